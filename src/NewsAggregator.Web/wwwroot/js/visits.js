import { keep, recall } from "./kept.js";

// Which titles were opened, and what came since the last visit: known to this browser alone.
const mostRead = 2000;
const pause = 30 * 60 * 1000;

export function visits() {
  const read = new Set((recall("read") ?? "").split(" ").filter(Boolean));
  const article = document.querySelector("article[data-id]");
  if (article && !read.has(article.dataset.id)) {
    read.add(article.dataset.id);
    keep("read", [...read].slice(-mostRead).join(" "));
  }
  for (const line of document.querySelectorAll(".line[data-id]")) {
    line.classList.toggle("read", read.has(line.dataset.id));
  }
  const list = document.querySelector("[data-last-visit]");
  if (list) lineOfLastVisit(list);
}

// A visit ends after half an hour without a page; its line stays where it was until then.
function lineOfLastVisit(list) {
  const now = Date.now();
  const seen = Number(recall("visit.seen") ?? 0);
  if (!seen || now - seen > pause) keep("visit.before", String(seen || now));
  keep("visit.seen", String(now));
  const before = Number(recall("visit.before") ?? now);
  const lines = [...list.querySelectorAll(".line[data-seen]")];
  const first = lines.findIndex((line) => Number(line.dataset.seen) <= before);
  if (first < 1) return;
  const mark = document.createElement("li");
  mark.className = "last-visit";
  const words = document.createElement("span");
  words.textContent = list.dataset.lastVisit;
  mark.append(words);
  // A day's heading belongs to the line beneath it.
  const above = lines[first].previousElementSibling;
  (above?.matches(".day-item") ? above : lines[first]).before(mark);
}
