"""Closers: which paragraphs close a record: signatures, certificates, dates, and what stands below them."""

from __future__ import annotations

from msgspec.structs import replace

from tei_protocols.blocks.paragraphs import Paragraph
from tei_protocols.blocks.record import Record
from tei_protocols.conventions import closing_lines, collectives, dates, decisions
from tei_protocols.model.layout import Block, Kind
from tei_protocols.model.protocol import Place
from tei_protocols.model.span import Span


def closers_at_the_end(blocks: list[Block]) -> list[Block]:
    """Closing lines close the record: what looks like one before further text is running text. The number of the last
    page, below them, belongs to the last of them."""
    while len(blocks) > 1 and blocks[-1].kind is Kind.PAGE and blocks[-2].kind is Kind.CLOSER:
        whole = Span(blocks[-2].span.start, blocks[-1].span.end)
        blocks = [*blocks[:-2], Block(Kind.CLOSER, whole, whole)]
    last = max((index for index, block in enumerate(blocks) if block.kind is not Kind.CLOSER), default=-1)
    return [
        replace(block, kind=Kind.PARAGRAPH) if block.kind is Kind.CLOSER and index < last else block
        for index, block in enumerate(blocks)
    ]


def is_signed(record: Record, paragraph: Paragraph, place: Place, following: str, before: list[Block]) -> bool:
    """Is it a signature: `Chairman of the meeting    A. B. Petrov`, after all that was said? The name may follow."""
    text = paragraph.text
    signs = (
        place is Place.SIGNATURE
        or closing_lines.begins_signature(text, following, record.language)
        or (closing_lines.is_name_alone(text, record.language) and _is_end(record, following, before))
        or (
            bool(following)
            and closing_lines.is_surname_alone(text, record.language)
            and _is_end(record, following, before)
        )
    )
    return signs and any(block.kind is Kind.PARAGRAPH for block in reversed(before))


def _is_end(record: Record, following: str, before: list[Block]) -> bool:
    """Does nothing follow but a closing line, behind a finished sentence? A name may be one of a list as well."""
    if following and not closing_lines.closes(following, record.language):
        return False
    return bool(before) and record[before[-1].span].rstrip().endswith((".", "!", "?", ")", "]", "”", "»"))


def ends_with_stranger(record: Record, paragraph: Paragraph, following: str, before: list[Block]) -> bool:
    """`Scribbled by V. D. Orlov.`, the last paragraph of a record: a few words, and somebody whom it names nowhere
    above. Whoever that is, no speaker says so last."""
    words, surname = closing_lines.words_before_name(paragraph.text, record.language)
    if not surname or not _is_end(record, following, before):
        return False
    above = record.source.text[: paragraph.span.start].casefold()
    if surname.casefold() in above or words.split()[0].casefold() in above:
        return False
    return not (
        decisions.is_decision(paragraph.text, record.language)
        or decisions.is_bare(paragraph.text, record.language)
        or decisions.closes_point(paragraph.text, record.language)
    )


def closes(record: Record, text: str, following: str, before: list[Block]) -> bool:
    """Does a paragraph close the record by its words, as a date behind all that was said, or below a closing line?"""
    if closing_lines.says_that_it_closes(text, record.language):
        return not _is_assent(record, text, following)
    if dates.is_dateline(text, record.language) and any(block.kind is Kind.PARAGRAPH for block in reversed(before)):
        return True
    follows = bool(before) and before[-1].kind is Kind.CLOSER
    if not follows or len(text) >= 200 or record.names_speaker(text) or decisions.is_decision(text, record.language):
        return False
    return record.language.pattern("annex").match(text) is None  # another paper begins


def _is_assent(record: Record, text: str, following: str) -> bool:
    """`Correct.` with nothing behind it, or with more than a name, a date or a source: does nobody certify, but
    somebody agree?"""
    language = record.language
    if not collectives.is_assent(text, language):
        return False
    signed = closing_lines.is_name_alone(following, language) or closing_lines.is_surname_alone(following, language)
    return not (signed or closing_lines.closes(following, language) or dates.is_dateline(following, language))
