"""Whatever the characters and their looks: every reader gives back exactly these, and no file makes one fail."""

from __future__ import annotations

import random
import zipfile
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import pytest
from documents import Paragraphs, Run, docx, odt, reading, to_docx, to_html, to_markdown, to_odt, zipped
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tei_protocols.model.formatting import Style
from tei_protocols.model.white_space import WHITE_SPACE
from tei_protocols.problems import UnusableInput
from tei_protocols.readers import SUFFIXES, Reading, read

PIECES = [
    *"[]()*_~`#>|<&;:!.,-+=\"'^$%{}/\\0123456789abcXYZ", "Cde. Petrov", "[1]", "(1)", "[^1]", "1. ", "- ", "**", "~~",
    "&amp;", "<del>", "]]>", "https://a.b", "т. Петров – ", "e\u0301", "\u00a0", "\u00ad", "\u2011", "\U0001f4dc", " ",
    "  ", "\u2028", "\u200b", "\u0085",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=8).map("".join)
STYLES = st.frozensets(st.sampled_from(list(Style)), max_size=3).filter(
    lambda styles: not {Style.UNDERLINED, Style.DOUBLE_UNDERLINED} <= styles
)
PARAGRAPHS: st.SearchStrategy[Paragraphs] = st.lists(
    st.lists(st.builds(Run, TEXTS, STYLES, st.booleans()), min_size=1, max_size=5), min_size=1, max_size=4
)
WRITERS: dict[str, Callable[[Paragraphs], bytes]] = {
    ".docx": to_docx, ".odt": to_odt, ".html": to_html, ".md": to_markdown,
}  # fmt: skip

Dressed = list[tuple[str, frozenset[Style]]]


def written(paragraphs: Paragraphs) -> Dressed:
    """Each character that is no white space, with its styles, as it was written."""
    return [
        (character, run.styles)
        for runs in paragraphs
        for run in runs
        for character in run.text
        if character not in WHITE_SPACE
    ]


def as_read(found: Reading) -> Dressed:
    """The same, as it was read."""
    styles: list[set[Style]] = [set() for _ in found.source.text]
    for each in found.source.formatting:
        for place in range(each.span.start, each.span.end):
            styles[place].add(each.style)
    return [
        (character, frozenset(each))
        for character, each in zip(found.source.text, styles, strict=True)
        if character not in WHITE_SPACE
    ]


@pytest.mark.parametrize("suffix", WRITERS)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(paragraphs=PARAGRAPHS)
def test_characters_and_looks_are_exactly_those_of_the_file(suffix: str, paragraphs: Paragraphs) -> None:
    if suffix == ".md":
        paragraphs = [
            [replace(run, styles=run.styles - {Style.DOUBLE_UNDERLINED}) for run in runs] for runs in paragraphs
        ]
    expected = written(paragraphs)
    if not expected:
        return
    found = reading(WRITERS[suffix](paragraphs), f"a{suffix}")
    assert as_read(found) == expected
    assert not found.problems


@pytest.mark.parametrize("suffix", WRITERS)
@given(paragraphs=PARAGRAPHS)
@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_paragraph_of_the_file_is_one_of_the_text(suffix: str, paragraphs: Paragraphs) -> None:
    kept = [runs for runs in paragraphs if written([runs])]
    if not kept:
        return
    text = reading(WRITERS[suffix](kept), f"a{suffix}").source.text
    squeezed = ["".join(character for character in each if character not in WHITE_SPACE) for each in text.split("\n\n")]
    assert [each for each in squeezed if each] == [
        "".join(character for character, _ in written([runs])) for runs in kept
    ]


def test_struck_words_between_tildes() -> None:
    for seed in range(50):
        chance = random.Random(seed)
        words = [(chance.choice(["yes", "да", "1962", "x[1]", "(a)"]), chance.random() < 0.4) for _ in range(12)]
        text = " ".join(f"~~{word}~~" if struck else word for word, struck in words)
        expected = [(character, struck) for word, struck in words for character in word]
        found = as_read(reading(text.encode(), "a.md"))
        assert [(character, Style.STRUCK in styles) for character, styles in found] == expected


RICH_DOCX = docx(
    '<w:p><w:pPr><w:pStyle w:val="S"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    '<w:del w:id="1" w:author="A"><w:r><w:delText>gone</w:delText></w:r></w:del>'
    '<w:commentRangeStart w:id="1"/><w:r><w:rPr><w:strike/>'
    '<w:u w:val="double"/></w:rPr><w:t>text</w:t><w:footnoteReference w:id="1"/><w:sym w:char="F0B7"/></w:r>'
    '<w:commentRangeEnd w:id="1"/><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>'
    "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>",
    footnotes='<w:footnote w:id="1"><w:p><w:r><w:t>note</w:t></w:r></w:p></w:footnote>',
    comments='<w:comment w:id="1"><w:p><w:r><w:t>comment</w:t></w:r></w:p></w:comment>',
    styles='<w:style w:type="paragraph" w:styleId="S"><w:basedOn w:val="S"/><w:rPr><w:b/></w:rPr></w:style>',
    numbering='<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="upperRoman"/>'
    '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
)
RICH_ODT = odt(
    '<text:tracked-changes><text:changed-region text:id="c"><text:deletion><text:p>gone'
    '<text:change text:change-id="c"/></text:p></text:deletion></text:changed-region></text:tracked-changes>'
    '<text:list text:style-name="L"><text:list-item text:start-value="3"><text:p>a<text:s text:c="9"/>'
    '<text:change text:change-id="c"/><text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>note'
    '</text:p></text:note-body></text:note><office:annotation office:name="x"><text:p>y</text:p></office:annotation>'
    '<text:span text:style-name="T">b</text:span></text:p></text:list-item></text:list>',
    '<style:style style:name="T" style:family="text" style:parent-style-name="T"><style:text-properties '
    'fo:font-weight="700" style:text-position="33%"/></style:style>'
    '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="a"/>'
    "</text:list-style>",
)
RICH_HTML = (
    b"<!DOCTYPE html><html><head><meta charset=utf-8><style>.a{text-decoration:line-through}</style></head><body>"
    b"<nav><a href=/>Home</a></nav><main><h1>T</h1><p class=a>x<a href='#n1' id=r1><sup>1</sup></a></p><ol start=2><li>"
    b"<table><tr><td>c<td>d</table></ol><pre>a\nb</pre><p id=n1><a href='#r1'>1</a>. note</p></main></body></html>"
)
RICH_MD = (
    b"# T\n\n~~a~~[^1] <del>b</del> [c](https://d.e) **f**\n\n1. g\n   - h\n\n> i\n\na|b\n-|-\n1|2\n\n[^1]: note\n\n"
    b"<!-- c -->\n\n```\nj\n```\n"
)
RICH = {"a.docx": RICH_DOCX, "a.odt": RICH_ODT, "a.html": RICH_HTML, "a.md": RICH_MD}


def survives(data: bytes, name: str) -> bool:
    """Is this read, or refused with a problem of this file that says what to do? Anything else is raised."""
    try:
        reading(data, name)
    except UnusableInput as refused:
        assert refused.problem.file == name and refused.problem.hint
        return False
    return True


@pytest.mark.parametrize("name", RICH)
def test_a_rich_file_is_read(name: str) -> None:
    assert survives(RICH[name], name)


@pytest.mark.parametrize("name", RICH)
def test_no_truncated_file_makes_a_reader_fail(name: str) -> None:
    data = RICH[name]
    outcomes = {survives(data[:end], name) for end in range(0, len(data), max(1, len(data) // 150))}
    assert False in outcomes  # the empty one, at least


@pytest.mark.parametrize("name", RICH)
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(seed=st.integers(0, 2**32))
def test_no_mutated_file_makes_a_reader_fail(name: str, seed: int) -> None:
    chance = random.Random(seed)
    survives(mutated(RICH[name], chance), name)
    if name.endswith((".docx", ".odt")):
        with zipfile.ZipFile(BytesIO(RICH[name])) as archive:
            parts = {path: archive.read(path) for path in archive.namelist()}
        part = chance.choice(list(parts))
        parts[part] = rewritten(parts[part], chance)
        survives(zipped(parts), name)


def mutated(data: bytes, chance: random.Random) -> bytes:
    """A few bytes changed, put in or taken out."""
    changed = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        place = chance.randrange(len(changed) + 1)
        changed[place : place + chance.randint(0, 3)] = bytes(
            chance.randrange(256) for _ in range(chance.randint(0, 3))
        )
    return bytes(changed)


def rewritten(data: bytes, chance: random.Random) -> bytes:
    """XML with attributes and names exchanged, so that it stays well-formed more often than not."""
    words = [b'"1"', b'"-1"', b'"999999999999"', b'""', b'"c"', b'"x"', b'"true"', '"²"'.encode(), b'"S"']
    for _ in range(chance.randint(1, 4)):
        places = [place for place in range(len(data)) if data[place : place + 1] == b'"'][::2]
        if not places:
            return data
        start = chance.choice(places)
        end = data.find(b'"', start + 1) + 1
        if end > 0:
            data = data[:start] + chance.choice(words) + data[end:]
    return data


@pytest.mark.parametrize("suffix", [*SUFFIXES, ".doc", ".pdf", "", ".xml"])
@given(data=st.binary(max_size=300))
@settings(max_examples=40, deadline=None)
def test_no_rubbish_makes_a_reader_fail(suffix: str, data: bytes) -> None:
    for beginning in (b"", b"PK\x03\x04", b"<html>", b"\xff\xfe"):
        survives(beginning + data, f"a{suffix}")


def test_the_same_file_gives_the_same_reading() -> None:
    for name, data in RICH.items():
        assert read(data, name) == read(data, name)
