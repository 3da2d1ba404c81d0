"""OpenDocument texts: what the word processor shows is read, what it tracked is told apart."""

from __future__ import annotations

import pytest
from documents import comments, looks, messages, notes, odt, paragraphs_of, reading, zipped

from tei_protocols.problems import UnusableInput


def style(name: str, properties: str, family: str = "text", more: str = "") -> str:
    inside = f"<style:text-properties {properties}/>"
    return f'<style:style style:name="{name}" style:family="{family}" {more}>{inside}</style:style>'


def info(author: str) -> str:
    return f"<office:change-info><dc:creator>{author}</dc:creator><dc:date>1962</dc:date></office:change-info>"


def test_white_space_is_as_the_format_has_it() -> None:
    text = "<text:p>  One\n  two<text:s text:c='2'/>three<text:tab/>four <text:span> five</text:span></text:p>\n"
    text += "<text:p/><text:h>Six<text:line-break/> seven</text:h>"
    found = reading(odt(text), "a.odt")
    assert found.source.text == "One two  three\tfour five\n\nSix\nseven\n"


@pytest.mark.parametrize(
    ("properties", "expected"),
    [
        ('style:text-line-through-style="solid"', ["STRUCK"]),
        ('style:text-line-through-style="solid" style:text-line-through-type="double"', ["STRUCK"]),
        ('style:text-line-through-style="none"', []),
        ('style:text-line-through-style="solid" style:text-line-through-type="none"', []),
        ('style:text-underline-style="wave"', ["UNDERLINED"]),
        ('style:text-underline-style="solid" style:text-underline-type="double"', ["DOUBLE_UNDERLINED"]),
        ('fo:font-weight="bold" fo:font-style="italic"', ["BOLD", "ITALIC"]),
        ('fo:font-weight="700"', ["BOLD"]),
        ('fo:font-weight="400"', []),
        ('style:text-position="super 58%"', ["SUPERSCRIPT"]),
        ('style:text-position="33% 58%"', ["SUPERSCRIPT"]),
        ('style:text-position="0% 100%"', []),
    ],
)
def test_formatting_by_automatic_styles(properties: str, expected: list[str]) -> None:
    text = '<text:p>a <text:span text:style-name="T1">word</text:span> b</text:p>'
    assert looks(reading(odt(text, style("T1", properties)), "a.odt")) == [(each, "word", "") for each in expected]


def test_formatting_by_named_styles_and_their_parents() -> None:
    named = style("Struck", 'style:text-line-through-style="solid"') + style(
        "Strong", 'fo:font-weight="bold"', "paragraph"
    )
    automatic = style("T1", 'fo:font-style="italic"', more='style:parent-style-name="Struck"')
    automatic += style("P1", "", "paragraph", 'style:parent-style-name="Strong"')
    automatic += style("T2", 'fo:font-weight="normal"')
    text = (
        '<text:p text:style-name="P1">a <text:span text:style-name="T1">b</text:span>'
        '<text:span text:style-name="T2"> c</text:span></text:p>'
    )
    found = reading(odt(text, automatic, named), "a.odt")
    assert looks(found) == [("BOLD", "a b", ""), ("STRUCK", "b", ""), ("ITALIC", "b", "")]


def test_tracked_deletions_stand_where_they_were() -> None:
    changes = (
        f'<text:changed-region text:id="d"><text:deletion>{info("Anna")}<text:p>does not say</text:p></text:deletion>'
        f'</text:changed-region><text:changed-region text:id="i"><text:insertion>{info("Boris")}</text:insertion>'
        f'</text:changed-region><text:changed-region text:id="f"><text:format-change>{info("C")}</text:format-change>'
        f'</text:changed-region><text:changed-region text:id="m"><text:deletion>{info("Anna")}'
        "<text:p>end of one</text:p><text:p>Two</text:p></text:deletion></text:changed-region>"
    )
    text = (
        f"<text:tracked-changes>{changes}</text:tracked-changes>"
        '<text:p>Petrov <text:change text:change-id="d"/><text:change-start text:change-id="i"/>says'
        '<text:change-end text:change-id="i"/> <text:change-start text:change-id="f"/>yes.</text:p>'
        '<text:p>One, <text:change text:change-id="m"/> goes on.</text:p>'
    )
    found = reading(odt(text), "a.odt")
    assert paragraphs_of(found) == ["Petrov does not saysays yes.", "One, end of one", "Two goes on."]
    assert looks(found) == [
        ("STRUCK", "does not say", "Anna"),
        ("INSERTED", "says", "Boris"),
        ("STRUCK", "end of one", "Anna"),
        ("STRUCK", "Two", "Anna"),
    ]


def test_an_insertion_may_span_paragraphs_and_overlap_another() -> None:
    regions = "".join(
        f'<text:changed-region text:id="{key}"><text:insertion>{info("A")}</text:insertion></text:changed-region>'
        for key in "ij"
    )
    text = (
        f"<text:tracked-changes>{regions}</text:tracked-changes>"
        '<text:p>a<text:change-start text:change-id="i"/>b</text:p><text:p>c<text:change-start text:change-id="j"/>d'
        '<text:change-end text:change-id="i"/>e<text:change-end text:change-id="j"/>f</text:p>'
    )
    assert looks(reading(odt(text), "a.odt")) == [("INSERTED", "b", "A"), ("INSERTED", "cde", "A")]


def test_deleted_paragraphs_between_paragraphs_and_a_deletion_without_place() -> None:
    regions = "".join(
        f'<text:changed-region text:id="{key}"><text:deletion>{info("A")}<text:p>{key}</text:p></text:deletion>'
        "</text:changed-region>"
        for key in ("between", "lost")
    )
    text = (
        f"<text:tracked-changes>{regions}</text:tracked-changes><text:p>One</text:p>"
        '<text:change text:change-id="between"/><text:p>Two</text:p>'
    )
    found = reading(odt(text), "a.odt")
    assert paragraphs_of(found) == ["One", "between", "Two", "lost"]
    assert looks(found) == [("STRUCK", "between", "A"), ("STRUCK", "lost", "A")]
    assert [(problem.rule, problem.line) for problem in found.problems] == [("input.deletion-without-place", 7)]


def test_notes_are_anchored_with_their_own_numbers() -> None:
    def note(number: str, *paragraphs: str) -> str:
        body = "".join(f"<text:p>{each}</text:p>" for each in paragraphs)
        citation = f"<text:note-citation>{number}</text:note-citation>"
        return f"<text:note>{citation}<text:note-body>{body}</text:note-body></text:note>"

    text = f"<text:p>Petrov{note('1', 'Crossed out.', 'Twice.')} and Ivanov{note('i')} say{note('*', 'So.')}.</text:p>"
    found = reading(odt(text), "a.odt")
    assert paragraphs_of(found) == ["Petrov and Ivanov say.", "Crossed out.", "Twice.", "So."]
    assert notes(found) == [("1", "Petrov", "Crossed out.\n\nTwice."), ("i", "Ivanov", ""), ("*", "say", "So.")]


def test_annotations_are_comments() -> None:
    words = "<dc:creator>Anna</dc:creator><dc:date>1962</dc:date><text:p>Sure?</text:p><text:p>Look.</text:p>"
    text = (
        f'<text:p>Petrov <office:annotation office:name="c1">{words}</office:annotation>says yes'
        '<office:annotation-end office:name="c1"/> now<office:annotation>'
        "<text:p>When?</text:p></office:annotation></text:p>"
    )
    found = reading(odt(text), "a.odt")
    assert found.source.text == "Petrov says yes now\n"
    assert comments(found) == [("says yes", "Sure?\nLook.", "Anna"), ("", "When?", "")]


def test_tables_boxes_links_and_fields() -> None:
    cells = "".join(f"<table:table-cell><text:p>{each}</text:p></table:table-cell>" for each in ("a", "", "c"))
    text = (
        f"<table:table><table:table-header-rows><table:table-row>{cells}</table:table-row></table:table-header-rows>"
        "</table:table>"
        "<text:p>before <draw:frame><draw:text-box><text:p>boxed</text:p></draw:text-box></draw:frame>"
        '<text:a><text:span text:style-name="U">link</text:span></text:a> <text:date>1962</text:date></text:p>'
        "<draw:frame><draw:text-box><text:p>free</text:p></draw:text-box></draw:frame>"
        "<text:p><draw:frame><draw:image/></draw:frame>end</text:p>"
    )
    found = reading(odt(text, style("U", 'style:text-underline-style="solid"')), "a.odt")
    assert found.source.text == "a\t\tc\n\nbefore link 1962\n\nboxed\n\nfree\n\nend\n"
    assert not looks(found)
    assert messages(found) == ["9: pictures: not read, here [input.not-read]"]


LISTS = """
<text:list-style style:name="L1">
<text:list-level-style-number text:level="1" style:num-format="I" style:num-suffix="."/>
<text:list-level-style-number text:level="2" style:num-format="1" style:num-suffix=")" text:display-levels="2"/>
</text:list-style>
<text:list-style style:name="L2"><text:list-level-style-bullet text:level="1" text:bullet-char="–"/>
<text:list-level-style-bullet text:level="2" text:bullet-char="•"/></text:list-style>
"""


def test_numbers_of_lists_are_characters_of_the_text() -> None:
    def items(*inside: str, more: str = "") -> str:
        return (
            f"<text:list {more}>"
            + "".join(f"<text:list-item>{each}</text:list-item>" for each in inside)
            + "</text:list>"
        )

    def p(text: str) -> str:
        return f"<text:p>{text}</text:p>"

    text = (
        items(p("On Hungary") + items(p("a"), p("b") + p("more")), p("On rye"), more='text:style-name="L1"')
        + p("between")
        + items(p("new"), more='text:style-name="L1"')
        + items(p("on"), more='text:style-name="L1" text:continue-numbering="true"')
        + items(p("dash") + items(p("dot")), more='text:style-name="L2"')
    )
    assert paragraphs_of(reading(odt(text, LISTS), "a.odt")) == [
        "I. On Hungary", "I.1) a", "I.2) b", "more", "II. On rye", "between", "I. new", "II. on", "– dash", "dot",
    ]  # fmt: skip


def test_numbered_headings() -> None:
    outline = (
        '<office:styles><text:outline-style><text:outline-level-style text:level="1" style:num-format="1" '
        'style:num-suffix="."/></text:outline-style></office:styles>'
    )
    text = '<text:h text:outline-level="1">On rye</text:h><text:h text:outline-level="1">On oats</text:h>'
    assert paragraphs_of(reading(odt(text, styles=outline), "a.odt")) == ["1. On rye", "2. On oats"]


def test_what_is_not_read_is_said() -> None:
    heads = "<office:master-styles><style:header><text:p>Head</text:p></style:header></office:master-styles>"
    automatic = style("H", 'text:display="none"') + style("C", 'fo:color="#ff0000"')
    text = '<text:p>a<text:span text:style-name="H">b</text:span><text:span text:style-name="C">c</text:span></text:p>'
    found = reading(odt(text, automatic, heads), "a.odt")
    assert found.source.text == "ac\n"
    assert messages(found) == [
        "1: coloured letters: not kept, here [input.not-kept]",
        "1: running heads: not read, here [input.not-read]",
        "1: hidden text: not read, here [input.not-read]",
    ]


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ({}, "content.xml"),
        ({"content.xml": "<a/>"}, "content.xml"),
        ({"content.xml": "<a"}, "broken"),
        ({"content.xml": "\x00\x01", "META-INF/manifest.xml": "<x><encryption-data/></x>"}, "password"),
    ],
)
def test_a_document_that_cannot_be_read_says_why(parts: dict[str, str], words: str) -> None:
    with pytest.raises(UnusableInput) as refused:
        reading(zipped({"mimetype": "application/vnd.oasis.opendocument.text", **parts}), "a.odt")
    assert refused.value.problem.rule == "input.damaged"
    assert words in refused.value.problem.message
