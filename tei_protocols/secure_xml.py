"""XML read from strangers: no network, no external entities, bounded expansion; failures are problems with a line."""

from __future__ import annotations

import re
from pathlib import Path
from typing import BinaryIO

from lxml import etree

from tei_protocols.problems import Level, Problem, UnusableInput

LARGEST = 100_000_000
"""The most bytes that an XML file may have."""

# Two thousand bytes of memory go into each element, with all that is found out about it. A record has one start or end
# tag in thirty bytes.
_MOST_TAGS = 4_000_000
_MOST_ATTRIBUTES = 8_000_000
# what entities unfold to is bounded by libxml2, at five times the file
_LARGEST_WITH_ENTITIES = LARGEST // 20
_MOSTLY_ENOUGH = 1 << 18


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

    Raises UnusableInput: where the file is too large (rule `input.too-large`), or with the line and column of the
    first mistake (a rule that begins with `xml.`).
    """
    if excess := _excess(data):
        hint = "split it: a document of its own for each session, or a file for each year"
        message = f"this file has {excess}; so much is not read, to keep it from filling the memory"
        raise UnusableInput(Problem("input.too-large", Level.ERROR, message, name, hint=hint))
    try:
        root = etree.fromstring(data, _parser())
    except etree.XMLSyntaxError as error:
        # a file that can be read does not need it
        from tei_protocols.malformed import problem

        line, column = error.position
        said = re.sub(r", line \d+, column \d+$", "", error.msg)
        raise UnusableInput(problem(data, name, (line, column), said)) from None
    return root.getroottree()


def _excess(data: bytes) -> str:
    """What a file has too much of; empty where it can be read."""
    if len(data) > LARGEST:
        return f"more than {LARGEST // 1_000_000} MB"
    if data.count(b"<") > _MOST_TAGS:
        return f"more than {_MOST_TAGS:,} tags"
    if data.count(b"=") > _MOST_ATTRIBUTES:
        return f"more than {_MOST_ATTRIBUTES:,} attributes"
    if len(data) > _LARGEST_WITH_ENTITIES and b"<!ENTITY" in data:
        return f"entities, and more than {_LARGEST_WITH_ENTITIES // 1_000_000} MB"
    return ""


def read_xml(file: BinaryIO) -> bytes:
    """The bytes of an XML file, or as many of them as show that it is too large; it may have no end at all."""
    # room is made for as much as one asks for, and few need much
    beginning = file.read(_MOSTLY_ENOUGH)
    return beginning if len(beginning) < _MOSTLY_ENOUGH else beginning + file.read(LARGEST + 1 - _MOSTLY_ENOUGH)


def parse_xml_file(path: Path, name: str | None = None) -> etree._ElementTree:
    """Read and parse the file at `path`; `name` is what messages call it. Raises OSError and UnusableInput."""
    with path.open("rb") as file:
        return parse_xml(read_xml(file), name or str(path))
