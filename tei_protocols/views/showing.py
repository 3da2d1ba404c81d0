"""One document as it is shown: handed over to the stylesheets once, it gives its pages as they are asked for.

A page that other formats are made of is a tree; one that is wanted in HTML alone is written at once, which is quicker.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import cache
from html import unescape
from pathlib import Path

from tei_protocols import resources
from tei_protocols.line_ends import held_together
from tei_protocols.steps import Steps
from tei_protocols.styles import put_in, script_parameters, style_parameters, told_of
from tei_protocols.views.formats import PLAIN, stylesheet
from tei_protocols.views.own import Own
from tei_protocols.views.whole import named, together
from tei_protocols.xslt_engine import Document, Engine, Parameters

FIRST = "reading"
"""The view with which the page of all views opens."""

VIEWS = (FIRST, *sorted({path.stem for path in resources.stylesheet("views").glob("*.xsl")} - {FIRST}))
"""The names of all views."""

WHOLE = "whole"
"""What takes the place of a view's name where all views are wanted on one page; there it is in HTML only."""


_DOCTYPE = b"<!DOCTYPE html>\n"


class Showing:
    """A `document` inside an engine that has `used` what is needed for these `orders`, each a view and a format.

    `own` is what its project changes of them, `home` leads from their pages to the site that they are part of, and
    the interface speaks `language`, that of the document if it is empty. What pages have in common is made apart
    where there are to be several. Its methods take a step for each stylesheet, and raise StylesheetFailed.
    """

    def __init__(
        self,
        saxon: Engine,
        document: Document,
        own: Own,
        home: str,
        language: str,
        orders: Collection[tuple[str, str]],
    ) -> None:
        self._saxon, self._document, self._own, self._home = saxon, document, own, home
        self._interface = {"interface": language} if language else {}
        self._several = len(dict(orders)) > 1
        self._views = views_with(own)
        self._with_frame = {*own.views, *(name for name, to in orders if to not in PLAIN)}
        self._pages: dict[str, Document] = {}
        self._alone: dict[str, Document] = {}
        self._common: Document | None = None
        self._marked: dict[str, str] = {}
        self._common_texts: dict[str, str] = {}

    def page(self, name: str) -> Steps[Document]:
        """The page of a view, as a tree."""
        if name not in self._pages:
            said = yield from self._said(name)
            self._pages[name] = self._saxon.transform(self._views[name], self._document, said)
            yield
        return self._pages[name]

    def file(self, name: str) -> Steps[bytes]:
        """The page of a view, or of all, in HTML."""
        if name == WHOLE:
            views = named((yield from self._written()))
            said = {**(yield from self._said(name)), "views": unescape(" ".join(views))}
            written = together(self._saxon.run(self._views[FIRST], self._document, said), views)
        # a stylesheet of a project's own may say otherwise how its page is written
        elif name in self._pages or name in self._own.views:
            page = yield from self.page(name)
            written = self._saxon.run(stylesheet("html"), page, self._interface)
        else:
            said = yield from self._said(name)
            written = self._saxon.run(self._views[name], self._document, said)
        yield
        return _DOCTYPE + put_in(held_together(written).encode(), self._texts(name))

    def text(self, name: str, to: str, parameters: Parameters) -> Steps[str]:
        """What the stylesheet of the format `to` writes of the page of a view, or what is written of that."""
        if to in PLAIN:
            return (yield from self._plain(name, to))
        page = yield from self.page(name)
        written = self._saxon.run(stylesheet(to), page, {**parameters, **self._interface})
        yield
        return written

    def _plain(self, name: str, to: str) -> Steps[str]:
        """The page of a view in a plain form."""
        write = PLAIN[to]
        if name in self._own.views:
            marked = yield from self._in_marked_words(name, (yield from self.page(name)))
            return write(marked) + "\n"
        if to not in self._common_texts:
            common = yield from self._in_marked_words("", (yield from self._common_page()))
            self._common_texts[to] = write(common) + "\n"
        page = yield from (self.page(name) if name in self._with_frame else self._view(name))
        marked = yield from self._in_marked_words(name, page, {"apart": "yes"})
        return write(marked) + self._common_texts[to]

    def _in_marked_words(self, name: str, page: Document, parameters: Parameters | None = None) -> Steps[str]:
        """What the plain forms are written of; the page of no view is what those of all have in common."""
        if name not in self._marked:
            said = {**(parameters or {}), **self._interface}
            self._marked[name] = self._saxon.run(stylesheet("plain"), page, said)
            yield
        return self._marked[name]

    def _view(self, name: str) -> Steps[Document]:
        """A view without the page around it, as a tree."""
        if name not in self._alone:
            self._alone[name] = self._saxon.part(self._views[name], "view", self._document, self._interface)
            yield
        return self._alone[name]

    def _common_page(self) -> Steps[Document]:
        """What the pages of our views have in common: what the header says, which the first view says for all."""
        if self._common is None:
            self._common = self._saxon.part(self._views[FIRST], "common", self._document, self._interface)
            yield
        return self._common

    def _written(self) -> Steps[list[str]]:
        """Each view as it stands on its page, without what it has in common with others."""
        views = []
        for name, of_view in self._views.items():
            page = self._pages.get(name) or self._alone.get(name)
            # as in `file`
            if page is None and name in self._own.views:
                page = self._saxon.part(of_view, "view", self._document, self._interface)
            of_page = (stylesheet("html"), page) if page else (of_view, self._document)
            views.append(self._saxon.part_written(of_page[0], "view", of_page[1], self._interface))
            yield
        return views

    def _said(self, name: str) -> Steps[dict[str, str | Sequence[Document]]]:
        """What the stylesheet of a view is told."""
        said: dict[str, str | Sequence[Document]] = {**told_of(self._texts(name)), **self._interface}
        if self._home:
            said["home"] = self._home
        if self._own.logo:
            said["logo"] = self._own.logo
        if (self._several or self._common) and name not in self._own.views:
            said["common"] = [(yield from self._common_page())]
        return said

    def _texts(self, name: str) -> dict[str, str]:
        """Style and script of a page."""
        sheets = (*VIEWS, "views") if name == WHOLE else (name,)
        if self._home:
            sheets = (*sheets, "ways")
        return style_parameters("edition", *sheets, own=self._own.style) | script_parameters("cite", "margin")


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
