"""Converting: transcripts to TEI, each with its proof, against pandoc with the same bytes.

Of the mixed ones, the specimens of the tests, pandoc takes a minute for a few hundred kilobytes in one file, because it
looks far for what closes a bracket; so it is also given them one by one, which it does fifty times as fast.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import count, cycle, islice
from pathlib import Path

from tests.benchmarks.measuring import ROOT, Comparison, Effort, compare, different_transcripts, process, program

_PANDOC = ("pandoc", "-f", "markdown", "-t", "tei")
_WANTED = 1 / 3


def measure(folder: Path, effort: Effort) -> list[Comparison]:
    """At least three times the throughput of pandoc, which proves nothing and splits the text into paragraphs only: for
    one transcript again and again, for all specimens in one file, and for as many of them one by one."""
    alike = different_transcripts(effort.documents)
    each = [path.read_text("utf-8") for path in sorted((ROOT / "tests" / "specimens").glob("*.txt"))]
    specimens = each[: effort.documents]
    rounds = min(effort.rounds, 3)
    return [
        _in_one_file("transcripts,", _written(folder / "alike", alike), rounds),
        _in_one_file("specimens, each once,", _written(folder / "specimens", specimens), rounds),
        _one_by_one(_written(folder / "mixed", islice(cycle(each), effort.documents)), rounds),
    ]


def _written(folder: Path, texts: Iterable[str]) -> Path:
    folder.mkdir()
    for number, text in enumerate(texts):
        (folder / f"protocol-{number}.txt").write_text(text, "utf-8")
    return folder


def _in_one_file(what: str, transcripts: Path, rounds: int) -> Comparison:
    files = sorted(transcripts.iterdir())
    together = transcripts.with_suffix(".txt")
    together.write_bytes(b"\n\n".join(path.read_bytes() for path in files))
    theirs = process(*_PANDOC, together, "-o", together.with_suffix(".xml"))
    what = f"convert {len(files):,} {what} proof included, against pandoc -f markdown -t tei, in one file"
    return compare(what, _converting(transcripts), theirs, _WANTED, rounds)


def _one_by_one(transcripts: Path, rounds: int) -> Comparison:
    files = sorted(transcripts.iterdir())
    theirs = process(*_PANDOC, "--file-scope", *files, "-o", transcripts.with_suffix(".xml"))
    what = f"convert {len(files):,} mixed specimens, proof included, against pandoc -f markdown -t tei, one by one"
    return compare(what, _converting(transcripts), theirs, _WANTED, rounds)


def _converting(transcripts: Path) -> Callable[[], object]:
    """All of a folder in one process, into a folder where nothing stands that would have to be compared."""
    fresh = (transcripts.with_name(f"{transcripts.name}-tei-{number}") for number in count())
    return lambda: process(*program(), "convert", transcripts, "-o", next(fresh))()
