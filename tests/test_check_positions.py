"""Positions: every problem has the line and the column where its element begins, also where libxml2 knows neither."""

from __future__ import annotations

import pytest
from lxml import etree

from tei_protocols.checks import positions
from tei_protocols.findings import Finding, read_report
from tei_protocols.problems import Level
from tei_protocols.secure_xml import parse_xml


def places(data: bytes, name: str) -> list[tuple[int, int]]:
    """Where the elements called `name` begin."""
    tree = parse_xml(data, "file.xml")
    findings = [Finding("rule", Level.ERROR, "wrong", element) for element in tree.iter(name)]
    return [(problem.line, problem.column) for problem in positions.placed(findings, tree, data, "file.xml")]


def test_line_and_column_count_from_one() -> None:
    assert places(b"<a>\n  <b/> <b/>\n</a>", "b") == [(2, 3), (2, 8)]
    assert places(b"<b/>", "b") == [(1, 1)]


def test_a_start_tag_over_several_lines_counts_from_its_beginning() -> None:
    assert places(b'<a>\n <b\n  n="1"\n  m="2"/></a>', "b") == [(2, 2)]


def test_columns_count_characters() -> None:
    assert places("<a>Хрущёв 𝔞<b/></a>".encode(), "b") == [(1, 12)]


@pytest.mark.parametrize("encoding", ["utf-16", "windows-1251", "iso-8859-5"])
def test_other_encodings(encoding: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding}"?>\n<a>Хрущев<b/></a>'
    assert places(text.encode(encoding), "b") == [(2, 10)]


def test_lines_beyond_those_that_libxml2_can_count() -> None:
    assert places(b"<a>" + b"\n" * 70_000 + b"<b/></a>", "b") == [(70_001, 1)]


def test_comments_and_instructions_do_not_shift_the_count() -> None:
    assert places(b"<?x y?><!-- <b/> --><a><!-- --><b/><?z?></a>", "b") == [(1, 32)]


def test_the_way_to_an_element_counts_elements_alone() -> None:
    tree = parse_xml(b"<a>text<!-- --><b/><?x?><c><d/><e/></c></a>", "file.xml")
    report = '<problems><problem rule="r" level="warning" at="1 2 2">this  <x>is</x> wrong</problem></problems>'
    (finding,) = read_report(report, tree)
    assert (finding.rule, finding.level, finding.message) == ("r", Level.WARNING, "this is wrong")
    assert finding.element is tree.find(".//e")
    assert isinstance(finding.element, etree._Element)


def ranges(data: bytes, attribute: str) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """From where to where each element's `attribute` is written."""
    tree = parse_xml(data, "file.xml")
    findings = [Finding("rule", Level.ERROR, "wrong", element, attribute=attribute) for element in tree.iter("*")]
    placed = positions.placed(findings, tree, data, "file.xml")
    return [((problem.line, problem.column), problem.end) for problem in placed]


@pytest.mark.parametrize(
    ("written", "start", "end"),
    [
        ('<b n="1" who="#x">', (1, 10), (1, 18)),
        ("<b n='a\"b' who = '#x'/>", (1, 12), (1, 22)),
        ('<b\n  n="1>"\r\n  who="#x\n #y"/>', (3, 3), (4, 5)),
        ('<b\r\rwho="\u0436\U0001d51e"/>', (3, 1), (3, 9)),
        ('<b nwho="1"/>', (1, 1), (1, 3)),
        ("<b/>", (1, 1), (1, 3)),
    ],
)
def test_an_attribute_is_found_where_it_is_written(written: str, start: tuple[int, int], end: tuple[int, int]) -> None:
    closed = written if written.endswith("/>") else f"{written}</b>"
    assert ranges(closed.encode(), "who") == [(start, end)]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "windows-1251"])
def test_an_attribute_in_other_encodings(encoding: str) -> None:
    declared = "utf-8" if "sig" in encoding else encoding
    text = f'<?xml version="1.0" encoding="{declared}"?>\n<a>\u0425\u0440\u0443<b who="\u0451"/></a>'
    assert ranges(text.encode(encoding), "who")[1] == ((2, 10), (2, 17))


def test_an_element_in_the_first_line_behind_a_byte_order_mark() -> None:
    assert ranges('<a who="#x"/>'.encode("utf-8-sig"), "who") == [((1, 4), (1, 12))]


def test_an_attribute_with_a_prefix() -> None:
    assert ranges(b'<b xml:id="x"/>', "xml:id") == [((1, 4), (1, 14))]
