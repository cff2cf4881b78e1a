import { keep, recall } from "./kept.js";

// What came into a story since this browser last saw it. Compared by the site's own times, so that a wrong clock does no harm.
const most = 200;
const pause = 30 * 60 * 1000;

export function story() {
  const page = document.querySelector("[data-story]");
  if (!page) return;
  const lines = [...page.querySelectorAll(".line[data-seen]:not([hidden])")];
  const events = [...page.querySelectorAll("[data-learned]")];
  const newest = Math.max(0, ...lines.map(seen), ...events.map(seen));
  const all = remembered();
  const known = all.find(([id]) => id === page.dataset.story);
  const rest = all.filter((entry) => entry !== known);

  // A visit ends after half an hour; until then a page opened again still shows what was new.
  const before = known ? (Date.now() - known[3] > pause ? known[2] : known[1]) : newest;
  keep("stories", JSON.stringify([...rest, [page.dataset.story, before, newest, Date.now()]].slice(-most)));
  const fresh = [lines, events].map((items) => items.filter((item) => seen(item) > before));
  for (const item of fresh.flat()) mark(item, page.dataset.new);
  tell(page.querySelector("[data-story-news]"), fresh[0].length, fresh[1].length);
}

const seen = (item) => Number(item.dataset.seen ?? item.dataset.learned);

function remembered() {
  try {
    const all = JSON.parse(recall("stories") ?? "[]");
    return Array.isArray(all) ? all.filter((entry) => Array.isArray(entry) && entry.length === 4) : [];
  } catch (broken) {
    return [];
  }
}

function mark(item, word) {
  const tag = document.createElement("span");
  tag.className = "tag new";
  tag.textContent = word;
  (item.querySelector(".meta") ?? item.querySelector("time")).after(tag);
}

function tell(place, articles, events) {
  if (!place || articles + events === 0) return;
  const rules = new Intl.PluralRules(document.documentElement.lang);
  const count = (forms, number) => forms.split("|")[rules.select(number) === "one" ? 0 : 1].replace("{0}", number);
  const parts = [articles && count(place.dataset.articles, articles), events && count(place.dataset.events, events)].filter(Boolean);
  place.textContent = place.dataset.storyNews.replace("{0}", new Intl.ListFormat(document.documentElement.lang, { type: "conjunction" }).format(parts));
  place.hidden = false;
}
