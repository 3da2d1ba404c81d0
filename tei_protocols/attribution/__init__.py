"""Attribution: marked blocks go in, the protocol comes out: who was there, who speaks, what the notes prove."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator
from itertools import dropwhile

from tei_protocols.attribution.acceptance import accepted
from tei_protocols.attribution.description import describe
from tei_protocols.attribution.passages import PROCEEDINGS, Passages
from tei_protocols.attribution.persons.mentions import in_lists, mentions
from tei_protocols.attribution.persons.roll_call import call_roll
from tei_protocols.attribution.quotations import quotations
from tei_protocols.attribution.speaking.asserted import report_unused, told_by_notes, with_hand
from tei_protocols.attribution.speaking.hearing import Hearing
from tei_protocols.attribution.speaking.resolutions import closing
from tei_protocols.attribution.speaking.together import with_supporters
from tei_protocols.attribution.speaking.turns import read
from tei_protocols.attribution.testimony import hear
from tei_protocols.conventions import notes as note_conventions
from tei_protocols.conventions.bold_labels import surnames_in_bold
from tei_protocols.conventions.written_names import WrittenNames
from tei_protocols.language import Language
from tei_protocols.model import marks
from tei_protocols.model.evidence import Certainty
from tei_protocols.model.layout import HEADER_KINDS, Block, Kind
from tei_protocols.model.marking import Marked, NoteText
from tei_protocols.model.marks import Mark
from tei_protocols.model.protocol import Division, Item, Note, PageMark, Passage, Protocol, Turn
from tei_protocols.model.register import NO_REGISTER, Register
from tei_protocols.model.source import Source
from tei_protocols.model.span import Span
from tei_protocols.model.typed import TypedAs
from tei_protocols.problems import Problem

_SHOWN_BY_BRACKETS = frozenset((marks.Deletion, marks.Addition, marks.Underlining))
_LISTS = frozenset((marks.ItemSpeakers, marks.Supporters))


def attribute(
    source: Source,
    marked: Marked,
    language: Language,
    accept: Certainty = Certainty.LOW,
    register: Register = NO_REGISTER,
) -> tuple[Protocol, tuple[Problem, ...]]:
    """Draw the conclusions that need knowledge of the whole document; what is less certain than `accept` stays text."""
    roll = call_roll(source, marked.blocks, language, register)
    testimony = hear(source, marked, language)
    surnames = {person.surname.casefold() for person in roll.people.persons}
    forenames = {word.casefold() for person in roll.people.persons for word in person.forenames.split()}
    shown = (source.once(WrittenNames, language).surnames - forenames) | surnames | surnames_in_bold(source, language)
    shown |= {person.name.casefold() for person in roll.people.persons if person.forenames and "." not in person.name}
    groups = {group.role: group.id for group in reversed(roll.groups)}
    shown_by_note = (mark for mark in testimony.marks if type(mark) in _SHOWN_BY_BRACKETS)
    opened = frozenset([_opening(source, mark) for mark in shown_by_note if _opens(source, mark)])
    hearing = Hearing(source, language, roll.people, groups, shown, accept, opened, labels=_typed_labels(source))
    hearing.presiding = roll.presiding
    hearing.closing = closing(source, marked.blocks, language)
    hearing.told = told_by_notes(source, marked, language)
    hearing.numbers = tuple(note.number for note in marked.notes)
    at_feet = {note.place: index for index, note in enumerate(marked.notes) if note.at_foot}
    for block in dropwhile(lambda block: block.kind not in PROCEEDINGS or block.kind is Kind.PAGE, marked.blocks):
        if block.kind in PROCEEDINGS:
            read(hearing, block)
        elif block.at_foot:
            hearing.begin_page(PageMark(Passage(block.span), at_feet[block.span.start]))
    report_unused(hearing)
    description = describe(source, marked.blocks, marked.notes, roll.people, language)
    divisions = with_supporters(hearing, hearing.divisions())
    text_spans = [*_with_labels_apart(marked.blocks, divisions)]
    completed = [found.span for found in marked.marks if type(found) is marks.ExpandedWord]
    named = [found for found in roll.marks if type(found) is marks.PersonName]
    lists = [found.span for found in marked.marks if type(found) in _LISTS]
    listed = _not_overlapping(in_lists(source, [*lists, *hearing.lists], roll.people, language), named)
    already = [*named, *listed]
    places = (mark.span for mark in already)
    mentioned = _not_overlapping(mentions(source, text_spans, completed, places, roll.people, shown, language), already)
    labels = _note_labels(source, marked, language)
    told = [with_hand(mark, hearing) for mark in testimony.marks if not _is_overruled(mark, hearing)]
    found = [*told, *roll.marks, *listed, *mentioned, *hearing.marks, *labels]
    found += quotations(source, marked.blocks, roll.people, language)
    kept, refused = accepted(source, found, accept, roll.people.persons)
    passages = Passages(kept)
    protocol = Protocol(
        source,
        description,
        opening=passages.framing(marked.blocks),
        divisions=tuple(passages.division(division) for division in divisions),
        closing=passages.closing(source, marked.blocks, language),
        people=roll.people.persons,
        groups=tuple(roll.groups),
        present_by_note=roll.note,
        notes=tuple(
            Note(
                text.number,
                text.form,
                _kind(source, text, marked.blocks, language),
                bodies,
                text.printed_under is not None,
                text.at_foot,
            )
            for text in marked.notes
            for bodies in [tuple(passages.passage(body) for body in text.bodies)]
        ),
        notes_heading=tuple(
            passages.passage(block.span) for block in marked.blocks if block.kind is Kind.NOTES_HEADING
        ),
        header_lines=_lines(source, marked.blocks, HEADER_KINDS),
        discarded_lines=_lines(source, marked.blocks, {Kind.DISCARDED}),
        layout=marked.blocks,
        left_brackets=marked.left,
    )
    odd = [problem for problem in marked.problems if not _is_settled(source, problem, testimony.balanced)]
    return protocol, (*odd, *testimony.problems, *roll.problems, *hearing.problems, *refused)


def _with_labels_apart(blocks: Iterable[Block], divisions: Iterable[Division]) -> Iterator[Span]:
    """The words of each block in the text; those of a label apart, because no name goes on from it into the speech."""
    parts = (part for division in divisions if isinstance(division, Item) for part in division.parts)
    labels = (part.label.span for part in parts if isinstance(part, Turn) and part.label)
    ends = {label.start: label.end for label in labels}
    for block in blocks:
        if block.in_text:
            words = block.words if block.kind is Kind.HEADING else block.span
            end = ends.get(words.start, words.end)
            yield from (Span(words.start, end), Span(end, words.end)) if end < words.end else (words,)


def _typed_labels(source: Source) -> dict[int, int]:
    """Where the labels between a typist's signs begin and end."""
    labels = (passage.span for passage in source.typed if passage.typed_as is TypedAs.LABEL)
    return {span.start: span.end for span in labels}


def _opens(source: Source, mark: Mark) -> bool:
    """Does a passage of which a note speaks begin with a bracket? The label of a speaker may stand behind it."""
    return mark.span.start < mark.inner.start or _opening(source, mark) < mark.span.start


def _opening(source: Source, mark: Mark) -> int:
    """Where the bracket of a passage stands; an angle bracket is part of the text."""
    return mark.span.start - source.text.startswith("<", max(0, mark.span.start - 1))


def _is_overruled(mark: Mark, hearing: Hearing) -> bool:
    """Was something found to be another thing than it was taken for, in the proceedings?"""
    if type(mark) in (marks.Supporters, marks.StageBusiness):
        return mark.span in hearing.overruled
    return type(mark) is marks.TypedLabel and mark.span.start in hearing.labels


def _is_settled(source: Source, problem: Problem, balanced: Collection[int]) -> bool:
    """Was a bracket without a partner found to have one in another paragraph?"""
    if problem.rule != "bracket.unbalanced":
        return False
    return any(source.place(place) == (problem.line, problem.column) for place in balanced)


def _not_overlapping(found: Iterable[Mark], taken: Iterable[Mark]) -> list[Mark]:
    """Those marks, given in order, that have nothing in common with the ones already there, or with one before them."""
    places = sorted([(mark.span.start, mark.span.end) for mark in taken])
    result: list[Mark] = []
    last_start = last_end = -1
    for mark in found:
        start, end = mark.span.start, mark.span.end
        before = bisect_left(places, (end,))
        if (before and places[before - 1][1] > start) or (last_start < end and start < last_end):
            continue
        result.append(mark)
        last_start, last_end = start, end
    return result


def _note_labels(source: Source, marked: Marked, language: Language) -> list[Mark]:
    found: list[Mark] = []
    for note in marked.notes:
        label = language.compiled(r"{note_label}\s?:").match(source.text, note.bodies[0].start, note.bodies[0].end)
        if label:
            found.append(marks.Label(Span(*label.span()), Span(*label.span())))
    return found


def _kind(source: Source, note: NoteText, blocks: tuple[Block, ...], language: Language) -> str:
    """Whose a note is: its own label says so, or the heading of the notes."""
    label = language.compiled(r"{note_label}\s?:").match(source[note.bodies[0]])
    if label:
        return note_conventions.kind_of(label[0], language)
    if note.printed_under is not None:
        return note_conventions.kind_of(source[note.printed_under], language)
    headings = (source[block.span] for block in blocks if block.kind is Kind.NOTES_HEADING)
    return note_conventions.kind_of(next(headings, ""), language)


def _lines(source: Source, blocks: Iterable[Block], kinds: Collection[Kind]) -> tuple[int, ...]:
    """The numbers of the lines that blocks of these kinds keep out of the text."""
    numbers: set[int] = set()
    for block in blocks:
        if block.kind in kinds and not block.in_text:
            first, last = source.line_number(block.span.start), source.line_number(block.span.end - 1)
            numbers |= set(range(first, last + 1))
    return tuple(sorted(numbers))
