"""Saved web pages: the document is found, what surrounds it is discarded and counted, and marks meet their notes."""

from __future__ import annotations

import codecs
import time
from collections.abc import Callable

import pytest
from documents import looks, messages, notes, paragraphs_of, reading

from tei_protocols.problems import UnusableInput
from tei_protocols.readers import read

PROSE = "Cde. Petrov says that the harvest of rye is good, and that the delegation is to be received on Monday. " * 3


def page(body: str, head: str = "") -> bytes:
    return f"<!DOCTYPE html>\n<html><head><meta charset=utf-8>{head}</head><body>{body}</body></html>".encode()


def test_white_space_is_as_a_browser_shows_it() -> None:
    body = "<p> One\n  <b>two</b> <i> three </i>four</p>five<br> six <br/>seven<pre>a\n  b</pre>"
    body += "<p>x&nbsp;y&shy;z &lt;&amp;"
    found = reading(page(body), "a.html")
    assert found.source.text == "One two three four\n\nfive\nsix\nseven\n\na\n  b\n\nx\u00a0y\u00adz <&\n"


def test_two_line_ends_are_the_end_of_a_paragraph() -> None:
    found = reading(page("<s>one<br>two<br><br>three</s>"), "a.html")
    assert found.source.text == "one\ntwo\n\nthree\n"
    assert looks(found) == [("STRUCK", "one\ntwo", ""), ("STRUCK", "three", "")]


def test_elements_and_styles_that_tell_characters_apart() -> None:
    body = (
        "<p><del>a</del> <s>b</s> <strike>c</strike> <ins cite='mailto:Anna'>d</ins> <u>e</u> <sup>f</sup> "
        "<strong>g</strong> <em>h</em> <span style='text-decoration: line-through'>i</span> "
        "<span class='gone x'>j</span> "
        "<span style='font-weight:700; font-style: italic; vertical-align:super'>k</span> "
        "<b>l<span style='font-weight:normal'>m</span></b> <a style='text-decoration: underline'>n</a> "
        "<span style='text-decoration: underline double'>o</span> <mark>p</mark></p>"
    )
    found = reading(page(body, "<style>/* .x {*/ p.no, .gone { text-decoration: line-through }</style>"), "a.html")
    assert looks(found) == [
        ("STRUCK", "a", ""), ("STRUCK", "b", ""), ("STRUCK", "c", ""), ("INSERTED", "d", "Anna"),
        ("UNDERLINED", "e", ""),
        ("SUPERSCRIPT", "f", ""), ("BOLD", "g", ""), ("ITALIC", "h", ""), ("STRUCK", "i", ""), ("STRUCK", "j", ""),
        ("BOLD", "k", ""), ("ITALIC", "k", ""), ("SUPERSCRIPT", "k", ""), ("BOLD", "l", ""),
        ("DOUBLE_UNDERLINED", "o", ""),
    ]  # fmt: skip
    assert messages(found) == ["1: highlighting: not kept, here [input.not-kept]"]


def test_a_deletion_of_whole_paragraphs() -> None:
    found = reading(page(f"<del><p>one</p><p>two</p></del><p>{PROSE}</p>"), "a.html")
    assert looks(found) == [("STRUCK", "one", ""), ("STRUCK", "two", "")]


@pytest.mark.parametrize(
    "body",
    [
        "<div><del><p>one</p><p>two</p></div><p><del>three</del></p>",
        "<p>one <del>two</p><p><del>three</del></p>",
        "<!-- <del> --><script>'<del>'</script><p><del/>one two</p><del>three</del>",
    ],
)
def test_a_deletion_whose_end_is_forgotten_deletes_nothing(body: str) -> None:
    found = reading(page(body), "a.html")
    assert looks(found) == [("STRUCK", "three", "")]
    (warning,) = found.problems
    assert (warning.rule, warning.line) == ("input.unclosed", 1)
    assert warning.message.startswith("<del> is opened here")


def test_where_it_is_not_clear_which_end_is_forgotten_nothing_is_deleted() -> None:
    body = "<p title='<del>'><del>one</del></p><p><del>two</p>"
    assert not looks(reading(page(body), "a.html"))


MENU = "<ul>" + "".join(f"<li><a href='/{name}'>{name}</a></li>" for name in ("Home", "Collections", "About")) + "</ul>"


@pytest.mark.parametrize(
    "body",
    [
        f"<nav>{MENU}</nav><main><h1>Protocol 61</h1><p>{PROSE}</p></main><footer>Home Collections About</footer>",
        f"<header><div class='site-nav'>{MENU}</div><h1>Protocol 61</h1></header><article><p>{PROSE}</p></article>",
        f"<div role='navigation'>{MENU}</div><div role='main'><h1>Protocol 61</h1><p>{PROSE}</p></div>",
        f"<table><tr><td>{MENU}</td><td><h1>Protocol 61</h1><p>{PROSE}</p></td></tr></table>",
        f"<div id='page'><div>{MENU}</div><div id='text'><h2>Protocol 61</h2>{PROSE}</div></div>",
        f"<form><input value='Home'><div id='menu'>{MENU}</div><h1>Protocol 61</h1><p>{PROSE}</p></form>",
    ],
    ids=["main", "article", "role", "table", "links", "form"],
)
def test_the_document_is_found_and_what_surrounds_it_is_counted(body: str) -> None:
    found = reading(page(f"<script>var menu = 'x';</script>{body}", "<title>An archive</title>"), "a.html")
    assert paragraphs_of(found) == ["Protocol 61", PROSE.strip()]
    (notice,) = [problem for problem in found.problems if problem.rule == "input.navigation"]
    assert notice.message == "20 characters of navigation were discarded, beginning “Home Collections About”" or (
        notice.message
        == "40 characters of navigation were discarded, beginning “Home Collections About Home Collections …”"
    )


def test_what_is_not_certainly_navigation_is_kept() -> None:
    names = "".join(f"<li><a href='/people/{name}'>{name}</a></li>" for name in ("Khrushchev", "Mikoyan", "Kosygin"))
    body = (
        f"<main class='menu-open'><p>October 25, 1962</p><p>Those who took part:</p><ul>{names}</ul><p>{PROSE}</p>"
        "<aside>Source: RGANI, F. 3, Op. 16</aside></main>"
    )
    found = reading(page(body), "a.html")
    assert paragraphs_of(found) == [
        "October 25, 1962", "Those who took part:", "Khrushchev", "Mikoyan", "Kosygin", PROSE.strip(),
        "Source: RGANI, F. 3, Op. 16",
    ]  # fmt: skip
    assert not found.problems


def test_hidden_text_is_discarded_and_counted() -> None:
    body = f"<p>{PROSE}</p><p hidden>one</p><p style='display: none'>two</p>"
    assert paragraphs_of(reading(page(body), "a.html")) == [PROSE.strip()]


def test_numbers_of_lists_are_characters_of_the_text() -> None:
    body = (
        "<ol start=3><li>a<li value=7><p>b</p><p>c</p><li><ol type=I><li>d</ol></ol>"
        "<ul><li>e</ul><ol style='list-style:none'><li>f</ol>"
    )
    assert paragraphs_of(reading(page(body), "a.html")) == ["3. a", "7. b", "c", "8. I. d", "e", "f"]


def test_tables_are_read_row_by_row() -> None:
    body = (
        "<table><tr><th>a<th>b<tr><td><p>c</p><td><tr><td><td>x</table>"
        "<table><tr><td><p>d</p><p>e</p></td><td>f</td></tr></table>"
    )
    assert paragraphs_of(reading(page(body), "a.html")) == ["a\tb", "c", "x", "d", "e", "f"]


NOTES = {
    "a list, with ways back": (
        "Petrov<sup id=r1><a href='#n1'>[1]</a></sup> says yes<sup id=r2><a href='#n2'>[2]</a></sup>.",
        "<ol><li id=n1><a href='#r1'>^</a> Crossed out.</li><li id=n2>By hand. <a href='#r2'>back</a></li></ol>",
    ),
    "Word": (
        "Petrov<a href='#_ftn1' name='_ftnref1'><sup>[1]</sup></a> says yes<a href='#_ftn2' name='_ftnref2'>[2]</a>.",
        "<div><hr><div id=ftn1><p><a href='#_ftnref1' name='_ftn1'>[1]</a> Crossed out.</p></div>"
        "<div id=ftn2><p><a href='#_ftnref2' name='_ftn2'>[2]</a> By hand.</p></div></div>",
    ),
    "LibreOffice": (
        "Petrov<a name=a1 href='#s1'><sup>1</sup></a> says yes<a name=a2 href='#s2'><sup>2</sup></a>.",
        "<div id=f1><p><a name=s1 href='#a1'>1</a>Crossed out.</p></div>"
        "<div id=f2><p><a name=s2 href='#a2'>2</a>By hand.</p></div>",
    ),
    "brackets around links": (
        "Petrov[<a href='#n1'>1</a>] says yes (<a href='#n2'>2</a>).",
        "<p><a name=n1></a>[1] Crossed out.</p><p><a name=n2>2.</a> By hand.</p>",
    ),
    "a table": (
        "Petrov<a href='https://archive.example/doc#n1'>1</a> says yes <a href='#n2'>2</a>.",
        "<table><tr><td><a id=n1>1</a></td><td>Crossed out.</td></tr>"
        "<tr id=n2><td>2.</td><td>By hand.</td></tr></table>",
    ),
}


@pytest.mark.parametrize(("text", "apparatus"), NOTES.values(), ids=NOTES)
def test_marks_linked_to_notes_are_footnotes(text: str, apparatus: str) -> None:
    found = reading(page(f"<p>{text}</p><h2>Notes</h2>{apparatus}"), "a.html")
    assert paragraphs_of(found) == ["Petrov says yes.", "Notes", "Crossed out.", "By hand."]
    assert notes(found) == [("1", "Petrov", "Crossed out."), ("2", "yes", "By hand.")]


def test_notes_are_found_outside_of_the_content() -> None:
    body = f"<main><p>{PROSE}<a href='#n1'>*</a></p></main><aside><p id=n1>* Crossed out.</p></aside>"
    found = reading(page(body), "a.html")
    assert notes(found) == [("*", "Monday.", "Crossed out.")]


@pytest.mark.parametrize(
    "body",
    [
        "<p>See <a href='#p2'>2</a>.</p><div id=p2>Chapter two</div>",  # no note: nothing says so
        "<p>Petrov<a href='#n1'>[1]</a></p><p><a name=n1></a>1. One<br><a name=n2></a>2. Two <a href='#n2'>x</a></p>",
        "<p>Petrov<a href='#gone'>[1]</a></p>",
        "<p id=n1>1. First</p><p>Petrov<a href='#n1'>[1]</a></p>",
        "<p id=n1>Petrov<a href='#n1'>[1]</a></p>",
    ],
    ids=["a chapter", "two notes in one block", "no target", "a target before", "itself"],
)
def test_other_links_are_text(body: str) -> None:
    found = reading(page(body), "a.html")
    assert not found.source.footnotes
    assert "[1]" in found.source.text or "See 2." in found.source.text


def test_a_note_may_begin_with_its_own_number_as_a_word() -> None:
    body = "<p>Petrov<a href='#n1'>1</a></p><ol><li id=n1>1 October is meant. <a href='#x'>1</a></li></ol>"
    assert notes(reading(page(body), "a.html")) == [("1", "Petrov", "1 October is meant. 1")]


def test_a_second_mark_of_a_note_stays_text() -> None:
    body = "<p>Petrov<a href='#n1'>[1]</a> and Ivanov<a href='#n1'>[1]</a></p><p id=n1>1. Note.</p>"
    found = reading(page(body), "a.html")
    assert paragraphs_of(found) == ["Petrov and Ivanov[1]", "Note."]


@pytest.mark.parametrize(
    "body",
    [
        lambda times: (
            "".join(f"<p>x<a href='#n{i}'>{i}</a></p>" for i in range(times))
            + "".join(f"<p id=n{i}>{i}. note</p>" for i in range(times))
        ),
        lambda times: "<a href='#big'>1</a>" * times + "<div id=big>" + "<p>x</p>" * times + "</div>",
        lambda times: "<div class=menu>a</div>" * times,
        lambda times: "<" * times + "<!--" * times,
        lambda times: "<table><tr>" + "<td>a" * times + "</table>",
    ],
    ids=["notes", "links to one place", "menus", "open signs", "cells"],
)
def test_no_page_slows_the_reader_down(body: Callable[[int], str]) -> None:
    def seconds(times: int) -> float:
        begun = time.perf_counter()
        read(page(f"<p>start</p>{body(times)}"), "a.html")
        return time.perf_counter() - begun

    seconds(100)
    assert seconds(8_000) < 4 * 8 * max(seconds(1_000), 0.01)  # eight times the page; quadratic would be 64 times


def test_what_is_not_read_is_said() -> None:
    found = reading(page("<h1>A</h1><p>b <img alt=x> <q>c</q></p><blockquote>d</blockquote><hr>"), "a.html")
    assert found.source.text == "A\n\nb “c”\n\nd\n"
    assert messages(found) == [
        "1: ranks of headings: not kept, here [input.not-kept]",
        "5: indents of quotations: not kept, here [input.not-kept]",
        "3: pictures: not read, here [input.not-read]",
        "5: rules across the page: not read, here [input.not-read]",
    ]


RUSSIAN = "<html><head>{}</head><body><p>Т. Петров – да.</p></body></html>"


@pytest.mark.parametrize(
    ("data", "guessed"),
    [
        (RUSSIAN.format("<meta charset=windows-1251>").encode("windows-1251"), False),
        (
            RUSSIAN.format('<meta http-equiv=x content="text/html; charset=koi8-r">')
            .replace("–", "-")
            .encode("koi8-r"),
            False,
        ),
        (RUSSIAN.format("<meta charset='windows-1251'>").encode(), False),  # saved anew as UTF-8
        (RUSSIAN.format("<meta charset=nonsense>").encode("windows-1251"), True),
        (RUSSIAN.format("").encode("windows-1251"), True),
        (RUSSIAN.format("").encode("utf-16"), False),
        (codecs.BOM_UTF8 + RUSSIAN.format("<meta charset=windows-1251>").encode(), False),
        (b'<?xml version="1.0" encoding="UTF-8"?>' + RUSSIAN.format("").encode(), False),
    ],
)
def test_any_encoding(data: bytes, guessed: bool) -> None:
    found = reading(data, "a.html")
    assert found.source.text.replace("-", "–") == "Т. Петров – да.\n"
    assert bool(found.problems) == guessed


def test_a_page_is_known_by_its_contents() -> None:
    assert read(b"\n<!-- saved -->\n<!DOCTYPE HTML><p>x</p>", "stdin").source.text == "x\n"
    assert read(b"<html><p>x</p>", "a.txt").source.text == "x\n"
    assert read(b"<N> says <html>", "a.txt").source.text == "<N> says <html>"


def test_a_page_without_text_and_one_nested_too_deep() -> None:
    with pytest.raises(UnusableInput) as refused:
        read(page("<script>x</script><img>"), "a.html")
    assert refused.value.problem.rule == "input.empty"
    deep = page("<div>" * 1000 + "deep" + "</div>" * 1000)
    assert read(deep, "a.html").source.text == "deep\n"
    with pytest.raises(UnusableInput) as refused:
        read(page("<div>" * 50_000 + "deep"), "a.html")
    assert refused.value.problem.rule == "input.too-deep"
