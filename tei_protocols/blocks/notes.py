"""The notes at the end of a transcript: where they begin, and how each is numbered."""

from __future__ import annotations

from tei_protocols.blocks.record import Record
from tei_protocols.conventions import notes
from tei_protocols.language import Language
from tei_protocols.model.layout import Block, Kind
from tei_protocols.model.span import Span


def note_blocks(record: Record, spans: list[Span]) -> list[Block]:
    """The blocks of the notes, from their heading, or from the first of them, to the end; empty where there are none.

    A run of numbered paragraphs at the end is one of notes when it has a heading, when its texts carry the label of
    a note, or when the text before it has a mark for its numbers.
    """
    first = _first_note(record, spans)
    if first is None:
        return []
    found: list[Block] = []
    for span in spans[first:]:
        numbered = notes.number_before(record[span])
        if numbered is None:
            found.append(_unnumbered(record, span, found))
            continue
        label = Span(span.start, span.start + numbered.text_start)
        body = Span(label.end, span.end)
        found.append(Block(Kind.NOTE, span, body, label, numbered.number, numbered.form))
    return found


def _unnumbered(record: Record, span: Span, so_far: list[Block]) -> Block:
    if record[span].strip("*: ") in record.language.words("notes_heading"):
        return Block(Kind.NOTES_HEADING, span, span)
    if record.language.pattern("source_line").search(record[span]):
        return Block(Kind.CLOSER, span, span)
    return Block(Kind.NOTE, span, span, name="", form="none" if not so_far else "")


def _first_note(record: Record, spans: list[Span]) -> int | None:
    headings = record.language.words("notes_heading")
    for index in range(len(spans) - 1, -1, -1):
        if record[spans[index]].strip("*: ") in headings:
            return index
    before = record.source.text[: spans[-1].end] if spans else ""
    first = None
    for index in range(len(spans) - 1, 0, -1):
        text = record[spans[index]]
        numbered = notes.number_before(text)
        if numbered and _is_note(before[: spans[index].start], text, numbered, record.language):
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
