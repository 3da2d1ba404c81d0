"""Switching between the views of a page: by links, by addresses, side by side; always without a script."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from browsers import DESKTOP, PHONE, WIDE, needs_browser, opened
from lxml import etree
from view_samples import document, paragraph, text_of

from tei_protocols.views import VIEWS, view

pytestmark = needs_browser


def seen(page: Any) -> list[str]:
    """The views of which any text is on the screen."""
    return [name for name in VIEWS if page.locator(f".{name} .closer").is_visible()]


@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize("width", [PHONE, DESKTOP])
def test_one_view_is_open_and_links_open_the_others(browser: Any, address: str, width: int, script: bool) -> None:
    with opened(browser, address, width, java_script_enabled=script) as page:
        assert seen(page) == ["reading"]
        for name in ("diplomatic", "published", "reading"):
            page.locator(f".switch a:visible[href='#view:{name}']").click()
            assert seen(page) == [name]
        page.go_back()
        assert seen(page) == ["published"]


@pytest.mark.parametrize(
    ("place", "name"),
    [("item-1.1.2", "reading"), ("d.item-1.1.2", "diplomatic"), ("p.item-1.1.2", "published"), ("d.fn2", "diplomatic")],
)
def test_an_address_opens_its_view_and_stands_in_the_window(browser: Any, address: str, place: str, name: str) -> None:
    with opened(browser, f"{address}#{place}", java_script_enabled=False) as page:
        assert seen(page) == [name]
        box = page.locator(f"[id='{place}']").bounding_box()
        assert 0 <= box["y"] < 900


def test_reading_and_diplomatic_text_stand_side_by_side_paragraph_beside_paragraph(browser: Any, address: str) -> None:
    with opened(browser, address, WIDE, java_script_enabled=False) as page:
        page.get_by_label("Side by side").check()
        assert seen(page) == ["reading", "diplomatic"]
        for place in ("item-1.1", "item-1.2", "item-1.4", "item-1-2.o1", "closer"):
            left, right = (page.locator(f"[id='{prefix}{place}']").bounding_box() for prefix in ("", "d."))
            assert left["x"] + left["width"] < right["x"]
            assert abs(left["y"] - right["y"]) < 1
        page.locator(".reading .contents a").first.click()
        assert seen(page) == ["reading", "diplomatic"]
        page.locator(".switch a:visible[href='#view:published']").click()
        assert seen(page) == ["published"]


@pytest.mark.parametrize("width", [PHONE, DESKTOP - 100])
def test_on_narrow_screens_nothing_stands_side_by_side(browser: Any, address: str, width: int) -> None:
    with opened(browser, address, width) as page:
        assert not page.get_by_label("Side by side").is_visible()


@pytest.mark.parametrize("width", [320, PHONE, DESKTOP, WIDE])
def test_the_page_fits_its_window(browser: Any, address: str, width: int) -> None:
    with opened(browser, address, width) as page:
        for name in VIEWS:
            page.locator(f".switch a:visible[href='#view:{name}']").click()
            assert page.evaluate("document.documentElement.scrollWidth") <= width
        if width == WIDE:
            page.get_by_label("Side by side").check()
            assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("name", ["chernovaya-s-primechaniyami", "ru-perenosy", "ru-plenum"])
def test_long_words_of_signs_and_labels_fit_a_small_telephone(browser: Any, name: str, tmp_path: Path) -> None:
    tree = etree.parse(str(Path(__file__).parent / "specimens" / f"{name}.xml"))
    for shown in VIEWS:
        (tmp_path / f"{shown}.html").write_bytes(view(tree, shown))
        with opened(browser, (tmp_path / f"{shown}.html").as_uri(), 320) as page:
            assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_without_style_everything_is_there_in_order(browser: Any, address: str) -> None:
    """As a browser shows it that knows no style: one view after the other."""
    with opened(browser, address) as page:
        page.evaluate("document.querySelectorAll('style').forEach(style => style.remove())")
        assert seen(page) == list(VIEWS)
        tops = [page.locator(f".{name} .closer").bounding_box()["y"] for name in VIEWS]
        assert tops == sorted(tops)


def test_who_speaks_stands_beside_the_first_line_also_where_there_is_no_agenda(browser: Any, tmp_path: Path) -> None:
    turn = '<sp n="1" xml:id="item-0.1" who="#petrov"><p n="1">One line.</p></sp>'
    without_agenda = document(text_of(f'<body><div type="proceedings" xml:id="item-0">{turn}</div></body>'))
    for name, tree, place in (("agenda", paragraph("One line."), "item-1.1"), ("none", without_agenda, "item-0.1")):
        file = tmp_path / f"{name}.html"
        file.write_bytes(view(tree, "reading"))
        with opened(browser, file.as_uri()) as page:
            turn_box = page.locator(f"[id='{place}']")
            label, words = (turn_box.locator(each).first.bounding_box() for each in (".who .name", "p"))
            assert label["x"] + label["width"] < words["x"], name
            assert abs(label["y"] - words["y"]) < 8, name
