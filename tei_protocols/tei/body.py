"""The text: the items, turns and notes of a protocol go in, a TEI `text` comes out."""

from __future__ import annotations

from lxml import etree

from tei_protocols.model import marks
from tei_protocols.model.evidence import Evidence
from tei_protocols.model.protocol import Decision, Item, Passage, Protocol, Turn
from tei_protocols.tei.addresses import Addresses
from tei_protocols.tei.elements import XML_ID, add, new
from tei_protocols.tei.running_text import RunningText


class BodyWriter:
    """Writes the text of one protocol."""

    def __init__(self, protocol: Protocol, addresses: Addresses, running: RunningText) -> None:
        self._protocol = protocol
        self._addresses = addresses
        self._running = running
        self._numbers: set[str] = set()

    def write(self) -> etree._Element:
        """The whole `text`."""
        text = new("text", {"type": "minute"})
        body = add(text, "body")
        self._opening(body)
        for item in self._protocol.items:
            self._item(body, item)
        if body.find("{*}div") is None:
            add(add(body, "div", {"type": "proceedings", XML_ID: self._addresses.id("item-0")}), "p")
        self._closing(body)
        self._back(text)
        return text

    def _opening(self, body: etree._Element) -> None:
        if self._protocol.opener or self._protocol.classification:
            opener = add(body, "opener")
            for passage in self._protocol.opener:
                self._running.fill(add(opener, "dateline"), passage)
            for passage in self._protocol.classification:
                self._running.fill(add(opener, "seg", {"type": "classification"}), passage)
        for title in self._protocol.titles:
            self._running.fill(add(body, "head"), title)
        if self._protocol.attendance:
            attributes = {"type": "list_participants", XML_ID: self._addresses.id("participants")}
            division = add(body, "div", attributes)
            for number, passage in enumerate(self._protocol.attendance, 1):
                self._running.fill(add(division, "p", {"n": str(number)}), passage)

    def _item(self, body: etree._Element, item: Item) -> None:
        if item.heading is None:
            division = add(body, "div", {"type": "proceedings", XML_ID: self._addresses.id("item-0")})
            address = "item-0"
        else:
            number = self._number(item.number)
            address = f"item-{number}"
            attributes = {"type": "agenda_item", "n": number, XML_ID: self._addresses.id(address)}
            division = add(body, "div", attributes)
            self._running.fill(add(division, "head"), item.heading)
        turns = 0
        paragraphs = 0
        addresses = []
        for part in item.parts:
            if isinstance(part, Turn):
                turns += 1
                addresses.append(f"{address}.{turns}")
                self._turn(division, part, turns, addresses)
            else:
                paragraphs += 1
                self._outside(division, part, paragraphs)

    def _number(self, printed: str) -> str:
        number = printed
        if not number:
            count = 1
            while f"u{count}" in self._numbers:
                count += 1
            number = f"u{count}"
        while number in self._numbers:
            number += "b"
        self._numbers.add(number)
        return number

    def _turn(self, division: etree._Element, turn: Turn, number: int, addresses: list[str]) -> None:
        evidence = turn.evidence
        attributes = {
            "n": str(number),
            XML_ID: self._addresses.id(addresses[-1]),
            "who": self._addresses.to(*turn.speakers),
            "ana": self._addresses.to(f"speech.{turn.manner}"),
            "prev": self._addresses.to(addresses[-2]) if turn.continues else "",
            "cert": evidence.certainty if evidence else "",
            "resp": self._addresses.witness(evidence) if evidence else "",
        }
        speech = add(division, "sp", attributes)
        before = speech.getprevious()
        if turn.continues and before is not None:
            before.set("next", self._addresses.to(addresses[-1]))
        label_end = turn.label.span.end if turn.label else -1
        if turn.label:
            self._running.fill(add(speech, "speaker"), turn.label)
        for count, passage in enumerate(turn.paragraphs, 1):
            glued = passage.span.start == label_end
            paragraph = add(speech, "p", {"n": str(count), "rend": "glued" if glued else ""})
            self._running.fill(paragraph, passage)
            if evidence and count == 1:
                self._doubt(paragraph, addresses[-1], turn, evidence)
        if not turn.paragraphs:
            add(speech, "p", {"n": "1"})

    def _doubt(self, paragraph: etree._Element, address: str, turn: Turn, evidence: Evidence) -> None:
        """The rival readings of who speaks."""
        attributes = {
            "target": self._addresses.to(address),
            "match": "@who",
            "locus": "value",
            "cert": evidence.certainty,
            "resp": self._addresses.witness(evidence),
        }
        for rival in turn.rivals or ("",):
            add(paragraph, "certainty", attributes | {"assertedValue": self._addresses.to(rival) if rival else ""})

    def _outside(self, division: etree._Element, part: Decision | Passage, number: int) -> None:
        if isinstance(part, Decision):
            element = add(division, "p", {"n": f"o{number}", "ana": self._addresses.to("act.decision")})
            self._running.fill(element, part.paragraph)
        else:
            self._running.fill(add(division, "p", {"n": f"o{number}"}), part)

    def _closing(self, body: etree._Element) -> None:
        if not self._protocol.closer:
            return
        closer = add(body, "closer", {XML_ID: self._addresses.id("closer")})
        if len(self._protocol.closer) == 1:
            self._running.fill(closer, self._protocol.closer[0])
            return
        for passage in self._protocol.closer:
            self._running.fill(add(closer, "seg", {"type": "line"}), passage)

    def _back(self, text: etree._Element) -> None:
        """Notes to which no mark points, and the order in which notes are printed where it is not that of the marks."""
        notes = self._protocol.notes
        anchored = [
            mark.note
            for passage in self._protocol.passages()
            for mark in passage.marks
            if isinstance(mark, marks.NoteAnchor)
        ]
        if anchored == list(range(len(notes))) and not self._protocol.notes_heading:
            return
        division = add(add(text, "back"), "div", {"type": "notes"})
        for heading in self._protocol.notes_heading:
            self._running.fill(add(division, "head"), heading)
        for index, note in enumerate(notes):
            address = self._addresses.note(index)
            if index in anchored:
                add(division, "anchor", {"type": "notes", "corresp": self._addresses.to(address)})
                continue
            attributes = {
                XML_ID: self._addresses.id(address),
                "n": note.number,
                "rend": note.form,
                "type": note.kind,
                "resp": self._addresses.editor(),
                "place": "end",
            }
            self._running.note_text(add(division, "note", attributes), note.paragraphs)
