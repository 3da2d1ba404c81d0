"""Pointers: what leads nowhere is named, with what was probably meant."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from lxml import etree

from tei_protocols.checks import Options, check, pointers
from tei_protocols.checks.nearest import Nearest
from tei_protocols.checks.neighbours import Neighbours, _Kept

TEI = "http://www.tei-c.org/ns/1.0"


def found(body: str, folder: Path | None = None, project: Path | None = None) -> list[tuple[str, str, str]]:
    """The rule, the message and the hint of each finding in a piece of TEI."""
    text = f'<TEI xmlns="{TEI}"><person xml:id="orlov"/><person xml:id="petrov"/>{body}</TEI>'
    tree = etree.fromstring(text, etree.XMLParser(collect_ids=False)).getroottree()
    return [
        (finding.rule, finding.message, finding.hint) for finding in pointers.check(tree, Neighbours(folder, project))
    ]


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
     "scribeRef", "active", "passive", "change", "spanTo", "wit", "nymRef", "calendar", "period", "rendition"],
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
        ("pointer.hash", '@who="orlov" lacks its #', 'write who="#orlov"'),
    ]
    assert found('<sp who="nobody"/>') == [
        (
            "pointer.hash",
            '@who="nobody" is no pointer, and nothing here has xml:id="nobody"',
            "write # and the xml:id of its aim",
        ),
    ]


def test_each_of_several_pointers_counts() -> None:
    assert [rule for rule, _, _ in found('<sp who="#orlov petrov #smith"/>')] == ["pointer.hash", "pointer.nowhere"]


def test_who_answers_for_a_correction_is_to_be_named_in_the_header() -> None:
    ((_, _, hint),) = found('<corr resp="#jane"/>')
    assert hint.startswith('correct the pointer, or put <respStmt xml:id="jane"><resp>')
    assert hint.endswith("into titleStmt")


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
    assert message == f'@sameAs="{pointer}belowa" leads nowhere: nothing in {pointer[:-1]} has xml:id="belowa"'
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


def test_a_place_in_another_document_of_the_project(tmp_path: Path) -> None:
    folder = tmp_path / "tei" / "1962"
    folder.mkdir(parents=True)
    (tmp_path / "tei" / "1961").mkdir()
    (tmp_path / "tei" / "1961" / "protocol 7.xml").write_text(f'<TEI xmlns="{TEI}"><sp xml:id="item-1.2"/></TEI>')
    right = '<ref target="../1961/protocol%207.xml#item-1.2 ../1961/protocol%207.xml https://example.org/a.xml#b"/>'
    wrong = '<ref target="../1961/protocol%207.xml#itm-1.2"/>'
    assert found(right, folder, tmp_path) == []
    ((rule, message, hint),) = found(wrong, folder, tmp_path)
    assert rule == "pointer.register"
    assert message.endswith('nothing in ../1961/protocol%207.xml has xml:id="itm-1.2"')
    assert hint == 'did you mean "../1961/protocol%207.xml#item-1.2"?'
    assert found(wrong, folder) == [], "outside a project only what lies right above is opened"


def test_a_file_that_is_not_there_is_told_once(tmp_path: Path) -> None:
    ((rule, message, hint),) = found('<p sameAs="people.xml#a"/><p sameAs="people.xml#b people.xml#c"/>', tmp_path)
    assert rule == "pointer.file"
    assert message == '@sameAs="people.xml#a" leads into a file that is not there; 2 more lead there'
    assert hint == "put people.xml there, or correct the way to it"
    assert found('<p sameAs="people.xml#a"/>') == [], "of a text that has no place nothing is known"


@pytest.mark.parametrize(
    "way", ["link.xml", "below/../../../far/people.xml", "/far/people.xml", "file:///far/people.xml"]
)
def test_no_way_leads_out_of_a_project(tmp_path: Path, way: str) -> None:
    project = tmp_path / "project"
    (project / "below").mkdir(parents=True)
    (tmp_path / "far").mkdir()
    (tmp_path / "far" / "people.xml").write_text("<people/>")
    (project / "below" / "link.xml").symlink_to(tmp_path / "far" / "people.xml")
    assert (
        found(f'<p sameAs="below/{way}#x"/>' if way == "link.xml" else f'<p sameAs="{way}#x"/>', project, project) == []
    )


def test_a_file_with_entities_of_its_own_says_nothing(tmp_path: Path) -> None:
    (tmp_path / "people.xml").write_text("<!DOCTYPE TEI [<!ENTITY a \"<p xml:id='x'/>\">]><TEI>&a;</TEI>")
    assert found('<p sameAs="people.xml#x people.xml#y"/>', tmp_path) == []


def test_a_file_that_changed_is_read_again(tmp_path: Path) -> None:
    register = tmp_path / "people.xml"
    register.write_text('<people xml:id="x"/>')
    assert found('<p sameAs="people.xml#x"/>', tmp_path) == []
    register.write_text('<people xml:id="other"/>')
    assert [rule for rule, _, _ in found('<p sameAs="people.xml#x"/>', tmp_path)] == ["pointer.register"]


def test_what_is_kept_of_other_files_has_a_bound(tmp_path: Path) -> None:
    kept = _Kept(most=25)
    files = [tmp_path / f"{number}.xml" for number in range(10)]
    for file in files:
        file.write_text("<a>" + "".join(f'<p xml:id="p{number}"/>' for number in range(9)) + "</a>")
    assert all(kept.of(file) == {f"p{number}" for number in range(9)} for file in (*files, *files))
    assert len(kept._files) == 2


def test_a_place_that_is_found_by_an_expression_has_no_name() -> None:
    assert found('<ref target="#xpath(//p[2]) people.xml#range(a,b)"/>') == []


def test_days_are_no_pointers_but_ends_of_an_arc_are() -> None:
    assert found('<date from="1960" to="1961"/><num value="seven"/>') == []
    assert [rule for rule, _, _ in found('<arc from="#a" to="b"/>')] == ["pointer.nowhere", "pointer.hash"]


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


# --- short forms -----------------------------------------------------------------------------------------------------

PERSON = '<prefixDef ident="psn" matchPattern="([a-z]+)" replacementPattern="{}#$1"/>'


def test_a_prefix_stands_for_what_the_document_says(tmp_path: Path) -> None:
    (tmp_path / "people.xml").write_text(f'<TEI xmlns="{TEI}"><person xml:id="gromov"/></TEI>')
    here, there = PERSON.format(""), PERSON.format("people.xml")
    assert found(f'{here}<sp who="psn:orlov https://example.org/a"/>') == []
    assert found(f'{there}<sp who="psn:gromov"/>', tmp_path) == []
    ((rule, message, hint),) = found(f'{here}<sp who="psn:orlof"/>')
    assert (rule, hint) == ("pointer.nowhere", 'did you mean "#orlov"?')
    assert message == '@who="psn:orlof" leads nowhere: nothing here has xml:id="orlof"'
    ((rule, message, hint),) = found(f'{there}<sp who="psn:gromof"/>', tmp_path)
    assert (rule, hint) == ("pointer.register", 'did you mean "people.xml#gromov"?')
    assert '"psn:gromof"' in message


@pytest.mark.parametrize("pattern", ["((a+)+)", "([z-a])", "(a|b)*", "", "([a-z]{1,9}"])
def test_a_prefix_that_could_keep_us_busy_is_not_followed(pattern: str) -> None:
    definition = f'<prefixDef ident="psn" matchPattern="{pattern}" replacementPattern="#$1"/>'
    begun = time.perf_counter()
    assert found(f'{definition}<sp who="psn:{"a" * 150}b"/>') == []
    assert time.perf_counter() - begun < 1
