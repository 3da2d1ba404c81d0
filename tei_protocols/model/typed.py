"""What a typist says of the words typed: signs around a passage, for which published transcripts have none."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from tei_protocols.model.span import Span


class TypedAs(Enum):
    """What the signs around a passage say of it."""

    DELETED = auto()
    ADDED = auto()
    ADDED_ABOVE = auto()
    ADDED_IN_MARGIN = auto()
    UNDERLINED = auto()
    UNCLEAR = auto()
    REMARK = auto()
    LABEL = auto()


@dataclass(frozen=True, slots=True)
class Sign:
    """The `characters` of a sign that was taken out of the text before the character at `offset`."""

    offset: int
    characters: str


@dataclass(frozen=True, slots=True)
class Signs:
    """Which signs stand around a passage: the places of the `opening` and the `closing` one among those of the source.
    A part of a passage lacks those that stand around other parts."""

    opening: int | None
    closing: int | None


@dataclass(frozen=True, slots=True)
class TypedPassage:
    """A passage over `span` between two signs."""

    typed_as: TypedAs
    span: Span
    signs: Signs
