// Pictures of every page: node screenshots.mjs http://127.0.0.1:8080 FOLDER
import { mkdirSync } from "node:fs";
import { launch, pages, server } from "./browser.mjs";

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
      for (const [name, address] of Object.entries(addresses)) {
        await page.goto(base + address, { waitUntil: "load" });
        await page.screenshot({ path: `${folder}/${name}-${locale}-${width}-${colorScheme}.png`, fullPage: true });
      }
      await context.close();
    }
  }
}
await browser.close();
console.log(`pictures of ${Object.keys(addresses).length} pages are in ${folder}`);
