"""Notes: a web page goes in; the marks in it that are linked to a note on the same page come out, with their notes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from lxml import etree
from msgspec import Struct

_MARK = re.compile(r"[\[(]?\s*(\d{1,4}|[*†‡§]{1,4}|[ivxlc]{1,7}|[a-zа-яё])\s*[\])]?\.?", re.IGNORECASE)
_HOMES = {"li", "p", "div", "dd", "td", "tr", "aside", "section", "blockquote"}
_LONGEST_LABEL = 12
_LONGEST_NOTE = 20_000
_LONGEST_WAY_BACK = 40

Slot = tuple[etree._Element, str]
"""Where a stretch of text stands: an element, and `text` for what it begins with, `tail` for what follows it."""


class Note(Struct, frozen=True):
    """A note: its number, its mark, which is a link, and the element that holds its text."""

    number: str
    mark: etree._Element
    home: etree._Element


def find_notes(root: etree._Element) -> dict[etree._Element, Note]:
    """The notes of a page by their marks, in order.

    A mark is a link that reads like one; what it leads to stands behind it, is a block that holds no other note, and
    shows by its own number, by a way back or by being an item of a list that it is a note.
    """
    order = {element: number for number, element in enumerate(root.iter())}
    places = _places(root)
    targets = {places[name] for name in map(_fragment, root.iter("a")) if name in places}
    found: dict[etree._Element, Note] = {}
    judged: set[etree._Element] = set()  # each once: the first link to a note is its mark
    home_of: dict[etree._Element, etree._Element | None] = {}
    for link in root.iter("a"):
        mark = _MARK.fullmatch(_text(link, _LONGEST_LABEL).strip())
        target = places.get(_fragment(link))
        if mark is None or target is None or order[target] <= order[link]:
            continue
        if target not in home_of:
            home_of[target] = _home(target, targets)
        home = home_of[target]
        if home is None or home in judged or order[home] <= order[link]:
            continue
        judged.add(home)
        if _is_note(home, link, mark[1], places):
            found[link] = Note(mark[1], link, home)
    return found


def without_labels(root: etree._Element, notes: Iterable[Note]) -> dict[Slot, str]:
    """What remains of texts of the page without the numbers of these notes and the brackets around their marks.

    The ways back to the text are taken out as well. Texts that are not named remain as they are.
    """
    places = _places(root)
    remains: dict[Slot, str] = {}
    for note in notes:
        _cut_label(note, remains)
        for link in _ways_back(note.home, note.mark, places):
            if len(_text(link, _LONGEST_WAY_BACK)) <= _LONGEST_WAY_BACK:
                remains |= dict.fromkeys(_slots(link), "")
        _cut_brackets(note.mark, remains)
    return remains


def _places(root: etree._Element) -> dict[str, etree._Element]:
    """What links can lead to, by its name; of two places with one name, the first."""
    found: dict[str, etree._Element] = {}
    for element in root.iter():
        for name in (element.get("id"), element.get("name") if element.tag == "a" else None):
            if name:
                found.setdefault(name, element)
    return found


def _fragment(link: etree._Element) -> str:
    return (link.get("href") or "").partition("#")[2]


def _text(element: etree._Element, most: int) -> str:
    """The text of an element, at most so many characters and a few more."""
    pieces, length = [], 0
    for piece in element.itertext():
        pieces.append(str(piece))
        length += len(piece)
        if length > most:
            break
    return "".join(pieces)


def _home(target: etree._Element, targets: set[etree._Element]) -> etree._Element | None:
    """The element that holds the note which a link leads to; None where it holds other such places as well."""
    home = next((each for each in (target, *target.iterancestors()) if each.tag in _HOMES), None)
    if home is None:
        return None
    if home.tag == "td" and home.getparent() is not None:
        home = home.getparent()
    parent = home.getparent() if home is not None else None
    # Word processors put each note into a box of its own, which may hold several paragraphs.
    if home is not None and home.tag == "p" and parent is not None and parent.tag in ("div", "li", "aside"):
        is_first = home.getprevious() is None and not (parent.text or "").strip()
        if is_first and not _holds_others(parent, target, targets):
            home = parent
    return None if home is None or _holds_others(home, target, targets) else home


def _holds_others(home: etree._Element, target: etree._Element, targets: set[etree._Element]) -> bool:
    """Are there places for other links in this element? The target, what it is in and what is in it count as one."""
    own = {target, home, *target.iterancestors(), *target.iterdescendants()}
    return any(each in targets and each not in own for each in home.iter())


def _is_note(home: etree._Element, mark: etree._Element, number: str, places: Mapping[str, etree._Element]) -> bool:
    if len(_text(home, _LONGEST_NOTE)) > _LONGEST_NOTE:
        return False
    has_way_back = next(_ways_back(home, mark, places), None) is not None
    return home.tag == "li" or has_way_back or _labelled(home, number) is not None


def _ways_back(
    home: etree._Element, mark: etree._Element, places: Mapping[str, etree._Element]
) -> Iterator[etree._Element]:
    near = {mark, *list(mark.iterancestors())[:2], *mark.iterdescendants()}
    before = mark.getprevious()
    if before is not None:
        near.add(before)
    return (link for link in home.iter("a") if places.get(_fragment(link)) in near)


def _cut_label(note: Note, remains: dict[Slot, str]) -> None:
    left = _labelled(note.home, note.number) or 0
    for slot in _first_slots(note.home):
        text = _text_in(slot)
        remains[slot] = text[left:]
        left = max(0, left - len(text))


def _labelled(home: etree._Element, number: str) -> int | None:
    """How many characters of a note are its number as a label; None where it may be a word of the text, or is none."""
    texts = [_text_in(slot) for slot in _first_slots(home)]
    first = next((place for place, text in enumerate(texts) if text.strip()), len(texts))
    label = re.compile(rf"\s*[\[(]?\s*{re.escape(number)}\s*[\])]?[.:)]?\s*")
    if first < len(texts) and label.fullmatch(texts[first]):  # it stands in an element of its own
        return sum(map(len, texts[: first + 1]))
    match = label.match("".join(texts))
    return None if match is None or (match[0].strip() == number and number.isalnum()) else match.end()


def _first_slots(home: etree._Element) -> Iterator[Slot]:
    """The first stretches of text in an element, until they are longer than any label."""
    length = 0
    for slot in _slots(home):
        yield slot
        length += len(_text_in(slot).strip())
        if length > _LONGEST_LABEL:
            return


def _slots(element: etree._Element) -> Iterator[Slot]:
    """All stretches of text in an element, in order."""
    for event, each in etree.iterwalk(element, events=("start", "end")):
        if event == "start":
            yield each, "text"
        elif each is not element:
            yield each, "tail"


def _text_in(slot: Slot) -> str:
    element, kind = slot
    return (element.text if kind == "text" else element.tail) or ""


def _cut_brackets(mark: etree._Element, remains: dict[Slot, str]) -> None:
    """Cut brackets that stand around a link, not in it."""
    before, parent = mark.getprevious(), mark.getparent()
    if parent is None:
        return
    around: Slot = (parent, "text") if before is None else (before, "tail")
    opening, closing = remains.get(around, _text_in(around)), _text_in((mark, "tail"))
    if (opening[-1:], closing[:1]) in (("[", "]"), ("(", ")")):
        remains[around] = opening[:-1]
        remains[mark, "tail"] = closing[1:]
