"""What other projects take over: the hooks for pre-commit and the GitHub Action run as their files say."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import click
import pytest
from projects import demonstration, run

from tei_protocols.cli import main
from tei_protocols.readers import SUFFIXES
from tei_protocols.readers.kinds import BY_SUFFIX

ROOT = Path(__file__).parent.parent
HOOKS = (ROOT / ".pre-commit-hooks.yaml").read_text("utf-8")
ACTION = (ROOT / "action.yml").read_text("utf-8")
README = (ROOT / "README.md").read_text("utf-8")
ENTRIES = re.findall(r"entry: (.*)", HOOKS)
PATTERNS = re.findall(r"files: (.*)", HOOKS)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The demonstration project, with its TEI as it is converted."""
    folder = demonstration(tmp_path / "project")
    assert run("convert", folder / "transcripts", "-o", f"{folder / 'tei'}/").status == 0
    return folder


def start(script: str, folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a line of a shell script in a folder; `tei-protocols` is this checkout."""
    programs = folder.parent / "bin"
    programs.mkdir(exist_ok=True)
    program = programs / "tei-protocols"
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m tei_protocols "$@"\n')
    program.chmod(0o755)
    path = {"PATH": f"{programs}{os.pathsep}{os.environ['PATH']}", "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        ["bash", "-c", script], cwd=folder, env=os.environ | path | variables, capture_output=True, text=True
    )


def correct(folder: Path, old: str, new: str) -> None:
    path = folder / "tei" / "protocol-61.xml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


@pytest.mark.parametrize("entry", ENTRIES)
def test_a_hook_names_options_that_there_are(entry: str) -> None:
    _, name, *options = shlex.split(entry)
    command = main.get_command(click.Context(main), name)
    assert command is not None
    assert set(options) <= {option for each in command.params for option in each.opts}


def test_hooks_take_the_files_that_they_are_for() -> None:
    of_tei, of_transcripts = map(re.compile, PATTERNS)
    assert of_tei.search("tei/1962/protocol-61.xml") and of_tei.search("corpus/tei/protocol-61.xml")
    assert not of_tei.search("people.xml") and not of_tei.search("atei/x.xml")
    assert set(SUFFIXES) == set(BY_SUFFIX)
    assert all(of_transcripts.search(f"transcripts/1962/protocol{suffix}") for suffix in SUFFIXES)
    assert not of_transcripts.search("transcripts/protocol.pdf")


def test_hooks_pass_a_project_that_is_in_order_and_stop_one_that_is_not(project: Path) -> None:
    """As pre-commit runs them: the entry, and the names of the files that are to be committed."""
    commands = [f"{ENTRIES[0]} tei/protocol-61.xml", f"{ENTRIES[1]} transcripts/protocol-61.txt"]
    assert [start(command, project).returncode for command in commands] == [0, 0]
    correct(project, 'who="#khrushchev"', 'who="#khruschev"')
    assert [start(command, project).returncode for command in commands] == [1, 0]
    correct(project, "wooden knife", "iron knife")
    assert [start(command, project).returncode for command in commands] == [1, 1]


def steps() -> list[str]:
    """The scripts of the action, behind the one that installs."""
    return re.findall(r"run: (tei-protocols .*)", ACTION)


def test_the_action_shows_problems_at_their_lines(project: Path) -> None:
    validate, compare = steps()
    right = start(validate, project, FILES="tei people.xml", OPTIONS="")
    assert (right.returncode, right.stdout) == (0, ""), right.stderr
    assert start(compare, project, TRANSCRIPTS="transcripts").returncode == 0
    correct(project, 'who="#khrushchev"', 'who="#khruschev"')
    wrong = start(validate, project, FILES="tei", OPTIONS="--xsd")
    assert wrong.returncode == 1
    assert re.search(r"^::error file=tei/protocol-61\.xml,line=\d+", wrong.stdout, re.MULTILINE)
    assert start(compare, project, TRANSCRIPTS="transcripts").returncode == 0


def test_inputs_reach_the_shell_as_variables_alone() -> None:
    """`${{ … }}` within a script would let whoever names a file run a command."""
    inputs = set(re.findall(r"^  ([a-z-]+):$", ACTION.partition("\nruns:")[0], re.MULTILINE))
    assert inputs == set(re.findall(r"inputs\.([a-z-]+)", ACTION))
    assert not [line for line in ACTION.splitlines() if "run:" in line and "${{" in line]
    assert all(variable in ACTION for script in steps() for variable in re.findall(r"\$([A-Z]+)", script))


def test_what_the_readme_shows_for_adoption_is_what_there_is() -> None:
    section = README.partition("## In other projects")[2].partition("\n## ")[0]
    assert set(re.findall(r"- id: ([\w-]+)", section)) == set(re.findall(r"- id: ([\w-]+)", HOOKS))
    workflow = re.search(r"^    on: .*(?:\n    .*)+", section, re.MULTILINE)
    assert workflow and len(workflow[0].splitlines()) == 5
