"""Running text: a passage with its marks goes in, and is written into an element. Here, and only here, marks nest."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from lxml import etree

from tei_protocols.model import marks
from tei_protocols.model.evidence import Evidence
from tei_protocols.model.marks import Mark
from tei_protocols.model.protocol import Passage
from tei_protocols.model.source import Source
from tei_protocols.model.typed import Signs
from tei_protocols.model.white_space import normal
from tei_protocols.tei.addresses import PROGRAM, Addresses
from tei_protocols.tei.elements import XML_ID, XML_LANG, add, begin, tag, write


class RunningText:
    """Writes the passages of one document; `crossing` are the marks that were left out, because they cross others, and
    `signs` the places, among those of the source, of the signs that what was written stands for."""

    def __init__(self, source: Source, addresses: Addresses) -> None:
        self._source = source
        self._addresses = addresses
        self.crossing: list[Mark] = []
        self.signs: set[int] = set()
        # by their evidence, which the parts of one passage share
        self._parts: dict[int, list[etree._Element]] = {}
        # what each note proves, and the notes that are written
        self._proved: dict[int, list[str]] = {}
        self._notes: dict[int, etree._Element] = {}

    def fill(self, element: etree._Element, passage: Passage) -> None:
        """Write `passage` into `element`. A mark that crosses another is left out; its text is not."""
        text = self._source.text
        at, last = passage.span.start, passage.span.end
        inner_end = end = last
        around: list[tuple[etree._Element, int, int]] = []  # the open elements around the innermost one, `element`
        put = write
        for mark in passage.marks:
            start, stop = mark.span.start, mark.span.end
            if stop > last:
                continue
            while around and end <= start:
                put(element, text[at:inner_end])
                at = end
                element, inner_end, end = around.pop()
                put = write
            if start < at or stop > inner_end:
                self.crossing.append(mark)
                continue
            if not _fits(element, mark, outermost=not around):
                continue
            put(element, text[at:start])
            around.append((element, inner_end, end))
            element = _WRITERS[type(mark)](self, element, mark)
            put = begin
            at, inner_end, end = mark.inner.start, mark.inner.end, stop
        while around:
            put(element, text[at:inner_end])
            at = end
            element, inner_end, end = around.pop()
            put = write
        write(element, text[at:last])

    # --- one writer for each kind of mark ----------------------------------------------------------------------------

    def _supplied(self, parent: etree._Element, mark: marks.Supplied) -> etree._Element:
        reason = "omitted-in-original" if mark.omitted else "editorial"
        proof = self._proof(mark.evidence) if mark.evidence else {"resp": self._addresses.editor()}
        address = self._address("supplied", mark.evidence, parent)
        element = add(parent, "supplied", {XML_ID: address, "reason": reason} | proof)
        return self._proved_by(mark.evidence, element)

    def _term(self, parent: etree._Element, mark: marks.Term) -> etree._Element:
        return add(parent, "term", {XML_ID: self._addresses.id(f"term-{mark.number}")})

    def _gloss(self, parent: etree._Element, mark: marks.Gloss) -> etree._Element:
        return add(
            parent,
            "gloss",
            {
                "type": "original" if mark.original else "editorial",
                "rend": mark.signature,
                "target": self._addresses.to(f"term-{mark.term}") if mark.term else "",
                "resp": self._addresses.editor(),
                XML_LANG: self._language_of(mark.original),
            },
        )

    def _language_of(self, supposed: str) -> str:
        """The language of words of the original: the one that the header names, where the words only seem Russian."""
        named = self._addresses.protocol.description.original_language
        return f"{named}-Latn" if named and supposed == "ru-Latn" else supposed

    def _gap(self, parent: etree._Element, mark: marks.Gap) -> etree._Element:
        amount = {"quantity": mark.quantity, "unit": mark.unit}
        proof = self._proof(mark.evidence) if mark.evidence else {}
        what = {XML_ID: self._address("gap", mark.evidence, parent), "reason": mark.reason, "rend": normal(mark.sign)}
        return self._proved_by(mark.evidence, add(parent, "gap", what | amount | proof))

    def _inline_note(self, parent: etree._Element, mark: marks.InlineNote) -> etree._Element:
        attributes = {"type": mark.kind, "place": "inline", "rend": self._typed(mark.typed)}
        return add(parent, "note", attributes | {"resp": self._addresses.editor()})

    def _deletion(self, parent: etree._Element, mark: marks.Deletion) -> etree._Element:
        """A deletion; where it goes on from another paragraph, or from a label to its text, the parts are joined."""
        proof = self._proof(mark.evidence, mark.by)
        if mark.restored:
            parent = add(parent, "restore", {key: proof[key] for key in ("source", "evidence")})
        formatted = mark.evidence.note is None and mark.typed is None
        rend = ("strikethrough" if formatted else "crossed-out") + _bracketed(mark)
        rend = f"{rend} {self._typed(mark.typed)}".rstrip()
        element = add(parent, "del", {XML_ID: self._addresses.numbered("del"), "rend": rend} | proof)
        return self._joined(mark.evidence, element)

    def _joined(self, evidence: Evidence, element: etree._Element) -> etree._Element:
        """The element, joined with the parts of the same passage that are written already."""
        parts = self._parts.setdefault(id(evidence), [])
        if parts:
            parts[-1].set("next", f"#{element.get(XML_ID)}")
            element.set("prev", f"#{parts[-1].get(XML_ID)}")
        parts.append(element)
        return self._proved_by(evidence, element)

    def _address(self, name: str, evidence: Evidence | None, parent: etree._Element) -> str:
        """The id of an element in `parent`, if a note proves it, and therefore is to point to it."""
        proved = evidence is not None and evidence.note is not None and not _is_in_note(parent)
        return self._addresses.numbered(name) if proved else ""

    def _proved_by(self, evidence: Evidence | None, element: etree._Element) -> etree._Element:
        """The element, to which the note that proves it now points."""
        if evidence and evidence.note is not None and not _is_in_note(element):
            self.proves(evidence.note, element)
        return element

    def proves(self, note: int, element: etree._Element) -> None:
        """Let a note point to what it proves."""
        self._proved.setdefault(note, []).append(f"#{element.get(XML_ID)}")
        written = self._notes.get(note)
        if written is not None:  # the sentence that follows the mark of its note
            written.set("target", self._target(note))

    def _proof(self, evidence: Evidence, by: str = "") -> dict[str, str]:
        """What proves an act: the note that says so, or the file itself, in which somebody did so (`by`)."""
        if evidence.note is None:
            return {"source": "", "evidence": "internal", "resp": self._addresses.typist(by)}
        return {
            "source": self._addresses.to(self._addresses.note(evidence.note)),
            "evidence": "external",
            "resp": self._addresses.witness(evidence),
            "cert": evidence.certainty,
        }

    def _addition(self, parent: etree._Element, mark: marks.Addition) -> etree._Element:
        rend = _bracketed(mark).strip() or self._typed(mark.typed)
        hand = self._addresses.hand(mark.hand) if mark.hand else ""
        proof = self._proof(mark.evidence, mark.by)
        part = mark.typed is not None and None in (mark.typed.opening, mark.typed.closing)
        address = self._addresses.numbered("add") if part else self._address("add", mark.evidence, parent)
        element = add(parent, "add", {XML_ID: address, "place": mark.place, "rend": rend, "hand": hand} | proof)
        return self._joined(mark.evidence, element) if address else element

    def _underlining(self, parent: etree._Element, mark: marks.Underlining) -> etree._Element:
        proof = self._proof(mark.evidence)
        proof.pop("evidence")
        rend = "double-" * mark.double + "underline" + _bracketed(mark)
        address = self._address("hi", mark.evidence, parent)
        element = add(parent, "hi", {XML_ID: address, "rend": f"{rend} {self._typed(mark.typed)}".rstrip()} | proof)
        return self._proved_by(mark.evidence, element)

    def _unclear(self, parent: etree._Element, mark: marks.Unclear) -> etree._Element:
        return add(parent, "unclear", {"reason": "illegible", "rend": self._typed(mark.typed), "evidence": "internal"})

    def _label(self, parent: etree._Element, mark: marks.TypedLabel) -> etree._Element:
        return add(parent, "seg", {"type": "label", "rend": self._typed(mark.typed)})

    def _typed(self, signs: Signs | None) -> str:
        """What `rend` says of the signs of a typist around a passage: a part of it may have only one of the two."""
        if signs is None:
            return ""
        self.signs |= {sign for sign in (signs.opening, signs.closing) if sign is not None}
        if signs.opening is None:
            return "" if signs.closing is None else "typed-closes"
        return "typed-opens" if signs.closing is None else "typed"

    def _highlighted(self, parent: etree._Element, mark: marks.Highlighted) -> etree._Element:
        return add(parent, "hi", {"rend": mark.look + " asterisks" * mark.asterisks})

    def _query(self, parent: etree._Element, mark: marks.Query) -> etree._Element:
        if mark.refused:
            return self.query(parent, mark.words)
        return add(parent, "note", {"type": "query", "resp": self._addresses.typist(mark.by)}, mark.words)

    def query(self, parent: etree._Element, words: str) -> etree._Element:
        """A question of the program to the editor."""
        return add(parent, "note", {"type": "query", "resp": self._addresses.to(PROGRAM)}, words)

    def _note(self, parent: etree._Element, mark: marks.NoteAnchor) -> etree._Element:
        note = self._addresses.protocol.notes[mark.note]
        element = add(
            parent,
            "note",
            {
                XML_ID: self._addresses.id(self._addresses.note(mark.note)),
                "n": note.number,
                "rend": mark.form if note.form == mark.form else f"{mark.form} {note.form}",
                "type": note.kind,
                "resp": self._addresses.editor(),
                "place": "end",
                "target": self._target(mark.note),
            },
        )
        self.note_text(element, note.paragraphs)
        self._notes[mark.note] = element
        return element

    def _target(self, note: int) -> str:
        """Pointers to what a note proves, as far as it is written."""
        return " ".join(self._proved.get(note, ()))

    def note_text(self, element: etree._Element, paragraphs: tuple[Passage, ...]) -> None:
        """The text of a note: running text where it is one paragraph, `p` elements where it is several."""
        if len(paragraphs) == 1:
            self.fill(element, paragraphs[0])
            return
        for paragraph in paragraphs:
            self.fill(add(element, "p"), paragraph)

    def _note_reference(self, parent: etree._Element, mark: marks.NoteReference) -> etree._Element:
        note = self._addresses.protocol.notes[mark.note]
        target = self._addresses.to(self._addresses.note(mark.note))
        return add(parent, "ref", {"type": "noteMark", "target": target, "n": note.number, "rend": mark.form})

    def _person(self, parent: etree._Element, mark: marks.PersonName) -> etree._Element:
        attributes = {"ref": self._addresses.to(mark.person)} if mark.person else {}
        if mark.role:
            attributes["role"] = mark.role
        return add(parent, "persName", attributes | self._addresses.vouched(mark.evidence))

    def _date(self, parent: etree._Element, mark: marks.DateMention) -> etree._Element:
        return add(parent, "date", {"when": mark.when, "from": mark.first, "to": mark.last})

    def _utterance(self, parent: etree._Element, mark: marks.Utterance) -> etree._Element:
        return add(
            parent,
            "said",
            {"who": self._addresses.to(mark.speaker), "direct": "true" if mark.direct else "false"},
        )

    def _role_group(self, parent: etree._Element, mark: marks.RoleGroup) -> etree._Element:
        return add(parent, "seg", {"type": "roleGroup", "corresp": self._addresses.to(f"list.{mark.group}")})

    def _shelfmark(self, parent: etree._Element, mark: marks.Shelfmark) -> etree._Element:
        return add(
            add(parent, "ref", {"target": self._addresses.to("source.archival")}),
            "idno",
            {"type": "shelfmark"},
        )

    def _supporters(self, parent: etree._Element, mark: marks.Supporters) -> etree._Element:
        return add(parent, "seg", {"type": "approval", "ana": self._addresses.to("speech.collective")})

    def _page(self, parent: etree._Element, mark: marks.PageBegins) -> etree._Element:
        if mark.number:  # a running head may have its number elsewhere
            add(parent, "pb", {"n": mark.number, "type": mark.unit})
        return add(parent, "fw", {"type": "header" if mark.head else "pageNum"})

    def _contribution(self, parent: etree._Element, mark: marks.Contribution) -> etree._Element:
        statement = add(parent, "respStmt")
        add(statement, "resp", text=self._source[mark.work]).tail = " "
        return add(statement, "name", {"ref": self._addresses.to(mark.person)})


def _is_in_note(element: etree._Element) -> bool:
    """Does a note itself tell these words? Then they are no passage of the text."""
    return element.tag == tag("note") or next(element.iterancestors(tag("note")), None) is not None


def _bracketed(mark: marks.Deletion | marks.Addition | marks.Underlining) -> str:
    """What `rend` says of the brackets around a mark: a part of a passage may have only one of the two."""
    opens, closes = mark.span.start < mark.inner.start, mark.inner.end < mark.span.end
    if not mark.bracketed or not (opens or closes):
        return ""
    return " bracketed" if opens and closes else " bracket-opens" if opens else " bracket-closes"


_NAMES = (marks.PersonName, marks.DateMention)
_LETTERS = (marks.WrittenLetters, marks.AddedLetters)
_WITHOUT_NAMES = frozenset(map(tag, ("date", "persName", "expan", "abbr", "ex")))


def _fits(parent: etree._Element, mark: Mark, outermost: bool) -> bool:
    """May the mark stand here? Letters need their word, a date holds no names, a label stands first."""
    if isinstance(mark, _NAMES):
        return parent.tag not in _WITHOUT_NAMES
    if isinstance(mark, _LETTERS):
        return parent.tag == tag("expan")
    return outermost or not isinstance(mark, marks.Label)


Writer = Callable[[RunningText, etree._Element, Any], etree._Element]


def _plain(name: str, **attributes: str) -> Writer:
    """Marks that are always the same element."""
    return lambda self, parent, mark: add(parent, name, attributes)


_WRITERS: dict[type[Mark], Writer] = {
    marks.Supplied: RunningText._supplied,
    marks.Term: RunningText._term,
    marks.Gloss: RunningText._gloss,
    marks.ExpandedWord: _plain("expan"),
    marks.WrittenLetters: _plain("abbr"),
    marks.AddedLetters: _plain("ex"),
    marks.Gap: RunningText._gap,
    marks.InlineNote: RunningText._inline_note,
    marks.Deletion: RunningText._deletion,
    marks.Addition: RunningText._addition,
    marks.Underlining: RunningText._underlining,
    marks.Unclear: RunningText._unclear,
    marks.TypedLabel: RunningText._label,
    marks.NoteAnchor: RunningText._note,
    marks.NoteReference: RunningText._note_reference,
    marks.UnresolvedMark: _plain("ref", type="unresolved"),
    marks.PersonName: RunningText._person,
    marks.DateMention: RunningText._date,
    marks.Attribution: _plain("seg", type="attribution"),
    marks.Utterance: RunningText._utterance,
    marks.RoleGroup: RunningText._role_group,
    marks.ChairClause: _plain("seg", type="chair"),
    marks.Supporters: RunningText._supporters,
    marks.StageBusiness: lambda self, parent, mark: add(
        parent, "stage", {"rend": "bracketed" if mark.span != mark.inner else ""}
    ),
    marks.ItemSpeakers: _plain("seg", type="item-speakers"),
    marks.ProtocolReference: lambda self, parent, mark: add(parent, "ref", {"type": "protocol", "n": mark.number}),
    marks.PointReference: lambda self, parent, mark: add(parent, "num", {"type": "point", "n": mark.number}),
    marks.PageBegins: RunningText._page,
    marks.LineEndHyphen: _plain("lb", **{"break": "no", "rend": "-"}),
    marks.Label: _plain("label"),
    marks.Highlighted: RunningText._highlighted,
    marks.Query: RunningText._query,
    marks.CitedTitle: _plain("title", level="a"),
    marks.CitedPublisher: _plain("publisher"),
    marks.CitedAddress: _plain("idno", type="URI"),
    marks.Shelfmark: RunningText._shelfmark,
    marks.Contribution: RunningText._contribution,
}
