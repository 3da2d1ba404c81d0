"""Noted: the notes of a document go in; where the marks of each stand comes out, and what their paragraphs have."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from functools import cached_property

from tei_protocols.attribution.testimony import quoted
from tei_protocols.attribution.testimony.paragraph import Paragraph
from tei_protocols.conventions.acts import Act, Statement
from tei_protocols.conventions.bold_labels import surnames_in_bold
from tei_protocols.conventions.extents import Unit
from tei_protocols.conventions.written_names import WrittenNames
from tei_protocols.language import Language
from tei_protocols.model import marks
from tei_protocols.model.layout import Block, Kind
from tei_protocols.model.marking import Marked
from tei_protocols.model.marks import Mark
from tei_protocols.model.source import Source
from tei_protocols.model.span import Span


class Noted:
    """Where the marks of notes stand in one document, each note by its place among the notes."""

    def __init__(self, source: Source, marked: Marked, language: Language) -> None:
        self.source = source
        self.blocks = marked.blocks
        self.language = language
        self._marks = marked.marks
        self._paragraphs: dict[int, Paragraph] = {}

    def marks_of(self, note: int) -> list[Mark]:
        """The marks of a note in the text, its anchor first."""
        return self._anchors.get(note, [])

    def mark_of(self, note: int) -> Mark | None:
        """The mark of a note that has only one."""
        found = self.marks_of(note)
        return found[0] if len(found) == 1 else None

    @cached_property
    def _anchors(self) -> dict[int, list[Mark]]:
        anchors: dict[int, list[Mark]] = defaultdict(list)
        for mark in self._marks:
            if isinstance(mark, marks.NoteAnchor):
                anchors[mark.note].insert(0, mark)
            elif isinstance(mark, marks.NoteReference):
                anchors[mark.note].append(mark)
        return anchors

    def block_of(self, mark: Mark) -> Block | None:
        """The block of the text in which a mark stands; None where it stands in a note, or out of the text."""
        block = self.blocks[self.number_at(mark.span.start)]
        return block if block.in_text and block.kind is not Kind.NOTE and block.span.holds(mark.span) else None

    def number_at(self, place: int) -> int:
        """The number, among the blocks, of the one at a place."""
        return bisect_right(self._block_starts, place) - 1

    def paragraph_at(self, place: int) -> Paragraph:
        """The paragraph at a place."""
        return self.paragraph(self.number_at(place))

    def paragraph(self, number: int) -> Paragraph:
        """The paragraph that a block, by its number among the blocks, is."""
        known = self._paragraphs.get(number)
        if known is None:
            block = self.blocks[number]
            first = bisect_right(self._mark_starts, block.span.start - 1)
            last = bisect_right(self._mark_starts, block.span.end)
            surnames = self.source.once(WrittenNames, self.language).surnames
            surnames |= surnames_in_bold(self.source, self.language)
            inside = self._marks[first:last]
            known = self._paragraphs[number] = Paragraph(self.source, block, inside, self.language, surnames)
        return known

    @cached_property
    def _block_starts(self) -> list[int]:
        return [block.span.start for block in self.blocks]

    @cached_property
    def _mark_starts(self) -> list[int]:
        return [mark.span.start for mark in self._marks]

    def is_free(self, span: Span) -> bool:
        """May the span be marked? Not where it would cut a mark in two, or was marked already."""
        first, last = self.number_at(span.start), self.number_at(max(span.start, span.end - 1))
        inside = [mark for number in range(first, last + 1) for mark in self.paragraph(number).marks]
        cuts = any(
            mark.span.meets(span) and not span.holds(mark.span) and not mark.inner.holds(span) for mark in inside
        )
        struck = any(isinstance(mark, marks.Deletion) and mark.span.meets(span) for mark in inside)
        return not cuts and not struck

    def reads(self, note: int, words: str) -> bool:
        """Does the text have these words right before the mark of a note, its only one?"""
        mark = self.mark_of(note)
        if mark is None:
            return False
        place = mark.span.start
        paragraph = self.paragraph_at(place)
        return any(paragraph.is_at(found.end, place) for found in paragraph.quotations(words, place))

    def reads_instead(self, mark: Mark, statement: Statement) -> bool:
        """Does the text give the words that were written instead of those crossed out: at the mark, or anywhere, if
        it lacks those?"""
        place, struck = mark.span.start, statement.extent.words
        paragraph = self.paragraph_at(place)
        found = paragraph.quotations(statement.instead, place)
        if any(paragraph.is_at(span.end, place) for span in found):
            return True
        return len(found) == 1 and bool(struck) and not any(paragraph.quotations(each, place) for each in struck)

    def lacks(self, note: int, statement: Statement) -> bool:
        """Were words crossed out, by the statement, which the paragraph at the only mark of the note does not have? The
        paragraphs beside it may not have them either: a copy may have lost the sign of the note that means those."""
        if statement.act is not Act.CROSSED_OUT or statement.extent.unit is not Unit.QUOTED:
            return False
        mark = self.mark_of(note)
        if mark is None:
            return False
        place = mark.span.start
        paragraph = self.paragraph_at(place)
        # of a quotation that leaves words out, the paragraph may have the edges
        said = statement.extent.words
        if any(quoted.is_shortened(words) or paragraph.quotations(words, place) for words in said):
            return False
        at = self.number_at(place)
        beside = [self.paragraph(number) for number in (at - 1, at + 1) if 0 <= number < len(self.blocks)]
        return not any(
            each.block.in_text and each.block.kind is not Kind.NOTE and each.quotations(words, place)
            for each in beside
            for words in said
        )
