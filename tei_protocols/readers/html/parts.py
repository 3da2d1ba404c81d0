"""Parts: a web page goes in; which of its elements hold the document, and what else there is to read, comes out.

What is not certainly navigation is text: a menu too many in the transcript is seen and taken out, a line that is lost
is not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping

from lxml import etree
from msgspec import Struct

from tei_protocols.readers.html.looks import Looks
from tei_protocols.readers.html.names import (
    BLOCKS,
    CONTENT,
    CONTENT_ROLES,
    NAMES,
    NAVIGATION,
    NEVER_TEXT,
    ROLES,
    WORDS,
)
from tei_protocols.readers.html.notes import Note

# A part of less than this share of the page may be taken for navigation by its name, more only by its element.
_LARGEST_NAVIGATION = 1 / 3
_LEAST_CONTENT = 1 / 2
# The text of the document is where more than this share is; beside it, blocks of links are menus.
_DOMINANT = 0.6
_MOSTLY_LINKS = 0.7
_FEWEST_LINKS = 3
_NOT_A_WORD = re.compile(r"[^a-z]+")


class Parts(Struct, frozen=True):
    """What is to be read of a page.

    `text`: the elements that hold the document, in order; `left_out`: those in them that do not belong to it; `notes`:
    those whose marks are in the text; `discarded`: the text that belongs to nothing of this.
    """

    text: tuple[etree._Element, ...]
    left_out: frozenset[etree._Element]
    notes: Mapping[etree._Element, Note]
    discarded: str


def find_parts(root: etree._Element, looks: Looks, notes: Mapping[etree._Element, Note]) -> Parts:
    """Find the parts of a page with these notes."""
    body = next(root.iter("body"), root)
    never = {element for element in root.iter() if element.tag in NEVER_TEXT or looks.hides(element)}
    left_out = never | _navigation(body, never)
    lengths = _sums(body, left_out, lambda element: _size(element.text), _size)
    heart = _heart(body, lengths)
    if heart is body:
        left_out |= _menus(body, lengths, _counted_links(body, left_out, notes))
    text = (*_title(body, heart, left_out), heart)
    kept = {element for part in text for element in _without(part, left_out)}
    accepted: dict[etree._Element, Note] = {}
    homes = {note.home: note for note in notes.values()}
    for mark, note in notes.items():
        around = next((homes[each] for each in mark.iterancestors() if each in homes), None)
        if mark in kept if around is None else around.mark in accepted:
            accepted[mark] = note
            kept.update(_without(note.home, left_out))
    return Parts(text, frozenset(left_out), accepted, _discarded(body, kept, never))


def _navigation(body: etree._Element, never: set[etree._Element]) -> set[etree._Element]:
    """What is navigation by its element or, where it is small, by its name."""
    lengths = _sums(body, never, lambda element: _size(element.text), _size)
    most = lengths[body] * _LARGEST_NAVIGATION
    found = set()
    for element in body.iterdescendants():
        by_element = element.tag in NAVIGATION or (element.tag == "footer" and _is_of_the_page(element))
        by_name = element.get("role") in ROLES or (element.tag in BLOCKS and _names(element) & (WORDS | NAMES))
        if by_element or (by_name and lengths[element] < most and not _is_content(element)):
            found.add(element)
    return found


def _is_of_the_page(footer: etree._Element) -> bool:
    return all(around.tag not in CONTENT for around in footer.iterancestors())


def _is_content(element: etree._Element) -> bool:
    return element.tag in CONTENT or element.get("role") in CONTENT_ROLES


def _names(element: etree._Element) -> set[str]:
    """The classes and the id of an element, whole and in their words."""
    whole = f"{element.get('class') or ''} {element.get('id') or ''}".lower().split()
    return {*whole, *(word for name in whole for word in _NOT_A_WORD.split(name))}


def _heart(body: etree._Element, lengths: Mapping[etree._Element, int]) -> etree._Element:
    """The element that by its name is the content, if most of the text is in it; or else the whole page."""
    named = [element for element in body.iter() if _is_content(element)]
    largest = max(named, key=lambda element: lengths[element], default=body)
    return largest if lengths[largest] >= lengths[body] * _LEAST_CONTENT else body


def _menus(
    heart: etree._Element, lengths: Mapping[etree._Element, int], links: Mapping[etree._Element, tuple[int, int]]
) -> set[etree._Element]:
    """Blocks of links beside the block with most of the text, the same inside that block, and so on.

    From where no block of blocks dominates, all is text: a list of names may be all links.
    """
    found: set[etree._Element] = set()
    while True:
        dominant = max(heart, key=lambda child: lengths[child], default=None)
        if dominant is None or lengths[dominant] <= _DOMINANT * lengths[heart]:
            return found
        if all(child.tag not in BLOCKS for child in dominant):
            return found
        for child in heart:
            characters, count = links[child]
            if child.tag in BLOCKS and count >= _FEWEST_LINKS and characters >= _MOSTLY_LINKS * lengths[child]:
                found.add(child)
        if dominant in found:
            return found - {dominant}
        heart = dominant


def _title(body: etree._Element, heart: etree._Element, left_out: set[etree._Element]) -> Iterator[etree._Element]:
    """The heading of the page, where the text has none of its own and it stands elsewhere."""
    if any(element.tag == "h1" for element in _without(heart, left_out)):
        return
    heading = next((element for element in _without(body, left_out) if element.tag == "h1"), None)
    if heading is not None:
        yield heading


def _without(element: etree._Element, left_out: Collection[etree._Element]) -> Iterator[etree._Element]:
    """An element and all in it, without what is left out."""
    waiting = [element]
    while waiting:
        each = waiting.pop()
        if each not in left_out:
            yield each
            waiting += reversed(each)


def _counted_links(
    body: etree._Element, left_out: Collection[etree._Element], notes: Mapping[etree._Element, Note]
) -> dict[etree._Element, tuple[int, int]]:
    """How many characters of links, and how many links, are in each element; marks of notes are none."""
    links = {link for link in body.iter("a") if link.get("href") and link not in notes}
    characters = _sums(body, left_out, lambda each: _size("".join(map(str, each.itertext()))) if each in links else 0)
    counts = _sums(body, left_out, lambda element: int(element in links))
    return {element: (characters[element], counts[element]) for element in characters}


def _sums(
    body: etree._Element,
    left_out: Collection[etree._Element],
    of_element: Callable[[etree._Element], int],
    of_tail: Callable[[str | None], int] = lambda _: 0,
) -> dict[etree._Element, int]:
    """For each element of the page, the sum over all in it; what is left out counts as nothing."""
    sums: dict[etree._Element, int] = {}
    for element in reversed(list(body.iter())):
        parts = 0 if element in left_out else sum(sums[child] + of_tail(child.tail) for child in element)
        sums[element] = 0 if element in left_out else of_element(element) + parts
    return sums


def _size(text: str | None) -> int:
    return len("".join(text.split())) if text else 0


def _discarded(body: etree._Element, kept: Collection[etree._Element], never: Collection[etree._Element]) -> str:
    """The text of the page that is not kept, in order; scripts and the like have none."""
    pieces = []
    shown = set(_without(body, never))
    for event, element in etree.iterwalk(body, events=("start", "end")):
        holder = element if event == "start" else element.getparent()
        text = element.text if event == "start" else element.tail
        if text and holder in shown and holder not in kept:
            pieces.append(text)
    return " ".join(pieces)
