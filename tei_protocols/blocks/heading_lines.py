"""What stands under a heading and belongs to it: names, remarks, and the rest of its words on the next line."""

from __future__ import annotations

import re

from msgspec.structs import replace

from tei_protocols.blocks.paragraphs import Paragraph
from tei_protocols.blocks.record import Record
from tei_protocols.conventions import closing_lines, decisions, headings, notes, stage
from tei_protocols.conventions.lists import is_list_of_names
from tei_protocols.model.layout import SITTING, Block
from tei_protocols.model.span import Span

# words that stand below the label of a heading are no longer
_LONGEST = 150
_LONGEST_SITTING = 80
_LONGEST_REST = 100
_MOST_WORDS_LEFT = 4
# a sentence in parentheses, and how many words it has at least: its stop is no part of an abbreviation
_SENTENCE_APART = re.compile(r"\([^\W\d_a-zа-яё][^()]*\s[^\W\d_]{4,}[.!?]\)")
_SHORTEST_SENTENCE = 5


def begins_sitting(record: Record, text: str) -> bool:
    """Does a line say which sitting of the session begins: `Evening session, 7 July`?"""
    return len(text) <= _LONGEST_SITTING and record.language.pattern("part_of_session").fullmatch(text) is not None


def with_line(record: Record, heading: Block, paragraph: Paragraph) -> Block | None:
    """The heading with what stands under it: names, the protocol that is pointed to, and, on its next line, the rest
    of its words. None where the paragraph is none of these."""
    span, text, whole = paragraph.span, paragraph.text, Span(heading.span.start, paragraph.span.end)
    if record.source.text[heading.span.end : span.start].strip():  # a line drawn between them
        return None
    if is_list_of_names(text, record.language) and not record.names_speaker(text):
        return replace(heading, span=whole)
    if heading.form == SITTING and begins_sitting(record, text):
        return replace(heading, span=whole, body=whole)
    if headings.refers_to_agenda(record[heading.span], record.language):
        return None
    if _is_to_be_told(record, heading) and len(text) < _LONGEST and not record.looks_like_label(text):
        named = record.names_speaker(text) or decisions.is_decision(text, record.language)
        return None if named else replace(heading, span=whole, body=Span(heading.body.start, span.end))
    if not len(heading.body) and heading.span.end == heading.body.end and len(text) < _LONGEST:
        return None if record.names_speaker(text) else replace(heading, span=whole, body=span)
    if heading.body.end < heading.span.end:  # the names are the last of it, but for the protocol
        return replace(heading, span=whole) if headings.is_reference(text, record.language) else None
    next_line = record.source.text.count("\n", heading.span.end, span.start) == 1
    is_remark = headings.is_remark(text, record.language) or headings.is_reference(text, record.language)
    if is_remark or (next_line and _is_rest(record, heading, text)):
        return replace(heading, span=whole, body=Span(heading.body.start, span.end))
    return None


def _is_to_be_told(record: Record, heading: Block) -> bool:
    """Does a heading say only that something was heard, and not yet what: `I. Слушали:`?"""
    return record.language.pattern("heard_label").fullmatch(record[heading.body]) is not None


def _is_rest(record: Record, heading: Block, text: str) -> bool:
    """Is a line the rest of the heading above it: words in parentheses, or words without an end, but no heading?"""
    if len(text) > _LONGEST_REST or record.names_speaker(text) or record.begins_page(text):
        return False
    words = notes.without_marks_behind(text)
    if words.startswith("(") and words.rstrip("0123456789.").endswith(")") and words.count("(") == 1:
        return not (stage.is_stage_business(words, record.language) or _is_sentence_apart(words))
    is_other = (
        record.heading(text) or decisions.is_decision(text, record.language) or decisions.is_bare(text, record.language)
    )
    is_other = is_other or record.lists_those_present(text)
    if is_other or closing_lines.closes(text, record.language) or record.looks_like_label(text):
        return False
    ended = words.rstrip().endswith((".", "!", "?", ":", ";"))
    stopped = notes.without_marks_behind(record[heading.body]).endswith((".", "!", "?", ":"))
    return not ended if stopped else not ended or len(words.split()) <= _MOST_WORDS_LEFT


def _is_sentence_apart(words: str) -> bool:
    """`(The text is read aloud by Cde. Petrov.)`: is what stands in parentheses a whole sentence, told of the point?"""
    return len(words.split()) >= _SHORTEST_SENTENCE and _SENTENCE_APART.fullmatch(words) is not None
