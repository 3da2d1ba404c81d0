"""Parsing: the bytes of a web page go in, its tree comes out, in whatever encoding it is and however it is broken."""

from __future__ import annotations

import codecs
import re
from collections import Counter

from lxml import etree

from tei_protocols.problems import Level, Problem, UnusableInput
from tei_protocols.readers.archive import MOST_BYTES, depth
from tei_protocols.readers.decoding import decode

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:-]{1,40})", re.IGNORECASE)
_HEAD_BYTES = 4096
_DEEPEST = 2000
# What browsers read when a page says that it is in these.
_MEANT = {"iso-8859-1": "windows-1252", "latin-1": "windows-1252", "latin1": "windows-1252", "us-ascii": "windows-1252"}
_XML_DECLARATION = re.compile(r"\s*<\?xml[^>]{0,200}\?>")
# What is struck, and must not become a deletion to the end of the page where its end is forgotten.
_STRIKING = re.compile(r"<(/?)(del|s|strike|ins)(?=[\s>])[^>]*>", re.IGNORECASE)


def parse(data: bytes, name: str, encoding: str | None) -> tuple[etree._Element, set[str], tuple[Problem, ...]]:
    """The root of the page, which of the elements that strike text are not all closed, and what was guessed.

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
    return root, _unclosed(text), problems


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


def _unclosed(text: str) -> set[str]:
    """The names of elements of which not as many end as begin."""
    balance: Counter[str] = Counter()
    for tag in _STRIKING.finditer(text):
        balance[tag[2].lower()] += -1 if tag[1] else 1
    return {name for name, difference in balance.items() if difference}


def _unusable(name: str, rule: str, message: str) -> UnusableInput:
    hint = "save the text of the document as plain text"
    return UnusableInput(Problem(rule, Level.ERROR, message, name, hint=hint))
