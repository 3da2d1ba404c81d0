"""What a conversion says of its conclusions: `convert --explain`, and the report as JSON."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_fidelity import TRANSCRIPTS

from tei_protocols.cli import main
from tei_protocols.exports.conclusions import Conclusion, conclusions
from tei_protocols.exports.ledger import ledger
from tei_protocols.exports.ledger_files import FORMATS
from tei_protocols.exports.report import as_json, report_on
from tei_protocols.model import marks
from tei_protocols.model.evidence import Certainty, Evidence, Witness
from tei_protocols.model.formatting import Comment
from tei_protocols.model.rules import RULES, RULES_OF, rule_of
from tei_protocols.model.source import Source
from tei_protocols.model.span import Span
from tei_protocols.pipeline import Settings, convert
from tei_protocols.readers import read

ROOT = Path(__file__).parent.parent
SPECIMENS = sorted((ROOT / "tests/specimens").glob("*.txt"))
PROTOCOL_61 = ROOT / "corpus/transcripts/protocol-61.txt"


def explained(text: str, name: str = "rye.txt", accept: Certainty = Certainty.LOW) -> list[str]:
    """The lines of an explanation, without the name of the file."""
    source = read(text.encode(), name).source
    conversion = convert(source, Settings(accept=accept))
    found = conclusions(conversion.protocols, conversion.crossing)
    return [each.line(conversion.source).removeprefix(f"{name}:") for each in found]


def line_of(rule: str, text: str, name: str = "rye.txt", accept: Certainty = Certainty.LOW) -> str:
    """The only line of an explanation about a rule."""
    (line,) = (line for line in explained(text, name, accept) if f" {rule}: " in line)
    return line


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["convert", *map(str, arguments)])


# --- one line for each conclusion ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "Cde. Petrov says [trade] is good.",
            "1:18: bracket.supplied: “[trade]”: supplied by the editor; square brackets that nothing explains "
            "otherwise; or a gloss",
        ),
        (
            "Cde. Petrov says on 25 [October] 1962.",
            "1:24: bracket.date: “[October]”: left out of a date, supplied by the editor; square brackets inside "
            "a date",
        ),
        (
            "Cde. Petrov says the R-12 [SS-4] flies.",
            "1:27: bracket.gloss: “[SS-4]”: explained by the editor; the brackets hold a designation, and so do "
            "the words before them; or supplied words",
        ),
        (
            "Cde. Petrov says obkom [committee--trans.] met.",
            "1:24: bracket.gloss: “[committee--trans.]”: explained by the editor; it is signed “--trans.”; or "
            "supplied words",
        ),
        (
            "Cde. Petrov says gov[ernment].",
            "1:18: bracket.expansion: “gov[ernment]”: an abbreviated word with letters of the editor; brackets "
            "that touch a letter",
        ),
        (
            "Cde. Petrov says on 25 October 1962.",
            "1:21: date.mention: “25 October 1962”: the date 1962-10-25; the form of a date",
        ),
        (
            "Cde. Petrov: Yes.",
            "1:1: speaker.label: “Cde. Petrov: Yes.”: spoken by Petrov; the label “Cde. Petrov:”",
        ),
        (
            "Cde. Petrov: Yes.\n\nNo.",
            "3:1: speaker.continuing: “No.”: spoken by Petrov still; no paragraph since begins with a name; or "
            "somebody not named",
        ),
        (
            "Cde. Petrov: Yes.\n\nThat is correct.",
            "3:1: speaker.assent: “That is correct.”: spoken by Petrov still, low certainty; a formula of assent "
            "without a name",
        ),
        (
            "Cde. Petrov: Yes.\n\nApprove it.",
            "3:1: decision.or-proposal: “Approve it.”: a decision, medium certainty; the verb it begins with; or "
            "a proposal of Petrov",
        ),
        (
            "Nobody.",
            "1:1: speaker.unnamed: “Nobody.”: spoken by nobody who is named; no name, and no speech is going on; "
            "or any speaker",
        ),
    ],
)
def test_each_conclusion_is_said_in_one_line(text: str, line: str) -> None:
    assert line in explained(text)


def test_who_kept_the_record_is_said_once() -> None:
    said = explained("Cde. Petrov: Yes.\n\nNotes taken by A. K. Serov on 25 October 1962.\n")
    (line,) = [line for line in said if "name.person: “A. K. Serov”" in line]
    assert line.endswith("who kept the record; the formula of who kept the record")


def test_a_deletion_names_the_note_that_proves_it_and_its_span() -> None:
    text = "Cde. Petrov says [it is bad][1] now.\n\n[1] Translator's Note: The bracketed portion was crossed out.\n"
    assert line_of("deletion.note", text) == (
        "1:18: deletion.note: “[it is bad]”: crossed out; note 1 says so: “Translator's Note: The bracketed "
        "portion was crossed out.”; or words supplied"
    )
    assert line_of("note.mark", text) == (
        "1:29: note.mark: “[1]”: the mark of note 1; the transcript has that note, and no mark of it before this; or a "
        "figure that the editor supplied"
    )


def test_brackets_that_a_legend_makes_text_are_told_unless_a_note_says_what_they_are() -> None:
    legend = "Notes of 5 March 1957\n\n[Editor's note: Words in square brackets were crossed out in the original.]\n\n"
    speech = "Cde. Petrov: It is late [in May].\n\nCde. Petrov: We wait [here][1].\n\n"
    said = explained(f"{legend}{speech}[1] The bracketed word was crossed out.\n")
    (line,) = [line for line in said if ": bracket.left: " in line]
    assert line == (
        "5:25: bracket.left: “[in May]”: stays text; a legend says that square brackets mark what was crossed out, and "
        "editors use them for much else; or crossed out, or supplied by the editor"
    )
    assert any(": deletion.note: “[here]”" in line for line in said)


def test_the_formatting_of_a_file_is_evidence() -> None:
    assert line_of("deletion.formatting", "Cde. Petrov says it is ~~bad~~ good.\n", "rye.md") == (
        "1:24: deletion.formatting: “bad”: deleted; the file strikes it through, or tracks its deletion"
    )


def test_lines_that_are_taken_out_of_the_text_say_why() -> None:
    text = "Skip to content\n\nProtocol No. 6\n\nCitation:\n\nRGANI, F. 3\n\nII. On rye\n\nCde. Petrov: Yes.\n"
    assert line_of("line.discarded", text) == (
        "1:1: line.discarded: “Skip to content”: taken out of the text, kept among the discarded lines; the "
        "words or the place of an entry of a menu; or part of the record"
    )
    assert [line.partition(": taken")[0] for line in explained(text) if " line.header: " in line] == [
        "5:1: line.header: “Citation:”",
        "7:1: line.header: “RGANI, F. 3”",
    ]


def test_a_reading_that_was_refused_is_said_not_to_be_encoded() -> None:
    text = "Cde. A. B. Petrov: Yes.\n\nThat is correct.\n\nCde. Orlov: A. B. said so.\n"
    assert line_of("speaker.assent", text, accept=Certainty.HIGH) == (
        "3:1: speaker.assent: “That is correct.”: spoken by A. B. Petrov still, low certainty (not encoded); "
        "a formula of assent without a name"
    )
    assert line_of("name.initials", text, accept=Certainty.HIGH) == (
        "5:13: name.initials: “A. B.”: means A. B. Petrov, medium certainty (not encoded); only they have "
        "these initials; or somebody who is not listed"
    )


def test_what_crosses_another_mark_is_said_not_to_be_encoded() -> None:
    assert "(not encoded)" in line_of("deletion.formatting", "Cde. Petrov: Rye [b ~~c] d~~ e.\n", "rye.md")


def test_a_comment_is_about_the_words_before_it() -> None:
    source = Source("rye.docx", "Cde. Petrov: Yes.", "en", comments=(Comment(Span(13, 16), "Really?", "Anna"),))
    (found,) = (each for each in conclusions(convert(source).protocols) if each.rule == "comment.query")
    assert (found.words, found.concluded) == ("Yes", "asked about: Really?")


def test_control_characters_do_not_reach_the_terminal() -> None:
    assert "\x1b" not in "".join(explained("Cde. Petrov says [a\x1b[31mred] is good.\n"))


# --- all of them -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", [*SPECIMENS, PROTOCOL_61], ids=lambda path: path.stem)
def test_every_mark_and_every_line_is_accounted_for(path: Path) -> None:
    source = read(path.read_bytes(), path.name).source
    conversion = convert(source)
    found = conclusions(conversion.protocols, conversion.crossing)
    assert [each.span.start for each in found] == sorted(each.span.start for each in found)
    places = {(each.rule, each.span) for each in found}
    for protocol in conversion.protocols:
        for passage in protocol.passages():
            for mark in passage.marks:
                own = (rule_of(mark), mark.span) in places
                part_of = isinstance(mark, marks.Term | marks.WrittenLetters | marks.AddedLetters | marks.Attribution)
                assert own or part_of
        concerned = {source.line_number(each.span.start) for each in found if each.rule.startswith("line.")}
        for block in protocol.layout:
            assert block.in_text or source.line_number(block.span.start) in concerned


# no published transcript has these
BY_TYPISTS = {"deletion.typed", "addition.typed", "underlining.typed", "unclear.typed", "remark.typed", "speaker.typed"}
LEFT_TO_OTHER_TESTS = {"deletion.formatting", "addition.formatting", "underlining.formatting", "comment.query"}
LEFT_TO_OTHER_TESTS |= BY_TYPISTS


def test_what_a_typist_marked_is_told_of_at_its_place_in_the_transcript() -> None:
    text = "{@@The chief@@} The {--rye {++harvest++}--} {==is==} {??good??}. {>>Torn here.<<} Cde. Petrov agrees."
    told = {line.split(": ", 1)[0]: line for line in explained(text) if line.split(": ")[1] in BY_TYPISTS}
    assert told == {
        "1:4": "1:4: speaker.typed: “The chief The rye harvest is good. Torn here. Cde. Petrov agrees.”: spoken by The "
        "chief; the typist's signs say that “The chief” is a label",
        "1:24": "1:24: deletion.typed: “rye harvest”: crossed out; the typist's signs say so",
        "1:31": "1:31: addition.typed: “harvest”: added on the paper; the typist's signs say so",
        "1:48": "1:48: underlining.typed: “is”: underlined on the paper; the typist's signs say so",
        "1:57": "1:57: unclear.typed: “good”: hard to read; the typist's signs say so",
        "1:69": "1:69: remark.typed: “Torn here.”: a remark of the typist; the typist's signs say so",
    }


def test_every_rule_is_met_in_the_specimens_and_its_braces_are_filled() -> None:
    met: dict[str, Conclusion] = {}
    for path in SPECIMENS:
        for each in conclusions(convert(read(path.read_bytes(), path.name).source).protocols):
            met.setdefault(each.rule, each)
            for said in (each.concluded, each.evidence):
                assert said and not re.search(r"[{}]|“”|  | $|\bof$|\bby$", said), each
            assert each.rival != "a proposal of", each
    assert met.keys() <= RULES.keys()
    assert RULES.keys() - met.keys() <= LEFT_TO_OTHER_TESTS | SELDOM


# in no specimen, but on the pages of conventions
SELDOM = {
    *("speaker.unknown-label", "speaker.any-verb", "speaker.wordless"),
    *("line.description", "attendance.unnamed", "attendance.office", "bracket.left"),
}


def test_a_mark_says_the_rule_it_came_by() -> None:
    span = Span(0, 1)
    evidence = Evidence("deletion.restored", Certainty.HIGH, Witness.EDITOR, 0)
    samples = {
        marks.Deletion(span, span, evidence): "deletion.restored",
        marks.Supplied(span, span, "omitted-in-original"): "bracket.date",
        marks.Gloss(span, span, None, original="ru"): "bracket.original",
        marks.Gap(span, span, "illegible", "?"): "gap.illegible",
        marks.PageBegins(span, span, "2", "page", head=True): "page.head",
        marks.PersonName(span, span, "x", "", Evidence("name.initials", Certainty.MEDIUM)): "name.initials",
        marks.Query(span, span, "?", span): "comment.query",
        marks.Query(span, span, "?", span, marks.Gap(span, span, "omitted", "…")): "gap.omitted",
    }
    for mark, rule in samples.items():
        assert rule_of(mark) == rule
        assert isinstance(mark, marks.Query) or rule in RULES_OF[type(mark)]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=TRANSCRIPTS, language=st.sampled_from(["en", "ru"]), accept=st.sampled_from(Certainty))
def test_whatever_the_transcript_everything_can_be_said_of_it(text: str, language: str, accept: Certainty) -> None:
    source = Source("random.txt", text, language)
    conversion = convert(source, Settings(accept=accept))
    assert conversion.proof.holds
    found = conclusions(conversion.protocols, conversion.crossing)
    assert all("\n" not in each.line(source) for each in found)
    as_json([report_on("random.txt", conversion.problems, source, None, True, found)])
    rows = list(ledger(conversion.protocols))
    assert len({(row.address, row.span) for row in rows}) == len(rows)
    for kind in (".csv", ".json"):
        FORMATS[kind](rows, language)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=TRANSCRIPTS)
def test_whatever_the_transcript_its_ledger_is_a_page(text: str) -> None:
    rows = list(ledger(convert(Source("random.txt", text, "en")).protocols))
    assert FORMATS[".html"](rows, "en").count(b"<tr class=") == len(rows)


# --- the command -----------------------------------------------------------------------------------------------------


def test_explanations_go_to_stderr_in_source_order(tmp_path: Path) -> None:
    result = run(PROTOCOL_61, "--explain", "-o", tmp_path / "out.xml")
    assert result.exit_code == 0
    assert result.stdout == ""
    lines = re.findall(rf"^{re.escape(str(PROTOCOL_61))}:(\d+):\d+: ([a-z]+\.[a-z-]+): ", result.stderr, re.M)
    assert len(lines) > 50
    assert [int(line) for line, _ in lines] == sorted(int(line) for line, _ in lines)
    assert {rule for _, rule in lines} <= RULES.keys()
    assert ": deletion.note: “[To Cde. A. I. Mikoyan's" in result.stderr
    quiet = run(PROTOCOL_61, "-o", tmp_path / "out.xml")
    assert quiet.stderr in result.stderr and len(quiet.stderr) < len(result.stderr)


def test_the_report_holds_every_document(tmp_path: Path) -> None:
    good, bad, path = tmp_path / "rye.txt", tmp_path / "bad.txt", tmp_path / "report.json"
    good.write_text("Cde. Petrov says [trade] is good.\n\nApprove it.\n")
    bad.write_bytes(b"")
    result = run(good, bad, "-o", f"{tmp_path}/tei/", "--report", path)
    assert result.exit_code == 1
    read_one, unread = json.loads(path.read_text("utf-8"))["documents"]
    assert unread == {
        "document": str(bad),
        "language": None,
        "proved": None,
        "characters": None,
        "problems": unread["problems"],
        "conclusions": [],
    }
    assert [problem["level"] for problem in unread["problems"]] == ["error"]
    assert (read_one["document"], read_one["language"], read_one["proved"]) == (str(good), "en", True)
    assert read_one["characters"] == {"all": 38, "text": 38, "header": 0, "discarded": 0}
    (supplied,) = (each for each in read_one["conclusions"] if each["rule"] == "bracket.supplied")
    assert supplied == {
        "rule": "bracket.supplied",
        "line": 1,
        "column": 18,
        "end": {"line": 1, "column": 25},
        "words": "[trade]",
        "concluded": "supplied by the editor",
        "evidence": "square brackets that nothing explains otherwise",
        "rival": "a gloss",
        "certainty": "high",
        "encoded": True,
    }
    (problem,) = read_one["problems"]
    assert (problem["rule"], problem["level"], problem["line"]) == ("decision.or-proposal", "notice", 3)
    first = path.read_bytes()
    run(good, bad, "-o", f"{tmp_path}/tei/", "--report", path)
    assert path.read_bytes() == first, "same input, same bytes"


def test_the_report_is_as_strict_as_the_command(tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    (tmp_path / "rye.txt").write_text("Nobody.\n")
    assert run(tmp_path / "rye.txt", "--strict", "--report", path).exit_code == 1
    (problem,) = json.loads(path.read_text("utf-8"))["documents"][0]["problems"]
    assert (problem["rule"], problem["level"]) == ("speaker.unnamed", "error")
