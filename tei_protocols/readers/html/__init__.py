"""Web pages: a saved page goes in; the text of the document on it, its formatting and notes come out, without menus."""

from __future__ import annotations

from msgspec.structs import replace

from tei_protocols.problems import Level, Problem
from tei_protocols.readers.composition import Composition, Content
from tei_protocols.readers.html.looks import Looks
from tei_protocols.readers.html.notes import find_notes, without_labels
from tei_protocols.readers.html.parsing import parse
from tei_protocols.readers.html.parts import find_parts
from tei_protocols.readers.html.story import Story

_LONGEST_BEGINNING = 40


def read_html(data: bytes, name: str, encoding: str | None = None) -> Content:
    """The content of a web page. Raises UnusableInput where it is no text, or is nested too deep."""
    page = parse(data, name, encoding)
    composition = Composition(name)
    looks = Looks(page.root, page.unclosed)
    parts = find_parts(page.root, looks, find_notes(page.root))
    story = Story(composition, looks, parts, without_labels(page.root, parts.notes.values()))
    for part in parts.text:
        story.write(part)
    content = composition.finish(page.problems)
    if parts.discarded:
        content = replace(content, problems=(*content.problems, _discarded(parts.discarded, name)))
    return content


def _discarded(text: str, name: str) -> Problem:
    characters = sum(not character.isspace() for character in text)
    words = " ".join(text.split())
    beginning = words if len(words) <= _LONGEST_BEGINNING else f"{words[:_LONGEST_BEGINNING]}…"
    message = f"{characters} characters of navigation were discarded, beginning “{beginning}”"
    hint = "if a part of the document is among them, save that as plain text"
    return Problem("input.navigation", Level.NOTICE, message, name, hint=hint)
