// A device answers a survey once: it keeps a number that it drew for this survey and shows to no other.
const field = document.querySelector("input[data-wave]");
if (field) {
  try {
    const name = `survey ${field.dataset.wave}`;
    const kept = localStorage.getItem(name);
    if (kept) {
      field.value = kept;
      document.getElementById("again").hidden = false;
    }
    field.form.addEventListener("submit", () => localStorage.setItem(name, field.value));
  } catch { /* Without a store of its own the page's number does. */ }
}
