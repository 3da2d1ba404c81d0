"""What was meant: a finding that knows it goes in, with the file as it is written; the repair comes out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tei_protocols.findings import Finding, Meant, Of
from tei_protocols.problems import Edit, Repair
from tei_protocols.written import Range, StartTag, Written

_TITLES = {
    Of.ELEMENT: "Write <{0.wanted}> for <{0.given}>",
    Of.ATTRIBUTE: "Write @{0.wanted} for @{0.given}",
    Of.VALUE: 'Write "{0.wanted}" for "{0.given}"',
    Of.ADDED: "Add {0.wanted}",
}


def repairs(finding: Finding, tag: StartTag, written: Written) -> tuple[Repair, ...]:
    """The repair of a finding that is about the element with this start tag; none where it does not know what was
    meant, or where that stands nowhere as it is (an entity may stand for it)."""
    meant = finding.meant
    if meant is None:
        return ()
    words = f" {meant.wanted}" if meant.of is Of.ADDED else meant.wanted
    ranges = list(_ranges(meant, finding.attribute, tag, written))
    edits = tuple(Edit(written.place(start), written.place(end), words) for start, end in ranges)
    return (Repair(_TITLES[meant.of].format(meant), edits, meant.certain),) if edits else ()


def _ranges(meant: Meant, attribute: str, tag: StartTag, written: Written) -> Iterator[Range]:
    """The characters that give way."""
    if meant.of is Of.ELEMENT:
        yield from _names(meant.given, tag, written)
    elif meant.of is Of.ADDED:
        yield tag.name[1], tag.name[1]
    elif attribute in tag.attributes:
        start, end = tag.attributes[attribute]
        if meant.of is Of.ATTRIBUTE:
            yield start, start + len(attribute)
        else:
            yield from _values(meant.given, start, end, written.text)


def _names(given: str, tag: StartTag, written: Written) -> Iterator[Range]:
    """The name in the start tag, and in the end tag if there is one; a prefix stays."""
    start, end = tag.name
    yield end - len(given), end
    if closing := written.end_tag(start):
        name = closing.start + len("</") + len(closing.name)
        yield name - len(given), name


def _values(given: str, start: int, end: int, text: str) -> Iterator[Range]:
    """The value between its quotation marks, or each word in it that is meant."""
    opening = min(found for mark in "\"'" if (found := text.find(mark, start, end)) >= 0) + 1
    inside = text[opening : end - 1]
    if inside == given:
        yield opening, end - 1
        return
    for word in re.finditer(r"\S+", inside):
        if word[0] == given:
            yield opening + word.start(), opening + word.end()
