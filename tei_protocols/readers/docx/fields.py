"""Fields: the text of a Word document goes in; which of its runs are the inner workings of a field comes out."""

from __future__ import annotations

from lxml import etree
from msgspec import Struct, field

from tei_protocols.readers.archive import attribute, local_name


class _Field(Struct):
    in_instruction: bool = True
    instruction: list[etree._Element] = field(default_factory=list)


def instructions(story: etree._Element) -> frozenset[etree._Element]:
    """The runs that stand between the beginning of a field and its result, which Word does not show.

    A field that never ends hides nothing: better a few characters too many than the rest of the text lost.
    """
    hidden: list[etree._Element] = []
    open_fields: list[_Field] = []
    for element in story.iter():
        match local_name(element):
            case "r" if open_fields and open_fields[-1].in_instruction:
                open_fields[-1].instruction.append(element)
            case "fldChar":
                _turn(attribute(element, "fldCharType"), open_fields, hidden)
    return frozenset(hidden)


def _turn(kind: str | None, open_fields: list[_Field], hidden: list[etree._Element]) -> None:
    if kind == "begin":
        open_fields.append(_Field())
    elif kind == "separate" and open_fields:
        open_fields[-1].in_instruction = False
    elif kind == "end" and open_fields:
        hidden += open_fields.pop().instruction
