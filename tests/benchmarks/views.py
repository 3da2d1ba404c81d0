"""Views: the page of all views against the page of one, made of the same tree in the same process."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from lxml import etree

from tei_protocols.views import FIRST, WHOLE, view
from tests.benchmarks.measuring import ROOT, Comparison, Effort, compare

TIMES = 100


def measure(folder: Path, effort: Effort) -> list[Comparison]:
    """One page with three views in less than three times the time of one view."""
    tree = etree.parse(str(ROOT / "corpus" / "tei" / "protocol-61.xml"))
    what = f"the page of all views, {TIMES} times, against that of one"
    return [compare(what, _made(tree, WHOLE), _made(tree, FIRST), wanted=3, rounds=effort.rounds)]


def _made(tree: etree._ElementTree, name: str) -> Callable[[], object]:
    return lambda: [view(tree, name) for _ in range(TIMES)]
