// What a phone keeps when its network is cut: an urge and a check-in, sealed, shown as waiting, sent once, wiped.
//   node offline.mjs http://127.0.0.1:8080
// The browser reaches the server over a line of ours that can be cut, and that can lose an answer on its way.
import { launch, server } from "./browser.mjs";
import { people, says } from "./people.mjs";
import { expect, close } from "./report.mjs";
import { wired } from "./wire.mjs";

const { base, line, network, close: hangUp } = await wired(server());

const browser = await launch();
const { open, makeSpace } = people(browser, base, {});
// With the site's own policy for scripts, unlike in the other checks.
const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: "en" });
const person = await context.newPage();
person.setDefaultTimeout(8000);
await open(person, "/space/start");
await makeSpace(person);

const there = async (path) => {
  try {
    await person.goto(base + path);
    return true;
  } catch {
    // The browser's own page about it comes a moment later.
    await person.waitForTimeout(500);
    return false;
  }
};
/** What lies in the browser. */
const kept = () => person.evaluate(async () => {
  const ask = (store) => new Promise((done) => {
    const asked = indexedDB.open("offline", 1);
    asked.onsuccess = () => {
      const all = asked.result.transaction(store).objectStore(store).getAll();
      all.onsuccess = () => { asked.result.close(); done(all.result); };
    };
  });
  const text = (one) => Object.fromEntries(Object.entries(one).map(([name, value]) =>
    [name, value instanceof ArrayBuffer || ArrayBuffer.isView(value) ? new TextDecoder().decode(value) : value]));
  const [state, waiting] = [await ask("state"), await ask("waiting")];
  const pages = [];
  for (const name of await caches.keys()) {
    for (const request of await (await caches.open(name)).keys()) {
      const answer = await (await caches.open(name)).match(request);
      pages.push([new URL(request.url).pathname, (answer.headers.get("content-type") ?? "").includes("html") ? await answer.text() : ""]);
    }
  }
  return { state: state.map(text), waiting: waiting.map(text), pages };
});
const waits = async () => {
  await person.waitForTimeout(300);
  return (await person.locator("[data-waiting]").first().innerText().catch(() => "")) ?? "";
};
const urge = async (strength) => {
  await person.locator("label.choice, .choice label").filter({ hasText: new RegExp(`^\\s*${strength}\\s*$`) }).first().click();
  await person.getByRole("button", { name: "Save" }).first().click();
  await person.waitForLoadState();
};
const urges = async () => {
  await person.goto(`${base}/space/forms/urge`);
  return (await person.locator("main a[href*='/space/forms/urge/']").evaluateAll((all) =>
    new Set(all.map((one) => /urge\/([0-9a-f-]{36})/.exec(one.href)?.[1]).filter(Boolean)).size));
};

// Nothing is kept before it is turned on.
network(false);
expect(!await there("/space/forms/urge/new/all"), "without turning it on, nothing is there without a network");
network(true);
await person.goto(`${base}/space/offline`);
await person.getByRole("button", { name: "Turn it on" }).click();
await person.getByText("It is on.").waitFor();
let found = await kept();
expect(found.pages.some(([path]) => path === "/space/forms/urge/new/all"), "the questions are on the phone", found.pages.map(([path]) => path));
expect(found.pages.every(([, html]) => !/name="form" value/.test(html)), "no page on the phone has the token of the session");
expect(!JSON.stringify(found.state).includes("\"d\""), "the half of the key that opens is not on the phone");

// Without a network: an urge in four taps, and a check-in.
network(false);
expect(await there("/space"), "the space opens something without a network");
expect((await says(person)).includes("No network right now"), "and says what is", await says(person));
await there("/space/forms/urge/new/all");
await urge(8);
expect((await waits()).includes("1 entry waits"), "an urge waits on the phone", await says(person));
await there("/space/check-in");
await person.locator("main fieldset").first().locator("label").nth(1).click();
await person.getByRole("button", { name: "Save" }).first().click();
await person.waitForLoadState();
expect((await waits()).includes("2 entries wait"), "a check-in waits too", await says(person));
found = await kept();
expect(found.waiting.length === 2 && !/strength|shown|day=/.test(JSON.stringify(found.waiting)), "what waits cannot be read", found.waiting.map((one) => Object.keys(one)));

// The network is back: opening the space sends it, once.
network(true);
await person.goto(`${base}/space`);
await person.getByText("What waited on this phone is now in your space.").waitFor();
expect((await kept()).waiting.length === 0, "nothing waits any more");
expect(await urges() === 1, "the urge is in the space, once");

// An answer that is lost on its way: the server has the entry, the phone does not know. It is still one.
await person.goto(`${base}/space/forms/urge/new/all`);
line.loses = true;
await urge(5);
network(true);
expect((await kept()).waiting.length === 1, "the phone keeps what it has no answer to");
await person.goto(`${base}/space`);
await person.getByText("What waited on this phone is now in your space.").waitFor();
expect(await urges() === 2, "and the server has it once", await urges());

// Leaving wipes, without a network too.
network(false);
await there("/space/forms/urge/new/all");
await urge(3);
expect((await waits()).includes("1 entry waits"), "one more waits");
await there("/leave");
network(true);
await person.goto(`${base}/offline`);
found = await kept();
expect(found.waiting.length === 0 && found.state.length === 0 && found.pages.length === 0, "leaving wipes all of it, without a network", found);

// Turned on again; "Forget this phone" wipes too.
await person.goto(`${base}/space/offline`);
await person.getByRole("button", { name: "Turn it on" }).click();
await person.getByText("It is on.").waitFor();
await person.getByRole("button", { name: "Forget this phone" }).click();
await person.getByText("This phone keeps nothing any more.").waitFor();
found = await kept();
expect(found.waiting.length === 0 && found.state.length === 0 && found.pages.length === 0, "so does forgetting", found);
network(false);
expect(!await there("/space/forms/urge/new/all"), "and nothing is there without a network again");
network(true);

await browser.close();
hangUp();
close();
