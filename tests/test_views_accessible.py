"""The pages are for everybody: axe-core finds nothing in any view, at any width, light or dark; the HTML is valid."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from browsers import DESKTOP, PHONE, WIDE, faults, needs_axe, needs_browser, opened
from lxml import etree
from validity import errors, needs_validator
from view_samples import english, russian

from tei_protocols.pipeline import convert
from tei_protocols.readers import read
from tei_protocols.views import VIEWS, WHOLE, views

ROOT = Path(__file__).parent.parent
CORPUS = ROOT / "corpus" / "tei" / "protocol-61.xml"
SPECIMENS = ("ru-rabochaya-zapis", "brackets-inline-glosses", "note-series", "ru-neskolko-zasedaniy", "plenum-capitals")


def documents() -> Iterator[tuple[str, etree._ElementTree]]:
    yield "english", english()
    yield "russian", russian()
    yield "protocol-61", etree.parse(str(CORPUS))
    for name in SPECIMENS:
        reading = read((ROOT / "tests" / "specimens" / f"{name}.txt").read_bytes(), f"{name}.txt")
        yield name, convert(reading.source, name=name).root.getroottree()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pages")
    for name, tree in documents():
        for (kind, _), data in views(tree, [(kind, "html") for kind in (WHOLE, *VIEWS)]).items():
            (folder / f"{name}.{kind}.html").write_bytes(data)
    return folder


DOCUMENTS = ["english", "russian", "protocol-61", *SPECIMENS]


@needs_browser
@needs_axe
@pytest.mark.parametrize(
    ("name", "width", "scheme"),
    [(name, DESKTOP, "light") for name in DOCUMENTS]
    + [(name, width, "dark") for name in DOCUMENTS[:3] for width in (PHONE, DESKTOP)]
    + [(name, PHONE, "light") for name in DOCUMENTS[:3]],
)
def test_axe_finds_nothing_in_any_view(browser: Any, folder: Path, name: str, width: int, scheme: str) -> None:
    address = (folder / f"{name}.{WHOLE}.html").as_uri()
    with opened(browser, address, width, color_scheme=scheme) as page:
        for kind in VIEWS:
            page.locator(f".switch a:visible[href='#view:{kind}']").click()
            page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
            assert faults(page) == []


@needs_browser
@needs_axe
def test_axe_finds_nothing_side_by_side_nor_in_what_opens(browser: Any, folder: Path) -> None:
    address = (folder / f"english.{WHOLE}.html").as_uri()
    with opened(browser, address, WIDE) as page:
        page.get_by_label("Side by side").check()
        assert faults(page) == []
        page.locator("button.peek:visible").first.click()
        assert faults(page) == []
        page.keyboard.press("Escape")
        page.locator(".cite-this").first.focus()
        page.keyboard.press("Enter")
        assert page.locator(".cite-menu").is_visible()
        assert faults(page) == []


@needs_browser
def test_with_forced_colours_and_on_paper_the_page_is_whole(browser: Any, folder: Path) -> None:
    address = (folder / f"english.{WHOLE}.html").as_uri()
    with opened(browser, address, forced_colors="active") as page:
        assert page.locator("#item-1\\.1\\.1").is_visible()
        page.emulate_media(media="print")
        assert page.locator(".reading .notes li").first.is_visible()
        assert not page.locator(".peek:visible, .cite-this:visible, .back:visible, .switch:visible").count()
        # what is closed on the screen is printed
        assert page.locator(".reading .text .deletion del").first.is_visible()
        assert page.locator(".reading .who .doubt p").first.is_visible()


@needs_validator
def test_the_pages_are_valid_html(folder: Path) -> None:
    pages = sorted(folder.glob("*.html"))
    assert errors(pages) == []
