"""Spacing: two spaces for one change nothing in what a transcript becomes, and problems name the places in it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from tei_protocols.conventions.spacing import surplus
from tei_protocols.inlines.left_out import without
from tei_protocols.inlines.typed import take_out
from tei_protocols.model.source import Source
from tei_protocols.pipeline import convert
from tei_protocols.readers import read

SPECIMENS = sorted((Path(__file__).parent / "specimens").glob("*.txt"))
# behind a stop, not at the end of a line; where the sign stands alone, a gap in the text is printed
BEHIND_STOP = re.compile(r"(?<=\w[.,:;]) (?=\S)")


def document(text: str, name: str) -> bytes:
    """What a transcript becomes, without what is told of the file."""
    root = convert(read(text.encode(), name).source).root
    parts = [*root.iter("{*}particDesc"), *root.iter("{*}msIdentifier"), *root.iter("{*}text")]
    return b"\n".join(etree.tostring(part, method="c14n") for part in parts)


@pytest.mark.parametrize("transcript", SPECIMENS[::5], ids=lambda path: path.stem)
def test_a_second_space_behind_each_stop_changes_nothing(transcript: Path) -> None:
    text = transcript.read_text("utf-8")
    doubled = BEHIND_STOP.sub("  ", text)
    assert doubled != text
    assert document(doubled, transcript.name) == document(text, transcript.name)


@given(st.text("aB. \u00a0\n\t9", max_size=60))
def test_what_is_surplus_is_one_of_two_spaces_within_a_line(text: str) -> None:
    for second in surplus(text):
        before, space, behind = text[: second.start], text[second.start : second.end], text[second.end :]
        assert space in " \u00a0" and len(space) == 1
        assert before[-1] in " \u00a0" and not before[-2].isspace() and not behind[0].isspace()


@given(st.text("a. {}-+\u00a0\n", max_size=60))
def test_each_character_that_stays_is_still_where_it_was(text: str) -> None:
    source = Source("a.txt", text, "en")
    places = surplus(text)
    plain, moved = without(source, places)
    left_out = {place.start for place in places}
    for offset, character in enumerate(text):
        if offset not in left_out:
            assert plain.text[moved(offset)] == character
            assert plain.place(moved(offset)) == source.place(offset)


LAID_OUT = ["12  BULLETIN", "BULLETIN  13", "On rye     On oats  and hay", "Orlov  Petrov  Ivanov"]


@pytest.mark.parametrize("line", LAID_OUT)
def test_a_line_that_is_laid_out_stays_as_it_is(line: str) -> None:
    assert take_out(Source("a.txt", line, "en")).source.text == line
