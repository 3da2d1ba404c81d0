"""What a command says on stderr, one line each, and the exit status that follows from it."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import NoReturn, TypeVar

from tei_protocols.problems import Level, Problem

Task = TypeVar("Task")
ABSENT = "register.absent"
# for fewer files a bar would be gone before it could be read
FEWEST_FOR_A_BAR = 5


class Report:
    """Prints problems and summaries as they come, and remembers whether there was an error.

    `errors` are those of this round, also such as were told before and go on.
    """

    def __init__(self) -> None:
        self.failed = False
        self.errors: list[Problem] = []
        self._told: set[Problem] = set()
        self._before: set[Problem] = set()
        self._absent: list[Problem] = []

    def problems(self, problems: Iterable[Problem]) -> None:
        """Print problems; many of one kind are told once, with their lines. Who is absent from a register waits until
        all documents are read."""
        self._tell(self._remembered(problems))

    def _remembered(self, problems: Iterable[Problem]) -> list[Problem]:
        all_of_them = list(problems)
        self.errors += [problem for problem in all_of_them if problem.level is Level.ERROR]
        return all_of_them

    def _tell(self, all_of_them: list[Problem]) -> None:
        self._absent += [problem for problem in all_of_them if problem.rule == ABSENT]
        self._print([problem for problem in all_of_them if problem.rule != ABSENT])

    def absentees(self) -> None:
        """Print, in one line, who is absent from the register."""
        if self._absent:
            from tei_protocols.reports.absentees import together

            self._print([together(self._absent)])
            self._absent = []

    def _print(self, listed: list[Problem]) -> None:
        if not listed:
            return
        from tei_protocols.reports.kinds import told

        self.failed = self.failed or any(problem.level is Level.ERROR for problem in listed)
        shown, _ = told(listed)
        print("\n".join(map(str, shown)), file=sys.stderr)

    def once(self, problems: Iterable[Problem]) -> None:
        """Print those problems that were not printed by this before: those of a project, say, for each document."""
        new = self._remembered(problem for problem in problems if problem not in self._told)
        self._told.update(new)
        self._tell([problem for problem in new if problem not in self._before])

    def next_round(self) -> None:
        """From now on, what was told once in the round that ends here is told no more as long as it goes on."""
        self._before, self._told = self._told, set()
        self.errors = []

    def summary(self, name: str, sentence: str) -> None:
        """Print what was done with an input."""
        print(f"{name}: {sentence}", file=sys.stderr)

    def finish(self) -> NoReturn:
        """End the command: status 1 where there was an error."""
        self.absentees()
        sys.exit(1 if self.failed else 0)


def with_progress(tasks: Iterable[Task], what: str, count: int) -> Iterator[Task]:
    """The tasks, one by one, with a progress bar on a terminal where the `count` of them is more than a few."""
    if count < FEWEST_FOR_A_BAR or not sys.stderr.isatty():
        yield from tasks
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(tasks, description=what, total=count, console=Console(stderr=True), transient=True)
