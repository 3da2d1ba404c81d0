"""Inlines: blocks go in, the marks inside their lines come out, read from the text alone."""

from __future__ import annotations

import re
from collections.abc import Mapping

from tei_protocols.conventions import brackets, closing_lines, dates, gaps, remarks, stage
from tei_protocols.inlines.anchors import Distant, anchor, note_texts
from tei_protocols.inlines.formatting import formatting_marks
from tei_protocols.inlines.legends import doubts_about_brackets, legend_marks
from tei_protocols.inlines.readings import read_brackets, read_signed
from tei_protocols.inlines.structure import structure_marks
from tei_protocols.inlines.typed import typed_marks
from tei_protocols.language import Language
from tei_protocols.language.compiling import compiled
from tei_protocols.language.shapes import UPPER
from tei_protocols.model import marks
from tei_protocols.model.layout import Block, Kind
from tei_protocols.model.marking import Marked, nesting_order
from tei_protocols.model.marks import Mark
from tei_protocols.model.protocol import Place
from tei_protocols.model.source import Source
from tei_protocols.model.span import Span
from tei_protocols.model.white_space import normal
from tei_protocols.problems import Level, Problem

_ROUND = re.compile(r"\([^()\[\]]{3,300}\)")
# a note that stands at its place: `(* The text has "hervest".)`
_STARRED = compiled(rf"\(\*{{1,4}} ?[{UPPER}«“\"]")
# marks whose brackets are their own
_WITH_BRACKETS = (marks.PageBegins, marks.StageBusiness)


def mark(
    source: Source, blocks: tuple[Block, ...], language: Language, distant: Mapping[str, Distant] | None = None
) -> Marked:
    """Find brackets, marks of notes, dates and gaps in every block of the text. `distant` are the notes of other
    sessions that stand in one section with those of this one."""
    texts = [block for block in blocks if block.in_text]
    notes = note_texts(texts)
    found, problems = anchor(source, texts, notes, language, distant or {})
    if any(note.at_foot for note in notes):
        anchored = {mark.note for mark in found if isinstance(mark, marks.NoteAnchor)}
        lost = {note.place for index, note in enumerate(notes) if note.at_foot and index not in anchored}
        if lost:  # amid the record, what no mark points to is no note
            kept = tuple(_as_paragraph(block) if block.span.start in lost else block for block in blocks)
            return mark(source, kept, language, distant)
    taken = {mark.span.start for mark in found}  # brackets that are not to be read again
    found += formatting_marks(source)
    found += typed_marks(source, blocks)
    found += legend_marks(source, blocks, notes, _behind_angles(source, found), language)
    terms = 0
    left: list[Span] = []
    for block in texts:
        if block.form == "columns":  # what its brackets held is torn apart
            continue
        text = source[block.span]
        inside = _emphasis(text, block.span)
        inside += structure_marks(source, block, text, language)
        inside += gaps.bare(source.text, block.span.start, block.span.end, language)
        heads = [each.span for each in inside if isinstance(each, marks.PageBegins) and each.head]
        dated, impossible = _dates(source, block.body, language)
        inside += [each for each in dated if not any(map(each.span.meets, heads))]
        problems += impossible
        if "[" in text or "]" in text:
            taken.update(mark.span.start for mark in inside if isinstance(mark, _WITH_BRACKETS))
            if _is_framed(text, block, language):
                taken.add(block.span.start)
            bracketed, odd = _brackets(source, block.span, taken, inside, terms, language)
            terms += sum(isinstance(mark, marks.Term) for mark in bracketed)
            inside += bracketed
            problems += odd
        if "(" in text and ("(*" in text or any(map(text.__contains__, language.words("signature")))):
            signed = _signed(source, block.body, terms, language)
            terms += sum(isinstance(mark, marks.Term) for mark in signed)
            inside += signed
        if block.kind is Kind.PARAGRAPH:
            inside += filter(None, [remarks.labelled(text, block.span.start, language)])
        found += inside
    if any(map(_is_default, found)) and (doubts := list(doubts_about_brackets(source, blocks, notes, language))):
        left += (each.span for each in found if _is_default(each))
        found = [each for each in found if not _is_default(each)]
        problems += doubts
    found.sort(key=nesting_order)
    return Marked(blocks, tuple(found), notes, tuple(problems), left=tuple(left))


def _is_default(mark: Mark) -> bool:
    """Are words supplied, for all we know, because nothing else explains their brackets?"""
    return type(mark) is marks.Supplied and mark.evidence is None and mark.reason == "editorial"


def _behind_angles(source: Source, found: list[Mark]) -> frozenset[int]:
    """The notes whose mark stands right behind an angle bracket: they are about what it closes, not about all such."""
    anchors = (mark for mark in found if isinstance(mark, marks.NoteAnchor))
    return frozenset(mark.note for mark in anchors if source.text[mark.span.start - 1 : mark.span.start] == ">")


def _as_paragraph(block: Block) -> Block:
    return Block(Kind.PARAGRAPH, block.span, block.span)


def _is_framed(text: str, block: Block, language: Language) -> bool:
    """Do the brackets of the block belong to its kind (a source line, laughter), and not to its words?"""
    if not brackets.encloses_all(text):
        return False
    if block.kind is Kind.CLOSER:
        return closing_lines.place_of(text, language) is Place.SOURCE
    return stage.is_stage_business(text, language)


def _emphasis(text: str, span: Span) -> list[Mark]:
    if text.startswith("**") and text.endswith("**") and len(text) > 4 and text.count("**") == 2:
        return [marks.Highlighted(span, Span(span.start + 2, span.end - 2), "bold", asterisks=True)]
    return []


def _dates(source: Source, span: Span, language: Language) -> tuple[list[Mark], list[Problem]]:
    """The dates of a block, and what is to be said of those that no calendar has."""
    found: list[Mark] = []
    impossible: list[Problem] = []
    for date in dates.find(source[span], language):
        if not date.exists:
            message = f"no calendar has this day: {normal(source[span][date.start : date.end])}"
            hint = "it stays text, not a date; compare it with the original"
            impossible.append(source.problem(span.start + date.start, "date.impossible", Level.WARNING, message, hint))
            continue
        place = Span(span.start + date.start, span.start + date.end)
        days = {"when": date.first} if date.single else {"first": date.first, "last": date.last}
        found.append(marks.DateMention(place, place, **days))
    return found, impossible


def _brackets(
    source: Source, span: Span, taken: set[int], inside: list[Mark], terms: int, language: Language
) -> tuple[list[Mark], list[Problem]]:
    """What the brackets of a block say; `inside` are its other marks, `terms` counts the glossed terms before it."""
    scan = brackets.scan(source.text, span.start, span.end)
    dated = [mark.span for mark in inside if isinstance(mark, marks.DateMention)]
    found: list[Mark] = []
    for pair in scan.pairs:
        if pair.start in taken:
            continue
        in_date = any(date.holds(pair) and date != pair for date in dated)
        reading = read_brackets(brackets.Bracketed.of(source.text, pair, language, in_date, terms + 1))
        terms += any(isinstance(mark, marks.Term) for mark in reading)
        found += reading
    odd = [_unbalanced(source, offset) for offset in (*scan.unopened, *scan.unclosed)]
    return found, odd


def _signed(source: Source, span: Span, terms: int, language: Language) -> list[Mark]:
    """What an editor signed between round brackets in a block, before which `terms` were glossed."""
    found: list[Mark] = []
    for pair in _ROUND.finditer(source.text, span.start, span.end):
        if source.text.startswith("(*", pair.start()) and _STARRED.match(source.text, pair.start()):
            place = Span(*pair.span())
            found.append(marks.InlineNote(place, Span(place.start + 1, place.end - 1), "editor", rounded=True))
            continue
        read = read_signed(brackets.Bracketed.of(source.text, Span(*pair.span()), language, False, terms + 1))
        terms += any(isinstance(mark, marks.Term) for mark in read)
        found += read
    return found


def _unbalanced(source: Source, offset: int) -> Problem:
    what = "opened here is never closed" if source.text[offset] == "[" else "closed here was never opened"
    message = f"a bracket {what} in its paragraph"
    hint = "it stays a character; add its partner in the transcript if the print has it"
    return source.problem(offset, "bracket.unbalanced", Level.WARNING, message, hint)
