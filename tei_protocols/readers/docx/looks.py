"""Looks: the properties of a run, with its styles, go in; how its characters look comes out.

What decides is Office Open XML 17.7: direct formatting before styles, a style before the one it is based on, and a
toggle (bold, struck) that both paragraph and character style set is off again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lxml import etree

from tei_protocols.model.formatting import Style
from tei_protocols.readers.archive import attribute, child, children, local_name, whole_number
from tei_protocols.readers.composition import Look

_TOGGLES = {
    "strike": Look(Style.STRUCK),
    "dstrike": Look(Style.STRUCK),
    "b": Look(Style.BOLD),
    "i": Look(Style.ITALIC),
    "smallCaps": Look("small capitals"),
    "caps": Look("small letters shown as capitals"),
}
HIDDEN = "vanish"
_OFF = {"0", "false", "off", "none"}
_DOUBLE = {"double", "wavyDouble"}
_NO_COLOUR = {"auto", "none", "clear", "000000", "FFFFFF", "ffffff"}
_READ = {*_TOGGLES, HIDDEN, "u", "vertAlign", "highlight", "color", "spacing", "shd"}

Properties = Mapping[str, str]


class Looks:
    """The styles of a document (`styles`, its part of that name), and what they make of runs."""

    def __init__(self, styles: etree._Element | None) -> None:
        self._styles = {attribute(style, "styleId") or "": style for style in children(styles, "style")}
        self._resolved: dict[str, Properties] = {}
        defaults = child(child(styles, "docDefaults"), "rPrDefault")
        self._defaults = properties(child(defaults, "rPr"))
        self._usual = next((key for key, style in self._styles.items() if _is_usual(style)), "")

    def of(self, paragraph_style: str, run: etree._Element | None, in_link: bool = False) -> frozenset[Look] | None:
        """How the characters with the run properties `run` look; None where they are hidden."""
        direct = properties(run)
        by_paragraph = self.style(paragraph_style or self._usual)
        by_run = self.style(value(child(run, "rStyle")))
        effective = {**self._defaults, **by_paragraph, **by_run}
        for toggle in {*_TOGGLES, HIDDEN} & by_paragraph.keys() & by_run.keys():
            effective[toggle] = str(_is_on(by_paragraph[toggle]) != _is_on(by_run[toggle])).lower()
        effective.update(direct)
        if _is_on(effective.get(HIDDEN, "0")):
            return None
        found = {look for toggle, look in _TOGGLES.items() if _is_on(effective.get(toggle, "0"))}
        found.update(_other_looks(effective, direct))
        return frozenset(found if not in_link else found - {Look(Style.UNDERLINED)})

    def style(self, name: str) -> Properties:
        """The run properties of a style, with those of the styles it is based on."""
        if name not in self._resolved:
            resolved: dict[str, str] = {}
            for style in reversed(list(self.ancestry(name))):
                resolved.update(properties(child(style, "rPr")))
            self._resolved[name] = resolved
        return self._resolved[name]

    def ancestry(self, name: str) -> Iterable[etree._Element]:
        """A style, the one it is based on, and so on; a circle is gone through once."""
        seen: set[str] = set()
        while name in self._styles and name not in seen:
            seen.add(name)
            style = self._styles[name]
            yield style
            name = value(child(style, "basedOn"))

    def is_heading(self, name: str) -> bool:
        """Is this the style of a heading of some rank?"""
        levels = (child(child(style, "pPr"), "outlineLvl") for style in self.ancestry(name))
        return any(whole_number(value(level), 9) < 9 for level in levels if level is not None)


def value(element: etree._Element | None) -> str:
    """The `val` of a property; empty where there is none."""
    return "" if element is None else attribute(element, "val") or ""


def properties(run: etree._Element | None) -> Properties:
    """Those properties of a run that count here, by their names; a property without value is on."""
    found = {}
    for each in run if run is not None else ():
        name = local_name(each)
        if name in _READ:
            found[name] = (attribute(each, "fill") if name == "shd" else attribute(each, "val")) or "1"
    return found


def _is_usual(style: etree._Element) -> bool:
    return attribute(style, "type") == "paragraph" and _is_on(attribute(style, "default") or "0")


def _is_on(setting: str) -> bool:
    return setting not in _OFF


def _other_looks(effective: Properties, direct: Properties) -> Iterable[Look]:
    underline = effective.get("u", "none")
    if underline in _DOUBLE:
        yield Look(Style.DOUBLE_UNDERLINED)
    elif _is_on(underline):
        yield Look(Style.UNDERLINED)
    position = effective.get("vertAlign")
    if position == "superscript":
        yield Look(Style.SUPERSCRIPT)
    elif position == "subscript":
        yield Look("letters below the line")
    # Colours and spaced letters of a style are decoration; set by hand they may mean something.
    if {direct.get("highlight", "none"), direct.get("shd", "auto")} - _NO_COLOUR:
        yield Look("highlighting")
    if direct.get("color", "auto") not in _NO_COLOUR:
        yield Look("coloured letters")
    if whole_number(direct.get("spacing"), 0) >= 20:
        yield Look("spaced letters")
