"""Contributors: credits, citations and lines of a source go in; who translated or edited the record comes out."""

from __future__ import annotations

from tei_protocols.attribution.persons.people import People
from tei_protocols.conventions.names import slug
from tei_protocols.language import Language
from tei_protocols.model import marks
from tei_protocols.model.layout import Block, Kind
from tei_protocols.model.people import Contributor
from tei_protocols.model.source import Source
from tei_protocols.model.span import Span
from tei_protocols.model.white_space import normal


def other_contributors(
    source: Source, blocks: tuple[Block, ...], people: People, language: Language
) -> tuple[Contributor, ...]:
    """Those whom the credits name, or else the line of the source that closes the text."""
    for kinds in ({Kind.CREDITS, Kind.FIELD}, {Kind.CLOSER}):
        for block in blocks:
            if block.kind in kinds:
                found = contributions_in(source, block.span, people, language)
                if found:
                    return contributors_of(source, found, language)
    return ()


def contributors_of(
    source: Source, contributions: list[marks.Contribution], language: Language
) -> tuple[Contributor, ...]:
    """Those who are named with what they did."""
    return tuple(
        Contributor(
            contribution.person,
            normal(source[contribution.name]),
            normal(source[contribution.work]),
            bool(language.pattern("translating").search(source[contribution.work])),
        )
        for contribution in contributions
    )


def contributions_in(source: Source, span: Span, people: People, language: Language) -> list[marks.Contribution]:
    """Where a stretch of the record names somebody with what he did: translated, edited."""
    found = []
    for pattern in language.patterns("translators"):
        for match in pattern.finditer(source.text, span.start, span.end):
            work, name = Span(*match.span("work")), Span(*match.span("name"))
            found.append(_contribution(source, Span(match.start(), match.end()), work, name, people))
            other = language.compiled(r",? {and} (?P<name>{fullname})").match(source.text, match.end(), span.end)
            if other:  # "translated by Ann Hall and Peter Reed"
                name = Span(*other.span("name"))
                found.append(_contribution(source, name, work, name, people))
    return sorted(found, key=lambda mark: mark.span.start)


def _contribution(source: Source, whole: Span, work: Span, name: Span, people: People) -> marks.Contribution:
    return marks.Contribution(whole, name, work, name, people.reserve(slug(source[name].split()[-1])))
