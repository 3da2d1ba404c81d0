"""Lost notes: what may be marks goes in; out come those that are, though the copy has no note of their number."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from tei_protocols.conventions import notes
from tei_protocols.model import marks
from tei_protocols.model.marking import NoteText
from tei_protocols.model.marks import Mark
from tei_protocols.model.source import Source
from tei_protocols.model.span import Span

# so many marks show that a series is one; and where a mark stands behind words
_SHORTEST_SERIES = 3
_ENDS_CLAUSE = re.compile(r"[.,;:!?…]|\s*(?:\n|\Z)")
_STOPS = frozenset(".!?…»)]")
_LONGEST_SPACE = 8
# by how much the number of a mark may exceed that of the last note that is there
_FURTHEST = 10
_FURTHEST_APART = 4


def misprints(
    source: Source,
    found: list[Mark],
    candidates: list[Span],
    amid_words: list[Span],
    texts: tuple[NoteText, ...],
    anchored: set[int],
) -> list[Span]:
    """Round marks to no note, that stand where the mark of a note without one should be: `(7) … (18) … (9)`; one that
    stands like a quantity amid the words only between the marks of its neighbours, and if its last digits are right."""
    places = {mark.note: mark.span.start for mark in found if isinstance(mark, marks.NoteAnchor)}
    result = []
    for index in range(len(texts)):
        if index in anchored:
            continue
        before, after = places.get(index - 1, -1), places.get(index + 1, len(source.text))
        between = [span for span in candidates if before < span.start < after]
        if not between and index - 1 in places and (index + 1 in places or index == len(texts) - 1):
            between = [
                span
                for span in amid_words
                if before < span.start < after and source[span].strip("() ").endswith(texts[index].number)
            ]
        if len(between) == 1 and (index - 1 in places or index + 1 in places):
            result.append(between[0])
    return result


def like_marks(source: Source, found: list[Mark], candidates: list[Span], others: int) -> list[Span]:
    """Marks in brackets and asterisks to no note that are glued to a word, where all in this form are that have notes,
    or that stand apart before a stop, where half of several do: the notes of a copy may break off before its text does.
    Of the notes of several sessions one that has its mark here shows how; `others` stand elsewhere."""
    if not candidates:
        return []
    of_forms: dict[str, list[marks.NoteAnchor | marks.NoteReference]] = defaultdict(list)
    for mark in found:
        if isinstance(mark, marks.NoteAnchor | marks.NoteReference) and not _is_letter(source, mark.span):
            of_forms["*" if "*" in mark.form else mark.form].append(mark)
    result = []
    for span in candidates:
        sign = source[span]
        alike = of_forms["(n)" if sign[0] == "(" else "n)" if sign[-1] == ")" else "*"]
        every = (span, *(mark.span for mark in alike))
        furthest = _FURTHEST if all(is_glued(source, each) for each in every) else 0
        if not furthest and len(alike) >= _SHORTEST_SERIES and stands_apart(source, span):
            apart = [mark for mark in alike if stands_apart(source, mark.span)]
            furthest = _FURTHEST_APART if 2 * len(apart) >= len(alike) else 0
        if furthest and alike and len(alike) + others > 1:
            highest = max(_number(source, mark.span) for mark in alike)
            if _number(source, span) <= highest + furthest:
                result.append(span)
    return result


def _number(source: Source, mark: Span) -> int:
    """The number of a mark with brackets or a sign; 0 where it is signs alone."""
    return int(source[mark].strip("[( )]*†‡") or 0)


def _is_letter(source: Source, mark: Span) -> bool:
    """Does a mark have a letter for its number, `(a)`? It is of another series than `(1)`."""
    return any(map(str.isalpha, source[mark]))


def between_neighbours(source: Source, found: list[Mark], bare: list[Span], texts: Sequence[NoteText]) -> list[Span]:
    """Bare digits whose number the notes lack, amid their series, where that of the note before it has its mark before
    them, and that of the note behind it none before them: `… the wine.2 … the bread.3` with the notes 1, 2 and 4."""
    numbers = {text.number: index for index, text in enumerate(texts) if text.number.isdecimal()}
    places = {mark.note: mark.span.start for mark in found if isinstance(mark, marks.NoteAnchor)}
    result = []
    for span in bare:
        number = source[span].translate(notes.RAISED)
        before, behind = numbers.get(str(int(number) - 1)), numbers.get(str(int(number) + 1))
        if before is None or behind is None or before not in places:
            continue
        if places[before] < span.start < places.get(behind, len(source.text)):
            result.append(span)
    return result


def next_in_series(source: Source, found: list[Mark], candidates: list[Span]) -> list[Span]:
    """Round marks to no note whose number is the next one behind those of several marks in this form, where a clause
    ends: the notes of a copy may lack one."""
    if not candidates:
        return []
    anchors = [mark for mark in found if isinstance(mark, marks.NoteAnchor) and mark.form == "(n)"]
    places = {mark.span for mark in anchors if not _is_letter(source, mark.span)}
    series: list[int] = []
    result = []
    for span in sorted({*places, *candidates}, key=lambda span: span.start):
        number = int(source[span].strip("() "))
        follows = not series or number == series[-1] + 1
        if span in places:
            series = [*series, number] if follows else [number]
        elif follows and len(series) >= _SHORTEST_SERIES and _ENDS_CLAUSE.match(source.text, span.end):
            series.append(number)
            result.append(span)
    return result


def stands_apart(source: Source, mark: Span) -> bool:
    """Does a mark stand apart, where a clause ends before it or behind it?"""
    if is_glued(source, mark):
        return False
    before = source.text[max(0, mark.start - _LONGEST_SPACE) : mark.start].rstrip()[-1:]
    return before in _STOPS or _ENDS_CLAUSE.match(source.text, mark.end) is not None


def is_glued(source: Source, mark: Span) -> bool:
    return mark.start > 0 and not source.text[mark.start - 1].isspace()
