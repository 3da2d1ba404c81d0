"""Converting: 1,000 transcripts to TEI, each with its proof, against pandoc with the same bytes in one file."""

from __future__ import annotations

from itertools import count
from pathlib import Path

from tests.benchmarks.measuring import TRANSCRIPT, Comparison, Effort, compare, process, program


def measure(folder: Path, effort: Effort) -> list[Comparison]:
    """At least three times the throughput of pandoc, which proves nothing and splits the text into paragraphs only."""
    transcripts = folder / "transcripts"
    transcripts.mkdir()
    text = TRANSCRIPT.read_text("utf-8")
    for number in range(effort.documents):
        # each a little different, as documents are
        transcript = text.replace("No. 61", f"No. {number}").replace("wooden knife", f"wooden knife {number}")
        (transcripts / f"protocol-{number}.txt").write_text(transcript, "utf-8")
    together = folder / "together.txt"
    together.write_bytes(b"\n\n".join(path.read_bytes() for path in sorted(transcripts.iterdir())))
    fresh = (folder / f"tei-{number}" for number in count())  # nothing stands there that would have to be compared

    def ours() -> None:
        process(*program(), "convert", transcripts, "-o", next(fresh))()

    theirs = process("pandoc", "-f", "markdown", "-t", "tei", together, "-o", folder / "together.xml")
    what = f"convert {effort.documents:,} transcripts, proof included, against pandoc -f markdown -t tei"
    return [compare(what, ours, theirs, wanted=1 / 3, rounds=min(effort.rounds, 3))]
