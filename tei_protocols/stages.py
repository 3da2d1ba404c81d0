"""Stages: how far the work on a document has come, and how bad that makes what is still open in it.

A rule that is not in the table is as bad at every stage as it is reported. One that is, is about something that may be
left open for a while: it is passed over, told, or an error, as the table says.
"""

from __future__ import annotations

from enum import Enum

from tei_protocols.problems import Level


class Stage(Enum):
    """How far a document has come; the values are those of `revisionDesc/@status`."""

    DRAFT = "draft"
    REVIEW = "review"
    ARCHIVE = "archive"


_NOTICE, _WARNING, _ERROR = Level.NOTICE, Level.WARNING, Level.ERROR
_SILENT = None

# Left to right: in a draft, in review, for the archive. A draft comes from the program, and what the program could not
# know is only mentioned in it; a review is there to decide just that; nothing of it is left in what is to be kept.
_LEVELS: dict[str, tuple[Level | None, Level | None, Level | None]] = {
    # what is still to be decided
    "query.open": (_NOTICE, _WARNING, _ERROR),
    "reading.doubtful": (_SILENT, _WARNING, _ERROR),
    "review.missing": (_SILENT, _WARNING, _ERROR),
    "review.unfinished": (_SILENT, _SILENT, _ERROR),
    # who speaks, and who was there
    "turn.voice": (_WARNING, _WARNING, _ERROR),
    "turn.named": (_WARNING, _WARNING, _ERROR),
    "turn.surname": (_WARNING, _WARNING, _ERROR),
    "speaker.absent": (_NOTICE, _WARNING, _WARNING),
    "chair.present": (_WARNING, _WARNING, _ERROR),
    "recorder.present": (_NOTICE, _WARNING, _ERROR),
    # what was lost on the way, or left out in the print
    "item.gap": (_NOTICE, _WARNING, _WARNING),
    "item.repeated": (_NOTICE, _WARNING, _WARNING),
    "note.brackets": (_WARNING, _WARNING, _ERROR),
    "note.unanchored": (_WARNING, _WARNING, _ERROR),
    "mark.unresolved": (_WARNING, _WARNING, _ERROR),
    # when it was, and where it is kept
    "session.dated": (_WARNING, _WARNING, _ERROR),
    "date.agreed": (_WARNING, _WARNING, _ERROR),
    "shelfmark.number": (_WARNING, _WARNING, _ERROR),
    "licence.stated": (_WARNING, _WARNING, _ERROR),
    # what others cite, and what this cites
    "pointer.file": (_NOTICE, _WARNING, _ERROR),
    "turn.address": (_WARNING, _WARNING, _ERROR),
    "corpus.ids": (_WARNING, _WARNING, _ERROR),
}


def level_at(stage: Stage, rule: str, otherwise: Level) -> Level | None:
    """How bad it is at this stage that a rule is broken; None where nothing is said of it. What the table does not
    have is as it is `otherwise`."""
    levels = _LEVELS.get(rule)
    return levels[_PLACES[stage]] if levels else otherwise


def levels(rule: str) -> dict[Stage, Level | None]:
    """The level of a rule at each stage; empty where it is the same at all of them."""
    return dict(zip(Stage, _LEVELS[rule], strict=True)) if rule in _LEVELS else {}


_PLACES = {stage: place for place, stage in enumerate(Stage)}
