"""Making TEI elements: names without their namespace go in, lxml elements come out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from lxml import etree

from tei_protocols.model.white_space import WHITE_SPACE

TEI = "http://www.tei-c.org/ns/1.0"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

# lxml's stubs do not know that None is the prefix of the default namespace
_NAMESPACES: Any = {None: TEI}

# what XML 1.0 refuses; the text of a transcript may hold such characters all the same
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LINE_END = re.compile(f"[{WHITE_SPACE}]*[\n\r][{WHITE_SPACE}]*")

# Elements that hold elements alone: here white space may be added for the eye.
_STRUCTURE_NAMES = (
    "TEI teiCorpus teiHeader fileDesc titleStmt publicationStmt notesStmt sourceDesc msDesc msIdentifier msContents "
    "history encodingDesc appInfo projectDesc editorialDecl refsDecl citeStructure classDecl taxonomy profileDesc "
    "abstract langUsage particDesc listPerson revisionDesc text body back div sp list"
)
_STRUCTURE = frozenset(f"{{{TEI}}}{name}" for name in _STRUCTURE_NAMES.split())


def new(name: str, attributes: Mapping[str, str] | None = None, text: str = "") -> etree._Element:
    """An element that stands alone so far; attributes without a value are left out."""
    element = etree.Element(_tag(name), _stated(attributes), nsmap=_NAMESPACES)
    if text:
        write(element, text)
    return element


def add(
    parent: etree._Element, name: str, attributes: Mapping[str, str] | None = None, text: str = ""
) -> etree._Element:
    """An element at the end of `parent`; attributes without a value are left out."""
    element = etree.SubElement(parent, _tag(name), _stated(attributes))
    if text:
        write(element, text)
    return element


@cache
def _tag(name: str) -> str:
    return f"{{{TEI}}}{name}"


def _stated(attributes: Mapping[str, str] | None) -> dict[str, str] | None:
    return {name: value for name, value in attributes.items() if value} if attributes else None


def write(element: etree._Element, text: str) -> None:
    """Append characters to `element`: line ends become single spaces, what XML forbids becomes `g`."""
    if "\n" in text or "\r" in text:
        text = _LINE_END.sub(" ", text)
    if text.isprintable():  # nearly always: then nothing is forbidden
        _append(element, text)
        return
    start = 0
    for forbidden in _FORBIDDEN.finditer(text):
        _append(element, text[start : forbidden.start()])
        add(element, "g", {"n": f"U+{ord(forbidden[0]):04X}"})
        start = forbidden.end()
    _append(element, text[start:])


def _append(element: etree._Element, text: str) -> None:
    if not text:
        return
    try:  # asking for the number of children would count them all, each time
        last = element[-1]
    except IndexError:
        element.text = (element.text or "") + text
    else:
        last.tail = (last.tail or "") + text


def lay_out(element: etree._Element, depth: int = 0) -> None:
    """Indent the structure for the eye; running text is left as it is."""
    if not len(element) or element.tag not in _STRUCTURE:
        return
    element.text = "\n" + "  " * (depth + 1)
    for child in element:
        lay_out(child, depth + 1)
        child.tail = "\n" + "  " * (depth + 1)
    element[-1].tail = "\n" + "  " * depth
