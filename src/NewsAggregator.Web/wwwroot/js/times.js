// Exact times on hover, in the reader's own zone; relative ones go on counting while a page stays open.
const steps = [
  ["year", 31557600],
  ["month", 2629800],
  ["day", 86400],
  ["hour", 3600],
  ["minute", 60],
];

export function localTimes() {
  const language = document.documentElement.lang;
  // The form in which the server writes them: days before months, hours to 24.
  const exact = new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, { dateStyle: "full", timeStyle: "short", hourCycle: "h23" });
  const relative = new Intl.RelativeTimeFormat(language, { numeric: "always" });
  const opened = Date.now();
  const all = [...document.querySelectorAll("time[datetime*='T']")];
  for (const time of all) {
    const at = new Date(time.dateTime);
    if (!Number.isNaN(at.valueOf())) time.title = exact.format(at);
  }
  const count = () => {
    if (Date.now() - opened < 60000) return;
    for (const time of all) {
      const seconds = Math.round((Date.now() - new Date(time.dateTime)) / 1000);
      const step = seconds < 60 * 86400 && seconds >= 86400 ? steps[2] : steps.find(([, length]) => seconds >= length);
      if (step) time.textContent = relative.format(-Math.floor(seconds / step[1]), step[0]);
    }
  };
  setInterval(count, 60000);
}
