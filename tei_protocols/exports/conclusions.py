"""Conclusions: the protocol of a session goes in; out comes everything that was concluded, in the order of the source,
each with the words it is about, the rule, the evidence and the rival reading.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import groupby

from msgspec import Struct

from tei_protocols.exports.facts import Facts
from tei_protocols.exports.ledger import Row, Speaker, Why, ledger
from tei_protocols.exports.showing import shown
from tei_protocols.model import marks
from tei_protocols.model.evidence import Certainty
from tei_protocols.model.layout import GROUP, HEADER_KINDS, OFFICE, UNNAMED, Block, Kind
from tei_protocols.model.marks import Mark
from tei_protocols.model.protocol import Attendance, Item, Passage, Place, Protocol
from tei_protocols.model.rules import RULES, rule_of
from tei_protocols.model.source import Source
from tei_protocols.model.span import Span
from tei_protocols.model.white_space import both_ends

# Parts of what another mark or a part of the proceedings says already.
_PARTS = (marks.Term, marks.WrittenLetters, marks.AddedLetters, marks.Attribution, marks.TypedLabel)

_RULE_OF_PLACE = {
    Place.DATELINE: "line.dateline",
    Place.CLASSIFICATION: "line.classification",
    Place.REFERENCE: "line.reference",
    Place.LETTERHEAD: "line.letterhead",
    Place.TITLE: "line.title",
    Place.DESCRIPTION: "line.description",
    Place.CLOSING: "line.closing",
    Place.SOURCE: "line.source",
    Place.SIGNATURE: "line.signature",
}


class Conclusion(Struct, frozen=True):
    """One conclusion: at `span` of the source, `words` being what stands there.

    `rule` is its stable id; `concluded`, `evidence` and `rival` say it in an editor's words, the last is empty where
    the text allows no other reading that we know. `certainty` is high for what the text says by itself. What is not
    `encoded` is not in the TEI: a reading that was refused, or a mark that crosses another.
    """

    rule: str
    span: Span
    words: str
    concluded: str
    evidence: str
    rival: str
    certainty: Certainty | None
    encoded: bool = True

    def line(self, source: Source) -> str:
        """`file:line:column: rule: what was concluded; evidence; rival reading`, on one line."""
        line, column = source.place(self.span.start)
        left_out = "" if self.encoded else " (not encoded)"
        doubt = f", {self.certainty} certainty" if self.certainty not in (None, Certainty.HIGH) else ""
        what = f"“{self.words}”: {self.concluded}{doubt}{left_out}" if self.words else f"{self.concluded}{left_out}"
        parts = [what, self.evidence, f"or {self.rival}" if self.rival else ""]
        return f"{source.name}:{line}:{column}: {self.rule}: {'; '.join(filter(None, parts))}"


def conclusions(protocols: tuple[Protocol, ...], crossing: Collection[Mark] = ()) -> list[Conclusion]:
    """All conclusions about a document; the marks that are `crossing` others are not in its TEI."""
    rows = {session: list(listed) for session, listed in groupby(ledger(protocols), key=lambda row: row.session)}
    found: list[Conclusion] = []
    for session, protocol in enumerate(protocols, 1):
        found += _Reader(protocol, frozenset(crossing)).read(rows.get(session, ()))
    return sorted(found, key=lambda each: (each.span.start, -each.span.end))


class _Reader:
    """Reads the conclusions off the protocol of one session."""

    def __init__(self, protocol: Protocol, crossing: frozenset[Mark]) -> None:
        self._protocol = protocol
        self._source = protocol.source
        self._crossing = crossing
        self._facts = Facts(protocol)
        self._offices = {block.span for block in protocol.layout if block.form == OFFICE}
        self._unnamed = {block.span for block in protocol.layout if block.form in (UNNAMED, GROUP)}

    def read(self, rows: Iterable[Row]) -> Iterator[Conclusion]:
        """All of them: parts before the marks that lie in them."""
        yield from map(self._paragraph, rows)
        for line in self._protocol.opening + self._protocol.closing:
            if line.place in _RULE_OF_PLACE:
                yield self._conclusion(_RULE_OF_PLACE[line.place], line.passage.span)
        for division in self._protocol.divisions:
            if isinstance(division, Attendance):
                yield from (self._list_of_those_present(passage) for passage in division.paragraphs)
            elif isinstance(division, Item) and division.heading:
                facts = self._facts.of_heading(division)
                yield self._conclusion("heading.agenda", division.heading.span, facts)
        yield from self._notes()
        for block in self._protocol.layout:
            yield from self._set_aside(block)
        for passage in self._passages():
            yield from self._left_brackets(passage)
            yield from (self._mark(mark) for mark in passage.marks if not isinstance(mark, _PARTS))

    def _list_of_those_present(self, passage: Passage) -> Conclusion:
        if passage.span in self._offices:
            return self._conclusion("attendance.office", passage.span, certainty=Certainty.LOW)
        if passage.span in self._unnamed:
            return self._conclusion("attendance.unnamed", passage.span, certainty=Certainty.MEDIUM)
        return self._conclusion("attendance.list", passage.span)

    def _conclusion(
        self,
        rule: str,
        span: Span,
        facts: Mapping[str, str] | None = None,
        certainty: Certainty | None = Certainty.HIGH,
        encoded: bool = True,
    ) -> Conclusion:
        filled = RULES[rule].filled(facts or {})
        words = both_ends(self._source[span])
        concluded, evidence, rival = map(shown, (filled.concludes, filled.evidence, filled.rival))
        return Conclusion(rule, span, shown(words), concluded, evidence, rival, certainty, encoded)

    def _paragraph(self, row: Row) -> Conclusion:
        refused = row.why is Why.UNRESOLVED and row.certainty is not None
        # of a reading that was refused, the rivals are those who would have spoken
        who = row.rivals if refused and row.rule != "decision.or-proposal" else row.speakers
        facts = {"who": _names(who), "label": row.label, "rival": "" if refused else _names(row.rivals)}
        if row.note is not None:
            facts |= self._facts.of_note(row.note)
        if row.rule == "decision.or-proposal":
            facts["rival"] = _names(row.rivals)
        return self._conclusion(row.rule, row.span, facts, row.certainty, encoded=not refused)

    def _notes(self) -> Iterator[Conclusion]:
        for heading in self._protocol.notes_heading:
            yield self._conclusion("line.notes-heading", heading.span)
        anchored = {
            mark.note
            for passage in self._protocol.passages()
            for mark in passage.marks
            if isinstance(mark, marks.NoteAnchor)
        }
        for index, note in enumerate(self._protocol.notes):
            span = Span(note.paragraphs[0].span.start, note.paragraphs[-1].span.end)
            rule = "note.text" if index in anchored else "note.unmarked"
            yield self._conclusion(rule, span, {"kind": note.kind})

    def _set_aside(self, block: Block) -> Iterator[Conclusion]:
        """A block that is taken out of the text."""
        if block.in_text:
            return
        if block.kind is Kind.DISCARDED:
            yield self._conclusion("line.discarded", block.span, self._facts.of_discarded(block))
        elif block.kind in HEADER_KINDS:
            yield self._conclusion("line.header", block.span, self._facts.of_header(block))

    def _left_brackets(self, passage: Passage) -> Iterator[Conclusion]:
        """The brackets of a passage that stay text, but for those of which a note says what they are."""
        told = {mark.span for mark in passage.marks}
        for brackets in self._protocol.left_brackets:
            if passage.span.holds(brackets) and brackets not in told:
                yield self._conclusion("bracket.left", brackets)

    def _passages(self) -> Iterator[Passage]:
        citation = self._protocol.description.citation
        if citation:
            yield citation
        yield from self._protocol.passages()
        yield from self._protocol.notes_heading
        for note in self._protocol.notes:
            yield from note.paragraphs

    def _mark(self, mark: Mark) -> Conclusion:
        refused = mark.refused if isinstance(mark, marks.Query) else None
        about = mark.about if isinstance(mark, marks.Query) else mark.span
        mark = refused or mark
        certainty = self._facts.certainty_of(mark)
        encoded = refused is None and mark not in self._crossing
        return self._conclusion(rule_of(mark), about, self._facts.of_mark(mark), certainty, encoded)


def _names(speakers: tuple[Speaker, ...]) -> str:
    return ", ".join(speaker.name for speaker in speakers)
