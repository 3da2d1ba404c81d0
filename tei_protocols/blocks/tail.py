"""The tail of a saved web page: the description that it prints below the text, label by label."""

from __future__ import annotations

from tei_protocols.blocks.record import Record
from tei_protocols.model.layout import Block, Kind
from tei_protocols.model.span import Span


def tail_blocks(record: Record, spans: list[Span]) -> list[Block]:
    """The blocks of the tail, empty where there is none: it begins with a heading such as "Document Information"."""
    heading = record.language.pattern("tail_heading")
    first = next((index for index, span in enumerate(spans) if heading.fullmatch(record[span])), None)
    if first is None:
        return []
    found = [Block(Kind.DISCARDED, spans[first], spans[first])]
    for span in spans[first + 1 :]:
        found += _entry(record, span, found[-1])
    return found


def _entry(record: Record, span: Span, before: Block) -> list[Block]:
    """A label, the words of the label before it, or both on two lines."""
    text = record[span]
    lines = text.split("\n", 1)
    field = record.language.table("tail_field").get(lines[0].strip().rstrip(":"))
    if field is None:
        return [Block(Kind.FIELD, span, span, None, before.name if before.kind is Kind.FIELD else "other")]
    label = Span(span.start, span.start + len(lines[0]))
    return [Block(Kind.FIELD, span, record.source.trimmed(Span(label.end, span.end)), label, str(field))]
