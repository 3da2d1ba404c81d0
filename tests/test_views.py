"""The views: each phenomenon of the encoding as each view shows it, and what must hold of every page."""

from __future__ import annotations

import base64
import hashlib
import re
import subprocess
from collections import Counter
from io import BytesIO
from pathlib import Path
from shutil import which
from xml.sax.saxutils import escape
from zipfile import ZipFile

import pytest
from lxml import etree, html
from view_samples import TEI, document, english, paragraph, russian, text_of

from tei_protocols.model.source import Source
from tei_protocols.pipeline import convert
from tei_protocols.problems import UnusableInput
from tei_protocols.views import VIEWS, unknown_elements, view, views


def page(tree: etree._ElementTree, name: str) -> html.HtmlElement:
    return html.document_fromstring(view(tree, name, "html").decode())


def words(element: html.HtmlElement) -> str:
    """What the eye reads: no words for the ear, no paragraph numbers, no ways back."""
    for unseen in element.xpath('.//*[contains(@class, "spoken") or @class="locus" or @class="back"]'):
        unseen.drop_tree()
    return " ".join(element.text_content().split())


def first_paragraph(text: bytes, speaker: str) -> str:
    """In a plain text: the paragraph of the one turn of a sample."""
    lines = text.decode().split("\n")
    return lines[lines.index(speaker) + 1] if speaker else lines[lines.index("Item") + 3]


# What stands in the encoding; how the reading, the diplomatic and the published view print it as plain text.
PHENOMENA = [
    ("<supplied>more</supplied> bread", "more bread", "⟨more⟩ bread", "[more] bread"),
    ('<supplied rend="parenthesised">more</supplied>', "more", "⟨more⟩", "(more)"),
    ('9 <supplied reason="omitted-in-original">March</supplied>', "9 March", "9 ⟨‸March⟩", "9 [March]"),
    ("much <del>more</del> bread", "much [passage crossed out] bread", "much ⟦more⟧ bread", "much more bread"),
    ('<del rend="crossed-out bracketed">more</del>', "[passage crossed out]", "⟦more⟧", "[more]"),
    ("<restore><del>more</del></restore>", "more", "⟦⟦more⟧⟧", "more"),
    ('<add place="above">more</add>', "more", "\\more/", "more"),
    ("<subst><del>a</del><add>b</add></subst>", "[passage crossed out]b", "⟦a⟧\\b/", "ab"),
    ("<term>R-1</term> <gloss>oven</gloss>", "R-1 (oven)", "R-1 ⟨= oven⟩", "R-1 [oven]"),
    ('<gloss rend="--trans.">oven</gloss>', "(oven)", "⟨= oven⟩", "[oven--trans.]"),
    ("<expan><abbr>gov</abbr><ex>ernment</ex></expan>", "government", "gov(ernment)", "gov[ernment]"),
    ('<gap reason="illegible" rend="[?]"/>', "[illegible]", "[illegible]", "[?]"),
    ('<gap reason="illegible" quantity="1" unit="words"/>', "[illegible 1 word]", "[illegible 1 word]", ""),
    ('<gap reason="illegible" quantity="3" unit="lines"/>', "[illegible 3 lines]", "[illegible 3 lines]", ""),
    ('<gap reason="omitted" rend=". . ."/>', "[…]", "[…]", ". . ."),
    ("<unclear>perhaps</unclear>", "perhaps", "perhaps(?)", "perhaps"),
    ("<choice><sic>bred</sic><corr>bread</corr></choice>", "bread", "bred (!) ⟨→ bread⟩", "bred"),
    ("<choice><orig>colour</orig><reg>color</reg></choice>", "color", "colour", "colour"),
    ('<hi rend="bold asterisks">loud</hi>', "**loud**", "**loud**", "**loud**"),
    ('<hi rend="underline" source="#fn1">so</hi>', "_so_", "_so_", "so"),
    ('<note place="inline">sic</note>', "[sic]", "[sic]", "[sic]"),
    ('a <note type="query">who?</note>', "a", "a [query: who?]", "a"),
    ('<ref type="unresolved">(18)</ref>', "(18)", "(18)", "(18)"),
    ('bro<lb break="no" rend="-"/>ken', "broken", "broken", "bro-"),
    ('a <pb n="3" type="leaf"/><fw type="pageNum">- 3 -</fw>b', "a |leaf 3| b", "a |leaf 3| b", "a - 3 -b"),
    ('<persName ref="#lapina" cert="low">L.</persName>', "L.(?)", "L.(?)", "L."),
    ('<persName ref="#lapina" cert="high">L.</persName>', "L.", "L.", "L."),
    ('a<note n="4" rend="(n)" place="end">N.</note>', "a[4]", "a[4]", "a(4)"),
    ('a<g n="U+000C"/>b', "aU+000Cb", "aU+000Cb", "aU+000Cb"),
    ('<seg type="attribution">Cde. <persName>P.</persName> says</seg> yes', *["Cde. P. says yes"] * 3),
    ("<stage>(Laughter.)</stage>", "(Laughter.)", "(Laughter.)", "(Laughter.)"),
    ('so <stage rend="bracketed">laughter</stage> it', "so (laughter) it", "so (laughter) it", "so [laughter] it"),
    ('<seg type="source" rend="bracketed">F. 3</seg>', "F. 3", "F. 3", "[F. 3]"),
    ('<seg type="line" rend="braced">F. 3</seg>', "F. 3", "F. 3", "{F. 3}"),
]


@pytest.mark.parametrize(
    ("content", "reading", "diplomatic", "published"), PHENOMENA, ids=[row[0] for row in PHENOMENA]
)
def test_a_phenomenon_in_every_view(content: str, reading: str, diplomatic: str, published: str) -> None:
    made = views(paragraph(content), [(name, "txt") for name in VIEWS])
    speaker = "P. P. PETROV (chair, member of the Presidium)"
    shown = [first_paragraph(made[name, "txt"], speaker) for name in ("reading", "diplomatic")]
    assert [*shown, first_paragraph(made["published", "txt"], "")] == [reading, diplomatic, published]


# --- the reading view --------------------------------------------------------------------------------------------


def test_a_turn_says_who_speaks_in_which_role() -> None:
    heading = page(english(), "reading").get_element_by_id("item-1.1").find("header/h3")
    text = " ".join(heading.text_content().split())
    assert text == "P. P. Petrov, chair, member of the Presidium", "also where styles are off"


def test_a_group_speaks_under_its_name_and_an_unknown_voice_under_its_label() -> None:
    shown = page(english(), "reading")
    names = [shown.get_element_by_id(f"item-1.{turn}").xpath('.//span[@class="name"]')[0] for turn in (3, 4)]
    assert [words(name) for name in names] == ["Members of the Board", "SOMEBODY"]
    assert shown.get_element_by_id("person:group.member").tag == "dd", "who belongs to the group is told"
    assert [name.xpath("a/@href") for name in names] == [["#person:group.member"], []]


def test_who_is_named_leads_to_where_the_page_says_who_took_part() -> None:
    names = '<persName ref="#petrov">P. P. Petrov</persName> and <persName ref="#nobody">N. N. Nobody</persName>'
    shown = page(paragraph(names), "reading")
    named = shown.get_element_by_id("item-1.1.1").xpath("a[@class = 'person']")
    assert [(words(name), name.get("href")) for name in named] == [("P. P. Petrov", "#person:petrov")]
    assert words(shown.get_element_by_id("person:petrov")) == "P. P. Petrov"


def test_of_several_speakers_each_leads_to_their_place() -> None:
    tree = paragraph("Words.")
    (turn,) = tree.iter("{*}sp")
    turn.set("who", "#petrov #nobody #lapina")
    (name,) = page(tree, "reading").xpath('//h3/span[@class="name"]')
    assert words(name) == "P. P. Petrov, nobody and L. L. Lapina"
    assert name.xpath("a/@href") == ["#person:petrov", "#person:lapina"]


def test_a_doubtful_attribution_says_why() -> None:
    doubt = page(english(), "reading").get_element_by_id("item-1.2").xpath("header/details/p")[0]
    assert words(doubt) == (
        "The record does not say who speaks here. Read as P. P. Petrov. Other reading: those present. "
        "Certainty: low. So judged by a program (Encoding)."
    )


def test_a_passage_left_out_opens_with_its_note() -> None:
    opened = page(english(), "reading").xpath('//details[@class="deletion"][.//del/@id="del-1"]')[0]
    assert opened.find("summary").text == "passage crossed out"
    assert opened.find(".//del").text_content() == "Much underlined: more."
    assert words(opened.find(".//span[@class='proof']")) == "2 Translator's Note: The sentence was crossed out."
    assert opened.get("open") is None


def test_a_passage_left_out_of_a_heading_is_found_at_the_end() -> None:
    shown = page(english(), "reading")
    assert shown.xpath('//h2//a[@class="omission"]/@href') == ["#del-9"]
    assert shown.get_element_by_id("del-9").text_content() == "and salt"


def test_paragraphs_have_the_numbers_by_which_they_are_cited() -> None:
    shown = page(english(), "reading")
    assert shown.get_element_by_id("item-1.1.3").xpath("a[@class='locus']/text()") == ["1.1.3"]
    assert shown.get_element_by_id("item-1-2.o1").xpath("a[@class='locus']/text()") == ["1-2.o1"]


def test_decisions_in_a_list_have_numbers_like_paragraphs() -> None:
    text = "Point 1. On rye\n\nResolved:\n\n1) Sow it.\n\n2) Reap it.\n"
    tree = convert(Source("list.txt", text, "en")).root.getroottree()
    entries = {entry.get("id"): entry for entry in page(tree, "reading").iter("li") if entry.xpath("a[@class='locus']")}
    assert list(entries) == ["item-1.o2", "item-1.o3"]
    assert entries["item-1.o3"].xpath("a[@class='locus']/text()") == ["1.o3"]
    assert words(entries["item-1.o3"]) == "2) Reap it."
    # a number of the list itself may be that of a turn
    for entry, number in zip(tree.iter("{*}item"), "12", strict=True):
        entry.set("n", number)
    assert not page(tree, "reading").xpath("//li/a[@class='locus']")


def test_items_are_listed_where_there_are_several() -> None:
    assert page(english(), "reading").xpath("//nav//a/@href") == ["#item-1", "#item-1-2"]
    assert page(russian(), "reading").xpath("//nav") == []


NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"

HELD = (
    'Cde.~<persName ref="#petrov">P.~P.~Petrov</persName> says: F.~3, Op.~16, №~37, 1955~г.~– It is so. Then Cdes.~A.',
    "т.~Г.С.~Орлов, Лисин~А.~Б., тт.~Орлов и Лисин, г.~Усть-Канда, § 5 – да. Нет, т. е. так.",
    "He did. It is 5 o'clock. The end. Us.",
)


@pytest.mark.parametrize("name", VIEWS)
@pytest.mark.parametrize("text", HELD)
def test_lines_end_where_a_compositor_would_let_them_end(text: str, name: str) -> None:
    """The spaces that hold are ~ here; nothing else of the page changes, and what programs read of it not at all."""
    text = text.replace("§ ", "§~").replace(" – ", "~– ")
    shown = page(paragraph(text.replace("~", " ")), name)
    places = "*[@role = 'paragraph' or self::p][contains(., 'Cde') or contains(., 'Орлов') or contains(., 'clock')]"
    (found,) = shown.xpath(f"//{places}")
    for number in found.xpath("a[@class = 'locus']"):
        number.drop_tree()
    as_read = found.text_content().strip().replace(NO_BREAK_SPACE, "~")
    assert as_read == html.fromstring(f"<p>{text}</p>").text_content()
    assert NO_BREAK_SPACE not in "".join(map(str, shown.xpath("//head//text() | //head//@content | //pre//text()")))


DOUBTFUL_DECISIONS = {
    "a paragraph": ('<p n="o1" ana="#act.decision" cert="medium" resp="#machine">To bake.</p>', '//p[@class="kind"]'),
    "an entry": ('<list><item ana="#act.decision" cert="low">To bake.</item></list>', "//li"),
    "words": ('<p n="o1"><seg ana="#act.decision" cert="low">To bake.</seg></p>', "//p"),
}


@pytest.mark.parametrize("what", DOUBTFUL_DECISIONS)
@pytest.mark.parametrize("name", ["reading", "diplomatic"])
def test_a_doubtful_decision_has_its_mark_and_its_reason(what: str, name: str) -> None:
    content, place = DOUBTFUL_DECISIONS[what]
    shown = page(document(text_of(f'<body><div xml:id="item-1">{content}</div></body>')), name)
    marks = shown.xpath(f'//div[@class="text"]{place}/a[@class="doubt-mark"]')
    assert [mark.get("href") for mark in marks] == ["#item-1.doubt1"]
    reason = words(shown.get_element_by_id("item-1.doubt1"))
    assert reason.startswith("To bake: Read as a decision; it may be the proposal of the last speaker. Certainty: ")
    row = shown.xpath('//section[@class="legend"]//tr[td[2]="uncertain attribution or decision"]')[0]
    assert row[2].text == "1"


# --- the diplomatic view -----------------------------------------------------------------------------------------


def test_acts_have_words_for_the_ear() -> None:
    shown = page(english(), "diplomatic")
    struck = shown.get_element_by_id("del-1")
    assert struck.tag == "del"
    assert [each.text.strip() for each in struck.xpath("span[@class='spoken']")] == [
        "crossed out:",
        "(end of what was crossed out)",
    ]
    labels = [each.find("span").text for each in shown.xpath('//div[@class="text"]//ins')]
    assert labels == [
        "supplied by the editors: ",
        "added above the line: ",
        "added in the margin: ",
        "added in the line: ",
        "supplied by the editors: ",
    ]


def test_the_legend_counts_the_signs() -> None:
    rows = page(english(), "diplomatic").xpath('//section[@class="legend"]//tbody/tr')
    counted = {row[1].text: int(row[2].text) for row in rows}
    assert counted == {
        "crossed out": 4,
        "crossed out and restored": 1,
        "added": 3,
        "supplied by the editors": 2,
        "explained by the editors": 1,
        "word of the original": 1,
        "abbreviated, completed by the editors": 1,
        "hard to read": 1,
        "illegible": 1,
        "omitted": 1,
        "so in the source": 1,
        "corrected by the editors": 1,
        "underlined": 2,
        "remark of the editors": 1,
        "leaf": 1,
        "a mark to which no note belongs": 1,
        "uncertain attribution or decision": 2,
    }


@pytest.mark.parametrize(
    ("begins", "kinds"), [("Present: A.", "added-heading spoken"), ("A. was there.", "added-heading")]
)
def test_a_list_that_says_what_it_is_has_its_heading_for_the_ear(begins: str, kinds: str) -> None:
    text = text_of(f'<body><div type="list_participants" xml:id="participants"><p n="1">{begins}</p></div></body>')
    (heading,) = page(document(text), "reading").xpath("//h2[.='Those present']")
    assert heading.get("class") == kinds


@pytest.mark.parametrize("name", ["reading", "diplomatic", "published"])
@pytest.mark.parametrize(("begins", "headings"), [("Present: A.", 0), ("A. was there.", 1)])
def test_no_file_says_twice_who_was_present(begins: str, headings: int, name: str, tmp_path: Path) -> None:
    text = text_of(f'<body><div type="list_participants" xml:id="participants"><p n="1">{begins}</p></div></body>')
    made = views(document(text), [(name, to) for to in ("txt", "md", "docx", "pdf")])
    said = [made[name, "txt"].decode(), made[name, "md"].decode()]
    with ZipFile(BytesIO(made[name, "docx"])) as packed:
        said.append("".join(etree.fromstring(packed.read("word/document.xml")).itertext()))
    if which("pdftotext"):
        (tmp_path / "view.pdf").write_bytes(made[name, "pdf"])
        said.append(subprocess.run(["pdftotext", tmp_path / "view.pdf", "-"], capture_output=True, text=True).stdout)
    for each in said:
        assert begins in each
        # a source that prints no heading has none as published
        assert each.lower().count("those present") == (0 if name == "published" else headings)


def test_the_legend_says_of_what_its_view_does_not_mark_that_it_is_there() -> None:
    content = 'so <add place="above">much</add> <supplied>bread</supplied> <gap reason="omitted"/>'
    lines = view(paragraph(content), "reading", "txt").decode().splitlines()
    begin = lines.index("Signs used here")
    assert [line for line in lines[begin:] if line.startswith(("not marked", "["))] == [
        "not marked in this view  added (1)",
        "not marked in this view  supplied by the editors (1)",
        "[…]  omitted (1)",
    ]


def test_the_legend_shows_a_sign_as_the_text_has_it() -> None:
    """In the reading view a passage is behind its sign; struck words that only a note tells of are read in the note."""
    struck = '<del rend="crossed-out" source="#fn1">What next?</del>'
    note = f'<note xml:id="fn1" n="1" place="end">Struck out: “{struck}”</note>'

    def sign(content: str) -> html.HtmlElement:
        (cell,) = page(paragraph(content), "reading").xpath('//tr[@data-meaning="deleted"]/td[1]')
        return cell

    assert [each.tag for each in sign(f"It is late.{note}")] == ["del"]
    assert [each.tag for each in sign(f"It is late.{note} <del>Very.</del>")] == ["details"]


def test_a_reconstruction_from_a_translation_says_so() -> None:
    notice = page(english(), "diplomatic").xpath('//p[@class="reconstruction"]')
    assert "(Russian)" in notice[0].text and "(English)" in notice[0].text
    assert page(russian(), "diplomatic").xpath('//p[@class="reconstruction"]') == []


def test_a_printed_label_runs_into_its_turn() -> None:
    shown = page(english(), "diplomatic").get_element_by_id("item-1.1.1")
    assert words(shown).startswith("Cde. Petrov: We need")


# --- the published view ------------------------------------------------------------------------------------------


LABELS = [("", "Cde. Petrov: Bread."), (' rend="glued"', "Cde. Petrov:Bread.")]


@pytest.mark.parametrize(("glued", "printed_as"), LABELS)
def test_a_label_and_its_words_are_one_paragraph(glued: str, printed_as: str) -> None:
    turn = f'<sp who="#petrov"><speaker>Cde. Petrov:</speaker><p n="1"{glued}>Bread.</p><p n="2">Salt.</p></sp>'
    shown = page(document(text_of(f"<body><div>{turn}</div></body>")), "published")
    assert [words(each) for each in shown.xpath('//div[@class="turn"]/p')] == [printed_as, "Salt."]


def test_notes_stand_where_the_source_prints_them() -> None:
    notes = page(english(), "published").xpath('//section[@class="notes"]//li/@id')
    assert notes == ["fn1", "fn3", "fn2"]


# --- every page --------------------------------------------------------------------------------------------------

SAMPLES = {"English": english(), "Russian": russian()}
PAGES = [(name, kind) for name in SAMPLES for kind in VIEWS]


@pytest.mark.parametrize(("sample", "name"), PAGES)
def test_links_lead_somewhere_and_addresses_are_single(sample: str, name: str) -> None:
    shown = page(SAMPLES[sample], name)
    addresses = Counter(shown.xpath("//@id"))
    assert [address for address, count in addresses.items() if count > 1] == []
    inner = [href for href in shown.xpath("//a/@href") if href.startswith("#")]
    assert [href for href in inner if href[1:] not in addresses] == []
    outer = [href for href in shown.xpath("//a/@href") if not href.startswith("#")]
    assert all(re.match("https?://", href) for href in outer)


@pytest.mark.parametrize("name", VIEWS)
def test_notes_and_their_marks_point_to_one_another(name: str) -> None:
    shown = page(english(), name)
    marks = {mark.get("id"): mark.get("href")[1:] for mark in shown.xpath('//a[@role="doc-noteref"]')}
    assert marks == {"fn1.mark": "fn1", "fn2.mark": "fn2", "fn2.mark2": "fn2"}
    for note in set(marks.values()):
        back = shown.get_element_by_id(note).xpath('.//a[@role="doc-backlink"]/@href')
        assert back == [f"#{mark}" for mark, target in marks.items() if target == note]


@pytest.mark.parametrize(("sample", "name"), PAGES)
def test_a_page_asks_nothing_of_the_network(sample: str, name: str) -> None:
    shown = page(SAMPLES[sample], name)
    assert shown.xpath("//img | //iframe | //object | //embed | //video | //audio | //form") == []
    assert [each.get("type") for each in shown.xpath("//script[not(@src)]")] == ["application/ld+json", "module"]
    assert shown.xpath("//script[@src]") == []
    assert shown.xpath("//link/@href") == ["data:,"]
    assert shown.xpath("//@style | //@*[starts-with(name(), 'on')]") == []
    style = shown.findtext(".//style")
    assert "url(" not in style and "@import" not in style


@pytest.mark.parametrize("name", VIEWS)
def test_the_policy_of_a_page_admits_its_style_and_script_and_nothing_else(name: str) -> None:
    shown = page(english(), name)
    policy = shown.xpath('//meta[@http-equiv="Content-Security-Policy"]/@content')[0]
    style, script = (
        base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        for text in (shown.findtext(".//style"), shown.xpath("//script[@type='module']")[0].text)
    )
    assert policy == (
        "default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'; "
        f"style-src 'sha256-{style}'; script-src 'sha256-{script}'"
    )


@pytest.mark.parametrize("name", VIEWS)
def test_the_header_is_told_in_full(name: str) -> None:
    shown = page(english(), name)
    facts = {each.findtext("dt"): [" ".join(dd.text_content().split()) for dd in each.findall("dd")]
             for each in shown.xpath('//section[@class="about"]//dl/div')}  # fmt: skip
    assert facts["Session"] == ["Protocol No. 7", "9 March 1957"]
    assert facts["Shelfmark"] == ["Archive, F. 1, L. 2-2ob"]
    assert facts["Original language"] == ["Russian"]
    assert facts["Translator"] == ["Jane Roe"]
    assert facts["Responsibility"] == ["Edited by: Jane Roe", "Encoding: a program"]
    assert facts["Funder"] == ["A Foundation"]
    assert facts["Credits"] == ["With thanks to all"]
    assert facts["Address"] == ["https://archive.example/7"]
    assert facts["Rights"] == ["Free to share https://creativecommons.org/licenses/by/4.0/"]
    assert facts["Publisher of this edition"] == ["Nobody Press"]
    assert facts["State of the encoding"] == ["draft"]
    assert facts["Changes"] == ["made"]
    assert facts["People"] == ["chair, member of the Presidium: P. P. Petrov", "member of the Presidium: L. L. Lapina"]
    assert shown.xpath('//div[@class="address"]//a/@href') == ["https://archive.example/7"]


def test_the_interface_speaks_the_language_of_the_document() -> None:
    shown = page(russian(), "reading")
    assert shown.get("lang") == "ru"
    assert shown.xpath('//section[@class="notes"]/h2/text()') == ["Примечания"]
    assert shown.xpath('//span[@class="role"]/text()') == ["председатель, член Президиума"]


@pytest.mark.parametrize(
    ("count", "said"), [(1, "1 слово"), (2, "2 слова"), (5, "5 слов"), (11, "11 слов"), (21, "21 слово")]
)
def test_what_could_not_be_read_is_counted_as_the_language_does(count: int, said: str) -> None:
    tree = paragraph(f'Да <gap reason="illegible" quantity="{count}" unit="words"/>')
    tree.getroot().set("{http://www.w3.org/XML/1998/namespace}lang", "ru")
    gap, *_ = page(tree, "reading").find_class("gap-illegible")
    assert gap.text_content() == f"неразборчиво {said}"


def test_where_the_interface_does_not_speak_the_language_both_are_marked() -> None:
    shown = page(document(text_of("<body><div><p n='1'>Guten Tag</p></div></body>"), "de"), "reading")
    assert (shown.get("lang"), shown.find(".//article").get("lang")) == ("en", "de")
    assert shown.xpath('//section[@class="about"]/@lang') == ["en"]
    assert shown.xpath('//dd[.="Jane Roe"]/@lang') == ["de"]


def test_passages_in_another_language_are_marked() -> None:
    shown = page(english(), "reading")
    assert {each.text: each.get("lang") for each in shown.xpath("//article//*[@lang]") if each.text} == {
        "soderzhatel'nyi": "ru-Latn",
        "Brot": "de",
    }


# --- what nobody foresaw -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", VIEWS)
def test_an_unknown_element_is_shown_and_reported(name: str) -> None:
    made = view(paragraph("a <caesura>pause</caesura> b"), name)
    assert "pause" in made.decode()
    assert [str(problem) for problem in unknown_elements(made, "x.xml")] == [
        "x.xml: warning: this view does not know the element caesura (its content is shown, marked; encode it "
        "otherwise, or teach the view) [view.unknown-element]"
    ]


@pytest.mark.parametrize(("sample", "name"), PAGES)
def test_every_element_of_the_encoding_is_known(sample: str, name: str) -> None:
    assert unknown_elements(view(SAMPLES[sample], name), "") == []


BARE = '<script>alert(1)</script></style><!-- ]]> " \' \\ #read("/etc/passwd") $x$ *b* _u_ &amp;'
HOSTILE = escape(BARE, {'"': "&quot;"})


@pytest.mark.parametrize("name", VIEWS)
def test_text_is_never_markup(name: str) -> None:
    tree = paragraph(f'{HOSTILE}<note xml:id="fn1" n="{HOSTILE}" place="end">{HOSTILE}</note><gap reason="{HOSTILE}"/>')
    tree.find(f".//{{{TEI}}}title").text = BARE
    tree.find(f".//{{{TEI}}}surname").text = BARE
    tree.find(f".//{{{TEI}}}div").set("type", BARE)
    shown = page(tree, name)
    assert len(shown.xpath("//script")) == 2 and len(shown.xpath("//style")) == 1
    assert BARE in shown.get_element_by_id("item-1.1.1").text_content()
    assert shown.findtext(".//title").startswith(BARE)


def test_a_document_without_anything_still_renders() -> None:
    tree = etree.ElementTree(etree.fromstring(f'<TEI xmlns="{TEI}"><text><body><p>Only this.</p></body></text></TEI>'))
    for name in VIEWS:
        assert "Only this." in view(tree, name, "txt").decode()


def test_several_sessions_make_one_page_with_an_article_for_each() -> None:
    both = etree.Element(f"{{{TEI}}}teiCorpus", nsmap={None: TEI})
    both.extend([english().getroot(), russian().getroot()])
    shown = page(both.getroottree(), "reading")
    assert [article.get("lang") for article in shown.xpath("//article")] == ["en", "ru"]


def test_what_is_not_tei_is_refused_in_words() -> None:
    with pytest.raises(UnusableInput, match="this is not a TEI document: its root element is html"):
        view(etree.ElementTree(etree.fromstring("<html/>")), "reading")


@pytest.mark.parametrize(("heading", "kind"), [("WORKING NOTES, 1959", "capitals"), ("Notes of the CC", None)])
def test_a_title_in_capitals_is_set_as_one(heading: str, kind: str | None) -> None:
    note = '<note xml:id="fn1" n="1" place="end">Its words do not matter.</note>'
    (title,) = page(document(text_of(f"<body><head>{heading}{note}</head><div/></body>")), "reading").iter("h1")
    assert title.get("class") == kind


@pytest.mark.parametrize("name", VIEWS)
def test_the_title_is_the_heading_that_the_header_has_not_a_number_above_it(name: str) -> None:
    headings = "<head>DOCUMENT No. 4</head><head>Notes of a Session</head>"
    tree = document(text_of(f"<body>{headings}<div type='proceedings' xml:id='item-0'><p n='o1'>Yes.</p></div></body>"))
    (title,) = tree.iterfind(f".//{{{TEI}}}titleStmt/{{{TEI}}}title")
    title.text = "Notes of a Session"
    page = html.document_fromstring(view(tree, name))
    assert [each.text_content() for each in page.iter("h1")] == ["Notes of a Session"]
    assert "DOCUMENT No. 4" in words(page)
