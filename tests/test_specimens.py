"""The specimens: each converts whole into valid TEI without a false deletion, and the table of them is complete."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import etree
from projects import run

from tei_protocols import resources
from tei_protocols.cli import main
from tests.expected import UNREAD, differences, known_difference, path_of
from tests.gold import compared, read_gold
from tests.phenomena import phenomena
from tests.score import SPECIMENS, false_deletions, judged, mean_f1, names, totals

# The mean F1 over all phenomena that the specimens must not fall below.
FLOOR = 0.96

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


def test_no_document_breaks_a_rule_of_the_genre(tmp_path: Path) -> None:
    assert run("convert", SPECIMENS, "-o", tmp_path).status == 0
    said = CliRunner().invoke(main, ["validate", str(tmp_path)]).stdout
    assert [line for line in said.splitlines() if ": error: " in line] == []


@pytest.mark.parametrize("name", [name for name in names() if path_of(name).exists()])
def test_each_document_is_what_a_reader_wants(name: str, request: pytest.FixtureRequest) -> None:
    assert UNREAD not in path_of(name).read_text("utf-8"), f"{name}.xml is a draft that nobody has read"
    if why := known_difference(name):
        request.applymarker(pytest.mark.xfail(reason=why, strict=True))
    assert "\n".join(differences(name)) == ""


def test_the_score_does_not_fall() -> None:
    assert mean_f1(totals(judged(name) for name in names())) >= FLOOR


def test_each_specimen_has_a_gold_file_and_each_gold_file_a_specimen() -> None:
    assert sorted(path.stem for path in SPECIMENS.glob("*.toml")) == names()


def test_the_table_names_each_specimen_and_no_other() -> None:
    assert set().union(*(specimens for _, specimens in _covering())) == set(names())


def test_no_row_of_the_table_is_unreadable_or_empty() -> None:
    text = (SPECIMENS / "README.md").read_text(encoding="utf-8").partition("## Which specimen covers what")[2]
    rows = [line for line in text.splitlines() if line.startswith("| ")][1:]
    assert len(rows) == len(_covering()) > 150
    assert all(specimens for _, specimens in _covering())


DELETED = etree.fromstring(
    '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p>We <del source="#fn1">never</del>'
    '<note xml:id="fn1" n="1">crossed out; <del>seldom</del> before</note> met [there).</p></body></text></TEI>'
)


def test_the_score_sees_what_it_forbids(tmp_path: Path) -> None:
    """A deletion is told apart from one inside a note, and is false where the gold file does not have it."""
    assert phenomena(DELETED)["deletions"] == [("never", "1")]
    assert phenomena(DELETED)["notes"] == [("1", "crossed out; seldom before", "never")]
    path = tmp_path / "gold.toml"
    path.write_text('deletions = ["never met | 1"]')
    assert false_deletions(read_gold(path), DELETED) == ("never",)
    path.write_text('deletions = ["Never. | 1"]')
    assert false_deletions(read_gold(path), DELETED) == ()


def test_what_may_be_read_either_way_is_neither_asked_for_nor_too_much(tmp_path: Path) -> None:
    path = tmp_path / "gold.toml"
    path.write_text('gaps = ["? omitted", "illegible ~ lost", "omitted"]')
    count = compared(read_gold(path), {"gaps": [("lost",), ("omitted",), ("omitted",), ("torn",)]})["gaps"]
    assert (count.right, count.missing, count.extra) == (2, [], ["torn"])
    assert compared(read_gold(path), {})["gaps"].missing == ["illegible ~ lost", "omitted"]


def test_a_gold_file_with_a_slip_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "gold.toml"
    for text, message in (('delet = ["a | 1"]', "no phenomenon"), ('glosses = ["a"]', "2 fields")):
        path.write_text(text)
        with pytest.raises(ValueError, match=message):
            read_gold(path)
