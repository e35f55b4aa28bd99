// What a person came for, from the first page to the last.
import { each } from "../browser.mjs";
import { expect } from "../report.mjs";

// Check 4.
export async function noScript(browser, base, addresses) {
  const options = { javaScriptEnabled: false, viewport: { width: 360, height: 740 } };
  await each(browser, base, addresses, options, async (page, name) => {
    const headings = await page.locator("h1").count();
    const text = (await page.locator("main").innerText()).length;
    expect(headings === 1 && text > 100, `${name} is whole without script`, { headings, text });
  });

  const context = await browser.newContext(options);
  const page = await context.newPage();
  await page.goto(base + addresses.home);
  let town = "";
  for (town of await towns(page, base)) {
    await page.goto(base + addresses.home);
    await page.fill("#place", town);
    await page.locator("form button:not([type=button])").click();
    if (await page.locator(".card").count()) break;
  }
  expect(await page.locator(".card").count() > 0, `without script: meetings near ${town} are found`, page.url());
  await page.locator(".card a").first().click();
  expect(/\/meeting\//.test(page.url()), "without script: a meeting opens", page.url());
  await page.locator("a[href*='/wrong']").click();
  await page.locator("button[value=off]").click();
  await page.locator("input[name=what]").first().check();
  await page.fill("#detail", "The door is on the other side now.");
  await page.locator("form .btn").first().click();
  expect(page.url().includes("thanks=detail"), "without script: we are told what is wrong, and say thanks", page.url());
  await page.locator("main a").first().click();
  expect(await page.locator("h1").count() === 1, "without script: the thanks lead on", page.url());
  await page.goto(base + addresses.find);
  await page.selectOption("#day", "week");
  await page.locator("form button").click();
  expect(/day=week/.test(page.url()) && await page.locator(".card").count() > 0, "without script: filters change the list", page.url());
  await suits(page, base);
  await context.close();
}

/** Without script: four pages, an answer with reasons, and a plan. */
async function suits(page, base) {
  await page.goto(`${base}/match`);
  await page.locator("main .btn").first().click();
  await page.locator("input[name=goal][value=not_sure]").check();
  await page.locator("form .btn").first().click();
  await page.locator("input[name=faith][value=secular]").check();
  await page.locator("form .btn").first().click();
  await page.fill("#town", "02903");
  await page.locator("form .btn").first().click();
  await page.locator("form .btn").first().click();
  const kinds = await page.locator(".kind").count();
  expect(kinds >= 2 && /goal=not_sure/.test(page.url()), "without script: four pages lead to two kinds of group", page.url());
  await page.locator("a[href*='/match/plan']").click();
  expect(await page.locator(".plan > li").count() === 3, "without script: three meetings are planned", page.url());
  await page.goBack();
  expect(await page.locator(".kind").count() === kinds, "without script: Back leads to the same answer", page.url());
}

/** Towns in which the made-up town's meetings are; some of them are made up themselves. */
async function towns(page, base) {
  await page.goto(`${base}/now?way=in-person&day=week`);
  const ways = await page.locator(".card p:nth-of-type(2)").allInnerTexts();
  const named = ways.map((way) => way.split(" – ")[1]).filter(Boolean);
  return [...new Set(named), "Leeds", "Providence"];
}

// Check 20.
export async function twoTaps(browser, base, addresses) {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });
  const page = await context.newPage();
  await page.goto(base + addresses.home);
  await page.locator("main .btn").first().tap();
  await page.waitForURL("**/now*");
  await page.locator(".card a").first().tap();
  await page.waitForURL("**/meeting/*");
  const way = page.locator("main .row .btn").first();
  expect(await way.count() === 1, "two taps from the start: a way to go there or to join");
  const href = await way.getAttribute("href");
  expect(/^(https?:|tel:)/.test(href ?? ""), "the way leads there", href ?? "");
  expect((await way.boundingBox()).y < 740, "the way is seen without scrolling", await way.boundingBox());
  await context.close();
}

// Everything on the way is said, whatever the language.
export async function spanish(browser, base, addresses) {
  await each(browser, base, addresses, { locale: "es" }, async (page, name) => {
    const lang = await page.evaluate(() => document.documentElement.lang);
    const english = await page.evaluate(() => /\b(the|Help now|Checked|Show|Meetings? near)\b/.exec(
      [...document.querySelectorAll("header.top nav, main h1, main label, main .btn, footer")].map((part) => part.innerText).join(" "))?.[0]);
    expect(lang === "es" && !english, `${name} speaks Spanish`, { lang, english });
  });
}
