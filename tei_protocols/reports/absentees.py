"""Absentees: those whom a register does not have go in, as problems of many documents; one problem for all comes out.

In a new project that is nearly everybody, in every transcript: what is to be done is the same for all of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tei_protocols.problems import Problem

# more names nobody reads in one line
_MOST = 12
_NAMED = re.compile("“(?P<name>[^”]*)”(?P<rest>.*)", re.DOTALL)


def together(problems: Sequence[Problem]) -> Problem:
    """One problem for all, with the names, told of the register, to which they are to be added; one alone is told as it
    is, with the entry to be copied."""
    found = [_NAMED.match(problem.message) for problem in problems]
    names = list(dict.fromkeys(each["name"] for each in found if each))
    first = problems[0]
    if len(names) < 2:
        return first
    register = first.message.rpartition(" ")[2]
    others = f" and {len(names) - _MOST:,} others" if len(names) > _MOST else ""
    message = f"{len(names):,} people are not in {register}: {', '.join(names[:_MOST])}{others}"
    hint = "add them, or these forms of their names; convert --absent FILE.xml writes an entry for each, to be copied"
    return Problem(first.rule, first.level, message, register, hint=hint)
