"""Every page of conventions is a test: each example on it becomes what the page says."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from click.testing import CliRunner
from examples import Example, canonical, examples, expected_elements
from lxml import etree
from msgspec.structs import replace
from projects import with_files

from tei_protocols.cli import main
from tei_protocols.edition.settings import settings_of
from tei_protocols.language import OURS
from tei_protocols.model.evidence import Certainty
from tei_protocols.pipeline import Conversion, Settings, convert
from tei_protocols.project import read_project
from tei_protocols.readers import read

CONVENTIONS = Path(str(files("tei_protocols") / "conventions"))
PAGES = sorted(CONVENTIONS.glob("*.md"))
# pages about what a project may bring
OF_A_PROJECT = {"languages", "register"}
OF_TYPISTS = {"typing", "deletions", "additions", "unclear"}
EXAMPLES = [example for page in PAGES for example in examples(page)]


@pytest.mark.parametrize("example", EXAMPLES, ids=[example.place for example in EXAMPLES])
def test_example(example: Example) -> None:
    compare(example)


def compare(example: Example) -> Conversion:
    """Convert the transcript of an example, and compare what it becomes with what the example says."""
    name = f"example.{example.kind}"
    settings = replace(settings_for(example), accept=Certainty(example.accept))
    # the language that a project brings is to be recognised
    language = None if settings.languages.codes != OURS.codes else example.language
    source = read(example.transcript.encode(), name, language=language, languages=settings.languages).source
    conversion = convert(source, settings)
    assert conversion.proof.holds, conversion.problems
    assert example.expected, "an example says what it becomes"
    for part in example.expected:
        if part.name in ("tei", "header"):
            elements = expected_elements(part.expected)
            assert found_elements(conversion, part.name, part.argument) == canonical(elements)
        elif part.name == "problems":
            assert found_problems(conversion) == part.expected
        else:
            assert part.expected in view_of(conversion, part.name)
    return conversion


def settings_for(example: Example) -> Settings:
    """What the project of an example says."""
    if not example.files:
        return Settings()
    with TemporaryDirectory() as folder:
        transcript = {f"transcripts/example.{example.kind}": example.transcript, "tei-protocols.toml": ""}
        project, problems = read_project(with_files(Path(folder), transcript | example.files))
    assert not problems
    return settings_of(project, project.documents[0]).settings


def found_elements(conversion: Conversion, half: str, name: str) -> str:
    roots = conversion.root.findall("{*}teiHeader" if half == "header" else "{*}text")
    roots = roots or conversion.root.findall("{*}TEI/{*}text")  # those of several sessions
    assert roots
    return canonical([element for root in roots for element in root.iter(f"{{*}}{name}")])


def found_problems(conversion: Conversion) -> str:
    return "\n".join(str(problem).removeprefix(f"{problem.file}:") for problem in conversion.problems)


def view_of(conversion: Conversion, view: str) -> str:
    from tei_protocols.views import view as make

    return make(etree.ElementTree(conversion.root), view, "txt").decode().strip("\n")


def test_every_convention_has_a_page_and_every_page_its_examples() -> None:
    modules = {path.stem for path in CONVENTIONS.glob("*.py") if path.stem != "__init__"}
    pages = {page.stem for page in PAGES}
    assert modules == pages - OF_A_PROJECT - OF_TYPISTS, "the pages for typists are about all of them"
    assert {Path(example.place.split(":")[0]).stem for example in EXAMPLES} == pages


def test_the_command_shows_how_to_type_and_lists_the_pages() -> None:
    result = CliRunner().invoke(main, ["conventions"])
    assert result.exit_code == 0
    assert result.output.startswith("# How to type a transcript\n")
    listed = re.findall(r"^  ([a-z_]+)(?:  |$)", result.output.partition("\nConventions, ")[2], re.MULTILINE)
    assert listed == [page.stem for page in PAGES if page.stem != "typing"]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_command_shows_each_page(page: Path) -> None:
    result = CliRunner().invoke(main, ["conventions", page.stem])
    assert result.exit_code == 0
    assert result.output.startswith(page.read_text("utf-8").partition("\n\n")[0])
    assert "example" not in {line.partition(" ")[2] for line in result.output.splitlines() if line.startswith("```")}


def test_each_page_begins_with_a_sentence_that_stands_alone_in_the_list() -> None:
    listed = CliRunner().invoke(main, ["conventions"]).stdout.partition("Conventions, each with its page:")[2]
    entries = re.split(r"^  (?=\w)", listed, flags=re.MULTILINE)[1:]
    assert len(entries) > 40
    assert [entry for entry in entries if not entry.rstrip().endswith(".")] == []


def test_the_command_says_what_was_meant() -> None:
    result = CliRunner().invoke(main, ["conventions", "page"])
    assert result.exit_code == 2
    assert "there is no convention page; did you mean pages?" in " ".join(result.output.split())


def test_the_page_for_typists_names_pages_that_exist() -> None:
    signs = (CONVENTIONS / "typing.md").read_text("utf-8").partition("## Signs")[2].partition("\n## ")[0]
    named = re.findall(r"\| (\w+) \|$", signs, re.MULTILINE)
    assert set(named) - {"page"} <= {page.stem for page in PAGES} and len(named) > 5
