"""The benchmarks run: a change of what they measure must not leave them behind. Their ratios are for people to read."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize(
    ("name", "ratios", "needs"), [("start", 1, ""), ("conversion", 1, "pandoc"), ("validation", 3, "jing")]
)
def test_a_benchmark_runs(name: str, ratios: int, needs: str) -> None:
    if needs and not shutil.which(needs):
        pytest.skip(f"{needs} is not installed")
    command = [sys.executable, "-m", "tests.benchmarks", "--quick", name]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert result.returncode in (0, 1), result.stderr
    assert (
        len(re.findall(r"^    \d+\.\d\d of the time \(wanted: at most \d\.\d\d\)", result.stdout, re.MULTILINE))
        == ratios
    )
    assert not result.stderr
