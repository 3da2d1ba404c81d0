"""The views are total: whatever elements lie in one another, however little sense it makes, a page comes out."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from view_samples import TEI, english, russian

from tei_protocols import resources
from tei_protocols.views import FORMATS, VIEWS, views


def _grammar() -> tuple[list[str], dict[str, list[dict[str, str]]]]:
    """All elements of the samples with the attributes that they have there."""
    attributes: dict[str, list[dict[str, str]]] = {}
    for tree in (english(), russian()):
        for element in tree.find(f".//{{{TEI}}}text").iter(etree.Element):
            name = etree.QName(element).localname
            kept = {str(key): value for key, value in element.attrib.items() if "namespace" not in str(key)}
            attributes.setdefault(name, [{}]).append(kept)
    return sorted(attributes), attributes


NAMES, ATTRIBUTES = _grammar()

Shape = tuple[str, dict[str, str], list["str | Shape"]]


def shapes(children: st.SearchStrategy[str | Shape]) -> st.SearchStrategy[Shape]:
    return st.sampled_from(NAMES).flatmap(
        lambda name: st.tuples(st.just(name), st.sampled_from(ATTRIBUTES[name]), st.lists(children, max_size=4))
    )


WORDS = st.text(alphabet="ab ж—[\n", min_size=1, max_size=6)
TREES = shapes(st.recursive(WORDS, shapes, max_leaves=25))


def element(shape: Shape) -> etree._Element:
    name, attributes, children = shape
    made = etree.Element(f"{{{TEI}}}{name}", attributes)
    for child in children:
        if isinstance(child, tuple):
            made.append(element(child))
        elif len(made):
            made[-1].tail = (made[-1].tail or "") + child
        else:
            made.text = (made.text or "") + child
    return made


@settings(max_examples=30, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(TREES, min_size=1, max_size=3))
def test_any_nesting_is_shown(parts: list[Shape]) -> None:
    root = etree.Element(f"{{{TEI}}}TEI", nsmap={None: TEI})
    body = etree.SubElement(etree.SubElement(root, f"{{{TEI}}}text"), f"{{{TEI}}}body")
    body.extend([element(part) for part in parts])
    made = views(root.getroottree(), [(name, to) for name in VIEWS for to in FORMATS])
    for name in VIEWS:
        assert made[name, "html"].startswith(b"<!DOCTYPE html>")
        assert made[name, "pdf"].startswith(b"%PDF")
        assert made[name, "epub"].startswith(b"PK") and made[name, "docx"].startswith(b"PK")


XSL = "{http://www.w3.org/1999/XSL/Transform}"
XSLT = resources.stylesheet("common.xsl").parent
PLACES = ("*.xsl", "views/*.xsl", "modules/*.xsl", "formats/*.xsl", "formats/*/*.xsl", "books/*.xsl")


@pytest.mark.parametrize(
    "path", sorted(path for place in PLACES for path in XSLT.glob(place)), ids=lambda path: path.stem
)
def test_a_stylesheet_keeps_the_rules_of_the_house(path: Path) -> None:
    stylesheet = etree.parse(str(path)).getroot()
    comment = stylesheet.getprevious()
    assert comment is not None and comment.tag is etree.Comment, "a comment says what the stylesheet is for"
    for mode in stylesheet.iter(f"{XSL}mode"):
        assert mode.get("on-multiple-match") == "fail"
        assert mode.getprevious().tag is etree.Comment, f"mode {mode.get('name')}: a comment says what it is for"
    if stylesheet.get("version") == "1.0":  # meant for every processor there is; it knows no types
        return
    for typed in stylesheet.iter(f"{XSL}variable", f"{XSL}param", f"{XSL}function"):
        assert typed.get("as"), f"{path.name}:{typed.sourceline}: as= is missing on {typed.get('name')}"
