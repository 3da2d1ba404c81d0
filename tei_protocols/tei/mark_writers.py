"""Marks: one writer for each kind of them, which begins the element in which the text of the mark goes on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from tei_protocols.model import marks
from tei_protocols.model.evidence import Witness
from tei_protocols.model.marks import Mark
from tei_protocols.model.protocol import Passage
from tei_protocols.model.rules import REPLACED
from tei_protocols.model.source import Source
from tei_protocols.model.white_space import normal
from tei_protocols.tei.addresses import PROGRAM, Addresses
from tei_protocols.tei.elements import XML_ID, XML_LANG, Element, add, characters, printed, start_tag
from tei_protocols.tei.proofs import Proofs
from tei_protocols.tei.signs import around_gloss, around_supplied, enclosed, typed

Opened = tuple[Element, str]
"""Where the text of a mark that was begun goes, and what closes the mark, in the same place, if anything must."""


class Running(Protocol):
    """What a writer asks of the running text in which its mark stands; `signs` are those that were written."""

    source: Source
    addresses: Addresses
    proofs: Proofs
    signs: set[int]

    def note_text(self, element: Element, paragraphs: tuple[Passage, ...]) -> None:
        """Write the text of a note into it."""


Writer = Callable[[Running, Element, Any], Opened]


def _supplied(running: Running, parent: Element, mark: marks.Supplied) -> Opened:
    proof = running.proofs.of(mark.evidence) if mark.evidence else {"resp": running.addresses.editor()}
    address = running.proofs.address("supplied", mark.evidence, parent)
    rend = around_supplied(running.source.text, mark)
    return _open(parent, "supplied", {XML_ID: address, "reason": mark.reason, "rend": rend} | proof)


def _term(running: Running, parent: Element, mark: marks.Term) -> Opened:
    return _open(parent, "term", {XML_ID: running.addresses.id(f"term-{mark.number}")})


def _gloss(running: Running, parent: Element, mark: marks.Gloss) -> Opened:
    return _open(
        parent,
        "gloss",
        {
            "type": "original" if mark.original else "editorial",
            "rend": around_gloss(mark),
            "target": running.addresses.to(f"term-{mark.term}") if mark.term else "",
            "resp": running.addresses.editor(),
            XML_LANG: _language_of(running, mark.original),
        },
    )


def _language_of(running: Running, supposed: str) -> str:
    """The language of words of the original: the one that the header names, where the words only seem Russian."""
    named = running.addresses.protocol.description.original_language
    return f"{named}-Latn" if named and supposed == "ru-Latn" else supposed


def _gap(running: Running, parent: Element, mark: marks.Gap) -> Opened:
    amount = {"quantity": mark.quantity, "unit": mark.unit}
    proof = running.proofs.of(mark.evidence) if mark.evidence else {}
    what = {
        XML_ID: running.proofs.address("gap", mark.evidence, parent),
        "reason": mark.reason,
        "rend": normal(mark.sign),
    }
    return _open(parent, "gap", what | amount | proof)


def _inline_note(running: Running, parent: Element, mark: marks.InlineNote) -> Opened:
    sign = "unbracketed" if mark.span == mark.inner else "parenthesised" * mark.rounded
    attributes = {"type": mark.kind, "place": "inline", "rend": typed(running.signs, mark.typed) or sign}
    return add(parent, "note", attributes | {"resp": running.addresses.editor()}), ""


def _deletion(running: Running, parent: Element, mark: marks.Deletion) -> Opened:
    """A deletion; where it goes on from another paragraph, or from a label to its text, the parts are joined."""
    proof = running.proofs.of(mark.evidence, mark.by)
    if mark.restored:
        parent = add(parent, "restore", {key: proof[key] for key in ("source", "evidence")})
    told = mark.evidence.note is not None or mark.evidence.witness is not Witness.PROGRAM
    formatted = mark.typed is None and not told
    # of words that others were put for, nobody says that a line was drawn through them
    how = "strikethrough" if formatted else "crossed-out" * (mark.evidence.rule != REPLACED)
    rend = f"{how}{enclosed(running.source.text, mark)} {typed(running.signs, mark.typed)}".strip()
    address = running.proofs.address("del", mark.evidence, parent) or running.addresses.numbered("del")
    hand = running.addresses.hand(mark.hand) if mark.hand else ""
    element = add(parent, "del", {XML_ID: address, "rend": rend, "hand": hand} | proof)
    running.proofs.join(mark.evidence, element)
    return element, ""


def _addition(running: Running, parent: Element, mark: marks.Addition) -> Opened:
    rend = enclosed(running.source.text, mark).strip() or typed(running.signs, mark.typed)
    hand = running.addresses.hand(mark.hand) if mark.hand else ""
    proof = running.proofs.of(mark.evidence, mark.by)
    part = mark.typed is not None and None in (mark.typed.opening, mark.typed.closing)
    address = running.addresses.numbered("add") if part else running.proofs.address("add", mark.evidence, parent)
    element = add(parent, "add", {XML_ID: address, "place": mark.place, "rend": rend, "hand": hand} | proof)
    if address:
        running.proofs.join(mark.evidence, element)
    return element, ""


def _underlining(running: Running, parent: Element, mark: marks.Underlining) -> Opened:
    proof = running.proofs.of(mark.evidence)
    proof.pop("evidence")
    rend = "double-" * mark.double + "underline" + enclosed(running.source.text, mark)
    address = running.proofs.address("hi", mark.evidence, parent)
    return _open(parent, "hi", {XML_ID: address, "rend": f"{rend} {typed(running.signs, mark.typed)}".rstrip()} | proof)


def _unclear(running: Running, parent: Element, mark: marks.Unclear) -> Opened:
    return _open(
        parent, "unclear", {"reason": "illegible", "rend": typed(running.signs, mark.typed), "evidence": "internal"}
    )


def _label(running: Running, parent: Element, mark: marks.TypedLabel) -> Opened:
    return _open(parent, "seg", {"type": "label", "rend": typed(running.signs, mark.typed)})


def _highlighted(running: Running, parent: Element, mark: marks.Highlighted) -> Opened:
    return _open(parent, "hi", {"rend": mark.look + " asterisks" * mark.asterisks})


def _query(running: Running, parent: Element, mark: marks.Query) -> Opened:
    asks = running.addresses.to(PROGRAM) if mark.refused else running.addresses.typist(mark.by)
    parent.content.append(question(mark.words, asks))
    return parent, ""


def _note(running: Running, parent: Element, mark: marks.NoteAnchor) -> Opened:
    note = running.addresses.protocol.notes[mark.note]
    element = add(
        parent,
        "note",
        {
            XML_ID: running.addresses.id(running.addresses.note(mark.note)),
            "n": note.number,
            "rend": mark.form if note.form == mark.form else f"{mark.form} {note.form}",
            "type": note.kind,
            "resp": running.addresses.editor(),
            "place": "end",
            "target": running.proofs.target(mark.note),
        },
    )
    running.note_text(element, note.paragraphs)
    running.proofs.written(mark.note, element)
    return element, ""


def _note_reference(running: Running, parent: Element, mark: marks.NoteReference) -> Opened:
    note = running.addresses.protocol.notes[mark.note]
    target = running.addresses.to(running.addresses.note(mark.note))
    return _open(parent, "ref", {"type": "noteMark", "target": target, "n": note.number, "rend": mark.form})


def _distant_reference(running: Running, parent: Element, mark: marks.DistantReference) -> Opened:
    target = running.addresses.of_all_sessions[mark.session][mark.note]
    return _open(parent, "ref", {"type": "noteMark", "target": target, "n": mark.number, "rend": mark.form})


def _person(running: Running, parent: Element, mark: marks.PersonName) -> Opened:
    attributes = {"ref": running.addresses.to(mark.person) if mark.person else "", "role": mark.role}
    if mark.evidence:
        attributes |= running.addresses.vouched(mark.evidence)
    return _open(parent, "persName", attributes)


def _date(running: Running, parent: Element, mark: marks.DateMention) -> Opened:
    return _open(parent, "date", {"when": mark.when, "from": mark.first, "to": mark.last})


def _utterance(running: Running, parent: Element, mark: marks.Utterance) -> Opened:
    return _open(
        parent,
        "said",
        {"who": running.addresses.to(mark.speaker), "direct": "true" if mark.direct else "false"},
    )


def _role_group(running: Running, parent: Element, mark: marks.RoleGroup) -> Opened:
    return _open(parent, "seg", {"type": "roleGroup", "corresp": running.addresses.to(f"list.{mark.group}")})


def _shelfmark(running: Running, parent: Element, mark: marks.Shelfmark) -> Opened:
    reference = add(parent, "ref", {"target": running.addresses.to("source.archival")})
    return add(reference, "idno", {"type": "shelfmark"}), ""


def _supporters(running: Running, parent: Element, mark: marks.Supporters) -> Opened:
    return _open(parent, "seg", {"type": "approval", "ana": running.addresses.to("speech.collective")})


def _page(running: Running, parent: Element, mark: marks.PageBegins) -> Opened:
    if mark.number:  # a running head may have its number elsewhere
        add(parent, "pb", {"n": mark.number, "type": mark.unit})
    return add(parent, "fw", {"type": "header" if mark.head else "pageNum"}), ""


def _contribution(running: Running, parent: Element, mark: marks.Contribution) -> Opened:
    statement = add(parent, "respStmt")
    statement.content += (printed("resp", content=characters(running.source[mark.work])), " ")
    return add(statement, "name", {"ref": running.addresses.to(mark.person)}), ""


def question(words: str, asks: str) -> str:
    """A question, and who asks it, as XML."""
    return printed("note", {"type": "query", "resp": asks}, characters(words))


def _open(parent: Element, name: str, attributes: dict[str, str]) -> Opened:
    """Begin an element that gets no attribute later."""
    parent.content.append(start_tag(name, attributes))
    return parent, f"</{name}>"


def _plain(name: str, **attributes: str) -> Writer:
    """Marks that are always the same element."""
    opening, closing = start_tag(name, attributes), f"</{name}>"

    def begin(_running: Running, parent: Element, _mark: Mark) -> Opened:
        parent.content.append(opening)
        return parent, closing

    return begin


def _line_end(running: Running, parent: Element, mark: marks.LineEndHyphen) -> Opened:
    return _open(parent, "lb", {"break": "no", "rend": "-" if mark.hyphen else ""})


WRITERS: dict[type[Mark], Writer] = {
    marks.Supplied: _supplied,
    marks.Term: _term,
    marks.Gloss: _gloss,
    marks.ExpandedWord: _plain("expan"),
    marks.WrittenLetters: _plain("abbr"),
    marks.AddedLetters: _plain("ex"),
    marks.Gap: _gap,
    marks.InlineNote: _inline_note,
    marks.Deletion: _deletion,
    marks.Addition: _addition,
    marks.Underlining: _underlining,
    marks.Unclear: _unclear,
    marks.TypedLabel: _label,
    marks.NoteAnchor: _note,
    marks.NoteReference: _note_reference,
    marks.DistantReference: _distant_reference,
    marks.UnresolvedMark: _plain("ref", type="unresolved"),
    marks.PersonName: _person,
    marks.DateMention: _date,
    marks.Attribution: _plain("seg", type="attribution"),
    marks.Utterance: _utterance,
    marks.RoleGroup: _role_group,
    marks.ChairClause: _plain("seg", type="chair"),
    marks.Supporters: _supporters,
    marks.StageBusiness: lambda running, parent, mark: _open(
        parent, "stage", {"rend": "bracketed" if mark.span != mark.inner else ""}
    ),
    marks.ItemSpeakers: _plain("seg", type="item-speakers"),
    marks.ProtocolReference: lambda running, parent, mark: _open(parent, "ref", {"type": "protocol", "n": mark.number}),
    marks.PointReference: lambda running, parent, mark: _open(parent, "num", {"type": "point", "n": mark.number}),
    marks.PageBegins: _page,
    marks.LineEndHyphen: _line_end,
    marks.Label: _plain("label"),
    marks.Highlighted: _highlighted,
    marks.Query: _query,
    marks.CitedTitle: _plain("title", level="a"),
    marks.CitedPublisher: _plain("publisher"),
    marks.CitedAddress: _plain("idno", type="URI"),
    marks.Shelfmark: _shelfmark,
    marks.Contribution: _contribution,
}
