// What the browser does in the background where its person turned that on: it shows messages, and it keeps what is typed
// without a network. What is kept is sealed for a key that is not on this phone; only a signed-in page is given it.
//
// It is told by offline.js, in IndexedDB: `on`, the public key, and which pages and forms are kept.

const CACHE = "offline-1";
const OPEN = "/offline";
// So long we wait for a network that may be none, in milliseconds.
const PATIENCE = 6000;

const state = async () => {
  const kept = await within("state", "readonly", (store) => store.get("on")).catch(() => undefined);
  return kept?.pages ? kept : undefined;
};

const soon = (answer) => Promise.race([
  answer,
  new Promise((_, late) => { setTimeout(() => late(new Error("no network")), PATIENCE); }),
]);

// What a page says of itself, which holds for its copy too.
const SAID = ["content-type", "content-security-policy", "referrer-policy", "x-content-type-options"];

// Without the token of the session: nothing of a person is in a page that stays on the phone. What it is shown with stays too.
const keepPage = async (path, answer) => {
  if (!answer.ok || answer.redirected) return;
  const headers = SAID.filter((name) => answer.headers.has(name)).map((name) => [name, answer.headers.get(name)]);
  const cache = await caches.open(CACHE);
  if (!answer.headers.get("content-type")?.includes("text/html")) return cache.put(path, new Response(await answer.blob(), { headers }));
  const text = (await answer.text()).replace(/<input type="hidden" name="form" value="[^"]*">/g, "");
  await cache.put(path, new Response(text, { headers }));
  for (const [asset] of text.matchAll(/\/assets\/[\w.-]+/g)) {
    if (!await cache.match(asset)) await keepPage(asset, await fetch(asset));
  }
};

const page = async (request, path, asks) => {
  const kept = await state();
  if (!kept) return fetch(request);
  try {
    // An address that asks for something may fill in what somebody wrote.
    const stays = kept.pages.includes(path) && !asks;
    const answer = await (stays ? soon(fetch(request)) : fetch(request));
    if (stays) keepPage(path, answer.clone()).catch(() => {});
    return answer;
  } catch {
    const cache = await caches.open(CACHE);
    // A check-in begins with the plan, which is not kept here; its questions are.
    const stands = path === "/space/check-in" ? "/space/forms/check-in/new/all" : path;
    return await cache.match(stands) ?? await cache.match(OPEN) ?? Response.error();
  }
};

const asset = async (request, path) => await caches.match(path) ?? fetch(request);

// ECDH with a key made for this one entry, HKDF, AES-GCM; the id and the address are bound in.
const sealed = async (theirs, id, path, text) => {
  const curve = { name: "ECDH", namedCurve: "P-256" };
  const to = await crypto.subtle.importKey("raw", theirs, curve, false, []);
  const ours = await crypto.subtle.generateKey(curve, true, ["deriveBits"]);
  const shared = await crypto.subtle.deriveBits({ name: "ECDH", public: to }, ours.privateKey, 256);
  const base = await crypto.subtle.importKey("raw", shared, "HKDF", false, ["deriveKey"]);
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const info = new TextEncoder().encode("openseat offline entry");
  const key = await crypto.subtle.deriveKey({ name: "HKDF", hash: "SHA-256", salt, info }, base,
    { name: "AES-GCM", length: 256 }, false, ["encrypt"]);
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const additionalData = new TextEncoder().encode(`${id} ${path}`);
  const body = await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData }, key, new TextEncoder().encode(text));
  return { body, iv, salt, ours: await crypto.subtle.exportKey("raw", ours.publicKey) };
};

const post = async (request, path) => {
  const kept = await state();
  if (!kept?.posts.includes(path)) return fetch(request);
  const body = new URLSearchParams(await request.clone().text());
  // By its id the server knows an entry that comes twice.
  if (!body.get("entry")) body.set("entry", crypto.randomUUID());
  body.set("made", new Date().toISOString());
  // A page out of the cache has no token; what is typed there is sent later, from a page that has one.
  if (body.get("form")) {
    try {
      return await soon(fetch(request.url, { method: "POST", body, redirect: "manual", credentials: "same-origin" }));
    } catch {
      // No network: kept below.
    }
  }
  body.delete("form");
  // Nothing more can be asked of it now, so it is whole as it is.
  body.set("waited", "yes");
  const id = body.get("entry");
  const entry = { id, path, who: kept.who, at: Date.now(), ...await sealed(kept.key, id, path, body.toString()) };
  await within("waiting", "readwrite", (store) => store.put(entry));
  return Response.redirect(`${OPEN}?kept`, 303);
};

const wipe = async () => {
  await caches.delete(CACHE);
  for (const store of ["state", "waiting"]) await within(store, "readwrite", (all) => all.clear()).catch(() => {});
};

// Leaving wipes, network or none. With one, the answer takes everything else of the site out of the browser too.
const leave = async (request) => {
  await wipe();
  return fetch(request).catch(() => new Response("", { headers: { "content-type": "text/html" } }));
};

addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname: path, search } = new URL(request.url);
  if (origin !== location.origin) return;
  if (request.mode !== "navigate") {
    if (path.startsWith("/assets/")) event.respondWith(asset(request, path));
  } else if (path === "/leave") {
    event.respondWith(leave(request));
  } else if (/^\/(space|organisation|offline)(\/|$)/.test(path)) {
    event.respondWith(request.method === "POST" ? post(request, path) : page(request, path, search));
  }
});

addEventListener("message", (event) => {
  const { keep, forget } = event.data ?? {};
  const work = async () => {
    if (forget) await wipe();
    for (const path of keep ?? []) await keepPage(path, await fetch(path, { credentials: "same-origin" })).catch(() => {});
    event.ports[0]?.postMessage("done");
  };
  event.waitUntil(work());
});

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));

// A message: shown as it came, and a tap opens the space.
addEventListener("push", (event) => {
  const { title, body, tag } = event.data?.json() ?? {};
  event.waitUntil(registration.showNotification(title ?? "", { body, tag }));
});

addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(clients.openWindow("/space"));
});
