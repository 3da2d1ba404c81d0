"""Reports: what each format says of problems, checked against what those demand that read it."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from tei_protocols.problems import Edit, Level, Problem, Repair
from tei_protocols.reports import FORMATS, MOST, report
from tei_protocols.reports.kinds import lines_of, told

NOTHING: list[Problem] = []


def problem(line: int = 3, message: str = "wrong", rule: str = "pointer.hash", **more: Any) -> Problem:
    return Problem(rule, more.pop("level", Level.ERROR), message, more.pop("file", "tei/a.xml"), line, 5, **more)


def written(form: str, *files: tuple[str, list[Problem]], most: int = MOST, **more: Any) -> str:
    """A whole report on these files."""
    format = report(form, most, **more)
    return format.begin() + "".join(format.file(name, problems) for name, problems in files) + format.end()


# --- kinds -----------------------------------------------------------------------------------------------------------


def sentences(problems: list[Problem], most: int = 0) -> list[str]:
    return [each.sentence for each in told(problems, most)[0]]


def test_what_is_the_same_is_told_once_with_its_lines() -> None:
    assert sentences([problem(line) for line in (3, 7, 8, 9, 20, 20)]) == ["wrong; also in lines 7-9 and 20"]
    assert sentences([problem(3, hint="stop it"), problem(9, hint="stop it")]) == ["wrong (stop it); also in line 9"]


def test_what_differs_is_told_apart() -> None:
    apart = [problem(1), problem(2, rule="schema.text"), problem(3, level=Level.WARNING), problem(4, hint="stop it")]
    assert len(sentences(apart)) == 4


def test_a_hundred_of_one_kind_are_told_once() -> None:
    kind = [problem(line, f'@who="p{line}" is no pointer') for line in range(1, 101)]
    assert sentences(kind) == [
        *(f'@who="p{line}" is no pointer' for line in range(1, 6)),
        '@who="…" is no pointer: 95 more, in lines 6-100',
    ]


def test_one_of_a_kind_is_never_hidden_behind_a_count_of_one() -> None:
    assert sentences([problem(line, f'"{line}" is wrong') for line in range(6)])[-1] == '"5" is wrong'


@given(st.lists(st.builds(problem, st.integers(0, 30), st.sampled_from(['"a" is wrong', '"b" is wrong', "no"]))))
def test_every_problem_is_told_or_counted(problems: list[Problem]) -> None:
    shown, hidden = told(problems, 2)
    counted = [each for message in shown for each in (message.problem, *message.others)]
    assert sorted(map(str, counted + hidden)) == sorted(map(str, problems))
    assert len(shown) <= 2


def test_lines_are_listed_briefly() -> None:
    assert lines_of([problem(0)]) == "other places"
    assert lines_of(problem(line) for line in range(1, 100, 2)).endswith(", 39 and 30 more")


# --- text ------------------------------------------------------------------------------------------------------------


def test_text_is_what_a_problem_says_of_itself() -> None:
    problems = [problem(hint="do it"), problem(0, rule="xml.malformed", file="")]
    assert written("text", ("a.xml", problems)).splitlines() == [str(problems[1]), str(problems[0])]


def test_text_on_a_terminal_shows_the_words() -> None:
    lines = {("tei/a.xml", 3): '<p who="x">late</p>'}
    text = written("text", ("a", [problem(3, end=(3, 12))]), lines=lambda file, line: lines.get((file, line), ""))
    assert text.splitlines()[1:] == ['     3 | <p who="x">late</p>', "       |     ^^^^^^^"]


def test_a_long_line_is_shown_where_it_is_wrong() -> None:
    line = "a" * 500 + "<b/>" + "c" * 500
    far = Problem("schema.text", Level.ERROR, "wrong", "a.xml", 1, 501, end=(1, 503))
    _, shown, mark = written("text", ("a.xml", [far]), lines=lambda file, line_number: line).splitlines()
    assert shown[mark.index("^") :][:2] == "<b"
    assert mark.count("^") == 2
    assert len(shown) < 120


def test_colours_are_there_only_when_wanted() -> None:
    assert "\x1b[" not in written("text", ("a.xml", [problem()]))
    coloured = written("text", ("a.xml", [problem()]), colour=True)
    assert "\x1b[1;31merror\x1b[0m" in coloured
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == written("text", ("a.xml", [problem()]))


# --- JSON ------------------------------------------------------------------------------------------------------------


def test_json_has_everything() -> None:
    repair = Repair("Write b", (Edit((3, 5), (3, 6), "b"),), certain=True)
    first = problem(3, 'a "b"', end=(3, 9), hint="do\nit", repairs=(repair,))
    found = [first, Problem("xml.malformed", Level.WARNING, "ж", "b.xml")]
    told_of = json.loads(written("json", ("a.xml", found), ("b.xml", NOTHING)))
    assert told_of["problems"] == [
        {
            "file": "tei/a.xml",
            "line": 3,
            "column": 5,
            "level": "error",
            "rule": "pointer.hash",
            "message": 'a "b"',
            "hint": "do it",
            "end": {"line": 3, "column": 9},
            "repairs": [
                {
                    "title": "Write b",
                    "certain": True,
                    "edits": [{"line": 3, "column": 5, "end": {"line": 3, "column": 6}, "words": "b"}],
                }
            ],
        },
        {"file": "b.xml", "level": "warning", "rule": "xml.malformed", "message": "ж"},
    ]
    assert (told_of["files"], told_of["errors"], told_of["warnings"]) == (2, 1, 1)


@pytest.mark.parametrize("form", ["json", "sarif"])
def test_programs_get_every_problem(form: str) -> None:
    assert written(form, ("a.xml", [problem(line) for line in range(1, 200)]), most=3).count('"wrong"') == 199


# --- SARIF -----------------------------------------------------------------------------------------------------------

# What the standard demands of the parts that we write: for each object its properties with their types, those that must
# be there marked by "!". https://docs.oasis-open.org/sarif/sarif/v2.1.0/
SARIF: dict[str, dict[str, Any]] = {
    "log": {"$schema": str, "version!": {"2.1.0"}, "runs!": ["run"]},
    "run": {"tool!": "tool", "results": ["result"], "columnKind": {"utf16CodeUnits", "unicodeCodePoints"}},
    "tool": {"driver!": "component"},
    "component": {"name!": str, "version": str, "informationUri": str, "rules": ["rule"]},
    "rule": {"id!": str, "shortDescription": "text", "fullDescription": "text", "help": "text"},
    "text": {"text!": str, "markdown": str},
    "result": {
        "ruleId": str,
        "ruleIndex": 0,
        "level": {"none", "note", "warning", "error"},
        "message!": "message",
        "locations": ["location"],
        "fixes": ["fix"],
    },
    "message": {"text!": str},
    "location": {"physicalLocation": "place"},
    "place": {"artifactLocation!": "artifact", "region": "region"},
    "artifact": {"uri!": str},
    "region": {"startLine!": 1, "startColumn": 1, "endLine": 1, "endColumn": 1},
    "fix": {"description": "message", "artifactChanges!": ["change"]},
    "change": {"artifactLocation!": "artifact", "replacements!": ["replacement"]},
    "replacement": {"deletedRegion!": "region", "insertedContent": "content"},
    "content": {"text": str},
}


def demanded(value: Any, kind: Any, path: str = "log") -> None:
    """Fail where a value is not of a kind: an object of the table, a list of such, a type, a least number, a choice."""
    if isinstance(kind, str):
        assert isinstance(value, dict), path
        properties = {name.rstrip("!"): each for name, each in SARIF[kind].items()}
        assert value.keys() <= properties.keys(), f"{path}: {value.keys() - properties.keys()}"
        missing = {name[:-1] for name in SARIF[kind] if name.endswith("!")} - value.keys()
        assert not missing, f"{path} lacks {missing}"
        for name, each in value.items():
            demanded(each, properties[name], f"{path}.{name}")
    elif isinstance(kind, list):
        assert isinstance(value, list), path
        for number, each in enumerate(value):
            demanded(each, kind[0], f"{path}[{number}]")
    elif isinstance(kind, set):
        assert value in kind, path
    elif isinstance(kind, int):
        assert isinstance(value, int) and value >= kind, path
    else:
        assert isinstance(value, kind), path


def test_sarif_is_as_the_standard_demands() -> None:
    found = [
        problem(3, end=(3, 9), hint="do it", repairs=(Repair("Write b", (Edit((3, 5), (3, 6), "b"),)),)),
        problem(4, level=Level.WARNING),
        problem(0, rule="xml.malformed", level=Level.NOTICE),
        problem(2, file="-"),
        problem(1, file="/a folder/ж.xml"),
    ]
    log = json.loads(written("sarif", ("tei/a.xml", found), ("b.xml", NOTHING)))
    demanded(log, "log")
    (run,) = log["runs"]
    results, rules = run["results"], run["tool"]["driver"]["rules"]
    assert [result["level"] for result in results] == ["error", "warning", "note", "error", "error"]
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in results)
    places = [result.get("locations") for result in results]
    assert places[0][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "tei/a.xml"},
        "region": {"startLine": 3, "startColumn": 5, "endLine": 3, "endColumn": 9},
    }
    assert places[3] is None
    assert places[4][0]["physicalLocation"]["artifactLocation"]["uri"] == "file:///a%20folder/%D0%B6.xml"
    assert results[0]["message"]["text"] == "wrong (do it)"
    (change,) = results[0]["fixes"][0]["artifactChanges"]
    assert change["artifactLocation"] == {"uri": "tei/a.xml"}
    assert change["replacements"] == [
        {
            "deletedRegion": {"startLine": 3, "startColumn": 5, "endLine": 3, "endColumn": 6},
            "insertedContent": {"text": "b"},
        }
    ]
    assert "fixes" not in results[1]
    # a rule carries its explanation along
    assert rules[0]["shortDescription"]["text"].endswith(".")
    assert "**What to do.**" in rules[0]["help"]["markdown"]


def test_sarif_of_nothing() -> None:
    log = json.loads(written("sarif", ("a.xml", NOTHING)))
    demanded(log, "log")
    assert log["runs"][0]["results"] == []


# --- JUnit and GitHub ------------------------------------------------------------------------------------------------


def test_junit_has_a_case_for_each_file() -> None:
    mixed = [problem(3, "a < b & c"), problem(4, level=Level.WARNING, rule="chair.present")]
    text = written("junit", ("a.xml", mixed), ('b"<.xml', NOTHING), ("c\x1b.xml", [problem(level=Level.WARNING)]))
    suites = etree.fromstring(text.encode())
    (suite,) = suites
    assert [each.get("name") for each in suite] == ["a.xml", 'b"<.xml', "c\ufffd.xml"]
    assert (suite.get("tests"), suite.get("failures"), suites.get("failures")) == ("3", "1", "1")
    failure, output = suite[0]
    assert failure.get("message") == "1 error: pointer.hash"
    assert failure.text == "tei/a.xml:3:5: error: a < b & c [pointer.hash]\n"
    assert output.tag == "system-out" and "[chair.present]" in output.text


def test_github_gets_one_command_a_line() -> None:
    text = written("github", ("a.xml", [problem(3, "50%: a,b\nc", file="a,b:c.xml", end=(4, 9), level=Level.NOTICE)]))
    assert text == ("::notice file=a%2Cb%3Ac.xml,line=3,endLine=4,col=5,endColumn=9,title=pointer.hash::50%25: a,b c\n")
    assert written("github", ("a", [problem(1), problem(2, "other")]), most=1).splitlines()[1] == (
        "::notice file=a::1 more problems are not shown"
    )


def test_every_format_has_its_report() -> None:
    kinds = {type(report(form)) for form in FORMATS}
    assert len(kinds) == len(FORMATS)
