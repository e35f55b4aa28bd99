// A month of a made-up person's life on a phone: days that go well and days that do not, a return to use, what adds up, and the end.
//   node month.mjs http://127.0.0.1:8080 CLOCK [look]
// CLOCK is a file that the server's clock reads (faketime): the script writes into it how many days ago it is. With "look"
// there is script and pages are looked at; without, all is done without. PICTURES=FOLDER takes pictures.
import { readFileSync, writeFileSync } from "node:fs";
import { inflateRawSync } from "node:zlib";
import { launch, server } from "./browser.mjs";
import { PASSPHRASE, people, press, says } from "./people.mjs";
import { expect, close } from "./report.mjs";

const DAYS = 30;
const base = server();
const clock = process.argv[3];
const browser = await launch();
const { someone, open, look, makeSpace } = people(browser, base, { looks: process.argv[4] === "look" });

/** Moves the server's clock: `day` counts from 0 to 29, and the last is today. */
const itIs = (day) => writeFileSync(clock, day === DAYS - 1 ? "+0" : `-${DAYS - 1 - day}d`);
const dateOf = (day) => new Date(Date.now() - (DAYS - 1 - day) * 86_400_000);

itIs(0);
const person = await someone();
person.setDefaultTimeout(8000);
await open(person, "/space/start");
const name = await makeSpace(person);
const kept = {};

/** Answers a sheet. Names of lines are `people.0.name`; a list is several boxes. */
async function write(form, answers, path = `/space/forms/${form}/new/all`) {
  await open(person, path);
  for (const [field, value] of Object.entries(answers)) await answer(field, value);
  await person.locator("main form .btn").filter({ hasText: /^Save$/ }).first().click();
  const page = await says(person);
  expect(!(await person.title()).startsWith("Error: "), `${form} is kept`, [person.url(), page.slice(0, 300)]);
  kept[form] = (kept[form] ?? 0) + 1;
  return page;
}

async function answer(field, value) {
  const choice = (one) => person.locator(`main input[name="${field}"][value="${one}"]`);
  if (value instanceof Date) {
    const parts = { day: value.getDate(), month: value.toLocaleString("en", { month: "short" }), year: value.getFullYear() };
    for (const [part, typed] of Object.entries(parts)) await person.fill(`[id="${field}-${part}"]`, String(typed));
  } else if (Array.isArray(value) || (await choice(value).count())) {
    for (const one of [value].flat()) await choice(one).check();
  } else {
    await person.fill(`[id="${field}"]`, String(value)).catch(async (error) => { throw new Error(`${person.url()} has no ${field}: ${(await says(person)).slice(0, 300)}`, { cause: error }); });
  }
}

/** Another line of a sheet is asked for before it is written. */
async function lines(form, group, rows, rest = {}) {
  await open(person, `/space/forms/${form}/new/all`);
  for (const [field, value] of Object.entries(rest)) await answer(field, value);
  for (const [number, row] of rows.entries()) {
    for (const [field, value] of Object.entries(row)) await answer(`${group}.${number}.${field}`, value);
    if (number < rows.length - 1) await person.locator(`main button[name="more"][value="${group}"]`).click();
  }
  await person.locator("main form .btn").filter({ hasText: /^Save$/ }).first().click();
  expect(!(await person.title()).startsWith("Error: "), `${form} is kept with its lines`, person.url());
  kept[form] = (kept[form] ?? 0) + 1;
}

/** A measure: one question a page, each answered with the choice at this place. */
async function measure(form, places) {
  await open(person, `/space/forms/${form}/new/q1`);
  for (const place of places) {
    await person.locator("main input[type=radio]").nth(place).check();
    await person.locator("main form .btn").first().click();
  }
  kept[form] = (kept[form] ?? 0) + 1;
  return says(person);
}

// The first day: what is there to lean on.
const first = await says(person);
expect(first.includes("Check in"), "the space opens with what comes first", first.slice(0, 300));
await measure("phq-4", [2, 2, 1, 2]);
await measure("barc-10", [1, 2, 1, 2, 1, 2, 3, 2, 2, 1]);
await lines("contacts", "people", [{ name: "Kim", reach: "555 0101", who: "peer", first: "yes" }, { name: "Sam", who: "family" }]);
await write("card", { first: "It passes. It always has.", second: "Call Kim.", third: "Walk to the river." });
await lines("together", "medicines", [{ medicine: "Each morning, one", prescriber: "Dr. Reyes" }], { say: "It is between me and my doctor" });
await lines("values", "top", [{ value: "My daughter", effect: "I am there when she calls" }, { value: "Health" }]);
await lines("cost-benefit", "lines", [
  { square: "benefit-doing", text: "I fall asleep", horizon: "short" },
  { square: "cost-doing", text: "I miss the morning", horizon: "long" },
  { square: "benefit-changing", text: "Breakfast with her", horizon: "long" },
]);
await lines("milestones", "stretches", [{ what: "Days without a drink", from: dateOf(0) }]);
await plan("Sleep through the night", ["Go to one meeting", "Walk with Sam"]);
await look(person, "first-day");

// What comes on which day. The urges grow fewer; the evening is the hard time.
const URGES = { 0: 9, 1: 8, 2: 8, 4: 8, 5: 7, 7: 7, 9: 6, 11: 8, 12: 9, 15: 6, 18: 5, 21: 4, 24: 4, 27: 3 };
const TRIGGERS = ["feeling", "place", "feeling", "time"];
const AWAY = [6, 13, 14];
const MEETINGS = [2, 9, 16, 23];
const told = { urges: 0, feeling: 0, checkIns: 0, days: [] };

for (let day = 0; day < DAYS; day += 1) {
  itIs(day);
  if (AWAY.includes(day)) continue;
  if (day > 0 && day % 7 === 0) await week(day);
  await checkIn(day);
  if (URGES[day] !== undefined) await urge(day);
  if (MEETINGS.includes(day)) await write("meeting-log", { meeting: "New Start", mode: "person", role: ["came"], before: 7, after: 4, again: "yes" });
  if (day % 3 === 0) await lines("gratitude", "lines", [{ line: "Coffee on the step" }, { line: "Kim called", who: "Kim" }]);
  if (day === 10) await wheel();
  if (day === 12) await returned(day);
  if (day === 15) await lines("abc-urge", "beliefs", [{ belief: "I can not stand it", "belief-before": 90, type: "stand", better: "I do not like it, and I can stand it", "belief-better": 60 }], { event: "The long evening" });
  if (day === 16) await lines("deads", "ways", [{ letter: "leave", way: "Out of the kitchen" }, { letter: "distract", way: "Wash the cups", minutes: 10 }]);
  if (day === 18) await lines("goal", "steps", [{ step: "Ask at the library" }], { goal: "Read to her twice a week", sure: 8, status: "going" });
  if (day === 20) await lines("hard-times", "situations", [{ kind: "time", situation: "Friday evening", coping: "Go to the online meeting" }], { hour: "Call Kim", day: "Eat, walk, sleep" });
  if (day === 25) await write("halt", { hungry: 2, angry: 1, lonely: 3, tired: 3 });
}

itIs(DAYS - 1);
await measure("phq-4", [0, 1, 0, 1]);
await measure("barc-10", [4, 4, 3, 4, 4, 4, 4, 4, 3, 4]);

// What adds up.
let page = await adds("urge");
expect(page.includes(`From ${told.urges} entries`), "every urge is counted", page.slice(0, 300));
expect(page.includes(`Over ${told.urges} entries it goes down`), "that urges grew weaker is told as a direction with its range", page.slice(0, 900));
expect(await drawn() >= 2, "lines and hours are drawn", await drawn());
expect(!/risk|chance of/i.test(page), "nothing is foretold", page.slice(0, 2000));
page = await adds("check-in");
expect(page.includes(`From ${told.checkIns} entries`), "the days away are not made up", page.slice(0, 300));
expect(!/streak|in a row/i.test(page), "no streak is told", page.slice(0, 2000));
page = await adds("phq-4");
expect(/From 7 on .* to 2 on/.test(page), "a measure tells its two ends", page.slice(0, 500));
for (const form of ["gratitude", "meeting-log", "plan", "milestones", "back-on-track"]) await adds(form);
await open(person, "/space/forms/milestones");
await look(person, "milestones");
await open(person, "/space");
await look(person, "last-day");

// On paper.
await open(person, "/space/forms/together");
await person.locator("main tbody a").first().click();
const pages = (await person.pdf({ format: "A4" }).catch(() => null))?.toString("latin1").match(/\/Type\s*\/Page[^s]/g).length;
expect(pages === 1, "the combined plan is one page", [pages, person.url()]);

// All of it taken along, and all of it gone.
await open(person, "/space/take");
const [download] = await Promise.all([person.waitForEvent("download"), press(person, "Download")]);
const files = unzip(readFileSync(await download.path()));
const everything = Object.values(files).join("\n");
for (const said of ["It passes. It always has.", "Coffee on the step", "Read to her twice a week", "I miss the morning", "Each morning, one"]) {
  expect(everything.includes(said), `the file holds “${said}”`, Object.keys(files));
}
const count = Object.values(kept).reduce((sum, n) => sum + n, 0);
const responses = Object.entries(files).filter(([path]) => path.endsWith(".json")).flatMap(([, text]) => everyResponse(JSON.parse(text)));
expect(responses.length === count, "as many entries as were kept", [responses.length, count]);
const one = `${base}/space/forms/urge/summary`;
await open(person, "/space/take/now");
await look(person, "take-now");
await press(person, "Delete everything now");
if (person.url().includes("/account/prove")) {
  await person.fill("#passphrase", PASSPHRASE);
  await person.locator("main form .btn").first().click();
  await press(person, "Delete everything now");
}
expect((await says(person)).includes("Everything is deleted"), "all is gone", person.url());
await person.goto(one);
expect(person.url().includes("/sign-in"), "what added up is nobody's any more", person.url());
await person.fill("#name", name);
await person.fill("#passphrase", PASSPHRASE);
await person.locator("main form .btn").first().click();
expect((await person.title()).startsWith("Error: "), "and nobody can sign in to it", await person.title());

await browser.close();
close();

async function plan(goal, whats) {
  await lines("plan", "steps", whats.map((what) => ({ what, sure: 7 })), { goal });
}

/** At the end of a week: how it went, and the next plan. */
async function week(day) {
  await open(person, "/space/plan");
  const asked = await says(person);
  expect(/seven days are over/i.test(asked), `the plan of week ${day / 7} is over`, asked.slice(0, 200));
  await plan(`Week ${day / 7 + 1}`, ["Go to one meeting", "Call Kim", "Walk with Sam"]);
  if (day % 14 === 0) await measure("phq-4", [1, 1, 1, 1]);
}

async function checkIn(day) {
  await open(person, "/space");
  const today = await says(person);
  expect(today.includes("How are you today?"), `day ${day}: the space asks how it is`, today.slice(0, 200));
  await person.getByRole("link", { name: "Check in" }).first().click();
  // The lines of the plan that are open come first, and can be left as they are.
  if (!(await person.locator('main input[name="day"]').count())) await person.locator("main form .btn").first().click();
  const good = day === 12 ? 1 : Math.min(5, 2 + Math.floor(day / 8));
  await person.locator(`main input[name="day"][value="${good}"]`).check();
  await person.locator(`main input[name="urge"][value="${URGES[day] ?? 2}"]`).check();
  await person.getByRole("button", { name: "Save" }).first().click();
  kept["check-in"] = (kept["check-in"] ?? 0) + 1;
  told.checkIns += 1;
  told.days.push(good);
}

async function urge(day) {
  const trigger = TRIGGERS[told.urges % TRIGGERS.length];
  const strength = URGES[day];
  await write("urge", { strength, trigger: [trigger], did: ["call"], minutes: 12, after: Math.max(1, strength - 4), acted: day === 12 ? "yes" : "no" });
  told.urges += 1;
  if (trigger === "feeling") told.feeling += 1;
  if (day === 11) {
    const helped = await says(person);
    expect(helped.includes("Call Kim.") && helped.includes("Kim"), "an urge finds the card and whom to call", helped.slice(0, 600));
    await look(person, "urge");
  }
}

async function wheel() {
  await lines("balance", "slices", [{ part: "Health", is: 4, matters: 9 }, { part: "Money", is: 5, matters: 6 }, { part: "Friends", is: 7, matters: 8 }]);
  await look(person, "wheel");
}

/** A return to use: everything stays, and the way on is near. */
async function returned(day) {
  const page = await write("back-on-track", { day: dateOf(day), trigger: ["feeling"], care: ["daily"], tell: "Kim", next: "The meeting tomorrow" });
  expect(page.includes("You can start again today") && page.includes("Kim"), "a return to use is kept without blame", page.slice(0, 400));
  await look(person, "back");
  await open(person, "/space/forms/milestones");
  expect((await says(person)).length > 0, "what was counted stays");
}

async function adds(form) {
  await open(person, `/space/forms/${form}/summary`);
  const page = await says(person);
  const sizes = await person.locator("svg.chart").evaluateAll((charts) => charts.map((chart) => chart.getBoundingClientRect().width));
  expect(sizes.every((width) => width >= 280), `charts of ${form} are as wide as the phone`, sizes);
  await look(person, `adds-${form}`);
  return page;
}

/** Charts on the page. */
async function drawn() {
  return person.locator("svg.chart").count();
}

/** The texts in a ZIP file, by path (APPNOTE 4.3: each local header has its name, then the data). */
function unzip(bytes) {
  const files = {};
  let at = bytes.readUInt32LE(bytes.length - 22 + 16);
  while (bytes.readUInt32LE(at) === 0x02014b50) {
    const [method, packed] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20)];
    const [named, extra, comment] = [28, 30, 32].map((place) => bytes.readUInt16LE(at + place));
    const local = bytes.readUInt32LE(at + 42);
    const path = bytes.toString("utf8", at + 46, at + 46 + named);
    const begin = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const data = bytes.subarray(begin, begin + packed);
    files[path] = (method === 8 ? inflateRawSync(data) : data).toString("utf8");
    at += 46 + named + extra + comment;
  }
  return files;
}

/** Everything in it that is an answered form. */
function everyResponse(value) {
  if (value === null || typeof value !== "object") return [];
  const here = value.form && value.answers ? [value] : [];
  return [...here, ...Object.values(value).flatMap(everyResponse)];
}
