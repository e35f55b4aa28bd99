// How pages look: rules of WCAG, narrow and large, in print, with forced colours, from right to left.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { each } from "../browser.mjs";
import { expect } from "../report.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

// Check 1.
export async function axe(browser, base, addresses) {
  for (const colorScheme of ["light", "dark"]) {
    for (const locale of ["en", "es"]) {
      // `bypassCSP` lets the test itself put axe into the page.
      const options = { viewport: { width: 360, height: 740 }, colorScheme, locale, bypassCSP: true };
      await each(browser, base, addresses, options, async (page, name) => {
        await page.evaluate(AXE);
        const found = await page.evaluate((values) => axe.run(document, { runOnly: { type: "tag", values } }), TAGS);
        const broken = found.violations.map((rule) => `${rule.id} × ${rule.nodes.length}: ${rule.nodes[0].html.slice(0, 120)}`);
        expect(broken.length === 0, `axe finds nothing on ${name} (${colorScheme}, ${locale})`, broken.join("; "));
        const open = found.incomplete.map((rule) => `${rule.id} × ${rule.nodes.length}`);
        if (open.length && process.env.VERBOSE) console.log(`note  axe cannot decide on ${name}: ${open.join(", ")}`);
      });
    }
  }
}

// Check 2.
export async function narrow(browser, base, addresses) {
  for (const locale of ["en", "es"]) {
    await each(browser, base, addresses, { viewport: { width: 320, height: 568 }, locale }, async (page, name) => {
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(width <= 320, `${name} fits 320 px (${locale})`, width);
    });
  }
}

const LARGE = `html { font-size: 200% !important }
* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }`;

/** What does not fit: sideways scroll, and text that is cut off. */
const overflow = () => {
  const cut = [...document.querySelectorAll("main *, header *, footer *")].filter((element) => {
    const hides = getComputedStyle(element).overflowX !== "visible";
    return hides && element.scrollWidth > element.clientWidth + 1 && !element.closest(".vh") && !element.matches("input, textarea, select");
  });
  return { width: document.documentElement.scrollWidth, cut: cut.map((element) => element.tagName + "." + element.className) };
};

// Check 3.
export async function large(browser, base, addresses) {
  const options = { viewport: { width: 640, height: 900 }, bypassCSP: true };
  await each(browser, base, addresses, options, async (page, name) => {
    await page.addStyleTag({ content: LARGE });
    const { width, cut } = await page.evaluate(overflow);
    expect(width <= 640 && !cut.length, `${name} stands 200 % text and wide spacing`, { width, cut });
  });
}

// Check 7.
export async function smallest(browser, base, addresses) {
  await each(browser, base, addresses, { viewport: { width: 360, height: 740 } }, async (page, name) => {
    const small = await page.evaluate(() => {
      const own = (element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
      const shown = [...document.querySelectorAll("body *")].filter((element) => own(element) && !element.closest(".vh, .skip, option, script"));
      return shown.map((element) => [parseFloat(getComputedStyle(element).fontSize), element.textContent.slice(0, 30)])
        .filter(([size]) => size < 16);
    });
    expect(small.length === 0, `no text on ${name} is smaller than 16 px`, small);
  });
}

// Check 8.
export async function still(browser, base, addresses) {
  await each(browser, base, addresses, { reducedMotion: "reduce" }, async (page, name) => {
    const moving = await page.evaluate(() => [...document.querySelectorAll("*")].filter((element) => {
      const style = getComputedStyle(element);
      return parseFloat(style.transitionDuration) > 0 || style.animationName !== "none";
    }).length);
    expect(moving === 0, `nothing moves on ${name}`, moving);
  });
}

// Check 15.
export async function print(browser, base, addresses) {
  const sheets = ["help", "meeting", "near", "first"].map((name) => [name, addresses[name]]);
  for (const [format, pixels] of [["A4", 680], ["Letter", 703]]) {
    await each(browser, base, Object.fromEntries(sheets), { viewport: { width: pixels, height: 1000 } }, async (page, name) => {
      await page.emulateMedia({ media: "print" });
      const seen = await page.evaluate(() => ({
        width: document.documentElement.scrollWidth,
        chrome: ["header.top", "footer", ".btn"].filter((part) => {
          const element = document.querySelector(part);
          return element && getComputedStyle(element).display !== "none";
        }),
        text: document.querySelector("main").innerText.length,
      }));
      expect(seen.width <= pixels && !seen.chrome.length && seen.text > 100, `${name} prints on ${format}`, seen);
      const pdf = await page.pdf({ format });
      expect(pdf.length > 1000, `${name} becomes a PDF on ${format}`, pdf.length);
      await page.emulateMedia({ media: null });
    });
  }
}

// Check 16.
export async function forcedColours(browser, base, addresses) {
  await each(browser, base, addresses, { forcedColors: "active", viewport: { width: 360, height: 740 } }, async (page, name) => {
    const bare = await page.evaluate(() => [...document.querySelectorAll(".btn, .card, .choice, input:not([type=hidden]), select, textarea")]
      .filter((element) => getComputedStyle(element).display !== "none" && !element.matches("[type=checkbox], [type=radio]"))
      .filter((element) => parseFloat(getComputedStyle(element).borderTopWidth) < 1)
      .map((element) => element.outerHTML.slice(0, 60)));
    expect(bare.length === 0, `controls on ${name} keep a border with forced colours`, bare);
  });
}

// Check 18.
export async function rightToLeft(browser, base, addresses) {
  const options = { viewport: { width: 320, height: 568 }, bypassCSP: true };
  await each(browser, base, addresses, options, async (page, name) => {
    await page.evaluate(() => {
      document.documentElement.dir = "rtl";
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const words = node.data.trim().split(/\s+/).filter(Boolean);
        // 40 % longer, as other languages are, word by word.
        if (words.length && !node.parentElement.closest("script")) {
          node.data = words.map((word) => word + word.slice(0, Math.ceil(word.length * 0.4))).join(" ");
        }
      }
    });
    const { width, cut } = await page.evaluate(overflow);
    expect(width <= 320 && !cut.length, `${name} stands right to left and text 40 % longer`, { width, cut });
  });
}

// The map is there on a wide screen, in both themes, and a phone never asks for it.
export async function map(browser, base, addresses) {
  for (const [width, wanted] of [[1280, true], [360, false]]) {
    const context = await browser.newContext({ viewport: { width, height: 900 } });
    const page = await context.newPage();
    const asked = [];
    page.on("request", (request) => { if (request.url().includes("/map/")) asked.push(request.url()); });
    await page.goto(base + addresses.near, { waitUntil: "networkidle" });
    const drawn = await page.evaluate(() => document.querySelector(".map img")?.naturalWidth ?? 0);
    expect(wanted ? drawn > 100 && asked.length === 1 : !asked.length, `a map at ${width} px: ${wanted ? "drawn" : "not asked for"}`, { drawn, asked });
    await context.close();
  }
}
