"""Neighbours: the files beside a document to which it points; what in them has an address, kept for the next document.

A document must not make us read what lies elsewhere: a file is opened only in the project of the document, in its own
folder and below, or right on the way up from there. It is read as a stream, and none that is larger than a document may
be. What is kept of files has a bound: when it is reached, what was used longest ago is forgotten.
"""

from __future__ import annotations

from collections import OrderedDict
from pathlib import Path, PurePosixPath
from urllib.parse import unquote
from xml.parsers import expat

from tei_protocols.secure_xml import LARGEST

_XML_ID = "xml:id"
_MOST_KEPT = 300_000

_State = tuple[Path, int, int]


class Neighbours:
    """The files around a document in `folder`, which is part of the `project`, if of any."""

    def __init__(self, folder: Path | None, project: Path | None = None) -> None:
        self._folder = folder
        self._project = project
        self._found: dict[str, Path | None] = {}
        self._addresses: dict[str, frozenset[str] | None] = {}

    def may_hold(self, file: str) -> bool:
        """Is it known whether there is a file of this name, which is a relative path as a pointer has it?"""
        return self._folder is not None and bool(self._places(file))

    def file(self, name: str) -> Path | None:
        """The file of this name, where there is one that may be opened."""
        if name not in self._found:
            self._found[name] = next((place for place in self._places(name) if _is_file(place)), None)
        return self._found[name]

    def addresses(self, name: str) -> frozenset[str] | None:
        """What has an `xml:id` in the file of this name; None where there is none that can be read."""
        if name not in self._addresses:
            file = self.file(name)
            self._addresses[name] = _KEPT.of(file) if file else None
        return self._addresses[name]

    def _places(self, name: str) -> tuple[Path, ...]:
        """Where a file may be meant: who leaves out the way to one beside the folder means it all the same."""
        name = unquote(name)
        parts = PurePosixPath(name).parts
        if self._folder is None or not parts or "\0" in name or name.startswith("/"):
            return ()
        *steps, last = parts
        place = self._folder / name
        if len(steps) <= 1 and all(step == ".." for step in steps):
            return (self._folder / last, self._folder / ".." / last)
        return (place,) if all(step == ".." for step in steps) or self._is_inside(place) else ()

    def _is_inside(self, place: Path) -> bool:
        allowed = self._project or self._folder
        return allowed is not None and place.resolve().is_relative_to(allowed.resolve())


def _is_file(place: Path) -> bool:
    try:
        return place.is_file()
    except (OSError, ValueError):
        return False


class _Kept:
    """The addresses in the files that were read last, `most` of them in all."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._files: OrderedDict[_State, frozenset[str] | None] = OrderedDict()
        self._count = 0

    def of(self, file: Path) -> frozenset[str] | None:
        """The addresses in a file, as it is now."""
        state = file.stat()
        key = (file.resolve(), state.st_mtime_ns, state.st_size)
        if key in self._files:
            self._files.move_to_end(key)
            return self._files[key]
        found = _addresses(file) if state.st_size <= LARGEST else None
        self._files[key] = found
        self._count += _weight(found)
        while self._count > self._most and len(self._files) > 1:
            self._count -= _weight(self._files.popitem(last=False)[1])
        return found


def _weight(addresses: frozenset[str] | None) -> int:
    return 1 + len(addresses or ())


_KEPT = _Kept(_MOST_KEPT)


class _Unusable(Exception):
    pass


def _addresses(file: Path) -> frozenset[str] | None:
    found: set[str] = set()
    parser = expat.ParserCreate()

    def start(_name: str, attributes: dict[str, str]) -> None:
        if _XML_ID in attributes:
            found.add(attributes[_XML_ID])

    def refuse(*_declared: object) -> None:
        # entities could hide addresses, and unfold without end
        raise _Unusable

    parser.StartElementHandler = start
    parser.EntityDeclHandler = refuse
    try:
        with file.open("rb") as stream:
            parser.ParseFile(stream)
    except (expat.ExpatError, _Unusable, OSError, LookupError, ValueError):
        return None
    return frozenset(found)
