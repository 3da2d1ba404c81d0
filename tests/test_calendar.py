"""The calendar of a site: sessions that are near to one another are told apart, and those of several days have each."""

from __future__ import annotations

from itertools import combinations

import pytest
from lxml import etree, html

from tei_protocols.exports.site import Listed, Site, pages

Box = tuple[float, float, float, float]


def calendar(*sessions: list[str]) -> list[etree._Element]:
    """What stands in the calendar for sessions of these days; FROM/TO is a range."""
    listed = []
    for number, days in enumerate(sessions, 1):
        dates = "".join('<date from="{}" to="{}"/>'.format(*(day.split("/") * 2)[:2]) for day in days)
        session = f'<session address="s" number="">{dates}</session>'
        entry = f'<entry xml:lang="en"><title>No. {number}</title>{session}</entry>'
        links = {("whole", "html"): f"documents/{number}.html"}
        listed.append(Listed(str(number), entry.encode(), links, False))
    page = html.fromstring(pages(Site({}, listed)).files["index.html"].decode())
    found: list[etree._Element] = page.xpath("//*[@class = 'calendar']//*[@role = 'listitem']/a")
    return found


def boxes(session: etree._Element) -> list[Box]:
    """Left, top, right and bottom of each dot."""
    found = []
    for dot in session.iter("circle", "rect"):
        at = {name: float(value) for name, value in dot.items()}
        if dot.tag == "circle":
            found.append((at["cx"] - at["r"], at["cy"] - at["r"], at["cx"] + at["r"], at["cy"] + at["r"]))
        else:
            found.append((at["x"], at["y"], at["x"] + at["width"], at["y"] + at["height"]))
    return found


def overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


@pytest.mark.parametrize(
    "days",
    [
        [["1956-10-23"], ["1956-10-25"]],
        [["1956-10-23"]] * 4,
        [[f"1956-10-{day}"] for day in range(10, 32)] + [["1956-10-09", "1956-11-02"], ["1956-10-20/1956-10-22"]],
        [["1956-01-01"], ["1957-01-01"], ["1957-01-02"], ["1957-01-03"], ["1958-01-01"]],
    ],
)
def test_no_session_covers_another(days: list[list[str]]) -> None:
    found = calendar(*days)
    assert len(found) == len(days)
    assert not [
        (one.get("href"), other.get("href"))
        for one, other in combinations(found, 2)
        if any(overlap(left, right) for left in boxes(one) for right in boxes(other))
    ]


def test_a_session_alone_stands_on_the_line_of_its_year() -> None:
    (session,) = calendar(["1956-10-23"])
    (line,) = {each.get("y1") for each in session.getroottree().xpath("//*[@class = 'scale']//line[@y1 = @y2]")}
    assert session.find("circle").get("cy") == line


def test_a_session_of_several_days_has_a_dot_for_each_or_a_long_one() -> None:
    near, far, ranging = calendar(["1956-07-09", "1956-07-12"], ["1957-07-09", "1957-09-12"], ["1958-02-01/1958-03-09"])
    assert [dot.tag for dot in near.iter("circle", "rect", "line")] == ["rect"]
    assert [dot.tag for dot in far.iter("circle", "rect", "line")] == ["line", "circle", "circle"]
    assert len(boxes(ranging)) == 2


def test_what_is_no_day_has_no_dot_and_stops_nothing() -> None:
    no_days = [["1956"], ["1956-02"], [""], ["1956-02-31"]]
    assert len(calendar(*no_days, ["1956", "1956-07-09"], ["1956-12-30/1957-01-02"])) == 2
