"""The benchmarks run: a change of what they measure must not leave them behind. Their ratios are for people to read."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize(
    ("name", "ratios", "needs"),
    [
        ("site", 5, ""),
        ("start", 1, ""),
        ("conversion", 3, "pandoc"),
        ("schema", 1, ""),
        ("size", 2, ""),
        ("validation", 4, "jing"),
        ("bulk", 2, ""),
        ("views", 2, ""),
        ("stylesheets", 1, "$TEI_STYLESHEETS"),
        ("printing", 1, "python:weasyprint"),
    ],
)
def test_a_benchmark_runs(name: str, ratios: int, needs: str) -> None:
    command = [sys.executable, "-m", "tests.benchmarks", "--quick", name]
    if name == "validation" and "TEI_ALL_RNG" in os.environ:
        ratios += 2
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert result.returncode in (0, 1), result.stderr
    if left_out := re.match(r"\w+: left out, because (.+)", result.stdout):
        assert needs
        pytest.skip(left_out[1])
    found = re.findall(r"^    \d+\.\d\d times as much \(wanted: at most \d+\.\d\d\)", result.stdout, re.MULTILINE)
    assert len(found) == ratios
    assert not result.stderr
