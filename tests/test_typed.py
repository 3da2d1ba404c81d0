"""What typists mark: signs nest, nothing of them is lost, and what they enclose is what the TEI marks."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path
from time import process_time

import pytest
from documents import Run, reading, to_docx, to_html, to_markdown, to_odt
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from test_fidelity import ACTIVE

from tei_protocols.conventions.typed import SIGNS, Fault, Pair, scan
from tei_protocols.inlines.typed import take_out
from tei_protocols.model.formatting import Style
from tei_protocols.model.source import Source
from tei_protocols.model.typed import TypedAs
from tei_protocols.pipeline import convert
from tei_protocols.readers import read

ALL_SIGNS = [sign for pair in SIGNS.values() for sign in pair]
PASSAGES = [f"{opening}word{closing}" for opening, closing in SIGNS.values()]
TYPED = st.lists(st.sampled_from([*ACTIVE, *ALL_SIGNS * 3, *PASSAGES]), min_size=1, max_size=60).map("".join)
SIGNS_ALONE = st.lists(st.sampled_from([*ALL_SIGNS, "a", " ", "\n\n"]), max_size=40).map("".join)
UNHURRIED = settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
ELEMENTS = {
    TypedAs.DELETED: "del",
    TypedAs.ADDED: "add",
    TypedAs.ADDED_ABOVE: "add",
    TypedAs.ADDED_IN_MARGIN: "add",
    TypedAs.UNDERLINED: "hi",
    TypedAs.UNCLEAR: "unclear",
    TypedAs.REMARK: "note",
}


@UNHURRIED
@given(text=TYPED, language=st.sampled_from(["en", "ru"]))
def test_no_character_of_a_sign_is_lost(text: str, language: str) -> None:
    conversion = convert(Source("typed.txt", text, language))
    assert conversion.proof.holds, conversion.proof.problems


@UNHURRIED
@given(text=TYPED)
def test_signs_can_be_put_back_and_places_are_those_of_the_transcript(text: str) -> None:
    source = Source("typed.txt", text, "en")
    plain = take_out(source).source
    whole = "".join(plain.printed(line.span) + "\n" for line in plain.lines)
    assert whole == "".join(source[line.span] + "\n" for line in source.lines)
    lines = [text[line.span.start : line.span.end] for line in source.lines]
    for offset, character in enumerate(plain.text):
        if character not in "\r\n":
            line, column = plain.place(offset)
            assert lines[line - 1][column - 1] == character


def crosses(one: Pair, other: Pair) -> bool:
    first, second = sorted((one, other), key=lambda pair: pair.opening)
    return second.opening.start < first.closing.start < second.closing.start


@UNHURRIED
@given(text=SIGNS_ALONE)
def test_passages_nest_and_every_sign_is_accounted_for(text: str) -> None:
    found = scan(text)
    assert not any(crosses(*both) for both in combinations(found.pairs, 2))
    told = {place for place, _ in found.faults} | {
        span for pair in found.pairs for span in (pair.opening, pair.closing)
    }
    # of two signs that stay text together, the opening one is told of
    silent = [fault for _, fault in found.faults if fault in (Fault.CROSSING, Fault.EMPTY)]
    signs = sum(text.count(sign) for sign in ALL_SIGNS)
    assert len(told) + len(silent) == signs


@pytest.mark.parametrize("typed_as", ELEMENTS)
@settings(max_examples=40, deadline=None)
@given(
    words=st.text(alphabet="abcd жя12,;", min_size=1, max_size=30).filter(str.strip), before=st.sampled_from(["", " "])
)
def test_what_stands_between_the_signs_is_marked_exactly(typed_as: TypedAs, words: str, before: str) -> None:
    opening, closing = SIGNS[typed_as]
    conversion = convert(Source("a.txt", f"Cde. Petrov: Yes{before}{opening}{words}{closing} no.", "en"))
    (element,) = conversion.root.findall(f".//{{*}}text//{{*}}{ELEMENTS[typed_as]}")
    assert " ".join("".join(element.itertext()).split()) == " ".join(words.split())
    assert element.get("rend", "").split()[-1] == "typed"


def test_a_passage_over_several_paragraphs_has_a_part_in_each_and_its_signs_once() -> None:
    text = "{--Cde. Petrov: The harvest is good.\n\nIt is late.--}\n"
    conversion = convert(Source("a.txt", text, "en"))
    parts = conversion.root.findall(".//{*}del")
    assert ["".join(part.itertext()) for part in parts] == ["Cde. Petrov:", "The harvest is good.", "It is late."]
    rends = [part.get("rend") for part in parts]
    assert rends == ["crossed-out typed-opens", "crossed-out", "crossed-out typed-closes"]
    assert conversion.proof.holds


@pytest.mark.parametrize(
    "text",
    [
        "{--" * 100_000,
        "--}" * 100_000,
        "{--a--}" * 50_000,
        "".join(ALL_SIGNS[::2]) * 20_000,
        "{--a {++b--} c++} " * 20_000,
    ],
    ids=["opening", "closing", "pairs", "all", "crossing"],
)
def test_signs_without_end_take_no_longer_than_their_length(text: str) -> None:
    def seconds(length: int) -> float:
        return min(once(length) for _ in range(3))  # the least: what else the machine does only adds

    def once(length: int) -> float:
        start = process_time()
        scan(text[:length])
        return process_time() - start

    seconds(1000)
    assert seconds(len(text)) < 40 * max(seconds(len(text) // 10), 1e-3)


@pytest.mark.parametrize("label", ["--", "word " * 40], ids=["no letter", "long"])
def test_what_can_be_nobodys_name_is_no_label(label: str) -> None:
    conversion = convert(Source("a.txt", f"Cde. Petrov: Yes.\n\n{{@@{label}@@}} No.\n", "en"))
    assert conversion.proof.holds
    assert [problem.rule for problem in conversion.problems] == ["typed.misplaced"]
    assert len(conversion.protocols[0].people) == 1


def test_the_same_bytes_come_out() -> None:
    source = Source("a.txt", "Cde. Petrov: {--a [b--} c] {++d++}.", "en")
    assert etree.tostring(convert(source).root) == etree.tostring(convert(source).root)


WRITERS = {"docx": to_docx, "odt": to_odt, "html": to_html, "md": to_markdown}


@pytest.mark.parametrize("kind", WRITERS)
def test_signs_can_be_typed_in_every_kind_of_file(kind: str) -> None:
    """Beside the formatting of the file, which keeps its place once the signs are taken out."""
    words = "".join(f"{opening}word{closing} " for opening, closing in list(SIGNS.values())[:-1])
    label, struck = Run("{@@The chief:@@} " + words), Run("struck", frozenset({Style.STRUCK}))
    conversion = convert(reading(WRITERS[kind]([[label, struck, Run(" end.")]]), f"a.{kind}").source)
    assert conversion.proof.holds and not conversion.problems
    text = conversion.root.find(".//{*}text")
    found = [each for each in text.iter() if each.get("rend", "").endswith("typed")]
    assert [("".join(each.itertext()), etree.QName(each).localname) for each in found] == [
        ("The chief:", "seg"),
        *(("word", ELEMENTS[typed_as]) for typed_as in ELEMENTS),
    ]
    (formatted,) = text.findall(".//{*}del[@rend='strikethrough']")
    assert formatted.text == "struck"


SPECIMENS = [
    (path.read_text("utf-8"), path.stem) for path in sorted((Path(__file__).parent / "specimens").glob("*.txt"))
]


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data(), specimen=st.sampled_from(SPECIMENS))
def test_whatever_a_typist_marks_in_a_record_is_marked_in_the_tei_or_reported(
    data: st.DataObject, specimen: tuple[str, str]
) -> None:
    text, name = specimen
    typed_as = data.draw(st.sampled_from(list(SIGNS)))
    start = data.draw(st.integers(0, len(text) - 2))
    end = data.draw(st.integers(start + 1, min(len(text), start + 400)))
    opening, closing = SIGNS[typed_as]
    marked = f"{text[:start]}{opening}{text[start:end]}{closing}{text[end:]}"
    if not text[start:end].strip():
        return
    conversion = convert(read(marked.encode(), name + ".txt").source)
    assert conversion.proof.holds, conversion.proof.problems
    encoded = [each for each in conversion.root.iterfind(".//*[@rend]") if "typed" in each.get("rend", "")]
    verbatim = [each for each in conversion.root.iterfind(".//{*}note[@n]/{*}lb") if closing in (each.tail or "")]
    reported = [problem for problem in conversion.problems if problem.rule == "typed.misplaced"]
    assert encoded or verbatim or reported
    if reported:
        (problem,) = reported
        assert marked.split("\n")[problem.line - 1].startswith(opening, problem.column - 1)
