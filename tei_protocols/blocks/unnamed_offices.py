"""Unnamed offices: lines that say who was in the chair, or who took the notes, in words that nobody knows.

Above the first point, below title and date, a line that consists of such sentences belongs to the list of those
present; as the last paragraph it closes the record.
"""

from __future__ import annotations

from msgspec.structs import replace

from tei_protocols.blocks.paragraphs import Paragraph
from tei_protocols.blocks.record import Record
from tei_protocols.blocks.titles import is_title
from tei_protocols.blocks.unnamed_lists import above_first_point
from tei_protocols.conventions import dates, decisions, unnamed_offices
from tei_protocols.conventions.unnamed_offices import RECORDER
from tei_protocols.model.layout import OFFICE
from tei_protocols.model.protocol import Manner
from tei_protocols.model.span import Span

# no such line is looked for behind so many paragraphs
_DEEPEST = 30
# a line with a weak word near its end, and no figure: titles and shelfmarks have some
_LINE = r"(?m:^[^\d\n]{0,160}(?:{session_word}|{record_word})[^\d\n]{0,58}$)"


def with_unnamed_offices(record: Record, paragraphs: list[Paragraph]) -> Record:
    """The record, with the lines that are to be taken for parts of its list of those present."""
    if not paragraphs:
        return record
    head = paragraphs[: _DEEPEST + 1]
    weak = record.language.compiled(_LINE).finditer(record.source.text, head[0].span.start, head[-1].span.end)
    giving: set[str] = set()
    for line in weak:
        within = (each.text for each in head if each.span.start <= line.start() < each.span.end)
        giving.update(text for text in within if _gives_office(record, text))
    if not giving:
        return record
    texts = [*above_first_point(record, head)]
    begun = max((index for index, text in enumerate(texts) if text not in giving and _heads(record, text)), default=-1)
    found = {}
    for index, text in enumerate(texts[begun + 1 :], begun + 1):
        if text in giving and index:  # the first paragraph of all is no part of a list
            found[text] = OFFICE
        elif _speaks(record, text):
            break
    return replace(record, unnamed_lists={**record.unnamed_lists, **found}, _lists={}) if found else record


def _gives_office(record: Record, text: str) -> bool:
    """Does a paragraph give somebody an office, and nothing else?"""
    if not unnamed_offices.alone(text, record.language) or record.lists_those_present(text):
        return False
    return not decisions.is_decision(text, record.language)


def _heads(record: Record, text: str) -> bool:
    """Is it the title of the record, or its date?"""
    return is_title(text, record.language) or dates.is_dateline(text, record.language)


def _speaks(record: Record, text: str) -> bool:
    if record.lists_those_present(text):
        return False
    naming = record.naming(text)
    return naming is not None and naming.manner is Manner.DIRECT


def ends_with_recorder(record: Record, place: Span) -> bool:
    """Does the last paragraph of a record say who wrote it? It is nobody who is named above it."""
    offices = unnamed_offices.alone(record[place], record.language)
    if len(offices) != 1 or offices[0].role != RECORDER or decisions.is_decision(record[place], record.language):
        return False
    return offices[0].name.surname.casefold() not in record.source.text[: place.start].casefold()
