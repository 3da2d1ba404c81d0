"""What a pair of square brackets means, as far as the text alone can tell: an ordered table of readings."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from tei_protocols.conventions.brackets import Bracket
from tei_protocols.language import Language
from tei_protocols.language.shapes import LOWER, UPPER
from tei_protocols.model import marks
from tei_protocols.model.source import Span

# "R-12", "SS-4", "МиГ-21": names of weapons, ships, laws, as letters and digits
_DESIGNATION = re.compile(rf"[{UPPER}][{LOWER}{UPPER}]{{0,4}}-?\d+[{LOWER}{UPPER}]?")
_DESIGNATION_BEFORE = re.compile(rf"({_DESIGNATION.pattern})\s$")
# a transliterated word of the original: lower case, and a soft sign in it
_TRANSLITERATED = re.compile(r"(?=[^\]]*[a-z]['’ʹ])[a-z'’ʹ\- ]{3,60}")
_CYRILLIC = re.compile(r"[Ѐ-ӿ \-'’.,]{2,80}")
_WORD_BEFORE = re.compile(r"[\w'’-]+\s?$")


@dataclass(frozen=True, slots=True)
class Bracketed:
    """A pair of brackets in its text; `term` is the number that a glossed term would get."""

    text: str
    bracket: Bracket
    language: Language
    in_date: bool
    term: int

    @property
    def span(self) -> Span:
        """The brackets with what is between them."""
        return Span(self.bracket.start, self.bracket.end)

    @property
    def inner(self) -> Span:
        """What is between them."""
        return Span(self.bracket.start + 1, self.bracket.end - 1)

    @property
    def content(self) -> str:
        """The characters between them."""
        return self.text[self.inner.start : self.inner.end]


Reading = Callable[[Bracketed], tuple[marks.Mark, ...]]


def gap(found: Bracketed) -> tuple[marks.Mark, ...]:
    """`[illegible]`, `[…]`: text that is not there."""
    content = " ".join(found.content.lower().split()).rstrip("?.") or found.content
    for reason, key in (("illegible", "illegible"), ("omitted", "omission")):
        if content in found.language.words(key) or found.content.strip() in found.language.words(key):
            end = Span(found.span.end, found.span.end)
            return (marks.Gap(found.span, end, reason, found.text[found.span.start : found.span.end]),)
    return ()


def expansion(found: Bracketed) -> tuple[marks.Mark, ...]:
    """`F[idel]`, `gov[ernment]`: the rest of an abbreviated word."""
    text, span = found.text, found.span
    if not re.fullmatch(r"[^\W\d_]+[.]?", found.content) or not text[span.start - 1 : span.start].isalpha():
        return ()
    start, end = span.start, span.end
    while start and text[start - 1].isalpha():
        start -= 1
    while end < len(text) and text[end].isalpha():
        end += 1
    word = [marks.ExpandedWord(Span(start, end), Span(start, end)), marks.AddedLetters(span, found.inner)]
    written = [Span(start, span.start), Span(span.end, end)]
    return (*word, *(marks.WrittenLetters(letters, letters) for letters in written if len(letters)))


def editors_remark(found: Bracketed) -> tuple[marks.Mark, ...]:
    """`[provincial party committee--trans.]` explains the word before it; a longer or labelled one is a note."""
    language, content = found.language, found.content
    if language.compiled(r"\s*{note_label}\s?:").match(content):
        return (marks.InlineNote(found.span, found.inner, "translator"),)
    signature = next((sign for sign in language.words("signature") if content.rstrip().endswith(sign)), "")
    if not signature:
        return ()
    explained = content.rstrip()[: -len(signature)].rstrip()
    if len(explained.split()) > 6 or not _WORD_BEFORE.search(found.text[: found.span.start][-40:]):
        return (marks.InlineNote(found.span, found.inner, "editor" if "d" in signature.lower() else "translator"),)
    if " " in signature or explained + signature != content:
        return ()
    inner = Span(found.inner.start, found.inner.start + len(explained))
    return (marks.Gloss(found.span, inner, None, signature=signature),)


def date_completed(found: Bracketed) -> tuple[marks.Mark, ...]:
    """`25 [October] 1962`: what the record left out of a date."""
    return (marks.Supplied(found.span, found.inner, omitted=True),) if found.in_date else ()


def designation_explained(found: Bracketed) -> tuple[marks.Mark, ...]:
    """`R-12 [SS-4]`: another designation of the same thing."""
    before = _DESIGNATION_BEFORE.search(found.text[: found.span.start][-16:])
    if not before or not _DESIGNATION.fullmatch(found.content):
        return ()
    end = found.span.start - len(before[0]) + len(before[1])
    term = Span(found.span.start - len(before[0]), end)
    return marks.Term(term, term, found.term), marks.Gloss(found.span, found.inner, found.term)


def word_of_the_original(found: Bracketed) -> tuple[marks.Mark, ...]:
    """`substantive [soderzhatel'nyi]`: the word of the original for the one before it."""
    if found.language.code == "ru" or not _WORD_BEFORE.search(found.text[: found.span.start][-40:]):
        return ()
    if _CYRILLIC.fullmatch(found.content):
        return (marks.Gloss(found.span, found.inner, None, original="ru"),)
    if _TRANSLITERATED.fullmatch(found.content):
        return (marks.Gloss(found.span, found.inner, None, original="ru-Latn"),)
    return ()


def supplied(found: Bracketed) -> tuple[marks.Mark, ...]:
    """`[trade]`: words that the editor supplied; what brackets mean when nothing says otherwise."""
    return (marks.Supplied(found.span, found.inner),)


# The order matters: the more a reading asks of the text, the earlier it is tried; the last one takes what is left.
READINGS: tuple[Reading, ...] = (
    gap,
    expansion,
    editors_remark,
    date_completed,
    designation_explained,
    word_of_the_original,
    supplied,
)


def read(found: Bracketed) -> tuple[marks.Mark, ...]:
    """The first reading that fits, as marks."""
    return next(reading for reading in (each(found) for each in READINGS) if reading)
