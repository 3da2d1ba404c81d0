"""Who speaks: the words at the head of a paragraph that name a speaker."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, replace

from tei_protocols.conventions.names import never_names
from tei_protocols.language import Language
from tei_protocols.model.evidence import Certainty
from tei_protocols.model.protocol import Manner

# A dash, a colon, or a full stop behind the name; a hyphen only where a word follows at once.
_SIGN = r"(?P<sign>\s{0,2}:|\s?--\s?|\s?[—–]|\s-\s|-(?=[{lower_letters}])|\.?\s?[—–]|\.:)"
_HEAD = r"(?:{chair_title} )?(?P<address>{address} ?)?"
# Labels in the order in which they are tried: the first that fits is taken.
_LABELS = (
    (r"(?P<open>\[)(?P<name>(?:{initials}\s?)?{surname})(?P<sign>[.:])\](?=\s)", True),
    (_HEAD + r"(?P<name>{name})(?:\s\([^()\n]{1,40}\))?" + _SIGN, False),
    (r"(?P<address>)(?:{several} ?)?(?P<name>{surname}(?:(?:,|,? {and}) {surname}){1,4})(?P<sign>:)(?=\s)", False),
    (_HEAD + r"(?P<name>{capital}{lower}{1,6}\.)(?P<sign>\s?[—–:])", False),
    (r"(?:{chair_title} )?(?P<address>{address} ?)(?P<name>{name})(?P<sign>\.)(?=\s|$)", True),
    (r"(?P<address>)(?P<name>{initials}\s?{surname})(?P<sign>\.)(?=\s|$)", True),
    (
        r"(?:{chair_title} )?(?P<address>)(?P<name>[{upper_letters}]{3,}(?:-[{upper_letters}]+)?)(?P<sign>\.)(?=\s|$)",
        True,
    ),
    (
        r"(?P<address>)(?P<name>[{upper_letters}]{3,},?\s(?:[{upper_letters}]\.\s?){1,2})(?P<sign>)(?=[{upper_letters}])",
        True,
    ),
    (
        r"(?P<address>)(?P<name>[{upper_letters}]{3,}(?:,\s[{upper_letters}]{3,})*\s{and}\s[{upper_letters}]{3,})"
        r"(?P<sign>[.:])",
        True,
    ),
    (r"(?P<address>)(?P<name>{surname})(?P<sign>\.)(?=\s+[{upper_letters}“\"«(\[]|$)", False),
)
# a name and nothing else, the text beginning with a capital
_SIGN_LOST = (
    r"(?P<address>{address} ?)?(?P<name>(?:{initials}\s?)?{surname})(?P<sign>)"
    r"(?=\s+[{upper_letters}]{lower}*\s+{lower})"
)
# a sentence: behind its first word small letters follow, so that nothing here can be a label; most paragraphs begin so
_SENTENCE = (
    r"(?!{address}|{several}|{chair_title})[{upper_letters}][{lower_letters}]*,?\s+(?!{and}(?!\w))"
    r"(?![{upper_letters}])[{lower_letters}]"
)
_REPORTED = r"(?P<address>{address} )?(?P<name>{name}) (?P<verb>{reporting})(?![\w'’-])"
_LABEL_LIKE = r"{honorific}? ?(?P<name>{surname})(?:\s{surname})?(?:\s\([^()\n]{1,40}\))?(?::|\s?[—–])(?=\s|\w)"
# shorter words in capitals are names of states and organisations
_SHORTEST_IN_CAPITALS = 5


@dataclass(frozen=True, slots=True)
class Naming:
    """A speaker named at the head of a paragraph, as offsets into its text.

    The name stands at `name_start`:`name_end`; label or attributing clause at `start`:`end`.
    `goes_on` says that the same speech continues; `supplied`, that the editor wrote the name; `from_chair`, that a
    title before it puts the speaker in the chair.
    """

    manner: Manner
    name_start: int
    name_end: int
    end: int
    start: int = 0
    goes_on: bool = False
    supplied: bool = False
    from_chair: bool = False
    certainty: Certainty | None = None

    def behind(self, letters: int) -> Naming:
        """The same, so many letters further on in its text."""
        if not letters:
            return self
        places = ("name_start", "name_end", "end", "start")
        return replace(self, **{place: getattr(self, place) + letters for place in places})


def naming(text: str, language: Language, known: Collection[str] = ()) -> Naming | None:
    """How `text` names its speaker, if it does.

    Initials, capitals, a form of address make a name; a bare word with a sign behind it is one if it is among the
    `known` surnames (of those present, or of those who are addressed or labelled elsewhere in the record).
    """
    found = _within(text, language) or _reported(text, language, known)
    if found or _begins_sentence(text, language):
        return found
    return _labelled(text, language, known) or _sign_lost(text, language, known)


def _begins_sentence(text: str, language: Language) -> bool:
    return language.compiled(_SENTENCE).match(text) is not None


def _within(text: str, language: Language) -> Naming | None:
    """`The meeting—said Cde. Petrov—was useful`: the speaker is named behind the first words."""
    for pattern in language.patterns("named_within"):
        clause = pattern.match(text)
        if clause:
            return Naming(Manner.REPORTED, *clause.span("name"), clause.end("clause"), start=clause.start("clause"))
    return None


def looks_like_label(text: str, language: Language) -> bool:
    """Does a paragraph begin like a label (`Ivanov: For.`), though nothing shows that it names a person?"""
    label = None if _begins_sentence(text, language) else language.compiled(_LABEL_LIKE).match(text)
    return label is not None and label["name"].casefold() not in never_names(language)


def _reported(text: str, language: Language, known: Collection[str]) -> Naming | None:
    clause = language.compiled(_REPORTED).match(text)
    if not clause or not (clause["address"] or _is_name(clause["name"], known, language)):
        return None
    if (clause["address"] or "").strip() in language.words("several"):
        return None
    goes_on = " ".join(clause["verb"].split()) in language.words("going_on")
    return Naming(Manner.REPORTED, clause.start("name"), clause.end("name"), clause.end(), goes_on=goes_on)


def _labelled(text: str, language: Language, known: Collection[str]) -> Naming | None:
    for formula, is_plain in _LABELS:
        label = language.compiled(formula).match(text)
        if not label:
            continue
        address = (label.groupdict().get("address") or "").strip()
        if address in language.words("several") or label["name"].rstrip(".").casefold() in never_names(language):
            continue
        if is_plain or address or _is_name(label["name"], known, language):
            supplied = "open" in label.groupdict()
            from_chair = bool(language.words("chair_title")) and text.startswith(language.words("chair_title"))
            names = label.span("name")
            return Naming(Manner.DIRECT, *names, label.end(), supplied=supplied, from_chair=from_chair)
    return None


def _sign_lost(text: str, language: Language, known: Collection[str]) -> Naming | None:
    """`SUSLOV All of this`, `Cde. Bulganin The`: the sign was lost in the copy."""
    label = language.compiled(_SIGN_LOST).match(text)
    if not label or (label["address"] or "").strip() in language.words("several"):
        return None
    surname = label["name"].split()[-1].split(".")[-1]
    if surname.casefold() not in known and not (surname.isupper() and len(surname) >= _SHORTEST_IN_CAPITALS):
        return None
    return Naming(Manner.DIRECT, *label.span("name"), label.end(), certainty=Certainty.MEDIUM)


def _is_name(name: str, known: Collection[str], language: Language) -> bool:
    """Initials or capitals show a name by themselves; a bare word must be known, each of several too."""
    several = language.compiled(r"(?:,|,? {and}) ").split(name)
    if len(several) > 1 and not name.endswith("."):
        return all(part.casefold() in known for part in several)
    letters = [part for part in re.split(r"[\s,]+", name) if part]
    if any(part.endswith(".") and len(part) <= 4 for part in letters[:-1]) and letters[-1][-1] != ".":
        return True
    if name.isupper() and len(name) > 2 and len(letters) == 1:
        return True
    if name.endswith("."):
        return any(surname.startswith(name[:-1].casefold()) for surname in known)
    return name.casefold() in known or (len(letters) == 2 and letters[-1].casefold() in known)
