// Somebody offers to meet new people at the door, is confirmed, and meets one; another guest ends it and tells.
//   node greeting.mjs http://127.0.0.1:8080 INVITATION [look]
// INVITATION is the link for a list keeper of an organisation. With "look" every page is looked at too; without it all is
// done without script.
import { launch, server } from "./browser.mjs";
import { choose, follow, people, press, says } from "./people.mjs";
import { expect, close } from "./report.mjs";

const base = server();
const invitation = new URL(process.argv[3] ?? "/", base).pathname;
const browser = await launch();
const { someone, open, look, makeSpace, take } = people(browser, base, { looks: process.argv[4] === "look" });

// A meeting in person of adults, this week, not too soon.
const guest = await someone();
await open(guest, "/now?way=in-person&day=week&kind=smart");
const slugs = await guest.locator(".card a").evaluateAll((links) => links.map((link) => new URL(link.href).pathname.split("/").pop()));
const slug = slugs.at(-1);
expect(Boolean(slug), "the town has a meeting to go to", guest.url());
await open(guest, `/meeting/${slug}/greeter`);
expect((await says(guest)).includes("Nobody greets here"), "before anybody offers, the page says so", await says(guest));
await look(guest, "greeter-nobody");

// The keeper of the organisation, and somebody who offers.
const keeper = await someone();
const { address: node } = await take(keeper, invitation);
const greeter = await someone();
await open(greeter, "/space/start");
await makeSpace(greeter);
await open(greeter, `/space/greet/new?meeting=${slug}`);
await press(greeter, "Offer");
expect((await greeter.title()).startsWith("Error: "), "an empty offer is asked again", await greeter.title());
await look(greeter, "offer-error");
await greeter.fill("#name", "Sam Miller 0779 1234567");
await greeter.fill("#sign", "A blue scarf, by the side door");
await choose(greeter, "English");
await greeter.locator("input[name=node]").first().check();
await greeter.locator("#conduct").check();
await greeter.locator("#adult").check();
await press(greeter, "Offer");
expect((await says(greeter)).includes("Leave out phone numbers"), "a number in the name is refused, and the rest is kept", await says(greeter));
expect((await greeter.inputValue("#sign")) === "A blue scarf, by the side door", "what was typed stays");
await greeter.fill("#name", "Sam");
await press(greeter, "Offer");
expect((await says(greeter)).includes("has to confirm it"), "the offer waits for somebody who knows them", await says(greeter));
await look(greeter, "greet-waiting");
await open(guest, `/meeting/${slug}/greeter`);
expect((await says(guest)).includes("Nobody greets here"), "nothing shows before that");

await open(keeper, `${node}/greeters`);
expect((await says(keeper)).includes("A blue scarf, by the side door"), "the keeper sees who they are asked about");
await look(keeper, "node-greeters");
await press(keeper, /^Confirm/);
expect((await says(keeper)).includes("Confirmed"), "the keeper confirms", await says(keeper));

/** Asks to be met, and gives the address of the private page. */
async function ask(page, name, line) {
  await open(page, `/meeting/${slug}/greeter`);
  await page.locator("input[name=start]").last().check();
  await page.fill("#name", name);
  await page.fill("#line", line);
  await page.locator("#adult").check();
  await press(page, /^Ask$/);
  expect(/\/greeting\/.+/.test(page.url()), `${name} gets a private page`, page.url());
  return page.url();
}

// One is met.
await open(guest, `/meeting/${slug}/greeter`);
await look(guest, "greeter");
await press(guest, /^Ask$/);
expect((await guest.title()).startsWith("Error: "), "a question without a time is asked again", await guest.title());
await look(guest, "greeter-error");
const own = await ask(guest, "Robin", "I will wear a red hat");
expect((await says(guest)).includes("No answer yet"), "the page says that there is no answer yet", await says(guest));
await look(guest, "greeting-asked");
const words = await guest.locator(".words ol li").allInnerTexts();
expect(words.length === 8, "and gives eight words", words);
const other = await someone();
await open(other, "/greeting");
await look(other, "greeting-find");
await other.fill("#code", words.join("  ").toUpperCase());
await press(other, "Open the page");
expect(other.url() === own, "the eight words open it on another phone", other.url());
await open(greeter, "/space/greet");
expect((await says(greeter)).includes("Robin,"), "the greeter sees who asks", await says(greeter));
await look(greeter, "greet-asked");
await greeter.getByRole("link", { name: /^Open/ }).first().click();
expect((await says(greeter)).includes("I will wear a red hat"), "and what they wrote");
await look(greeter, "request");
await greeter.fill("#place", "At the bus stop, ten to");
await press(greeter, "Yes, I will be there");
await guest.reload();
const met = await says(guest);
expect(met.includes("Sam will meet you") && met.includes("A blue scarf, by the side door") && met.includes("At the bus stop, ten to"), "the guest reads who meets them, by which sign, and where", met);
await look(guest, "greeting-accepted");
await press(guest, "I do not come: take it back");
expect((await says(guest)).includes("You took it back"), "one press takes it back", await says(guest));
await open(greeter, "/space/greet");
expect(!(await says(greeter)).includes("Robin"), "and the greeter sees nothing of it any more", await says(greeter));

// One who keeps it in a space, and then tells.
const second = await someone();
await open(second, "/space/start");
await makeSpace(second);
const page = await ask(second, "Kim", "");
await follow(second, "Keep it in my space");
if (await second.getByRole("button", { name: "Keep it" }).count()) await press(second, "Keep it");
await open(second, "/space/greetings");
expect((await says(second)).includes("Take out of my list"), "it can be kept in a space", await says(second));
await look(second, "greetings");
await second.goto(page);
await second.fill("#note", "They asked for my number.");
await press(second, "End it and report");
expect((await says(second)).includes("It has ended"), "one press ends it and tells", await says(second));
await open(greeter, "/space/greet");
expect(!(await says(greeter)).includes("Kim"), "the greeter sees it no more");
await open(keeper, `${node}/greeters`);
await press(keeper, /^Read/);
expect((await says(keeper)).includes("They asked for my number."), "somebody who looks after greeters reads what was told", await says(keeper));
await look(keeper, "greeting-report");
await press(keeper, "Stop this greeter");
await open(guest, `/meeting/${slug}/greeter`);
expect((await says(guest)).includes("Nobody greets here"), "the greeter is stopped, and shows nowhere", await says(guest));
await open(greeter, "/space/greet");
await look(greeter, "greet-stopped");

await browser.close();
close();
