"""Readers: the bytes of a transcript go in, a Source comes out, with what was odd about it."""

from __future__ import annotations

from dataclasses import dataclass

from tei_protocols.language import detect
from tei_protocols.model.source import Source
from tei_protocols.problems import Level, Problem, UnusableInput
from tei_protocols.readers.decoding import decode


@dataclass(frozen=True, slots=True)
class Reading:
    """A transcript that was read, and the problems met on the way."""

    source: Source
    problems: tuple[Problem, ...]


def read(data: bytes, name: str, encoding: str | None = None, language: str | None = None) -> Reading:
    """Read the transcript `data`, called `name` in messages; `encoding` and `language` override what it looks like.

    Raises UnusableInput where there is no text in it.
    """
    text, problems = decode(data, name, encoding)
    if not text.strip():
        hint = "give a file with the text of a protocol"
        raise UnusableInput(Problem("input.empty", Level.ERROR, "there is no text in this file", name, hint=hint))
    return Reading(Source(name, text, language or detect(text)), problems)
