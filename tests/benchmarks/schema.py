"""Schemas: all that is made from the ODD, once the stylesheets are compiled, against one second."""

from __future__ import annotations

import time
from pathlib import Path

from tei_protocols import resources
from tei_protocols.schema import compile_odd
from tests.benchmarks.measuring import Comparison, Effort


def measure(folder: Path, effort: Effort) -> list[Comparison]:
    """The grammar, the rules and the guidelines in less than a second: whoever edits the ODD sees them at once."""
    odd = resources.schema("presidium.odd")
    compile_odd(odd.read_bytes(), odd.name)
    begun = time.perf_counter()
    compile_odd(odd.read_bytes(), odd.name)
    return [Comparison("schemas and guidelines from the ODD, against a second", time.perf_counter() - begun, 1, 1)]
