"""SARIF 2.1.0 (an OASIS standard): problems go in, one log comes out, as code scanning and many editors read it.

Each rule that was broken is described by its section of the explanations.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from msgspec import Struct, field

from tei_protocols import __version__, explanations
from tei_protocols.pages import first_sentence, readable
from tei_protocols.problems import Level, Problem, Repair

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTICE: "note"}


class Sarif(Struct):
    """One run of the program; a result for each problem, one a line."""

    # the rules that were broken, in the order of their first result
    _rules: dict[str, int] = field(default_factory=dict)
    _results: int = 0

    def begin(self) -> str:
        return f'{{"$schema": "{_SCHEMA}", "version": "2.1.0", "runs": [{{"results": ['

    def file(self, name: str, problems: Sequence[Problem]) -> str:
        text = ""
        for problem in problems:
            text += (",\n" if self._results else "\n") + _json(self._result(problem))
            self._results += 1
        return text

    def end(self) -> str:
        driver = {
            "name": "tei-protocols",
            "version": __version__,
            "rules": _described(self._rules),
        }
        return f'\n], "columnKind": "unicodeCodePoints", "tool": {{"driver": {_json(driver)}}}}}]}}\n'

    def _result(self, problem: Problem) -> dict[str, Any]:
        message = " ".join(problem.sentence.split())
        result: dict[str, Any] = {
            "ruleId": problem.rule,
            "ruleIndex": self._rules.setdefault(problem.rule, len(self._rules)),
            "level": _LEVELS[problem.level],
            "message": {"text": message},
        }
        if problem.file not in ("", "-"):
            place: dict[str, Any] = {"artifactLocation": {"uri": _uri(problem.file)}}
            if problem.line:
                place["region"] = _region(problem)
            result["locations"] = [{"physicalLocation": place}]
            if problem.repairs:
                result["fixes"] = [_fix(repair, place["artifactLocation"]) for repair in problem.repairs]
        return result


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _uri(file: str) -> str:
    path = Path(file)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())


def _region(problem: Problem) -> dict[str, int]:
    region = {"startLine": problem.line}
    if problem.column:
        region["startColumn"] = problem.column
    if problem.end[0]:
        region |= {"endLine": problem.end[0], "endColumn": problem.end[1]}
    return region


def _fix(repair: Repair, file: dict[str, str]) -> dict[str, Any]:
    """What can be done about a problem, as an editor or a platform may offer it."""
    replacements = [
        {
            "deletedRegion": {
                "startLine": edit.start[0],
                "startColumn": edit.start[1],
                "endLine": edit.end[0],
                "endColumn": edit.end[1],
            },
            "insertedContent": {"text": edit.words},
        }
        for edit in repair.edits
    ]
    return {
        "description": {"text": repair.title},
        "artifactChanges": [{"artifactLocation": file, "replacements": replacements}],
    }


def _described(rules: Sequence[str] | dict[str, int]) -> list[dict[str, Any]]:
    sections = {rule: section for page in explanations.pages() for rule, section in page.sections.items()}
    described: list[dict[str, Any]] = []
    for rule in rules:
        entry: dict[str, Any] = {"id": rule}
        if section := sections.get(rule):
            text = readable(section).strip()
            entry |= {"shortDescription": {"text": first_sentence(section)}, "help": {"text": text, "markdown": text}}
        described.append(entry)
    return described
