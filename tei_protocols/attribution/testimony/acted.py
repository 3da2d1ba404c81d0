"""Acted: what a note states, and the words that it means, go in; out comes the mark that says so of these words."""

from __future__ import annotations

from tei_protocols.attribution.testimony.bracketed import Part
from tei_protocols.conventions.acts import Act, Statement
from tei_protocols.model import marks
from tei_protocols.model.evidence import Certainty, Evidence, Witness
from tei_protocols.model.marks import Mark

_RULES = {
    Act.CROSSED_OUT: "deletion.note",
    Act.RESTORED: "deletion.restored",
    Act.SUPPLIED: "supplied.note",
    Act.ADDED: "addition.note",
    Act.UNDERLINED: "underlining.note",
}


def evidence_of(act: Act, note: int) -> Evidence:
    """The evidence of a note, by its place among the notes, that testifies to an act."""
    return Evidence(_RULES[act], Certainty.HIGH, Witness.EDITOR, note)


def mark_of_act(statement: Statement, part: Part, evidence: Evidence) -> Mark:
    """What the act of a statement does to the words of a part."""
    if statement.act is Act.ADDED:
        place = statement.place
        return marks.Addition(part.span, part.inner, evidence, place, part.is_bracketed, hand=statement.hand)
    if statement.act is Act.SUPPLIED:
        return marks.Supplied(part.span, part.inner, statement.reason or "editorial", evidence)
    if statement.act is Act.UNDERLINED:
        return marks.Underlining(part.span, part.inner, evidence, part.is_bracketed, statement.twice)
    restored = statement.act is Act.RESTORED
    return marks.Deletion(part.span, part.inner, evidence, part.is_bracketed, restored, hand=statement.hand)
