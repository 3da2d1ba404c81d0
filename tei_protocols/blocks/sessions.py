"""Sessions: the paragraphs of a file go in; out come those of each session, where the file holds several."""

from __future__ import annotations

import re

from tei_protocols.blocks.front import is_title
from tei_protocols.blocks.paragraphs import Paragraph
from tei_protocols.blocks.record import Record
from tei_protocols.conventions import attendance, dates, headings

_LONGEST_TITLE = 250
# neither a number nor a date is without one
_DIGIT = re.compile(r"\d")


def sessions(record: Record, paragraphs: list[Paragraph]) -> list[list[Paragraph]]:
    """Divide the paragraphs where the title of another session stands in the middle of the text."""
    starts = [0]
    for index in range(1, len(paragraphs)):
        if _begins_session(record, paragraphs, index) and _has_proceedings(record, paragraphs[starts[-1] : index]):
            starts.append(index)
    ends = [*starts[1:], len(paragraphs)]
    return [paragraphs[start:end] for start, end in zip(starts, ends, strict=True)]


def _begins_session(record: Record, paragraphs: list[Paragraph], index: int) -> bool:
    """A title with a number or a date of its own, and then what stands at the beginning of a record."""
    text, language = paragraphs[index].text, record.language
    if len(text) > _LONGEST_TITLE or not _DIGIT.search(text) or not is_title(text, language):
        return False
    if not language.pattern("protocol_number").search(text) and not any(dates.find(text, language)):
        return False
    opens = any(
        attendance.is_attendance(following.text, language) or dates.is_dateline(following.text, language)
        for following in paragraphs[index + 1 : index + 4]
    )
    return opens and not record.names_speaker(text)


def _has_proceedings(record: Record, paragraphs: list[Paragraph]) -> bool:
    """Has anybody spoken, or a point been opened, in the session so far?"""
    texts = [paragraph.text for paragraph in paragraphs]
    return any(record.names_speaker(text) or attendance.is_attendance(text, record.language) for text in texts) or any(
        (heading := headings.recognise(text, record.language)) and heading.number for text in texts
    )
