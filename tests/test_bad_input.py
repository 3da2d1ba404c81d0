"""Bad input, given to the commands as a person would: a clear message or plain-text TEI with problems, no traceback."""

from __future__ import annotations

import random
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from lxml import etree
from projects import TRANSCRIPT, with_files

MEGABYTES_10 = 10_000_000
SENTENCE = "The further course of events is proceeding in the following way, as was said before.\n\n"


@dataclass(frozen=True)
class Case:
    """A transcript that is not as it should be; what `build` must say of it, and how it must end."""

    data: bytes
    status: int
    words: str


CASES = {
    "empty": Case(b"", 1, "error: there is no text in this file"),
    "blank": Case(b" \r\n\t\n", 1, "error: there is no text in this file"),
    "binary": Case(random.Random(1).randbytes(20_000), 1, "error: this is not a text file"),
    "zeros": Case(bytes(1000), 1, "error: this is not a text file"),
    "pdf": Case(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + random.Random(2).randbytes(20_000), 1, "error: "),
    "windows-1251": Case("Тов. Хрущев говорит, что положение серьезное.\n".encode("windows-1251"), 0, "windows-1251"),
    "utf-16": Case(TRANSCRIPT.encode("utf-16"), 0, "characters accounted for"),
    "cut in a character": Case("Тов. Хрущев".encode()[:-1], 0, "notice: this file is not in UTF-8"),
    "no heading": Case(b"Only some words.\n\nAnd some more of them.\n", 0, "32 of 32 characters accounted for"),
    "one character": Case(b"x", 0, "1 of 1 characters accounted for"),
    "control characters": Case(b"One two\x0c\x1b[31mthree\x7f\n\nFour\x0bfive.\n", 0, "accounted for"),
    "noncharacters": Case("One \ufffe two \uffff three.\n".encode(), 0, "accounted for"),
    "markup": Case(b"</p><script>&amp;&nope; ]]> <!-- <?x?>\n", 0, "accounted for"),
    "brackets": Case(b"[" * 500 + b" words " + b"]" * 400 + b"\n", 0, "accounted for"),
    "line ends": Case(TRANSCRIPT.replace("\n", "\r").encode("utf-8-sig"), 0, "3,859 of 3,859"),
}


def tei_protocols(*arguments: str | Path, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "tei_protocols", *map(str, arguments)]
    result = subprocess.run(command, input=given, capture_output=True, cwd=Path(__file__).parent.parent)
    assert b"Traceback" not in result.stderr, result.stderr.decode()
    return result


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_a_transcript_that_is_not_as_it_should_be(case: Case, tmp_path: Path) -> None:
    project = with_files(tmp_path, {"project/transcripts/a.txt": case.data}) / "project"
    result = tei_protocols("build", project, "--out", tmp_path / "edition")
    said = result.stderr.decode()
    assert result.returncode == case.status, said
    assert case.words in said
    assert "[program.fault]" not in said
    assert (tmp_path / "edition" / "tei" / "a.xml").exists() == (case.status == 0)


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_convert_and_build_agree(case: Case) -> None:
    result = tei_protocols("convert", "-", given=case.data)
    assert result.returncode == case.status
    if case.status == 0:
        assert etree.fromstring(result.stdout).tag == "{http://www.tei-c.org/ns/1.0}TEI"
    else:
        assert result.stdout == b""


def test_the_wrong_encoding_is_named_with_its_line() -> None:
    given = b"One line.\n" + "Тов. Хрущев".encode("windows-1251")
    result = tei_protocols("convert", "-", "--encoding", "utf-8", given=given)
    assert result.returncode == 1
    assert b"-:2: error: byte 11 cannot be read as UTF-8" in result.stderr


def test_ten_megabytes(tmp_path: Path) -> None:
    text = TRANSCRIPT + SENTENCE * (MEGABYTES_10 // len(SENTENCE))
    result = tei_protocols("convert", "-", "-o", tmp_path / "large.xml", given=text.encode())
    assert result.returncode == 0, result.stderr[-2000:].decode()
    assert (tmp_path / "large.xml").stat().st_size > MEGABYTES_10


@pytest.mark.parametrize("files", [{}, {"transcripts/scan.pdf": b"%PDF"}, {"protocol.txt": b"misplaced"}])
def test_a_directory_without_transcripts(tmp_path: Path, files: dict[str, str | bytes]) -> None:
    project = tmp_path / "project"
    project.mkdir()
    with_files(project, files)
    result = tei_protocols("build", project, "--out", tmp_path / "edition")
    assert result.returncode == 1
    assert b"error: there is no transcript in this project" in result.stderr
    assert str(project / "transcripts").encode() in result.stderr
    assert not (tmp_path / "edition").exists()
