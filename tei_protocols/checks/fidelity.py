"""The proof of fidelity: a transcript and its TEI go in, the verdict comes out that no character was lost or added.

Each line of the transcript belongs whole to one of three streams: text, header, discarded. The stylesheet
`exports/transcript.xsl` writes the streams again from the TEI alone, and here they are compared, in order. White space
compares as one space and is not counted; nothing else is ignored.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from lxml import etree

from tei_protocols import resources
from tei_protocols.model.source import Line, Source
from tei_protocols.model.white_space import normal
from tei_protocols.problems import Level, Problem

_STREAMS = ("text", "header", "discarded")
_CONTEXT = 30


@dataclass(frozen=True, slots=True)
class Proof:
    """The verdict: how many characters each stream accounts for, of how many; and what is wrong, if the proof fails."""

    counted: tuple[int, int, int]
    total: int
    problems: tuple[Problem, ...]

    @property
    def holds(self) -> bool:
        """True where every character of the transcript is accounted for, and none was added."""
        return not self.problems

    @property
    def summary(self) -> str:
        """The verdict in a sentence."""
        text, header, discarded = self.counted
        return (
            f"{text + header + discarded:,} of {self.total:,} characters accounted for: "
            f"{text:,} in the text, {header:,} in the header, {discarded:,} discarded"
        )


def prove(source: Source, tree: etree._Element | etree._ElementTree) -> Proof:
    """Compare the transcript with what its TEI says it was."""
    written, claimed = _streams(tree)
    expected: dict[str, list[Line]] = {stream: [] for stream in _STREAMS}
    for line in source.lines:
        expected[claimed.get(line.number, "text")].append(line)
    problems = []
    counted, total = [], 0
    for stream, lines in expected.items():
        found = normal(written[stream])
        wanted = normal("\n".join(source[line.span] for line in lines))
        at = len(wanted) if found == wanted else _first_difference(wanted, found)
        counted.append(_count(wanted[:at]))
        total += _count(wanted)
        if found != wanted:
            problems.append(_difference(source, stream, lines, wanted, found, at))
    return Proof((counted[0], counted[1], counted[2]), total, tuple(problems))


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


def _difference(source: Source, stream: str, lines: list[Line], wanted: str, found: str, at: int) -> Problem:
    line_number, column = _place(source, lines, at)
    message = (
        f"the TEI does not give the transcript back: in the {stream} the transcript has "
        f"“{_context(wanted, at)}”, the TEI “{_context(found, at)}”"
    )
    hint = "nothing may be lost or added; correct the TEI, or report this if the program wrote it"
    return Problem("fidelity.broken", Level.ERROR, message, source.name, line_number, column, hint)


def _context(text: str, at: int) -> str:
    before, after = text[max(0, at - _CONTEXT) : at], text[at : at + _CONTEXT]
    return f"{'…' if at > _CONTEXT else ''}{before}⟨here⟩{after}{'…' if at + _CONTEXT < len(text) else ''}"


def _place(source: Source, lines: list[Line], at: int) -> tuple[int, int]:
    """The line and column of the character `at` in the normal form of the lines."""
    number = 0
    for number, words in ((line.number, normal(source[line.span])) for line in lines):
        if words and at <= len(words):
            return number, at + 1
        at -= len(words) + bool(words)
    return number, 0
