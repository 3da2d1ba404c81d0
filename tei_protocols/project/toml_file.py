"""A file in TOML, as people write it: its tables, and on which line each name stands."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from tei_protocols.problems import Level, Problem, UnusableInput


class TomlFile:
    """The file at `path`, called `name` in messages; an empty one where there is none.

    Raises UnusableInput where it is not TOML in UTF-8, and OSError where it cannot be read.
    """

    def __init__(self, path: Path) -> None:
        self.name = str(path)
        self._text = _text(path) if path.is_file() else ""
        self.tables = _parsed(self._text, self.name)

    def line_of(self, place: tuple[str, ...]) -> int:
        """The line on which the last name of a place stands, or the nearest one before it; 0 if none is found.

        TOML can say the same in several ways; the usual ones are looked for.
        """
        return next((line for length in range(len(place), 0, -1) if (line := self._line(place[:length]))), 0)

    def _line(self, place: tuple[str, ...]) -> int:
        section: tuple[str, ...] = ()
        for number, line in enumerate(self._text.splitlines(), 1):
            header = re.fullmatch(r"\s*\[([^\[\]]+)\]\s*(#.*)?", line)
            if header:
                section = _steps(header[1])
            written = section if header else (*section, *_steps(_before_equals(line)))
            if written[: len(place)] == place:
                return number
        return 0


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except UnicodeDecodeError:
        message, hint = "this file is not in UTF-8", "save it as UTF-8"
        raise UnusableInput(Problem("project.unreadable", Level.ERROR, message, str(path), hint=hint)) from None


def _parsed(text: str, name: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        message, _, place = str(error).partition(" (at ")
        line, column = [int(number) for number in re.findall(r"\d+", place)] or [text.count("\n") + 1, 0]
        raise UnusableInput(
            Problem("project.malformed", Level.ERROR, message, name, line, column, _how_to_write(message))
        ) from None


def _how_to_write(message: str) -> str:
    if "'\\'" in message or "escape" in message:
        return r"a formula with \ in it stands in single quotation marks, as in '\d+'"
    if "after a key" in message or "Invalid statement" in message:
        return 'a name with other letters than a to z, or with spaces, stands in quotation marks, as in "März" = 3'
    return 'text stands in quotation marks, as in title = "Protocols", and no name is given twice'


def _before_equals(line: str) -> str:
    """What a line names: all before the first = outside quotation marks."""
    name = re.match(r"(?:\"[^\"]*\"|'[^']*'|[^=\"'])*(?==)", line)
    return name[0] if name else line.partition("=")[0]


def _steps(dotted: str) -> tuple[str, ...]:
    """The parts of a dotted name, of which each may stand in quotation marks."""
    return tuple(part.strip(" \t'\"") for part in re.findall(r"\"[^\"]*\"|'[^']*'|[^.]+", dotted))
