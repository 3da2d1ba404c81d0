"""Why we believe what the text does not say by itself."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct


class Certainty(StrEnum):
    """How certain a conclusion is; the values are those of TEI's `cert`."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"

    def reaches(self, bar: Certainty) -> bool:
        """Is it as certain as `bar`, or more?"""
        return _DEGREES.index(self) <= _DEGREES.index(bar)


_DEGREES = tuple(Certainty)


class Witness(StrEnum):
    """Who vouches for a conclusion: the editor of the source, in words or by a sign that a legend explains, or this
    program."""

    EDITOR = "editor"
    LEGEND = "legend"
    PROGRAM = "program"


class Evidence(Struct, frozen=True):
    """What a conclusion rests on: the `rule` that drew it, who vouches for it, and which `note` proves it."""

    rule: str
    certainty: Certainty
    witness: Witness = Witness.PROGRAM
    note: int | None = None
