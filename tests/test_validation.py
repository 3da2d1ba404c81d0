"""Validation beside other files: a transcript of the same name is what the TEI must give back."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_validate import validate

from tei_protocols import pipeline, tei
from tei_protocols.readers import read

INVENTED = """\
Protocol No. 7 of a Session of the Harbour Committee

Those who took part: Members Cdes. A. B. Petrov and V. G. Ivanova. Chaired by Cde. A. B. Petrov.

Point 1. On the pier

Cde. Ivanova says that the pier [of stone] will not stand another winter.

Notes taken by S. T. Lisin.
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for folder in ("tei", "transcripts"):
        (tmp_path / folder).mkdir()
    (tmp_path / "tei-protocols.toml").write_text("[documents.protocol-7]\n")
    (tmp_path / "transcripts" / "protocol-7.txt").write_text(INVENTED, "utf-8")
    (tmp_path / "tei" / "protocol-7.xml").write_bytes(converted())
    return tmp_path


def converted() -> bytes:
    source = read(INVENTED.encode(), "protocol-7.txt", "utf-8", "en").source
    return tei.serialise(pipeline.convert(source, name="protocol-7").root)


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")


def test_tei_that_gives_its_transcript_back(project: Path) -> None:
    result = validate(project / "tei")
    assert "fidelity" not in result.stdout
    assert result.exit_code == 0


def test_the_first_difference_is_shown_at_the_tei_with_its_line_in_the_transcript(project: Path) -> None:
    path = project / "tei" / "protocol-7.xml"
    change(path, "another winter", "an other winter")
    lines = path.read_text("utf-8").split("\n")
    number = next(number for number, line in enumerate(lines, 1) if "an other winter" in line)
    result = validate(path)
    assert result.exit_code == 1
    (line,) = [line for line in result.stdout.splitlines() if "fidelity.broken" in line]
    assert line.startswith(f"{path}:{number}:{lines[number - 1].index('<p') + 1}: error: ")
    assert f"{project}/transcripts/protocol-7.txt:7:61 has “…" in line
    assert "will not stand an⟨here⟩other winter" in line and "will not stand an⟨here⟩ other winter" in line


def test_a_difference_inside_an_element_is_shown_there(project: Path) -> None:
    path = project / "tei" / "protocol-7.xml"
    change(path, ">of stone<", ">of stones<")
    result = validate("--format", "github", path)
    lines = path.read_text("utf-8").split("\n")
    number = next(number for number, line in enumerate(lines, 1) if "of stones" in line)
    assert f"line={number},endLine={number},col={lines[number - 1].index('<supplied') + 1}," in result.stdout


def test_what_was_printed_counts_not_what_somebody_corrected(project: Path) -> None:
    path = project / "tei" / "protocol-7.xml"
    change(path, "another winter", '<choice><sic>another</sic><corr resp="#tei-protocols">a</corr></choice> winter')
    assert "fidelity" not in validate(path).stdout


def test_a_lost_line_of_the_header_is_noticed(project: Path) -> None:
    path = project / "tei" / "protocol-7.xml"
    transcript = project / "transcripts" / "protocol-7.txt"
    transcript.write_text(INVENTED.replace("Notes taken by", "Notes were taken by"), "utf-8")
    assert "fidelity.broken" in validate(path).stdout


def test_a_transcript_beside_tei_that_is_in_no_project(tmp_path: Path) -> None:
    path = tmp_path / "protocol-7.xml"
    path.write_bytes(converted())
    (tmp_path / "protocol-7.html").write_text("<p>A page that was made of it.</p>")
    (tmp_path / "protocol-7.csv").write_text("a;b")
    (tmp_path / "protocol.txt").write_text("Another.")
    assert "fidelity" not in validate(path).stdout
    (tmp_path / "protocol-7.txt").write_text(INVENTED.replace("pier", "peer"), "utf-8")
    assert "fidelity.broken" in validate(path).stdout


def test_a_transcript_that_cannot_be_read(project: Path) -> None:
    (project / "transcripts" / "protocol-7.txt").unlink()
    damaged = project / "transcripts" / "protocol-7.docx"
    damaged.write_bytes(b"PK\x03\x04damaged")
    result = validate(project / "tei" / "protocol-7.xml")
    assert result.exit_code == 1
    assert f"{damaged}: error" in result.stdout


def test_what_lies_beside_a_file_that_is_no_tei_is_not_its_transcript(tmp_path: Path) -> None:
    other = tmp_path / "minutes.docx"
    other.write_bytes(b"PK\x03\x04damaged")
    for data in (b"\x00\x01\xff", b"<html/>"):
        path = tmp_path / "minutes.txt"
        path.write_bytes(data)
        result = validate(path)
        assert result.exit_code == 1
        assert f"{path}:" in result.stdout
        assert str(other) not in result.stdout


def test_what_the_project_says_of_the_file_counts(project: Path) -> None:
    (project / "transcripts" / "protocol-7.txt").write_bytes(INVENTED.replace("pier", "p\u0456er").encode("cp1251"))
    path = project / "tei" / "protocol-7.xml"
    path.write_bytes(converted().replace(b"pier", "p\u0456er".encode()))
    (project / "tei-protocols.toml").write_text('[documents.protocol-7]\nencoding = "windows-1251"\n')
    assert "fidelity" not in validate(path).stdout
