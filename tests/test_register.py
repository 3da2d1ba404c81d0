"""The register of people: how it is read, what is wrong with it, and how it reaches the documents of a project."""

from __future__ import annotations

from pathlib import Path

import pytest
from examples import register
from lxml import etree
from projects import files_of, run, with_files

from tei_protocols.attribution.persons.namesakes import key_of, only
from tei_protocols.checks import Options, check
from tei_protocols.findings import XML_ID
from tei_protocols.model.register import Entry, NameForm, Office, Register
from tei_protocols.problems import Level, Problem
from tei_protocols.project import read_project
from tei_protocols.project.people import read_register

PETROV = '<person xml:id="petrov"><persName><forename>A. B.</forename> <surname>Petrov</surname></persName></person>'
MINUTES = "Protocol No. 7\n\n11 February 1960\n\nPresent: Cdes. A. B. Petrov and C. D. Ivanov.\n"


def entries(folder: Path, persons: str) -> tuple[tuple[Entry, ...], list[Problem]]:
    problems: list[Problem] = []
    found = read_register(with_files(folder, {"people.xml": register(persons)}) / "people.xml", problems)
    assert found
    return found.entries, problems


# --- how it is read --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("<forename>A. K.</forename> <surname>Sarov</surname>", ("A. K.", "Sarov")),
        ("<forename>Aleksei</forename>\n <forename>K.</forename> <surname>Sarov</surname>", ("Aleksei K.", "Sarov")),
        ("<surname>Sarov</surname>, <forename>A.</forename>", ("A.", "Sarov")),
        ("<roleName>Comrade</roleName> <surname>Sarov</surname>", ("", "Sarov")),
        ("<forename>J.</forename> <nameLink>von</nameLink> <surname>Ahn</surname>", ("J.", "von Ahn")),
        ("A. K. Sarov", ("A. K.", "Sarov")),
        ("Iu. Sarov", ("Iu.", "Sarov")),
        ("A.K.Sarov", ("A.K.", "Sarov")),
        ("Sarov A. K.", ("A. K.", "Sarov")),
        ("Sarov, A. K.", ("A. K.", "Sarov")),
        ("Aleksei Karlovich Sarov", ("Aleksei Karlovich", "Sarov")),
        ("Sarov", ("", "Sarov")),
        ("А. К. Саров<!-- the first -->", ("А. К.", "Саров")),
    ],
)
def test_forms_of_a_name(tmp_path: Path, name: str, form: tuple[str, str]) -> None:
    ((entry,), problems) = entries(tmp_path, f'<person xml:id="x"><persName>{name}</persName></person>')
    assert not problems
    assert entry.names == (NameForm(*form),)


@pytest.mark.parametrize(
    ("life", "born", "died"),
    [
        ('<birth when="1904-02-03"/><death when="1971"/>', "1904-02-03", "1971"),
        ('<birth notBefore="1904" notAfter="1906"/><death notBefore="1970" notAfter="1971-03"/>', "1904", "1971-03"),
        ('<birth><date when="1904"/> in Riga</birth>', "1904", ""),
        ("<birth>3 February 1904</birth><death>after 1971</death>", "1904", "1971"),
        ('<birth when="--02-03"/><death/>', "", ""),
    ],
)
def test_lives(tmp_path: Path, life: str, born: str, died: str) -> None:
    ((entry,), _) = entries(tmp_path, f'<person xml:id="x"><persName>Sarov</persName>{life}</person>')
    assert (entry.born, entry.died) == (born, died)


def test_offices(tmp_path: Path) -> None:
    offices = '<affiliation role="member secretary" from="1957-06" to="1961"/><affiliation role="guest" when="1962"/>'
    ((entry,), _) = entries(tmp_path, f'<person xml:id="x"><persName>Sarov</persName>{offices}</person>')
    terms = ("1957-06", "1961")
    assert entry.offices == (Office("member", *terms), Office("secretary", *terms), Office("guest", "1962", "1962"))


# --- what is wrong with it -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("persons", "rule", "level", "line", "words"),
    [
        (f"{PETROV}\n{PETROV}", "id.repeated", Level.ERROR, 3, 'xml:id="petrov" stands twice'),
        ("<person><persName>Petrov</persName></person>", "register.entry", Level.WARNING, 2, "has no xml:id"),
        ('\n<person xml:id="x"/>', "register.entry", Level.WARNING, 3, "has no name"),
        ('<person xml:id="x"><persName/></person>', "register.entry", Level.WARNING, 2, "has no name"),
        (
            f'{PETROV}<person xml:id="x"><persName>X</persName>\n<idno type="VIAF">Q12</idno></person>',
            "register.idno",
            Level.WARNING,
            3,
            "Q12 is no number of VIAF (a number of VIAF is digits)",
        ),
        (
            '<person xml:id="x"><persName>X</persName><idno type="GND">118540238</idno></person>\n'
            '<person xml:id="y"><persName>Y</persName><idno type="GND">118540238</idno></person>',
            "register.idno",
            Level.WARNING,
            3,
            "the person in line 2 has this number of GND too",
        ),
    ],
)
def test_what_is_wrong_is_named_with_its_line(
    tmp_path: Path, persons: str, rule: str, level: Level, line: int, words: str
) -> None:
    _, (problem,) = entries(tmp_path, persons)
    assert (problem.rule, problem.level, problem.line) == (rule, level, line)
    assert problem.file == str(tmp_path / "people.xml")
    assert words in str(problem)


@pytest.mark.parametrize(
    ("kind", "number"),
    [
        ("VIAF", "71393410"),
        ("VIAF", "https://viaf.org/viaf/71393410"),
        ("Wikidata", "Q1234"),
        ("Wikidata", "https://www.wikidata.org/entity/Q1234"),
        ("GND", "11854023X"),
        ("GND", "https://d-nb.info/gnd/4039530-9"),
        ("ISNI", "0000 0001 2117 123X"),
        ("archive", "whatever"),
    ],
)
def test_numbers_of_authorities(tmp_path: Path, kind: str, number: str) -> None:
    idno = f'<idno type="{kind}">{number}</idno>'
    assert entries(tmp_path, f'<person xml:id="x"><persName>X</persName>{idno}</person>')[1] == []


def test_a_file_that_is_no_register_is_named(tmp_path: Path) -> None:
    with_files(tmp_path, {"people.xml": "<people><person/></people>", "transcripts/a.txt": MINUTES})
    with_files(tmp_path, {"tei-protocols.toml": ""})
    project, (problem,) = read_project(tmp_path)
    assert (problem.rule, problem.line) == ("register.entry", 1)
    assert "<TEI xmlns=" in problem.hint
    assert project.register.entries == ()


def test_a_malformed_register_is_named_and_nobody_is_looked_up(tmp_path: Path) -> None:
    with_files(tmp_path, {"people.xml": "<TEI>\n<p></TEI>", "transcripts/a.txt": MINUTES, "tei-protocols.toml": ""})
    result = run("convert", tmp_path / "transcripts" / "a.txt", "-o", tmp_path / "a.xml")
    assert result.status == 1
    assert "people.xml:2:" in result.said and "[xml.unclosed]" in result.said
    assert "[register.absent]" not in result.said
    assert b"sameAs" not in (tmp_path / "a.xml").read_bytes()


# --- who fits --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("other", ["ПЁТР", "Петр", "петр."])
def test_surnames_are_compared_without_capitals_and_points(other: str) -> None:
    assert key_of(other) == key_of("пётр")


def test_signs_that_nobody_speaks_and_accents_do_not_count() -> None:
    assert key_of("Il’in") == key_of("Il'in") == key_of("Ilin")
    assert key_of("Dvorný") == key_of("dvorny")
    assert key_of("Морской") != key_of("Морскои"), "й is a letter of its own"


@pytest.mark.parametrize(
    ("forenames", "fits"),
    [
        ("", True),
        ("Yu.", True),
        ("Iu. V.", True),
        ("Ju. W.", False),
        ("Yuri Vladimirovich", True),
        ("A. V.", False),
        ("Ю. В.", True),
        ("А. В.", False),
    ],
)
def test_initials_do_not_contradict(forenames: str, fits: bool) -> None:
    entry = Entry("a", (NameForm("Yu. V.", "Anisin"), NameForm("Ю. В.", "Анисин"), NameForm("", "Анис")))
    people = Register("people.xml", "1", (entry,))
    surname = "Анис" if forenames[:1] >= "А" else "Anisin"
    assert (only(forenames, surname, people) == entry) is fits


# --- in a project ----------------------------------------------------------------------------------------------------


@pytest.fixture
def project(tmp_path: Path) -> Path:
    files = {"transcripts/a.txt": MINUTES, "transcripts/1960/b.txt": MINUTES, "tei-protocols.toml": "[project]\n"}
    return with_files(tmp_path / "project", files | {"people.xml": register(PETROV)})


def pointers(document: bytes) -> list[str]:
    persons = etree.fromstring(document).iter("{*}person")
    return [person.get("sameAs", "") for person in persons]


def test_build_and_convert_point_to_the_register_from_where_the_document_lies(project: Path, tmp_path: Path) -> None:
    built = run("build", project, "--out", tmp_path / "edition")
    converted = run("convert", project / "transcripts", "-o", f"{project}/tei/")
    assert built.status == converted.status == 0
    for said in (built.said, converted.said):
        assert said.count("“C. D. Ivanov” is not in people.xml") == 1
    for folder in (tmp_path / "edition", project):
        documents = files_of(folder / "tei")
        assert pointers(documents["a.xml"]) == ["../people.xml#petrov", ""]
        assert pointers(documents["1960/b.xml"]) == ["../../people.xml#petrov", ""]
        for name in ("a.xml", "1960/b.xml"):
            found = check(documents[name], name, Options(folder=(folder / "tei" / name).parent))
            assert not [problem for problem in found if problem.level is Level.ERROR]
            (folder / "tei" / name).write_bytes(documents[name].replace(b"#petrov", b"#pertov"))
            found = check((folder / "tei" / name).read_bytes(), name, Options(folder=(folder / "tei" / name).parent))
            assert "pointer.register" in [problem.rule for problem in found], "the pointers are followed"


def test_those_who_are_absent_are_told_in_one_line_and_one_by_one_in_the_report(tmp_path: Path) -> None:
    other = MINUTES.replace("A. B. Petrov", "E. F. Lapina")
    files = {"tei-protocols.toml": "", "people.xml": register(PETROV), "transcripts/a.txt": MINUTES}
    folder = with_files(tmp_path / "new", {**files, "transcripts/b.txt": other})
    report = tmp_path / "report.json"
    said = run("convert", folder, "-o", folder / "tei" / "", "--report", report).said
    assert said.count("[register.absent]") == 1
    (line,) = (each for each in said.splitlines() if "[register.absent]" in each)
    assert line.startswith("people.xml: notice: 2 people are not in people.xml: C. D. Ivanov, E. F. Lapina (")
    assert report.read_text("utf-8").count('"register.absent"') == 3
    alone = run("convert", folder / "transcripts" / "a.txt", "-o", tmp_path / "a.xml").said
    assert "“C. D. Ivanov” is not in people.xml (add an entry, <person" in alone
    assert run("build", folder, "--out", tmp_path / "edition", "--formats", "").said.count("[register.absent]") <= 1


def test_entries_for_those_who_are_absent_are_written_into_a_file(tmp_path: Path) -> None:
    others = "Present: Cdes. Ivanov, E. F. Lapina & Sons, G. H. Orlov, I. K. Orlov.\n\nCde. Ivanov: Yes.\n"
    files = {"tei-protocols.toml": "", "people.xml": register(PETROV), "transcripts/a.txt": MINUTES}
    folder = with_files(tmp_path / "new", {**files, "transcripts/b.txt": others})
    absent = tmp_path / "absent.xml"
    said = run("convert", folder, "-o", tmp_path / "tei" / "", "--absent", absent).said
    root = etree.parse(absent).getroot()
    named = [("".join(person.itertext()), person.get(XML_ID)) for person in root.iter("{*}person")]
    assert ("C. D. Ivanov", "ivanov") in named
    assert ("Ivanov", "ivanov") not in named, "his forenames are known from the other transcript"
    assert [id_ for name, id_ in named if "Orlov" in name] == ["orlov", "orlov-i-k"]
    assert f"{absent}: {len(named)} entries to be copied into the register" in said
    copied = absent.read_text("utf-8").replace("</listPerson>", PETROV + "</listPerson>")
    (folder / "people.xml").write_text(copied, "utf-8")
    assert "[register.absent]" not in run("convert", folder, "-o", tmp_path / "tei" / "", "--force").said


def test_an_edition_is_built_again_when_its_register_changes(project: Path, tmp_path: Path) -> None:
    def build() -> str:
        return run("build", project, "--out", tmp_path / "edition").said

    assert "2 built" in build()
    assert "2 unchanged" in build()
    ivanov = PETROV.replace("petrov", "ivanov").replace("Petrov", "Ivanov").replace("A. B.", "C. D.")
    with_files(project, {"people.xml": register(PETROV + ivanov)})
    said = build()
    assert "2 built" in said and "register.absent" not in said
    assert pointers((tmp_path / "edition" / "tei" / "a.xml").read_bytes())[1] == "../people.xml#ivanov"


def test_a_register_that_comes_later_reaches_what_people_corrected(project: Path, tmp_path: Path) -> None:
    """The site takes both for one person, and the encoder is told; what people wrote stays as it is."""
    out, people = tmp_path / "edition", (project / "people.xml").read_text("utf-8")
    (project / "people.xml").unlink()
    assert run("convert", project / "transcripts" / "a.txt", "-o", project / "tei" / "a.xml").status == 0
    built = run("build", project, "--out", out, "--formats", "", "--no-search")
    assert "register." not in built.said and not (out / "people" / "petrov.html").exists()
    with_files(project, {"people.xml": people})
    said = run("build", project, "--out", out, "--formats", "", "--no-search").said
    expected = (
        'notice: A. B. Petrov fits the entry petrov of people.xml, and does not point there (write sameAs="../people'
    )
    assert said.count(expected) == 1 and "tei/a.xml:" in said
    person = (out / "people" / "petrov.html").read_text("utf-8")
    assert "2&nbsp;sessions" in person and pointers((out / "tei" / "a.xml").read_bytes()) == ["", ""]


def test_without_a_register_nobody_is_missed(project: Path, tmp_path: Path) -> None:
    (project / "people.xml").unlink()
    result = run("convert", project / "transcripts" / "a.txt", "-o", tmp_path / "a.xml")
    assert "register." not in result.said
    assert pointers((tmp_path / "a.xml").read_bytes()) == ["", ""]


def test_the_entry_that_is_offered_is_one(project: Path) -> None:
    said = run("convert", project / "transcripts" / "a.txt", "-o", project / "a.xml").said
    offered = said.partition("add an entry, ")[2].partition(", or this form")[0]
    with_files(project, {"people.xml": register(PETROV + offered)})
    assert "register." not in run("convert", project / "transcripts" / "a.txt", "-o", project / "a.xml").said


def test_the_session_of_each_day_is_judged_by_its_own_date(tmp_path: Path) -> None:
    """What the project says of the date counts, too."""
    offices = '<affiliation role="participant" from="1957" to="1959"/></person>'
    files = {
        "transcripts/a.txt": MINUTES.replace(" and C. D. Ivanov", ""),
        "tei-protocols.toml": "",
        "people.xml": register(PETROV.replace("</person>", offices)),
    }
    with_files(tmp_path, files)
    assert (
        "was participant 1957 to 1959, the session was 1960-02-11"
        in run("build", tmp_path, "--out", tmp_path / "e").said
    )
    with_files(tmp_path, {"tei-protocols.toml": '[documents.a]\ndate = "1958-02-11"\n'})
    assert "register." not in run("build", tmp_path, "--out", tmp_path / "e").said
