"""Session dates: the blocks and the notes of a session go in; the days on which it took place come out."""

from __future__ import annotations

from collections.abc import Iterator

from tei_protocols.conventions import dates
from tei_protocols.language import Language
from tei_protocols.model.layout import Block, Kind
from tei_protocols.model.marking import NoteText
from tei_protocols.model.protocol import SessionDate
from tei_protocols.model.source import Source
from tei_protocols.model.white_space import normal


def session_dates(source: Source, blocks: tuple[Block, ...], language: Language) -> tuple[SessionDate, ...]:
    """The dates of the session: of the date line, else of the title, else of the citation.

    A date line above a title that names another day, or that day among others, is that of the page: the session was on
    the days of the title, unless a second line says the day of the first again."""
    titles = [*_dates_in(source, blocks, Kind.TITLE, language)]
    lines = [*_dates_in(source, blocks, Kind.DATELINE, language)]
    found = [*lines, *titles]
    if not found:
        return next(_dates_in(source, blocks, Kind.FIELD, language), ())
    days = {date.first for date in found[0]}
    more = next((dates for dates in found if days < {date.first for date in dates}), None)
    first = next(block.kind for block in blocks if block.kind in (Kind.DATELINE, Kind.TITLE))
    is_of_page = first is Kind.DATELINE and sum(days == {date.first for date in line} for line in lines) == 1
    if more is None and titles and is_of_page and days.isdisjoint(date.first for date in titles[0]):
        more = titles[0]
    return more or found[0]


def _dates_in(
    source: Source, blocks: tuple[Block, ...], kind: Kind, language: Language
) -> Iterator[tuple[SessionDate, ...]]:
    """The dates of each block of a kind that has any."""
    for block in blocks:
        if block.kind is kind:
            text = source[block.body]
            days = (
                SessionDate(date.first, date.last, text[date.start : date.end])
                for date in dates.find(text, language)
                if date.exists
            )
            if found := tuple(dict.fromkeys(days)):
                yield found


def dates_in_notes(source: Source, texts: tuple[NoteText, ...], language: Language) -> tuple[SessionDate, ...]:
    """The day on which a note, the only one to say so, has the session take place."""
    found = []
    for index, note in enumerate(texts):
        for body in note.bodies:
            told = language.pattern("session_in_note").search(source.text, body.start, body.end)
            words = source.text[told.end() : body.end] if told else ""
            date = next((date for date in dates.find(words, language) if date.start == 0), None)
            if date and date.exists:
                found.append(SessionDate(date.first, date.last, normal(words[: date.end]), index))
    return tuple(found) if len(found) == 1 else ()
