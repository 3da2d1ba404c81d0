"""Merged columns: a copy in which several columns of print were run together line by line. No machine can part them."""

from __future__ import annotations

import re

# two or more wide gaps in a line
_GAPS = re.compile(r"\S {3,}\S.*\S {3,}\S")
_GAP = "   "
_FEWEST_LINES = 3


def are_merged(text: str) -> bool:
    """Do most lines of a paragraph have the gaps between columns in them?"""
    if _GAP not in text:
        return False
    lines = text.splitlines()
    gaps = sum(bool(_GAPS.search(line)) for line in lines)
    return gaps >= _FEWEST_LINES and gaps * 2 > len(lines)
