// One browser for the checks and the screenshots.
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

const PLACES = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

const FLAGS = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync",
];

/** Starts Chromium, or says how to get it. */
export async function launch() {
  const executablePath = PLACES.find((path) => path && existsSync(path));
  if (!executablePath) {
    console.error("No Chromium found. Install it (Debian: apt-get install chromium) or set CHROMIUM to its path.");
    process.exit(2);
  }
  const browser = await chromium.launch({ executablePath, args: FLAGS });
  return process.env.FAULTS ? faulty(browser, process.env.FAULTS) : browser;
}

/** A browser that adds rules to our style sheet: to see that the checks find what is wrong (`FAULTS='a { color: #ccc }'`). */
function faulty(browser, rules) {
  const open = browser.newContext.bind(browser);
  browser.newContext = async (options) => {
    const context = await open(options);
    await context.route("**/assets/app.*.css", async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, body: `${await answer.text()}\n${rules}` });
    });
    return context;
  };
  return browser;
}

/** The server's address from the command line, without a slash at its end. */
export function server() {
  return (process.argv[2] ?? "http://127.0.0.1:8080").replace(/\/$/, "");
}

/** The address of a meeting that one can go to or join, found as a person would. */
export async function aMeeting(page, base) {
  await page.goto(`${base}/now`);
  return new URL(await page.locator(".card a").first().getAttribute("href"), base).pathname;
}

/** The answers of somebody who looks for a group. */
const ANSWERS = "who=me&age=26_59&about=alcohol&goal=not_sure&faith=secular&med=mental_health&place=02903&within=25mi&mode=both"
  + "&need=step-free&calm=just_listen&w-size=4&seed=7";

/** Every public page, by name. */
export async function pages(page, base) {
  const meeting = await aMeeting(page, base);
  return {
    home: "/",
    now: "/now",
    online: "/online",
    near: "/near?lat=53.80&lon=-1.55&within=100mi",
    nothing: "/now?text=qqqqzzzz",
    unknown: "/near?place=qqqqzzzz",
    find: "/find?way=online&day=week",
    files: "/files?way=online&kind=smart",
    embed: "/embed/make?kind=smart",
    meeting,
    text: `${meeting}/text`,
    wrong: `${meeting}/wrong`,
    thanks: `${meeting}/wrong?thanks=off`,
    tell: `${meeting}/review`,
    told: `${meeting}/review?thanks=1`,
    said: `${meeting}/reviews`,
    code: "/review",
    help: "/help",
    first: "/first-time",
    steps: "/first-time?kind=smart",
    kinds: "/kinds",
    kind: "/kinds/na",
    compare: "/kinds/compare?a=aa&b=smart&c=lifering",
    family: "/family",
    evidence: "/evidence",
    finding: "/evidence/EV017",
    match: "/match",
    match1: `/match/1?${ANSWERS}`,
    match2: `/match/2?${ANSWERS}`,
    match3: `/match/3?${ANSWERS}`,
    match4: `/match/4?${ANSWERS}`,
    answer: `/match/answer?${ANSWERS}`,
    answerNone: "/match/answer?mode=in_person&place=qqqqzzzz&seed=7",
    answerText: `/match/answer/text?${ANSWERS}`,
    sheet: `/match/sheet?${ANSWERS}&show=goal`,
    plan: `/match/plan?${ANSWERS}`,
    private: "/private",
    privacy: "/privacy",
    accessibility: "/accessibility",
    about: "/about",
    missing: "/no-such-page",
    start: "/space/start",
    signIn: "/sign-in?then=/space/sharing",
    lost: "/sign-in/words",
  };
}

/** Pages of a person who is signed in, by name. */
export const OWN = {
  reviews: "/space/reviews",
  keep: `/space/match/keep?${ANSWERS}`,
  wishes: "/space/match",
  trials: "/space/trials",
  account: "/account",
  sessions: "/account/sessions",
  passphrase: "/account/passphrase",
  newWords: "/account/words",
  passkeys: "/account/passkeys",
  phoneCode: "/account/phone",
  prove: "/account/prove",
};

export const PASSPHRASE = "tortoise umbrella crimson Tuesday";

/** Makes a space, and stays on the page that shows its name and its twelve words. */
export async function start(page, base) {
  await page.goto(`${base}/space/start`);
  await page.fill("#passphrase", PASSPHRASE);
  await page.locator("main form .btn").click();
  const name = await page.locator(".words dd strong").innerText();
  const words = await page.locator(".words li").allInnerTexts();
  return { name, words };
}

/** Opens each page in a fresh context and hands it over. */
export async function each(browser, base, addresses, options, body) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  for (const [name, address] of Object.entries(addresses)) {
    await page.goto(base + address, { waitUntil: "load" });
    await body(page, name);
  }
  await context.close();
}
