"""Projects for tests: the demonstration project copied, or one made of given files; and the commands run on them."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner

from tei_protocols.cli import main

CORPUS = Path(__file__).parent.parent / "corpus"
TRANSCRIPT = (CORPUS / "transcripts" / "protocol-61.txt").read_text("utf-8")


@dataclass(frozen=True)
class Run:
    """How a command ended, and what it said on stderr."""

    status: int
    said: str


def run(*arguments: str | Path) -> Run:
    """Run a command in this process. What would be a traceback for a person is one here."""
    result = CliRunner().invoke(main, [str(argument) for argument in arguments])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return Run(result.exit_code, result.stderr)


def with_files(folder: Path, files: dict[str, str | bytes]) -> Path:
    """Write files into a folder, which is given back."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def demonstration(folder: Path) -> Path:
    """A copy of the transcripts and statements of the demonstration project, without its TEI."""
    shutil.copytree(CORPUS, folder, ignore=shutil.ignore_patterns("tei"))
    return folder


def files_of(folder: Path) -> dict[str, bytes]:
    """All files below a folder, with their contents."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
