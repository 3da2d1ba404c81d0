"""The schemas against one another, and against the TEI: all accept and reject the same documents.

Elements are drawn at random from the grammar and changed at random, always the same ones; each is a document. libxml2
has been wrong about content models before, so jing has the last word about each.
"""

from __future__ import annotations

import os
import shutil
from functools import cache
from pathlib import Path
from random import Random

import pytest
from lxml import etree
from schema_samples import Grammar, broken, mutant, open_to_any_root

from tei_protocols import resources

DRAWN_OF_EACH = 5
MUTANTS_OF_EACH = 2
TEI_ALL_RNG = os.environ.get("TEI_ALL_RNG", "")

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
def drawn() -> dict[str, etree._Element]:
    return {
        f"{name}-{number}.xml": grammar().draw(name, Random(f"{name} {number}"))
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


def rejected_by(schema: etree.RelaxNG | etree.XMLSchema, documents: dict[str, etree._Element]) -> set[str]:
    # parsed again, as a document from a file would be: identifiers count for the XSD
    parser = etree.XMLParser(collect_ids=False)
    return {
        name for name, each in documents.items() if not schema.validate(etree.fromstring(etree.tostring(each), parser))
    }


def test_the_samples_use_every_attribute() -> None:
    declared = {
        (name, attribute.get("name"))
        for name, element in grammar().elements.items()
        for attribute in element.iter("{http://relaxng.org/ns/structure/1.0}attribute")
    }
    found = {
        (etree.QName(each).localname, name.replace("{http://www.w3.org/XML/1998/namespace}", "xml:"))
        for document in complete().values()
        for each in document.iter("*")
        for name in each.attrib
    }
    assert declared - found == set()


def test_what_is_drawn_from_the_grammar_is_valid() -> None:
    assert rejected_by(etree.RelaxNG(our_grammar()), drawn()) == set()
    assert rejected_by(etree.XMLSchema(parsed("presidium.xsd")), drawn() | complete()) == set()


def test_grammar_and_xsd_agree_about_mutants() -> None:
    by_grammar = rejected_by(etree.RelaxNG(our_grammar()), mutants())
    by_xsd = rejected_by(etree.XMLSchema(parsed("presidium.xsd")), mutants())
    assert by_grammar == by_xsd
    assert len(mutants()) // 4 < len(by_grammar) < len(mutants()), "mutants of one kind prove nothing"


def test_both_readers_of_the_xsd_agree() -> None:
    from xmlschema import XMLSchema10

    schema = XMLSchema10(str(resources.schema("presidium.xsd")))
    some = dict(list(mutants().items())[:: len(mutants()) // 60])
    by_xmlschema = {name for name, each in some.items() if not schema.is_valid(each)}
    assert by_xmlschema == rejected_by(etree.XMLSchema(parsed("presidium.xsd")), some)


@needs_jing
def test_libxml2_and_jing_agree(tmp_path: Path) -> None:
    documents = drawn() | mutants()
    by_libxml2 = rejected_by(etree.RelaxNG(our_grammar()), documents)
    assert by_libxml2 == broken(documents, our_grammar(), tmp_path)


@needs_jing
def test_jing_accepts_all_attributes_together(tmp_path: Path) -> None:
    assert broken(complete(), our_grammar(), tmp_path) == set()


@needs_jing
@needs_tei_all
def test_what_is_drawn_is_tei(tmp_path: Path) -> None:
    tei_all = open_to_any_root(etree.parse(TEI_ALL_RNG), grammar().elements)
    assert broken(drawn() | complete(), tei_all, tmp_path) == set()
