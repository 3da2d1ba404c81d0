"""Sessions: the paragraphs of a file go in; out come those of each session, where the file holds several."""

from __future__ import annotations

import re
from itertools import islice

from tei_protocols.blocks.front import is_title, stands_above_title
from tei_protocols.blocks.paragraphs import Paragraph
from tei_protocols.blocks.record import Record
from tei_protocols.conventions import closing_lines, dates
from tei_protocols.language import Language
from tei_protocols.model.protocol import Place
from tei_protocols.model.white_space import normal

_LONGEST_TITLE = 250
_FEWEST_NAMINGS = 2
_DEEPEST_TITLE = 20
# neither a number nor a date is without one
_DIGIT = re.compile(r"\d")


def sessions(record: Record, paragraphs: list[Paragraph]) -> list[list[Paragraph]]:
    """Divide the paragraphs where the title of another session stands in the middle of the text.

    A title that the copy had before, with the same words behind it, is no other session: the text was printed twice.
    """
    starts = [0]
    has_proceedings = False
    printed: set[tuple[str, str]] = set()  # what stands above, as far as it had to be compared
    compared = 0
    for index in range(1, len(paragraphs)):
        if not _begins_session(record, paragraphs, index):
            continue
        printed |= {_with_following(paragraphs, above) for above in range(compared, index)}
        compared = index
        if _with_following(paragraphs, index) not in printed:
            has_proceedings = has_proceedings or _has_proceedings(record, paragraphs[starts[-1] : index])
            if has_proceedings:
                starts.append(_first_above(record, paragraphs, starts[-1] + 1, index))
                has_proceedings = False
    ends = [*starts[1:], len(paragraphs)]
    return [paragraphs[start:end] for start, end in zip(starts, ends, strict=True)]


def stands_for_all(record: Record, paragraphs: list[Paragraph]) -> int:
    """How many paragraphs at the head of the first of several sessions are about all of them: those above its own
    title, if one of them is a title of several records."""
    several = record.language.pattern("title_of_several")
    places = range(1, min(len(paragraphs), _DEEPEST_TITLE))
    own = next((place for place in places if _begins_session(record, paragraphs, place)), 0)
    while own > 0:
        above = paragraphs[own - 1].text
        if several.search(above) or not stands_above_title(above, record):
            break
        own -= 1
    return own if any(several.search(each.text) for each in paragraphs[:own]) else 0


def _with_following(paragraphs: list[Paragraph], index: int) -> tuple[str, str]:
    """The words of a paragraph and of that behind it, whatever the white space."""
    following = paragraphs[index + 1].text if index + 1 < len(paragraphs) else ""
    return normal(paragraphs[index].text), normal(following)


def _begins_session(record: Record, paragraphs: list[Paragraph], index: int) -> bool:
    """A title with a number or a date of its own, and then what stands at the beginning of a record."""
    text, language = paragraphs[index].text, record.language
    if len(text) > _LONGEST_TITLE or not _DIGIT.search(text) or not is_title(text, language):
        return False
    has_number = bool(language.pattern("protocol_number").search(text))
    if not has_number and not any(dates.find(text, language)):
        return False
    opens = any(
        record.lists_those_present(following.text)
        or dates.is_dateline(following.text, language)
        or (has_number and _is_title_with_date(following.text, language))
        for following in paragraphs[index + 1 : index + 4]
    )
    return opens and not record.names_speaker(text) and not closing_lines.closes(text, language)


def _is_title_with_date(text: str, language: Language) -> bool:
    return len(text) <= _LONGEST_TITLE and is_title(text, language) and bool(dates.find(text, language))


def _first_above(record: Record, paragraphs: list[Paragraph], first: int, title: int) -> int:
    """Where a session begins that has its title at `title`: at its date or classification, if they stand above it."""
    while title > first and stands_above_title(paragraphs[title - 1].text, record):
        title -= 1
    return title


def _has_proceedings(record: Record, paragraphs: list[Paragraph]) -> bool:
    """Has anybody spoken, or a point been opened, in the session so far? A single naming may be an abstract's, where no
    line of the source ends the record."""
    texts = [paragraph.text for paragraph in paragraphs]
    if any(record.lists_those_present(text) for text in texts):
        return True
    is_closed = bool(texts) and closing_lines.place_of(texts[-1], record.language) is Place.SOURCE
    spoken = islice(filter(record.names_speaker, texts), _FEWEST_NAMINGS)
    return len(list(spoken)) >= _FEWEST_NAMINGS - is_closed or any(
        (heading := record.heading(text)) and heading.number for text in texts
    )
