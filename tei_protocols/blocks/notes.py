"""The notes at the end of a transcript: where they begin, and how each is numbered."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tei_protocols.blocks.paragraphs import Paragraph
from tei_protocols.blocks.record import Record
from tei_protocols.blocks.titles import session_named
from tei_protocols.conventions import bare_letters, closing_lines, notes, passage_marks
from tei_protocols.model.layout import Block, Kind
from tei_protocols.model.span import Span

# a note of several paragraphs, or a source line behind the notes
_MOST_UNNUMBERED = 2
# in the form of a number: no decision is numbered like that
_NEVER_OF_DECISIONS = frozenset("*†‡[<⁰¹²³⁴⁵⁶⁷⁸⁹")
# in the form of a number: decisions and points are numbered like that as well
_LIKE_POINTS = ("n.", "n)")
# a series of notes begins with them
_FIRST = ("1", "*", "†", "a", "а", "I")
_ENDS_SENTENCE = ".;,)]"
_LONGEST_NAME = 100
_LONGEST_HEADING = 60
# what heads a series by its place alone
_WORDS_ALONE = re.compile(r"[^\W\d_]{2,}(?:[ -][^\W\d_]+)*")
# the span of a footnote may begin with white space that its first paragraph has not
_SPACE_BEFORE = 3


def note_blocks(record: Record, paragraphs: list[Paragraph], marked_from: int | None = None) -> list[Block]:
    """The blocks of the notes, from their heading, or from the first of them, to the end; empty where there are none.

    A run of numbered paragraphs at the end is one of notes when it has a heading, when its texts carry the label of
    a note, or when the text before it has a mark for its numbers. Several series may stand one above the other.
    The marks may stand from `marked_from` on, above the paragraphs.
    """
    if marked_from is None:
        marked_from = paragraphs[0].span.start if paragraphs else 0
    footnotes = _real_footnotes(record, paragraphs)
    if footnotes:
        return footnotes
    first = _first_note(record, paragraphs, len(paragraphs), marked_from)
    if first is None or _goes_on_behind(record, paragraphs, first):
        return []
    while (above := _first_note(record, paragraphs, first, marked_from, is_other_series=True)) is not None:
        first = above
    found: list[Block] = []
    for index, paragraph in enumerate(paragraphs[first:], first):
        numbered = notes.number_before(paragraph.text)
        if numbered is None:
            headed = _heads_series(record, paragraphs, index)
            span = paragraph.span
            found.append(Block(Kind.NOTES_HEADING, span, span) if headed else _unnumbered(record, paragraph, found))
            continue
        span = paragraph.span
        label = Span(span.start, span.start + numbered.text_start)
        body = Span(label.end, span.end)
        found.append(Block(Kind.NOTE, span, body, label, numbered.number, numbered.form))
    return _closers_at_the_end(found)


def _closers_at_the_end(blocks: list[Block]) -> list[Block]:
    """A source line closes the notes; one before further notes belongs to the note that it stands in."""
    last = max((index for index, block in enumerate(blocks) if block.kind is not Kind.CLOSER), default=-1)
    before = [None, *(block.kind for block in blocks)]
    return [
        Block(Kind.NOTE, block.span, block.span, name="", form="none" if above in (None, Kind.NOTES_HEADING) else "")
        if block.kind is Kind.CLOSER and index < last
        else block
        for index, (above, block) in enumerate(zip(before, blocks, strict=False))
    ]


def _real_footnotes(record: Record, paragraphs: list[Paragraph]) -> list[Block]:
    """The notes of a file that has footnotes of its own: their texts are the last paragraphs."""
    found: list[Block] = []
    for span, *_ in reversed(paragraphs):
        footnote = next((each for each in record.source.footnotes if each.span.holds(span)), None)
        if footnote is None:
            break
        first = footnote.span.start >= span.start - _SPACE_BEFORE
        found.insert(0, Block(Kind.NOTE, span, span, None, footnote.number if first else "", "none" if first else ""))
    return found


def _unnumbered(record: Record, paragraph: Paragraph, so_far: list[Block]) -> Block:
    span, text = paragraph.span, paragraph.text
    is_heading = notes.is_heading(text, record.language) or notes.is_label_alone(text, record.language)
    if is_heading or _names_session(record, text, so_far):
        return Block(Kind.NOTES_HEADING, span, span)
    if closing_lines.closes(text, record.language):
        return Block(Kind.CLOSER, span, span)
    opens = not so_far or so_far[-1].kind is Kind.NOTES_HEADING or notes.opens_note(text, record.language)
    return Block(Kind.NOTE, span, span, name="", form="none" if opens else "")


def _goes_on_behind(record: Record, paragraphs: list[Paragraph], first: int) -> bool:
    """Does the record go on behind the last numbered note, on another page?"""
    if notes.number_before(paragraphs[-1].text) is not None:
        return False
    behind = paragraphs[first + 1 :][-_MOST_UNNUMBERED:]
    unnumbered = [each.text for each in behind if notes.number_before(each.text) is None]
    return any(record.begins_page(text) and unnumbered[-1] is not text for text in unnumbered)


def _heads_series(record: Record, paragraphs: list[Paragraph], index: int) -> bool:
    """`On the text`, `Notes on matters of fact`: is this the heading of the series of notes that begins right below?
    Its words say so; or where it stands does, between two series, or behind the closing lines. Decisions may be
    numbered alike, and then the text above has a mark."""
    text = paragraphs[index].text
    if len(text) > _LONGEST_HEADING or index + 1 == len(paragraphs) or text[-1] in _ENDS_SENTENCE:
        return False
    below = notes.number_before(paragraphs[index + 1].text)
    if below is None:
        return False
    is_told = notes.may_be_heading(text, record.language)
    if not (is_told or below.number in _FIRST):
        return False
    if is_told:
        return _is_never_of_decisions(below) or _is_marked(record, below, paragraphs[index].span.start)
    if not text[:1].isupper():
        return False
    above = notes.number_before(paragraphs[index - 1].text) if index > 1 else None
    if above is not None and _is_never_of_decisions(below) and not notes.are_alike(above.form, below.form):
        return True
    if not _WORDS_ALONE.fullmatch(text) or text.startswith(record.language.words("office")):
        return False
    closed = index > 0 and closing_lines.closes(paragraphs[index - 1].text, record.language)
    if not closed or closing_lines.closes(text, record.language) or record.names_speaker(text):
        return False
    return _is_marked(record, below, paragraphs[index].span.start)


def _is_never_of_decisions(numbered: notes.NumberedText) -> bool:
    apart = not _NEVER_OF_DECISIONS.isdisjoint(numbered.form) or passage_marks.is_around(numbered.form)
    return apart or notes.is_bare_letter(numbered.number, numbered.form)


def _is_marked(record: Record, numbered: notes.NumberedText, end: int) -> bool:
    """Has the text before a place a mark of this number?"""
    signs = notes.marks_in(record.source.text, 0, end)
    if any(notes.number_of(sign) == numbered.number for sign in signs):
        return True
    return bool(_told_by_notes(record, [numbered], Span(0, end)))


def _heads_one(record: Record, paragraphs: list[Paragraph], index: int) -> bool:
    """`Translator's Note:`, and below it the first number of a series: is it the heading of a single note?"""
    if index + 1 == len(paragraphs) or not notes.is_label_alone(paragraphs[index].text, record.language):
        return False
    below = notes.number_before(paragraphs[index + 1].text)
    return below is not None and below.number in _FIRST


def _names_session(record: Record, text: str, so_far: list[Block]) -> bool:
    """`Protocol No. 7` below the heading of the notes: the notes of which of several sessions follow?"""
    below = any(block.kind is Kind.NOTES_HEADING for block in so_far)
    return below and len(text) <= _LONGEST_NAME and session_named(text, record.language) != ("", frozenset())


def _first_note(
    record: Record, paragraphs: list[Paragraph], end: int, marked_from: int, is_other_series: bool = False
) -> int | None:
    """Where the notes before `end` begin: at their heading, or at the first of a run of numbered paragraphs that are
    notes. `is_other_series` asks for one that ends right before `end`."""
    run = _numbered_run(paragraphs, end, 0 if is_other_series else _MOST_UNNUMBERED)
    lowest = (run[0][0] if run else end) - 1 if is_other_series else 0
    for index in range(end - 1, max(lowest, 0) - 1, -1):
        text = paragraphs[index].text
        if notes.is_heading(text, record.language) or _heads_one(record, paragraphs, index):
            return index
        if text[-1] not in _ENDS_SENTENCE and text[0].isupper() and _heads_series(record, paragraphs, index):
            return index
    if not run or (is_other_series and not _may_be_other_series(record, paragraphs, run)):
        return None
    if _is_announced(paragraphs[run[0][0] - 1].text, run[0][1]) or _is_next_point(record, paragraphs, run):
        return None
    unproved = [
        numbered.number
        for index, numbered in run
        if not notes.opens_note(paragraphs[index].text[numbered.text_start :], record.language)
    ]
    if len(unproved) * 2 > len(run):
        before = notes.marks_in(record.source.text, marked_from, paragraphs[run[0][0]].span.start)
        half_bracketed = run[0][1].form.startswith("n)")
        marked = {notes.number_of(mark) for mark in before if half_bracketed or not notes.is_half_bracketed(mark)}
        marked |= _told_by_notes(record, [each for _, each in run], Span(marked_from, paragraphs[run[0][0]].span.start))
        unproved = [number for number in unproved if number not in marked]
    return run[0][0] if len(unproved) * 2 <= len(run) else None


def _told_by_notes(record: Record, run: Sequence[notes.NumberedText], above: Span) -> set[str]:
    """The numbers of a run whose marks above it no sign shows, but only that the notes are numbered so."""
    text, spans = record.source.text, [above]
    around = [each for each in run if passage_marks.is_around(each.form)]
    found = {each.number for each in around if passage_marks.around(text, spans, each.number)}
    letters = {each.number for each in run if notes.is_bare_letter(each.number, each.form)} - found
    return found | bare_letters.marks_of(text, spans, letters, record.language).keys() if letters else found


def _is_announced(above: str, first: notes.NumberedText) -> bool:
    """`The Presidium resolves:`: do the numbered paragraphs below a colon count off what it announces?"""
    return above.rstrip().endswith(":") and first.form.rstrip("+") in _LIKE_POINTS


def _is_next_point(record: Record, paragraphs: list[Paragraph], run: list[tuple[int, notes.NumberedText]]) -> bool:
    """Is one numbered line the next point of the agenda, whose last one is a heading above?"""
    index, only = run[0]
    if len(run) > 1 or only.form.rstrip("+") not in _LIKE_POINTS or not only.number.isdecimal():
        return False
    above = (record.heading(paragraph.text) for paragraph in paragraphs[:index])
    return str(int(only.number) - 1) in [heading.number for heading in above if heading]


def _may_be_other_series(
    record: Record, paragraphs: list[Paragraph], run: list[tuple[int, notes.NumberedText]]
) -> bool:
    """Are these no decisions? Either nobody numbers those like that, or the record was closed before them, or each
    number stands in brackets behind a word above, as a mark: `… the price.(2)`."""
    index, first = run[0]
    if _is_never_of_decisions(first) or closing_lines.closes(paragraphs[index - 1].text, record.language):
        return True
    if not first.form.startswith("("):
        return False
    above = record.source.text[: paragraphs[index].span.start]
    signs = [above.find(f"({numbered.number})", 1) for _, numbered in run]
    return all(at > 0 and not above[at - 1].isspace() for at in signs)


def _numbered_run(paragraphs: list[Paragraph], end: int, most: int) -> list[tuple[int, notes.NumberedText]]:
    """The last run of paragraphs before `end` whose numbers rise; between and after them `most` may have none."""
    run: list[tuple[int, notes.NumberedText]] = []
    unnumbered = 0
    for index in range(end - 1, 0, -1):
        numbered = notes.number_before(paragraphs[index].text)
        if numbered is None:
            unnumbered += 1
            if unnumbered > most:
                break
            continue
        if run and not _precedes(numbered, run[0][1]):
            break
        run.insert(0, (index, numbered))
        unnumbered = 0
    return run


def _precedes(one: notes.NumberedText, other: notes.NumberedText) -> bool:
    """May a note of this number stand before the other? Asterisks go from one to several, then with a digit."""
    (series, place), (other_series, other_place) = notes.series_of(one.number), notes.series_of(other.number)
    if series != other_series:
        return False
    apart = other_place - place
    if series == "*" or notes.are_alike(one.form, other.form):
        return apart > 0
    # a typist may forget the full stop, or set one, but no number
    return apart == 1 and one.form.rstrip("+.") == other.form.rstrip("+.")
