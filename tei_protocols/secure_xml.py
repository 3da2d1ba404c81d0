"""XML read from strangers: no network, no external entities, bounded expansion; failures are problems with a line."""

from __future__ import annotations

import re
from pathlib import Path

from lxml import etree

from tei_protocols.problems import Level, Problem, UnusableInput

LARGEST = 100_000_000
"""The most bytes that an XML file may have; the tree of a file takes up to thirty times as much memory."""

# What libxml2 says, what it means, and what to do about it.
_MEANINGS = (
    (
        r"Opening and ending tag mismatch: (\S+) line (\d+) and (\S+)",
        "<{0}>, opened in line {1}, is closed by </{2}>",
        "close <{0}> first, or correct one of the names",
    ),
    (
        r"Premature end of data in tag (\S+) line (\d+)",
        "<{0}>, opened in line {1}, is never closed",
        "add </{0}>, or get the rest of the file",
    ),
    (
        r"Entity '(.+)' not defined",
        "&{0}; is not defined",
        "write the characters themselves; other files are never read in their place",
    ),
    (
        r"Maximum entity amplification",
        "the entities of this file unfold beyond all measure",
        "write the text itself in their place",
    ),
    (
        r'failed to load "(.+?)"',
        "this file asks for {0}, and nothing is read from elsewhere",
        "remove the document type declaration",
    ),
    (r"xmlParseEntityRef: no name|EntityRef: expecting", "an & stands alone", "write &amp; for the character"),
    (r"StartTag: invalid element name", "a < stands alone", "write &lt; for the character"),
    (r"AttValue: \" or ' expected", "the value of an attribute has no quotation marks", 'write it as name="value"'),
    (
        r"Unescaped '<' not allowed in attributes",
        "a < stands in the value of an attribute",
        "write &lt;, or close the value",
    ),
    (r"Attribute (\S+) redefined", "one element has @{0} twice", "keep one of the two"),
    (
        r"(?:PCDATA )?[Ii]nvalid (?:Char|char|xmlChar) value (\d+)",
        "the character of number {0} cannot stand in XML",
        'remove it, or name it as in <g n="U+000C"/>',
    ),
    (
        r"Namespace prefix (\S+) on (\S+) is not",
        "the prefix of {0}:{1} is not declared",
        'declare it with xmlns:{0}="…"',
    ),
    (r"Unsupported encoding: (.+)", "the encoding {0} is not known", "save the file in UTF-8"),
    (
        r"Invalid bytes|not proper UTF-8",
        "these bytes are no text in the encoding of this file",
        "save the file in UTF-8",
    ),
    (r"Document is empty", "there is no XML in this file", "give a TEI file"),
    (r"Start tag expected", "this is no XML: it does not begin with an element", "give a TEI file"),
    (r"Extra content at the end", "something stands after the end of the document", "remove it"),
    (
        r".*(?:Buffer size limit|Text node too long|AttValue length too long)",
        "one text or attribute is longer than ten million characters",
        "split it, or correct a quotation mark that is never closed",
    ),
    (r"Excessive depth", "elements stand in one another more than 256 deep", "correct those that are never closed"),
)


def _parser() -> etree.XMLParser:
    # The default parser dies on a repeated xml:id before a check could name it, hence collect_ids=False.
    return etree.XMLParser(
        resolve_entities="internal",  # type: ignore[arg-type]  # the stubs are older than this value
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        collect_ids=False,
    )


def parse_xml(data: bytes, name: str) -> etree._ElementTree:
    """Parse `data`, called `name` in messages, into a tree whose elements know their source lines.

    Raises UnusableInput (rule `xml.malformed`) with the line and column where reading had to stop.
    """
    try:
        root = etree.fromstring(data, _parser())
    except etree.XMLSyntaxError as error:
        line, column = error.position
        message, hint = _meaning(re.sub(r", line \d+, column \d+$", "", error.msg))
        raise UnusableInput(Problem("xml.malformed", Level.ERROR, message, name, line, column, hint)) from None
    return root.getroottree()


def _meaning(message: str) -> tuple[str, str]:
    for pattern, meaning, hint in _MEANINGS:
        if found := re.match(pattern, message):
            return meaning.format(*found.groups()), hint.format(*found.groups())
    return f"this is not well-formed XML: {message}", ""


def parse_xml_file(path: Path, name: str | None = None) -> etree._ElementTree:
    """Read and parse the file at `path`; `name` is what messages call it. Raises OSError and UnusableInput."""
    return parse_xml(path.read_bytes(), name or str(path))
