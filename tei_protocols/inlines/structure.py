"""Marks of structure: references to the protocol, names under headings, pages, and hyphens at the ends of lines."""

from __future__ import annotations

import re

from tei_protocols.conventions import collectives, headings, pages, running_heads, stage
from tei_protocols.conventions.cases import fold
from tei_protocols.conventions.lists import in_list, is_list_of_names, without_mark
from tei_protocols.conventions.written_names import WrittenNames
from tei_protocols.language import Language
from tei_protocols.language.compiling import compiled
from tei_protocols.language.divided_words import DIVISION
from tei_protocols.language.shapes import LOWER
from tei_protocols.model import marks
from tei_protocols.model.layout import ANNOUNCED, Block, Kind
from tei_protocols.model.marks import Mark
from tei_protocols.model.source import Source
from tei_protocols.model.span import Span
from tei_protocols.model.white_space import leading

_NAMES_AFTER_STATEMENT = re.compile(r"\s(?<=[.!?”\"»]\s)\s*(?P<names>\([^()]{3,300}\))|\s(?P<last>\([^()]{3,60}\))\.?$")
_NAMES_AFTER_PLUS = re.compile(r"\s(?<=[.!?”\"»]\s)(?P<names>\+ [^+()]{3,200}?)\.?$")
_NUMBER = re.compile(r"[IVXLCDM]+\b|\d+")
_NAMES_IN_PARENTHESES = re.compile(r"(?P<names>\([^()]{3,300}\))(?:\d{1,2}|\[\d{1,3}\]|\*{1,3}|[⁰¹²³⁴-⁹]{1,3})?\.?$")
_NAMES_BEHIND_DASH = re.compile(r"\s(?P<dash>--|[–—])\s(?P<names>[^–—()]{3,200}?)\.?$")
# the first half of a word, before the mark of a page
_HYPHEN_BEFORE = compiled(rf"-(?<=[{LOWER}]-)\s{{1,8}}\Z")
_REACH = 10
_REFERRING = (Kind.TITLE, Kind.REFERENCE, Kind.HEADING, Kind.CLASSIFICATION)


def structure_marks(source: Source, block: Block, text: str, language: Language) -> list[Mark]:
    """The marks of structure in one block, whose words are `text`."""
    found: list[Mark] = []
    if block.kind in _REFERRING or (text.startswith(("(", "[")) and headings.is_reference(text, language)):
        found += _references(source, block, language)
    beginning = _pages(source, block, text, language)
    found += beginning
    announced = _item_speakers(source, block, language) if block.form == ANNOUNCED and block.label else []
    if block.kind is Kind.HEADING:
        found += _item_speakers(source, block, language)
    elif announced:  # who will report on a point of the agenda
        found += announced
    elif block.kind is Kind.PARAGRAPH:
        if "(" in text:
            found += _supporters(source, block, language)
        if "+ " in text:
            found += _joined_by_plus(source, block, language)
        if "(" in text or "[" in text or "/" in text:
            found += _stage_business(block, text, language)
    if "-" in text:
        found += _line_end_hyphens(source, block)
        found += _within_words(source, block, beginning)
    return found


def _references(source: Source, block: Block, language: Language) -> list[Mark]:
    """References to the formal protocol; what several formulas fit is one, read by the first of them."""
    found: list[Mark] = []
    for pattern in language.possible("protocol_reference", source[block.span]):
        for match in pattern.finditer(source.text, block.span.start, block.span.end):
            whole = Span(*match.span())
            if any(whole.meets(other.span) for other in found):
                continue
            found.append(marks.ProtocolReference(whole, whole, match["protocol"]))
            for number in _NUMBER.finditer(source.text, *match.span("point")) if match["point"] else ():
                point = Span(*number.span())
                found.append(marks.PointReference(point, point, headings.arabic(number[0])))
    return found


def _pages(source: Source, block: Block, text: str, language: Language) -> list[Mark]:
    if block.kind is Kind.PAGE:
        alone = pages.alone(text, language)
        if alone:
            return [marks.PageBegins(block.span, block.span, alone.number, alone.unit)]
        if text.isdecimal():
            return [marks.PageBegins(block.span, block.span, text, "copy")]
        return [marks.PageBegins(block.span, block.span, running_heads.head_number(text), "copy", head=True)]
    found: list[Mark] = []
    for page in pages.find(text, source.once(pages.forms_in, language), language):
        place = Span(block.span.start + page.start, block.span.start + page.end)
        found.append(marks.PageBegins(place, place, page.number, page.unit))
    if block.kind in (Kind.PARAGRAPH, Kind.CLOSER) and "\n" in text:
        heads = source.once(running_heads.heads_of, language)
        for page in pages.alone_in_lines(text, heads, language):
            place = Span(block.span.start + page.start, block.span.start + page.end)
            printed = source[place]
            is_head = printed in heads and not (printed.isdecimal() or pages.is_page_mark(printed, language))
            found.append(marks.PageBegins(place, place, page.number, page.unit, head=is_head))
    return found


def _supporters(source: Source, block: Block, language: Language) -> list[Mark]:
    """Names in parentheses behind a statement, or what came of it, inside its paragraph."""
    text = source[block.span]
    found: list[Mark] = []
    for outcome in collectives.outcomes(text, language):
        place = Span(block.span.start + outcome.start(), block.span.start + outcome.end())
        found.append(marks.Supporters(place, place))
    for listed in _NAMES_AFTER_STATEMENT.finditer(source.text, block.span.start + 1, block.span.end):
        group = "names" if listed["names"] else "last"
        place = Span(*listed.span(group))
        if _are_supporters(source, listed[group], language):
            found.append(marks.Supporters(place, place))
    return found


def _joined_by_plus(source: Source, block: Block, language: Language) -> list[Mark]:
    """`+ Orlov, Lisin.` behind a statement, inside its paragraph."""
    joined = _NAMES_AFTER_PLUS.search(source.text, block.span.start, block.span.end)
    if joined is None or not _are_supporters(source, f"({joined['names'][2:]})", language):
        return []
    place = Span(*joined.span("names"))
    return [marks.Supporters(place, place)]


def _are_supporters(source: Source, names: str, language: Language) -> bool:
    """Are these names in parentheses, and not who reports on a point? One alone must be known to be a name."""
    if not is_list_of_names(names, language) or language.compiled(r"\({rapporteur}\s?:?\s").match(names):
        return False
    return "," in names or names.strip("(). ").split()[-1].casefold() in source.once(WrittenNames, language).surnames


def _stage_business(block: Block, text: str, language: Language) -> list[Mark]:
    found: list[Mark] = []
    matches = list(stage.find(text, language))
    if matches and stage.is_stage_business(text, language):
        return found  # the whole paragraph is
    for begins, ends in matches:
        bracketed = text.startswith("[", begins)
        start, end = block.span.start + begins, block.span.start + ends
        found.append(marks.StageBusiness(Span(start, end), Span(start + bracketed, end - bracketed)))
    return found


def _item_speakers(source: Source, block: Block, language: Language) -> list[Mark]:
    """Names on the lines below a heading, or in parentheses or behind a dash at its end."""
    below = source.trimmed(Span(block.body.end, block.span.end))
    last_line = source.text.rfind("\n", below.start, below.end)
    if last_line > 0 and headings.is_reference(source.text[last_line : below.end].strip(), language):
        below = source.trimmed(Span(below.start, last_line))  # the protocol that is pointed to stands behind the names
    if len(below) and is_list_of_names(source[below], language):
        listed = without_mark(source[below])
        names = Span(below.start, below.start + len(listed) - listed.endswith(")."))
        return [marks.ItemSpeakers(names, names)]
    at_end = _NAMES_IN_PARENTHESES.search(source[block.body])
    if at_end and is_list_of_names(at_end["names"], language):
        place = Span(block.body.start + at_end.start(), block.body.start + at_end.end("names"))
        return [marks.ItemSpeakers(place, place)]
    behind = _NAMES_BEHIND_DASH.search(source[block.body])
    if behind and is_list_of_names(f"({behind['names']})", language):
        known = source.once(WrittenNames, language).surnames
        place = Span(block.body.start + behind.start("dash"), block.body.start + behind.end("names"))
        if all(fold(name.surname) in known for name in in_list(source.text, place.start, place.end, language)):
            return [marks.ItemSpeakers(place, place)]
    return []


def _within_words(source: Source, block: Block, beginning: list[Mark]) -> list[Mark]:
    """The ends of lines around the marks of pages, one or several, that begin amid a word: `the har-`, 58, `vest`."""
    found: list[Mark] = []
    places = sorted((mark.span for mark in beginning), key=lambda span: span.start)
    for at, first in enumerate(places):
        hyphen = _HYPHEN_BEFORE.search(source.text, max(block.span.start, first.start - _REACH), first.start)
        if hyphen is None:
            continue
        spaces = [hyphen.span()]
        for page in places[at:]:
            end = page.end + leading(source.text[page.end : page.end + _REACH])
            if spaces[-1][1] != page.start or end == page.end:
                break
            spaces.append((page.end, end))
        if len(spaces) > 1 and source.text[spaces[-1][1] : spaces[-1][1] + 1].islower():
            found += [
                marks.LineEndHyphen(Span(*space), Span(space[1], space[1]), hyphen=space == spaces[0])
                for space in spaces
            ]
    return found


def _line_end_hyphens(source: Source, block: Block) -> list[Mark]:
    found: list[Mark] = []
    for hyphen in DIVISION.finditer(source.text, block.span.start, block.span.end):
        end = Span(hyphen.end(), hyphen.end())
        found.append(marks.LineEndHyphen(Span(*hyphen.span()), end))
    return found
