"""How certain a conclusion must be to become mark-up: what is refused stays text, and is asked about."""

from __future__ import annotations

import pytest
from lxml import etree

from tei_protocols.attribution.acceptance import accepted
from tei_protocols.checks import Options, check
from tei_protocols.model import marks
from tei_protocols.model.evidence import Certainty, Evidence
from tei_protocols.model.marks import Mark
from tei_protocols.model.source import Source
from tei_protocols.model.span import Span
from tei_protocols.pipeline import Conversion, Settings, convert
from tei_protocols.problems import Level
from tei_protocols.readers import read
from tei_protocols.tei import serialise
from tei_protocols.views import view

TRANSCRIPT = """Those who took part: Cdes. A. B. Petrov, V. V. Bulgakov and C. D. Ivanov.

I. On rye

Cde. Petrov: The harvest is good.

That is correct.

Cde. Bulgakov The harvest of A. B. is poor.

And so on.

Cde. Ivanov goes on to say it is not.

1) Approve the plan.

2) The ploughs are mended by May.
"""


def converted(accept: Certainty) -> Conversion:
    return convert(read(TRANSCRIPT.encode(), "rye.txt").source, Settings(accept=accept))


def queries(conversion: Conversion) -> list[str]:
    return [str(note.text) for note in conversion.root.iterfind(".//{*}note[@type='query']")]


def test_by_default_all_is_accepted_and_shown_as_doubtful() -> None:
    conversion = converted(Certainty.LOW)
    doubtful = [element.get("cert") for element in conversion.root.iterfind(".//{*}body//*[@cert]")]
    assert doubtful == ["low", "low", "medium", "medium", "medium", "medium", "medium"]
    assert queries(conversion) == []


@pytest.mark.parametrize(("accept", "count"), [(Certainty.LOW, 0), (Certainty.MEDIUM, 1), (Certainty.HIGH, 5)])
def test_what_is_refused_becomes_a_query(accept: Certainty, count: int) -> None:
    conversion = converted(accept)
    assert len(queries(conversion)) == count
    certain = {element.get("cert") for element in conversion.root.iterfind(".//{*}body//*[@cert]")}
    assert all(Certainty(each).reaches(accept) for each in certain if each)


def test_a_query_names_the_reading_and_why_it_was_refused() -> None:
    assert queries(converted(Certainty.MEDIUM)) == [
        "Refused: spoken by A. B. Petrov still (a formula of assent without a name; or the voice of those present). "
        "Its certainty is low; asked for was medium."
    ]
    paragraph = converted(Certainty.MEDIUM).root.find(".//{*}note[@type='query']/..")
    assert paragraph is not None
    assert paragraph.tag.endswith("}p") and paragraph.get("n") == "o1"
    parent = paragraph.getparent()
    assert parent is not None and parent.tag.endswith("}div")


def test_what_is_refused_is_reported() -> None:
    found = [(problem.line, problem.rule) for problem in converted(Certainty.HIGH).problems]
    assert found == [
        (7, "speaker.refused"),
        (9, "speaker.refused"),
        (9, "reading.refused"),
        (11, "speaker.unnamed"),
        (15, "speaker.refused"),
        (17, "speaker.refused"),
    ]


@pytest.mark.parametrize("accept", Certainty)
def test_nothing_is_lost_and_the_tei_is_valid(accept: Certainty) -> None:
    conversion = converted(accept)
    assert conversion.proof.holds
    found = check(serialise(conversion.root), "rye.xml", Options())
    assert [problem for problem in found if problem.level is Level.ERROR] == []


@pytest.mark.parametrize("name", ["published", "reading"])
def test_queries_are_outside_the_published_text(name: str) -> None:
    tree = etree.ElementTree(converted(Certainty.HIGH).root)
    assert "Refused" not in view(tree, name, "txt").decode()


SOURCE = Source("rye.txt", "Rye is bad.", "en")
SPAN = Span(0, 3)


@pytest.mark.parametrize("accept", Certainty)
@pytest.mark.parametrize("certainty", Certainty)
def test_of_deletions_only_high_is_ever_accepted(accept: Certainty, certainty: Certainty) -> None:
    deletion = marks.Deletion(SPAN, SPAN, Evidence("deletion.note", certainty))
    kept, problems = accepted(SOURCE, [deletion], accept, ())
    assert (kept == [deletion]) is (certainty is Certainty.HIGH)
    assert any(isinstance(mark, marks.Deletion) for mark in kept) is (certainty is Certainty.HIGH)
    assert [problem.rule for problem in problems] == ["reading.refused"] * (certainty is not Certainty.HIGH)


def test_what_carries_no_evidence_needs_none() -> None:
    found: list[Mark] = [marks.Supplied(SPAN, SPAN), marks.PersonName(SPAN, SPAN)]
    assert accepted(SOURCE, found, Certainty.HIGH, ()) == (found, [])


def test_degrees_of_certainty() -> None:
    assert Certainty.HIGH.reaches(Certainty.LOW) and Certainty.LOW.reaches(Certainty.LOW)
    assert not Certainty.LOW.reaches(Certainty.MEDIUM) and not Certainty.MEDIUM.reaches(Certainty.HIGH)


def test_formatting_that_crosses_a_bracket_is_not_lost_silently() -> None:
    conversion = convert(read(b"Cde. Petrov: Rye [b ~~c] d~~ e.\n", "rye.md").source)
    assert conversion.proof.holds
    assert [mark.span for mark in conversion.crossing] == [Span(20, 24)]
    (problem,) = conversion.problems
    assert (problem.rule, problem.column) == ("mark.crossing", 21)
    assert "“c] d” (deleted) crosses the border of another mark" in problem.message
