"""JSON: problems go in, one JSON object comes out, with all of them and how many there are of each level.

    {"program": "tei-protocols", "version": "0.1.0", "problems": [
      {"file": "tei/a.xml", "line": 3, "column": 9, "level": "error", "rule": "pointer.hash",
       "message": "…", "hint": "…", "end": {"line": 3, "column": 20},
       "repairs": [{"title": "…", "certain": true, "edits": [
         {"line": 3, "column": 14, "end": {"line": 3, "column": 19}, "words": "#orlov"}]}]}],
     "files": 2, "errors": 1, "warnings": 0, "notices": 0}

`line`, `column`, `hint`, `end` (behind the last character that is meant) and `repairs` (those that are certain are made
by `validate --fix`) are left out where they are not known.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from typing import Any

from msgspec import Struct, field

from tei_protocols import __version__
from tei_protocols.problems import Level, Problem, Repair


class Json(Struct):
    """All problems as one JSON object, one problem a line."""

    _files: int = 0
    _levels: Counter[Level] = field(default_factory=Counter)

    def begin(self) -> str:
        return f'{{"program": "tei-protocols", "version": {json.dumps(__version__)}, "problems": ['

    def file(self, name: str, problems: Sequence[Problem]) -> str:
        self._files += 1
        text = ""
        for problem in problems:
            text += (",\n" if self._levels else "\n") + json.dumps(_described(problem), ensure_ascii=False)
            self._levels[problem.level] += 1
        return text

    def end(self) -> str:
        counted = ", ".join(f'"{level}s": {self._levels[level]}' for level in reversed(Level))
        return f'\n], "files": {self._files}, {counted}}}\n'


def _described(problem: Problem) -> dict[str, Any]:
    place = {"line": problem.line, "column": problem.column}
    described = {
        "file": problem.file,
        **{name: number for name, number in place.items() if number},
        "level": str(problem.level),
        "rule": problem.rule,
        "message": " ".join(problem.message.split()),
    }
    if problem.hint:
        described["hint"] = " ".join(problem.hint.split())
    if problem.end[0]:
        described["end"] = {"line": problem.end[0], "column": problem.end[1]}
    if problem.repairs:
        described["repairs"] = [_repair(repair) for repair in problem.repairs]
    return described


def _repair(repair: Repair) -> dict[str, Any]:
    edits = [
        {
            "line": edit.start[0],
            "column": edit.start[1],
            "end": {"line": edit.end[0], "column": edit.end[1]},
            "words": edit.words,
        }
        for edit in repair.edits
    ]
    return {"title": repair.title, "certain": repair.certain, "edits": edits}
