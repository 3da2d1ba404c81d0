"""Pointers: what leads nowhere is named, with what was probably meant."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from lxml import etree

from tei_protocols.checks import Options, check, pointers
from tei_protocols.checks.nearest import Nearest

TEI = "http://www.tei-c.org/ns/1.0"


def found(body: str, folder: Path | None = None) -> list[tuple[str, str, str]]:
    """The rule, the message and the hint of each finding in a piece of TEI."""
    text = f'<TEI xmlns="{TEI}"><person xml:id="orlov"/><person xml:id="petrov"/>{body}</TEI>'
    tree = etree.fromstring(text, etree.XMLParser(collect_ids=False)).getroottree()
    return [(finding.rule, finding.message, finding.hint) for finding in pointers.check(tree, folder)]


@pytest.mark.parametrize(
    "body",
    [
        '<sp who="#orlov #petrov"/>',
        '<ref target="https://example.org/a#b"/>',
        '<licence target="terms.html"/>',
        '<catRef scheme="https://example.org"/>',
        '<certainty match="@who" locus="value" assertedValue="Orlov"/>',
        '<date when="1960"/>',
        '<sp who="people.xml#anybody"/>',
    ],
)
def test_what_leads_somewhere_or_elsewhere_is_left_alone(body: str) -> None:
    assert found(body) == []


@pytest.mark.parametrize(
    "attribute",
    ["who", "toWhom", "ana", "corresp", "sameAs", "next", "prev", "resp", "source", "ref", "target", "scheme", "hand",
     "scribeRef", "active", "passive", "change"],
)  # fmt: skip
def test_every_pointing_attribute_is_followed(attribute: str) -> None:
    ((rule, message, hint),) = found(f'<p {attribute}="#orlof"/>')
    assert rule == "pointer.nowhere"
    assert message == f'@{attribute}="#orlof" leads nowhere: nothing here has xml:id="orlof"'
    assert hint == 'did you mean "#orlov"?'


def test_a_rival_reading_is_followed() -> None:
    assert [rule for rule, _, _ in found('<certainty assertedValue="#nobody"/>')] == ["pointer.nowhere"]


def test_a_forgotten_sign_is_named() -> None:
    assert found('<sp who="orlov"/>') == [
        ("pointer.hash", '@who="orlov" is no pointer', 'write who="#orlov"'),
    ]
    assert found('<sp who="nobody"/>') == [
        ("pointer.hash", '@who="nobody" is no pointer', 'write who="#nobody"; but nothing here has that xml:id'),
    ]


def test_each_of_several_pointers_counts() -> None:
    assert [rule for rule, _, _ in found('<sp who="#orlov petrov #smith"/>')] == ["pointer.hash", "pointer.nowhere"]


def test_two_of_one_name() -> None:
    ((rule, message, _),) = found('<p xml:id="orlov"/>')
    assert rule == "id.repeated"
    assert message == 'xml:id="orlov" stands twice; <person> in line 1 has it already'


@pytest.mark.parametrize("place", ["people.xml", "tei/people.xml"])
@pytest.mark.parametrize("pointer", ["people.xml#", "../people.xml#"])
def test_the_register_beside_the_document_or_its_folder(tmp_path: Path, place: str, pointer: str) -> None:
    folder = tmp_path / "tei"
    folder.mkdir()
    (tmp_path / place).write_text(f'<listPerson xmlns="{TEI}"><person xml:id="belova"/></listPerson>')
    assert found(f'<person sameAs="{pointer}belova"/>', folder) == []
    ((rule, message, hint),) = found(f'<person sameAs="{pointer}belowa"/>', folder)
    assert rule == "pointer.register"
    assert "has no entry" in message
    assert hint == f'did you mean "{pointer}belova"?'


def test_the_register_beside_a_folder_further_up(tmp_path: Path) -> None:
    folder = tmp_path / "tei" / "1962"
    folder.mkdir(parents=True)
    (tmp_path / "people.xml").write_text(f'<listPerson xmlns="{TEI}"><person xml:id="belova"/></listPerson>')
    assert found('<person sameAs="../../people.xml#belova"/>', folder) == []
    assert [rule for rule, _, _ in found('<person sameAs="../../people.xml#belowa"/>', folder)] == ["pointer.register"]


@pytest.mark.parametrize("pointer", [".#x", "..#x", "./#x", "../..#x", "%00#x"])
def test_what_is_no_file_says_nothing(tmp_path: Path, pointer: str) -> None:
    assert found(f'<p sameAs="{pointer}"/>', tmp_path) == []


def test_a_file_elsewhere_is_not_opened(tmp_path: Path) -> None:
    (tmp_path / "far").mkdir()
    (tmp_path / "far" / "people.xml").write_text("<people/>")
    folder = tmp_path / "a" / "b"
    folder.mkdir(parents=True)
    assert found('<p sameAs="../../far/people.xml#x"/><p sameAs="/far/people.xml#x"/>', folder) == []


def test_a_register_that_is_no_xml_says_nothing(tmp_path: Path) -> None:
    (tmp_path / "people.xml").write_text("no XML")
    assert found('<p sameAs="people.xml#x"/>', tmp_path) == []


def test_the_check_of_a_file_follows_pointers_too(tmp_path: Path) -> None:
    (tmp_path / "people.xml").write_text("<people/>")
    data = f'<TEI xmlns="{TEI}"><p sameAs="people.xml#x"/></TEI>'.encode()
    rules = [problem.rule for problem in check(data, "a.xml", Options(folder=tmp_path))]
    assert "pointer.register" in rules


@pytest.mark.parametrize("mistyped", ["s1500.orlof", "s1500.olrov", "1500.orlov", "t1500.orlov"])
def test_what_was_meant_is_found_in_a_large_file_as_well(mistyped: str) -> None:
    near = Nearest(f"s{number}.{name}" for number in range(3000) for name in ("item-1", "orlov", "petrov"))
    assert near.to(mistyped) == "s1500.orlov"


def test_many_errors_in_a_large_file_do_not_wait_for_one_another() -> None:
    people = "".join(f'<person xml:id="p{number}"/>' for number in range(20_000))
    begun = time.perf_counter()
    wrong = found(people + "".join(f'<sp who="#q{number}"/>' for number in range(200)))
    assert len(wrong) == 200
    assert time.perf_counter() - begun < 5, "a comparison of each with all takes a minute"
