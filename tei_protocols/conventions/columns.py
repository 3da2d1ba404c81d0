"""Columns: a copy in which several columns of print were run together line by line, which no machine can part; and what
was heard beside what was decided, which can be parted where each is one line."""

from __future__ import annotations

import re

from tei_protocols.language import Language

# two or more wide gaps in a line
_GAPS = re.compile(r"\S {3,}\S.*\S {3,}\S")
GAP = "   "
"""No line of several columns is without it."""
_FEWEST_LINES = 3
# between what was heard and what was decided
_BETWEEN = re.compile(r"(?<=\S)[ \t]{3,}(?=\S)")
_NEAR = 8


def are_merged(text: str) -> bool:
    """Do most lines of a paragraph have the gaps between columns in them?"""
    if GAP not in text:
        return False
    lines = text.splitlines()
    gaps = sum(bool(_GAPS.search(line)) for line in lines)
    return gaps >= _FEWEST_LINES and gaps * 2 > len(lines)


def heads_two(line: str, language: Language) -> int:
    """Where the second column begins below a line that heads two: `HEARD:      RESOLVED:`; 0 where it heads none."""
    gap = _BETWEEN.search(line)
    if gap is None or not language.pattern("heard_label").fullmatch(line[: gap.start()].strip()):
        return 0
    decided = language.pattern("decision_of_body").match(line[gap.end() :])
    return gap.end() if decided and decided.end() == len(line[gap.end() :].rstrip()) else 0


def second_cell(line: str, column: int) -> int:
    """Where what stands in the second column begins in a line; 0 where nothing does."""
    gaps = (gap.end() for gap in _BETWEEN.finditer(line) if abs(gap.end() - column) <= _NEAR)
    return next(gaps, 0)


def are_two(text: str, column: int) -> bool:
    """Do most lines of a paragraph have something in both columns?"""
    lines = text.splitlines()
    return sum(second_cell(line, column) > 0 for line in lines) * 2 > len(lines) > 1
