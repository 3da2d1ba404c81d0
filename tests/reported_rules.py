"""The ids of all rules that the package can report, found in its own sources."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from lxml import etree

from tei_protocols import resources
from tei_protocols.model.rules import RULES

ROOT = Path(__file__).parent.parent
SCH = "{http://purl.oclc.org/dsdl/schematron}"


def reported_rules() -> dict[str, str]:
    """Each id, and where it is reported: by the program, by a stylesheet, by Schematron, or as a conclusion."""
    found = dict.fromkeys(RULES, "model/rules.py")
    schematron = etree.parse(resources.schema("presidium.sch"))
    found |= {each.get("id", ""): "presidium.sch" for each in schematron.iter(f"{SCH}assert", f"{SCH}report")}
    for stylesheet in sorted((ROOT / "xslt").rglob("*.xsl")):
        for rule in re.findall(r'<problem rule="([a-z]+\.[a-z.-]+)"', stylesheet.read_text("utf-8")):
            found[rule] = stylesheet.name
    # the rules of the model's conclusions are those of its table
    sources = [path for path in sorted((ROOT / "tei_protocols").rglob("*.py")) if path.parent.name != "model"]
    modules = {path: ast.parse(path.read_text("utf-8")) for path in [*sources, ROOT / "tei_protocols/model/source.py"]}
    takers = _takers(modules.values())
    for path, module in modules.items():
        for line, rule in _given(module, takers):
            found[rule] = f"{path.relative_to(ROOT)}:{line}"
    return found


def _takers(modules: Iterable[ast.Module]) -> dict[str, set[int]]:
    """Whatever takes an argument `rule`, by its name: at which place it does."""
    found: dict[str, set[int]] = defaultdict(set)
    for module in modules:
        for node in ast.walk(module):
            if isinstance(node, ast.FunctionDef):
                names = [each.arg for each in node.args.args if each.arg not in ("self", "cls")]
            elif isinstance(node, ast.ClassDef):
                fields = (each.target for each in node.body if isinstance(each, ast.AnnAssign))
                names = [each.id for each in fields if isinstance(each, ast.Name)]
            else:
                continue
            if "rule" in names:
                found[node.name].add(names.index("rule"))
    return found


def _given(module: ast.Module, takers: dict[str, set[int]]) -> Iterator[tuple[int, str]]:
    """The ids that are given where a rule is taken, with their lines; a rule that is composed cannot be found."""
    for call in (node for node in ast.walk(module) if isinstance(node, ast.Call)):
        name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
        for place in takers.get(name, ()):
            given = [each.value for each in call.keywords if each.arg == "rule"] or call.args[place : place + 1]
            for part in (part for each in given for part in ast.walk(each)):
                assert not isinstance(part, ast.JoinedStr), f"line {call.lineno}: write the id of the rule in full"
                if isinstance(part, ast.Constant) and re.fullmatch(r"[a-z]+(\.[a-z-]+)+", str(part.value)):
                    yield call.lineno, str(part.value)
