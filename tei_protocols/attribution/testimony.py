"""What the notes prove: an act that a note testifies to becomes a mark on the very words, or is reported."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from tei_protocols.conventions import testimony
from tei_protocols.conventions.testimony import Act, Extent, Statement
from tei_protocols.language import Language
from tei_protocols.model import marks
from tei_protocols.model.evidence import Certainty, Evidence, Witness
from tei_protocols.model.layout import Block, Kind
from tei_protocols.model.marking import Marked, NoteText
from tei_protocols.model.marks import Mark
from tei_protocols.model.source import Source
from tei_protocols.model.span import Span
from tei_protocols.problems import Level, Problem

_WORD = re.compile(r"\S+")
_SENTENCE_START = re.compile(r"(?:^|(?<=[.!?…][\"”»)\]])|(?<=[.!?…]))\s*")
_RULES = {
    Act.CROSSED_OUT: "deletion.note",
    Act.RESTORED: "deletion.restored",
    Act.ADDED: "addition.note",
    Act.UNDERLINED: "underlining.note",
}


@dataclass
class Testimony:
    """The marks as they are once the notes were heard, and what stayed undecided."""

    marks: list[Mark]
    problems: list[Problem] = field(default_factory=list)


def hear(source: Source, marked: Marked, language: Language) -> Testimony:
    """Let every note testify. Where its words are not certain the note stays a note, and the doubt is reported."""
    result = Testimony(list(marked.marks))
    for index, note in enumerate(marked.notes):
        words = source[note.bodies[0]]
        heard = False
        for statement in testimony.statements(words, language):
            heard = _enter(source, marked, index, statement, result) or heard
        if not heard and testimony.speaks_of_deletion(words, language):
            result.problems.append(_undecided(source, note))
    return result


def _enter(source: Source, marked: Marked, index: int, statement: Statement, result: Testimony) -> bool:
    """Mark the words that a statement means; False where they cannot be found with certainty."""
    anchor = next((mark for mark in result.marks if isinstance(mark, marks.NoteAnchor) and mark.note == index), None)
    block = next((block for block in marked.blocks if anchor and block.span.holds(anchor.span)), None)
    if anchor is None or block is None:
        return False
    if statement.extent is Extent.BRACKETED:
        bracketed = _bracketed(source, block, anchor, result.marks)
        if bracketed is None:
            return False
    else:
        found = _words_meant(source, block, anchor, statement)
        if found is None or not _is_free(found, result.marks):
            return False
        span, inner = found, found
        bracketed = next((m for m in result.marks if isinstance(m, marks.Supplied) and m.span == found), None)
    if bracketed:
        result.marks.remove(bracketed)
        span, inner = bracketed.span, bracketed.inner
    bracket = bracketed is not None
    evidence = Evidence(_RULES[statement.act], Certainty.HIGH, Witness.EDITOR, index)
    result.marks += _act(statement, span, inner, bracket, evidence)
    return True


def _act(statement: Statement, span: Span, inner: Span, bracketed: bool, evidence: Evidence) -> list[Mark]:
    if statement.act is Act.ADDED:
        return [marks.Addition(span, inner, evidence, statement.place, bracketed)]
    if statement.act is Act.UNDERLINED:
        return [marks.Underlining(span, inner, evidence, bracketed)]
    restored = statement.act is Act.RESTORED
    return [marks.Deletion(span, inner, evidence, bracketed=bracketed, restored=restored)]


def _bracketed(source: Source, block: Block, anchor: Mark, found: list[Mark]) -> marks.Supplied | None:
    """The bracketed words that a note means: those right before its mark, or the only ones of the paragraph."""
    inside = [mark for mark in found if isinstance(mark, marks.Supplied) and block.span.holds(mark.span)]
    for mark in inside:
        if mark.span.end <= anchor.span.start and not source.text[mark.span.end : anchor.span.start].strip(" .,;:"):
            return mark
    return inside[0] if len(inside) == 1 and inside[0].span.end <= anchor.span.start else None


def _words_meant(source: Source, block: Block, anchor: Mark, statement: Statement) -> Span | None:
    """The words that a statement means, seen from the mark; None where that is not certain."""
    start = block.body.start
    if statement.extent is Extent.PARAGRAPH:
        return _whole_paragraph(source, block, anchor)
    before = source.text[start : anchor.span.start].rstrip(" .,;:")
    if statement.extent is Extent.QUOTED:
        return _quoted(source, block, anchor, statement.words.strip(" .,;:"))
    words = list(_WORD.finditer(before))
    if statement.extent is Extent.LAST_WORDS:
        if len(words) < statement.count:
            return None
        return Span(start + words[-statement.count].start(), start + len(before))
    at = max((match.end() for match in _SENTENCE_START.finditer(before)), default=0)
    end = anchor.span.start
    return source.trimmed(Span(start + at, end)) if at < len(before) else None


def _whole_paragraph(source: Source, block: Block, anchor: Mark) -> Span | None:
    if block.kind is not Kind.PARAGRAPH or source.text[anchor.span.end : block.span.end].strip(" .,;:"):
        return None
    return source.trimmed(Span(block.body.start, anchor.span.start))


def _quoted(source: Source, block: Block, anchor: Mark, words: str) -> Span | None:
    """A quotation that stands once in the paragraph, or right before the mark."""
    text = source.text
    before = text[block.body.start : anchor.span.start].rstrip(" .,;:")
    if words and before.endswith(words):
        end = block.body.start + len(before)
        return Span(end - len(words), end)
    whole_words = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
    places = [Span(*match.span()) for match in whole_words.finditer(text, block.body.start, block.span.end)]
    return places[0] if words and len(places) == 1 else None


def _is_free(span: Span, found: list[Mark]) -> bool:
    """May the span be marked? Not where it would cut a bracket in two."""
    return not any(mark.span.meets(span) and not span.holds(mark.span) and not mark.inner.holds(span) for mark in found)


def _undecided(source: Source, note: NoteText) -> Problem:
    message = f"note {note.number} speaks of a deletion, but not with certainty of which words"
    hint = "nothing was marked as deleted; mark it by hand if you know the span"
    return source.problem(note.place, "deletion.undecided", Level.WARNING, message, hint)
