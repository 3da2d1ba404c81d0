"""The description: what the citation block, the title and the credits say about the document, as data."""

from __future__ import annotations

from itertools import takewhile

from msgspec.structs import replace

from tei_protocols.attribution.description.citations import other_shelfmark, with_citation
from tei_protocols.attribution.description.contributors import other_contributors
from tei_protocols.attribution.description.kind_of_record import kind_of_record
from tei_protocols.attribution.description.session_dates import dates_in_notes, session_dates
from tei_protocols.attribution.description.titles import number_of, title_of
from tei_protocols.attribution.persons.people import People
from tei_protocols.language import Language, named
from tei_protocols.model.layout import Block, Kind
from tei_protocols.model.marking import NoteText
from tei_protocols.model.protocol import NOTHING_KNOWN, Description, Protocol
from tei_protocols.model.source import Source
from tei_protocols.model.span import Span
from tei_protocols.model.white_space import normal


def describe(
    source: Source, blocks: tuple[Block, ...], texts: tuple[NoteText, ...], people: People, language: Language
) -> Description:
    """Gather the metadata; what the transcript does not say stays empty."""
    blocks = tuple(block for block in blocks if not block.of_all)
    fields = {block.name: block.body for block in blocks if block.kind is Kind.FIELD and len(block.body)}
    title = title_of(source, blocks, language)
    number = number_of(source, blocks, language)
    credits = _words(source, blocks, Kind.CREDITS, "credits")
    description = Description(
        title=title,
        number=number,
        dates=session_dates(source, blocks, language) or dates_in_notes(source, texts, language),
        funder=_funder(credits, language),
        credits=credits,
        abstract=_words(source, blocks, Kind.ABSTRACT, "summary"),
        original_language=_language_name(_field(source, fields, "original-language"), language),
        contents=_field(source, fields, "contents"),
        rights=_field(source, fields, "rights"),
        kind=kind_of_record(source, blocks, language),
    )
    description = with_citation(source, fields.get("citation"), description, people, language)
    if not description.contributors:
        description = replace(description, contributors=other_contributors(source, blocks, people, language))
    if description.archival:
        return description
    return replace(description, archival=other_shelfmark(source, blocks, language))


def describe_together(source: Source, blocks: tuple[Block, ...], language: Language) -> Description:
    """What the head of the first of several sessions says about all of them."""
    common = tuple(block for block in blocks if block.of_all)
    if not common:
        return NOTHING_KNOWN
    # a citation among them is told with the first session
    above = takewhile(lambda block: block.of_all or block.kind is Kind.FIELD, blocks)
    title = next((normal(source[block.body]) for block in common if block.kind is Kind.TITLE), "")
    credits = _words(source, common, Kind.CREDITS, "credits")
    return Description(
        title=title,
        funder=_funder(credits, language),
        credits=credits,
        abstract=_words(source, common, Kind.ABSTRACT, "summary"),
        contributors=other_contributors(source, common, People(), language),
        archival=other_shelfmark(source, tuple(above), language),
    )


def with_common(protocol: Protocol, first: Protocol, common: Description) -> Protocol:
    """A session whose record is kept where those of all sessions of the file are, and translated by whom the citation
    above the first of them names, if it says nothing else; without a title of its own it has that of all."""
    own = protocol.description
    if not own.title and common.title:
        own = replace(own, title=common.title)
        protocol = replace(protocol, description=own)
    if common.archival is None or own.archival is not None:
        return protocol
    contributors = own.contributors or first.description.contributors
    return replace(protocol, description=replace(own, archival=common.archival, contributors=contributors))


def _words(source: Source, blocks: tuple[Block, ...], kind: Kind, field: str) -> tuple[str, ...]:
    return tuple(
        normal(source[block.body])
        for block in blocks
        if (block.kind is kind or (block.kind is Kind.FIELD and block.name == field)) and len(block.body)
    )


def _field(source: Source, fields: dict[str, Span], name: str) -> str:
    return normal(source[fields[name]]) if name in fields else ""


def _language_name(named: str, language: Language) -> str:
    return str(language.table("language_name").get(named, ""))


def _funder(credits: tuple[str, ...], language: Language) -> str:
    supports = (language.pattern("credits").search(credit) for credit in credits)
    return next((funder for support in supports if support and (funder := named(support, "funder"))), "")
