// A manager adds a questionnaire as a file, hands out its address, and takes it back; somebody with a phone answers it.
//   node questionnaire.mjs http://127.0.0.1:8080 INVITATION [look]
// INVITATION makes a manager. With "look" there is script and pages are looked at; without, all is done without.
import { writeFileSync, mkdtempSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { launch, server } from "./browser.mjs";
import { follow, people, press, says } from "./people.mjs";
import { expect, close } from "./report.mjs";

const base = server();
const browser = await launch();
const { someone, open, look, take, makeSpace } = people(browser, base, { looks: process.argv[4] === "look" });
const published = (name) => fileURLToPath(new URL(`../../crates/content/tests/foreign/${name}`, import.meta.url));

const manager = await someone();
manager.setDefaultTimeout(8000);
const { address } = await take(manager, process.argv[3]);
await open(manager, address);
await follow(manager, "Questionnaires");
await look(manager, "questionnaires-none");

// What cannot be asked here is refused with every reason.
await manager.setInputFiles("#file", published("sdc-enable-when.json"));
await press(manager, "Look at it first");
await look(manager, "questionnaire-refused");
expect(/1\d things stand in the way/.test(await says(manager)), "every reason is told", await says(manager));

// A measure with a question of harm: help is chosen beforehand, and where nobody is on duty that is said.
await manager.setInputFiles("#file", published("sdc-phq-9.json"));
await press(manager, "Look at it first");
await look(manager, "questionnaire-harm");
expect((await manager.locator("input[name='danger.H1-T1-Q9']:checked").count()) === 3, "help is chosen beforehand");
expect((await manager.inputValue("#name")) === "Patient Health Questionnaire - 9 Item", "its name is filled in");

// One of their own, with what people write in such files.
const file = join(mkdtempSync(join(tmpdir(), "questionnaire-")), "sleep.json");
const choice = (code) => ({ valueCoding: { code, display: code } });
const own = { resourceType: "Questionnaire", version: "2026-11", status: "active", title: "How you slept", publisher: "Harbour Clinic",
  copyright: "CC0-1.0", item: [
    { linkId: "sleep/1", prefix: "1.", type: "choice", text: "How well did you sleep?", required: true, answerOption: ["Badly", "So-so", "Well"].map(choice) },
    { linkId: "sleep/2", prefix: "2.", type: "choice", repeats: true, text: "What kept you awake?", answerOption: ["Noise", "Worry", "Pain", "Nothing"].map(choice) },
    { linkId: "sleep/3", prefix: "3.", type: "integer", text: "How many hours?" },
    { linkId: "sleep/4", prefix: "4.", type: "text", text: "What would help?" }] };
writeFileSync(file, JSON.stringify(own));
await open(manager, `${address}/questionnaires`);
await manager.setInputFiles("#file", file);
await press(manager, "Look at it first");
await press(manager, "Offer it");
expect((await says(manager)).includes("Write what it is for"), "what is missing is told", await says(manager));
await manager.fill("#about", "Four questions about last night.");
await manager.check("#allowed");
await press(manager, "Offer it");
await look(manager, "questionnaire-offered");
const handed = new URL(await manager.locator("main p a[href*='/space/forms/q-']").first().getAttribute("href")).pathname;

// Somebody opens the address, makes a space first, and answers.
const answers = await someone();
answers.setDefaultTimeout(8000);
await open(answers, handed);
await follow(answers, "I have no space yet");
await makeSpace(answers);
expect(new URL(answers.url()).pathname === handed, "who makes a space first comes to the questions", answers.url());
await look(answers, "questionnaire-front");
expect((await says(answers)).includes("Your answers stay with you"), "it is said who sees the answers", await says(answers));
await follow(answers, "Start");
const next = () => answers.locator("main form .btn").first().click();
await answers.getByLabel("So-so").check();
await next();
await answers.getByLabel("Worry").check();
await answers.getByLabel("Pain").check();
await next();
await answers.locator("main input[type='text'], main input[inputmode]").first().fill("6");
await next();
await answers.locator("main textarea").fill("A cup of tea & quiet");
await look(answers, "questionnaire-asked");
await next();
await look(answers, "questionnaire-kept");
const kept = await says(answers);
expect(["So-so", "Worry", "Pain", "6", "A cup of tea & quiet"].every((said) => kept.includes(said)), "every answer is there", kept);

// The organisation sees none of it, and ends it.
await open(manager, `${address}/questionnaires`);
await look(manager, "questionnaires");
await follow(manager, "How you slept");
expect(!(await says(manager)).includes("So-so"), "the organisation sees no answer");
await press(manager, "Stop offering it");
await look(manager, "questionnaire-ended");
const late = await someone({ cookies: await answers.context().cookies(), origins: [] });
await open(late, handed);
expect((await says(late)).includes("not asked any more"), "nobody begins it any more", await says(late));
expect((await late.locator("main table a").count()) === 1, "who answered keeps it");

await browser.close();
close("a questionnaire of an organisation");
