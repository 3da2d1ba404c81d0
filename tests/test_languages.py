"""Languages of a project: what it adds is used, what cannot be is named with its place, and all keys are documented."""

from __future__ import annotations

import pickle
import re
from pathlib import Path

import pytest
from lxml import etree
from projects import Run, files_of, run, with_files

from tei_protocols.language import OURS, Addition, Languages, named
from tei_protocols.language.statements import SECTIONS, additions_of, known_keys
from tei_protocols.pages import pages_of
from tei_protocols.problems import Problem, UnusableInput
from tei_protocols.project import Project, read_project

PAGE = next(page for page in pages_of("tei_protocols.conventions") if page.name == "languages")
GERMAN = """
[words]
common = ["der", "die", "das", "und", "in", "den", "von", "zu", "mit", "sich", "des", "auf", "für", "ist", "nicht"]
honorific = ["Gen."]
reporting = ["sagt"]
"""
SPEECH = {"en": "Cde. Petrov says it is late.\n", "de": "Gen. Lange sagt, dass die Ernte nicht gut ist.\n"}


def read_with(folder: Path, files: dict[str, str]) -> tuple[Project, tuple[Problem, ...]]:
    text = {"transcripts/a.txt": SPEECH["en"], "tei-protocols.toml": ""}
    return read_project(with_files(folder, text | files))


def extended(code: str, **sections: dict[str, object]) -> Languages:
    usable, objections = additions_of(code, sections)
    assert not objections
    return Languages(usable)


# --- what is known ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("section", SECTIONS)
def test_every_key_is_documented(section: str) -> None:
    heading = {"patterns": "All formulas"}.get(section, f"All {section}")
    rows = re.findall(r"^\| ([a-z_, ]+) \|", PAGE.sections[heading], re.MULTILINE)[1:]
    documented = [key for row in rows for key in row.split(", ")]
    assert sorted(documented) == list(known_keys(section)), "each key of en.toml and ru.toml has one row"


def test_documented_groups_are_those_of_our_formulas() -> None:
    rows = re.findall(r"^\| ([a-z_, ]+) \| .* \| ([a-z, ]*) ?\|$", PAGE.sections["All formulas"], re.MULTILINE)[1:]
    for keys, groups in rows:
        listed = set(re.findall(r"[a-z]+", groups)) - {"or"}
        ours = {
            group.partition("_")[0]
            for key in keys.split(", ")
            for code in OURS.codes
            for pattern in OURS[code].patterns(key)
            for group in pattern.groupindex
        }
        assert listed == ours, keys


@pytest.mark.parametrize("code", OURS.codes)
def test_our_own_languages_keep_the_rules_for_others(code: str) -> None:
    assert additions_of(code, OURS[code].data).objections == ()


# --- what is added ---------------------------------------------------------------------------------------------------


def test_words_are_added_before_ours_and_replace_stands_in_their_place() -> None:
    words = extended("en", words={"and": ["along with"]}, replace={"words": {"assent": ["So be it"]}})["en"]
    assert words.words("and") == ("along with", *OURS["en"].words("and"))
    assert words.words("assent") == ("So be it",)
    assert OURS["en"].words("assent") != ("So be it",), "the package's own stay as they are"


def test_entries_of_tables_are_added_changed_or_replaced() -> None:
    cases = {"о": {"genitive": "а"}, "а": {"genitive": "и"}}
    assert extended("ru", tables={"declension": cases})["ru"].table("declension")["о"] == {"genitive": "а"}
    tables = {"month": {"Brumaire": 11, "May": 6}, "shelfmark": {"delo": ["Vol."]}}
    words = extended("en", tables=tables, replace={"tables": {"note_kind": {"Compiler": "editor"}}})["en"]
    assert words.table("month") == dict(OURS["en"].table("month")) | {"Brumaire": 11, "May": 6}
    assert words.table("shelfmark")["delo"] == ("Vol.", *OURS["en"].table("shelfmark")["delo"])
    assert words.table("note_kind") == {"Compiler": "editor"}


def test_formulas_with_groups_of_one_name_stand_side_by_side() -> None:
    pattern = extended("en", patterns={"protocol_number": [r"Record (?P<number>\d+)"]})["en"].pattern("protocol_number")
    found = [pattern.search(title) for title in ("Record 17", "Protocol No. 18")]
    assert [named(match, "number") for match in found if match] == ["17", "18"]


def test_shapes_and_lists_of_a_project_serve_in_its_formulas() -> None:
    additions = {
        "words": {"seal": ["L. S.", "Seal"]},
        "shapes": {"third_person": "sayeth|doth", "stamped": "{seal} {arabic}"},
        "patterns": {"closer": ["^{stamped}$"]},
    }
    words = extended("en", **additions)["en"]  # type: ignore[arg-type]  # a table of tables
    assert words.pattern("closer").search("L. S. 12")
    assert words.compiled("X {third_person}!").fullmatch("X doth!")


def test_archives_of_one_language_are_known_in_the_others() -> None:
    from tei_protocols.conventions import shelfmarks

    languages = extended("ru", tables={"repository": {"HSA": "Harbour State Archive"}})
    (reference,) = shelfmarks.find("HSA, F. 3, Op. 16, D. 165", languages["en"])
    assert (reference.repository, reference.expansion) == ("HSA", "Harbour State Archive")


def test_languages_are_values() -> None:
    languages = extended("en", words={"and": ["along with"]})
    copy = pickle.loads(pickle.dumps(languages))
    assert copy == languages
    assert copy["en"] is languages["en"], "formulas are compiled once in a process"
    assert languages != OURS


# --- a language of its own -------------------------------------------------------------------------------------------


def test_a_language_of_its_own_is_recognised_among_the_others(tmp_path: Path) -> None:
    files = {f"transcripts/{code}.txt": speech for code, speech in SPEECH.items()}
    project, problems = read_with(tmp_path, {"languages/de.toml": GERMAN} | files)
    assert not problems
    assert project.languages.codes == ("de", "en", "ru")
    for code, text in (*SPEECH.items(), ("ru", "т. Петров говорит, что урожай не так хорош, и мы это знаем.")):
        assert project.languages.detect(text) == code


def test_one_letter_more_or_less_decides_nothing() -> None:
    """No list of words shows all letters of its language: English has a k, and its commonest words have none."""
    german = Languages(
        additions_of("de", {"words": {"common": ["der", "die", "und", "krank", "zwar", "bequem"]}}).usable
    )
    text = "The book of the weeks: we like to walk, to work, and to speak of oak, kings and quick trucks. " * 5
    assert german.detect(text) == "en"


@pytest.mark.parametrize("jobs", [1, 2])
def test_build_and_convert_use_what_the_project_says(tmp_path: Path, jobs: int) -> None:
    project = with_files(
        tmp_path / "project",
        {
            "tei-protocols.toml": '[language.en.words]\nhonorific = ["Citizen"]\n',
            "languages/de.toml": GERMAN,
            **{f"transcripts/de-{number}.txt": SPEECH["de"] for number in range(4)},
            **{f"transcripts/en-{number}.txt": "Citizen Petrov says it is late.\n" for number in range(4)},
        },
    )
    assert run("build", project, "--out", tmp_path / "edition", "--jobs", str(jobs)).status == 0
    assert run("convert", project / "transcripts", "-o", f"{tmp_path}/tei/").status == 0
    built, converted = files_of(tmp_path / "edition" / "tei"), files_of(tmp_path / "tei")
    for name, speaker in (("de-3.xml", "#lange"), ("en-3.xml", "#petrov")):
        assert etree.fromstring(built[name]).find(".//{*}sp").get("who") == speaker
        assert etree.fromstring(converted[name]).find(".//{*}sp").get("who") == speaker


def test_an_edition_is_built_again_when_its_words_change(tmp_path: Path) -> None:
    project = with_files(tmp_path / "p", {"transcripts/a.txt": SPEECH["en"], "tei-protocols.toml": "[project]\n"})

    def build() -> str:
        return run("build", project, "--out", tmp_path / "edition").said

    assert "1 built" in build()
    assert "1 unchanged" in build()
    with_files(project, {"tei-protocols.toml": '[project]\n[language.en.words]\nhonorific = ["Citizen"]\n'})
    assert "1 built" in build()


def test_a_language_may_be_named(tmp_path: Path) -> None:
    files = {"tei-protocols.toml": '[documents.a]\nlanguage = "de"\n', "languages/de.toml": GERMAN}
    project, problems = read_with(tmp_path, files)
    assert not problems
    assert project.documents[0].metadata["language"] == "de"
    transcript = tmp_path / "transcripts" / "a.txt"
    assert '="en"' in lang(run("convert", transcript, "--lang", "en", "-o", tmp_path / "a.xml"), tmp_path / "a.xml")
    assert '="de"' in lang(run("convert", transcript, "-o", tmp_path / "a.xml", "--force"), tmp_path / "a.xml")
    refused = run("convert", transcript, "--lang", "pl")
    assert refused.status == 2
    assert "known: de, en, ru" in " ".join(refused.said.split())


def test_the_header_speaks_the_language_of_the_document(tmp_path: Path) -> None:
    said = {"converted": "Aus der Abschrift erzeugt."}
    german = GERMAN + f"[tables.header]\nconverted = '{said['converted']}'\n"
    files = {f"transcripts/{code}.txt": SPEECH[code] for code in ("de", "en")} | {
        "transcripts/ru.txt": "ЗАСЕДАНИЕ ПРЕЗИДИУМА ЦК\n\n14 марта 1957 г.\n\nт. Соколов – Отправить.\n",
        "languages/de.toml": german,
    }
    with_files(tmp_path, {"tei-protocols.toml": ""} | files)
    headers = {}
    for code in ("de", "en", "ru"):
        run("convert", tmp_path / "transcripts" / f"{code}.txt", "-o", tmp_path / f"{code}.xml")
        headers[code] = (tmp_path / f"{code}.xml").read_text("utf-8").partition("</teiHeader>")[0]
    assert ">Converted from the transcript.<" in headers["en"] and "<catDesc>notes taken during" in headers["en"]
    assert ">Преобразовано из расшифровки.<" in headers["ru"] and "<catDesc>записи, сделанные" in headers["ru"]
    assert not re.findall(r">[^<]*\b(?:the|not|by|of)\b[^<]*<", headers["ru"])
    assert f">{said['converted']}<" in headers["de"] and "The source states no licence" in headers["de"]


def lang(result: Run, file: Path) -> str:
    assert result.status == 0, result.said
    return " ".join(re.findall(r"xml:lang=\S+", file.read_text("utf-8"))[:1])


# --- what cannot be used ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("statements", "line", "rule", "words"),
    [
        ("[language.en.wrods]\nand = ['x']\n", 1, "setting", "wrods is no section of a language"),
        ("[language.en.tables.header]\nconvertd = 'x'\n", 2, "setting", "known: encoding, converted"),
        ("[language.en.words]\nhonorifc = ['x']\n", 2, "setting", "do you mean honorific?"),
        ("[language.en.words]\nzzz = ['x']\n", 2, "setting", "`tei-protocols conventions languages` lists what"),
        ("[language.en.words]\nand = 'x'\n", 2, "setting", 'write and = ["one", "another"]'),
        ("[language.en.words]\nand = ['']\n", 2, "setting", "and is not a list of words"),
        ("[language.en.words]\nand = [1]\n", 2, "setting", "and is not a list of words"),
        ("[language.en]\nwords = 1\n", 2, "setting", "words is not a section"),
        ("[language.en]\nreplace = 1\n", 2, "setting", "replace is no section"),
        ("[language.en.replace.words]\nhonorifc = ['x']\n", 2, "setting", "do you mean honorific?"),
        ("[language.en.tables]\nmonth = 'x'\n", 2, "setting", "month is not a table"),
        ("[language.en.tables.month]\nMay = 5\nSept = 13\n", 3, "setting", "13 is no meaning"),
        ("[language.en.tables.month]\nSept = true\n", 2, "setting", "True is no meaning"),
        ('[language.en.tables.role]\n"Deaf = mute" = "guru"\n', 2, "setting", "guru is no meaning"),
        ("[language.en.tables.shelfmark]\nshelf = ['S.']\n", 2, "setting", "known: fond, opis, delo, listy, perechen"),
        ('[language.ru.tables.declension]\n"о" = "а"\n', 2, "setting", 'write "о" = { '),
        ('[language.ru.tables.declension]\n"о" = { genitif = "а" }\n', 2, "setting", "genitif is no case"),
        ("[language.en.shapes]\nthird_person = ['x']\n", 2, "setting", "third_person is not a shape"),
        ("[language.en.patterns]\ncloser = 'x'\n", 2, "setting", "closer is not a list of formulas"),
        ("[language.en.patterns]\nclosr = ['x']\n", 2, "setting", "do you mean closer?"),
        ("[language.en]\n[language.xy.words]\nand = ['x']\n", 2, "setting", "stands in languages/xy.toml"),
        ("[language]\nen = 1\n", 2, "setting", "en is not a section"),
        ("language = 1\n", 1, "setting", "language stands in no section"),
        ("[language.en.patterns]\ncloser = ['(']\n", 2, "pattern", "unterminated subpattern"),
        ("[language.en.patterns]\ncloser = ['a)(b']\n", 2, "pattern", "each ( has its )"),
        ("[language.en.patterns]\ncloser = ['[a']\n", 2, "pattern", "each [ has its ]"),
        ("[language.en.patterns]\ncloser = ['*a']\n", 2, "pattern", r"is written \*"),
        ("[language.en.patterns]\ncloser = ['(?i)a']\n", 2, "pattern", "write (?i:…)"),
        ("[language.en.patterns]\ncloser = ['(?<=a+)b']\n", 2, "pattern", "of one length"),
        ("[language.en.patterns]\ncloser = ['{honrific}']\n", 2, "pattern", "do you mean {honorific}?"),
        ("[language.en.patterns]\ncloser = ['{zzzzzz}']\n", 2, "pattern", "list them in [words]: zzzzzz"),
        ("[language.en.patterns]\ncloser = ['a*']\n", 2, "pattern", "it matches where nothing stands"),
        (r"[language.en.patterns]" "\n" r"closer = ['(a)\1']" "\n", 2, "pattern", "by its number"),
        ("[language.en.patterns]\ncloser = ['(?P<who>a)']\n", 2, "pattern", "a group called who means nothing here"),
        ("[language.en.patterns]\ndate = ['{day}']\n", 2, "pattern", "not every match of it has a days"),
        ("[language.en.patterns]\nrecorder = ['by (?P<name>{name})?']\n", 2, "pattern", "it must not be optional"),
        ("[language.en.patterns]\nrecorder = ['by (?P<name>x*)']\n", 2, "pattern", "it must not be optional"),
        ("[language.en.patterns]\nchair = ['Chair {name}']\n", 2, "pattern", "put (?P<after>…) or (?P<before>…)"),
        ("[language.en.tables.role]\n'(' = 'guest'\n", 1, "pattern", "unterminated subpattern"),
        ("[language.en.shapes]\nthird_person = '('\n", 2, "pattern", "unterminated subpattern"),
        ("[language.en.shapes]\nthird_person = '{third_person}'\n", 2, "pattern", "made of itself"),
        (r"[language.en.patterns]" "\n" r"closer = ['^(?:\w+ ?)+:']" "\n", 2, "slow", "inside a repetition"),
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_named_with_its_line(
    tmp_path: Path, statements: str, line: int, rule: str, words: str
) -> None:
    project, problems = read_with(tmp_path, {"tei-protocols.toml": statements})
    (problem,) = problems
    assert (problem.rule, problem.line) == (f"language.{rule}", line)
    assert problem.file == str(tmp_path / "tei-protocols.toml")
    assert words in str(problem)
    assert project.languages.detect(SPEECH["en"]) == "en"


def test_the_rest_is_used_all_the_same(tmp_path: Path) -> None:
    patterns = "[language.en.patterns]\ncloser = ['(', '^Minuted by ']\n"
    project, problems = read_with(tmp_path, {"tei-protocols.toml": patterns + "[language.en.words]\nand = ['plus']\n"})
    assert [problem.rule for problem in problems] == ["language.pattern"]
    assert project.languages["en"].pattern("closer").search("Minuted by nobody")
    assert "plus" in project.languages["en"].words("and")


@pytest.mark.parametrize(
    ("name", "text", "line", "words"),
    [
        ("de", GERMAN + "honorifc = ['x']\n", 6, "do you mean honorific?"),
        ("de", "code = 'at'\n" + GERMAN, 1, "the name of this file is not the code of its language"),
        ("Deutsch", GERMAN, 0, "as de.toml"),
        ("de", "[words]\nhonorific = ['Gen.']\n", 1, "de is never recognised"),
        ("en", "[words]\nhonorifc = ['Citizen']\n", 2, "do you mean honorific?"),
    ],
)
def test_a_file_of_a_language_is_named(tmp_path: Path, name: str, text: str, line: int, words: str) -> None:
    _, problems = read_with(tmp_path, {f"languages/{name}.toml": text})
    (problem,) = problems
    assert (problem.rule, problem.line, problem.file) == (
        "language.setting",
        line,
        str(tmp_path / "languages" / f"{name}.toml"),
    )
    assert words in str(problem)


@pytest.mark.parametrize("file", ["languages/de.toml", "tei-protocols.toml"])
def test_a_file_that_is_not_toml_is_an_error(tmp_path: Path, file: str) -> None:
    with pytest.raises(UnusableInput) as raised:
        read_with(tmp_path, {file: "[words]\nMärz = 3\n"})
    problem = raised.value.problem
    assert (problem.rule, problem.file, problem.line) == ("project.malformed", str(tmp_path / file), 2)
    assert '"März" = 3' in problem.hint


def test_a_formula_in_double_quotation_marks_is_explained(tmp_path: Path) -> None:
    with pytest.raises(UnusableInput, match="single quotation marks"):
        read_with(tmp_path, {"tei-protocols.toml": '[language.en.patterns]\ncloser = ["\\d"]\n'})


def test_convert_tells_it_once_and_converts(tmp_path: Path) -> None:
    files = {"tei-protocols.toml": "[language.en.patterns]\ncloser = ['(']\n", "transcripts/b.txt": SPEECH["en"]}
    read_with(tmp_path, files)
    result = run("convert", tmp_path / "transcripts", "-o", f"{tmp_path}/tei/")
    assert result.status == 1
    assert result.said.count("[language.pattern]") == 1
    assert sorted(files_of(tmp_path / "tei")) == ["a.xml", "b.xml"]


def test_convert_tells_of_a_project_file_that_is_not_toml(tmp_path: Path) -> None:
    with_files(tmp_path, {"tei-protocols.toml": "[project", "transcripts/a.txt": SPEECH["en"]})
    result = run("convert", tmp_path / "transcripts" / "a.txt")
    assert result.status == 1
    assert "[project.malformed]" in result.said


@pytest.mark.parametrize(
    "value", [1, True, "x", ["x"], {"x": "y"}, [["x"]], {"x": {"y": 1}}, 1.5, [], {}, "{x}", ["("]]
)
@pytest.mark.parametrize("section", [*SECTIONS, "replace", "zzz"])
def test_nothing_that_toml_can_say_is_a_traceback(section: str, value: object) -> None:
    for key in ("honorific", "month", "role", "shelfmark", "third_person", "date", "zzz"):
        for said in ({section: {key: value}}, {section: value}, {"replace": {section: {key: value}}}):
            usable: tuple[Addition, ...] = additions_of("en", said).usable
            assert Languages(usable)["en"].words("common")
