"""The rules of the encoding: each is broken by one snippet and kept by another, and tells the one from the other."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path

import pytest
from lxml import etree

from tei_protocols import resources
from tei_protocols.checks import check

SNIPPETS = Path(__file__).parent / "snippets"
TEI = "{http://www.tei-c.org/ns/1.0}"
SCH = "{http://purl.oclc.org/dsdl/schematron}"
# Broken by a whole document, not by a piece of one; each has a test of its own below.
OF_DOCUMENTS = {"corpus.ids", "session.dated", "chair.present"}


def parsed(name: str) -> etree._ElementTree:
    # the snippets use the same identifiers again and again
    return etree.parse(SNIPPETS / name, etree.XMLParser(collect_ids=False))


RULES = {rule.get("id", ""): rule for rule in parsed("rules.xml").getroot()}
EXAMPLES = [
    pytest.param(name, example, id=f"{name} {etree.QName(example).localname} {number}")
    for name, rule in RULES.items()
    for number, example in enumerate(rule)
]


def skeleton() -> etree._ElementTree:
    return parsed("skeleton.xml")


def with_piece(example: etree._Element) -> bytes:
    """The skeleton with the example in its hole."""
    document = skeleton()
    (hole,) = document.xpath("//processing-instruction()[name() = $name]", name=example.get("in", "p"))
    previous, parent = hole.getprevious(), hole.getparent()
    if previous is not None:
        previous.tail = (previous.tail or "") + (example.text or "")
    else:
        parent.text = (parent.text or "") + (example.text or "")
    for piece in example:
        hole.addprevious(deepcopy(piece))
    return etree.tostring(document)


def reported(data: bytes) -> set[str]:
    return {problem.rule for problem in check(data, "snippet.xml")}


def test_the_skeleton_is_without_problems() -> None:
    assert check(etree.tostring(skeleton()), "skeleton.xml") == []


def test_every_rule_has_a_right_and_a_wrong_example() -> None:
    schema = etree.parse(resources.schema("presidium.sch"))
    ids = {each.get("id") for each in schema.iter(f"{SCH}assert", f"{SCH}report")}
    assert ids == RULES.keys() | OF_DOCUMENTS
    for name, rule in RULES.items():
        assert {etree.QName(example).localname for example in rule} == {"right", "wrong"}, name


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_the_rule_tells_right_from_wrong(rule: str, example: etree._Element) -> None:
    expected = {rule} | set(example.get("also", "").split()) if example.tag == f"{TEI}wrong" else set()
    assert reported(with_piece(example)) == expected


def test_somebody_is_in_the_chair() -> None:
    document = skeleton()
    for person in document.iter(f"{TEI}person"):
        person.set("role", "member")
    assert reported(etree.tostring(document)) == {"chair.present"}


def test_a_session_has_a_date() -> None:
    document = skeleton()
    creation = document.find(f".//{TEI}creation")
    assert creation is not None
    creation[:] = []
    assert reported(etree.tostring(document)) == {"session.dated"}


def test_in_a_corpus_each_session_has_its_own_identifiers() -> None:
    session = skeleton().getroot()
    corpus = etree.Element(
        f"{TEI}teiCorpus",
        {f"{{http://www.w3.org/XML/1998/namespace}}{k}": v for k, v in (("id", "both"), ("lang", "en"))},
    )
    header = deepcopy(session[0])
    for each in header.iter("*"):
        each.attrib.pop("{http://www.w3.org/XML/1998/namespace}id", None)
    header.remove(header.find(f"{TEI}profileDesc"))
    header.remove(header.find(f"{TEI}encodingDesc"))
    corpus.extend([header, session])
    assert reported(etree.tostring(corpus)) == {"corpus.ids"}
    text = etree.tostring(session, encoding="unicode")
    for attribute in ("xml:id", "who", "ana", "resp"):
        text = text.replace(f'{attribute}="#', f'{attribute}="#s1.').replace('xml:id="', 'xml:id="s1.')
        text = text.replace("s1.s1.", "s1.")
    corpus[1] = etree.fromstring(text)
    assert reported(etree.tostring(corpus)) == set()
