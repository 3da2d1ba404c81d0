"""`tei-protocols lsp`, driven over its protocol as by an editor: what is wrong as one types, and what can be done."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from editor import Editor, applied
from projects import with_files

from tei_protocols.cli import main
from tei_protocols.explanations import explanation, place

pytest.importorskip("pygls", reason="the extra lsp is not installed: pip install '.[lsp]'")

SKELETON = (Path(__file__).parent / "snippets" / "skeleton.xml").read_text("utf-8")
PEOPLE = (Path(__file__).parent / "snippets" / "people.xml").read_text("utf-8")
WRONG = SKELETON.replace('who="#orlov"', 'who="#orlof"')
RYE = "Point 1. On rye\n\nNobody speaks [here.\n\nCde. Petrov: It is good.[2]\n"


@pytest.fixture(scope="module")
def editor() -> Iterator[Editor]:
    started = Editor()
    yield started
    started.kill()


@pytest.fixture
def uri(tmp_path: Path) -> str:
    """The address of a TEI file that need not exist."""
    return (tmp_path / "protocol.xml").as_uri()


@pytest.fixture
def transcript(tmp_path: Path) -> str:
    return (tmp_path / "rye.txt").as_uri()


def test_the_server_says_what_it_can_do(editor: Editor) -> None:
    assert editor.server["serverInfo"]["name"] == "tei-protocols"
    can = editor.server["capabilities"]
    assert can["hoverProvider"] and can["codeActionProvider"]["codeActionKinds"] == ["quickfix"]


def test_tei_has_the_diagnostics_of_validate(editor: Editor, uri: str) -> None:
    (found,) = editor.open(uri, "xml", WRONG)
    line = WRONG[: WRONG.index('who="#orlof"')].count("\n")
    start = WRONG.splitlines()[line].index('who="#orlof"')
    assert found["range"] == {
        "start": {"line": line, "character": start},
        "end": {"line": line, "character": start + len('who="#orlof"')},
    }
    assert (found["severity"], found["code"], found["source"]) == (1, "pointer.nowhere", "tei-protocols")
    command = CliRunner().invoke(main, ["validate", "-"], input=WRONG.encode())
    assert f"{found['message']} [pointer.nowhere]" in command.stdout


def test_a_transcript_has_the_diagnostics_of_convert(editor: Editor, transcript: str) -> None:
    found = editor.open(transcript, "plaintext", RYE)
    assert [(each["code"], each["severity"], each["range"]["start"]["line"]) for each in found] == [
        ("speaker.unnamed", 2, 2),
        ("bracket.unbalanced", 2, 2),
        ("note.missing", 2, 4),
    ]
    command = CliRunner().invoke(main, ["convert", "-"], input=RYE.encode())
    assert all(f"{each['message']} [{each['code']}]" in command.stderr for each in found)


def test_a_diagnostic_underlines_the_words_that_are_meant(editor: Editor, transcript: str) -> None:
    ranges = [each["range"] for each in editor.open(transcript, "plaintext", RYE)]
    lines = RYE.splitlines()
    shown = [lines[each["start"]["line"]][each["start"]["character"] : each["end"]["character"]] for each in ranges]
    assert shown == ["Nobody speaks [here.", "[", "[2]"]


def test_places_are_counted_as_editors_count(tmp_path: Path) -> None:
    """In UTF-16 some characters count twice; an editor that counts characters is told so."""
    text = "Point 1. On rye\n\n😀😀 nobody [here.\n"
    for asked, expected in ([], 12), (["utf-32"], 10), (["utf-8"], 16):
        editor = Editor({"general": {"positionEncodings": asked}} if asked else {})
        found = editor.open((tmp_path / "rye.txt").as_uri(), "plaintext", text)
        assert [each["range"]["start"]["character"] for each in found] == [0, expected]
        assert editor.leave() == 0


def test_typing_is_followed_and_what_was_put_right_is_forgotten(editor: Editor, uri: str) -> None:
    assert len(editor.open(uri, "xml", WRONG)) == 1
    for end in range(len(WRONG) - 20, len(WRONG) - 10):
        editor.change(uri, WRONG[:end])
    editor.change(uri, SKELETON)
    assert editor.diagnostics(uri) == [], "only the last text is checked"
    editor.change(uri, SKELETON.removesuffix("</TEI>\n"))
    assert [each["code"] for each in editor.diagnostics(uri)] == ["xml.unclosed"]


def test_a_document_that_is_closed_has_no_diagnostics(editor: Editor, uri: str) -> None:
    assert editor.open(uri, "xml", WRONG)
    editor.tell("textDocument/didClose", {"textDocument": {"uri": uri}})
    assert editor.diagnostics(uri) == []


def test_when_the_register_is_saved_documents_are_checked_again(editor: Editor, tmp_path: Path) -> None:
    pointing = SKELETON.replace('<sp n="1"', '<sp resp="people.xml#newcomer" n="1"', 1)
    assert pointing != SKELETON
    (tmp_path / "people.xml").write_text(PEOPLE, "utf-8")
    uri, register = (tmp_path / "protocol.xml").as_uri(), (tmp_path / "people.xml").as_uri()
    assert "pointer.register" in [each["code"] for each in editor.open(uri, "xml", pointing)]
    (tmp_path / "people.xml").write_text(PEOPLE.replace('xml:id="', 'xml:id="newcomer"/><person xml:id="', 1), "utf-8")
    editor.tell("textDocument/didSave", {"textDocument": {"uri": register}})
    assert "pointer.register" not in [each["code"] for each in editor.diagnostics(uri)]


def test_a_rule_is_explained_where_the_pointer_rests_on_it(editor: Editor, uri: str) -> None:
    (found,) = editor.open(uri, "xml", WRONG)
    start = found["range"]["start"]
    said = editor.hover(uri, start["line"], start["character"] + 2)
    assert said["contents"] == {"kind": "markdown", "value": explanation("pointer.nowhere")}
    assert said["range"] == found["range"]
    assert editor.hover(uri, 0, 0) is None


def test_a_code_leads_to_the_page_that_explains_it(editor: Editor, transcript: str) -> None:
    found = editor.open(transcript, "plaintext", RYE)
    page = place("speaker.unnamed")
    assert page is not None
    assert found[0]["codeDescription"]["href"] == f"{page[0].as_uri()}#L{page[1]}"
    assert page[0].read_text("utf-8").splitlines()[page[1] - 1] == "## speaker.unnamed"


@pytest.mark.parametrize(
    ("right", "wrong", "title", "certain"),
    [
        ('who="#orlov"', 'who="#orlof"', 'Write "#orlov" for "#orlof"', False),
        ('who="#orlov"', 'who="orlov"', 'Write "#orlov" for "orlov"', True),
        ('who="#orlov"', 'whoo="#orlov"', "Write @who for @whoo", True),
        ("<persName>Orlov</persName>", "<persNam>Orlov</persNam>", "Write <persName> for <persNam>", True),
        ('who="#orlov"', "who=“#orlov”", 'Write who="#orlov"', True),
    ],
)
def test_what_is_clear_in_tei_is_repaired(
    editor: Editor, uri: str, right: str, wrong: str, title: str, certain: bool
) -> None:
    text = SKELETON.replace(right, wrong, 1)
    assert text != SKELETON
    actions = [action for each in editor.open(uri, "xml", text) for action in editor.actions(uri, each["range"])]
    (action,) = {each["title"]: each for each in actions}.values()
    assert (action["title"], action["kind"], action["isPreferred"]) == (title, "quickfix", certain)
    assert applied(text, action, uri) == SKELETON


def test_of_several_pointers_only_the_wrong_one_is_replaced(editor: Editor, uri: str) -> None:
    text = SKELETON.replace('who="#orlov"', "who = '#petrov  orlov'", 1)
    (action,) = [action for each in editor.open(uri, "xml", text) for action in editor.actions(uri, each["range"])]
    assert "who = '#petrov  #orlov'" in applied(text, action, uri)


def test_what_is_clear_in_a_transcript_is_repaired(editor: Editor, transcript: str) -> None:
    text = "Point 1. On rye\n\nCde. Petrov: It was good [in 1955 (and before) to 1957).[2]\n"
    found = {each["code"]: editor.actions(transcript, each["range"]) for each in editor.open(transcript, "text", text)}
    ((bracket,), (note,)) = found["bracket.unbalanced"], found["note.missing"]
    assert bracket["title"] == "Write ] for the ) that closes it"
    assert "[in 1955 (and before) to 1957].[2]" in applied(text, bracket, transcript)
    assert note["title"] == "Begin note 2 at the end"
    assert applied(text, note, transcript) == f"{text.rstrip()}\n\n[2] \n"


@pytest.mark.parametrize(
    ("typed", "title", "repaired"),
    [
        ("The {--rye is good.", "Type --} at the end of the paragraph", "The {--rye is good.--}"),
        ("The {~~rye~>wheat~~} is good.", "Write a deletion and an addition", "The {--rye--}{++wheat++} is good."),
        ("The {—rye--} is good.", "Write two short dashes", "The {--rye--} is good."),
        ("The {--rye—} is good.", "Write two short dashes", "The {--rye--} is good."),
    ],
)
def test_signs_of_typists_are_repaired(editor: Editor, transcript: str, typed: str, title: str, repaired: str) -> None:
    text = f"Cde. Petrov: {typed}\n\nCde. Ivanov: Yes.\n"
    actions = [
        action for each in editor.open(transcript, "text", text) for action in editor.actions(transcript, each["range"])
    ]
    (action,) = [each for each in actions if each["title"] == title]
    assert applied(text, action, transcript) == f"Cde. Petrov: {repaired}\n\nCde. Ivanov: Yes.\n"


LATE = "Present: Cdes. A. B. Petrov and C. D. Ivanov.\n\nLate [by an hour] Cde. E. F. Lisin.\n\nCde. Petrov: Yes.\n"


@pytest.mark.parametrize(
    ("stated", "repaired"),
    [
        ("", "[language.en.patterns]\nattendance = [{}]\n"),
        ('[project]\ntitle = "Ä"', '[project]\ntitle = "Ä"\n\n[language.en.patterns]\nattendance = [{}]\n'),
        (
            "[language.en.patterns] # ours\nchair = ['Head:']\n[project]\n",
            "[language.en.patterns] # ours\nattendance = [{}]\nchair = ['Head:']\n[project]\n",
        ),
        (
            "[language.en.patterns]\r\nattendance = [\r\n  'Sat:',\r\n]\r\n",
            "[language.en.patterns]\r\nattendance = [{}, \r\n  'Sat:',\r\n]\r\n",
        ),
    ],
)
def test_words_that_a_project_lacks_are_written_into_its_file(
    editor: Editor, tmp_path: Path, stated: str, repaired: str
) -> None:
    project = with_files(tmp_path / "project", {"transcripts/rye.txt": LATE})
    file, transcript = project / "tei-protocols.toml", (project / "transcripts" / "rye.txt").as_uri()
    file.write_bytes(stated.encode())
    found = {each["code"]: editor.actions(transcript, each["range"]) for each in editor.open(transcript, "text", LATE)}
    (action,) = [each for each in found["attendance.ends"] if "tei-protocols.toml" in each["title"]]
    assert action["title"] == r"Add 'Late \[by an hour\]' to attendance in tei-protocols.toml"
    changed = applied(stated, action, file.as_uri())
    assert changed == repaired.replace("{}", r"'Late \[by an hour\]'")
    file.write_bytes(changed.encode())
    editor.change(transcript, LATE)
    assert "attendance.ends" not in {each["code"] for each in editor.diagnostics(transcript)}


def test_a_project_file_that_says_it_otherwise_is_left_to_its_writer(editor: Editor, tmp_path: Path) -> None:
    stated = {"transcripts/rye.txt": LATE, "tei-protocols.toml": "language.en.patterns.chair = ['Head:']\n"}
    project = with_files(tmp_path / "project", stated)
    transcript = (project / "transcripts" / "rye.txt").as_uri()
    actions = [
        action for each in editor.open(transcript, "text", LATE) for action in editor.actions(transcript, each["range"])
    ]
    assert not [each["title"] for each in actions if "tei-protocols.toml" in each["title"]]


def test_nothing_is_repaired_in_a_text_that_has_changed_since(editor: Editor, uri: str) -> None:
    (found,) = editor.open(uri, "xml", WRONG)
    editor.change(uri, "<!-- -->\n" + WRONG)
    assert editor.actions(uri, found["range"]) == []
    (found,) = editor.diagnostics(uri)
    assert len(editor.actions(uri, found["range"])) == 1


def test_what_is_neither_tei_nor_a_transcript_is_left_alone(editor: Editor, tmp_path: Path) -> None:
    project = with_files(tmp_path / "project", {"tei-protocols.toml": "", "transcripts/rye.txt": RYE})
    assert editor.open((project / "notes.txt").as_uri(), "plaintext", RYE) == []
    assert editor.open((project / "catalog.xml").as_uri(), "xml", "<catalog>") == []
    assert editor.open((project / "own.xml").as_uri(), "xml", SKELETON.replace("<text", "<schemaSpec/><text", 1)) == []
    assert editor.open("untitled:Untitled-1", "plaintext", RYE) == []
    assert len(editor.open((project / "transcripts" / "rye.txt").as_uri(), "plaintext", RYE)) == 3


def test_what_the_project_says_of_a_transcript_counts(editor: Editor, tmp_path: Path) -> None:
    stated = '[documents.rye]\nlanguage = "ru"\n'
    project = with_files(tmp_path / "project", {"tei-protocols.toml": stated, "transcripts/rye.txt": RYE})
    codes = [each["code"] for each in editor.open((project / "transcripts/rye.txt").as_uri(), "plaintext", RYE)]
    assert codes.count("speaker.unnamed") > 1, "read as Russian, nobody in it is named"


@pytest.mark.parametrize(
    "text", ["", "\ufeff", "\x00", "<TEI", '<?xml version="1.0" encoding="klingon"?><TEI/>', "\ud800"]
)
def test_no_text_ends_the_server(editor: Editor, uri: str, transcript: str, text: str) -> None:
    editor.open(uri, "xml", text)
    assert editor.open(transcript, "plaintext", text) is not None
    assert editor.open(uri, "xml", SKELETON) == []


def test_the_server_goes_when_the_editor_goes() -> None:
    assert Editor().leave() == 0


def test_without_the_extra_it_is_said_what_to_install() -> None:
    program = (
        "import sys\nsys.modules['pygls'] = None\n"
        "from tei_protocols.cli import main\nmain(['lsp'])\n"
    )  # fmt: skip
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert result.returncode == 1
    assert "the language server needs pygls" in result.stderr
    assert "pip install '.[lsp]'" in result.stderr
    assert "Traceback" not in result.stderr
