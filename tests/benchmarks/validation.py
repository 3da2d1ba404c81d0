"""Validating: one file and 1,000 files, against jing with the same RELAX NG schema."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tei_protocols import pipeline, resources, tei
from tei_protocols.checks import relaxng
from tei_protocols.readers import read
from tei_protocols.secure_xml import parse_xml_file
from tests.benchmarks.measuring import TRANSCRIPT, Comparison, compare, process, program

DOCUMENTS = 1000


def measure(folder: Path) -> list[Comparison]:
    """One file in at most half of jing's time; 1,000 files: the grammar in its time, all checks in 3.3 times it."""
    schema = resources.schema("presidium.rng")
    files = _valid_files(folder / "tei")
    one, theirs_one = process(*program(), "validate", files[0]), process("jing", schema, files[0])
    all_ours, theirs_all = process(*program(), "validate", folder / "tei"), process("jing", schema, *files)
    return [
        compare("validate one file, all checks, against jing with one file", one, theirs_one, wanted=0.5, rounds=10),
        compare(
            f"the RELAX NG stage for {DOCUMENTS:,} files, against jing",
            _grammar(schema, files),
            theirs_all,
            1,
            rounds=3,
        ),
        compare(f"validate {DOCUMENTS:,} files, all checks, against jing", all_ours, theirs_all, 1 / 0.3, rounds=3),
    ]


def _valid_files(folder: Path) -> list[Path]:
    folder.mkdir()
    source = read(TRANSCRIPT.read_bytes(), TRANSCRIPT.name).source
    files = []
    for number in range(DOCUMENTS):
        name = f"protocol-{number}"
        path = folder / f"{name}.xml"
        path.write_bytes(tei.serialise(pipeline.convert(source, name=name).root))
        files.append(path)
    return files


def _grammar(schema: Path, files: list[Path]) -> Callable[[], object]:
    def validate() -> None:
        for path in files:
            assert relaxng.is_valid(parse_xml_file(path), schema), path

    return validate
