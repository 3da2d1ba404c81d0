"""`convert --check`: TEI that is missing or stale is named, that of people is respected, and nothing is written."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest
from projects import files_of, run, with_files

RYE = "Point 1. On rye\n\nCde. Petrov says it is good.\n"
OATS = "Point 1. On oats\n\nCde. Bulgakov says it is poor.\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of two transcripts with their TEI; the commands run in its folder."""
    files = {"tei-protocols.toml": "[project]\n", "transcripts/rye.txt": RYE, "transcripts/1950/oats.txt": OATS}
    folder = with_files(tmp_path / "project", files)
    monkeypatch.chdir(folder)
    assert run("convert", "transcripts", "-o", "tei/").status == 0
    return folder


def check(*arguments: str | Path) -> tuple[int, str]:
    result = run("convert", "--check", *arguments)
    return result.status, result.said


def correct(path: Path, old: str, new: str) -> None:
    """Change a file as a person would."""
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")


def test_what_is_as_converted_passes(project: Path) -> None:
    assert check("transcripts") == (0, "2 documents compared: 2 as converted\n")


def test_single_transcripts_are_looked_for_in_their_project(project: Path) -> None:
    """Their names alone are given, as by a hook of a version control system."""
    assert check("transcripts/1950/oats.txt", "transcripts/rye.txt")[0] == 0
    assert check(project / "transcripts" / "rye.txt") == (0, "1 document compared: 1 as converted\n")


def test_a_project_need_not_have_tei_of_each_transcript(project: Path) -> None:
    (project / "tei" / "1950" / "oats.xml").unlink()
    assert check("transcripts") == (0, "2 documents compared: 1 as converted, 1 without TEI of its own\n")
    assert check(".") == check("transcripts")


def test_a_project_that_was_just_begun_passes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("init", tmp_path / "new").status == 0
    monkeypatch.chdir(tmp_path / "new")
    assert check(".") == (0, "1 document compared: 1 without TEI of its own\n")
    assert check(".", "-o", "tei/")[0] == 1


def test_missing_tei_is_an_error_that_says_what_to_run(project: Path) -> None:
    (project / "tei" / "1950" / "oats.xml").unlink()
    status, said = check("transcripts", "-o", "tei/")
    assert status == 1
    assert "transcripts/1950/oats.txt: error: the TEI of this transcript is missing: tei/1950/oats.xml" in said
    command = "tei-protocols convert transcripts/1950/oats.txt -o tei/1950/oats.xml"
    assert f"(run: {command}) [output.missing]" in said
    assert said.endswith("2 documents compared: 1 as converted, 1 missing\n")
    assert run(*shlex.split(command)[1:]).status == 0
    assert check("transcripts")[0] == 0


def test_tei_of_another_transcript_is_stale(project: Path) -> None:
    correct(project / "transcripts" / "rye.txt", "good", "bad")
    status, said = check("transcripts")
    assert (status, said.count("[output.stale]")) == (1, 1)
    assert said.startswith("tei/rye.xml: error: this is not what transcripts/rye.txt gives now")


def test_what_the_project_says_counts_as_well(project: Path) -> None:
    (project / "tei-protocols.toml").write_text('[project]\npublisher = "Harbour Institute"\n')
    assert check("transcripts")[1].count("[output.stale]") == 2


def test_corrections_are_respected_where_no_character_is_lost(project: Path) -> None:
    correct(project / "tei" / "rye.xml", "it is good", "it is <emph>good</emph>")
    assert check("transcripts") == (0, "2 documents compared: 1 as converted, 1 corrected by hand\n")


def test_corrections_that_lose_characters_are_errors(project: Path) -> None:
    correct(project / "tei" / "rye.xml", "it is good", "it is")
    status, said = check("transcripts")
    assert (status, "[fidelity.broken]" in said) == (1, True)


def test_another_folder_can_be_named(project: Path) -> None:
    assert run("convert", "transcripts/rye.txt", "-o", "elsewhere/rye.xml").status == 0
    assert check("transcripts/rye.txt", "-o", "elsewhere/rye.xml")[0] == 0
    assert check("transcripts", "-o", "elsewhere/")[1].count("[output.missing]") == 1


def test_nothing_is_written(project: Path) -> None:
    correct(project / "transcripts" / "rye.txt", "good", "bad")
    (project / "tei" / "1950" / "oats.xml").unlink()
    before = files_of(project)
    assert check("transcripts", "-o", "tei/")[1].count("[output.") == 2
    assert files_of(project) == before


def test_only_errors_of_the_conversion_are_said_again(project: Path) -> None:
    with_files(project, {"transcripts/rye.txt": "Point 1. On rye\n\nNobody speaks here.\n"})
    assert "[speaker.unnamed]" in run("convert", "transcripts/rye.txt", "-o", "tei/rye.xml").said
    assert check("transcripts") == (0, "2 documents compared: 2 as converted\n")
    status, said = check("transcripts", "--strict")
    assert (status, "error" in said, "[speaker.unnamed]" in said) == (1, True, True)


def test_what_cannot_be_read_is_an_error(project: Path) -> None:
    with_files(project, {"tei/rye.xml": "<TEI", "transcripts/1950/oats.txt": b""})
    status, said = check("transcripts")
    assert status == 1
    assert "tei/rye.xml:1" in said and "[xml.attribute]" in said
    assert "transcripts/1950/oats.txt: error: " in said
    (project / "tei" / "rye.xml").unlink()
    (project / "tei" / "rye.xml").mkdir()
    assert "[input.unreadable]" in check("transcripts/rye.txt")[1]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["-"], "is in no project"),
        (["transcripts/rye.txt", "-o", "-"], "stands in files"),
        (["elsewhere.txt"], "is in no project"),
        (["missing.txt"], "does not exist"),
        (["transcripts", "--force"], "writes nothing"),
        (["transcripts", "--ledger", "l.csv"], "writes nothing"),
    ],
)
def test_wrong_usage(project: Path, arguments: list[str], words: str) -> None:
    (project / "elsewhere.txt").write_text(RYE)
    status, said = check(*arguments)
    assert status == 2
    assert words in " ".join(said.split())


def test_documents_of_a_project_with_schemas_point_to_them(project: Path) -> None:
    with_files(project, {"schemas/presidium.rng": "<grammar/>"})
    assert run("convert", "transcripts", "-o", "tei/").status == 0
    assert b'href="../schemas/presidium.rng"' in (project / "tei" / "rye.xml").read_bytes()
    assert b'href="../../schemas/presidium.rng"' in (project / "tei" / "1950" / "oats.xml").read_bytes()
    assert run("convert", "transcripts/1950/oats.txt", "-o", "tei/1950/oats.xml").status == 0
    assert b'href="../../schemas/presidium.rng"' in (project / "tei" / "1950" / "oats.xml").read_bytes()
