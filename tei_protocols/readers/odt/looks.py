"""Looks: the names of the styles around some characters go in; how the characters look comes out.

What decides is OpenDocument 1.3, part 3, 16: the style of a span before that of the paragraph, a style before its
parent.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from lxml import etree

from tei_protocols.model.formatting import Style
from tei_protocols.readers.archive import attribute, child, local_name, whole_number
from tei_protocols.readers.composition import Look

_READ = (
    "text-line-through-style", "text-line-through-type", "text-underline-style", "text-underline-type", "font-weight",
    "font-style", "text-position", "display", "font-variant", "background-color", "letter-spacing", "color",
)  # fmt: skip
_NO_COLOUR = {"transparent", "auto", "#000000", "#ffffff", ""}
_NO_SPACING = {"normal", "0cm", "0in", "0pt"}
_BOLD_FROM = 600

Properties = Mapping[str, str]


class Looks:
    """The styles in `roots`, the parts of a document; those of a later part go before those of an earlier one."""

    def __init__(self, roots: Sequence[etree._Element]) -> None:
        self._styles: dict[tuple[str, str], etree._Element] = {}
        self._resolved: dict[tuple[str, str], Properties] = {}
        self._defaults: Properties = {}
        self._found: dict[tuple[str, bool, tuple[str, ...]], frozenset[Look] | None] = {}
        for style in (each for root in roots for each in root.iter("{*}style", "{*}default-style")):
            family = attribute(style, "family") or ""
            if local_name(style) == "style":
                self._styles[family, attribute(style, "name") or ""] = style
            elif family == "paragraph":
                self._defaults = _properties(style)

    def of(self, paragraph: str, spans: Sequence[str], in_link: bool = False) -> frozenset[Look] | None:
        """How characters look in a paragraph and, from the outermost, in spans of these styles; None where hidden."""
        key = paragraph, in_link, tuple(spans)
        if key not in self._found:
            self._found[key] = self._look(paragraph, spans, in_link)
        return self._found[key]

    def _look(self, paragraph: str, spans: Sequence[str], in_link: bool) -> frozenset[Look] | None:
        direct: dict[str, str] = {}
        for span in spans:
            direct.update(self._of_style("text", span))
        effective = {**self._defaults, **self._of_style("paragraph", paragraph), **direct}
        if effective.get("display") == "none":
            return None
        found = frozenset((*_model_looks(effective), *_other_looks(direct, effective)))
        return found - {Look(Style.UNDERLINED)} if in_link else found

    def ancestry(self, family: str, name: str) -> Iterable[etree._Element]:
        """A style, its parent, and so on; a circle is gone through once."""
        seen: set[str] = set()
        while (family, name) in self._styles and name not in seen:
            seen.add(name)
            style = self._styles[family, name]
            yield style
            name = attribute(style, "parent-style-name") or ""

    def list_style(self, paragraph: str) -> str:
        """The style of list that the style of a paragraph names; empty where it names none."""
        names = (attribute(style, "list-style-name") for style in self.ancestry("paragraph", paragraph))
        return next((name for name in names if name is not None), "")

    def _of_style(self, family: str, name: str) -> Properties:
        key = family, name
        if key not in self._resolved:
            resolved: dict[str, str] = {}
            for style in reversed(list(self.ancestry(family, name))):
                resolved.update(_properties(style))
            self._resolved[key] = resolved
        return self._resolved[key]


def _properties(style: etree._Element) -> Properties:
    properties = child(style, "text-properties")
    if properties is None:
        return {}
    return {name: found for name in _READ if (found := attribute(properties, name)) is not None}


def _model_looks(effective: Properties) -> Iterable[Look]:
    if "none" not in (effective.get("text-line-through-style", "none"), effective.get("text-line-through-type")):
        yield Look(Style.STRUCK)
    if "none" not in (effective.get("text-underline-style", "none"), effective.get("text-underline-type")):
        double = effective.get("text-underline-type") == "double"
        yield Look(Style.DOUBLE_UNDERLINED if double else Style.UNDERLINED)
    weight = effective.get("font-weight", "normal")
    if weight == "bold" or whole_number(weight, 0) >= _BOLD_FROM:
        yield Look(Style.BOLD)
    if effective.get("font-style") in ("italic", "oblique"):
        yield Look(Style.ITALIC)
    position = effective.get("text-position", "0%").split(" ")[0]
    if position == "super" or (position[:1].isdecimal() and position.strip("0.%")):
        yield Look(Style.SUPERSCRIPT)
    elif position == "sub" or position.startswith("-"):
        yield Look("letters below the line")


def _other_looks(direct: Properties, effective: Properties) -> Iterable[Look]:
    """Looks without a place in the model. Those of the paragraph's style are decoration, save for small capitals."""
    if effective.get("font-variant") == "small-caps":
        yield Look("small capitals")
    if direct.get("background-color", "") not in _NO_COLOUR:
        yield Look("highlighting")
    if direct.get("color", "") not in _NO_COLOUR:
        yield Look("coloured letters")
    spacing = direct.get("letter-spacing", "normal")
    if spacing not in _NO_SPACING and not spacing.startswith("-"):
        yield Look("spaced letters")
