// Keeping what is typed until there is a network, and messages to this browser. Both begin with a tap of their person.
//
// How to use it: load this module on a signed-in page. A form with data-offline="kind" is kept while that is turned on: the
// page is stored once it has been opened, and what is sent without a network waits here (see sw.js). Whoever handles the form
// takes its field `entry` (a UUID) as the id of what is made, so that the same entry twice is one, and `made` (an RFC 3339
// moment) as the time at which it was typed; `waited` says that nothing more could be asked. An element with data-waiting shows what waits.

const find = (selector) => document.querySelector(selector);
const worker = () => navigator.serviceWorker?.register("/sw.js").then(() => navigator.serviceWorker.ready);
const bytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));

const state = () => within("state", "readonly", (store) => store.get("on")).catch(() => undefined);
const setState = (on) => within("state", "readwrite", (store) => store.put(on, "on"));
const waiting = () => within("waiting", "readonly", (store) => store.getAll()).catch(() => []);

// Tells the worker, and waits until it has done it.
const tell = async (message) => {
  const { active } = await worker();
  await new Promise((done) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = done;
    active.postMessage(message, [channel.port2]);
  });
};

// Turned on: the pages named by the button.
const turnOn = async (button) => {
  const { key, who } = await (await fetch("/space/offline/key")).json();
  const pages = button.dataset.pages.split(" ");
  const kept = await state();
  const posts = pages.filter((path) => path !== "/offline");
  await setState({ key: bytes(key), who, pages: [...new Set([...pages, ...kept?.pages ?? []])], posts: [...new Set([...posts, ...kept?.posts ?? []])] });
  await tell({ keep: pages });
  location.reload();
};

// A page with a form that is to be kept: from its first visit on, if that is turned on.
const join = async (form) => {
  const kept = await state();
  if (!kept?.pages) return;
  const [path, action] = [location.pathname, new URL(form.action).pathname];
  if (kept.pages.includes(path) && kept.posts.includes(action)) return;
  await setState({ ...kept, pages: [...new Set([...kept.pages, path])], posts: [...new Set([...kept.posts, action])] });
  await tell({ keep: [path] });
};

const opened = async (jwk, entry) => {
  const curve = { name: "ECDH", namedCurve: "P-256" };
  const ours = await crypto.subtle.importKey("jwk", jwk, curve, false, ["deriveBits"]);
  const theirs = await crypto.subtle.importKey("raw", entry.ours, curve, false, []);
  const shared = await crypto.subtle.deriveBits({ name: "ECDH", public: theirs }, ours, 256);
  const base = await crypto.subtle.importKey("raw", shared, "HKDF", false, ["deriveKey"]);
  const info = new TextEncoder().encode("openseat offline entry");
  const key = await crypto.subtle.deriveKey({ name: "HKDF", hash: "SHA-256", salt: entry.salt, info }, base,
    { name: "AES-GCM", length: 256 }, false, ["decrypt"]);
  const additionalData = new TextEncoder().encode(`${entry.id} ${entry.path}`);
  const plain = await crypto.subtle.decrypt({ name: "AES-GCM", iv: entry.iv, additionalData }, key, entry.body);
  return new URLSearchParams(new TextDecoder().decode(plain));
};

// Sends what waits, from a signed-in page. The key is in this page's memory for the moment, and nowhere else.
const flush = async (token) => {
  const all = await waiting();
  if (!all.length) return 0;
  const { who, open } = await (await fetch("/space/offline/key?open")).json();
  let sent = 0;
  for (const entry of all.filter((one) => one.who === who)) {
    const body = await opened(open, entry);
    body.set("form", token);
    const answer = await fetch(entry.path, { method: "POST", body, redirect: "manual" });
    // A redirect says that it is kept; the same entry twice gives the same.
    if (answer.type !== "opaqueredirect" && !answer.ok) continue;
    await within("waiting", "readwrite", (store) => store.delete(entry.id));
    sent += 1;
  }
  return sent;
};

const show = async (sent) => {
  const place = find("[data-waiting]");
  if (!place) return;
  const n = (await waiting()).length;
  const words = n ? place.dataset[n === 1 ? "one" : "many"].replace("#", n) : sent ? place.dataset.sent : "";
  place.textContent = words;
  place.hidden = !words;
};

const begin = async () => {
  const token = find("input[name=form]")?.value;
  for (const form of document.querySelectorAll("form[data-offline]")) await join(form);
  await show(0);
  if (token) {
    const work = () => flush(token).catch(() => 0);
    await show(await (navigator.locks ? navigator.locks.request("offline", work) : work()));
  }
};

const on = Boolean((await state())?.pages);
for (const part of document.querySelectorAll("[data-when]")) part.hidden = part.dataset.when !== (on ? "on" : "off") || !navigator.serviceWorker || !isSecureContext;
for (const button of document.querySelectorAll("[data-turn-on]")) button.addEventListener("click", () => turnOn(button));
find("[data-forget]")?.addEventListener("submit", async (event) => {
  event.preventDefault();
  await tell({ forget: true }).catch(() => {});
  event.target.submit();
});
addEventListener("online", begin);
begin();

// Messages to this browser.
const push = find("[data-push]");
if (push && "PushManager" in window) {
  const fail = () => { push.querySelector("[role=status]").textContent = push.dataset.failed; };
  push.hidden = false;
  push.addEventListener("submit", async (event) => {
    event.preventDefault();
    try {
      const registration = await worker();
      const subscription = await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytes(push.dataset.push) });
      const { endpoint, keys } = subscription.toJSON();
      Object.assign(push.elements.endpoint, { value: endpoint });
      push.elements.p256dh.value = keys.p256dh;
      push.elements.auth.value = keys.auth;
      push.submit();
    } catch {
      fail();
    }
  });
}
