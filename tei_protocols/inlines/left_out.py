"""Leaving out: a source and places in it go in; out comes the source without the characters that stand there.

The stages after it read the text as if they had never been typed. What is told of a character still names the column
in which it was typed.
"""

from __future__ import annotations

import dataclasses
from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate

from msgspec.structs import replace

from tei_protocols.model.source import Source
from tei_protocols.model.span import Span
from tei_protocols.model.typed import Sign


def without(source: Source, places: Sequence[Span]) -> tuple[Source, Callable[[int], int]]:
    """The source without what stands at these places, of which none meets another, by rising offset; and where the
    character at an offset stands then: what stands in a place, where that begins."""
    starts = [place.start for place in places]
    taken = [0, *accumulate(map(len, places))]

    def moved(offset: int) -> int:
        before = bisect_right(starts, offset - 1)
        return max(offset, places[before - 1].end) - taken[before] if before else offset

    def span(old: Span) -> Span:
        return Span(moved(old.start), moved(old.end))

    edges = [0, *(edge for place in places for edge in (place.start, place.end)), len(source.text)]
    text = "".join(source.text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True))
    plain = dataclasses.replace(
        source,
        text=text,
        formatting=tuple(replace(each, span=new) for each in source.formatting if (new := span(each.span))),
        footnotes=tuple(replace(each, anchor=moved(each.anchor), span=span(each.span)) for each in source.footnotes),
        comments=tuple(replace(each, span=span(each.span)) for each in source.comments),
        signs=tuple(Sign(moved(place.start), source[place]) for place in places),
    )
    return plain, moved
