"""Validation: a TEI file goes in; its problems come out, also those that show only beside other files.

What a project says in its file counts for the TEI in its folder: how strict to be, in which words its notes speak. A
transcript of the same name is what the TEI is compared with.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree
from msgspec import Struct, field
from msgspec.structs import replace

from tei_protocols.checks import Document, Options, check_several
from tei_protocols.problems import Level, Problem, UnusableInput, in_order
from tei_protocols.project_places import PROJECT_FILE, beside, name_of, project_around
from tei_protocols.secure_xml import parse_xml
from tei_protocols.stages import Stage

if TYPE_CHECKING:
    from tei_protocols.language import Languages
    from tei_protocols.model.source import Source
    from tei_protocols.project.statements import Statements

# a page beside TEI outside a project was mostly made from it
_PAGES = (".html", ".htm", ".xhtml")
_WITHOUT_WISHES = Options()
_TEI = "http://www.tei-c.org/ns/1.0"


class _Said(Struct, frozen=True):
    """What a project says, its `statements` on single documents among it; None where it cannot be understood."""

    statements: Statements | None = None
    languages: Languages | None = None
    stage: Stage | None = None
    problems: tuple[Problem, ...] = field(default=())


_NOTHING = _Said()


class Written(Struct, frozen=True):
    """A TEI file: its bytes, how it is called in messages, and where it stands, or would stand."""

    data: bytes
    name: str
    path: Path


def problems(data: bytes, name: str, path: Path, options: Options = _WITHOUT_WISHES) -> list[Problem]:
    """All problems of the TEI `data`, called `name` in messages, that stands at `path`, or would stand there."""
    return problems_of_several([Written(data, name, path)], options)[0]


def problems_of_several(files: Sequence[Written], options: Options = _WITHOUT_WISHES) -> list[list[Problem]]:
    """All problems of each of several TEI files, which takes less time than to check one after another."""
    around = [_around(file, options) for file in files]
    found = check_several([document for document, _ in around])
    return [in_order([*odd, *problems]) for (_, odd), problems in zip(around, found, strict=True)]


def _around(file: Written, options: Options) -> tuple[Document, list[Problem]]:
    """A file with what is to be held against it, and what is wrong with that."""
    place = Path(os.path.abspath(file.path))
    project = project_around(place.parent)
    said = _said(project, (project / PROJECT_FILE).stat().st_mtime_ns) if project else _NOTHING
    found = list(said.problems)
    if said.statements and (name := name_of(place, project)):
        found += said.statements.without_effect(name, file.data.decode("utf-8", errors="replace"))
    transcript: Source | None = None
    if options.schema is None:
        odd: Problem | None = None
        try:
            transcript = _transcript(file.path, place, project, said)
        except UnusableInput as unusable:
            odd = unusable.problem
        except OSError as error:
            message = f"the transcript cannot be read: {error.strerror}"
            odd = Problem("input.unreadable", Level.ERROR, message, str(error.filename or file.name))
        # what lies beside a file that is no TEI is not its transcript
        if odd and _is_tei(file.data, file.name):
            found.append(odd)
    wishes = replace(
        options,
        folder=file.path.parent,
        project=project,
        stage=options.stage or said.stage,
        languages=said.languages,
        transcript=transcript,
    )
    return Document(file.data, file.name, wishes), found


def _is_tei(data: bytes, name: str) -> bool:
    try:
        root = parse_xml(data, name).getroot()
    except UnusableInput:
        return False
    return etree.QName(root).namespace == _TEI


# a process validates the files of a few projects at the most
@lru_cache(maxsize=4)
def _said(project: Path, _changed: int) -> _Said:
    from tei_protocols.project.statements import Statements

    odd: list[Problem] = []
    try:
        statements = Statements(project / PROJECT_FILE, odd)
    except UnusableInput as unusable:
        return _Said(problems=(unusable.problem,))
    return _Said(statements, statements.languages, statements.stage(), tuple(odd))


def _transcript(path: Path, place: Path, project: Path | None, said: _Said) -> Source | None:
    """The transcript of the TEI at `path`, which is `place` in full; None where there is none.

    Raises UnusableInput and OSError.
    """
    candidates = list(beside(place, project))
    if not candidates:
        return None
    from tei_protocols.language import OURS
    from tei_protocols.readers import SUFFIXES, read

    name = name_of(place, project)
    kinds = [suffix for suffix in SUFFIXES if name or suffix not in _PAGES]
    file = next((each for each in candidates if each.suffix.lower() in kinds and each.is_file()), None)
    if file is None:
        return None
    metadata: Mapping[str, object] = said.statements.document(name) if said.statements else {}
    encoding, language = (str(metadata.get(key, "")) or None for key in ("encoding", "language"))
    shown = os.path.normpath(path.parent / os.path.relpath(file, place.parent))
    return read(file.read_bytes(), shown, encoding, language, said.languages or OURS).source
