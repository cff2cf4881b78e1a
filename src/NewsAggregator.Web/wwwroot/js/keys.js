// j k o v / g h ? as in LOOK; never while somebody is typing, never with a modifier.
export function listKeys() {
  const card = document.querySelector("dialog.keys");
  document.querySelector("[data-keys]")?.addEventListener("click", () => card?.showModal());
  let waiting = false;
  document.addEventListener("keydown", (event) => {
    const typing = event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]");
    if (typing || event.ctrlKey || event.metaKey || event.altKey || card?.open) return;
    if (waiting && event.key === "h") {
      location.href = document.querySelector(".masthead-name a").href;
      return;
    }
    waiting = event.key === "g";
    const act = { j: () => move(1), k: () => move(-1), o: open, v: original, "/": search, "?": () => card?.showModal() }[event.key];
    if (act) {
      event.preventDefault();
      act();
    }
  });
}

const titles = () => [...document.querySelectorAll(".line h3 a, .lead h2 a")].filter((link) => link.offsetParent);

function move(step) {
  const links = titles();
  if (links.length === 0) return;
  const here = links.indexOf(document.activeElement);
  const next = links[here < 0 ? (step > 0 ? 0 : links.length - 1) : Math.min(Math.max(here + step, 0), links.length - 1)];
  next.focus();
  next.scrollIntoView({ block: "center" });
}

function open() {
  if (document.activeElement?.matches(".line h3 a, .lead h2 a")) document.activeElement.click();
}

function original() {
  const line = document.activeElement?.closest("[data-original]") ?? document.querySelector("article[data-original]");
  if (line) location.href = line.dataset.original;
}

function search() {
  const field = document.querySelector(".search-again input") ?? document.querySelector(".search input");
  field?.focus();
  field?.select();
}
