"""The schemas against one another, and against the TEI: all accept and reject the same documents.

There is a table of small elements, valid and not, for every element with its attributes, values and children; there are
elements drawn at random, and changed at random, always the same ones; and there are the examples of every rule. Each is
judged by RELAX NG (libxml2, jing, and reading along its patterns), by the XSD (libxml2 and xmlschema), and, where it is
about a rule, by Schematron (our compiler, and one by the book).
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from random import Random

import pytest
from examples import Snippet
from lxml import etree
from schema_cases import Case, table
from schema_samples import Grammar, broken, mutant, open_to_any_root
from test_explanations import SNIPPETS, document
from textbook_schematron import Textbook

from tei_protocols import resources
from tei_protocols.checks import pointers, schematron
from tei_protocols.checks.explained import explained
from tei_protocols.checks.grammars import Grammar as Patterns
from tei_protocols.secure_xml import parse_xml

DRAWN_OF_EACH = 5
MUTANTS_OF_EACH = 2
TEI_ALL_RNG = os.environ.get("TEI_ALL_RNG", "")
RNG = "{http://relaxng.org/ns/structure/1.0}"
SCH = "{http://purl.oclc.org/dsdl/schematron}"

needs_jing = pytest.mark.skipif(shutil.which("jing") is None, reason="jing is not installed")
needs_tei_all = pytest.mark.skipif(not TEI_ALL_RNG, reason="TEI_ALL_RNG does not name the schema of the whole TEI")


def parsed(name: str) -> etree._ElementTree:
    return etree.parse(resources.schema(name))


@cache
def grammar() -> Grammar:
    return Grammar(parsed("presidium.rng").getroot())


def our_grammar() -> etree._ElementTree:
    return open_to_any_root(parsed("presidium.rng"), grammar().elements)


@cache
def cases() -> dict[str, Case]:
    return table(grammar())


@cache
def drawn() -> dict[str, etree._Element]:
    return {
        f"{name}-{number}-drawn.xml": grammar().draw(name, Random(f"{name} {number}"))
        for name in grammar().elements
        for number in range(DRAWN_OF_EACH)
    }


@cache
def complete() -> dict[str, etree._Element]:
    """One of each element, with all its attributes: too many for libxml2 and RELAX NG."""
    return {f"{name}-complete.xml": grammar().draw(name, Random(name), complete=True) for name in grammar().elements}


@cache
def mutants() -> dict[str, etree._Element]:
    random = Random(61)
    return {
        f"mutant-{number}-of-{name}": mutant(document, grammar(), random)
        for name, document in drawn().items()
        for number in range(MUTANTS_OF_EACH)
    }


def tabled() -> dict[str, etree._Element]:
    return {name: case.document for name, case in cases().items()}


def some_random() -> dict[str, etree._Element]:
    """A tenth of the random elements, for the validator that takes its time."""
    return dict(list((drawn() | mutants()).items())[::10])


# --- who rejects what ------------------------------------------------------------------------------------------------

Judgement = Mapping[str, set[str]]


def rejected_by(schema: etree.RelaxNG | etree.XMLSchema, documents: dict[str, etree._Element]) -> set[str]:
    # parsed again, as a document from a file would be: identifiers count for the XSD
    parser = etree.XMLParser(collect_ids=False)
    return {
        name for name, each in documents.items() if not schema.validate(etree.fromstring(etree.tostring(each), parser))
    }


def rejected_along(schema: etree._ElementTree, documents: dict[str, etree._Element], folder: Path) -> set[str]:
    """What is found when the documents are read along the patterns of a schema, or has an identifier twice."""
    path = folder / "schema.rng"
    path.write_bytes(etree.tostring(schema))
    grammar = Patterns(path)
    parser = etree.XMLParser(collect_ids=False)
    trees = {name: etree.fromstring(etree.tostring(each), parser).getroottree() for name, each in documents.items()}
    return {
        name
        for name, tree in trees.items()
        if any(explained(tree, grammar)) or any(each.rule == "id.repeated" for each in pointers.check(tree))
    }


@pytest.fixture(scope="module")
def judgement(tmp_path_factory: pytest.TempPathFactory) -> Judgement:
    """What each validator rejects."""
    from xmlschema import XMLSchema10

    documents = tabled() | drawn() | mutants()
    xsd = XMLSchema10(str(resources.schema("presidium.xsd")))
    judgement = {
        "RELAX NG by libxml2": rejected_by(etree.RelaxNG(our_grammar()), documents),
        "RELAX NG along its patterns": rejected_along(our_grammar(), documents, tmp_path_factory.mktemp("patterns")),
        "XSD by libxml2": rejected_by(etree.XMLSchema(parsed("presidium.xsd")), documents),
        "XSD by xmlschema": {name for name, each in (tabled() | some_random()).items() if not xsd.is_valid(each)},
    }
    if shutil.which("jing"):
        judgement["RELAX NG by jing"] = broken(documents, our_grammar(), tmp_path_factory.mktemp("jing"))
    return judgement


# --- the table: every element, attribute, value and child ------------------------------------------------------------


@pytest.mark.parametrize("element", sorted(grammar().elements))
def test_every_schema_says_the_same_of_an_element(element: str, judgement: Judgement) -> None:
    for name, case in cases().items():
        if case.element != element:
            continue
        verdicts = {who: name not in rejected for who, rejected in judgement.items()}
        shown = f"<{element}> {case.what}: {verdicts}\n{etree.tostring(case.document, encoding='unicode')}"
        assert len(set(verdicts.values())) == 1, shown
        assert case.valid in (None, *verdicts.values()), shown


def test_the_table_is_complete() -> None:
    tried = {(case.element, each) for case in cases().values() for each in case.document.attrib if case.valid}
    names = {(element, name.replace("{http://www.w3.org/XML/1998/namespace}", "xml:")) for element, name in tried}
    declared = {
        (name, attribute.get("name", ""))
        for name, element in grammar().elements.items()
        for attribute in element.iter(f"{RNG}attribute")
    }
    assert declared <= names
    assert {case.element for case in cases().values() if case.valid is False} == grammar().elements.keys()


def test_attributes_that_are_not_text_reject_something(judgement: Judgement) -> None:
    rejected = judgement["XSD by xmlschema"]
    for name, element in grammar().elements.items():
        for attribute in element.iter(f"{RNG}attribute"):
            beginning = f'with {attribute.get("name")}="'
            tried = {file for file, case in cases().items() if case.element == name and case.what.startswith(beginning)}
            assert (attribute[-1].get("type") == "string") or tried & rejected, (name, attribute.get("name"))


# --- random elements -------------------------------------------------------------------------------------------------


def test_every_schema_says_the_same_of_random_elements(judgement: Judgement) -> None:
    rejected = judgement["XSD by libxml2"]
    for who, theirs in judgement.items():
        judged = some_random() if who == "XSD by xmlschema" else drawn() | mutants()
        assert theirs & judged.keys() == rejected & judged.keys(), who
    assert not rejected & drawn().keys(), "what is drawn from the grammar is valid"
    changed = rejected & mutants().keys()
    assert len(mutants()) // 4 < len(changed) < len(mutants()), "mutants of one kind prove nothing"


def test_all_attributes_together_are_valid() -> None:
    found = {
        (etree.QName(each).localname, name)
        for document in complete().values()
        for each in document.iter("*")
        for name in each.attrib
    }
    assert len(found) == sum(len(list(each.iter(f"{RNG}attribute"))) for each in grammar().elements.values())
    assert rejected_by(etree.XMLSchema(parsed("presidium.xsd")), complete()) == set()


@needs_jing
def test_jing_accepts_all_attributes_together(tmp_path: Path) -> None:
    assert broken(complete(), our_grammar(), tmp_path) == set()


@needs_jing
@needs_tei_all
def test_what_is_valid_is_tei(tmp_path: Path, judgement: Judgement) -> None:
    tei_all = open_to_any_root(etree.parse(TEI_ALL_RNG), grammar().elements)
    rejected = judgement["RELAX NG by jing"]
    valid = {name: each for name, each in (tabled() | drawn() | mutants()).items() if name not in rejected}
    assert len(valid) > len(rejected) // 2
    assert broken(valid | complete(), tei_all, tmp_path) == set()


@needs_jing
@needs_tei_all
def test_the_whole_tei_is_read_as_jing_reads_it(tmp_path: Path) -> None:
    """Our own documents, broken ones among them, by a schema that is five times as large."""
    tei_all = open_to_any_root(etree.parse(TEI_ALL_RNG), grammar().elements)
    documents = tabled() | some_random()
    rejected = broken(documents, tei_all, tmp_path)
    assert rejected_along(tei_all, documents, tmp_path) == rejected
    assert len(documents) // 5 < len(rejected) < len(documents)


# --- the rules -------------------------------------------------------------------------------------------------------

# What breaks these is a whole corpus, and stands in test_check_rules.py.
WITHOUT_SNIPPET = {"corpus.ids", "date.sequence"}
RULES = [each.get("id") for each in parsed("presidium.sch").iter(f"{SCH}assert", f"{SCH}report")]


@pytest.fixture(scope="module")
def textbook(tmp_path_factory: pytest.TempPathFactory) -> Textbook:
    return Textbook(resources.schema("presidium.sch"), tmp_path_factory.mktemp("textbook"))


def of_rule(rule: str) -> list[Snippet]:
    return [each for each in SNIPPETS if each.rule == rule]


@pytest.mark.parametrize("rule", sorted(set(RULES) - WITHOUT_SNIPPET))
def test_what_breaks_a_rule_is_valid_otherwise(rule: str, textbook: Textbook) -> None:
    """The grammars can not say what the rule says; both kinds of Schematron say it of the same elements."""
    by_grammar, by_xsd = etree.RelaxNG(parsed("presidium.rng")), etree.XMLSchema(parsed("presidium.xsd"))
    assert {each.is_right for each in of_rule(rule)} == {True, False}
    for snippet in of_rule(rule):
        tree = parse_xml(document(snippet), "snippet.xml")
        assert by_grammar.validate(tree) and by_xsd.validate(tree)
        found = list(schematron.check(tree))
        assert found == textbook.findings(tree)
        assert (rule in {finding.rule for finding in found}) is not snippet.is_right


def test_both_kinds_of_schematron_agree_about_random_elements(textbook: Textbook) -> None:
    reported = set()
    for each in drawn().values():
        tree = etree.ElementTree(each)
        found = list(schematron.check(tree))
        assert found == textbook.findings(tree)
        reported |= {finding.rule for finding in found}
    assert len(reported) > len(RULES) // 2


@needs_jing
def test_what_breaks_a_rule_is_valid_by_jing(tmp_path: Path) -> None:
    documents = {
        f"{rule}-{number}.xml": etree.fromstring(document(snippet))
        for rule in RULES
        for number, snippet in enumerate(of_rule(rule))
    }
    assert broken(documents, parsed("presidium.rng"), tmp_path) == set()
