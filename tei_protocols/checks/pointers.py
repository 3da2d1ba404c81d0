"""Pointers: a tree goes in; what points nowhere, or should be a pointer and is none, comes out. No schema sees this."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path, PurePosixPath

from lxml import etree

from tei_protocols.checks.nearest import Nearest
from tei_protocols.findings import XML_ID, Finding, line_of, name_of
from tei_protocols.problems import Level, UnusableInput
from tei_protocols.secure_xml import parse_xml_file

# The attributes of the TEI that hold pointers; a rival reading may hold one too.
_POINTING = frozenset((
    "active", "ana", "assertedValue", "change", "copyOf", "corresp", "decls", "exclude", "facs", "given", "hand",
    "mutual", "next", "passive", "prev", "ref", "rendition", "resp", "sameAs", "scheme", "scribeRef", "select",
    "source", "synch", "target", "toWhom", "who",
))  # fmt: skip
_NAME = re.compile(r"[^\W\d][\w.-]*")
_FILE = re.compile(r"\.[A-Za-z]{2,5}$")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


def check(tree: etree._ElementTree, folder: Path | None = None) -> Iterator[Finding]:
    """Repeated identifiers, and pointers that lead nowhere: within the file, or into a register in `folder`."""
    places: dict[str, etree._Element] = {}
    pointers: list[tuple[etree._Element, str, str]] = []
    for element in tree.iter("*"):
        for name, value in element.items():
            if name == XML_ID:
                if (first := places.setdefault(str(value), element)) is not element:
                    yield _repeated(element, str(value), first)
            elif name in _POINTING:
                pointers += [(element, name, pointer) for pointer in str(value).split()]
    near = Nearest(places)
    for element, attribute, pointer in pointers:
        yield from _followed(element, attribute, pointer, places, near, folder)


def _repeated(element: etree._Element, identifier: str, first: etree._Element) -> Finding:
    message = f'xml:id="{identifier}" stands twice; {name_of(first)} in line {line_of(first)} has it already'
    return Finding("id.repeated", Level.ERROR, message, element, "give one of the two another name", "xml:id")


def _followed(
    element: etree._Element,
    attribute: str,
    pointer: str,
    places: dict[str, etree._Element],
    near: Nearest,
    folder: Path | None,
) -> Iterator[Finding]:
    if pointer.startswith("#"):
        if pointer[1:] not in places:
            message = f'@{attribute}="{pointer}" leads nowhere: nothing here has xml:id="{pointer[1:]}"'
            yield Finding("pointer.nowhere", Level.ERROR, message, element, _meant(near.to(pointer[1:])), attribute)
    elif _SCHEME.match(pointer) or attribute == "assertedValue":
        return
    elif "#" in pointer:
        yield from _registered(element, attribute, pointer, folder)
    elif pointer in places or (_NAME.fullmatch(pointer) and not _FILE.search(pointer)):
        message = f'@{attribute}="{pointer}" is no pointer'
        known = "" if pointer in places else "; but nothing here has that xml:id"
        yield Finding(
            "pointer.hash", Level.ERROR, message, element, f'write {attribute}="#{pointer}"{known}', attribute
        )


def _meant(near: str) -> str:
    return f'did you mean "#{near}"?' if near else "correct the pointer, or give its aim this xml:id"


def _registered(element: etree._Element, attribute: str, pointer: str, folder: Path | None) -> Iterator[Finding]:
    file, _, identifier = pointer.partition("#")
    names = _names_in(file, folder) if folder else None
    if names is not None and identifier not in names:
        near = Nearest(names).to(identifier)
        hint = f'did you mean "{file}#{near}"?' if near else f"add it to {file}, or correct the pointer"
        message = f'@{attribute}="{pointer}" leads nowhere: {file} has no entry "{identifier}"'
        yield Finding("pointer.register", Level.ERROR, message, element, hint, attribute)


def _names_in(file: str, folder: Path) -> frozenset[str] | None:
    """The identifiers of a file beside the document or beside a folder that it stands in; None where there is no such
    file.

    Nothing else is opened: a document must not make us read a file elsewhere.
    """
    parts = PurePosixPath(file).parts
    steps, name = parts[:-1], parts[-1] if parts else ""
    if any(step != ".." for step in steps):
        return None
    # who leaves out the way to a register beside the folder means it all the same
    places = (folder.joinpath(*steps, name),) if len(steps) > 1 else (folder / name, folder / ".." / name)
    for place in places:
        if place.is_file():
            return _identifiers(place.resolve(), place.stat().st_mtime_ns)
    return None


@lru_cache(maxsize=8)
def _identifiers(path: Path, _changed: int) -> frozenset[str] | None:
    try:
        tree = parse_xml_file(path)
    except (UnusableInput, OSError):
        return None
    return frozenset(identifier for element in tree.iter("*") if (identifier := element.get(XML_ID)))
