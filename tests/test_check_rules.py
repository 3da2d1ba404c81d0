"""The rules of the encoding. What breaks and what keeps each is on the pages of explanations, and tested there; here is
what a whole document is needed for."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path

from lxml import etree

from tei_protocols.checks import check

SKELETON = Path(__file__).parent / "snippets" / "skeleton.xml"
TEI = "{http://www.tei-c.org/ns/1.0}"


def skeleton() -> etree._ElementTree:
    return etree.parse(SKELETON, etree.XMLParser(collect_ids=False))


def reported(data: bytes) -> set[str]:
    return {problem.rule for problem in check(data, "snippet.xml")}


def test_the_skeleton_is_without_problems() -> None:
    assert check(SKELETON.read_bytes(), "skeleton.xml") == []


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
