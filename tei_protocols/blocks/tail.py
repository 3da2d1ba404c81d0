"""The tail of a saved web page: the description that it prints below the text, label by label, or its menu."""

from __future__ import annotations

from tei_protocols.blocks.paragraphs import Paragraph
from tei_protocols.blocks.record import Record
from tei_protocols.model.layout import Block, Kind
from tei_protocols.model.span import Span

# the last paragraph of a record may be one word that a menu has as well
_FEWEST_ENTRIES = 2


def tail_blocks(record: Record, paragraphs: list[Paragraph]) -> list[Block]:
    """The blocks of the tail, empty where there is none: it begins with a heading such as "Document Information", or
    is a menu."""
    heading = record.language.pattern("tail_heading")
    first = next((index for index, each in enumerate(paragraphs) if heading.fullmatch(each.text)), None)
    if first is None:
        last = paragraphs[-1] if paragraphs else None
        is_menu = last is not None and record.menu_entries(last.text) >= _FEWEST_ENTRIES
        return [Block(Kind.DISCARDED, last.span, last.span)] if last and is_menu else []
    span = paragraphs[first].span
    found = [Block(Kind.DISCARDED, span, span)]
    for paragraph in paragraphs[first + 1 :]:
        found.append(_entry(record, paragraph, found[-1]))
    return found


def _entry(record: Record, paragraph: Paragraph, before: Block) -> Block:
    """A label, the words of the label before it, or both on two lines."""
    span, text = paragraph
    lines = text.split("\n", 1)
    field = record.language.table("tail_field").get(lines[0].strip().rstrip(":"))
    if field is None:
        return Block(Kind.FIELD, span, span, None, before.name if before.kind is Kind.FIELD else "other")
    label = Span(span.start, span.start + len(lines[0]))
    return Block(Kind.FIELD, span, record.source.trimmed(Span(label.end, span.end)), label, str(field))
