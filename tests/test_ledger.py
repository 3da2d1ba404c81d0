"""The ledger: every paragraph with who speaks and how we know, as a table, as JSON and as a page."""

from __future__ import annotations

import csv
import io
import json
import re
from itertools import pairwise
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from lxml import etree

from tei_protocols.cli import main
from tei_protocols.cli.accounts import LEDGERS
from tei_protocols.exports.ledger import Row, Why, counted, ledger
from tei_protocols.exports.ledger_files import FORMATS, as_csv, as_html, as_json
from tei_protocols.model.evidence import Certainty
from tei_protocols.model.layout import Kind
from tei_protocols.model.rules import RULES
from tei_protocols.pipeline import Conversion, Settings, convert
from tei_protocols.readers import read

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "tei_protocols/exports/ledger.md").read_text("utf-8")
TRANSCRIPTS = [*sorted((ROOT / "tests/specimens").glob("*.txt")), ROOT / "corpus/transcripts/protocol-61.txt"]
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


def on_the_page(kind: str) -> str:
    """The block of a kind on the page that documents the ledger."""
    found = re.search(rf"^```{kind}\n(.*?)^```$", PAGE, re.M | re.S)
    assert found
    return found[1]


def converted(text: str, accept: Certainty = Certainty.LOW, name: str = "rye.txt") -> Conversion:
    return convert(read(text.encode(), name).source, Settings(accept=accept))


def rows_of(text: str, accept: Certainty = Certainty.LOW) -> list[Row]:
    return list(ledger(converted(text, accept).protocols))


def cells(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["convert", *map(str, arguments)])


@pytest.fixture
def transcript(tmp_path: Path) -> Path:
    path = tmp_path / "rye.txt"
    path.write_text(on_the_page("text"))
    return path


# --- what the page says ----------------------------------------------------------------------------------------------


def test_the_table_is_as_its_page_says() -> None:
    found = as_csv(rows_of(on_the_page("text"))).decode("utf-8-sig")
    assert found.replace("\r\n", "\n") == on_the_page("csv")


def test_json_is_as_its_page_says() -> None:
    found = as_json(rows_of(on_the_page("text"))).decode()
    assert found.startswith(on_the_page("json"))


def test_the_page_knows_every_column_and_every_reason() -> None:
    described = "".join(line.partition("|")[2] for line in PAGE.splitlines() if line.startswith("| `"))
    for column in cells(as_csv([]))[0]:
        assert f"`{column}`" in described
    for why in Why:
        assert f"`{why}`" in described


def test_every_format_is_offered() -> None:
    assert tuple(FORMATS) == LEDGERS


# --- rows ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", TRANSCRIPTS, ids=lambda path: path.stem)
def test_every_paragraph_lies_in_one_row_and_every_row_in_the_tei(path: Path) -> None:
    conversion = convert(read(path.read_bytes(), path.name).source)
    rows = list(ledger(conversion.protocols))
    blocks = [block for protocol in conversion.protocols for block in protocol.layout if block.kind is Kind.PARAGRAPH]
    for block in blocks:
        # a label alone on its line and the words below it are one row
        assert [row.address for row in rows if row.span.start <= block.span.start < row.span.end], block
    assert [row.span for row in rows] == sorted(row.span for row in rows)
    assert all(before.span.end <= row.span.start for before, row in pairwise(rows))
    assert {row.rule for row in rows} <= RULES.keys()
    for row in rows:
        element = element_at(conversion.root, row)
        assert element is not None, row
        turn = element.getparent()
        who = turn.get("who", "") if turn is not None and turn.tag.endswith("}sp") else ""
        assert who.split() == [f"#{speaker.id}" for speaker in row.speakers if speaker.id]
        stated = turn if turn is not None and turn.tag.endswith("}sp") else element
        # what a note testifies says how certain it is, even where it is certain
        certain = row.certainty in (None, Certainty.HIGH) and not stated.get("source")
        assert stated.get("cert") == (None if certain else row.certainty)


def element_at(root: etree._Element, row: Row) -> etree._Element | None:
    """The paragraph of the TEI that the address of a row names; of stage business, and of the label of an agenda, the
    item in which it stands."""
    address, _, number = row.address.rpartition(".")
    if row.why is Why.STAGE or (row.why is Why.AGENDA and not number.startswith("o")):
        address, number = row.address, ""
    parent = next((each for each in root.iter() if each.get(XML_ID) == address), None)
    if parent is None or not number:
        return parent
    found = [*parent.iterfind(f"./{{*}}p[@n='{number}']"), *parent.iterfind(f"./{{*}}list/*[@n='{number}']")]
    return found[0] if len(found) == 1 else None


def test_each_reason() -> None:
    text = """Those who took part: Members of the CC Presidium Cdes. A. B. Petrov and C. D. Orlov.

I. On rye

Cde. Petrov says it is good.

It will be better.

Cde. Petrov goes on to say that rye is best.

(Laughter.)

Cde. Orlov:

I doubt it.

All the members of the Presidium support Cde. Petrov.

Voices. True!

(Petrov, Orlov)

. . . .

Approve the plan.
"""
    assert [(str(row.why), row.rule, [speaker.name for speaker in row.speakers]) for row in rows_of(text)] == [
        ("named", "speaker.reported", ["A. B. Petrov"]),
        ("continuing", "speaker.continuing", ["A. B. Petrov"]),
        ("named", "speaker.goes-on", ["A. B. Petrov"]),
        ("stage", "stage.business", []),
        ("named", "speaker.label", ["C. D. Orlov"]),
        ("collective", "speaker.collective", ["Members of the CC Presidium"]),
        ("collective", "speaker.collective", ["Voices"]),
        ("collective", "speaker.supporters", ["A. B. Petrov", "C. D. Orlov"]),
        ("wordless", "speaker.wordless", []),
        ("decision", "decision.formula", []),
    ]


def test_a_reading_that_was_refused_is_unresolved_and_names_who_would_have_spoken() -> None:
    row = next(row for row in rows_of(on_the_page("text"), Certainty.HIGH) if row.rule == "speaker.assent")
    assert (row.why, row.certainty, row.speakers) == (Why.UNRESOLVED, Certainty.LOW, ())
    assert [rival.name for rival in row.rivals] == ["A. B. Petrov"]
    assert row.standing == "unresolved"


@pytest.mark.parametrize("word", ["Agreed.", "Agree.", "In favor.", "За.", "Согласна.", "Принято."])
def test_a_word_of_assent_alone_is_doubtful_and_may_be_the_voice_of_those_present(word: str) -> None:
    present, said = "Those who took part: Cdes. Petrov and Orlov.", f"Cde. Petrov: Let us store the rye.\n\n{word}"
    if not word.isascii():
        present, said = "Присутствовали: тт. Петров, Орлов.", f"Тов. Петров: Надо убрать рожь.\n\n{word}"
    row = rows_of(f"{present}\n\n{said}\n")[-1]
    assert (row.why, row.certainty, row.words) == (Why.ASSENT, Certainty.LOW, word)
    assert [rival.name for rival in row.rivals] == ["those present"]


def test_the_turn_of_a_doubtful_label_is_doubtful_to_its_end() -> None:
    rows = rows_of("Cde. Orlov: Yes.\n\nCde. Orlov The harvest is good.\n\nAnd so on.\n")
    assert [(row.rule, row.certainty) for row in rows[1:]] == [
        ("speaker.sign-lost", Certainty.MEDIUM),
        ("speaker.continuing", Certainty.MEDIUM),
    ]
    assert counted(rows) == {"certain": 1, "doubtful": 2, "unresolved": 0}


# --- files -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("sign", ["=", "+", "-", "@"])
def test_a_cell_is_never_a_formula(sign: str) -> None:
    (row,) = rows_of(f"Cde. Petrov: {sign}1+1 is two.\n")
    assert cells(as_csv([row]))[1][-1] == f"'{sign}1+1 is two."
    rows = list(ledger(converted("Cde. Petrov: Yes.\n", name=f"{sign}x.txt").protocols))
    assert cells(as_csv(rows))[1][0] == f"'{sign}x.txt"


def test_text_is_never_mark_up() -> None:
    text = 'Cde. Petrov: <script>alert("1")</script> & "rye" </td>\n'
    page = as_html(rows_of(text)).decode()
    assert "<script" not in page
    assert "&lt;script&gt;alert(" in page
    assert as_json(rows_of(text)).decode().count("<script>") == 1
    assert cells(as_csv(rows_of(text)))[1][-1] == text.strip().partition(": ")[2]


def test_characters_that_no_page_can_hold_are_pictures() -> None:
    rows = rows_of("Cde. Petrov: Rye is\x1b good.\n")
    for data in (as_csv(rows), as_json(rows), as_html(rows)):
        assert "Rye is␛ good." in data.decode()


def test_the_page_needs_nothing_else_and_can_be_read_without_colour() -> None:
    page = etree.fromstring(as_html(rows_of(on_the_page("text"))), etree.HTMLParser())
    assert page.findall(".//script") == []
    assert [each.get("href") for each in page.iterfind(".//link")] == ["data:,"]
    assert page.get("lang") == "en"
    assert all(header.get("scope") for header in page.iterfind(".//th"))
    (row,) = (
        row for row in page.iterfind(".//tbody/tr") if row.get("class") == "doubtful" and "assent" in str(row[3].text)
    )
    assert row[4].text == "low"
    assert len(page.findall(".//tbody/tr")) == 6


def test_a_page_of_russian_documents_speaks_russian() -> None:
    page = etree.fromstring(as_html(rows_of("т. Петров: Да.\n"), "ru"), etree.HTMLParser())
    assert page.get("lang") == "ru"
    assert page.findtext(".//h1") == "Кто говорит и откуда это известно"


# --- the command -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", LEDGERS)
def test_a_ledger_of_several_documents(transcript: Path, tmp_path: Path, kind: str) -> None:
    other = tmp_path / "oats.txt"
    other.write_text("Cde. Lisin: Oats.\n")
    path = tmp_path / "new" / f"who{kind}"
    result = run(transcript, other, "-o", f"{tmp_path}/tei/", "--ledger", path)
    assert result.exit_code == 0
    data = path.read_bytes()
    for words in ("oats.txt", "rye.txt", "Lisin", "That is correct."):
        assert words in data.decode()
    assert f"{path}: 7 paragraphs: 4 certain, 2 doubtful, 1 unresolved\n" in result.stderr
    first = path.read_bytes()
    run(transcript, other, "-o", f"{tmp_path}/tei/", "--ledger", path)
    assert path.read_bytes() == first, "same input, same bytes"


def test_the_counts_of_a_ledger_add_up(tmp_path: Path) -> None:
    transcript = tmp_path / "rye.txt"
    transcript.write_text("Point 1. On rye\n\n* * *\n\nCde. Petrov: It is good.\n")
    result = run(transcript, "--ledger", tmp_path / "who.csv")
    counts = "2 paragraphs: 1 certain, 0 doubtful, 0 unresolved, 1 that nobody says (the agenda announced, no letter)"
    assert f"{tmp_path / 'who.csv'}: {counts}\n" in result.stderr


def test_strict_makes_unresolved_paragraphs_errors_and_writes_the_tei_all_the_same(transcript: Path) -> None:
    lenient, strict = run(transcript), run(transcript, "--strict")
    assert (lenient.exit_code, strict.exit_code) == (0, 1)
    assert strict.stdout_bytes == lenient.stdout_bytes
    assert ":11:1: error: nobody is named as speaking here" in strict.stderr
    assert strict.stderr.count(": error: ") == 1


def test_what_is_refused_is_an_error_where_one_is_strict(transcript: Path) -> None:
    result = run(transcript, "--strict", "--accept", "high")
    assert result.exit_code == 1
    assert re.findall(r":(\d+):1: error: .*\[(.*)\]", result.stderr) == [
        ("9", "speaker.refused"),
        ("11", "speaker.unnamed"),
        ("15", "speaker.refused"),
    ]
    assert result.stdout.count('<note type="query"') == 2


def test_wrong_usage_is_status_2_and_writes_nothing(transcript: Path, tmp_path: Path) -> None:
    for arguments, words in (
        (("--ledger", "who.xlsx"), "ends in .csv, .json or .html"),
        (("--ledger", transcript.with_suffix(".csv"), "--report", transcript.with_suffix(".csv")), "would replace"),
        (("--report", transcript), "would replace"),
        (("-o", tmp_path / "x.json", "--report", tmp_path / "x.json"), "would replace"),
        (("--report", tmp_path), "is a folder"),
        (("--accept", "certain"), "--accept"),
    ):
        before = sorted(tmp_path.iterdir())
        result = run(transcript, *arguments)
        assert result.exit_code == 2, words
        assert words in result.stderr
        assert sorted(tmp_path.iterdir()) == before


def test_a_ledger_that_cannot_be_written_is_an_error(transcript: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    result = run(transcript, "--ledger", tmp_path / "file" / "who.csv")
    assert result.exit_code == 1
    assert "output.unwritable" in result.stderr


def test_an_empty_ledger_is_one_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_bytes(b"")
    for kind in LEDGERS:
        path = tmp_path / f"who{kind}"
        assert run(tmp_path / "bad.txt", "--ledger", path).exit_code == 1
        assert path.is_file()
    assert json.loads((tmp_path / "who.json").read_text("utf-8"))["rows"] == []
