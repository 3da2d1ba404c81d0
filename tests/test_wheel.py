"""The wheel: built from the checkout and installed into an empty environment, it does the main job away from both."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from projects import files_of

from tei_protocols.cli import main

ROOT = Path(__file__).parent.parent
# how pip and uv say that they cannot reach the package index
OFFLINE = (
    "NewConnectionError",
    "Name or service not known",
    "Temporary failure in name resolution",
    "Network is unreachable",
    "dns error",
    "Failed to establish a new connection",
)


def run(*command: str | Path, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a command in `folder`, with nothing in its environment that could lead it to the checkout."""
    environment = {key: value for key, value in os.environ.items() if key not in ("PYTHONPATH", "VIRTUAL_ENV")}
    return subprocess.run(list(map(str, command)), cwd=folder, env=environment, capture_output=True, text=True)


def install(*command: str | Path, folder: Path) -> None:
    result = run(*command, folder=folder)
    if result.returncode and any(sign in result.stderr + result.stdout for sign in OFFLINE):
        pytest.skip("the package index cannot be reached")
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of an environment that holds the wheel and what it asks for."""
    folder = tmp_path_factory.mktemp("wheel")
    uv = shutil.which("uv")
    if uv:
        install(uv, "build", "--wheel", "--out-dir", folder, ROOT, folder=folder)
        install(uv, "venv", "--python", sys.executable, folder / "venv", folder=folder)
        installer: tuple[str | Path, ...] = (uv, "pip", "install", "--python", folder / "venv")
    else:
        # a pip of our own: the environment in which the tests run may have none
        install(sys.executable, "-m", "venv", folder / "venv", folder=folder)
        pip = folder / "venv" / "bin" / "pip"
        install(pip, "wheel", "--no-deps", "--wheel-dir", folder, ROOT, folder=folder)
        installer = (pip, "install")
    (wheel,) = folder.glob("*.whl")
    install(*installer, wheel, folder=folder)
    return folder / "venv" / "bin"


def test_it_runs_from_the_wheel(installed: Path, tmp_path: Path) -> None:
    result = run(installed / "python", "-c", "import tei_protocols; print(tei_protocols.__file__)", folder=tmp_path)
    assert Path(result.stdout.strip()).is_relative_to(installed.parent)


def test_a_transcript_becomes_valid_tei_and_views(installed: Path, tmp_path: Path) -> None:
    program = installed / "tei-protocols"
    shutil.copy(ROOT / "corpus" / "transcripts" / "protocol-61.txt", tmp_path)
    converted = run(program, "convert", "protocol-61.txt", "-o", "protocol-61.xml", folder=tmp_path)
    assert converted.returncode == 0, converted.stderr
    assert "3,859 of 3,859 characters accounted for" in converted.stderr
    validated = run(program, "validate", "protocol-61.xml", folder=tmp_path)
    assert validated.returncode == 0, validated.stdout + validated.stderr
    for form in ("html", "pdf", "txt"):
        target = f"protocol-61.{form}"
        made = run(
            program, "transform", "protocol-61.xml", "--view", "reading", "--to", form, "-o", target, folder=tmp_path
        )
        assert made.returncode == 0, made.stderr
        assert (tmp_path / target).stat().st_size > 1000


def test_the_pages_of_the_manual_come_along(installed: Path, tmp_path: Path) -> None:
    explained = run(installed / "tei-protocols", "explain", "deletion.undecided", folder=tmp_path)
    assert "A note speaks of a deletion" in explained.stdout, explained.stderr
    shown = run(installed / "tei-protocols", "conventions", folder=tmp_path)
    assert "# How to type a transcript" in shown.stdout, shown.stderr


def test_the_language_server_is_an_extra(installed: Path, tmp_path: Path) -> None:
    told = run(installed / "tei-protocols", "lsp", folder=tmp_path)
    assert (told.returncode, "pip install '.[lsp]'" in told.stderr) == (1, True)


def test_a_new_project_has_the_same_files_as_from_the_checkout(installed: Path, tmp_path: Path) -> None:
    made = run(installed / "tei-protocols", "init", "project", folder=tmp_path)
    assert made.returncode == 0, made.stderr
    assert CliRunner().invoke(main, ["init", str(tmp_path / "checkout")]).exit_code == 0
    assert files_of(tmp_path / "project") == files_of(tmp_path / "checkout")
    built = run(installed / "tei-protocols", "build", "project", folder=tmp_path)
    assert built.returncode == 0, built.stderr


def test_a_project_becomes_an_edition(installed: Path, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "corpus", tmp_path / "corpus")
    built = run(installed / "tei-protocols", "build", "corpus", folder=tmp_path)
    assert built.returncode == 0, built.stderr
    assert (tmp_path / "build" / "index.html").is_file()
    assert (tmp_path / "build" / "tei" / "schemas" / "presidium.rng").is_file()
