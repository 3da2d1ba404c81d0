"""Numbering: the parts of a record go in; out come the numbers by which they are cited, for instance 1.2.3.

A point of the agenda has its printed number in Arabic digits, u1, u2 … where it has none, 0 where it has no heading,
and a b for each time that its number was used before. Turns are counted in their item, and so, as o1, o2 …, are
paragraphs outside any turn; paragraphs are counted in their turn.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from tei_protocols.model.protocol import Announced, Division, Item, PageMark, Part, Stage, Turn


def numbers(divisions: Iterable[Division]) -> Iterator[tuple[Division, str, str]]:
    """The divisions, each item with its number and that of the point within which it stands, if any. A point within a
    point has both numbers: 1-2. Other divisions have none."""
    taken: set[str] = set()
    unnumbered: Counter[str] = Counter()
    point = ""
    for division in divisions:
        above = number = ""
        if isinstance(division, Item):
            above = point if division.sub else ""
            number = _number(division, f"{above}-" if above else "", taken, unnumbered)
            taken.add(number)
        point = above or number
        yield division, number, above


def _number(item: Item, above: str, taken: set[str], unnumbered: Counter[str]) -> str:
    if item.heading is None or item.number:
        number = above + item.number if item.heading else "0"
        while number in taken:
            number += "b"
        return number
    unnumbered[above] += 1
    return f"{above}u{unnumbered[above]}"


def addressed(parts: Iterable[Part], item: str) -> Iterator[tuple[Part, str]]:
    """The parts of an item, whose address is `item`, with their own; what happened in the room, and the mark of a page,
    have that of the item."""
    turns = outside = 0
    for part in parts:
        if isinstance(part, Turn):
            turns += 1
            yield part, f"{item}.{turns}"
        elif isinstance(part, Stage | PageMark) or (isinstance(part, Announced) and part.label is None):
            yield part, item
        else:
            outside += 1
            yield part, f"{item}.o{outside}"


def number_of(address: str) -> str:
    """The last number of an address."""
    return address.rpartition(".")[2]
