"""The search of a site, in a browser: words are found by other forms of theirs, in both languages, and by filters."""

from __future__ import annotations

import functools
import json
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from browsers import DESKTOP, PHONE, needs_browser
from projects import demonstration, files_of, run, with_files

from tei_protocols.exports import search
from tei_protocols.secure_xml import parse_xml
from tei_protocols.tei.elements import TEI

pytestmark = [
    needs_browser,
    pytest.mark.skipif(not search.is_installed(), reason="Pagefind is not installed"),
]

RUSSIAN = """ЗАСЕДАНИЕ ПРЕЗИДИУМА ЦК

14 марта 1957 г.

Присутствовали: тт. Соколов, Орлова.

О ёлках

т. Соколов – Ёлки для детских домов отправлены. <b>&amp;</b>

т. Орлова – Кубинские товарищи благодарят по радио.

О поставках муки (тт. Соколов, Орлова)

Принять к сведению.

1) Отправить муку. […] 2) Сообщить об этом.
"""


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, format: str, *arguments: object) -> None:
        pass


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the site is served, in a folder that is not the root."""
    folder = tmp_path_factory.mktemp("search")
    project = with_files(demonstration(folder / "project"), {"transcripts/elki.txt": RUSSIAN})
    built = run("build", project, "--out", folder / "root" / "a folder", "--formats", "")
    assert built.status == 0, built.said
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder / "root")))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/a%20folder"
    server.shutdown()


def asked(browser: Any, address: str, width: int = DESKTOP) -> tuple[str, list[str]]:
    """What the page answers, and the passages that it lists."""
    with browser.new_context(viewport={"width": width, "height": 900}) as context:
        page = context.new_page()
        complaints: list[str] = []
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(address)
        page.locator("#answer:not(:empty)").wait_for()
        page.wait_for_timeout(500)
        assert complaints == []
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide == 0
        return page.locator("#answer").inner_text(), page.locator("#results li").all_inner_texts()


@pytest.mark.parametrize("width", [320, 375])
def test_the_form_fits_a_small_telephone(browser: Any, address: str, width: int) -> None:
    _, passages = asked(browser, f"{address}/search.html?q=threatened", width)
    assert passages


@pytest.mark.parametrize(
    ("words", "found"),
    [("threatened", "threatening an economic blockade"), ("ёлкой", "Ёлки для детских"), ("елки", "Ёлки для детских")],
)
@pytest.mark.parametrize("width", [PHONE, DESKTOP])
def test_a_word_is_found_by_another_form(browser: Any, address: str, words: str, found: str, width: int) -> None:
    _, passages = asked(browser, f"{address}/search.html?q={words}", width)
    assert any(found in passage for passage in passages), passages


def test_a_heading_with_names_is_found_whatever_else_has_its_address(browser: Any, address: str) -> None:
    _, passages = asked(browser, f"{address}/search.html?q=поставках")
    assert [each for each in passages if each.startswith("item u2")] == passages != []
    assert "О поставках муки (тт. Соколов, Орлова)" in passages[0]


def test_a_gap_is_shown_where_it_is(browser: Any, address: str) -> None:
    _, passages = asked(browser, f"{address}/search.html?q=сообщить")
    assert any("Отправить муку. […] 2) Сообщить" in each for each in passages), passages


def test_words_that_only_begin_so_are_found_where_the_word_is_nowhere(browser: Any, address: str) -> None:
    whole, passages = asked(browser, f"{address}/search.html?q=Cuba")
    assert "passages are found" in whole and passages
    beginning, longer = asked(browser, f"{address}/search.html?q=Cub")
    assert beginning.startswith("Nothing has exactly these words") and longer
    _, none = asked(browser, f"{address}/search.html?q=по")
    assert none and not any("поставках" in each for each in none), "a word of its own, and no beginning of another"


def test_several_words_are_in_one_passage_and_a_phrase_stands_as_it_is(browser: Any, address: str) -> None:
    _, passages = asked(browser, f"{address}/search.html?q=blockade+economic")
    assert any("economic blockade" in each for each in passages)
    assert asked(browser, f"{address}/search.html?q=%22blockade economic%22")[1] == []


def test_what_is_found_leads_to_its_place(browser: Any, address: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}/search.html")
    page.get_by_label("Words").fill("capitulations")
    link = page.locator("#results a").first
    link.wait_for()
    assert "Khrushchev, N. S. · 1.1" in " ".join(link.inner_text().split())
    assert page.locator("#results mark").first.inner_text() == "capitulation"
    assert page.url.endswith("search.html?q=capitulations"), "what is asked for can be sent to others"
    link.click()
    page.wait_for_url("**/documents/protocol-61.html#item-1.1")
    assert page.locator("#item-1\\.1").is_visible()


@pytest.mark.parametrize(
    ("filters", "kept"),
    [
        ("year=1957", "Ёлки"),
        ("speaker=name:орлова", "Кубинские товарищи"),
        ("role=chair", "That is correct."),
        ("session=elki%23elki&q=товарищ", "Кубинские товарищи"),
    ],
)
def test_filters_keep_what_they_name(browser: Any, address: str, filters: str, kept: str) -> None:
    answer, passages = asked(browser, f"{address}/search.html?{filters}")
    assert any(kept in passage for passage in passages), (answer, passages)
    other = "Кубинские" if "role" in filters else "capitulation"
    assert not any(other in passage for passage in passages)


def test_what_people_write_is_shown_as_they_wrote_it(browser: Any, address: str) -> None:
    _, passages = asked(browser, f"{address}/search.html?q=отправлены")
    assert any("отправлены. <b>&amp;</b>" in passage for passage in passages), passages


def test_what_is_nowhere_is_not_found(browser: Any, address: str) -> None:
    assert asked(browser, f"{address}/search.html?q=zzzzqqq") == ("Nothing is found.", [])


def test_without_a_server_the_page_says_why_it_finds_nothing(browser: Any, tmp_path: Path) -> None:
    assert run("build", demonstration(tmp_path / "project"), "--out", tmp_path / "out", "--formats", "").status == 0
    for script in (True, False):
        with browser.new_context(java_script_enabled=script) as context:
            page = context.new_page()
            page.goto(f"file://{tmp_path}/out/search.html")
            page.get_by_text("The search needs JavaScript and a web server").wait_for()


def test_two_editions_have_the_same_index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    project = with_files(demonstration(tmp_path / "project"), {"transcripts/elki.txt": RUSSIAN})
    for out in ("one", "two"):
        assert run("build", project, "--out", tmp_path / out, "--formats", "").status == 0
    one, two = (files_of(tmp_path / out) for out in ("one", "two"))
    assert one == two
    assert {"search/en/pagefind.js", "search/ru/filters.json", "search/search.js"} <= one.keys()
    assert not [path for path in one if "pagefind-ui" in path]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one", "project", "two"]


def test_a_site_whose_index_cannot_be_made_says_why_and_has_no_search(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", "/bin/false")
    arguments = ("build", demonstration(tmp_path / "project"), "--out", tmp_path / "out", "--formats", "")
    # it is said until it works
    for built in (run(*arguments), run(*arguments)):
        assert built.status == 0
        assert "warning: the site has no search: Pagefind, " in built.said
        assert "the program that makes its index, stopped (exit status 1)" in built.said
        assert not (tmp_path / "out" / "search.html").exists()
    monkeypatch.delenv("PAGEFIND_BINARY_PATH")
    built = run(*arguments)
    assert "no search" not in built.said and "1 unchanged" in built.said
    assert (tmp_path / "out" / "search.html").exists()


def test_that_there_is_no_program_for_the_index_is_said_of_an_unchanged_edition_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "is_installed", lambda: False)
    arguments = ("build", demonstration(tmp_path / "project"), "--out", tmp_path / "out", "--formats", "")
    first, second = run(*arguments), run(*arguments)
    assert "1 unchanged" in second.said
    for built in (first, second):
        assert "notice: the site has no search: Pagefind, " in built.said and "is not installed" in built.said


def test_passages_by_the_thousand_are_found_where_they_stand() -> None:
    many = 3000
    paragraphs = "".join(f'<p xml:id="p-{number}">Grain for barn {number}.</p>' for number in range(many))
    tree = parse_xml(
        f'<TEI xmlns="{TEI}" xml:lang="en"><text><body>{paragraphs}</body></text></TEI>'.encode(), "many.xml"
    )
    facts = json.loads(search.index([search.Text("many", tree, "many.html")])["en/filters.json"])
    assert len(facts) == many
    assert {address for address, *_ in facts.values()} == {f"many.html#p-{number}" for number in range(many)}
