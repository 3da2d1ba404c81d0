"""The site in a browser, opened from a disk: nothing is refused or fetched, it fits its window and is for everybody."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from browsers import DESKTOP, PHONE, faults, needs_axe, needs_browser, opened
from projects import demonstration, run, with_files
from validity import errors, needs_validator

SPECIMENS = Path(__file__).parent / "specimens"
CHOSEN = ("two-sessions-caribbean", "december-letters-excerpt", "ru-zvezdochki", "telegrafnaya-familii")
PAGES = ["index", "sessions", "people", "speakers", "names", "passages", "downloads", "people/khrushchev"]


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with all kinds of pages but the search."""
    folder = tmp_path_factory.mktemp("site")
    logo = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><circle cx='4' cy='4' r='4'/></svg>"
    project = with_files(demonstration(folder / "project"), {"logo.svg": logo})
    for name in CHOSEN:
        shutil.copy(SPECIMENS / f"{name}.txt", project / "transcripts")
    tei = project / "tei" / "protocol-61.xml"
    assert run("convert", project / "transcripts" / "protocol-61.txt", "-o", tei).status == 0
    text = tei.read_text("utf-8").replace("events in Cuba.", "events in <placeName>Cuba</placeName>.")
    tei.write_text(text, "utf-8")
    built = run("build", project, "--out", folder / "edition", "--formats", "txt", "--no-search")
    assert built.status == 0, built.said
    return folder / "edition"


@needs_browser
@needs_axe
@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("width", [PHONE, DESKTOP])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_fits_its_window_and_axe_finds_nothing(
    browser: Any, edition: Path, page: str, width: int, scheme: str
) -> None:
    with opened(browser, (edition / f"{page}.html").as_uri(), width, color_scheme=scheme) as shown:
        beyond = shown.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert beyond == 0
        assert faults(shown) == []


@needs_browser
@pytest.mark.parametrize("script", [True, False])
def test_one_walks_through_the_site_by_its_links(browser: Any, edition: Path, script: bool) -> None:
    with browser.new_context(java_script_enabled=script, viewport={"width": DESKTOP, "height": 900}) as context:
        page = context.new_page()
        page.goto((edition / "index.html").as_uri())
        page.get_by_role("link", name="People", exact=True).click()
        page.get_by_role("link", name="Khrushchev, N. S.").click()
        assert page.get_by_role("heading", level=1, name="N. S. Khrushchev").is_visible()
        page.get_by_role("link", name="1.5", exact=True).click()
        assert page.locator("#item-1\\.5").is_visible()
        page.get_by_role("link", name="Protocols of the Presidium").first.click()
        assert page.url.endswith("/index.html")
        page.locator(".calendar a").last.click()
        assert "/documents/" in page.url
        page.goto((edition / "passages.html").as_uri())
        page.locator("#deletions .at").first.click()
        assert "/documents/" in page.url


@needs_browser
def test_the_files_of_one_among_many_documents_open_on_the_way_to_them(browser: Any, edition: Path) -> None:
    with opened(browser, (edition / "downloads.html").as_uri(), PHONE) as page:
        assert page.locator("dl.files:visible").count() == 0
    with browser.new_context() as context:
        page = context.new_page()
        page.goto((edition / "sessions.html").as_uri())
        page.get_by_role("link", name="Files").first.click()
        (opened_files,) = page.locator("dl.files:visible").all()
        assert opened_files.get_by_role("link", name="Plain text").first.is_visible()


@needs_validator
def test_the_pages_are_valid_html(edition: Path) -> None:
    pages = [*edition.glob("*.html"), *(edition / "people").rglob("*.html")]
    assert errors(pages) == []
