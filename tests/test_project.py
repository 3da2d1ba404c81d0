"""The project folder: what stands in it is found by name; mistakes in the project file are named with their line."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from projects import run, with_files

from tei_protocols.cli import main
from tei_protocols.problems import Level, Problem, UnusableInput
from tei_protocols.project import Project, read_project
from tei_protocols.readers import SUFFIXES


def project_of(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


def read_with(folder: Path, statements: str) -> tuple[Project, tuple[Problem, ...]]:
    """A project of one transcript, `a`, with this project file."""
    return read_project(project_of(folder, {"transcripts/a.txt": "text", "tei-protocols.toml": statements}))


def places(problems: tuple[Problem, ...]) -> list[tuple[str, int, int]]:
    return [(problem.rule, int(problem.level), problem.line) for problem in problems]


def test_documents_are_transcripts_and_corrected_tei_by_name(tmp_path: Path) -> None:
    folder = project_of(
        tmp_path,
        {
            "transcripts/1962/protocol-61.txt": "text",
            "transcripts/protocol-58.txt": "text",
            "transcripts/.hidden.txt": "text",
            "transcripts/~$first.docx": "text",
            "tei/1962/protocol-61.xml": "<TEI/>",
            "tei/by-hand.xml": "<TEI/>",
            "people.xml": '<TEI xmlns="http://www.tei-c.org/ns/1.0"/>',
            "tei-protocols.toml": "",
        },
    )
    project, problems = read_project(folder)
    assert not problems
    found = [(each.name, each.transcript is not None, each.tei is not None) for each in project.documents]
    assert found == [("1962/protocol-61", True, True), ("by-hand", False, True), ("protocol-58", True, False)]
    assert project.people == folder / "people.xml"
    assert project.rights_statement is None


def test_what_the_project_file_says(tmp_path: Path) -> None:
    project, problems = read_with(
        tmp_path,
        '[project]\ntitle = "Protocols"\npublisher = "An Institute"\nlanguage = "en"\n'
        '[documents.a]\ndate = 1962-10-25\nnumber = 61\ntranslators = ["First Name", "Second Name"]\n',
    )
    assert not problems
    assert (project.title, project.publisher, project.language) == ("Protocols", "An Institute", "en")
    assert project.rights == project.licence == ""
    assert project.documents[0].metadata == {
        "date": "1962-10-25",
        "number": "61",
        "translators": ("First Name", "Second Name"),
    }


@pytest.mark.parametrize("date", ["1962", "1962-10", "1962-10-25", "1962-10-22/1962-10-23", "1956-07-09, 1956-07-12"])
def test_dates_may_be_days_ranges_and_several(tmp_path: Path, date: str) -> None:
    project, problems = read_with(tmp_path, f'[documents.a]\ndate = "{date}"\n')
    assert not problems
    assert project.documents[0].metadata == {"date": date}


def test_without_a_project_file_there_is_a_notice(tmp_path: Path) -> None:
    _, problems = read_project(project_of(tmp_path, {"transcripts/a.txt": "text"}))
    assert places(problems) == [("project.no-file", Level.NOTICE, 0)]


@pytest.mark.parametrize(
    ("statements", "line", "words"),
    [
        ('[project]\ntitle = "x"\npublischer = "y"\n', 3, "do you mean publisher?"),
        ('[project]\ntitle = "x"\nzzz = "y"\n', 3, "known here: title, publisher, rights, licence, language"),
        ('# settings\n\n[projekt]\ntitle = "x"\n', 3, "do you mean project?"),
        ('[documents.a]\ndate = "1962"\nshelfmrak = "F. 3"\n', 3, "do you mean shelfmark?"),
        ('[documents."a"]\nshelfmrak = "F. 3"\n', 2, "do you mean shelfmark?"),
        ('[documents]\na.shelfmrak = "F. 3"\n', 2, "do you mean shelfmark?"),
        ('[project]\n[documents.aa]\ndate = "1962"\n', 2, "there is no document called aa (do you mean a?)"),
        ("[project]\ntitle = [1, 2]\n", 2, "write title = "),
        ("[project]\ntitle = true\n", 2, "write title = "),
        ("[documents.a]\ntranslators = [true]\n", 2, "write translators = ["),
        ('[documents.a]\nlanguage = "xx"\n', 2, "xx is no language that is known here"),
        ('[documents.a]\nencoding = "utf-9"\n', 2, "there are utf-8, utf-16, windows-1251, windows-1252, koi8-r"),
        ('[documents.a]\ndate = "25 October 1962"\n', 2, "write 1962-10-25, or 1962-10-25/1962-10-27 for a range"),
        ('[project]\ntitle = "a\\u0001b"\n', 2, "characters that XML forbids"),
        ('project = "x"\n', 1, "write [project]"),
        ('# ours\ntitle = "x"\n', 2, "title stands in no section and has no effect (write [project] above it)"),
    ],
)
def test_a_setting_without_effect_is_a_warning_with_its_line(
    tmp_path: Path, statements: str, line: int, words: str
) -> None:
    _, problems = read_with(tmp_path, statements)
    assert places(problems) == [("project.setting", Level.WARNING, line)]
    assert words in str(problems[0])


def test_what_is_said_of_a_corrected_document_has_no_effect_unless_its_tei_has_it(tmp_path: Path) -> None:
    header = '<date when="1962-10-25"/><idno>F. <idno>3</idno>, L. 2</idno> A &amp; B'
    tei = f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{header}</TEI>'
    said = '[documents.a]\nnumber = "8"\ndate = "1962-10-25"\nshelfmark = "F. 3, L. 2"\n'
    said += 'title = "A & B"\nencoding = "utf-8"\n'
    files = {"transcripts/a.txt": "Yes.", "tei/a.xml": tei, "tei-protocols.toml": said}
    project = with_files(tmp_path / "project", files)
    told = (
        f"{project / 'tei-protocols.toml'}:2: notice: number has no effect, because tei/a.xml is published as it stands"
    )
    built = run("build", project, "--out", tmp_path / "out", "--no-search").said
    validated = CliRunner().invoke(main, ["validate", str(project)]).stdout
    assert built.count("has no effect") == validated.count("has no effect") == 1
    assert told in built and "tei-protocols.toml:2: notice: number has no effect" in validated
    assert "has no effect" not in run("convert", project / "transcripts" / "a.txt", "-o", tmp_path / "a.xml").said


@pytest.mark.parametrize(
    ("statements", "line"),
    [("[project]\ntitle = Protocols\n", 2), ('[project]\ntitle = "x"\ntitle = "y"\n', 3), ("[project", 1)],
)
def test_a_malformed_project_file_is_an_error_with_its_line(tmp_path: Path, statements: str, line: int) -> None:
    with pytest.raises(UnusableInput) as raised:
        read_with(tmp_path, statements)
    assert places((raised.value.problem,)) == [("project.malformed", Level.ERROR, line)]


def test_a_project_file_in_another_encoding_is_an_error(tmp_path: Path) -> None:
    project_of(tmp_path, {"transcripts/a.txt": "text"})
    (tmp_path / "tei-protocols.toml").write_bytes('title = "Протоколы"'.encode("windows-1251"))
    with pytest.raises(UnusableInput, match="not in UTF-8"):
        read_project(tmp_path)


@pytest.mark.parametrize("files", [{}, {"transcripts/scan.pdf": "x"}, {"transcripts.txt": "x"}])
def test_a_folder_without_transcripts_is_an_error(tmp_path: Path, files: dict[str, str]) -> None:
    with pytest.raises(UnusableInput, match="there is no transcript in this project") as raised:
        read_project(project_of(tmp_path, files))
    assert str(tmp_path / "transcripts") in raised.value.problem.hint


def test_whoever_names_the_folder_of_the_transcripts_is_told_the_project(tmp_path: Path) -> None:
    with pytest.raises(UnusableInput) as raised:
        read_project(project_of(tmp_path, {"transcripts/a.txt": "text"}) / "transcripts")
    assert raised.value.problem.hint == f"the project is the folder that this one stands in: name {tmp_path}"


def test_two_files_of_one_name_and_files_of_other_kinds_are_reported(tmp_path: Path) -> None:
    files = {"transcripts/a.txt": "1", "transcripts/a.TXT": "2", "transcripts/notes.doc": "3", "tei-protocols.toml": ""}
    project, problems = read_project(project_of(tmp_path, files))
    assert [document.name for document in project.documents] == ["a"]
    assert sorted(places(problems)) == [("project.other-file", Level.WARNING, 0), ("project.same-name", Level.ERROR, 0)]


def test_names_that_differ_in_capitals_alone_are_one(tmp_path: Path) -> None:
    files = {"transcripts/B.txt": "1", "transcripts/b.md": "2", "tei-protocols.toml": ""}
    project, problems = read_project(project_of(tmp_path, files))
    assert [document.name for document in project.documents] == ["B"]
    assert places(problems) == [("project.same-name", Level.ERROR, 0)]


def test_transcripts_may_be_of_any_kind_that_has_a_reader(tmp_path: Path) -> None:
    files = {f"transcripts/{suffix[1:]}{suffix.upper()}": "x" for suffix in SUFFIXES} | {"tei-protocols.toml": ""}
    project, problems = read_project(project_of(tmp_path, files))
    assert not problems
    assert [document.name for document in project.documents] == sorted(suffix[1:] for suffix in SUFFIXES)


def test_a_name_that_no_document_can_carry_is_an_error(tmp_path: Path) -> None:
    project_of(tmp_path, {"transcripts/a.txt": "1", "transcripts/b\u0001.txt": "2", "tei-protocols.toml": ""})
    project, problems = read_project(tmp_path)
    assert [document.name for document in project.documents] == ["a"]
    assert places(problems) == [("project.name", Level.ERROR, 0)]
    assert "\u0001" not in str(problems[0])
