"""Sessions: the paragraphs of a file go in; out come those of each session, where the file holds several."""

from __future__ import annotations

from tei_protocols.blocks.front import is_title
from tei_protocols.blocks.record import Record
from tei_protocols.conventions import attendance, dates, headings
from tei_protocols.model.span import Span


def sessions(record: Record, spans: list[Span]) -> list[list[Span]]:
    """Divide the paragraphs where the title of another session stands in the middle of the text."""
    starts = [0]
    for index in range(1, len(spans)):
        if _begins_session(record, spans, index) and _has_proceedings(record, spans[starts[-1] : index]):
            starts.append(index)
    ends = [*starts[1:], len(spans)]
    return [spans[start:end] for start, end in zip(starts, ends, strict=True)]


def _begins_session(record: Record, spans: list[Span], index: int) -> bool:
    """A title with a number or a date of its own, and then what stands at the beginning of a record."""
    text = record[spans[index]]
    if len(text) > 250 or not is_title(text, record.language) or record.names_speaker(text):
        return False
    if not record.language.pattern("protocol_number").search(text) and not any(dates.find(text, record.language)):
        return False
    following = [record[span] for span in spans[index + 1 : index + 4]]
    begins = (attendance.is_attendance, dates.is_dateline)
    return any(recognise(each, record.language) for each in following for recognise in begins)


def _has_proceedings(record: Record, spans: list[Span]) -> bool:
    """Has anybody spoken, or a point been opened, in the session so far?"""
    texts = [record[span] for span in spans]
    return any(record.names_speaker(text) or attendance.is_attendance(text, record.language) for text in texts) or any(
        (heading := headings.recognise(text, record.language)) and heading.number for text in texts
    )
