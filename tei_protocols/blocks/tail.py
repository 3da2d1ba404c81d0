"""The tail of a saved web page: the description that it prints below the text, label by label, or its menu."""

from __future__ import annotations

from itertools import takewhile

from msgspec.structs import replace

from tei_protocols.blocks.paragraphs import Paragraph
from tei_protocols.blocks.record import Record
from tei_protocols.conventions import decisions
from tei_protocols.model.layout import SUMMARY, Block, Kind
from tei_protocols.model.span import Span

# the last paragraph of a record may be one word that a menu has as well
_FEWEST_ENTRIES = 2
_LONGEST_TAIL = 20
_MOST_WORDS_OF_HEADING = 4


def tail_blocks(record: Record, paragraphs: list[Paragraph]) -> list[Block]:
    """The blocks of the tail, empty where there is none: it begins with a heading such as "Document Information", or
    is a menu."""
    heading = record.language.pattern("tail_heading")
    headings = (index for index, each in enumerate(paragraphs) if heading.fullmatch(each.text))
    first = next((index for index in headings if not _is_above_record(record, paragraphs[index:])), None)
    if first is None:
        first = _first_with_labels(record, paragraphs)
    if first is None:
        counted = ((each, record.menu_entries(each.text)) for each in reversed(paragraphs))
        entries = list(takewhile(lambda each: each[1], counted))
        is_menu = sum(count for _, count in entries) >= _FEWEST_ENTRIES
        return [Block(Kind.DISCARDED, each.span, each.span) for each, _ in reversed(entries)] if is_menu else []
    if first and record.language.pattern("tail_label").fullmatch(paragraphs[first - 1].text):
        first -= 1
    span = paragraphs[first].span
    found = [Block(Kind.DISCARDED, span, span)]
    for paragraph in paragraphs[first + 1 :]:
        found.append(_entry(record, paragraph, found[-1]))
    return found


def _first_with_labels(record: Record, paragraphs: list[Paragraph]) -> int | None:
    """Where a tail begins that has another heading, or none: its labels, two and more, each alone on its line, stand
    among the last paragraphs. A few words right above the first of them are its heading. None where there are none."""
    fields = record.language.table("tail_field")
    behind = range(max(0, len(paragraphs) - _LONGEST_TAIL), len(paragraphs))
    found = [index for index in behind if paragraphs[index].text.partition("\n")[0].rstrip(" :") in fields]
    if len({paragraphs[index].text.partition("\n")[0] for index in found}) < _FEWEST_ENTRIES:
        return None
    first = found[0]
    if _is_above_record(record, paragraphs[first:]):
        return None
    above = paragraphs[first - 1].text if first else ""
    is_heading = above[-1:].isalpha() and above.count(" ") < _MOST_WORDS_OF_HEADING and "\n" not in above
    return first - 1 if is_heading and not record.names_speaker(above) else first


def _is_above_record(record: Record, paragraphs: list[Paragraph]) -> bool:
    """Does somebody speak below a description? It stands above its record."""
    return any(record.names_speaker(each.text) for each in paragraphs)


def with_summary(record: Record, spoken: list[Block]) -> list[Block]:
    """The proceedings right above the tail of a page, which may print a summary there: their last paragraph, if it
    tells that somebody discusses something, names no speaker, and nobody speaks of himself in it."""
    last = spoken[-1] if spoken and spoken[-1].kind is Kind.PARAGRAPH else None
    if last is None or not record.language.search("summary_below", record[last.span]):
        return spoken
    text = record[last.span]
    if record.names_speaker(text) or decisions.is_spoken(text, record.language):
        return spoken
    return [*spoken[:-1], replace(last, form=SUMMARY)]


def _entry(record: Record, paragraph: Paragraph, before: Block) -> Block:
    """A label, the words of the label before it, or both, on two lines or on one."""
    span, text = paragraph.span, paragraph.text
    fields = record.language.table("tail_field")
    line = text.partition("\n")[0]
    words, colon, _ = line.partition(":")
    printed = line if line.strip().rstrip(":") in fields else words + colon
    field = fields.get(printed.strip().rstrip(":"))
    if field is None:
        return Block(Kind.FIELD, span, span, None, before.name if before.kind is Kind.FIELD else "other")
    label = Span(span.start, span.start + len(printed))
    return Block(Kind.FIELD, span, record.source.trimmed(Span(label.end, span.end)), label, str(field))
