"""A paragraph as notes see it: its words without marks of notes and pages, its sentences, where quotations stand."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from functools import cached_property

from tei_protocols.conventions import decisions, speakers
from tei_protocols.language import Language
from tei_protocols.language.sentences import starts
from tei_protocols.model import marks
from tei_protocols.model.layout import Block, Kind
from tei_protocols.model.marks import Mark
from tei_protocols.model.protocol import Manner
from tei_protocols.model.source import Source
from tei_protocols.model.span import Span

# what stands in the line and is no word of the record
_SILENT = (
    marks.NoteAnchor,
    marks.NoteReference,
    marks.DistantReference,
    marks.UnresolvedMark,
    marks.PageBegins,
    marks.StageBusiness,
)
# the line above a paragraph, and a stop between two of its sentences
_LONGEST_LINE = 500
_STOP_WITHIN = re.compile(r"[.!?…][)»”\"]?\s")
# words between which a dash stands, with or without spaces, are several
_TOKEN = re.compile(r"(?:[^\s—-]|-(?!-))*\w(?:[^\s—-]|-(?!-))*")
_LETTER = re.compile(r"\w")
_EDGES = " .,;:!?…\u00ad"
_HYPHEN = "\u00ad"
# a quotation is looked for near the mark of its note, on either side
_REACH = 4_000
_CLOSING = {"(": ")", "[": "]"}
_OPENING = {")": "(", "]": "["}
_SAME = str.maketrans(
    {"ё": "е", "Ё": "Е", "’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"'}
)


class Paragraph:
    """One block of the text with its marks. All places are offsets into the source."""

    def __init__(
        self, source: Source, block: Block, inside: Iterable[Mark], language: Language, known: frozenset[str]
    ) -> None:
        self.source = source
        self.block = block
        self.marks = list(inside)
        self._language = language
        self._known = known

    @cached_property
    def words(self) -> str:
        """The characters of the block; spaces for what is no word of it, and a soft hyphen where a word was divided."""
        start = self.block.span.start
        text = list(self.source[self.block.span])
        divided = {mark.span.end for mark in self.marks if isinstance(mark, marks.LineEndHyphen)}
        for mark in self.marks:
            if isinstance(mark, (*_SILENT, marks.LineEndHyphen)):
                amid_word = isinstance(mark, marks.LineEndHyphen) or mark.span.start in divided
                sign = _HYPHEN if amid_word else " "
                for at in range(mark.span.start - start, mark.span.end - start):
                    text[at] = sign
        return "".join(text)

    @cached_property
    def body(self) -> Span:
        """The block without the label of its speaker, or its number."""
        text = self.source[self.block.span]
        start = self.block.body.start
        if self.block.kind is Kind.PARAGRAPH:
            naming = speakers.naming(text, self._language, self._known)
            if naming and naming.manner is not Manner.REPORTED:
                start = self.block.span.start + naming.end
            elif not naming:
                start = self.block.span.start + decisions.label_of(text)
        return self.trimmed(start, self.block.span.end)

    @property
    def is_labelled(self) -> bool:
        """Does the paragraph begin with the label of whoever speaks, or with a number?"""
        return self.body.start > self.block.span.start

    @cached_property
    def number(self) -> str:
        """The number, or the letter, of a numbered paragraph; empty where it has none."""
        text = self.source[self.block.span]
        return text[: decisions.label_of(text)].strip("(). \n\r\t")

    @cached_property
    def _starts(self) -> tuple[list[int], list[bool]]:
        offset = self.body.start - self.block.span.start
        found = list(starts(self.words[offset:], self._language))
        places = [self.body.start, *(self.body.start + start.place for start in found)]
        return places, [self.is_labelled or not self._may_go_on, *(start.is_certain for start in found)]

    @property
    def _may_go_on(self) -> bool:
        """May the paragraph be the rest of a sentence? The line right above it, whose other sentences have stops, has
        none at its end."""
        start = self.block.span.start
        *_, above, behind = ("\n" + self.source.text[max(0, start - _LONGEST_LINE) : start]).split("\n")
        line = above.rstrip()
        return not behind.strip() and (line[-1:].isalnum() or line.endswith(",")) and bool(_STOP_WITHIN.search(line))

    def trimmed(self, start: int, end: int) -> Span:
        """The words between two places, without white space or silent signs around them."""
        base = self.block.span.start
        text = self.words[start - base : end - base]
        left = len(text) - len(text.lstrip())
        return Span(start + left, start + max(left, len(text.rstrip())))

    def last_word_before(self, place: int) -> int:
        """Where the last word before a place ends; the start of the block where none is before it."""
        base = self.block.span.start
        text = self.words[: place - base].rstrip(_EDGES + "\"”»’')]\n\t\r")
        return base + len(text)

    def is_at(self, place: int, mark: int) -> bool:
        """Is there nothing but stops and spaces between two places?"""
        base = self.block.span.start
        return not _LETTER.search(self.words, min(place, mark) - base, max(place, mark) - base)

    # --- sentences ---------------------------------------------------------------------------------------------------

    def sentence_at(self, mark: int) -> int | None:
        """The sentence in which a mark stands, or which it ends; None where it stands before all words."""
        end = self.last_word_before(mark)
        if end <= self.body.start:
            return None
        return bisect_right(self._starts[0], end - 1) - 1

    def sentences(self, first: int, last: int) -> Span | None:
        """From one sentence to another, both counted from 0; None where the edges are not certain."""
        places, certain = self._starts
        if first < 0 or last >= len(places) or not all(certain[first : last + 2]):
            return None
        end = places[last + 1] if last + 1 < len(places) else self.body.end
        span = self.trimmed(places[first], end)
        return span if len(span) else None

    @property
    def only_sentence(self) -> bool:
        """Has the paragraph one sentence only?"""
        return len(self._starts[0]) == 1

    @property
    def last_sentence(self) -> int:
        """The number of the last sentence, counted from 0."""
        return len(self._starts[0]) - 1

    # --- words -------------------------------------------------------------------------------------------------------

    def tokens(self, start: int, end: int) -> list[Span]:
        """The words between two places, each without the stops around it."""
        base = self.block.span.start
        found = []
        for token in _TOKEN.finditer(self.words, start - base, end - base):
            left, right = _edges(token[0])
            found.append(Span(base + token.start() + left, base + token.start() + right))
        return found

    def quotations(self, words: str, mark: int) -> list[Span]:
        """Where the quoted words stand, whole words, letter for letter; a first letter may be small for a capital."""
        text, places = self._folded
        wanted = " ".join(words.translate(_SAME).replace("[", "").replace("]", "").split()).strip(_EDGES)
        if not wanted:
            return []
        low = bisect_right(places, mark - _REACH) - 1
        high = bisect_right(places, mark + _REACH)
        found = list(_places_of(text, wanted, max(low, 0), high))
        if not found:
            found = list(_places_of(text, wanted[0].swapcase() + wanted[1:], max(low, 0), high))
        return [Span(places[at], places[at + len(wanted) - 1] + 1) for at in found]

    @cached_property
    def _folded(self) -> tuple[str, list[int]]:
        """The words on one line, without brackets, and for each character its place in the source."""
        base = self.block.span.start
        letters: list[str] = []
        places: list[int] = []
        for at, letter in enumerate(self.words[self.block.body.start - base :].translate(_SAME), self.block.body.start):
            if letter in "[]\u00ad":
                continue
            if letter.isspace():
                if not letters or letters[-1] == " ":
                    continue
                letter = " "
            letters.append(letter)
            places.append(at)
        return "".join(letters), places


def _edges(token: str) -> tuple[int, int]:
    """Where a word begins and ends between the stops, quotation marks, and brackets without their partner around it."""
    left, right = 0, len(token)
    while token[left] in "\"“„«'‘…,;:" or (token[left] in _CLOSING and _CLOSING[token[left]] not in token):
        left += 1
    while token[right - 1] in _EDGES + "\"”»’'" or (
        token[right - 1] in _OPENING and _OPENING[token[right - 1]] not in token
    ):
        right -= 1
    return left, right


def _places_of(text: str, wanted: str, low: int, high: int) -> Iterable[int]:
    at = text.find(wanted, low, high)
    while at >= 0:
        before, after = text[at - 1 : at] if at else "", text[at + len(wanted) : at + len(wanted) + 1]
        inside_word = (before.isalnum() and wanted[0].isalnum()) or (after.isalnum() and wanted[-1].isalnum())
        if not inside_word:
            yield at
        at = text.find(wanted, at + 1, high)


def one(span: Span | None) -> tuple[Span, ...] | None:
    """A span as the only one that is meant; None where there is none."""
    return (span,) if span else None
