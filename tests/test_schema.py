"""The schemas: they are what the ODD gives, it keeps its own rules, and the compilers refuse what they do not know."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from copy import deepcopy
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import etree
from schema_samples import Grammar, open_to_any_root

from tei_protocols import resources
from tei_protocols.checks import schematron
from tei_protocols.cli import main
from tei_protocols.problems import Level
from tei_protocols.schema import RefusedODD, compile_odd
from tei_protocols.secure_xml import parse_xml_file

ODD = resources.schema("presidium.odd")
TEI = "{http://www.tei-c.org/ns/1.0}"
EXAMPLES = "{http://www.tei-c.org/ns/Examples}"
RNG = "{http://relaxng.org/ns/structure/1.0}"
TEI_ALL_RNG = os.environ.get("TEI_ALL_RNG", "")
TEXT = ODD.read_text("utf-8")


def odd() -> etree._Element:
    return parse_xml_file(ODD).getroot()


def specifications() -> list[etree._Element]:
    return list(odd().iter(f"{TEI}elementSpec"))


# --- what is made ----------------------------------------------------------------------------------------------------


def test_the_schemas_are_what_the_odd_gives() -> None:
    for name, text in compile_odd(ODD.read_bytes(), ODD.name).items():
        assert resources.schema(name).read_text("utf-8") == text, f"{name} is stale; run: tei-protocols schema"


def test_libxml2_loads_the_grammar_at_once() -> None:
    begun = time.perf_counter()
    etree.RelaxNG(etree.parse(resources.schema("presidium.rng")))
    assert time.perf_counter() - begun < 5  # seconds: it was minutes where content models branched


def test_editors_find_an_explanation_of_every_element_attribute_and_value() -> None:
    grammar = etree.parse(resources.schema("presidium.rng"))
    documentation = "{http://relaxng.org/ns/compatibility/annotations/1.0}documentation"
    for each in grammar.iter(f"{RNG}element", f"{RNG}attribute"):
        assert each.findtext(documentation), each.get("name")
    lists = grammar.xpath(
        "//r:attribute//r:choice[a:documentation]", namespaces={"r": RNG[1:-1], "a": documentation[1:-14]}
    )
    assert lists
    for each in lists:
        assert len(each.findall(documentation)) == len(each.findall(f"{RNG}value"))


# --- how the ODD is written ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("spec", specifications(), ids=lambda spec: spec.get("ident"))
def test_every_element_is_explained_and_has_an_example(spec: etree._Element) -> None:
    assert spec.findtext(f"{TEI}gloss")
    assert "".join(spec.find(f"{TEI}desc").itertext()).strip()
    (example, *_) = spec.iter(f"{EXAMPLES}egXML")
    assert any(each.tag == EXAMPLES + spec.get("ident") for each in example.iter("*"))


# What means the same wherever it stands need not be shown at every element.
SAME_EVERYWHERE = {"xml:id", "xml:lang", "cert", "resp", "source", "evidence", "prev", "next"}


@pytest.mark.parametrize("spec", specifications(), ids=lambda spec: spec.get("ident"))
def test_every_attribute_is_shown_in_an_example_of_its_element(spec: etree._Element) -> None:
    declared = {each.get("ident") for each in spec.iter(f"{TEI}attDef") if each.get("mode") != "delete"}
    shown = {
        name
        for example in spec.iter(f"{EXAMPLES}egXML")
        for each in example.iter(EXAMPLES + spec.get("ident"))
        for name in each.attrib
    }
    assert declared - SAME_EVERYWHERE <= shown


def test_every_attribute_is_shown_somewhere() -> None:
    names = {name for each in examples_that_are("true") for element in each.iter("*") for name in element.attrib}
    shown = {str(name).replace("{http://www.w3.org/XML/1998/namespace}", "xml:") for name in names}
    assert {each.get("ident") for each in odd().iter(f"{TEI}attDef") if each.get("mode") != "delete"} <= shown


def examples_that_are(verdict: str) -> list[etree._Element]:
    """The examples that claim to be valid as they stand (`true`), or to show what is wrong (`false`)."""
    return [each for each in odd().iter(f"{EXAMPLES}egXML") if each.get("valid") == verdict]


def named_by_line(example: etree._Element) -> str:
    return f"line {example.sourceline}"


def in_tei(example: etree._Element) -> list[etree._ElementTree]:
    """The elements of an example, each as a document of its own."""
    texts = [etree.tostring(each, encoding="unicode", with_tail=False) for each in example]
    return [etree.ElementTree(etree.fromstring(text.replace(EXAMPLES[1:-1], TEI[1:-1]))) for text in texts]


@cache
def grammar_of_fragments() -> etree.RelaxNG:
    grammar = Grammar(etree.parse(resources.schema("presidium.rng")).getroot())
    return etree.RelaxNG(open_to_any_root(etree.parse(resources.schema("presidium.rng")), grammar.elements))


def broken_rules(fragment: etree._ElementTree) -> set[str]:
    return {finding.rule for finding in schematron.check(fragment) if finding.level is Level.ERROR}


def test_most_examples_are_whole() -> None:
    assert len(examples_that_are("true")) > len(specifications()) * 0.8


@pytest.mark.parametrize("example", examples_that_are("true"), ids=named_by_line)
def test_examples_are_valid_and_keep_the_rules(example: etree._Element) -> None:
    for fragment in in_tei(example):
        validator = grammar_of_fragments()
        assert validator.validate(fragment), f"{etree.tostring(fragment)!r}: {validator.error_log}"
        assert broken_rules(fragment) == set()


@pytest.mark.parametrize("example", examples_that_are("false"), ids=named_by_line)
def test_what_is_called_wrong_is_wrong(example: etree._Element) -> None:
    fragments = in_tei(example)
    assert any(not grammar_of_fragments().validate(each) or list(schematron.check(each)) for each in fragments)


def test_chapters_show_what_they_say() -> None:
    chapters = odd().findall(f".//{TEI}body/{TEI}div")
    assert sum(bool(chapter.findall(f".//{TEI}p")) for chapter in chapters) == len(chapters)
    assert sum(bool(chapter.findall(f"{EXAMPLES}egXML")) for chapter in chapters) > len(chapters) // 2


def test_the_modules_include_just_what_is_specified() -> None:
    included = [name for module in odd().iter(f"{TEI}moduleRef") for name in (module.get("include") or "").split()]
    assert sorted(included) == sorted(spec.get("ident") for spec in specifications())


@pytest.mark.skipif(not TEI_ALL_RNG, reason="TEI_ALL_RNG does not name the schema of the whole TEI")
def test_attributes_of_the_tei_element_itself_are_replaced_or_deleted() -> None:
    """Where an ODD only adds such an attribute, the TEI keeps its own beside it."""
    whole = etree.parse(TEI_ALL_RNG)
    for spec in specifications():
        (element,) = whole.xpath("//r:element[@name = $name]", name=spec.get("ident"), namespaces={"r": RNG[1:-1]})
        local = {each.get("name") for each in element.iter(f"{RNG}attribute")}
        modes = {each.get("ident"): each.get("mode") for each in spec.iter(f"{TEI}attDef")}
        assert local <= {name for name, mode in modes.items() if mode in ("replace", "delete")}, spec.get("ident")
        assert {name for name, mode in modes.items() if mode != "add"} <= local, spec.get("ident")


@pytest.mark.skipif(not TEI_ALL_RNG, reason="TEI_ALL_RNG does not name the schema of the whole TEI")
@pytest.mark.skipif(shutil.which("jing") is None, reason="jing is not installed")
def test_the_odd_is_tei() -> None:
    done = subprocess.run(["jing", TEI_ALL_RNG, str(ODD)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")


# --- what the compilers refuse ---------------------------------------------------------------------------------------

GAP = '<elementSpec ident="gap" mode="change">'
ANCHOR = '<elementRef key="anchor"/>'
NAMED = '<sch:assert id="certainty.named"'
TITLES = '<elementRef key="title" maxOccurs="unbounded"/>'

# what is changed in the ODD ({0} stands for what was there), and a word of the message
REFUSED = {
    "an unknown construct": (GAP, "{0}<altIdent>lacuna</altIdent>", "altIdent"),
    "an unknown part of a content model": (ANCHOR, '<classRef key="model.global"/>', "classRef"),
    "a reference to nothing": (ANCHOR, '<elementRef key="milestone"/>', "milestone"),
    "an unknown datatype": ('<dataRef key="teidata.probability"/>', '<dataRef key="teidata.sex"/>', "teidata.sex"),
    "an unknown mode": (GAP, '<elementSpec ident="gap" mode="replace">', "mode"),
    "an unknown attribute": (GAP, '<elementSpec ident="gap" mode="change" ns="x">', "@ns"),
    "an open list": ('<valList type="closed">', '<valList type="open">', "closed"),
    "a repetition that is not known": (TITLES, '<elementRef key="title" maxOccurs="3"/>', "occurs"),
    "a rule without a role": (f'{NAMED} role="error"', NAMED, "role"),
    "a rule with the id of another": ('id="restore.deletion" role', 'id="turn.doubt" role', "turn.doubt"),
    "an unknown part of a rule": (NAMED, '<sch:extends rule="x"/>{0}', "sch:extends"),
    "two groups of one name": ('<specGrp xml:id="spec.people">', '<specGrp xml:id="spec.order">', "spec.order"),
    "a module without elements": ('<moduleRef key="tei"/>', '<moduleRef key="core"/>', "@include"),
    "a group that does not exist": ('target="#spec.people"', 'target="#spec.animals"', "#spec.animals"),
    "an element without a module": ('<moduleRef key="gaiji" include="g"/>', "", "<g>"),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "word"), REFUSED.values(), ids=REFUSED.keys())
def test_what_is_not_known_is_refused_with_its_line(old: str, new: str, word: str) -> None:
    assert old in TEXT
    changed = TEXT.replace(old, new.format(old), 1)
    with pytest.raises(RefusedODD) as caught:
        compile_odd(changed.encode(), "my.odd")
    line = changed[: TEXT.index(old)].count("\n") + 1
    told = [problem for problem in caught.value.problems if word in problem.message]
    assert told
    assert all((problem.file, problem.rule) == ("my.odd", "odd.refused") for problem in caught.value.problems)
    if not any(word in old for word in ("include", "target", "specGrp")):
        assert line in {problem.line for problem in told} or line + 1 in {problem.line for problem in told}


def test_text_in_a_sequence_is_refused() -> None:
    changed = odd()
    spec = next(spec for spec in changed.iter(f"{TEI}elementSpec") if spec.get("ident") == "fileDesc")
    spec.find(f"{TEI}content")[0].append(etree.Element(f"{TEI}textNode"))
    with pytest.raises(RefusedODD, match="text in <fileDesc>"):
        compile_odd(etree.tostring(changed), "my.odd")


def test_two_schemas_in_one_odd_are_refused() -> None:
    changed = odd()
    schema = changed.find(f".//{TEI}schemaSpec")
    schema.addnext(deepcopy(schema))
    with pytest.raises(RefusedODD, match="one schemaSpec; here are 2"):
        compile_odd(etree.tostring(changed), "my.odd")


def test_schemas_without_the_namespace_are_told_from_none_at_all() -> None:
    with pytest.raises(RefusedODD, match=r"here are 0 .*xmlns=\"http://www.tei-c.org/ns/1.0\""):
        compile_odd(b'<schemaSpec ident="harbour" source="presidium.odd"/>', "my.odd")
    with pytest.raises(RefusedODD, match="here are 0") as caught:
        compile_odd(b'<TEI xmlns="http://www.tei-c.org/ns/1.0"/>', "my.odd")
    assert "xmlns" not in str(caught.value)


# --- the command -----------------------------------------------------------------------------------------------------


def test_an_installation_is_not_written_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resources, "are_installed", lambda: True)
    monkeypatch.chdir(tmp_path)
    before = {path.name: path.stat().st_mtime_ns for path in ODD.parent.iterdir()}
    made = CliRunner().invoke(main, ["schema"])
    assert made.exit_code == 0, made.output
    assert {path.name: path.stat().st_mtime_ns for path in ODD.parent.iterdir()} == before
    assert (tmp_path / "schemas" / "presidium.rng").read_bytes() == (ODD.parent / "presidium.rng").read_bytes()
    assert CliRunner().invoke(main, ["schema", "--check"]).exit_code == 0


def test_the_command_makes_the_schemas_and_knows_stale_ones(tmp_path: Path) -> None:
    made = CliRunner().invoke(main, ["schema", str(ODD), "-o", str(tmp_path)])
    assert made.exit_code == 0
    names = ["guidelines.html", "presidium.rng", "presidium.sch", "presidium.sch.xsl", "presidium.xsd", "xml.xsd"]
    assert sorted(path.name for path in tmp_path.iterdir()) == names
    etree.XMLSchema(etree.parse(tmp_path / "presidium.xsd"))
    assert CliRunner().invoke(main, ["schema", "--check", str(ODD), "-o", str(tmp_path)]).exit_code == 0
    (tmp_path / "presidium.sch").write_text("old")
    stale = CliRunner().invoke(main, ["schema", "--check", str(ODD), "-o", str(tmp_path)])
    assert stale.exit_code == 1
    assert "presidium.sch: error: this is not what the ODD gives" in stale.stderr
    assert (tmp_path / "presidium.sch").read_text() == "old"


def test_the_command_says_what_it_refuses(tmp_path: Path) -> None:
    path = tmp_path / "my.odd"
    path.write_text(TEXT.replace('<elementRef key="anchor"/>', '<classRef key="model.global"/>', 1), "utf-8")
    result = CliRunner().invoke(main, ["schema", str(path)])
    assert result.exit_code == 1
    assert "<classRef> in <body> is not known to the compiler [odd.refused]" in result.stderr
    assert list(tmp_path.iterdir()) == [path]
    path.write_text("no XML")
    assert "[xml.malformed]" in CliRunner().invoke(main, ["schema", str(path)]).stderr
