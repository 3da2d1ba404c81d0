"""The proceedings: lists of those present, headings of the agenda, running text and the closing lines."""

from __future__ import annotations

from dataclasses import replace

from tei_protocols.conventions import attendance, headings, speakers
from tei_protocols.language import Language
from tei_protocols.model.layout import Block, Kind
from tei_protocols.model.source import Source
from tei_protocols.model.span import Span


def proceedings_blocks(source: Source, spans: list[Span], language: Language) -> list[Block]:
    """Say of each paragraph after the front matter what it is."""
    found: list[Block] = []
    for index, span in enumerate(spans):
        following = source[spans[index + 1]] if index + 1 < len(spans) else ""
        found.append(_recognise(source, span, following, found, language))
    return found


def closers_at_the_end(blocks: list[Block]) -> list[Block]:
    """Closing lines close the record: what looks like one before further text is running text."""
    last = max((index for index, block in enumerate(blocks) if block.kind is not Kind.CLOSER), default=-1)
    return [
        replace(block, kind=Kind.PARAGRAPH) if block.kind is Kind.CLOSER and index < last else block
        for index, block in enumerate(blocks)
    ]


def _recognise(source: Source, span: Span, following: str, before: list[Block], language: Language) -> Block:
    text = source[span]
    if attendance.is_attendance(text, language):
        return Block(Kind.ATTENDANCE, span, span)
    heading = headings.recognise(text, language)
    if heading and _confirmed(text, heading, following, language):
        label = Span(span.start, span.start + heading.label_end) if heading.label_end else None
        body = Span(span.start + heading.label_end, span.end)
        return Block(Kind.HEADING, span, source.trimmed(body), label, heading.number)
    if language.pattern("closer").search(text) or language.pattern("source_line").search(text):
        return Block(Kind.CLOSER, span, span)
    if before and before[-1].kind is Kind.CLOSER and len(text) < 200 and not speakers.naming(text, language):
        return Block(Kind.CLOSER, span, span)
    return Block(Kind.PARAGRAPH, span, span)


def _confirmed(text: str, heading: headings.Heading, following: str, language: Language) -> bool:
    """A heading that could be running text as well is one when a speaker follows, or names in parentheses."""
    if not headings.needs_confirmation(text, heading, language):
        return True
    if text.rstrip().endswith((";", ",")) or text.count(". ") > 2:
        return False
    return bool(speakers.naming(following, language) or following.lstrip().startswith("("))
