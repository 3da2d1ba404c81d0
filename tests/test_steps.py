"""Steps: several works go on in step, each comes to its own result, and one that ends early holds up no other."""

from __future__ import annotations

from pathlib import Path

from projects import with_files

from tei_protocols.edition import manifest
from tei_protocols.edition.document import build_documents
from tei_protocols.edition.task import tasks_of
from tei_protocols.project import read_project
from tei_protocols.steps import Steps, finished, in_groups, in_step


def counting(name: str, steps: int, taken: list[str]) -> Steps[str]:
    for number in range(steps):
        taken.append(f"{name}{number}")
        yield
    return name * steps


def test_none_takes_a_step_before_all_have_taken_the_one_before() -> None:
    taken: list[str] = []
    works = [counting("a", 2, taken), counting("b", 0, taken), counting("c", 3, taken)]
    assert in_step(works) == ["aa", "", "ccc"]
    assert taken == ["a0", "c0", "a1", "c1", "c2"]


def test_one_work_alone_is_done_in_one_go() -> None:
    assert finished(counting("a", 3, [])) == "aaa"


def test_groups_hold_what_may_be_in_memory_and_a_larger_one_is_alone() -> None:
    words = ["aa", "bb", "c", "dddddd", "e", "ff"]
    assert list(in_groups(words, len, 4)) == [["aa", "bb"], ["c"], ["dddddd"], ["e", "ff"]]
    assert list(in_groups([], len, 4)) == []


def test_documents_that_are_built_together_are_as_if_each_were_built_alone(tmp_path: Path) -> None:
    """Those that fail, at whatever step, are no matter to the others."""
    files = {
        "transcripts/rye.txt": "Point 1. On rye\n\nCde. Petrov: Good.\n",
        "transcripts/empty.txt": "",
        "transcripts/oats.txt": "Point 1. On oats\n\nCde. Ivanov: Bad.\n",
        "tei/wheat.xml": "<TEI><p></TEI>",
        "tei/barley.xml": '<TEI xmlns="http://www.tei-c.org/ns/1.0"/>',
    }
    project, _ = read_project(with_files(tmp_path / "project", files))
    together, alone = (
        [
            *(
                outcome
                for group in groups
                for outcome in build_documents(tasks_of(project, tmp_path / place, manifest.Manifest(), "")[group])
            )
        ]
        for place, groups in (("together", [slice(None)]), ("alone", [slice(at, at + 1) for at in range(5)]))
    )
    assert together == alone
    assert [outcome.name for outcome in together if outcome.entry] == ["oats", "rye"]
