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
_NO_ATTRIBUTES: Mapping[str, str] = {}

# what XML 1.0 refuses; the text of a transcript may hold such characters all the same
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LINE_END = re.compile(f"[\n\r][{WHITE_SPACE}]*")

# Elements that hold elements alone: here white space may be added for the eye.
_STRUCTURE_NAMES = (
    "TEI teiCorpus teiHeader fileDesc titleStmt publicationStmt notesStmt sourceDesc msDesc msIdentifier msContents "
    "history encodingDesc appInfo projectDesc editorialDecl refsDecl citeStructure classDecl taxonomy profileDesc "
    "abstract langUsage particDesc listPerson revisionDesc text body back div sp list"
)
_STRUCTURE = frozenset(f"{{{TEI}}}{name}" for name in _STRUCTURE_NAMES.split())


def new(name: str, attributes: Mapping[str, str] = _NO_ATTRIBUTES) -> etree._Element:
    """An element that stands alone so far; attributes without a value are left out."""
    element = etree.Element(tag(name), nsmap=_NAMESPACES)
    for key, value in attributes.items():
        if value:
            element.set(key, value)
    return element


def add(
    parent: etree._Element, name: str, attributes: Mapping[str, str] = _NO_ATTRIBUTES, text: str = ""
) -> etree._Element:
    """An element at the end of `parent`; attributes without a value are left out."""
    element = etree.SubElement(parent, tag(name))
    for key, value in attributes.items():  # one by one: lxml takes longer for all of them together
        if value:
            element.set(key, value)
    if text:
        begin(element, text)
    return element


@cache
def tag(name: str) -> str:
    """The name with its namespace, as lxml has it."""
    return f"{{{TEI}}}{name}"


def begin(element: etree._Element, text: str) -> None:
    """Append characters, as `write` does, to an element without children: there is no last child to look for."""
    if text:
        try:
            element.text = (element.text or "") + _on_one_line(text)
        except ValueError:
            write(element, text)


def write(element: etree._Element, text: str) -> None:
    """Append characters to `element`: line ends become single spaces, what XML forbids becomes `g`."""
    text = _on_one_line(text)
    try:
        _append(element, text)
    except ValueError:  # lxml looks at each character anyway: to ask before would be to ask twice
        start = 0
        for forbidden in _FORBIDDEN.finditer(text):
            _append(element, text[start : forbidden.start()])
            add(element, "g", {"n": f"U+{ord(forbidden[0]):04X}"})
            start = forbidden.end()
        _append(element, text[start:])


def _on_one_line(text: str) -> str:
    if "\n" not in text and "\r" not in text:
        return text
    *lines, last = _LINE_END.split(text)
    return " ".join([*(line.rstrip(WHITE_SPACE) for line in lines), last])


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
    inner = "\n" + "  " * (depth + 1)
    child = None
    for child in element:
        if child.tag in _STRUCTURE:
            lay_out(child, depth + 1)
        child.tail = inner
    if child is not None:
        element.text = inner
        child.tail = inner[:-2]
