"""Lines: how a copy sets them, and which of those that stand together are one paragraph."""

from __future__ import annotations

import re
from collections import Counter, deque
from itertools import pairwise
from typing import NamedTuple

from tei_protocols.blocks.record import Record
from tei_protocols.conventions import broken_names, columns, notes
from tei_protocols.language import Language
from tei_protocols.model.source import Line, Source
from tei_protocols.model.span import Span
from tei_protocols.model.white_space import normal

# Copies that break their lines by hand stay below this many characters, and most of their lines come near their width.
_WIDEST_WRAPPED_LINE = 110
_NEAR_THE_WIDTH = 0.75
_NARROWEST = 25
# the sign of a label that stood in bold, on the next line: ". The harvest is good."
_STOP_FIRST = re.compile(r"[.:] (?![.:])")
_BOLD_OPENS = re.compile(r"(?<!\S)\*\*(?=[^\s*])")
_END_OF_SENTENCE = (".", "!", "?", ":", '"', "”", "»", ")", "]")
# the mark of a note behind a stop
_MARK_BEHIND = re.compile(r"(?<=[.!?:\"”»)\]])(?:<?\d{1,3}>?\*{0,3}|\*{1,9}|[⁰¹²³⁴-⁹]{1,3})$")
# the entry of a list that counts with a number or a small letter: `2) …`
_COUNTED = re.compile(r"\(?(\d{1,2}|[a-zа-я])\)\s")
# how somebody voted, on a line of its own
_LONGEST_VOTE = 40
_PERSON = r"{honorific} ?{capital}"
# with what the number of a note begins; how long one is, with the word behind it; and how many
# notes may be missing between two
_SIGNS_OF_NOTES = "[(<⁰¹²³⁴⁵⁶⁷⁸⁹0123456789"
_BEHIND_LETTER = frozenset(" )-–—")
_LONGEST_SIGN = 12
_MOST_MISSING = 2
_NUMBER_ALONE = re.compile(r"\[\d{1,3}\]|\(\d{1,3}\)|<\d{1,3}>")
# book print sets the first line of a paragraph in by so much, at most
_DEEPEST_INDENT = 8


RULE = re.compile(r"[_=–—-]{3,}|(?:_ ){2,}_?")
"""A line drawn across the page."""
_OPENS_RULE = tuple("_=–—-")


class Page(NamedTuple):
    """How a copy sets its lines: the `width` at which it breaks them, or 0 where its lines are paragraphs, and the
    `indent` of the first line of a paragraph, or 0 where all begin alike."""

    width: int
    indent: int

    @classmethod
    def of(cls, source: Source, runs: list[list[Line]]) -> Page:
        """The page of a copy, as its `runs` of lines show it."""
        width = _wrapping_width(source, runs)
        indent = _first_line_indent(source, runs) if width or "\n " in source.text else 0
        width = width or (_width_of_paragraphs(source, runs, indent) if indent else 0)
        return cls(width, indent if width else 0)


def _first_line_indent(source: Source, runs: list[list[Line]]) -> int:
    """By how much first lines are set in, where others are not."""
    first = Counter(_indent(source[run[0].span]) for run in runs if len(run) > 1)
    others = Counter(_indent(source[line.span]) for run in runs for line in run[1:])
    indent, count = max(first.items(), key=lambda item: item[1], default=(0, 0))
    usual = 0 < indent <= _DEEPEST_INDENT and 2 * count >= first.total()
    in_between = others.total() - others[0] - others[indent]
    return indent if usual and 4 * in_between < others.total() < 4 * others[0] else 0


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _wrapping_width(source: Source, runs: list[list[Line]]) -> int:
    """The width at which the copy breaks its lines, or 0 where its lines are paragraphs."""
    return _width([len(normal(source[line.span])) for run in runs for line in run[:-1]])


def _width_of_paragraphs(source: Source, runs: list[list[Line]], indent: int) -> int:
    """The same of a copy that sets first lines in by `indent`: those above them are the last of their paragraphs, and
    tell nothing."""
    pairs = (pair for run in runs for pair in pairwise(run))
    inner = [line for line, following in pairs if _indent(source[following.span]) != indent]
    return _width([len(normal(source[line.span])) for line in inner])


def _width(inner: list[int]) -> int:
    """The width of a page whose lines within paragraphs are that long; 0 where most end before it."""
    if len(inner) < 3 or max(inner) > _WIDEST_WRAPPED_LINE:
        return 0
    width = max(inner)
    if width < _NARROWEST:  # titles of two lines
        return 0
    full = sum(length >= _NEAR_THE_WIDTH * width for length in inner)
    return width if full >= 0.6 * len(inner) else 0


def divide(record: Record, run: list[Line], page: Page) -> list[Span]:
    """The paragraphs of lines that stand together, trimmed."""
    if len(run) == 1:
        return [record.source.trimmed(run[0].span)]
    whole = Span(run[0].span.start, run[-1].span.end)
    if columns.are_merged(record[whole]):
        return [record.source.trimmed(whole)]
    found = [run[0].span]
    so_far = _SoFar.of(record[run[0].span])
    for line in run[1:]:
        text = record[line.span]
        ruled = (text.startswith(_OPENS_RULE) and _is_rule(text)) or (
            so_far.last.startswith(_OPENS_RULE) and _is_rule(so_far.last)
        )
        if ruled or _is_number_of_note(record.source, line.span):
            goes_on = False
        elif _is_number_of_note(record.source, found[-1]):
            goes_on = not record.names_speaker(normal(text))
        else:
            goes_on = _goes_on(record, so_far, text, page) and not _heads(record, found[-1], normal(text))
        if goes_on:
            found[-1] = Span(found[-1].start, line.span.end)
            so_far = so_far.with_line(text)
        else:
            found.append(line.span)
            so_far = _SoFar.of(text)
    return [record.source.trimmed(span) for span in found]


def _is_rule(line: str) -> bool:
    return RULE.fullmatch(line.strip()) is not None


def _is_number_of_note(source: Source, span: Span) -> bool:
    """`[3]` on a line of its own: the number of the note whose words stand below, since its mark stands above, amid
    a line? The number of a page stands but once."""
    if len(span) > _LONGEST_SIGN or source.text[span.start] not in "[(<":
        return False
    sign = source[span].strip()
    if not _NUMBER_ALONE.fullmatch(sign):
        return False
    mark = source.text.find(sign, 0, span.start)
    return bool(source.text[source.text.rfind("\n", 0, mark) + 1 : mark].strip()) if mark > 0 else False


class _SoFar(NamedTuple):
    """What counts of a paragraph that may go on in the next line: its last line, whether bold words are still open
    in it, whether it is all in capitals, by how much its last line is set in, and with what its first line begins."""

    last: str
    bold_open: bool
    capitals: bool
    indent: int
    head: str

    @classmethod
    def of(cls, line: str) -> _SoFar:
        """A paragraph of one line."""
        text = line.strip()
        return cls(text, _is_bold_open(line), line.isupper(), _indent(line), text[:_LONGEST_SIGN])

    def with_line(self, line: str) -> _SoFar:
        """The paragraph with a line more."""
        still_open = self.bold_open and "**" not in line
        still_open = still_open or _is_bold_open(line)
        return _SoFar(line.strip(), still_open, self.capitals and line.isupper(), _indent(line), self.head)


def _is_bold_open(line: str) -> bool:
    """Do asterisks open bold words that nothing closes? Those before a note, or behind a word, are its number."""
    if "**" not in line:
        return False
    opened = deque(_BOLD_OPENS.finditer(line), maxlen=1)
    return bool(opened) and "**" not in line[opened[0].end() :]


def _is_classification(line: str, language: Language) -> bool:
    """Is a line a classification by itself? Several stand one below the other."""
    return language.pattern("classification").fullmatch(normal(line).strip("[]()/ ")) is not None


def _ends_amid_words(line: str, following: str, language: Language) -> bool:
    """Does a line end in a word that nothing ends with, `Working Notes from the Session of the`, or amid a date, the
    year of which begins the `following` one?"""
    words = line.rsplit(maxsplit=2)
    if following[:4].isdigit() and language.compiled(r"{year}(?!\d)").match(following):
        return language.compiled(r"(?<!\d){day} {month}$").search(line) is not None
    return len(words) > 1 and words[-1] in language.words("never_last")


def _ends_amid_chair(before: str, line: str, language: Language) -> bool:
    """`… Orlov. In the chair:`, then `Cde. Petrov.` and nothing else: is whoever presides named on the next line?"""
    if not before.endswith(":"):
        return False
    clause = before.rpartition(". ")[2]
    named = language.pattern("chair").fullmatch(f"{clause} {line.rstrip('.')}")
    return named is not None and bool(named["before"])


def _begins_anew(record: Record, before: str, line: str) -> bool:
    """Is the line before one of a menu, or does this one list those present? `Chaired by` may have lost its name."""
    return record.is_menu(before) or record.lists_those_present(line)


def _is_amid_list(before: str, line: str, language: Language) -> bool:
    """Does a list of names go on whose line broke behind initials that stand before surnames: `…, C. D. Orlov, A.`, or
    amid parentheses: `… (Trade`?"""
    if before.endswith("."):
        return broken_names.initials_go_on(before, line, language)
    open_, closed = before.rfind("("), line.find(")")
    return open_ > before.rfind(")") and closed > 0 and "(" not in line[:closed] and not _COUNTED.match(line)


def _goes_on(record: Record, so_far: _SoFar, line: str, page: Page) -> bool:
    """Does the paragraph so far go on in this line?"""
    language, text = record.language, normal(line)
    if _is_next_note(so_far, text, language):
        return False
    if so_far.bold_open or _is_amid_list(so_far.last, text, language) or _ends_amid_chair(so_far.last, text, language):
        return True
    if len(so_far.last) <= _LONGEST_VOTE and _STOP_FIRST.match(text):
        return True
    if text.isupper() and so_far.capitals and not so_far.last.endswith((".", ":")):
        return not (_is_classification(text, language) and _is_classification(so_far.last, language))
    if len(so_far.last) <= _LONGEST_VOTE and record.names_speaker(text) and record.names_speaker(so_far.last):
        return False  # a vote by name, line by line
    if _is_next_entry(so_far.last, text):
        return False
    ended = _MARK_BEHIND.sub("", so_far.last).endswith(_END_OF_SENTENCE)
    if not ended and _ends_amid_words(so_far.last, text, language) and not _begins_anew(record, so_far.last, text):
        return True
    if ended and broken_names.surname_is_all(so_far.last, text, language):
        return True
    may_begin = ended or so_far.last.endswith(";")
    if may_begin and (language.pattern("line_start").match(text) or record.names_speaker(text)):
        return False
    indent = _indent(line)
    if page.indent and indent == page.indent:
        return False
    if page.indent and not indent and so_far.indent in (0, page.indent):  # others are centred, or notes
        return True
    width = page.width
    is_full = bool(width) and len(so_far.last) >= _NEAR_THE_WIDTH * width
    if text[0].islower() and not (ended and _begins_with_person(text, language)):
        return True
    return is_full or (not ended and so_far.last.endswith((",", "-", "–")))


def _heads(record: Record, before: Span, line: str) -> bool:
    """`1. О пароме`, then `т. Петров – Паром стоит.`: is the paragraph so far a heading, and does somebody speak in
    this line, though it begins with a small letter?"""
    if not (line[0].islower() and _begins_with_person(line, record.language)):
        return False
    return record.heading(normal(record[before])) is not None and record.names_speaker(line)


def _is_next_note(so_far: _SoFar, line: str, language: Language) -> bool:
    """`[3] Translator's Note: …`, or `[3] …` below `[2] …`: does a line begin with the sign of a note, in the form in
    which the paragraph so far begins, or with a label behind it? No full stop need stand before it."""
    if line[0] not in _SIGNS_OF_NOTES and line[1:2] not in _BEHIND_LETTER:
        return False
    number = notes.number_before(line)
    if number is None:
        return False
    if notes.opens_note(line[number.text_start :], language):
        return True
    if number.number.isalpha() and notes.may_be_heading(so_far.last, language):
        return True
    first = notes.number_before(so_far.head)
    if first is None or not notes.are_alike(first.form, number.form) or "*" in number.number:
        return False
    (_, place), (_, place_before) = notes.series_of(number.number), notes.series_of(first.number)
    missing = place - place_before - 1
    if number.form[0] == "n":  # decisions are counted like that as well, and a sentence may go on with a figure
        return not missing and line[number.text_start].isupper()
    return 0 <= missing <= _MOST_MISSING


def _begins_with_person(line: str, language: Language) -> bool:
    """`т. Петрову ехать`: is a small letter the first of a form of address?"""
    return language.may_open_with("honorific", line) and language.compiled(_PERSON).match(line) is not None


def _is_next_entry(before: str, line: str) -> bool:
    """`1) to free the port,` and `2) to report`: do both lines count off, one right after the other?"""
    number = _COUNTED.match(line)
    last = _COUNTED.match(before) if number else None
    if number is None or last is None:
        return False
    follows = int(last[1]) + 1 == int(number[1]) if last[1].isdigit() and number[1].isdigit() else False
    return follows or (len(last[1]) == len(number[1]) == 1 and ord(last[1]) + 1 == ord(number[1]))
