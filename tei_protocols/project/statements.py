"""The project file goes in; out comes what it says about the project and each document, without what has no meaning.

`[project]` holds title, publisher, rights, licence, language and the address of the site; `[documents.NAME]` what a
transcript lacks, or what the project knows better. `[build]` says what the edition consists of, `[validate]` how strict
`validate` and `build` are with TEI that was corrected. What `[language.XX]` says is for `languages.py` to read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from difflib import get_close_matches
from html import escape
from pathlib import Path
from typing import Any

from tei_protocols.language import OURS
from tei_protocols.language.compiling import compiled
from tei_protocols.model.white_space import normal
from tei_protocols.problems import Level, Problem
from tei_protocols.project.languages import read_languages
from tei_protocols.project.toml_file import TomlFile
from tei_protocols.stages import Stage

Values = Mapping[str, str | tuple[str, ...]]

# 1962-10-25, a range 1962-10-25/1962-10-27, or several of these with commas between
_DATES = re.compile(r"(\d{4}(-\d\d(-\d\d)?)?(/(?=\d)|\s*,\s*(?=\d)|$))+")
# what XML cannot hold; in a file name also what is no text at all
FORBIDDEN = compiled("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_SECTIONS = ("project", "build", "documents", "validate", "language")
_PROJECT_KEYS = ("title", "publisher", "rights", "licence", "language", "base_url")
_BUILD_KEYS = ("formats",)
_VALIDATE_KEYS = ("stage",)
_STAGES = tuple(stage.value for stage in Stage)
# what is a list, and how one is written
_LISTS = {"translators": '["First Name", "Second Name"]', "formats": '["pdf", "txt"]'}
_TAG = re.compile("<[^>]*>")
_ADDRESS = re.compile(r"https?://[^\s/?#]+(/[^\s?#]*)?")
# some of those that may be named, in which transcripts were written
ENCODINGS = ("utf-8", "utf-16", "windows-1251", "windows-1252", "koi8-r", "cp866", "mac-cyrillic", "iso-8859-5")
# what is said about the file with the transcript, not about the document
OF_THE_FILE = ("language", "encoding")
_DOCUMENT_KEYS = (
    *("title", "number", "date", "repository", "shelfmark", "url", "abstract", "original_language", "funder"),
    *("translators", "rights", *OF_THE_FILE),
)


class Statements:
    """What a project says in its file at `path`, checked; what is odd in it is added to `problems`.

    `languages` are those that its transcripts may be in. Raises UnusableInput for a file that is not TOML. No file is
    a notice.
    """

    def __init__(self, path: Path, problems: list[Problem]) -> None:
        self._file = TomlFile(path)
        self._problems = problems
        if not path.is_file():
            message = "publisher, rights and language of the edition are not stated"
            hint = f"write them into {path}, below a line [project]"
            problems.append(Problem("project.no-file", Level.NOTICE, message, str(path.parent), hint=hint))
        self.languages = read_languages(path.parent, self._file, problems)
        for key, value in self._file.tables.items():
            if key in _PROJECT_KEYS and not isinstance(value, dict):
                # what is no section as a language is told with the languages
                if key not in _SECTIONS:
                    self._warn(f"{key} stands in no section and has no effect", (), key, "write [project] above it")
            elif key not in _SECTIONS:
                self._unknown((), key, _SECTIONS)

    def project(self) -> dict[str, str]:
        """`[project]`, by key."""
        return {key: str(value) for key, value in self._values(("project",), _PROJECT_KEYS).items()}

    def formats(self) -> tuple[str, ...]:
        """The formats that `[build]` names for the views of each document; all, where it names none."""
        named = self._values(("build",), _BUILD_KEYS).get("formats")
        return all_formats() if named is None else tuple(named)

    def document(self, name: str) -> Values:
        """`[documents.NAME]`, by key."""
        return self._values(("documents", name), _DOCUMENT_KEYS)

    def stage(self) -> Stage | None:
        """How far the project says that its documents have come; None where it leaves that to them."""
        said = self._values(("validate",), _VALIDATE_KEYS).get("stage")
        return Stage(said) if said else None

    def without_effect(self, name: str, tei: str) -> Iterator[Problem]:
        """What the project says of a document whose `tei` was corrected, and that does not say it: it has no effect."""
        shown = " ".join((normal(_TAG.sub("", tei)), tei))
        for key, values in self._section(("documents", name)).items():
            said = values if isinstance(values, list) else re.split(r"[/,]", str(values)) if key == "date" else [values]
            if (
                key in OF_THE_FILE
                or key not in _DOCUMENT_KEYS
                or all(escape(str(each), quote=False) in shown for each in said)
            ):
                continue
            message = f"{key} has no effect, because tei/{name}.xml is published as it stands"
            hint = f"write it into tei/{name}.xml, or convert the transcript again with --force"
            line = self._file.line_of(("documents", name, key))
            yield Problem("project.setting", Level.NOTICE, message, self._file.name, line, hint=hint)

    def check_names(self, names: Sequence[str]) -> None:
        """Report the sections about documents that do not exist."""
        for name in self._section(("documents",)):
            if name not in names:
                hint = _nearest(name, names) or "a name is the path below transcripts/ without its suffix"
                self._warn(f"there is no document called {name}", ("documents", name), None, hint)

    def _section(self, place: tuple[str, ...]) -> dict[str, Any]:
        section: Any = self._file.tables
        for step in place:
            section = section.get(step, {}) if isinstance(section, dict) else {}
        if isinstance(section, dict):
            return section
        self._warn(f"{place[-1]} is not a section", place[:-1], place[-1], f"write [{'.'.join(place)}]")
        return {}

    def _values(self, place: tuple[str, ...], known: Sequence[str]) -> Values:
        kept: dict[str, str | tuple[str, ...]] = {}
        for key, value in self._section(place).items():
            if key not in known:
                self._unknown(place, key, known)
                continue
            values = value if isinstance(value, list) and key in _LISTS else [value]
            # the interface of an edition speaks our languages alone
            message, hint = _objection(key, values, OURS.codes if place == ("project",) else self.languages.codes)
            if message:
                self._warn(f"{message} and has no effect", place, key, hint)
            else:
                texts = tuple(map(str, values))
                kept[key] = texts if key in _LISTS else texts[0]
        return kept

    def _unknown(self, place: tuple[str, ...], key: str, known: Sequence[str]) -> None:
        hint = _nearest(key, known) or f"known here: {', '.join(known)}"
        self._warn(f"{key} is not known here and has no effect", place, key, hint)

    def _warn(self, message: str, place: tuple[str, ...], key: str | None, hint: str) -> None:
        line = self._file.line_of((*place, *([key] if key else [])))
        self._problems.append(Problem("project.setting", Level.WARNING, message, self._file.name, line, hint=hint))


def all_formats() -> tuple[str, ...]:
    """The formats that views can have. Who reads statements to validate a file needs no view."""
    from tei_protocols.views import FORMATS

    return FORMATS


def _nearest(word: str, words: Sequence[str]) -> str:
    near = get_close_matches(word, words, n=1)
    return f"do you mean {near[0]}?" if near else ""


def _objection(key: str, values: list[Any], languages: Sequence[str]) -> tuple[str, str]:
    """Why a value cannot be used, and what to do about it; both empty where it can."""
    if not all(isinstance(value, str | int | date) and not isinstance(value, bool) for value in values):
        form = _LISTS.get(key, '"…"')
        return f"the value of {key} is not of the kind expected", f"write {key} = {form}"
    if any(FORBIDDEN.search(str(value)) for value in values):
        return f"the value of {key} holds characters that XML forbids", "write it without control characters"
    if key == "language" and values[0] not in languages:
        return f"{values[0]} is no language that is known here", f"known: {', '.join(languages)}"
    if key == "stage" and values[0] not in _STAGES:
        return f"{values[0]} is no stage", f"stages: {', '.join(_STAGES)}"
    if key == "encoding" and not _is_encoding(str(values[0])):
        return f"{values[0]} is no encoding", f"there are {', '.join(ENCODINGS)} and others"
    if key == "base_url" and not _ADDRESS.fullmatch(str(values[0])):
        return f"{values[0]} is not the address of a site", "write https://example.org/edition/"
    if key == "formats" and (unknown := [str(value) for value in values if value not in all_formats()]):
        return (
            f"no view can be made as {', '.join(unknown)}, so that formats is wrong",
            f"known: {', '.join(all_formats())}",
        )
    if key == "date" and not _DATES.fullmatch(str(values[0])):
        return (
            f"{values[0]} is not a date in the form expected",
            "write 1962-10-25, or 1962-10-25/1962-10-27 for a range",
        )
    return "", ""


def _is_encoding(name: str) -> bool:
    try:
        "".encode(name)
    except LookupError:
        return False
    return True
