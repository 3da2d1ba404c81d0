"""What the whole of a document shows: notes and what they prove, rows of numbers. The pages of explanations show each
rule; here are the cases that no page has."""

from __future__ import annotations

import time
from collections.abc import Iterable
from pathlib import Path

import pytest
from lxml import etree

from tei_protocols.checks import notes, roles, series
from tei_protocols.checks.neighbours import Neighbours
from tei_protocols.findings import Finding
from tei_protocols.language import Addition, Languages

TEI = "http://www.tei-c.org/ns/1.0"
END = 'place="end" type="translator"'


def document(body: str, language: str = "en") -> etree._ElementTree:
    text = f'<TEI xmlns="{TEI}" xml:lang="{language}"><text><body>{body}</body></text></TEI>'
    return etree.fromstring(text).getroottree()


def told(findings: Iterable[Finding]) -> list[tuple[str, str]]:
    return [(finding.rule, finding.message) for finding in findings]


def rules(body: str, language: str = "en", languages: Languages | None = None) -> list[str]:
    return [finding.rule for finding in notes.check(document(body, language), languages)]


# --- notes and what they prove ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "The bracketed portion was crossed out in A. K. Serov's notes."),
        ("en", "The passage in brackets is struck out."),
        ("ru", "Текст в квадратных скобках зачёркнут."),
    ],
)
def test_a_note_that_speaks_of_brackets_where_there_are_none(language: str, words: str) -> None:
    note = f'<p>Late.<note xml:id="fn1" n="1" {END}><label>Note:</label> {words}</note></p>'
    ((rule, message),) = told(notes.check(document(note, language)))
    assert rule == "note.brackets"
    assert message == f"note 1 says “{words}”, and no words in brackets name it as their proof"


@pytest.mark.parametrize("look", ["crossed-out bracketed", "crossed-out bracket-closes"])
def test_brackets_over_one_paragraph_or_several(look: str) -> None:
    note = f'<note xml:id="fn1" n="1" {END}>The bracketed portion was crossed out.</note>'
    assert rules(f'<p><del rend="{look}" source="#fn1">Late.</del>{note}</p>') == []
    assert rules(f'<p><del rend="crossed-out" source="#fn1">Late.</del>{note}</p>') == ["note.brackets"]


def test_what_is_only_perhaps_said_is_no_deed() -> None:
    assert rules(f'<p><note xml:id="fn1" n="1" {END}>The word was probably crossed out.</note></p>') == []
    assert rules(f'<p><note xml:id="fn1" n="1" {END}>The word was crossed out.</note></p>') == ["note.deed"]


def test_struck_words_that_only_the_note_knows_stand_in_the_note() -> None:
    note = 'Corrected from "<del source="#fn1">ten</del>" to "<add>six</add>".'
    assert rules(f'<p><add source="#fn1">six</add><note xml:id="fn1" n="1" {END}>{note}</note></p>') == []


def test_a_deletion_whose_note_is_about_something_else() -> None:
    note = f'<note xml:id="fn1" n="1" {END}>The harvest of 1959.</note>'
    ((rule, message),) = told(notes.check(document(f'<p><del source="#fn1">Late.</del>{note}</p>')))
    assert rule == "note.silent"
    assert message.endswith("that says nothing of one: “The harvest of 1959.”")
    assert rules(f'<p><hi source="#fn1">Late.</hi>{note}</p>') == []


def test_the_words_of_a_project_count() -> None:
    body = f'<p><del source="#fn1">Late.</del><note xml:id="fn1" n="1" {END}>Expunged by the recorder.</note></p>'
    assert rules(body) == ["note.silent"]
    additions = (
        Addition("en", "words", "testimony_stem", ("expung",)),
        Addition("en", "patterns", "speaks_of_deletion", (r"\b[Ee]xpunged\b",)),
    )
    assert rules(body, languages=Languages(additions)) == []


def test_a_language_that_nobody_knows_says_nothing() -> None:
    body = f'<p><del source="#fn1">Late.</del><note xml:id="fn1" n="1" {END}>Whatever.</note></p>'
    assert rules(body, "xx") == []


def test_a_note_at_the_end_is_placed_by_its_mark_or_by_what_it_names() -> None:
    note = '<div type="notes"><note xml:id="fn1" n="1" {} {}>In May.</note></div>'
    assert rules(note.format(END, "")) == ["note.unanchored"]
    assert rules(note.format(END, 'target="#item-1"')) == []
    assert rules('<p><ref type="noteMark" target="#fn1"/></p>' + note.format(END, "")) == []


# --- roles that fit the register -------------------------------------------------------------------------------------

REGISTER = f"""\
<TEI xmlns="{TEI}"><standOff><listPerson>
  <person xml:id="belov"><persName>Belov</persName><affiliation role="candidate-member" from="1957" to="1961-10-31"/>
    <affiliation role="member" from="1961-11-01"/></person>
  <person xml:id="orlov"><persName>Orlov</persName><death when="1960"/></person>
  <person xml:id="lisin"><persName>Lisin</persName></person>
</listPerson></standOff></TEI>"""


@pytest.mark.parametrize(
    ("entry", "role", "dates", "reason"),
    [
        ("belov", "member", 'when="1962-10-25"', ""),
        ("belov", "chair member", 'when="1960-02-11"', "was member 1961-11-01 to ?, the session was 1960-02-11"),
        ("belov", "member", 'from="1961-10-30" to="1961-11-02"', ""),
        ("orlov", "guest", 'when="1962-10-25"', "died 1960, the session was 1962-10-25"),
        ("orlov", "guest", 'when="1960-10-25"', ""),
        ("orlov", "guest", "", ""),
        ("lisin", "member", 'when="1962-10-25"', ""),
        ("nobody", "member", 'when="1962-10-25"', ""),
    ],
)
def test_what_the_register_says_of_somebody(tmp_path: Path, entry: str, role: str, dates: str, reason: str) -> None:
    (tmp_path / "people.xml").write_text(REGISTER, "utf-8")
    text = (
        f'<TEI xmlns="{TEI}"><teiHeader><profileDesc><creation><date {dates}/></creation><particDesc><listPerson>'
        f'<person xml:id="a" role="{role}" sameAs="people.xml#{entry}"><persName>A. Name</persName></person>'
        "</listPerson></particDesc></profileDesc></teiHeader></TEI>"
    )
    findings = told(roles.check(etree.fromstring(text).getroottree(), Neighbours(tmp_path)))
    expected = f"A. Name cannot be the one whom people.xml knows: {reason} ({entry})"
    assert findings == ([("register.impossible", expected)] if reason else [])


# --- rows of numbers -------------------------------------------------------------------------------------------------


def row(*numbers: str, rend: str = "[n]") -> str:
    return "".join(f'<p><note place="end" n="{number}" rend="{rend}">x</note></p>' for number in numbers)


def agenda(*numbers: str) -> str:
    return "".join(f'<div type="agenda_item" n="{number}"><head>x</head></div>' for number in numbers)


def found(body: str) -> list[str]:
    return [finding.message for finding in series.check(document(body))]


def test_a_gap_in_a_row_of_notes() -> None:
    assert found(row("1", "2", "4", "5")) == ["there is no note 3, though there are notes 2 and 4 of this form"]
    assert found(row("4", "5", "*", "**")) == [], "an excerpt begins anywhere, and asterisks are no numbers"
    assert found(row("1", "3") + '<p><ref type="unresolved" n="2"/></p>') == [], "that is said of the mark"
    assert found(row("1", "3") + row("2", rend="(n)")) == [], "how a mark is printed varies"
    assert found(row("1", "2", "1", "2", "3")) == [], "on another page they begin again"


def test_a_gap_in_the_agenda() -> None:
    assert found(agenda("1", "2", "4")) == ["item 4 follows item 2: there is no item 3"]
    assert found(agenda("1", "5")) == ["item 5 follows item 1: there are no items 2 to 4"]
    assert found(agenda("8", "9", "2", "10")) == ["item 2 stands behind item 9"]
    assert found(agenda("1", "1b")) == ["two items in a row have the number 1"]
    assert found(agenda("7", "8", "u1", "9", "1", "2")) == [], "rows begin anywhere, and again"


def test_the_points_of_each_item_are_a_row() -> None:
    body = (
        '<div type="agenda_item" n="1"><div type="agenda_sub_item" n="1-1"/><div type="agenda_sub_item" n="1-3"/></div>'
    )
    body += '<div type="agenda_item" n="2"><div type="agenda_sub_item" n="2-1"/></div>'
    assert found(body) == ["item 3 follows item 1: there is no item 2"]


def test_each_session_of_a_corpus_has_rows_of_its_own() -> None:
    sessions = "".join(f"<TEI><text><body>{agenda(*numbers)}</body></text></TEI>" for numbers in ("123", "12"))
    corpus = etree.fromstring(f'<teiCorpus xmlns="{TEI}" xml:lang="en">{sessions}</teiCorpus>').getroottree()
    assert list(series.check(corpus)) == []


def test_very_many_notes_and_items_take_no_time() -> None:
    numbers = [str(number) for number in range(1, 100_001, 2)]
    body = row(*numbers) + agenda(*numbers)
    body += '<div type="notes">' + f"<note {END}>crossed</note>" * 5_000 + "</div>"
    tree = document(body)
    begun = time.perf_counter()
    assert len(list(series.check(tree))) > 90_000
    assert len(list(notes.check(tree))) >= 5_000
    assert time.perf_counter() - begun < 20
