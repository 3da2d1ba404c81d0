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
        # by the note that proves them, and by their evidence: the parts of one deletion share it
        self._deletions: dict[int | None, dict[int, list[etree._Element]]] = {}
        self._additions: dict[int, list[etree._Element]] = {}
        self._notes: dict[int | None, etree._Element] = {}

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
        return add(parent, "supplied", {"reason": reason} | proof)

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
        return add(parent, "gap", {"reason": mark.reason, "rend": normal(mark.sign)} | amount | proof)

    def _inline_note(self, parent: etree._Element, mark: marks.InlineNote) -> etree._Element:
        attributes = {"type": mark.kind, "place": "inline", "rend": self._typed(mark.typed)}
        return add(parent, "note", attributes | {"resp": self._addresses.editor()})

    def _deletion(self, parent: etree._Element, mark: marks.Deletion) -> etree._Element:
        """A deletion; where it goes on from another paragraph, or from a label to its text, the parts are joined."""
        proof = self._proof(mark.evidence, mark.by)
        if mark.restored:
            parent = add(parent, "restore", {key: proof[key] for key in ("source", "evidence")})
        self._addresses.deletions += 1
        address = f"del-{self._addresses.deletions}"
        formatted = mark.evidence.note is None and mark.typed is None
        rend = ("strikethrough" if formatted else "crossed-out") + _bracketed(mark)
        rend = f"{rend} {self._typed(mark.typed)}".rstrip()
        element = add(parent, "del", {XML_ID: self._addresses.id(address), "rend": rend} | proof)
        parts = self._deletions.setdefault(mark.evidence.note, {}).setdefault(id(mark.evidence), [])
        _join(parts, element)
        note = self._notes.get(mark.evidence.note)
        if note is not None:  # the sentence that follows the mark of its note
            note.set("target", self._target(mark.evidence.note))
        return element

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
        element = add(parent, "add", {"place": mark.place, "rend": rend, "hand": hand} | proof)
        if mark.typed and None in (mark.typed.opening, mark.typed.closing):  # a part
            self._addresses.additions += 1
            element.set(XML_ID, self._addresses.id(f"add-{self._addresses.additions}"))
            _join(self._additions.setdefault(id(mark.evidence), []), element)
        return element

    def _underlining(self, parent: etree._Element, mark: marks.Underlining) -> etree._Element:
        proof = self._proof(mark.evidence)
        proof.pop("evidence")
        rend = "double-" * mark.double + "underline" + _bracketed(mark)
        return add(parent, "hi", {"rend": f"{rend} {self._typed(mark.typed)}".rstrip()} | proof)

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

    def _target(self, index: int | None) -> str:
        """Pointers to the deletions that a note proves, as far as they are written."""
        deletions = self._deletions.get(index, {}).values()
        return " ".join([f"#{part.get(XML_ID)}" for parts in deletions for part in parts])

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


def _join(parts: list[etree._Element], element: etree._Element) -> None:
    """Make an element the next of the parts of one passage."""
    if parts:
        parts[-1].set("next", f"#{element.get(XML_ID)}")
        element.set("prev", f"#{parts[-1].get(XML_ID)}")
    parts.append(element)


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
