// The quiet clock of a run-sheet: it runs only once it was started, makes no sound, and sends nothing anywhere.
const box = document.querySelector("[data-clock]");
if (box) {
  const [start, stop] = ["[data-clock-start]", "[data-clock-stop]"].map((what) => box.querySelector(what));
  const steps = [...document.querySelectorAll("[data-minutes]")];
  let began = 0;
  let timer;
  const show = () => {
    const gone = Math.floor((Date.now() - began) / 60000);
    let until = 0;
    let now = true;
    for (const step of steps) {
      const minutes = Number(step.dataset.minutes);
      until += minutes;
      const on = began > 0 && now && minutes > 0 && gone < until;
      if (on) now = false;
      step.querySelector("[data-left]").textContent = on ? `← ${until - gone}` : "";
      if (on) step.setAttribute("aria-current", "step"); else step.removeAttribute("aria-current");
    }
  };
  const run = (runs) => {
    clearInterval(timer);
    began = runs ? Date.now() : 0;
    if (runs) timer = setInterval(show, 5000);
    [start.hidden, stop.hidden] = [runs, !runs];
    show();
  };
  start.addEventListener("click", () => run(true));
  stop.addEventListener("click", () => run(false));
  box.hidden = false;
}
