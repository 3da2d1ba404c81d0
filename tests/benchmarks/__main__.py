"""`python -m tests.benchmarks [--quick] [NAME...]`: measure everything, or what is named, and print the ratios.

`--quick` only shows that the benchmarks run: with a few documents the ratios say nothing.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.benchmarks import bulk, conversion, printing, schema, site, size, start, stylesheets, validation, views
from tests.benchmarks.measuring import Comparison, Effort, missing

BENCHMARKS: dict[str, tuple[Callable[[Path, Effort], list[Comparison]], tuple[str, ...]]] = {
    "site": (site.measure, ()),
    "start": (start.measure, ()),
    "conversion": (conversion.measure, ("pandoc",)),
    "schema": (schema.measure, ()),
    "size": (size.measure, ()),
    "validation": (validation.measure, ("jing",)),
    "bulk": (bulk.measure, ()),
    "views": (views.measure, ()),
    "stylesheets": (stylesheets.measure, ("$TEI_STYLESHEETS",)),
    "printing": (printing.measure, ("python:weasyprint",)),
}


def main(arguments: list[str]) -> int:
    """Run the benchmarks; status 1 where a ratio is worse than wanted, 2 for a name that is none."""
    effort = Effort(documents=3, rounds=1) if "--quick" in arguments else Effort()
    names = [argument for argument in arguments if argument != "--quick"]
    unknown = set(names) - BENCHMARKS.keys()
    if unknown:
        print(
            f"no benchmark is called {', '.join(sorted(unknown))}; there are {', '.join(BENCHMARKS)}", file=sys.stderr
        )
        return 2
    slow = False
    for name in names or BENCHMARKS:
        measure, needed = BENCHMARKS[name]
        if reason := missing(*needed):
            print(f"{name}: left out, because {reason}")
            continue
        with tempfile.TemporaryDirectory() as folder:
            for comparison in measure(Path(folder), effort):
                print(comparison, flush=True)
                slow = slow or comparison.ours > comparison.wanted * comparison.theirs
    return 1 if slow else 0


sys.exit(main(sys.argv[1:]))
