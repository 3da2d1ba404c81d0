"""The proceedings: lists of those present, headings of the agenda, running text and the closing lines."""

from __future__ import annotations

from msgspec.structs import replace

from tei_protocols.blocks.agenda import announced, announced_points, point_of
from tei_protocols.blocks.closers import closers_at_the_end, closes, ends_with_stranger, is_signed
from tei_protocols.blocks.heading_lines import begins_sitting, with_line
from tei_protocols.blocks.paragraphs import Paragraph
from tei_protocols.blocks.record import Record
from tei_protocols.blocks.titles import CLOSING_QUOTATION_MARKS
from tei_protocols.blocks.unnamed_lists import goes_on_unnamed
from tei_protocols.blocks.unnamed_offices import ends_with_recorder
from tei_protocols.blocks.votes import apart_from_votes, is_vote
from tei_protocols.conventions import (
    attendance,
    chairs,
    closing_lines,
    columns,
    decisions,
    entries,
    headings,
    notes,
    unnamed_lists,
)
from tei_protocols.conventions.brackets import encloses_all
from tei_protocols.conventions.lists import is_list_of_names
from tei_protocols.language.sentences import starts
from tei_protocols.model.layout import GROUP, OFFICE, SITTING, UNNAMED, VOTE, Block, Kind
from tei_protocols.model.protocol import Manner, Place
from tei_protocols.model.span import Span

_LONGEST_SHORT_HEADING = 150
_LONGEST_CLOSING = 80
_SAYS = r"{honorific} ?{name} {third_person}(?!\w)"
# "On Orlov — he said that it is for him to decide"
_TELLS = r"[^—–.]{3,100}?\s(?:--|[—–])\s{reporting}(?!\w)"
# a longer paragraph of several sentences is no heading without a number
_LONGEST_WITHOUT_NUMBER = 100
# the signs of a label
_OPENS_SPEECH = (":", "—", "–", "--")


def proceedings_blocks(record: Record, paragraphs: list[Paragraph]) -> list[Block]:
    """Say of each paragraph after the front matter what it is."""
    found: list[Block] = []
    following = [*(paragraph.text for paragraph in paragraphs[1:]), ""]
    agenda = announced_points(record, paragraphs)
    points = {point_of(record, paragraphs[index].text) for index in agenda}
    for index, (paragraph, next_text) in enumerate(zip(paragraphs, following, strict=False)):
        if index in agenda:
            found.append(announced(record, paragraph))
        elif points and index >= agenda.stop and (point := point_of(record, paragraph.text)) and point in points:
            points.discard(point)
            found.append(_recognise(record, paragraph._replace(heard=True), next_text, found))
        elif found and found[-1].kind is Kind.HEADING and (longer := with_line(record, found[-1], paragraph)):
            found[-1] = longer
        else:
            found.append(_recognise(record, paragraph, next_text, found))
    if found and found[-1].kind is Kind.PARAGRAPH and ends_with_recorder(record, found[-1].span):
        found[-1] = replace(found[-1], kind=Kind.CLOSER, form=OFFICE)
    return apart_from_votes(closers_at_the_end(found))


def _recognise(record: Record, paragraph: Paragraph, following: str, before: list[Block]) -> Block:
    """What a paragraph is."""
    span, text = paragraph.span, paragraph.text
    if record.begins_page(text):
        return Block(Kind.PAGE, span, span)
    if paragraph.in_columns or columns.are_merged(text):
        return Block(Kind.PARAGRAPH, span, span, form="columns")
    if paragraph.decided:
        return Block(Kind.PARAGRAPH, span, span, form="decided")
    place = closing_lines.place_of(text, record.language)
    if is_signed(record, paragraph, place, following, before):
        return Block(Kind.CLOSER, span, span)
    if record.lists_those_present(text) or _goes_on_with_list(record, paragraph, following, before):
        return Block(Kind.ATTENDANCE, span, span, form=record.unnamed_lists.get(text, ""))
    if before and before[-1].kind is Kind.ATTENDANCE and not record.heading(text):
        form = goes_on_unnamed(record, text, following)
        if form:
            return Block(Kind.ATTENDANCE, span, span, form=form)
    if begins_sitting(record, text):
        return Block(Kind.HEADING, span, span, form=SITTING)
    if is_vote(record, text, before):
        return Block(Kind.PARAGRAPH, span, span, form=VOTE)
    words = text[1:-1] if encloses_all(text) else text  # a heading that the editor wrote
    heading = record.heading(words)
    if heading and (paragraph.heard or _confirmed(record, words, heading, following, before)):
        label = Span(span.start, span.start + heading.label_end) if heading.label_end else None
        body = record.source.trimmed(Span(span.start + heading.label_end, span.end))
        return Block(Kind.HEADING, span, body, label, heading.number, heading.form)
    if _begins_point(record, text, before):
        return Block(Kind.HEADING, span, span)
    number = headings.number_alone(text, record.language)
    if number and _is_next(number, before) and not record.names_speaker(following):
        return Block(Kind.HEADING, span, Span(span.end, span.end), span, number.number, number.form)
    if place is not Place.CLOSING or closes(record, text, following, before):
        return Block(Kind.CLOSER, span, span)
    if len(text) <= _LONGEST_CLOSING and ends_with_stranger(record, paragraph, following, before):
        return Block(Kind.CLOSER, span, span, form=UNNAMED)
    return Block(Kind.PARAGRAPH, span, span)


def _begins_point(record: Record, text: str, before: list[Block]) -> bool:
    """`СЛУШАЛИ: О ходе сева.`, without a number: what was heard, if no heading right above tells it already."""
    if len(text) > _LONGEST_SHORT_HEADING or not headings.says_heard(text, record.language) or text.endswith(":"):
        return False
    return not before or before[-1].kind is not Kind.HEADING


def _goes_on_with_list(record: Record, paragraph: Paragraph, following: str, before: list[Block]) -> bool:
    """Is it another part of the list of those present above it?"""
    if not before or before[-1].kind is not Kind.ATTENDANCE:
        return False
    text = paragraph.text
    if _is_next_line(record, paragraph.span, following, before):
        return True
    if attendance.names_recorder(text, record.language):
        return True
    if attendance.is_person_with_office(text, record.language):
        return True
    if record.names_speaker(text):
        return not text[0].isalpha() and _lists_below(record, before)
    if chairs.names_chair(text, record.language):
        return True
    if before[-1].form == GROUP and unnamed_lists.persons(text, record.language):
        return True
    return attendance.goes_on(text, record[before[-1].span], record.language)


def _is_next_line(record: Record, span: Span, following: str, before: list[Block]) -> bool:
    """Is it one more name of a list that has each on a line of its own? Behind a blank line a word alone may be a
    heading, unless it has a sign, somebody is called so, or more follows of the same kind."""
    text, above = record[span], record[before[-1].span]
    if not entries.is_next(text, above, record.language):
        return False
    apart = record.source.text.count("\n", before[-1].span.end, span.start)
    if apart == 1:
        return True
    if not above.endswith(":") and len(before) > 1:
        gap_above = record.source.text.count("\n", before[-2].span.end, before[-1].span.start)
        if apart != gap_above:
            return False
    return not text[0].isalpha() or _is_somebody(record, text, above, following)


def _is_somebody(record: Record, text: str, above: str, following: str) -> bool:
    """Is a word alone, among names that blank lines part, one of them, and no heading? The next name shows it, or the
    heading below, or who speaks further down."""
    has_other_form = not above.endswith(":") and (text[1:2] == ".") != (above[1:2] == ".")
    if record.heading(text) or has_other_form:  # "I. Livestock"
        return False
    if record.heading(following) or entries.is_next(following, text, record.language):
        return True
    return text.rstrip(" .,;").rpartition(" ")[2].casefold() in record.known


def _lists_below(record: Record, before: list[Block]) -> bool:
    """Do the entries of the list of those present stand below its label, each behind a sign?"""
    last = record[before[-1].span]
    return last.rstrip().endswith(":") or not last[0].isalpha()


def _is_spoken(record: Record, words: str) -> bool:
    """Do the words behind a number report what somebody says? Then they are a paragraph with a number."""
    if record.language.may_open_with("honorific", words) and record.language.compiled(_SAYS).match(words):
        return True
    naming = record.naming(words)
    return naming is not None and naming.manner is Manner.REPORTED


def _goes_on_list(heading: headings.Heading, record: Record, before: list[Block]) -> bool:
    """Is it the next entry of a list whose last one, right above it, is no heading?"""
    if heading.form != "arabic" or not before or before[-1].kind is not Kind.PARAGRAPH:
        return False
    above = record.heading(record[before[-1].span])
    return above is not None and above.form == "arabic" and heading.number == str(int(above.number) + 1)


def _ends_list(record: Record, text: str, following: str, before: list[Block]) -> bool:
    """Does a point of the agenda follow right behind a list whose next number it has? Its words have no stop, those
    of the list have one, and somebody speaks to it."""
    stopped = record[before[-1].span].rstrip().endswith(".")
    ended = notes.without_marks_behind(text).rstrip(CLOSING_QUOTATION_MARKS + ")")
    return stopped and ended[-1:].isalnum() and record.names_speaker(following)


def _opens_points(heading: headings.Heading, before: list[Block]) -> bool:
    """Is it the first point right under a heading?"""
    return heading.number == "1" and bool(before) and before[-1].kind is Kind.HEADING


def _is_said_of_point(record: Record, text: str, following: str, before: list[Block]) -> bool:
    """`Information of Cde. Petrov.` right below a heading with names: the first that is said of its point?"""
    if not before or before[-1].kind is not Kind.HEADING or before[-1].span.end == before[-1].body.end:
        return False
    return text.rstrip().endswith(".") and not is_list_of_names(following, record.language)


def _is_several_sentences(record: Record, words: str) -> bool:
    """Does what stands behind the first number below a heading state something? A sub-point is one sentence at most."""
    return ". " in words and any(start.is_certain for start in starts(words, record.language))


def _is_told(record: Record, text: str) -> bool:
    """Are words that begin like a heading without a number several sentences, or does somebody speak of himself in
    them: `About the pipeline I shall speak now.`?"""
    if len(text) > _LONGEST_WITHOUT_NUMBER and ". " in text:
        return True
    return record.language.search("tells_of_oneself", text) is not None


def _is_below_label(record: Record, before: list[Block]) -> bool:
    """Has somebody just been named, with nothing behind the name: `Cde. Petrov:`? What stands below are his words."""
    if not before or before[-1].kind is not Kind.PARAGRAPH:
        return False
    above = record[before[-1].span].rstrip()
    if not above.endswith(_OPENS_SPEECH):
        return False
    naming = record.naming(above)
    return naming is not None and naming.end >= len(above)


def _is_next(heading: headings.Heading, before: list[Block]) -> bool:
    """Is it the first number of all, or the one after that of the heading before?"""
    if heading.number == "1":
        return all(block.kind is not Kind.HEADING for block in before)
    return _goes_on_numbering(heading, before)


def _is_open(text: str) -> bool:
    """Is a quotation still open at the end of a paragraph?"""
    return max(map(text.rfind, "“«„")) > max(map(text.rfind, "”»"))


def _goes_on_numbering(heading: headings.Heading, before: list[Block]) -> bool:
    """Is it the number after that of the heading before, in the same form?"""
    points = (block for block in reversed(before) if block.kind is Kind.HEADING and block.form != SITTING)
    last = next(points, None)
    if last is None or last.form != heading.form or not last.name.isdigit():
        return False
    return heading.number == str(int(last.name) + 1)


def _confirmed(record: Record, text: str, heading: headings.Heading, following: str, before: list[Block]) -> bool:
    """Is it a heading indeed? A bare number or formula begins decisions and running text as well."""
    rest = text[heading.label_end :].lstrip()
    if heading.label_end and headings.says_heard(rest, record.language):
        return True
    if record.names_speaker(text) and not headings.is_numeral(text, heading):
        return False
    if heading.form == "named" and rest[:1].islower() and record.language.pattern("told_of_number").match(rest):
        return False
    if not heading.label_end and (
        decisions.is_decision(text, record.language)  # "The question is put off."
        or record.language.compiled(_TELLS).match(text)
    ):
        return False
    if not heading.label_end and text.endswith(":") and before and _is_open(record[before[-1].span]):
        return False
    if heading.label_end and (
        decisions.is_decision(rest, record.language)
        or _is_spoken(record, rest)
        or (heading.form == "named" and decisions.is_bare(rest, record.language))
    ):
        return False
    if not heading.number and (
        _is_said_of_point(record, text, following, before) or record.language.search("told_of_point", text)
    ):
        return False
    if not heading.label_end and (_is_told(record, text) or _is_below_label(record, before)):
        return False
    if not headings.needs_confirmation(text, heading, record.language):
        in_list = _goes_on_list(heading, record, before) and not _ends_list(record, text, following, before)
        return not in_list or headings.is_named(text, record.language)
    if _goes_on_list(heading, record, before):
        return False
    if text.rstrip().endswith((";", ",")) or (len(text) > _LONGEST_SHORT_HEADING and text.count(". ") > 2):
        return False
    if heading.label_end and before and record.language.pattern("heard_label").fullmatch(record[before[-1].span]):
        return True
    in_place = _goes_on_numbering(heading, before) or (
        _opens_points(heading, before) and not _is_several_sentences(record, rest)
    )
    if len(text) < _LONGEST_SHORT_HEADING and (heading.form == "roman" or in_place):
        return True
    ends_open = not notes.without_marks_behind(text).rstrip().endswith((".", "!", "?", ":", ";", ","))
    if not heading.label_end and len(text) < 150 and (ends_open or headings.is_in_capitals(text)):
        return True
    if following.startswith("(") and (
        headings.is_remark(following, record.language) or headings.is_reference(following, record.language)
    ):
        return True
    return record.names_speaker(following) or is_list_of_names(following, record.language)
