"""Series: a tree goes in; what breaks the row of its numbers comes out: a note or an item that is missing, or twice.

A number that is missing may have been left out by whoever published the record; or its heading, or its note, was lost
on the way. The numbers of a session are looked at, those of its notes by the form of their marks.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise

from lxml import etree

from tei_protocols.findings import Finding
from tei_protocols.problems import Level

_T = "{http://www.tei-c.org/ns/1.0}"
_ITEMS = ("agenda_item", "agenda_sub_item")
# the digits at the end of an address: 3 of "3", 2 of "1-2"; "3b" is a second 3
_PRINTED = re.compile(r"(?:.*-)?(?P<number>\d{1,9})b*")


def check(tree: etree._ElementTree) -> Iterator[Finding]:
    """Gaps and repetitions in the numbers of each session."""
    root = tree.getroot()
    sessions = [root] if root.tag == f"{_T}TEI" else list(root.iter(f"{_T}TEI"))
    for session in sessions:
        yield from _notes(session)
        yield from _items(session)


# --- notes -----------------------------------------------------------------------------------------------------------


def _notes(session: etree._Element) -> Iterator[Finding]:
    series: dict[str, dict[int, etree._Element]] = defaultdict(dict)
    numbers: set[int] = set()
    for note in session.iter(f"{_T}note", f"{_T}ref"):
        number = note.get("n", "")
        if not (number.isascii() and number.isdigit() and len(number) < 10):
            continue
        # of a mark without a note it is known that its note is missing
        numbers.add(int(number))
        if note.tag == f"{_T}note" and note.get("place") in ("end", "foot"):
            series[note.get("rend", "")].setdefault(int(number), note)
    for row in series.values():
        for before, after in pairwise(sorted(row)):
            if missing := [number for number in _between(before, after) if number not in numbers]:
                yield _note_missing(row[after], before, missing)


def _between(before: int, after: int) -> range:
    """The numbers between two; of very many, the first."""
    return range(before + 1, min(after, before + 4))


def _note_missing(note: etree._Element, before: int, missing: list[int]) -> Finding:
    message = f"there is no note {missing[0]}, though there are notes {before} and {note.get('n')} of this form"
    hint = "was it lost in the copy, or is a number misread? Look at the print"
    return Finding("note.gap", Level.WARNING, message, note, hint, "n")


# --- items of the agenda ---------------------------------------------------------------------------------------------


def _items(session: etree._Element) -> Iterator[Finding]:
    rows: dict[etree._Element | None, list[etree._Element]] = defaultdict(list)
    for division in session.iter(f"{_T}div"):
        if division.get("type") in _ITEMS:
            rows[division.getparent()].append(division)
    for row in rows.values():
        yield from _in_order(row)


def _in_order(row: Iterable[etree._Element]) -> Iterator[Finding]:
    """What stands out of order. Another row may begin with 1; items without a number say nothing."""
    before = 0
    first = True
    for item in row:
        printed = _PRINTED.fullmatch(item.get("n", ""))
        number = int(printed["number"]) if printed else 0
        if not number:
            continue
        if number == before:
            yield _item_repeated(item, number)
        elif not first and number != 1 and number != before + 1:
            yield _item_missing(item, before, number)
        # what stands too late says nothing of what follows
        before, first = number if number == 1 else max(before, number), False


def _item_repeated(item: etree._Element, number: int) -> Finding:
    message = f"two items in a row have the number {number}"
    hint = "is one of the numbers misread, or does the second item belong to the first? Look at the print"
    return Finding("item.repeated", Level.NOTICE, message, item, hint, "n")


def _item_missing(item: etree._Element, before: int, number: int) -> Finding:
    hint = "was a heading taken for text, or left out by the publisher? Look at the print"
    if number < before:
        message, hint = f"item {number} stands behind item {before}", "is a number misread? Look at the print"
    elif number == before + 2:
        message = f"item {number} follows item {before}: there is no item {before + 1}"
    else:
        message = f"item {number} follows item {before}: there are no items {before + 1} to {number - 1}"
    return Finding("item.gap", Level.NOTICE, message, item, hint, "n")
