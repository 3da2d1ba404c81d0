"""Validating: one file and 1,000 files, against jing with the same RELAX NG schema, and with that of the TEI."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from tei_protocols import pipeline, resources, tei
from tei_protocols.checks import relaxng
from tei_protocols.readers import read
from tei_protocols.secure_xml import parse_xml_file
from tests.benchmarks.measuring import TRANSCRIPT, Comparison, Effort, compare, process, program


def measure(folder: Path, effort: Effort) -> list[Comparison]:
    """One file in at most half of jing's time; 1,000 files: the grammar in its time, all checks in 3.3 times it.

    Two processes: all checks in at most 1.67 times jing's time, and in its time with the schema that TEI_ALL_RNG names.
    """
    schema = resources.schema("presidium.rng")
    files = valid_files(folder / "tei", effort.documents)
    one, theirs_one = process(*program(), "validate", files[0]), process("jing", schema, files[0])
    all_ours, two = (process(*program(), "validate", "--jobs", jobs, folder / "tei") for jobs in "12")
    theirs_all = process("jing", schema, *files)
    few, count = min(effort.rounds, 3), f"{effort.documents:,} files"
    compared = [
        compare(
            "validate one file, all checks, against jing with one file", one, theirs_one, 0.5, min(effort.rounds, 10)
        ),
        compare(f"the RELAX NG stage for {count}, against jing", _grammar(files), theirs_all, 1, few),
        compare(f"validate {count}, all checks, against jing", all_ours, theirs_all, 1 / 0.3, few),
        compare(f"validate {count}, all checks, two processes, against jing", two, theirs_all, 1 / 0.6, few),
    ]
    if tei_all := os.environ.get("TEI_ALL_RNG"):
        theirs = process("jing", tei_all, *files)
        what = f"validate {count}, all checks, two processes, against jing with tei_all"
        compared.append(compare(what, two, theirs, 1, few))
        by_tei_all = process(*program(), "validate", "--schema", tei_all, files[0])
        what = "validate one file with tei_all, against jing with one file"
        compared.append(compare(what, by_tei_all, process("jing", tei_all, files[0]), 1, few))
    return compared


def valid_files(folder: Path, count: int) -> list[Path]:
    folder.mkdir()
    source = read(TRANSCRIPT.read_bytes(), TRANSCRIPT.name).source
    files = []
    for number in range(count):
        name = f"protocol-{number}"
        path = folder / f"{name}.xml"
        path.write_bytes(tei.serialise(pipeline.convert(source, name=name).root))
        files.append(path)
    return files


def _grammar(files: list[Path]) -> Callable[[], object]:
    def validate() -> None:
        for path in files:
            assert not list(relaxng.check(parse_xml_file(path))), path

    return validate
