"""Unnamed offices: what whole sentences say of chair and recorder, in words that nobody knows, is weighed and entered.

It counts only where no known word names another; a chair must be named elsewhere in the record as well.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from tei_protocols.conventions import cases, chairs, unnamed_offices
from tei_protocols.conventions.unnamed_offices import CHAIR, RECORDER, Office
from tei_protocols.conventions.written_names import WrittenNames
from tei_protocols.language import Language
from tei_protocols.model.evidence import Certainty, Evidence
from tei_protocols.model.layout import Block, Kind
from tei_protocols.model.source import Source
from tei_protocols.model.span import Span
from tei_protocols.problems import Level, Problem

RULE = "attendance.office"
_CERTAINTY = {CHAIR: Evidence(RULE, Certainty.LOW), RECORDER: Evidence(RULE, Certainty.MEDIUM)}
_SAID = {CHAIR: "was in the chair", RECORDER: "took the notes"}
_LEFT = "no known word says what {who} did here; it may say who was in the chair, or who took the notes"
_HINT_LEFT = "if it does, add its words to chair or recorder in tei-protocols.toml"


class Sentence(Struct, frozen=True):
    """A sentence of the block at `block` that gives somebody an office; `place` is that of the sentence."""

    block: Span
    office: Office

    @property
    def place(self) -> Span:
        """Where the sentence stands in the source."""
        return Span(self.block.start + self.office.start, self.block.start + self.office.end)

    @property
    def evidence(self) -> Evidence:
        """That by which the person has the office."""
        return _CERTAINTY[self.office.role]


def sentences(source: Source, blocks: Sequence[Block], kind: Kind, language: Language) -> list[Sentence]:
    """The sentences in blocks of a kind that give somebody an office in words that nobody knows; a clause that a known
    word makes is none of them. At the end of a record nobody is put in the chair."""
    found: list[Sentence] = []
    for block in blocks:
        if block.kind is kind:
            text = source.text[block.span.start : block.span.end]
            for office in unnamed_offices.offices_in(text, language):
                belongs_here = kind is Kind.ATTENDANCE or office.role == RECORDER
                if belongs_here and not _is_known(text[office.start : office.end], language):
                    found.append(Sentence(block.span, office))
    return found


def _is_known(sentence: str, language: Language) -> bool:
    if chairs.chairs_in(sentence, language):
        return True
    return any(formula.search(sentence) for formula in language.possible("recorder", sentence))


def without(text: str, place: Span, found: Sequence[Sentence]) -> str:
    """A text that stands at `place`, with spaces where such sentences are."""
    for each in found:
        if each.block == place:
            start, end = each.office.start, each.office.end
            text = text[:start] + " " * (end - start) + text[end:]
    return text


def certain(found: Sequence[Sentence], source: Source, language: Language) -> Sentence | None:
    """The one sentence that gives somebody an office; None where several do, or where nobody is named so elsewhere who
    is to have been in the chair."""
    if len(found) != 1:
        return None
    return _somebody_known(found[0], source, language) if found[0].office.role == CHAIR else found[0]


def _somebody_known(found: Sentence, source: Source, language: Language) -> Sentence | None:
    surname = found.office.name.surname
    elsewhere = source.text[: found.place.start] + source.text[found.place.end :]
    if re.search(rf"(?<!\w){re.escape(surname)}(?!\w)", elsewhere, re.IGNORECASE):
        return found
    known = source.once(WrittenNames, language).surnames
    nominatives = {each.surname for each in cases.forms_of(known, language).get(cases.fold(surname), ())}
    if len(nominatives) != 1:
        return None
    name = replace(found.office.name, surname=nominatives.pop().title())
    return replace(found, office=replace(found.office, name=name))


def concluded(source: Source, found: Sentence) -> Problem:
    """What is told of somebody who has an office by such a sentence."""
    key = found.office.role
    message = f"no known word says that {source[_name_of(found)]} {_SAID[key]}; the words around the name suggest it"
    hint = f"if it is so, add the words to {key} in tei-protocols.toml; if not, correct the TEI"
    return source.problem(found.place.start, RULE, Level.NOTICE, message, hint)


def left(source: Source, found: Sentence) -> Problem:
    """What is told of a sentence that cannot be decided."""
    message = _LEFT.format(who=source[_name_of(found)])
    return source.problem(found.place.start, RULE, Level.NOTICE, message, _HINT_LEFT)


def _name_of(found: Sentence) -> Span:
    return Span(found.block.start + found.office.name.start, found.block.start + found.office.name.end)
