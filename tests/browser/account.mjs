// A space of one's own: made, entered, got back, looked after and left. Signed-in pages are also looked at as the public
// ones are.
import { createHmac } from "node:crypto";
import { OWN, PASSPHRASE, start } from "./browser.mjs";
import { expect } from "./report.mjs";
import * as look from "./checks/look.mjs";
import * as use from "./checks/use.mjs";

const PHONE = { viewport: { width: 360, height: 740 } };
const OTHER = "walnut ferry velvet Sunday";

async function signIn(page, base, name, passphrase = PASSPHRASE) {
  await page.goto(`${base}/sign-in`);
  await page.fill("#name", name);
  await page.fill("#passphrase", passphrase);
  await page.locator("main form .btn").first().click();
}

const signOut = (page) => page.locator("header form button").click();

/** What the server says, whatever the page shows. */
async function isSignedIn(page, base) {
  const answer = await page.context().request.get(`${base}/account`, { maxRedirects: 0 });
  return answer.status() === 200;
}

/** A browser whose contexts all begin signed in. */
async function signedIn(browser, base) {
  const context = await browser.newContext();
  await start(await context.newPage(), base);
  const storageState = await context.storageState();
  await context.close();
  return { newContext: (options) => browser.newContext({ ...options, storageState }) };
}

export async function aSpaceWithoutScript(browser, base) {
  const context = await browser.newContext({ ...PHONE, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(base);
  await page.locator("footer a[href='/space']").click();
  expect(new URL(page.url()).pathname === "/sign-in", "without script: my space asks who it is", page.url());
  await page.locator("a[href*='/space/start']").click();
  expect((await context.cookies()).length === 0, "without script: asking sets no cookie");
  const { name, words } = await start(page, base);
  expect(name.split(" ").length === 3 && words.length === 12, "without script: a name and twelve words are shown", { name, words: words.length });
  const [cookie] = await context.cookies();
  const kept = cookie && cookie.name === "__Host-seat" && cookie.httpOnly && cookie.secure && cookie.sameSite === "Lax";
  expect(kept, "without script: the cookie is out of reach", cookie);
  await page.locator("main .row .btn").first().click();
  expect(new URL(page.url()).pathname === "/space", "without script: the words lead on to my space", page.url());

  await page.goto(`${base}/account`);
  await signOut(page);
  expect(page.url().includes("/sign-in") && !await isSignedIn(page, base), "without script: signed out", page.url());
  await signIn(page, base, name.toUpperCase());
  expect(new URL(page.url()).pathname === "/space", "without script: signed in, capital letters or not", page.url());
  await page.goto(`${base}/account/sessions`);
  await signOut(page);

  await page.goto(`${base}/account/sessions`);
  await page.locator("a[href*='/sign-in/words']").click();
  await page.fill("#name", name);
  await page.fill("#recovery", words.join("\n"));
  await page.fill("#passphrase", OTHER);
  await page.locator("main form .btn").click();
  const fresh = await page.locator(".words li").allInnerTexts();
  expect(fresh.length === 12 && fresh.join() !== words.join(), "without script: the twelve words let in, and are new", page.url());
  await page.locator("main .row .btn").first().click();
  expect(page.url().includes("/account/sessions"), "without script: and lead back to what was wanted", page.url());
  await signOut(page);
  await signIn(page, base, name, PASSPHRASE);
  expect((await page.title()).startsWith("Error: "), "without script: the old passphrase is no longer right");
  await context.close();
}

export async function theCardPrints(browser, base) {
  const context = await browser.newContext({ viewport: { width: 680, height: 1000 } });
  const page = await context.newPage();
  await start(page, base);
  await page.emulateMedia({ media: "print" });
  const seen = await page.evaluate(() => ({
    width: document.documentElement.scrollWidth,
    card: document.querySelector(".words").checkVisibility(),
    others: ["header.top", "footer", ".btn", ".no-print"].filter((part) => document.querySelector(part).checkVisibility()),
  }));
  expect(seen.card && !seen.others.length && seen.width <= 680, "the card of words prints alone", seen);
  await context.close();
}

export async function mistakesAreKind(browser, base) {
  const context = await browser.newContext(PHONE);
  const page = await context.newPage();
  await page.goto(`${base}/space/start`);
  await page.fill("#passphrase", "password1234567");
  await page.locator("main form .btn").click();
  expect((await page.title()).startsWith("Error: "), "a weak passphrase: the title says so first", await page.title());
  expect(await page.evaluate(() => document.activeElement.className) === "err", "a weak passphrase: focus is on the summary");
  await page.locator(".err a").click();
  expect(await page.evaluate(() => document.activeElement.id) === "passphrase", "a weak passphrase: the link lands on the field");
  expect(await page.inputValue("#passphrase") === "", "a weak passphrase is not sent back");
  await page.fill("#passphrase", PASSPHRASE);
  await page.locator("[data-show]").click();
  expect(await page.getAttribute("#passphrase", "type") === "text", "a passphrase can be looked at");
  await page.locator("[data-show]").click();
  expect(await page.getAttribute("#passphrase", "type") === "password", "and hidden again");
  await context.close();
}

/** Passkeys need the name `localhost`: an address of digits cannot have any. */
const named = (base) => base.replace("127.0.0.1", "localhost");

export async function aPasskeyOpensTheSpace(browser, base) {
  const site = named(base);
  const context = await browser.newContext(PHONE);
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("WebAuthn.enable");
  const options = {
    protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true, isUserVerified: true,
    automaticPresenceSimulation: true,
  };
  await session.send("WebAuthn.addVirtualAuthenticator", { options });
  await start(page, site);
  await page.goto(`${site}/account/passkeys`);
  await page.fill("#label", "My phone");
  await page.locator("[data-passkey] .btn").click();
  await page.waitForURL("**/account/passkeys?done=added", { timeout: 10000 });
  expect((await page.locator(".box h2").allInnerTexts()).join() === "My phone", "a passkey is added and named");
  await signOut(page);
  await page.waitForURL("**/sign-in*");
  await page.locator("[data-passkey] .btn").click();
  await page.waitForURL("**/space", { timeout: 10000 });
  expect(await isSignedIn(page, site), "the passkey opens the space without name or passphrase");
  await page.goto(`${site}/account/passkeys`);
  await page.locator("button[name=remove]").click();
  expect(await page.locator("button[name=remove]").count() === 0, "a passkey is taken away", page.url());
  await context.close();
}

/** The code of RFC 6238 for a moment, from the letters that the page shows. */
function code(letters, at) {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...letters.replaceAll(" ", "")].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
  const sum = createHmac("sha1", key).update(counter).digest();
  const number = sum.readUInt32BE(sum[19] & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, "0");
}

export async function theCodeOfThePhone(browser, base) {
  const context = await browser.newContext({ ...PHONE, javaScriptEnabled: false });
  const page = await context.newPage();
  const { name } = await start(page, base);
  await page.goto(`${base}/account/phone`);
  await page.locator("main form .btn").click();
  await page.locator("summary").click();
  const letters = await page.locator(".letters").innerText();
  expect(await page.locator("svg.code path").count() === 1, "a picture to scan is drawn");
  const now = Date.now();
  await page.fill("#code", code(letters, now));
  await page.locator("main form .btn").click();
  expect(page.url().includes("done=phone"), "the code of the phone is taken into use", page.url());
  await signOut(page);
  await signIn(page, base, name);
  expect(page.url().includes("/sign-in/code"), "the passphrase is not enough any more", page.url());
  expect(!await isSignedIn(page, base), "half a proof opens nothing");
  await page.fill("#code", "000 000");
  await page.locator("main form .btn").click();
  expect((await page.title()).startsWith("Error: "), "a wrong code is said", await page.title());
  // A code is good once, so this is the next one.
  const later = code(letters, now + 30_000);
  await page.fill("#code", `${later.slice(0, 3)} ${later.slice(3)}`);
  await page.locator("main form .btn").click();
  expect(await isSignedIn(page, base), "the code opens the space", page.url());
  await context.close();
}

export async function sessionsEndOneByOne(browser, base) {
  const [first, second] = [await browser.newContext(PHONE), await browser.newContext(PHONE)];
  const [page, lost] = [await first.newPage(), await second.newPage()];
  const { name } = await start(page, base);
  await signIn(lost, base, name);
  await page.goto(`${base}/account/sessions`);
  expect(await page.locator(".box").count() === 2, "both devices are listed");
  await page.locator(".box").nth(1).locator("button").click();
  expect(!await isSignedIn(lost, base), "the other device is signed out at once");
  expect(await isSignedIn(page, base), "this one stays");
  await first.close();
  await second.close();
}

export async function leavingEndsTheSession(browser, base) {
  const context = await browser.newContext(PHONE);
  // The neutral page is played by the test, since it is another site; the way to it is our own server's.
  await context.route("**/leave", async (route) => {
    const answer = await route.fetch({ maxRedirects: 0 });
    expect(answer.status() === 303, "leaving leads away", answer.status());
    await route.fulfill({ contentType: "text/html", body: "<title>Weather</title><h1>Weather</h1>" });
  });
  const page = await context.newPage();
  const { name } = await start(page, base);
  const [cookie] = await context.cookies();
  await page.goto(`${base}/account`);
  await page.goto(`${base}/account/sessions`);
  for (let press = 0; press < 3; press += 1) await page.keyboard.press("Shift");
  await page.waitForURL("**/leave", { timeout: 5000 });
  expect((await context.cookies(base)).length === 0, "leaving takes the cookie away");
  await context.addCookies([cookie]);
  expect(!await isSignedIn(page, base), "the session is dead on the server, even for who kept the cookie");
  await context.clearCookies();
  for (let steps = 0; steps < 4; steps += 1) {
    await page.goBack().catch(() => null);
    const text = await page.locator("body").innerText();
    expect(!text.includes(name), `Back shows nothing of the space (${steps + 1})`, page.url());
  }
  await context.close();
}

export async function ownPagesAreLookedAt(browser, base) {
  const own = await signedIn(browser, base);
  for (const check of [look.axe, look.narrow, look.large, look.smallest, look.forcedColours, look.rightToLeft, use.keyboard, use.targets]) {
    await check(own, base, OWN);
  }
  const context = await own.newContext(PHONE);
  const page = await context.newPage();
  const complaints = [];
  page.on("console", (message) => { if (message.type() === "error") complaints.push(message.text()); });
  for (const [name, address] of Object.entries(OWN)) {
    const answer = await page.goto(base + address);
    const headers = answer.headers();
    expect(answer.status() === 200 && headers["cache-control"] === "no-store", `${name} is kept nowhere`, headers["cache-control"]);
    expect(!headers["content-encoding"], `${name} is sent as it is`);
    const inline = await page.evaluate(() => document.querySelectorAll("[style], style, script:not([src]), [onclick]").length);
    expect(inline === 0 && !complaints.length, `${name} has nothing inline`, complaints);
  }
  await context.close();
}
