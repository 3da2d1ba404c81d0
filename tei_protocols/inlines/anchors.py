"""Anchors: which characters in the text are marks of notes, decided by the notes that exist, never by shape."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from msgspec import Struct
from msgspec.structs import replace

from tei_protocols.conventions import notes
from tei_protocols.inlines import sign_marks
from tei_protocols.inlines.bare_marks import bare_marks
from tei_protocols.inlines.loose_marks import loose_marks
from tei_protocols.inlines.lost_notes import (
    between_neighbours,
    is_glued,
    like_marks,
    misprints,
    next_in_series,
    stands_apart,
)
from tei_protocols.language import Language
from tei_protocols.model import marks
from tei_protocols.model.layout import Block, Kind
from tei_protocols.model.marking import Marked, NoteText
from tei_protocols.model.marks import Mark
from tei_protocols.model.source import Source
from tei_protocols.model.span import Span
from tei_protocols.problems import Level, Problem

_NONE_DISTANT: Mapping[str, Distant] = MappingProxyType({})


def note_texts(blocks: Iterable[Block]) -> tuple[NoteText, ...]:
    """The notes among the blocks; a paragraph without a number belongs to the note before it, or opens a series."""
    found: list[NoteText] = []
    for block in blocks:
        if block.kind is not Kind.NOTE:
            continue
        if block.name or block.form or not found:
            place = block.span.start
            found.append(NoteText(block.name, block.form, place, (block.body,), block.printed_under, block.at_foot))
        else:
            last = found[-1]
            found[-1] = replace(last, bodies=(*last.bodies, block.body))
    return tuple(found)


class Distant(Struct, frozen=True):
    """A note of another session: the place of the session, of the note among its notes, and how it is printed."""

    session: int
    note: int
    form: str


def common_notes(layouts: Sequence[Sequence[Block]]) -> list[dict[str, Distant]]:
    """For each session the notes of others that stand in one section with its own, by their numbers; one that several
    notes have says nothing."""
    if len(layouts) == 1:
        return [{}]
    texts = [note_texts(block for block in blocks if block.in_text) for blocks in layouts]
    if all(text.printed_under is None for of_session in texts for text in of_session):
        return [{} for _ in layouts]
    often = Counter(text.number for of_session in texts for text in of_session)
    distant = [
        (text.number, Distant(session, index, text.form))
        for session, of_session in enumerate(texts)
        for index, text in enumerate(of_session)
        if often[text.number] == 1
    ]
    return [
        {number: each for number, each in distant if each.session != session and number}
        for session in range(len(layouts))
    ]


def shared(sessions: Sequence[Marked]) -> list[Marked]:
    """The sessions, each with those of its notes to which marks in others point."""
    marked = (mark for session in sessions for mark in session.marks)
    pointed_at = {(mark.session, mark.note) for mark in marked if isinstance(mark, marks.DistantReference)}
    if not pointed_at:
        return [*sessions]
    return [
        replace(session, shared=frozenset(note for where, note in pointed_at if where == place))
        for place, session in enumerate(sessions)
    ]


def anchor(
    source: Source,
    blocks: Iterable[Block],
    texts: tuple[NoteText, ...],
    language: Language,
    distant: Mapping[str, Distant] = _NONE_DISTANT,
) -> tuple[list[Mark], list[Problem]]:
    """The marks of notes in the `blocks` of the text, and what did not find its partner. `distant` are the notes of
    other sessions that stand with those of this one, by their numbers."""
    if source.footnotes:
        return _footnotes(source, texts), []
    spans = [Span(block.body.start, block.span.end) for block in blocks if block.kind is not Kind.NOTE]
    anchoring = _Anchoring(source, spans, texts, distant)
    anchoring.take_bare(language)
    anchoring.take_signs()
    anchoring.take_loose()
    return anchoring.found, [*anchoring.problems, *anchoring.without_marks()]


class _Anchoring:
    """The signs in the `spans` of a text on their way to the notes: what is `found`, and the `problems` with others."""

    def __init__(
        self, source: Source, spans: list[Span], texts: tuple[NoteText, ...], distant: Mapping[str, Distant]
    ) -> None:
        self._source, self._spans, self._texts, self._distant = source, spans, texts, distant
        self._by_number: dict[str, list[int]] = defaultdict(list)
        self._kinds = sign_marks.Kinds(bool(distant))
        for index, text in enumerate(texts):
            self._by_number[text.number].append(index)
            self._kinds.add(text)
        numbered_twice = len(self._by_number) < len(texts)
        self._beside = notes.kinds_beside([(each.number, each.form) for each in texts]) if numbered_twice else ()
        self._anchored: set[int] = set()
        # signs without a note: in parentheses or with an asterisk, those with a number in parentheses, and bare
        self._candidates: list[Span] = []
        self._rounded: list[Span] = []
        self._bare: list[Span] = []
        self.found: list[Mark] = []
        self.problems: list[Problem] = []

    def take_bare(self, language: Language) -> None:
        """Take the marks that only their notes can tell: letters without a bracket, two around a passage."""
        if not self._kinds.bare:
            return
        for mark in bare_marks(self._source, self._spans, self._texts, language):
            self.found.append(mark)
            self._anchored.add(mark.note)

    def take_signs(self) -> None:
        """Take the signs that look like marks, each to its note; and those that show that the copy lacks theirs."""
        signs = self._like_marks()
        amid_words = sign_marks.quantities(signs, self._by_number)
        for sign in signs:
            if sign not in amid_words:
                self._take(sign)
        source, found, texts = self._source, self.found, self._texts
        rounded = self._rounded
        lost = {
            *misprints(source, found, rounded, [Span(*sign.span()) for sign in amid_words], texts, self._anchored),
            *like_marks(source, found, self._candidates, len(self._distant)),
            *next_in_series(source, found, rounded),
            *(between_neighbours(source, found, self._bare, texts) if self._bare else ()),
        }
        for mark in sorted(lost):
            self._leave(mark, source[mark].strip("[]() "))

    def take_loose(self) -> None:
        """Take bare numbers apart from the words, where notes have no other marks."""
        for mark in loose_marks(self._source, self._spans, self._texts, self._anchored):
            self.found.append(mark)
            self._anchored.add(mark.note)

    def without_marks(self) -> list[Problem]:
        """The notes to which nothing points."""
        return [
            _without_mark(self._source, text) for index, text in enumerate(self._texts) if index not in self._anchored
        ]

    def _like_marks(self) -> list[re.Match[str]]:
        """The signs in the text that may be marks in view of the notes there are."""
        taken = [mark.span for mark in self.found] if self.found else ()
        signs = sign_marks.of_kinds(self._kinds, self._source, self._spans, taken)
        if not self._beside:
            signs = sign_marks.of_their_form(signs, self._texts)
        return sign_marks.without_numbering(signs, self._spans, self._by_number)

    def _take(self, sign: re.Match[str]) -> None:
        source, number = self._source, notes.number_of(sign)
        known = self._notes_of(sign, number)
        free = next((index for index in known if index not in self._anchored), None)
        end = sign.end() + (bool(known) and sign_marks.has_bracket(source, sign, self._texts[known[0]].form))
        span, behind = Span(sign.start(), end), Span(end, end)
        form = notes.form_of(source[span], number)
        if free is not None:
            self._anchored.add(free)
            self.found.append(marks.NoteAnchor(span, behind, free, form))
        elif known:
            self.found.append(marks.NoteReference(span, behind, known[-1], form))
        elif (other := self._distant.get(number)) and _may_be_distant(source, span, form, other):
            self.found.append(marks.DistantReference(span, behind, other.session, other.note, number, form))
        elif sign["round"] or sign["star"] or sign["half"]:
            self._candidates.append(span)
            if sign["round"] and "*" not in sign["round"]:
                self._rounded.append(span)
        elif sign["stop"] or sign["raised"] or (sign["glued"] and source.text[span.start - 3 : span.start].islower()):
            self._bare.append(span)
        elif sign["square"] or sign["angle"] or (sign["letter"] and _may_be_letter(source, span, self._texts)):
            self._leave(span, number)

    def _notes_of(self, sign: re.Match[str], number: str) -> list[int]:
        """The notes whose mark a sign may be."""
        known = self._by_number.get(number, [])
        if sign["half"]:
            known = [index for index in known if self._texts[index].form.startswith("n)")]
        if self._beside and (kind := notes.bracket_of(sign[0])) in self._beside:
            known = [index for index in known if notes.bracket_of(self._texts[index].form) == kind]
        return known

    def _leave(self, mark: Span, number: str) -> None:
        """Leave a mark unresolved, and say so."""
        self.found.append(marks.UnresolvedMark(mark, mark))
        self.problems.append(_without_note(self._source, mark, number))


def _may_be_distant(source: Source, mark: Span, form: str, other: Distant) -> bool:
    """May a sign be the mark of a note of another session: printed like it, and where marks stand?"""
    return notes.are_alike(form, other.form) and (is_glued(source, mark) or stands_apart(source, mark))


def _may_be_letter(source: Source, mark: Span, texts: tuple[NoteText, ...]) -> bool:
    """May a letter in brackets be the mark of a note that the copy lacks, since others have letters?"""
    return source.text[mark.start] == "[" and any(text.number.isalpha() for text in texts)


def _footnotes(source: Source, texts: tuple[NoteText, ...]) -> list[Mark]:
    """The anchors of a file's own footnotes: no characters of the text stand for them."""
    found: list[Mark] = []
    for index, text in enumerate(texts):
        footnote = next((each for each in source.footnotes if each.span.holds(text.bodies[0])), None)
        if footnote:
            place = Span(footnote.anchor, footnote.anchor)
            found.append(marks.NoteAnchor(place, place, index, "none"))
    return found


def _without_note(source: Source, span: Span, number: str) -> Problem:
    message = f"the mark {source[span]} points to note {number}, which the transcript does not have"
    hint = "type the note at the end of the transcript, or correct the number"
    return source.problem(span.start, "note.missing", Level.WARNING, message, hint)


def _without_mark(source: Source, text: NoteText) -> Problem:
    message = f"no mark in the text points to note {text.number or '(without a number)'}"
    hint = "it is kept among the notes at the end; put its mark where it belongs"
    return source.problem(text.place, "note.unmarked", Level.WARNING, message, hint)
