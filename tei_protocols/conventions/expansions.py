"""Expansions: the rest of an abbreviated word, which the editor wrote out in brackets."""

from __future__ import annotations

import re

from tei_protocols.conventions.brackets import Bracketed
from tei_protocols.model import marks
from tei_protocols.model.marks import Mark
from tei_protocols.model.span import Span

_LETTERS = re.compile(r"[^\W\d_]*")
# a raised digit is none: it is the mark of a note
_ADDED = re.compile(r"[^\W\d_⁰¹²³⁴-⁹]+[.]?")
_WORD_BEFORE = re.compile(r"(?:[^\W\d_]|\[[^\W\d_]{1,30}\.?\])*[^\W\d_]$")
_WORD_AFTER = re.compile(r"(?:[^\W\d_]|(?<=[^\W\d_])\[[^\W\d_]{1,30}\.?\])*")
_LONGEST_WORD = 80
# one letter is a capital that the editor changed: `[T]he`
_BEGINNING = re.compile(r"[^\W\d_]{2,12}")


def read(found: Bracketed) -> tuple[Mark, ...]:
    """`F[idel]`, `gov[ernment]`, `пр[авительст]в[о]`, `[Al]varez`: letters between brackets that touch a letter."""
    if not found.before(1).isalpha():
        return _beginning(found)
    if not _ADDED.fullmatch(found.content):
        return ()
    before = _WORD_BEFORE.search(found.before(_LONGEST_WORD))
    if before is None:
        return ()
    span = found.span
    added = marks.AddedLetters(span, found.inner)
    written_after = _written(found.text, span.end)
    if "[" in before[0]:  # the word, and its letters so far, came with its first bracket
        return (added, *written_after)
    start = span.start - len(before[0])
    rest = _WORD_AFTER.match(found.text, span.end)
    word = Span(start, rest.end() if rest else span.end)
    written = Span(start, span.start)
    return marks.ExpandedWord(word, word), marks.WrittenLetters(written, written), added, *written_after


def _beginning(found: Bracketed) -> tuple[Mark, ...]:
    """`[Al]varez`: the beginning of a word; a whole word of the language is one that lost the space behind it."""
    end, content = found.span.end, found.content
    if not found.text[end : end + 1].islower() or not _BEGINNING.fullmatch(content):
        return ()
    rest = _WORD_AFTER.match(found.text, end)
    if rest is None or content.casefold() in found.language.set_of("common") or content.isupper():
        return ()
    word = Span(found.span.start, rest.end())
    return marks.ExpandedWord(word, word), marks.AddedLetters(found.span, found.inner), *_written(found.text, end)


def _written(text: str, start: int) -> tuple[Mark, ...]:
    letters = _LETTERS.match(text, start)
    end = letters.end() if letters else start
    return (marks.WrittenLetters(Span(start, end), Span(start, end)),) if end > start else ()
