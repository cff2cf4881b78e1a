import { keep, recall } from "./kept.js";

// The picker of the directory, opened where the reader stands; without scripts its link leads to the directory itself.
export function picker() {
  const here = document.querySelector("main form.picker");
  if (here) enliven(here);
  for (const link of document.querySelectorAll("a[data-picker]")) {
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      open(link.href);
    });
  }
  remembering();
}

let card;

async function open(address) {
  if (!card) {
    try {
      card = await fetchCard(address);
    } catch (failed) {
      console.debug("The picker opens as a page:", failed.message);
      location.href = address;
      return;
    }
  }
  card.showModal();
}

async function fetchCard(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`status ${answer.status}`);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const form = page.querySelector("form.picker");
  if (!form) throw new Error("no picker there");
  await Promise.all([...page.querySelectorAll("link[rel=stylesheet]")].map((style) => load(style.getAttribute("href"))));
  const dialog = document.createElement("dialog");
  dialog.className = "picker-card";
  dialog.setAttribute("aria-labelledby", "picker-title");
  const head = document.createElement("div");
  head.className = "picker-head";
  const title = document.createElement("h2");
  title.id = "picker-title";
  title.textContent = form.dataset.title;
  const close = document.createElement("button");
  close.type = "button";
  close.className = "button small";
  close.textContent = form.dataset.close;
  close.addEventListener("click", () => dialog.close());
  head.append(title, close);
  dialog.append(head, document.adoptNode(form));
  document.body.append(dialog);
  enliven(form);
  return dialog;
}

function load(address) {
  if ([...document.styleSheets].some((sheet) => sheet.href === new URL(address, location.href).href)) return null;
  return new Promise((done) => {
    const style = document.createElement("link");
    style.rel = "stylesheet";
    style.href = address;
    style.addEventListener("load", done);
    style.addEventListener("error", done);
    document.head.append(style);
  });
}

function enliven(form) {
  const sources = [...form.querySelectorAll("[data-name]")].map((item) => ({ item, name: fold(item.dataset.name) }));
  const shelves = [...form.querySelectorAll(".shelf")].map((shelf) => ({ shelf, wasOpen: shelf.open }));
  const find = form.querySelector(".find");
  const input = find.querySelector("input");
  find.hidden = sources.length < 8;
  input.addEventListener("input", () => {
    const wanted = fold(input.value.trim());
    for (const { item, name } of sources) item.hidden = !name.includes(wanted);
    for (const known of shelves) {
      known.shelf.hidden = !known.shelf.querySelector("[data-name]:not([hidden])");
      known.shelf.open = wanted ? !known.shelf.hidden : known.wasOpen;
    }
    form.querySelector(".none").hidden = shelves.some(({ shelf }) => !shelf.hidden);
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.preventDefault();
  });
  const said = form.querySelector(".ticked");
  const count = () => {
    const ticked = form.querySelectorAll("input[type=checkbox]:checked").length;
    said.hidden = ticked === 0;
    said.textContent = said.dataset.ticked.replace("{0}", ticked);
  };
  form.addEventListener("change", count);
  count();
}

const fold = (text) => text.normalize("NFKD").replace(/\p{Mn}/gu, "").toLowerCase();

// What is remembered is a link, never a change of what the front page shows.
function remembering() {
  const button = document.querySelector("[data-remember]");
  if (button) {
    const kept = () => recall("choice.address") === button.dataset.remember;
    const say = () => {
      button.textContent = kept() ? button.dataset.forget : button.dataset.keep;
    };
    button.addEventListener("click", () => {
      const forget = kept();
      keep("choice.address", forget ? "" : button.dataset.remember);
      keep("choice.words", forget ? "" : button.dataset.words);
      say();
    });
    button.hidden = false;
    say();
  }
  const place = document.querySelector("[data-remembered]");
  const address = recall("choice.address");
  if (!place || !address?.startsWith("/") || address.startsWith("//")) return;
  const link = document.createElement("a");
  link.href = address;
  link.textContent = recall("choice.words");
  place.append(place.dataset.remembered, " ", link);
  place.hidden = false;
}
