// Signing in and the account. Every page works without it, but for passkeys, which browsers give to scripts only.

// A passphrase can be looked at before it is sent.
for (const button of document.querySelectorAll("[data-show]")) {
  const field = document.getElementById(button.dataset.show);
  const words = [button.textContent, button.dataset.hide];
  button.hidden = false;
  button.addEventListener("click", () => {
    const shown = field.type === "password";
    field.type = shown ? "text" : "password";
    button.textContent = words[Number(shown)];
  });
  field.form.addEventListener("submit", () => { field.type = "password"; });
}

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}

// Bytes as base64url (RFC 4648 §5), for browsers without the JSON methods of WebAuthn Level 3.
const text = (bytes) => btoa(String.fromCharCode(...new Uint8Array(bytes))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
const bytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
const known = (list) => list?.map((one) => ({ ...one, id: bytes(one.id) }));

const read = (options) => ({
  ...options,
  challenge: bytes(options.challenge),
  ...options.user && { user: { ...options.user, id: bytes(options.user.id) } },
  excludeCredentials: known(options.excludeCredentials),
  allowCredentials: known(options.allowCredentials),
});

const written = ({ id, rawId, type, response }) => {
  const parts = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"];
  const given = parts.filter((part) => response[part]).map((part) => [part, text(response[part])]);
  return { id, rawId: text(rawId), type, response: Object.fromEntries(given), clientExtensionResults: {} };
};

const ask = async (make, options) => {
  const parse = make ? "parseCreationOptionsFromJSON" : "parseRequestOptionsFromJSON";
  const publicKey = PublicKeyCredential[parse]?.(options) ?? read(options);
  const answer = await navigator.credentials[make ? "create" : "get"]({ publicKey });
  return JSON.stringify(answer.toJSON?.() ?? written(answer));
};

for (const form of document.querySelectorAll("[data-passkey]")) {
  if (!window.PublicKeyCredential) continue;
  form.hidden = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const status = form.querySelector("[role=status]");
    status.textContent = "";
    try {
      const sent = await fetch(form.dataset.passkey, { method: "POST", body: new URLSearchParams(new FormData(form)) });
      const { go, ceremony, options } = await sent.json();
      if (go) return location.assign(go);
      form.elements.answer.value = await ask(Boolean(options.user), options);
      form.elements.ceremony.value = ceremony;
      form.submit();
    } catch {
      // Refused on the phone, or not now: nothing happened.
      status.textContent = form.dataset.failed;
    }
  });
}
