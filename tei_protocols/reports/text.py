"""Text: problems go in, lines for people come out: `file:line:column: level: message [rule]`.

On a terminal the levels have colours, and below each problem stands its line, with a mark under the words that are
meant.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from tei_protocols.problems import Level, Problem

if TYPE_CHECKING:
    from tei_protocols.reports.kinds import Told

Lines = Callable[[str, int], str]
"""What knows the lines of files: the line of this number of the file of this name, or an empty string."""

_COLOURS = {Level.ERROR: "1;31", Level.WARNING: "1;33", Level.NOTICE: "1;36"}
_BOLD, _FAINT = "1", "2"
_WIDEST = 100


class Text(Struct, frozen=True):
    """Text for people; at most `most` messages for a file, 0 meaning all."""

    most: int = 0
    colour: bool = False
    lines: Lines | None = None

    def begin(self) -> str:
        return ""

    def file(self, name: str, problems: Sequence[Problem]) -> str:
        if not problems:
            return ""
        # of most files there is nothing to tell
        from tei_protocols.reports.kinds import told

        shown, hidden = told(problems, self.most)
        return "".join(map(self._told, shown)) + (self._hidden(name, hidden) if hidden else "")

    def end(self) -> str:
        return ""

    def _told(self, each: Told) -> str:
        problem = each.problem
        place = self._painted(problem.place, _BOLD)
        level = self._painted(str(problem.level), _COLOURS[problem.level])
        rule = self._painted(f"[{problem.rule}]", _FAINT)
        return f"{place}: {level}: {each.sentence} {rule}\n{self._excerpt(problem)}"

    def _hidden(self, name: str, hidden: Sequence[Problem]) -> str:
        kinds = Counter(problem.rule for problem in hidden).most_common()
        listed = ", ".join(f"{count:,} x {rule}" for rule, count in kinds)
        return f"{self._painted(name, _BOLD)}: {len(hidden):,} more not shown: {listed}\n"

    def _excerpt(self, problem: Problem) -> str:
        line = self.lines(problem.file, problem.line) if self.lines and problem.line else ""
        if not line.strip():
            return ""
        # a paragraph may be one line: what is shown is the part around the place
        column = max(problem.column, 1)
        start = max(0, min(column - _WIDEST // 3, len(line) - _WIDEST))
        part = line[start : start + _WIDEST].replace("\t", " ")
        end = problem.end[1] if problem.end[0] == problem.line else len(line.rstrip()) + 1 if problem.end[0] else 0
        width = max(1, min(end, start + len(part) + 1) - column)
        number = f"{problem.line:>6}"
        mark = " " * (column - 1 - start) + self._painted("^" * width, _COLOURS[problem.level])
        before, after = "…" if start else "", "…" if start + _WIDEST < len(line) else ""
        bar = self._painted("|", _FAINT)
        return (
            f"{self._painted(number, _FAINT)} {bar} {before}{part}{after}\n"
            f"{' ' * len(number)} {bar} {' ' * len(before)}{mark}\n"
        )

    def _painted(self, words: str, code: str) -> str:
        return f"\x1b[{code}m{words}\x1b[0m" if self.colour and words else words
