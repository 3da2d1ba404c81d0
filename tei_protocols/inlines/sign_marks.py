"""Signs: which of the signs in a text may be marks, in view of the notes that exist."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise

from tei_protocols.conventions import notes, passage_marks
from tei_protocols.inlines.lost_notes import stands_apart
from tei_protocols.model.marking import NoteText
from tei_protocols.model.source import Source
from tei_protocols.model.span import Span

_LONGEST_PARENTHESIS = 200


class Kinds:
    """The kinds of numbers that the notes have, as far as signs of some kinds are marks only where notes have such;
    where notes of other sessions stand elsewhere (`are_distant`), they may be of whatever kind."""

    def __init__(self, are_distant: bool) -> None:
        self.starred = self.half_bracketed = are_distant
        self.bare = False

    def add(self, text: NoteText) -> None:
        """Take in the number of a note."""
        self.starred = self.starred or not text.number.isalnum()
        self.half_bracketed = self.half_bracketed or text.form.startswith("n)")
        self.bare = self.bare or text.number.isalpha() or passage_marks.is_around(text.form)


def of_kinds(kinds: Kinds, source: Source, spans: Iterable[Span], taken: Sequence[Span]) -> list[re.Match[str]]:
    """The signs in the `spans` of the text that are not `taken`, of the kinds that the notes have as well."""
    starred, half_bracketed = kinds.starred, kinds.half_bracketed
    signs = [
        sign
        for span in spans
        for sign in notes.marks_in(source.text, span.start, span.end)
        if (starred or not sign["star"]) and (half_bracketed or not sign["half"])
    ]
    if half_bracketed:
        signs = _without_counting(source, signs)
    if taken:
        signs = [sign for sign in signs if not any(mark.meets(Span(*sign.span())) for mark in taken)]
    return signs


def has_bracket(source: Source, sign: re.Match[str], form: str) -> bool:
    """Does a bracket belong to the mark, as in `early1)`, where the notes are numbered like that too?"""
    if not form.startswith("n)") or not source.text.startswith(")", sign.end()):
        return False
    return not _is_open(source.text, sign.start())


def of_their_form(signs: list[re.Match[str]], texts: tuple[NoteText, ...]) -> list[re.Match[str]]:
    """The signs without those in round brackets whose number has a mark in square ones, as the notes have them, and
    without those in square ones where marks have no brackets: `until [1] August`."""
    squared = {notes.number_of(sign) for sign in signs if sign["square"]}
    if not squared:
        return signs
    bare = {notes.number_of(sign) for sign in signs if sign["glued"] or sign["stop"] or sign["raised"]}
    if squared & bare and len(squared) < len(bare):
        return [sign for sign in signs if not (sign["square"] and notes.number_of(sign) in bare)]
    squared &= {text.number for text in texts if text.form.startswith("[")}
    return [sign for sign in signs if not (sign["round"] and notes.number_of(sign) in squared)] if squared else signs


def without_numbering(signs: list[re.Match[str]], spans: Iterable[Span], known: Collection[str]) -> list[re.Match[str]]:
    """The signs without those in round brackets that count off paragraphs, `(1) … (2) … (3) …` at the heads of `spans`,
    where the notes lack one of the numbers."""
    rounded = [sign for sign in signs if sign["round"] and sign["round"].isdecimal()]
    if len(rounded) < 2:
        return signs
    heads = {span.start for span in spans}
    at_heads = [sign for sign in rounded if sign.start() in heads]
    numbering: set[int] = set()
    run: list[re.Match[str]] = []
    for sign in (*at_heads, None):
        if sign is not None and run and int(sign["round"]) == int(run[-1]["round"]) + 1:
            run.append(sign)
            continue
        if len(run) > 1 and any(each["round"] not in known for each in run):
            numbering.update(each.start() for each in run)
        run = [sign] if sign is not None and int(sign["round"]) == 1 else []
    return [sign for sign in signs if sign.start() not in numbering]


def _without_counting(source: Source, signs: list[re.Match[str]]) -> list[re.Match[str]]:
    """The signs without numbers that only a closing bracket follows, where it closes another, `(p. 3)`, or where such a
    number beside it in the same paragraph counts on: `1) build, 2) leave`."""
    half = [sign for sign in signs if sign["half"]]
    if not half:
        return signs
    counting = {sign.start() for sign in half if _is_open(source.text, sign.start())}
    for one, other in pairwise([sign for sign in half if sign.start() not in counting]):
        follows = int(one["half"][:-1]) + 1 == int(other["half"][:-1])
        if not follows or "\n" in source.text[one.end() : other.start()]:
            continue
        if one.start() in counting or not all(stands_apart(source, Span(*sign.span())) for sign in (one, other)):
            counting |= {one.start(), other.start()}
    return [sign for sign in signs if sign.start() not in counting]


def _is_open(text: str, place: int) -> bool:
    """Is a bracket still open at a place in a line?"""
    line = text[max(0, place - _LONGEST_PARENTHESIS) : place].rpartition("\n")[2]
    return line.rfind("(") > line.rfind(")")


def quantities(signs: list[re.Match[str]], known: Collection[str]) -> list[re.Match[str]]:
    """Those of the signs that are quantities: `(12) in the other` amid the words, where the series is at 4."""
    doubtful = {place for place, sign in enumerate(signs) if notes.is_amid_words(sign)}
    if not doubtful:
        return []
    numbers = {place: notes.number_of(sign) for place, sign in enumerate(signs)}
    # where another sign is surely the mark, a quantity is one
    certain = {number for place, number in numbers.items() if place not in doubtful}
    surely = {place for place in doubtful if numbers[place] in certain}
    series = [
        (place, int(number))
        for place, number in numbers.items()
        if number in known and number.isdecimal() and place not in surely
    ]
    rising = notes.longest_rise(series)
    return [signs[place] for place in sorted(doubtful - rising)]
