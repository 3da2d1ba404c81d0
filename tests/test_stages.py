"""Stages: what may be open in a draft is an error for the archive; who says which stage it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree
from projects import run, with_files
from test_validate import DOUBTFUL, SKELETON, validate

from tei_protocols import explanations, resources
from tei_protocols.checks import Options, check
from tei_protocols.problems import Level
from tei_protocols.stages import Stage, level_at, levels


def with_status(status: str) -> str:
    return DOUBTFUL.replace('status="review"', f'status="{status}"')


def level(document: str, stage: Stage | None = None) -> Level:
    """How bad it is in a document that nobody is in the chair."""
    (found,) = [
        each for each in check(document.encode(), "a.xml", Options(stage=stage)) if each.rule == "chair.present"
    ]
    return found.level


def test_every_rule_of_the_table_is_explained() -> None:
    staged = [rule for rule in explanations.rules() if levels(rule)]
    assert "turn.voice" in staged
    assert all(level_at(stage, rule, Level.ERROR) is levels(rule)[stage] for rule in staged for stage in Stage)


def test_nothing_is_less_bad_at_a_later_stage() -> None:
    for rule in explanations.rules():
        known = [-1 if each is None else each for each in levels(rule).values()]
        assert known == sorted(known), rule


def test_a_rule_that_is_in_no_table_is_as_it_is_reported() -> None:
    assert [level_at(stage, "pointer.nowhere", Level.ERROR) for stage in Stage] == [Level.ERROR] * 3


def test_the_schematron_and_the_table_agree_about_drafts() -> None:
    """Whoever uses the rules without this program, in an editor, sees what is said of a draft."""
    rules = etree.parse(resources.schema("presidium.sch"))
    roles = {each.get("id", ""): each.get("role", "") for each in rules.iter("{*}assert", "{*}report")}
    for rule, said in levels_of_drafts().items():
        if rule in roles and said is not None:
            assert roles[rule] == {Level.NOTICE: "information"}.get(said, str(said)), rule


def levels_of_drafts() -> dict[str, Level | None]:
    return {rule: levels(rule)[Stage.DRAFT] for rule in explanations.rules() if levels(rule)}


def test_a_document_says_itself_how_far_it_has_come() -> None:
    assert level(DOUBTFUL) is Level.WARNING
    assert level(with_status("draft")) is Level.WARNING
    assert level(with_status("archive")) is Level.ERROR
    assert level(with_status("archive"), Stage.DRAFT) is Level.WARNING


@pytest.mark.parametrize(("stage", "status"), [("draft", 0), ("review", 0), ("archive", 1)])
def test_the_stage_is_asked_for(tmp_path: Path, stage: str, status: int) -> None:
    path = tmp_path / "a.xml"
    path.write_text(DOUBTFUL, "utf-8")
    assert validate("--stage", stage, path).exit_code == status
    assert validate("--stage", "nonsense", path).exit_code == 2


def test_a_project_says_how_strict_its_documents_are_checked(tmp_path: Path) -> None:
    path = tmp_path / "tei" / "a.xml"
    path.parent.mkdir()
    path.write_text(with_status("draft"), "utf-8")
    said = tmp_path / "tei-protocols.toml"
    said.write_text('[validate]\nstage = "archive"\n')
    assert validate(path).exit_code == 1
    assert validate("--stage", "draft", path).exit_code == 0


def test_an_edition_is_built_as_strictly_as_its_project_says(tmp_path: Path) -> None:
    doubtful = with_status("draft")
    project = with_files(
        tmp_path / "project", {"tei/a.xml": doubtful, "tei-protocols.toml": "", "transcripts/b.txt": "Yes."}
    )
    assert run("build", project, "--out", tmp_path / "out", "--no-search", "--formats", "txt").status == 0
    (project / "tei-protocols.toml").write_text('[validate]\nstage = "archive"\n')
    assert run("build", project, "--out", tmp_path / "out", "--no-search", "--formats", "txt").status == 1
    (project / "tei-protocols.toml").write_text('[validate]\nstage = "archiv"\n')
    built = run("build", project, "--out", tmp_path / "out", "--no-search", "--formats", "txt")
    assert built.status == 0
    assert "archiv is no stage and has no effect" in built.said


def test_a_stage_that_is_none_is_told_once(tmp_path: Path) -> None:
    for name in ("a.xml", "b.xml"):
        (tmp_path / name).write_text(SKELETON, "utf-8")
    (tmp_path / "tei-protocols.toml").write_text('[validate]\nstage = "archiv"\n')
    result = validate(tmp_path)
    assert result.exit_code == 0
    assert result.stdout.count("archiv is no stage and has no effect (stages: draft, review, archive)") == 1
    assert "tei-protocols.toml:2: warning" in result.stdout


def test_a_project_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(SKELETON, "utf-8")
    (tmp_path / "tei-protocols.toml").write_text("[validate\n")
    result = validate(tmp_path)
    assert result.exit_code == 1
    assert "[project.malformed]" in result.stdout
