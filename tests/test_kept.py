"""What takes long to make of words is kept from run to run, and is what would be made of them now."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tei_protocols.language import OURS
from tei_protocols.language.compiling import compiled

EXPRESSION = r"(?P<verb>say|said) {2,}(?i:nothing)(?:\s(?P<more>more))?"
# what a run does first, and what it then asks for
CANNOT_COMPILE = "compiling.parser.parse = None"
OTHER_MODULE = f"import os; stat = os.stat; os.stat = lambda path: stat({__file__!r})"
ASKS = f"assert compiling.compiled({EXPRESSION!r}).fullmatch('said  Nothing')"


def run(folder: Path, *first: str, **environment: str) -> int:
    """The exit status of a run that asks for the compiled expression; all that it keeps lies in a folder."""
    script = "\n".join(["from tei_protocols.language import compiling", *first, ASKS])
    inherited = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    asked = inherited | {"PYTHONPYCACHEPREFIX": str(folder)} | environment
    return subprocess.run([sys.executable, "-c", script], env=asked, stderr=subprocess.DEVNULL).returncode


def files(folder: Path) -> list[Path]:
    return sorted(folder.rglob("kept.*._code"))


@pytest.mark.parametrize("code", OURS.codes)
def test_a_formula_is_what_re_makes_of_it(code: str) -> None:
    language = OURS[code]
    for key in language.data["patterns"]:
        for formula in language.formulas(key):
            expression = language.expression(formula)
            expected = re.compile(expression)
            assert compiled(expression) == expected, formula
            assert compiled(expression).groupindex == expected.groupindex, formula


def test_what_is_no_expression_is_told_as_re_tells_it() -> None:
    with pytest.raises(re.error, match="unterminated"):
        compiled("(")


def test_the_next_run_need_not_compile(tmp_path: Path) -> None:
    assert run(tmp_path, CANNOT_COMPILE) != 0
    assert run(tmp_path) == 0
    assert run(tmp_path, CANNOT_COMPILE) == 0


def test_nothing_is_kept_where_python_keeps_nothing(tmp_path: Path) -> None:
    assert run(tmp_path, PYTHONDONTWRITEBYTECODE="1") == 0
    assert not files(tmp_path)


def test_what_somebody_damaged_is_made_again(tmp_path: Path) -> None:
    assert run(tmp_path) == 0
    (kept,) = files(tmp_path)
    whole = kept.read_bytes()
    for damaged in (b"", whole[: len(whole) // 2], b"not kept by anybody"):
        kept.write_bytes(damaged)
        assert run(tmp_path) == 0
        assert kept.read_bytes() == whole


def test_what_another_version_made_is_made_again(tmp_path: Path) -> None:
    """A module that was changed is told by its time, as Python tells it."""
    assert run(tmp_path) == 0
    assert run(tmp_path, CANNOT_COMPILE, OTHER_MODULE) != 0


def test_processes_of_a_pool_keep_what_they_make(tmp_path: Path) -> None:
    in_pool = (
        "from tei_protocols.jobs import process_pool",
        "pool = process_pool(1)",
        f"pool.submit(compiling.compiled, {EXPRESSION!r}).result()",
        "pool.shutdown()",
        "raise SystemExit  # before this process makes it itself",
    )
    assert run(tmp_path, *in_pool) == 0
    assert run(tmp_path, CANNOT_COMPILE) == 0
