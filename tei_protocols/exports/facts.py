"""Facts: a mark, a heading, a line that was set aside go in; out come the words that fill the braces of their rules."""

from __future__ import annotations

from tei_protocols.model import marks
from tei_protocols.model.evidence import Certainty, Evidence
from tei_protocols.model.layout import Block, Kind
from tei_protocols.model.marks import Mark
from tei_protocols.model.protocol import Item, Protocol
from tei_protocols.model.white_space import normal, shortened

# a shorter line that is set aside is a stray character of the copy
_SHORTEST_ENTRY = 3
_RIVALS_OF_NOTE_MARKS = {
    "[n]": "a figure that the editor supplied",
    "(n)": "a number in parentheses",
    "n": "a figure of the record",
}
_UNITS = {"page": "page", "leaf": "leaf", "copy": "page of the copy"}


class Facts:
    """The facts about the conclusions of one session."""

    def __init__(self, protocol: Protocol) -> None:
        self._protocol = protocol
        self._source = protocol.source
        self._names = {person.id: person.name for person in protocol.people}
        self._groups = {group.id: group for group in protocol.groups}
        self._headings = {block.span.start: block for block in protocol.layout if block.kind is Kind.HEADING}

    def of_mark(self, mark: Mark) -> dict[str, str]:
        """What is to be said of a mark."""
        match mark:
            case marks.Deletion() | marks.Addition() | marks.Underlining():
                return self._of_act(mark)
            case marks.Gap(evidence=Evidence(note=int(note))):
                return self.of_note(note)
            case marks.NoteAnchor() | marks.NoteReference():
                return self._of_note_mark(mark)
            case marks.DistantReference(number=number):
                form = "another session of the transcript has that note"
                return {"note": number, "form": form, "rival": "a number or sign of the record"}
            case marks.Supplied(evidence=Evidence(note=int() as note)):
                return self.of_note(note)
            case marks.UnresolvedMark():
                return {"rival": "a number or sign of the record"}
            case marks.PersonName():
                return self._of_name(mark)
            case marks.DateMention():
                return {"date": mark.when or f"{mark.first} to {mark.last}"}
            case marks.Utterance():
                return {"who": self._names.get(mark.speaker, mark.speaker)}
            case marks.Gloss():
                return self._of_gloss(mark)
            case marks.InlineNote():
                return {"kind": mark.kind}
            case marks.RoleGroup():
                group = self._groups.get(mark.group)
                return {"role": group.role, "heading": normal(group.heading)} if group else {}
            case marks.PageBegins():
                return {"unit": _UNITS.get(mark.unit, mark.unit), "number": f": {mark.number}" if mark.number else ""}
            case marks.ProtocolReference() | marks.PointReference():
                return {"number": mark.number}
            case marks.Highlighted():
                form = "two asterisks on either side" if mark.asterisks else "the file says so"
                return {"look": mark.look, "form": form}
            case marks.Query():
                return {"comment": shortened(mark.words), "by": _by(mark.by)}
        return {}

    @staticmethod
    def certainty_of(mark: Mark) -> Certainty:
        """How certain a mark is; what the text says by itself is."""
        evidence = getattr(mark, "evidence", None)
        return evidence.certainty if isinstance(evidence, Evidence) else Certainty.HIGH

    def _of_act(self, mark: marks.Deletion | marks.Addition | marks.Underlining) -> dict[str, str]:
        if mark.evidence.note is None:
            return {"by": _by(getattr(mark, "by", ""))}
        hand = None if isinstance(mark, marks.Underlining) else mark.hand
        whose = f", in the hand of {self._names.get(hand.person or '', hand.name)}" if hand else ""
        return self.of_note(mark.evidence.note) | {"hand": whose, "rival": "words supplied" if mark.bracketed else ""}

    def of_note(self, index: int) -> dict[str, str]:
        """What is to be said of a note that is evidence."""
        note = self._protocol.notes[index]
        return {"note": note.number, "testimony": shortened(self._source[note.paragraphs[0].span])}

    def _of_note_mark(self, mark: marks.NoteAnchor | marks.NoteReference) -> dict[str, str]:
        number = self._protocol.notes[mark.note].number
        if mark.form == "none":
            return {"note": number, "form": "the file anchors its own note here"}
        form = "the transcript has that note, and no mark of it before this"
        return {
            "note": number,
            "form": form,
            "rival": _RIVALS_OF_NOTE_MARKS.get(mark.form.replace("_", ""), "a sign of the record"),
        }

    def _of_name(self, mark: marks.PersonName) -> dict[str, str]:
        name = self._names.get(mark.person or "")
        if mark.role == "recorder":
            return {"who": f"{name}, who kept the record", "form": "the formula of who kept the record"}
        if name:
            return {"who": name, "form": "nobody else who has a part in the record is called so"}
        return {"who": "somebody who has no part in the record", "form": "it is written like a name"}

    def _of_gloss(self, mark: marks.Gloss) -> dict[str, str]:
        if mark.original:
            form = "small letters of a transliteration" if mark.original.endswith("Latn") else "letters of its script"
            return {"language": mark.original, "form": form}
        if mark.signature:
            return {"form": f"it is signed “{mark.signature}”"}
        return {"form": "the brackets hold a designation, and so do the words before them"}

    def of_heading(self, item: Item) -> dict[str, str]:
        """What is to be said of a heading."""
        block = self._headings.get(item.heading.span.start) if item.heading else None
        label = normal(self._source[block.label]) if block and block.label else ""
        number = f", number {item.number}" if item.number else ""
        return {"number": number, "form": f"its number “{label}”" if label else "the words that headings begin with"}

    def of_header(self, block: Block) -> dict[str, str]:
        """What is to be said of a block that is kept in the header."""
        label = normal(self._source[block.label]) if block.label else ""
        match block.kind:
            case Kind.FIELD:
                return {
                    "what": block.name,
                    "form": f"the label “{label}”" if label else "a label before it, or its form",
                }
            case Kind.CREDITS:
                return {"what": "credits", "form": "the formula of such a line"}
            case _:
                return {"what": "summary", "form": "it stands before the proceedings, and nobody speaks in it"}

    def of_discarded(self, block: Block) -> dict[str, str]:
        """What is to be said of a block that is set aside."""
        stray = len(block.span) < _SHORTEST_ENTRY
        return {"form": "a stray character of the copy" if stray else "the words or the place of an entry of a menu"}


def _by(name: str) -> str:
    """Who did something in the file, in a sentence that says what was done."""
    return f", by {name}" if name else ""
