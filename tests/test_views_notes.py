"""Notes beside their marks: opened by keyboard and by touch, in the margin of wide screens, always without a script."""

from __future__ import annotations

from typing import Any

import pytest
from browsers import DESKTOP, PHONE, WIDE, needs_browser, opened
from lxml import html
from view_samples import english, paragraph

from tei_protocols.views import VIEWS, view

TEXT = "2 Translator's Note: The sentence was crossed out."


def parts(page: Any, prefix: str = "") -> tuple[Any, Any]:
    """The button and the text of note 2."""
    return page.locator(f"button[popovertarget='{prefix}fn2.mark.note']"), page.locator(f"[id='{prefix}fn2.mark.note']")


@needs_browser
@pytest.mark.parametrize("width", [PHONE, 1000])
@pytest.mark.parametrize("script", [True, False])
def test_a_key_opens_a_note_and_another_closes_it(browser: Any, address: str, width: int, script: bool) -> None:
    with opened(browser, address, width, java_script_enabled=script) as page:
        button, text = parts(page)
        assert not text.is_visible()
        button.focus()
        page.keyboard.press("Enter")
        assert text.is_visible()
        assert text.inner_text() == TEXT
        page.keyboard.press("Escape")
        assert not text.is_visible()


@needs_browser
def test_a_finger_opens_a_note_and_another_touch_closes_it(browser: Any, address: str) -> None:
    with opened(browser, f"{address}#view:diplomatic", PHONE, has_touch=True, java_script_enabled=False) as page:
        button, text = parts(page, "d.")
        button.tap()
        box = text.bounding_box()
        assert box["x"] == 0 and box["width"] == PHONE and box["y"] + box["height"] == 900
        page.touchscreen.tap(PHONE / 2, 20)
        assert not text.is_visible()


@needs_browser
def test_a_note_opens_near_its_mark(browser: Any, address: str) -> None:
    with opened(browser, address, 1000) as page:
        button, text = parts(page)
        button.click()
        mark, box = button.bounding_box(), text.bounding_box()
        assert abs(box["y"] - mark["y"] - mark["height"]) < 30
        assert box["x"] + box["width"] <= 1000


@needs_browser
def test_on_wide_screens_a_note_stands_in_the_margin_beside_its_mark(browser: Any, address: str) -> None:
    with opened(browser, address, WIDE, java_script_enabled=False) as page:
        button, text = parts(page)
        mark = page.locator("[id='fn2.mark']").bounding_box()
        words = page.locator("[id='item-1.1.1']").bounding_box()
        box = text.bounding_box()
        assert not button.is_visible()
        assert box["x"] > words["x"] + words["width"]
        assert abs(box["y"] - mark["y"]) < 30
        page.get_by_label("Side by side").check()
        assert button.is_visible() and not text.is_visible()


@needs_browser
@pytest.mark.parametrize("width", [PHONE, DESKTOP, WIDE])
def test_the_way_back_from_the_list_leads_to_the_mark(browser: Any, address: str, width: int) -> None:
    with opened(browser, f"{address}#fn2", width, java_script_enabled=False) as page:
        page.locator("[id='fn2'] .back").first.click()
        assert page.url.endswith("#fn2.mark")
        box = page.locator("[id='item-1.1.1']").bounding_box()
        assert 0 <= box["y"] < 900


def test_what_stands_beside_a_mark_is_what_the_list_has() -> None:
    content = "Of <title>Pravda</title>: <del>x</del> <foreign xml:lang='ru'>да</foreign> <gap reason='illegible'/>"
    tree = paragraph(f"a<note xml:id='fn1' n='1' place='end'><p xml:id='in'>{content}</p><p>b</p></note>")
    for name in ("reading", "diplomatic"):
        shown = html.document_fromstring(view(tree, name).decode())
        text = shown.get_element_by_id("fn1.mark.note")
        assert " ".join(text.text_content().split()) == "1 Of Pravda: crossed out: x да [illegible]b"
        assert [each.tag for each in text.iter() if each.tag in ("cite", "del", "i")] == ["cite", "del", "i"]
        assert text.xpath(".//*/@id") == []


@pytest.mark.parametrize("name", VIEWS)
def test_other_formats_have_a_note_once(name: str) -> None:
    assert view(english(), name, "txt").decode().count("The sentence was crossed out.") == 1


def test_headings_keep_to_their_words() -> None:
    """The text of a note of a heading stands behind it; only the button that opens it is in it."""
    shown = html.document_fromstring(view(english(), "reading").decode())
    headings = shown.xpath("//*[self::h1 or self::h2 or self::h3][button]")
    assert headings
    for heading in headings:
        assert not heading.xpath(".//span[@class='peek']")
        opened_by = heading.xpath(".//button/@popovertarget")
        assert [text.get("id") for text in heading.xpath("following-sibling::span[@class='peek']")] == opened_by


NOTE_ALONE = '<note xml:id="fn1" n="1" place="end">Struck out: “<del source="#fn1">What next?</del>”</note>'


@pytest.mark.parametrize("form", ["txt", "md"])
def test_what_only_a_note_tells_of_a_deletion_is_read_in_the_note(form: str) -> None:
    assert "What next?" in view(paragraph(f"It is late.{NOTE_ALONE}"), "reading", form).decode()


def test_on_the_page_it_is_read_there_without_opening_anything() -> None:
    page = html.document_fromstring(view(paragraph(f"It is late.{NOTE_ALONE}"), "reading"))
    (notes,) = page.find_class("notes")
    assert "What next?" in notes.text_content()
    assert notes.findall(".//details") == []
