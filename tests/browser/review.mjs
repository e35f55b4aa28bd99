// People tell what a group was like; a list keeper reads it first; the group answers; it is reported and taken down.
//   node review.mjs http://127.0.0.1:8080 before FILE INVITATION       two people make a space, and FILE keeps their names
//   node review.mjs http://127.0.0.1:8080 after FILE [look]            a week later they tell and read
// A space must be a week old before its sentences count, so the server's clock goes on between the two.
import { readFileSync, writeFileSync } from "node:fs";
import { launch, server } from "./browser.mjs";
import { choose, people, press, says } from "./people.mjs";
import { expect, close } from "./report.mjs";

const base = server();
const [when, file, further] = process.argv.slice(3);
const browser = await launch();
const { someone, open, look, makeSpace, signIn, take } = people(browser, base, { looks: further === "look" });

const before = async () => {
  const [keeper, writer] = [await someone(), await someone()];
  const { name } = await take(keeper, new URL(further, base).pathname);
  await open(writer, "/space/start");
  writeFileSync(file, JSON.stringify({ keeper: name, writer: await makeSpace(writer) }));
};

const after = async () => {
  const names = JSON.parse(readFileSync(file, "utf8"));
  const visitor = await someone();
  await open(visitor, "/now?way=in-person&day=week");
  const slug = new URL(await visitor.locator(".card a").first().getAttribute("href"), base).pathname.split("/").pop();

  // Without an account.
  await open(visitor, `/meeting/${slug}/review`);
  await look(visitor, "tell");
  await press(visitor, "Send");
  expect((await visitor.title()).startsWith("Error: "), "nothing told is nothing sent", await visitor.title());
  await look(visitor, "tell-error");
  expect((await visitor.locator("textarea").count()) === 0, "who is not signed in writes no sentence");
  await visitor.locator("#found").check();
  await visitor.locator("#welcome").check();
  await press(visitor, "Send");
  expect((await says(visitor)).includes("We did not keep who told us"), "a visitor tells without an account", await says(visitor));
  await look(visitor, "tell-thanks");

  // From a space.
  const [keeper, writer] = [await someone(), await someone()];
  await signIn(keeper, names.keeper);
  await signIn(writer, names.writer);
  await open(writer, `/space/review/${slug}`);
  await look(writer, "tell-inside");
  await writer.locator("#found").check();
  await writer.locator("#welcome").check();
  await writer.fill("#sentence", "Jennifer Smith was rude to me.");
  await press(writer, "Send");
  expect((await says(writer)).includes("People in a group stay unnamed"), "a sentence that names a person comes back", await says(writer));
  expect((await writer.inputValue("#sentence")).includes("Jennifer"), "and what was typed stays");
  await look(writer, "tell-name");
  await writer.fill("#sentence", "The side door is easy to find, and people said hello.");
  await writer.locator("input[name=keep]").check();
  await press(writer, "Send");
  const code = (await writer.locator("strong.letters").innerText().catch(() => "")).trim();
  expect(code !== "" && (await says(writer)).includes("A person reads your sentence"), "the writer gets a code, and a person reads first", await says(writer));
  await look(writer, "tell-code");
  await open(writer, `/space/review/${slug}`);
  expect((await says(writer)).includes("You told us about this group lately"), "one person tells once in 90 days", await says(writer));
  await look(writer, "tell-lately");
  await open(writer, "/space/reviews");
  expect((await says(writer)).includes("See or change it"), "the link is kept in their space", await says(writer));
  await look(writer, "reviews-kept");
  await open(visitor, `/meeting/${slug}/reviews`);
  expect(!(await says(visitor)).includes("side door"), "nothing shows before a person read it");
  await look(visitor, "reviews-none");
  await open(visitor, `/meeting/${slug}`);
  expect((await says(visitor)).includes("Fewer than 5 people have told us"), "the figures stay hidden under five", (await says(visitor)).slice(-600));

  // The desk.
  await open(keeper, "/directory/reviews");
  expect((await says(keeper)).includes("The side door is easy to find"), "the list keeper finds it at the desk", await says(keeper));
  await look(keeper, "desk");
  await keeper.getByRole("link", { name: /^Read and decide/ }).first().click();
  const desk = keeper.url();
  await look(keeper, "desk-review");
  await press(keeper, /^Show it/);
  await open(visitor, `/meeting/${slug}/reviews`);
  expect((await says(visitor)).includes("The side door is easy to find"), "then everybody can read it", await says(visitor));
  expect(!(await says(visitor)).includes("Found it"), "without what fewer than five people told beside it");
  await keeper.goto(desk);
  await keeper.fill("#sentence", "Thank you. The light over that door works again.");
  await press(keeper, "Keep the answer");
  await keeper.goto(desk);
  await press(keeper, "Show the answer");
  await open(visitor, `/meeting/${slug}/reviews`);
  expect((await says(visitor)).includes("The group answers: Thank you. The light over that door works again."), "the group answers", await says(visitor));
  await look(visitor, "reviews");

  // Reported, taken down, deleted.
  await visitor.getByRole("link", { name: "Something is wrong with this" }).first().click();
  await look(visitor, "report");
  await choose(visitor, "It names or describes somebody");
  await press(visitor, "Send");
  expect((await says(visitor)).includes("A person will look at it"), "anybody can report it", await says(visitor));
  await open(keeper, "/directory/reviews");
  expect((await says(keeper)).includes("It names or describes somebody"), "the desk says what was reported", await says(keeper));
  await keeper.goto(desk);
  await choose(keeper, "It names or describes somebody");
  await press(keeper, /^Take it down/);
  await open(visitor, `/meeting/${slug}/reviews`);
  expect(!(await says(visitor)).includes("side door"), "taken down, nobody reads it any more", await says(visitor));
  await open(writer, "/review");
  await writer.fill("#code", code.toLowerCase());
  await press(writer, "Open");
  expect((await says(writer)).includes("It names or describes somebody"), "the writer reads the reason with their code", await says(writer));
  await look(writer, "own");
  await press(writer, "Delete it");
  expect((await says(writer)).includes("What you told is gone"), "and deletes all of it", await says(writer));
  await open(writer, "/review");
  await writer.fill("#code", code);
  await press(writer, "Open");
  expect((await says(writer)).includes("No one told us anything under this code"), "after that the code opens nothing");
};

await (when === "before" ? before() : after());
await browser.close();
close();
