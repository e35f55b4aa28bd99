// Pictures of every page: node screenshots.mjs http://127.0.0.1:8080 FOLDER
import { mkdirSync } from "node:fs";
import { launch, OWN, pages, server, start } from "./browser.mjs";

const base = server();
const folder = process.argv[3] ?? "screenshots";
mkdirSync(folder, { recursive: true });

const browser = await launch();
const addresses = await pages(await browser.newPage(), base);
for (const locale of ["en", "es"]) {
  for (const width of [360, 1280]) {
    for (const colorScheme of ["light", "dark"]) {
      const context = await browser.newContext({ viewport: { width, height: 740 }, colorScheme, locale });
      const page = await context.newPage();
      const shoot = (name) => page.screenshot({ path: `${folder}/${name}-${locale}-${width}-${colorScheme}.png`, fullPage: true });
      for (const [name, address] of Object.entries(addresses)) {
        await page.goto(base + address, { waitUntil: "load" });
        await shoot(name);
      }
      await page.goto(`${base}/space/start`);
      await page.fill("#passphrase", "password");
      await page.locator("main form .btn").click();
      await shoot("start-error");
      await start(page, base);
      await shoot("words");
      for (const [name, address] of Object.entries(OWN)) {
        await page.goto(base + address, { waitUntil: "load" });
        await shoot(name);
      }
      await page.goto(`${base}/account/phone`);
      await page.locator("main form .btn").click();
      await shoot("scan");
      await context.close();
    }
  }
}
await browser.close();
console.log(`pictures of ${Object.keys({ ...addresses, ...OWN }).length + 3} pages are in ${folder}`);
