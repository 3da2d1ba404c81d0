"""Speakers whom somebody names who knows: a typist, by signs around a label; a note, of a paragraph of nobody."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter

from msgspec.structs import replace

from tei_protocols.attribution.passages import split_label
from tei_protocols.attribution.speaking.heard_names import speaking
from tei_protocols.attribution.speaking.hearing import Hearing, Told
from tei_protocols.conventions import voices
from tei_protocols.conventions.cases import fold, forms_of, nominative
from tei_protocols.conventions.lists import in_list
from tei_protocols.conventions.names import Name, never_names
from tei_protocols.language import Language
from tei_protocols.model import marks
from tei_protocols.model.evidence import Evidence, Witness
from tei_protocols.model.layout import Block, Kind
from tei_protocols.model.marking import Marked
from tei_protocols.model.marks import Mark
from tei_protocols.model.people import Person
from tei_protocols.model.protocol import Manner, Passage, Turn
from tei_protocols.model.source import Source
from tei_protocols.problems import Level

_SIGNS = " .:—–-"
# nobody is called anything longer
_LONGEST_LABEL = 120


# --- labels of typists -----------------------------------------------------------------------------------------------


def typed_label(hearing: Hearing, block: Block, text: str) -> bool:
    """A label between a typist's signs is one, whatever it looks like."""
    if not hearing.labels:
        return False
    end = hearing.labels.get(block.span.start, 0)
    words = hearing.source.text[block.span.start : end]
    if not words or not any(map(str.isalpha, words)) or end > block.span.end or len(words) > _LONGEST_LABEL:
        return False
    del hearing.labels[block.span.start]
    label, body = split_label(hearing.source, block.span, end - block.span.start)
    names = _names(hearing, text, end - block.span.start)
    speakers = tuple(speaking(hearing, name, block.span.start + name.start) for name in names)
    paragraphs = (Passage(body),) if len(body) else ()
    hearing.add(Turn(speakers, Manner.DIRECT, paragraphs, "speaker.typed", label), opens=True)
    return True


def _names(hearing: Hearing, text: str, end: int) -> tuple[Name, ...]:
    """The names in a label; one that is not written like a name is whatever the label calls the speaker."""
    end = len(text[:end].rstrip(_SIGNS))
    listed = tuple(in_list(text, 0, end, hearing.language, with_office=True))
    return listed or (Name(0, end, "", text[:end]),)


# --- notes that say who speaks ---------------------------------------------------------------------------------------


def told_by_notes(source: Source, marked: Marked, language: Language) -> dict[int, Told]:
    """Whom notes name as speakers, by the start of the paragraph in which each has its only mark; where two notes name
    somebody in one paragraph, none is believed."""
    named = {
        index: voice
        for index, note in enumerate(marked.notes)
        if len(note.bodies) == 1 and (voice := voices.read(_without_label(source[note.bodies[0]], language), language))
    }
    if not named:
        return {}
    starts = [block.span.start for block in marked.blocks]
    pointing = (mark for mark in marked.marks if isinstance(mark, marks.NoteAnchor | marks.NoteReference))
    places = [(mark.note, mark.span.start) for mark in pointing if mark.note in named]
    often = Counter(note for note, _ in places)
    found: dict[int, list[Told]] = {}
    for note, place in places:
        block = marked.blocks[bisect_right(starts, place) - 1]
        if often[note] == 1 and block.kind is Kind.PARAGRAPH:
            found.setdefault(block.span.start, []).append(Told(note, named[note]))
    return {start: told[0] for start, told in found.items() if len(told) == 1}


def _without_label(words: str, language: Language) -> str:
    label = language.compiled(r"{note_label}\s?:").match(words)
    return words[label.end() :] if label else words


def told_by_note(hearing: Hearing, block: Block, text: str) -> bool:
    """A note says who speaks in a paragraph that names nobody itself: the note is its evidence, as certain as it is."""
    told = hearing.told.get(block.span.start)
    if told and not told.voice.name:
        return _of_nobody(hearing, block, told)
    name = _nominative(told.voice.name, told.voice.inflected, hearing) if told else None
    if told is None or name is None:
        return False
    del hearing.told[block.span.start]
    evidence = Evidence("speaker.note", told.voice.certainty, Witness.EDITOR, told.note)
    before = hearing.last_turn()
    if not hearing.accepts(evidence):
        known = hearing.people.who(name)
        facts = {"who": known.name if known else told.voice.name, "note": hearing.numbers[told.note]}
        hearing.refuse(block, evidence, (known.id,) if known else (), **facts)
        return True
    speaker = speaking(hearing, name, block.span.start)
    rivals = tuple(each for each in before.speakers if each != speaker) if before else ()
    manner = before.manner if before and before.manner is Manner.REPORTED else Manner.DIRECT
    hearing.add(Turn((speaker,), manner, (Passage(block.span),), evidence.rule, None, evidence, rivals))
    return True


def _of_nobody(hearing: Hearing, block: Block, told: Told) -> bool:
    """A note says that the record does not tell who speaks: so it is not the speaker before."""
    del hearing.told[block.span.start]
    hearing.leave(block, "speaker.unnamed")
    message = f"note {hearing.numbers[told.note]} says that nobody is named as speaking here"
    hint = "it is kept as a paragraph of nobody; name the speaker in the TEI if you know who it is"
    hearing.report("speaker.unnamed", block.span.start, message, hint, Level.NOTICE)
    return True


def _nominative(words: str, inflected: bool, hearing: Hearing) -> Name | None:
    """The name in the nominative; of an inflected one it must be known whose it is."""
    name = next(in_list(words, 0, len(words), hearing.language), None)
    if name is None or hearing.people.who(name):
        return name
    if name.surname.casefold().split()[0] in never_names(hearing.language):
        return None
    forms = forms_of(hearing.people.surnames, hearing.language).get(fold(name.surname), set())
    meant = {person.id: person for form in forms if (person := _bearer(form.surname, name, hearing))}
    if len(meant) == 1:
        return replace(name, surname=next(iter(meant.values())).surname)
    return None if inflected else name


def _bearer(surname: str, name: Name, hearing: Hearing) -> Person | None:
    return hearing.people.who(replace(name, surname=surname))


def with_hand(mark: Mark, hearing: Hearing) -> Mark:
    """The mark with the person whose hand a note names, if it is somebody who has a part in the record."""
    if not isinstance(mark, (marks.Addition, marks.Deletion)) or mark.hand is None:
        return mark
    name = _nominative(mark.hand.name, bool(mark.hand.case), hearing)
    if name is None:  # of nobody who has a part in the record
        name = next(in_list(mark.hand.name, 0, len(mark.hand.name), hearing.language), None)
        if name is None or name.surname.casefold() in never_names(hearing.language):
            return replace(mark, hand=None)
        case = mark.hand.case
        name = replace(name, surname=nominative(name.surname, case, hearing.people.surnames, hearing.language))
    person = hearing.people.who(name)
    hand = replace(mark.hand, name=f"{name.forenames} {name.surname}".strip(), person=person.id if person else None)
    return replace(mark, hand=hand)


def report_unused(hearing: Hearing) -> None:
    """Say of each note that names a speaker where the record names one itself, that it was not followed."""
    for start, told in sorted((start, told) for start, told in hearing.told.items() if told.voice.name):
        number, name = hearing.numbers[told.note], told.voice.name
        message = f"note {number} names {name} as the speaker, but the record names another, or none can be told"
        hint = "the record is followed; move the mark of the note, or correct the speaker in the TEI"
        hearing.report("speaker.note-unused", start, message, hint, Level.NOTICE)
