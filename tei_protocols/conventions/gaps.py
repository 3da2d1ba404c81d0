"""Gaps: text that is not there, because nobody could read it or because it was left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tei_protocols.conventions.brackets import Bracketed
from tei_protocols.conventions.omissions import Amount, counted
from tei_protocols.language import Language
from tei_protocols.model import marks
from tei_protocols.model.span import Span
from tei_protocols.model.white_space import normal

# ". . . ." and "<…>": omissions that stand without brackets; dots across the page stand further apart
_BARE = re.compile(r"(?<![.\w\[])\.(?:[ \u00a0]{1,5}\.){2,}|<(?:…|\.\.\.)>")
_OTHER_BRACKETS = re.compile(r"[(<](?P<said>[^()<>\n]{3,40})[)>]")
# the points of a record that an excerpt leaves out: "[§§ 2-11]"
_ALONE = re.compile(r"[\[<(]? ?(?:…|\.(?:\s?\.){2,8}) ?[\]>)]?")
_POINTS = re.compile(r"§{1,2}\s?\d{1,3}(?:\s?[-–,]\s?\d{1,3}){1,10}")
# no words for a gap are as long as that
_LONGEST = 60
_STOPS = " .,:;?–—-"
_WORD = re.compile(r"\w+")


def bare(text: str, start: int, end: int, language: Language) -> Iterator[marks.Gap]:
    """The signs of omission between `start` and `end` that stand without square brackets."""
    angled = text.find("<", start, end) >= 0
    if angled or text.find(". .", start, end) >= 0 or text.find(".  ", start, end) >= 0:
        for sign in _BARE.finditer(text, start, end):
            yield marks.Gap(Span(*sign.span()), Span(sign.end(), sign.end()), "omitted", sign[0])
    if angled or text.find("(", start, end) >= 0:
        yield from _unread(text, start, end, language)


def _unread(text: str, start: int, end: int, language: Language) -> Iterator[marks.Gap]:
    """`<illegible>`, `(two words illegible)`: between brackets of another form."""
    words = language.words("illegible")
    if not any(map(text[start:end].__contains__, words)):
        return
    for sign in _OTHER_BRACKETS.finditer(text, start, end):
        amount, rest = counted(normal(sign["said"]), language)
        if rest.lower().strip(_STOPS) in words:
            yield marks.Gap(
                Span(*sign.span()), Span(sign.end(), sign.end()), "illegible", sign[0], amount.quantity, amount.unit
            )


def is_alone(text: str) -> bool:
    """Is a paragraph nothing but the sign that words are left out: `<…>`, `. . . .`?"""
    return len(text) <= _LONGEST and _ALONE.fullmatch(text) is not None


def read(found: Bracketed) -> tuple[marks.Mark, ...]:
    """`[illegible]`, `[two words illegible]`, `[…]`: nothing but words for the gap stand between the brackets."""
    if _POINTS.fullmatch(found.content):
        sign = found.text[found.span.start : found.span.end]
        return (marks.Gap(found.span, Span(found.span.end, found.span.end), "omitted", sign),)
    content = normal(found.content)
    if len(content) > _LONGEST or not _may_speak_of_gap(content, found.language):
        return ()
    amount, rest = counted(content, found.language)
    rest = normal(rest)
    sayings = {content, content.lower().rstrip("?."), rest.lower().strip(_STOPS)}
    for reason, key in (("illegible", "illegible"), ("omitted", "omission")):
        if not sayings.isdisjoint(found.language.words(key)):
            end = Span(found.span.end, found.span.end)
            sign = found.text[found.span.start : found.span.end]
            return (marks.Gap(found.span, end, reason, sign, amount.quantity, amount.unit),)
    return _described(found, amount, rest)


def _may_speak_of_gap(words: str, language: Language) -> bool:
    """Is one of the words among those with which gaps are spoken of, or is there a sign of omission?"""
    known, signs = _vocabulary(language)
    said = _WORD.findall(words.lower())
    return not said or not known.isdisjoint(said) or any(map(words.__contains__, signs))


@cache
def _vocabulary(language: Language) -> tuple[frozenset[str], tuple[str, ...]]:
    sayings = (*language.words("illegible"), *language.words("omission"), *language.table("gap_unit"))
    words = {saying: _WORD.findall(saying.lower()) for saying in sayings}
    signs = tuple(saying for saying, those in words.items() if not those)
    return frozenset(word for those in words.values() for word in those), signs


def _described(found: Bracketed, amount: Amount, rest: str) -> tuple[marks.Mark, ...]:
    """`[three lines crossed out, illegible]`, `[… one line cut off …]`: what became of words that are not there."""
    said = rest.lower().strip(_STOPS + "…")
    end = Span(found.span.end, found.span.end)
    sign = found.text[found.span.start : found.span.end]
    for reason, key in (("illegible", "gap_illegible"), ("omitted", "gap_omitted")):
        if amount.unit and found.language.pattern(key).fullmatch(said):
            return (marks.Gap(found.span, end, reason, sign, amount.quantity, amount.unit),)
    return ()
