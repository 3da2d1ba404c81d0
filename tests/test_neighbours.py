"""The page of a document leads to the sessions before and after it, and is only changed where these are others."""

from __future__ import annotations

from pathlib import Path

from lxml import html
from projects import files_of, run, with_files

from tei_protocols.edition.neighbours import filled
from tei_protocols.exports.site import Ways
from tei_protocols.views import VIEWS

SESSION = """CPSU CC Presidium Protocol No. {number}

{day} March 1957

1. On the harvest

Cde. Petrov says that it is late.
"""


def transcript(number: int) -> dict[str, str | bytes]:
    """A session by its number; a higher one is later, whatever the names of the files are."""
    return {f"transcripts/{9 - number}-session.txt": SESSION.format(number=number, day=number)}


def ways(out: Path, number: int, place: str) -> dict[str, tuple[str, str]]:
    """Where the page of a session leads to, by the relation, with what is said of it."""
    page = html.parse(str(out / "documents" / f"{9 - number}-session.html"))
    links = page.xpath(f"//nav[@class = '{place}']/a[@rel]")
    return {link.get("rel"): (link.get("href"), " ".join(link.text_content().split())) for link in links}


def built(project: Path, out: Path) -> str:
    done = run("build", project, "--out", out, "--formats", "", "--no-search")
    assert done.status == 0, done.said
    return done.said


def test_sessions_follow_one_another_by_their_days(tmp_path: Path) -> None:
    project = with_files(tmp_path / "project", transcript(1) | transcript(2) | transcript(4))
    built(project, tmp_path)
    for place in ("home", "neighbours"):
        assert ways(tmp_path, 1, place).keys() == {"next"} and ways(tmp_path, 4, place).keys() == {"prev"}
    assert ways(tmp_path, 2, "home")["next"] == ("../documents/5-session.html", "Next session: 4 March 1957")
    title = "Previous session: 1 March 1957 CPSU CC Presidium Protocol No. 1"
    assert ways(tmp_path, 2, "neighbours")["prev"] == ("../documents/8-session.html", title)


def test_a_session_that_comes_between_two_changes_their_pages_and_no_others(tmp_path: Path) -> None:
    project, out = with_files(tmp_path / "project", transcript(1) | transcript(2) | transcript(4)), tmp_path / "out"
    built(project, out)
    before = files_of(out / "documents")
    assert "3 unchanged" in built(project, out)
    assert files_of(out / "documents") == before
    with_files(project, transcript(3))
    assert "1 built, 3 unchanged" in built(project, out)
    after = files_of(out / "documents")
    assert {name for name in before if before[name] != after[name]} == {"7-session.html", "5-session.html"}
    assert ways(out, 2, "home")["next"][0] == ways(out, 4, "home")["prev"][0] == "../documents/6-session.html"
    (project / "transcripts" / "6-session.txt").unlink()
    assert "3 unchanged" in built(project, out)
    assert files_of(out / "documents") == before


def test_one_document_alone_leads_home(tmp_path: Path) -> None:
    project = with_files(tmp_path / "project", transcript(1))
    built(project, tmp_path)
    page = html.parse(str(tmp_path / "documents" / "8-session.html"))
    ways = ["index", "sessions", "people", "speakers", "passages", "downloads"]
    assert page.xpath("//nav[@class = 'home']/a/@href") == [f"../{way}.html" for way in ways]
    assert not page.xpath("//nav[@class = 'neighbours']")


def test_the_page_of_one_view_has_the_ways_of_its_document(tmp_path: Path) -> None:
    project = with_files(tmp_path / "project", transcript(1) | transcript(2))
    assert run("build", project, "--out", tmp_path, "--formats", "html,txt", "--no-search").status == 0
    whole = html.parse(str(tmp_path / "documents" / "8-session.html"))
    for view in VIEWS:
        page = html.parse(str(tmp_path / view / "8-session.html"))
        for place in ("home", "neighbours"):
            (of_view,), (of_whole,) = (each.xpath(f"//nav[@class = '{place}']") for each in (page, whole))
            assert html.tostring(of_view) == html.tostring(of_whole)
        assert all((tmp_path / view / each.get("href")).is_file() for each in page.xpath("//nav[@class = 'home']/a"))
        assert ".home {" in page.findtext(".//style")
        assert "Downloads" not in (tmp_path / view / "8-session.txt").read_text("utf-8")
    alone = tmp_path / "alone.html"
    assert run("transform", tmp_path / "tei" / "8-session.xml", "--view", "reading", "-o", alone).status == 0
    assert "<!--over-->" not in alone.read_text("utf-8")


def test_a_speaker_leads_to_their_page_where_the_site_has_one(tmp_path: Path) -> None:
    project = with_files(tmp_path / "project", transcript(1))
    built(project, tmp_path)
    page = html.parse(str(tmp_path / "documents" / "8-session.html"))
    speaker, *mentions = page.xpath("//*[@id = 'view:reading']//a[contains(@class, 'person')]")
    assert (speaker.text, speaker.get("href")) == ("Petrov", "../people/unregistered/petrov.html")
    assert {each.get("href") for each in mentions} == {speaker.get("href")}
    assert (tmp_path / "documents" / speaker.get("href")).is_file()


def test_a_person_without_a_page_is_led_to_in_the_list_and_what_was_filled_can_be_filled_anew() -> None:
    plain = b'<body><h3><a class="person" href="#person:petrov">Petrov &amp; Co</a></h3>'
    linked = b'<body><h3><a class="person" data-person="petrov" href="../people/a.html">Petrov &amp; Co</a></h3>'
    assert filled(plain, Ways(people={"orlov": "o.html"})) == plain
    assert filled(plain, Ways(people={"petrov": "../people/a.html"})) == linked
    assert filled(linked, Ways()) == plain


def test_what_a_style_says_is_no_place_for_ways() -> None:
    page = b"<style>/*<!--over--><!--/over-->*/</style><body><!--over-->old<!--/over--><p>\\1 words</p>"
    ways = Ways({"over": r"<a>\1</a>", "under": "x"})
    assert filled(page, ways) == page.replace(b"old", rb"<a>\1</a>")
