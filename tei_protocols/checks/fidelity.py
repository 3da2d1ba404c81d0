"""The proof of fidelity: a transcript and its TEI go in, the verdict comes out that no character was lost or added.

Each line of the transcript belongs whole to one of three streams: text, header, discarded. The stylesheet
`exports/transcript.xsl` writes the streams again from the TEI alone, and here they are compared, in order. White space
compares as one space and is not counted, and beside a sign of a typist it does not matter whether there is any;
nothing else is ignored.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from functools import cache

from lxml import etree
from msgspec import Struct

from tei_protocols import resources
from tei_protocols.checks import forms
from tei_protocols.conventions.typed import without_space
from tei_protocols.findings import Finding
from tei_protocols.model.accounted import Accounted
from tei_protocols.model.source import Line, Source
from tei_protocols.model.white_space import leading, normal
from tei_protocols.problems import Level, Problem

_TEXT = "text"
_STREAMS = (_TEXT, "header", "discarded")
_CONTEXT = 30
# as many characters tell that two texts go on alike behind a difference; so far apart it can be
_ENOUGH, _FARTHEST = 16, 400
_CHANGED = (
    'nothing may be lost or added: a correction is written <choice><sic>as printed</sic><corr resp="#…">as it should be'
    "</corr></choice>"
)
_ADDED = (
    'what the transcript does not have is a note of this edition, <note type="editor" resp="#…">…</note> without '
    "place, or a correction, <corr> in <choice> beside <sic>"
)
_LOST = "what the transcript has, the TEI has as well: put it back, with the element around it that says what it is"
_OR_REPORT = "; correct the TEI, or report this if the program wrote it"
# A number between texts, in characters that no text should have: twelve that Unicode keeps from being assigned.
_ZERO, _SIGN, _END = 0xFDD0, "\ufdda", "\ufddb"
_NUMBERED = re.compile(f"{_SIGN}([\ufdd0-\ufdd9]+){_END}")


class Proof(Struct, frozen=True):
    """The verdict: how many characters each stream accounts for, of how many; and what is wrong, if the proof fails."""

    accounted: Accounted
    problems: tuple[Problem, ...]

    @property
    def holds(self) -> bool:
        """True where every character of the transcript is accounted for, and none was added."""
        return not self.problems


class _Compared(Struct, frozen=True):
    """A stream: what the lines of the transcript have in it (`wanted`), what the TEI gives back (`found`), both with
    white space as one space, and where they differ first; their end, where they do not. The TEI `claimed` lines, by
    their numbers, for streams outside the text."""

    name: str
    claimed: Mapping[int, str]
    wanted: str
    found: str
    at: int

    @property
    def differs(self) -> bool:
        return self.wanted != self.found

    def lines(self, source: Source) -> list[Line]:
        """The lines of the transcript that belong to the stream."""
        return [line for line in source.lines if self.claimed.get(line.number, _TEXT) == self.name]


def prove(source: Source, tree: etree._Element | etree._ElementTree) -> Proof:
    """Compare the transcript with what its TEI says it was."""
    streams = _compared(source, tree)
    total = [_count(stream.wanted) for stream in streams]
    problems = tuple(_difference(source, tree, stream) for stream in streams if stream.differs)
    counted = [_count(stream.wanted[: stream.at]) for stream in streams] if problems else total
    return Proof(Accounted(counted[0], counted[1], counted[2], sum(total)), problems)


def check(tree: etree._ElementTree, source: Source) -> Iterator[Finding]:
    """Where the TEI does not give its transcript back: the first difference, at the element of the TEI."""
    for stream in _compared(source, tree):
        if stream.differs:
            line, column = _place(source, stream.lines(source), stream.at)
            message = (
                f"this does not give the transcript back: {source.name}:{line}:{column} has "
                f"“{_context(stream.wanted, stream.at)}”, the TEI “{_context(stream.found, stream.at)}”"
            )
            element, hint = _advice(source, tree, stream)
            yield Finding("fidelity.broken", Level.ERROR, message, element, hint)
            # what follows a difference mostly comes of it
            return


def _compared(source: Source, tree: etree._Element | etree._ElementTree) -> list[_Compared]:
    written, claimed = _streams(tree)
    compared = []
    for stream, characters in _expected(source, claimed).items():
        found = without_space(normal(written[stream]))
        wanted = without_space(normal(characters))
        at = len(wanted) if found == wanted else _first_difference(wanted, found)
        compared.append(_Compared(stream, claimed, wanted, found, at))
    return compared


def _expected(source: Source, claimed: Mapping[int, str]) -> dict[str, str]:
    """The characters of the transcript that belong to each stream: the text has all lines that no other one claims."""
    pieces: dict[str, list[str]] = {stream: [] for stream in _STREAMS}
    at = 0
    for number in sorted(claimed):
        if 0 < number <= len(source.lines):
            span = source.lines[number - 1].span
            pieces[_TEXT].append(source.text[at : span.start])
            pieces[claimed[number]].append(source[span])
            at = span.end
    pieces[_TEXT].append(source.text[at:])
    return {stream: "\n".join(each) for stream, each in pieces.items()}


def _written_by(tree: etree._ElementTree, stream: _Compared) -> tuple[etree._Element, etree._Element]:
    """The element whose text has the first difference in a stream, and the last that begins before that text; twice
    the root, where that cannot be told.

    The stream is written once more, with a number before each text: two for each element, that behind its end has the
    second.
    """
    numbered = deepcopy(tree)
    for number, element in enumerate(numbered.iter("*")):
        element.text = _with_number(element.text, 2 * number)
        element.tail = _with_number(element.tail, 2 * number + 1)
    written, _ = _streams(numbered)
    first, *rest = _NUMBERED.split(without_space(normal(written[stream.name])))
    behind, number = len(first), 0
    for said, words in zip(rest[::2], rest[1::2], strict=True):
        if behind > stream.at:
            break
        behind, number = behind + len(words), int("".join(str(ord(digit) - _ZERO) for digit in said))
    elements = list(tree.iter("*"))
    before, is_behind = divmod(number, 2)
    # a text may have such characters all the same
    element = elements[before] if before < len(elements) else elements[0]
    parent = element.getparent()
    return (element if parent is None or not is_behind else parent), element


def _with_number(text: str | None, number: int) -> str | None:
    if not text or text.isspace():
        return text
    start = leading(text)
    return text[:start] + _SIGN + "".join(chr(_ZERO + int(digit)) for digit in str(number)) + _END + text[start:]


def _streams(tree: etree._Element | etree._ElementTree) -> tuple[dict[str, str], dict[int, str]]:
    """The characters of each stream, those that XML cannot hold put back, and the stream of each line outside the
    text by its number."""
    pieces: dict[str, list[str]] = {stream: [] for stream in _STREAMS}
    claimed: dict[int, str] = {}
    stream = "text"
    for element in _transcript()(tree).getroot():
        if element.tag == "line":
            stream = element.get("stream", "")
            pieces[stream].append("\n")
            claimed[_number(element, 10)] = stream
        elif element.tag == "g":
            pieces[stream].append(chr(_number(element, 16)))
        pieces[stream].append(element.tail or "")
    return {stream: "".join(each) for stream, each in pieces.items()}, claimed


def _number(element: etree._Element, base: int) -> int:
    """The number `n` of an element; 0, which no line and no lost character has, where somebody wrote something else."""
    try:
        return int(element.get("n", "").removeprefix("U+"), base)
    except ValueError:
        return 0


@cache
def _transcript() -> etree.XSLT:
    """The stylesheet for the tree as it lies in memory: it is XSLT 1.0, which lxml runs by itself, shut off from files
    and network."""
    stylesheet = etree.parse(resources.stylesheet("exports/transcript.xsl"))
    shut_off = etree.XSLTAccessControl.DENY_ALL  # type: ignore[attr-defined]  # the stubs lack it
    return etree.XSLT(stylesheet, access_control=shut_off)


def _count(normal: str) -> int:
    return len(normal) - normal.count(" ")


def _first_difference(wanted: str, found: str) -> int:
    low, high = 0, min(len(wanted), len(found))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if wanted[:middle] == found[:middle] else (low, middle - 1)
    return low


def _difference(source: Source, tree: etree._Element | etree._ElementTree, stream: _Compared) -> Problem:
    line_number, column = _place(source, stream.lines(source), stream.at)
    message = (
        f"the TEI does not give the transcript back: in the {stream.name} the transcript has "
        f"“{_context(stream.wanted, stream.at)}”, the TEI “{_context(stream.found, stream.at)}”"
    )
    whole = tree.getroottree() if isinstance(tree, etree._Element) else tree
    _, hint = _advice(source, whole, stream)
    return Problem("fidelity.broken", Level.ERROR, message, source.name, line_number, column, hint)


def _advice(source: Source, tree: etree._ElementTree, stream: _Compared) -> tuple[etree._Element, str]:
    """The element to be looked at where a stream differs first, and what to do there."""
    element, near = _written_by(tree, stream)
    if stream.name == _TEXT:

        def furthest(tried: etree._ElementTree) -> int:
            return next(each.at + (not each.differs) for each in _compared(source, tried) if each.name == stream.name)

        form = forms.lacking(tree, near, forms.Difference(stream.wanted, stream.found, stream.at), furthest)
        if form:
            return form.element, form.advice
    wanted, found = stream.wanted[stream.at :], stream.found[stream.at :]
    if _goes_on_in(wanted, found):
        return element, _ADDED + _OR_REPORT
    return element, (_LOST if _goes_on_in(found, wanted) else _CHANGED) + _OR_REPORT


def _goes_on_in(words: str, other: str) -> bool:
    """Do the words come later in the other text, behind what that has besides?"""
    return (other.find(words[:_ENOUGH], 1, _FARTHEST) > 0) if words else bool(other)


def _context(text: str, at: int) -> str:
    before, after = text[max(0, at - _CONTEXT) : at], text[at : at + _CONTEXT]
    return f"{'…' if at > _CONTEXT else ''}{before}⟨here⟩{after}{'…' if at + _CONTEXT < len(text) else ''}"


def _place(source: Source, lines: list[Line], at: int) -> tuple[int, int]:
    """The line and column of the character `at` in the normal form of the lines."""
    number = 0
    for number, words in ((line.number, without_space(normal(source[line.span]))) for line in lines):
        if words and at <= len(words):
            return number, at + 1
        at -= len(words) + bool(words)
    return number, 0
