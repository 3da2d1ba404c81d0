"""Shelfmarks: the repository, and fond, opis, delo, leaves or perechen, in English and in Russian alike."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from tei_protocols.language import Language, any_of
from tei_protocols.language.compiling import compiled
from tei_protocols.language.shapes import SHAPES, UPPER

# foreign archives have letters and Roman numerals in theirs: "J IV", "XX-B/3", "237/V-12", "Р-9401"
_NUMBER = (
    r"(?P<number>(?:[A-ZА-Я]{1,3}[- ]?)??"
    r"(?:[A-ZА-Я](?=\.\s\w{1,5}\.\s\d)|\d+[\w/]*(?:(?<=/)[IVXLC]+-\d+|-[A-ZА-Я](?!\w)|\s?(?:(?<=об)|(?<=ob)|об|ob)(?!\w)(?:\.(?=,|\s?[-\u2010-\u2014]))?)?|[IVXLC]+(?:/\d+)?(?!\w))"
    r"(?:(?:\s?[-\u2010-\u2014\u2212,]\s?|\s{joined}\s)\d+[\w/]*(?:\s?(?:(?<=об)|(?<=ob)|об|ob)(?!\w)(?:\.(?=,|\s?[-\u2010-\u2014]))?)?)*)"
)
# a name or a signature that stands between an archive and the parts that have a label
_UNLABELLED = re.compile(r"[,.]?\s(?P<piece>[^\W_](?:[^,;()\[\]\n.]|\.(?=\s?[A-Z\d])){0,58}[^\W_])(?=[,.]?\s)")
_MOST_UNLABELLED = 3
# fewer parts without a repository could be anything
_FEWEST_PARTS = 3
_LONGEST = 400
_LONGEST_LABEL = 30
# "62-620b": the o of a verso, read as a nought
_MISREAD_VERSO = re.compile(r"(?<=\d)0b\b")
# letters with a number of their own: "J IV"
_SPACED = re.compile(r"[A-ZА-Я]+(?:-[A-ZА-Я]+)?\s[IVXLC\d]+$")
# "10-11 and 14"
_BEHIND_WORD = re.compile(r"(?<=[\wоb])\s(?:[^\W\d_]{1,3}|&)\s(?=\d)")
_DASH = re.compile(r"[\u2010-\u2014\u2212]")
_DASHES = ("- ", "– ", "— ")
# a word, or an abbreviation, and a number, whatever it counts: `Разд. 2`, `reel 4`
_UNKNOWN_PART = re.compile(r"[^\W\d_]{1,9}(?:\.\s?|(?<=[^\W\d_]{3})\s)(?:№\s?)?\d{1,5}[^\W_]{0,3}(?=[.,;]\s)")
_BETWEEN = re.compile(r"[\s,.;]*")


class Part(Struct, frozen=True):
    """One part of a shelfmark at `start`:`end`: its `level` (fond, opis, delo, listy, perechen) and its number."""

    level: str
    number: str
    start: int
    end: int


class Reference(Struct, frozen=True):
    """A whole shelfmark at `start`:`end`; `expansion` is the repository's full name."""

    repository: str
    expansion: str
    start: int
    end: int
    parts: tuple[Part, ...]


# Archives are cited in the transcripts of other languages too, so the words of all languages serve in each.


@cache
def _repositories(language: Language) -> dict[str, str]:
    return {name: full for each in language.family.values() for name, full in each.table("repository").items()}


@cache
def _levels(language: Language) -> dict[str, str]:
    return {
        label: level
        for each in language.family.values()
        for level, labels in each.table("shelfmark").items()
        for label in labels
    }


def _level(part: re.Match[str], language: Language) -> str:
    """What the label of a part stands for; between its words may stand a no-break space or the end of a line."""
    return _levels(language)[" ".join(part["label"].split())]


@cache
def _repository_pattern(language: Language) -> re.Pattern[str]:
    others = (each.pattern("repository_name").pattern for each in language.family.values())
    known = any_of(tuple(_repositories(language)))
    names = "|".join((known, *others))
    # the town of an archive may stand behind it, but not another archive, in which the original is
    town = rf"(?:,\s(?!{known}(?!\w)){SHAPES['surname']}(?=,))?"
    return compiled(rf"\b(?P<name>{names})(?!\w)(?:\s\([{UPPER}][^()\n]{{1,14}}\))?{town}")


@cache
def _part_pattern(language: Language) -> re.Pattern[str]:
    tails = [each.pattern("unnumbered").pattern for each in language.family.values()]
    behind = rf"(?:(?P<unnumbered>,?\s(?:{'|'.join(tails)})))?"
    number = _NUMBER.replace("{joined}", _joined(language))
    label = rf"(?P<label>{any_of(tuple(_levels(language)))})(?:(?<=\.)\s?|\s)"
    return compiled(rf"(?<!\w){label}{number}{behind}")


@cache
def _joined(language: Language) -> str:
    """What stands between the last leaves and those before them."""
    words = {word for each in language.family.values() for word in each.words("and") if " " not in word}
    return any_of(tuple(sorted(words)))


@cache
def _named_fond_pattern(language: Language) -> re.Pattern[str]:
    """`Fund CC of the RCP - Chancellery, File No. 133/1968`, `CC of the RCP Fund, File No. 133`: a fond that has a
    name, and parts behind it."""
    labels = any_of(tuple(label for label, level in _levels(language).items() if level == "fond" and len(label) > 2))
    words = rf"[{UPPER}][^,;.:()\n]{{1,20}}\s[^,;.:()\n]{{1,50}}"
    behind = rf"[{UPPER}][^,;.:()\n]{{1,40}}\s(?:{labels})(?:\s[-–]\s[^,;.:()\n]{{1,40}})?"
    return compiled(rf"(?<!\w)(?:(?:{labels})\s(?P<number>{words})|(?P<whole>{behind}))(?=,\s)")


@cache
def _numbered_part_pattern(language: Language) -> re.Pattern[str]:
    # "M-KS 276. f."
    letters = r"(?:[A-Z]{1,3}(?:-[A-Z]{1,3})?[- ])?"
    return compiled(rf"(?P<number>{letters}\d+[\w/-]*)\.?\s(?P<label>{any_of(tuple(_levels(language)))})(?!\w)")


@cache
def _other_pattern(language: Language) -> re.Pattern[str]:
    return compiled("|".join(each.pattern("shelfmark_other").pattern for each in language.family.values()))


def find(text: str, language: Language) -> Iterator[Reference]:
    """The shelfmarks in `text`: a repository that is known followed by at least one part, or several parts alone."""
    found = False
    for repository in _repository_pattern(language).finditer(text):
        name = " ".join(repository["name"].split())
        parts = tuple(_parts(text, repository.end(), language))
        if not parts and name in _repositories(language):
            parts = _behind_unlabelled(text, repository.end(), language)
        if parts:
            found = True
            if parts[1:] and parts[1].level == "listy":
                parts = _with_inventory(parts)
            yield Reference(name, _repositories(language).get(name, ""), repository.start(), parts[-1].end, parts)
    if not found:
        yield from _without_repository(text, language)


def _with_inventory(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """What is called leaves between fond and file is the inventory: `fund 89, list 48, file 6`."""
    if [part.level for part in parts[:3]] != ["fond", "listy", "delo"]:
        return parts
    return (parts[0], replace(parts[1], level="opis"), *parts[2:])


def begins_with(text: str, language: Language) -> bool:
    """Does a text begin with a shelfmark, in brackets of whatever form, behind a dash, or not?"""
    start = 2 if text.startswith(_DASHES) else int(text.startswith(("[", "(")))
    label = text.find(": ", start, start + _LONGEST_LABEL)
    if label > 0 and text[start:label].isalpha():  # whatever the word is
        start = label + 2
    if not (_repository_pattern(language).match(text, start) or _part_pattern(language).match(text, start)):
        return False
    return any(reference.start == start for reference in find(text[:_LONGEST], language))


def _without_repository(text: str, language: Language) -> Iterator[Reference]:
    """`f. 89, per. 42, dok. 1`: at least three parts, the fond first."""
    at = 0
    while first := _part_pattern(language).search(text, at):
        parts = tuple(_parts(text, first.start(), language))
        at = parts[-1].end if parts else first.end()
        if len(parts) >= _FEWEST_PARTS and parts[0].level == "fond":
            yield Reference("", "", first.start(), at, parts)


def _parts(text: str, at: int, language: Language) -> Iterator[Part]:
    found_file = False
    while between := _BETWEEN.match(text, at):
        other = _passed_over(text, between.end(), language)
        if other:
            at = other
            continue
        fond = _named_fond_pattern(language).match(text, between.end())
        if fond and _part_pattern(language).match(text, fond.end() + 2):
            yield Part("fond", " ".join((fond["number"] or fond["whole"]).split()), fond.start(), fond.end())
            at = fond.end()
            continue
        # the number may stand before its label: "276. f. 53/294. ő. e."
        part = _numbered_part_pattern(language).match(text, between.end()) or _part_pattern(language).match(
            text, between.end()
        )
        if not part:
            return
        level = _level(part, language)
        level = "listy" if level == "fond" and found_file else level  # "dosar 120, f. 3-9", leaves in Romanian
        found_file = found_file or level == "delo"
        number = normal_number(part["number"], level)
        unnumbered = part.groupdict().get("unnumbered") or ""
        without_number = " ".join(unnumbered.strip(" ,").split())  # a page that has no number is kept in words
        if without_number and level != "listy":
            begins = part.end() - len(unnumbered.lstrip(" ,\n"))
            yield Part(level, number, part.start(), part.start("unnumbered"))
            yield Part("listy", without_number, begins, part.end())
        else:
            yield Part(level, f"{number}, {without_number}" if without_number else number, part.start(), part.end())
        at = part.end()


def _behind_unlabelled(text: str, at: int, language: Language) -> tuple[Part, ...]:
    """`SAPMO-BArch, DY 30/IV 2/2/484, Bl. 12`: the parts behind a name or a signature, which is the fond, if none of
    them is; a second one, with a number, is the file, if none of them is."""
    pieces: list[re.Match[str]] = []
    while len(pieces) < _MOST_UNLABELLED and (piece := _UNLABELLED.match(text, at)):
        pieces.append(piece)
        at = piece.end()
        parts = tuple(_parts(text, at, language))
        if parts:
            levels = [part.level for part in parts]
            before = [] if "fond" in levels else [_unlabelled(pieces[0], "fond")]
            if len(pieces) > 1 and "delo" not in levels and any(map(str.isdigit, pieces[-1]["piece"])):
                before.append(_unlabelled(pieces[-1], "delo"))
            return (*before, *parts)
    return ()


def _unlabelled(piece: re.Match[str], level: str) -> Part:
    return Part(level, " ".join(piece["piece"].split()), piece.start("piece"), piece.end("piece"))


def _passed_over(text: str, at: int, language: Language) -> int:
    """Where a part ends that stands before others and is none of ours: the folder of a diplomatic archive, or whatever
    another archive divides its holdings into."""
    other = _other_pattern(language).match(text, at)
    if other is None and not _part_pattern(language).match(text, at):
        other = _UNKNOWN_PART.match(text, at)
    between = _BETWEEN.match(text, other.end()) if other else None
    part = _part_pattern(language).match(text, between.end()) if between else None
    return other.end() if other and part and _level(part, language) != "fond" else 0


def normal_number(printed: str, level: str) -> str:
    """A number as data: no spaces, a plain hyphen, `ob` for a verso."""
    printed = _BEHIND_WORD.sub(",", printed)
    spaced = " ".join(printed.split()) if _SPACED.match(printed) else re.sub(r"[\s.]+", "", printed)
    number = _DASH.sub("-", spaced).replace("об", "ob")
    if level == "listy":
        number = _MISREAD_VERSO.sub("ob", number)
    return number if level == "listy" else number.rstrip("-,")
