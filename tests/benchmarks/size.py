"""Size: a transcript of 10 MB against one of 1 MB, in time and in memory, each converted in a process of its own."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from tests.benchmarks.measuring import ROOT, Comparison, Effort, compare

_CONVERT = """
import resource, sys
from pathlib import Path
from tei_protocols import pipeline, tei
from tei_protocols.readers import read

path = Path(sys.argv[1])
conversion = pipeline.convert(read(path.read_bytes(), path.name).source)
assert conversion.proof.holds
tei.serialise(conversion.root)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024)
"""


def measure(folder: Path, effort: Effort) -> list[Comparison]:
    """Ten times the text in at most twelve times the time, and in at most 120 bytes of memory for each of its own."""
    texts = [path.read_text("utf-8") for path in sorted((ROOT / "tests" / "specimens").glob("[!r]*.txt"))]
    whole = "\n\n".join(texts).encode()
    small, large = folder / "small.txt", folder / "large.txt"
    megabyte = 1_000 * effort.documents
    for path, size in ((small, megabyte), (large, 10 * megabyte)):
        path.write_bytes((whole * (size // len(whole) + 1))[:size].decode("utf-8", "ignore").encode())
    memory: list[int] = []
    what = "convert 10 MB of mixed records, proof included, against 1 MB of them"
    time = compare(what, _conversion(large, memory), _conversion(small, []), wanted=12, rounds=1)
    bytes_each = max(memory) / large.stat().st_size
    return [time, Comparison("the same 10 MB, bytes of memory for each byte", bytes_each, 1, wanted=120, unit="bytes")]


def _conversion(path: Path, memory: list[int]) -> Callable[[], object]:
    def convert() -> None:
        command = [sys.executable, "-c", _CONVERT, str(path)]
        memory.append(int(subprocess.run(command, capture_output=True, check=True, cwd=ROOT).stdout))

    return convert
