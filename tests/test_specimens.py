"""The specimens: each converts whole into valid TEI without a false deletion, and the table of them is complete."""

from __future__ import annotations

import re
from functools import cache

import pytest
from lxml import etree

from tei_protocols import resources
from tests.phenomena import phenomena
from tests.score import SPECIMENS, judged, mean_f1, names, totals

# The mean F1 over all phenomena that the specimens must not fall below.
FLOOR = 0.74

_ROW = re.compile(r"^\| (?P<part>\w+) \| (?P<seen>.+?) \| (?P<specimens>[a-z0-9, -]+) \|$", re.MULTILINE)


@cache
def _grammar() -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(resources.schema("presidium.rng")))


def _covering() -> list[tuple[str, set[str]]]:
    """The rows of the second table of the README: what is seen, and the specimens that show it."""
    text = (SPECIMENS / "README.md").read_text(encoding="utf-8").partition("## Which specimen covers what")[2]
    rows = [(row["seen"], set(row["specimens"].split(", "))) for row in _ROW.finditer(text)]
    return [row for row in rows if row[0] != "what is seen in the record"]


@pytest.mark.parametrize("name", names())
def test_nothing_is_lost(name: str) -> None:
    assert [str(problem) for problem in judged(name).conversion.proof.problems] == []


@pytest.mark.parametrize("name", names())
def test_no_deletion_without_a_note_that_says_so(name: str) -> None:
    assert judged(name).false_deletions == ()


@pytest.mark.parametrize("name", names())
def test_each_document_is_valid(name: str) -> None:
    grammar = _grammar()
    # the errors of libxml2 name lines of the transcript: they are printed for whoever has to look
    assert grammar.validate(judged(name).conversion.root), "\n".join(str(error) for error in grammar.error_log)


def test_the_score_does_not_fall() -> None:
    assert mean_f1(totals(judged(name) for name in names())) >= FLOOR


def test_each_specimen_has_a_gold_file_and_each_gold_file_a_specimen() -> None:
    assert [path.stem for path in sorted(SPECIMENS.glob("*.toml"))] == names()


def test_the_table_names_each_specimen_and_no_other() -> None:
    assert set().union(*(specimens for _, specimens in _covering())) == set(names())


def test_no_row_of_the_table_is_unreadable_or_empty() -> None:
    text = (SPECIMENS / "README.md").read_text(encoding="utf-8").partition("## Which specimen covers what")[2]
    rows = [line for line in text.splitlines() if line.startswith("| ")][1:]
    assert len(rows) == len(_covering()) > 150
    assert all(specimens for _, specimens in _covering())


def test_deletions_are_seen_by_the_score() -> None:
    """The score must see what it forbids: a deletion and its note, told apart from one inside a note."""
    root = etree.fromstring(
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p>We <del source="#fn1">never</del>'
        '<note xml:id="fn1" n="1">crossed out; <del>seldom</del> before</note> met.</p></body></text></TEI>'
    )
    found = phenomena(root)
    assert found["deletions"] == [("never", "1")]
    assert found["notes"] == [("1", "crossed out; seldom before", "never")]
