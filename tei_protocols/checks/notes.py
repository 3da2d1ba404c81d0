"""Notes: a tree goes in; notes that no mark places come out, and those that say something else than the text shows.

What a note says was done on the paper is read by the grammar of testimony, in the words of its language. Whatever was
done names its note in `source`: so each can be held against the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from lxml import etree
from msgspec import Struct, field

from tei_protocols.findings import XML_ID, Finding
from tei_protocols.model.white_space import shortened
from tei_protocols.problems import Level

if TYPE_CHECKING:
    from tei_protocols.conventions.acts import Statement
    from tei_protocols.language import Language, Languages

_T = "{http://www.tei-c.org/ns/1.0}"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
# by which element a deed is encoded, by the name of the act
_ENCODED = {"CROSSED_OUT": "del", "RESTORED": "restore", "ADDED": "add", "UNDERLINED": "hi"}
# brackets of the print that are no characters of the text any more: bracketed, bracket-opens, bracket-closes
_IN_BRACKETS = "bracket"
_WITH_SOURCE = etree.XPath("/descendant::*/@source/..")
# the same sentence stands in the notes of many documents
_MOST_KNOWN = 500
_LONGEST_KNOWN = 1_000
# what stands in a note besides its words: who speaks, what somebody corrected, a note on the note
_ASIDE = frozenset(f"{_T}{name}" for name in ("label", "corr", "reg", "expan", "note"))


class _Proved(Struct):
    """What names a note as its proof: the names of the elements, and whether one of them has brackets in the print."""

    elements: set[str] = field(default_factory=set)
    bracketed: bool = False


def check(tree: etree._ElementTree, languages: Languages | None = None) -> Iterator[Finding]:
    """What is wrong with the notes of a document; `languages` are those of its project, if it has one."""
    notes = [note for note in tree.iter(f"{_T}note") if note.get("place") == "end"]
    if not notes:
        return
    marks = (mark for mark in tree.iter(f"{_T}ref") if mark.get("type") == "noteMark")
    marked = {note for mark in marks for note in _named(mark, "target")}
    proved: dict[str, _Proved] = defaultdict(_Proved)
    elements: Any = _WITH_SOURCE(tree)
    for element in elements:
        _take(element, proved)
    yield from _without_mark(notes, marked)
    for note in notes:
        yield from _held_against(note, proved[note.get(XML_ID, "")], languages)


def _named(element: etree._Element, attribute: str) -> Iterator[str]:
    return (pointer[1:] for pointer in element.get(attribute, "").split() if pointer.startswith("#"))


def _take(element: etree._Element, proved: Mapping[str, _Proved]) -> None:
    if next(element.iterancestors(f"{_T}note"), None) is not None:
        return  # the words that a note tells of stand in the note itself
    name = etree.QName(element).localname
    bracketed = name == "supplied" or any(look.startswith(_IN_BRACKETS) for look in element.get("rend", "").split())
    for note in _named(element, "source"):
        proved[note].elements.add(name)
        proved[note].bracketed |= bracketed


def _without_mark(notes: Iterable[etree._Element], marked: set[str]) -> Iterator[Finding]:
    for note in notes:
        placed = note.get(XML_ID) in marked or note.get("target") or note.get("corresp")
        parent = note.getparent()
        if not placed and parent is not None and parent.tag == f"{_T}div" and parent.get("type") == "notes":
            message = f"nothing in the text leads to note {note.get('n', '')}: a note stands where its mark is printed"
            hint = "move the note to its place in the text, or name the passage in corresp"
            yield Finding("note.unanchored", Level.WARNING, message, note, hint)


# --- deeds -----------------------------------------------------------------------------------------------------------


def _held_against(note: etree._Element, proved: _Proved, languages: Languages | None) -> Iterator[Finding]:
    """What a note says, against what names it as its proof: the first thing that does not fit."""
    language = _language(note, languages)
    if language is None:
        return
    # a document without notes needs no language
    from tei_protocols.language import deeds

    words = "".join(_words(note)).strip()
    if "del" in proved.elements and not deeds.speaks_of_deletion(words, language):
        yield _silent(note, words)
        return
    # most notes speak of other things, or are proof of what they say, and for them the grammar need not be loaded
    if not deeds.may_speak_of_paper(words, language) or _is_all_proved(words, proved, language):
        return
    heard = _heard if len(words) <= _LONGEST_KNOWN else _heard.__wrapped__
    statements = heard(words, language)
    if not proved.bracketed and any(each.extent.unit.name == "BRACKETED" for each in statements):
        yield _bracketless(note, words)
    elif missing := next((each for each in statements if _is_missing(each, proved.elements)), None):
        yield _deedless(note, words, missing)


def _is_all_proved(words: str, proved: _Proved, language: Language) -> bool:
    """Is everything encoded that a note can say, whatever that is? What it proves is not held against its words, but
    that something was restored must be."""
    from tei_protocols.language.deeds import may_speak_of_restoring

    return proved.bracketed and ("restore" in proved.elements or not may_speak_of_restoring(words, language))


@lru_cache(maxsize=_MOST_KNOWN)
def _heard(words: str, language: Language) -> tuple[Statement, ...]:
    """What does a note state?"""
    from tei_protocols.conventions import testimony

    return testimony.read(words, language).statements


def _is_missing(statement: Statement, elements: set[str]) -> bool:
    """Is nothing encoded of what a note says? That something was restored must be encoded, whatever else is."""
    element = _ENCODED.get(statement.act.name, "")
    return bool(element) and (not elements or (element == "restore" and element not in elements))


def _silent(note: etree._Element, words: str) -> Finding:
    said = f"“{shortened(words)}”"
    message = f"a deletion names note {note.get('n', '')} as its proof, and that says nothing of one: {said}"
    hint = "does another note prove it? Without proof nothing is a deletion"
    return Finding("note.silent", Level.WARNING, message, note, hint)


def _bracketless(note: etree._Element, words: str) -> Finding:
    message = f"note {note.get('n', '')} says “{shortened(words)}”, and no words in brackets name it as their proof"
    hint = f'encode them, as <del rend="crossed-out bracketed" source="#{note.get(XML_ID, "")}" …>; or were the '
    return Finding("note.brackets", Level.WARNING, message, note, f"{hint}brackets lost in the copy?")


def _deedless(note: etree._Element, words: str, statement: Statement) -> Finding:
    element = _ENCODED[statement.act.name]
    message = f"note {note.get('n', '')} says “{shortened(words)}”, and no <{element}> names it as its proof"
    hint = f'encode what it says, as <{element} source="#{note.get(XML_ID, "")}" …>'
    return Finding("note.deed", Level.WARNING, message, note, hint)


def _words(element: etree._Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag not in _ASIDE and isinstance(child.tag, str):
            yield from _words(child)
        yield child.tail or ""


def _language(note: etree._Element, languages: Languages | None) -> Language | None:
    from tei_protocols.language import OURS

    said = next((code for each in (note, *note.iterancestors()) if (code := each.get(_XML_LANG))), "")
    try:
        return (languages or OURS)[said.partition("-")[0]]
    except KeyError:
        return None
