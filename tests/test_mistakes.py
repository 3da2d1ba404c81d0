"""The page of mistakes: each validator says of them what the page says; ours names the right line and cause."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import pytest
from lxml import etree
from mistakes import JING, LXML, OURS, PAGE, Mistake, by_jing, by_lxml, diff, mistakes, ours, shown
from xmlschema import XMLSchema10

from tei_protocols import resources

TEI_ALL_RNG = os.environ.get("TEI_ALL_RNG", "")
MISTAKES = mistakes()
NAMES = [mistake.title for mistake in MISTAKES]
AT_LEAST = 40


def told(mistake: Mistake, who: str) -> list[str]:
    """What the page says that somebody says."""
    return [line for line in mistake.made.splitlines() if line.startswith(f"{who}:")]


def test_there_are_enough_and_each_is_another() -> None:
    assert len(MISTAKES) >= AT_LEAST
    assert len(set(NAMES)) == len(NAMES)
    assert len({mistake.document for mistake in MISTAKES}) == len(MISTAKES)


@pytest.mark.parametrize("mistake", MISTAKES, ids=NAMES)
def test_the_right_line_and_the_right_cause_and_nothing_else(mistake: Mistake) -> None:
    found = [(problem.line, problem.rule) for problem in ours(mistake)]
    assert found == list(mistake.expected)


@pytest.mark.parametrize("mistake", MISTAKES, ids=NAMES)
def test_it_is_said_what_to_do(mistake: Mistake) -> None:
    for problem in ours(mistake):
        assert problem.column
        # the rules of the encoding say in one sentence what is wrong and what to do
        assert problem.hint or re.search(r"; |\? |@", problem.message), problem
        for raw in ("libxml", "xmlParse", "failed to validate", "Did not expect", "{http"):
            assert raw not in problem.sentence


@pytest.mark.parametrize("mistake", MISTAKES, ids=NAMES)
def test_the_page_is_current(mistake: Mistake) -> None:
    assert told(mistake, OURS) == [str(problem).replace("file.xml", OURS, 1) for problem in ours(mistake)]
    shown = re.search(r"```diff\n(.*?)```", mistake.made, re.DOTALL)
    assert (shown[1] if shown else "") == diff(mistake)


def test_what_is_lacking_is_what_the_xsd_expects() -> None:
    """The names of what was expected come from the patterns of the RELAX NG schema, because any such schema has them.
    Where xmlschema names what its particles expect, which it does at every tenth mistake, ours are among that."""
    schema = XMLSchema10(str(resources.schema("presidium.xsd")), validation="skip")
    compared = 0
    for mistake in MISTAKES:
        lacking = [each for each in ours(mistake) if each.rule == "schema.incomplete"]
        if len(lacking) != 1:
            continue
        tree = etree.fromstring(mistake.document, etree.XMLParser(collect_ids=False))
        expected = {
            each.local_name for error in schema.iter_errors(tree) for each in getattr(error, "expected", None) or ()
        }
        assert set(re.findall(r"<(\w+)>", lacking[0].message)[1:]) <= expected, mistake.title
        compared += 1
    assert compared >= 6


@pytest.mark.skipif(not TEI_ALL_RNG, reason="TEI_ALL_RNG does not name the schema of the whole TEI")
def test_by_the_schema_of_the_whole_tei_as_well() -> None:
    """What is no TEI at all is told with a foreign schema as with ours: in the right line, by the right cause."""
    schema = Path(TEI_ALL_RNG)
    told_of = 0
    for mistake in MISTAKES:
        found = [problem for problem in ours(mistake, schema) if problem.rule.startswith("schema.")]
        expected = [each for each in mistake.expected if each[1].startswith("schema.")]
        assert {(problem.line, problem.rule) for problem in found} <= set(expected), mistake.title
        assert all("tei_all.rng" in problem.message for problem in found if problem.rule == "schema.element.unknown")
        told_of += bool(found)
    assert told_of > AT_LEAST // 2


@pytest.mark.skipif(shutil.which("jing") is None, reason="jing is not installed")
def test_the_page_says_what_jing_says() -> None:
    said = by_jing({each.title: each.document for each in MISTAKES})
    for mistake in MISTAKES:
        assert told(mistake, JING) == list(shown(JING, said[mistake.title])), mistake.title


def test_the_page_says_what_lxml_says() -> None:
    """Where libxml2 is of another version than the page was made with, its words may be others."""
    version = ".".join(map(str, etree.LIBXML_VERSION))
    if f"libxml2 {version}" not in PAGE.read_text("utf-8"):
        pytest.skip(f"the page was not made with libxml2 {version}")
    for mistake in MISTAKES:
        assert told(mistake, LXML) == list(shown(LXML, by_lxml(mistake.document))), mistake.title
