"""Glosses: an explanation of the word before it, or the word of the original that it translates."""

from __future__ import annotations

import re

from tei_protocols.conventions.brackets import Bracketed
from tei_protocols.language.shapes import LOWER, UPPER
from tei_protocols.model import marks
from tei_protocols.model.span import Span

# "R-12", "SS-4", "МиГ-21": weapons, ships, laws, as letters and digits
_DESIGNATION = re.compile(rf"[{UPPER}][{LOWER}{UPPER}]{{0,4}}-?\d+[{LOWER}{UPPER}]?")
_DESIGNATION_BEFORE = re.compile(rf"({_DESIGNATION.pattern})\s$")
# a transliterated word of the original: lower case, and a soft sign in it
_TRANSLITERATED = re.compile(r"(?=[^\]]*[a-z]['’ʹ])[a-z'’ʹ\- ]{3,60}")
_CYRILLIC = re.compile(r"[Ѐ-ӿ \-'’.,]{2,80}")
_WORD_BEFORE = re.compile(r"[\w'’-]+\s?$")
# how far back a word is looked for
_REACH = 40


def designation(found: Bracketed) -> tuple[marks.Mark, ...]:
    """`R-12 [SS-4]`: another designation of the same thing."""
    if not _DESIGNATION.fullmatch(found.content):
        return ()
    before = _DESIGNATION_BEFORE.search(found.before(_REACH))
    if not before:
        return ()
    start = found.span.start - len(before[0])
    term = Span(start, start + len(before[1]))
    return marks.Term(term, term, found.term), marks.Gloss(found.span, found.inner, found.term)


def signed(found: Bracketed) -> tuple[marks.Mark, ...]:
    """`obkom [provincial party committee--trans.]`: an explanation that its author signed."""
    if not found.signature:
        return ()
    explanation = found.content.removesuffix(found.signature)
    if not explanation.strip() or explanation != explanation.rstrip():
        return ()
    if len(explanation.split()) > 6 or not _WORD_BEFORE.search(found.before(_REACH)):
        return ()
    inner = Span(found.inner.start, found.inner.start + len(explanation))
    return (marks.Gloss(found.span, inner, None, signature=found.signature),)


def original(found: Bracketed) -> tuple[marks.Mark, ...]:
    """`substantive [soderzhatel'nyi]`: the word of the original."""
    if _CYRILLIC.fullmatch(found.content):
        original = "ru"
    elif _TRANSLITERATED.fullmatch(found.content):
        original = "ru-Latn"
    else:
        return ()
    if not found.language.words("original_scripts") or not _WORD_BEFORE.search(found.before(_REACH)):
        return ()
    return (marks.Gloss(found.span, found.inner, None, original=original),)
