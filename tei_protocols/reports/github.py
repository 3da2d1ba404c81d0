"""GitHub annotations: problems go in, workflow commands come out, which GitHub shows at the lines of a change."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from tei_protocols.problems import Problem
from tei_protocols.reports.kinds import told


class Annotations(Struct, frozen=True):
    """A command for each problem; at most `most` for a file, 0 meaning all."""

    most: int = 0

    def begin(self) -> str:
        return ""

    def file(self, name: str, problems: Sequence[Problem]) -> str:
        shown, hidden = told(problems, self.most)
        commands = [_command(each.problem, each.sentence) for each in shown]
        if hidden:
            commands.append(f"::notice file={_property(name)}::{len(hidden):,} more problems are not shown\n")
        return "".join(commands)

    def end(self) -> str:
        return ""


def _command(problem: Problem, sentence: str) -> str:
    properties = {
        "file": problem.file,
        "line": problem.line,
        "endLine": problem.end[0],
        "col": problem.column,
        "endColumn": problem.end[1],
        "title": problem.rule,
    }
    given = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items() if value)
    return f"::{problem.level} {given}::{_escaped(sentence)}\n"


def _property(value: str) -> str:
    return _escaped(value).replace(":", "%3A").replace(",", "%2C")


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
