"""Expansions: the rest of an abbreviated word, which the editor wrote out in brackets."""

from __future__ import annotations

import re

from tei_protocols.conventions.brackets import Bracketed
from tei_protocols.model import marks
from tei_protocols.model.source import Span

_LETTERS = re.compile(r"[^\W\d_]+[.]?")


def read(found: Bracketed) -> tuple[marks.Mark, ...]:
    """`F[idel]`, `gov[ernment]`: letters between brackets that stand right behind a letter."""
    text, span = found.text, found.span
    if not _LETTERS.fullmatch(found.content) or not text[span.start - 1 : span.start].isalpha():
        return ()
    start, end = span.start, span.end
    while start and text[start - 1].isalpha():
        start -= 1
    while end < len(text) and text[end].isalpha():
        end += 1
    written = [letters for letters in (Span(start, span.start), Span(span.end, end)) if len(letters)]
    return (
        marks.ExpandedWord(Span(start, end), Span(start, end)),
        *(marks.WrittenLetters(letters, letters) for letters in written),
        marks.AddedLetters(span, found.inner),
    )
