// What the admin's pages gain where scripts run: the check while typing, progress while it happens. Every one of these is a button or a link without them.
liveCheck();
progress();

function liveCheck() {
  const form = document.querySelector("[data-filter]");
  const area = form?.querySelector("[data-check]");
  const out = document.querySelector("#check");
  if (!area || !out) return;
  let waiting = 0;
  let asking;
  const check = async () => {
    asking?.abort();
    asking = new AbortController();
    try {
      const answer = await fetch(area.dataset.check, {
        method: "POST", body: new URLSearchParams(new FormData(form)), headers: { "X-Requested-With": "fetch" }, signal: asking.signal, redirect: "error",
      });
      if (!answer.ok) return;
      out.innerHTML = await answer.text();
      places();
    } catch (broken) {
      if (broken.name !== "AbortError") out.querySelector("[name=Stamp]")?.remove(); // offline: the buttons ask the server, which looks again
    }
  };
  area.addEventListener("input", () => {
    form.dataset.changed = "true";
    clearTimeout(waiting);
    waiting = setTimeout(check, 300);
  });

  // A line's number leads to the line.
  out.addEventListener("click", (event) => {
    const place = event.target.closest("[data-line]");
    if (!place) return;
    event.preventDefault();
    const lines = area.value.split("\n");
    const from = lines.slice(0, place.dataset.line - 1).reduce((sum, line) => sum + line.length + 1, 0) + (place.dataset.column ?? 1) - 1;
    area.focus();
    area.setSelectionRange(from, place.dataset.column ? from : from + (lines[place.dataset.line - 1]?.length ?? 0));
  });

  // Nothing typed is lost by a slip.
  let sending = false;
  form.addEventListener("submit", () => (sending = true));
  addEventListener("beforeunload", (event) => {
    if (form.dataset.changed === "true" && !sending) event.preventDefault();
  });
}

// The places of a new rule are numbered as the rules now are.
function places() {
  const select = document.querySelector("#place");
  const options = document.querySelector("#check template[data-places]");
  if (!select || !options) return;
  const chosen = select.value;
  select.replaceChildren(options.content.cloneNode(true));
  select.value = [...select.options].some((option) => option.value === chosen) ? chosen : "0";
}

function progress() {
  const box = document.querySelector("[data-progress]");
  if (!box) return;
  box.querySelector("[data-without-script]").hidden = true;
  const bar = box.querySelector("progress");
  const numbers = box.querySelector("[data-numbers]");
  const stream = new EventSource(box.dataset.progress);
  const step = (event) => {
    const { decided, total } = JSON.parse(event.data);
    bar.max = Math.max(1, total);
    bar.value = decided;
    const format = new Intl.NumberFormat(document.documentElement.lang);
    numbers.textContent = box.dataset.numbers.replace("{0}", format.format(decided)).replace("{1}", format.format(total));
  };
  stream.addEventListener("step", step);
  stream.addEventListener("done", (event) => {
    step(event);
    stream.close();
    box.querySelector("p").textContent = box.dataset.done;
    bar.remove();
    for (const old of document.querySelectorAll("[data-until-done]")) old.hidden = true;
  });
}
