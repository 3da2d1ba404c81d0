"""Who speaks: the words at the head of a paragraph that name a speaker."""

from __future__ import annotations

import re

from msgspec.structs import replace

from tei_protocols.conventions import reports
from tei_protocols.conventions.brackets import scan
from tei_protocols.conventions.cases import is_oblique
from tei_protocols.conventions.decisions import label_of
from tei_protocols.conventions.labels import (
    SHORTEST_IN_CAPITALS,
    begins_sentence,
    is_known,
    is_name,
    joined_by_hyphen,
    labelled,
    surname_of,
)
from tei_protocols.conventions.labels_in_capitals import MANNER
from tei_protocols.conventions.lists import in_list
from tei_protocols.conventions.names import never_names
from tei_protocols.language import Language
from tei_protocols.language.divided_words import Whole
from tei_protocols.model.evidence import Certainty
from tei_protocols.model.naming import Naming
from tei_protocols.model.protocol import Manner

# the chair, by the office alone: what follows are words, not the name of whoever is in the chair
_OFFICE = r"(?:{address} ?)?(?P<name>(?i:{chair_title}))" + MANNER + r"(?P<sign>:|\.|\s?[—–])(?=\s|$)"
_OF_OFFICE = r"(?P<name>(?i:{chair_title}))\s(?:{report_adverb}\s)?{reporting}(?![\w'’-])"
_NAME_FOLLOWS = r"\s*(?:{address} ?)?(?P<name>{name})\.?\s*$"
_ALONE = r"(?:{address} ?)?(?P<name>{surname})"
# a name and nothing else, the text beginning with a capital
_SIGN_LOST = (
    r"(?P<address>{address} ?)?(?P<name>(?:{initials}\s?)?{surname})(?P<sign>)"
    r"(?=\s+(?P<word>[{upper_letters}]{lower}*)(?:\s+{lower}|[!,]\s))"
)
# the same before a single word: "POLOZOV Please."
_SUPPLIED_SIGN_LOST = r"\[(?P<name>{surname})\](?=\s+[{upper_letters}]{lower}*(?:[,!]?\s|[.?!]))"
_CAPITALS_SIGN_LOST = (
    r"(?P<address>)(?P<name>[{upper_letters}]{3,}(?:-[{upper_letters}]+)?)(?P<sign>)"
    r"(?=\s+(?P<word>[{upper_letters}]{lower}+[.!?](?:\s|$)|{address}\s))"
)
_BEHIND = r"\s(?<=[.!?”\"»]\s)(?P<clause>\((?P<address>{address} ?)?(?P<name>{name})\))\.?\s*$"
_PERSON_AT_HEAD = r"{address} ?(?P<name>{name})"
# "Petrov says: No.", "After him spoke Cde. Petrov: No.", "Petrov's answer: No."
_TOLD = r"(?P<name>{surname}|{initials}(?<=\.))\s(?:{report_adverb}\s)?{reporting}\s?:"
_PERSON_BEFORE_COLON = (
    r"[^.:!?\n]{3,60}?\s(?:{honorific} ?)?(?:{initials} ?)?(?P<name>{surname})(?:\s\([^()\n]{1,40}\))?:\s"
)
_DOES = r"{surname}\s{third_person}(?!\w)"
_WHOSE = r"(?P<name>{surname})['’]s?\s[{lower_letters}-]{3,20}:\s"
# what entries of a list begin with
_LIST_SIGN = re.compile(r"(?:[-–—−*•·●▪■+]|\d{1,2}\))\s{0,3}(?=[^\W\d_])")
# surnames and nothing else
_SEVERAL_ALONE = r"(?P<name>{surname}(?:(?:,|,? {and}) {surname}){1,8})\."
_LONGEST_OF_SEVERAL = 150
# a form of address and a surname
_LONGEST_ALONE = 80


def naming(text: str, language: Language, known: frozenset[str] = frozenset(), any_verb: bool = False) -> Naming | None:
    """How `text` names its speaker, if it does.

    Initials, capitals, a form of address make a name; a bare word with a sign behind it is one if it is among the
    `known` surnames (of those present, or of those who are addressed or labelled elsewhere in the record). With
    `any_verb`, whatever somebody who is addressed does is taken for a report of speech, with less certainty.
    """
    within = _within(text, language, known)
    if within:
        return within
    is_sentence = begins_sentence(text, language, known)
    reported = None
    if not is_sentence or _may_report(text, language, known):
        reported = _reported(text, language, known, any_verb)
        if reported and reported.certainty is None:
            return reported
    if not is_sentence:
        return _headed(text, language, known) or reported or _reported_within(text, language, known, any_verb)
    return reported or _reported_within(text, language, known, any_verb)


def _headed(text: str, language: Language, known: frozenset[str]) -> Naming | None:
    """A name at the head that is no part of a sentence: with the sign of a label, or with its sign lost."""
    if text.startswith(("[", "(")):
        return _opened(text, language, known)
    if text.startswith("<"):
        return labelled(text, language, known)
    if not text[:1].isalpha():  # neither a name nor a title
        return _behind_list_sign(text, language, known)
    return (
        labelled(text, language, known)
        or joined_by_hyphen(text, language, known)
        or _by_office(text, language, known)
        or _sign_lost(text, language, known)
    )


def _behind_list_sign(text: str, language: Language, known: frozenset[str]) -> Naming | None:
    """`- Cde. Petrov: Yes.`, `1) Cde. Orlov: First.`: a sign or number of a list stands before the label of somebody
    who is addressed or known, with a colon; it is part of the label as printed."""
    sign = _LIST_SIGN.match(text)
    label = labelled(text[sign.end() :], language, known) if sign else None
    if sign is None or label is None:
        return None
    name = text[sign.end() + label.name_start : sign.end() + label.name_end]
    if text[sign.end() + label.end - 1] != ":" or not (label.addressed or is_known(name, known)):
        return None
    return label.behind(sign.end())


def _reported_within(text: str, language: Language, known: frozenset[str], any_verb: bool) -> Naming | None:
    return _within(text, language, known, "reported_within") if any_verb else None


def name_alone(text: str, language: Language, known: frozenset[str]) -> Naming | None:
    """A paragraph that is nothing but a `known` surname: a label that lost its sign, its speech in the next one."""
    if " " in text and text.casefold() in known:  # "Anna Petrova"
        return Naming(Manner.DIRECT, 0, len(text), len(text), certainty=Certainty.MEDIUM)
    alone = language.compiled(_ALONE).fullmatch(text.rstrip()) if len(text) <= _LONGEST_ALONE else None
    if "," in text and text.endswith("."):
        return _several_alone(text, language, known)
    if not alone or alone["name"].casefold() not in known or is_oblique(alone["name"], known, language):
        return None
    return Naming(Manner.DIRECT, *alone.span("name"), alone.end(), certainty=Certainty.MEDIUM)


def _several_alone(text: str, language: Language, known: frozenset[str]) -> Naming | None:
    """`Petrov, Orlov, Lisin.`: nothing but surnames, more than half of them `known`, and the full stop of a label."""
    several = language.compiled(_SEVERAL_ALONE).fullmatch(text) if len(text) <= _LONGEST_OF_SEVERAL else None
    if several is None:
        return None
    names = [name.surname.casefold() for name in in_list(text, *several.span("name"), language)]
    are_known = 2 * sum(name in known for name in names) > len(names)
    if not are_known or any(is_oblique(name, known, language) for name in names):
        return None
    return Naming(Manner.DIRECT, *several.span("name"), several.end(), certainty=Certainty.MEDIUM)


def tells_of(text: str, naming: Naming, language: Language) -> bool:
    """Does a report go on in words of somebody who tells others what was said: `Cde. Petrov told us yesterday`?"""
    return language.pattern("told_by_speaker").match(text, naming.end) is not None


def is_of_those_who_speak(text: str, name: str, language: Language) -> bool:
    """Does a sentence tell what somebody, the name at its head, has done with us: `Cde. Petrov sent us a letter`? It is
    his who speaks; a colon would show that the words behind it are the other's."""
    sentence = text[text.find(name) + len(name) :].split(".", 1)[0]
    return ":" not in sentence and language.pattern("done_to_us").match(sentence) is not None


def named_behind(text: str, language: Language, known: frozenset[str]) -> Naming | None:
    """`That is our opinion. (Cde. Orlov).`: one person in parentheses behind the words."""
    if not text.rstrip(". ").endswith(")"):
        return None
    clause = language.compiled(_BEHIND).search(text)
    if not clause or not (clause["address"] or is_name(clause["name"], known, language)):
        return None
    if (clause["address"] or "").strip() in language.words("several") or is_oblique(clause["name"], known, language):
        return None
    return Naming(Manner.DIRECT, *clause.span("name"), clause.end("clause"), start=clause.start("clause"))


def person_at_head(text: str, language: Language, known: frozenset[str]) -> str:
    """The name with which a paragraph begins, with a form of address (`Cde. Petrov has a barn`), or an unknown one and
    a colon (`Citizen Petrov: Right`), be it behind what is done (`Petrov says: Right`) or said (`After him spoke
    Cde. Petrov: Right`); empty where it begins otherwise."""
    if language.may_open_with("address", text):
        addressed = language.compiled(_PERSON_AT_HEAD).match(text)
        if addressed:
            several = text.startswith(language.words("several"))
            return "" if several or _is_in_another_case(addressed["name"], language, known) else addressed["name"]
    first = (text.split(maxsplit=1) or [""])[0]
    if first.casefold() in known and language.compiled(_DOES).match(text):
        return first
    if ":" not in text[:_LONGEST_ALONE]:
        return ""
    told = language.compiled(_TOLD).match(text)
    if told and told["name"].casefold() not in never_names(language):  # "Petrov says: …", of whom nothing else is known
        return told["name"]
    amid = language.compiled(_WHOSE).match(text) or language.compiled(_PERSON_BEFORE_COLON).match(text)
    if amid and amid["name"].casefold() in known and not language.search("speaks_himself", text[: amid.end()]):
        return amid["name"]
    label = language.compiled(r"\S{1,20}\s(?P<name>{surname}):\s").match(text)
    return label["name"] if label and label["name"].casefold() in known else ""


def _is_in_another_case(name: str, language: Language, known: frozenset[str]) -> bool:
    """`Тов. Зыбину Ф.К.`: whoever speaks is named in the nominative."""
    return any(is_oblique(word, known, language) for word in name.split() if "." not in word)


def _opened(text: str, language: Language, known: frozenset[str]) -> Naming | None:
    """A label behind a bracket: the name is supplied, or the bracket closes in a later paragraph; all of it between
    parentheses, it is said aside."""
    supplied, inside = labelled(text, language, known), labelled(text[1:], language, known)
    if supplied or inside is None:
        return supplied or _supplied_without_sign(text, language, known)
    if text.startswith("["):
        closes = any(pair.start == 0 for pair in scan(text, 0, len(text)).pairs)
        return None if closes else inside.behind(1)
    ended = text.rstrip(" .").endswith(")") and text.find(")", inside.end) > 0
    return replace(inside.behind(1), manner=Manner.ASIDE) if ended else None


def _supplied_without_sign(text: str, language: Language, known: frozenset[str]) -> Naming | None:
    """`[Petrov] We agree`: the name that an editor supplied is that of somebody who speaks elsewhere."""
    label = language.compiled(_SUPPLIED_SIGN_LOST).match(text)
    if not label or label["name"].casefold() not in known:
        return None
    return Naming(Manner.DIRECT, *label.span("name"), label.end(), certainty=Certainty.MEDIUM)


def _may_report(text: str, language: Language, known: frozenset[str]) -> bool:
    """Does a sentence begin with a surname, or with a word that stands before a report?"""
    first = (text.split(maxsplit=1) or [""])[0].rstrip(",")
    return first.casefold() in known or text.startswith(language.words("before_report"))


def _within(text: str, language: Language, known: frozenset[str], key: str = "named_within") -> Naming | None:
    """`The meeting—said Cde. Petrov—was useful`: the speaker is named behind the first words."""
    if language.pattern(key).match(text) is None:
        return None
    for pattern in language.patterns(key):
        clause = pattern.match(text)
        if clause and not is_oblique(surname_of(clause["name"]), known, language):
            answers = bool(clause.groupdict().get("answers"))
            place = *clause.span("name"), clause.end("clause"), clause.start("clause")
            return Naming(Manner.REPORTED, *place, answers=answers)
    return None


def _reported(text: str, language: Language, known: frozenset[str], any_verb: bool) -> Naming | None:
    """`Cde. Petrov proposes`, also behind the number of a point, and with a verb that an editor completed."""
    named = _reports(text, language, known, any_verb)
    if (named is None or named.certainty) and "[" in text[:_LONGEST_ALONE]:
        whole = Whole.completed(text)
        completed = _reports(whole.text, language, known, any_verb) if whole.is_changed else None
        if completed:
            starts = {key: whole.place(getattr(completed, key)) for key in ("name_start", "start")}
            ends = {key: whole.end(getattr(completed, key)) for key in ("name_end", "end")}
            return replace(completed, **starts, **ends)
    return named


def _reports(text: str, language: Language, known: frozenset[str], any_verb: bool) -> Naming | None:
    number = label_of(text)
    report = reports.recognise(text[number:], language, any_verb)
    if report is None or (number and not report.addressed):
        return None
    name = text[number + report.name_start : number + report.name_end]
    if not (report.addressed or is_name(name, known, language)) or is_oblique(name.split()[0], known, language):
        return None
    certainty = Certainty.MEDIUM if report.any_verb else None
    place = report.name_start, report.name_end, report.end
    named = Naming(Manner.REPORTED, *place, goes_on=report.goes_on, certainty=certainty)
    return named.behind(number)


def _by_office(text: str, language: Language, known: frozenset[str]) -> Naming | None:
    """`Chairman: Order!`, `The chairman asks`: the chair is named by the office, and another place says who it is."""
    if not language.words("chair_title"):
        return None
    label = language.compiled(_OFFICE).match(text)
    if not label:
        clause = language.compiled(_OF_OFFICE).match(text)
        return Naming(Manner.REPORTED, *clause.span("name"), clause.end(), by_office=True) if clause else None
    name = language.compiled(_NAME_FOLLOWS).match(text, label.end())
    if name and (not text.rstrip().endswith((".", "!", "?")) or is_known(name["name"], known)):
        return None
    return Naming(Manner.DIRECT, *label.span("name"), label.end(), by_office=True)


def _sign_lost(text: str, language: Language, known: frozenset[str]) -> Naming | None:
    """`SUSLOV All of this`, `Cde. Bulganin The`: the sign was lost in the copy."""
    label = language.compiled(_SIGN_LOST).match(text)
    if not label:
        label = language.compiled(_CAPITALS_SIGN_LOST).match(text)
        if not label or label["name"].casefold() not in known:
            return None
    if (label["address"] or "").strip() in language.words("several"):
        return None
    surname = surname_of(label["name"])
    if not surname.isupper() and text.startswith(",", label.end("word")) and not _opens_speech(label["word"], language):
        return None  # "Cde. Ivan Orlov, the first deputy"
    if surname.casefold() not in known and not (surname.isupper() and len(surname) >= SHORTEST_IN_CAPITALS):
        return None
    return Naming(Manner.DIRECT, *label.span("name"), label.end(), certainty=Certainty.MEDIUM)


def _opens_speech(word: str, language: Language) -> bool:
    """May a word before a comma be the first of a speech: `Yes, we do`, `Comrades, we do`?"""
    return word.casefold() in never_names(language) or word.casefold() in language.words("common")
