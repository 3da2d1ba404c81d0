"""The interface of an edition speaks one language, whatever its documents speak; what they say keeps its own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import etree, html
from projects import run, with_files

ENGLISH = "Point 1. On rye\n\nCde. Petrov says it is good {++and cheap++} [illegible].\n"
RUSSIAN = (
    "Протокол № 3. Заседание 9 марта 1957 г.\n\nПрисутствовали: тт. Орлов, Петров.\n\nI. О ржи\n\n"
    "ОРЛОВ. Рожь хороша {++и дёшева++} [неразборчиво].\n\nПЕТРОВ. Согласен.\n"
)
CYRILLIC, LATIN = re.compile("[А-Яа-яЁё]{2}"), re.compile("[A-Za-z]{4}")
# names of formats and programs, words for machines, and what is cited as the record has it
OF_NO_LANGUAGE = (
    "//pre | //code | //style | //script | //*[@class = 'program' or @class = 'language']"
    " | //section[@class = 'cite']//*[self::summary or self::a]"
)


def built(folder: Path, statement: str) -> Path:
    project = with_files(
        folder / "project",
        {"transcripts/en.txt": ENGLISH, "transcripts/ru.txt": RUSSIAN, "tei-protocols.toml": statement},
    )
    options = ("--out", folder / "edition", "--formats", "html,txt", "--no-search", "--jobs", "1")
    assert run("build", project, *options).status == 0
    return folder / "edition"


def page(path: Path) -> etree._Element:
    found = html.parse(path, html.HTMLParser(encoding="utf-8")).getroot()
    for element in found.xpath(OF_NO_LANGUAGE):
        element.drop_tree()
    return found


def words_in(page: etree._Element, language: str) -> list[str]:
    """The texts that the page says are in a language."""
    texts = page.xpath(f"//body//text()[normalize-space()][ancestor::*[@lang][1]/@lang = '{language}']")
    return [str(text) for text in texts]


@pytest.mark.parametrize(("statement", "interface"), [("", "en"), ('[project]\nlanguage = "ru"\n', "ru")])
def test_all_pages_speak_the_language_of_the_site(tmp_path: Path, statement: str, interface: str) -> None:
    edition = built(tmp_path, statement)
    pages = sorted(edition.rglob("*.html"))
    assert len(pages) > 10
    assert {page(path).get("lang") for path in pages} == {interface}
    for name in ("en", "ru"):
        shown = page(edition / "documents" / f"{name}.html")
        assert {article.get("lang") for article in shown.iter("article")} == {name}
        # nothing is said in one language that stands in another
        assert not [text for text in words_in(shown, "en") if CYRILLIC.search(text)]
        assert not [text for text in words_in(shown, "ru") if LATIN.search(text) and not CYRILLIC.search(text)]
    # what describes a text is of the interface in files without pages, too
    text = (edition / "reading" / "ru.txt").read_text()
    assert ("Reading text · 9 March 1957" in text) == (interface == "en")
    assert ("Текст для чтения · 9 марта 1957 г." in text) == (interface == "ru")


def test_a_document_alone_speaks_its_own_language(tmp_path: Path) -> None:
    source = with_files(tmp_path, {"ru.txt": RUSSIAN}) / "ru.txt"
    assert run("convert", source, "-o", tmp_path / "ru.xml").status == 0
    assert run("transform", tmp_path / "ru.xml", "-o", tmp_path / "ru.html").status == 0
    assert page(tmp_path / "ru.html").get("lang") == "ru"


def test_with_another_language_of_the_site_its_documents_are_shown_anew(tmp_path: Path) -> None:
    assert page(built(tmp_path, "") / "documents" / "ru.html").get("lang") == "en"
    assert page(built(tmp_path, '[project]\nlanguage = "ru"\n') / "documents" / "ru.html").get("lang") == "ru"


def test_a_language_that_the_interface_has_not_learnt_is_answered_in_english(tmp_path: Path) -> None:
    edition = built(tmp_path, '[project]\nlanguage = "hu"\n')
    assert {page(path).get("lang") for path in edition.rglob("*.html")} == {"en"}
