"""Nothing is lost: whatever the transcript, its TEI gives every character back, and a broken TEI is caught."""

from __future__ import annotations

import re
from copy import deepcopy
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from lxml import etree

from tei_protocols.checks.fidelity import check, prove
from tei_protocols.model.source import Source
from tei_protocols.pipeline import convert
from tei_protocols.views import view

# The pieces that conventions react to, in any order: whoever meets them all together has met the worst copy.
ACTIVE = [
    *"[]()*:;.,—–-\"'\n ",
    "\n\n",
    "\r\n",
    "**",
    "[1]",
    "[2] ",
    "(1)",
    "(2) ",
    "1. ",
    "\n\n[1] Translator's Note: ",
    "\n\n[2] ",
    "The bracketed portion was crossed out",
    "Citation:",
    "Summary:",
    "Credits:",
    "RGANI, F. 3, Op. 12, D. 1, L. 2-2ob",
    "October 25, 1962",
    "25 [October] 1962",
    "Protocol No. 6",
    "Top Secret",
    "Those who took part: Members of the CC Presidium Cdes. A. B. Petrov, and C. D. Ivanov",
    "Chaired by Cde. A. B. Petrov.",
    "Point 1. On rye",
    "II. On rye",
    "On rye",
    "Cde. Petrov",
    " says ",
    "Cdes. ",
    "A. B. ",
    "PETROV. ",
    "Petrov—",
    "Voices. ",
    "That is correct.",
    "All the members of the Presidium support",
    "Approve the plan.",
    "Notes taken by A. B. Petrov",
    "gov[ernment]",
    "R-12 [SS-4]",
    "[illegible]",
    "[…]",
    "[soderzhatel'nyi]",
    "[committee--trans.]",
    "word",
    "pro-\nposal",
    "[Laughter.]",
    "\n\n(Applause.)\n\n",
    "[page two]",
    "\n\n- 2 -\n\n",
    "Л. 31об.//",
    "\n(Petrov, Ivanov)\n",
    "[Source: RGANI, F. 3, Op. 1, L. 2.]",
    "\n\n1) Approve it.\n\n2) And that.\n\n",
    "[PETROV.] ",
    "SIDOROV Says it",
    "Notes\n\n",
    "5.XI.62",
    "9 and 12 July 1956",
    "(Re: Point IV of Protocol No. 28)",
    "\n\nSkip to content\n\n",
    "* * *",
    "т. Петров – ",
    "пр[авительст]во",
    "1956 г.",
    "\u00a0",
    "\ufeff",
    "\u2028",
    "\x0c",
    "\x01",
    "\x1c",
    "\x85",
    "\ufffe",
    "\ufdd0",
    "<&>",
    "]]>",
    "\U0001f4dc",
    "e\u0301",
]
TRANSCRIPTS = st.lists(st.sampled_from(ACTIVE), min_size=1, max_size=60).map("".join)


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=TRANSCRIPTS, language=st.sampled_from(["en", "ru"]))
@example(text="[page two] [\n\n- 2 -\n\n", language="en")
@example(text="Citation:RGANI, F. 3, L. 2-2ob\x1cCitation:", language="en")
@example(text="Л. 31об.//\x1c", language="ru")
@example(text="1) Approve \n–\x1c)", language="en")
@example(text="]1\n\n[1]r\n1 p\nRGANI F.3[1]", language="ru")
@example(text="[1] Note.\n\n- 2 -\n\n(Applause.)", language="ru")
def test_no_character_is_lost(text: str, language: str) -> None:
    conversion = convert(Source("random.txt", text, language))
    assert conversion.proof.holds, conversion.proof.problems
    counted = sum(not character.isspace() or "\x1c" <= character <= "\x1f" for character in text) - text.count("\ufeff")
    assert conversion.proof.accounted.total == counted
    assert (found := conversion.proof.accounted).text + found.header + found.discarded == counted


SPECIMENS = [path.read_text("utf-8") for path in sorted((Path(__file__).parent / "specimens").glob("*.txt"))]
PARAGRAPHS = [paragraph for text in SPECIMENS for paragraph in text.split("\n\n")]
# whole records one after another, and their paragraphs in any order: files are put together from pieces
PIECES = st.lists(st.one_of(st.sampled_from(SPECIMENS), st.sampled_from(PARAGRAPHS)), min_size=2, max_size=12)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(pieces=PIECES, language=st.sampled_from(["en", "ru"]))
def test_no_character_is_lost_in_whatever_order_records_are_put_together(pieces: list[str], language: str) -> None:
    conversion = convert(Source("pieces.txt", "\n\n".join(pieces), language))
    assert conversion.proof.holds, conversion.proof.problems


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=TRANSCRIPTS)
def test_the_same_transcript_gives_the_same_bytes(text: str) -> None:
    source = Source("random.txt", text, "en")
    assert etree.tostring(convert(source).root) == etree.tostring(convert(source).root)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data(), text=TRANSCRIPTS)
def test_a_changed_character_is_noticed(data: st.DataObject, text: str) -> None:
    source = Source("random.txt", text, "en")
    root = deepcopy(convert(source).root)
    bearers = [
        element
        for session in root.iter("{*}text")
        for element in session.iter()
        if element.text and element.text.strip()
    ]
    if not bearers:
        return
    bearer = data.draw(st.sampled_from(bearers))
    bearer.text += "X"
    assert not prove(source, root).holds


def test_the_first_difference_is_shown_with_its_line() -> None:
    source = Source("three.txt", "Cde. Petrov says a.\n\nThe second line.\n\nThe third line.\n", "en")
    root = convert(source).root
    paragraph = root.findall(".//{*}sp/{*}p")[1]
    paragraph.text = "The second lie."
    (problem,) = prove(source, root).problems
    assert (problem.line, problem.rule) == (3, "fidelity.broken")
    assert "put it back" in problem.hint
    assert "The second li⟨here⟩ne. The third" in problem.message
    assert "The second li⟨here⟩e. The third" in problem.message


def test_a_character_that_numbers_are_written_in_does_no_harm() -> None:
    source = Source("odd.txt", "\ufdd0\ufdda\ufdd9\ufdd9\ufddb one", "en")
    root = deepcopy(convert(source).root)
    root.find(".//{*}body//{*}p").text += "X"
    assert not prove(source, root).holds


PRINTED = "Cde. Petrov says the (blotted) harvest [laughs] is [very] good (1).\n\n1. It was not."
# what an encoder makes of the program's TEI: what she writes, in the place of what, and what she is told
BY_HAND = [
    (
        r"\(blotted\)",
        '<gap reason="illegible"/>',
        'how <gap> is printed is kept in rend: write <gap rend="(blotted)" …>',
    ),
    (r"<supplied[^>]*>very</supplied>", "<stage>very</stage>", 'write <stage rend="bracketed" …>'),
    (r"<supplied[^>]*>very</supplied>", '<del rend="struck">very</del>', 'write <del rend="struck bracketed" …>'),
    ("harvest", '<supplied resp="#jane">harvest</supplied>', 'write <supplied rend="unbracketed" …>'),
    (r'rend="\(n\) n\."', 'rend="[n] n."', 'write <note rend="(n) n." …>'),
    (r'rend="\(n\) n\."', 'rend="(n) [n]"', 'write <note rend="(n) n." …>'),
    (r'type="editor"([^>]*) place="end"', r'type="editor"\1', 'say where it is printed, with place="end"'),
    ("harvest", 'harvest<note place="inline" type="editor" resp="#jane">Rye.</note>', 'so take place="inline" away'),
    ("harvest", "rye harvest", 'a note of this edition, <note type="editor" resp="#…">…</note> without place'),
    ("the ", "", "put it back"),
    ("harvest", "harvests of rye", "without place, or a correction"),
    ("harvest", "yield", "a correction is written <choice><sic>"),
]


@pytest.mark.parametrize(("old", "new", "told"), BY_HAND, ids=[told for _, _, told in BY_HAND])
def test_what_is_wrong_is_told_by_the_kind_of_difference(old: str, new: str, told: str) -> None:
    source = Source("by-hand.txt", PRINTED, "en")
    before, text, after = etree.tostring(convert(source).root, encoding="unicode").partition("<text ")
    text, found = re.subn(old, new, text + after, count=1)
    assert found
    tree = etree.ElementTree(etree.fromstring(before + text))
    (finding,) = check(tree, source)
    (problem,) = prove(source, tree).problems
    assert finding.hint == problem.hint
    assert told in finding.hint


def test_a_note_of_this_edition_is_not_in_the_transcript() -> None:
    source = Source("own.txt", "Cde. Petrov says the harvest is good.", "en")
    text = etree.tostring(convert(source).root, encoding="unicode")
    own = '<note xml:id="note-a" n="a" type="editor" resp="#jane">The harvest of 1959.</note>'
    tree = etree.ElementTree(etree.fromstring(text.replace("harvest", f"harvest{own}")))
    assert own in etree.tostring(tree, encoding="unicode")
    assert prove(source, tree).holds
    assert "The harvest of 1959." in view(tree, "reading").decode()
    assert "The harvest of 1959." not in view(tree, "published").decode()


def test_a_corrected_reading_counts_as_what_the_transcript_has() -> None:
    source = Source("corrected.txt", "Cde. Petrov says the harvets is good.", "en")
    root = convert(source).root
    paragraph = root.find(".//{*}sp/{*}p")
    paragraph[-1].tail = " the "
    choice = etree.SubElement(paragraph, "{http://www.tei-c.org/ns/1.0}choice")
    etree.SubElement(choice, "{http://www.tei-c.org/ns/1.0}sic").text = "harvets"
    etree.SubElement(choice, "{http://www.tei-c.org/ns/1.0}corr").text = "harvest"
    choice.tail = " is good."
    assert prove(source, root).holds


def test_a_header_line_that_was_changed_is_noticed() -> None:
    source = Source("header.txt", "Citation:\n\nA file.\n\nPoint 1. On rye\n\nCde. Petrov says yes.\n", "en")
    conversion = convert(source)
    assert conversion.proof.accounted.sentence == (
        "45 of 45 characters accounted for: 30 in the text, 15 in the header, 0 discarded"
    )
    note = conversion.root.find(".//{*}note[@type='header']")
    note[-1].tail = "A fil."
    assert not prove(source, conversion.root).holds


def test_a_decision_that_stands_close_to_its_number_is_given_back() -> None:
    conversion = convert(Source("plan.txt", "(1)Approve the plan.\n\n(2) Adjourn it.", "en"))
    assert conversion.proof.holds
    assert [item.get("rend") for item in conversion.root.iter("{*}item")] == ["glued", None]


def test_what_becomes_text_since_it_shares_a_line_takes_along_what_shares_its_other_line() -> None:
    lines = (
        "August 06, 1962 Central Committee of the Communist Party of the Soviet",
        'Union Presidium Protocol No. 9 Citation: "Presidium Protocol No. 9", August',
        "06, 1962, RGANI, F. 3, Op. 16, D. 930, L. 14-17. Summary: Discussion of the",
        "harbor dues in Port Salvin and of a request for instructors. Original",
        "Language: Russian Contents: Translation - English Those who took part:",
        "Members of the CC Presidium Cdes. D. V. Kolodny, P. P. Rastorguev, and",
        "I. M. Shelepnev. Chaired by Cde. V. F. Arkharov. Point 1. On the harbor",
        "dues Cde. V. F. Arkharov says that the dues have been raised.",
    )
    assert convert(Source("wrapped.txt", "\n".join(lines) + "\n", "en")).proof.holds
