"""The manifest of an edition: what each document was made from, and the digests of all files that were made of it.

It says which documents need not be built again. It goes by contents alone, never by the times of files, so that it is
the same wherever and whenever an edition is built; it serves as well to check that files were copied whole.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import msgspec
from msgspec import Struct, field

from tei_protocols import resources
from tei_protocols.edition.places import MANIFEST
from tei_protocols.model.accounted import Accounted
from tei_protocols.problems import Problem

# libraries on which the bytes of an edition depend
_LIBRARIES = ("lxml", "pagefind", "saxonche", "typst")
# folders of our own with what is made of the other files, or installed in their stead
_MADE_OF_OTHERS = {"__pycache__", "_resources"}


class Entry(Struct, frozen=True):
    """One document as it was built: the digest of its `inputs`, the digests of its `outputs` by relative path.

    What is to be told again when the document need not be built again stands here too: the `problems` met, the
    characters that it `accounted` for, where there is a transcript, and whether a person `corrected` it.
    """

    inputs: str
    outputs: Mapping[str, str]
    problems: tuple[Problem, ...]
    accounted: Accounted | None
    corrected: bool

    def stands(self, out: Path) -> bool:
        """Are all files of the document in the folder `out` as they were made?"""
        return stand(out, self.outputs)


class Manifest(Struct, frozen=True):
    """A whole edition as it was built: its `documents` by name, and the digests of `files` that belong to no one
    document, by path. `site` is the digest of all that the pages of the site were made of, empty where a part of them
    could not be made; `problems` are those that were met with the site. `title` is that of the project.
    """

    documents: Mapping[str, Entry] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)
    site: str = ""
    title: str = ""
    problems: tuple[Problem, ...] = ()


def stand(out: Path, digests: Mapping[str, str]) -> bool:
    """Are all these files in the folder `out` as they were made?"""
    folder = os.fspath(out)
    return all(_digest_of_file(f"{folder}/{path}") == digest for path, digest in digests.items())


def digest(*parts: bytes) -> str:
    """One SHA-256 for all parts in their order."""
    whole = hashlib.sha256()
    for part in parts:
        whole.update(b"%d:" % len(part) + part)
    return whole.hexdigest()


def sha256(data: bytes) -> str:
    """The plain SHA-256 of a file's bytes, as `sha256sum` prints it."""
    return hashlib.sha256(data).hexdigest()


def digest_of(folder: Path) -> str:
    """One SHA-256 for all files of a folder, with their names; empty for a folder without any."""
    parts = list(_named(folder))
    return digest(*parts) if parts else ""


def read_manifest(out: Path) -> Manifest:
    """The manifest in the folder `out`; an empty one where there is none, or one that cannot be understood."""
    try:
        return msgspec.json.decode((out / MANIFEST).read_bytes(), type=Manifest)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return Manifest()


def written(manifest: Manifest) -> bytes:
    """The manifest as a file."""
    return (json.dumps(msgspec.to_builtins(manifest), ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def _digest_of_file(path: str) -> str:
    try:
        return sha256(_read(path))
    except OSError:
        return ""


@lru_cache(maxsize=1)
def program() -> str:
    """A digest of the program itself: with other code, schemas or stylesheets everything is built again."""
    package = Path(__file__).resolve().parent.parent
    folders = {"": package, "schemas": resources.schema(""), "xslt": resources.stylesheet("")}
    parts = [_library(name) for name in _LIBRARIES]
    # the one thing outside of the files that a date in an edition may come from
    parts.append(os.environ.get("SOURCE_DATE_EPOCH", "").encode())
    for place, folder in folders.items():
        parts += [place.encode(), *_named(folder)]
    return digest(*parts)


def _library(name: str) -> bytes:
    try:
        return f"{name} {version(name)}".encode()
    except PackageNotFoundError:
        return name.encode()


def _named(folder: Path) -> Iterator[bytes]:
    """The files of a folder, what is made of others left out: of each its path in there, and its bytes."""
    top = os.fspath(folder)
    for place, folders, names in os.walk(top):
        folders[:] = sorted(set(folders) - _MADE_OF_OTHERS)
        for name in sorted(names):
            path = os.path.join(place, name)
            if not os.path.isfile(path):  # an editor leaves links to nowhere beside a file that is open
                continue
            yield path[len(top) :].replace(os.sep, "/").encode()
            yield _read(path)


def _read(path: str) -> bytes:
    with open(path, "rb", 0) as file:
        return file.read()
