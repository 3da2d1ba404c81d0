"""Lines into paragraphs: spans of the source that belong together, whatever the copy did with its line ends."""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from tei_protocols.blocks.record import Record
from tei_protocols.conventions import collectives, columns, dates, decisions, notes, pages
from tei_protocols.language import Language
from tei_protocols.model.source import Line, Source
from tei_protocols.model.span import Span
from tei_protocols.model.white_space import WHITE_SPACE, leading, normal

# Copies that break their lines by hand stay below this many characters, and most of their lines come near their width.
_WIDEST_WRAPPED_LINE = 110
_NEAR_THE_WIDTH = 0.75
_NARROWEST = 25
# A copy that lost all its line ends has longer paragraphs than anybody writes, with the heads of others inside.
_LONGEST_PARAGRAPH = 1500
_LONGEST_ON_AVERAGE = 250
_FEWEST_CUES = 3
_SENTENCE_END = re.compile(r"\.(?P<space>\s+)")
_LONGEST_SPACE = 10
# the sign of a label that stood in bold, on the next line: ". The harvest is good."
_STOP_FIRST = re.compile(r"[.:] (?![.:])")
# "… Agreed? Chairman Cde. PETROV. It is adopted."
_CHAIR_WITHIN = (
    r"(?<=[.!?)\]»”\"])\s(?={chair_title} (?:{honorific} ?)?(?:{initials}\s?)?"
    r"[{upper_letters}]{3,}(?:-[{upper_letters}]+)?[.:]\s)"
)
_BOLD_OPENS = re.compile(r"(?<!\S)\*\*(?=[^\s*])")
_END_OF_SENTENCE = (".", "!", "?", ":", '"', "”", "»", ")", "]")
# the mark of a note behind a stop
_MARK_BEHIND = re.compile(r"(?<=[.!?:\"”»)\]])(?:<?\d{1,3}>?|\*{1,9}|[⁰¹²³⁴-⁹]{1,3})$")
# the entry of a list that counts with a number or a small letter: `2) …`
_COUNTED = re.compile(r"\(?(\d{1,2}|[a-zа-я])\)\s")
# how somebody voted, on a line of its own
_LONGEST_VOTE = 40
# a line that breaks between the initials of somebody and the surname
_INITIALS_LAST = r"{initials}\s?{surname}\s?(?:,|;|,?\s{and})\s(?:{honorific} ?)?{initials}$"
_SURNAME_FIRST = r"{surname}(?:[,;.]|\s{and}\s|$)"
# book print sets the first line of a paragraph in by so much, at most
_DEEPEST_INDENT = 8


class Paragraph(NamedTuple):
    """A paragraph of the source: where it stands, trimmed, and its `text`; its lines may be those of two columns, or it
    is what was `heard` or what was `decided`, as its column says."""

    span: Span
    text: str
    in_columns: bool = False
    heard: bool = False
    decided: bool = False


def paragraphs(record: Record) -> list[Paragraph]:
    """The paragraphs of the source, trimmed, in order; every line that is not blank lies in them whole."""
    source = record.source
    runs = _runs(record)
    page = _Page.of(source, runs)
    whole = _rejoined(record, [span for run in runs for span in _divide(record, run, page)])
    lost = sum(map(len, whole)) > _LONGEST_ON_AVERAGE * len(whole)
    apart = [part for span in whole for part in _behind_page(source, span, record.language)]
    found = [part for span in apart for part in _cut(source, span, record.language, lost)]
    if any(map(source.text.__contains__, record.language.words("chair_title"))):
        found = [part for paragraph in found for part in _at_chair(record, paragraph)]
    return list(_in_columns(source, found, record.language)) if columns.GAP in source.text else found


def _in_columns(source: Source, so_far: list[Paragraph], language: Language) -> Iterator[Paragraph]:
    """The paragraphs, those of two columns, what was heard beside what was decided, one after the other; where they are
    longer than a line they stay together."""
    column = 0
    for paragraph in so_far:
        start = paragraph.span.start
        indent = start - source.text.rfind("\n", 0, start) - 1
        is_line = "\n" not in paragraph.text
        head = columns.heads_two(paragraph.text, language) if is_line else 0
        column = indent + head if head else column
        cell = head or (columns.second_cell(paragraph.text, column - indent) if column and is_line else 0)
        if cell:
            heard, decided = source.trimmed(Span(start, start + cell)), Span(start + cell, paragraph.span.end)
            yield Paragraph(heard, source[heard], heard=True)
            yield Paragraph(decided, source[decided], decided=True)
        elif column and columns.are_two(paragraph.text, column - indent):
            yield paragraph._replace(in_columns=True)
        else:
            yield paragraph


def _at_chair(record: Record, paragraph: Paragraph) -> list[Paragraph]:
    """The turns of a paragraph in which the copy lost the line ends before the label of the chair, and so before those
    of voices from the floor as well. Among those present the same words say who is in the chair."""
    text, language = paragraph.text, record.language
    if not any(map(text.__contains__, language.words("chair_title"))):
        return [paragraph]
    cuts = [label.start() for label in language.compiled(_CHAIR_WITHIN).finditer(text)]
    if not cuts or not (record.names_speaker(text) or collectives.recognise(text, language)):
        return [paragraph]
    cuts += [voice.start() for voice in language.pattern("voice_within").finditer(text)]
    edges = [paragraph.span.start, *(paragraph.span.start + cut for cut in sorted(cuts)), paragraph.span.end]
    parts = [record.source.trimmed(Span(start, end)) for start, end in pairwise(edges)]
    return [Paragraph(part, record[part]) for part in parts]


def _behind_page(source: Source, span: Span, language: Language) -> list[Span]:
    """The mark of a page and the paragraph that begins behind it in the same line: `[page two] Present: …`."""
    end = pages.end_at_head(source[span], language)
    rest = source.trimmed(Span(span.start + end, span.end)) if end else span
    return [source.trimmed(Span(span.start, span.start + end)), rest] if end and len(rest) else [span]


def _runs(record: Record) -> list[list[Line]]:
    """The lines that stand together: blank ones part them, and a running head stands alone."""
    heads = record.running_heads
    runs: list[list[Line]] = []
    goes_on = False
    for line in record.source.lines:
        text = record.source[line.span]
        if not text.strip(WHITE_SPACE):
            goes_on = False
        elif heads and text.strip() in heads:
            runs.append([line])
            goes_on = False
        elif goes_on:
            runs[-1].append(line)
        else:
            runs.append([line])
            goes_on = True
    return runs


def _cut(source: Source, span: Span, language: Language, lost: bool) -> list[Paragraph]:
    """The paragraphs of a copy that `lost` its line ends: cut where the words of the genre begin one. Labels of a
    description that run together are always cut."""
    text = source[span]
    labels = language.pattern("field_cue")
    if labels.match(text):
        cuts = [match.start() for match in labels.finditer(text)]
    elif (lost or len(text) > _LONGEST_PARAGRAPH) and not columns.are_merged(text):
        of_notes = notes.run_together(text, language)
        end = of_notes[0] if of_notes else len(text)
        cuts = [match.start() for match in language.pattern("paragraph_cue").finditer(text, 0, end)]
        headings = [language.pattern("heading_cue").match(text, cut + 1, end) for cut in cuts]
        fewest = _FEWEST_CUES - any(headings)  # behind a heading somebody speaks
        cuts = sorted({*cuts, *(heading.end() for heading in headings if heading)})
        cuts = sorted({*cuts, *_behind_collectives(text, cuts, language)})
        cuts += [*of_notes, *_source_behind(text, of_notes, language)]
        cuts = cuts if len(cuts) >= fewest else []
    else:
        return [Paragraph(span, text)]
    # a control character, which formulas take for white space, parts nothing
    cuts = [span.start + cut for cut in cuts if cut and any(each in WHITE_SPACE for each in text[cut - 1 : cut + 1])]
    edges = [span.start, *cuts, span.end]
    parts = [source.trimmed(Span(start, end)) for start, end in pairwise(edges)]
    return [Paragraph(part, source[part]) for part in parts if len(part)]


def _behind_collectives(text: str, cuts: list[int], language: Language) -> Iterator[int]:
    """Where, behind what a whole group does, a sentence begins that decides."""
    for start in cuts:
        first = start + leading(text[start : start + _LONGEST_SPACE])
        act = collectives.recognise(text[first : first + _LONGEST_PARAGRAPH], language)
        stop = _SENTENCE_END.search(text, first) if act and not act.label_end else None
        if stop and decisions.is_decision(text[stop.end() : stop.end() + _LONGEST_PARAGRAPH], language):
            yield stop.start("space")


def _source_behind(text: str, of_notes: list[int], language: Language) -> list[int]:
    """Where the line of the source begins that stands behind the last of the notes."""
    line = language.pattern("source_cue").search(text, of_notes[-1]) if of_notes else None
    return [line.start()] if line else []


def _rejoined(record: Record, spans: list[Span]) -> list[Span]:
    """Halves of a paragraph that a blank line parts: the first stops in mid-sentence, the second begins small."""
    source = record.source
    found: list[Span] = []
    for span in spans:
        goes_on = source.text[span.start].islower() and not record.language.pattern("line_start").match(source[span])
        goes_on = goes_on and not record.lists_those_present(source[span])
        goes_on = goes_on and not record.names_speaker(source[span])
        first = _stopped_short(record, found) if goes_on and not _begins_record(record, found, span) else None
        if first is None:
            found.append(span)
        else:
            found[first:] = [Span(found[first].start, span.end)]
    return found


def _begins_record(record: Record, so_far: list[Span], span: Span) -> bool:
    """Does a paragraph say who was in the chair, be it without the name, or stand below the date of the session?"""
    if record.language.pattern("chair_without_name").fullmatch(record[span]):
        return True
    return bool(so_far) and dates.is_dateline(record[so_far[-1]], record.language)


def _stopped_short(record: Record, so_far: list[Span]) -> int | None:
    """Which paragraph stops in mid-sentence: the last, or that before the marks of pages that stand between."""
    first = len(so_far) - 1
    while first > 0 and _is_page(record, record[so_far[first]]):
        first -= 1
    if first < 0 or _is_page(record, record[so_far[first]]):
        return None
    return None if normal(record[so_far[first]]).endswith(_END_OF_SENTENCE) else first


def _is_page(record: Record, text: str) -> bool:
    return record.begins_page(text) or pages.is_inline(text, record.language)


class _Page(NamedTuple):
    """How a copy sets its lines: the `width` at which it breaks them, or 0 where its lines are paragraphs, and the
    `indent` of the first line of a paragraph, or 0 where all begin alike."""

    width: int
    indent: int

    @classmethod
    def of(cls, source: Source, runs: list[list[Line]]) -> _Page:
        """The page of a copy, as its `runs` of lines show it."""
        width = _wrapping_width(source, runs)
        return cls(width, _first_line_indent(source, runs) if width else 0)


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
    inner = [len(normal(source[line.span])) for run in runs for line in run[:-1]]
    if len(inner) < 3 or max(inner) > _WIDEST_WRAPPED_LINE:
        return 0
    width = max(inner)
    if width < _NARROWEST:  # titles of two lines
        return 0
    full = sum(length >= _NEAR_THE_WIDTH * width for length in inner)
    return width if full >= 0.6 * len(inner) else 0


def _divide(record: Record, run: list[Line], page: _Page) -> list[Span]:
    if len(run) == 1:
        return [record.source.trimmed(run[0].span)]
    whole = Span(run[0].span.start, run[-1].span.end)
    if columns.are_merged(record[whole]):
        return [record.source.trimmed(whole)]
    found = [run[0].span]
    so_far = _SoFar.of(record[run[0].span])
    for line in run[1:]:
        text = record[line.span]
        if _goes_on(record, so_far, text, page):
            found[-1] = Span(found[-1].start, line.span.end)
            so_far = so_far.with_line(text)
        else:
            found.append(line.span)
            so_far = _SoFar.of(text)
    return [record.source.trimmed(span) for span in found]


class _SoFar(NamedTuple):
    """What counts of a paragraph that may go on in the next line: its last line, whether bold words are still open
    in it, whether it is all in capitals, and by how much its last line is set in."""

    last: str
    bold_open: bool
    capitals: bool
    indent: int

    @classmethod
    def of(cls, line: str) -> _SoFar:
        """A paragraph of one line."""
        return cls(line.strip(), _is_bold_open(line), line.isupper(), _indent(line))

    def with_line(self, line: str) -> _SoFar:
        """The paragraph with a line more."""
        still_open = self.bold_open and "**" not in line
        return _SoFar(line.strip(), still_open or _is_bold_open(line), self.capitals and line.isupper(), _indent(line))


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


def _ends_amid_name(before: str, line: str, language: Language) -> bool:
    """`of A. Kadar and F.`, then `Munnich` and nothing else: is the surname on the next line?"""
    words = before.rsplit(maxsplit=2)
    is_initial = len(words) > 2 and words[-1][:1].isupper() and words[-1][1:] == "."
    return is_initial and words[-2] in language.words("never_last") and line.isalpha() and line.istitle()


def _begins_anew(record: Record, before: str, line: str) -> bool:
    """Is the line before one of a menu, or does this one list those present? `Chaired by` may have lost its name."""
    return record.is_menu(before) or record.lists_those_present(line)


def _is_amid_list(before: str, line: str, language: Language) -> bool:
    """Does a list of names go on whose line broke behind initials that stand before surnames: `…, C. D. Orlov, A.`, or
    amid parentheses: `… (Trade`?"""
    if before.endswith("."):
        last = language.compiled(_INITIALS_LAST).search(before)
        return last is not None and language.compiled(_SURNAME_FIRST).match(line) is not None
    open_, closed = before.rfind("("), line.find(")")
    return open_ > before.rfind(")") and closed > 0 and "(" not in line[:closed] and not _COUNTED.match(line)


def _goes_on(record: Record, so_far: _SoFar, line: str, page: _Page) -> bool:
    """Does the paragraph so far go on in this line?"""
    language, text = record.language, normal(line)
    if so_far.bold_open or _is_amid_list(so_far.last, text, language):
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
    if ended and _ends_amid_name(so_far.last, text, language):
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
    goes_on = text[0].islower() or (not ended and so_far.last.endswith((",", "-", "–")))
    return goes_on or bool(width and len(so_far.last) >= _NEAR_THE_WIDTH * width)


def _is_next_entry(before: str, line: str) -> bool:
    """`1) to free the port,` and `2) to report`: do both lines count off, one right after the other?"""
    number = _COUNTED.match(line)
    last = _COUNTED.match(before) if number else None
    if number is None or last is None:
        return False
    follows = int(last[1]) + 1 == int(number[1]) if last[1].isdigit() and number[1].isdigit() else False
    return follows or (len(last[1]) == len(number[1]) == 1 and ord(last[1]) + 1 == ord(number[1]))
