"""Provenance: a note that says that words are not in the record and come from elsewhere, and which words they are.

What the record lacks (`missing in the original`), or nobody can read there, and whence the words come (`supplied from
the typed copy`), may be said together, or one of them alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from tei_protocols.conventions.acts import Act, Statement
from tei_protocols.conventions.extents import Extent, Unit, extents_at
from tei_protocols.language import Language
from tei_protocols.language.circumstances import after_circumstances
from tei_protocols.language.needs import folded
from tei_protocols.language.quotation_marks import Quoted, set_aside
from tei_protocols.language.sentences import starts

# no sentence of a note that says so is as long as that
_LONGEST = 300
_LACKS = {"says_lacking": "omitted-in-original", "says_unread_there": "illegible"}
_SUPPLIED, _TAKEN = "says_supplied_from", "says_taken_from"
_SAYING = (*_LACKS, _SUPPLIED, _TAKEN)
_HEDGED = r"(?<!\w)(?i:{probably}|{perhaps})(?!\w)"


_DELETING = (Act.CROSSED_OUT, Act.RESTORED)
_ADDING = (Act.SUPPLIED, Act.ADDED)


def with_provenance(stated: Sequence[Statement], words: str, language: Language) -> Sequence[Statement]:
    """What a note states, given its `words` without its label, and whence its words come, if it says so.

    What was struck out was in the record; and what an editor inserts from another paper, nobody added on this one."""
    told = read(words, language)
    if told is None or any(each.act in _DELETING for each in stated):
        return stated
    return [*(each for each in stated if each.act not in _ADDING or each.extent.unit is not told.extent.unit), told]


def read(words: str, language: Language) -> Statement | None:
    """What a note, without its label, says of words that come from elsewhere; None where it says nothing without
    doubt, or speaks of several."""
    if not _may_say_whence(words, language):
        return None
    note = set_aside(words)
    edges = [0, *(start.place for start in starts(note.text, language)), len(note.text)]
    sentences = [note.text[start:end].strip() for start, end in pairwise(edges) if end - start <= _LONGEST]
    telling = [sentence for sentence in sentences if _may_say_whence(sentence, language)]
    told = [found for sentence in telling if (found := _in(sentence, note, language))]
    return told[0] if len(told) == 1 else None


def _may_say_whence(words: str, language: Language) -> bool:
    return any(map(folded(words).__contains__, language.words("provenance_stem")))


def _in(sentence: str, note: Quoted, language: Language) -> Statement | None:
    possible = language.possible_of(_SAYING, sentence)
    if not possible or sentence.endswith("?"):
        return None
    for extent, end in _subjects(sentence, note, language):
        at = after_circumstances(sentence, end, language)
        said = {key for key, formula in possible if formula.match(sentence, at)}
        if not said:
            continue
        if language.compiled(_HEDGED).search(sentence):
            return None
        reason = next((why for key, why in _LACKS.items() if key in said), "")
        whence = [formula for key, formula in possible if key not in _LACKS]
        elsewhere = _SUPPLIED in said or (bool(reason) and _said_later(sentence, at, whence, language))
        return Statement(Act.SUPPLIED, extent, reason=reason, from_elsewhere=elsewhere)
    return None


def _subjects(sentence: str, note: Quoted, language: Language) -> list[tuple[Extent, int]]:
    """What the sentence may speak of, and where it says so: an extent, or nothing but the place of its mark."""
    start = after_circumstances(sentence, 0, language)
    named = list(extents_at(sentence, start, note, language))
    kind = language.pattern("provenance_subject").match(sentence, start)
    return [*named, (Extent(Unit.MARK), kind.end() if kind else start)]


def _said_later(sentence: str, at: int, whence: Sequence[re.Pattern[str]], language: Language) -> bool:
    """`… is missing in the original, and has been supplied from the copy`: what follows a comma or a joining word."""
    for boundary in _CLAUSE.finditer(sentence, at):
        joined = language.pattern("testimony_next").match(sentence, boundary.start())
        start = after_circumstances(sentence, joined.end() if joined else boundary.end(), language)
        if any(formula.match(sentence, start) for formula in whence):
            return True
    return False


_CLAUSE = re.compile(r"[,;:]|(?<=\w) ")
