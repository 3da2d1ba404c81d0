"""The floors of the house: a module may import only from the floors below its own, never from beside or above it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "tei_protocols"

# From the roof to the ground. Rooms of one floor do not know one another.
FLOORS = (
    ("__main__",),
    ("cli",),
    ("language_server", "preview"),
    ("edition",),
    ("pipeline", "validation"),
    ("project", "jobs"),
    ("readers", "blocks", "inlines", "attribution", "tei", "schema", "checks", "views", "exports", "reports"),
    ("conventions",),
    ("language",),
    ("model",),
    ("repairs", "kept"),
    ("secure_xml", "xslt_engine", "files", "project_places", "styles", "findings", "explanations"),
    ("malformed",),
    ("written", "stages"),
    ("problems", "resources", "extras", "pages", "code_pages", "steps", "line_ends"),
)
HEIGHT = {room: len(FLOORS) - number for number, rooms in enumerate(FLOORS) for room in rooms}

# The rooms within one, from the roof to the ground.
WITHIN = {"attribution": (("speaking", "testimony"), ("description",), ("persons",))}

# Libraries that one room alone may know, and why it matters: each could be replaced there.
KEEPERS = {
    "click": "cli",
    "rich": "cli",
    "saxonche": "xslt_engine",
    "typst": "views",
    "markdown_it": "readers",
    "mdit_py_plugins": "readers",
    "pagefind": "exports",
    "pygls": "language_server",
    "starlette": "preview",
    "uvicorn": "preview",
    "watchfiles": "preview",
    "lsprotocol": "language_server",
}

MODULES = sorted(PACKAGE.rglob("*.py"))


def room(module: Path) -> str:
    """The top-level module or package that a file belongs to; empty for the package's own `__init__`."""
    first = module.relative_to(PACKAGE).parts[0].removesuffix(".py")
    return "" if first == "__init__" else first


def imports(module: Path) -> Iterator[tuple[int, str]]:
    """All that a module imports, wherever in the file it does so: (line, dotted name)."""
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}:{node.lineno}: write imports in full, not relative"
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


def imported_rooms(module: Path) -> Iterator[tuple[int, str]]:
    """The rooms of the package that a module imports from."""
    for line, name in imports(module):
        top, _, rest = name.partition(".")
        imported = rest.partition(".")[0]
        if top == PACKAGE.name and imported in HEIGHT:
            yield line, imported


def test_every_room_has_its_floor() -> None:
    rooms = {room(module) for module in MODULES} - {""}
    assert rooms - HEIGHT.keys() == set(), "give the new module a place in FLOORS"


@pytest.mark.parametrize("module", MODULES, ids=lambda module: str(module.relative_to(PACKAGE)))
def test_imports_go_only_down(module: Path) -> None:
    own = room(module)
    height = HEIGHT.get(own, 0)
    wrong = [
        f"line {line}: {own or PACKAGE.name} imports {other}, which is not below it"
        for line, other in imported_rooms(module)
        if other != own and HEIGHT[other] >= height
    ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("outer", WITHIN)
def test_imports_go_only_down_within_a_room(outer: str) -> None:
    height = {inner: -number for number, rooms in enumerate(WITHIN[outer]) for inner in rooms}
    inner_rooms = {path.name for path in (PACKAGE / outer).iterdir() if (path / "__init__.py").exists()}
    assert inner_rooms == height.keys(), "give the new room a place in WITHIN"
    wrong = [
        f"{module.relative_to(PACKAGE)}:{line}: {own} imports {other}, which is not below it"
        for own in height
        for module in (PACKAGE / outer / own).rglob("*.py")
        for line, name in imports(module)
        if name.startswith(f"{PACKAGE.name}.{outer}.")
        and (other := name.split(".")[2]) in height
        and other != own
        and height[other] >= height[own]
    ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("module", MODULES, ids=lambda module: str(module.relative_to(PACKAGE)))
def test_a_library_is_known_to_its_keeper_alone(module: Path) -> None:
    wrong = [
        f"line {line}: only {KEEPERS[library]} may import {library}"
        for line, library in ((line, name.partition(".")[0]) for line, name in imports(module))
        if library in KEEPERS and room(module) != KEEPERS[library]
    ]
    assert not wrong, "\n".join(wrong)


def test_the_sight_of_this_test(tmp_path: Path) -> None:
    """An import inside a function, under `if`, or of a whole module is seen as well."""
    sample = tmp_path / "sample.py"
    sample.write_text(
        "import tei_protocols.cli\n"
        "def late():\n    from tei_protocols import pipeline\n"
        "if True:\n    from tei_protocols.model.source import Span\n"
        "from tei_protocols import __version__\nimport lxml\n"
    )
    assert sorted(imported_rooms(sample)) == [(1, "cli"), (3, "pipeline"), (5, "model")]
