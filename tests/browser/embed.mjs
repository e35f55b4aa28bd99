// Another site shows our meetings: in a frame, and by the element <openseat-meetings>, from an origin of its own.
//   node embed.mjs http://127.0.0.1:8080
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { readFile } from "node:fs/promises";
import { launch, server } from "./browser.mjs";
import { expect, close } from "./report.mjs";

const base = server();
const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const page = (lang, inside) => `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>A site</title>
<meta name="viewport" content="width=device-width, initial-scale=1"></head><body><main><h1>A site of somebody</h1>${inside}</main></body></html>`;
const script = `<script type="module" src="${base}/embed.js"></script>`;
const PAGES = {
  "/frame": page("en", `<iframe src="${base}/embed?count=5" title="Meetings" width="100%" height="600"></iframe>`),
  "/framed": page("en", `<iframe src="${base}/now" title="Meetings" width="100%" height="600"></iframe>`),
  "/part": page("en", `${script}<openseat-meetings count="5"><a href="${base}/now">Meetings</a></openseat-meetings>`),
  "/online": page("es", `${script}<openseat-meetings way="online" kind="smart" theme="dark" heading="En línea" level="3"><a href="${base}/now">Reuniones</a></openseat-meetings>`),
  "/wrong": page("en", `${script}<openseat-meetings place="qqqqzzzz"><a href="${base}/now">Meetings</a></openseat-meetings>`),
};
const site = createServer((request, response) => {
  const body = PAGES[new URL(request.url, "http://site").pathname];
  if (!body) return response.writeHead(404).end();
  // As strict as a careful site is: our script and our answers, and nothing inline.
  const policy = `default-src 'none'; script-src ${base}; connect-src ${base}; frame-src ${base}`;
  response.setHeader("content-type", "text/html; charset=utf-8").setHeader("content-security-policy", policy).end(body);
});
await new Promise((ready) => site.listen(0, "127.0.0.1", ready));
const here = `http://127.0.0.1:${site.address().port}`;

const browser = await launch();

/** Opens a page of the other site; what the browser complains of is kept. */
async function open(path, options = {}) {
  const context = await browser.newContext({ bypassCSP: false, ...options });
  const tab = await context.newPage();
  tab.complaints = [];
  tab.on("pageerror", (error) => tab.complaints.push(String(error)));
  tab.on("console", (line) => line.type() === "error" && tab.complaints.push(line.text()));
  await tab.goto(here + path);
  return tab;
}

/** What axe finds in a page or a frame of it. It is brought by the debugger, which no policy of a page stops. */
async function faults(where) {
  await where.evaluate(axe);
  const { violations } = await where.evaluate(() => window.axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"] }));
  return violations.map((one) => `${one.id}: ${one.nodes[0].html}`);
}

const shown = await (await fetch(`${base}/api/v1/meetings?when=week&limit=5`)).json();

for (const colorScheme of ["light", "dark"]) {
  const tab = await open("/frame", { colorScheme, viewport: { width: 320, height: 640 } });
  const frame = tab.frames().find((one) => one.url().startsWith(base));
  await frame.locator("li").first().waitFor();
  expect((await frame.locator("li").count()) === 5, `the frame shows as many as asked, ${colorScheme}`);
  expect((await faults(frame)).length === 0, `axe finds nothing in the frame, ${colorScheme}`, await faults(frame));
  const wide = await frame.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(wide <= 0, `the frame fits 320 px, ${colorScheme}`, wide);
  expect((await tab.context().cookies()).length === 0, "no cookie came with it");
  expect(tab.complaints.length === 0, `the browser has nothing to complain of in the frame, ${colorScheme}`, tab.complaints);
  if (process.env.PICTURES) await tab.screenshot({ path: `${process.env.PICTURES}/frame-${colorScheme}.png`, fullPage: true });
  await frame.locator("li a").first().click();
  await tab.waitForURL(`${base}/meeting/**`);
  expect(true, "a link in the frame leads the whole window");
  await tab.context().close();
}

const kept = await open("/framed");
await kept.waitForTimeout(300);
const inside = kept.frames().find((one) => one !== kept.mainFrame());
expect(!(await inside?.content().catch(() => ""))?.includes("class=\"card\""), "no other page of ours can be framed");
await kept.context().close();

for (const colorScheme of ["light", "dark"]) {
  const tab = await open("/part", { colorScheme, viewport: { width: 320, height: 640 } });
  const element = tab.locator("openseat-meetings");
  await element.locator("li").first().waitFor();
  const names = await element.locator("li a").allInnerTexts();
  expect(names.join("|") === shown.meetings.map((one) => one.name).join("|"), "the element shows what our API says", names);
  const links = await element.locator("a:visible").evaluateAll((all) => all.map((link) => link.href));
  expect(links.length === 6 && links.every((link) => link.startsWith(base)), "its links lead to our pages", links);
  expect((await element.getByRole("heading", { level: 2 }).count()) === 1, "it has one heading");
  expect((await faults(tab)).length === 0, `axe finds nothing in the page with the element, ${colorScheme}`, await faults(tab));
  const wide = await tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(wide <= 0, `the element fits 320 px, ${colorScheme}`, wide);
  expect(tab.complaints.length === 0, `the browser has nothing to complain of, ${colorScheme}`, tab.complaints);
  await tab.keyboard.press("Tab");
  const focused = await element.evaluate((host) => host.shadowRoot.activeElement?.textContent);
  expect(focused === names[0], "the first Tab leads to the first meeting", focused);
  if (process.env.PICTURES) await tab.screenshot({ path: `${process.env.PICTURES}/part-${colorScheme}.png`, fullPage: true });
  await element.evaluate((host) => host.setAttribute("count", "2"));
  await tab.waitForFunction(() => document.querySelector("openseat-meetings").shadowRoot.querySelectorAll("li").length === 2);
  expect(true, "it asks anew when it is changed");
  await tab.context().close();
}

const online = await open("/online");
await online.locator("openseat-meetings li").first().waitFor();
const said = await online.locator("openseat-meetings section").innerText();
expect(said.includes("En línea") && said.includes("Más reuniones"), "it speaks the page's language", said);
expect((await online.locator("openseat-meetings").getByRole("heading", { level: 3 }).count()) === 1, "the heading has the level asked for");
expect((await faults(online)).length === 0, "axe finds nothing in dark colours on a light page", await faults(online));
await online.context().close();

const wrong = await open("/wrong");
await wrong.waitForTimeout(500);
expect(await wrong.locator("openseat-meetings > a").isVisible(), "when nothing can be shown the link inside shows");
await wrong.context().close();

const off = await open("/part", { javaScriptEnabled: false });
expect(await off.locator("openseat-meetings > a").isVisible(), "without script the link shows");
await off.context().close();

// A person makes the lines, copies them into a page, and sees the same there.
const maker = await browser.newPage();
await maker.goto(`${base}/embed/make`);
await maker.selectOption("#kind", "aa");
await maker.selectOption("#count", "5");
await maker.locator("main form .btn").click();
for (const [field, path] of [["#as-frame", "/copied-frame"], ["#as-part", "/copied-part"]]) {
  PAGES[path] = page("en", await maker.inputValue(field));
  const tab = await open(path);
  const where = field === "#as-frame" ? tab.frames().find((one) => one !== tab.mainFrame()) : tab.locator("openseat-meetings");
  await where.locator("li").first().waitFor();
  expect((await where.locator("li").count()) === 5, `the lines of ${field} show what was chosen`);
  await tab.context().close();
}
const preview = maker.frames().find((one) => one !== maker.mainFrame());
await preview.locator("li").first().waitFor();
expect((await preview.locator("li").count()) === 5, "the page shows how it looks");
if (process.env.PICTURES) await maker.screenshot({ path: `${process.env.PICTURES}/make.png`, fullPage: true });

await browser.close();
site.close();
close();
