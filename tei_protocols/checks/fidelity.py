"""The proof of fidelity: a transcript and its TEI go in, the verdict comes out that no character was lost or added.

Each line of the transcript belongs whole to one of three streams: text, header, discarded. The stylesheet
`exports/transcript.xsl` writes the streams again from the TEI alone, and here they are compared, in order. White space
compares as one space and is not counted; nothing else is ignored.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from tei_protocols import resources
from tei_protocols.model.source import Source
from tei_protocols.model.white_space import normal
from tei_protocols.problems import Level, Problem
from tei_protocols.secure_xml import parse_xml
from tei_protocols.xslt_engine import engine

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
    stylesheet = resources.stylesheet("exports/transcript.xsl")
    saxon = engine(stylesheet)
    streams = parse_xml(saxon.run(stylesheet, saxon.document(_bearing_streams(tree))).encode(), source.name).getroot()
    claimed = {int(line.get("n", "0")): line.get("stream", "") for line in streams.iter("line")}
    expected: dict[str, list[tuple[int, str]]] = {stream: [] for stream in _STREAMS}
    for line in source.lines:
        words = normal(source[line.span])
        if words:
            expected[claimed.get(line.number, "text")].append((line.number, words))
    problems = []
    counted = []
    for stream in _STREAMS:
        found = normal(_written(streams, stream))
        wanted = " ".join(words for _, words in expected[stream])
        if found == wanted:
            counted.append(_count(wanted))
        else:
            at = _first_difference(wanted, found)
            counted.append(_count(wanted[:at]))
            problems.append(_difference(source, stream, expected[stream], wanted, found, at))
    return Proof((counted[0], counted[1], counted[2]), _count(normal(source.text)), tuple(problems))


def _bearing_streams(tree: etree._Element | etree._ElementTree) -> etree._Element:
    """The document without those parts of its header that are in no stream: half of it, and half the time."""
    root = tree.getroot() if isinstance(tree, etree._ElementTree) else tree
    bare = etree.Element(root.tag)
    for document in root.iter("{*}TEI"):
        part = etree.SubElement(bare, document.tag)
        header = etree.SubElement(part, document.tag.replace("}TEI", "}teiHeader"))
        header.extend(deepcopy(notes) for notes in document.iterfind("{*}teiHeader/{*}fileDesc/{*}notesStmt"))
        part.extend(deepcopy(text) for text in document.iterfind("{*}text"))
    return bare


def _count(normal: str) -> int:
    return len(normal) - normal.count(" ")


def _written(streams: etree._Element, stream: str) -> str:
    """The characters of a stream, with those that XML cannot hold put back."""
    if stream == "text":
        return "".join(map(_characters, streams.iter("text")))
    return "\n".join(_characters(line) for line in streams.iter("line") if line.get("stream") == stream)


def _characters(element: etree._Element) -> str:
    pieces = [element.text or ""]
    for forbidden in element:
        pieces += [chr(int(forbidden.get("n", "U+FFFD")[2:], 16)), forbidden.tail or ""]
    return "".join(pieces)


def _first_difference(wanted: str, found: str) -> int:
    low, high = 0, min(len(wanted), len(found))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if wanted[:middle] == found[:middle] else (low, middle - 1)
    return low


def _difference(source: Source, stream: str, lines: list[tuple[int, str]], wanted: str, found: str, at: int) -> Problem:
    line_number, column = _place(lines, at)
    message = (
        f"the TEI does not give the transcript back: in the {stream} the transcript has "
        f"“{_context(wanted, at)}”, the TEI “{_context(found, at)}”"
    )
    hint = "nothing may be lost or added; correct the TEI, or report this if the program wrote it"
    return Problem("fidelity.broken", Level.ERROR, message, source.name, line_number, column, hint)


def _context(text: str, at: int) -> str:
    before, after = text[max(0, at - _CONTEXT) : at], text[at : at + _CONTEXT]
    return f"{'…' if at > _CONTEXT else ''}{before}⟨here⟩{after}{'…' if at + _CONTEXT < len(text) else ''}"


def _place(lines: list[tuple[int, str]], at: int) -> tuple[int, int]:
    for number, words in lines:
        if at <= len(words):
            return number, at + 1
        at -= len(words) + 1
    return (lines[-1][0] if lines else 0), 0
