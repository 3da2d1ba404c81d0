"""Literal formulas: words go in; out comes the formula for them as they stand, as a project writes it into its file."""

from __future__ import annotations

import re

_SIGN = re.compile(r"[\\.^$*+?{}\[\]|()]")


def as_formula(words: str) -> str:
    """The formula for words, between the single quotation marks of TOML, in which a backslash is just that."""
    escaped = _SIGN.sub(r"\\\g<0>", " ".join(words.split()))
    return "'" + escaped.replace("'", r"\x27") + "'"
