"""Names of persons: how they are written, how one is told from another, and ids for them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from tei_protocols.language import Language
from tei_protocols.language.shapes import SHAPES

_ENTRY_END = re.compile(r"[,;\n]|:(?=\s)")
_WRITTEN = re.compile(
    rf"(?:(?P<before>{SHAPES['initials']})\s?(?P<after_initials>{SHAPES['surname']})"
    rf"|(?P<surname>{SHAPES['surname']}(?:\s{SHAPES['surname']}){{0,2}})(?:,?\s?(?P<after>{SHAPES['initials']}))?)"
)
_INITIALS_ALONE = re.compile(rf"\s*(?P<after>{SHAPES['initials']})")
# ISO 9 simplified to plain letters, as ids want them
_CYRILLIC = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґ",
        "a b v g d e e zh z i i k l m n o p r s t u f kh ts ch sh shch - y - e yu ya i i e g".replace("-", "").split(
            " "
        ),
        strict=True,
    )
)


@dataclass(frozen=True, slots=True)
class Name:
    """A name as written at `start`:`end` of a text, with its initials or forenames apart from the surname."""

    start: int
    end: int
    forenames: str
    surname: str


def slug(words: str) -> str:
    """Words as an id: plain lower-case letters joined by hyphens."""
    latin = "".join(_CYRILLIC.get(letter, letter) for letter in words.lower())
    plain = unicodedata.normalize("NFKD", latin).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", plain)) or "x"


def initials_of(forenames: str) -> tuple[str, ...]:
    """The first letters of forenames or initials: "Iu. V." gives ("Iu", "V")."""
    return tuple(part if part.isupper() or len(part) <= 2 else part[0] for part in re.findall(r"[^\W\d_]+", forenames))


def in_list(text: str, start: int, end: int, language: Language) -> Iterator[Name]:
    """The names of a list that stands at `start`:`end` of `text`: entries with commas, semicolons or "and" between.

    An entry that is more than a name (an office before it, say) gives none: it is for a person to read.
    """
    pending: Name | None = None
    for entry_start, entry_end in _entries(text, start, end, language):
        alone = _INITIALS_ALONE.fullmatch(text, entry_start, entry_end)
        if alone and pending and not pending.forenames:
            yield Name(pending.start, alone.end("after"), alone["after"].strip(), pending.surname)
            pending = None
            continue
        if pending:
            yield pending
        pending = _entry(text, entry_start, entry_end, language)
    if pending:
        yield pending


def _entries(text: str, start: int, end: int, language: Language) -> Iterator[tuple[int, int]]:
    for cut in [*language.compiled(r"[,;\n]|\b{and}\b").finditer(text, start, end), None]:
        cut_start = cut.start() if cut else end
        if text[start:cut_start].strip():
            yield start, cut_start
        start = cut.end() if cut else end


def _entry(text: str, start: int, end: int, language: Language) -> Name | None:
    address = language.compiled(r"\s*(?:{honorific}(?=\s) ?)?\s*[\[(]?").match(text, start, end)
    at = address.end() if address else start
    name = _WRITTEN.match(text, at, end)
    if not name:
        return None
    rest = text[name.end() : end].strip()
    if rest and rest[0] not in "[(].)*0123456789":
        return None
    forenames = (name["before"] or name["after"] or "").strip()
    return Name(
        name.start(),
        name.start() + len(name[0].rstrip()),
        forenames,
        name["after_initials"] or name["surname"],
    )
