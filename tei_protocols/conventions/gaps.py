"""Gaps: text that is not there, because nobody could read it or because it was left out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tei_protocols.conventions.brackets import Bracketed
from tei_protocols.model import marks
from tei_protocols.model.span import Span
from tei_protocols.model.white_space import normal

# ". . . ." and "<…>": omissions that stand without brackets
_BARE = re.compile(r"(?<![.\w])\.(?:[ \u00a0]\.){2,}|<(?:…|\.\.\.)>")


def bare(text: str, start: int, end: int) -> Iterator[marks.Gap]:
    """The signs of omission between `start` and `end` that stand without brackets."""
    if text.find(". .", start, end) < 0 and text.find("<", start, end) < 0:
        return
    for sign in _BARE.finditer(text, start, end):
        yield marks.Gap(Span(*sign.span()), Span(sign.end(), sign.end()), "omitted", sign[0])


def read(found: Bracketed) -> tuple[marks.Mark, ...]:
    """`[illegible]`, `[…]`: nothing but a word for the gap stands between the brackets."""
    content = normal(found.content)
    plain = content.lower().rstrip("?.")
    for reason, key in (("illegible", "illegible"), ("omitted", "omission")):
        words = found.language.words(key)
        if plain in words or content in words:
            end = Span(found.span.end, found.span.end)
            return (marks.Gap(found.span, end, reason, found.text[found.span.start : found.span.end]),)
    return ()
