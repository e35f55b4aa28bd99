// A day at the desk of those who keep the list: ten suggestions, three meetings nobody looked at, one duplicate, one feed
// that went wrong. Without script, on a phone.
//   node steward.mjs lists FOLDER                                    writes the lists of three offices
//   node steward.mjs http://127.0.0.1:8080 INVITATION LETTERS [look]   LETTERS: where the mail catcher writes, a line a letter
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";

const DAY = 86_400_000;
const GROUP = "group@mill.example";
const PERSON = "sam@visitor.example";

/** A meeting of a list; checked so many days ago. */
function meeting(slug, name, day, { ago = 10, ...more } = {}) {
  const updated = new Date(Date.now() - ago * DAY).toISOString().slice(0, 19).replace("T", " ");
  return {
    slug, name, day, time: "19:00", end_time: "20:00", timezone: "Europe/London", updated, types: ["O"],
    formatted_address: `${slug.length + day} Mill Lane, Leeds LS1 4AB, UK`, latitude: 53.7965 + day / 500, longitude: -1.5478, ...more,
  };
}

function lists(folder) {
  mkdirSync(folder, { recursive: true });
  const write = (name, rows) => writeFileSync(`${folder}/${name}.json`, JSON.stringify(rows));
  const named = ["Harbour", "Lantern", "Orchard", "Bridge", "Garden", "Station", "Corner", "Hill", "River", "Market"];
  const leeds = named.map((name, n) => meeting(`meeting-${n}`, `${name} Chairs`, n % 7, { ago: n < 3 ? 300 + n : 10 }));
  const lane = { formatted_address: "12 Mill Lane, Leeds LS1 4AB, UK", latitude: 53.81, longitude: -1.55 };
  const york = ["Abbey", "Minster", "Ouse", "Wall", "Gate", "Shambles", "Castle", "Bar"];
  const towns = york.map((name, n) => meeting(`york-${n}`, `${name} Table`, n % 7, { formatted_address: `${n + 1} Stonegate, York YO1 8AS, UK`, latitude: 53.96, longitude: -1.08 + n / 100 }));
  write("leeds", leeds);
  write("york", [...towns, meeting("new-start", "New Start", 4, lane)]);
  write("york-broken", towns.slice(0, 2));
  write("harrogate", [meeting("start-again", "Start Again Newcomers", 4, lane)]);
}

if (process.argv[2] === "lists") {
  lists(process.argv[3]);
  process.exit(0);
}

const { launch, server } = await import("./browser.mjs");
const { choose, follow, people, press, says } = await import("./people.mjs");
const { expect, close } = await import("./report.mjs");

const base = server();
const [invitation, letters, further] = process.argv.slice(3);
const browser = await launch();
const { someone, open, look, take } = people(browser, base, { looks: further === "look" });
const wait = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

/** The letters until now, once there are so many. The server looks for letters once a minute. */
async function posted(count) {
  for (let tries = 0; tries < 90; tries += 1) {
    const text = existsSync(letters) ? readFileSync(letters, "utf8") : "";
    const all = text.split("\n").filter((line) => line.startsWith("{")).map((line) => JSON.parse(line));
    if (all.length >= count) return all;
    await wait(1_000);
  }
  throw new Error(`${count} letters did not come`);
}

const linkIn = (letter, path) => new URL(letter.text.match(new RegExp(`http\\S*${path}\\S*`))[0]).pathname;

const keeper = await someone();
await take(keeper, invitation);

// Ten people suggest something.
const visitor = await someone();
async function suggest(path, fill) {
  await open(visitor, path);
  await fill();
  await wait(3_200); // a form that is sent more quickly is taken for a program's
  await press(visitor, "Send");
  const said = await says(visitor);
  expect(said.includes("We have it"), `a suggestion at ${path} is kept`, said.slice(0, 200));
  return (await visitor.locator("p.code").innerText()).trim();
}
const at = (n, what) => `/meeting/meeting-${n}/suggest?what=${what}`;
await open(visitor, "/meeting/meeting-3");
await follow(visitor, "Suggest a change");
await look(visitor, "suggest");
await choose(visitor, "The place");
await press(visitor, "Next");
await look(visitor, "suggest-place");
const place = await suggest(at(3, "place"), async () => {
  await visitor.fill("#place", "Old Mill");
  await visitor.fill("#email", PERSON);
});
await look(visitor, "suggest-kept");
await suggest(at(4, "when"), () => visitor.fill("#start", "20:00"));
await suggest(at(5, "about"), () => visitor.fill("#name", "Station Seats"));
await suggest(at(6, "online"), () => visitor.fill("#phone", "+44 20 7946 0000"));
await suggest(at(7, "about"), () => visitor.fill("#notes", "Tea from half past six."));
await suggest(at(8, "place"), () => visitor.fill("#door", "Ring the lower bell."));
await suggest(at(9, "closed"), () => visitor.fill("#said", "The hall is a shop now."));
await suggest(at(5, "other"), () => visitor.fill("#said", "There is a ramp now."));
const spam = await suggest(at(6, "other"), () => visitor.fill("#said", "Cheap chairs! Ring us."));
await suggest("/suggest", async () => {
  await visitor.fill("#name", "Friday Lamp");
  await choose(visitor, "Every week");
  await visitor.selectOption("#day", "friday");
  await visitor.fill("#start", "18:30");
  await choose(visitor, "In person");
  await visitor.fill("#street", "3 Boar Lane");
  await visitor.fill("#city", "Leeds");
  await visitor.fill("#group_email", GROUP);
});

// The desk in the morning.
await open(keeper, "/directory");
const desk = await says(keeper);
await look(keeper, "desk");
expect(/Suggestions 10/.test(desk), "ten suggestions wait", desk);
expect(/Not looked at for long 3/.test(desk), "three meetings nobody looked at", desk);
expect(/Feeds that need a look 1/.test(desk), "one feed went wrong", desk);
expect(/One meeting, or two\? 1/.test(desk), "one pair that may be one", desk);

// A group is asked about the first one, and says yes.
await open(keeper, "/directory/contact/meeting-3");
await keeper.fill("#address", "not an address");
await press(keeper, "Keep it");
await look(keeper, "contact-error");
await keeper.fill("#address", GROUP);
await press(keeper, "Keep it");
await open(keeper, "/directory/suggestions");
await look(keeper, "suggestions");
await follow(keeper, "Change: Bridge Chairs");
await look(keeper, "suggestion");
await press(keeper, "Ask the group");
const [first] = await posted(1);
expect(first.envelope[0] === GROUP && !first.text.includes(PERSON), "the group is asked, and not told who suggests it", first);
const group = await someone();
await open(group, linkIn(first, "/suggestion/says/"));
await look(group, "says");
await press(group, "Yes, this is right");
expect((await says(group)).includes("will put it in"), "one tap answers", await says(group));

async function decide(about, button, reason) {
  await open(keeper, "/directory/suggestions");
  await follow(keeper, about);
  if (reason) await choose(keeper, reason);
  await press(keeper, button);
}
await open(keeper, "/directory/suggestions");
expect((await says(keeper)).includes("The group says that it is right"), "the desk says so", await says(keeper));
await decide("Change: Bridge Chairs", "Take it");
await decide("Change: Garden Chairs", "Take it");
await decide("Change: Corner Chairs", "Take it");
await decide("Change: Hill Chairs", "Take it");
await decide("Change: River Chairs", "Take it");
await decide("Closed: Market Chairs", "Take it");
await decide("New meeting: Friday Lamp", "Take it");
await decide("Change: Station Chairs", "Take it");
await open(keeper, "/directory/suggestions");
await follow(keeper, "Change: Station Seats");
await press(keeper, "Do not take it");
await look(keeper, "refuse-without-reason");
expect((await keeper.title()).startsWith("Error: "), "a refusal has a reason", await keeper.title());
await choose(keeper, "We found nobody who could confirm it.");
await press(keeper, "Do not take it");
await decide("Change: Corner Chairs", "Do not take it", "It looked like an advertisement.");
await open(keeper, "/directory/suggestions");
expect((await says(keeper)).includes("Nothing is waiting"), "all ten are decided", await says(keeper));
await look(keeper, "suggestions-done");

// Both sides are told.
const told = (await posted(2)).find((letter) => letter.envelope[0] === PERSON);
expect(told?.text.includes("on the list now"), "who suggested it gets a letter", told);
await open(visitor, `/suggestion?code=${place}`);
expect((await says(visitor)).includes("It is on the list now"), "and finds it by the code", await says(visitor));
await look(visitor, "suggestion-taken");
await open(visitor, `/suggestion?code=${spam}`);
expect((await says(visitor)).includes("It looked like an advertisement"), "a refusal says why", await says(visitor));

// What everybody sees.
await open(visitor, "/meeting/meeting-3");
expect((await says(visitor)).includes("Old Mill"), "the new place stands on the page", (await says(visitor)).slice(0, 300));
await open(visitor, "/meeting/meeting-9");
expect(/closed|no longer|any more/i.test(await says(visitor)), "the closed one says so", (await says(visitor)).slice(0, 300));
const feed = await (await fetch(`${base}/meetings.json`)).text();
expect(feed.includes("Old Mill") && feed.includes("Friday Lamp") && !feed.includes("Market Chairs"), "and the feed for other programs has all of it");

// One was a slip: it is taken back.
await open(keeper, "/directory/meetings?text=River");
await keeper.locator("main a[href^='/directory/meeting/']").first().click();
await look(keeper, "desk-meeting");
await press(keeper, /^Take it back/);
await open(visitor, "/meeting/meeting-8");
expect(!(await says(visitor)).includes("lower bell"), "taken back, nobody sees it", (await says(visitor)).slice(0, 300));

// Three meetings that nobody looked at.
await open(keeper, "/directory/freshness");
await look(keeper, "freshness");
const of = (name, button) => keeper.locator(".box", { hasText: name }).getByRole("button", { name: button }).click();
await of("Harbour Chairs", /^All is right/);
await of("Lantern Chairs", /^All is right/);
await open(keeper, "/directory/contact/meeting-2");
await keeper.fill("#address", GROUP);
await press(keeper, "Keep it");
const before = (await posted(2)).length;
await open(keeper, "/directory/freshness");
await of("Orchard Chairs", /^Ask the group/);
const asked = (await posted(before + 1)).find((letter) => letter.text.includes("/still-right/"));
await open(group, linkIn(asked, "/still-right/"));
await look(group, "still-right");
await press(group, "Yes, all is right");
expect((await says(group)).includes("you looked today"), "the group says so in one tap", await says(group));
await open(keeper, "/directory/freshness");
expect((await says(keeper)).includes("All meetings were looked at"), "nothing is stale any more", (await says(keeper)).slice(0, 400));

// One duplicate.
await open(keeper, "/directory/duplicates");
await look(keeper, "duplicates");
await follow(keeper, /^Compare them/);
await look(keeper, "duplicate");
await press(keeper, "It is one meeting");
await open(keeper, "/directory/duplicates");
expect((await says(keeper)).includes("No pair is waiting"), "the pair is decided", await says(keeper));

// One feed that went wrong.
await open(keeper, "/directory/feeds");
await look(keeper, "feeds");
await follow(keeper, "york");
const held = await says(keeper);
expect(held.includes("Too much is gone") && held.includes("7 of 9"), "the feed is held, with its numbers", held);
await look(keeper, "feed");
await open(visitor, "/groups?lat=53.96&lon=-1.05&within=10mi");
expect((await says(visitor)).includes("Castle Table"), "and its meetings are all still there", (await says(visitor)).slice(0, 300));

await browser.close();
close();
