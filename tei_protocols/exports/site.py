"""The site: what an edition says of itself and the entries of its documents go in; its pages come out, by their paths.

Pages are made by `xslt/site`: `plan.xsl` lists those that there are to be, `site.xsl` makes each of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from urllib.parse import quote

from lxml import etree
from msgspec import Struct, field

from tei_protocols import resources
from tei_protocols.exports.bibliography import bibliographies
from tei_protocols.line_ends import held_together
from tei_protocols.secure_xml import parse_xml
from tei_protocols.styles import put_in, style_parameters, told_of
from tei_protocols.xslt_engine import engine, handed_over

CATALOG, SITEMAP = "catalog.jsonld", "sitemap.xml"
CITATION = "citation"
"""The kind of the files of a document for reference managers."""

_ATTRIBUTES = {"language": "{http://www.w3.org/XML/1998/namespace}lang"}
_PLAN, _PAGES = "site/plan.xsl", "site/site.xsl"
# the ways from document to document become no file, but are put into the pages of the documents; of the bibliography
# several files are made
_WAYS, _BIBLIOGRAPHY = "neighbours", "bibliography"
_OTHERS = {
    CATALOG: "site/catalog.xsl",
    SITEMAP: "site/sitemap.xsl",
    _WAYS: "site/neighbours.xsl",
    _BIBLIOGRAPHY: "site/bibliography.xsl",
}


class Listed(Struct, frozen=True):
    """A document as a site lists it.

    `entry` is what `entry_of` made of its TEI, empty for a document that was never built. `links` are the relative
    paths of its files by view and format, of its TEI as ("tei", "xml"), and of those that are made with the site for
    reference managers as (CITATION, form). `failed` says that its last building
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
    `bibliography` are the paths of the files in which all documents are cited, by their form.
    """

    statements: Mapping[str, str]
    documents: Sequence[Listed]
    files: Mapping[str, str] = field(default_factory=dict)
    register: bytes = b""
    style: str = ""
    search: bool = False
    bibliography: Mapping[str, str] = field(default_factory=dict)


class Ways(Struct, frozen=True):
    """The ways from the page of a document: those in its `places`, as HTML, `over` its text, `under` it, and
    where it says how to `cite` it; and the addresses of the pages of `people`, by the ids that the document gives them.
    """

    places: Mapping[str, str] = field(default_factory=dict)
    people: Mapping[str, str] = field(default_factory=dict)


class Pages(Struct, frozen=True):
    """What a site consists of besides its documents: `files` by their paths (pages, catalogue, bibliography, and
    a map where the address of the site is stated), and the `ways` from the page of each document, by the name of the
    document.
    """

    files: Mapping[str, bytes]
    ways: Mapping[str, Ways]


def entry_of(tree: etree._ElementTree) -> bytes:
    """What a site says about a document, as XML; see `xslt/exports/entry.xsl`."""
    stylesheet = stylesheet_of_entries()
    saxon, document = handed_over(tree, stylesheet)
    return saxon.run(stylesheet, document).encode()


def stylesheet_of_entries() -> Path:
    """The stylesheet that writes what a site says about a document."""
    return resources.stylesheet("exports/entry.xsl")


class Share(Struct, frozen=True):
    """What is made of a site in one go: of the `edition`, as XML, every file whose number in the list of all leaves
    `number` when it is divided by `count`. `others` are the files that are no pages, `style` is that of the pages.
    """

    edition: str
    number: int
    count: int
    others: Sequence[str]
    style: Mapping[str, str]


Work = Callable[[Callable[[Share], dict[str, bytes]], Sequence[Share]], Iterable[dict[str, bytes]]]
"""How shares are worked through: like `map`, or in several processes, in any order."""


def pages(site: Site, shares: int = 1, work: Work = map) -> Pages:
    """The pages of a site, made by `work` in so many shares."""
    edition = etree.tostring(_edition(site), encoding="unicode")
    others = [CATALOG, _WAYS, _BIBLIOGRAPHY, *([SITEMAP] if site.statements.get("base-url") else [])]
    style = style_parameters("edition", "site", own=site.style)
    dealt = [Share(edition, number, shares, others, style) for number in range(shares)]
    files = {path: made for each in work(made_of, dealt) for path, made in each.items()}
    ways = parse_xml(files.pop(_WAYS), _WAYS).getroot()
    sessions = parse_xml(files.pop(_BIBLIOGRAPHY), _BIBLIOGRAPHY).getroot()
    of_documents = {
        (document.name, form): path
        for document in site.documents
        for (kind, form), path in document.links.items()
        if kind == CITATION
    }
    files |= bibliographies(sessions, of_documents, site.bibliography)
    return Pages(dict(sorted(files.items())), {str(each.get("name")): _ways(each) for each in ways})


def _ways(document: etree._Element) -> Ways:
    people = {str(person.get("id")): person.text or "" for person in document.iterfind("person")}
    return Ways({str(place.tag): place.text or "" for place in document if place.tag != "person"}, people)


def made_of(share: Share) -> dict[str, bytes]:
    """The files of a share, by their paths."""
    stylesheets = {name: resources.stylesheet(name) for name in (_PLAN, _PAGES, *_OTHERS.values())}
    saxon = engine(*stylesheets.values())
    edition = saxon.document_written(share.edition)
    planned = parse_xml(saxon.run(stylesheets[_PLAN], edition).encode(), _PLAN).getroot()
    sheets = [
        *((_OTHERS[path], {"path": path}) for path in share.others),
        *((_PAGES, _texts(page)) for page in planned),
    ]
    made = {}
    for name, told in sheets[share.number :: share.count]:
        of_pages = name == _PAGES
        text = saxon.run(stylesheets[name], edition, {**told_of(share.style), **told} if of_pages else {})
        made[told["path"]] = put_in(held_together(text).encode(), share.style) if of_pages else text.encode()
    return made


def _texts(page: etree._Element) -> dict[str, str]:
    return {str(key): str(value) for key, value in page.items()}


def _edition(site: Site) -> etree._Element:
    """The one document that all pages are made of; `xslt/site/facts.xsl` says what it holds."""
    said = {_ATTRIBUTES.get(key, key): text for key, text in site.statements.items() if text}
    edition = etree.Element("edition", said | ({"search": "yes"} if site.search else {}))
    if site.register:
        etree.SubElement(edition, "register").append(parse_xml(site.register, "register").getroot())
    cited = {f"{CITATION}.{form}": path for form, path in site.bibliography.items()}
    for kind, path in {**site.files, **cited}.items():
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
