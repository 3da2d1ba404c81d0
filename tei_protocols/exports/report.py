"""The report: what was concluded and what was met in each document goes in, one JSON file comes out.

Its shape, `null` standing for what is not known:

    {"documents": [{
      "document": "protocol.txt", "language": "en", "proved": true,
      "characters": {"all": 40, "text": 30, "header": 10, "discarded": 0},
      "problems": [{"rule": …, "level": "warning", "message": …, "hint": …, "line": 1, "column": 1}],
      "conclusions": [{"rule": …, "line": 1, "column": 1, "end": {"line": 1, "column": 5}, "words": …,
                       "concluded": …, "evidence": …, "rival": …, "certainty": "high", "encoded": true}]
    }]}

A document that could not be read has problems alone. `line` and `column` count from 1, and `end` is the place behind
the last character. What is not `encoded` is not in the TEI.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from tei_protocols.exports.conclusions import Conclusion
from tei_protocols.exports.showing import shown
from tei_protocols.model.source import Source
from tei_protocols.problems import Problem

Document = dict[str, object]


def report_on(
    name: str,
    problems: Iterable[Problem],
    source: Source | None = None,
    characters: Mapping[str, int] | None = None,
    proved: bool | None = None,
    conclusions: Iterable[Conclusion] = (),
) -> Document:
    """What is to be reported on one document; without a `source` it could not be read."""
    return {
        "document": shown(name),
        "language": source.language if source else None,
        "proved": proved,
        "characters": dict(characters) if characters else None,
        "problems": [_problem(problem) for problem in problems],
        "conclusions": [_conclusion(each, source) for each in conclusions] if source else [],
    }


def as_json(documents: Iterable[Document]) -> bytes:
    """The whole report."""
    return json.dumps({"documents": list(documents)}, ensure_ascii=False, indent=1).encode() + b"\n"


def _problem(problem: Problem) -> Document:
    return {
        "rule": problem.rule,
        "level": str(problem.level),
        "message": shown(problem.message),
        "hint": problem.hint or None,
        "line": problem.line or None,
        "column": problem.column or None,
    }


def _conclusion(conclusion: Conclusion, source: Source) -> Document:
    line, column = source.place(conclusion.span.start)
    end_line, end_column = source.place(conclusion.span.end)
    return {
        "rule": conclusion.rule,
        "line": line,
        "column": column,
        "end": {"line": end_line, "column": end_column},
        "words": conclusion.words,
        "concluded": conclusion.concluded,
        "evidence": conclusion.evidence,
        "rival": conclusion.rival or None,
        "certainty": str(conclusion.certainty) if conclusion.certainty else None,
        "encoded": conclusion.encoded,
    }
