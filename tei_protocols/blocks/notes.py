"""The notes at the end of a transcript: where they begin, and how each is numbered."""

from __future__ import annotations

from tei_protocols.conventions import notes
from tei_protocols.language import Language
from tei_protocols.model.layout import Block, Kind
from tei_protocols.model.source import Source
from tei_protocols.model.span import Span


def note_blocks(source: Source, spans: list[Span], language: Language) -> list[Block]:
    """The blocks of the notes, from their heading, or from the first of them, to the end; empty where there are none.

    A run of numbered paragraphs at the end is one of notes when it has a heading, when its texts carry the label of
    a note, or when the text before it has a mark for its numbers.
    """
    first = _first_note(source, spans, language)
    if first is None:
        return []
    found: list[Block] = []
    for span in spans[first:]:
        numbered = notes.number_before(source[span])
        if numbered is None:
            found.append(_unnumbered(source, span, found, language))
            continue
        label = Span(span.start, span.start + numbered.text_start)
        body = Span(label.end, span.end)
        found.append(Block(Kind.NOTE, span, body, label, numbered.number, numbered.form))
    return found


def _unnumbered(source: Source, span: Span, so_far: list[Block], language: Language) -> Block:
    if source[span].strip("*: ") in language.words("notes_heading"):
        return Block(Kind.NOTES_HEADING, span, span)
    if language.pattern("source_line").search(source[span]):
        return Block(Kind.CLOSER, span, span)
    return Block(Kind.NOTE, span, span, name="", form="none" if not so_far else "")


def _first_note(source: Source, spans: list[Span], language: Language) -> int | None:
    headings = language.words("notes_heading")
    for index in range(len(spans) - 1, -1, -1):
        if source[spans[index]].strip("*: ") in headings:
            return index
    before = source.text[: spans[-1].end] if spans else ""
    first = None
    for index in range(len(spans) - 1, 0, -1):
        text = source[spans[index]]
        numbered = notes.number_before(text)
        if numbered and _is_note(before[: spans[index].start], text, numbered, language):
            first = index
        elif numbered is None and first is None and index > len(spans) - 4:
            continue  # a second paragraph of the last note, or a source line behind the notes
        else:
            break
    return first


def _is_note(before: str, text: str, numbered: notes.NumberedText, language: Language) -> bool:
    if notes.opens_note(text[numbered.text_start :], language):
        return True
    return any(mark[mark.lastgroup or 0] == numbered.number for mark in notes.marks_in(before, 0, len(before)))
