import { keep, recall } from "./kept.js";

// Articles kept for later, and how far one was read: in this browser alone.
const mostSaved = 500;
const mostPlaces = 200;

export function saved() {
  for (const button of document.querySelectorAll("[data-save]")) saveButton(button);
  const list = document.querySelector("[data-saved-list]");
  if (list) showSaved(list);
  const article = document.querySelector("article[data-id]");
  if (article) rememberPlace(article);
}

function read(key) {
  try {
    const value = JSON.parse(recall(key) ?? "[]");
    return Array.isArray(value) ? value : [];
  } catch (damaged) {
    return [];
  }
}

function saveButton(button) {
  const isSaved = () => read("saved").some((one) => one.id === button.dataset.save);
  const show = () => {
    button.textContent = isSaved() ? button.dataset.kept : button.dataset.keep;
    button.setAttribute("aria-pressed", String(isSaved()));
  };
  button.hidden = false;
  show();
  button.addEventListener("click", () => {
    const others = read("saved").filter((one) => one.id !== button.dataset.save);
    const article = document.querySelector("article[data-id]");
    const one = { id: button.dataset.save, title: document.querySelector("h1").textContent, lang: document.querySelector("h1").closest("[lang]").lang, source: article.querySelector(".source").textContent, address: location.pathname + location.search };
    keep("saved", JSON.stringify(isSaved() ? others : [one, ...others].slice(0, mostSaved)));
    show();
  });
}

function showSaved(list) {
  const all = read("saved").filter((one) => typeof one.address === "string" && /^\/(?!\/)/.test(one.address));
  list.hidden = all.length === 0;
  document.querySelector("[data-saved-none]").hidden = all.length > 0;
  list.replaceChildren(...all.map((one) => line(list, one)));
}

function line(list, one) {
  const item = document.createElement("li");
  item.className = "line";
  const meta = document.createElement("p");
  meta.className = "meta";
  const source = document.createElement("span");
  source.className = "source";
  source.textContent = one.source;
  const title = document.createElement("h3");
  if (one.lang) title.lang = one.lang;
  const link = document.createElement("a");
  link.href = one.address;
  link.textContent = one.title;
  title.append(link);
  const remove = document.createElement("button");
  remove.type = "button";
  remove.className = "plain";
  remove.textContent = list.dataset.remove;
  remove.setAttribute("aria-label", `${list.dataset.remove}: ${one.title}`);
  remove.addEventListener("click", () => {
    keep("saved", JSON.stringify(read("saved").filter((other) => other.id !== one.id)));
    showSaved(list);
    (list.querySelector("a") ?? document.querySelector("[data-saved-none] a")).focus();
  });
  meta.append(source, remove);
  item.append(meta, title);
  return item;
}

// Where reading stopped: offered on the next visit, not jumped to.
function rememberPlace(article) {
  const id = article.dataset.id;
  const places = read("places");
  const before = places.find((one) => one.id === id)?.at ?? 0;
  const back = document.querySelector("[data-go-on]");
  if (back && before > 0.1 && before < 0.9 && !location.hash) {
    back.hidden = false;
    back.addEventListener("click", () => {
      const height = document.documentElement.scrollHeight - innerHeight;
      scrollTo({ top: before * height });
      back.hidden = true;
    });
  }
  const note = () => {
    const height = document.documentElement.scrollHeight - innerHeight;
    const at = height > 400 ? Math.round((scrollY / height) * 1000) / 1000 : 0;
    if (at === 0 && before > 0) return;
    keep("places", JSON.stringify([{ id, at }, ...read("places").filter((one) => one.id !== id)].slice(0, mostPlaces)));
  };
  addEventListener("pagehide", note);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") note();
  });
}
