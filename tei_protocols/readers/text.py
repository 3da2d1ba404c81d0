"""Plain text: the bytes of a transcript go in, its characters come out as they are."""

from __future__ import annotations

from tei_protocols.readers.composition import Content
from tei_protocols.readers.decoding import decode


def read_text(data: bytes, name: str, encoding: str | None = None) -> Content:
    """The content of a plain text. Raises UnusableInput where it is none."""
    text, problems = decode(data, name, encoding)
    return Content(text, problems=problems)
