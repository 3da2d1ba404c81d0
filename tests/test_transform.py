"""`tei-protocols transform` as a person calls it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from lxml import etree
from view_samples import english, paragraph, russian

from tei_protocols.cli import main


def transform(*arguments: str | Path, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(main, ["transform", *map(str, arguments)], input=stdin)


@pytest.fixture
def seven(tmp_path: Path) -> Path:
    file = tmp_path / "seven.xml"
    file.write_bytes(etree.tostring(english()))
    return file


@pytest.mark.parametrize(
    ("format", "beginning"),
    [("html", "<!DOCTYPE html>"), ("pdf", "%PDF-1.7"), ("txt", "Reading text · 9 March 1957\n")],
)
def test_one_document_goes_to_stdout(seven: Path, format: str, beginning: str) -> None:
    result = transform(seven, "--view", "reading", "--to", format)
    assert result.exit_code == 0
    assert result.stdout_bytes.startswith(beginning.encode())
    assert result.stderr == ""


def test_a_hyphen_as_output_is_stdout(seven: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As it is stdin where an input is asked for; no file of that name comes to be."""
    monkeypatch.chdir(tmp_path)
    before = sorted(tmp_path.iterdir())
    for arguments in (("transform", seven, "--view", "reading", "--to", "txt"), ("validate", "-", "--format", "json")):
        command = [*map(str, arguments), "-o", "-"]
        result = CliRunner().invoke(main, command, input=seven.read_bytes())
        assert (result.exit_code in (0, 1), result.stdout_bytes == b"") == (True, False), command
    transcript = b"Point 1. On rye\n\nCde. Petrov: Good.\n"
    result = CliRunner().invoke(main, ["convert", "-", "-o", "-"], input=transcript)
    assert (result.exit_code, result.stdout.startswith("<?xml")) == (0, True)
    assert sorted(tmp_path.iterdir()) == before


def test_without_a_view_the_page_has_all(seven: Path, tmp_path: Path) -> None:
    result = transform(seven, "-o", tmp_path / "seven.html")
    assert (result.exit_code, result.stderr) == (0, "")
    page = (tmp_path / "seven.html").read_text("utf-8")
    assert all(f'id="{prefix}item-1.1.1"' in page for prefix in ("", "d.", "p."))
    refused = transform(seven, "--to", "pdf")
    assert "say with --view which of reading, diplomatic, published is meant" in refused.stderr


def test_a_document_may_come_from_stdin() -> None:
    result = transform("-", "--view", "published", "--to", "txt", stdin=etree.tostring(russian(), encoding="utf-8"))
    assert result.exit_code == 0
    assert "[Да выпейте чаю.]" not in result.stdout and "Да выпейте чаю.*" in result.stdout


def test_the_suffix_of_the_output_says_the_format(seven: Path, tmp_path: Path) -> None:
    assert transform(seven, "--view", "diplomatic", "-o", tmp_path / "new" / "seven.pdf").exit_code == 0
    assert (tmp_path / "new" / "seven.pdf").read_bytes().startswith(b"%PDF")


def test_several_documents_go_into_a_folder(seven: Path, tmp_path: Path) -> None:
    (tmp_path / "eight.xml").write_bytes(etree.tostring(russian()))
    result = transform(seven, tmp_path / "eight.xml", "--view", "reading", "-o", tmp_path / "out")
    assert result.exit_code == 0
    assert sorted(file.name for file in (tmp_path / "out").iterdir()) == ["eight.html", "seven.html"]


def test_several_documents_need_a_folder(seven: Path, tmp_path: Path) -> None:
    (tmp_path / "eight.xml").write_bytes(etree.tostring(russian()))
    result = transform(seven, tmp_path / "eight.xml", "--view", "reading")
    assert result.exit_code == 2 and "several inputs need -o" in result.stderr


@pytest.mark.parametrize(
    "arguments", [["--view", "nonsense"], ["--view", "reading", "--to", "djvu"], ["--to", "pdf"], ["--to", "txt"]]
)
def test_wrong_usage(seven: Path, arguments: list[str]) -> None:
    assert transform(seven, *arguments).exit_code == 2


def test_a_missing_file_is_wrong_usage(tmp_path: Path) -> None:
    result = transform(tmp_path / "nowhere.xml", "--view", "reading")
    assert result.exit_code == 2 and "does not exist" in result.stderr


def test_a_document_is_not_written_over_itself(seven: Path) -> None:
    before = seven.read_bytes()
    result = transform(seven, "--view", "reading", "--to", "html", "-o", seven)
    assert result.exit_code == 2 and "over itself" in result.stderr
    assert seven.read_bytes() == before


UNREADABLE = [
    (b"<TEI><text></TEI>", "bad.xml:1:6: error: <text> is never closed"),
    (b"", "bad.xml:1"),
    (b"\x00\x01\x02", "bad.xml:1"),
    (b"<html/>", "bad.xml:1: error: this is not a TEI document: its root element is html"),
    (b'<!DOCTYPE a [<!ENTITY b SYSTEM "/etc/passwd">]><a>&b;</a>', "bad.xml:"),
]


@pytest.mark.parametrize(("data", "message"), UNREADABLE)
def test_what_cannot_be_read_is_said_and_leaves_the_others_alone(
    data: bytes, message: str, seven: Path, tmp_path: Path
) -> None:
    (tmp_path / "bad.xml").write_bytes(data)
    result = transform(tmp_path / "bad.xml", seven, "--view", "reading", "-o", tmp_path / "out")
    assert result.exit_code == 1
    assert message in result.stderr and "Traceback" not in result.stderr
    assert [file.name for file in (tmp_path / "out").iterdir()] == ["seven.html"]


def test_an_unknown_element_is_a_warning(tmp_path: Path) -> None:
    (tmp_path / "odd.xml").write_bytes(etree.tostring(paragraph("<caesura>x</caesura>")))
    result = transform(tmp_path / "odd.xml", "--view", "reading", "--to", "pdf", "-o", tmp_path / "odd.pdf")
    assert result.exit_code == 0
    assert "warning: this view does not know the element caesura" in result.stderr


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="this system has no pseudo-terminals")
def test_a_pdf_is_not_for_a_terminal(seven: Path) -> None:
    ours, terminal = os.openpty()
    command = [sys.executable, "-m", "tei_protocols", "transform", str(seven), "--view", "reading", "--to", "pdf"]
    result = subprocess.run(command, stdout=terminal, stderr=subprocess.PIPE, text=True)
    os.close(terminal)
    os.close(ours)
    assert result.returncode == 2 and "a PDF is not for a terminal" in result.stderr
