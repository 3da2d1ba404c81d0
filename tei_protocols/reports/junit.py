"""JUnit: problems go in, XML comes out as most servers for continuous integration read it: each file is a test case.

A file with errors is a failed case. Warnings and notices are its `system-out`; they fail nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from msgspec import Struct, field

from tei_protocols.problems import Level, Problem
from tei_protocols.reports.text import Text


class JUnit(Struct):
    """One test suite; at most `most` messages for a file, 0 meaning all."""

    most: int = 0
    _cases: list[str] = field(default_factory=list)
    _failures: int = 0

    def begin(self) -> str:
        return ""

    def file(self, name: str, problems: Sequence[Problem]) -> str:
        errors = [problem for problem in problems if problem.level is Level.ERROR]
        others = [problem for problem in problems if problem.level is not Level.ERROR]
        self._failures += bool(errors)
        parts = ""
        if errors:
            rules = ", ".join(dict.fromkeys(problem.rule for problem in errors))
            message = f"{len(errors):,} {'error' if len(errors) == 1 else 'errors'}: {rules}"
            parts += f'      <failure type="{errors[0].rule}" message="{escape(message)}">'
            parts += f"{self._lines(name, errors)}</failure>\n"
        if others:
            parts += f"      <system-out>{self._lines(name, others)}</system-out>\n"
        case = f'    <testcase classname="tei-protocols.validate" name="{escape(_possible(name))}"'
        self._cases.append(f"{case}>\n{parts}    </testcase>\n" if parts else f"{case}/>\n")
        return ""

    def end(self) -> str:
        counted = f'tests="{len(self._cases)}" failures="{self._failures}" errors="0"'
        return (
            f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites {counted}>\n'
            f'  <testsuite name="tei-protocols validate" {counted} skipped="0">\n'
            f"{''.join(self._cases)}  </testsuite>\n</testsuites>\n"
        )

    def _lines(self, name: str, problems: Sequence[Problem]) -> str:
        return escape(_possible(Text(self.most).file(name, problems)), quote=False)


def _possible(text: str) -> str:
    """The text without the characters that XML forbids, such as escapes for a terminal in a file's name."""
    return "".join(character if character >= " " or character in "\n\t" else "\ufffd" for character in text)
