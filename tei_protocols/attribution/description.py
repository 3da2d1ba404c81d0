"""The description: what the citation block, the title and the credits say about the document, as data."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import islice, takewhile

from msgspec.structs import replace

from tei_protocols.attribution.people import People
from tei_protocols.conventions import dates, notes, records, shelfmarks
from tei_protocols.conventions.brackets import encloses_all
from tei_protocols.conventions.names import slug
from tei_protocols.language import Language, named
from tei_protocols.language.sentences import starts
from tei_protocols.model import marks
from tei_protocols.model.layout import HEADER_KINDS, Block, Kind
from tei_protocols.model.marking import NoteText, nesting_order
from tei_protocols.model.marks import Mark
from tei_protocols.model.protocol import (
    NOTHING_KNOWN,
    Archival,
    ArchivalPart,
    Contributor,
    Description,
    Passage,
    SessionDate,
)
from tei_protocols.model.source import Source
from tei_protocols.model.span import Span
from tei_protocols.model.white_space import normal

_LONGEST_TITLE = 200
# what may say what kind of record it is, and which of them is asked first
_NAMING = {
    Kind.TITLE: 0,
    Kind.CLASSIFICATION: 1,
    Kind.LETTERHEAD: 1,
    Kind.DATELINE: 1,
    Kind.CLOSER: 2,
    Kind.HEADING: 3,
}


def describe(
    source: Source, blocks: tuple[Block, ...], texts: tuple[NoteText, ...], people: People, language: Language
) -> Description:
    """Gather the metadata; what the transcript does not say stays empty."""
    blocks = tuple(block for block in blocks if not block.of_all)
    fields = {block.name: block.body for block in blocks if block.kind is Kind.FIELD and len(block.body)}
    title = _title(source, blocks, language)
    number = _number(source, blocks, language)
    credits = _words(source, blocks, Kind.CREDITS, "credits")
    description = Description(
        title=title,
        number=number,
        dates=_session_dates(source, blocks, language) or _dates_in_notes(source, texts, language),
        funder=_funder(credits, language),
        credits=credits,
        abstract=_words(source, blocks, Kind.ABSTRACT, "summary"),
        original_language=_language_name(_field(source, fields, "original-language"), language),
        contents=_field(source, fields, "contents"),
        rights=_field(source, fields, "rights"),
        kind=records.kind_of((source[block.span] for block in _naming(source, blocks, language)), language),
    )
    description = _with_citation(source, fields.get("citation"), description, people, language)
    if not description.contributors:
        description = replace(description, contributors=_other_contributors(source, blocks, people, language))
    if description.archival:
        return description
    return replace(description, archival=_other_shelfmark(source, blocks, language))


def _naming(source: Source, blocks: tuple[Block, ...], language: Language) -> list[Block]:
    """The blocks that may say what kind of record it is: its head first, then the line of the source, then headings,
    and what was heard below one."""
    heard = (block for block in blocks if block.kind is Kind.PARAGRAPH and _begins_heard(source[block.span], language))
    naming = sorted([block for block in blocks if block.kind in _NAMING], key=lambda block: _NAMING[block.kind])
    return [*naming, *islice(heard, 1)]


def _begins_heard(text: str, language: Language) -> bool:
    return language.pattern("heard_label").match(text) is not None


def describe_together(source: Source, blocks: tuple[Block, ...], language: Language) -> Description:
    """What the head of the first of several sessions says about all of them."""
    common = tuple(block for block in blocks if block.of_all)
    if not common:
        return NOTHING_KNOWN
    title = next((normal(source[block.body]) for block in common if block.kind is Kind.TITLE), "")
    credits = _words(source, common, Kind.CREDITS, "credits")
    return Description(
        title=title,
        funder=_funder(credits, language),
        credits=credits,
        abstract=_words(source, common, Kind.ABSTRACT, "summary"),
        contributors=_other_contributors(source, common, People(), language),
    )


def _words(source: Source, blocks: tuple[Block, ...], kind: Kind, field: str) -> tuple[str, ...]:
    return tuple(
        normal(source[block.body])
        for block in blocks
        if (block.kind is kind or (block.kind is Kind.FIELD and block.name == field)) and len(block.body)
    )


def _field(source: Source, fields: dict[str, Span], name: str) -> str:
    return normal(source[fields[name]]) if name in fields else ""


def _title(source: Source, blocks: tuple[Block, ...], language: Language) -> str:
    """The first title that is more than the number of a document."""
    numbers = {block.name for block in blocks if block.kind is Kind.NOTE}
    titles = [_without_marks(source, block.body, numbers) for block in blocks if block.kind is Kind.TITLE]
    in_words = [title for title in titles if not language.pattern("document_number").fullmatch(title)]
    of_one = [title for title in in_words if not language.pattern("title_of_several").search(title)]
    return next(iter([*of_one, *in_words, *titles]), "") or _title_in_brackets(source, blocks, language)


def _title_in_brackets(source: Source, blocks: tuple[Block, ...], language: Language) -> str:
    """The first sentence of an editor's words above the record, where it names the record as titles do."""
    for block in takewhile(lambda block: block.kind not in (Kind.ATTENDANCE, Kind.HEADING), blocks):
        text = source[block.body]
        if text.startswith("[") and encloses_all(text):
            all_starts = starts(text, language)
            begun = (each.place for each in all_starts if each.is_certain or _ends_with_year(text, each.place))
            first = next(begun, len(text) - 1)
            words = normal(text[1:first]).rstrip(". ")
            return words if len(words) <= _LONGEST_TITLE and language.pattern("title").search(words) else ""
    return ""


def _ends_with_year(text: str, end: int) -> bool:
    """Do the words before `end` close with a year and a full stop, as titles do?"""
    words = text[:end].rstrip()
    return words.endswith(".") and words[-5:-1].isdigit()


def _without_marks(source: Source, span: Span, numbers: Collection[str]) -> str:
    """The words of a title, without the marks of notes that exist."""
    pieces, at = [], span.start
    for mark in notes.marks_in(source.text, span.start, span.end):
        if notes.number_of(mark) in numbers:
            pieces.append(source.text[at : mark.start()])
            at = mark.end()
    return normal("".join([*pieces, source.text[at : span.end]])).strip("*")


def _number(source: Source, blocks: tuple[Block, ...], language: Language) -> str:
    """The number of the protocol that the first of the titles gives, in the form that is tried first; not that of a
    protocol it only refers to. A number alone is that of the document in its edition, unless the word stands above."""
    titles = [_without_references(source[block.body], language) for block in blocks if block.kind is Kind.TITLE]
    for index, title in enumerate(titles):
        below_word = index and language.pattern("protocol_word").search(titles[index - 1])
        if not below_word and language.pattern("document_number").fullmatch(title):
            titles[index] = ""
    for form in language.patterns("protocol_number"):
        for title in titles:
            number = form.search(title)
            if number:
                return number["number"]
    return ""


def _without_references(title: str, language: Language) -> str:
    for reference in language.possible("protocol_reference", title):
        title = reference.sub("", title)
    return title


def _session_dates(source: Source, blocks: tuple[Block, ...], language: Language) -> tuple[SessionDate, ...]:
    """The dates of the session: of the date line, else of the title, else of the citation.

    A date line above a title that names another day, or that day among others, is that of the page: the session was on
    the days of the title, unless a second line says the day of the first again."""
    titles = [*_dates_in(source, blocks, Kind.TITLE, language)]
    lines = [*_dates_in(source, blocks, Kind.DATELINE, language)]
    found = [*lines, *titles]
    if not found:
        return next(_dates_in(source, blocks, Kind.FIELD, language), ())
    days = {date.first for date in found[0]}
    more = next((dates for dates in found if days < {date.first for date in dates}), None)
    first = next(block.kind for block in blocks if block.kind in (Kind.DATELINE, Kind.TITLE))
    is_of_page = first is Kind.DATELINE and sum(days == {date.first for date in line} for line in lines) == 1
    if more is None and titles and is_of_page and days.isdisjoint(date.first for date in titles[0]):
        more = titles[0]
    return more or found[0]


def _dates_in(
    source: Source, blocks: tuple[Block, ...], kind: Kind, language: Language
) -> Iterator[tuple[SessionDate, ...]]:
    """The dates of each block of a kind that has any."""
    for block in blocks:
        if block.kind is kind:
            text = source[block.body]
            days = (
                SessionDate(date.first, date.last, text[date.start : date.end]) for date in dates.find(text, language)
            )
            if found := tuple(dict.fromkeys(days)):
                yield found


def _dates_in_notes(source: Source, texts: tuple[NoteText, ...], language: Language) -> tuple[SessionDate, ...]:
    """The day on which a note, the only one to say so, has the session take place."""
    found = []
    for index, note in enumerate(texts):
        for body in note.bodies:
            told = language.pattern("session_in_note").search(source.text, body.start, body.end)
            words = source.text[told.end() : body.end] if told else ""
            date = next((date for date in dates.find(words, language) if date.start == 0), None)
            if date:
                found.append(SessionDate(date.first, date.last, normal(words[: date.end]), index))
    return tuple(found) if len(found) == 1 else ()


def _language_name(named: str, language: Language) -> str:
    return str(language.table("language_name").get(named, ""))


def _funder(credits: tuple[str, ...], language: Language) -> str:
    supports = (language.pattern("credits").search(credit) for credit in credits)
    return next((funder for support in supports if support and (funder := named(support, "funder"))), "")


def _with_citation(
    source: Source, span: Span | None, description: Description, people: People, language: Language
) -> Description:
    if span is None:
        return description
    cited = _cited_title(source, span)
    behind_title = Span(cited[0].span.end, span.end) if cited else span
    found: list[Mark] = [*cited, *_cited_dates(source, behind_title, language)]
    reference = next(shelfmarks.find(source[span], language), None)
    if reference:
        place = Span(span.start + reference.start, span.start + reference.end)
        found.append(marks.Shelfmark(place, place))
    contributions = _contributions(source, span, people, language)
    for each in contributions:  # the second of two persons has no words of his own for what he did
        own = each.span.holds(each.work)
        found.append(each if own else marks.PersonName(each.name, each.name, each.person))
    found += _pattern_marks(source, behind_title, found, language)
    return replace(
        description,
        title=description.title or (normal(source[cited[0].span]) if cited else ""),
        citation=Passage(span, tuple(sorted(found, key=nesting_order))),
        archival=archival_of(source[span], reference) if reference else None,
        contributors=_contributors(source, contributions, language),
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
    for date in dates.find(source[span], language):
        place = Span(span.start + date.start, span.start + date.end)
        if date.single:
            return [marks.DateMention(place, place, date.first)]
        return [marks.DateMention(place, place, "", date.first, date.last)]
    return []


def _other_shelfmark(source: Source, blocks: tuple[Block, ...], language: Language) -> Archival | None:
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


def _other_contributors(
    source: Source, blocks: tuple[Block, ...], people: People, language: Language
) -> tuple[Contributor, ...]:
    """Those whom the credits name, or else the line of the source that closes the text."""
    for kinds in ({Kind.CREDITS, Kind.FIELD}, {Kind.CLOSER}):
        for block in blocks:
            if block.kind in kinds:
                found = _contributions(source, block.span, people, language)
                if found:
                    return _contributors(source, found, language)
    return ()


def _contributors(
    source: Source, contributions: list[marks.Contribution], language: Language
) -> tuple[Contributor, ...]:
    return tuple(
        Contributor(
            contribution.person,
            normal(source[contribution.name]),
            normal(source[contribution.work]),
            bool(language.pattern("translating").search(source[contribution.work])),
        )
        for contribution in contributions
    )


def _contributions(source: Source, span: Span, people: People, language: Language) -> list[marks.Contribution]:
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


def _pattern_marks(source: Source, span: Span, found: list[Mark], language: Language) -> list[Mark]:
    result: list[Mark] = []
    for key, kind in (("address", marks.CitedAddress), ("publisher", marks.CitedPublisher)):
        for match in language.pattern(key).finditer(source.text, span.start, span.end):
            place = Span(*match.span())
            if not any(mark.span.meets(place) for mark in found):
                result.append(kind(place, place))
                break
    return result
