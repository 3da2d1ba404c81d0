"""Readers: the bytes of a transcript go in, a Source comes out, with what was odd about it.

A reader is a module, named after the kind of file it reads, with a function `read_…` of that name.
"""

from __future__ import annotations

from importlib import import_module

from msgspec import Struct

from tei_protocols.language import OURS, Languages
from tei_protocols.model.source import Source
from tei_protocols.model.white_space import shortened
from tei_protocols.problems import Level, Problem, UnusableInput
from tei_protocols.readers.composition import Content
from tei_protocols.readers.garbled import Garbled, garbled
from tei_protocols.readers.kinds import BY_SUFFIX, kind

SUFFIXES = tuple(BY_SUFFIX)
"""How files are called that hold transcripts."""


class Reading(Struct, frozen=True):
    """A transcript that was read, and the problems met on the way."""

    source: Source
    problems: tuple[Problem, ...]


def read(
    data: bytes, name: str, encoding: str | None = None, language: str | None = None, languages: Languages = OURS
) -> Reading:
    """Read the transcript `data`, called `name` in messages; `encoding` and `language` override what it looks like.

    What is recognised is one of `languages`. Raises UnusableInput where there is no text in it.
    """
    content = _content(kind(data, name), data, name, encoding)
    if not content.text.strip():
        hint = "give a file with the text of a protocol"
        raise UnusableInput(Problem("input.empty", Level.ERROR, "there is no text in this file", name, hint=hint))
    language = language or languages.detect(content.text)
    source = Source(name, content.text, language, content.formatting, content.footnotes, content.comments)
    found = garbled(content.text)
    return Reading(source, (*content.problems, _garbled(source, found, encoding)) if found else content.problems)


def _garbled(source: Source, found: Garbled, encoding: str | None) -> Problem:
    shown, meant = shortened(found.words), shortened(found.meant)
    message = (
        f"“{shown}” are the bytes of “{meant}”: this is text in UTF-8 that was read as {found.code_page}, and saved so"
    )
    hint = "open the file as it was before, as UTF-8, and save it again; what is garbled is converted as it stands"
    if encoding:
        hint = f"if it is not the file but --encoding {encoding} that is wrong, say utf-8; otherwise {hint}"
    return source.problem(found.at, "input.garbled", Level.WARNING, message, hint)


def _content(reader: str, data: bytes, name: str, encoding: str | None) -> Content:
    # Readers are loaded when they are needed: a plain text waits for none of their libraries.
    content: Content = getattr(import_module(f"{__name__}.{reader}"), f"read_{reader}")(data, name, encoding)
    return content
