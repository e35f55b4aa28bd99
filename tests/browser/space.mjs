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
