"""Who speaks: the words at the head of a paragraph that name a speaker."""

from __future__ import annotations

from dataclasses import dataclass

from tei_protocols.language import Language
from tei_protocols.model.protocol import Manner

# A label and its sign: a colon or a dash; a full stop only behind capitals, initials or a form of address.
_LABELS = (
    r"(?P<address>{honorific} )?(?P<name>{name})(?P<sign>:|\s?--\s?|\s?[—–]|\s-\s|-(?=[^\W\d_]))",
    r"(?P<address>{honorific} )(?P<name>{name})(?P<sign>\.)(?=\s)",
    r"(?P<address>)(?P<name>{initials}\s?{surname})(?P<sign>\.)(?=\s)",
    r"(?P<address>)(?P<name>[{upper_letters}]{3,}(?:-[{upper_letters}]+)?)(?P<sign>\.)(?=\s|$)",
)


@dataclass(frozen=True, slots=True)
class Naming:
    """A speaker named at the head of a paragraph, as offsets into its text.

    The name stands at `name_start`:`name_end`; up to `end` run the label with its sign, or the clause of attribution.
    `goes_on` says that the same speech continues.
    """

    manner: Manner
    name_start: int
    name_end: int
    end: int
    goes_on: bool = False


def naming(text: str, language: Language) -> Naming | None:
    """How `text` names its speaker, if it does so with a form of address, capitals, or a label's sign."""
    return _reported(text, language) or _labelled(text, language)


def _reported(text: str, language: Language) -> Naming | None:
    clause = language.compiled(r"{honorific} (?P<name>{name}) (?P<verb>{reporting})\b").match(text)
    if not clause:
        return None
    goes_on = " ".join(clause["verb"].split()) in language.words("going_on")
    return Naming(Manner.REPORTED, clause.start("name"), clause.end("name"), clause.end(), goes_on)


def _labelled(text: str, language: Language) -> Naming | None:
    for formula in _LABELS:
        label = language.compiled(formula).match(text)
        if label and (label["address"] or "").strip() not in language.words("several"):
            return Naming(Manner.DIRECT, label.start("name"), label.end("name"), label.end())
    return None
