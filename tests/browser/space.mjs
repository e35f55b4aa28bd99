// A person's own space on a phone: an urge, a check-in, a plan, a measure, a worksheet; and nobody else can open any of it.
//   node space.mjs http://127.0.0.1:8080 [look]
// With "look" every page is looked at too; without it all is done without script. Taps are counted.
import { launch, server } from "./browser.mjs";
import { people, says } from "./people.mjs";
import { expect, close } from "./report.mjs";

const base = server();
const browser = await launch();
const { someone, open, look, makeSpace } = people(browser, base, { looks: process.argv[3] === "look" });

const person = await someone();
person.setDefaultTimeout(5000);
await open(person, "/space/start");
await makeSpace(person);

let taps = 0;
/** Taps once. */
async function tap(locator) {
  taps += 1;
  await locator.first().click();
}
const button = (name) => person.getByRole("button", { name });
const link = (name) => person.getByRole("link", { name });
const either = (name) => button(name).or(link(name));

// An urge, from any page of the space.
await open(person, "/space/about");
taps = 0;
await tap(link("I have an urge"));
await look(person, "urge");
await tap(person.locator("label.choice, .choice label").filter({ hasText: /^\s*8\s*$/ }));
await tap(button("Save"));
expect(taps <= 4 && (await says(person)).includes("How strong it was: 8"), `an urge is kept in ${taps} taps, and nothing is typed`, await says(person));
const urge = person.url().split("?")[0];
await look(person, "urge-kept");
await tap(either("Start 15 minutes"));
expect(/You began at/.test(await says(person)), "a wait begins only when it is started, and without script", await says(person));

// A check-in.
await open(person, "/space");
await look(person, "space");
taps = 0;
await tap(either("Check in"));
await look(person, "check-in");
const last = person.locator("main fieldset").count();
for (let number = 0; number < Math.min(await last, 3); number += 1) await tap(person.locator("main fieldset").nth(number).locator("label"));
await tap(button("Save"));
expect(taps <= 6, `a check-in takes ${taps} taps`);
await look(person, "check-in-kept");
await open(person, "/space");
expect(!(await says(person)).includes("How are you today?"), "who checked in today is not asked again today", await says(person));

// A plan in two taps, how it went, and the next.
await tap(either("Make a plan"));
taps = 0;
await tap(person.locator("main label.choice, main .choice label"));
await tap(button("Make my plan of these"));
expect(taps <= 2 && (await says(person)).includes("Go to a meeting"), "a plan is made in two taps", await says(person));
await look(person, "plan");
await tap(either("Say how it went"));
await person.getByLabel("Done", { exact: true }).first().check();
await tap(person.locator("main form .btn"));
await open(person, "/space/plan");
expect(/done/i.test(await says(person)), "the plan remembers how it went", await says(person));

// A measure, one question at a time, one left out: no number is made up.
await open(person, "/space/forms/phq-8");
await tap(either("Start"));
await look(person, "measure");
let pages = 0;
while (/\/new|\/[0-9a-f-]{36}\//.test(person.url()) && pages < 12) {
  const choice = person.locator("main input[type=radio]");
  if (pages > 0 && (await choice.count())) await choice.first().check();
  if (!(await person.locator("main form .btn").count())) break;
  await person.locator("main form .btn").first().click();
  pages += 1;
}
const result = await says(person);
expect(pages >= 8 && !/All together: \d/.test(result), "a score with an answer left out is not told", [pages, result.slice(0, 500)]);
await look(person, "measure-result");
const measure = person.url().split("?")[0];

// What adds up of one urge: counts, and no direction yet.
await open(person, "/space/forms/urge");
await tap(link("See what adds up"));
const adds = await says(person);
expect(/From 1 entry/.test(adds) && /A direction shows from 8 on/.test(adds), "one entry is counted and makes no direction", adds.slice(0, 400));
await look(person, "adds-up");

// A worksheet with lines: the wheel of a life is drawn without script.
await open(person, "/space/forms");
await look(person, "forms");
await tap(link("The wheel of my life"));
await tap(either("Start"));
const slices = [["Health", "3", "9"], ["Money", "6", "7"], ["Friends", "8", "8"]];
for (const [number, [part, is, matters]] of slices.entries()) {
  await person.fill(`[id="slices.${number}.part"]`, part);
  await person.locator(`input[name="slices.${number}.is"][value="${is}"]`).check();
  await person.locator(`input[name="slices.${number}.matters"][value="${matters}"]`).check();
  if (number === 0) await look(person, "wheel-asked");
  await person.locator("main form .btn").filter({ hasText: number < slices.length - 1 ? "add a line" : /^Save$/ }).first().click();
}
const wheel = await says(person);
expect(wheel.includes("The widest gap is in Health: it matters 9, and it is at 3."), "the wheel names its widest gap", wheel.slice(0, 400));
expect((await person.locator("svg.chart polygon").count()) === 2, "the wheel is drawn");
const smallest = await person.locator("svg.chart").first().evaluate((chart) => (17 * chart.getBoundingClientRect().width) / 300);
expect(smallest >= 16, "the words of a chart are no smaller than words", smallest);
await look(person, "wheel");

// A return to use: kept in three taps, and nothing is taken.
await open(person, "/space");
taps = 0;
await tap(link("I returned to use"));
await person.locator("label.choice").filter({ hasText: "It was after a break" }).click();
await tap(button("Save"));
const back = await says(person);
expect(taps <= 3 && back.includes("You can start again today") && back.includes("Keep naloxone near"), "a return to use is kept without blame, with what is dangerous", back.slice(0, 400));
await look(person, "back-on-track");

// Medicines and groups, on one page of paper.
await open(person, "/space/forms/together/new/all");
await person.fill('[id="medicines.0.medicine"]', "Each morning, one");
await person.fill('[id="groups.0.group"]', "New Start, Mondays");
await person.fill('[id="call.0.who"]', "Kim");
await look(person, "together-asked");
await person.locator("main form .btn").filter({ hasText: /^Save$/ }).first().click();
expect((await says(person)).includes("Each morning, one"), "the combined plan is kept");
const paper = (await person.pdf({ format: "A4" })).toString("latin1").match(/\/Type\s*\/Page[^s]/g).length;
expect(paper === 1, "the combined plan is one page", paper);
await look(person, "together");

// Nobody else.
const other = await someone();
await open(other, "/space/start");
await makeSpace(other);
for (const address of [urge, measure]) {
  const status = (await other.goto(address)).status();
  expect(status === 404, "someone else finds nothing at the address", [address, status]);
}
const stranger = await someone();
await stranger.goto(urge);
expect(stranger.url().includes("/sign-in"), "who is not signed in is asked to sign in", stranger.url());

await browser.close();
close();
