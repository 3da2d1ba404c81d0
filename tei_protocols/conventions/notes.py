"""Notes: where their texts stand, how their numbers are printed, and which marks in the text point to them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import Struct

from tei_protocols.conventions import passage_marks
from tei_protocols.conventions.headings import arabic
from tei_protocols.language import Language
from tei_protocols.language.compiling import compiled
from tei_protocols.language.shapes import UPPER
from tei_protocols.model.white_space import leading

# A letter or a Roman numeral, which the notes on the text have instead of a number where others are on the matter.
_LETTER = "[a-zа-я]|[IVX]{1,6}"
# A number before the text of a note: [1], [1]., [1*], [*], (1), <1>, [a], [II], 1., 1), 1 and asterisks. Bare numbers
# count as notes only in a section of notes, since decisions are numbered like that too.
_NUMBER = re.compile(
    rf"(?P<form>{passage_marks.NUMBERS}|"
    r"\[ ?(?P<square>[0-9]{1,3}\*?|\*{1,9}) ?\](?:\.(?=\s))?|\( ?(?P<round>[0-9]{1,3}\*?|\*{1,9}) ?\)"
    rf"|[\[(<](?P<letter>{_LETTER})[\])>](?=\s)"
    r"|<(?P<angle>[0-9]{1,3})>"
    r"|(?P<star>[0-9]{0,2}\*{1,9}\)?|[†‡]{1,3})|\((?P<opened>[0-9]{0,2}\*{1,9})(?=\s)"
    r"|(?P<raised>[⁰¹²³⁴-⁹]{1,3})|(?P<plain>[0-9]{1,3})[.)]?(?=\s)|(?P<small>[a-zа-я])\)?(?=\s[«„“\"A-ZА-ЯЁ]))(?=\s|\w|[«“\"])"
)


_LONGEST_HEADING = 60
_MOST_NOTES = 200
# the heading of a section and the number of its first note, in a copy that lost its line ends
_SECTION = r"(?<=[.!?»”\"\])]) (?P<heading>{notes_heading})[:.]? (?P<first>[\[(<]?1[\])>]?[.)]?\*?|\*) "


# the number of a note behind the end of another one, or of the text
_NOTE_BEHIND = compiled(
    rf"(?<=[.!?…»”\"\])]) (?P<sign>[\[(](?P<number>[0-9]{{1,3}})[\])]\.?)(?= [«“„\"\[(]?[{UPPER}]| [«“„\"])"
)
_OTHER_NOTE = r"\s[\[(<][0-9]{1,3}[\])>]\.?\s?{note_label}\s?:"


class NumberedText(Struct, frozen=True):
    """The number at the head of a paragraph: `number` as data, `form` with n for it, and where the text begins."""

    number: str
    form: str
    text_start: int


def number_before(text: str) -> NumberedText | None:
    """The number with which a paragraph begins, if it begins with one."""
    match = _NUMBER.match(text)
    if not match or _opens_bold(match, text) or (match["star"] and not text.strip("* ")):  # "* * *" parts the text
        return None
    if match["pair"] and match[0].count("[") != match[0].count("]"):  # "[1–1 ]": the bracket is closed elsewhere
        return None
    number = match["one"].translate(RAISED) if match["pair"] else number_of(match)
    space = leading(text[match.end() :])
    form = form_of(match["form"], number) + ("" if space else "+")
    return NumberedText(number, form, match.end() + space)


def _opens_bold(match: re.Match[str], text: str) -> bool:
    """Do the asterisks at the head of a paragraph have partners, as around words that are set in bold?"""
    return match[0] == "**" and "**" in text[match.end() :]


def number_of(match: re.Match[str]) -> str:
    """The number that a mark or the head of a note has: plain digits, or asterisks as they are printed."""
    return match[0].strip("[(<.>)] ").translate(RAISED)


def is_like_points(form: str) -> bool:
    """Is a number printed as those of decisions and points are: `1.`, `1)`? In brackets, `(1)`, seldom."""
    plain = form.rstrip("+")
    return plain.endswith(".") or (plain.endswith(")") and not plain.startswith("("))


def is_bare_letter(number: str, form: str) -> bool:
    """Is a note counted with a letter that no bracket encloses: `a The harvest of May.`, `б) …`, `а–а …`?"""
    return number.isalpha() and number.islower() and form[:1] not in _BRACKETS


def are_alike(one: str, other: str) -> bool:
    """Are two numbers printed in the same form, given the form of each? A space behind them does not matter; raised
    digits are their own form."""
    return _kind_of_form(one) == _kind_of_form(other)


def kinds_beside(numbered: Sequence[tuple[str, str]]) -> frozenset[str]:
    """The brackets that tell series of notes apart, given the number of each note and its form: where the same number
    stands in two kinds of brackets, or in brackets and without, `[1]` is not the mark of `(1)`; else none."""
    kinds: dict[str, set[str]] = defaultdict(set)
    for number, form in numbered:
        if number:
            kinds[number].add(bracket_of(form))
    return frozenset(kind for beside in kinds.values() if len(beside) > 1 for kind in beside)


def bracket_of(printed: str) -> str:
    """The bracket with which a number as printed, or its form, begins; empty where it has none."""
    return printed[0] if printed[:1] in _BRACKETS else ""


def _kind_of_form(form: str) -> str:
    plain = passage_marks.of_one(form.rstrip("+"))
    return plain if plain.translate(RAISED) == plain else _RAISED_FORM


def form_of(printed: str, number: str) -> str:
    """How a number is printed: n for the number, _ for a space, + where no space follows; asterisks as they are."""
    if printed.translate(RAISED) != printed:
        return printed
    return printed.replace(" ", "_") if number.endswith(_SIGNS) else printed.replace(number, "n", 1).replace(" ", "_")


def is_heading(text: str, language: Language) -> bool:
    """Is this paragraph the heading of a section of notes?"""
    if len(text) > _LONGEST_HEADING:
        return False
    words = " ".join(text.split()).replace("’", "'").strip("*:. ").casefold()
    if words[-1:].isdigit():  # "Notes to Protocols No. 311-313"
        words = _NUMBERS_AT_END.sub("", words)
    return words in _headings(language)


def may_be_heading(text: str, language: Language) -> bool:
    """May this paragraph head a series of notes, if one begins right below it?"""
    if len(text) > _LONGEST_HEADING:
        return False
    return is_heading(text, language) or bool(language.pattern("notes_heading_open").fullmatch(text.rstrip(":")))


@cache
def _headings(language: Language) -> frozenset[str]:
    return frozenset(heading.casefold() for heading in language.words("notes_heading"))


def is_label_alone(text: str, language: Language) -> bool:
    """Is a paragraph nothing but the label of a note, which heads a single one: `Translator's Note:`?"""
    return len(text) <= _LONGEST_HEADING and language.compiled(r"{note_label}\s?:?").fullmatch(text) is not None


def run_together(text: str, language: Language) -> list[int]:
    """Where the heading of a section of notes, if it has one, and each of its notes begin, in a copy that lost its line
    ends."""
    openings = deque(language.compiled(_SECTION).finditer(text), maxlen=1)
    if not openings:
        return _series_at_end(text)
    opening = openings[0]
    found = [opening.start("heading"), opening.start("first")]
    first = opening["first"]
    for number in range(2, _MOST_NOTES):
        label = "*" * number if first == "*" else first.replace("1", str(number))
        at = text.find(f" {label} ", found[-1])
        if at < 0:
            break
        found.append(at + 1)
    return found


def _series_at_end(text: str) -> list[int]:
    """Where the notes begin that stand without a heading behind the text: their numbers in brackets count on from 1 to
    the end, and each has stood behind a word before: `… nets.(1) … both.(2) … (1) The sentence … (2) …`."""
    numbered = [(int(head["number"]), head.start("sign"), head["sign"]) for head in _NOTE_BEHIND.finditer(text)]
    first = max((place for place, (number, *_) in enumerate(numbered) if number == 1), default=len(numbered))
    series = numbered[first:]
    if [number for number, *_ in series] != [*range(1, len(series) + 1)]:
        return []
    marks = (text.find(sign, 1, series[0][1]) for *_, sign in series)
    return [place for _, place, _ in series] if all(at > 0 and not text[at - 1].isspace() for at in marks) else []


def opens_note(text: str, language: Language) -> bool:
    """Does the text after a number begin with the label of a note ("Translator's Note:")?"""
    return bool(language.compiled(r"{note_label}\s?:").match(text))


def without_other_notes(text: str, language: Language) -> str:
    """The text of a note up to where a number and a label say that another one begins, which the copy did not part."""
    if not any(map(text.__contains__, "])>")):
        return text
    other = language.compiled(_OTHER_NOTE).search(text)
    return text[: other.start()] if other else text


def kind_of(label: str, language: Language) -> str:
    """Whose note a label announces: translator, editor or author; editor where it does not say."""
    for word, kind in language.table("note_kind").items():
        if word in label:
            return str(kind)
    return "editor"


RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_RAISED_FORM = "^"
_SIGNS = ("*", "†", "‡")
_BRACKETS = ("[", "(", "<")

# What may be a mark in running text. Whether it is one is decided by the notes that exist, never by its shape. Behind
# "30." it is the month of a date, the minutes of an hour or a part of a number, but not behind a year.
_MARK = re.compile(
    r"(?<!(?<![0-9])1[89])\[ ?(?P<square>[0-9]{1,3}\*?|\*{1,9}) ?\](?![0-9])|\( ?(?P<round>[0-9]{1,3}\*?|\*{1,9}) ?\)"
    r"|<(?P<angle>[0-9]{1,3})>"
    rf"|(?:(?<=\S)[\[(<]|[\[(<](?=(?:{_LETTER})[\])>](?:[.,;:!?…]|\s*(?:\n|$))))(?P<letter>{_LETTER})[\])>](?!\w)"
    r"|(?<![*\s(])(?P<star>[0-9]{0,2}\*{1,9}(?!\*|[0-9])|[†‡]{1,3})"
    r"|(?P<raised>[⁰¹²³⁴-⁹]{1,3})|(?<=[^\W\d_])(?P<glued>[0-9]{1,3})(?![\w])"
    r"|(?<=[.,;:!?»”\"\])>›〉])(?<!(?<![0-9]{3})[0-9][.,:])(?P<stop>[0-9]{1,3})(?=\s|$|\))|(?<=[»”\"\])>›〉])(?P<closed>[0-9]{1,3})(?=[.,;:!?…»”—–])"
    r"|(?<=[»”\"\])]\s)(?P<apart>[0-9]{1,3})(?=[.,;:]?\s*(?:\n|$))"
    r"|(?<=\S\s)(?P<half>[0-9]{1,3}\))(?=[.,;:]?(?:\s|$))"
)
# a bare number behind the end of a sentence with another one behind it, or none; or before a stop that stands apart too
_APART = compiled(
    rf"(?:(?<=[.!?…»”\"\])]\s)[0-9]{{1,3}}(?=\s*(?:\n|$)|\s+[«“„\"\[(]?[{UPPER}])|(?<=\w\s)[0-9]{{1,3}}(?=\s[.,;:!?](?:\s|$)))"
)
# a number in parentheses with a small word behind it
_WORD_BEHIND = re.compile(r"\s[^\W\d_A-ZА-ЯЁ]")
# where one may begin: not inside a number
_MARK_START = re.compile(r"[\[(<0-9*†‡⁰¹²³⁴-⁹](?:(?<=[0-9])[0-9]+)?")

# the numbers of the records to which notes belong
_NUMBERS_AT_END = re.compile(r"\s(?:№|no\.|nos\.)?\s?[0-9][0-9\s,–—-]*$")
# several at the end of a paragraph
_LAST_BEHIND = re.compile(r"(?:\*|\[[0-9]{1,3}\]|\([0-9]{1,3}\)|<[0-9]{1,3}>)\Z")
_LONGEST_BEHIND = len("[123]")
_LAST_OF_MARKS = ("*", "]", ")", ">")


def without_marks_behind(text: str) -> str:
    """A paragraph without the signs at its end that may be marks of notes: `The harvest is good.(1)`."""
    while text.endswith(_LAST_OF_MARKS) and (last := _LAST_BEHIND.search(text, max(0, len(text) - _LONGEST_BEHIND))):
        text = text[: last.start()].rstrip()
    return text


def is_half_bracketed(mark: re.Match[str]) -> bool:
    """Is a mark a number with a closing bracket, which stands apart: `The harvest is good. 1)`? Where notes are not
    numbered like that, it counts off what somebody says."""
    return bool(mark["half"])


def marks_in(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """What may be marks of notes between `start` and `end`; the group that matched holds the number."""
    while sign := _MARK_START.search(text, start, end):
        mark = _MARK.match(text, sign.start(), end)
        if mark:
            yield mark
        start = mark.end() if mark else sign.end()


def apart_in(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The bare numbers between `start` and `end` that stand apart where a clause ends: `… ended. 1 Nobody knows.`"""
    return _APART.finditer(text, start, end)


def is_amid_words(mark: re.Match[str]) -> bool:
    """Does a mark in parentheses stand between two words like a quantity: `I have seen (3) such letters`?"""
    text, start = mark.string, mark.start()
    return (
        bool(mark["round"]) and text[start - 1 : start].isspace() and _WORD_BEHIND.match(text, mark.end()) is not None
    )


def series_of(number: str) -> tuple[str, int]:
    """The series to which a number belongs (a letter, a Roman numeral, asterisks or daggers), and where it stands in
    it."""
    if number.endswith(_SIGNS):
        return number[-1], int(number.rstrip("*†‡") or len(number))
    if number.isdecimal():
        return "", int(number)
    return ("I", int(arabic(number))) if number.isupper() else ("a", ord(number))


def longest_rise(series: list[tuple[int, int]]) -> set[int]:
    """The places of the longest series of numbers that rise."""
    ends: list[int] = []  # the lowest number with which a rise of each length ends, and where that stands
    last: list[int] = []
    before: dict[int, int | None] = {}
    for place, number in series:
        length = bisect_left(ends, number)
        ends[length : length + 1] = [number]
        last[length : length + 1] = [place]
        before[place] = last[length - 1] if length else None
    found: set[int] = set()
    at = last[-1] if last else None
    while at is not None:
        found.add(at)
        at = before[at]
    return found
