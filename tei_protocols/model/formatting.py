"""What a word processor or a web page says about its characters: formatting, real footnotes, comments."""

from __future__ import annotations

from enum import Enum, auto

from msgspec import Struct

from tei_protocols.model.span import Span


class Style(Enum):
    """A way in which characters are set apart."""

    STRUCK = auto()
    """Struck through, or deleted under the eyes of the word processor."""
    INSERTED = auto()
    """Inserted under the eyes of the word processor, or marked as inserted."""
    UNDERLINED = auto()
    DOUBLE_UNDERLINED = auto()
    BOLD = auto()
    ITALIC = auto()
    SUPERSCRIPT = auto()


class Formatting(Struct, frozen=True):
    """A stretch of text in a `style`; `by` is who tracked the change, where the file says so."""

    style: Style
    span: Span
    by: str = ""


class Footnote(Struct, frozen=True):
    """A real footnote: it is anchored at the offset `anchor`, and its text is the paragraphs over `span`."""

    number: str
    anchor: int
    span: Span


class Comment(Struct, frozen=True):
    """A comment in the margin of the file: it is about `span`; its words are not part of the transcript."""

    span: Span
    words: str
    by: str = ""
