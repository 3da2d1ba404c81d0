"""The front matter: date, title, classification and the description that a web page prints before the text."""

from __future__ import annotations

import re
from functools import cache

from tei_protocols.blocks.classifications import heads_annex, is_classification, is_kind_of_record
from tei_protocols.blocks.paragraphs import Paragraph
from tei_protocols.blocks.prose import is_abstract, is_prose
from tei_protocols.blocks.record import Record
from tei_protocols.blocks.titles import (
    CLOSING_QUOTATION_MARKS,
    is_numbered_title,
    is_subject,
    is_title,
    with_next_line,
    without_stop,
)
from tei_protocols.conventions import (
    collectives,
    columns,
    dates,
    decisions,
    headings,
    legends,
    lists,
    remarks,
    shelfmarks,
    speakers,
)
from tei_protocols.conventions.brackets import encloses_all, signature_of
from tei_protocols.language import Language
from tei_protocols.model.layout import Block, Kind
from tei_protocols.model.protocol import Manner
from tei_protocols.model.span import Span

_LONGEST_CREDIT = 400
_LONGEST_LABEL = 40
# in brackets before the text: words of an editor, if there are so many
_SHORTEST_HEADNOTE = 10
# front matter is not looked for behind so many paragraphs
_DEEPEST = 60
_LONGEST_MENU_ENTRY = 60
# between the classification and the list of those present there are no more paragraphs
_LONGEST_HEAD = 8
# below a title, of whatever kind: "(extract)"
_IN_PARENTHESES = re.compile(r"\([^\W\d_]{3,}(?: [^\W\d_]{3,})?\)")
_QUOTATION_MARKS = ('"', "“", "«", "„")


def front_blocks(record: Record, paragraphs: list[Paragraph]) -> list[Block]:
    """The blocks of the front matter; empty where the record begins with its proceedings.

    It goes as far as the last date, title, label or credit line before the list of those present, a heading or a
    speaker. What stands between these without a form of its own is an entry of a menu, where the copy has menus, or
    a paragraph of the description.
    """
    found: list[Block | None] = []
    own: list[Paragraph] = []  # of each of those found
    last: Block | None = None
    ended_by = ""
    head = _head_of_record(record, paragraphs[:_DEEPEST])
    for index, paragraph in enumerate(paragraphs[:_DEEPEST]):
        label = _label(paragraph.text, record.language)
        if index < head or label:
            ends = False
        else:
            ends = _ends_front(record, paragraph.text) and not is_subject(record, paragraphs, index)
            ends = ends or _are_speaking(record, paragraphs[index : index + 2])
        if ends:
            ended_by = paragraph.text
            break
        block = _recognise(record, paragraph, label, last)
        if block is None and last and last.kind is Kind.TITLE and is_subject(record, paragraphs, index):
            block = Block(Kind.TITLE, paragraph.span, paragraph.span)
        if block and block.kind is Kind.TITLE and index and _is_told(record, paragraphs[index - 1], paragraph):
            block = None
        if block and block.kind is Kind.CLASSIFICATION and heads_annex(paragraph.text, found, own):
            break
        if found and (title := with_next_line(record, found[-1], block, paragraph)):
            found[-1] = last = title
            own[-1] = Paragraph(title.span, record[title.span])
            continue
        found.append(block)
        own.append(paragraph)
        last = block or last
    _name(record, found, own)
    before_list = record.lists_those_present(ended_by)
    while found and (found[-1] is None or found[-1].kind is Kind.PAGE or found[-1].name == "headnote"):
        last_words = own[len(found) - 1].text
        if before_list and (
            is_abstract(last_words) if found[-1] is None else _is_headnote_alone(last_words, record.language)
        ):
            break
        if found[-1] is None and remarks.told_by_hand(last_words, record.language):  # it heads the record
            break
        found.pop()
    has_menu = any(block is not None and block.kind is Kind.DISCARDED for block in found)
    titles = {without_stop(record[block.span]) for block in found if block is not None and block.kind is Kind.TITLE}
    return [
        block
        or (
            Block(Kind.TITLE, each.span, each.span)
            if without_stop(each.text) in titles
            else _without_form(each, has_menu, record.language)
        )
        for block, each in zip(found, own, strict=False)
    ]


def _head_of_record(record: Record, paragraphs: list[Paragraph]) -> int:
    """Where the classification stands right above the title, the day and the list of those present: what a page prints
    above it is no part of the proceedings, whatever it looks like. 0 without one."""
    language = record.language
    for index, paragraph in enumerate(paragraphs):
        if record.lists_those_present(paragraph.text):
            return 0
        if not is_classification(paragraph.text, language):
            continue
        if any(record.names_speaker(each.text) for each in paragraphs[: index + 1]):
            return 0
        for each in paragraphs[index + 1 : index + 1 + _LONGEST_HEAD]:
            if record.lists_those_present(each.text):
                return index
            if not any(recognise(each.text, language) for _, recognise in _FORMS):
                return 0
        return 0
    return 0


def _is_told(record: Record, before: Paragraph, paragraph: Paragraph) -> bool:
    """Is a sentence the abstract that a page prints behind an entry of its menu, though it begins like a title?"""
    return (
        paragraph.text.endswith(".")
        and record.language.pattern("menu_of_citation").search(before.text.rstrip()) is not None
    )


def _name(record: Record, found: list[Block | None], paragraphs: list[Paragraph]) -> None:
    """Without a title, take for it the first paragraph that begins like one, with a number, though it ends with a
    full stop: `Protocol 55 of the Meeting of the Political Bureau.`"""
    if any(block is not None and block.kind is Kind.TITLE for block in found):
        return
    for index, (block, each) in enumerate(zip(found, paragraphs, strict=False)):
        if block is None and is_numbered_title(each.text, record.language):
            found[index] = Block(Kind.TITLE, each.span, each.span)
            return


def _is_headnote_alone(text: str, language: Language) -> bool:
    """Are words of an editor above those present neither signed nor labelled? Others are notes of the text."""
    words = text[1:-1]
    is_headnote = encloses_all(text) and len(words.split()) >= _SHORTEST_HEADNOTE
    return is_headnote and remarks.labelled(words, 0, language) is None and not signature_of(words, language)


def _ends_front(record: Record, text: str) -> bool:
    language = record.language
    if record.lists_those_present(text) or columns.are_merged(text):
        return True
    if record.heading(text) and not record.is_menu(text):
        return True
    if decisions.is_decision(text, language) and not decisions.names_body(text, language):  # as an abstract may
        return True
    # by its form alone: an abstract may begin with a known name
    return record.names_speaker(text) and speakers.naming(text, language) is not None


def _are_speaking(record: Record, both: list[Paragraph]) -> bool:
    """Do two paragraphs, one after the other, begin with the labels of speakers? A copy may begin amid a session."""
    return len(both) > 1 and all(_is_labelled(record, each.text) for each in both)


def _is_labelled(record: Record, text: str) -> bool:
    naming = record.naming(text)
    if naming is None:
        voice = collectives.recognise(text, record.language)
        return voice is not None and voice.label_end > 0
    return naming.manner is Manner.DIRECT


def _recognise(record: Record, paragraph: Paragraph, label: re.Match[str] | None, before: Block | None) -> Block | None:
    """What a paragraph of the front matter is by its form; None where it has none."""
    span, text, language = paragraph.span, paragraph.text, record.language
    if record.begins_page(text):
        return Block(Kind.PAGE, span, span)
    if label:
        field = _fields(language)[" ".join(label["field"].casefold().split())]
        body = record.source.trimmed(Span(span.start + label.end(), span.end))
        return Block(Kind.FIELD, span, body, Span(span.start, span.start + label.end()), field)
    if before and before.kind is Kind.FIELD and not len(before.body):
        return Block(Kind.FIELD, span, span, None, before.name)
    to_whom = before is not None and before.kind is Kind.LETTERHEAD and record[before.span].endswith(":")
    if to_whom and lists.is_list_of_names(text, language):
        return Block(Kind.LETTERHEAD, span, span)
    if record.is_menu(text) or _goes_on_menu(record, span, before):
        return Block(Kind.DISCARDED, span, span)
    if legends.explains_sign(text) or (legends.may_have_signs(record.source.text) and legends.meanings(text, language)):
        return Block(Kind.FIELD, span, span, None, "other")
    if _is_citation(text, language):
        return Block(Kind.FIELD, span, span, None, "citation")
    if encloses_all(text) and len(text.split()) >= _SHORTEST_HEADNOTE:
        return Block(Kind.FIELD, span, span, None, "headnote")
    kind = next((kind for kind, recognise in _FORMS if recognise(text, language)), None)
    if (
        kind is None
        and before
        and before.kind is Kind.TITLE
        and (headings.is_remark(text, language) or _IN_PARENTHESES.fullmatch(text))
    ):
        kind = Kind.TITLE
    if kind is Kind.CLASSIFICATION and before and before.kind is Kind.TITLE and is_kind_of_record(text, language):
        kind = Kind.TITLE
    return Block(kind, span, span) if kind else None


_FIELD = r"(?P<field>{field}) ?:"
# in a paragraph of its own a label may stand in capitals and without a colon
_FIELD_ALONE = r"(?i:(?P<field>{field})) ?:?\Z"


def _label(text: str, language: Language) -> re.Match[str] | None:
    return language.compiled(_FIELD).match(text) or (
        language.compiled(_FIELD_ALONE).match(text) if len(text) <= _LONGEST_LABEL else None
    )


@cache
def _fields(language: Language) -> dict[str, str]:
    return {label.casefold(): str(field) for label, field in language.table("field").items()}


def _is_citation(text: str, language: Language) -> bool:
    """Is it a citation without a label: the title in quotation marks with a shelfmark, or with its day and who
    published it, or a shelfmark alone, or one of which is told that the paper is from there?"""
    if text[:1] not in _QUOTATION_MARKS:
        whence = language.pattern("tells_whence").match(text)
        return shelfmarks.begins_with(text, language) or (whence is not None and any(shelfmarks.find(text, language)))
    if any(shelfmarks.find(text, language)):
        return True
    behind = text[max(map(text.rfind, CLOSING_QUOTATION_MARKS)) + 1 :]
    return language.pattern("publisher").search(behind) is not None and any(dates.find(behind, language))


def _without_form(paragraph: Paragraph, has_menu: bool, language: Language) -> Block:
    span, text = paragraph.span, paragraph.text
    if remarks.told_by_hand(text, language):  # on the paper, not on the page that shows it
        return Block(Kind.REFERENCE, span, span)
    if len(text) <= 2 or not any(map(str.isalnum, text)):  # a stray character of the copy, or dots across the page
        return Block(Kind.DISCARDED, span, span)
    is_entry = len(text) <= _LONGEST_MENU_ENTRY and not text.rstrip().endswith((".", "!", "?", ":"))
    if has_menu and is_entry:
        return Block(Kind.DISCARDED, span, span)
    return Block(Kind.ABSTRACT, span, span) if is_prose(text) else Block(Kind.FIELD, span, span, None, "other")


def _goes_on_menu(record: Record, span: Span, before: Block | None) -> bool:
    """Does a word stand right below the entry of a menu, which elsewhere may be a title: `Transcript`?"""
    if before is None or before.kind is not Kind.DISCARDED or record.source.text[before.span.end : span.start] != "\n":
        return False
    return record.language.pattern("menu_further").fullmatch(record[span]) is not None


def _is_letterhead(text: str, language: Language) -> bool:
    """Is every line of the paragraph one that is printed, or filled in, at the head of a form?"""
    return all(language.pattern("letterhead").fullmatch(line.strip()) for line in text.splitlines())


def _is_credit(text: str, language: Language) -> bool:
    """Does a paragraph say who supported the edition, or begin with who made it?"""
    if len(text) >= _LONGEST_CREDIT:
        return False
    made = any(pattern.match(text) for pattern in language.possible("translators", text))
    return made or bool(language.pattern("credits").search(text))


# In this order: a reference to the protocol would also pass for a title, "Top Secret" for nothing else.
_FORMS = (
    (Kind.DATELINE, dates.is_dateline),
    (Kind.CLASSIFICATION, is_classification),
    (Kind.REFERENCE, headings.is_reference),
    (Kind.CREDITS, _is_credit),
    (Kind.LETTERHEAD, _is_letterhead),
    (Kind.TITLE, is_title),
)
