"""Resolutions: a paragraph goes in; if it is a decision of the body, that enters the proceedings."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tei_protocols.attribution.passages import split_label
from tei_protocols.attribution.speaking.hearing import Hearing
from tei_protocols.conventions import decisions, speakers
from tei_protocols.conventions.lists import is_list_of_names
from tei_protocols.language import Language
from tei_protocols.model.evidence import Certainty, Evidence
from tei_protocols.model.layout import Block, Kind
from tei_protocols.model.protocol import Decision, Manner, Part, Passage, Unattributed
from tei_protocols.model.source import Source
from tei_protocols.model.span import Span
from tei_protocols.problems import Level

_FIRST = re.compile(r"1 ?[.)]\s")
_LONGEST_LINE = 300
# an entry of a list: `—to deliver the grain;`
_BEHIND_DASH = re.compile(r"[-–—•]\s?(?=[^\W\d_])")
_IS_NOBODY = "is nobody who is present, and decisions stand below it; it is taken for the line that announces them"
_ADD_WORD = "if it is, add it to announces_decisions in tei-protocols.toml; if not, correct the TEI"
_OR_PROPOSAL = "decision.or-proposal"


def resolution(hearing: Hearing, block: Block, text: str) -> bool:
    """Take in a paragraph that is a decision; false where it is none."""
    if hearing.awaits_words:  # a name alone, and here is what he says
        return False
    label_end = decisions.label_of(text)
    before = hearing.last_part
    numbered = isinstance(before, Decision) and before.label is not None
    refused = isinstance(before, Unattributed) and before.rule == _OR_PROPOSAL
    goes_on = bool(label_end) and (numbered or refused or hearing.announced)
    in_its_column = block.form == "decided"
    if not (in_its_column or goes_on or _decides(hearing, text, before, block.span.start)):
        return False
    turn = hearing.last_turn()
    rivals = turn.speakers if turn else _proposers(before)
    announces = not label_end and decisions.only_announces(text, hearing.language)
    doubtful = bool(turn or rivals) and not (announces or decisions.names_body(text, hearing.language))
    evidence = Evidence(_OR_PROPOSAL, Certainty.MEDIUM) if doubtful else None
    if evidence and not hearing.accepts(evidence):
        hearing.refuse(block, evidence, rivals, rival=hearing.people.names_of(rivals))
        return True
    if turn and doubtful:
        hearing.report(
            "decision.or-proposal",
            block.span.start,
            "this is encoded as a decision, but could be a proposal of the last speaker",
            "move it into the turn in the TEI if it is one",
            Level.NOTICE,
        )
    start = text.rfind("(")
    name = text[start:].rstrip(". ") if start > 0 else ""
    if name and "," not in name and is_list_of_names(name, hearing.language):
        # one person behind a decision: who is to see to it, or whose proposal it was, but nobody's agreement
        hearing.overruled.add(Span(block.span.start + start, block.span.start + start + len(name)))
    label, body = split_label(hearing.source, block.span, label_end)
    hearing.add(Decision(Passage(body), label, evidence, rivals if doubtful else (), announces))
    return True


def announces_decisions(hearing: Hearing, block: Block, label: str) -> bool:
    """Take in a word that nobody knows, alone in its paragraph, as the line above the decisions: `DETERMINED:`. Nobody
    who is present is called so, and what stands below it, wherever the record has the word, is numbered from one, or a
    decision."""
    text = hearing.source.text
    if not label.rstrip(" :").isalpha() or not hearing.has_list or _is_present(hearing, label):
        return False
    if decisions.is_spoken(label, hearing.language):  # "I propose:"
        return False
    places = [found.end() for found in re.finditer(rf"(?m)^{re.escape(label)}\s+", text)]
    if text.casefold().count(label.rstrip(" :").casefold()) != len(places):
        return False
    if not all(_is_decided(text[place : place + _LONGEST_LINE], hearing.language) for place in places):
        return False
    hearing.report("decision.announced", block.span.start, f"“{label}” {_IS_NOBODY}", _ADD_WORD, Level.NOTICE)
    hearing.add(Decision(Passage(block.span), None, None, (), True))
    return True


def _is_present(hearing: Hearing, label: str) -> bool:
    name = label.rstrip(" :").casefold()
    return any(name in (person.surname.casefold(), person.name.casefold()) for person in hearing.people.persons)


def _is_decided(below: str, language: Language) -> bool:
    return _FIRST.match(below) is not None or decisions.is_decision(below.partition("\n")[0], language)


def closing(source: Source, blocks: Iterable[Block], language: Language) -> frozenset[int]:
    """The starts of paragraphs that read like decisions and with which points of the agenda end, whoever spoke last."""
    found: set[int] = set()
    at_end = True
    for block in reversed(tuple(blocks)):
        if block.kind is not Kind.PARAGRAPH:
            at_end = at_end or block.kind is not Kind.PAGE
        elif at_end:
            text = source[block.span]
            if decisions.closes_point(text, language):
                found.add(block.span.start)
            else:
                at_end = decisions.is_decision(text, language)
    return frozenset(found)


def _decides(hearing: Hearing, text: str, before: Part | None, start: int) -> bool:
    """Is it a decision by its words, or by its first verb, where nobody speaks or the point ends with it, or by what
    announced it?"""
    if decisions.is_decision(text, hearing.language, hearing.known):
        turn = hearing.last_turn()
        spoken = turn is not None and turn.manner is Manner.DIRECT and decisions.is_spoken(text, hearing.language)
        return not spoken or decisions.names_body(text, hearing.language)
    if decisions.only_announces(text, hearing.language):  # nobody says that
        return True
    if start in hearing.closing and (before is not None or decisions.are_all_decided(text, hearing.language)):
        return True
    if hearing.open_turn:
        return False
    if hearing.announced:
        if isinstance(before, Decision) and _is_next_behind_dash(hearing.source[before.paragraph.span], text):
            return True
        first = isinstance(before, Decision) and decisions.opens(hearing.source[before.paragraph.span])
        if first or decisions.may_go_on(text, hearing.language):
            return speakers.naming(text, hearing.language, hearing.known) is None
    return decisions.is_bare(text, hearing.language)


def _is_next_behind_dash(above: str, text: str) -> bool:
    """Does an entry of a list follow another one, each of them behind a dash of the same form and in a small letter?"""
    sign = _BEHIND_DASH.match(above)
    return sign is not None and text.startswith(sign[0]) and text[sign.end() : sign.end() + 1].islower()


def _proposers(before: Part | None) -> tuple[str, ...]:
    """Whose proposal a decision may be as well that stands behind another one: his whose proposal that may be."""
    if not isinstance(before, Decision | Unattributed) or before.evidence is None:
        return ()
    return before.rivals if before.evidence.rule == _OR_PROPOSAL else ()
