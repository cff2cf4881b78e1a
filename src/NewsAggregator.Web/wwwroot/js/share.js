// Share where the browser can, else copy; and say what happened.
export function sharing() {
  for (const button of document.querySelectorAll("[data-share]")) {
    button.hidden = false;
    button.addEventListener("click", () => share(button));
  }
  for (const button of document.querySelectorAll("[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", () => copy(button.dataset.copy, button.dataset.said));
  }
}

async function share(button) {
  const what = { title: button.dataset.title, url: button.dataset.share };
  if (!navigator.share) {
    await copy(what.url, button.dataset.said);
    return;
  }
  try {
    await navigator.share(what);
  } catch (refused) {
    if (refused.name !== "AbortError") await copy(what.url, button.dataset.said);
  }
}

async function copy(text, said) {
  try {
    await navigator.clipboard.writeText(text);
    say(said);
  } catch (refused) {
    say(text);
  }
}

function say(text) {
  const place = document.querySelector(".said");
  place.textContent = text;
  setTimeout(() => {
    place.textContent = "";
  }, 4000);
}
