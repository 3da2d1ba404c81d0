"""One document as it is shown: handed over to the stylesheets once, it gives its pages as they are asked for.

A page that other formats are made of is a tree; one that is wanted in HTML alone is written at once, which is quicker.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, cached_property
from pathlib import Path

from tei_protocols import resources
from tei_protocols.styles import put_in, script_parameters, style_parameters, told_of
from tei_protocols.views.formats import PLAIN, stylesheet
from tei_protocols.views.own import Own
from tei_protocols.xslt_engine import Document, Engine, Parameters

FIRST = "reading"
"""The view with which the page of all views opens."""

VIEWS = (FIRST, *sorted({path.stem for path in resources.stylesheet("views").glob("*.xsl")} - {FIRST}))
"""The names of all views."""

WHOLE = "whole"
"""What takes the place of a view's name where all views are wanted on one page; there it is in HTML only."""


class Showing:
    """A `document` inside an engine that has `used` what its views and formats need; `own` is what its project changes
    of them, and `home` leads from the page of all views to the site that it is part of. Its methods raise
    StylesheetFailed.
    """

    def __init__(self, saxon: Engine, document: Document, own: Own, home: str = "") -> None:
        self._saxon, self._document, self._own, self._home = saxon, document, own, home
        self._views = views_with(own)
        self._pages: dict[str, Document] = {}
        self._common_texts: dict[str, str] = {}

    def page(self, name: str) -> Document:
        """The page of a view, as a tree."""
        if name not in self._pages:
            self._pages[name] = self._saxon.transform(self._views[name], self._document, self._said(name))
        return self._pages[name]

    def file(self, name: str) -> bytes:
        """The page of a view, or of all, in HTML."""
        if name == WHOLE:
            said = {**self._said(name), "home": self._home, **self._among()}
            written = self._saxon.run(self._views[FIRST], self._document, said)
        # a stylesheet of a project's own may say otherwise how its page is written
        elif name in self._pages or name in self._own.views:
            written = self._saxon.run(stylesheet("html"), self.page(name))
        else:
            written = self._saxon.run(self._views[name], self._document, self._said(name))
        return put_in(written.encode(), self._texts(name))

    def text(self, name: str, to: str, parameters: Parameters) -> str:
        """What the stylesheet of the format `to` writes of the page of a view."""
        common = {"common": self._common_text(to)} if to in PLAIN and name not in self._own.views else {}
        return self._saxon.run(stylesheet(to), self.page(name), {**parameters, **common})

    @cached_property
    def _common(self) -> Document:
        """What the pages of our views have in common: what the header says, which the first view says for all."""
        return self._saxon.part(self._views[FIRST], "common", self._document)

    def _common_text(self, to: str) -> str:
        if to not in self._common_texts:
            self._common_texts[to] = self._saxon.run(stylesheet(to), self._common)
        return self._common_texts[to]

    def _among(self) -> Parameters:
        """What the page of all views is put together of, as far as it is not made by the first view: the others, and
        what is made already."""
        others = [
            self._pages.get(name) or self._saxon.part(of_view, "view", self._document)
            for name, of_view in self._views.items()
            if name != FIRST
        ]
        return {"others": others, "alone": [self._pages[FIRST]] if FIRST in self._pages else []}

    def _said(self, name: str) -> dict[str, str | Sequence[Document]]:
        """What the stylesheet of a view is told."""
        looks = told_of(self._texts(name)) | ({"logo": self._own.logo} if self._own.logo else {})
        return looks | ({} if name in self._own.views else {"common": [self._common]})

    def _texts(self, name: str) -> dict[str, str]:
        """Style and script of a page."""
        sheets = (*VIEWS, "views") if name == WHOLE else (name,)
        return style_parameters("edition", *sheets, own=self._own.style) | script_parameters("cite")


def used(orders: Iterable[tuple[str, str]], own: Own) -> list[Path]:
    """All stylesheets by which these (view, format) are made."""
    orders = list(orders)
    of_views = views_with(own)
    names = {FIRST, *(name for name, _ in orders)}
    of_names = {of_views[name] for name in (of_views if WHOLE in names else names)}
    return [*sorted(of_names), *map(stylesheet, sorted({to for _, to in orders}))]


def views_with(own: Own) -> dict[str, Path]:
    """The stylesheets of all views by their names, those of a project among them."""
    return _ours() | dict(own.views)


@cache
def _ours() -> dict[str, Path]:
    return {name: resources.stylesheet(f"views/{name}.xsl") for name in VIEWS}
