"""Labels: a paragraph goes in; out comes who is named at its head with a sign behind the name, in whatever form."""

from __future__ import annotations

import re

from tei_protocols.conventions.cases import is_oblique, nominative
from tei_protocols.conventions.labels_in_capitals import IN_CAPITALS, MANNER, TITLE_AND_OFFICE, TITLED
from tei_protocols.conventions.names import NUMERAL_INITIALS, before_word, never_names
from tei_protocols.language import Language
from tei_protocols.model.naming import Naming
from tei_protocols.model.protocol import Manner

# A dash, a colon, or a full stop behind the name; a hyphen only where a word follows at once.
_SIGN = r"(?P<sign>\s{0,2}:|\s?--\s?|\.?\s-\s|-(?=[{lower_letters}]|\s[{upper_letters}])|\s-(?=[^\W\d])|\.?\s?[—–]|\.:)"
# no label is without one of these, or without the stop of an initial
_ANY_SIGN = re.compile("[.:—–-]")
_HEAD = TITLED + r"(?P<address>{address} ?(?:\([^()\n]{1,40}\)\s)?)?"
_MANNER_OF_WORDS = r",\s[{lower_letters}][^.,:;()\n—–]{2,50}"
_PRESIDES = r"[\[(]{chair_manner}(?!\w)"
_TITLE = r"(?i:{chair_title})\s"
# Labels in the order in which they are tried: the first that fits is taken. Plain ones need not be known names.
_IN_BRACKETS = (
    (r"\[{address}? ?(?P<name>(?:{initials}\s?)?{surname})(?:(?P<sign>[.:])\](?=\s)|\]\s?[:—–])", True),
    (r"\[(?P<address>{address})? ?(?P<name>(?:{initials}\s?)?{surname})\]\.(?=\s+[^\s{lower_letters}]|\s*$)", False),
    # the forename alone is supplied: "[Anna] Petrov. We agree"
    (r"\[{surname}\]\s(?P<name>{surname})(?:\s?[:—–]|\.(?=\s?[{upper_letters}“\"«(\[]))", False),
)
# the name in brackets that are no square ones, which may be those of a remark as well
_IN_OTHER_BRACKETS = (
    r"[(<]{address}? ?(?P<name>(?:{initials}\s?)?{surname})(?:(?P<sign>[.:])[)>](?=\s)|[)>]\s?[:—–](?=\s|$))",
    False,
)
_BY_NAME = (
    (_HEAD + r"(?P<name>{named})\s[\[(]{label_manner}[^()\n]{0,40}[\])](?P<sign>\.|:|\s?[—–])(?=\s|$)", True),
    (_HEAD + r"(?P<name>{named})" + MANNER + _SIGN, False),
    (
        r"(?P<address>)(?:{address} ?)?"
        r"(?P<name>(?:{initials}\s?)?{surname}\.?"
        r"(?:(?:,|,? {and}) (?:{honorific} ?)?(?:{initials}\s?)?{surname}){1,14})"
        + MANNER
        + r"(?P<sign>:|\s?[—–]|\s?--(?=\s)|\.(?=\s{capital}))(?=\s?\S)",
        False,
    ),
    (_HEAD + r"(?P<name>{capital}{lower}{1,6}\.)" + MANNER + r"(?P<sign>\s?[—–:])", False),
    # "Marshal Petrov: No.", "Voice of Comrade Petrov: No."
    (r"(?P<address>{rank} )(?!{office}(?!\w))(?P<name>{named})" + MANNER + r"(?P<sign>:|\s?[—–])(?=\s|\w)", False),
    # "Academician PETROV. No."
    (r"(?P<address>{rank} )(?P<name>[{upper_letters}-]{3,})" + MANNER + r"(?P<sign>\.)(?=\s)", True),
    (
        r"(?P<voice>{voice_of}) (?P<address>{address} ?)?(?P<name>{named})" + MANNER + r"(?P<sign>:|\s?[—–])(?=\s|\w)",
        False,
    ),
    # "Cde. Petrov from his seat: No."; a verb would report what he says
    (_HEAD + r"(?P<name>{named}),?\s(?!{reporting})(?:{label_manner})(?P<sign>:)", False),
    # "Cde. Petrov from his seat. No."
    (
        r"(?P<address>{address} ?)(?P<name>{named}),?\s(?!{reporting})(?:{label_manner})"
        r"(?P<sign>\.)(?=\s+[{upper_letters}“\"«(\[…]|$)",
        False,
    ),
    (_HEAD + r"(?P<name>{named})" + _MANNER_OF_WORDS + r"(?P<sign>:)", False),
    # "Petrov to Cde. Orlov: No.", "Petrov, Minister of Trade: No.", "Secretary of the Party Petrov: No."
    (_HEAD + r"(?P<name>{named}),?\s{turning_to}\s(?:{address} ?)?{named}(?P<sign>:)", False),
    (_HEAD + r"(?P<name>{named}),\s(?:the\s)?{office}(?!\w)[^.:;()\n—–]{0,80}(?P<sign>:)(?=\s)", False),
    (
        r"(?P<address>)(?:{office}(?=\s)[^.:;()\n—–]{0,60}?\s)(?:{address} ?)?(?!{office}(?!\w))(?P<name>{named})"
        + MANNER
        + r"(?P<sign>:)(?=\s)",
        False,
    ),
    (
        TITLED
        + r"(?P<address>{address} ?)(?P<name>{named})"
        + MANNER
        + r"(?P<sign>\.)(?=\s+[^\s{lower_letters}]|\s*$)",
        True,
    ),
    (
        _HEAD
        + r"(?P<name>{surname},?\s(?!{address} ?{surname}){initials}(?<=\.))(?P<sign>)"
        + r"(?=\s*[{upper_letters}“\"«(\[](?!\.))",
        False,
    ),
    (r"(?P<address>)(?P<name>{capital}{lower}{3,8}\.)(?P<sign>)(?=\s+[{upper_letters}“\"«(\[])", False),
    (
        r"(?P<address>)(?P<name>{initials}\s?{surname})" + MANNER + r"(?P<sign>\.)(?=\s+[^\s{lower_letters}]|\s*$)",
        False,
    ),
    (
        # the editor may have completed it: "Petr[ovsky]."
        r"(?P<address>)(?P<name>{capital}{lower}*\[{lower}+\]{lower}*|{surname})"
        + MANNER
        + r"(?P<sign>(?:\n ?|[ \u00a0])?\.)(?=\s+[{upper_letters}“\"«(\[…]|$|{capital}{lower})",
        False,
    ),
)
# "Cde. [Anna] Petrov: We agree": the editor supplied the forename
_FORENAME_SUPPLIED = (
    r"(?P<address>{address} ?)\[{surname}\]\s(?P<name>{surname})"
    r"(?P<sign>\s?[:—–]|\s?--|\.(?=\s+[{upper_letters}“\"«(\[]|\s*$))",
    True,
)
# "Chairman Petrov. We go on."
_TITLE_AND_SURNAME = (
    r"(?i:{chair_title})\s(?P<address>)(?P<name>{surname})" + MANNER + r"(?P<sign>\.)(?=\s+[{upper_letters}“\"«(\[…])",
    False,
)
_HYPHEN = r"(?P<address>{address} ?)?(?P<joined>(?P<name>{capital}{lower}+)(?P<sign>-)[{upper_letters}]\w*)"
# a sentence: behind its first word small letters follow, so that nothing here can be a label; most paragraphs begin so
_SENTENCE = (
    r"(?!{address}|{several}|(?i:{chair_title}))[{upper_letters}][{lower_letters}]*,?\s+(?!{and}(?!\w))"
    r"(?![{upper_letters}])[{lower_letters}]"
)
# a label that is a surname and a full stop, and a word like it at the head of a paragraph
_PLAIN = r"{surname}(?:\s[\[(][^\[\]()\n]{2,60}[\])])?\s?\."
_PLAIN_LABEL = r"(?P<name>{surname})(?:\s?\*)?\s?\.\s+(?=[{upper_letters}“\"«(\[])"
_LABEL_LIKE = (
    r"(?:{voice_of} )?{honorific}? ?(?P<name>{surname})(?:\s{surname})?(?:\s(?:\([^()\n]{1,40}\)|\[[^\[\]\n]{1,40}\]))?"
    r"(?::|\s?[—–])(?=\s|\w)"
)
# "N. S.: No."
_INITIALS_ALONE = r"(?P<name>[{upper_letters}]\.(?:\s?[{upper_letters}]\.){1,2})\s?(?::|[—–-])(?=\s)"
# "PETROV AND ORLOV TOGETHER: No."
_CAPITALS_BEFORE_COLON = r"[{upper_letters}]{3,}(?:,?\s[{upper_letters}]{2,}){1,6}\s?:"
SHORTEST_IN_CAPITALS = 5
"""Shorter words in capitals are names of states and organisations."""

_MISTYPED = rf"[{{upper_letters}}-]{{{SHORTEST_IN_CAPITALS},30}}\s?[,;]\s"
# an initial and its stop
_LONGEST_INITIAL = 2
# a label with an office, or with whom somebody speaks to
_LONGEST_WITH_MANNER = 100
# a form of address, a surname and a hyphen
_LONGEST_JOINED = 40


def looks_like_label(text: str, language: Language) -> str:
    """The name with which a paragraph begins like a label (`Ivanov: For.`), though nothing shows that it is a person's;
    empty where it begins otherwise."""
    initials = language.compiled(_INITIALS_ALONE).match(text)
    if initials:
        return initials["name"]
    label = None if begins_sentence(text, language) else language.compiled(_LABEL_LIKE).match(text)
    if label is None or language.pattern("verb").fullmatch(label["name"].casefold()):  # "To criticise him—that means"
        return ""
    offices = language.set_of("office") - language.set_of("no_name")  # "First: …, second: …" counts
    nameless = offices | language.set_of("label_without_name")
    names_nobody = label["name"] in nameless and text.startswith(":", len(label["name"]))
    return label["name"] if names_nobody or label["name"].casefold() not in never_names(language) else ""


def is_like_label(text: str, label: str, small: frozenset[str], language: Language) -> bool:
    """Does a paragraph begin with one word and a full stop, as the `label` above it does (`Petrov.`), and is that word
    none of those that are written `small` in the record? Or with one in capitals like it, and a wrong sign behind
    (`PETROV;`)?"""
    if label.isupper() and (
        language.compiled(_MISTYPED).match(text) or language.compiled(_CAPITALS_BEFORE_COLON).match(text)
    ):
        return True
    if not label.endswith(".") or not language.compiled(_PLAIN).fullmatch(label):
        return False
    like = language.compiled(_PLAIN_LABEL).match(text)
    return like is not None and like["name"].casefold() not in small | never_names(language)


def begins_sentence(text: str, language: Language, known: frozenset[str] = frozenset()) -> bool:
    """Does a paragraph begin with a sentence, so that no label is to be looked for? With a colon it may be one all the
    same: `Petrov, interrupting: No!`, of one of those who are `known`; `Minister of Trade Petrov: No!`."""
    if language.compiled(_SENTENCE).match(text) is None:
        return False
    if ":" not in text[:_LONGEST_WITH_MANNER]:
        return True
    first = text[: text.index(" ")] if " " in text else text
    return not (
        first.rstrip(",").casefold() in known
        or first in language.set_of("office")
        or text.startswith(language.words("voice_of"))
    )


def labelled(text: str, language: Language, known: frozenset[str]) -> Naming | None:
    """The label with which a paragraph begins: a name of the `known` ones, or one that its form shows, and a sign."""
    if not _ANY_SIGN.search(text):  # as in many titles and headings
        return None
    titled = language.compiled(_TITLE).match(text)
    formulas: tuple[tuple[str, bool], ...] = _IN_BRACKETS if text.startswith("[") else _BY_NAME
    if text.startswith(("(", "<")):
        formulas = (_IN_OTHER_BRACKETS,)
    if text[titled.end() if titled else 0 :][:3].isupper():
        formulas = (*IN_CAPITALS, *formulas)
    elif titled:
        formulas = (TITLE_AND_OFFICE, _TITLE_AND_SURNAME, *formulas)
    elif "[" in text[:_LONGEST_JOINED]:
        formulas = (_FORENAME_SUPPLIED, *formulas)
    for formula, is_plain in formulas:
        label = language.compiled(formula).match(text)
        if not label:
            continue
        address = (label.groupdict().get("address") or "").strip()
        name = label["name"]
        if address in language.words("several") or ("." in name and _is_surname_and_word(name, known)):
            continue
        if _names_nobody(name, language) and not (name.endswith(".") and label["sign"] == ":"):  # as no sentence has it
            continue
        case = "genitive" if label.groupdict().get("voice") and language.table("declension") else ""
        if case and not is_known(nominative(surname_of(name), case, known, language), known):
            return None
        if not case and is_oblique(surname_of(name), known, language):
            return None
        if case or is_plain or address or is_name(name, known, language):
            presides = language.compiled(_PRESIDES).search(text, label.end("name"), label.end()) is not None
            from_chair = bool(titled) or presides
            place = *label.span("name"), label.end()
            return Naming(Manner.DIRECT, *place, from_chair=from_chair, addressed=bool(address), case=case)
    stop = text.find(". ", 0, _LONGEST_JOINED)
    if stop > 0 and " " in text[:stop] and text[:stop].casefold() in known:  # "Mao Zedong. We agree"
        return Naming(Manner.DIRECT, 0, stop, stop + 1)
    return None


def _is_surname_and_word(name: str, known: frozenset[str]) -> bool:
    """`Kim. Yes`: is what stands before the stop no initial, but a short surname that is known?"""
    first, _, word = name.partition(".")
    return len(first) > 1 and first.casefold() in known and word.strip(" .").casefold() not in known and bool(word)


def _names_nobody(name: str, language: Language) -> bool:
    """Is it a word that is no name: `Note`, `Ed. Note`?"""
    never = never_names(language)
    return name.rstrip(".").casefold() in never or ("." in name and surname_of(name).casefold() in never)


def joined_by_hyphen(text: str, language: Language, known: frozenset[str]) -> Naming | None:
    """`Petrov-The harvest is good`: a hyphen without spaces is the sign."""
    if "-" not in text[:_LONGEST_JOINED]:
        return None
    label = language.compiled(_HYPHEN).match(text)
    if not label or not before_word(label["joined"], known, language) or is_oblique(label["name"], known, language):
        return None
    return Naming(Manner.DIRECT, *label.span("name"), label.end("sign"))


def surname_of(name: str) -> str:
    """The surname of a name with initials before or after it."""
    return max(re.split(r"[\s.,]+", name), key=len)


def is_known(name: str, known: frozenset[str]) -> bool:
    """Is one of the words of a name a surname that is known?"""
    return any(part.casefold() in known for part in re.split(r"[\s.,]+", name))


def _abbreviates(name: str, known: frozenset[str]) -> bool:
    return name.endswith(".") and any(surname.startswith(name[:-1].casefold()) for surname in known)


def _are_abbreviations(letters: list[str]) -> bool:
    """`Eng. Fr. Egypt`: are words abbreviated here, and no initials, one of which has a single letter nearly always?"""
    *before, last = letters
    if not before or not all(part.endswith(".") and len(part) > _LONGEST_INITIAL for part in before):
        return False
    return len(before) > 1 or (len(last) == _LONGEST_INITIAL and len(before[0]) > _LONGEST_INITIAL + 1)


def is_name(name: str, known: frozenset[str], language: Language) -> bool:
    """Initials or capitals show a name by themselves; a bare word must be known, each of several too."""
    several = language.compiled(r"(?:,? {and}|,) ").split(name)
    if len(several) > 1 and not name.endswith("."):
        return all(is_known(part, known) or _abbreviates(part, known) for part in several)
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
    if name.casefold() in known:
        return True
    forename = letters[0].casefold()  # "To Orlov: thank you" is said to him
    return len(letters) == 2 and letters[-1].casefold() in known and forename not in never_names(language)
