"""Notices of many documents go in; what is told of them comes out: a line for each rule, so that warnings are seen.

What is merely worth knowing is much the same in all documents of a kind. With three hundred of them, hundreds of lines
that say so would hide the few that ask for something.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tei_protocols.problems import Problem
from tei_protocols.reports.kinds import told

# so many of a rule are told one by one
_FEW = 3
# so many more places of a rule are named
_PLACES = 3


def by_rule(notices: Iterable[Problem]) -> list[str]:
    """The lines, each like that of a problem, the rules in the order in which they were met first: the first notice of
    the rule, how many there are, and the places of some."""
    rules: dict[str, list[Problem]] = {}
    for notice in notices:
        rules.setdefault(notice.rule, []).append(notice)
    return [line for group in rules.values() for line in _lines(group)]


def _lines(group: Sequence[Problem]) -> list[str]:
    if len(group) <= _FEW:
        return [str(each) for each in told(group)[0]]
    first, *others = group
    files = len({each.file for each in group})
    places = ", ".join(each.place for each in others[:_PLACES])
    count = f"one of {len(group):,} of this rule" + (f" in {files:,} files" if files > 1 else "")
    sentence = " ".join(f"{first.sentence}; {count}; others: {places}".split())
    return [f"{first.place}: {first.level}: {sentence} [{first.rule}]"]
