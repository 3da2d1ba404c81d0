"""Much at once: the memory that validating takes for many files, and the time that it takes for a very long one."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from tei_protocols import pipeline, tei
from tei_protocols.readers import read
from tests.benchmarks.measuring import Comparison, Effort, compare, process, program
from tests.benchmarks.validation import valid_files

_SESSION = """\
Protocol No. {0}

Session of 12 March 1961

Chaired by Orlov.

Present: Orlov, Petrova, Sokolov.

""" + "".join(
    f"""\
{point}. On the trains of district {point}

Comrade Orlov. The harvest is gathered, and two [three] trains left on Monday.

Comrade Petrova. Who answers for the other trains?

"""
    for point in range(1, 21)
)
_SHORTER = 10


def measure(folder: Path, effort: Effort) -> list[Comparison]:
    """Twenty files for each document that is asked for, in the memory for two; a document of 50 MB in ten times 5 MB's.

    The second is against ten documents of a tenth of its length, so that the ratio is one where time is linear.
    """
    return [_many_files(folder, effort), _long_document(folder, effort)]


def _many_files(folder: Path, effort: Effort) -> Comparison:
    files = valid_files(folder / "tei", effort.documents)
    for copy in range(20):
        place = folder / "many" / str(copy)
        place.mkdir(parents=True)
        for file in files:
            (place / file.name).hardlink_to(file)
    few = (folder / "many" / "0", folder / "many" / "1")
    what = f"memory of validate for {effort.documents * 20:,} files, against {effort.documents * 2:,}"
    return Comparison(what, _memory(folder / "many"), _memory(*few), wanted=1.1, unit="MB")


def _memory(*documents: Path) -> float:
    """The most memory that validating these takes, in MB: of the process that checks, or of one that hands out work."""
    return max(_memory_of_first(jobs, *documents) for jobs in "12")


def _memory_of_first(jobs: str, *documents: Path) -> float:
    # that of further processes is not told: they are no children of the first
    command = [*program(), "validate", "--jobs", jobs, *documents]
    started = subprocess.Popen(list(map(str, command)), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(started.pid, 0)
    assert status == 0, documents
    return usage.ru_maxrss / 1024


def _long_document(folder: Path, effort: Effort) -> Comparison:
    size = effort.documents * 50_000
    long, short = folder / "long.xml", [folder / f"short-{number}.xml" for number in range(_SHORTER)]
    long.write_text(_corpus(size), "utf-8")
    for path in short:
        path.write_text(_corpus(size // _SHORTER), "utf-8")
    what = f"validate one document of {size / 1_000_000:.1f} MB, against ten of {size / _SHORTER / 1_000_000:.1f} MB"
    ours = process(*program(), "validate", long)
    theirs = process(*program(), "validate", "--jobs", "1", *short)
    return compare(what, ours, theirs, wanted=1.3, rounds=min(effort.rounds, 3))


def _corpus(size: int) -> str:
    """A valid TEI corpus of about so many characters: the second of two sessions, again and again."""
    source = read((_SESSION.format(1) + _SESSION.format(2)).encode(), "corpus.txt", "utf-8", "en").source
    document = tei.serialise(pipeline.convert(source).root).decode()
    start, end = document.rindex("<TEI"), document.rindex("</teiCorpus>")
    session = document[start:end]
    numbers = range(2, 3 + size // len(session))
    sessions = (session.replace('"s2', f'"s{each}').replace("#s2.", f"#s{each}.") for each in numbers)
    return document[:start] + "".join(sessions) + document[end:]
