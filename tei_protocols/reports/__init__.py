"""Reports: the problems of many files go in, one after another; the text of a report comes out, in one of many formats.

A format says what stands before the first file, what is said of each, and what stands after the last, so that a report
on twenty thousand files is written as it comes.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from tei_protocols.problems import Problem
from tei_protocols.reports.text import Lines, Text


class Format(Protocol):
    """How a report is written; each part is text that may be empty, with its line ends."""

    def begin(self) -> str:
        """What stands before everything else."""

    def file(self, name: str, problems: Sequence[Problem]) -> str:
        """What is said of a file; it may have no problems."""

    def end(self) -> str:
        """What stands after everything else."""


FORMATS = ("text", "json", "sarif", "junit", "github")
MOST = 50
"""How many messages about one file are for a person to read, if nobody asks for more."""


def report(name: str, most: int = MOST, colour: bool = False, lines: Lines | None = None) -> Format:
    """The format called `name`.

    Of one file at most `most` messages are told, 0 meaning all, in the formats that people read: text, JUnit and
    GitHub; programs get everything. `colour` and `lines`, which knows the lines of the files, are for a terminal.
    """
    match name:
        case "json":
            from tei_protocols.reports.json_file import Json

            return Json()
        case "sarif":
            from tei_protocols.reports.sarif import Sarif

            return Sarif()
        case "junit":
            from tei_protocols.reports.junit import JUnit

            return JUnit(most)
        case "github":
            from tei_protocols.reports.github import Annotations

            return Annotations(most)
    return Text(most, colour, lines)
