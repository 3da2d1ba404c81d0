"""The front matter: date, title, classification and the description that a web page prints before the text."""

from __future__ import annotations

from tei_protocols.blocks.record import Record
from tei_protocols.conventions import attendance, dates, headings
from tei_protocols.conventions.brackets import encloses_all
from tei_protocols.language import Language
from tei_protocols.model.layout import Block, Kind
from tei_protocols.model.span import Span

_LONGEST_TITLE = 300
_LONGEST_CREDIT = 400
# in brackets before the text: words of an editor, if there are so many
_SHORTEST_HEADNOTE = 10


def front_blocks(record: Record, spans: list[Span]) -> list[Block]:
    """The blocks of the front matter; empty where the record begins with its proceedings."""
    found: list[Block] = []
    while len(found) < len(spans):
        following = record[spans[len(found) + 1]] if len(found) + 1 < len(spans) else ""
        block = _recognise(record, spans[len(found)], following, found)
        if block is None:
            break
        found.append(block)
    prose_alone = all(block.kind is Kind.ABSTRACT for block in found)
    return [] if prose_alone else found


def _recognise(record: Record, span: Span, following: str, before: list[Block]) -> Block | None:
    """What a paragraph of the front matter is; None where the front matter has ended."""
    text, language = record[span], record.language
    if record.begins_page(text):
        return Block(Kind.PAGE, span, span)
    label = language.compiled(_FIELD).match(text)
    if label:
        field = str(language.table("field")[" ".join(label["field"].split())])
        body = record.source.trimmed(Span(span.start + label.end(), span.end))
        return Block(Kind.FIELD, span, body, Span(span.start, span.start + label.end()), field)
    if attendance.is_attendance(text, language):
        return None
    if before and _field_is_open(before, following, language):
        return Block(Kind.FIELD, span, span, None, before[-1].name)
    if _is_menu(text, language):
        return Block(Kind.DISCARDED, span, span)
    if encloses_all(text) and len(text.split()) >= _SHORTEST_HEADNOTE:
        return Block(Kind.ABSTRACT, span, span)
    for kind, recognise in _FORMS:
        if recognise(text, language) and not (kind is Kind.TITLE and record.names_speaker(text)):
            return Block(kind, span, span)
    if headings.recognise(text, language) or record.names_speaker(text):
        return None
    return Block(Kind.ABSTRACT, span, span) if _announces_more(following, language) else None


_FIELD = r"(?P<field>{field}) ?:"


def _is_menu(text: str, language: Language) -> bool:
    """Is every line of the paragraph an entry of a web page's menu?"""
    return all(language.pattern("menu").fullmatch(line.strip()) for line in text.splitlines())


def is_title(text: str, language: Language) -> bool:
    """May a paragraph be the title of a record?"""
    sentence = text.rstrip("*").rstrip()
    return (
        len(text) <= _LONGEST_TITLE
        and not sentence.endswith((":", ";", ","))
        and not (sentence.endswith(".") and len(sentence) > 120)
        and bool(language.pattern("title").search(text))
        and not headings.recognise(text, language)
    )


def _is_classification(text: str, language: Language) -> bool:
    parts = [part.strip(" []()/") for line in text.splitlines() for part in line.split(" / ")]
    return bool(parts) and all(language.pattern("classification").fullmatch(part) for part in parts)


def _is_reference(text: str, language: Language) -> bool:
    return bool(language.pattern("protocol_reference").match(text))


def _is_credit(text: str, language: Language) -> bool:
    return bool(language.pattern("credits").search(text)) and len(text) < _LONGEST_CREDIT


# In this order: a reference to the protocol would also pass for a title, "Top Secret" for nothing else.
_FORMS = (
    (Kind.DATELINE, dates.is_dateline),
    (Kind.CLASSIFICATION, _is_classification),
    (Kind.REFERENCE, _is_reference),
    (Kind.CREDITS, _is_credit),
    (Kind.TITLE, is_title),
)


def _field_is_open(before: list[Block], following: str, language: Language) -> bool:
    """Does a field of the description go on here? Its first value always; more only while further fields follow."""
    if before[-1].kind is not Kind.FIELD:
        return False
    return not len(before[-1].body) or (before[-1].name == "summary" and _announces_more(following, language))


def _announces_more(following: str, language: Language) -> bool:
    """Is the next paragraph still of the front matter: a field, a credit line, a title or a date?"""
    is_field = language.compiled(_FIELD).match(following)
    return bool(is_field) or (bool(following) and any(recognise(following, language) for _, recognise in _FORMS))
