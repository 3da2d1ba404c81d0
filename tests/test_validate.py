"""`tei-protocols validate` as a person meets it: files, folders and stdin, the report, the summary, the exit status."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tei_protocols.cli import main

SKELETON = (Path(__file__).parent / "snippets" / "skeleton.xml").read_text("utf-8")
WRONG = SKELETON.replace('who="#orlov"', 'who="#orlof"')
DOUBTFUL = SKELETON.replace("chair member", "member")


def validate(*arguments: str | Path, stdin: bytes = b"") -> Result:
    return CliRunner().invoke(main, ["validate", *map(str, arguments)], input=stdin)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "below").mkdir()
    (tmp_path / "right.xml").write_text(SKELETON, "utf-8")
    (tmp_path / "below" / "wrong.xml").write_text(WRONG, "utf-8")
    (tmp_path / "notes.txt").write_text("not TEI")
    return tmp_path


def test_a_file_without_problems(folder: Path) -> None:
    result = validate(folder / "right.xml")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "1 file: nothing to report\n")


def test_of_more_than_twenty_files_it_is_told_how_often_each_rule_was_met(folder: Path) -> None:
    for number in range(20):
        (folder / f"{number}.xml").write_text(WRONG, "utf-8")
    summary, errors, advice = validate(folder).stderr.splitlines()
    assert summary == "22 files: 21 errors"
    assert errors == "21 errors: 21 pointer.nowhere"
    assert "tei-protocols explain RULE" in advice
    # who has few files has read them all
    assert validate(folder / "0.xml").stderr == "1 file: 1 error\n"


def test_to_check_what_is_right_little_is_loaded(tmp_path: Path) -> None:
    """What finds places, explains the grammar, or reads a transcript takes longer to load than a file to check."""
    path, corpus = tmp_path / "right.xml", Path(__file__).parent.parent / "corpus"
    path.write_bytes((corpus / "tei" / "protocol-61.xml").read_bytes())
    (tmp_path / "people.xml").write_bytes((corpus / "people.xml").read_bytes())
    program = (
        f"import sys\nfrom tei_protocols.cli import main\nmain(['validate', {str(path)!r}], standalone_mode=False)\n"
    )
    found = subprocess.run([sys.executable, "-X", "importtime", "-c", program], capture_output=True, text=True)
    loaded = set(re.findall(r"(tei_protocols[\w.]*)$", found.stderr, re.MULTILINE))
    assert "tei_protocols.checks.schematron" in loaded
    needless = ("positions", "explained", "readers", "testimony", "repairs", "kinds", "project", "blocks")
    assert not [each for each in loaded if each.rpartition(".")[2] in needless]


def test_one_line_for_each_problem_on_stdout(folder: Path) -> None:
    path = folder / "below" / "wrong.xml"
    before = WRONG[: WRONG.index('who="#orlof"')].split("\n")
    result = validate(path)
    assert result.exit_code == 1
    assert result.stdout == (
        f"{path}:{len(before)}:{len(before[-1]) + 1}: error: "
        '@who="#orlof" leads nowhere: nothing here has xml:id="orlof" '
        '(did you mean "#orlov"?) [pointer.nowhere]\n'
    )
    assert result.stderr == "1 file: 1 error\n"


def test_a_warning_does_not_fail(tmp_path: Path) -> None:
    path = tmp_path / "doubtful.xml"
    path.write_text(DOUBTFUL, "utf-8")
    result = validate(path)
    assert result.exit_code == 0
    assert "warning" in result.stdout
    assert result.stderr == "1 file: 1 warning\n"


def test_a_folder_stands_for_all_xml_in_it_and_below(folder: Path) -> None:
    result = validate(folder)
    assert result.exit_code == 1
    assert result.stdout.count("\n") == 1
    assert result.stderr == "2 files: 1 error\n"


def test_stdin() -> None:
    result = validate("-", stdin=WRONG.encode())
    assert result.exit_code == 1
    assert result.stdout.startswith("-:")


def test_the_xsd_on_request(folder: Path) -> None:
    assert validate("--xsd", folder / "right.xml").exit_code == 0


def test_a_schema_of_somebody_else(folder: Path, tmp_path: Path) -> None:
    schema = tmp_path / "any.rng"
    schema.write_text(
        '<element name="letter" xmlns="http://relaxng.org/ns/structure/1.0"><text/></element>',
    )
    letter = tmp_path / "letter.xml"
    letter.write_text("<letter>words</letter>")
    assert validate("--schema", schema, letter).exit_code == 0
    assert validate("--schema", schema, folder / "right.xml").exit_code == 1
    schema.write_text("no schema")
    result = validate("--schema", schema, letter)
    assert result.exit_code == 1
    assert "[schema.unusable]" in result.stdout


def test_a_report_in_a_file(folder: Path, tmp_path: Path) -> None:
    output = tmp_path / "reports" / "report.json"
    result = validate(folder, "--format", "json", "-o", output)
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", "2 files: 1 error\n")
    told = json.loads(output.read_text("utf-8"))
    assert [problem["rule"] for problem in told["problems"]] == ["pointer.nowhere"]
    assert (told["files"], told["errors"], told["warnings"], told["notices"]) == (2, 1, 0, 0)
    assert [path.name for path in output.parent.iterdir()] == ["report.json"]


@pytest.mark.parametrize("form", ["text", "json", "sarif", "junit", "github"])
def test_the_same_report_each_time(folder: Path, form: str) -> None:
    first = validate(folder, "--format", form)
    assert first.exit_code == 1
    assert "pointer.nowhere" in first.stdout
    assert validate(folder, "--format", form).stdout == first.stdout


def test_a_report_that_cannot_be_written(folder: Path) -> None:
    result = validate(folder / "right.xml", "-o", folder / "right.xml" / "report.txt")
    assert result.exit_code == 1
    assert "[output.unwritable]" in result.stderr


def test_no_more_messages_than_wanted(folder: Path) -> None:
    path = folder / "many.xml"
    marks = ("<b/>", "<i/>", "<u/>", "<nn>x</nn>")
    path.write_text(SKELETON.replace("<?p?>", "\n".join(marks)), "utf-8")
    assert validate(path).stdout.count("\n") == 4
    few = validate(path, "--most", "2")
    assert few.stdout.splitlines()[-1] == f"{path}: 2 more not shown: 2 x schema.element.unknown"
    assert few.stdout.count("\n") == 3
    assert few.stderr == "1 file: 4 errors\n"
    assert validate(path, "--most", "2", "--format", "json").stdout.count("schema.element.unknown") == 4


@pytest.mark.parametrize(
    "arguments", [[], ["missing.xml"], ["--schema", "missing.rng", "-"], ["--unknown", "-"], ["--format", "pdf", "-"]]
)
def test_wrong_usage(arguments: list[str]) -> None:
    assert validate(*arguments).exit_code == 2


def test_a_folder_without_xml(tmp_path: Path) -> None:
    result = validate(tmp_path)
    assert result.exit_code == 2
    assert "holds no *.xml file" in result.stderr


def test_a_file_that_cannot_be_read(folder: Path) -> None:
    loop = folder / "loop.xml"
    loop.symlink_to(loop)
    result = validate(folder / "right.xml", folder / "below")
    assert result.exit_code == 1
    broken = folder / "broken.xml"
    broken.write_bytes(b"\x00\x01")
    assert "[xml.malformed]" in validate(broken).stdout


def test_of_what_is_no_xml_it_is_said_that_nothing_else_was_checked(folder: Path) -> None:
    broken = [folder / f"broken-{number}.xml" for number in range(7)]
    for file in broken:
        file.write_text('<TEI xmlns="http://www.tei-c.org/ns/1.0">\n<unknown>a & b</unknown></TEI>\n')
    words = "nothing else was checked, because a file must be XML first; put that right and validate again"
    one = validate(folder / "right.xml", broken[0])
    assert one.stdout.count("\n") == 1 and "[xml.character]" in one.stdout
    assert one.stderr == f"{broken[0]}: {words}\n2 files: 1 error\n"
    named = ", ".join(map(str, broken[:5]))
    assert validate(*broken).stderr == f"{named} and 2 more: {words}\n7 files: 7 errors\n"


def test_one_file_does_not_wait_for_the_xsd(folder: Path) -> None:
    program = (
        "import sys\nfrom tei_protocols.cli import main\n"
        f"main(['validate', {str(folder / 'right.xml')!r}], standalone_mode=False)\n"
    )
    loaded = program.replace("main([", "import atexit\natexit.register(lambda: print(*sys.modules))\nmain([")
    printed = subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True).stdout.split()
    assert "saxonche" in printed
    assert {"xmlschema", "typst", "rich"} & set(printed) == set()


def test_several_processes_say_the_same_in_the_same_order(tmp_path: Path) -> None:
    for number in range(10):
        (tmp_path / f"{number}.xml").write_text((SKELETON, WRONG, DOUBTFUL)[number % 3], "utf-8")
    one, two = validate(tmp_path, "--jobs", "1"), validate(tmp_path, "--jobs", "2")
    assert (two.exit_code, two.stdout, two.stderr) == (one.exit_code, one.stdout, one.stderr)
    assert one.stderr == "10 files: 3 errors, 3 warnings\n"


def test_stdin_is_read_by_the_process_that_has_it() -> None:
    result = validate("-", "--jobs", "4", stdin=SKELETON.encode())
    assert (result.exit_code, result.stderr) == (0, "1 file: nothing to report\n")


def test_the_demonstration_project_is_without_problems() -> None:
    """The corrected TEI of the corpus, and its register of people."""
    result = validate(Path(__file__).parent.parent / "corpus")
    assert (result.exit_code, result.stdout) == (0, "")
