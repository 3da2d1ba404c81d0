"""What the notes prove: an act that a note testifies to becomes a mark on the very words, or is reported."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from tei_protocols.attribution import bracketed, quoted, reach
from tei_protocols.attribution.bracketed import Part
from tei_protocols.attribution.paragraph import Paragraph
from tei_protocols.conventions import omissions, provenance, testimony
from tei_protocols.conventions.extents import Extent, Unit
from tei_protocols.conventions.omissions import Missing
from tei_protocols.conventions.testimony import Act, Statement
from tei_protocols.conventions.written_names import WrittenNames
from tei_protocols.language import Language
from tei_protocols.language.deeds import speaks_of_deletion
from tei_protocols.language.divided_words import Whole
from tei_protocols.language.quotation_marks import set_aside
from tei_protocols.model import marks
from tei_protocols.model.evidence import Certainty, Evidence, Witness
from tei_protocols.model.layout import Kind
from tei_protocols.model.marking import Marked, NoteText
from tei_protocols.model.marks import Mark
from tei_protocols.model.source import Source
from tei_protocols.model.span import Span
from tei_protocols.problems import Level, Problem

_RULES = {
    Act.CROSSED_OUT: "deletion.note",
    Act.RESTORED: "deletion.restored",
    Act.SUPPLIED: "supplied.note",
    Act.ADDED: "addition.note",
    Act.UNDERLINED: "underlining.note",
}

_DELETING = (Act.CROSSED_OUT, Act.RESTORED)


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
    problems: list[Problem] = []
    for index, note in enumerate(marked.notes):
        undecided = False
        for body in note.bodies:
            words = source[body]
            label = language.compiled(r"{note_label}\s?:").match(words)
            words = words[label.end() :] if label else words
            told = testimony.read(words, language)
            statements = provenance.with_provenance(told.statements, words, language)
            heard = [court.enter(index, statement) for statement in statements]
            missing = omissions.read(words, language)
            if missing:
                court.leave_gap(index, missing)
            struck = [*told.struck, *(place for before, place in told.perhaps_struck if court.reads(index, before))]
            in_text: set[tuple[int, int]] = set()
            for statement, decided in zip(statements, heard, strict=True):
                places = list(testimony.places_of(statement, words)) if statement.act in _DELETING else []
                if decided and not statement.instead:
                    in_text.update(places)
                elif court.knows_not(index, statement):
                    struck += places
            struck = [place for place in dict.fromkeys(struck) if place not in in_text]
            heard += [court.strike_in_note(index, body.end - len(words), place) for place in struck]
            whole = Whole(words).text
            if any(formula.search(whole) for formula in language.patterns("says_brackets_printed")):
                court.leave_brackets(index)
                continue
            if language.pattern("says_bracketed_there").match(whole):
                court.leave_brackets_at_mark(index)
                continue
            if language.pattern("says_next_brackets_printed").search(whole):
                court.leave_next_brackets(index)
            undecided |= not any(heard) and speaks_of_deletion(words, language)
        if undecided:
            problems.append(_undecided(source, note))
    kept = [mark for mark in marked.marks if id(mark) not in court.corrected]
    return Testimony([*kept, *court.found], problems, court.balanced)


class _Court:
    """The notes of one document are heard here, one after the other."""

    def __init__(self, source: Source, marked: Marked, language: Language) -> None:
        self._source = source
        self._marked = marked
        self._language = language
        self._paragraphs: dict[int, Paragraph] = {}
        self._anchors: dict[int, list[Mark]] | None = None
        self.found: list[Mark] = []
        self.corrected: set[int] = set()
        self.balanced: set[int] = set()

    # --- where things stand ------------------------------------------------------------------------------------------

    def _marks_of(self, note: int) -> list[Mark]:
        """The marks of a note in the text, its anchor first."""
        if self._anchors is None:
            anchors: dict[int, list[Mark]] = defaultdict(list)
            for mark in self._marked.marks:
                if isinstance(mark, marks.NoteAnchor):
                    anchors[mark.note].insert(0, mark)
                elif isinstance(mark, marks.NoteReference):
                    anchors[mark.note].append(mark)
            self._anchors = anchors
            self._block_starts = [block.span.start for block in self._marked.blocks]
            self._mark_starts = [mark.span.start for mark in self._marked.marks]
        return self._anchors[note]

    def _block_at(self, place: int) -> int:
        return bisect_right(self._block_starts, place) - 1

    def _paragraph(self, number: int) -> Paragraph:
        known = self._paragraphs.get(number)
        if known is None:
            block = self._marked.blocks[number]
            first = bisect_right(self._mark_starts, block.span.start - 1)
            last = bisect_right(self._mark_starts, block.span.end)
            surnames = self._source.once(WrittenNames, self._language).surnames
            inside = self._marked.marks[first:last]
            known = self._paragraphs[number] = Paragraph(self._source, block, inside, self._language, surnames)
        return known

    # --- what a statement means --------------------------------------------------------------------------------------

    def enter(self, note: int, statement: Statement) -> bool:
        """Mark the words that a statement means; False where they cannot be found with certainty."""
        if statement.act is Act.CROSSED_OUT and self._perhaps_not_printed(note, statement.extent):
            return False
        anchors = self._marks_of(note)
        if not anchors or (len(anchors) > 1 and statement.extent.unit is not Unit.QUOTED):
            return False
        anchor = anchors[0]
        at = self._block_at(anchor.span.start)
        block = self._marked.blocks[at]
        if not block.in_text or block.kind is Kind.NOTE or not (block.span.holds(anchor.span)):
            return False
        if statement.instead and self._stands_instead(at, anchor.span, statement.instead, statement.extent.words):
            instead = replace(
                statement, act=Act.ADDED, instead="", extent=Extent(Unit.QUOTED, words=(statement.instead,))
            )
            return self.enter(note, instead)
        if statement.act is Act.SUPPLIED:
            printed = self._supplied(note, self._paragraph(at), anchor.span, statement)
            if printed or not statement.from_elsewhere:
                return printed
        groups = self._parts(at, anchor.span, statement.extent)
        if not groups or not all(self._is_free(part.span) for parts in groups for part in parts):
            return False
        for parts in groups:
            self._mark(parts, statement, _evidence(statement.act, note))
        return True

    def _perhaps_not_printed(self, note: int, extent: Extent) -> bool:
        """May words behind the mark be others, which the text leaves out? The note would quote them, then, or say that
        nobody can read them."""
        if extent.unit is not Unit.NEXT_SENTENCE:
            return extent.unit is Unit.NEXT_WORDS
        words = " ".join(self._source[body] for body in self._marked.notes[note].bodies)
        unread = self._language.pattern("says_unread").search(words) is not None
        return unread or bool(set_aside(words).quotations)

    def _stands_instead(self, at: int, mark: Span, words: str, struck: tuple[str, ...]) -> bool:
        """Does the text give the words that were written instead of those crossed out: at the mark, or anywhere, if
        it lacks those?"""
        paragraph = self._paragraph(at)
        found = paragraph.quotations(words, mark.start)
        if any(paragraph.is_at(span.end, mark.start) for span in found):
            return True
        return len(found) == 1 and bool(struck) and not any(paragraph.quotations(each, mark.start) for each in struck)

    def _parts(self, at: int, mark: Span, extent: Extent) -> list[list[Part]]:
        """The passages that an extent means, each in one part or several; empty where that is not certain."""
        paragraph = self._paragraph(at)
        if extent.unit in (Unit.BRACKETED, Unit.MARK):
            parts = self._bracketed(at, mark, extent)
            round_ones = None
            if not parts and extent.unit is Unit.BRACKETED and not bracketed.pairs(paragraph):
                round_ones = bracketed.parenthesised(paragraph, mark)
            return [[round_ones]] if round_ones else parts
        if extent.unit is Unit.PARENTHESISED:
            found = bracketed.parenthesised(paragraph, mark)
            return [[found]] if found else []
        if extent.unit is Unit.ANGLED:
            found = bracketed.angled(paragraph, mark)
            return [[found]] if found else []
        if extent.unit is Unit.ITEM and self._marked.blocks[at].kind is not Kind.HEADING:
            extent = replace(extent, unit=Unit.POINT)  # one of several decisions
        if extent.unit is Unit.ITEM or (extent.unit is Unit.PARAGRAPH and extent.count != 1):
            return self._whole_blocks(at, mark, extent)
        spans = reach.words_meant(paragraph, mark, extent, self._language)
        return [self._with_brackets(paragraph, span) for span in spans or ()]

    def _bracketed(self, at: int, mark: Span, extent: Extent) -> list[list[Part]]:
        paragraph = self._paragraph(at)
        bare = extent.unit is Unit.MARK
        found = bracketed.at_mark(paragraph, mark) if bare else bracketed.meant(paragraph, mark)
        if bare and found and self._source.text[found.span.end : mark.start].strip():
            return []  # behind a stop the mark may be that of the sentence
        if found and extent.words and not self._says(paragraph, found, extent.words[0]):
            return []
        if found:
            return [[found]]
        parts = bracketed.over_paragraphs(self._source, self._marked.blocks, at, paragraph, mark)
        self.balanced |= {parts[0].span.start, parts[-1].span.end - 1} if parts else set()
        return [parts] if parts else []

    def _says(self, paragraph: Paragraph, part: Part, words: str) -> bool:
        return any(part.span.holds(span) for span in paragraph.quotations(words, part.inner.end))

    def _whole_blocks(self, at: int, mark: Span, extent: Extent) -> list[list[Part]]:
        blocks = reach.blocks_meant(self._marked.blocks, at, extent)
        last = self._paragraph(at)
        if not blocks or (extent.unit is Unit.PARAGRAPH and not last.is_at(mark.end, last.body.end)):
            return []
        parts: list[Part] = []
        for block in blocks:
            paragraph = self._paragraph(self._block_at(block.span.start))
            parts += self._with_brackets(paragraph, paragraph.trimmed(block.span.start, block.span.end))
        return [parts]

    def _with_brackets(self, paragraph: Paragraph, span: Span) -> list[Part]:
        """The parts of a span: a bracketed passage that fills it, or fills it but for the label, is one of them."""
        for pair in bracketed.pairs(paragraph):
            inner = Span(pair.start + 1, pair.end - 1)
            if pair == span or self._same(paragraph, inner, span):
                return [Part(pair, inner)]
            if pair.end == span.end and span.start < pair.start == paragraph.body.start:
                label = paragraph.trimmed(span.start, pair.start)
                return [Part(label, label), Part(pair, inner)]
        return [Part(span, span)]

    def _same(self, paragraph: Paragraph, one: Span, other: Span) -> bool:
        """Are they the same words, but for a stop at the end?"""
        return one.start == other.start and other.end <= one.end and paragraph.is_at(other.end, one.end)

    # --- marks -------------------------------------------------------------------------------------------------------

    def _mark(self, parts: Sequence[Part], statement: Statement, evidence: Evidence) -> None:
        for part in parts:
            if part.is_bracketed:
                readings = bracketed.readings_of(self._paragraph(self._block_at(part.span.start)), part)
                self.corrected |= {id(mark) for mark in readings}
            self.found.append(_act(statement, part, evidence))

    def knows_not(self, note: int, statement: Statement) -> bool:
        """Were words crossed out, by the statement, which the paragraph does not have?"""
        if statement.act is not Act.CROSSED_OUT or statement.extent.unit is not Unit.QUOTED:
            return False
        anchors = self._marks_of(note)
        if len(anchors) != 1:
            return False
        mark = anchors[0].span.start
        paragraph = self._paragraph(self._block_at(mark))
        # of a quotation that leaves words out, the paragraph may have the edges
        said = statement.extent.words
        return not any(quoted.is_shortened(words) or paragraph.quotations(words, mark) for words in said)

    def reads(self, note: int, words: str) -> bool:
        """Does the text have these words right before the mark of a note, its only one?"""
        anchors = self._marks_of(note)
        if len(anchors) != 1:
            return False
        mark = anchors[0].span.start
        paragraph = self._paragraph(self._block_at(mark))
        return any(paragraph.is_at(found.end, mark) for found in paragraph.quotations(words, mark))

    def strike_in_note(self, note: int, start: int, place: tuple[int, int]) -> bool:
        """Struck words that the note alone knows are deleted there, where it quotes them.

        The sign that some printers put before a closing quotation mark, `"nine."`, belongs to the note.
        """
        span = self._source.trimmed(Span(start + place[0], start + place[1]))
        words = self._source[span]
        if (words[:1].islower() or words[:1].isdigit()) and words.endswith((".", ",")) and not words.endswith(".."):
            span = Span(span.start, span.end - 1)
        self.found.append(marks.Deletion(span, span, _evidence(Act.CROSSED_OUT, note)))
        return True

    def _supplied(self, note: int, paragraph: Paragraph, mark: Span, statement: Statement) -> bool:
        """The note says whence bracketed words were supplied, or that they lack: it is their evidence."""
        printed = bracketed.supplied(paragraph, mark, statement.extent)
        if printed is None:
            return False
        self.corrected.add(id(printed))
        evidence = _evidence(Act.SUPPLIED, note)
        self.found.append(replace(printed, reason=statement.reason or printed.reason, evidence=evidence))
        return True

    def leave_brackets(self, note: int) -> None:
        """The brackets of the paragraph stand in the document itself: nobody supplied what is between them."""
        for anchor in self._marks_of(note):
            paragraph = self._paragraph(self._block_at(anchor.span.start))
            self.corrected |= {id(mark) for mark in paragraph.marks if isinstance(mark, marks.Supplied)}

    def leave_brackets_at_mark(self, note: int) -> None:
        """The brackets at the mark stand in the document itself."""
        for anchor in self._marks_of(note):
            paragraph = self._paragraph(self._block_at(anchor.span.start))
            part = bracketed.meant(paragraph, anchor.span)
            self.corrected |= {id(mark) for mark in (bracketed.readings_of(paragraph, part) if part else ())}

    def leave_next_brackets(self, note: int) -> None:
        """The brackets right behind the mark stand in the document itself."""
        for anchor in self._marks_of(note):
            paragraph = self._paragraph(self._block_at(anchor.span.start))
            behind = (mark for mark in paragraph.marks if mark.span.start >= anchor.span.end)
            following = next((mark for mark in behind if isinstance(mark, marks.Supplied)), None)
            if following and not self._source.text[anchor.span.end : following.span.start].strip():
                self.corrected.add(id(following))

    def leave_gap(self, note: int, missing: Missing) -> None:
        """Something is missing at the mark of a note: a gap stands there, the one that the text has, or a new one."""
        anchors = self._marks_of(note)
        if len(anchors) != 1:
            return
        place = anchors[0].span.start
        block = self._marked.blocks[self._block_at(place)]
        if not block.in_text or block.kind is Kind.NOTE or not block.span.holds(anchors[0].span):
            return
        evidence = Evidence("gap.note", Certainty.HIGH, Witness.EDITOR, note)
        paragraph = self._paragraph(self._block_at(place))
        gaps = (mark for mark in paragraph.marks if isinstance(mark, marks.Gap) and mark.reason == missing.reason)
        printed = next((gap for gap in gaps if gap.span.end <= place and paragraph.is_at(gap.span.end, place)), None)
        if printed:
            self.corrected.add(id(printed))
            found = replace(printed, evidence=evidence)
        else:
            found = marks.Gap(Span(place, place), Span(place, place), missing.reason, "", evidence=evidence)
        amount = missing.amount
        self.found.append(replace(found, quantity=amount.quantity, unit=amount.unit) if amount.quantity else found)

    def _is_free(self, span: Span) -> bool:
        """May the span be marked? Not where it would cut a mark in two, or was marked already."""
        first, last = self._block_at(span.start), self._block_at(max(span.start, span.end - 1))
        inside = [mark for number in range(first, last + 1) for mark in self._paragraph(number).marks]
        cuts = any(
            mark.span.meets(span) and not span.holds(mark.span) and not mark.inner.holds(span) for mark in inside
        )
        struck = any(isinstance(mark, marks.Deletion) and mark.span.meets(span) for mark in inside)
        return not cuts and not struck


def _evidence(act: Act, note: int) -> Evidence:
    return Evidence(_RULES[act], Certainty.HIGH, Witness.EDITOR, note)


def _act(statement: Statement, part: Part, evidence: Evidence) -> Mark:
    if statement.act is Act.ADDED:
        place = statement.place
        return marks.Addition(part.span, part.inner, evidence, place, part.is_bracketed, hand=statement.hand)
    if statement.act is Act.SUPPLIED:
        return marks.Supplied(part.span, part.inner, statement.reason or "editorial", evidence)
    if statement.act is Act.UNDERLINED:
        return marks.Underlining(part.span, part.inner, evidence, part.is_bracketed, statement.twice)
    restored = statement.act is Act.RESTORED
    return marks.Deletion(part.span, part.inner, evidence, part.is_bracketed, restored, hand=statement.hand)


def _undecided(source: Source, note: NoteText) -> Problem:
    message = f"note {note.number} speaks of a deletion, but not with certainty of which words"
    hint = "nothing was marked as deleted; mark it by hand if you know the span"
    return source.problem(note.place, "deletion.undecided", Level.WARNING, message, hint)
