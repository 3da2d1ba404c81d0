"""Citations: how a record asks to be cited goes in, or a line around it; where it is kept, and all else, comes out."""

from __future__ import annotations

from itertools import takewhile

from msgspec.structs import replace

from tei_protocols.attribution.description.contributors import contributions_in, contributors_of
from tei_protocols.attribution.persons.people import People
from tei_protocols.conventions import dates, shelfmarks
from tei_protocols.conventions.brackets import encloses_all
from tei_protocols.language import Language
from tei_protocols.model import marks
from tei_protocols.model.layout import HEADER_KINDS, Block, Kind
from tei_protocols.model.marking import nesting_order
from tei_protocols.model.marks import Mark
from tei_protocols.model.protocol import Archival, ArchivalPart, Description, Passage
from tei_protocols.model.source import Source
from tei_protocols.model.span import Span
from tei_protocols.model.white_space import normal


def with_citation(
    source: Source, span: Span | None, description: Description, people: People, language: Language
) -> Description:
    """The description with what a citation says of the record, if it has one: title, date, shelfmark, persons."""
    if span is None:
        return description
    cited = _cited_title(source, span)
    behind_title = Span(cited[0].span.end, span.end) if cited else span
    found: list[Mark] = [*cited, *_cited_dates(source, behind_title, language)]
    reference = next(shelfmarks.find(source[span], language), None)
    if reference:
        place = Span(span.start + reference.start, span.start + reference.end)
        found.append(marks.Shelfmark(place, place))
    contributions = contributions_in(source, span, people, language)
    for each in contributions:  # the second of two persons has no words of his own for what he did
        own = each.span.holds(each.work)
        found.append(each if own else marks.PersonName(each.name, each.name, each.person))
    found += _pattern_marks(source, behind_title, found, language)
    return replace(
        description,
        title=description.title or (normal(source[cited[0].span]) if cited else ""),
        citation=Passage(span, tuple(sorted(found, key=nesting_order))),
        archival=archival_of(source[span], reference) if reference else None,
        contributors=contributors_of(source, contributions, language),
    )


def _cited_title(source: Source, span: Span) -> list[Mark]:
    text = source[span]
    closing = {'"': '"', "“": "”", "«": "»"}.get(text[:1], "")
    end = text.find(closing, 1) if closing else -1
    if end < 0:
        return []
    title = Span(span.start + 1, span.start + len(text[:end].rstrip(",")))
    return [marks.CitedTitle(title, title)]


def _cited_dates(source: Source, span: Span, language: Language) -> list[Mark]:
    """The first date of a citation behind its title."""
    for date in filter(lambda date: date.exists, dates.find(source[span], language)):
        place = Span(span.start + date.start, span.start + date.end)
        if date.single:
            return [marks.DateMention(place, place, date.first)]
        return [marks.DateMention(place, place, "", date.first, date.last)]
    return []


def other_shelfmark(source: Source, blocks: tuple[Block, ...], language: Language) -> Archival | None:
    """The shelfmark of the line of the source that closes the text, or of any other line around it."""
    for kinds in ({Kind.CLOSER}, HEADER_KINDS | {Kind.TITLE, Kind.CLASSIFICATION}):
        for block in blocks:
            if block.kind in kinds:
                text = source[block.span]
                for reference in shelfmarks.find(text, language):
                    return archival_of(text, reference)
    for block in takewhile(lambda block: block.kind not in (Kind.ATTENDANCE, Kind.HEADING), blocks):
        text = source[block.span]
        if block.kind is Kind.PARAGRAPH and encloses_all(text):  # words of an editor before the record
            for reference in shelfmarks.find(text, language):
                return archival_of(text, reference)
    return None


def archival_of(text: str, reference: shelfmarks.Reference) -> Archival:
    """A shelfmark found in `text`, as what the header says of it."""
    parts = tuple(
        ArchivalPart(part.level, part.number, part.start - reference.start, part.end - reference.start)
        for part in reference.parts
    )
    return Archival(reference.repository, reference.expansion, text[reference.start : reference.end], parts)


def _pattern_marks(source: Source, span: Span, found: list[Mark], language: Language) -> list[Mark]:
    result: list[Mark] = []
    for key, kind in (("address", marks.CitedAddress), ("publisher", marks.CitedPublisher)):
        for match in language.pattern(key).finditer(source.text, span.start, span.end):
            place = Span(*match.span())
            if not any(mark.span.meets(place) for mark in found):
                result.append(kind(place, place))
                break
    return result
