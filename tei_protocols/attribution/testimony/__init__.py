"""What the notes prove: an act that a note testifies to becomes a mark on the very words, or is reported."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from msgspec import Struct, field
from msgspec.structs import replace

from tei_protocols.attribution.description.kind_of_record import kind_of_record
from tei_protocols.attribution.testimony import bracketed
from tei_protocols.attribution.testimony.acted import evidence_of, mark_of_act
from tei_protocols.attribution.testimony.bracketed import Part
from tei_protocols.attribution.testimony.meant import between_marks, marks_meant, passages_at, passages_meant
from tei_protocols.attribution.testimony.noted import Noted
from tei_protocols.conventions import notes, omissions, passage_marks, provenance, testimony
from tei_protocols.conventions.acts import Act, Statement
from tei_protocols.conventions.extents import Extent, Unit
from tei_protocols.conventions.omissions import Missing
from tei_protocols.language import Language
from tei_protocols.language.deeds import deletions_of_others, speaks_of_deletion, tells_of_deletion_at
from tei_protocols.language.divided_words import Whole
from tei_protocols.language.quotation_marks import set_aside
from tei_protocols.model import marks
from tei_protocols.model.evidence import Certainty, Evidence, Witness
from tei_protocols.model.marking import Marked, NoteText
from tei_protocols.model.marks import Mark
from tei_protocols.model.rules import REPLACED
from tei_protocols.model.source import Source
from tei_protocols.model.span import Span
from tei_protocols.problems import Level, Problem

_STOPS = frozenset(".!?…")
_MINUTES = "minutes"
_DELETING = (Act.CROSSED_OUT, Act.RESTORED)
# what a note with two marks may call the passage between them
_OF_PASSAGE = (
    Unit.MARK,
    Unit.WORD,
    Unit.SENTENCE,
    Unit.PARAGRAPH,
    Unit.LINE,
    Unit.REMARK,
    Unit.NAMES,
    Unit.NAME,
    Unit.FIGURE,
    Unit.QUESTION,
)
_AT_MARK = (Unit.MARK, Unit.BRACKETED)


class Testimony(Struct):
    """The marks as they are once the notes were heard, and what stayed undecided.

    `balanced` are the places of brackets that a note showed to belong together over several paragraphs.
    """

    marks: list[Mark]
    problems: list[Problem] = field(default_factory=list)
    balanced: set[int] = field(default_factory=set)


def hear(source: Source, marked: Marked, language: Language) -> Testimony:
    """Let every note testify. Where its words are not certain the note stays a note, and the doubt is reported."""
    court = _Court(source, marked, language)
    noted = court.noted
    problems: list[Problem] = []
    for index, note in enumerate(marked.notes):
        undecided = False
        for body in note.bodies:
            words = source[body]
            label = language.compiled(r"{note_label}\s?:").match(words)
            words = words[label.end() :] if label else words
            if passage_marks.is_around(note.form) and (called := language.pattern("passage_called").match(words)):
                words = words[called.end() :]
            start = body.end - len(words)
            words = notes.without_other_notes(words, language)
            words = court.without_draft(words)
            told = testimony.read(words, language)
            statements = provenance.with_provenance(told.statements, words, language)
            heard = [court.enter(index, statement) for statement in statements]
            missing = omissions.read(words, language)
            if missing:
                court.leave_gap(index, missing)
            struck = [*told.struck, *(place for before, place in told.perhaps_struck if noted.reads(index, before))]
            in_text: set[tuple[int, int]] = set()
            for statement, decided in zip(statements, heard, strict=True):
                places = list(testimony.places_of(statement, words)) if statement.act in _DELETING else []
                if decided and not statement.instead:
                    in_text.update(places)
                elif noted.lacks(index, statement):
                    struck += places
            struck = [place for place in dict.fromkeys(struck) if place not in in_text]
            undecided |= _leaves_open(statements, heard, struck, words, language)
            heard += [court.strike_in_note(index, start, words, place) for place in struck]
            undecided |= not any(heard) and speaks_of_deletion(words, language)
            whole = Whole(words).text
            if any(formula.search(whole) for formula in language.patterns("says_brackets_printed")):
                court.leave_brackets(index)
                continue
            if language.pattern("says_bracketed_there").match(whole):
                court.leave_brackets_at_mark(index)
                continue
            if language.pattern("says_next_brackets_printed").search(whole):
                court.leave_next_brackets(index)
        if undecided:
            problems.append(_undecided(source, note))
    kept = [mark for mark in marked.marks if id(mark) not in court.corrected]
    return Testimony([*kept, *court.found], problems, court.balanced)


def _leaves_open(
    statements: Sequence[Statement],
    heard: Sequence[bool],
    struck: Sequence[tuple[int, int]],
    words: str,
    language: Language,
) -> bool:
    """Does a note tell, beside what it proves, of a deletion of which it is not known what was deleted?

    `Added by hand. The next word was deleted.`: the words that the first sentence means are no answer to the second.
    """
    deleting = [(each, decided) for each, decided in zip(statements, heard, strict=True) if each.act in _DELETING]
    for statement, decided in deleting:
        if not decided and any(heard) and not set(testimony.places_of(statement, words)) & set(struck):
            return True
    known = sum(each.extent.unit not in _AT_MARK for each, _ in deleting)
    return deletions_of_others(words, language) > known


class _Court:
    """The notes of one document are heard here, one after the other."""

    def __init__(self, source: Source, marked: Marked, language: Language) -> None:
        self._source = source
        self._notes = marked.notes
        self._blocks = marked.blocks
        self._shared = marked.shared
        self._language = language
        self.noted = Noted(source, marked, language)
        self.found: list[Mark] = []
        self.corrected: set[int] = set()
        self.balanced: set[int] = set()

    def without_draft(self, words: str) -> str:
        """What a note says, with blanks for `in the draft` where the record is minutes: what was struck in their draft
        stands in no fair copy, so that the text, which has it, is that draft. Of notes, the draft is another paper."""
        if self._language.search("says_in_draft", words) is None or not self._is_minutes:
            return words
        return self._language.pattern("says_in_draft").sub(lambda found: " " * len(found[0]), words)

    @cached_property
    def _is_minutes(self) -> bool:
        return kind_of_record(self._source, self._blocks, self._language) == _MINUTES

    def enter(self, note: int, statement: Statement) -> bool:
        """Mark the words that a statement means; False where they cannot be found with certainty."""
        if statement.act is Act.CROSSED_OUT and self._perhaps_not_printed(note, statement.extent):
            return False
        anchors = self.noted.marks_of(note)
        if passage_marks.is_around(self._notes[note].form):
            if statement.extent.unit in _OF_PASSAGE and not statement.instead:
                passages = [between_marks(self.noted, anchors[1], anchors[0])] if len(anchors) > 1 else []
                return self._mark_all(passages, statement, note)
            anchors = anchors[:1]
        if len(anchors) > 1:
            anchors = marks_meant(self.noted, anchors, statement.extent, self._words(note))
        if not anchors or (note in self._shared and statement.extent.unit is not Unit.QUOTED):
            return False
        anchor = anchors[0]
        if self.noted.block_of(anchor) is None:
            return False
        if statement.instead and self.noted.reads_instead(anchor, statement):
            quoted = Extent(Unit.QUOTED, words=(statement.instead,))
            return self.enter(note, replace(statement, act=Act.ADDED, instead="", extent=quoted))
        if statement.act is Act.SUPPLIED:
            printed = self._supplied(note, anchor, statement)
            if printed or not statement.from_elsewhere:
                return printed
        if len(anchors) > 1:
            passages = passages_at(self.noted, anchors, statement.extent)
        else:
            passages = passages_meant(self.noted, anchor, statement.extent)
        if statement.extent.unit in (Unit.BRACKETED, Unit.MARK):
            for first, *_, last in (parts for parts in passages if len(parts) > 1):
                self.balanced |= {first.span.start, last.span.end - 1}
        if not passages and statement.extent.unit is Unit.MARK and self._may_be_of_all(anchor, statement.act):
            passages = passages_meant(self.noted, anchor, Extent(Unit.REMARK))
        return self._mark_all(passages, statement, note)

    def _mark_all(self, passages: Sequence[Sequence[Part]], statement: Statement, note: int) -> bool:
        """Mark the passages that a statement means; False where there is none, or where one cannot be marked."""
        if not all(passages) or not all(self.noted.is_free(part.span) for parts in passages for part in parts):
            return False
        for parts in passages:
            self._mark(parts, statement, evidence_of(statement.act, note))
        return bool(passages)

    def _may_be_of_all(self, anchor: Mark, act: Act) -> bool:
        """May a note that names no words be of all that somebody says: of one word, or, if they are in another hand,
        behind the stop?"""
        paragraph = self.noted.paragraph_at(anchor.span.start)
        is_behind_stop = self._source.text[anchor.span.start - 1] in _STOPS
        is_word = len(paragraph.tokens(paragraph.body.start, paragraph.body.end)) == 1
        return is_word or (act is Act.ADDED and is_behind_stop)

    def _perhaps_not_printed(self, note: int, extent: Extent) -> bool:
        """May words behind the mark be others, which the text leaves out? The note would quote them, then, or say that
        nobody can read them."""
        if extent.unit is not Unit.NEXT_SENTENCE:
            return extent.unit is Unit.NEXT_WORDS
        words = self._words(note)
        unread = self._language.pattern("says_unread").search(words) is not None
        return unread or bool(set_aside(words).quotations)

    def _words(self, note: int) -> str:
        return " ".join(self._source[body] for body in self._notes[note].bodies)

    def _mark(self, parts: Sequence[Part], statement: Statement, evidence: Evidence) -> None:
        marked = {mark.span for mark in self.found}
        for part in parts:
            if part.is_bracketed and part.span in marked:  # one act within the other, and the brackets are its own
                part = Part(part.inner, part.inner)
            elif part.is_bracketed:
                readings = bracketed.readings_of(self.noted.paragraph_at(part.span.start), part)
                self.corrected |= {id(mark) for mark in readings}
            self.found.append(mark_of_act(statement, part, evidence))

    def strike_in_note(self, note: int, start: int, told: str, place: tuple[int, int]) -> bool:
        """Struck or replaced words that the note alone knows are deleted there, where it quotes them.

        The sign that some printers put before a closing quotation mark, `"nine."`, belongs to the note.
        """
        span = self._source.trimmed(Span(start + place[0], start + place[1]))
        words = self._source[span]
        if (words[:1].islower() or words[:1].isdigit()) and words.endswith((".", ",")) and not words.endswith(".."):
            span = Span(span.start, span.end - 1)
        evidence = evidence_of(Act.CROSSED_OUT, note)
        if not tells_of_deletion_at(place, told, self._language):
            evidence = replace(evidence, rule=REPLACED)
        self.found.append(marks.Deletion(span, span, evidence))
        return True

    def _supplied(self, note: int, mark: Mark, statement: Statement) -> bool:
        """The note says whence bracketed words were supplied, or that they lack: it is their evidence."""
        printed = bracketed.supplied(self.noted.paragraph_at(mark.span.start), mark.span, statement.extent)
        if printed is None:
            return False
        self.corrected.add(id(printed))
        evidence = evidence_of(Act.SUPPLIED, note)
        self.found.append(replace(printed, reason=statement.reason or printed.reason, evidence=evidence))
        return True

    def leave_brackets(self, note: int) -> None:
        """The brackets of the paragraph stand in the document itself: nobody supplied what is between them."""
        for anchor in self.noted.marks_of(note):
            paragraph = self.noted.paragraph_at(anchor.span.start)
            self.corrected |= {id(mark) for mark in paragraph.marks if isinstance(mark, marks.Supplied)}

    def leave_brackets_at_mark(self, note: int) -> None:
        """The brackets at the mark stand in the document itself."""
        for anchor in self.noted.marks_of(note):
            paragraph = self.noted.paragraph_at(anchor.span.start)
            part = bracketed.meant(paragraph, anchor.span)
            self.corrected |= {id(mark) for mark in (bracketed.readings_of(paragraph, part) if part else ())}

    def leave_next_brackets(self, note: int) -> None:
        """The brackets right behind the mark stand in the document itself."""
        for anchor in self.noted.marks_of(note):
            paragraph = self.noted.paragraph_at(anchor.span.start)
            behind = (mark for mark in paragraph.marks if mark.span.start >= anchor.span.end)
            following = next((mark for mark in behind if isinstance(mark, marks.Supplied)), None)
            if following and not self._source.text[anchor.span.end : following.span.start].strip():
                self.corrected.add(id(following))

    def leave_gap(self, note: int, missing: Missing) -> None:
        """Something is missing at the mark of a note: a gap stands there, the one that the text has, or a new one."""
        mark = self.noted.mark_of(note)
        if mark is None or self.noted.block_of(mark) is None:
            return
        place = mark.span.start
        evidence = Evidence("gap.note", Certainty.HIGH, Witness.EDITOR, note)
        paragraph = self.noted.paragraph_at(place)
        gaps = (each for each in paragraph.marks if isinstance(each, marks.Gap) and each.reason == missing.reason)
        printed = next((gap for gap in gaps if gap.span.end <= place and paragraph.is_at(gap.span.end, place)), None)
        if printed:
            self.corrected.add(id(printed))
            found = replace(printed, evidence=evidence)
        else:
            found = marks.Gap(Span(place, place), Span(place, place), missing.reason, "", evidence=evidence)
        amount = missing.amount
        self.found.append(replace(found, quantity=amount.quantity, unit=amount.unit) if amount.quantity else found)


def _undecided(source: Source, note: NoteText) -> Problem:
    message = f"note {note.number} speaks of a deletion, but not with certainty of which words"
    hint = "nothing was marked as deleted; mark it by hand if you know the span"
    return source.problem(note.place, "deletion.undecided", Level.WARNING, message, hint)
