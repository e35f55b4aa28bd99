// A letter of attendance: asked for without an account, confirmed with one tap, opened, kept as text and as a PDF, and checked by
// somebody whose network is cut, and by a program that shares nothing with the server.
//   node letter.mjs http://127.0.0.1:8080 STEWARD FACILITATOR [look]
// STEWARD and FACILITATOR are links for the two roles at the organisation that keeps the list.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { launch, server } from "./browser.mjs";
import { follow, people, press, says } from "./people.mjs";
import { expect, close } from "./report.mjs";
import { wired } from "./wire.mjs";

const base = server();
const [steward, facilitator, further] = process.argv.slice(3);
const browser = await launch();
const { someone, open, look, take } = people(browser, base, { looks: further === "look" });

const keeps = await someone();
await take(keeps, steward);
const leads = await someone();
const { address } = await take(leads, facilitator);
const asks = await someone();

/** The page on which a letter of a meeting can be asked for: of one that began lately or begins soon. */
async function aMeeting() {
  await open(asks, "/now");
  const found = await asks.locator(".card a[href^='/meeting/']").evaluateAll((links) => links.map((link) => link.pathname));
  for (const path of [...new Set(found)].filter((path) => path.split("/").length === 3)) {
    await open(keeps, path.replace("/meeting/", "/directory/letters/"));
    await keeps.locator("input[value='on_request']").check();
    await press(keeps, "Save");
    await open(asks, path);
    await follow(asks, "Need a letter that you were here?");
    if (await asks.locator("#name").count()) return;
  }
  throw new Error("no meeting begins now");
}
await aMeeting();
await look(asks, "letter-ask");
await press(asks, "Ask for the letter");
expect((await says(asks)).includes("Write a name"), "a letter without a name is not asked for", asks.url());
await asks.fill("#name", "Sam R.");
await press(asks, "Ask for the letter");
await look(asks, "letter-waits");
const own = asks.url();
expect((await says(asks)).includes("Waiting for the group"), "who asked waits for the group", own);

await open(leads, `${address}/letters`);
await look(leads, "letter-desk");
await press(leads, "Here all the time");
await open(asks, own);
await look(asks, "letter-ready");
await press(asks, "Open my letter");
await look(asks, "letter");
const signed = await asks.locator("input[name='letter']").first().inputValue();
expect(signed.includes("Meeting: a recovery support meeting"), "the letter does not name the kind of group", signed);

const folder = mkdtempSync(join(tmpdir(), "letter-"));
const fetched = async (path) => Buffer.from(await (await asks.request.post(base + path, { form: { letter: signed }, headers: { origin: base } })).body());
const pdf = await fetched("/attendance/letter.pdf");
writeFileSync(join(process.env.PICTURES ?? folder, "letter.pdf"), pdf);
expect(pdf.subarray(0, 5).toString() === "%PDF-" && pdf.length > 2000, "it is there as a PDF", pdf.subarray(0, 200).toString("latin1"));
writeFileSync(join(folder, "letter.txt"), await fetched("/attendance/letter.txt"));
const keys = await asks.request.get(`${base}/.well-known/openseat-attendance-keys.json`);
writeFileSync(join(folder, "keys.json"), await keys.body());
writeFileSync(join(folder, "forged.txt"), readFileSync(join(folder, "letter.txt"), "utf8").replace("Sam R.", "Kim R."));
/** Whether the program apart calls a letter real. */
function real(letter) {
  const words = ["../verify/verify.mjs", letter, "keys.json"].map((word, at) => (at ? join(folder, word) : word));
  try { execFileSync(process.execPath, words, { stdio: "pipe" }); return true; } catch { return false; }
}
expect(real("letter.txt") && !real("forged.txt"), "a program apart tells the letter from a changed one");

await open(asks, "/verify");
await look(asks, "verify");

// On somebody's desk, whose network is cut once the page is there. With the site's own policy for scripts, unlike in other checks.
const { base: line, network, close: hangUp } = await wired(base);
const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: "en" });
const checks = await context.newPage();
await checks.goto(`${line}/verify`);
network(false);
const cut = await checks.evaluate(() => fetch("/verify").then(() => false, () => true));
expect(cut, "the network is cut");
for (const [text, said] of [[signed, "data-good"], [signed.replace("Sam R.", "Kim R."), "data-bad"], ["Dear office", "data-none"]]) {
  await checks.fill("#letter", text);
  await checks.locator("form[data-keys] button").click();
  const [told, wanted] = [await checks.locator("#told h2").innerText(), await checks.locator("form[data-keys]").getAttribute(said)];
  expect(told === wanted, `without a network the page says "${wanted}"`, told);
}
network(true);
hangUp();

await open(asks, own);
await press(asks, "Delete this now");
expect((await says(asks)).includes("It is deleted."), "and the person deletes it", asks.url());

await browser.close();
close();
