"""Elements on their way: names, attributes and text go in, characters of XML come out.

What will not change is XML at once: start tags, text with what XML asks to be written otherwise. An `Element` is for
what is still to be filled, or to get an attribute later; `tei/printed.py` makes a document of it. libxml2 sees that
once, when it is whole, because to hand it over piece by piece takes several times as long.
"""

from __future__ import annotations

import re

from msgspec import Struct, field

from tei_protocols.model.white_space import WHITE_SPACE

TEI = "http://www.tei-c.org/ns/1.0"
XML_ID = "xml:id"
XML_LANG = "xml:lang"

_LINE_END = re.compile(f"[\n\r][{WHITE_SPACE}]*")
# what an attribute cannot hold as it is; white space of other kinds would become a space
_QUOTED = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}
_TO_BE_QUOTED = re.compile(f"[{''.join(_QUOTED)}]")
_NO_ATTRIBUTES: dict[str, str] = {}


class Element(Struct, eq=False):
    """An element: its `name`, its `attributes` (those without a value are left out), and what it holds: elements, and
    strings that are XML."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    parent: Element | None = None
    content: list[Element | str] = field(default_factory=list)

    def is_in(self, name: str) -> bool:
        """Does it, or what it stands in, have this name?"""
        return self.name == name or (self.parent is not None and self.parent.is_in(name))

    def last(self, *names: str) -> Element | None:
        """The last thing in it, if it is an element, of one of these names where there are any."""
        last = self.content[-1] if self.content else None
        return last if isinstance(last, Element) and (not names or last.name in names) else None

    def set(self, key: str, value: str) -> None:
        """Give the element an attribute, or another value of it. Others may share its attributes: theirs stay."""
        self.attributes = {**self.attributes, key: value}


def add(parent: Element, name: str, attributes: dict[str, str] = _NO_ATTRIBUTES, text: str = "") -> Element:
    """An element at the end of `parent`; attributes without a value are left out."""
    element = Element(name, attributes, parent)
    parent.content.append(element)
    if text:
        element.content.append(characters(text))
    return element


def write(element: Element, text: str) -> None:
    """Append characters to `element`: line ends become single spaces."""
    if text:
        element.content.append(characters(text))


def printed(name: str, attributes: dict[str, str] = _NO_ATTRIBUTES, content: str = "") -> str:
    """A whole element, whose `content` is XML."""
    tag = start_tag(name, attributes)
    return f"{tag}{content}</{name}>" if content else f"{tag[:-1]}/>"


def start_tag(name: str, attributes: dict[str, str]) -> str:
    """The tag with which an element begins; attributes without a value are left out."""
    if not attributes:
        return f"<{name}>"
    if _TO_BE_QUOTED.search("".join(attributes.values())):
        attributes = {key: _quoted(value) for key, value in attributes.items()}
    stated = ""
    for key, value in attributes.items():
        if value:
            stated += f' {key}="{value}"'
    return f"<{name}{stated}>"


def _quoted(value: str) -> str:
    return _TO_BE_QUOTED.sub(lambda found: _QUOTED[found[0]], value)


def characters(text: str) -> str:
    """The text as XML: its line ends are single spaces."""
    if "&" in text or "<" in text or ">" in text:
        text = escaped(text)
    return on_one_line(text) if "\n" in text or "\r" in text else text


def escaped(text: str) -> str:
    """The text as XML, its lines as they are."""
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    return text.replace(">", "&gt;") if ">" in text else text


def on_one_line(text: str) -> str:
    """The text with a single space for each line end and the white space around it."""
    if "\n" not in text and "\r" not in text:
        return text
    *lines, last = _LINE_END.split(text)
    return " ".join([*(line.rstrip(WHITE_SPACE) for line in lines), last])
