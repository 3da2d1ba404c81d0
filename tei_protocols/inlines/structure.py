"""Marks of structure: references to the protocol, names under headings, pages, and hyphens at the ends of lines."""

from __future__ import annotations

import re

from tei_protocols.conventions import headings, pages, stage
from tei_protocols.conventions.names import is_list_of_names, known_surnames
from tei_protocols.language import Language
from tei_protocols.language.shapes import LOWER
from tei_protocols.model import marks
from tei_protocols.model.layout import Block, Kind
from tei_protocols.model.marks import Mark
from tei_protocols.model.source import Source
from tei_protocols.model.span import Span

_LINE_END_HYPHEN = re.compile(rf"(?<=[{LOWER}])-[ \t]*(?:\r\n|\n|\r)[ \t]*(?=[{LOWER}])")
_NAMES_AFTER_STATEMENT = re.compile(r"(?<=[.!?”\"»])\s+(?P<names>\([^()]{3,300}\))")
_NAMES_IN_PARENTHESES = re.compile(r"\([^()]{3,300}\)$")


def structure_marks(source: Source, block: Block, language: Language) -> list[Mark]:
    """The marks of structure in one block."""
    found: list[Mark] = [*_references(source, block, language), *_pages(source, block, language)]
    text = source[block.span]
    if block.kind is Kind.HEADING:
        found += _item_speakers(source, block, language)
    if block.kind is Kind.PARAGRAPH and ("(" in text or "[" in text):
        found += _supporters(source, block, language)
        found += _stage_business(source, block, language)
    if "-" not in text:
        return found
    for hyphen in _LINE_END_HYPHEN.finditer(source.text, block.span.start, block.span.end):
        end = Span(hyphen.end(), hyphen.end())
        found.append(marks.LineEndHyphen(Span(*hyphen.span()), end))
    return found


def _references(source: Source, block: Block, language: Language) -> list[Mark]:
    found: list[Mark] = []
    if block.kind not in (Kind.TITLE, Kind.REFERENCE, Kind.HEADING, Kind.CLASSIFICATION):
        return found
    for pattern in language.patterns("protocol_reference"):
        for match in pattern.finditer(source.text, block.span.start, block.span.end):
            whole = Span(*match.span())
            found.append(marks.ProtocolReference(whole, whole, match["protocol"]))
            if match["point"]:
                point = Span(*match.span("point"))
                found.append(marks.PointReference(point, point, headings.arabic(match["point"])))
    return found


def _pages(source: Source, block: Block, language: Language) -> list[Mark]:
    text = source[block.span]
    if block.kind is Kind.PAGE:
        alone = pages.alone(text, language)
        if alone:
            return [marks.PageBegins(block.span, block.span, alone.number, alone.unit)]
        return [marks.PageBegins(block.span, block.span, pages.head_number(text), "page", head=True)]
    found: list[Mark] = []
    for page in pages.find(text, language):
        place = Span(block.span.start + page.start, block.span.start + page.end)
        found.append(marks.PageBegins(place, place, page.number, page.unit))
    return found


def _supporters(source: Source, block: Block, language: Language) -> list[Mark]:
    """Names in parentheses behind a statement, inside its paragraph."""
    found: list[Mark] = []
    for listed in _NAMES_AFTER_STATEMENT.finditer(source.text, block.span.start + 1, block.span.end):
        place = Span(*listed.span("names"))
        if _are_supporters(source, listed["names"], language):
            found.append(marks.Supporters(place, place))
    return found


def _are_supporters(source: Source, names: str, language: Language) -> bool:
    """Are these names in parentheses? One alone must be known to be a name."""
    if not is_list_of_names(names, language):
        return False
    return "," in names or names.strip("(). ").split()[-1].casefold() in known_surnames(source.text, language)


def _stage_business(source: Source, block: Block, language: Language) -> list[Mark]:
    text = source[block.span]
    if stage.is_stage_business(text, language):
        return []  # the whole paragraph is
    found: list[Mark] = []
    for match in stage.find(text, language):
        bracketed = match[0].startswith("[")
        start, end = block.span.start + match.start(), block.span.start + match.end()
        found.append(marks.StageBusiness(Span(start, end), Span(start + bracketed, end - bracketed)))
    return found


def _item_speakers(source: Source, block: Block, language: Language) -> list[Mark]:
    """Names on the lines below a heading, or in parentheses at its end."""
    below = source.trimmed(Span(block.body.end, block.span.end))
    if len(below):
        return [marks.ItemSpeakers(below, below)]
    at_end = _NAMES_IN_PARENTHESES.search(source[block.body])
    if at_end and is_list_of_names(at_end[0], language):
        place = Span(block.body.start + at_end.start(), block.body.end)
        return [marks.ItemSpeakers(place, place)]
    return []
