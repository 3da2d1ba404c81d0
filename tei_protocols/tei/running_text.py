"""Running text: a passage with its marks goes in, and is written into an element. Here, and only here, marks nest."""

from __future__ import annotations

from tei_protocols.model import marks
from tei_protocols.model.marks import Mark
from tei_protocols.model.protocol import Passage
from tei_protocols.model.source import Source
from tei_protocols.tei.addresses import PROGRAM, Addresses
from tei_protocols.tei.elements import (
    Element,
    add,
    characters,
    escaped,
)
from tei_protocols.tei.mark_writers import WRITERS, Opened, question
from tei_protocols.tei.printed import laid_out
from tei_protocols.tei.proofs import Proofs


class RunningText:
    """Writes the passages of one document; `crossing` are the marks that were left out, because they cross others,
    `signs` the places, among those of the source, of the signs that what was written stands for, and `proofs` what
    proves what was done on the paper."""

    def __init__(self, source: Source, addresses: Addresses) -> None:
        self.source = source
        self.addresses = addresses
        self.crossing: list[Mark] = []
        self.signs: set[int] = set()
        # nothing in most transcripts needs to be written otherwise in XML, and in most passages there is no line end
        self._is_plain = escaped(source.text) == source.text
        self.proofs = Proofs(addresses)

    def fill(self, element: Element, passage: Passage) -> None:
        """Write `passage` into `element`. A mark that crosses another is left out; its text is not."""
        text = self.source.text
        at, last = passage.span.start, passage.span.end
        as_written = str if self._is_plain and text[at:last].isprintable() else characters
        inner_end = end = last
        closing = ""
        kind: type[Mark] | None = None
        around: list[tuple[Opened, type[Mark] | None, int, int]] = []  # what is open around the innermost mark
        for mark in passage.marks:
            start, stop = mark.span.start, mark.span.end
            if stop > last:
                continue
            while around and end <= start:
                if at < inner_end:
                    element.content.append(as_written(text[at:inner_end]))
                if closing:
                    element.content.append(closing)
                at = end
                (element, closing), kind, inner_end, end = around.pop()
            if start < at or stop > inner_end:
                self.crossing.append(mark)
                continue
            if not _fits(kind, type(mark)):
                continue
            if at < start:
                element.content.append(as_written(text[at:start]))
            around.append(((element, closing), kind, inner_end, end))
            kind = type(mark)
            element, closing = WRITERS[kind](self, element, mark)
            at, inner_end, end = mark.inner.start, mark.inner.end, stop
        while around:
            if at < inner_end:
                element.content.append(as_written(text[at:inner_end]))
            if closing:
                element.content.append(closing)
            at = end
            (element, closing), kind, inner_end, end = around.pop()
        if at < last:
            element.content.append(as_written(text[at:last]))

    def fill_between(self, structure: Element, passage: Passage) -> None:
        """Write `passage`, the mark of a page, between the elements of a structure, where each thing has its line."""
        line = Element(structure.name)
        self.fill(line, passage)
        if any(isinstance(each, str) for each in line.content):  # all in one, which is bold, say
            line.content = ["".join(each if isinstance(each, str) else laid_out(each) for each in line.content)]
        structure.content += line.content

    def query(self, element: Element, words: str) -> None:
        """Write a question of the program to the editor."""
        element.content.append(question(words, self.addresses.to(PROGRAM)))

    def note_text(self, element: Element, paragraphs: tuple[Passage, ...]) -> None:
        """The text of a note: running text where it is one paragraph, `p` elements where it is several."""
        if len(paragraphs) == 1:
            self.fill(element, paragraphs[0])
            return
        for paragraph in paragraphs:
            self.fill(add(element, "p"), paragraph)


_NAMES = frozenset((marks.PersonName, marks.DateMention))
_LETTERS = frozenset((marks.WrittenLetters, marks.AddedLetters))
_WITHOUT_NAMES = _NAMES | _LETTERS | {marks.ExpandedWord}


def _fits(around: type[Mark] | None, kind: type[Mark]) -> bool:
    """May a mark of this kind stand in the one around it, or in none? Letters need their word, a date holds no names, a
    label stands first."""
    if kind in _NAMES:
        return around not in _WITHOUT_NAMES
    if kind in _LETTERS:
        return around is marks.ExpandedWord
    return around is None or kind is not marks.Label
