"""Agenda: the paragraphs of the proceedings go in; out come the points that are announced before they are taken."""

from __future__ import annotations

from itertools import pairwise

from tei_protocols.blocks.paragraphs import Paragraph
from tei_protocols.blocks.record import Record
from tei_protocols.conventions import headings
from tei_protocols.model.layout import ANNOUNCED, Block, Kind
from tei_protocols.model.span import Span
from tei_protocols.model.white_space import normal

# what stands before the words of a point, at most
_LONGEST_LABEL = 12
# an agenda begins within so many paragraphs
_DEEPEST_AGENDA = 15


def announced_points(record: Record, paragraphs: list[Paragraph]) -> range:
    """The places of the points that an agenda announces under its label, and that return as headings."""
    label = record.language.pattern("agenda_label")
    first = paragraphs[:_DEEPEST_AGENDA]
    opening = next((index for index, each in enumerate(first) if label.fullmatch(each.text)), None)
    points: list[str] = []
    numbers: list[str] = []
    start = _first_point(record, first) if opening is None else opening + 1
    for paragraph in paragraphs[start:]:
        heading = record.heading(paragraph.text)
        if not heading or not heading.number or headings.refers_to_agenda(paragraph.text, record.language):
            break
        if points and points[0] == headings.bare_words(paragraph.text, heading):
            break
        points.append(headings.bare_words(paragraph.text, heading))
        numbers.append(heading.number)
    if not points:
        return range(0)
    end = start + len(points)
    again = {normal(paragraph.text).casefold() for paragraph in paragraphs[end:]}
    returns = any(0 <= text.find(points[0]) < _LONGEST_LABEL for text in again)
    returns = returns or _are_taken(record, numbers, paragraphs[end:])
    returns = returns or (opening is None and len(points) > 1 and _are_read_out(record, paragraphs[: start + 1]))
    return range(start if opening is None else opening, end) if returns else range(0)


def _are_read_out(record: Record, upto_first: list[Paragraph]) -> bool:
    """Does somebody say the points of an agenda: does a speech above the first of them end with a colon?"""
    *above, first = upto_first
    if not above or not above[-1].text.rstrip().endswith(":"):
        return False
    heading = record.heading(first.text)
    if heading is None or headings.needs_confirmation(first.text, heading, record.language):
        return False
    if record.language.pattern("heard_label").fullmatch(above[-1].text):
        return False
    return any(record.names_speaker(each.text) for each in above)


def point_of(record: Record, text: str) -> tuple[str, str]:
    """The number and the words of a point of the agenda; empty where a paragraph is none."""
    heading = record.heading(text)
    return (heading.number, headings.bare_words(text, heading)) if heading and heading.number else ("", "")


def _are_taken(record: Record, numbers: list[str], paragraphs: list[Paragraph]) -> bool:
    """Do headings below say which point of the agenda is taken, by their numbers: "On point 1"?"""
    language = record.language
    taken = (each.text for each in paragraphs if headings.refers_to_agenda(each.text, language))
    found = (headings.recognise(text, language) for text in taken)
    return any(heading and heading.number in numbers[:1] for heading in found)


def _first_point(record: Record, paragraphs: list[Paragraph]) -> int:
    """Where two points of an agenda follow one another without anything between; past the end where none do.
    The entries of those present, below their label, are none."""
    found = [record.heading(each.text) for each in paragraphs]
    numbers = [heading.number if heading else "" for heading in found]
    pairs = enumerate(pairwise(numbers))
    firsts = (index for index, pair in pairs if pair == ("1", "2"))
    return next((index for index in firsts if not _is_below_list(record, paragraphs, index)), len(paragraphs))


def _is_below_list(record: Record, paragraphs: list[Paragraph], index: int) -> bool:
    """Does the label of those present stand right above a paragraph, with nobody's name behind it: `Present:`?"""
    above = paragraphs[index - 1].text if index else ""
    return above.endswith(":") and record.lists_those_present(above)


def announced(record: Record, paragraph: Paragraph) -> Block:
    """A point of an agenda, with its number as label; or the label of the agenda itself."""
    heading = record.heading(paragraph.text)
    if heading is None or not heading.number:
        return Block(Kind.PARAGRAPH, paragraph.span, paragraph.span, form=ANNOUNCED)
    label = Span(paragraph.span.start, paragraph.span.start + heading.label_end)
    body = record.source.trimmed(Span(label.end, paragraph.span.end))
    return Block(Kind.PARAGRAPH, paragraph.span, body, label, heading.number, ANNOUNCED)
