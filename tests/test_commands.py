"""The commands as a person meets them: each is explained, stands in the README, and none makes `--help` slow."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from tei_protocols import __version__
from tei_protocols.cli import COMMANDS, main

ROOT = Path(__file__).parent.parent
HEAVY = ("saxonche", "xmlschema", "typst")


def run(*arguments: str) -> str:
    result = CliRunner().invoke(main, list(arguments))
    assert result.exit_code == 0, result.output
    return result.output


def test_help_lists_every_command() -> None:
    listed = re.findall(r"^  ([a-z][a-z-]*)  ", run("--help"), re.MULTILINE)
    assert listed == list(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(name: str) -> None:
    page = run(name, "--help")
    assert page.startswith("Usage:")
    command = main.get_command(click.Context(main), name)
    assert command is not None and command.help
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, f"{name} {parameter.opts[0]} says nothing about itself"
            assert parameter.opts[0] in page


@pytest.mark.parametrize("name", COMMANDS)
def test_the_readme_knows_every_command(name: str) -> None:
    assert f"tei-protocols {name}" in (ROOT / "README.md").read_text("utf-8")


def test_the_version_is_one_everywhere() -> None:
    assert run("--version").strip() == f"tei-protocols, version {__version__}"
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["version"] == __version__
    assert f'version: "{__version__}"' in (ROOT / "CITATION.cff").read_text("utf-8")


@pytest.mark.parametrize("arguments", [["--help"], *([name, "--help"] for name in COMMANDS)], ids=" ".join)
def test_help_does_not_wait_for_heavy_libraries(arguments: list[str]) -> None:
    program = (
        "import sys\n"
        "from tei_protocols.cli import main\n"
        f"main({arguments!r}, standalone_mode=False)\n"
        f"print('loaded:', *sorted(set(sys.modules) & set({HEAVY!r})))\n"
    )
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert result.stdout.splitlines()[-1].strip() == "loaded:"


@pytest.mark.parametrize("arguments", [["nonsense"], ["--nonsense"], *([name, "--nonsense"] for name in COMMANDS)])
def test_wrong_usage_is_exit_status_2(arguments: list[str]) -> None:
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 2
    assert "Usage:" in result.output


@pytest.mark.parametrize(
    ("typed", "meant"), [("vaildate", "validate"), ("convrt", "convert"), ("transfrom", "transform")]
)
def test_a_command_that_is_mistyped_is_suggested(typed: str, meant: str) -> None:
    result = CliRunner().invoke(main, [typed])
    assert result.exit_code == 2
    assert f"No such command {typed!r}. Did you mean {meant}?" in result.output


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device here is always full")
@pytest.mark.parametrize("arguments", [("convert", "corpus"), ("explain",), ("conventions", "typed")])
def test_an_output_that_cannot_be_written_is_told_in_a_line(arguments: tuple[str, ...]) -> None:
    command = [sys.executable, "-m", "tei_protocols", *arguments]
    with open("/dev/full", "wb") as full:
        told = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, cwd=ROOT, text=True)
    assert told.returncode == 1
    assert told.stderr.splitlines()[-1] == "Error: the output cannot be written: No space left on device"
    assert "Traceback" not in told.stderr


def test_nothing_is_suggested_for_what_is_like_no_command() -> None:
    result = CliRunner().invoke(main, ["xyzzy"])
    assert (result.exit_code, "Did you mean" in result.output) == (2, False)


def test_the_readme_says_where_the_command_is() -> None:
    """Whoever has only run make has no such command on the path."""
    first_steps = (ROOT / "README.md").read_text("utf-8").partition("## Try it")[2].partition("\n## ")[0]
    assert ".venv/bin/tei-protocols" in first_steps
    assert ". .venv/bin/activate" in first_steps


def test_nobody_is_told_to_install_from_an_index_that_does_not_have_it() -> None:
    advice = re.compile(r"(?:pip|pipx|uv tool) install (?:--\S+ )*['\"]?tei-protocols")
    places = [ROOT / "README.md", ROOT / "action.yml", *(ROOT / "tei_protocols").rglob("*")]
    files = [path for path in places if path.is_file() and "__pycache__" not in path.parts]
    wrong = [path for path in files if advice.search(path.read_text("utf-8", errors="replace"))]
    assert wrong == []
