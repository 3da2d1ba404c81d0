"""The table of contents: entries of documents go in, the index page of an edition comes out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from lxml import etree

from tei_protocols import resources
from tei_protocols.secure_xml import parse_xml
from tei_protocols.styles import style_parameters
from tei_protocols.xslt_engine import engine

_ATTRIBUTES = {"language": "{http://www.w3.org/XML/1998/namespace}lang"}
_ENTRY, _INDEX = "exports/entry.xsl", "exports/index.xsl"


@dataclass(frozen=True, slots=True)
class Listed:
    """A document as the index lists it.

    `entry` is what `entry_of` made of its TEI, empty for a document that was never built. `links` are the relative
    paths of its files by view and format, and of its TEI as ("tei", "xml"). `corrected` says that a person has worked
    on its TEI, `failed` that its last building failed, so that what is listed is older or missing.
    """

    name: str
    entry: str
    links: Mapping[tuple[str, str], str]
    corrected: bool
    failed: bool


def entry_of(tree: etree._ElementTree) -> str:
    """What the index says about a document, as XML: title, dates, shelfmark, summary, agenda."""
    stylesheet = resources.stylesheet(_ENTRY)
    saxon = engine(stylesheet)
    return saxon.run(stylesheet, saxon.document(tree))


def index_page(statements: Mapping[str, str], files: Mapping[str, str], documents: Sequence[Listed]) -> bytes:
    """The page. `statements` are what the project says of itself, by key; `files` further files: kind to path."""
    edition = etree.Element("edition", {_ATTRIBUTES.get(key, key): text for key, text in statements.items() if text})
    for kind, path in files.items():
        etree.SubElement(edition, "file", {"kind": kind, "href": quote(path)})
    for document in documents:
        edition.append(_document(document))
    stylesheet = resources.stylesheet(_INDEX)
    saxon = engine(stylesheet)
    return saxon.run(stylesheet, saxon.document(edition), style_parameters("edition", "index")).encode()


def _document(document: Listed) -> etree._Element:
    states = {"corrected": document.corrected, "failed": document.failed}
    element = etree.Element("document", {"name": document.name, **{key: "yes" for key, true in states.items() if true}})
    if document.entry:
        element.append(parse_xml(document.entry.encode(), document.name).getroot())
    for (kind, form), path in document.links.items():
        etree.SubElement(element, "link", {"kind": kind, "format": form, "href": quote(path)})
    return element
