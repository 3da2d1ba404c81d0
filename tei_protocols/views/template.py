"""The template of print: our files and those of a project go in; one Typst text comes out, to stand before a document.

The files stand one behind the other, each using what stands before it. A project may have two of its own: `looks.typ`
comes directly after ours, so that its colours and measures hold for all that follows, and `template.typ` comes last, so
that it can define anew whatever a document calls. No file of a project may ask for a package: Typst would fetch it from
the network, and a document has to be the same tomorrow.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from msgspec import Struct

from tei_protocols import resources
from tei_protocols.problems import Level, Problem, UnusableInput

_LOOKS = ("looks",)
_TEMPLATE = ("page", "notes", "speech", "signs", "tables", "book", "edition")
"""The files of `xslt/formats/print`, in their order."""

# the name of a package begins with its namespace, as in "@preview/cetz:0.4.2"
_PACKAGE = re.compile(r'"(@[\w-]*/[^"\n]*)"')
_COMMENT = re.compile(r"(?<!:)//.*")


class Template(Struct, frozen=True):
    """The text before a document, the one folder that it may read from, and where its lines come from.

    `places` are the files of a project with the numbers of the line before their first and of their last.
    """

    text: str
    folder: Path
    places: tuple[tuple[Path, int, int], ...] = ()

    def place(self, line: int) -> tuple[Path, int] | None:
        """The file of the project, and the line in it, that a line of the text comes from; None for other lines."""
        return next(((file, line - start) for file, start, end in self.places if start < line <= end), None)


def template(looks: Path | None) -> Template:
    """The template, with what the folder `looks` of a project adds to it. Raises UnusableInput."""
    if looks is None or not looks.is_dir():
        return Template(_ours(_LOOKS) + _ours(_TEMPLATE), _folder())
    _refuse_packages(looks)
    text, places = "", []
    for ours, name in ((_LOOKS, "looks.typ"), (_TEMPLATE, "template.typ")):
        text += _ours(ours)
        file, start = looks / name, text.count("\n")
        if file.is_file():
            text += _read(file) + "\n"
            places.append((file, start, text.count("\n")))
    return Template(text, looks, tuple(places))


def _refuse_packages(looks: Path) -> None:
    """Raises UnusableInput where a file in the folder, or in one below it, names a package."""
    for file in sorted(looks.rglob("*.typ")):
        for number, line in enumerate(_read(file).splitlines(), 1):
            if package := _PACKAGE.search(_COMMENT.sub("", line)):
                message = f"{package[1]} is a package of Typst, which would be fetched from the network"
                hint = 'copy its files into this folder and import them by their path, for instance "cetz/lib.typ"'
                raise UnusableInput(Problem("view.template", Level.ERROR, message, str(file), number, hint=hint))


def _folder() -> Path:
    return resources.stylesheet("formats/print")


@cache
def _ours(names: tuple[str, ...]) -> str:
    return "".join((_folder() / f"{name}.typ").read_text("utf-8") for name in names)


def _read(file: Path) -> str:
    try:
        return file.read_text("utf-8")
    except UnicodeDecodeError:
        problem = Problem("view.template", Level.ERROR, "this is not text in UTF-8", str(file), hint="save it as UTF-8")
        raise UnusableInput(problem) from None
