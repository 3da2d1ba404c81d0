"""Measuring: two ways to do the same are timed by turns in one run; only the ratio of their times is of interest."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from importlib.util import find_spec
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parent.parent.parent
TRANSCRIPT = ROOT / "corpus" / "transcripts" / "protocol-61.txt"
_FIRST_SESSION, _BETWEEN_SESSIONS = date(1954, 1, 4), timedelta(days=4)


@dataclass(frozen=True)
class Effort:
    """How much is measured: so many documents, and at most so many rounds."""

    documents: int = 1000
    rounds: int = 20


@dataclass(frozen=True)
class Comparison:
    """Two medians, in seconds or another `unit`, for the same work. The ratio is ours to theirs, and should be at most
    `wanted`."""

    what: str
    ours: float
    theirs: float
    wanted: float
    unit: str = "s"

    def __str__(self) -> str:
        ratio = self.ours / self.theirs
        verdict = "as wanted" if ratio <= self.wanted else "TOO SLOW"
        times = f"{self.ours:.3f} {self.unit} against {self.theirs:.3f} {self.unit}"
        return f"{self.what}\n    {ratio:.2f} times as much (wanted: at most {self.wanted:.2f}), {times}: {verdict}"


def compare(
    what: str, ours: Callable[[], object], theirs: Callable[[], object], wanted: float, rounds: int
) -> Comparison:
    """Time both by turns, after a first round that only warms the caches of the system."""
    times: tuple[list[float], list[float]] = ([], [])
    for number in range(rounds + 1):
        for work, measured in zip((ours, theirs), times, strict=True):
            start = time.perf_counter()
            work()
            if number:
                measured.append(time.perf_counter() - start)
    return Comparison(what, median(times[0]), median(times[1]), wanted)


def different_transcripts(count: int) -> Iterator[str]:
    """So many transcripts, each a little different, as documents are: its number, its day in eleven years where there
    are a thousand, some of its words."""
    text = TRANSCRIPT.read_text("utf-8")
    for number in range(count):
        day = _FIRST_SESSION + number * _BETWEEN_SESSIONS
        of_its_own = {
            "No. 61": f"No. {number}",
            "October 25, 1962": f"{day:%B} {day.day}, {day.year}",
            "25 [October] 1962": f"{day.day} [{day:%B}] {day.year}",
            "wooden knife": f"wooden knife {number}",
        }
        transcript = text
        for words, others in of_its_own.items():
            assert words in text, words
            transcript = transcript.replace(words, others)
        yield transcript


def process(*command: str | Path) -> Callable[[], object]:
    """A whole process as work to be timed; it must succeed. Its modules are compiled, as those of whatever is installed
    are, also where the environment forbids Python to keep what it compiled."""
    arguments = [str(part) for part in command]
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return lambda: subprocess.run(arguments, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True, env=kept)


def program() -> Sequence[str | Path]:
    """The command `tei-protocols` of this environment."""
    script = Path(sys.executable).with_name("tei-protocols")
    return [script] if script.exists() else [sys.executable, "-m", "tei_protocols"]


def missing(*needed: str) -> str:
    """Why a benchmark cannot run: which of these are not there, programs by their names, libraries of Python as
    `python:NAME`, variables of the environment as `$NAME`; empty where all are.
    """
    return "; ".join(reason for need in needed for reason in [_lacks(need)] if reason)


def _lacks(need: str) -> str:
    if need.startswith("$"):
        return "" if os.environ.get(need[1:]) else f"{need[1:]} is not set"
    if need.startswith("python:"):
        name = need.removeprefix("python:")
        return "" if find_spec(name) else f"the library {name} is not installed"
    return "" if shutil.which(need) else f"{need} is not installed"
