"""Who speaks: the words at the head of a paragraph that name a speaker."""

from __future__ import annotations

import re

from msgspec import Struct
from msgspec.structs import replace

from tei_protocols.conventions import reports
from tei_protocols.conventions.brackets import scan
from tei_protocols.conventions.cases import is_oblique
from tei_protocols.conventions.decisions import label_of
from tei_protocols.conventions.names import NUMERAL_INITIALS, before_word, never_names
from tei_protocols.language import Language
from tei_protocols.model.evidence import Certainty
from tei_protocols.model.protocol import Manner

# A dash, a colon, or a full stop behind the name; a hyphen only where a word follows at once.
_SIGN = r"(?P<sign>\s{0,2}:|\s?--\s?|\.?\s-\s|-(?=[{lower_letters}]|\s[{upper_letters}])|\s-(?=[^\W\d])|\.?\s?[—–]|\.:)"
_HEAD = r"(?:(?i:{chair_title}) )?(?P<address>{address} ?(?:\([^()\n]{1,40}\)\s)?)?"
# "(from his seat)"; before a colon also ", from his seat"
# behind the mark of a note, if there is one
_NOTE_MARK = r"(?:[⁰¹²³⁴-⁹]{1,3}|\[\d{1,3}\]|\(\d{1,3}\)|<\d{1,3}>|\d{0,2}\*{1,9}|\d{1,2})?"
_MANNER = _NOTE_MARK + r"(?:\s(?:\([^()\n]{1,40}\)|\[[^\[\]\n]{1,40}\]|/[^/\n]{3,40}/))?"
_MANNER_OF_WORDS = r",\s[{lower_letters}][^.,:;()\n—–]{2,50}"
_PRESIDES = r"[\[(]{chair_manner}(?!\w)"
_TITLE = r"(?i:{chair_title})\s"
_CAPITALS = r"[{upper_letters}]{3,}(?:-[{upper_letters}]+)?"
# Labels in the order in which they are tried: the first that fits is taken. Plain ones need not be known names.
_IN_BRACKETS = (
    (r"\[{address}? ?(?P<name>(?:{initials}\s?)?{surname})(?:(?P<sign>[.:])\](?=\s)|\]\s?[:—–])", True),
    (r"\[(?P<address>{address})? ?(?P<name>(?:{initials}\s?)?{surname})\]\.(?=\s+[^\s{lower_letters}]|\s*$)", False),
    # the forename alone is supplied: "[Anna] Petrov. We agree"
    (r"\[{surname}\]\s(?P<name>{surname})(?:\s?[:—–]|\.(?=\s?[{upper_letters}“\"«(\[]))", False),
)
_BY_NAME = (
    (_HEAD + r"(?P<name>{named})\s[\[(]{label_manner}[^()\n]{0,40}[\])](?P<sign>\.|:|\s?[—–])(?=\s|$)", True),
    (_HEAD + r"(?P<name>{named})" + _MANNER + _SIGN, False),
    (
        r"(?P<address>)(?:{several} ?)?(?P<name>{surname}\.?(?:(?:,|,? {and}) {surname}){1,4})"
        + _MANNER
        + r"(?P<sign>:|\s?[—–]|\.(?=\s{capital}))(?=\s?\S)",
        False,
    ),
    (_HEAD + r"(?P<name>{capital}{lower}{1,6}\.)" + _MANNER + r"(?P<sign>\s?[—–:])", False),
    (_HEAD + r"(?P<name>{named})" + _MANNER_OF_WORDS + r"(?P<sign>:)", False),
    (
        r"(?:(?i:{chair_title}) )?(?P<address>{address} ?)(?P<name>{named})"
        + _MANNER
        + r"(?P<sign>\.)(?=\s+[^\s{lower_letters}]|\s*$)",
        True,
    ),
    (
        _HEAD + r"(?P<name>{surname},?\s(?!{address}){initials}(?<=\.))(?P<sign>)(?=\s*[{upper_letters}“\"«(\[](?!\.))",
        False,
    ),
    (r"(?P<address>)(?P<name>{capital}{lower}{3,8}\.)(?P<sign>)(?=\s+[{upper_letters}“\"«(\[])", False),
    (
        r"(?P<address>)(?P<name>{initials}\s?{surname})" + _MANNER + r"(?P<sign>\.)(?=\s+[^\s{lower_letters}]|\s*$)",
        False,
    ),
    (
        r"(?P<address>)(?P<name>{surname})"
        + _MANNER
        + r"(?P<sign>(?:\n ?|[ \u00a0])?\.)(?=\s+[{upper_letters}“\"«(\[…]|$)",
        False,
    ),
)
# "PETROV (secretary of the obkom, a guest)." and "PETROV A. B., secretary of the obkom."
_OFFICE_BEHIND = r"\s\((?=[^()]*[{lower_letters}]{3})[^()\n]{3,120}\)"
_OFFICE_IN_APPOSITION = r",\s[{lower_letters}][^.:;()\n—–]{4,120}"
_IN_CAPITALS = (
    (
        r"(?P<address>)(?P<name>(?!{address})[{upper_letters}]{3,},?\s(?:[{upper_letters}]\.\s?){1,2})(?P<sign>)(?=[{upper_letters}](?!\.)|…|\.\.\.|[“«\"(])",
        True,
    ),
    (
        r"(?:(?i:{chair_title}) )?(?P<address>{address} ?)?(?P<name>"
        + _CAPITALS
        + ")"
        + _MANNER
        + r"(?P<sign>\.)(?=\s|$)",
        True,
    ),
    (
        r"(?P<address>)(?P<name>"
        + _CAPITALS
        + r"(?:,?\s{initials}(?<=\.))?)"
        + _OFFICE_BEHIND
        + r"(?P<sign>[.:])(?=\s|$)",
        True,
    ),
    (
        r"(?P<address>)(?P<name>"
        + _CAPITALS
        + r",?\s{initials}(?<=\.))"
        + _OFFICE_IN_APPOSITION
        + r"(?P<sign>\.)(?=\s|$)",
        True,
    ),
    # a forename before the surname, or a name of two words: "MAO ZEDONG. In 1954"
    (
        r"(?!(?i:{chair_title})\s)(?P<address>)(?P<name>[{upper_letters}]{2,}(?:\s[{upper_letters}]{2,}){1,2})"
        r"(?P<sign>[.:])(?=\s)",
        False,
    ),
    (
        r"(?P<address>)(?P<name>[{upper_letters}]{3,}(?:,\s[{upper_letters}]{3,})*\s(?i:{and})\s[{upper_letters}]{3,})"
        r"(?P<sign>[.:])",
        True,
    ),
)
# "Cde. [Anna] Petrov: We agree": the editor supplied the forename
_FORENAME_SUPPLIED = (
    r"(?P<address>{address} ?)\[{surname}\]\s(?P<name>{surname})"
    r"(?P<sign>\s?[:—–]|\s?--|\.(?=\s+[{upper_letters}“\"«(\[]|\s*$))",
    True,
)
# "Presiding Cde. PETROV A. B., General Secretary of the Party." and nothing else: the speech follows below
_TITLE_AND_OFFICE = (
    r"(?i:{chair_title})\s(?P<address>{address} ?)(?P<name>"
    + _CAPITALS
    + r"(?:,?\s{initials}(?<=\.))?),\s[^.:;()\n—–]{4,120}(?P<sign>\.)\s*$",
    True,
)
# the chair, by the office alone: what follows are words, not the name of whoever is in the chair
_HYPHEN = r"(?P<address>{address} ?)?(?P<joined>(?P<name>{capital}{lower}+)(?P<sign>-)[{upper_letters}]\w*)"
_OFFICE = r"(?P<name>(?i:{chair_title}))" + _MANNER + r"(?P<sign>:|\.|\s?[—–])(?=\s|$)"
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
# a sentence: behind its first word small letters follow, so that nothing here can be a label; most paragraphs begin so
_SENTENCE = (
    r"(?!{address}|{several}|(?i:{chair_title}))[{upper_letters}][{lower_letters}]*,?\s+(?!{and}(?!\w))"
    r"(?![{upper_letters}])[{lower_letters}]"
)
# a label that is a surname and a full stop, and a word like it at the head of a paragraph
_PLAIN = r"{surname}(?:\s[\[(][^\[\]()\n]{2,60}[\])])?\s?\."
_PLAIN_LABEL = r"(?P<name>{surname})(?:\s?\*)?\s?\.\s+(?=[{upper_letters}“\"«(\[])"
_BEHIND = r"\s(?<=[.!?”\"»]\s)(?P<clause>\((?P<address>{address} ?)?(?P<name>{name})\))\.?\s*$"
_LABEL_LIKE = r"{honorific}? ?(?P<name>{surname})(?:\s{surname})?(?:\s\([^()\n]{1,40}\))?(?::|\s?[—–])(?=\s|\w)"
# shorter words in capitals are names of states and organisations
_SHORTEST_IN_CAPITALS = 5
_MISTYPED = rf"[{{upper_letters}}-]{{{_SHORTEST_IN_CAPITALS},30}}\s?[,;]\s"
# a form of address and a surname
_LONGEST_ALONE = 80
# an initial and its stop
_LONGEST_INITIAL = 2
# a form of address, a surname and a hyphen
_LONGEST_JOINED = 40


class Naming(Struct, frozen=True):
    """A speaker named at the head of a paragraph, as offsets into its text.

    The name stands at `name_start`:`name_end`; label or attributing clause at `start`:`end`.
    `goes_on` says that the same speech continues; `from_chair`, that a title before the name puts the speaker in the
    chair; `by_office`, that the chair is named by this title alone; `answers`, that somebody else is answered;
    `addressed`, that a label has a form of address.
    """

    manner: Manner
    name_start: int
    name_end: int
    end: int
    start: int = 0
    goes_on: bool = False
    from_chair: bool = False
    by_office: bool = False
    answers: bool = False
    addressed: bool = False
    certainty: Certainty | None = None

    def behind(self, letters: int) -> Naming:
        """The same, so many letters further on in its text."""
        if not letters:
            return self
        places = ("name_start", "name_end", "end", "start")
        return replace(self, **{place: getattr(self, place) + letters for place in places})


def naming(text: str, language: Language, known: frozenset[str] = frozenset(), any_verb: bool = False) -> Naming | None:
    """How `text` names its speaker, if it does.

    Initials, capitals, a form of address make a name; a bare word with a sign behind it is one if it is among the
    `known` surnames (of those present, or of those who are addressed or labelled elsewhere in the record). With
    `any_verb`, whatever somebody who is addressed does is taken for a report of speech, with less certainty.
    """
    within = _within(text, language, known)
    if within:
        return within
    is_sentence = _begins_sentence(text, language)
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
    if not text[:1].isalpha():  # neither a name nor a title
        return None
    return (
        _labelled(text, language, known)
        or _joined_by_hyphen(text, language, known)
        or _by_office(text, language, known)
        or _sign_lost(text, language, known)
    )


def _reported_within(text: str, language: Language, known: frozenset[str], any_verb: bool) -> Naming | None:
    return _within(text, language, known, "reported_within") if any_verb else None


def name_alone(text: str, language: Language, known: frozenset[str]) -> Naming | None:
    """A paragraph that is nothing but a `known` surname: a label that lost its sign, its speech in the next one."""
    alone = language.compiled(_ALONE).fullmatch(text.rstrip()) if len(text) <= _LONGEST_ALONE else None
    if not alone or alone["name"].casefold() not in known or is_oblique(alone["name"], known, language):
        return None
    return Naming(Manner.DIRECT, *alone.span("name"), alone.end(), certainty=Certainty.MEDIUM)


def tells_of(text: str, naming: Naming, language: Language) -> bool:
    """Does a report go on in words of somebody who tells others what was said: `Cde. Petrov told us yesterday`?"""
    return language.pattern("told_by_speaker").match(text, naming.end) is not None


def named_behind(text: str, language: Language, known: frozenset[str]) -> Naming | None:
    """`That is our opinion. (Cde. Orlov).`: one person in parentheses behind the words."""
    if not text.rstrip(". ").endswith(")"):
        return None
    clause = language.compiled(_BEHIND).search(text)
    if not clause or not (clause["address"] or _is_name(clause["name"], known, language)):
        return None
    if (clause["address"] or "").strip() in language.words("several") or is_oblique(clause["name"], known, language):
        return None
    return Naming(Manner.DIRECT, *clause.span("name"), clause.end("clause"), start=clause.start("clause"))


def begins_with_person(text: str, language: Language, known: frozenset[str]) -> bool:
    """Does a paragraph begin with somebody and the form of address (`Cde. Petrov has a barn`), or with an unknown one
    and a colon (`Citizen Petrov: Right`)?"""
    if language.may_open_with("address", text) and language.compiled(r"{address} ?{name}").match(text):
        return not text.startswith(language.words("several"))
    label = language.compiled(r"\S{1,20}\s(?P<name>{surname}):\s").match(text)
    return label is not None and label["name"].casefold() in known


def looks_like_label(text: str, language: Language) -> str:
    """The name with which a paragraph begins like a label (`Ivanov: For.`), though nothing shows that it is a person's;
    empty where it begins otherwise."""
    label = None if _begins_sentence(text, language) else language.compiled(_LABEL_LIKE).match(text)
    if label is None or language.pattern("verb").fullmatch(label["name"].casefold()):  # "To criticise him—that means"
        return ""
    return label["name"] if label["name"].casefold() not in never_names(language) else ""


def is_like_label(text: str, label: str, small: frozenset[str], language: Language) -> bool:
    """Does a paragraph begin with one word and a full stop, as the `label` above it does (`Petrov.`), and is that word
    none of those that are written `small` in the record? Or with one in capitals like it, and a wrong sign behind
    (`PETROV;`)?"""
    if label.isupper() and language.compiled(_MISTYPED).match(text):
        return True
    if not label.endswith(".") or not language.compiled(_PLAIN).fullmatch(label):
        return False
    like = language.compiled(_PLAIN_LABEL).match(text)
    return like is not None and like["name"].casefold() not in small | never_names(language)


def _begins_sentence(text: str, language: Language) -> bool:
    return language.compiled(_SENTENCE).match(text) is not None


def _opened(text: str, language: Language, known: frozenset[str]) -> Naming | None:
    """A label behind a bracket: the name is supplied, or the bracket closes in a later paragraph; all of it between
    parentheses, it is said aside."""
    supplied, inside = _labelled(text, language, known), _labelled(text[1:], language, known)
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
    first = text.split(maxsplit=1)[0].rstrip(",")
    return first.casefold() in known or text.startswith(language.words("before_report"))


def _within(text: str, language: Language, known: frozenset[str], key: str = "named_within") -> Naming | None:
    """`The meeting—said Cde. Petrov—was useful`: the speaker is named behind the first words."""
    if language.pattern(key).match(text) is None:
        return None
    for pattern in language.patterns(key):
        clause = pattern.match(text)
        if clause and not is_oblique(_surname(clause["name"]), known, language):
            answers = bool(clause.groupdict().get("answers"))
            place = *clause.span("name"), clause.end("clause"), clause.start("clause")
            return Naming(Manner.REPORTED, *place, answers=answers)
    return None


def _reported(text: str, language: Language, known: frozenset[str], any_verb: bool) -> Naming | None:
    """`Cde. Petrov proposes`, also behind the number of a point."""
    number = label_of(text)
    report = reports.recognise(text[number:], language, any_verb)
    if report is None or (number and not report.addressed):
        return None
    name = text[number + report.name_start : number + report.name_end]
    if not (report.addressed or _is_name(name, known, language)) or is_oblique(name.split()[0], known, language):
        return None
    certainty = Certainty.MEDIUM if report.any_verb else None
    place = report.name_start, report.name_end, report.end
    named = Naming(Manner.REPORTED, *place, goes_on=report.goes_on, certainty=certainty)
    return named.behind(number)


def _labelled(text: str, language: Language, known: frozenset[str]) -> Naming | None:
    titled = language.compiled(_TITLE).match(text)
    formulas = _IN_BRACKETS if text.startswith("[") else _BY_NAME
    if text[titled.end() if titled else 0 :][:3].isupper():
        formulas = (*_IN_CAPITALS, *formulas)
    elif titled:
        formulas = (_TITLE_AND_OFFICE, *formulas)
    elif "[" in text[:_LONGEST_JOINED]:
        formulas = (_FORENAME_SUPPLIED, *formulas)
    for formula, is_plain in formulas:
        label = language.compiled(formula).match(text)
        if not label:
            continue
        address = (label.groupdict().get("address") or "").strip()
        name = label["name"]
        if address in language.words("several") or name.rstrip(".").casefold() in never_names(language):
            continue
        if "." in name and _surname(name).casefold() in never_names(language):  # "Ed. Note"
            continue
        if is_oblique(_surname(name), known, language):
            return None
        if is_plain or address or _is_name(name, known, language):
            presides = language.compiled(_PRESIDES).search(text, label.end("name"), label.end()) is not None
            from_chair = bool(titled) or presides
            place = *label.span("name"), label.end()
            return Naming(Manner.DIRECT, *place, from_chair=from_chair, addressed=bool(address))
    return None


def _joined_by_hyphen(text: str, language: Language, known: frozenset[str]) -> Naming | None:
    """`Petrov-The harvest is good`: a hyphen without spaces is the sign."""
    if "-" not in text[:_LONGEST_JOINED]:
        return None
    label = language.compiled(_HYPHEN).match(text)
    if not label or not before_word(label["joined"], known, language) or is_oblique(label["name"], known, language):
        return None
    return Naming(Manner.DIRECT, *label.span("name"), label.end("sign"))


def _by_office(text: str, language: Language, known: frozenset[str]) -> Naming | None:
    """`Chairman: Order!`, `The chairman asks`: the chair is named by the office, and another place says who it is."""
    if not language.words("chair_title"):
        return None
    label = language.compiled(_OFFICE).match(text)
    if not label:
        clause = language.compiled(_OF_OFFICE).match(text)
        return Naming(Manner.REPORTED, *clause.span("name"), clause.end(), by_office=True) if clause else None
    name = language.compiled(_NAME_FOLLOWS).match(text, label.end())
    if name and (not text.rstrip().endswith((".", "!", "?")) or _is_known(name["name"], known)):
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
    surname = _surname(label["name"])
    if not surname.isupper() and text.startswith(",", label.end("word")) and not _opens_speech(label["word"], language):
        return None  # "Cde. Ivan Orlov, the first deputy"
    if surname.casefold() not in known and not (surname.isupper() and len(surname) >= _SHORTEST_IN_CAPITALS):
        return None
    return Naming(Manner.DIRECT, *label.span("name"), label.end(), certainty=Certainty.MEDIUM)


def _opens_speech(word: str, language: Language) -> bool:
    """May a word before a comma be the first of a speech: `Yes, we do`, `Comrades, we do`?"""
    return word.casefold() in never_names(language) or word.casefold() in language.words("common")


def _surname(name: str) -> str:
    """The surname of a name with initials before or after it."""
    return max(re.split(r"[\s.,]+", name), key=len)


def _is_known(name: str, known: frozenset[str]) -> bool:
    return any(part.casefold() in known for part in re.split(r"[\s.,]+", name))


def _abbreviates(name: str, known: frozenset[str]) -> bool:
    return name.endswith(".") and any(surname.startswith(name[:-1].casefold()) for surname in known)


def _are_abbreviations(letters: list[str]) -> bool:
    """`Eng. Fr. Egypt`: are words abbreviated here, and no initials, one of which has a single letter nearly always?"""
    *before, last = letters
    if not before or not all(part.endswith(".") and len(part) > _LONGEST_INITIAL for part in before):
        return False
    return len(before) > 1 or (len(last) == _LONGEST_INITIAL and len(before[0]) > _LONGEST_INITIAL + 1)


def _is_name(name: str, known: frozenset[str], language: Language) -> bool:
    """Initials or capitals show a name by themselves; a bare word must be known, each of several too."""
    several = language.compiled(r"(?:,? {and}|,) ").split(name)
    if len(several) > 1 and not name.endswith("."):
        return all(_is_known(part, known) or _abbreviates(part, known) for part in several)
    if "[" in name:
        return name.replace("[", "").replace("]", "").casefold() in known
    letters = [part for part in re.split(r"[\s,]+", name) if part]
    if letters[0] in NUMERAL_INITIALS or _are_abbreviations(letters):
        return letters[-1].casefold() in known
    if language.compiled(r"{initials}\s?{surname}").fullmatch(name):
        return True
    if any(part.endswith(".") and len(part) <= 4 for part in letters[:-1]) and letters[-1][-1] != ".":
        return True
    if language.compiled(r"{surname},?\s{initials}").fullmatch(name):
        return letters[0].casefold() in known or letters[0].isupper()
    if name.isupper() and len(name) > 2 and len(letters) == 1:
        return True
    if name.endswith("."):
        return _abbreviates(name, known)
    return name.casefold() in known or (len(letters) == 2 and letters[-1].casefold() in known)
