// A sentence may run through several pieces; the address marks the first, this marks the rest of it.
export function sentences() {
  const mark = () => {
    for (const piece of document.querySelectorAll(".s.marked")) piece.classList.remove("marked");
    const first = location.hash.length > 1 ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
    if (!first?.classList.contains("s")) return;
    const pieces = [...document.querySelectorAll(".body .s")];
    for (let i = pieces.indexOf(first); i < pieces.length && (pieces[i] === first || !pieces[i].id); i++) {
      pieces[i].classList.add("marked");
    }
    first.setAttribute("tabindex", "-1");
    first.focus({ preventScroll: true });
  };
  addEventListener("hashchange", mark);
  mark();
}
