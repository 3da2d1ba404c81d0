"""The site: its pages say what is in the documents, lead to places that exist, and hold no markup that people wrote."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from lxml import etree, html
from projects import demonstration, files_of, run, with_files
from view_samples import TEI, english

from tei_protocols.exports.site import Listed, Site, entry_of, pages
from tei_protocols.styles import script_parameters

SPECIMENS = Path(__file__).parent / "specimens"
# a Russian session, several sessions in one file, deletions of all kinds, notes, doubts, speakers of many kinds
CHOSEN = [
    *("two-sessions-caribbean", "ru-neskolko-zasedaniy", "telegrafnaya-familii", "december-letters-excerpt"),
    *("one-line-ciphered", "struck-from-the-agenda", "ru-zvezdochki", "voices-inside", "fraternal-party"),
    *("plenum-june-evening", "ru-politburo", "stenogramma"),
]
REGISTER = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>People</title></titleStmt>
<publicationStmt><p>x</p></publicationStmt><sourceDesc><p>x</p></sourceDesc></fileDesc></teiHeader>
<standOff><listPerson>{}</listPerson></standOff></TEI>"""
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>\"' onclick='alert(3)'"
OUR_SCRIPT = script_parameters("cite", "margin")["script"]
BUILD = ("--formats", "txt", "--no-search")


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a made-up project of specimens."""
    folder = tmp_path_factory.mktemp("site")
    statements = '[project]\ntitle = "Specimens"\nbase_url = "https://example.org/edition"\n'
    project = with_files(folder / "project", {"tei-protocols.toml": statements})
    (project / "transcripts").mkdir()
    for name in CHOSEN:
        shutil.copy(SPECIMENS / f"{name}.txt", project / "transcripts")
    built = run("build", project, "--out", folder / "edition", *BUILD)
    assert built.status == 0, built.said
    return folder / "edition"


def pages_of(edition: Path) -> dict[str, html.HtmlElement]:
    """The pages of the site itself: those that are not views of a document."""
    paths = [*edition.glob("*.html"), *(edition / "people").rglob("*.html")]
    return {path.relative_to(edition).as_posix(): html.parse(str(path)).getroot() for path in paths}


def words(element: etree._Element) -> str:
    return " ".join(str(element.xpath("string()")).split())


def test_a_session_among_several_has_the_title_of_its_page() -> None:
    """An edition may print a number of its own above the title."""
    stated = '<teiHeader><fileDesc><titleStmt><title type="main">{0}</title></titleStmt></fileDesc></teiHeader>'
    session = '<TEI xml:id="s{0}">' + stated + "<text><body><head>{1}</head><head>{0}</head></body></text></TEI>"
    sessions = session.format("Protocol-1", "No. 17") + session.format("Protocol-2", "No. 18")
    corpus = f'<teiCorpus xmlns="{TEI}">{stated.format("Two")}{sessions}</teiCorpus>'
    entry = etree.fromstring(entry_of(etree.ElementTree(etree.fromstring(corpus))))
    assert [each.text for each in entry.iterfind("session/title")] == ["Protocol-1", "Protocol-2"]


def test_every_link_of_every_page_leads_to_a_place_that_exists(edition: Path) -> None:
    addresses: dict[Path, set[str]] = {}
    links = 0
    for name, page in pages_of(edition).items():
        for href in page.xpath("//a/@href | //*[local-name() = 'a']/@href"):
            target = urlsplit(href)
            if target.scheme:
                continue
            path = (edition / name).parent / unquote(target.path) if target.path else edition / name
            assert path.is_file(), f"{name} leads to {href}"
            if target.fragment:
                if path not in addresses:
                    addresses[path] = set(html.parse(str(path)).xpath("//@id"))
                assert unquote(target.fragment) in addresses[path], f"{name} leads to {href}"
            links += 1
    assert links > 500


def test_every_turn_of_the_tei_stands_on_the_page_of_its_speaker(edition: Path) -> None:
    tei = {"t": "http://www.tei-c.org/ns/1.0"}
    tree = etree.parse(edition / "tei" / "fraternal-party.xml")
    spoken = {str(turn) for turn in tree.xpath("//t:sp[@who = '#havrel']/@xml:id", namespaces=tei)}
    (page,) = (page for name, page in pages_of(edition).items() if name.endswith("/j-havrel.html"))
    links = page.xpath("//h3[. = 'Speaks']/following-sibling::ul[1]//a/@href")
    assert {href.partition("#")[2] for href in links} == spoken != set()
    assert all(href.startswith("../../documents/fraternal-party.html#") for href in links)


def test_numbers_are_those_of_the_tei(edition: Path) -> None:
    tei = {"t": "http://www.tei-c.org/ns/1.0"}
    trees = [etree.parse(path) for path in sorted((edition / "tei").glob("*.xml"))]
    turns = sum(len(tree.xpath("//t:sp", namespaces=tei)) for tree in trees)
    sessions = sum(len(tree.xpath("//t:TEI", namespaces=tei)) for tree in trees)
    pages = pages_of(edition)
    assert words(pages["index.html"].xpath("//p[@class = 'measure']")[0]).startswith(f"{sessions} sessions, ")
    assert f"{turns} turns" in words(pages["speakers.html"].xpath("//p[@class = 'measure']")[0])
    listed = len(pages["passages.html"].xpath("//section[@id = 'deletions']//li"))
    assert listed == sum(len(tree.xpath("//t:text//t:del", namespaces=tei)) for tree in trees) > 5


def test_sessions_are_in_the_order_of_time_and_in_the_calendar(edition: Path) -> None:
    page = pages_of(edition)["sessions.html"]
    dates = [moment.get("datetime") for moment in page.xpath("//li/p[@class = 'date']/time[1]")]
    assert dates == sorted(dates) and len(dates) > 10
    dots = page.xpath("//*[@role = 'list']//*[@role = 'listitem']/a")
    assert len(dots) == len(page.xpath("//li[@class = 'document'][.//time[string-length(@datetime) = 10]]"))
    assert all(dot.get("aria-label").split() == words(dot.find(".//title")).split() for dot in dots)


def test_what_is_not_certain_is_told_apart(edition: Path) -> None:
    pages = pages_of(edition)
    kinds = {words(kind) for kind in pages["passages.html"].xpath("//section[@id = 'doubts']//*[@class = 'kind']")}
    assert {"who speaks", "illegible"} <= kinds
    rows = {words(row[0]): [words(cell) for cell in row[1:]] for row in pages["speakers.html"].xpath("//tbody/tr")}
    assert int(rows["Korytov"][3]) > 0, "words in a turn that is doubtful"
    assert pages["speakers.html"].xpath("//*[@class = 'doubtful'][@fill = 'url(#hatching)']")


def test_one_name_of_two_records_is_not_said_to_be_one_person(edition: Path) -> None:
    page = pages_of(edition)["people/unregistered/kholodov.html"]
    assert "nobody has said yet whose it is" in words(page.xpath("//p[@class = 'state']")[0])


def test_people_of_the_register_have_one_page(tmp_path: Path) -> None:
    person = (
        '<person xml:id="zelenko-t"><persName xml:lang="ru">Т. Зеленко</persName><persName><forename>T.</forename>'
        ' <surname>Zelenko</surname></persName><birth when="1901"/><idno type="GND">118540238</idno></person>'
    )
    project = with_files(tmp_path / "project", {"people.xml": REGISTER.format(person), "tei-protocols.toml": ""})
    (project / "transcripts").mkdir()
    shutil.copy(SPECIMENS / "fraternal-party.txt", project / "transcripts")
    assert run("build", project, "--out", tmp_path / "edition", *BUILD).status == 0
    page = pages_of(tmp_path / "edition")["people/zelenko-t.html"]
    assert words(page.find(".//h1")) == "T. Zelenko"
    assert "1901" in words(page) and "Т. Зеленко" in words(page)
    assert "https://d-nb.info/gnd/118540238" in page.xpath("//a/@href")


def test_the_catalogue_is_json_with_all_sessions_and_files(edition: Path) -> None:
    catalogue = json.loads((edition / "catalog.jsonld").read_text("utf-8"))
    assert catalogue["@context"] == "https://schema.org" and catalogue["name"] == "Specimens"
    files = [file for part in catalogue["hasPart"] for file in part["encoding"]]
    assert all(file["contentUrl"].startswith("https://example.org/edition/") for file in files)
    for file in files:
        assert (edition / unquote(file["contentUrl"].removeprefix("https://example.org/edition/"))).is_file()
    managers = {"application/x-bibtex", "application/x-research-info-systems", "application/json"}
    assert {"application/xml", "text/html", "text/plain"} | managers == {file["encodingFormat"] for file in files}
    assert catalogue["hasPart"][0]["temporalCoverage"]


def test_the_sitemap_has_every_page_of_a_site_whose_address_is_stated(edition: Path, tmp_path: Path) -> None:
    listed = {str(place.text) for place in etree.parse(edition / "sitemap.xml").iter("{*}loc")}
    pages = {name for name in pages_of(edition) if name != "index.html"} | {f"documents/{name}.html" for name in CHOSEN}
    assert {unquote(place.removeprefix("https://example.org/edition/")) for place in listed} == {"", *pages}
    assert run("build", demonstration(tmp_path / "project"), "--out", tmp_path / "edition", *BUILD).status == 0
    assert not (tmp_path / "edition" / "sitemap.xml").exists()


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_interface_speaks_the_language_of_the_project(tmp_path: Path, language: str) -> None:
    project = demonstration(tmp_path / "project")
    with_files(project, {"tei-protocols.toml": f'[project]\nlanguage = "{language}"\n'})
    assert run("build", project, "--out", tmp_path / "edition", *BUILD).status == 0
    for name, page in pages_of(tmp_path / "edition").items():
        assert page.get("lang") == language
        # the key of a word that nobody has written down would be shown itself
        assert not re.findall(r"\b(?:site|index|format|view|count|date|search|role)\.[a-z]+", words(page)), name
    heading = words(pages_of(tmp_path / "edition")["speakers.html"].find(".//h1"))
    assert heading == {"en": "Who speaks how much", "ru": "Кто сколько говорит"}[language]


def test_places_and_organisations_have_an_index_where_they_are_encoded(tmp_path: Path) -> None:
    project = demonstration(tmp_path / "project")
    tei = project / "tei" / "protocol-61.xml"
    assert run("convert", project / "transcripts" / "protocol-61.txt", "-o", tei).status == 0
    text = tei.read_text("utf-8")
    for old, new in {
        "events in Cuba.": "events in <placeName>Cuba</placeName>.",
        "at the UN.": "at the <orgName>UN</orgName>.",
    }.items():
        assert text.count(old) == 1
        text = text.replace(old, new)
    tei.write_text(text, "utf-8")
    built = run("build", project, "--out", tmp_path / "edition", *BUILD)
    assert built.status == 0, built.said
    page = pages_of(tmp_path / "edition")["names.html"]
    assert [words(name) for name in page.iter("dt")] == ["Cuba", "UN"], built.said
    assert page.xpath("//dd//a/@href") == [f"documents/protocol-61.html#item-{place}" for place in ("1.1.1", "1.2.2")]


def test_nothing_that_people_write_is_markup_on_any_page(tmp_path: Path) -> None:
    person = f"""<person xml:id="petrov"><persName><forename>A.</forename> <surname>Petrov</surname></persName>
      <persName>{escaped(HOSTILE)}</persName><birth>{escaped(HOSTILE)}</birth><note>{escaped(HOSTILE)}</note>
      <affiliation>{escaped(HOSTILE)}</affiliation><idno type="URI">javascript:alert(4)</idno>
      <idno type="GND">javascript:alert(5)</idno></person>"""
    stated = [f"{key} = '''{HOSTILE} '''" for key in ("title", "publisher", "rights")]
    statements = "\n".join(["[project]", *stated, "licence = 'javascript:alert(6)'"])
    transcript = (
        f"12 March 1961\n\nPresent: A. Petrov, B. Ivanov.\n\n1. On {HOSTILE}\n\nPetrov: {HOSTILE} [{HOSTILE}][1]\n\n"
        f"Ivanov: Let A. Petrov speak. {HOSTILE}\n\n[1] Note: The bracketed passage was crossed out. {HOSTILE}\n"
    )
    logo = "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(8)'><script>alert(9)</script></svg>"
    style = "body::before { content: '</style><script>alert(10)</script>'; }"
    files = {"people.xml": REGISTER.format(person), "tei-protocols.toml": statements}
    files |= {"logo.svg": logo, "style.css": style}
    project = with_files(demonstration(tmp_path / "project"), {"transcripts/a.txt": transcript, **files})
    hostile_header(project)
    built = run("build", project, "--out", tmp_path / "edition", "--formats", "html,txt", "--no-search")
    assert built.status == 0, built.said
    pages = {path: html.parse(str(path)).getroot() for path in (tmp_path / "edition").rglob("*.html")}
    assert len(pages) > 8
    shown = 0
    for path, page in pages.items():
        assert not page.xpath("//iframe | //object | //embed | //form | //base"), path
        scripts = page.xpath("//script[not(@type = 'application/ld+json')]")
        assert [script.text for script in scripts] in ([], [OUR_SCRIPT]), path
        for data in page.xpath("//script[@type = 'application/ld+json']"):
            json.loads(data.text)
        assert not [name for element in page.iter("*") for name in element.attrib if name.startswith("on")], path
        addresses = [str(address) for address in page.xpath("//@href | //@src | //@action")]
        assert not [each for each in addresses if re.match(r"\s*(javascript|vbscript):", each, re.IGNORECASE)], path
        images = page.xpath("//img/@src")
        assert all(image.startswith("data:image/svg+xml;base64,") for image in images), path
        shown += words(page).count("<script>alert(1)</script>")
        (policy,) = page.xpath("//meta[@http-equiv = 'Content-Security-Policy']/@content")
        assert policy.startswith("default-src 'none';") and "unsafe-inline" not in policy, path
    assert shown > 20, "it is there to be read"
    json.loads((tmp_path / "edition" / "catalog.jsonld").read_text("utf-8"))


def hostile_header(project: Path) -> None:
    """TEI of the demonstration whose header a person filled with what is no text of theirs."""
    tei = project / "tei" / "protocol-61.xml"
    assert run("convert", project / "transcripts" / "protocol-61.txt", "-o", tei).status == 0
    text = tei.read_text("utf-8")
    for old in (">Mark Kramer<", ">L. 170-173<", ">In response to President Kennedy"):
        assert old in text
        text = text.replace(old, f">{escaped(HOSTILE)}{old[1:]}")
    text = re.sub(r'(<idno type="URI">)[^<]*', r"\1javascript:alert(7)", text)
    tei.write_text(text, "utf-8")
    (project / "transcripts" / "protocol-61.txt").unlink()


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def test_a_project_has_its_own_looks_without_changing_a_page(tmp_path: Path) -> None:
    project = demonstration(tmp_path / "project")
    with_files(
        project, {"style.css": ":root { --accent: #060; }\n", "logo.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>"}
    )
    assert run("build", project, "--out", tmp_path / "edition", *BUILD).status == 0
    for name, page in pages_of(tmp_path / "edition").items():
        assert page.findtext(".//style").endswith(":root { --accent: #060; }\n"), name
        assert page.xpath("//a[@class = 'site-name']/img/@alt") == [""], name
    with_files(project, {"style.css": b"\xff", "logo.svg": b"x" * 70_000})
    told = run("build", project, "--out", tmp_path / "edition", *BUILD)
    assert told.status == 0
    assert f"{project / 'style.css'}: warning: this file is not in UTF-8" in told.said
    assert f"{project / 'logo.svg'}: warning: this logo has 68 KB" in told.said


def test_formats_are_those_that_the_project_names_or_the_command(tmp_path: Path) -> None:
    project = demonstration(tmp_path / "project")
    with_files(project, {"tei-protocols.toml": '[build]\nformats = ["txt"]\n'})
    assert run("build", project, "--out", tmp_path / "edition", "--no-search").status == 0
    views = {path for path in files_of(tmp_path / "edition") if path.startswith("reading/")}
    assert views == {"reading/protocol-61.txt"}
    assert run("build", project, "--out", tmp_path / "edition", "--no-search", "--formats", "").status == 0
    assert not [path for path in files_of(tmp_path / "edition") if path.startswith("reading/")]
    told = run("build", project, "--out", tmp_path / "edition", "--formats", "txt,odt")
    assert told.status == 2 and "no view can be made as odt" in told.said
    with_files(project, {"tei-protocols.toml": '[build]\nformats = ["txt", "odt"]\n'})
    assert ":2: warning: no view can be made as odt" in run("build", project, "--out", tmp_path / "edition").said


@pytest.mark.parametrize("address", ["example.org", "javascript:alert(1)", "https://example.org/?a", "https://a b/"])
def test_the_address_of_a_site_is_one(tmp_path: Path, address: str) -> None:
    project = demonstration(tmp_path / "project")
    with_files(project, {"tei-protocols.toml": f'[project]\nbase_url = "{address}"\n'})
    built = run("build", project, "--out", tmp_path / "edition", *BUILD)
    assert "is not the address of a site and has no effect" in built.said
    assert not (tmp_path / "edition" / "sitemap.xml").exists()


def test_a_site_that_was_harmed_is_made_again(tmp_path: Path) -> None:
    project, out = demonstration(tmp_path / "project"), tmp_path / "edition"
    assert run("build", project, "--out", out, *BUILD).status == 0
    before = files_of(out)
    (out / "people.html").write_text("harm")
    (out / "people" / "serov.html").unlink()
    assert run("build", project, "--out", out, *BUILD).status == 0
    assert files_of(out) == before


def test_pages_of_people_that_are_gone_go(tmp_path: Path) -> None:
    project, out = demonstration(tmp_path / "project"), tmp_path / "edition"
    assert run("build", project, "--out", out, *BUILD).status == 0
    assert (out / "people" / "grishin.html").is_file()
    transcript = project / "transcripts" / "protocol-61.txt"
    transcript.write_text(transcript.read_text("utf-8").replace("V. V. Grishin", "V. V. Brishin"), "utf-8")
    assert run("build", project, "--out", out, *BUILD).status == 0
    assert not (out / "people" / "grishin.html").exists()
    assert (out / "people" / "unregistered" / "v-v-brishin.html").is_file()


def test_a_site_is_the_same_in_however_many_shares_it_is_made(edition: Path) -> None:
    documents = [
        Listed(path.stem, path.read_bytes(), {("whole", "html"): f"documents/{path.stem}.html"}, False)
        for path in sorted((edition / "facts").glob("*.xml"))
    ]
    site = Site({"title": "Specimens", "base-url": "https://example.org/edition/"}, documents)
    alone, shared = pages(site), pages(site, 3, lambda work, shares: reversed([*map(work, shares)]))
    assert list(alone.files) == list(shared.files) and {"index.html", "sitemap.xml"} <= alone.files.keys()
    assert alone == shared


@pytest.mark.parametrize(
    ("until", "said"),
    [("1961-11-04", "3–4 November 1961"), ("1961-12-01", "3 November 1961 – 1 December 1961"), ("", "3 November 1961")],
)
def test_days_of_one_month_name_it_once(until: str, said: str) -> None:
    session = f'<session address="a"><date from="1961-11-03" to="{until}"/></session>'
    entry = f'<entry xml:lang="en"><title>A</title>{session}</entry>'
    listed = Listed("a", entry.encode(), {("whole", "html"): "documents/a.html"}, False)
    page = " ".join(pages(Site({"title": "A"}, [listed])).files["sessions.html"].decode().split())
    assert f"<title>{said}: A</title>" in page


def test_days_in_a_row_are_listed_with_their_month_once() -> None:
    days = "".join(f'<date from="{day}" to=""/>' for day in ("1961-10-31", "1961-11-03", "1961-11-04"))
    entry = f'<entry xml:lang="en"><title>A</title><session address="a">{days}</session></entry>'
    listed = Listed("a", entry.encode(), {("whole", "html"): "documents/a.html"}, False)
    shown = html.document_fromstring(pages(Site({"title": "A"}, [listed])).files["sessions.html"])
    (date,) = shown.xpath("//p[@class='date']")
    assert words(date) == "31 October 1961, 3, 4 November 1961"
    assert date.xpath("time/@datetime") == ["1961-10-31", "1961-11-03", "1961-11-04"]


def test_a_name_that_stands_in_no_paragraph_is_a_mention_with_the_words_of_its_line() -> None:
    tree = english()
    opener = etree.SubElement(tree.find(".//{*}body"), f"{{{TEI}}}opener")
    line = etree.SubElement(opener, f"{{{TEI}}}seg")
    line.text = "Compiled by "
    etree.SubElement(line, f"{{{TEI}}}persName", ref="#petrov").text = "A. Petrov"
    mentions = etree.fromstring(entry_of(tree)).findall(".//mention")
    assert "Compiled by A. Petrov" in ["".join(each.itertext()) for each in mentions]


def test_an_entry_of_a_list_is_cited_by_its_number_and_a_page_leaves_no_gap_in_a_heading() -> None:
    head = '<head>Radio address <pb n="2"/><fw type="pageNum">(p. 2)</fw>.</head>'
    decision = '<list><item n="o2" ana="#act.decision"><del>To send it.</del></item></list>'
    item = f'<div type="agenda_item" n="1" xml:id="item-1">{head}{decision}</div>'
    session = f'<TEI xmlns="{TEI}" xml:id="session"><text><body>{item}</body></text></TEI>'
    entry = etree.fromstring(entry_of(etree.fromstring(session).getroottree()))
    assert entry.xpath("//deletion/@in") == ["item-1.o2"]
    assert entry.xpath("string(//item)") == "Radio address."


def test_only_what_was_said_is_counted_as_spoken() -> None:
    """A mark of a page in the middle, a stage direction, a note and the clause that names the speaker are not, nor is a
    sign of punctuation that stands alone, nor what was crossed out."""
    tree = english()
    turn = next(tree.iter(f"{{{TEI}}}sp"))
    for child in list(turn):
        turn.remove(child)
    turn.extend(
        etree.fromstring(
            f'<sp xmlns="{TEI}"><fw type="pageNum">page 17 of 20</fw><stage>Animation in the hall.</stage>'
            '<p n="1"><seg type="attribution">Cde. Petrov says that</seg> the rye <fw type="pageNum">18</fw>is late. '
            "<stage>(Laughter.)</stage> Very<note>So the record.</note> late.</p><note>Not in the minutes.</note>"
            '<p n="2">Wait – <del>now</del>.</p><p n="3"><seg type="attribution">Cde. Petrov agrees</seg>.</p></sp>'
        )
    )
    found = next(etree.fromstring(entry_of(tree)).iter("turn"))
    assert found.get("words") == str(len(("the", "rye", "is", "late.", "Very", "late.", "Wait")))
    assert "page 17" not in (found.text or "") and "minutes" not in (found.text or "")
