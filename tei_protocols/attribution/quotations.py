"""Quotations: words inside a turn that the text itself gives to somebody."""

from __future__ import annotations

from tei_protocols.attribution.persons.people import People
from tei_protocols.conventions.lists import in_list
from tei_protocols.language import Language
from tei_protocols.model import marks
from tei_protocols.model.layout import Block, Kind
from tei_protocols.model.marks import Mark
from tei_protocols.model.source import Source
from tei_protocols.model.span import Span

# with which a quotation opens
_MARKS = ('"', "“", "«")


def quotations(source: Source, blocks: tuple[Block, ...], people: People, language: Language) -> list[Mark]:
    """The quotations whose speaker is named and known; others stay text between quotation marks."""
    found: list[Mark] = []
    for block in blocks:
        if block.kind is not Kind.PARAGRAPH:
            continue
        text = source[block.span]
        is_quoting = any(map(text.__contains__, _MARKS))
        formulas = language.possible("quoted", text) if is_quoting else []
        if is_quoting and ":" in text:
            formulas += language.patterns("quoted_named")
        if "(" in text or ("[" in text and ": " in text):
            formulas += language.possible("quoted_aside", text)
        for pattern in formulas:
            for quoted in pattern.finditer(text):
                name = next(in_list(text, quoted.start("speaker"), quoted.end("speaker"), language), None)
                person = people.who(name) if name else None
                if person:
                    start, end = quoted.span("quote")
                    span = Span(block.span.start + start, block.span.start + end)
                    found.append(marks.Utterance(span, span, person.id, direct=True))
    return found
