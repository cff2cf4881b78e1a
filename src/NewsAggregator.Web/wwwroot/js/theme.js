// The reader's own choice of light or dark, kept in the browser. Loaded early, so that the page does not change colour under the eyes.
(() => {
  try {
    const kept = localStorage.getItem("theme");
    if (kept === "light" || kept === "dark") document.documentElement.dataset.theme = kept;
  } catch (refused) {
    console.debug("No storage in this browser:", refused.name);
  }
})();
