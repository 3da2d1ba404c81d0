"""Kinds: the problems of a file go in, what is told of them comes out: a hundred of one kind are told once.

Problems that say the same are told once, with all their lines. Of those that say the same of different words
(`@who="orlov" is no pointer`), the first few are told one by one, and the others together.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import TypeVar

from msgspec import Struct

from tei_protocols.problems import Problem

Item = TypeVar("Item")

_ONE_BY_ONE = 5
_MOST_LINES = 20
_WORDS = re.compile(r'"[^"]*"|“[^”]*”|\b\d[\d,]*\b')


class Told(Struct, frozen=True):
    """A problem with `others` that it stands for: the same in other lines, or, if they are `alike`, of other words."""

    problem: Problem
    others: tuple[Problem, ...] = ()
    alike: bool = False

    def __str__(self) -> str:
        """Like a problem, on one line."""
        return f"{self.problem.place}: {self.problem.level}: {self.sentence} [{self.problem.rule}]"

    @property
    def sentence(self) -> str:
        """What is wrong, what to do, and in which other lines, on one line."""
        if self.alike:
            count = len(self.others) + 1
            sentence = f"{_of_any_words(self.problem)}: {count:,} more, in {lines_of((self.problem, *self.others))}"
        else:
            sentence = self.problem.sentence + (f"; also in {lines_of(self.others)}" if self.others else "")
        return " ".join(sentence.split())


def told(problems: Sequence[Problem], most: int = 0) -> tuple[list[Told], list[Problem]]:
    """What is told about a file, at most so many messages unless `most` is 0; and the problems that are not told."""
    messages = [each for kind in _grouped(_grouped(problems, _sameness), _kind) for each in _of_kind(kind)]
    messages.sort(key=lambda each: (each.problem.file, each.problem.line, each.problem.column))
    shown = messages[:most] if most else messages
    return shown, [problem for each in messages[len(shown) :] for problem in (each.problem, *each.others)]


def lines_of(problems: Iterable[Problem]) -> str:
    """Where problems are: `line 7`, `lines 7, 9-12 and 30`; of very many lines, the first."""
    numbers = sorted({problem.line for problem in problems if problem.line})
    if not numbers:
        return "other places"
    ranges: list[tuple[int, int]] = []
    for number in numbers:
        if ranges and ranges[-1][1] == number - 1:
            ranges[-1] = (ranges[-1][0], number)
        else:
            ranges.append((number, number))
    shown = [_range(*each) for each in ranges[:_MOST_LINES]]
    left = sum(last - first + 1 for first, last in ranges[_MOST_LINES:])
    if left:
        shown.append(f"{left:,} more")
    listed = f"{', '.join(shown[:-1])} and {shown[-1]}" if len(shown) > 1 else shown[0]
    return f"{'line' if len(numbers) == 1 else 'lines'} {listed}"


def _range(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}-{last}"


def _of_kind(kind: list[list[Problem]]) -> Iterator[Told]:
    # to tell one more takes no more room than to say that there is one more
    few = len(kind) if len(kind) <= _ONE_BY_ONE + 1 else _ONE_BY_ONE
    for same in kind[:few]:
        yield Told(same[0], tuple(same[1:]))
    rest = [problem for same in kind[few:] for problem in same]
    if rest:
        yield Told(rest[0], tuple(rest[1:]), alike=True)


def _grouped(items: Iterable[Item], key: Callable[[Item], Hashable]) -> list[list[Item]]:
    groups: dict[Hashable, list[Item]] = {}
    for item in items:
        groups.setdefault(key(item), []).append(item)
    return list(groups.values())


def _sameness(problem: Problem) -> Hashable:
    return problem.file, problem.rule, problem.level, problem.message, problem.hint


def _kind(same: list[Problem]) -> Hashable:
    first = same[0]
    return first.file, first.rule, first.level, _of_any_words(first)


def _of_any_words(problem: Problem) -> str:
    """The message without the words and numbers that it quotes."""
    return _WORDS.sub(
        lambda found: f"{found[0][0]}…{found[0][-1]}" if not found[0][0].isdigit() else "…", problem.message
    )
