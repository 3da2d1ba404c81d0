"""What typists mark: a source goes in, and comes out without the signs, but with the passages that stood between them.

The stages after it read the text as if nobody had marked it; so a label that is struck out is still a label. A sign is
generated again from the element that its passage becomes. The second of two spaces is taken out in the same go.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import NamedTuple

from msgspec import Struct

from tei_protocols.conventions.spacing import HELD, are_noise, surplus, with_plain
from tei_protocols.conventions.typed import SIGNS, Fault, Pair, may_have_signs, scan, waves
from tei_protocols.inlines.left_out import without
from tei_protocols.model import marks
from tei_protocols.model.evidence import Certainty, Evidence
from tei_protocols.model.layout import Block, Kind
from tei_protocols.model.marks import Mark
from tei_protocols.model.source import Source
from tei_protocols.model.span import Span
from tei_protocols.model.typed import Signs, TypedAs, TypedPassage
from tei_protocols.problems import Level, Problem


class _Advice(NamedTuple):
    """The rule by which a fault is reported, and what to do."""

    rule: str
    hint: str


_ADVICE = {
    Fault.UNCLOSED: _Advice(
        "typed.unbalanced", "it stays text; type {closing} where the passage ends, or take the sign out"
    ),
    Fault.UNOPENED: _Advice(
        "typed.unbalanced", "it stays text; type {opening} where the passage begins, or take the sign out"
    ),
    Fault.CROSSING: _Advice("typed.crossing", "both stay text; close the inner passage before the outer one"),
    Fault.EMPTY: _Advice("typed.empty", "it stays text; type words between the two signs, or take them out"),
    Fault.UNKNOWN: _Advice("typed.unknown", "it stays text; `tei-protocols conventions typed` lists the signs"),
}
_LONG_DASH = "it stays text; type two short dashes for the long one, of which a word processor has made it"
_BETWEEN_PARAGRAPHS = re.compile(r"(?:\r\n|\r|\n)[^\S\r\n]*(?:\r\n|\r|\n)")
_PLACES = {TypedAs.ADDED_ABOVE: "above", TypedAs.ADDED_IN_MARGIN: "margin"}


class TakenOut(Struct, frozen=True):
    """The source without the signs of typists and their second spaces; what is wrong with signs that stayed text.
    `openings` are the places of the opening signs in the transcript, in the order of the passages."""

    source: Source
    problems: tuple[Problem, ...]
    openings: tuple[int, ...] = ()


def take_out(source: Source, refused: Collection[int] = ()) -> TakenOut:
    """Take the signs and the second spaces out of a source, but for the signs of passages whose opening sign stands at
    one of the places `refused`: they stay text, as what is unclosed or crosses another does."""
    problems = [_struck(source, place) for place in waves(source.text)]
    if HELD in source.text and are_noise(source.text):
        source = dataclasses.replace(source, text=with_plain(source.text))
    pairs: list[Pair] = []
    if may_have_signs(source.text):
        found = scan(source.text)
        problems += [_problem(source, *fault) for fault in found.faults]
        problems += [_misplaced(source, pair) for pair in found.pairs if pair.opening.start in refused]
        pairs = [pair for pair in found.pairs if pair.opening.start not in refused]
    spaces = surplus(source.text)
    if not (pairs or spaces):
        return TakenOut(source, tuple(problems))
    return TakenOut(_read(source, pairs, spaces), tuple(problems), tuple(pair.opening.start for pair in pairs))


def _read(source: Source, pairs: list[Pair], spaces: list[Span]) -> Source:
    places = sorted([*(place for pair in pairs for place in (pair.opening, pair.closing)), *spaces])
    numbers = {place.start: number for number, place in enumerate(places)}
    plain, moved = without(source, places)
    typed = (
        TypedPassage(
            pair.typed_as,
            plain.trimmed(Span(moved(pair.opening.end), moved(pair.closing.start))),
            Signs(numbers[pair.opening.start], numbers[pair.closing.start]),
        )
        for pair in pairs
    )
    return dataclasses.replace(plain, typed=tuple(typed))


def typed_marks(source: Source, blocks: Iterable[Block]) -> Iterator[Mark]:
    """The marks for the passages that a typist marked; one over several paragraphs has a part in each, but none in the
    mark of a page that stands between two."""
    if not source.typed:
        return
    pages = {block.span for block in blocks if block.kind is Kind.PAGE}
    for passage in source.typed:
        make = _maker(passage.typed_as)
        first, *others = _in_paragraphs(source, passage.span)
        between = [span for span in others[:-1] if span not in pages]
        parts = [first, *between, *others[-1:]]
        for number, span in enumerate(parts, 1):
            opening = passage.signs.opening if number == 1 else None
            closing = passage.signs.closing if number == len(parts) else None
            yield make(span, Signs(opening, closing))


def _in_paragraphs(source: Source, span: Span) -> Iterator[Span]:
    start = span.start
    for gap in _BETWEEN_PARAGRAPHS.finditer(source.text, span.start, span.end):
        yield source.trimmed(Span(start, gap.start()))
        start = gap.end()
    yield source.trimmed(Span(start, span.end))


def _maker(typed_as: TypedAs) -> Callable[[Span, Signs], Mark]:
    """What makes the marks of one passage. The typist saw the paper, and is the evidence, which its parts share."""
    match typed_as:
        case TypedAs.DELETED:
            crossed_out = Evidence("deletion.typed", Certainty.HIGH)
            return lambda span, signs: marks.Deletion(span, span, crossed_out, typed=signs)
        case TypedAs.UNDERLINED:
            underlined = Evidence("underlining.typed", Certainty.HIGH)
            return lambda span, signs: marks.Underlining(span, span, underlined, typed=signs)
        case TypedAs.UNCLEAR:
            return lambda span, signs: marks.Unclear(span, span, signs)
        case TypedAs.REMARK:
            return lambda span, signs: marks.InlineNote(span, span, "editor", signs)
        case TypedAs.LABEL:
            return lambda span, signs: marks.TypedLabel(span, span, signs)
        case _:
            written = Evidence("addition.typed", Certainty.HIGH)
            place = _PLACES.get(typed_as, "")
            return lambda span, signs: marks.Addition(span, span, written, place, typed=signs)


def _problem(source: Source, place: Span, fault: Fault) -> Problem:
    sign = source[place]
    pair = next((pair for pair in SIGNS.values() if sign in pair), ("", ""))
    advice = _ADVICE[fault]
    hint = _LONG_DASH if set(sign) & {"–", "—"} else advice.hint.format(opening=pair[0], closing=pair[1])
    return source.problem(place.start, advice.rule, Level.WARNING, f"the sign {sign} {fault.value}", hint)


def _struck(source: Source, place: Span) -> Problem:
    message = "~~ strikes words out in Markdown, and this is read as plain text"
    hint = "it stays text; type {--words--}, or name the file *.md"
    return source.problem(place.start, "typed.unknown", Level.WARNING, message, hint)


def _misplaced(source: Source, pair: Pair) -> Problem:
    message = f"the sign {source[pair.opening]} opens a passage that cannot be marked as a whole"
    hint = "it stays text; give what lies inside a bracket, label or number and what lies outside it signs of their own"
    return source.problem(pair.opening.start, "typed.misplaced", Level.WARNING, message, hint)
