// People with browsers of their own, who press what they see; and a look at each page they come to.
import { readFileSync, mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { expect } from "./report.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
export const PASSPHRASE = "seven quiet herons wade";

// Buttons change colour slowly unless movement is reduced, and axe would look at them half way.
const PHONE = { viewport: { width: 360, height: 740 }, locale: "en", bypassCSP: true, reducedMotion: "reduce" };
const LARGE = `html { font-size: 200% !important }
* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }`;

export const press = (page, name) => page.getByRole("button", { name }).first().click();
export const follow = (page, name) => page.getByRole("link", { name }).first().click();
export const choose = (page, name) => page.getByLabel(name, { exact: false }).first().check();
export const says = async (page) => (await page.locator("main").innerText()).replace(/\s+/g, " ");

/** What people do at one server. With `looks` every page is looked at and has script; without, everything goes without. */
export function people(browser, base, { looks = false, pictures = process.env.PICTURES } = {}) {
  if (pictures) mkdirSync(pictures, { recursive: true });
  let number = 0;
  const open = (page, path) => page.goto(new URL(path, base).href);

  /** Someone with a browser of their own. */
  async function someone(storageState, script = looks) {
    const context = await browser.newContext({ ...PHONE, javaScriptEnabled: script, storageState });
    return context.newPage();
  }

  /** Looks at a page: rules of WCAG in light and dark, narrow, large. */
  async function look(page, name) {
    number += 1;
    await picture(page, `${String(number).padStart(2, "0")}-${name}`);
    if (!looks) return;
    await page.evaluate(AXE);
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme });
      const found = await page.evaluate((values) => axe.run(document, { runOnly: { type: "tag", values } }), TAGS);
      const broken = found.violations.map((rule) => `${rule.id} × ${rule.nodes.length}: ${rule.nodes[0].html.slice(0, 160)}`);
      expect(broken.length === 0, `axe finds nothing on ${name} (${colorScheme})`, broken.join("; "));
    }
    await page.emulateMedia({ colorScheme: null });
    await page.setViewportSize({ width: 320, height: 568 });
    const narrow = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(narrow <= 320, `${name} fits 320 px`, narrow);
    await page.setViewportSize({ width: 640, height: 900 });
    const style = await page.addStyleTag({ content: LARGE });
    const large = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(large <= 640, `${name} stands 200 % text and wide spacing`, large);
    await style.evaluate((element) => element.remove());
    await page.setViewportSize(PHONE.viewport);
  }

  /** Takes pictures of a page, if somebody wants any. */
  async function picture(page, name) {
    if (!pictures) return;
    for (const width of [360, 1280]) {
      for (const colorScheme of ["light", "dark"]) {
        await page.setViewportSize({ width, height: 740 });
        await page.emulateMedia({ colorScheme });
        await page.screenshot({ path: `${pictures}/${name}-${width}-${colorScheme}.png`, fullPage: true });
      }
    }
    await page.emulateMedia({ colorScheme: null });
    await page.setViewportSize(PHONE.viewport);
  }

  /** Makes a space at the page that is open, and gives the name to sign in with. */
  async function makeSpace(page) {
    await page.fill("#passphrase", PASSPHRASE);
    await page.locator("main form .btn").first().click();
    const name = await page.locator("main dd strong").first().innerText();
    await page.locator("main .row a.btn").click();
    return name;
  }

  /** Signs in with a name that was given. */
  async function signIn(page, name) {
    await open(page, "/sign-in");
    await page.fill("#name", name);
    await page.fill("#passphrase", PASSPHRASE);
    await page.locator("main form .btn").first().click();
  }

  /** Takes the role of a link, making a space first. Gives the organisation's address and the name to sign in with. */
  async function take(page, link) {
    await open(page, link);
    await follow(page, "Make a space first");
    const name = await makeSpace(page);
    await look(page, "invitation");
    await press(page, "Take this role");
    const address = await page.locator("main a[href^='/organisation/']").first().getAttribute("href");
    expect(Boolean(address), "who takes a role finds the organisation in their space", page.url());
    return { address, name };
  }

  return { someone, open, look, picture, makeSpace, signIn, take };
}
