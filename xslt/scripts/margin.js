// Notes in the margin of wide screens: where they stand so close that one would be pushed far from its mark, all that touch
// one another there are told more briefly: first without their labels, then in two lines, then in one, and their marks open
// them whole; then each is told at such length again as the others leave room for, from the last one up, below which there
// is most of it. One that has no room even so leaves the margin, and its mark opens it, as on narrower screens. The list has
// every note as ever. Without this script all stand whole in the margin, as near to their marks as there is room.

const farthest = 5; // how far from its mark a note may stand, in the size of the page's letters
const briefer = ["brief", "cut", "in-a-line"];

function setInMargin() {
  for (const part of document.querySelectorAll(".peek")) part.classList.remove("astray", ...briefer);
  const notes = [...document.querySelectorAll("article span.peek")]
    .filter((note) => note.getClientRects().length && getComputedStyle(note).float === "right")
    .map((note) => ({
      parts: [note, document.querySelector(`[popovertarget="${CSS.escape(note.id)}"]`)],
      wanted: document.getElementById(note.id.replace(/\.note$/, "")).getBoundingClientRect().top,
      told: 0,
      heights: [],
    }));
  const most = farthest * parseFloat(getComputedStyle(document.documentElement).fontSize);
  for (let round = 0; round <= briefer.length; round += 1) {
    measure(notes);
    const far = crowds(notes).filter((crowd) => crowd.some((note) => note.top - note.wanted > most)).flat();
    if (far.length === 0) break;
    for (const note of far) if (note.told < briefer.length) mark(note, briefer[note.told++]);
  }
  const standing = [];
  let free = -Infinity;
  for (const note of notes) {
    note.top = Math.max(note.wanted, free);
    if (note.top - note.wanted > most) {
      mark(note, "astray");
    } else {
      free = note.top + note.height;
      standing.push(note);
    }
  }
  lengthen(standing, most);
}

// Each note is told at the greatest length with which those below it stay near to their marks.
function lengthen(notes, most) {
  for (let at = notes.length - 1; at >= 0; at -= 1) {
    const note = notes[at];
    let told = 0;
    while (told < note.told && !fits(notes, at, note.heights[told], most)) told += 1;
    for (const part of note.parts) part.classList.remove(...briefer.slice(told));
    note.height = note.heights[told] ?? note.height;
  }
}

// Whether all notes below one stay near to their marks where it is so high.
function fits(notes, at, height, most) {
  let free = notes[at].top + height;
  for (let below = at + 1; below < notes.length && notes[below].wanted < free; below += 1) {
    if (free - notes[below].wanted > most) return false;
    free += notes[below].height;
  }
  return true;
}

function mark({ parts }, word) {
  for (const part of parts) part.classList.add(word);
}

// All is measured before anything is moved: how high each note is, and where it would stand.
function measure(notes) {
  for (const note of notes) {
    note.height = note.parts[0].offsetHeight + parseFloat(getComputedStyle(note.parts[0]).marginBottom);
    note.heights[note.told] = note.height;
  }
  let free = -Infinity;
  for (const note of notes) {
    note.top = Math.max(note.wanted, free);
    free = note.top + note.height;
  }
}

// Notes that touch one another, as far as each is pushed by the one above it or pushes the one below it.
function crowds(notes) {
  const found = [];
  for (const note of notes) {
    if (note.top > note.wanted) found.at(-1).push(note);
    else found.push([note]);
  }
  return found;
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
