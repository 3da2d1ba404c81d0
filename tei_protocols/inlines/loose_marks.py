"""Loose marks: bare numbers that stand apart from the words, and are marks because the notes have no others."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from tei_protocols.conventions import notes
from tei_protocols.model import marks
from tei_protocols.model.marking import NoteText
from tei_protocols.model.source import Source
from tei_protocols.model.span import Span

NoteMark = marks.NoteAnchor | marks.NoteReference

# how notes with bare numbers are printed
_PLAIN = ("n", "n.", "n)")
# so many marks in the order of their notes show that they are some; a number alone may be a quantity
_FEWEST = 2


def loose_marks(
    source: Source, spans: Iterable[Span], texts: Sequence[NoteText], anchored: Collection[int]
) -> list[NoteMark]:
    """Numbers that stand apart where a clause ends, `… ended. 1 Nobody knows. 2`, in the order of the notes, if none of
    the notes with bare numbers is `anchored` elsewhere. A number that comes again refers to its note."""
    plain = {text.number: index for index, text in enumerate(texts) if text.form in _PLAIN and text.number.isdecimal()}
    if len(plain) < _FEWEST or not set(anchored).isdisjoint(plain.values()):
        return []
    signs = _apart(source, spans, plain)
    rising = notes.longest_rise([(place, plain[sign[0]]) for place, sign in enumerate(signs)])
    in_order = {signs[place][0] for place in rising}
    if len(in_order) < _FEWEST or len(in_order) * 2 <= len(plain):
        return []
    found: list[NoteMark] = []
    seen: set[str] = set()
    for sign in signs:
        if sign[0] in in_order:
            of_mark = marks.NoteReference if sign[0] in seen else marks.NoteAnchor
            found.append(of_mark(Span(*sign.span()), Span(sign.end(), sign.end()), plain[sign[0]], "n"))
            seen.add(sign[0])
    return found


def _apart(source: Source, spans: Iterable[Span], numbers: Collection[str]) -> list[re.Match[str]]:
    """The signs in the text that stand as loose marks do, of those numbers."""
    return [sign for span in spans for sign in notes.apart_in(source.text, span.start, span.end) if sign[0] in numbers]
