"""Lists of names: a stretch of a text goes in; out come the names of its entries, whatever stands beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from msgspec.structs import replace

from tei_protocols.conventions.broken_names import are_initials_alone, second_initial
from tei_protocols.conventions.names import Name, in_one_piece, never_names, offices
from tei_protocols.language import Language, any_of
from tei_protocols.language.compiling import compiled
from tei_protocols.language.shapes import LOWER, SHAPES

# an entry of its own is a surname if it has three letters: `Ершов, Щур.`
_INITIALS_ALONE = compiled(
    rf"\s*(?!{SHAPES['capital']}[{LOWER}]{{2}}\.\s*$)(?P<after>{SHAPES['initials']})\s*(?:[\[(](?s:.)*)?"
)
_INITIALS_FIRST_OF = compiled(rf"{SHAPES['initials']}\s?{SHAPES['surname']}$")
_LONGEST_INITIALS = len("Yu. Kh. V.")
# An entry of a list: what may stand before the name, of which nothing is given back, and the name.
_ENTRY = (
    r"(?>[\s:–—-]*(?:{rapporteur}\s?:?\s)?(?:{honorific}(?:(?=\s)|(?<=\.)) ?)?(?:{rank} )?\s*"
    r"(?:[\[(](?!{surname}\]\s{surname}))?)"
    # initials, or a forename and an initial: "Leonid S. Petrov"
    r"(?P<name>(?P<before>(?:{capital}{lower}{2,}\s(?={capital}\.\s{capital}{lower}{2}))?{initials})"
    r"\s?(?P<after_initials>{surname})"
    r"|(?:\[(?P<given>{surname})\]\s)?(?P<surname>{surname}(?:\s(?!{initial}\s?(?:{initial}|[,;])){surname}){0,2})"
    r"(?:,?\s?(?P<after>{initials}))?)"
)
# an entry of a list with the office of the person before the name, or behind it
_ADDRESSED = r"[\s—–]{honorific}:?\s(?P<name>{name})"
_INITIALS_FIRST = r"[{lower_letters}{upper_letters})]\s(?P<name>{initials}\s?{surname})\s*$"
_INITIALS_LAST = r"[{lower_letters}]\s(?P<name>{surname}\s{initials})\s*$"
_OFFICE_BEHIND = (
    r"\s*(?P<name>(?:{honorific}\s)?{name})"
    r"(?:\s{beside_name}(?!\w)|\s[–—-]\s)"
)
# the end of the office before it may have come into the line
_WITH_DASH = r"(?:(?:{surname}\s){1,2}(?={honorific}))?(?P<person>(?:{honorific} ?)?{name})\s[–—-]\s"
_LETTERS = re.compile(r"\w+")
_BEHIND_NAME = frozenset("[(].)*0123456789")
_LONGEST_ENTRY = 160
_MARK_BEHIND = re.compile(r"(?<=\))(?:\d{1,2}|\[\d{1,3}\]|\*{1,3}|[⁰¹²³⁴-⁹]{1,3})\.?$")
_WORDS_BEHIND = re.compile(r"[.\s]+[^\W\d_]")
# a figure, and what it counts: "Convene 2 November"
_FIGURE_BEHIND = re.compile(r"\s\d+\s+[^\W\d_]")
_LONGEST_LIST = 300
# words behind a full stop: "See. above", "См. пункт"
_SENTENCE_IN = compiled(rf"\.\s[{LOWER}]{{2,}}")


def in_list(text: str, start: int, end: int, language: Language, with_office: bool = False) -> Iterator[Name]:
    """The names of a list that stands at `start`:`end` of `text`: entries with commas, semicolons or "and" between.

    An entry that is more than a name gives none, unless it may be `with_office`: that of the person stands before a
    form of address or initials, or behind the name.
    """
    pending: Name | None = None
    for entry_start, entry_end in _entries(text, start, end, language):
        if pending:
            alone = None if pending.forenames else _INITIALS_ALONE.fullmatch(text, entry_start, entry_end)
            if alone:
                name_end = alone.start("after") + len(alone["after"].rstrip())
                yield Name(pending.start, name_end, alone["after"].strip(), pending.surname)
                pending = None
                continue
            yield pending
        pending = _entry(text, entry_start, entry_end, language)
        if pending is None and with_office:
            pending = _entry_with_office(text, entry_start, entry_end, language)
    if pending:
        yield pending


def _entries(text: str, start: int, end: int, language: Language) -> Iterator[tuple[int, int]]:
    before = ""
    for cut in _separators(language).finditer(text, start, end):
        entry = text[start : cut.start()].strip()
        if entry and cut[0] == "\n" and (
            _is_broken(entry, before, language) or second_initial(text, cut.end(), language)
        ):
            continue
        if entry:
            yield start, cut.start()
            before = entry
        start = cut.end()
    if text[start:end].strip():
        yield start, end


def _is_broken(entry: str, before: str, language: Language) -> bool:
    """Are initials at the end of a line those of the surname in the next one? They are behind a form of address, at
    the beginning, and where the entry before has its initials first: `C. D. Orlov, A.`"""
    if are_initials_alone(entry, language):
        return True
    if len(entry) > _LONGEST_INITIALS or not _INITIALS_ALONE.fullmatch(entry):
        return False
    return not before or _INITIALS_FIRST_OF.search(before) is not None


@cache
def _separators(language: Language) -> re.Pattern[str]:
    """What parts the entries of a list; behind a comma may be the mark of a note. Each alternative begins with its sign
    or letter: `re` looks for those quickly, and only behind one does it look whether a word begins there."""
    words = sorted(language.words("and"), key=len, reverse=True)
    either = (rf"{first}(?<=\b{first}){any_of((word[1:],))}\b" for word in words for first in [re.escape(word[0])])
    return re.compile("|".join((r",(?:\[\d{1,3}\]|\(\d{1,3}\))?", ";", r"\n(?<!-\n)", *either)))


def count(text: str, start: int, end: int, language: Language) -> int:
    """How many entries a list has, whatever they are; initials behind the comma of a surname are none of their own."""
    return sum(1 for entry in _entries(text, start, end, language) if not _INITIALS_ALONE.fullmatch(text, *entry))


def has_sentence(text: str) -> bool:
    """Do words in small letters stand behind a full stop, as in no list of names?"""
    return _SENTENCE_IN.search(text) is not None


def has_office_before(text: str, start: int, end: int, language: Language) -> bool:
    """Does an entry of a list begin with an office, and not with the name?"""
    name = _entry(text, start, end, language) or _entry_with_office(text, start, end, language)
    return (
        name is not None
        and bool(text[start : name.start].strip(" [("))
        and not _begins_with_address(text, start, name.start, language)
    )


def _begins_with_address(text: str, start: int, end: int, language: Language) -> bool:
    return language.compiled(r"\s*(?:{honorific}\s*)?(?:{rank}\s*)?[\[(]?").fullmatch(text, start, end) is not None


def one_in_each_line(text: str, language: Language) -> tuple[Name, ...]:
    """The names, with initials or a form of address, that are all of the lines of a text but for the offices of the
    persons; empty where a line is anything else."""
    found: list[Name] = []
    start = 0
    for line in text.splitlines(keepends=True):
        name = _in_line(line.rstrip(), language)
        if name is None:
            return ()
        found.append(replace(name, start=name.start + start, end=name.end + start))
        start += len(line)
    return tuple(found)


def _in_line(line: str, language: Language) -> Name | None:
    if len(line) > _LONGEST_ENTRY or line.endswith((":", "?", "!")):
        return None
    return name_at_head(line, language) or _entry_with_office(line, 0, len(line), language)


def name_at_head(text: str, language: Language) -> Name | None:
    """The name, with initials or a form of address, that is all of a paragraph but for an office behind it."""
    if len(text) > _LONGEST_ENTRY or text.rstrip().endswith((":", "?", "!")):
        return None
    name = _entry(text, 0, len(text), language) or _with_office_behind(text, language)
    if name is None or not (name.forenames or language.compiled("{honorific} ").match(text)):
        return None
    return name


def _with_office_behind(text: str, language: Language) -> Name | None:
    """`A. B. Petrov, Minister of Defense`, one person on a line of his own."""
    comma = text.find(",")
    name = _entry(text, 0, comma, language) if comma > 0 else None
    if name is None or not name.forenames or ";" in text or _INITIALS_ALONE.match(text, comma + 1):
        return None
    other = _entry(text, comma + 1, len(text), language)
    return name if other is None or other.surname.casefold() in offices(language) else None


def with_office_behind_dash(text: str, language: Language) -> Name | None:
    """`Cde. A. B. Petrov – member of the Politburo, Minister of Trade`: one person on a line of his own. A sentence
    would have its stop."""
    if len(text) > _LONGEST_ENTRY or text.rstrip().endswith((".", "!", "?", ":")):
        return None
    person = language.compiled(_WITH_DASH).match(text)
    if person is None or offices(language).isdisjoint(_LETTERS.findall(text[person.end() :].casefold())):
        return None
    return _entry(text, *person.span("person"), language)


def _entry_with_office(text: str, start: int, end: int, language: Language) -> Name | None:
    """`Minister of Defense Cde. Petrov, A.B.`, `A. B. Petrov of the Foreign Ministry`."""
    if end - start > _LONGEST_ENTRY:
        return None
    for form in (_ADDRESSED, _INITIALS_FIRST, _INITIALS_LAST):
        office = language.compiled(form).search(text, start, end)
        found = _entry(text, office.start("name"), end, language) if office else None
        if found:
            return found
    name = language.compiled(_OFFICE_BEHIND).match(text, start, end) or language.compiled(
        _ADDRESSED + r"(?=\s{beside_name}(?!\w))"
    ).search(text, start, end)
    found = _entry(text, name.start("name"), name.end("name"), language) if name else None
    return None if found and found.surname.casefold() in never_names(language) else found


def _is_office(words: str, language: Language) -> bool:
    """`First Secretary`, `Prime Minister`: several words with a capital, but no name."""
    several = () if words.isalpha() else words.split()
    return len(several) > 1 and not offices(language).isdisjoint([word.casefold() for word in several])


def _entry(text: str, start: int, end: int, language: Language) -> Name | None:
    found = language.compiled(_ENTRY).match(text, start, end)
    if not found:
        return None
    name, before, after_initials, given, surname, after = found.groups()
    name_end = found.end()
    if name_end < end and (rest := text[name_end:end].lstrip()) and rest[0] not in _BEHIND_NAME:
        return None
    if surname and _is_office(surname, language):
        return None
    if before and before[2:3].isalpha() and _is_no_forename(before.partition(" ")[0], language):
        return None
    name_start = found.start("name")
    return Name(
        name_start,
        name_start + len(name.rstrip()),
        (given or before or after or "").strip(),
        in_one_piece(after_initials or surname),
        text.startswith(".", name_end) and name_end + 1 < len(text),  # the last one ends the sentence
    )


def _is_no_forename(word: str, language: Language) -> bool:
    """Is the word before an initial an office, or one that is never a name: `Chairman A. Orlov`?"""
    return word.casefold() in offices(language) or word.casefold() in never_names(language)


def without_mark(listed: str) -> str:
    """A list in parentheses without the mark of a note behind it."""
    return _MARK_BEHIND.sub("", listed) if listed.startswith("(") and not listed.endswith(")") else listed


def is_list_of_names(text: str, language: Language) -> bool:
    """Is the paragraph nothing but names: in parentheses, or a line of surnames with commas between?"""
    inside = without_mark(text.strip())
    in_parentheses = inside.startswith("(") and inside.rstrip(".").endswith(")")
    if in_parentheses:
        inside = language.compiled(r"(?<=[(;,])\s?{rapporteur}\s?:?(?=\s)").sub("", inside.rstrip(".")).strip("()")
    if len(inside) > _LONGEST_LIST or (not in_parentheses and "," not in inside) or has_sentence(inside):
        return False
    never = never_names(language)
    name = None
    for start, end in _entries(inside, 0, len(inside), language):
        name = _entry(inside, start, end, language)
        if not name or len(name.surname.split()) > 2 or name.surname.casefold() in never:
            return False
        if _WORDS_BEHIND.match(inside, name.end, end) or _FIGURE_BEHIND.match(inside, name.end, end):
            return False
    return name is not None
