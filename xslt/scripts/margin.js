// Notes in the margin of wide screens: where they stand close, one that those above it would push away from its mark leaves
// the margin, and so does a long one that would push away several. Its mark then opens it, as on narrower screens, and the
// list has it as ever. Without this script all stand in the margin, as near to their marks as there is room.

const farthest = 5; // how far from its mark a note may stand, in the size of the page's letters

function setInMargin() {
  for (const part of document.querySelectorAll(".astray")) part.classList.remove("astray");
  // all is measured before anything is moved
  const notes = [...document.querySelectorAll("article span.peek")]
    .filter((note) => note.getClientRects().length && getComputedStyle(note).float === "right")
    .map((note) => ({
      note,
      button: document.querySelector(`[popovertarget="${CSS.escape(note.id)}"]`),
      height: note.offsetHeight + parseFloat(getComputedStyle(note).marginBottom),
      wanted: document.getElementById(note.id.replace(/\.note$/, "")).getBoundingClientRect().top,
    }));
  const most = farthest * parseFloat(getComputedStyle(document.documentElement).fontSize);
  let free = -Infinity;
  notes.forEach(({ note, button, height, wanted }, number) => {
    const top = Math.max(wanted, free);
    const pushed = notes.slice(number + 1).filter((next) => top + height - next.wanted > most).length;
    if (top - wanted > most || (pushed > 1 && height > most)) {
      note.classList.add("astray");
      button.classList.add("astray");
    } else {
      free = top + height;
    }
  });
}

let waiting = 0;
function setAgain() {
  cancelAnimationFrame(waiting);
  waiting = requestAnimationFrame(setInMargin);
}

setInMargin();
addEventListener("resize", setAgain);
addEventListener("hashchange", setAgain);
document.addEventListener("change", setAgain);
document.addEventListener("toggle", (event) => event.target.matches("details") && setAgain(), true);
