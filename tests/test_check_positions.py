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
