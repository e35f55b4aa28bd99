// An evening of a group, written down on a phone whose network is cut: kept, shown as waiting, sent once; and few taps when it is there.
//   node evening.mjs http://127.0.0.1:8080 INVITATION
// INVITATION makes a manager.
import { launch, server } from "./browser.mjs";
import { choose, people, press, says } from "./people.mjs";
import { expect, close } from "./report.mjs";
import { wired } from "./wire.mjs";

const { base, line, network, close: hangUp } = await wired(server());
const browser = await launch();
const { someone, open, take } = people(browser, base, {});

const manager = await someone();
manager.setDefaultTimeout(8000);
const { address } = await take(manager, process.argv[3]);
await open(manager, address);
for (const name of ["Mill House", "Thursday group"]) {
  await manager.fill("#name", name);
  await press(manager, "Add");
}
const group = new URL(manager.url()).pathname;
await open(manager, `${group}/people`);
await choose(manager, "Facilitator");
await press(manager, "Make a link");
const link = new URL((await manager.inputValue("#link")).trim()).pathname;

// With the site's own policy for scripts, unlike in other checks.
const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: "en" });
const lead = await context.newPage();
lead.setDefaultTimeout(8000);
await take(lead, link);

// An evening that is on today, in few taps: the group's page, the session, the number.
await open(lead, `${group}/sessions/new`);
// The clock of the site, an hour ahead at most.
const clock = new Intl.DateTimeFormat("sv-SE", { timeZone: "America/New_York", dateStyle: "short", timeStyle: "short" }).format(new Date());
await lead.fill("#day", clock.slice(0, 10));
await lead.fill("#time", clock.slice(11, 16));
await press(lead, "Add it");
const session = lead.url().split("?")[0];
const began = Date.now();
await open(lead, "/space");
let taps = 0;
const tap = async (locator) => {
  taps += 1;
  await locator.first().click();
};
await tap(lead.locator("main a[href^='/sessions']"));
const quick = lead.locator('button[value="in-person.6"]');
if (!(await quick.count())) await tap(lead.locator(`main a[href*="${new URL(session).pathname}"]`));
if (!(await quick.first().isVisible())) await tap(lead.locator("main details:has(button[value='in-person.6']) summary"));
await tap(quick);
await lead.getByText("6 people came").first().waitFor();
const seconds = (Date.now() - began) / 1000;
expect(taps <= 4 && seconds <= 15, `an evening is counted in ${taps} taps, ${seconds.toFixed(1)} s`, [taps, seconds]);

// Turned on once, and the page opened once while there is a network.
await open(lead, "/space/offline");
await lead.getByRole("button", { name: "Turn it on" }).click();
await lead.getByText("It is on.").waitFor();
await lead.goto(session);
await lead.waitForTimeout(800);

network(false);
await lead.goto(session).catch(() => null);
await lead.locator('button[name="quick"][value="in-person.9"]').first().click();
await lead.waitForLoadState();
await lead.waitForTimeout(500);
const waits = await lead.locator("[data-waiting]").first().innerText().catch(() => "");
expect(waits.includes("1 entry waits") || (await says(lead)).includes("waits"), "without a network the number waits on the phone", [waits, (await says(lead)).slice(0, 300)]);

network(true);
await lead.goto(`${base}/sessions`);
await lead.waitForTimeout(2500);
await lead.goto(session);
let said = await says(lead);
expect(said.includes("9 people came"), "and is sent when there is one", said.slice(0, 300));

// The answer is lost on its way: the server has the number, the phone does not know, and it is one change all the same.
await lead.goto(session);
await lead.waitForTimeout(500);
line.loses = true;
await lead.locator('button[name="quick"][value="in-person.8"]').first().click();
await lead.waitForTimeout(1000);
network(true);
await lead.goto(`${base}/sessions`);
await lead.waitForTimeout(2500);
await open(lead, `${new URL(session).pathname}/history`);
const history = await says(lead);
expect((history.match(/8/g) ?? []).length >= 1 && (history.match(/8 in the room|8 people|: 8/g) ?? []).length <= 1, "a number whose answer was lost is there once", history.slice(0, 700));
await lead.goto(session);
said = await says(lead);
expect(said.includes("8 people came"), "and stands", said.slice(0, 300));

await browser.close();
hangUp();
close();
