"""The package: which part of a .docx file is the document, and which are its styles, notes and comments."""

from __future__ import annotations

import posixpath

from lxml import etree

from tei_protocols.readers.archive import Archive, child, local_name

_MAIN = "officeDocument"
_USUAL_MAIN = "word/document.xml"


class Package:
    """The parts of a Word document by their kind, as its relationships name them. Raises UnusableInput."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._main = next((path for kind, path in _relations(archive, "") if kind == _MAIN), _USUAL_MAIN)
        self._related = _relations(archive, self._main)

    def body(self) -> etree._Element:
        """The element that holds the text."""
        document = self._archive.tree(self._main)
        body = child(document, "body")
        if body is None:
            raise self._archive.damaged(f"a Word document has its text in {self._main}, and there is none in this one")
        return body

    def part(self, kind: str) -> etree._Element | None:
        """The first part of a kind, such as `footnotes`."""
        return next(iter(self.parts(kind)), None)

    def parts(self, kind: str) -> list[etree._Element]:
        """All parts of a kind, such as `header`."""
        trees = (self._archive.tree(path) for each, path in self._related if each == kind)
        return [tree for tree in trees if tree is not None]


def _relations(archive: Archive, path: str) -> list[tuple[str, str]]:
    """The kind and the path of each part that the part at `path` points to."""
    folder, file = posixpath.split(path)
    tree = archive.tree(posixpath.join(folder, "_rels", f"{file}.rels"))
    found = []
    for relation in () if tree is None else tree:
        if local_name(relation) == "Relationship" and relation.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", "")))
            found.append((relation.get("Type", "").rpartition("/")[2], target.lstrip("/")))
    return found
