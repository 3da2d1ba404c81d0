"""Views: a TEI document goes in; what a reader sees of it comes out, in one of the formats.

A view is a stylesheet in `xslt/views` that makes a page; it is found there by its name. All formats are made of that
page, so that a new view has all of them, and the page of all views is put together of the pages of each.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from lxml import etree

from tei_protocols.problems import Level, Problem, UnusableInput
from tei_protocols.project_places import PRINT
from tei_protocols.steps import Steps, finished
from tei_protocols.views.formats import MAKERS, Besides, as_written, parameters
from tei_protocols.views.own import own_of
from tei_protocols.views.showing import FIRST, VIEWS, WHOLE, Showing, used
from tei_protocols.xslt_engine import StylesheetFailed, handed_over

__all__ = [
    "BINARY",
    "FIRST",
    "FORMATS",
    "VIEWS",
    "WHOLE",
    "own_of",
    "showing",
    "stylesheets",
    "unknown_elements",
    "view",
    "views",
]

FORMATS = tuple(MAKERS)
"""The names of all formats; they are the suffixes of files, too."""

BINARY = tuple(name for name, make in MAKERS.items() if make is not as_written)
"""Those of them whose files are no text."""

_ROOTS = ("{http://www.tei-c.org/ns/1.0}TEI", "{http://www.tei-c.org/ns/1.0}teiCorpus")
_ADDRESS = "{http://www.w3.org/XML/1998/namespace}id"
_UNKNOWN = re.compile(r'<span class="unknown" data-element="([^"]*)"')


def view(tree: etree._ElementTree, name: str, to: str = "html", project: Path | None = None) -> bytes:
    """One view of a document in one format, or all on one page. Raises UnusableInput where the document is not TEI."""
    return views(tree, [(name, to)], project)[name, to]


def views(
    tree: etree._ElementTree,
    wanted: Iterable[tuple[str, str]],
    project: Path | None = None,
    home: str = "",
    language: str = "",
) -> dict[tuple[str, str], bytes]:
    """Several (view, format) of one document, which is quicker than one by one.

    `project` is the folder of a project with looks and views of its own; `home` leads from their pages to the site that
    they are part of, and `language` is that of its interface, that of the document if it is empty. Raises
    UnusableInput.
    """
    return finished(showing(tree, wanted, project, home, language))


def showing(
    tree: etree._ElementTree,
    wanted: Iterable[tuple[str, str]],
    project: Path | None = None,
    home: str = "",
    language: str = "",
) -> Steps[dict[tuple[str, str], bytes]]:
    """Like `views`, step by step."""
    _refuse_what_is_not_tei(tree)
    try:
        return (yield from _made(tree, list(wanted), project, home, language))
    except StylesheetFailed as failed:
        message = f"this document cannot be shown: {failed}"
        hint = "validate it first; a valid document that cannot be shown is an error of this program"
        raise UnusableInput(Problem("view.stopped", Level.ERROR, message, hint=hint)) from None


def _made(
    tree: etree._ElementTree, orders: list[tuple[str, str]], project: Path | None, home: str, language: str
) -> Steps[dict[tuple[str, str], bytes]]:
    own = own_of(project)
    shown = Showing(*handed_over(tree, *used(orders, own)), own, home, language, orders)
    besides = Besides({tree.getroot().get(_ADDRESS) or "document": tree}, project / PRINT if project else None)
    made = {}
    for name, to in dict.fromkeys(orders):
        if to != "html":
            written = yield from shown.text(name, to, parameters(to, name, [tree]))
            made[name, to] = MAKERS[to](written, besides)
    # the pages that have become trees for them are at hand now
    for name, to in orders:
        if to == "html":
            made[name, to] = yield from shown.file(name)
    return made


def stylesheets(wanted: Iterable[tuple[str, str]], project: Path | None = None) -> list[Path]:
    """All stylesheets by which these (view, format) are made."""
    return used(wanted, own_of(project))


def unknown_elements(page: bytes, file: str) -> list[Problem]:
    """What an HTML page of `file` shows without knowing it, as warnings: elements outside the encoding."""
    # nearly no page does: to look for the words alone takes a tenth of the time
    names = dict.fromkeys(_UNKNOWN.findall(page.decode("utf-8"))) if b'class="unknown"' in page else ()
    hint = "its content is shown, marked; encode it otherwise, or teach the view"
    return [
        Problem("view.unknown-element", Level.WARNING, f"this view does not know the element {name}", file, hint=hint)
        for name in names
    ]


def _refuse_what_is_not_tei(tree: etree._ElementTree) -> None:
    root = tree.getroot()
    if root.tag not in _ROOTS:
        message = f"this is not a TEI document: its root element is {etree.QName(root).localname}"
        hint = "a TEI document has TEI or teiCorpus in the namespace http://www.tei-c.org/ns/1.0 as its root"
        line = root.sourceline if isinstance(root.sourceline, int) else 0
        raise UnusableInput(Problem("view.not-tei", Level.ERROR, message, line=line, hint=hint))
