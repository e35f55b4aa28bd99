// <openseat-meetings place="Leeds" kind="smart,aa">: meetings from this server on any page; docs/embed.md tells more.
const BASE = new URL(import.meta.url).origin;
const WORDS = __WORDS__;
const ASKED = { place: "near", within: "within", kind: "kind", type: "type", language: "language", text: "text", way: "way", when: "when" };

const sheet = new CSSStyleSheet();
sheet.replaceSync(`
:host{--i:#1d2b2f;--q:#4d5b5f;--l:#0a5c63;--p:#fff;--b:#c9d3d1;display:block;color:var(--i);background:var(--p);
  border:1px solid var(--b);border-radius:.5rem;padding:1rem;font:inherit;line-height:1.5;overflow-wrap:anywhere}
:host([hidden]){display:none}
@media (prefers-color-scheme:dark){:host(:not([theme=light])){
  --i:#e9eeec;--q:#b3c0bf;--l:#7fd0cb;--p:#1a2325;--b:#3a4749;color-scheme:dark}}
:host([theme=dark]){--i:#e9eeec;--q:#b3c0bf;--l:#7fd0cb;--p:#1a2325;--b:#3a4749;color-scheme:dark}
[id]{font-size:1.2em;margin:0 0 .5em}
ul{list-style:none;margin:0 0 .75em;padding:0}
li{padding:.5em 0;border-top:1px solid var(--b)}
b,small{display:block}small{color:var(--q);font-size:.9em}
a,::slotted(a){color:var(--l)}a{display:inline-block;padding:.2em 0}
:focus-visible{outline:3px solid #ffd54a;box-shadow:0 0 0 6px #1d2b2f}
p{margin:0 0 .5em}`);

/** An element with text and children. */
function make(name, text = "", ...children) {
  const element = document.createElement(name);
  element.textContent = text;
  element.append(...children);
  return element;
}

class OpenseatMeetings extends HTMLElement {
  static observedAttributes = [...Object.keys(ASKED), "count", "lang", "heading"];
  #turn = 0;

  connectedCallback() {
    if (!this.shadowRoot) {
      this.attachShadow({ mode: "open" }).adoptedStyleSheets = [sheet];
      // Until the answer is there, and when none comes, what the page's author wrote inside is shown: a link.
      this.shadowRoot.append(make("slot"));
    }
    this.#ask();
  }

  attributeChangedCallback() {
    if (this.isConnected && this.shadowRoot) this.#ask();
  }

  /** The list as a page of ours. */
  #page() {
    const asked = new URLSearchParams();
    for (const name of ["place", "within", "kind", "type", "language", "text", "way"]) {
      if (this.getAttribute(name)) asked.set(name, this.getAttribute(name).replace("_", "-"));
    }
    asked.set("day", "week");
    return `${BASE}/${asked.has("place") ? "near" : "now"}?${asked}`;
  }

  async #ask() {
    const turn = ++this.#turn;
    await null; // attributes that change together are asked for once
    if (turn !== this.#turn) return;
    const asked = new URLSearchParams({ when: "week", limit: Math.min(Math.max(Number(this.getAttribute("count")) || 10, 1), 50) });
    for (const [name, parameter] of Object.entries(ASKED)) {
      if (this.getAttribute(name)) asked.set(parameter, this.getAttribute(name));
    }
    try {
      const answer = await fetch(`${BASE}/api/v1/meetings?${asked}`, { credentials: "omit", referrerPolicy: "no-referrer" });
      if (!answer.ok) throw new Error(`answered ${answer.status}`);
      const found = await answer.json();
      if (turn === this.#turn) this.#show(found);
    } catch (error) {
      console.warn(`openseat-meetings: ${error.message}`);
      if (turn === this.#turn) this.shadowRoot.replaceChildren(make("slot"));
    }
  }

  #show({ meetings, place, zone }) {
    const lang = (this.getAttribute("lang") || document.documentElement.lang || "en").slice(0, 2);
    const words = WORDS[lang] ?? WORDS.en;
    const clock = new Intl.DateTimeFormat(WORDS[lang] ? this.lang || document.documentElement.lang || lang : "en",
      { weekday: "long", hour: "numeric", minute: "2-digit", timeZone: zone });
    const level = Math.min(Math.max(Number(this.getAttribute("level")) || 2, 2), 6);
    const heading = make(`h${level}`, this.getAttribute("heading") || (place ? words.near.replace("{place}", place.name) : words.meetings));
    heading.id = "heading";
    const item = (one) => {
      const link = make("a", one.name);
      link.href = `${BASE}/meeting/${one.slug}`;
      const where = { online: words.online, hybrid: `${words.hybrid}, ${one.town || one.place}` }[one.attendance] ?? (one.place || one.town);
      return make("li", "", make("b", clock.format(new Date(one.start.replace(/\[.*$/, "")))), link, make("small", where));
    };
    const list = make("ul", "", ...meetings.map(item));
    const more = make("a", words.more);
    more.href = this.#page();
    const pretend = meetings.some((one) => one.made_up) ? [make("p", words.pretend)] : [];
    const section = make("section", "", heading, ...pretend, meetings.length ? list : make("p", words.empty), make("p", "", more),
      make("small", `${words.zone.replace("{zone}", zone.split("/").pop().replaceAll("_", " "))} ${words.by}`));
    section.setAttribute("aria-labelledby", "heading");
    section.lang = WORDS[lang] ? lang : "en";
    this.shadowRoot.replaceChildren(section);
  }
}

if (!customElements.get("openseat-meetings")) customElements.define("openseat-meetings", OpenseatMeetings);
