"""The site: projects of 1,000 documents against the time it may take; an unchanged one against that; the preview.

An archive whose edition is its TEI, with the transcripts as witnesses, and a project that has transcripts alone are
measured apart: the one compares what the other has to convert.
"""

from __future__ import annotations

import http.client
import re
import shutil
import subprocess
import time
from importlib.util import find_spec
from pathlib import Path
from statistics import median

from tei_protocols.views import FORMATS
from tests.benchmarks.measuring import ROOT, Comparison, Effort, different_transcripts, process, program

_WANTED = ",".join(name for name in ("txt", "md") if name in FORMATS)
_SAVINGS = 5


def measure(folder: Path, effort: Effort) -> list[Comparison]:
    """With two processes at least 100 documents a second, pages, texts, indexes, of TEI as of transcripts; an unchanged
    site in 3 % of that time; a page that is open is told within a second that a transcript was saved.
    """
    transcripts = _project(folder / "transcripts", effort)
    of_tei = _project(folder / "tei", effort)
    process(*program(), "convert", of_tei / "transcripts", "-o", of_tei / "tei/")()
    compared = [
        *_building("TEI documents with their transcripts", of_tei, effort),
        *_building("transcripts", transcripts, effort),
    ]
    if find_spec("starlette") and find_spec("uvicorn") and find_spec("watchfiles"):
        compared.append(_preview(folder))
    return compared


def _project(folder: Path, effort: Effort) -> Path:
    """A project of so many transcripts."""
    shutil.copytree(ROOT / "corpus", folder, ignore=shutil.ignore_patterns("tei", "transcripts", "pictures"))
    (folder / "transcripts").mkdir()
    for number, text in enumerate(different_transcripts(effort.documents)):
        (folder / "transcripts" / f"protocol-{number}.txt").write_text(text, "utf-8")
    return folder


def _building(what: str, project: Path, effort: Effort) -> list[Comparison]:
    out = project.with_name(f"{project.name}-site")
    build = process(*program(), "build", project, "--out", out, "--formats", _WANTED, "--no-search", "--jobs", "2")
    first, again = (_seconds(build) for _ in range(2))
    site = f"the site of {effort.documents:,} {what}"
    return [
        Comparison(f"{site}, two processes, against a second for 100", first, effort.documents / 100, 1),
        Comparison(f"{site}, unchanged, against making it", again, first, 0.03),
    ]


def _seconds(work: object) -> float:
    assert callable(work)
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _preview(folder: Path) -> Comparison:
    project = folder / "previewed"
    shutil.copytree(ROOT / "corpus", project, ignore=shutil.ignore_patterns("tei"))
    transcript = project / "transcripts" / "protocol-61.txt"
    text = transcript.read_text("utf-8")
    command = [str(part) for part in (*program(), "serve", project, "--port", "0")]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as served:
        assert served.stderr
        port = next(int(found[1]) for line in served.stderr if (found := re.search(r"127\.0\.0\.1:(\d+)/", line)))
        connection = http.client.HTTPConnection("127.0.0.1", port)
        connection.request("GET", "/-/made-again")
        told = connection.getresponse()
        took = []
        for number in range(_SAVINGS):
            time.sleep(1)
            start = time.perf_counter()
            transcript.write_text(text.replace("harder", f"harder by {number}"), "utf-8")
            while not told.readline().startswith(b"data:"):
                pass
            took.append(time.perf_counter() - start)
        served.terminate()
    return Comparison("from saving a transcript to reloading its page, against a second", median(took), 1, 1)
