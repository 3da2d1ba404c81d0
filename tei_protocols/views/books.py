"""Books: TEI documents go in; one file comes out: a view of them all, with contents and an index of the people."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from lxml import etree

from tei_protocols import resources
from tei_protocols.problems import Level, Problem, UnusableInput
from tei_protocols.views.formats import MAKERS, Besides, parameters, stylesheet_of_books
from tei_protocols.xslt_engine import StylesheetFailed, engine

FORMATS = tuple(name for name in MAKERS if stylesheet_of_books(name).is_file())
"""The formats that a book can have; they are the suffixes of files, too."""

_DAYS = (".//{*}profileDesc/{*}creation/{*}date", ".//{*}titleStmt/{*}meeting/{*}date")


def book(
    documents: Mapping[str, etree._ElementTree],
    name: str,
    to: str,
    statements: Mapping[str, str],
    looks: Path | None = None,
) -> bytes:
    """The view `name` of all `documents`, by their names, in the order of their sessions.

    `statements` are what an edition says of itself: title, publisher, rights, licence, language; what is missing is
    left out. `looks` is the folder with a project's own looks of print. Raises UnusableInput.
    """
    ordered = sorted(documents.items(), key=lambda named: (_day(named[1]), named[0]))
    try:
        written = _written([tree for _, tree in ordered], name, to, statements)
    except StylesheetFailed as failed:
        message = f"there is no book of these documents: {failed}"
        hint = "validate them first; valid ones that cannot be shown are an error of this program"
        raise UnusableInput(Problem("view.stopped", Level.ERROR, message, hint=hint)) from None
    return MAKERS[to](written, Besides(dict(ordered), looks))


def _written(trees: Sequence[etree._ElementTree], name: str, to: str, statements: Mapping[str, str]) -> str:
    facts = etree.Element("book", {key: text for key, text in statements.items() if key != "language"}, view=name)
    language = statements.get("language") or "en"
    facts.set("{http://www.w3.org/XML/1998/namespace}lang", language)
    of_view, of_book = resources.stylesheet(f"views/{name}.xsl"), stylesheet_of_books(to)
    saxon = engine(of_view, of_book)
    sources = [saxon.document(tree) for tree in trees]
    pages = [saxon.transform(of_view, source, {"interface": language}) for source in sources]
    return saxon.run(
        of_book, saxon.document(facts), {**parameters(to, name, trees), "pages": pages, "documents": sources}
    )


def _day(tree: etree._ElementTree) -> str:
    """The first day of a document, for sorting; those without one come last."""
    days = (date.get("when") or date.get("from") or "" for place in _DAYS for date in tree.iterfind(place))
    return next((day for day in days if re.match(r"\d{4}", day)), "9999")
