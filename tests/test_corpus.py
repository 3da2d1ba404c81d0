"""The corpus: what the transcripts become today is, to the letter, the TEI that is committed and was read by people."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import etree

from tei_protocols.cli import main

CORPUS = Path(__file__).parent.parent / "corpus"
NAMES = sorted(path.stem for path in (CORPUS / "transcripts").glob("*.txt"))
TEI = {"t": "http://www.tei-c.org/ns/1.0"}


@pytest.mark.parametrize("name", NAMES)
def test_the_transcript_becomes_the_committed_tei(name: str) -> None:
    transcript = CORPUS / "transcripts" / f"{name}.txt"
    result = CliRunner().invoke(main, ["convert", str(transcript), "--schema-href", "../../schemas"])
    assert result.exit_code == 0
    assert result.stdout_bytes == (CORPUS / "tei" / f"{name}.xml").read_bytes()


@pytest.mark.parametrize("name", NAMES)
def test_the_corpus_is_valid_tei(name: str) -> None:
    grammar = os.environ.get("TEI_ALL_RNG")
    if not grammar:
        pytest.skip("TEI_ALL_RNG does not name the grammar of tei_all")
    if not shutil.which("jing"):
        pytest.skip("jing is not installed")
    checked = subprocess.run(
        ["jing", grammar, CORPUS / "tei" / f"{name}.xml"], capture_output=True, text=True, check=False
    )
    assert checked.returncode == 0, checked.stdout


def test_protocol_61_as_an_encoder_reads_it() -> None:
    """The points at which an encoder would look first, said one by one, so that a change of one of them is named."""
    root = etree.parse(CORPUS / "tei" / "protocol-61.xml")

    def texts(path: str) -> list[str]:
        return ["".join(element.itertext()) for element in root.xpath(path, namespaces=TEI)]

    def values(path: str) -> list[str]:
        return [str(value) for value in root.xpath(path, namespaces=TEI)]

    assert values("//t:msIdentifier//t:idno/@n") == ["3", "16", "165", "170-173"]
    assert values("//t:titleStmt/t:meeting/@n") == ["61"]
    assert values("//t:titleStmt/t:meeting/t:date/@when") == ["1962-10-25"]
    assert texts("//t:titleStmt/t:funder") == ["Leon Levy Foundation"]
    roles = values("//t:listPerson[@type='participants']//t:person/@role")
    assert {role: roles.count(role) for role in roles} == {
        "chair": 1,
        "member": 7,
        "candidate-member": 1,
        "secretary": 4,
        "guest": 2,
    }
    assert values("//t:sp/@who") == [
        "#khrushchev",
        "#khrushchev",
        "#khrushchev",
        "#group.member #group.secretary",
        "#khrushchev",
    ]
    assert [len(turn) for turn in root.xpath("//t:sp", namespaces=TEI)] == [2, 4, 1, 1, 4]
    assert values("//t:sp[@cert]/@xml:id") == ["item-1.3"]
    assert values("//t:certainty/@assertedValue") == ["#list.participants"]
    (deletion,) = root.xpath("//t:del", namespaces=TEI)
    assert {key: deletion.get(key) for key in ("source", "evidence", "resp", "cert", "rend")} == {
        "source": "#fn1",
        "evidence": "external",
        "resp": "#kramer",
        "cert": "high",
        "rend": "crossed-out bracketed",
    }
    assert texts("//t:supplied") == ["trade", "for the Americans", "Cuba", "to give to", "October"]
    assert (texts("//t:term"), texts("//t:gloss")) == (["R-12"], ["SS-4"])
    assert texts("//t:closer//t:persName[@role='recorder']") == ["A. K. Serov"]
    assert values("//t:closer/t:date/@when") == ["1962-10-25"]
