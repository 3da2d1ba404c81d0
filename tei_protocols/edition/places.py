"""Where the parts of an edition lie in its folder, and which folders may become one.

- `index.html`, `sessions.html`, `people.html` and so on: the pages of the site; `people/`: a page for each person
- `tei/NAME.xml`, `tei/schemas/`: the TEI, and the schemas that it points to
- `documents/NAME.html`: the document, all its views on one page
- `reading/NAME.html`, `.pdf`, `.txt`, and so on: a folder for each view, a file for each format
- `facts/NAME.xml`: what the pages of the site say of the document
- `citations/NAME.bib`, `.ris`, `.json`: the document for reference managers; `bibliography.bib`: all of them
- `catalog.jsonld`, `sitemap.xml`: the site for machines; `search/`: the index of its search
- `manifest.json`: what each file was made from, with SHA-256 digests
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Sequence
from pathlib import Path

from tei_protocols import project_places
from tei_protocols.views import FORMATS, VIEWS, WHOLE

INDEX, MANIFEST = "index.html", project_places.MANIFEST
DOCUMENTS = "documents"
# how the names of pages end
PAGE = ".html"
TEI, SCHEMAS = "tei", "tei/schemas"
FACTS, SEARCH, CITATIONS, BIBLIOGRAPHY = "facts", "search", "citations", "bibliography"
# where pages of people lie
PERSONS = "people"


def tei(name: str) -> str:
    """The TEI of the document called `name`, relative to the edition, with `/`."""
    return f"{TEI}/{name}.xml"


def facts(name: str) -> str:
    """What the pages of the site say of the document called `name`."""
    return f"{FACTS}/{name}.xml"


def document(name: str) -> str:
    """The page of the document called `name`, with all views."""
    return f"{DOCUMENTS}/{name}{PAGE}"


def citation(name: str, form: str) -> str:
    """The file by which a reference manager takes the document called `name`."""
    return f"{CITATIONS}/{name}.{form}"


def bibliography(form: str) -> str:
    """The file by which a reference manager takes all documents."""
    return f"{BIBLIOGRAPHY}.{form}"


def home_from(name: str) -> str:
    """The way from the page of the document called `name`, or of one of its views, to the home page."""
    return posixpath.relpath(INDEX, posixpath.dirname(document(name)))


def views(name: str, formats: Sequence[str] = FORMATS, own: Iterable[str] = ()) -> dict[str, tuple[str, str]]:
    """The files of a document's views, each with view and format: the page of all, and each view in `formats`; `own`
    are the views of its project."""
    whole = {document(name): (WHOLE, "html")}
    shown = dict.fromkeys((*VIEWS, *own))
    return whole | {f"{view}/{name}.{format}": (view, format) for view in shown for format in formats}


def schemas_from(name: str) -> str:
    """The way from the TEI of the document called `name` to the folder with the schemas."""
    return _from(name, SCHEMAS)


def register_from(name: str) -> str:
    """The way from the TEI of the document called `name` to the register: in a project it is the same as in its
    edition."""
    return _from(name, project_places.PEOPLE)


def _from(name: str, path: str) -> str:
    return posixpath.relpath(path, posixpath.dirname(tei(name)))


def objection(out: Path, folder: Path) -> str:
    """Why the edition of the project in `folder` must not be written to `out`; empty where it may be."""
    if out.exists() and not out.is_dir():
        return f"{out} is a file; the edition needs a folder"
    if (out / INDEX).exists() and not (out / MANIFEST).exists():
        return f"{out} holds an {INDEX} that this program did not write; name another folder, or a new one"
    target = out.resolve()
    sources = [(folder / part).resolve() for part in (project_places.TRANSCRIPTS, project_places.TEI)]
    if target == folder.resolve() or any(target.is_relative_to(source) for source in sources):
        return f"{out} is part of the project; the edition would be written over what people wrote"
    for part in (TEI, DOCUMENTS, FACTS, SEARCH, CITATIONS, PERSONS, *VIEWS):
        if any(source.is_relative_to((target / part).resolve()) for source in sources):
            return f"the project lies where the edition would put its folder {part}; name another folder"
    return ""
