"""The front matter: date, title, classification and the description that a web page prints before the text."""

from __future__ import annotations

from tei_protocols.conventions import attendance, dates, headings, speakers
from tei_protocols.language import Language
from tei_protocols.model.layout import Block, Kind
from tei_protocols.model.source import Source
from tei_protocols.model.span import Span

_LONGEST_TITLE = 300


def front_block(
    source: Source, span: Span, following: Span | None, before: list[Block], language: Language
) -> Block | None:
    """What this paragraph of the front matter is; None where the front matter has ended.

    `following` is the next paragraph, `before` the blocks so far.
    """
    text = source[span]
    label = language.compiled(r"(?P<field>{field}) ?:").match(text)
    if label:
        field = str(language.table("field")[" ".join(label["field"].split())])
        body = source.trimmed(Span(span.start + label.end(), span.end))
        return Block(Kind.FIELD, span, body, Span(span.start, span.start + label.end()), field)
    if attendance.is_attendance(text, language):
        return None
    if before and _field_is_open(source, before, following, language):
        return Block(Kind.FIELD, span, span, None, before[-1].name)
    for kind, recognise in _FORMS:
        if recognise(text, language):
            return Block(kind, span, span)
    if headings.recognise(text, language) or speakers.naming(text, language):
        return None
    if _announces_more(source, following, language):
        return Block(Kind.ABSTRACT, span, span)
    return None


def _is_title(text: str, language: Language) -> bool:
    sentence = text.rstrip("*").rstrip()
    return (
        len(text) <= _LONGEST_TITLE
        and not sentence.endswith((":", ";", ","))
        and not (sentence.endswith(".") and len(sentence) > 120)
        and bool(language.pattern("title").search(text))
        and not headings.recognise(text, language)
        and not speakers.naming(text, language)
    )


# In this order: a reference to the protocol would also pass for a title, "Top Secret" for nothing else.
_FORMS = (
    (Kind.DATELINE, dates.is_dateline),
    (Kind.CLASSIFICATION, lambda text, language: _all_lines(text, "classification", language)),
    (Kind.REFERENCE, lambda text, language: bool(language.pattern("protocol_reference").match(text))),
    (Kind.CREDITS, lambda text, language: bool(language.pattern("credits").search(text)) and len(text) < 400),
    (Kind.TITLE, _is_title),
)


def _all_lines(text: str, key: str, language: Language) -> bool:
    parts = [part.strip(" []()/") for line in text.splitlines() for part in line.split(" / ")]
    return bool(parts) and all(language.pattern(key).fullmatch(part) for part in parts)


def _field_is_open(source: Source, before: list[Block], following: Span | None, language: Language) -> bool:
    """Does a field of the description go on here? Its first value always; more only while further fields follow."""
    if before[-1].kind is not Kind.FIELD:
        return False
    return not len(before[-1].body) or (before[-1].name == "summary" and _announces_more(source, following, language))


def _announces_more(source: Source, following: Span | None, language: Language) -> bool:
    """Is the next paragraph still of the front matter: a field, a credit line, a title or a date?"""
    if following is None:
        return False
    text = source[following]
    is_field = language.compiled(r"(?P<field>{field}) ?:").match(text)
    return bool(is_field) or any(recognise(text, language) for _, recognise in _FORMS)
