"""Long documents: what stands in a view many times is counted once, so that twice as much takes twice the time."""

from __future__ import annotations

import time

import pytest
from lxml import html
from view_samples import document, text_of

from tei_protocols.views import view

DECISION = '<p ana="#act.decision" cert="low">Approve.</p>'
NAME = '<p>said <persName ref="#petrov" cert="low">P. P.</persName></p>'
MARK = '<p>as before<ref type="noteMark" target="#fn1" n="1"/></p>'


def item(content: str) -> str:
    """A point of the agenda, whose heading has a note."""
    note = '<note xml:id="fn1" n="1" place="end">A note.</note>'
    return f'<body><div type="agenda_item" n="1" xml:id="item-1"><head>Item{note}</head>{content}</div></body>'


def seconds(content: str) -> float:
    """What the reading view of an item takes at best."""
    tree = document(text_of(item(content)))
    taken = []
    for _ in range(3):
        start = time.process_time()
        view(tree, "reading")
        taken.append(time.process_time() - start)
    return min(taken)


@pytest.mark.parametrize("passage", [DECISION, NAME, MARK], ids=["decisions", "names", "marks of a note"])
def test_four_times_as_many_take_no_more_than_a_little_over_four_times_the_time(passage: str) -> None:
    # were they counted anew at each of them, it would be more than ten times
    assert seconds(passage * 1600) < 7 * seconds(passage * 400)


def test_a_doubt_has_the_number_that_it_has_in_its_part_with_the_parts_inside_it() -> None:
    turn = f'<sp n="1" xml:id="item-1.1" who="#petrov">{NAME}{NAME}</sp>'
    page = html.document_fromstring(view(document(text_of(item(DECISION + turn + DECISION))), "reading").decode())
    addresses = ["item-1.doubt1", "item-1.1.doubt1", "item-1.1.doubt2", "item-1.doubt4"]
    assert page.xpath('//section[@class="doubts"]//li/@id') == addresses
    assert page.xpath('//a[@class="doubt-mark"]/@href[starts-with(., "#")]') == [f"#{each}" for each in addresses]


def test_further_marks_of_a_note_are_numbered_in_their_order() -> None:
    page = html.document_fromstring(view(document(text_of(item(MARK * 3))), "reading").decode())
    addresses = ["fn1.mark", "fn1.mark2", "fn1.mark3", "fn1.mark4"]
    assert page.xpath('//a[@class="note-mark"]/@id') == addresses
    assert page.xpath('//li[@id="fn1"]//a[@class="back"]/@href') == [f"#{each}" for each in addresses]
