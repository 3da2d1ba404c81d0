"""Running text: a passage with its marks goes in, and is written into an element. Here, and only here, marks nest."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tei_protocols.model import marks
from tei_protocols.model.evidence import Witness
from tei_protocols.model.marks import Mark
from tei_protocols.model.protocol import Passage
from tei_protocols.model.source import Source
from tei_protocols.model.typed import Signs
from tei_protocols.model.white_space import normal
from tei_protocols.tei.addresses import PROGRAM, Addresses
from tei_protocols.tei.elements import (
    XML_ID,
    XML_LANG,
    Element,
    add,
    characters,
    escaped,
    on_one_line,
    printed,
    start_tag,
)
from tei_protocols.tei.printed import laid_out
from tei_protocols.tei.proofs import Proofs

Opened = tuple[Element, str]
"""Where the text of a mark that was begun goes, and what closes the mark, in the same place, if anything must."""


class RunningText:
    """Writes the passages of one document; `crossing` are the marks that were left out, because they cross others,
    `signs` the places, among those of the source, of the signs that what was written stands for, and `proofs` what
    proves what was done on the paper."""

    def __init__(self, source: Source, addresses: Addresses) -> None:
        self._source = source
        self._addresses = addresses
        self.crossing: list[Mark] = []
        self.signs: set[int] = set()
        # nothing in most transcripts needs to be written otherwise in XML
        self._characters = on_one_line if escaped(source.text) == source.text else characters
        self.proofs = Proofs(addresses)

    def fill(self, element: Element, passage: Passage) -> None:
        """Write `passage` into `element`. A mark that crosses another is left out; its text is not."""
        text, characters = self._source.text, self._characters
        at, last = passage.span.start, passage.span.end
        inner_end = end = last
        closing = ""
        kind: type[Mark] | None = None
        around: list[tuple[Opened, type[Mark] | None, int, int]] = []  # what is open around the innermost mark
        for mark in passage.marks:
            start, stop = mark.span.start, mark.span.end
            if stop > last:
                continue
            while around and end <= start:
                if at < inner_end:
                    element.content.append(characters(text[at:inner_end]))
                if closing:
                    element.content.append(closing)
                at = end
                (element, closing), kind, inner_end, end = around.pop()
            if start < at or stop > inner_end:
                self.crossing.append(mark)
                continue
            if not _fits(kind, type(mark)):
                continue
            if at < start:
                element.content.append(characters(text[at:start]))
            around.append(((element, closing), kind, inner_end, end))
            kind = type(mark)
            element, closing = _WRITERS[kind](self, element, mark)
            at, inner_end, end = mark.inner.start, mark.inner.end, stop
        while around:
            if at < inner_end:
                element.content.append(characters(text[at:inner_end]))
            if closing:
                element.content.append(closing)
            at = end
            (element, closing), kind, inner_end, end = around.pop()
        if at < last:
            element.content.append(characters(text[at:last]))

    def fill_between(self, structure: Element, passage: Passage) -> None:
        """Write `passage`, the mark of a page, between the elements of a structure, where each thing has its line."""
        line = Element(structure.name)
        self.fill(line, passage)
        if any(isinstance(each, str) for each in line.content):  # all in one, which is bold, say
            line.content = ["".join(each if isinstance(each, str) else laid_out(each) for each in line.content)]
        structure.content += line.content

    # --- one writer for each kind of mark ----------------------------------------------------------------------------

    def _supplied(self, parent: Element, mark: marks.Supplied) -> Opened:
        proof = self.proofs.of(mark.evidence) if mark.evidence else {"resp": self._addresses.editor()}
        address = self.proofs.address("supplied", mark.evidence, parent)
        rend = "" if mark.span.start < mark.inner.start or mark.inner.end < mark.span.end else "unbracketed"
        return _open(parent, "supplied", {XML_ID: address, "reason": mark.reason, "rend": rend} | proof)

    def _term(self, parent: Element, mark: marks.Term) -> Opened:
        return _open(parent, "term", {XML_ID: self._addresses.id(f"term-{mark.number}")})

    def _gloss(self, parent: Element, mark: marks.Gloss) -> Opened:
        return _open(
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

    def _gap(self, parent: Element, mark: marks.Gap) -> Opened:
        amount = {"quantity": mark.quantity, "unit": mark.unit}
        proof = self.proofs.of(mark.evidence) if mark.evidence else {}
        what = {
            XML_ID: self.proofs.address("gap", mark.evidence, parent),
            "reason": mark.reason,
            "rend": normal(mark.sign),
        }
        return _open(parent, "gap", what | amount | proof)

    def _inline_note(self, parent: Element, mark: marks.InlineNote) -> Opened:
        sign = "unbracketed" if mark.span == mark.inner else ""
        attributes = {"type": mark.kind, "place": "inline", "rend": self._typed(mark.typed) or sign}
        return add(parent, "note", attributes | {"resp": self._addresses.editor()}), ""

    def _deletion(self, parent: Element, mark: marks.Deletion) -> Opened:
        """A deletion; where it goes on from another paragraph, or from a label to its text, the parts are joined."""
        proof = self.proofs.of(mark.evidence, mark.by)
        if mark.restored:
            parent = add(parent, "restore", {key: proof[key] for key in ("source", "evidence")})
        told = mark.evidence.note is not None or mark.evidence.witness is Witness.EDITOR
        formatted = mark.typed is None and not told
        rend = ("strikethrough" if formatted else "crossed-out") + _bracketed(mark)
        rend = f"{rend} {self._typed(mark.typed)}".rstrip()
        address = self.proofs.address("del", mark.evidence, parent) or self._addresses.numbered("del")
        hand = self._addresses.hand(mark.hand) if mark.hand else ""
        element = add(parent, "del", {XML_ID: address, "rend": rend, "hand": hand} | proof)
        self.proofs.join(mark.evidence, element)
        return element, ""

    def _addition(self, parent: Element, mark: marks.Addition) -> Opened:
        rend = _bracketed(mark).strip() or self._typed(mark.typed)
        hand = self._addresses.hand(mark.hand) if mark.hand else ""
        proof = self.proofs.of(mark.evidence, mark.by)
        part = mark.typed is not None and None in (mark.typed.opening, mark.typed.closing)
        address = self._addresses.numbered("add") if part else self.proofs.address("add", mark.evidence, parent)
        element = add(parent, "add", {XML_ID: address, "place": mark.place, "rend": rend, "hand": hand} | proof)
        if address:
            self.proofs.join(mark.evidence, element)
        return element, ""

    def _underlining(self, parent: Element, mark: marks.Underlining) -> Opened:
        proof = self.proofs.of(mark.evidence)
        proof.pop("evidence")
        rend = "double-" * mark.double + "underline" + _bracketed(mark)
        address = self.proofs.address("hi", mark.evidence, parent)
        return _open(parent, "hi", {XML_ID: address, "rend": f"{rend} {self._typed(mark.typed)}".rstrip()} | proof)

    def _unclear(self, parent: Element, mark: marks.Unclear) -> Opened:
        return _open(
            parent, "unclear", {"reason": "illegible", "rend": self._typed(mark.typed), "evidence": "internal"}
        )

    def _label(self, parent: Element, mark: marks.TypedLabel) -> Opened:
        return _open(parent, "seg", {"type": "label", "rend": self._typed(mark.typed)})

    def _typed(self, signs: Signs | None) -> str:
        """What `rend` says of the signs of a typist around a passage: a part of it may have only one of the two."""
        if signs is None:
            return ""
        self.signs |= {sign for sign in (signs.opening, signs.closing) if sign is not None}
        if signs.opening is None:
            return "" if signs.closing is None else "typed-closes"
        return "typed-opens" if signs.closing is None else "typed"

    def _highlighted(self, parent: Element, mark: marks.Highlighted) -> Opened:
        return _open(parent, "hi", {"rend": mark.look + " asterisks" * mark.asterisks})

    def _query(self, parent: Element, mark: marks.Query) -> Opened:
        asks = self._addresses.to(PROGRAM) if mark.refused else self._addresses.typist(mark.by)
        parent.content.append(_query(mark.words, asks))
        return parent, ""

    def query(self, element: Element, words: str) -> None:
        """Write a question of the program to the editor."""
        element.content.append(_query(words, self._addresses.to(PROGRAM)))

    def _note(self, parent: Element, mark: marks.NoteAnchor) -> Opened:
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
                "target": self.proofs.target(mark.note),
            },
        )
        self.note_text(element, note.paragraphs)
        self.proofs.written(mark.note, element)
        return element, ""

    def note_text(self, element: Element, paragraphs: tuple[Passage, ...]) -> None:
        """The text of a note: running text where it is one paragraph, `p` elements where it is several."""
        if len(paragraphs) == 1:
            self.fill(element, paragraphs[0])
            return
        for paragraph in paragraphs:
            self.fill(add(element, "p"), paragraph)

    def _note_reference(self, parent: Element, mark: marks.NoteReference) -> Opened:
        note = self._addresses.protocol.notes[mark.note]
        target = self._addresses.to(self._addresses.note(mark.note))
        return _open(parent, "ref", {"type": "noteMark", "target": target, "n": note.number, "rend": mark.form})

    def _person(self, parent: Element, mark: marks.PersonName) -> Opened:
        attributes = {"ref": self._addresses.to(mark.person) if mark.person else "", "role": mark.role}
        if mark.evidence:
            attributes |= self._addresses.vouched(mark.evidence)
        return _open(parent, "persName", attributes)

    def _date(self, parent: Element, mark: marks.DateMention) -> Opened:
        return _open(parent, "date", {"when": mark.when, "from": mark.first, "to": mark.last})

    def _utterance(self, parent: Element, mark: marks.Utterance) -> Opened:
        return _open(
            parent,
            "said",
            {"who": self._addresses.to(mark.speaker), "direct": "true" if mark.direct else "false"},
        )

    def _role_group(self, parent: Element, mark: marks.RoleGroup) -> Opened:
        return _open(parent, "seg", {"type": "roleGroup", "corresp": self._addresses.to(f"list.{mark.group}")})

    def _shelfmark(self, parent: Element, mark: marks.Shelfmark) -> Opened:
        reference = add(parent, "ref", {"target": self._addresses.to("source.archival")})
        return add(reference, "idno", {"type": "shelfmark"}), ""

    def _supporters(self, parent: Element, mark: marks.Supporters) -> Opened:
        return _open(parent, "seg", {"type": "approval", "ana": self._addresses.to("speech.collective")})

    def _page(self, parent: Element, mark: marks.PageBegins) -> Opened:
        if mark.number:  # a running head may have its number elsewhere
            add(parent, "pb", {"n": mark.number, "type": mark.unit})
        return add(parent, "fw", {"type": "header" if mark.head else "pageNum"}), ""

    def _contribution(self, parent: Element, mark: marks.Contribution) -> Opened:
        statement = add(parent, "respStmt")
        statement.content += (printed("resp", content=characters(self._source[mark.work])), " ")
        return add(statement, "name", {"ref": self._addresses.to(mark.person)}), ""


def _bracketed(mark: marks.Deletion | marks.Addition | marks.Underlining) -> str:
    """What `rend` says of the brackets around a mark: a part of a passage may have only one of the two."""
    opens, closes = mark.span.start < mark.inner.start, mark.inner.end < mark.span.end
    if not mark.bracketed or not (opens or closes):
        return ""
    return " bracketed" if opens and closes else " bracket-opens" if opens else " bracket-closes"


def _query(words: str, asks: str) -> str:
    """A question, and who asks it, as XML."""
    return printed("note", {"type": "query", "resp": asks}, characters(words))


_NAMES = frozenset((marks.PersonName, marks.DateMention))
_LETTERS = frozenset((marks.WrittenLetters, marks.AddedLetters))
_WITHOUT_NAMES = _NAMES | _LETTERS | {marks.ExpandedWord}


def _fits(around: type[Mark] | None, kind: type[Mark]) -> bool:
    """May a mark of this kind stand in the one around it, or in none? Letters need their word, a date holds no names, a
    label stands first."""
    if kind in _NAMES:
        return around not in _WITHOUT_NAMES
    if kind in _LETTERS:
        return around is marks.ExpandedWord
    return around is None or kind is not marks.Label


def _open(parent: Element, name: str, attributes: dict[str, str]) -> Opened:
    """Begin an element that gets no attribute later."""
    parent.content.append(start_tag(name, attributes))
    return parent, f"</{name}>"


Writer = Callable[[RunningText, Element, Any], Opened]


def _plain(name: str, **attributes: str) -> Writer:
    """Marks that are always the same element."""
    opening, closing = start_tag(name, attributes), f"</{name}>"

    def begin(_self: RunningText, parent: Element, _mark: Mark) -> Opened:
        parent.content.append(opening)
        return parent, closing

    return begin


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
    marks.StageBusiness: lambda self, parent, mark: _open(
        parent, "stage", {"rend": "bracketed" if mark.span != mark.inner else ""}
    ),
    marks.ItemSpeakers: _plain("seg", type="item-speakers"),
    marks.ProtocolReference: lambda self, parent, mark: _open(parent, "ref", {"type": "protocol", "n": mark.number}),
    marks.PointReference: lambda self, parent, mark: _open(parent, "num", {"type": "point", "n": mark.number}),
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
