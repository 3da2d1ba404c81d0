"""Forenames written out: which word of a name is the surname, as the record itself shows it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from functools import cache
from itertools import pairwise

from msgspec import Struct, field
from msgspec.structs import replace

from tei_protocols.conventions.names import Name, initials_of, never_names, offices
from tei_protocols.language import Language
from tei_protocols.language.compiling import compiled
from tei_protocols.language.shapes import LOWER, UPPER

# behind the full stop of a sentence any word has a capital
_WRITTEN_OUT = compiled(rf"[{LOWER},:\]\d]\s(?P<forename>[{UPPER}][{LOWER}]{{2,}})\s$")
_LONGEST_FORENAME = 24
# a word that stands before so many others is a forename
_FOLLOWERS_OF_FORENAME = 4
_WORD = compiled(rf"[{UPPER}][{UPPER}{LOWER}]*(?:-[{UPPER}{LOWER}]+)*")


class Standing(Struct, frozen=True):
    """How often the words with a capital stand in a record, how often one right behind another, and how often one has
    another such word right behind it, or a name right before it; all folded. `followers` counts how many words stand
    behind each."""

    words: Mapping[str, int] = field(default_factory=Counter)
    pairs: Mapping[tuple[str, str], int] = field(default_factory=Counter)
    before: Mapping[str, int] = field(default_factory=Counter)
    behind: Mapping[str, int] = field(default_factory=Counter)
    followers: Mapping[str, int] = field(default_factory=Counter)

    def alone(self, word: str, beside: str) -> int:
        """How often a word stands without the one beside it."""
        together = self.pairs.get((word, beside), 0) + self.pairs.get((beside, word), 0)
        return self.words.get(word, 0) - together

    def alone_or_last(self, word: str) -> int:
        """How often a word stands without another behind it, as a forename has, and without a name before it, as the
        surname of somebody else has: `Anna Pavel` and `Pavel Dvorak`."""
        return self.words.get(word, 0) - self.before.get(word, 0) - self.behind.get(word, 0)


def standing(text: str, language: Language) -> Standing:
    """How the words with a capital stand in a record."""
    found = list(_WORD.finditer(text))
    beside = ((one, other) for one, other in pairwise(found) if text[one.end() : other.start()].isspace())
    pairs = Counter((one[0].casefold(), other[0].casefold()) for one, other in beside)
    before: Counter[str] = Counter()
    behind: Counter[str] = Counter()
    no_forenames = never_names(language)
    for (one, other), times in pairs.items():
        before[one] += times
        if one not in no_forenames:
            behind[other] += times
    followers = Counter(one for one, _ in pairs)
    return Standing(Counter(word[0].casefold() for word in found), pairs, before, behind, followers)


def apart(name: Name, read: Callable[[], Standing], language: Language) -> Name:
    """The name with its forenames apart: `Milko Genchev` is Genchev, who elsewhere is called so.

    The record is `read` for the few names of several words.

    The surname is the word that stands elsewhere without the other; where none does, the last one, but for names that
    begin with a surname of East Asia (`Liu Shaoqi`), which stay whole, and those that end with a patronymic.
    """
    if name.forenames or len(words := name.surname.split()) < 2 or not all(word[0].isupper() for word in words):
        return name
    folded = [word.casefold() for word in words]
    stays_whole = folded[0] in _stay_whole(language) or language.pattern("east_asian_name").fullmatch(name.surname)
    if stays_whole or not offices(language).isdisjoint(folded):
        return name
    record = read()
    first, last = record.alone_or_last(folded[0]), record.alone(folded[-1], folded[-2])
    is_forename = first > last and record.followers[folded[0]] >= _FOLLOWERS_OF_FORENAME
    stands_first = first == last and language.pattern("patronymic").fullmatch(words[-1])
    if (first > last and not is_forename) or stands_first:
        return replace(name, surname=words[0], forenames=" ".join(words[1:]))
    at = len(words) - 1
    if len(words) > 2 and record.alone_or_last(folded[1]) > record.words.get(folded[2], 0):
        at = 1  # of two surnames the first is the one that is used
    return replace(name, surname=" ".join(words[at:]), forenames=" ".join(words[:at]))


@cache
def _stay_whole(language: Language) -> frozenset[str]:
    return frozenset(word.casefold() for word in language.words("surname_first"))


def begins_before(text: str, start: int, forenames: str, language: Language) -> int:
    """Where a name begins whose surname stands at `start`: at the forenames, if these are written out before it; of
    initials (`A. B.`), at a word amid the sentence, or at the head of a note, that has the first of them (`Anna`)."""
    if "." in forenames:
        written = _WRITTEN_OUT.search(text, max(0, start - _LONGEST_FORENAME), start)
        word = written["forename"] if written else ""
        is_forename = word.startswith(initials_of(forenames)[0]) and not _is_no_name(word, language)
        return written.start("forename") if written and is_forename else start
    if not forenames:
        return start
    before = text[max(0, start - len(forenames) - 1) : start]
    return start - len(before) if before[:-1] == forenames and before[-1:].isspace() else start


def with_patronymic(text: str, start: int, language: Language) -> int:
    """Where a name begins whose surname stands at `start`, with the forename and the patronymic before it, if both are
    there: `Nikita Sergeyevich Khrushchev`."""
    before = text[max(0, start - 2 * _LONGEST_FORENAME) : start]
    words = before.split()[-2:]
    if len(words) < 2 or not words[1][0].isupper() or not before[-1:].isspace():
        return start
    is_full = language.pattern("patronymic").fullmatch(words[1]) and _WORD.fullmatch(words[0])
    return start - len(before) + before.rindex(words[0], 0, before.rindex(words[1])) if is_full else start


def _is_no_name(word: str, language: Language) -> bool:
    folded = word.casefold()
    return folded in never_names(language) or folded in language.words("common")
