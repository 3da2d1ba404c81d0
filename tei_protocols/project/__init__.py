"""A project folder goes in; out comes what stands in it: the documents, and what the project says about them.

- `transcripts/`: the transcripts, text or another kind that has a reader, in sub-folders as you like
- `tei/`: TEI that people corrected, by the same names; where it exists it is the edition
- `people.xml`: a register of people, in TEI
- `tei-protocols.toml`: title, publisher, rights, language; what a transcript does not say about itself; further words
- `languages/`: languages that the package does not know, a file for each
- `RIGHTS.md`: who owns what
- `style.css`, `logo.svg` or `logo.png`: how its edition is to look
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePath

from msgspec import Struct, field

from tei_protocols.files import is_incidental
from tei_protocols.language import OURS, Languages
from tei_protocols.model.register import NO_REGISTER, Register
from tei_protocols.problems import Level, Problem, UnusableInput
from tei_protocols.project.statements import FORBIDDEN, Statements, Values, all_formats
from tei_protocols.project_places import LOGOS, PEOPLE, PROJECT_FILE, RIGHTS, STYLE, TEI, TRANSCRIPTS
from tei_protocols.readers import SUFFIXES
from tei_protocols.stages import Stage


class ProjectDocument(Struct, frozen=True):
    """One document: its `name` (the path without suffix, with `/`), its transcript, its corrected TEI, or both.

    `metadata` is what the project file says under `[documents.NAME]`, by key; lists of names are tuples.
    """

    name: str
    transcript: Path | None = None
    tei: Path | None = None
    metadata: Values = field(default_factory=dict)


class Project(Struct, frozen=True):
    """A project; what is empty or None is not stated, or not there."""

    folder: Path
    documents: tuple[ProjectDocument, ...]
    title: str = ""
    publisher: str = ""
    rights: str = ""
    licence: str = ""
    language: str = ""
    base_url: str = ""
    formats: tuple[str, ...] = field(default_factory=all_formats)
    people: Path | None = None
    rights_statement: Path | None = None
    style: Path | None = None
    logo: Path | None = None
    languages: Languages = OURS
    register: Register = NO_REGISTER
    stage: Stage | None = None


def read_project(folder: Path) -> tuple[Project, tuple[Problem, ...]]:
    """Read the project in `folder`, with what is odd about it.

    Raises UnusableInput where the project file cannot be read, or there is nothing to make an edition of.
    """
    problems: list[Problem] = []
    statements = Statements(folder / PROJECT_FILE, problems)
    documents = tuple(_documents(folder, statements, problems))
    if not documents:
        hint = f"put the transcripts into {folder / TRANSCRIPTS}, as {_listed(SUFFIXES)}"
        message = "there is no transcript in this project"
        if folder.resolve().name == TRANSCRIPTS and any(each[-1].endswith(SUFFIXES) for each in _files(str(folder))):
            hint = f"the project is the folder that this one stands in: name {os.path.normpath(folder / os.pardir)}"
        raise UnusableInput(Problem("project.empty", Level.ERROR, message, str(folder), hint=hint))
    statements.check_names([document.name for document in documents])
    people = _if_there(folder / PEOPLE)
    # the statements of a project are read without its register by whoever validates one file
    from tei_protocols.project.people import read_register

    register = read_register(people, problems) if people else None
    project = Project(
        folder,
        documents,
        people=people if register else None,
        rights_statement=_if_there(folder / RIGHTS),
        style=_if_there(folder / STYLE),
        logo=next(filter(None, (_if_there(folder / name) for name in LOGOS)), None),
        formats=statements.formats(),
        languages=statements.languages,
        register=register or NO_REGISTER,
        stage=statements.stage(),
        **statements.project(),
    )
    return project, tuple(problems)


def _if_there(path: Path) -> Path | None:
    return path if path.is_file() else None


def _documents(folder: Path, statements: Statements, problems: list[Problem]) -> Iterator[ProjectDocument]:
    transcripts = _by_name(folder / TRANSCRIPTS, SUFFIXES, problems)
    corrected = _by_name(folder / TEI, (".xml",), problems)
    for name in sorted(transcripts.keys() | corrected.keys()):
        yield ProjectDocument(name, transcripts.get(name), corrected.get(name), statements.document(name))


def _by_name(folder: Path, suffixes: Sequence[str], problems: list[Problem]) -> Mapping[str, Path]:
    """The files of a folder and its sub-folders by the name of their document. Names that differ in capitals alone are
    one: on many machines they would be one file."""
    found: dict[str, Path] = {}
    files: dict[str, Path] = {}
    for *folders, file in sorted(_files(os.fspath(folder))):
        path = Path(folder, *folders, file)
        name = "/".join((*folders, path.stem))
        if FORBIDDEN.search(name):
            message = f"the name of this file holds characters that no document can carry: {name!r}"
            problems.append(Problem("project.name", Level.ERROR, message, str(folder), hint="rename it"))
        elif path.suffix.lower() not in suffixes:
            message = f"this file is left alone: here only files of the kind {_listed(suffixes)} are read"
            problems.append(Problem("project.other-file", Level.WARNING, message, str(path)))
        elif (other := files.setdefault(name.casefold(), path)) is not path:
            message = f"this file has the name of another document, {other.name}, and is left alone"
            problems.append(Problem("project.same-name", Level.ERROR, message, str(path), hint="rename one of the two"))
        else:
            found[name] = path
    return found


def _files(folder: str) -> Iterator[tuple[str, ...]]:
    """The files of a folder and its sub-folders, each as the parts of its path in there; hidden ones do not count."""
    for place, folders, names in os.walk(folder):
        folders[:] = [each for each in folders if not is_incidental(each)]
        inside = PurePath(place[len(folder) :].lstrip(os.sep)).parts
        for name in names:
            if not is_incidental(name) and os.path.isfile(os.path.join(place, name)):
                yield (*inside, name)


def _listed(suffixes: Sequence[str]) -> str:
    return ", ".join(f"*{suffix}" for suffix in suffixes)
