"""Markdown: what it marks is told apart, and the signs of the genre are never taken for its own."""

from __future__ import annotations

import time

import pytest
from documents import comments, looks, messages, notes, paragraphs_of, reading

from tei_protocols.problems import UnusableInput
from tei_protocols.readers import read


def md(text: str) -> bytes:
    return text.encode()


def test_what_is_struck_inserted_and_emphasised() -> None:
    text = "~~all **this**~~ <ins>new</ins> <u>under</u> m<sup>2</sup> *it* <s>s</s> <DEL>d</DEL> H<sub>2</sub>O"
    found = reading(md(text), "a.md")
    assert found.source.text == "all this new under m2 it s d H2O\n"
    assert looks(found) == [
        ("STRUCK", "all this", ""), ("BOLD", "this", ""), ("INSERTED", "new", ""), ("UNDERLINED", "under", ""),
        ("SUPERSCRIPT", "2", ""), ("ITALIC", "it", ""), ("STRUCK", "s", ""), ("STRUCK", "d", ""),
    ]  # fmt: skip
    assert messages(found) == ["1: letters below the line: not kept, here [input.not-kept]"]


@pytest.mark.parametrize(
    "line",
    [
        "[To Cde. Mikoyan's question (in jest), 'what'][1] That is not a bad [trade].",
        "[passage](1) and [passage](Khrushchev) and (126 cdes.) and (1 XI)",
        "[1] Translator's Note: The bracketed portion was crossed out.",
        "[1]: Crossed",
        "[^9] is a mark without a note",
        "1956. The year of Hungary",
        "1) first",
        "12. Approve",
        "- 2 -",
        "+ A., B.",
        "29 October 1980*",
        "soder`zhatel`nyi",
        "<illegible> and <...> and <N>",
        "R-12 [SS-4], gov[ernment], [in 1955-57)",
        "#61 and ~tilde~ and x_y_z",
        "<del>never closed",
        "and never opened</del>",
        "![laughter]",
        "[x] done",
    ],
)
def test_the_signs_of_the_genre_stay_to_the_letter(line: str) -> None:
    found = reading(md(f"Before.\n\n{line}\n"), "a.md")
    assert found.source.text == f"Before.\n\n{line}\n"
    assert not looks(found)


def test_an_indented_line_is_text() -> None:
    assert reading(md("One\n\n    ~~two~~ [3]\n"), "a.md").source.text == "One\n\ntwo [3]\n"


def test_lists_keep_their_numbers_and_signs() -> None:
    text = "1. Approve\n2. Instruct\n\n   more\n3.\n\n* a\n  - b\n    1) c\n\n- 5. d\n"
    assert paragraphs_of(reading(md(text), "a.md")) == [
        "1. Approve", "2. Instruct", "more", "3.", "* a", "- b", "1) c", "- 5. d",
    ]  # fmt: skip


def test_headings_quotations_and_rules_are_paragraphs_and_that_is_said() -> None:
    found = reading(md("# One\n\nTwo\n---\n\n> three\n> four\n\n***\n\nfive  \nsix\\\nseven\n"), "a.md")
    assert found.source.text == "One\n\nTwo\n\nthree\nfour\n\nfive\nsix\nseven\n"
    assert messages(found) == [
        "1: ranks of headings: not kept, in 2 places, the first of them here [input.not-kept]",
        "5: indents of quotations: not kept, here [input.not-kept]",
        "8: rules across the page: not read, here [input.not-read]",
    ]


def test_tables_are_read_row_by_row() -> None:
    found = reading(md("a | **b** | c\n--|--|--\n1 |  | ~~3~~\n"), "a.md")
    assert found.source.text == "a\tb\tc\n\n1\t\t3\n"
    assert looks(found) == [("BOLD", "b", ""), ("STRUCK", "3", "")]


def test_links_give_their_words_and_addresses_are_said_to_be_lost() -> None:
    text = '[The ~~file~~](https://a.b/c_(d) "title"), [www.x.y](www.x.y), <https://a.b> &amp; [see](#1)'
    found = reading(md(text), "a.md")
    assert found.source.text == "The file, www.x.y, https://a.b & see\n"
    assert looks(found) == [("STRUCK", "file", "")]
    assert messages(found) == ["1: addresses of links: not read, in 2 places, the first of them here [input.not-read]"]


def test_footnotes() -> None:
    text = (
        "Petrov[^1] and Ivanov.[^b] Petrov[^1] again.\n\n[^b]: By *hand*.[^c]\n[^1]: Crossed out.\n\n    Twice.\n\n"
        "After.\n\n[^c]: In a note.\n"
    )
    found = reading(md(text), "a.md")
    assert paragraphs_of(found) == [
        "Petrov and Ivanov. Petrov[^1] again.", "After.", "Crossed out.", "Twice.", "By hand.", "In a note.",
    ]  # fmt: skip
    assert notes(found) == [
        ("1", "Petrov", "Crossed out.\n\nTwice."),
        ("b", "Ivanov.", "By hand."),
        ("c", "hand.", "In a note."),
    ]


def test_a_note_without_a_mark_stays_where_it_is() -> None:
    found = reading(md("Text.[^1]\n\n[^1]: Note.\n[^1]: Second.\n\n[^u]: See [^u].\n\nEnd.\n"), "a.md")
    assert paragraphs_of(found) == ["Text.", "[^1]: Second.", "[^u]: See [^u].", "End.", "Note."]
    assert [(problem.rule, problem.line) for problem in found.problems] == [
        ("input.note-without-mark", line) for line in (3, 5)
    ]


def test_comments_are_no_text() -> None:
    found = reading(md("One <!-- sure? --> two.\n\n<!-- a\n\nb -->\n\nThree <!-- x\n"), "a.md")
    assert paragraphs_of(found) == ["One  two.", "Three <!-- x"]
    assert comments(found) == [("", "sure?", ""), ("", "a\n\nb", "")]


def test_only_markdown_is_markdown() -> None:
    assert read(b"~~x~~ # [^1]\n", "a.txt").source.text == "~~x~~ # [^1]\n"
    assert read(b"~~x~~\n", "a.MD").source.text == "x\n"


def test_any_encoding_and_line_end() -> None:
    found = read("Т. Петров ~~да~~\r\n\r\nнет\rда".encode("windows-1251"), "a.md")
    assert found.source.text == "Т. Петров да\n\nнет\nда\n"
    assert found.source.language == "ru"
    assert [problem.rule for problem in found.problems] == ["input.encoding-guessed"]


def test_too_many_levels_are_refused_with_a_word() -> None:
    with pytest.raises(UnusableInput) as refused:
        read(b">" * 5000 + b" x", "a.md")
    assert refused.value.problem.rule == "input.too-deep"
    assert read(b">" * 60 + b" from", "a.md").source.text == "from\n"


@pytest.mark.parametrize(
    "trap",
    ["[", "![", "<", "<!--", "[^", "[^1]", "~~", "*", "**a ", "](", "[a](", "`", "&", "\\", "<del>", "\n[^1]: x"],
)
def test_no_sign_slows_the_reader_down(trap: str) -> None:
    def seconds(times: int) -> float:
        return min(once(times) for _ in range(3))  # the least: what else the machine does only adds

    def once(times: int) -> float:
        begun = time.process_time()
        read(md(f"{trap * times} word\n\n[^1]: note\n\n[x](https://a.b)\n"), "a.md")
        return time.process_time() - begun

    seconds(100)
    assert seconds(16_000) < 4 * 8 * max(seconds(2_000), 0.01)  # eight times the signs; quadratic would be 64 times
