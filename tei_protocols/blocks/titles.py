"""Titles: a paragraph goes in; whether it may be the title of a record, and which session it names, comes out."""

from __future__ import annotations

from tei_protocols.blocks.classifications import is_classification
from tei_protocols.blocks.paragraphs import Paragraph
from tei_protocols.blocks.record import Record
from tei_protocols.conventions import closing_lines, dates, headings, notes
from tei_protocols.language import Language, named
from tei_protocols.model.layout import Block, Kind
from tei_protocols.model.span import Span

_LONGEST_TITLE = 300
# a longer sentence with a full stop is no title
_LONGEST_SENTENCE = 60
# a title that breaks into lines is as long as that, and its next line has as many words
_SHORTEST_BROKEN = 40
_FEWEST_WORDS = 4
# between the title and the first point of the agenda there are no more paragraphs
_LONGEST_HEAD = 8

CLOSING_QUOTATION_MARKS = '"”»“'
"""What may stand behind the words of a title that is quoted."""


def with_next_line(record: Record, title: Block | None, block: Block | None, line: Paragraph) -> Block | None:
    """A title with its next line, where that has no form of its own, or where it stops amid words; None where the line
    is something else."""
    may_go_on = block is None or block.kind in (Kind.TITLE, Kind.DATELINE)
    if title is None or title.kind is not Kind.TITLE or not may_go_on:
        return None
    words, whole = record[title.span], Span(title.span.start, line.span.end)
    if record.source.text[title.span.end : line.span.start] != "\n" or len(whole) > _LONGEST_TITLE:
        return None
    stopped = record.language.pattern("title_goes_on").finditer(record[whole])
    amid_words = any(found.start() < len(words) < found.end() for found in stopped)  # not in a line above
    if block is not None:
        return Block(Kind.TITLE, whole, whole) if amid_words else None
    if line.text.endswith((".", ":", ";", "!", "?")) or words.endswith((".", ")", "]")) or words[-1:].isdigit():
        return None
    is_line = amid_words or (len(words) >= _SHORTEST_BROKEN and len(line.text.split()) >= _FEWEST_WORDS)
    return Block(Kind.TITLE, whole, whole) if is_line and not record.is_menu(line.text) else None


def is_subject(record: Record, paragraphs: list[Paragraph], index: int) -> bool:
    """`О переговорах и о гидроузле` between the title and the day: what a whole session was about, if the day follows
    and the points of the agenda do?"""
    heading = record.heading(paragraphs[index].text)
    if heading is None or heading.number:
        return False
    below = [each.text for each in paragraphs[index + 1 : index + 1 + _LONGEST_HEAD]]
    if not any(dates.is_dateline(text, record.language) for text in below[:2]):
        return False
    return any(record.heading(text) for text in below)


def without_stop(title: str) -> str:
    """The words of a title, which a page may print once more with a full stop."""
    return title.rstrip(" .").casefold()


def is_numbered_title(text: str, language: Language) -> bool:
    """Does a paragraph begin like a title, and with its number, though it ends with a full stop?"""
    if len(text) > _LONGEST_TITLE:
        return False
    opening = language.pattern("title_opening").match(text)
    number = language.pattern("protocol_number").match(text)
    return opening is not None and number is not None and number.end() < opening.end()


def is_title(text: str, language: Language) -> bool:
    """May a paragraph be the title of a record?"""
    if len(text) > _LONGEST_TITLE:
        return False
    sentence = notes.without_marks_behind(text).rstrip(CLOSING_QUOTATION_MARKS)
    return (
        not sentence.endswith((":", ";", ",", "?", "!"))
        and any(formula.search(text) for formula in language.possible("title", text))
        and not (
            sentence.endswith(".") and len(sentence) > _LONGEST_SENTENCE and not _ends_with_date(sentence, language)
        )
        and not headings.recognise(text, language)
        and not language.pattern("no_title").match(text)
    )


def session_named(text: str, language: Language) -> tuple[str, frozenset[str]]:
    """Which session a title names: by the number of its protocol, and by its days; neither where it is no title."""
    if not is_title(text, language):
        return "", frozenset()
    number = language.pattern("protocol_number").search(text)
    return named(number, "number") if number else "", frozenset(date.first for date in dates.find(text, language))


def stands_above_title(text: str, record: Record) -> bool:
    """May a paragraph stand above the title of its record: the date, the classification, the body in session?"""
    language = record.language
    if record.begins_page(text) or dates.is_dateline(text, language) or is_classification(text, language):
        return True
    return not text.endswith(".") and is_title(text, language) and not closing_lines.closes(text, language)


def _ends_with_date(sentence: str, language: Language) -> bool:
    """`… от 14 марта 1960 г.`, `…, 12 July 1960, 10:00 a.m.`: the full stop belongs to the date, or to the hour; behind
    words that only a title begins with it may be one."""
    last = max((date.end for date in dates.find(sentence, language)), default=None)
    rest = "?" if last is None else language.pattern("beside_date").sub("", sentence[last:]).strip(" ,")
    return not rest or (rest == "." and language.pattern("title_opening").match(sentence) is not None)
