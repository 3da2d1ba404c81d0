"""What a command says on stderr, one line each, and the exit status that follows from it."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NoReturn, TypeVar

from tei_protocols.problems import Level, Problem

if TYPE_CHECKING:
    from tei_protocols.model.accounted import Accounted

Task = TypeVar("Task")
ABSENT = "register.absent"
# for fewer files a bar would be gone before it could be read
FEWEST_FOR_A_BAR = 5
# what is said of more documents fills screens, and nobody reads it
MOST_IN_FULL = 20
# so many files tell which are meant
_MOST_NAMED = 5


def named(files: Sequence[str]) -> str:
    """The names of files in a sentence; of many, the first, and how many more there are."""
    more = f" and {len(files) - _MOST_NAMED:,} more" if len(files) > _MOST_NAMED else ""
    return ", ".join(files[:_MOST_NAMED]) + more


class Report:
    """Prints problems and summaries as they come, and remembers whether there was an error.

    Of many documents, what is wrong is printed as it comes too, a line for each; what is merely worth knowing waits
    until all are read, and is told together. `errors` are those of this round, also such as were told before and go on.
    """

    def __init__(self) -> None:
        self.failed = False
        self.errors: list[Problem] = []
        self._in_full = True
        self._notices: list[Problem] = []
        self._proofs: list[Accounted] = []
        self._counts: Counter[tuple[Level, str]] = Counter()
        self._told: set[Problem] = set()
        self._before: set[Problem] = set()
        self._absent: list[Problem] = []

    def expect(self, documents: int, verbose: bool = False) -> None:
        """So many documents are to be told of; everything one by one, however many, if it is to be `verbose`."""
        self._in_full = verbose or documents <= MOST_IN_FULL

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
        listed = [problem for problem in all_of_them if problem.rule != ABSENT]
        self._counts.update((problem.level, problem.rule) for problem in listed)
        if not self._in_full:
            self._notices += [problem for problem in listed if problem.level is Level.NOTICE]
            listed = [problem for problem in listed if problem.level is not Level.NOTICE]
        self._print(listed)

    def rest(self) -> None:
        """Print what waited until all documents were read: notices, a line for each rule; and, in one line, who is
        absent from the register."""
        if self._notices:
            from tei_protocols.reports.notices import by_rule

            print("\n".join(by_rule(self._notices)), file=sys.stderr)
            self._notices = []
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

    def proof(self, name: str, accounted: Accounted) -> None:
        """Print how many characters of a document are accounted for, or add them to those of the others."""
        if self._in_full:
            self.summary(name, accounted.sentence)
        else:
            self._proofs.append(accounted)

    def totals(self, documents: str) -> None:
        """Print of many `documents` what was not printed of each: all their characters, and how often each rule was
        met."""
        if self._in_full:
            return
        if self._proofs:
            self.summary(documents, sum(self._proofs[1:], self._proofs[0]).sentence)
        if self._counts:
            from tei_protocols.reports.counts import by_rule

            print("\n".join(by_rule(self._counts)), file=sys.stderr)
            advice = "tei-protocols explain RULE says what to do; --verbose tells every notice and proof one by one"
            print(advice, file=sys.stderr)

    def finish(self) -> NoReturn:
        """End the command: status 1 where there was an error."""
        self.rest()
        sys.exit(1 if self.failed else 0)


def with_progress(tasks: Iterable[Task], what: str, count: int) -> Iterator[Task]:
    """The tasks, one by one, with a progress bar on a terminal where the `count` of them is more than a few."""
    if count < FEWEST_FOR_A_BAR or not sys.stderr.isatty():
        yield from tasks
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(tasks, description=what, total=count, console=Console(stderr=True), transient=True)
