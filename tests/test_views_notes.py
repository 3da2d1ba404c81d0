"""Notes beside their marks: opened by keyboard and by touch, in the margin of wide screens, always without a script."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from browsers import DESKTOP, PHONE, WIDE, needs_browser, opened
from lxml import html
from view_samples import document, english, paragraph, text_of

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
        button.evaluate("each => each.scrollIntoView({block: 'center'})")
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


def crowded() -> bytes:
    """A page with a long note among many short ones, and one more far below."""
    marks = [(str(n), "The words were crossed out in pencil. " * (9 if n == 3 else 1)) for n in range(1, 13)]
    words = "".join(f'They agree.<note xml:id="fn{n}" n="{n}" place="end">{text}</note> ' for n, text in marks)
    below = 'The end.<note xml:id="fn13" n="13" place="end">The last one.</note>'
    return view(paragraph(f"{words}{'And they go on talking. ' * 60}{below}"), "reading")


@needs_browser
def test_where_notes_are_crowded_all_are_told_briefly_and_none_stands_far_from_its_mark(
    browser: Any, tmp_path: Path
) -> None:
    """Their marks open them whole; where there is room, a note stands in the margin whole."""
    (tmp_path / "crowded.html").write_bytes(crowded())
    address = (tmp_path / "crowded.html").as_uri()
    with opened(browser, address, WIDE) as page:
        notes = {n: page.locator(f"[id='fn{n}.mark.note']") for n in range(1, 14)}
        heights = {n: note.bounding_box()["height"] for n, note in notes.items() if note.is_visible()}
        cut = {n for n in heights if "cut" in (notes[n].get_attribute("class") or "").split()}
        assert len(heights) > 5 and len({round(heights[n]) for n in cut}) == 1
        assert cut and not {12, 13} & cut, "there is room below the last one of those that stand close"
        for number, note in notes.items():
            mark = page.locator(f"[id='fn{number}.mark']")
            button = page.locator(f"[popovertarget='fn{number}.mark.note']")
            whole = number in heights and number not in cut
            assert button.is_visible() != whole, "one that is told whole has nothing to open"
            if number in heights:
                assert abs(note.bounding_box()["y"] - mark.bounding_box()["y"]) < 120
            if button.is_visible():
                button.click()
                assert note.bounding_box()["height"] > 1.5 * heights[min(cut)] or number != 3, "it is whole"
                page.keyboard.press("Escape")
        page.set_viewport_size({"width": PHONE, "height": 900})
        assert page.locator("button.peek:visible").count() == 13
    with opened(browser, address, WIDE, java_script_enabled=False) as page:
        assert page.locator("span.peek:visible").count() == 13


LONG = "Crossed out in pencil, as it seems in the first of the copies, probably by a later reader of the record."


@needs_browser
def test_a_note_is_cut_only_where_its_neighbours_need_the_room(browser: Any, tmp_path: Path) -> None:
    """Of five notes to every other line, with nothing below."""
    said = "They agree and go on to talk of the harvest of rye and of the oven. " * 2
    notes = "".join(f'{said}<note xml:id="fn{n}" n="{n}" place="end">{LONG}</note> ' for n in range(1, 6))
    page_of = view(paragraph(notes + "And they go on talking. " * 60), "reading")
    (tmp_path / "close.html").write_bytes(page_of)
    with opened(browser, (tmp_path / "close.html").as_uri(), WIDE) as page:
        cut = "note => note.scrollHeight > note.clientHeight + 1"
        shown = [page.locator(f"[id='fn{n}.mark.note']") for n in range(1, 6)]
        assert not shown[4].evaluate(cut), "below the last one the margin is empty"
        assert sum(note.evaluate(cut) for note in shown) <= 1
        boxes = [note.bounding_box() for note in shown]
        assert all(above["y"] + above["height"] <= below["y"] for above, below in pairwise(boxes))
        marks = [page.locator(f"[id='fn{n}.mark']").bounding_box() for n in range(1, 6)]
        assert all(box["y"] - mark["y"] < 120 for box, mark in zip(boxes, marks, strict=True))


@needs_browser
@pytest.mark.parametrize("width", [300, PHONE, 500, 1000])
def test_no_mark_begins_a_line(browser: Any, tmp_path: Path, width: int) -> None:
    """Wherever the line ends, the button lies over the mark, and the mark keeps to its word."""
    (tmp_path / "crowded.html").write_bytes(crowded())
    with opened(browser, (tmp_path / "crowded.html").as_uri(), width) as page:
        left = page.locator("[id='item-1.1.1']").bounding_box()["x"]
        for number in range(1, 14):
            mark = page.locator(f"[id='fn{number}.mark']").bounding_box()
            button = page.locator(f"[popovertarget='fn{number}.mark.note']").bounding_box()
            assert abs((mark["x"] + mark["width"] / 2) - (button["x"] + button["width"] / 2)) < 2
            assert abs((mark["y"] + mark["height"] / 2) - (button["y"] + button["height"] / 2)) < 12
            assert mark["x"] + mark["width"] / 2 > left + 20
            assert button["width"] >= 24 and button["height"] >= 24


@needs_browser
@pytest.mark.parametrize("media", ["screen", "print"])
def test_a_passage_that_opens_is_a_part_of_its_line(browser: Any, tmp_path: Path, media: str) -> None:
    """On paper it is open without being asked, and the note that proves it is where notes are."""
    note = '<note xml:id="fn1" n="1" place="end">Crossed out.</note>'
    content = f'It is <del source="#fn1">very</del>{note}. {"Yes. " * 40}'
    (tmp_path / "struck.html").write_bytes(view(paragraph(content), "reading"))
    with opened(browser, (tmp_path / "struck.html").as_uri(), PHONE) as page:
        page.emulate_media(media=media)
        struck = page.locator("[id='item-1.1.1'] .struck-passage del")
        if media == "screen":
            assert not struck.is_visible()
            page.locator("[id='item-1.1.1'] summary").click()
        sign, words = page.locator("[id='item-1.1.1'] summary").bounding_box(), struck.bounding_box()
        assert words["y"] < sign["y"] + sign["height"] and words["x"] >= sign["x"] + sign["width"] - 1
        assert page.locator("[id='item-1.1.1'] .proof").is_visible() == (media == "screen")


@needs_browser
@pytest.mark.parametrize("width", [PHONE, DESKTOP, WIDE])
def test_the_way_back_from_the_list_leads_to_the_mark(browser: Any, address: str, width: int) -> None:
    with opened(browser, f"{address}#fn2", width, java_script_enabled=False) as page:
        page.locator("[id='fn2'] .back").first.click()
        assert page.url.endswith("#fn2.mark")
        box = page.locator("[id='item-1.1.1']").bounding_box()
        assert 0 <= box["y"] < 900


def test_what_stands_beside_a_mark_is_what_the_list_has() -> None:
    struck = "<del rend='crossed-out'>x</del>"
    content = f"Of <title>Pravda</title>: {struck} <foreign xml:lang='ru'>да</foreign> <gap reason='illegible'/>"
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


def test_the_note_of_a_heading_is_told_once_wherever_the_heading_stands() -> None:
    note = '<note xml:id="fn{0}" n="{0}" place="end">N.</note>'
    heads = f"<head>Document 22</head><head>Notes of a Session{note.format(1)}</head>"
    item = f"<div type='agenda_item'><head>I.</head><head>On bread{note.format(2)}</head><p>Yes.</p></div>"
    tree = document(text_of(f"<body>{heads}{item}</body>"))
    next(tree.iter("{*}title")).text = "Notes of a Session"
    shown = html.document_fromstring(view(tree, "reading").decode())
    assert shown.xpath("//span[@class = 'peek']/@id") == ["fn1.mark.note", "fn2.mark.note"]
    assert not shown.xpath("//*[self::h1 or self::h2]//span[@class = 'peek']")


@pytest.mark.parametrize("name", list(VIEWS))
def test_what_a_note_tells_was_replaced_is_not_shown_as_crossed_out(name: str) -> None:
    told = "Corrected from “<del source='#fn1' evidence='external'>ten</del>”."
    shown = html.document_fromstring(
        view(paragraph(f"In seven<note xml:id='fn1' n='1' place='end'>{told}</note> days."), name)
    )
    assert "Corrected from “ten”." in " ".join(shown.text_content().split())
    assert not shown.xpath("//del")
    assert not shown.xpath("//tr[@data-meaning = 'deleted']")


NOTE_ALONE = '<note xml:id="fn1" n="1" place="end">Struck out: “<del source="#fn1">What next?</del>”</note>'


@pytest.mark.parametrize("form", ["txt", "md"])
def test_what_only_a_note_tells_of_a_deletion_is_read_in_the_note(form: str) -> None:
    assert "What next?" in view(paragraph(f"It is late.{NOTE_ALONE}"), "reading", form).decode()


def test_on_the_page_it_is_read_there_without_opening_anything() -> None:
    page = html.document_fromstring(view(paragraph(f"It is late.{NOTE_ALONE}"), "reading"))
    (notes,) = page.find_class("notes")
    assert "What next?" in notes.text_content()
    assert notes.findall(".//details") == []
