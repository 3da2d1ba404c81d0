"""What a typist says of the words typed: signs around a passage, for which published transcripts have none."""

from __future__ import annotations

from enum import Enum, auto

from msgspec import Struct

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


class Sign(Struct, frozen=True):
    """The `characters` of a sign, or a space, that was taken out of the text before the character at `offset`."""

    offset: int
    characters: str


class Signs(Struct, frozen=True):
    """Which signs stand around a passage: the places of the `opening` and the `closing` one among those of the source.
    A part of a passage lacks those that stand around other parts."""

    opening: int | None
    closing: int | None


class TypedPassage(Struct, frozen=True):
    """A passage over `span` between two signs."""

    typed_as: TypedAs
    span: Span
    signs: Signs
