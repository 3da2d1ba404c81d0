"""Square brackets: found by one scanner with a stack, which alone knows about nesting; other conventions read them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from tei_protocols.language import Language
from tei_protocols.model.span import Span

# the dash before a signature, in whatever form
_DASHES = "-–—"
_DASH = re.compile(r"(?:--|[-–—])\s?\Z")
# deeper nesting is noise, and would cost time without end
_DEEPEST = 20


class Bracketed(Struct, frozen=True):
    """A balanced pair of brackets in its `text`: `span` with the signs, `inner` without, `content` the characters.

    `signature` is the sign with which its author signed the content (`--trans.`), or empty. `in_date` says that it
    stands inside a date; `term` is the number that a glossed term would get.
    """

    text: str
    span: Span
    inner: Span
    content: str
    signature: str
    language: Language
    in_date: bool
    term: int

    @classmethod
    def of(cls, text: str, span: Span, language: Language, in_date: bool, term: int) -> Bracketed:
        """The pair over `span`."""
        inner = Span(span.start + 1, span.end - 1)
        content = text[inner.start : inner.end]
        return cls(text, span, inner, content, signature_of(content, language), language, in_date, term)

    def before(self, reach: int) -> str:
        """The characters before them, `reach` at most."""
        return self.text[max(0, self.span.start - reach) : self.span.start]


def signature_of(content: str, language: Language) -> str:
    """With what bracketed words are signed: the dash before it, and the word of whoever wrote them: `--trans.`,
    `– Ed.`; empty where they are not."""
    words = language.words("signature")
    if not content.endswith(words):
        return ""
    for word in filter(content.endswith, words):
        dash = _DASH.search(content, 0, len(content) - len(word))
        if word[0] in _DASHES or dash:
            return content[dash.start() :] if dash else word
    return ""


class Scan(Struct, frozen=True):
    """What the scanner found: balanced pairs by their start, and offsets of brackets without a partner."""

    pairs: tuple[Span, ...]
    unopened: tuple[int, ...]
    unclosed: tuple[int, ...]


def encloses_all(text: str) -> bool:
    """Does one pair of square brackets enclose the whole text?"""
    return text.startswith("[") and scan(text, 0, len(text)).pairs[:1] == (Span(0, len(text)),)


def scan(text: str, start: int, end: int) -> Scan:
    """Match the square brackets of `text` between `start` and `end`."""
    pairs: list[Span] = []
    unopened: list[int] = []
    opened: list[int] = []
    for sign in _signs(text, start, end):
        if text[sign] == "[":
            opened.append(sign)
        elif opened:
            opening = opened.pop()
            if len(opened) < _DEEPEST:
                pairs.append(Span(opening, sign + 1))
        else:
            unopened.append(sign)
    return Scan(tuple(sorted(pairs)), tuple(unopened), tuple(opened))


def _signs(text: str, start: int, end: int) -> Iterator[int]:
    """Where the square brackets stand."""
    opening, closing = text.find("[", start, end), text.find("]", start, end)
    while opening >= 0 or closing >= 0:
        if closing < 0 or 0 <= opening < closing:
            yield opening
            opening = text.find("[", opening + 1, end)
        else:
            yield closing
            closing = text.find("]", closing + 1, end)
