// A pilot of three sites is written down as its facilitators would do it, and told by its numbers: 75 sessions, 486 people counted,
// 138 in the room and 348 online, 6.48 a session (the numbers of Manning, Roxburgh and Savic 2023; everything else is made up).
//   node pilot.mjs http://127.0.0.1:8080 INVITATION [look]
// INVITATION makes a manager. With "look" there is script and pages are looked at; without, all is done without.
import { launch, server } from "./browser.mjs";
import { choose, people, press, says } from "./people.mjs";
import { expect, close } from "./report.mjs";

const base = server();
const looks = process.argv[4] === "look";
const browser = await launch();
const { someone, open, look, take } = people(browser, base, { looks });
const SESSIONS = 75;

/** By site: how its people meet, how many sessions, and how many came to all of them. */
const SITES = [
  { name: "North Street", mode: "in-person", sessions: 21, came: 138 },
  { name: "Mill House", mode: "online", sessions: 27, came: 174 },
  { name: "Harbour Walk", mode: "online", sessions: 27, came: 174 },
];
const SURVEYS = [11, 10, 10];

const manager = await someone();
manager.setDefaultTimeout(8000);
const { address: programme } = await take(manager, process.argv[3]);
const told = { sessions: 0, came: 0, first: 0, surveys: 0 };

for (const [number, site] of SITES.entries()) {
  await open(manager, programme);
  await manager.fill("#name", site.name);
  await press(manager, "Add");
  await manager.fill("#name", `The group at ${site.name}`);
  await press(manager, "Add");
  site.group = new URL(manager.url()).pathname;
  await open(manager, `${site.group}/people`);
  await choose(manager, "Facilitator");
  await press(manager, "Make a link");
  const link = new URL((await manager.inputValue("#link")).trim()).pathname;
  site.lead = await someone();
  site.lead.setDefaultTimeout(8000);
  await take(site.lead, link);
  for (let index = 0; index < site.sessions; index += 1) await session(site, index);
  if (number === 0) await look(site.lead, "session");
  for (let person = 0; person < SURVEYS[number]; person += 1) await afterwards(site, person);
}
expect(told.sessions === SESSIONS && told.came === 486, "all sessions are written down", told);

// What it comes to, for who runs the programme.
await open(manager, `${programme}/sessions`);
await look(manager, "numbers");
const numbers = await says(manager);
for (const number of [`${SESSIONS}`, "486", "138", "348", "6.5", `${told.first}`]) {
  expect(new RegExp(`(^|\\D)${number.replace(".", "\\.")}(\\D|$)`).test(numbers), `the numbers say ${number}`, numbers.slice(0, 1500));
}
expect(SITES.every((site) => numbers.includes(site.name)), "each site has its line");
const table = await (await manager.context().request.get(new URL(`${programme}/sessions.csv?from=2026-01-01&until=2026-11-27`, base).href)).text();
const lines = table.trim().split(/\r?\n/);
expect(lines.length === SESSIONS + 1, "the table has a line for each session", lines.length);

// What people said after sessions, when enough did.
await open(manager, `${programme}/answers`);
await look(manager, "answers");
const answers = await says(manager);
expect(answers.includes(`${told.surveys}`), "so many answered", answers.slice(0, 800));

// How a group stands: a checklist and one next step, no grade.
for (const [name, path] of [["growing", "growing"], ["rota", "rota"], ["leading", "leading"], ["money", "money"], ["checks", "checks"], ["host", "host"]]) {
  await open(SITES[0].lead, `${SITES[0].group}/${path}`);
  await look(SITES[0].lead, name);
}
await open(SITES[0].lead, `${SITES[0].group}/growing?all=1`);
const stages = await says(SITES[0].lead);
expect(/next useful step/i.test(stages) && !/score|grade:/i.test(stages.replace("It is no grade", "")), "the checklist says what helps next", stages.slice(0, 400));

// The library, and one piece of it as a file.
const visitor = await someone();
await open(visitor, "/toolkit");
await look(visitor, "toolkit");
const pieces = await visitor.locator("main a[href^='/toolkit/']").evaluateAll((all) => [...new Set(all.map((a) => a.getAttribute("href").split("?")[0]))]);
expect(pieces.length >= 12, "the library has its pieces", pieces.length);
for (const piece of pieces) {
  const answer = await visitor.context().request.get(new URL(piece, base).href);
  expect(answer.status() === 200, `${piece} is a page`, answer.status());
}
await open(visitor, pieces[0]);
await look(visitor, "toolkit-piece");
const file = await visitor.locator("main a[href$='.pdf'], main a[href*='.pdf?']").first().getAttribute("href");
const pdf = await (await visitor.context().request.get(new URL(file, base).href)).body();
expect(pdf.subarray(0, 5).toString() === "%PDF-", "a piece is a PDF", file);
await open(visitor, "/start-a-group");
await look(visitor, "start-a-group");
await open(visitor, "/verify");
await look(visitor, "verify");

await browser.close();
close();

/** One session: the day, then one tap on how many came, then who was there for the first time. */
async function session(site, index) {
  const { lead } = site;
  const day = new Date(Date.UTC(2026, 10, 26) - index * 7 * 86_400_000 / 2);
  await open(lead, `${site.group}/sessions/new`);
  await lead.fill("#day", day.toISOString().slice(0, 10));
  await lead.fill("#time", index % 2 ? "10:00" : "18:30");
  await lead.locator(`input[name="mode"][value="${site.mode}"]`).check();
  await press(lead, "Add it");
  const left = site.came - Math.floor((site.came * index) / site.sessions);
  const came = left - (site.came - Math.floor((site.came * (index + 1)) / site.sessions));
  await lead.locator(`button[name="quick"][value="${site.mode}.${came}"]`).click();
  const said = await says(lead);
  expect(said.includes(`${came} people came`) || said.includes(`${came} people joined`), `${site.name}, session ${index + 1}: ${came} are counted with one tap`, said.slice(0, 200));
  if (index === 0) site.session = lead.url().split("?")[0];
  if (index % 3 === 0) {
    await lead.locator("main details summary").filter({ hasText: "More, if you like" }).click();
    await lead.fill("#first-timers", "1");
    await lead.locator('form:has(#first-timers) button:not(.vh)').last().click();
    told.first += 1;
  }
  told.sessions += 1;
  told.came += came;
}

/** Somebody says with their own phone that they were there, and answers afterwards. */
async function afterwards(site, person) {
  if (person === 0) {
    await site.lead.goto(`${site.session}/door`);
    await press(site.lead, "Open the sign-in");
    site.code = (await site.lead.locator("main .count").first().innerText()).trim();
    await look(site.lead, "door");
  }
  const guest = await someone();
  guest.setDefaultTimeout(8000);
  await open(guest, "/here");
  await guest.locator("main input[type=text], main input[inputmode=numeric]").first().fill(site.code);
  await guest.locator("main form .btn").first().click();
  if (person === 0) await look(guest, "here");
  await guest.locator("main form .btn").first().click();
  if (person === 0) await look(guest, "here-done");
  await guest.locator("main a[href^='/after/']").first().click();
  let steps = 0;
  while (steps < 40 && (await guest.locator("main form[method=post] .btn").count())) {
    if (person === 0 && steps < 2) await look(guest, `after-${steps}`);
    const groups = await guest.locator("main fieldset:has(input[type=radio])").count();
    for (let number = 0; number < groups; number += 1) {
      await guest.locator("main fieldset:has(input[type=radio])").nth(number).locator("input[type=radio]").nth(person % 2).check();
    }
    await guest.locator("main form[method=post] .btn").first().click();
    steps += 1;
  }
  const end = await says(guest);
  expect(steps > 0 && steps < 40, `${site.name}: somebody answers afterwards`, [steps, end.slice(0, 300)]);
  if (person === 0) await look(guest, "after-end");
  told.surveys += 1;
  await guest.context().close();
}
