"""Parts: a web page goes in; which of its elements hold the document, and what else there is to read, comes out.

What is not certainly navigation is text: a menu too many in the transcript is seen and taken out, a line that is lost
is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lxml import etree

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
from tei_protocols.readers.html.notes import Note, inside

# A part of less than this share of the page may be taken for navigation by its name, more only by its element.
_LARGEST_NAVIGATION = 1 / 3
_LEAST_CONTENT = 1 / 2
# The text of the document is where more than this share is; beside it, blocks of links are menus.
_DOMINANT = 0.6
_MOSTLY_LINKS = 0.7
_FEWEST_LINKS = 3
_NOT_A_WORD = re.compile(r"[^a-z]+")


@dataclass(frozen=True, slots=True)
class Parts:
    """The elements with the `text`, in order; those in them that are `left_out`; the notes whose marks are in the text;
    and the text that was `discarded`."""

    text: tuple[etree._Element, ...]
    left_out: frozenset[etree._Element]
    notes: Mapping[etree._Element, Note]
    discarded: str


def find_parts(root: etree._Element, looks: Looks, notes: Mapping[etree._Element, Note]) -> Parts:
    """Find the parts of a page with these notes."""
    body = next(root.iter("body"), root)
    never = {element for element in root.iter() if element.tag in NEVER_TEXT or looks.hides(element)}
    left_out = never | _navigation(body, never)
    lengths = _lengths(body, left_out)
    heart = _heart(body, lengths)
    left_out |= _menus(heart, lengths, _link_lengths(body, left_out, notes))
    text = (*_title(body, heart, left_out), heart)
    kept = _kept(body, text, left_out)
    accepted: dict[etree._Element, Note] = {}
    for mark, note in notes.items():
        around = inside(mark, notes)
        if mark in kept if around is None else around.mark in accepted:
            accepted[mark] = note
    for note in accepted.values():
        kept |= set(note.home.iter()) - left_out
    return Parts(text, frozenset(left_out), accepted, _discarded(body, kept, never))


def _navigation(body: etree._Element, never: set[etree._Element]) -> set[etree._Element]:
    """What is navigation by its element or, where it is small, by its name."""
    lengths = _lengths(body, never)
    most = lengths[body] * _LARGEST_NAVIGATION
    found = set()
    for element in body.iterdescendants():
        by_element = element.tag in NAVIGATION or (element.tag == "footer" and _is_of_the_page(element))
        by_name = element.get("role") in ROLES or (element.tag in BLOCKS and _names(element) & (WORDS | NAMES))
        if by_element or (by_name and lengths.get(element, 0) < most and not _is_content(element)):
            found.add(element)
    return found


def _is_of_the_page(footer: etree._Element) -> bool:
    return all(around.tag not in CONTENT for around in footer.iterancestors())


def _is_content(element: etree._Element) -> bool:
    return element.tag in CONTENT or element.get("role") in CONTENT_ROLES or element.tag == "body"


def _names(element: etree._Element) -> set[str]:
    """The classes and the id of an element, whole and in their words."""
    whole = f"{element.get('class') or ''} {element.get('id') or ''}".lower().split()
    return {*whole, *(word for name in whole for word in _NOT_A_WORD.split(name))}


def _lengths(body: etree._Element, left_out: Iterable[etree._Element]) -> dict[etree._Element, int]:
    """How many characters each element holds, those left out as if they held none."""
    return _sums(body, {element: _size(element.text) for element in body.iter()}, frozenset(left_out), _size)


def _link_lengths(
    body: etree._Element, left_out: Iterable[etree._Element], notes: Mapping[etree._Element, Note]
) -> dict[etree._Element, tuple[int, int]]:
    """How many characters of links, and how many links, each element holds; marks of notes are no links."""
    links = [link for link in body.iter("a") if link.get("href") and link not in notes]
    characters = {link: sum(_size(str(text)) for text in link.itertext()) for link in links}
    lengths = _sums(body, characters, frozenset(left_out), lambda _: 0)
    counts = _sums(body, dict.fromkeys(links, 1), frozenset(left_out), lambda _: 0)
    return {element: (lengths[element], counts[element]) for element in lengths}


def _sums(
    body: etree._Element,
    own: Mapping[etree._Element, int],
    left_out: frozenset[etree._Element],
    of_tail: Callable[[str | None], int],
) -> dict[etree._Element, int]:
    sums: dict[etree._Element, int] = {}
    for element in reversed(list(body.iter())):
        if element in left_out:
            sums[element] = 0
        else:
            sums[element] = own.get(element, 0) + sum(sums[child] + of_tail(child.tail) for child in element)
    return sums


def _size(text: str | None) -> int:
    return len("".join(text.split())) if text else 0
