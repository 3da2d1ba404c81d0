"""Problems: what is wrong, where, and what to do about it. They are values: collected and printed, never raised."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum

from msgspec import Struct
from msgspec.structs import replace

Place = tuple[int, int]
"""A line and a column of a file, from 1; 0 where it is not known."""


class Level(IntEnum):
    """How bad a problem is; only an error makes a command fail."""

    NOTICE = 0
    WARNING = 1
    ERROR = 2

    def __str__(self) -> str:
        return self.name.lower()


class Edit(Struct, frozen=True):
    """Characters that are to be replaced, from one place to behind another, and by what; in another `file` than that of
    the problem, where one is named."""

    start: Place
    end: Place
    words: str
    file: str = ""


class Repair(Struct, frozen=True):
    """What can be done about a problem, in a few words, and how. It is certain where nothing else can be meant."""

    title: str
    edits: tuple[Edit, ...]
    certain: bool = False


class Problem(Struct, frozen=True):
    """One finding in one file.

    `line` and `column` count from 1; 0 means that the place is not known. `rule` is the stable name by which
    a problem is documented and silenced; `hint` says what to do. `end` is the line and the column behind the words that
    are meant, where that is known. `repairs` are what a program can do about it.
    """

    rule: str
    level: Level
    message: str
    file: str = ""
    line: int = 0
    column: int = 0
    hint: str = ""
    end: Place = (0, 0)
    repairs: tuple[Repair, ...] = ()

    def __str__(self) -> str:
        """`file:line:col: level: message [rule]`, on one line; the places that are not known are left out."""
        return f"{self.place}: {self.level}: {' '.join(self.sentence.split())} [{self.rule}]"

    @property
    def place(self) -> str:
        """`file:line:col`, as far as it is known."""
        return ":".join([self.file or "-", *(str(number) for number in (self.line, self.column) if number)])

    @property
    def sentence(self) -> str:
        """What is wrong, and in parentheses what to do."""
        return f"{self.message} ({self.hint})" if self.hint else self.message

    def in_file(self, file: str) -> Problem:
        """The same problem, placed in `file`."""
        return replace(self, file=file)


def worst(problems: Iterable[Problem]) -> Level | None:
    """The highest level among the problems, or None where there are none."""
    return max((problem.level for problem in problems), default=None)


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Problems by file, line and column; those of one place stay in the order in which they were found."""
    return sorted(problems, key=lambda problem: (problem.file, problem.line, problem.column))


class UnusableInput(Exception):
    """Input with which nothing can be done: it carries the one problem that says why and what to do."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem
