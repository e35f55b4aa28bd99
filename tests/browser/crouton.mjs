// Another project's meeting list shows our meetings: croutonjs, as a fellowship's own site embeds it, asks our BMLT interface.
//   node crouton.mjs http://127.0.0.1:8080
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { launch, server } from "./browser.mjs";
import { expect, close } from "./report.mjs";

const base = server();
const root = `${base}/main_server`;
const crouton = dirname(createRequire(import.meta.url).resolve("@bmlt-enabled/croutonjs/package.json"));

/** What the interface answers to a question. */
async function ask(question) {
  const answer = await fetch(`${root}/client_interface/json/?switcher=${question}`);
  return answer.json();
}

const meetings = await ask("GetSearchResults");
const bodies = await ask("GetServiceBodies");
const tops = bodies.filter((body) => body.parent_id === "0").map((body) => body.id);
expect(meetings.length > 0 && tops.length > 0, "there are meetings to show, and bodies to ask for", [meetings.length, tops.length]);

// The page of a site that embeds it, from an origin of its own.
const settings = {
  root_server: root, service_body: tops, recurse_service_bodies: true, show_map: false, noMap: true, has_languages: true,
  has_common_needs: true, has_areas: true, auto_tz_adjust: false, theme: "none",
};
const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Meetings</title>
<link rel="stylesheet" href="/crouton.min.css"></head><body><div id="bmlt-tabs"></div>
<script src="/crouton.js"></script><script src="/crouton-map.js"></script>
<script>window.crouton = new Crouton(${JSON.stringify(settings)}); crouton.render();</script></body></html>`;
const FILES = { "/crouton.min.css": "text/css", "/crouton.js": "text/javascript", "/crouton-map.js": "text/javascript" };
const site = createServer(async (request, response) => {
  const kind = FILES[request.url];
  if (request.url === "/") return response.setHeader("content-type", "text/html; charset=utf-8").end(page);
  if (!kind) return response.writeHead(404).end();
  response.setHeader("content-type", kind).end(await readFile(join(crouton, request.url)));
});
await new Promise((ready) => site.listen(0, "127.0.0.1", ready));

const browser = await launch();
const tab = await browser.newPage();
const errors = [];
tab.on("pageerror", (error) => errors.push(String(error)));
await tab.goto(`http://127.0.0.1:${site.address().port}/`);
const rows = tab.locator("#bmlt-tabs .bmlt-data-row");
await rows.first().waitFor({ state: "attached", timeout: 20000 }).catch(() => {});
expect(errors.length === 0, "croutonjs finds nothing that it cannot read", errors.slice(0, 3));

const shown = await rows.evaluateAll((all) => [...new Set(all.map((row) => row.id.split("-").pop()))]);
expect(shown.length === meetings.length, "it shows every meeting once", [shown.length, meetings.length]);
const known = new Set(meetings.map((one) => one.id_bigint));
expect(shown.every((id) => known.has(id)), "each by our number");
const text = await tab.locator("#bmlt-tabs").evaluate((list) => list.textContent);
const nameless = meetings.filter((one) => !text.includes(one.meeting_name.replace(/\s+/g, " ")));
expect(nameless.length === 0, "each by its name", nameless.slice(0, 3).map((one) => one.meeting_name));
const online = meetings.find((one) => one.venue_type === "2" && one.virtual_meeting_link);
const links = await tab.locator("#bmlt-tabs a").evaluateAll((all) => all.map((link) => link.href));
expect(!online || links.includes(new URL(online.virtual_meeting_link).href), "one can join online from there", online?.virtual_meeting_link);
const accessible = meetings.filter((one) => one.formats.split(",").includes("WC")).length;
const keyed = await rows.evaluateAll((all) => new Set(all.filter((row) => (row.dataset.formats ?? "").split(" ").includes("wheelchair-access")).map((row) => row.id)).size);
expect(accessible > 0 && keyed === accessible, "wheelchair access is one of its filters", [keyed, accessible]);

if (process.env.PICTURE) await tab.screenshot({ path: process.env.PICTURE });
await browser.close();
site.close();
close();
