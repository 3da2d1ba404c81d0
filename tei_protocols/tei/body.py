"""The text: the items, turns and notes of a protocol go into a TEI `text`."""

from __future__ import annotations

from collections.abc import Sequence

from tei_protocols.model import marks
from tei_protocols.model.evidence import Certainty, Evidence
from tei_protocols.model.numbering import addressed, number_of, numbers
from tei_protocols.model.protocol import (
    Announced,
    Attendance,
    Decision,
    FramingLine,
    Item,
    PageMark,
    Part,
    Passage,
    Place,
    Protocol,
    Stage,
    Turn,
    Unattributed,
)
from tei_protocols.tei.addresses import Addresses
from tei_protocols.tei.elements import XML_ID, Element, add
from tei_protocols.tei.running_text import RunningText

_OPENING_SEGMENTS = {Place.LETTERHEAD: "line"}
_CLOSING_SEGMENTS = {Place.CLOSING: "line", Place.SOURCE: "source", Place.SIGNATURE: "signature"}


class BodyWriter:
    """Writes the text of one protocol; `printed_here` are the notes of other sessions that are printed among its own:
    where each is, and a pointer to it."""

    def __init__(
        self,
        protocol: Protocol,
        addresses: Addresses,
        running: RunningText,
        printed_here: Sequence[tuple[int, str]] = (),
    ) -> None:
        self._protocol = protocol
        self._addresses = addresses
        self._running = running
        self._names: set[str] = set()
        self._foreign = [*printed_here]
        self._anchor: Element | None = None

    def write(self, text: Element) -> None:
        """Write all that a `text` holds."""
        body = add(text, "body")
        self._opening(body)
        for division, number, above in numbers(self._protocol.divisions):
            if isinstance(division, Attendance):
                self._attendance(body, division)
            elif isinstance(division, PageMark):
                self._page(body, division)
            else:
                self._item((above and body.last()) or body, division, number)
        if not self._protocol.divisions:
            add(add(body, "div", {"type": "proceedings", XML_ID: self._addresses.id("item-0")}), "p")
        self._closing(body, [line for line in self._protocol.closing if not line.after_notes])
        self._back(text)

    def _opening(self, body: Element) -> None:
        for line in self._protocol.opening:
            if line.place is Place.PAGE:
                self._running.fill_between(body, line.passage)
                continue
            if line.place is Place.TITLE:
                self._running.fill(add(body, "head"), line.passage)
                continue
            opener = body.last("opener") or add(body, "opener")
            if line.place is Place.DATELINE:
                self._running.fill(add(opener, "dateline"), line.passage)
            else:
                kind = _OPENING_SEGMENTS.get(line.place, line.place.value)
                self._running.fill(add(opener, "seg", {"type": kind}), line.passage)

    def _attendance(self, body: Element, attendance: Attendance) -> None:
        address = self._unique("participants")
        division = add(body, "div", {"type": "list_participants", XML_ID: self._addresses.id(address)})
        for number, passage in enumerate(attendance.paragraphs, 1):
            self._running.fill(add(division, "p", {"n": str(number)}), passage)

    def _page(self, parent: Element, page: PageMark) -> None:
        """The mark of a page, or the place at its foot where the text of a note is printed."""
        if page.note is None:
            self._running.fill_between(parent, page.passage)
        else:
            self._printed_here(parent, self._addresses.to(self._addresses.note(page.note)))

    def _item(self, parent: Element, item: Item, number: str) -> None:
        address = f"item-{number}"
        attributes = {"type": "proceedings", "n": "", XML_ID: self._addresses.id(address)}
        if item.heading is not None:
            attributes |= {"type": "agenda_sub_item" if item.sub else "agenda_item", "n": number}
        division = add(parent, "div", attributes)
        if item.heading is not None:
            self._running.fill(add(division, "head"), item.heading)
        self._parts(division, address, item.parts)

    def _parts(self, division: Element, item: str, parts: tuple[Part, ...]) -> None:
        before = ""
        for part, address in addressed(parts, item):
            if isinstance(part, Turn):
                self._turn(division, part, address, before)
                before = address
            elif isinstance(part, PageMark):
                self._page(division, part)
            elif isinstance(part, Stage):
                self._stage(division, part)
            elif isinstance(part, Decision):
                self._decision(division, part, number_of(address))
            elif isinstance(part, Announced):
                self._announced(division, part, number_of(address))
            else:
                self._unattributed(division, part, number_of(address))

    def _unique(self, wanted: str) -> str:
        """The name, with a b for each time it was used before."""
        while wanted in self._names:
            wanted += "b"
        self._names.add(wanted)
        return wanted

    def _turn(self, division: Element, turn: Turn, address: str, before: str) -> None:
        """A turn; `before` is the address of the turn before it."""
        attributes = {
            "n": number_of(address),
            XML_ID: self._addresses.id(address),
            "who": self._addresses.to_each(turn.speakers),
            "ana": self._addresses.to(f"speech.{turn.manner}"),
            "prev": self._addresses.to(before) if turn.continues else "",
        }
        if turn.evidence and turn.evidence.note is not None:
            attributes["source"] = self._addresses.to(self._addresses.note(turn.evidence.note))
        # a stage direction or a page may stand between
        turns = (each for each in reversed(division.content) if _is_speech(each))
        earlier = next(turns, None) if turn.continues else None
        speech = add(division, "sp", attributes | self._addresses.vouched(turn.evidence))
        if turn.evidence and turn.evidence.note is not None:
            self._running.proofs.add(turn.evidence.note, self._addresses.id(address))
        if turn.continues and isinstance(earlier, Element):
            earlier.set("next", self._addresses.to(address))
        if turn.label:
            self._running.fill(add(speech, "speaker"), turn.label)
        self._paragraphs(speech, turn, address)

    def _paragraphs(self, speech: Element, turn: Turn, address: str) -> None:
        label_end = turn.label.span.end if turn.label else -1
        count = 0
        for passage in turn.paragraphs:
            if isinstance(passage, PageMark):
                self._page(speech, passage)
                continue
            if isinstance(passage, Stage):
                self._stage(speech, passage)
                continue
            count += 1
            glued = passage.span.start == label_end
            paragraph = add(speech, "p", {"n": str(count), "rend": "glued" if glued else ""})
            self._running.fill(paragraph, passage)
            if turn.evidence and turn.evidence.certainty is not Certainty.HIGH and count == 1:
                self._doubt(paragraph, address, turn, turn.evidence)
        if not count:
            add(speech, "p", {"n": "1"})

    def _stage(self, parent: Element, stage: Stage) -> None:
        """What happened in the room, within a speech or between two."""
        sign = {"rend": "bracketed" if stage.bracketed else ""}
        self._running.fill(add(parent, "stage", sign), stage.passage)

    def _doubt(self, paragraph: Element, address: str, turn: Turn, evidence: Evidence) -> None:
        """The rival readings of who speaks."""
        attributes = {
            "target": self._addresses.to(address),
            "match": "@who",
            "locus": "value",
        }
        for rival in turn.rivals or ("",):
            reading = {"assertedValue": self._addresses.to(rival) if rival else ""}
            add(paragraph, "certainty", attributes | reading | self._addresses.vouched(evidence))

    def _unattributed(self, division: Element, part: Unattributed, number: str) -> None:
        """A paragraph of nobody, with a query where a reading of it was refused."""
        paragraph = add(division, "p", {"n": number})
        self._running.fill(paragraph, part.passage)
        if part.query:
            self._running.query(paragraph, part.query)

    def _decision(self, division: Element, decision: Decision, number: str) -> None:
        """A decision; numbered ones stand together in a list."""
        if decision.announces:
            label = add(add(division, "p", {"n": number}), "label")
            self._running.fill(label, decision.paragraph)
            return
        attributes = {"n": number, "ana": self._addresses.to("act.decision")}
        attributes |= self._addresses.vouched(decision.evidence)
        if decision.label is None:
            self._running.fill(add(division, "p", attributes), decision.paragraph)
            return
        self._entry(division, "decisions", decision.label, decision.paragraph, attributes)

    def _announced(self, division: Element, line: Announced, number: str) -> None:
        """A line of the agenda: its label is the heading of a list."""
        if line.label is not None:
            self._entry(division, "agenda", line.label, line.passage, {"n": number})
        else:
            self._running.fill(add(add(division, "list", {"type": "agenda"}), "head"), line.passage)

    def _entry(self, division: Element, kind: str, label: Passage, words: Passage, attributes: dict[str, str]) -> None:
        entries = division.last("list") or add(division, "list", {"type": kind})
        self._running.fill(add(entries, "label"), label)
        glued = {"rend": "glued"} if label.span.end == words.span.start else {}
        self._running.fill(add(entries, "item", attributes | glued), words)

    def _closing(self, parent: Element, lines: list[FramingLine]) -> None:
        if not lines:
            return
        closer = add(parent, "closer", {XML_ID: self._addresses.id(self._unique("closer"))})
        if len(lines) == 1 and lines[0].place is Place.CLOSING:
            self._running.fill(closer, lines[0].passage)
            return
        for line in lines:
            kind = {"type": _CLOSING_SEGMENTS[line.place], "rend": "bracketed" if line.bracketed else ""}
            self._running.fill(add(closer, "seg", kind), line.passage)

    def _back(self, text: Element) -> None:
        """Notes to which no mark points, the order in which notes are printed where it is not that of the marks, and
        closing lines that stand behind the notes."""
        anchored = self._anchored()
        closing = [line for line in self._protocol.closing if line.after_notes]
        notes = enumerate(self._protocol.notes)
        own = [index for index, note in notes if not (note.elsewhere or note.at_foot)]
        in_order = [index for index in anchored if index in own] == own
        lost = [index for index in range(len(self._protocol.notes)) if index not in own and index not in anchored]
        if in_order and not (self._protocol.notes_heading or closing or self._foreign or lost):
            return
        back = add(text, "back")
        division = add(back, "div", {"type": "notes"})
        for index in lost:  # it stands here, and is printed elsewhere
            self._unanchored(division, index)
        headings = list(self._protocol.notes_heading)
        printed: list[tuple[int, int | str]] = [*self._foreign]
        printed += [(self._protocol.notes[index].paragraphs[0].span.start, index) for index in own]
        for place, what in sorted(printed, key=lambda each: each[0]):
            while headings and headings[0].span.start < place:
                division = self._headed(back, division, headings.pop(0))
            if isinstance(what, str):
                add(division, "anchor", {"type": "notes", "corresp": what})
            elif what in anchored:
                self._printed_here(division, self._addresses.to(self._addresses.note(what)))
            else:
                self._unanchored(division, what)
        for heading in headings:
            division = self._headed(back, division, heading)
        self._closing(back, closing)

    def _unanchored(self, division: Element, index: int) -> None:
        """A note to which no mark points."""
        note = self._protocol.notes[index]
        attributes = {
            XML_ID: self._addresses.id(self._addresses.note(index)),
            "n": note.number,
            "rend": note.form,
            "type": note.kind,
            "resp": self._addresses.editor(),
            "place": "end",
        }
        self._running.note_text(add(division, "note", attributes), note.paragraphs)

    def _headed(self, back: Element, division: Element, heading: Passage) -> Element:
        """The division that a heading of notes opens: a new one where notes stand above it."""
        if any(isinstance(child, Element) and child.name != "head" for child in division.content):
            division = add(back, "div", {"type": "notes"})
        self._running.fill(add(division, "head"), heading)
        return division

    def _printed_here(self, division: Element, pointer: str) -> None:
        """Say that the text of a note, which stands at its mark, is printed here; each of another session has an anchor
        of its own."""
        last = division.last("anchor")
        if last and last is self._anchor:
            last.set("corresp", f"{last.attributes['corresp']} {pointer}")
        else:
            self._anchor = add(division, "anchor", {"type": "notes", "corresp": pointer})

    def _anchored(self) -> list[int]:
        """The notes to which a mark points, in the order of the marks."""
        if not self._protocol.notes:
            return []
        marked = [mark for passage in self._protocol.passages() for mark in passage.marks]
        return [mark.note for mark in marked if isinstance(mark, marks.NoteAnchor)]


def _is_speech(content: object) -> bool:
    return isinstance(content, Element) and content.name == "sp"
