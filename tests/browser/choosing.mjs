// Six people look for what suits them, each without script, and every reason they are told is followed to where it leads.
//   node choosing.mjs http://127.0.0.1:8080 [CITY COUNTRYSIDE]
// CITY and COUNTRYSIDE are places that the directory knows; left out, those of the made-up town. PICTURES=FOLDER takes
// pictures, and TELL=1 prints what each was shown.
import { launch, server } from "./browser.mjs";
import { people } from "./people.mjs";
import { expect, close } from "./report.mjs";

const base = server();
const [city, countryside] = [process.argv[3] ?? "02903", process.argv[4] ?? "02840"];

// What each ticks, page by page, by the names that stand in the address.
const PEOPLE = [
  { who: "someone on methadone", place: city, ticks: { who: "me", age: "26_59", about: ["opioids"], goal: "stay_stopped", med: ["opioid"], calm: ["new"] } },
  { who: "someone without a faith", place: city, ticks: { who: "me", about: ["alcohol"], goal: "stop", faith: "secular", style: "skills" } },
  { who: "someone unsure about stopping", place: city, ticks: { who: "me", about: ["alcohol", "cannabis"], goal: "not_sure", size: "small", calm: ["just_listen"] } },
  { who: "someone in the country", place: countryside, within: "50mi", ticks: { who: "me", age: "60_over", about: ["alcohol"], goal: "stop", mode: "both", time: ["evening"] } },
  { who: "a parent", place: city, ticks: { who: "me", age: "26_59", about: ["alcohol"], goal: "cut_down", with: ["parents"], need: ["childcare"], day: ["saturday", "sunday"] } },
  { who: "a 17-year-old", place: city, ticks: { who: "me", age: "under_18", about: ["cannabis"], goal: "not_sure", calm: ["with_someone"] } },
];

const browser = await launch();
const { someone, picture } = people(browser, base);

/** Ticks what a page asks of all that a person would tick, and goes on. */
async function answer(page, person) {
  const closed = page.locator("form details:not([open]) > summary");
  while (await closed.count()) await closed.first().click();
  for (const [name, values] of Object.entries(person.ticks)) {
    for (const value of [values].flat()) {
      const box = page.locator(`form input:not([type=hidden])[name="${name}"][value="${value}"]`);
      if (await box.count()) await box.first().check();
    }
  }
  if (await page.locator("#town").count()) await page.fill("#town", person.place);
  if (person.within && (await page.locator("select[name=within]").count())) await page.selectOption("select[name=within]", person.within);
  await page.locator("form .btn").first().click();
}

/** Where a reason leads: to the question that the person answered, or to what is known. */
async function leads(page, href, person) {
  const url = new URL(href, base);
  // Only so is it opened anew when nothing but its fragment differs.
  await page.goto("about:blank");
  const response = await page.goto(url.href);
  if (response.status() !== 200) return false;
  if (url.pathname.startsWith("/evidence/")) return (await page.locator("main").innerText()).includes(url.pathname.split("/").pop());
  if (!url.pathname.startsWith("/match/")) return /^\/(kinds|meeting)\//.test(url.pathname);
  const asked = page.locator(url.hash || "#nothing");
  const ticked = await asked.locator("input:checked:not([value=''])").count();
  const typed = await page.locator(`input[type=text]${url.hash || "#nothing"}, ${url.hash || "#nothing"} input[type=text]`).evaluateAll((fields) => fields.filter((field) => field.value).length);
  return ticked + typed > 0 || `${person.who} did not answer ${url.hash}`;
}

const followed = new Map();

for (const [number, person] of PEOPLE.entries()) {
  const page = await someone();
  const name = `${number + 1}-${person.who.replaceAll(" ", "-")}`;
  await page.goto(`${base}/match`);
  await page.locator("main .btn").first().click();
  for (let step = 1; step <= 4; step += 1) {
    expect(new URL(page.url()).pathname === `/match/${step}`, `${person.who} comes to page ${step}`, page.url());
    if (number === 0) await picture(page, `page-${step}`);
    await answer(page, person);
  }
  const address = page.url();
  await picture(page, name);
  const kinds = page.locator("section.kind");
  const text = (await page.locator("main").innerText()).replace(/\s+/g, " ");
  const one = /Only one way of working is in reach/.test(text);
  expect((await kinds.count()) >= (one ? 1 : 2), `${person.who} is shown two kinds of group, or told that there is one only`, text.slice(0, 300));
  const told = await kinds.evaluateAll((sections) => sections.map((section) => ({
    name: section.querySelector("h3").innerText,
    reasons: [...section.querySelectorAll(":scope > ul.why > li")].map((li) => ({ text: li.innerText, ways: [...li.querySelectorAll("a")].map((a) => a.getAttribute("href")) })),
    strong: section.querySelectorAll(":scope > p > strong").length,
  })));
  for (const kind of told) {
    expect(kind.reasons.length >= 2 && kind.reasons.length <= 4, `${person.who} is told two to four reasons for ${kind.name}`, kind.reasons.map((reason) => reason.text));
    expect(kind.strong >= 2, `${person.who} is told one caution and what nobody knows of ${kind.name}`, kind);
    for (const reason of kind.reasons) {
      expect(reason.ways.length > 0, `each reason for ${kind.name} leads somewhere`, reason.text);
      if (process.env.TELL) console.log(`      ${person.who} · ${kind.name} · ${reason.text.replace(/\s+/g, " ")}`);
    }
  }
  const wish = person.ticks.med?.includes("opioid");
  if (wish) expect(!told.some((kind) => /Methadone is not|against/i.test(kind.reasons.map((reason) => reason.text).join(" "))), "nobody on methadone is sent where it is not welcome");
  if (person.ticks.age === "under_18") expect(/adult/i.test(text), "a 17-year-old is told that an adult can come along", text.slice(0, 400));
  const plan = await page.locator("a[href*='/match/plan']").first().getAttribute("href");
  for (const href of new Set(told.flatMap((kind) => kind.reasons.flatMap((reason) => reason.ways)))) {
    const known = followed.get(href) ?? (await leads(page, href, person));
    followed.set(href, known);
    expect(known === true, `${person.who}: a reason leads to an answer or to what was studied (${new URL(href, base).pathname}${new URL(href, base).hash})`, known || href);
  }
  await page.goto(new URL(plan, base).href);
  expect((await page.locator(".plan > li").count()) >= 1, `${person.who} gets a plan with dates`, page.url());
  await picture(page, `${name}-plan`);
  await page.goto(address);
  await page.locator("a[href*='/match/sheet']").first().click();
  expect((await page.locator("h1").count()) === 1, `${person.who} can hand it to a worker`, page.url());
  await page.context().close();
}

await browser.close();
close();
