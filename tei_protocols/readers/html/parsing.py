"""Parsing: the bytes of a web page go in, its tree comes out, in whatever encoding it is and however it is broken."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Iterator

from lxml import etree
from msgspec import Struct

from tei_protocols.problems import Level, Problem, UnusableInput
from tei_protocols.readers.archive import MOST_BYTES, depth
from tei_protocols.readers.decoding import decode

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:-]{1,40})", re.IGNORECASE)
_HEAD_BYTES = 4096
_DEEPEST = 2000
# What browsers read when a page says that it is in these.
_MEANT = {"iso-8859-1": "windows-1252", "latin-1": "windows-1252", "latin1": "windows-1252", "us-ascii": "windows-1252"}
_XML_DECLARATION = re.compile(r"\s*<\?xml[^>]{0,200}\?>")
# Where the end of a deletion is forgotten, the rest of the page must not become one.
_STRIKING = re.compile(r"<(?P<end>/?)(?P<name>del|s|strike|ins)(?=[\s>/])[^>]*>|<!--|<script\b", re.IGNORECASE)
_ENDS = {"<!--": re.compile("-->"), "<script": re.compile("</script", re.IGNORECASE)}


class Page(Struct, frozen=True):
    """The tree of a web page; elements in it that strike text but are never closed; what was guessed on the way."""

    root: etree._Element
    unclosed: frozenset[etree._Element]
    problems: tuple[Problem, ...]


def parse(data: bytes, name: str, encoding: str | None) -> Page:
    """The page whose bytes are `data`.

    Raises UnusableInput where the page is no text, too large, or nested too deep.
    """
    if len(data) > MOST_BYTES:
        raise _unusable(name, "input.too-large", "this page is far longer than a transcript can be")
    text, problems = _decoded(data, name, encoding)
    text = _XML_DECLARATION.sub("", text.removeprefix("\ufeff"), count=1)
    # The parser takes an end at its own limit of depth for the end of the page: it is raised, and then watched.
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        root = None
    if root is None:
        raise _unusable(name, "input.empty", "there is no text in this page")
    if depth(root) > _DEEPEST or any(error.level == etree.ErrorLevels.FATAL for error in parser.error_log):
        raise _unusable(name, "input.too-deep", "the elements of this page are nested too deep to be read")
    return Page(root, frozenset(_unclosed(root, text)), problems)


def _decoded(data: bytes, name: str, encoding: str | None) -> tuple[str, tuple[Problem, ...]]:
    """The characters: as asked for, as UTF-8 where it is that, as the page says, or as it looks."""
    if encoding or data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return decode(data, name, encoding)
    declared = _CHARSET.search(data[:_HEAD_BYTES])
    if declared and b"\0" not in data[:_HEAD_BYTES]:
        said = declared[1].decode("ascii").lower()
        for codec in ("utf-8", _MEANT.get(said, said)):
            try:
                return data.decode(codec), ()
            except (UnicodeError, LookupError):
                continue
    return decode(data, name)


def _unclosed(root: etree._Element, text: str) -> Iterator[etree._Element]:
    """The elements that strike text and whose end is missing; all of a name where it is not clear which."""
    begun: Counter[str] = Counter()
    waiting: dict[str, list[int]] = {}
    for tag in _striking_tags(text):
        name = tag["name"].lower()
        if not tag["end"]:
            waiting.setdefault(name, []).append(begun[name])
            begun[name] += 1
        elif waiting.get(name):
            waiting[name].pop()
    for name, missing in waiting.items():
        elements = list(root.iter(name))
        certain = len(elements) == begun[name]
        yield from (elements[number] for number in missing) if certain else elements if missing else ()


def _striking_tags(text: str) -> Iterator[re.Match[str]]:
    """The tags of such elements, those in comments and scripts aside."""
    place = 0
    while tag := _STRIKING.search(text, place):
        if tag["name"]:
            yield tag
            place = tag.end()
        else:
            end = _ENDS[tag[0].lower()].search(text, tag.end())
            place = end.end() if end else len(text)


def _unusable(name: str, rule: str, message: str) -> UnusableInput:
    hint = "save the text of the document as plain text"
    return UnusableInput(Problem(rule, Level.ERROR, message, name, hint=hint))
