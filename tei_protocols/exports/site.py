"""The site: what an edition says of itself and the entries of its documents go in; its pages come out, by their paths.

Pages are made by `xslt/site`: `plan.xsl` lists those that there are to be, `site.xsl` makes each of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from urllib.parse import quote

from lxml import etree
from msgspec import Struct, field

from tei_protocols import resources
from tei_protocols.secure_xml import parse_xml
from tei_protocols.styles import put_in, style_parameters, told_of
from tei_protocols.xslt_engine import engine, handed_over

CATALOG, SITEMAP = "catalog.jsonld", "sitemap.xml"

_ATTRIBUTES = {"language": "{http://www.w3.org/XML/1998/namespace}lang"}
_PLAN, _PAGES, _NEIGHBOURS = "site/plan.xsl", "site/site.xsl", "site/neighbours.xsl"


class Listed(Struct, frozen=True):
    """A document as a site lists it.

    `entry` is what `entry_of` made of its TEI, empty for a document that was never built. `links` are the relative
    paths of its files by view and format, and of its TEI as ("tei", "xml"). `failed` says that its last building
    failed, so that what is listed is older or missing.
    """

    name: str
    entry: bytes
    links: Mapping[tuple[str, str], str]
    failed: bool


class Site(Struct, frozen=True):
    """A site as it is to be made.

    `statements` are what the project says of itself, by key; `files` further files: kind to path. `register` is that of
    people, as TEI. `style` are the project's own rules of CSS. `search` says that there is an index to be searched.
    """

    statements: Mapping[str, str]
    documents: Sequence[Listed]
    files: Mapping[str, str] = field(default_factory=dict)
    register: bytes = b""
    style: str = ""
    search: bool = False


class Pages(Struct, frozen=True):
    """What a site consists of besides its documents: `files` by their paths (pages, the catalogue, and a map where the
    address of the site is stated), and the `ways` from the page of each document, as HTML by the name of the document
    and their place: `over` its text and `under` it.
    """

    files: Mapping[str, bytes]
    ways: Mapping[str, Mapping[str, str]]


def entry_of(tree: etree._ElementTree) -> bytes:
    """What a site says about a document, as XML; see `xslt/exports/entry.xsl`."""
    stylesheet = stylesheet_of_entries()
    saxon, document = handed_over(tree, stylesheet)
    return saxon.run(stylesheet, document).encode()


def stylesheet_of_entries() -> Path:
    """The stylesheet that writes what a site says about a document."""
    return resources.stylesheet("exports/entry.xsl")


def pages(site: Site) -> Pages:
    """The pages of a site."""
    plan, maker, neighbours = map(resources.stylesheet, (_PLAN, _PAGES, _NEIGHBOURS))
    others = {CATALOG: resources.stylesheet("site/catalog.xsl"), SITEMAP: resources.stylesheet("site/sitemap.xsl")}
    saxon = engine(plan, maker, neighbours, *others.values())
    edition = saxon.document(_edition(site))
    style = style_parameters("edition", "site", own=site.style)
    files = {}
    for page in parse_xml(saxon.run(plan, edition).encode(), _PLAN).getroot():
        made = saxon.run(maker, edition, {**told_of(style), **_texts(page)})
        files[str(page.get("path"))] = put_in(made.encode(), style)
    files[CATALOG] = saxon.run(others[CATALOG], edition).encode()
    if site.statements.get("base-url"):
        files[SITEMAP] = saxon.run(others[SITEMAP], edition).encode()
    ways = parse_xml(saxon.run(neighbours, edition).encode(), _NEIGHBOURS).getroot()
    return Pages(files, {str(each.get("name")): {str(place.tag): place.text or "" for place in each} for each in ways})


def _texts(page: etree._Element) -> dict[str, str]:
    return {str(key): str(value) for key, value in page.items()}


def _edition(site: Site) -> etree._Element:
    """The one document that all pages are made of; `xslt/site/facts.xsl` says what it holds."""
    said = {_ATTRIBUTES.get(key, key): text for key, text in site.statements.items() if text}
    edition = etree.Element("edition", said | ({"search": "yes"} if site.search else {}))
    if site.register:
        etree.SubElement(edition, "register").append(parse_xml(site.register, "register").getroot())
    for kind, path in site.files.items():
        etree.SubElement(edition, "file", {"kind": kind, "href": quote(path)})
    for document in site.documents:
        edition.append(_document(document))
    return edition


def _document(document: Listed) -> etree._Element:
    element = etree.Element("document", {"name": document.name, **({"failed": "yes"} if document.failed else {})})
    for (kind, form), path in document.links.items():
        etree.SubElement(element, "link", {"kind": kind, "format": form, "href": quote(path)})
    if document.entry:
        element.append(parse_xml(document.entry, document.name).getroot())
    return element


def script(name: str) -> bytes:
    """A script that a page of the site asks for."""
    return Path(resources.stylesheet(f"scripts/{name}")).read_bytes()
