"""Every page of conventions is a test: each example on it becomes what the page says."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest
from examples import Example, canonical, examples, expected_elements
from lxml import etree

from tei_protocols.pipeline import Conversion, convert
from tei_protocols.readers import read

CONVENTIONS = Path(str(files("tei_protocols") / "conventions"))
PAGES = sorted(CONVENTIONS.glob("*.md"))
EXAMPLES = [example for page in PAGES for example in examples(page)]


@pytest.mark.parametrize("example", EXAMPLES, ids=[example.place for example in EXAMPLES])
def test_example(example: Example) -> None:
    conversion = convert(read(example.transcript.encode(), "example.txt", language=example.language).source)
    assert conversion.proof.holds, conversion.problems
    assert example.parts, "an example says what it becomes"
    for part in example.parts:
        if part.name in ("tei", "header"):
            elements = expected_elements(part.expected)
            assert found_elements(conversion, part.name, part.argument) == canonical(elements)
        elif part.name == "problems":
            assert found_problems(conversion) == part.expected
        else:
            assert view_of(conversion, part.name) == part.expected


def found_elements(conversion: Conversion, half: str, name: str) -> str:
    root = conversion.root.find("{*}teiHeader" if half == "header" else "{*}text")
    assert root is not None
    return canonical(list(root.iter(f"{{*}}{name}")))


def found_problems(conversion: Conversion) -> str:
    return "\n".join(str(problem).removeprefix("example.txt:") for problem in conversion.problems)


def view_of(conversion: Conversion, view: str) -> str:
    from tei_protocols.views import view as make

    return make(etree.ElementTree(conversion.root), view, "txt").decode().strip("\n")


def test_every_convention_has_a_page_and_every_page_its_examples() -> None:
    modules = {path.stem for path in CONVENTIONS.glob("*.py") if path.stem != "__init__"}
    pages = {page.stem for page in PAGES}
    assert modules == pages
    assert {Path(example.place.split(":")[0]).stem for example in EXAMPLES} == pages
