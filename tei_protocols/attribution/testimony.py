"""Testimony: what the notes say was done on the paper, and to which span. A span that is not certain stays as it is."""

from __future__ import annotations

from dataclasses import dataclass

from tei_protocols.conventions import deletions
from tei_protocols.language import Language
from tei_protocols.model import marks
from tei_protocols.model.evidence import Certainty, Evidence, Witness
from tei_protocols.model.marking import Marked, NoteText
from tei_protocols.model.marks import Mark
from tei_protocols.model.source import Source
from tei_protocols.model.span import Span
from tei_protocols.problems import Level, Problem


@dataclass(frozen=True, slots=True)
class Testimony:
    """The marks as they are once the notes were heard, and what each note is about (index of note to span)."""

    marks: tuple[Mark, ...]
    about: dict[int, Span]
    problems: tuple[Problem, ...]


def hear(source: Source, marked: Marked, language: Language) -> Testimony:
    """Let every note testify. Only a note that says without any doubt that the bracketed words before its own mark
    were crossed out makes a deletion; a note that speaks of a deletion in another way is reported."""
    found = list(marked.marks)
    about: dict[int, Span] = {}
    problems: list[Problem] = []
    for index, note in enumerate(marked.notes):
        words = source[note.bodies[0]]
        if not deletions.speaks_of_deletion(words, language):
            continue
        bracketed = _bracketed_before(source, index, found)
        if bracketed is None or not deletions.proves_bracketed(words, language):
            problems.append(_undecided(source, note))
            continue
        evidence = Evidence("deletion.by-note", Certainty.HIGH, Witness.EDITOR, index)
        position = found.index(bracketed)
        found[position] = marks.Deletion(bracketed.span, bracketed.inner, evidence, "crossed-out bracketed")
        about[index] = bracketed.span
    return Testimony(tuple(found), about, tuple(problems))


def _bracketed_before(source: Source, note: int, found: list[Mark]) -> marks.Supplied | None:
    """The bracketed words that end where the mark of the note stands."""
    anchor = next((mark for mark in found if isinstance(mark, marks.NoteAnchor) and mark.note == note), None)
    if anchor is None:
        return None
    for mark in found:
        if isinstance(mark, marks.Supplied) and mark.span.end <= anchor.span.start:
            between = source.text[mark.span.end : anchor.span.start]
            if not between.strip(" .,;:"):
                return mark
    return None


def _undecided(source: Source, note: NoteText) -> Problem:
    line, column = source.place(note.place)
    return Problem(
        "deletion.undecided",
        Level.WARNING,
        f"note {note.number} speaks of a deletion, but not with certainty of which words",
        source.name,
        line,
        column,
        "nothing was marked as deleted; mark it by hand if you know the span",
    )
