// The whole of the site's script. Every page works without it.

// Leave this page: by the link, or by pressing Shift three times within five seconds.
const leave = document.querySelector("[data-leave]");
const overlay = () => {
  const cover = document.createElement("div");
  cover.className = "gone";
  cover.setAttribute("role", "status");
  cover.textContent = leave.dataset.leave;
  document.body.append(cover);
};
const go = (event) => {
  event?.preventDefault();
  overlay();
  document.title = leave.dataset.leave;
  // `replace`: the Back button then skips the page that was left.
  location.replace(leave.href);
};
if (leave) {
  let presses = 0;
  let alone = false;
  let timer;
  leave.addEventListener("click", go);
  addEventListener("keydown", (event) => {
    alone = event.key === "Shift";
    if (!alone) presses = 0;
  }, true);
  addEventListener("keyup", (event) => {
    if (event.key !== "Shift" || !alone) return;
    clearTimeout(timer);
    timer = setTimeout(() => { presses = 0; }, 5000);
    presses += 1;
    if (presses === 3) go();
  }, true);
  // A page that the browser kept whole may still be covered: fetch it anew.
  addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
}

// Errors: focus on the summary; its links bring the question into view before they focus the field.
const summary = document.querySelector(".err");
if (summary) {
  summary.tabIndex = -1;
  summary.focus();
  summary.addEventListener("click", (event) => {
    const field = event.target.hash && document.getElementById(event.target.hash.slice(1));
    if (!field) return;
    event.preventDefault();
    const label = field.closest("fieldset")?.querySelector("legend") ?? document.querySelector(`label[for="${field.id}"]`);
    (label ?? field).scrollIntoView();
    field.focus({ preventScroll: true });
  });
}

// A second tap on a button does not send a form twice.
for (const form of document.forms) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "yes";
    setTimeout(() => delete form.dataset.sent, 3000);
  });
}

// Use my location: asked on tap only, and rounded to about a kilometre before it leaves the phone.
for (const button of document.querySelectorAll("[data-locate]")) {
  if (!navigator.geolocation) continue;
  button.hidden = false;
  const failed = () => {
    button.nextElementSibling.textContent = button.dataset.failed;
    button.disabled = false;
  };
  button.addEventListener("click", () => {
    button.disabled = true;
    navigator.geolocation.getCurrentPosition(({ coords }) => {
      const query = new URLSearchParams(button.dataset.locate);
      query.set("lat", coords.latitude.toFixed(2));
      query.set("lon", coords.longitude.toFixed(2));
      location.assign(`/near?${query}`);
    }, failed, { maximumAge: 600000, timeout: 15000 });
  });
}
