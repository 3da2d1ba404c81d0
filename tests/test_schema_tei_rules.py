"""The TEI's own Schematron: what our schemas and rules accept breaks none of its rules.

Its rules are prepared a little (abstract patterns are written out, titles left out), and then compiled by our compiler.
"""

from __future__ import annotations

import os
from copy import deepcopy
from pathlib import Path

import pytest
from examples import Snippet
from lxml import etree
from test_check_rules import skeleton
from test_explanations import SNIPPETS, document
from test_odd_extension import MEASURE, ODD

from tei_protocols import resources
from tei_protocols.findings import Finding, read_report
from tei_protocols.schema import compile_odd
from tei_protocols.secure_xml import parse_xml
from tei_protocols.xslt_engine import Engine

SCH = "{http://purl.oclc.org/dsdl/schematron}"
ROLES = {None: "error", "error": "error", "warning": "warning", "nonfatal": "warning"}
TEI_ALL_SCH = os.environ.get("TEI_ALL_SCH", "")
RIGHT = [each for each in SNIPPETS if each.is_right and each.language == "xml" and not each.rule.startswith("view.")]
CORPUS = sorted((Path(__file__).parent.parent / "corpus" / "tei").glob("*.xml"))

pytestmark = pytest.mark.skipif(not TEI_ALL_SCH, reason="TEI_ALL_SCH does not name the Schematron of the whole TEI")


def prepared(schema: etree._Element) -> etree._Element:
    """The schema in the subset that our compiler knows."""
    for title in list(schema.iter(f"{SCH}title")):
        schema.remove(title)
    abstract = {each.get("id"): each for each in schema.iter(f"{SCH}pattern") if each.get("abstract") == "true"}
    for pattern in list(schema.iter(f"{SCH}pattern")):
        if pattern.get("is-a"):
            values = {each.get("name"): each.get("value") or "" for each in pattern.iter(f"{SCH}param")}
            pattern[:] = [_written_out(rule, values) for rule in abstract[pattern.get("is-a")]]
        elif pattern.get("abstract") == "true":
            schema.remove(pattern)
    for number, rule in enumerate(schema.iter(f"{SCH}assert", f"{SCH}report")):
        rule.set("id", f"tei.{number}")
        rule.set("role", ROLES.get(rule.get("role"), "information"))
    return schema


def _written_out(rule: etree._Element, values: dict[str | None, str]) -> etree._Element:
    written = deepcopy(rule)
    for each in written.iter("*"):
        for name, value in each.attrib.items():
            for parameter, meant in values.items():
                value = str(value).replace(f"${parameter}", meant)
            each.set(name, value)
    return written


class Rules:
    """The TEI's rules, ready to be applied."""

    def __init__(self, stylesheet: Path) -> None:
        compiler = resources.stylesheet("schema/sch-to-xslt.xsl")
        making = Engine((compiler,))
        schema = etree.parse(TEI_ALL_SCH, etree.XMLParser(remove_comments=True)).getroot()
        stylesheet.write_text(making.run(compiler, making.document(prepared(schema))), "utf-8")
        self._stylesheet = stylesheet
        self._saxon = Engine((stylesheet,))

    def findings(self, data: bytes) -> list[Finding]:
        tree = parse_xml(data, "file.xml")
        return list(read_report(self._saxon.run(self._stylesheet, self._saxon.document(tree)), tree))


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> Rules:
    return Rules(tmp_path_factory.mktemp("rules") / "tei.xsl")


def test_the_rules_are_applied(rules: Rules) -> None:
    wrong = etree.tostring(skeleton()).replace(b'<date when="1960-02-11">', b'<date when="1960" from="1960">', 1)
    assert [finding.message[:29] for finding in rules.findings(wrong)] == ["The @when attribute cannot be"]


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.name)
def test_the_corpus_keeps_them(rules: Rules, path: Path) -> None:
    assert rules.findings(path.read_bytes()) == []


def test_the_odd_keeps_them(rules: Rules) -> None:
    assert rules.findings(resources.schema("presidium.odd").read_bytes()) == []


def test_an_odd_that_extends_ours_keeps_them_and_so_does_what_it_becomes(rules: Rules) -> None:
    odd = ODD.format(
        MEASURE + "".join(f'<elementSpec ident="{name}" mode="delete"/>' for name in ("orig", "reg", "sic", "corr"))
    )
    assert rules.findings(odd.encode()) == []
    assert rules.findings(compile_odd(odd.encode(), "my.odd")["harbour.compiled.odd"].encode()) == []


@pytest.mark.parametrize("snippet", RIGHT, ids=[f"{snippet.rule} {snippet.place}" for snippet in RIGHT])
def test_what_is_right_by_our_rules_is_right_by_theirs(rules: Rules, snippet: Snippet) -> None:
    assert rules.findings(document(snippet)) == []
