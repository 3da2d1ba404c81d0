"""XML read from strangers: no network, no external entities, bounded expansion; failures are problems with a line."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from tei_protocols.problems import Level, Problem, UnusableInput


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
        raise UnusableInput(
            Problem("xml.malformed", Level.ERROR, f"this is not well-formed XML: {error.msg}", name, line, column)
        ) from None
    return root.getroottree()


def parse_xml_file(path: Path, name: str | None = None) -> etree._ElementTree:
    """Read and parse the file at `path`; `name` is what messages call it. Raises OSError and UnusableInput."""
    return parse_xml(path.read_bytes(), name or str(path))
