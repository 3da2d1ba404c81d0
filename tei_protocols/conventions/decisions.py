"""Decisions: what the body resolves or instructs, by the verbs of the genre."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import filterfalse, pairwise

from tei_protocols.conventions.cases import fold, forms_of
from tei_protocols.conventions.lists import in_list
from tei_protocols.language import Language
from tei_protocols.language.sentences import certain_starts
from tei_protocols.model.white_space import WHITE_SPACE

_LONGEST_WORD = 80
# a longer sentence says why something is decided
_LONGEST_ANNOUNCEMENT = 60
_LONGEST_CLOSING = 300
_BEFORE_NAMES = ("honorific", "rank", "rapporteur")
_NUMBER = re.compile(
    rf"(?:--|[–—•-]|\(?\d{{1,2}}[.)]|\d{{1,2}}(?:\.\d{{1,2}}){{1,2}}[.)]?|\(?[a-zа-я]\))[{WHITE_SPACE}]+|\(\d{{1,2}}\)(?=[^\W\d_]|\[)"
)


def label_of(text: str) -> int:
    """The length of the number with which a decision may begin."""
    if text[:1].isupper():  # as nearly every paragraph begins
        return 0
    number = _NUMBER.match(text)
    return number.end() if number else 0


def is_decision(text: str, language: Language, known: frozenset[str] = frozenset()) -> bool:
    """Does a paragraph, its number aside, begin as decisions do? `known` are the surnames of the record, folded."""
    printed = text[label_of(text) :]
    words = _bracketed(printed) if printed.startswith("[") else printed
    if language.pattern("decision").match(words) or _is_of_body(printed, language):
        return True
    return _assigns(words, language, known)


def _bracketed(printed: str) -> str:
    """`[3) Inform the members]`: what stands behind the bracket, and behind the number that it may enclose."""
    words = printed.removeprefix("[")
    return words[label_of(words) :]


def is_bare(text: str, language: Language) -> bool:
    """Does a paragraph begin with a verb that makes it a decision where nobody is speaking?"""
    return bool(language.pattern("bare_decision").match(text[label_of(text) :]))


def closes_point(text: str, language: Language) -> bool:
    """Does a paragraph read like the decision with which a point of the agenda ends, whatever its verb? A long one, a
    question, an exclamation or what tells of oneself is what somebody says."""
    if len(text) > _LONGEST_CLOSING or "?" in text or "!" in text:
        return False
    words = text[label_of(text) :]
    words = _bracketed(words) if words.startswith("[") else words
    return language.pattern("closing_decision").match(words) is not None and not is_spoken(text, language)


def are_all_decided(text: str, language: Language) -> bool:
    """Does each sentence of a paragraph read like a decision? Several orders somebody may give, where the language has
    no other form for what is decided, and none of them names who is to do it, or is in the form of a record."""
    edges = [0, *certain_starts(text, language), len(text)]
    sentences = [text[start:end].strip() for start, end in pairwise(edges)]
    if len(sentences) == 1:
        return True
    if is_bare(text, language):
        return False
    orders = () if language.table("declension") else filterfalse(language.pattern("never_an_order").match, sentences)
    if len(sentences) == len(tuple(orders)):
        return False
    return all(is_decision(sentence, language) or closes_point(sentence, language) for sentence in sentences)


def may_go_on(text: str, language: Language) -> bool:
    """May a paragraph be one of the decisions that a line above the first of them announced?"""
    return bool(language.pattern("announced_decision").match(text[label_of(text) :]))


def is_spoken(text: str, language: Language) -> bool:
    """Does somebody speak of himself, or to others, so that this is no decision?"""
    return bool(language.pattern("first_person").search(text))


def _assigns(text: str, language: Language, known: frozenset[str]) -> bool:
    """`Petrov and Orlov are to fly`, `Петрову и Орлову вылететь`: persons who are known, in another case than the
    nominative where the language has cases, and what they are to do."""
    task = language.pattern("assignment").match(text) if _may_name(text, language, known) else None
    if not task:
        return False
    names = {fold(name.surname) for name in in_list(text, *task.span("names"), language)}
    if language.table("declension"):
        return bool(names) and names <= forms_of(known, language).keys()
    return bool(names) and names <= known


def _may_name(text: str, language: Language, known: frozenset[str]) -> bool:
    """Can a text begin with somebody who is known: with a surname, initials, or what stands before a name?"""
    words = text[:_LONGEST_WORD].split(maxsplit=1) if known else []
    if not words:
        return False
    if "." in words[0] or "-" in words[0] or fold(words[0].rstrip(",")) in _first_words(known, language):
        return True
    return text.startswith(_before_names(language))


@cache
def _before_names(language: Language) -> tuple[str, ...]:
    return tuple({word.split()[0] for key in _BEFORE_NAMES for word in language.words(key)})


@lru_cache(maxsize=32)
def _first_words(known: frozenset[str], language: Language) -> frozenset[str]:
    """The first words of surnames, and of their forms in other cases."""
    return frozenset(name.split()[0] for name in (*known, *forms_of(known, language)))


def opens(text: str) -> bool:
    """Does a decision end with a colon, so that what it says follows in further paragraphs?"""
    return text.rstrip().endswith(":")


def only_announces(text: str, language: Language) -> bool:
    """`ПОСТАНОВИЛИ:`, `The Presidium resolves:`: is a paragraph nothing but the label of the decisions below it?"""
    if not opens(text) or len(text) > _LONGEST_ANNOUNCEMENT:
        return False
    return any(formula.fullmatch(text.strip()) for formula in language.patterns("announces_decisions"))


def names_body(text: str, language: Language) -> bool:
    """Does a decision say itself that it is the body's? Others may be proposals of a speaker."""
    return _is_of_body(text[label_of(text) :], language)


def _is_of_body(words: str, language: Language) -> bool:
    if language.pattern("decision_of_body").match(words):
        return True
    return opens(words) and language.pattern("resolution_opening").match(words.rstrip()) is not None
