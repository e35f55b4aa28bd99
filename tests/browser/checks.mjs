// The acceptance checks of the pages in a real browser:
//   node checks.mjs http://127.0.0.1:8080        (VERBOSE=1 prints what passed; ROOMS=look,account runs only those)
// The server must show the made-up town. Exit code 1 when a check fails.
import { launch, pages, server } from "./browser.mjs";
import { close } from "./report.mjs";
import * as look from "./checks/look.mjs";
import * as use from "./checks/use.mjs";
import * as journey from "./checks/journey.mjs";
import * as wire from "./checks/wire.mjs";
import * as account from "./account.mjs";

const base = server();
const browser = await launch();
const first = await browser.newPage();
const addresses = await pages(first, base);
await first.close();

const rooms = { look, use, journey, wire, account };
const wanted = process.env.ROOMS?.split(",") ?? Object.keys(rooms);
for (const room of wanted) {
  for (const check of Object.values(rooms[room])) {
    const started = Date.now();
    try {
      await check(browser, base, addresses);
    } catch (error) {
      const { expect } = await import("./report.mjs");
      expect(false, `${check.name} ends`, error.message.split("\n")[0]);
    }
    if (process.env.VERBOSE) console.log(`      ${check.name}: ${Date.now() - started} ms`);
  }
}
await browser.close();
close();
