// How pages are used: by keyboard, by finger, in a hurry.
import { each } from "../browser.mjs";
import { expect } from "../report.mjs";

// Check 5.
export async function keyboard(browser, base, addresses) {
  await each(browser, base, addresses, { viewport: { width: 360, height: 740 } }, async (page, name) => {
    const total = await page.evaluate(() => {
      const groups = new Set();
      return [...document.querySelectorAll("a[href], button, input, summary, textarea, select")].filter((element) => {
        if (element.type === "hidden" || !element.checkVisibility()) return false;
        if (element.type !== "radio") return true;
        return groups.has(element.name) ? false : groups.add(element.name);
      }).length;
    });
    const order = [];
    const lost = [];
    let framed = 0;
    for (let press = 0; press < total + 3; press += 1) {
      await page.keyboard.press("Tab");
      const seen = await page.evaluate(() => {
        const element = document.activeElement;
        if (!element || element === document.body) return null;
        const style = getComputedStyle(element);
        const box = element.getBoundingClientRect();
        return {
          at: [...document.querySelectorAll("*")].indexOf(element),
          framed: element.tagName === "IFRAME",
          what: element.outerHTML.slice(0, 60),
          marked: (style.outlineStyle !== "none" && style.outlineWidth !== "0px") || style.boxShadow !== "none",
          inView: box.bottom > 0 && box.top < innerHeight,
        };
      });
      if (!seen) continue;
      if (seen.framed && framed < 200) {
        // The focus is on a control of a page in a frame, which is walked as a page of its own.
        framed += 1;
        press -= 1;
        continue;
      }
      if (!seen.marked || !seen.inView) lost.push(seen.what);
      if (!order.includes(seen.at)) order.push(seen.at);
    }
    // The summary of an error takes the focus first, so the walk may begin in the middle and come round.
    const turns = order.filter((at, index) => index > 0 && at < order[index - 1]).length;
    expect(order.length >= total, `every control on ${name} is reached by keyboard`, `${order.length} of ${total}`);
    expect(!lost.length, `focus is always seen on ${name}`, lost);
    expect(turns <= 1, `focus on ${name} follows the page`, turns);
  });
}

// Check 6.
export async function targets(browser, base, addresses) {
  const options = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
  await each(browser, base, addresses, options, async (page, name) => {
    const small = await page.evaluate(() => [...document.querySelectorAll(".btn, .choice, .top a, summary, input[type=text], input[type=search], select, textarea")]
      .filter((element) => element.checkVisibility())
      .map((element) => [element.textContent.trim().slice(0, 20), Math.round(element.getBoundingClientRect().height)])
      .filter(([, height]) => height < 44));
    expect(!small.length, `main controls on ${name} are at least 44 px high`, small);
  });
}

// Check 11. The neutral page is played by the test, since it is another site.
export async function leave(browser, base, addresses) {
  const context = await browser.newContext();
  await context.route("**/leave", (route) => route.fulfill({ contentType: "text/html", body: "<title>Weather</title><h1>Weather</h1>" }));
  const page = await context.newPage();
  await page.goto(base + addresses.home);
  await page.goto(base + addresses.meeting);
  for (let press = 0; press < 3; press += 1) await page.keyboard.press("Shift");
  await page.waitForURL("**/leave", { timeout: 5000 });
  await page.goBack();
  expect(!page.url().endsWith(addresses.meeting), "three Shifts leave, and Back does not show the page that was left", page.url());
  await page.goto(base + addresses.meeting);
  for (const key of ["Shift", "Shift+A", "Shift", "a", "Shift"]) await page.keyboard.press(key);
  await page.waitForTimeout(300);
  expect(page.url().endsWith(addresses.meeting), "typing capitals does not leave", page.url());
  await context.close();

  const bare = await browser.newContext({ javaScriptEnabled: false });
  const plain = await bare.newPage();
  await plain.goto(base + addresses.home);
  const link = await plain.locator("[data-leave]").evaluate((element) => [element.pathname, element.rel]);
  expect(link[0] === "/leave" && link[1].includes("noreferrer"), "leaving is a plain link without script", link);
  const answer = await bare.request.get(`${base}/leave`, { maxRedirects: 0 });
  expect(answer.status() === 303 && !answer.headers().location.startsWith(base), "leaving goes to another site", answer.headers().location);
  await bare.close();
}

// Check 12.
export async function errors(browser, base, addresses) {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  await page.goto(base + addresses.home);
  await page.fill("#place", "Qqqqzzzz");
  await page.locator("form button:not([type=button])").click();
  await error(page, "an unknown place", "#place");
  expect(await page.inputValue("#place") === "Qqqqzzzz", "an unknown place is kept as typed");
  await page.goto(base + addresses.home);
  await page.locator("form button:not([type=button])").click();
  await error(page, "an empty place", "#place");

  await page.goto(base + addresses.thanks);
  await page.fill("#detail", "words ".repeat(300));
  await page.locator("form .btn").first().click();
  await error(page, "a long message", "#detail");
  expect((await page.inputValue("#detail")).startsWith("words words"), "a long message is kept as typed");
  await context.close();
}

async function error(page, what, field) {
  expect((await page.title()).startsWith("Error: "), `${what}: the title says so first`, await page.title());
  expect(await page.evaluate(() => document.activeElement.className) === "err", `${what}: focus is on the summary`);
  await page.locator(".err a").click();
  const focused = await page.evaluate(() => `#${document.activeElement.id}`);
  expect(focused === field, `${what}: the link lands on its field`, focused);
  const described = await page.locator(field).evaluate((element) =>
    (element.getAttribute("aria-describedby") ?? "").split(" ").some((id) => document.getElementById(id)?.classList.contains("em")));
  expect(described, `${what}: the field is described by the same words`);
}

// "Use my location" asks on tap only, and sends a rough place.
export async function location(browser, base, addresses) {
  const options = { permissions: ["geolocation"], geolocation: { latitude: 53.79648, longitude: -1.54785 } };
  const context = await browser.newContext(options);
  const page = await context.newPage();
  await page.goto(base + addresses.home);
  await page.locator("[data-locate]").click();
  await page.waitForURL("**/near?*", { timeout: 5000 });
  const asked = new URL(page.url()).searchParams;
  expect(asked.get("lat") === "53.80" && asked.get("lon") === "-1.55", "the place sent is rough", page.url());
  await context.close();
}
