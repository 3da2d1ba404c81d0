"""Sealed files: whoever changes a file of an edition breaks its seal, and one without a seal is known by its bytes."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from projects import demonstration, files_of, run

from tei_protocols.edition.sealed import sha256, stand, write_sealed

DATA = b"<p>Good.</p>"


@pytest.fixture
def sealed(tmp_path: Path) -> Path:
    path = tmp_path / "pages" / "rye.html"
    assert write_sealed(path, DATA) == sha256(DATA)
    return path


def stands(path: Path) -> bool:
    return stand(path.parent, {path.name: sha256(DATA)})


def test_a_sealed_file_stands_and_is_not_of_the_future(sealed: Path) -> None:
    assert stands(sealed) and sealed.read_bytes() == DATA
    other = sealed.with_name("now")
    other.write_bytes(b"")
    assert sealed.stat().st_mtime_ns <= other.stat().st_mtime_ns


def test_a_seal_is_taken_at_its_word(sealed: Path) -> None:
    """Only who puts back the time to the hundred nanoseconds can change a file without breaking it."""
    if os.utime not in os.supports_fd:
        pytest.skip("this system seals no files")
    time = sealed.stat().st_mtime_ns
    sealed.write_bytes(b"<p>Bad.</p>!")
    assert not stands(sealed)
    os.utime(sealed, ns=(time, time))
    assert stands(sealed)


def test_a_file_without_a_seal_is_read(sealed: Path) -> None:
    os.utime(sealed, (1_000_000_000, 1_000_000_000))
    assert stands(sealed)
    sealed.write_bytes(b"<p>Bad.</p>!")
    os.utime(sealed, (1_000_000_000, 1_000_000_000))
    assert not stands(sealed)


def test_the_seal_of_other_bytes_is_none(sealed: Path) -> None:
    write_sealed(sealed, b"<p>Bad.</p>!")
    assert not stands(sealed)
    sealed.unlink()
    assert not stands(sealed)


@pytest.mark.parametrize("copy", [shutil.copy, shutil.copy2])
def test_an_edition_that_was_copied_stands(tmp_path: Path, copy: object) -> None:
    """With its times and without; what is wrong in it is made again in both."""
    project, out = demonstration(tmp_path / "project"), tmp_path / "edition"
    assert run("build", project, "--out", out, "--formats", "txt").status == 0
    shutil.copytree(out, tmp_path / "copy", copy_function=copy)  # type: ignore[arg-type]
    assert "0 built, 1 unchanged" in run("build", project, "--out", tmp_path / "copy", "--formats", "txt").said
    (tmp_path / "copy" / "documents" / "protocol-61.html").write_text("harm")
    assert "1 built" in run("build", project, "--out", tmp_path / "copy", "--formats", "txt").said
    assert files_of(tmp_path / "copy") == files_of(out)
