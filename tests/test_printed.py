"""Elements become XML: what is written is what a parser reads, and an element knows the line that it will have."""

from __future__ import annotations

import pytest
from lxml import etree

from tei_protocols import pipeline, tei
from tei_protocols.readers import read
from tei_protocols.tei.elements import TEI, Element, add, write
from tei_protocols.tei.printed import as_tree, laid_out


def _document(text: str, value: str = "") -> etree._Element:
    root = Element("TEI", {"xmlns": TEI})
    write(add(root, "p", {"n": value}), text)
    return as_tree(root)


@pytest.mark.parametrize("text", ["a & b", "<p>", "x > y", "]]>", '"quoted"', "&amp;", "plain"])
def test_text_and_attributes_are_no_markup(text: str) -> None:
    paragraph = _document(text, text)[0]
    assert paragraph.text == text
    assert paragraph.get("n") == text


def test_white_space_of_an_attribute_stays() -> None:
    assert _document("", "a\tb\nc\rd")[0].get("n") == "a\tb\nc\rd"


def test_what_xml_forbids_becomes_g_in_text_and_the_sign_of_loss_in_attributes() -> None:
    paragraph = _document("a\x0cb\ufffec", "d\x00")[0]
    assert [paragraph.text, *((each.get("n"), each.tail) for each in paragraph)] == [
        "a",
        ("U+000C", "b"),
        ("U+FFFE", "c"),
    ]
    assert paragraph.get("n") == "d\ufffd"


def test_structure_is_laid_out_and_running_text_is_not() -> None:
    body = Element("body")
    add(add(body, "div"), "p", text="one\n  two").content.append("<lb/>")
    add(body, "div")
    assert laid_out(body) == "<body>\n  <div>\n    <p>one two<lb/></p>\n  </div>\n  <div/>\n</body>"


def test_an_element_knows_the_line_that_it_has_in_the_file() -> None:
    root = pipeline.convert(read(b"Protocol No. 7\n\nORLOV: It is late.\n", "a.txt").source).root
    lines = tei.serialise(root).decode().split("\n")
    speech = root.find(".//{*}sp")
    assert speech is not None
    assert isinstance(speech.sourceline, int)
    assert "<sp " in lines[speech.sourceline - 1]
