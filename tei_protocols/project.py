"""A project folder goes in; out comes what stands in it: the documents, and what the project says about them.

transcripts/          the transcripts, *.txt, in sub-folders as you like
tei/                  TEI that people corrected, by the same names; where it exists it is the edition
people.xml            a register of people, TEI
tei-protocols.toml    title, publisher, rights, language; what a transcript does not say about itself
RIGHTS.md             who owns what
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from tei_protocols.problems import Level, Problem, UnusableInput

TRANSCRIPTS, TEI = "transcripts", "tei"
PROJECT_FILE, PEOPLE, RIGHTS = "tei-protocols.toml", "people.xml", "RIGHTS.md"

_PROJECT_KEYS = ("title", "publisher", "rights", "licence", "language")
_LISTS = ("translators",)
_DOCUMENT_KEYS = (
    *("title", "number", "date", "repository", "shelfmark", "url", "abstract", "original_language", "funder"),
    *("translators", "rights", "language", "encoding"),
)


@dataclass(frozen=True, slots=True)
class ProjectDocument:
    """One document: its `name` (the path without suffix, with `/`), its transcript, its corrected TEI, or both.

    `metadata` is what the project file says under `[documents.NAME]`, by key; lists of names are tuples.
    """

    name: str
    transcript: Path | None = None
    tei: Path | None = None
    metadata: Mapping[str, str | tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Project:
    """A project; what is empty or None is not stated, or not there."""

    folder: Path
    documents: tuple[ProjectDocument, ...]
    title: str = ""
    publisher: str = ""
    rights: str = ""
    licence: str = ""
    language: str = ""
    people: Path | None = None
    rights_statement: Path | None = None


def read_project(folder: Path) -> tuple[Project, tuple[Problem, ...]]:
    """Read the project in `folder`, with what is odd about it.

    Raises UnusableInput where the project file cannot be read, or there is nothing to make an edition of.
    """
    problems: list[Problem] = []
    statements = _ProjectFile(folder / PROJECT_FILE, problems)
    documents = tuple(_documents(folder, statements, problems))
    if not documents:
        hint = f"put the transcripts, as *.txt files, into {folder / TRANSCRIPTS}"
        message = "there is no transcript in this project"
        raise UnusableInput(Problem("project.empty", Level.ERROR, message, str(folder), hint=hint))
    statements.check_names({document.name for document in documents})
    project = Project(
        folder,
        documents,
        people=_if_there(folder / PEOPLE),
        rights_statement=_if_there(folder / RIGHTS),
        **statements.project(),
    )
    return project, tuple(problems)


def _if_there(path: Path) -> Path | None:
    return path if path.is_file() else None


def _documents(folder: Path, statements: _ProjectFile, problems: list[Problem]) -> Iterator[ProjectDocument]:
    transcripts = _by_name(folder / TRANSCRIPTS, ".txt", problems)
    corrected = _by_name(folder / TEI, ".xml", problems)
    for name in sorted(transcripts.keys() | corrected.keys()):
        yield ProjectDocument(name, transcripts.get(name), corrected.get(name), statements.document(name))


def _by_name(folder: Path, suffix: str, problems: list[Problem]) -> dict[str, Path]:
    """The files of a folder and its sub-folders by the name of their document; hidden ones do not count."""
    found: dict[str, Path] = {}
    for path in sorted(folder.rglob("*")):
        relative = path.relative_to(folder)
        if not path.is_file() or any(part.startswith(".") for part in relative.parts):
            continue
        name = relative.with_suffix("").as_posix()
        if path.suffix.lower() != suffix:
            message = f"this file is left alone: here only *{suffix} files are read"
            problems.append(Problem("project.other-file", Level.NOTICE, message, str(path)))
        elif name in found:
            message = f"this file has the name of another document, {found[name].name}, and is left alone"
            problems.append(Problem("project.same-name", Level.ERROR, message, str(path), hint="rename one of the two"))
        else:
            found[name] = path
    return found


class _ProjectFile:
    """The project file, checked: what it says about the project and about each document."""

    def __init__(self, path: Path, problems: list[Problem]) -> None:
        self._path = path
        self._problems = problems
        self._text = _text(path) if path.is_file() else ""
        self._tables = _parsed(self._text, path)
        if not path.is_file():
            hint = f"write them into {path}"
            message = "publisher, rights and language of the edition are not stated"
            problems.append(Problem("project.no-file", Level.NOTICE, message, str(path.parent), hint=hint))
        for key in self._tables.keys() - {"project", "documents"}:
            self._unknown((), key, ("project", "documents"))

    def project(self) -> dict[str, str]:
        """`[project]`, without what is unknown or no text."""
        return {key: str(value) for key, value in self._table(("project",), _PROJECT_KEYS).items()}

    def document(self, name: str) -> dict[str, str | tuple[str, ...]]:
        """`[documents.NAME]`, without what is unknown or no text."""
        return self._table(("documents", name), _DOCUMENT_KEYS)

    def check_names(self, names: set[str]) -> None:
        """Report the tables about documents that do not exist."""
        for name in self._tables.get("documents", {}):
            if name not in names:
                near = get_close_matches(name, sorted(names), n=1)
                hint = f"do you mean {near[0]}?" if near else f"a name is the path below {TRANSCRIPTS}/ without .txt"
                self._warn(f"there is no document called {name}", ("documents", name), None, hint)

    def _table(self, place: tuple[str, ...], known: tuple[str, ...]) -> dict[str, str | tuple[str, ...]]:
        table: Any = self._tables
        for step in place:
            table = table.get(step, {}) if isinstance(table, dict) else {}
        if not isinstance(table, dict):
            self._warn(f"{place[-1]} is not a section", place[:-1], place[-1], f"write [{'.'.join(place)}]")
            return {}
        kept: dict[str, str | tuple[str, ...]] = {}
        for key, value in table.items():
            if key not in known:
                self._unknown(place, key, known)
                continue
            values = value if isinstance(value, list) and key in _LISTS else [value]
            if all(isinstance(each, str | int | date) and not isinstance(each, bool) for each in values):
                kept[key] = tuple(map(str, values)) if key in _LISTS else str(value)
            else:
                self._not_text(place, key)
        return kept

    def _unknown(self, place: tuple[str, ...], key: str, known: tuple[str, ...]) -> None:
        near = get_close_matches(key, known, n=1)
        hint = f"do you mean {near[0]}?" if near else f"known here: {', '.join(known)}"
        self._warn(f"{key} is not known here and has no effect", place, key, hint)

    def _not_text(self, place: tuple[str, ...], key: str) -> None:
        form = '["First Name", "Second Name"]' if key in _LISTS else '"…"'
        message = f"the value of {key} is not of the kind expected and has no effect"
        self._warn(message, place, key, f"write {key} = {form}")

    def _warn(self, message: str, place: tuple[str, ...], key: str | None, hint: str) -> None:
        line = _line_of(self._text, place, key)
        self._problems.append(Problem("project.setting", Level.WARNING, message, str(self._path), line, hint=hint))


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except UnicodeDecodeError:
        message = "this project file is not in UTF-8"
    except OSError as error:
        message = f"this project file cannot be read: {error.strerror}"
    raise UnusableInput(Problem("project.unreadable", Level.ERROR, message, str(path)))


def _parsed(text: str, path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        message, _, place = str(error).partition(" (at ")
        numbers = [int(number) for number in re.findall(r"\d+", place)] or [text.count("\n") + 1, 0]
        hint = 'text stands in quotation marks, as in title = "Protocols", and no name is given twice'
        problem = Problem("project.malformed", Level.ERROR, message, str(path), numbers[0], numbers[1], hint)
        raise UnusableInput(problem) from None


def _line_of(text: str, place: tuple[str, ...], key: str | None) -> int:
    """The line on which `key` stands in the section `place`, or on which the section begins; 0 if it is not found.

    TOML can say the same in several ways; the usual one is looked for.
    """
    here: tuple[str, ...] = ()
    for number, line in enumerate(text.splitlines(), 1):
        header = re.fullmatch(r"\s*\[([^\[\]]+)\]\s*(#.*)?", line)
        if header:
            here = _steps(header[1])
        written = here if header else (*here, *_steps(line.partition("=")[0]))
        if written[: len(place) + bool(key)] == (*place, *([key] if key else [])):
            return number
    return 0


def _steps(dotted: str) -> tuple[str, ...]:
    """The parts of a dotted name, of which each may stand in quotation marks."""
    return tuple(part.strip(" \t'\"") for part in re.findall(r"\"[^\"]*\"|'[^']*'|[^.]+", dotted))
