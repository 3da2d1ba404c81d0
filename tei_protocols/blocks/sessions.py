"""Sessions: the paragraphs of a file go in; out come those of each session, where the file holds several."""

from __future__ import annotations

import re
from itertools import islice
from typing import NamedTuple

from tei_protocols.blocks.paragraphs import Paragraph
from tei_protocols.blocks.record import Record
from tei_protocols.blocks.titles import is_title, session_named, stands_above_title
from tei_protocols.conventions import closing_lines, dates, unnamed_lists
from tei_protocols.language import Language
from tei_protocols.model.protocol import Place
from tei_protocols.model.white_space import normal

_LONGEST_TITLE = 250
_FEWEST_NAMINGS = 2
_DEEPEST_TITLE = 20
# so far below a title somebody speaks, or a heading stands, where a record begins
_DEEPEST_BEGINNING = 8
# no record of a session has fewer paragraphs
_SHORTEST_RECORD = 5
# a title that has fewer words beside its day and its number is like too many others
_FEWEST_WORDS_ALIKE = 2
# no line of a date alone is longer
_LONGEST_DATE = 40
_ENDS_OF_SENTENCE = (".", "!", "?", ":", ";", ",")
# neither a number nor a date is without one
_DIGIT = re.compile(r"\d")
_WORDS = re.compile(r"[^\W\d_]+")


def sessions(record: Record, paragraphs: list[Paragraph]) -> list[list[Paragraph]]:
    """Divide the paragraphs where the title of another session stands in the middle of the text.

    A title that the copy had before, with the same words behind it, is no other session: the text was printed twice.
    """
    starts = [0]
    has_proceedings = False
    printed: set[tuple[str, str]] = set()  # what stands above, as far as it had to be compared
    compared = 0
    above: list[_Named] = []
    are_several = _names_several(record, paragraphs)
    for index in range(len(paragraphs)):
        title = _named(record, paragraphs[index].text, are_several)
        following = paragraphs[index + 1].text if index + 1 < len(paragraphs) else ""
        is_dated_below = title is None and len(following) <= _LONGEST_DATE and _DIGIT.search(following) is not None
        title = _dated_below(record, paragraphs[index].text, following) if is_dated_below else title
        if title is None:
            continue
        begins = index > 0 and (
            (not is_dated_below and _opens_session(record, paragraphs, index))
            or _is_next(record, paragraphs, index, title, above)
        )
        if begins or (len(starts) == 1 and index < _DEEPEST_TITLE):
            above.append(title)
        if not begins:
            continue
        printed |= {_with_following(paragraphs, before) for before in range(compared, index)}
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
    if not _names_several(record, paragraphs):
        return 0
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


class _Named(NamedTuple):
    """A title that names a session: its `words` beside what they name, the `number` of a protocol, the `days`."""

    words: str
    number: str
    days: frozenset[str]


def _names_several(record: Record, paragraphs: list[Paragraph]) -> bool:
    """Does a title at the head of the file announce the records of several sessions?"""
    language = record.language
    if not language.may_match("title_of_several", record.source.text):  # as in nearly every file
        return False
    return any(language.search("title_of_several", each.text) for each in paragraphs[:_DEEPEST_TITLE])


def _named(record: Record, text: str, are_several: bool) -> _Named | None:
    """The session that a paragraph names, if it may be the title of its record: where they are announced as several, be
    it the day alone."""
    if len(text) > _LONGEST_TITLE or not _DIGIT.search(text):
        return None
    number, days = session_named(text, record.language)
    if are_several and dates.is_dateline(text, record.language):
        days = frozenset(date.first for date in dates.find(text, record.language))
    if not (number or days) or record.names_speaker(text) or closing_lines.closes(text, record.language):
        return None
    found = dates.find(text, record.language)
    words = text[: found[0].start] + text[found[-1].end :] if found else text
    return _Named(" ".join(_WORDS.findall(words.casefold())), number, days)


def _dated_below(record: Record, title: str, date: str) -> _Named | None:
    """The session that a title without a number or a day names, with the line of its date right below it."""
    if _DIGIT.search(title) or len(title) > _LONGEST_TITLE:
        return None
    if title.endswith(_ENDS_OF_SENTENCE) or not dates.is_dateline(date, record.language):
        return None
    if not is_title(title, record.language) or record.names_speaker(title):
        return None
    days = frozenset(each.first for each in dates.find(date, record.language))
    return _Named(" ".join(_WORDS.findall(title.casefold())), "", days)


def _begins_session(record: Record, paragraphs: list[Paragraph], index: int) -> bool:
    """Does a session begin here, in a file that is announced as the records of several?"""
    return _named(record, paragraphs[index].text, are_several=True) is not None and _opens_session(
        record, paragraphs, index
    )


def _opens_session(record: Record, paragraphs: list[Paragraph], index: int) -> bool:
    """Does what stands at the beginning of a record follow a title with a number or a date of its own?"""
    text, language = paragraphs[index].text, record.language
    has_number = bool(language.pattern("protocol_number").search(text))
    below = paragraphs[index + 1 : index + 4]
    opens = any(
        record.lists_those_present(following.text)
        or dates.is_dateline(following.text, language)
        or (has_number and _is_title_with_date(following.text, language))
        for following in below
    )
    if opens or index < _SHORTEST_RECORD:
        return opens
    return any(unnamed_lists.read(following.text, language) for following in below)


def _is_next(record: Record, paragraphs: list[Paragraph], index: int, title: _Named, above: list[_Named]) -> bool:
    """Does a title name another session than those above it, in the words of one of them, or right behind the line of
    the source that closes its record? The record need not say who was present, but it goes on below."""
    if any((title.number, title.days) == (other.number, other.days) for other in above):
        return False
    alike = title.words.count(" ") >= _FEWEST_WORDS_ALIKE - 1 and any(title.words == other.words for other in above)
    if not alike and not _is_below_source(record, paragraphs, index):
        return False
    below = paragraphs[index + 1 : index + 1 + _DEEPEST_BEGINNING]
    return any(record.names_speaker(each.text) or record.heading(each.text) for each in below)


def _is_below_source(record: Record, paragraphs: list[Paragraph], index: int) -> bool:
    """Does a title stand behind the line of the source, be there another title of its record, or its day, between?"""
    above = _first_above(record, paragraphs, 1, index)
    return closing_lines.place_of(paragraphs[above - 1].text, record.language) is Place.SOURCE


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
