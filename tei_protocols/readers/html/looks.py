"""Looks: an element of a web page and how the text around it looks go in; how its own text looks comes out."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from lxml import etree

from tei_protocols.model.formatting import Style
from tei_protocols.readers.archive import whole_number
from tei_protocols.readers.composition import ELEMENT_LOOKS, Look
from tei_protocols.readers.html.names import BLOCKS

# elements that only web pages have, besides those of Markdown
_ELEMENTS = ELEMENT_LOOKS | {
    "cite": Look(Style.ITALIC),
    "dfn": Look(Style.ITALIC),
    "var": Look(Style.ITALIC),
    "big": Look("large print"),
}
_BOLD_FROM = 600
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_RULE = re.compile(r"([^{}]*)\{([^{}]*)\}")
_SIMPLE = re.compile(r"[a-z0-9]*(?:[.#][\w-]+)?", re.IGNORECASE)

Declarations = Mapping[str, str]


class Looks:
    """The style sheets inside a page, and what they and its elements make of its text.

    The elements that are `unclosed` are not taken at their word.
    """

    def __init__(self, root: etree._Element, unclosed: Collection[etree._Element]) -> None:
        self._unclosed = unclosed
        self._rules: dict[str, dict[str, str]] = {}
        for sheet in root.iter("style"):
            for rule in _RULE.finditer(_COMMENT.sub("", sheet.text or "")):
                for selector in rule[1].split(","):
                    selector = selector.strip()
                    if selector and _SIMPLE.fullmatch(selector):
                        self._rules.setdefault(selector, {}).update(_declarations(rule[2]))

    def of(self, element: etree._Element, around: frozenset[Look]) -> frozenset[Look]:
        """How the text of `element` looks, in text that looks like `around`."""
        found = set(around)
        own = _ELEMENTS.get(element.tag)
        if own and not self.is_doubtful(element):
            by = element.get("cite", "").partition("mailto:")[2]
            found.add(Look(own.style, by) if by and own.style in (Style.STRUCK, Style.INSERTED) else own)
        declared = self._declared(element)
        if declared:
            _restyle(found, declared, element.tag)
        return frozenset(found)

    def is_doubtful(self, element: etree._Element) -> bool:
        """Is the end of this element forgotten?"""
        return element in self._unclosed

    def hides(self, element: etree._Element) -> bool:
        """Does a browser not show this element?"""
        declared = self._declared(element)
        hidden = declared.get("display") == "none" or declared.get("visibility") == "hidden"
        return hidden or element.get("hidden") is not None

    def numbers(self, element: etree._Element) -> bool:
        """Does a browser number the items of this list?"""
        declared = self._declared(element)
        return "none" not in (declared.get("list-style-type"), *declared.get("list-style", "").split())

    def _declared(self, element: etree._Element) -> Declarations:
        """What holds for an element: what is said of its name, then of its classes, its id and itself."""
        style = element.get("style")
        if not style and not self._rules:
            return {}
        tag, found = str(element.tag), dict(self._rules.get(str(element.tag), {}))
        for each in (element.get("class") or "").split():
            for selector in (f".{each}", f"{tag}.{each}"):
                found.update(self._rules.get(selector, {}))
        for selector in (f"#{element.get('id')}", f"{tag}#{element.get('id')}"):
            found.update(self._rules.get(selector, {}))
        found.update(_declarations(style or ""))
        return found


def _declarations(text: str) -> dict[str, str]:
    pairs = (declaration.partition(":") for declaration in text.lower().split(";"))
    return {name.strip(): value.replace("!important", "").strip() for name, _, value in pairs if value.strip()}


def _restyle(looks: set[Look], declared: Declarations, tag: str) -> None:
    """Apply declarations to the looks of an element."""
    lines = f"{declared.get('text-decoration', '')} {declared.get('text-decoration-line', '')}".split()
    if "line-through" in lines:
        looks.add(Look(Style.STRUCK))
    if "underline" in lines and tag != "a":  # underlined links are the habit of the page
        double = "double" in lines or declared.get("text-decoration-style") == "double"
        looks.add(Look(Style.DOUBLE_UNDERLINED if double else Style.UNDERLINED))
    elif "none" in lines and tag == "u":
        looks.discard(Look(Style.UNDERLINED))
    weight, slope = declared.get("font-weight", ""), declared.get("font-style", "")
    if weight in ("bold", "bolder") or whole_number(weight, 0) >= _BOLD_FROM:
        looks.add(Look(Style.BOLD))
    elif weight and weight != "inherit":
        looks.discard(Look(Style.BOLD))
    if slope.startswith(("italic", "oblique")):
        looks.add(Look(Style.ITALIC))
    elif slope == "normal":
        looks.discard(Look(Style.ITALIC))
    position = declared.get("vertical-align")
    if position == "super":
        looks.add(Look(Style.SUPERSCRIPT))
    elif position == "sub" and tag not in BLOCKS:
        looks.add(Look("letters below the line"))
    if "small-caps" in declared.get("font-variant", ""):
        looks.add(Look("small capitals"))
