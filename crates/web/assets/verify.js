// Checks a letter of attendance on this device, so that nothing is sent and the network may be off.
const form = document.querySelector("form[data-keys]");
const told = document.getElementById("told");
const bytes = (text) => {
  // Only one way of writing a signature is taken: Base64 can hide bits that say nothing.
  const plain = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  const again = btoa(plain).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  if (again !== text) throw new Error("not canonical");
  return Uint8Array.from(plain, (sign) => sign.charCodeAt(0));
};
const imported = (key) => crypto.subtle.importKey("raw", bytes(key), "Ed25519", false, ["verify"]);
const mend = (text) => text.replace(/^\uFEFF/, "").split(/\r?\n/).map((line) => line.trim()).filter(Boolean).join("\n");
const LINES = ["Name", "Meeting", "Date", "Start", "Present", "How", "Confirmed by", "Issued", "Service", "Key"];

// A day beside its number, as people say it in the language of the page.
const language = document.documentElement.lang === "es" ? "es" : "en-GB";
const shape = { weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: "UTC" };
const inWords = (line) => line.replace(/^(?:Date|Issued): (\d{4}-\d\d-\d\d)$/, (whole, day) =>
  `${whole} (${new Intl.DateTimeFormat(language, shape).format(new Date(day)).replace(",", "")})`);

const check = async (text) => {
  const at = text.indexOf("\nSignature: ");
  const said = text.slice(0, Math.max(at, 0));
  const lines = said.split("\n");
  const whole = lines[0] === "Openseat attendance letter 1" && lines.length === LINES.length + 1
    && LINES.every((name, number) => lines[number + 1].startsWith(`${name}: `));
  if (at < 0 || !whole) return ["none"];
  const id = lines.at(-1).slice("Key: ".length);
  const key = form.dataset.keys.split(",").map((one) => one.split(" ")).find(([name]) => name === id);
  if (!key) return ["key"];
  let signature;
  try { signature = bytes(text.slice(at + "\nSignature: ".length)); } catch { return ["none"]; }
  const good = await crypto.subtle.verify("Ed25519", await imported(key[1]), signature, new TextEncoder().encode(said));
  return good ? ["good", lines.slice(1, -1)] : ["bad"];
};

const show = ([kind, lines]) => {
  const add = (parent, name, text) => {
    const made = document.createElement(name);
    made.textContent = text;
    parent.append(made);
    return made;
  };
  const box = document.createElement("section");
  box.className = kind === "good" ? "done" : "note";
  add(box, "h2", form.dataset[kind]);
  add(box, "p", form.dataset[`${kind}Lead`]);
  for (const line of lines ?? []) add(box, "p", inWords(line));
  add(box, "p", form.dataset.here).className = "quiet";
  told.replaceChildren(box);
  box.tabIndex = -1;
  box.focus();
};

try {
  // A browser that does not know the signature says so here, and then the server checks.
  await imported(form.dataset.keys.split(",")[0].split(" ")[1]);
  const where = document.getElementById("where");
  where.textContent = where.dataset.can;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    const file = form.elements.file.files[0];
    show(await check(mend(file ? await file.text() : form.elements.letter.value)));
  }, true);
} catch { /* The form is sent as it is without a script. */ }
