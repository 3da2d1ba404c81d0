"""Where the parts of an edition lie in its folder, and which folders may become one.

- `index.html`: the table of contents
- `tei/NAME.xml`, `tei/schemas/`: the TEI, and the schemas that it points to
- `documents/NAME.html`: the document, all its views on one page
- `reading/NAME.html`, `.pdf`, `.txt`, and so on: a folder for each view, a file for each format
- `manifest.json`: what each file was made from, with SHA-256 digests
"""

from __future__ import annotations

import posixpath
from pathlib import Path

from tei_protocols import project_places
from tei_protocols.views import FORMATS, VIEWS, WHOLE

INDEX, MANIFEST = "index.html", "manifest.json"
DOCUMENTS = "documents"
TEI, SCHEMAS = "tei", "tei/schemas"


def tei(name: str) -> str:
    """The TEI of the document called `name`, relative to the edition, with `/`."""
    return f"{TEI}/{name}.xml"


def views(name: str) -> dict[str, tuple[str, str]]:
    """The files of all views of a document, each with its view and its format."""
    whole = {f"{DOCUMENTS}/{name}.html": (WHOLE, "html")}
    return whole | {f"{view}/{name}.{format}": (view, format) for view in VIEWS for format in FORMATS}


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
    for part in (TEI, DOCUMENTS, *VIEWS):
        if any(source.is_relative_to((target / part).resolve()) for source in sources):
            return f"the project lies where the edition would put its folder {part}; name another folder"
    return ""
