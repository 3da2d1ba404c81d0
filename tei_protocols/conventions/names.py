"""Names of persons: how they are written, how one is told from another, and ids for them."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from msgspec import Struct
from msgspec.structs import replace

from tei_protocols.language import Language
from tei_protocols.language.compiling import compiled
from tei_protocols.language.divided_words import Whole
from tei_protocols.language.shapes import LOWER

# ISO 9 simplified to plain letters, as ids want them
_PLAIN = re.compile(r"[a-z0-9]+")
_LATIN = "a b v g d e e zh z i i k l m n o p r s t u f kh ts ch sh shch - y - e yu ya i i e g".replace("-", "")
_CYRILLIC = str.maketrans(dict(zip("абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґ", _LATIN.split(" "), strict=True)))
# Latin letters that are no letter with a sign added to it
_BARRED = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th", "ð": "d"})


class Name(Struct, frozen=True):
    """A name as written at `start`:`end` of a text, with its initials or forenames apart from the surname; a full stop
    behind it may mean that it is `abbreviated`."""

    start: int
    end: int
    forenames: str
    surname: str
    abbreviated: bool = False

    def placed(self, whole: Whole) -> Name:
        """The name of a text in one piece, as it stands in the text with its words divided."""
        return replace(self, start=whole.place(self.start), end=whole.end(self.end))


NUMERAL_INITIALS = frozenset(("I.", "V.", "X."))
"""Initials that are numbers of the agenda as well: `I. Livestock`."""

_SMALL_END = compiled(rf"-[{LOWER}]+$")
_SOFT_BREAK = re.compile(r"-\s*\n\s*")


def before_word(surname: str, known: frozenset[str], language: Language) -> str:
    """The surname before a hyphen that is the sign of a label: `Petrov-The harvest is good`; empty where it is none.

    Both words together are no surname that is `known` (folded), the first is one, and the second is a word of speech,
    a form of address, or a surname of its own.
    """
    first, _, second = surname.partition("-")
    word = second.casefold()
    if not word or first.casefold() not in known or surname.casefold() in known:
        return ""
    return first if word in known or word in language.words("common") or word in never_names(language) else ""


def before_small_end(surname: str) -> str:
    """`Petrov` of `Petrov-the`: a hyphen before a small letter may be the sign behind a label; empty without one."""
    end = _SMALL_END.search(surname) if "-" in surname else None
    return surname[: end.start()] if end else ""


def in_one_piece(surname: str) -> str:
    """A surname without the hyphen and line end by which a hard-wrapped copy divides it."""
    return _SOFT_BREAK.sub("", surname) if "\n" in surname else surname


def slug(words: str) -> str:
    """Words as an id: plain lower-case letters joined by hyphens."""
    plain = words.lower()
    if not plain.isascii():
        latin = plain.translate(_CYRILLIC).translate(_BARRED)
        plain = unicodedata.normalize("NFKD", latin).encode("ascii", "ignore").decode()
    return "-".join(_PLAIN.findall(plain)) or "x"


@lru_cache(maxsize=4096)
def initials_of(forenames: str) -> tuple[str, ...]:
    """The first letters of forenames or initials: "Iu. V." gives ("Iu", "V")."""
    return tuple(part if part.isupper() or len(part) <= 2 else part[0] for part in re.findall(r"[^\W\d_]+", forenames))


@cache
def offices(language: Language) -> frozenset[str]:
    """Words (folded) of an office, which are no surname."""
    return frozenset(word.casefold() for word in language.words("office"))


@cache
def never_names(language: Language) -> frozenset[str]:
    """Words (folded) that look like a surname and are none: forms of address, labels, months, numbers."""
    words = (
        *language.words("honorific"),
        *language.words("no_name"),
        *language.words("chair_title"),
        *language.words("rank"),
        *language.words("office"),
        *language.table("month"),
        *_ROMAN_NUMBERS,
    )
    words = (*words, *language.table("repository"))
    return frozenset(word.rstrip(".").casefold() for word in words)


# above thirty no agenda goes
_UNITS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_ROMAN_NUMBERS = tuple(tens + units for tens in ("", "X", "XX") for units in _UNITS)
