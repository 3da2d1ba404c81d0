"""Omissions: a note that says that something is missing where its mark stands: left out, or illegible; and how much."""

from __future__ import annotations

from itertools import pairwise

from msgspec import Struct

from tei_protocols.language import Language
from tei_protocols.language.quotation_marks import set_aside
from tei_protocols.language.sentences import starts
from tei_protocols.language.words import named

# no statement of an omission is as long as that
_LONGEST = 200
_COUNTED = r"(?<!\w)(?P<count>(?i:{span_many}))\s(?P<between>(?:[^\W\d]+\s)?)(?P<unit>(?i:{gap_unit}))(?!\w)"
_COUNT_ALONE = r"(?P<count>(?i:{span_many}))\s(?P<between>.+)"


class Amount(Struct, frozen=True):
    """How much is missing: the `quantity` in figures and the `unit`, a value of TEI's; both empty where that is not
    said."""

    quantity: str = ""
    unit: str = ""


class Missing(Struct, frozen=True):
    """Why something is missing at the mark of a note (`illegible` or `omitted`), and how much."""

    reason: str
    amount: Amount


_REASONS = {"says_omitted": "omitted", "says_illegible": "illegible"}


def read(words: str, language: Language) -> Missing | None:
    """What a note, without its label, says is missing at its mark; None where it does not say so without doubt."""
    if not any(language.possible(key, words) for key in _REASONS):
        return None
    text = set_aside(words).text
    edges = [0, *(start.place for start in starts(text, language)), len(text)]
    sentences = (text[start:end] for start, end in pairwise(edges))
    parts = (part.strip(" .") for sentence in sentences for part in sentence.split(";"))
    found = [_in(part, language) for part in parts if 0 < len(part) <= _LONGEST]
    told = [missing for missing in found if missing]
    return told[0] if len(told) == 1 else None


def _in(statement: str, language: Language) -> Missing | None:
    """A statement counts where a formula explains all of it, and nothing takes the certainty out of it."""
    for key, reason in _REASONS.items():
        told = language.pattern(key).fullmatch(statement)
        if told and not (key == "says_omitted" and language.pattern("says_not_omitted").search(statement)):
            return Missing(reason, counted(named(told, "what"), language)[0])
    return None


def counted(words: str, language: Language) -> tuple[Amount, str]:
    """How much words say (`two lines`, `2 illegible words`), and the words that are left without it."""
    found = language.compiled(_COUNTED).search(words)
    if found:
        amount = Amount(_figures(found["count"], language), str(language.table("gap_unit")[found["unit"].casefold()]))
        return amount, f"{words[: found.start()]}{found['between']}{words[found.end() :]}"
    alone = language.compiled(_COUNT_ALONE).fullmatch(words)
    return Amount(), alone["between"] if alone else words


def _figures(count: str, language: Language) -> str:
    return str(language.table("number_word").get(count.casefold(), count))
