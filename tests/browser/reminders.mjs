// A person sets reminders on a phone, sees how they look, changes, deletes and puts one back, and takes them into a calendar.
//   node reminders.mjs http://127.0.0.1:8080 [look]
// With "look" every page is looked at too, and a message is shown by the browser; without it all is done without script.
import { launch, server } from "./browser.mjs";
import { people, press, follow, says } from "./people.mjs";
import { expect, close } from "./report.mjs";

const base = server();
const looks = process.argv[3] === "look";
const browser = await launch();
const { someone, open, look, makeSpace } = people(browser, base, { looks });
const person = await someone();
person.setDefaultTimeout(8000);
await open(person, "/space/start");
await makeSpace(person);

await open(person, "/space");
await follow(person, "My reminders");
expect((await says(person)).includes("Nothing is set."), "nothing is set at first", await says(person));
await look(person, "reminders-empty");
await follow(person, "Set a reminder");
await look(person, "reminder-kinds");
await follow(person, "To check in");
await person.fill("#at", "6pm");
await person.fill("#words", "Call Kim");
await look(person, "reminder");
await press(person, "See how it looks");
expect(/So it looks on a locked screen.*A note to myself/.test(await says(person)), "it shows how it will look", await says(person));
await look(person, "reminder-look");
await person.fill("#at", "soon");
await press(person, "Save");
expect((await person.title()).startsWith("Error"), "a time that is none is told", await person.title());
await look(person, "reminder-error");
await person.fill("#at", "18.30");
await press(person, "Save");
expect((await says(person)).includes("Every day at 6:30pm"), "it is set", await says(person));
expect(/Next: (Today|Tomorrow)/.test(await says(person)), "and says when it comes next", await says(person));
await look(person, "reminders");
await press(person, "Delete");
await press(person, "Put it back");
expect((await says(person)).includes("It is back."), "what is deleted comes back", await says(person));

await open(person, "/space/reminders/new?about=meeting");
await look(person, "reminder-meeting");
await press(person, "Save");
expect((await says(person)).includes("1 hour before it starts"), "one follows a meeting", await says(person));
await open(person, "/space/reminders/new?about=medicine");
await person.fill("#at", "23:00");
await press(person, "Save");
expect((await says(person)).includes("This time is in your quiet hours."), "a medicine in the quiet hours is told", await says(person));
await open(person, "/space/reminders/quiet");
await look(person, "quiet");
await person.fill("#from", "23:30");
await press(person, "Save");
expect((await says(person)).includes("between 11:30pm and 8am"), "quiet hours are the person's", await says(person));

await follow(person, "How messages reach me");
await look(person, "ways");
await press(person, "Make an address for my calendar");
const address = await person.locator("main code").innerText();
await look(person, "ways-calendar");
const file = await (await fetch(base + new URL(address).pathname)).text();
expect(file.startsWith("BEGIN:VCALENDAR") && file.includes("BEGIN:VALARM") && !file.includes("Kim"), "a calendar reads it, and it betrays nothing", file.slice(0, 300));
await press(person, "Stop this address");
expect((await fetch(base + new URL(address).pathname)).status === 410, "until it is stopped");
await open(person, "/reminder/2345678923456789CDFGHJKM");
await look(person, "link-gone");

if (looks) {
  // The worker shows a message as it came. What a push service would deliver is handed to the browser by its own tools.
  const context = await browser.newContext({ permissions: ["notifications"] });
  const page = await context.newPage();
  await page.goto(`${base}/offline`);
  const tools = await context.newCDPSession(page);
  const registered = new Promise((done) => {
    tools.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => registrations[0] && done(registrations[0].registrationId));
  });
  await tools.send("ServiceWorker.enable");
  await page.evaluate(() => navigator.serviceWorker.register("/sw.js").then(() => navigator.serviceWorker.ready));
  const data = JSON.stringify({ title: "Meetings", body: "You asked to be reminded at 6pm.", tag: "a1" }).padEnd(512);
  for (const _ of ["once", "twice"]) await tools.send("ServiceWorker.deliverPushMessage", { origin: base, registrationId: await registered, data });
  await page.waitForTimeout(1000);
  const shown = await page.evaluate(async () => (await (await navigator.serviceWorker.ready).getNotifications()).map(({ title, body }) => [title, body]));
  expect(JSON.stringify(shown) === JSON.stringify([["Meetings", "You asked to be reminded at 6pm."]]), "a message is shown as it came, and the same twice is one", shown);
  await context.close();
}
await browser.close();
close();
