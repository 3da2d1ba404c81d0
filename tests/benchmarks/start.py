"""Starting: `tei-protocols --help` against importing the library that reads the command line."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.benchmarks.measuring import Comparison, Effort, compare, process, program


def measure(folder: Path, effort: Effort) -> list[Comparison]:
    """At most twice the time of `python -c "import click"`."""
    ours = process(*program(), "--help")
    theirs = process(sys.executable, "-c", "import click")
    return [
        compare('tei-protocols --help, against python -c "import click"', ours, theirs, wanted=2, rounds=effort.rounds)
    ]
