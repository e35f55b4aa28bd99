// Another project's forms: every Questionnaire is shown by NLM's LHC-Forms, and its measures count there as they do here.
//   node lforms.mjs CONTENT FOLDER
// CONTENT is the project's content folder; the package `lforms` is unpacked into FOLDER. The answers and what they come to are
// those of content/measures/vectors: of each measure all lowest, all highest, and a few between.
import { readFile, readdir } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { launch } from "./browser.mjs";
import { expect, close } from "./report.mjs";
import { unpacked } from "./unpacked.mjs";

const INTEGRITY = "sha512-WLruTm+BcVnafC0rSAQ3/cNqhxvclBUxyBG68aub/uha2NaK9H8ZZcEXTTuORuGzzCt0wa7fvhuieZtcDIdPzQ==";

const [content, target] = process.argv.slice(2);
const folder = unpacked("lforms", "40.1.3", INTEGRITY, target);
const kinds = { ".js": "text/javascript", ".css": "text/css", ".png": "image/png" };
const parts = ["lforms/webcomponent/assets/lib/zone.min.js", "lforms/webcomponent/lhc-forms.js", "lforms/fhir/R4/lformsFHIR.min.js"];
const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Forms</title>
<link rel="stylesheet" href="/lforms/webcomponent/styles.css"></head><body><div id="form"></div>
${parts.map((part) => `<script src="/${part}"></script>`).join("\n")}</body></html>`;

const site = createServer(async (request, response) => {
  if (request.url === "/") return response.setHeader("content-type", "text/html; charset=utf-8").end(page);
  const file = normalize(join(folder, "dist", request.url.split("?")[0]));
  const bytes = file.startsWith(normalize(folder)) ? await readFile(file).catch(() => undefined) : undefined;
  if (!bytes) return response.writeHead(404).end();
  response.setHeader("content-type", kinds[extname(file)] ?? "application/octet-stream").end(bytes);
});
await new Promise((ready) => site.listen(0, "127.0.0.1", ready));

/** All Questionnaires, by id. */
async function questionnaires() {
  const all = [];
  for (const place of ["measures", "worksheets", "packs/non-commercial"]) {
    const names = (await readdir(join(content, place))).filter((name) => name.endsWith(".json")).sort();
    for (const name of names) all.push(JSON.parse(await readFile(join(content, place, name), "utf8")));
  }
  return all;
}

/** Every item, groups before what is in them. */
const items = (of) => (of.item ?? []).flatMap((item) => [item, ...items(item)]);
const isCalculated = (item) => (item.extension ?? []).some((one) => one.url.endsWith("sdc-questionnaire-calculatedExpression"));
const isHidden = (item) => (item.extension ?? []).some((one) => one.url.endsWith("questionnaire-hidden") && one.valueBoolean);

/** The cases of a measure: the ends, and then every so many. */
async function vectors(id) {
  const text = await readFile(join(content, "measures/vectors", `${id}.csv`), "utf8").catch(() => "");
  const rows = text.trim().split("\n").slice(1).map((line) => line.split(","));
  const each = Math.max(1, Math.floor(rows.length / 4));
  return rows.filter((_, number) => number < 2 || number % each === 0).map(([name, answers, scores]) => ({ name, answers, scores }));
}

const browser = await launch();
const tab = await browser.newPage();
await tab.goto(`http://127.0.0.1:${site.address().port}/`);
await tab.waitForFunction(() => window.LForms?.FHIR?.R4 && customElements.get("wc-lhc-form"), undefined, { timeout: 20000 });

/** Shows a Questionnaire, empty. */
const show = (of) =>
  tab.evaluate(async (of) => {
    const { Util } = window.LForms;
    await Util.addFormToPage(Util.convertFHIRQuestionnaireToLForms(of, "R4"), "form", { fhirVersion: "R4" });
  }, of);

/** Answers a question as a person would: by choosing from its list or by typing a number. */
async function answer(of, link, code) {
  const item = items(of).find((one) => one.linkId === link);
  const field = tab.locator(`#form input[id^="${link}/1"]`).first();
  if (!item.answerOption) {
    await field.fill(code);
    return field.press("Tab");
  }
  const place = item.answerOption.findIndex((one) => one.valueCoding.code === code);
  await field.focus();
  for (let down = 0; down <= place; down += 1) await field.press("ArrowDown");
  return field.press("Tab");
}

/** The numbers that the program worked out. */
const numbers = () =>
  tab.evaluate(() => {
    const found = {};
    const walk = (all) =>
      (all ?? []).forEach((item) => {
        const value = item.answer?.[0]?.valueDecimal;
        if (value !== undefined) found[item.linkId] = value;
        walk(item.item);
      });
    walk(window.LForms.Util.getFormFHIRData("QuestionnaireResponse", "R4", "#form").item);
    return found;
  });

/** No number here is none there. */
const alike = (ours, theirs) => (ours === "-" ? theirs === undefined : Math.abs(Number(ours) - theirs) < 1e-6);
const plain = (text) => text.replace(/\s+/g, " ").trim();
let counted = 0;
for (const of of await questionnaires()) {
  await show(of);
  const text = await tab.locator("#form").innerText();
  const asked = items(of).filter((item) => item.type !== "display" && !isCalculated(item) && !isHidden(item) && !item.enableWhen);
  const missing = asked.filter((item) => !plain(text).includes(plain(item.text)));
  expect(missing.length === 0, `LHC-Forms asks all of ${of.id}`, missing.slice(0, 3).map((item) => item.text));
  for (const { name, answers, scores } of await vectors(of.id)) {
    const given = answers.split(" ").filter(Boolean).map((one) => one.split("="));
    await show(of);
    for (const [link, code] of given) await answer(of, link, code);
    const ours = Object.fromEntries(scores.split(" ").filter(Boolean).map((one) => one.split("/")[0].split("=")));
    let found = await numbers();
    // It counts a moment after a field was left.
    for (let waits = 0; waits < 20 && !Object.keys(ours).every((id) => alike(ours[id], found[id])); waits += 1) {
      await tab.waitForTimeout(50);
      found = await numbers();
    }
    for (const [id, told] of Object.entries(ours)) {
      expect(alike(told, found[id]), `LHC-Forms counts ${id} of ${of.id} alike: ${name}`, { ours: told, theirs: found[id] });
      counted += 1;
    }
  }
}
expect(counted > 150, "many scores were compared", counted);

await browser.close();
site.close();
close();
