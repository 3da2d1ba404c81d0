"""Anchors: which characters in the text are marks of notes, decided by the notes that exist, never by shape."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType

from msgspec import Struct
from msgspec.structs import replace

from tei_protocols.conventions import notes, passage_marks
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

_LONGEST_PARENTHESIS = 200
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
    by_number: dict[str, list[int]] = defaultdict(list)
    are_bare = False
    are_starred = are_half_bracketed = bool(distant)  # their numbers may be of whatever kind
    for index, text in enumerate(texts):
        by_number[text.number].append(index)
        are_half_bracketed = are_half_bracketed or text.form.startswith("n)")
        are_starred = are_starred or not text.number.isalnum()
        are_bare = are_bare or text.number.isalpha() or passage_marks.is_around(text.form)
    found: list[Mark] = []
    problems: list[Problem] = []
    anchored: set[int] = set()
    candidates: list[Span] = []
    bare: list[Span] = []
    if source.footnotes:
        return _footnotes(source, texts), []
    spans = [Span(block.body.start, block.span.end) for block in blocks if block.kind is not Kind.NOTE]
    every = [sign for span in spans for sign in notes.marks_in(source.text, span.start, span.end)]
    all_signs = [
        sign for sign in every if not ((sign["star"] and not are_starred) or (sign["half"] and not are_half_bracketed))
    ]
    if are_bare:
        bare_ones = bare_marks(source, spans, texts, language)
        found += bare_ones
        anchored |= {mark.note for mark in bare_ones}
        all_signs = [sign for sign in all_signs if not any(mark.span.meets(Span(*sign.span())) for mark in bare_ones)]
    beside = notes.kinds_beside([(text.number, text.form) for text in texts]) if len(by_number) < len(texts) else ()
    signs = all_signs if beside else _of_their_form(all_signs, texts)
    signs = _without_numbering(signs, {span.start for span in spans}, by_number)
    signs = _without_counting(source, signs) if are_half_bracketed else signs
    without_quantities = _without_quantities(signs, by_number)
    for sign in without_quantities:
        number = notes.number_of(sign)
        known = by_number.get(number, [])
        if sign["half"]:
            known = [index for index in known if texts[index].form.startswith("n)")]
        if beside and (kind := notes.bracket_of(sign[0])) in beside:
            known = [index for index in known if notes.bracket_of(texts[index].form) == kind]
        free = next((index for index in known if index not in anchored), None)
        end = sign.end() + (bool(known) and _has_bracket(source, sign, texts[known[0]].form))
        span = Span(sign.start(), end)
        form = notes.form_of(source[span], number)
        if free is not None:
            anchored.add(free)
            found.append(marks.NoteAnchor(span, Span(span.end, span.end), free, form))
        elif known:
            found.append(marks.NoteReference(span, Span(span.end, span.end), known[-1], form))
        elif (
            (other := distant.get(number))
            and notes.are_alike(form, other.form)
            and (is_glued(source, span) or stands_apart(source, span))
        ):
            behind = Span(span.end, span.end)
            found.append(marks.DistantReference(span, behind, other.session, other.note, number, form))
        elif sign["round"] or sign["star"] or sign["half"]:
            candidates.append(span)
        elif sign["stop"] or sign["raised"] or (sign["glued"] and source.text[span.start - 3 : span.start].islower()):
            bare.append(span)
        elif sign["square"] or sign["angle"] or (sign["letter"] and _may_be_letter(source, span, texts)):
            found.append(marks.UnresolvedMark(span, span))
            problems.append(_without_note(source, span, number))
    taken = {sign.start() for sign in without_quantities}
    amid_words = [Span(*sign.span()) for sign in signs if sign.start() not in taken]
    rounded = [span for span in candidates if source[span].startswith("(") and "*" not in source[span]]
    misprinted = misprints(source, found, rounded, amid_words, texts, anchored)
    alike = [*like_marks(source, found, candidates, len(distant)), *next_in_series(source, found, rounded)]
    for mark in sorted({*misprinted, *alike, *(between_neighbours(source, found, bare, texts) if bare else ())}):
        found.append(marks.UnresolvedMark(mark, mark))
        problems.append(_without_note(source, mark, source[mark].strip("[]() ")))
    if loose := loose_marks(source, spans, texts, anchored):
        found += loose
        anchored.update(mark.note for mark in loose if isinstance(mark, marks.NoteAnchor))
    problems += [_without_mark(source, text) for index, text in enumerate(texts) if index not in anchored]
    return found, problems


def _may_be_letter(source: Source, mark: Span, texts: tuple[NoteText, ...]) -> bool:
    """May a letter in brackets be the mark of a note that the copy lacks, since others have letters?"""
    return source.text[mark.start] == "[" and any(text.number.isalpha() for text in texts)


def _has_bracket(source: Source, sign: re.Match[str], form: str) -> bool:
    """Does a bracket belong to the mark, as in `early1)`, where the notes are numbered like that too?"""
    if not form.startswith("n)") or not source.text.startswith(")", sign.end()):
        return False
    return not _is_open(source.text, sign.start())


def _of_their_form(signs: list[re.Match[str]], texts: tuple[NoteText, ...]) -> list[re.Match[str]]:
    """The signs without those in round brackets whose number has a mark in square ones, as the notes have them, and
    without those in square ones where marks have no brackets: `until [1] August`."""
    squared = {notes.number_of(sign) for sign in signs if sign["square"]}
    if not squared:
        return signs
    bare = {notes.number_of(sign) for sign in signs if sign["glued"] or sign["stop"] or sign["raised"]}
    if squared & bare and len(squared) < len(bare):
        return [sign for sign in signs if not (sign["square"] and notes.number_of(sign) in bare)]
    squared &= {text.number for text in texts if text.form.startswith("[")}
    return [sign for sign in signs if not (sign["round"] and notes.number_of(sign) in squared)] if squared else signs


def _without_numbering(
    signs: list[re.Match[str]], heads: Collection[int], known: Collection[str]
) -> list[re.Match[str]]:
    """The signs without those in round brackets that count off paragraphs, `(1) … (2) … (3) …` at their heads, where
    the notes lack one of the numbers."""
    at_heads = [sign for sign in signs if sign["round"] and sign.start() in heads and sign["round"].isdecimal()]
    if len(at_heads) < 2:
        return signs
    numbering: set[int] = set()
    run: list[re.Match[str]] = []
    for sign in (*at_heads, None):
        if sign is not None and run and int(sign["round"]) == int(run[-1]["round"]) + 1:
            run.append(sign)
            continue
        if len(run) > 1 and any(each["round"] not in known for each in run):
            numbering.update(each.start() for each in run)
        run = [sign] if sign is not None and int(sign["round"]) == 1 else []
    return [sign for sign in signs if sign.start() not in numbering]


def _without_counting(source: Source, signs: list[re.Match[str]]) -> list[re.Match[str]]:
    """The signs without numbers that only a closing bracket follows, where it closes another, `(p. 3)`, or where such a
    number beside it in the same paragraph counts on: `1) build, 2) leave`."""
    half = [sign for sign in signs if sign["half"]]
    if not half:
        return signs
    counting = {sign.start() for sign in half if _is_open(source.text, sign.start())}
    for one, other in pairwise([sign for sign in half if sign.start() not in counting]):
        follows = int(one["half"][:-1]) + 1 == int(other["half"][:-1])
        if not follows or "\n" in source.text[one.end() : other.start()]:
            continue
        if one.start() in counting or not all(stands_apart(source, Span(*sign.span())) for sign in (one, other)):
            counting |= {one.start(), other.start()}
    return [sign for sign in signs if sign.start() not in counting]


def _is_open(text: str, place: int) -> bool:
    """Is a bracket still open at a place in a line?"""
    line = text[max(0, place - _LONGEST_PARENTHESIS) : place].rpartition("\n")[2]
    return line.rfind("(") > line.rfind(")")


def _without_quantities(signs: list[re.Match[str]], known: Collection[str]) -> list[re.Match[str]]:
    """The signs without those that are quantities: `(12) in the other` amid the words, where the series is at 4."""
    doubtful = {place for place, sign in enumerate(signs) if notes.is_amid_words(sign)}
    if not doubtful:
        return signs
    numbers = {place: notes.number_of(sign) for place, sign in enumerate(signs)}
    # where another sign is surely the mark, a quantity is one
    certain = {number for place, number in numbers.items() if place not in doubtful}
    quantities = {place for place in doubtful if numbers[place] in certain}
    series = [
        (place, int(number))
        for place, number in numbers.items()
        if number in known and number.isdecimal() and place not in quantities
    ]
    rising = notes.longest_rise(series)
    return [sign for place, sign in enumerate(signs) if place not in doubtful or place in rising]


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
