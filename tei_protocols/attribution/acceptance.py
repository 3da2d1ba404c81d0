"""Acceptance: conclusions and the certainty that is asked for go in; what is less certain comes out as a query.

What is refused stays text. The query names the reading and says why it was refused; it is outside the published text.
"""

from __future__ import annotations

from collections.abc import Iterable

from tei_protocols.model import marks
from tei_protocols.model.evidence import Certainty, Evidence
from tei_protocols.model.marks import Mark
from tei_protocols.model.people import Person
from tei_protocols.model.rules import RULES
from tei_protocols.model.source import Source
from tei_protocols.model.span import Span
from tei_protocols.model.white_space import shortened
from tei_protocols.problems import Level, Problem

_WITH_EVIDENCE = (marks.Deletion, marks.Addition, marks.Underlining, marks.PersonName)
# asked first of each mark: sooner known than whether it is one of these
_KINDS = frozenset[type[Mark]](_WITH_EVIDENCE)


def bar_for(mark: Mark, accept: Certainty) -> Certainty:
    """How certain a mark must be. A false deletion is the worst error of all: of deletions only high is accepted."""
    return Certainty.HIGH if isinstance(mark, marks.Deletion) else accept


def is_accepted(evidence: Evidence | None, bar: Certainty) -> bool:
    """Is a conclusion certain enough? What the text says by itself always is."""
    return evidence is None or evidence.certainty.reaches(bar)


def refusal(evidence: Evidence, bar: Certainty, **facts: str) -> str:
    """What a query says of a reading that was refused; `facts` are what the words of its rule ask for."""
    rule = RULES[evidence.rule].filled(facts)
    rival = f"; or {rule.rival}" if rule.rival else ""
    weight = f"Its certainty is {evidence.certainty}; asked for was {bar}."
    return f"Refused: {rule.concludes} ({rule.evidence}{rival}). {weight}"


def accepted(
    source: Source, found: Iterable[Mark], accept: Certainty, persons: Iterable[Person]
) -> tuple[list[Mark], list[Problem]]:
    """The marks that are certain enough, a query in place of each other one, and a problem for each query."""
    names = {person.id: person.name for person in persons}
    kept: list[Mark] = []
    problems: list[Problem] = []
    for mark in found:
        if type(mark) not in _KINDS or not isinstance(mark, _WITH_EVIDENCE) or mark.evidence is None:
            kept.append(mark)
            continue
        bar = bar_for(mark, accept)
        if is_accepted(mark.evidence, bar):
            kept.append(mark)
            continue
        who = names.get(mark.person or "", "") if isinstance(mark, marks.PersonName) else ""
        query = refusal(mark.evidence, bar, who=who)
        end = Span(mark.span.end, mark.span.end)
        kept.append(marks.Query(end, end, query, mark.span, mark))
        problems.append(_refused(source, mark.span, query))
    return kept, problems


def _refused(source: Source, span: Span, query: str) -> Problem:
    hint = "it stays text, with a query; encode it in the TEI if you know better"
    message = f"“{shortened(source[span])}”: {query[0].lower()}{query[1:].rstrip('.')}"
    return source.problem(span.start, "reading.refused", Level.NOTICE, message, hint)
