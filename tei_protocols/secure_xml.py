"""XML read from strangers: no network, no external entities, bounded expansion; failures are problems with a line."""

from __future__ import annotations

import re
from pathlib import Path

from lxml import etree

from tei_protocols.problems import UnusableInput

LARGEST = 100_000_000
"""The most bytes that an XML file may have; the tree of a file takes up to thirty times as much memory."""


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

    Raises UnusableInput (a rule that begins with `xml.`) with the line and column of the first mistake.
    """
    try:
        root = etree.fromstring(data, _parser())
    except etree.XMLSyntaxError as error:
        # a file that can be read does not need it
        from tei_protocols.malformed import problem

        line, column = error.position
        said = re.sub(r", line \d+, column \d+$", "", error.msg)
        raise UnusableInput(problem(data, name, (line, column), said)) from None
    return root.getroottree()


def parse_xml_file(path: Path, name: str | None = None) -> etree._ElementTree:
    """Read and parse the file at `path`; `name` is what messages call it. Raises OSError and UnusableInput."""
    return parse_xml(path.read_bytes(), name or str(path))
