"""Lines into paragraphs: spans of the source that belong together, whatever the copy did with its line ends."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise, takewhile
from typing import NamedTuple

from tei_protocols.blocks import run_together
from tei_protocols.blocks.lines import Page, divide
from tei_protocols.blocks.record import Record
from tei_protocols.conventions import collectives, columns, dates, notes, pages
from tei_protocols.conventions.brackets import signature_of
from tei_protocols.conventions.labels_within import LabelWithin, is_amid_quotation, labels_within
from tei_protocols.conventions.lists import is_list_of_names
from tei_protocols.language import Language
from tei_protocols.model.source import Line, Source
from tei_protocols.model.span import Span
from tei_protocols.model.white_space import WHITE_SPACE, normal

# a copy that lost all its line ends has paragraphs as long as that
_LONGEST_ON_AVERAGE = 250
# "… Agreed? Chairman Cde. PETROV. It is adopted."
_BEHIND_SENTENCE = re.compile(r"[.!?)\]»”\"]\s")
_LABEL_OF_CHAIR = (
    r"{chair_title} (?:{honorific} ?)?(?:{initials}\s?)?[{upper_letters}]{3,}(?:-[{upper_letters}]+)?[.:](?=\s)"
)
_END_OF_SENTENCE = (".", "!", "?", ":", '"', "”", "»", ")", "]")


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
    page = Page.of(source, runs)
    whole = _rejoined(record, [span for run in runs for span in divide(record, run, page)])
    lost = sum(map(len, whole)) > _LONGEST_ON_AVERAGE * len(whole)
    if source.once(pages.forms_in, record.language):
        whole = [part for span in whole for part in _behind_page(source, span, record.language)]
    found = [Paragraph(*part) for span in whole for part in run_together.parts(source, span, record.language, lost)]
    if "\n(" in source.text:
        found = list(_at_headings(record, found))
    if labels := _chairs_within(source.text, record.language):
        found = [part for paragraph in found for part in _at_chair(record, paragraph, labels)]
    if within := [label for label in source.once(labels_within, record.language) if label.is_certain]:
        found = [part for paragraph in found for part in _at_labels(record, paragraph, within)]
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


def _at_headings(record: Record, so_far: list[Paragraph]) -> Iterator[Paragraph]:
    """The paragraphs, with those parted into which the heading below has run: `… the delegation Regarding the ferry`.
    The names in parentheses that follow are those of its speakers, and show it."""
    for paragraph, following in pairwise([*so_far, Paragraph(Span(0, 0), "")]):
        cut = None
        if following.text.startswith("(") and paragraph.text[-1:].isalnum():
            cut = record.language.pattern("heading_within").search(paragraph.text)
        if cut is None or record.heading(paragraph.text) or not is_list_of_names(following.text, record.language):
            yield paragraph
            continue
        first, second = cut.start(), cut.end()
        for start, end in ((0, first), (second, len(paragraph.text))):
            span = Span(paragraph.span.start + start, paragraph.span.start + end)
            yield paragraph._replace(span=span, text=record[span])


def _chairs_within(text: str, language: Language) -> list[Span]:
    """Where labels of the chair may stand amid the paragraphs of a whole copy."""
    if not any(map(text.__contains__, language.words("chair_title"))):
        return []
    labels = (Span(*label.span()) for label in language.compiled(_LABEL_OF_CHAIR).finditer(text, 2))
    return [label for label in labels if _BEHIND_SENTENCE.match(text, label.start - 2)]


def _at_chair(record: Record, paragraph: Paragraph, labels: list[Span]) -> list[Paragraph]:
    """The turns of a paragraph in which the copy lost the line ends before the label of the chair, and so before those
    of voices from the floor as well. Among those present the same words say who is in the chair."""
    text, language, start = paragraph.text, record.language, paragraph.span.start
    cuts = [label.start - start for label in labels if start < label.start and label.end < paragraph.span.end]
    if not cuts or not (record.names_speaker(text) or collectives.recognise(text, language)):
        return [paragraph]
    cuts += [voice.start() for voice in language.pattern("voice_within").finditer(text)]
    edges = [start, *(start + cut for cut in sorted(cuts)), paragraph.span.end]
    parts = [record.source.trimmed(Span(start, end)) for start, end in pairwise(edges)]
    return [Paragraph(part, record[part]) for part in parts]


def _at_labels(record: Record, paragraph: Paragraph, labels: list[LabelWithin]) -> list[Paragraph]:
    """The turns of a paragraph in which a second label stands behind a sentence of the first speaker; what somebody
    quotes, and what stands in brackets, is not parted."""
    start, text = paragraph.span.start, paragraph.text
    first = bisect_left(labels, start, key=lambda label: label.start)
    inside = list(takewhile(lambda label: label.end < paragraph.span.end, labels[first:]))
    if not inside or not record.names_speaker(text):
        return [paragraph]
    cuts = [label.start for label in inside if not is_amid_quotation(text[: label.start - start])]
    cuts = [cut for cut in cuts if cut > start and record.names_speaker(text[cut - start :])]
    edges = [start, *cuts, paragraph.span.end]
    parts = [record.source.trimmed(Span(first, end)) for first, end in pairwise(edges)]
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


def _rejoined(record: Record, spans: list[Span]) -> list[Span]:
    """Halves of a paragraph that a blank line parts: the first stops in mid-sentence, the second begins small, or with
    what an editor says of the last word of the first."""
    source = record.source
    found: list[Span] = []
    for span in spans:
        begins = source.text[span.start]
        goes_on = begins.islower() and not record.language.pattern("line_start").match(source[span])
        goes_on = goes_on or (begins == "[" and _begins_with_gloss(source[span], record.language))
        goes_on = goes_on and not record.lists_those_present(source[span]) and not _is_first_note(record, found, span)
        goes_on = goes_on and not record.names_speaker(source[span])
        first = _stopped_short(record, found) if goes_on and not _begins_record(record, found, span) else None
        if first is None:
            found.append(span)
        else:
            found[first:] = [Span(found[first].start, span.end)]
    return found


def _is_first_note(record: Record, so_far: list[Span], span: Span) -> bool:
    """Does a letter stand before the text of a note, below a heading of notes?"""
    numbered = notes.number_before(record[span])
    return numbered is not None and bool(so_far) and notes.may_be_heading(record[so_far[-1]], record.language)


def _begins_with_gloss(text: str, language: Language) -> bool:
    """`[Ministry of Internal Affairs--trans.] buildings were occupied`: words of an editor amid a sentence?"""
    end = text.find("]")
    return bool(signature_of(text[:end], language)) and text[end + 1 : end + 3].strip().islower()


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
