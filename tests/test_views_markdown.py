"""Markdown and plain text: files that read well, and in which no character of the text is taken for a sign."""

from __future__ import annotations

import re

import pytest
from documents import looks, notes, paragraphs_of, reading
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin
from view_samples import TEI, english, paragraph, russian

from tei_protocols import resources
from tei_protocols.views import VIEWS, view
from tei_protocols.views.plain import marked, md, txt


def rendered(content: str, name: str = "diplomatic") -> str:
    """The paragraph of a sample, as HTML that a program for Markdown makes of it."""
    text = view(paragraph(content), name, "md").decode()
    page = MarkdownIt("commonmark").enable(["strikethrough", "table"]).use(footnote_plugin).render(text)
    return page[
        page.index("</h2>", page.index(">Item</h2>")) + 5 : page.index("<h2>", page.index(">Item</h2>"))
    ].strip()


SPEAKER = "<p><strong>P. P. Petrov</strong>, chair, member of the Presidium</p>\n"


@pytest.mark.parametrize(
    ("content", "shown"),
    [
        ("much <del>more</del> bread", "much <s>more</s> bread"),
        ("much<del> more.</del> Bread", "much <s>more.</s> Bread"),
        ("<del>&quot;more&quot;</del>", "<del>&quot;more&quot;</del>"),
        ("un<del>done</del>", "un<del>done</del>"),
        ('<hi rend="underline">so</hi>', "<u>so</u>"),
        ("<supplied>more</supplied>", "⟨more⟩"),
        ("*a* _b_ `c` ~~d~~ [e](f) [g]: h &lt;b>i&lt;/b> &amp;amp; \\", None),
        ("# a", "# a"),
        ("1. a", "1. a"),
        ("- a", "- a"),
        ("&gt; a", "&gt; a"),
    ],
)
def test_what_a_program_makes_of_it(content: str, shown: str | None) -> None:
    if shown is None:
        shown = "*a* _b_ `c` ~~d~~ [e](f) [g]: h &lt;b&gt;i&lt;/b&gt; &amp;amp; \\"
    assert rendered(content) == f"{SPEAKER}<p>{shown}</p>"


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.text(alphabet="ab *_`~[]()<>&#!+-=|\\1.:;^/", min_size=1, max_size=14).map(str.strip).filter(bool))
def test_no_character_is_a_sign(words: str) -> None:
    escaped = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    shown = re.sub(" +", " ", escaped).replace('"', "&quot;")
    assert rendered(escaped, "reading") == f"{SPEAKER}<p>{shown}</p>"


def test_our_own_reader_finds_what_was_struck_out_and_every_note() -> None:
    found = reading(view(english(), "diplomatic", "md"), "sample.md")
    assert {"and salt", "Much more.", "old", "slowly"} <= {
        words for style, words, _ in looks(found) if style == "STRUCK"
    }
    assert [(number, words) for number, _, words in notes(found)][:2] == [
        ("1", "On the title."),
        ("2", "Translator's Note: The sentence was crossed out."),
    ]
    assert "I. On bread and salt (Petrov)" in paragraphs_of(found)


def test_a_note_that_nothing_marks_stands_there_as_it_is() -> None:
    text = view(english(), "reading", "md").decode()
    assert "[^2]: Translator's Note:" in text and "3 Nobody points here." in text and "[^3]" not in text


@pytest.mark.parametrize("to", ["txt", "md"])
def test_a_speaker_is_named_once(to: str) -> None:
    # the label is in another script than the name: both are needed
    labelled = view(russian(), "diplomatic", to).decode()
    assert "т. Петров – Съешьте" in labelled and "p. p. petrov" in labelled.lower()
    text = view(english(), "diplomatic", to).decode()
    assert text.count("Petrov: We need") == 1 and "Petrov**, chair, member of the Presidium\n\nCde" not in text
    assert "PETROV (chair, member of the Presidium)\nCde" not in text


@pytest.mark.parametrize(
    ("label", "named"),
    [("Voices:", "VOICES (collectively)"), ("Voices. –", "VOICES (collectively)"), (":", "SEVERAL TOGETHER")],
)
def test_an_unnamed_voice_loses_the_sign_of_its_label(label: str, named: str) -> None:
    tree = paragraph("Agreed.")
    turn = tree.find(".//{*}sp")
    del turn.attrib["who"]
    turn.set("ana", "#speech.collective")
    speaker = etree.Element(f"{{{TEI}}}speaker")
    speaker.text = label
    turn.insert(0, speaker)
    text = view(tree, "reading", "txt").decode()
    assert f"\n{named}" in text
    assert f">{named.partition(' (')[0].capitalize()}</span>" in view(tree, "reading").decode()


@pytest.mark.parametrize("to", ["txt", "md"])
def test_nobody_is_told_to_cite_numbers_that_are_not_shown(to: str) -> None:
    text = view(english(), "reading", to).decode()
    assert "9 March 1957, Archive" in text and "Cite a passage" not in text


@pytest.mark.parametrize("name", VIEWS)
@pytest.mark.parametrize("to", ["txt", "md"])
def test_blocks_are_parted_by_one_blank_line_or_two(to: str, name: str) -> None:
    text = view(english(), name, to).decode()
    assert not text.startswith("\n") and text.endswith("\n") and "\n\n\n\n" not in text
    assert all(line == line.rstrip() for line in text.split("\n"))


def test_each_sign_that_is_marked_has_a_form_and_each_form_a_mark() -> None:
    stylesheet = etree.parse(resources.stylesheet("formats/plain.xsl"))
    said = " ".join(map(str, stylesheet.xpath("//@select")))
    marks = set(re.findall(r"'([\w-]+)'", said))
    forms = {*txt.SIGNS, *md.SIGNS, "del"}
    assert forms <= marks
    assert set(re.findall(r"'([\w-]+)'", stylesheet.xpath("string(//*[@name = 'plain:signs']/@select)"))) <= forms


@pytest.mark.parametrize("to", ["txt", "md"])
def test_no_character_of_a_text_is_a_mark(to: str) -> None:
    begins, block, end = marked.BEGINS, marked.BLOCK, marked.NAME_END
    text = view(paragraph(f"a {begins}b{end}b{block}h1{end}c"), "diplomatic", to).decode()
    assert "a \ufffdb\ufffdb\ufffdh1\ufffdc" in text
