"""Proofs: what proves an act on the paper goes in; the attributes that say so come out, and notes point to the act."""

from __future__ import annotations

from msgspec import Struct, field

from tei_protocols.model.evidence import Evidence, Witness
from tei_protocols.tei.addresses import Addresses
from tei_protocols.tei.elements import XML_ID, Element


class Proofs(Struct):
    """The proofs of one document."""

    addresses: Addresses
    # by their evidence, which the parts of one passage share
    _parts: dict[int, list[Element]] = field(default_factory=dict)
    # what each note proves, and the notes that are written
    _proved: dict[int, list[str]] = field(default_factory=dict)
    _notes: dict[int, Element] = field(default_factory=dict)

    def of(self, evidence: Evidence, by: str = "") -> dict[str, str]:
        """What proves an act: the note that says so, or the remark in which it stands, or the file itself, in which
        somebody did so (`by`)."""
        if evidence.witness is Witness.LEGEND:  # the page itself shows it
            resp = self.addresses.witness(evidence)
            return {"source": "", "evidence": "internal", "resp": resp, "cert": evidence.certainty}
        if evidence.note is None and evidence.witness is not Witness.EDITOR:
            return {"source": "", "evidence": "internal", "resp": self.addresses.typist(by)}
        return {
            "source": "" if evidence.note is None else self.addresses.to(self.addresses.note(evidence.note)),
            "evidence": "external",
            "resp": self.addresses.witness(evidence),
            "cert": evidence.certainty,
        }

    def address(self, name: str, evidence: Evidence | None, parent: Element) -> str:
        """The id of an element in `parent`, if a note proves it, which now points to it; otherwise it has none."""
        if evidence is None or evidence.note is None or parent.is_in("note"):
            return ""
        address = self.addresses.numbered(name)
        self.add(evidence.note, address)
        return address

    def add(self, note: int, address: str) -> None:
        """Let a note point to what it proves, which has this id."""
        self._proved.setdefault(note, []).append(f"#{address}")
        written = self._notes.get(note)
        if written is not None:  # the sentence that follows the mark of its note
            written.set("target", self.target(note))

    def join(self, evidence: Evidence, element: Element) -> None:
        """Join an element with the parts of the same passage that are written already."""
        parts = self._parts.setdefault(id(evidence), [])
        if parts:
            parts[-1].set("next", f"#{element.attributes[XML_ID]}")
            element.set("prev", f"#{parts[-1].attributes[XML_ID]}")
        parts.append(element)

    def target(self, note: int) -> str:
        """Pointers to what a note proves, as far as it is written."""
        return " ".join(self._proved.get(note, ()))

    def written(self, note: int, element: Element) -> None:
        """Say that a note is written, which may prove what comes later."""
        self._notes[note] = element
