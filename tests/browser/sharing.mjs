// A person shares with a clinic, sees who looked, stops it, and is erased: the whole way in a real browser.
//   node sharing.mjs http://127.0.0.1:8080 INVITATION [look]
// INVITATION is the link that `openseat organisation add` printed. With "look", every page is looked at too (axe, narrow,
// large, light and dark); without it, everything but the passkey is done without script. PICTURES=FOLDER takes pictures.
import { launch, server } from "./browser.mjs";
import { PASSPHRASE, choose, follow, people, press, says } from "./people.mjs";
import { expect, close } from "./report.mjs";

// Passkeys belong to a name, not to a number, so the browser asks for the host by its name.
const base = server().replace("127.0.0.1", "localhost");
const invitation = new URL(process.argv[3] ?? "/", base).pathname;
const looks = process.argv[4] === "look";

const browser = await launch();
const { someone, open, look, makeSpace, take } = people(browser, base, { looks });

// The clinic: a manager by the operator's link, a clinician by the manager's.
const manager = await someone();
await open(manager, invitation);
await look(manager, "invited");
const { address: clinic } = await take(manager, invitation);
await open(manager, clinic);
await look(manager, "organisation");
await open(manager, `${clinic}/settings`);
await look(manager, "organisation-settings");
await open(manager, `${clinic}/people`);
await choose(manager, "Clinician");
await press(manager, "Make a link");
const link = new URL((await manager.inputValue("#link")).trim()).pathname;
await look(manager, "organisation-link");
const worker = await someone();
await take(worker, link);
await open(manager, `${clinic}/people`);
expect((await says(manager)).includes("Clinician"), "the manager sees who has which role");
await look(manager, "organisation-people");
expect((await manager.goto(`${base}${clinic}/shared`)).status() === 404, "a manager finds nothing of what people share");
const used = await someone();
expect((await used.goto(base + link)).status() === 404, "a link works once");
await look(used, "invitation-used");
await used.context().close();

// The person: a space without e-mail, and a passkey.
const person = await someone();
await open(person, "/space/start");
const name = await makeSpace(person);
await look(person, "space-new");
expect((await says(person)).includes("Nobody else can see anything."), "in a new space nobody else can see anything");
await passkey();
await open(person, "/space/about");
await look(person, "space-about");
await person.fill("#first_name", "Ash");
await press(person, "Save");
await open(person, "/space/meetings");
await person.fill("#meeting", "New Start");
await person.fill("#day", "3");
await person.fill("#month", "nov");
await person.fill("#year", "2025");
await person.locator("main form").last().getByRole("button").click();
expect((await says(person)).includes("New Start, 3 November 2025"), "a meeting that was visited stands in the list");
await look(person, "space-meetings");
await person.getByRole("button", { name: "Remove" }).click();
expect((await says(person)).includes("Removed: New Start"), "what is removed can be put back");
await look(person, "space-meetings-removed");
await press(person, "Put it back");

// Sharing: four questions, a page to check, a signature.
await open(person, "/space/sharing/new/1");
await press(person, "Continue");
expect((await person.title()).startsWith("Error: "), "a question without an answer is asked again");
await look(person, "share-who-error");
await choose(person, "Riverside Clinic");
await press(person, "Continue");
await look(person, "share-what");
await choose(person, "First name");
await choose(person, "Meetings I went to");
await press(person, "Continue");
await look(person, "share-why");
await choose(person, "To help plan my care");
await choose(person, "To help me get to groups");
await press(person, "Continue");
await look(person, "share-until");
await choose(person, "For three months");
await press(person, "Continue");
await look(person, "share-check");
await press(person, /Change.*Ends/);
await choose(person, "For one month");
await press(person, "Continue");
await press(person, "Sign and share");
expect((await person.title()).startsWith("Error: "), "nothing is shared before a name is typed");
await person.fill("#name", "Ash");
await press(person, "Sign and share");
const code = /code: ([0-9A-Z-]+)/.exec(await says(person))?.[1] ?? "";
expect(code !== "", "whoever shares is told their code", await says(person));
await look(person, "share-signed");
await open(person, "/space");
expect(/Riverside Clinic can see your first name and the meetings you went to, until \d/.test(await says(person)), "the space says in one sentence who can see what", await says(person));
await look(person, "space");

/** The clinician opens the code, says why, and gives what the page says. */
async function reads(why) {
  await open(worker, `${clinic}/shared`);
  await worker.fill("#code", ` ${code.toLowerCase()} `);
  await press(worker, "Continue");
  await choose(worker, why);
  await press(worker, "Look");
  return says(worker);
}

await open(worker, `${clinic}/shared`);
expect((await says(worker)).includes(code), "the clinic sees a code that shares with it");
await look(worker, "shared");
await open(worker, `${clinic}/shared/${code}`);
await look(worker, "shared-why");
const first = await reads("To help plan their care");
expect(first.includes("Ash") && first.includes("New Start, 3 November 2025"), "the clinic reads the name and the meetings", first);
await look(worker, "shared-read");
const second = await reads("To help them get to groups");
expect(second.includes("Ash"), "the clinic reads again, for the other reason", second);
const other = await reads("The person asked me to look");
expect(other.includes("Nothing is shared with you under this code."), "a reason that was not agreed to shows nothing", other);

// One press stops it.
await open(person, "/space/sharing");
await look(person, "sharing");
await press(person, "Stop sharing");
const stopped = await says(person);
expect(stopped.includes("You stopped sharing with Riverside Clinic") && stopped.includes("Nobody else can see anything."), "one press stops it, and the page says so", stopped);
const third = await reads("To help plan their care");
expect(third.includes("Nothing is shared with you under this code."), "the clinic's next view says that nothing is shared", third);
await look(worker, "shared-nothing");
await open(worker, `${clinic}/shared`);
expect(!(await says(worker)).includes(code), "the code is in the clinic's list no more");
const unknown = await worker.goto(`${base}${clinic}/shared/AAA-AAA`).then(() => choose(worker, "To help plan"));
await press(worker, "Look");
expect((await says(worker)) === third, "a code that never was is answered alike", unknown);
await open(person, "/space/sharing");
const looked = await person.locator(".looks li").allInnerTexts();
expect(looked.length === 2, "the list shows both reads, and nothing that was refused", looked);
expect(looked.every((line) => line.includes("Riverside Clinic saw your first name and the meetings you went to.") && line.includes("Clinician")), "each line says who saw what, in which role", looked);
expect(looked.some((line) => line.includes("to help plan my care")) && looked.some((line) => line.includes("to help me get to groups")), "and why", looked);
await look(person, "sharing-stopped");

// Taking everything out, and leaving for good.
await open(person, "/space/take");
await look(person, "take");
const [download] = await Promise.all([person.waitForEvent("download"), press(person, "Download")]);
expect(download.suggestedFilename().endsWith(".zip"), "everything can be taken along as one file", download.suggestedFilename());
await press(person, "Delete in 7 days");
if (person.url().includes("/account/prove")) {
  await prove(person);
  await press(person, "Delete in 7 days");
}
expect((await says(person)).includes("Everything is deleted on"), "the space says on which day it goes", person.url());
await look(person, "space-going");
await press(person, "Keep my space");
expect((await says(person)).includes("Your space stays."), "and it can be kept");
await open(person, "/space/take/now");
await look(person, "take-now");
await press(person, "Delete everything now");
if (person.url().includes("/account/prove")) {
  await prove(person);
  await press(person, "Delete everything now");
}
expect((await says(person)).includes("Everything is deleted"), "the person is erased", person.url());
await look(person, "gone");
await open(person, "/space");
expect(person.url().includes("/sign-in"), "the session is over", person.url());
await person.fill("#name", name);
await person.fill("#passphrase", PASSPHRASE);
await person.locator("main form .btn").first().click();
expect((await person.title()).startsWith("Error: "), "whoever is erased can sign in no more", await person.title());
const gone = await reads("To help plan their care");
expect(gone.includes("Nothing is shared with you under this code."), "and the code is answered as one that never was", gone);

/** Proves once more who one is. */
async function prove(page) {
  await page.fill("#passphrase", PASSPHRASE);
  await page.locator("main form .btn").first().click();
}

/** Adds a passkey by a virtual authenticator. Browsers give them to scripts only. */
async function passkey() {
  const page = looks ? person : await someone(await person.context().storageState(), true);
  const wire = await page.context().newCDPSession(page);
  await wire.send("WebAuthn.enable");
  const options = { protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true };
  await wire.send("WebAuthn.addVirtualAuthenticator", { options });
  await open(page, "/account/passkeys");
  await page.fill("#label", "This phone");
  await page.locator("form[data-passkey] .btn").click();
  await page.getByText("This phone").first().waitFor({ timeout: 10_000 }).catch(() => {});
  expect((await says(page)).includes("This phone"), "a passkey is added", await says(page));
  if (page !== person) await page.context().close();
}

await browser.close();
close();
