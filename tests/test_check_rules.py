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
    header.remove(header.find(f"{TEI}revisionDesc"))
    corpus.extend([header, session])
    assert reported(etree.tostring(corpus)) == {"corpus.ids"}
    text = etree.tostring(session, encoding="unicode")
    for attribute in ("xml:id", "who", "ana", "resp"):
        text = text.replace(f'{attribute}="#', f'{attribute}="#s1.').replace('xml:id="', 'xml:id="s1.')
        text = text.replace("s1.s1.", "s1.")
    corpus[1] = etree.fromstring(text)
    assert reported(etree.tostring(corpus)) == set()


def session(number: int, date: str) -> str:
    """The skeleton as a session of a corpus."""
    text = SKELETON.read_text("utf-8").replace("1960-02-11", date)
    for attribute in ("xml:id", "who", "ana", "resp"):
        text = text.replace(f'{attribute}="#', f'{attribute}="#s{number}.')
    return text.replace('xml:id="', f'xml:id="s{number}.')


def test_the_sessions_of_a_corpus_stand_in_the_order_of_their_days() -> None:
    header = skeleton().getroot()[0]
    for name in ("encodingDesc", "profileDesc", "revisionDesc"):
        header.remove(header.find(f"{TEI}{name}"))
    for each in header.iter("*"):
        each.attrib.pop("{http://www.w3.org/XML/1998/namespace}id", None)
    for first, second, rules in (
        ("1960-02-11", "1960-02-12", set()),
        ("1960-02-11", "1960-02-11", set()),
        ("1960-02-11", "1960-02", set()),
        ("1960-02-11", "1960-01", {"date.sequence"}),
    ):
        sessions = session(1, first) + session(2, second)
        corpus = f'<teiCorpus xmlns="{TEI[1:-1]}" xml:id="both" xml:lang="en">'
        corpus += etree.tostring(header, encoding="unicode") + sessions + "</teiCorpus>"
        assert reported(corpus.encode()) == rules, second
