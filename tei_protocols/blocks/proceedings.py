"""The proceedings: lists of those present, headings of the agenda, running text and the closing lines."""

from __future__ import annotations

from dataclasses import replace

from tei_protocols.blocks.paragraphs import Paragraph
from tei_protocols.blocks.record import Record
from tei_protocols.conventions import attendance, closing_lines, columns, decisions, headings
from tei_protocols.conventions.names import is_list_of_names
from tei_protocols.model.layout import Block, Kind
from tei_protocols.model.span import Span

_LONGEST_SHORT_HEADING = 150


def proceedings_blocks(record: Record, paragraphs: list[Paragraph]) -> list[Block]:
    """Say of each paragraph after the front matter what it is."""
    found: list[Block] = []
    following = [*(paragraph.text for paragraph in paragraphs[1:]), ""]
    for paragraph, next_text in zip(paragraphs, following, strict=False):
        block = _recognise(record, paragraph, next_text, found)
        if block is None:
            found[-1] = replace(found[-1], span=Span(found[-1].span.start, paragraph.span.end))
        else:
            found.append(block)
    return _closers_at_the_end(found)


def _closers_at_the_end(blocks: list[Block]) -> list[Block]:
    """Closing lines close the record: what looks like one before further text is running text."""
    last = max((index for index, block in enumerate(blocks) if block.kind is not Kind.CLOSER), default=-1)
    return [
        replace(block, kind=Kind.PARAGRAPH) if block.kind is Kind.CLOSER and index < last else block
        for index, block in enumerate(blocks)
    ]


def _recognise(record: Record, paragraph: Paragraph, following: str, before: list[Block]) -> Block | None:
    """What a paragraph is; None where it belongs to the block before it."""
    span, text = paragraph
    if record.begins_page(text):
        return Block(Kind.PAGE, span, span)
    if before and _goes_on(record, text, before[-1]):
        return None
    if columns.are_merged(text):
        return Block(Kind.PARAGRAPH, span, span, form="columns")
    if attendance.is_attendance(text, record.language) or _goes_on_with_list(record, text, before):
        return Block(Kind.ATTENDANCE, span, span)
    heading = headings.recognise(text, record.language)
    if heading and _confirmed(record, text, heading, following, before):
        label = Span(span.start, span.start + heading.label_end) if heading.label_end else None
        body = record.source.trimmed(Span(span.start + heading.label_end, span.end))
        return Block(Kind.HEADING, span, body, label, heading.number, heading.form)
    if _closes(record, text, before):
        return Block(Kind.CLOSER, span, span)
    return Block(Kind.PARAGRAPH, span, span)


def _goes_on_with_list(record: Record, text: str, before: list[Block]) -> bool:
    """Is it another part of the list of those present above it?"""
    if not before or before[-1].kind is not Kind.ATTENDANCE or record.names_speaker(text):
        return False
    return attendance.goes_on(text, record[before[-1].span], record.language)


def _opens_points(heading: headings.Heading, before: list[Block]) -> bool:
    """Is it the first point right under a heading?"""
    return heading.number == "1" and bool(before) and before[-1].kind is Kind.HEADING


def _goes_on_numbering(heading: headings.Heading, before: list[Block]) -> bool:
    """Is it the number after that of the heading before, in the same form?"""
    last = next((block for block in reversed(before) if block.kind is Kind.HEADING), None)
    if last is None or last.form != heading.form or not last.name.isdigit():
        return False
    return heading.number == str(int(last.name) + 1)


def _goes_on(record: Record, text: str, before: Block) -> bool:
    """Names under a heading belong to the heading, and so does what it says in parentheses of the point."""
    if before.kind is Kind.HEADING:
        if text.startswith("(") and record.language.pattern("heading_remark").fullmatch(text):
            return True
        return is_list_of_names(text, record.language) and not record.names_speaker(text)
    return False


def _closes(record: Record, text: str, before: list[Block]) -> bool:
    if closing_lines.closes(text, record.language):
        return True
    follows = bool(before) and before[-1].kind is Kind.CLOSER
    return follows and len(text) < 200 and not record.names_speaker(text)


def _confirmed(record: Record, text: str, heading: headings.Heading, following: str, before: list[Block]) -> bool:
    """Is it a heading indeed? A bare number or formula begins decisions and running text as well."""
    rest = text[heading.label_end :].lstrip()
    if record.names_speaker(text) or (heading.label_end and decisions.is_decision(rest, record.language)):
        return False
    if not headings.needs_confirmation(text, heading, record.language):
        return True
    if text.rstrip().endswith((";", ",")) or (len(text) > _LONGEST_SHORT_HEADING and text.count(". ") > 2):
        return False
    in_place = _goes_on_numbering(heading, before) or _opens_points(heading, before)
    if len(text) < _LONGEST_SHORT_HEADING and (heading.form == "roman" or in_place):
        return True
    ends_open = not text.rstrip().endswith((".", "!", "?", ":", ";", ","))
    if not heading.label_end and len(text) < 150 and ends_open:
        return True
    return record.names_speaker(following) or is_list_of_names(following, record.language)
