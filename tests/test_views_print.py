"""Print: PDF files that are the same at any time, open to all readers, and into which no text can smuggle commands."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import etree
from view_samples import TEI, document, english, paragraph, russian, text_of

from tei_protocols.problems import UnusableInput
from tei_protocols.views import VIEWS, printing, view
from tei_protocols.views.printing import typeset

needs_poppler = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext (poppler-utils) is not here")


def read_with(program: str, pdf: bytes, tmp_path: Path, *arguments: str) -> str:
    file = tmp_path / "view.pdf"
    file.write_bytes(pdf)
    target = ["-"] if program == "pdftotext" else []
    return subprocess.run([program, *arguments, str(file), *target], capture_output=True, text=True, check=True).stdout


def words(pdf: bytes, tmp_path: Path) -> str:
    return " ".join(read_with("pdftotext", pdf, tmp_path, "-raw").split())


@pytest.mark.parametrize("name", VIEWS)
@pytest.mark.parametrize("tree", [english(), russian()], ids=["English", "Russian"])
def test_every_view_is_printed_for_all_readers_and_for_archives(tree: etree._ElementTree, name: str) -> None:
    """Typst itself refuses what is not PDF/UA-1 and PDF/A-3a; here it is asked whether it was told to."""
    pdf = view(tree, name, "pdf")
    assert pdf.startswith(b"%PDF-1.7")
    for claim in (b"<pdfuaid:part>1<", b"<pdfaid:part>3<", b"<pdfaid:conformance>A<"):
        assert claim in pdf


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not here")
def test_the_file_is_whole(tmp_path: Path) -> None:
    (tmp_path / "view.pdf").write_bytes(view(english(), "diplomatic", "pdf"))
    checked = subprocess.run(["qpdf", "--check", tmp_path / "view.pdf"], capture_output=True, text=True)
    assert checked.returncode == 0, checked.stdout + checked.stderr


@needs_poppler
def test_the_tei_travels_inside(tmp_path: Path) -> None:
    (tmp_path / "view.pdf").write_bytes(view(russian(), "reading", "pdf"))
    subprocess.run(["pdfdetach", "-saveall", "-o", tmp_path, tmp_path / "view.pdf"], check=True, capture_output=True)
    assert (tmp_path / "sample.xml").read_bytes() == etree.tostring(russian(), encoding="utf-8", xml_declaration=True)


@needs_poppler
def test_the_file_knows_what_it_is(tmp_path: Path) -> None:
    facts = dict(
        line.split(":", 1) for line in read_with("pdfinfo", view(english(), "reading", "pdf"), tmp_path).splitlines()
    )
    assert facts["Title"].strip() == "Protocol No. 7 of an Invented Board"
    assert facts["Author"].strip() == "Jane Roe"
    assert facts["Subject"].strip() == "The board met.It parted."
    assert facts["Tagged"].strip() == "yes"
    assert "Mar  9" in facts["CreationDate"] and "1957" in facts["CreationDate"]


@needs_poppler
def test_notes_stand_at_the_foot_and_a_passage_left_out_is_one(tmp_path: Path) -> None:
    printed = words(view(english(), "reading", "pdf"), tmp_path)
    assert "We need more bread. ⟦passage crossed out⟧a, 2 See again2." in printed
    foot = printed[printed.index("See again2.") :]
    assert foot.index("a Much more.") < foot.index("2 Translator's Note: The sentence was crossed out.")


def places(pdf: bytes, tmp_path: Path) -> dict[str, tuple[int, float, float]]:
    """Where the words stand: page, and millimetres from the left and the top; of words that recur, the first."""
    boxes = read_with("pdftotext", pdf, tmp_path, "-bbox").encode()
    pages = etree.fromstring(boxes, etree.HTMLParser(encoding="utf-8"))
    found: dict[str, tuple[int, float, float]] = {}
    for number, page in enumerate(pages.iter("page"), 1):
        for word in page.iter("word"):
            left, top = (float(word.get(side)) * 25.4 / 72 for side in ("xmin", "ymin"))
            found.setdefault(word.text, (number, left, top))
    return found


TEXT_BEGINS, TEXT_ENDS = 46, 180
"""Millimetres from the left."""


@needs_poppler
def test_numbers_of_leaves_and_paragraphs_stand_in_the_margins(tmp_path: Path) -> None:
    found = places(view(english(), "reading", "pdf"), tmp_path)
    page, left, top = found["31ob"]
    turned_page, _, line = found["turned,"]
    assert left > TEXT_ENDS and page == turned_page and abs(top - line) < 3
    page, left, top = found["1.1.5"]
    assert left < TEXT_BEGINS and abs(top - found["broken"][2]) < 3


@needs_poppler
def test_speakers_stand_in_the_margin_where_the_text_has_its_own_labels(tmp_path: Path) -> None:
    pdf = view(russian(), "diplomatic", "pdf")
    found = places(pdf, tmp_path)
    assert found["Petrov,"][1] < TEXT_BEGINS - 13 and abs(found["Petrov,"][2] - found["Съешьте"][2]) < 3
    assert words(pdf, tmp_path).count("т. Петров –") == 1
    over = places(view(russian(), "reading", "pdf"), tmp_path)
    assert over["P."][1] == pytest.approx(TEXT_BEGINS, abs=1) and over["P."][2] < over["Съешьте"][2] - 3


def long_document(turns: int) -> etree._ElementTree:
    """Two items, of many turns each."""
    sentence = "This paragraph of the invented record takes up several lines, and none of them is to be lonely. "
    items = "".join(
        f'<div type="agenda_item" n="{item}" xml:id="item-{item}"><head>On the matter of number {item}</head>'
        + "".join(
            f'<sp n="{turn}" xml:id="item-{item}.{turn}" who="#petrov">'
            f'<p n="1">FIRST{item}x{turn} {sentence * (1 + turn % 4)}LAST{item}x{turn}</p></sp>'
            for turn in range(1, turns + 1)
        )
        + "</div>"
        for item in (1, 2)
    )
    return document(text_of(f"<body><head>Protocol</head>{items}</body>"))


@needs_poppler
def test_every_page_says_at_its_head_which_item_of_which_day_it_has(tmp_path: Path) -> None:
    pdf = view(long_document(24), "reading", "pdf")
    pages = read_with("pdftotext", pdf, tmp_path, "-layout").split("\f")
    heads = [" ".join(page.strip().split("\n")[0].split()) for page in pages[1:-2]]
    one, two = (f"On the matter of number {item} 9 March 1957" for item in (1, 2))
    assert set(heads) == {one, two} and heads == sorted(heads)
    begins = next(number for number, page in enumerate(pages) if "FIRST2x1 " in page)
    assert heads[begins] == two and heads[begins - 2] == one


@needs_poppler
@pytest.mark.parametrize("name", ["reading", "diplomatic"])
def test_no_line_is_left_alone(name: str, tmp_path: Path) -> None:
    """No page begins with the last line of a paragraph or ends with a heading or a paragraph's first line."""
    pages = read_with("pdftotext", view(long_document(60), name, "pdf"), tmp_path, "-raw").split("\f")
    foot, head = re.compile(r"(Protocol )?\d+"), re.compile("On the matter of number . 9 March 1957")
    bodies = [[line for line in page.split("\n") if line and not foot.fullmatch(line)] for page in pages]
    bodies = [[line for line in lines if not head.fullmatch(line)] for lines in bodies if len(lines) > 20]
    assert len(bodies) > 6
    for lines in bodies[:-1]:
        assert not re.match(r".*LAST\dx\d+$", lines[0]) or "FIRST" in lines[0], lines[0]
        assert not re.search(r"FIRST\dx\d+ (?!.*LAST)", lines[-1]), lines[-1]
        assert "P. P. P" not in lines[-1] and "On the matter" not in lines[-1], lines[-1]


def with_notes(turns: int) -> etree._ElementTree:
    """Short turns of two lines, each with a note, some of them with a heading above them that has a note of its own."""

    def note(name: str) -> str:
        words = f"NOTE{name} is of some length, for notes are to fill pages."
        return f'<note xml:id="fn{name}" n="{name}" place="end">{words}</note>'

    def turn(number: int) -> str:
        words = (
            f"WORDS{number} are said here, and they are so many that they need a second line of the page to stand in."
        )
        speech = f'<sp n="1" xml:id="item-{number}.1" who="#petrov"><p n="1">{words}{note(f"1{number:02}")}</p></sp>'
        head = f"<head>HEAD{number}.{note(f'2{number:02}') if number % 2 else ''}</head>"
        return f'<div type="agenda_item" n="{number}" xml:id="item-{number}">{head}{speech}</div>'

    return document(text_of(f"<body><head>Protocol</head>{''.join(map(turn, range(1, turns + 1)))}</body>"))


@needs_poppler
@pytest.mark.parametrize("name", ["reading", "diplomatic"])
def test_notes_stand_on_the_page_of_their_marks_and_take_headings_along(name: str, tmp_path: Path) -> None:
    pages = read_with("pdftotext", view(with_notes(40), name, "pdf"), tmp_path, "-raw").split("\f")
    assert len(pages) > 5

    def page_of(word: str) -> int:
        return next(number for number, page in enumerate(pages) if re.search(rf"{word}\b", page.partition("\n")[2]))

    pages[:1] = []  # the list of contents
    for number in range(1, 41):
        (head,) = (
            at
            for at, page in enumerate(pages)
            if re.search(rf"^HEAD{number}\.(?! \.)", page.partition("\n")[2], re.MULTILINE)
        )
        assert head == page_of(f"WORDS{number}") == page_of(f"NOTE1{number:02}")
        if number % 2:
            assert head == page_of(f"NOTE2{number:02}")


@needs_poppler
@pytest.mark.parametrize("name", VIEWS)
def test_a_list_inside_a_paragraph_is_printed(name: str, tmp_path: Path) -> None:
    tree = paragraph("before <list><item>one</item><item>two <list><item>nested</item></list></item></list> after")
    assert re.search("before.*one.*two.*nested.*after", words(view(tree, name, "pdf"), tmp_path))


def test_what_typst_would_leave_out_stops_it() -> None:
    with pytest.raises(UnusableInput, match="block may not occur inside of a paragraph"):
        typeset('// undated\n#set document(title: "x")\n#par[a #block[lost]]', {})


@needs_poppler
def test_leaves_that_begin_in_one_line_are_named_one_below_the_other(tmp_path: Path) -> None:
    leaves = ("77", "78ob", "79")
    marks = " and ".join(f'<pb n="{leaf}" type="leaf"/>' for leaf in leaves)
    found = places(view(paragraph(f"Turned {marks} over."), "diplomatic", "pdf"), tmp_path)
    assert all(found[leaf][1] > TEXT_ENDS for leaf in leaves)
    tops = [found[leaf][2] for leaf in leaves]
    assert abs(tops[0] - found["Turned"][2]) < 3 and tops[1] - tops[0] > 2 and tops[2] - tops[1] > 2


@needs_poppler
def test_a_line_does_not_end_within_initials_or_before_a_mark(tmp_path: Path) -> None:
    names = " ".join(f"Cde. N. S. Petrov{number} of F. 3" for number in range(90))
    pdf = view(paragraph(f'{names} <note xml:id="fn" n="1" place="end">N.</note>'), "reading", "pdf")
    lines = read_with("pdftotext", pdf, tmp_path, "-raw").split("\n")
    assert any("Petrov89" in line for line in lines)
    assert [line for line in lines if re.search(r"\b(Cde|[NSF])\.$", line) and line != "1 N."] == []


@needs_poppler
def test_no_space_stands_between_a_printed_mark_and_what_follows_it(tmp_path: Path) -> None:
    notes = (f'<note xml:id="fn{n}" n="{n}" rend="{form}" place="end">N.</note>' for n, form in ((1, "[n]"), (2, "*")))
    one, two = notes
    marked = view(paragraph(f"One{one}, two{two} and three."), "published", "pdf")
    assert "One[1], two* and three." in words(marked, tmp_path)


@needs_poppler
def test_lines_of_a_heading_are_about_equally_long(tmp_path: Path) -> None:
    tree = document(
        text_of(
            "<body><head>Notes of a Session of a Presidium of an Invented Board, continued twice</head><div/></body>"
        )
    )
    lines = read_with("pdftotext", view(tree, "reading", "pdf"), tmp_path, "-layout").split("\n")
    first, second = (line.strip() for line in lines if re.search("Notes of a Session|twice$", line.strip()))
    assert 0.5 < len(second) / len(first) < 1.5


@needs_poppler
def test_the_description_begins_where_there_is_room_and_says_how_to_cite(tmp_path: Path) -> None:
    for turns in range(1, 30, 4):
        text = read_with("pdftotext", view(long_document(turns), "reading", "pdf"), tmp_path, "-raw")
        pages = [[line for line in page.split("\n") if line] for page in text.split("\f")[:-1]]
        assert any("How to cite" in line for line in pages[-1])
        begins = next(number for number, page in enumerate(pages) if any(line.startswith("Session ") for line in page))
        assert any(line.startswith("ABOUT THIS DOCUMENT") or line == "About this document" for line in pages[begins])
        below_text = any("LAST2x" in line for line in pages[begins])
        assert below_text or len(pages[begins - 1]) > 30, "the page before has no room for it"


@needs_poppler
def test_bookmarks_lead_to_items_and_speakers(tmp_path: Path) -> None:
    addresses = read_with("pdfinfo", view(long_document(2), "reading", "pdf"), tmp_path, "-dests")
    assert [line.split('"')[1] for line in addresses.split("\n") if '"' in line] == [
        *("item-1", "item-1.1", "item-1.2", "item-2", "item-2.1", "item-2.2")
    ]


@needs_poppler
def test_cyrillic_is_printed(tmp_path: Path) -> None:
    printed = words(view(russian(), "diplomatic", "pdf"), tmp_path)
    assert "Съешьте ещё этих ⟨мягких⟩ булок. Да выпейте чаю.* сов(етских)" in printed


@needs_poppler
def test_a_sign_that_no_font_has_is_named(tmp_path: Path) -> None:
    assert "a ‹U+7DB2› b" in words(view(paragraph("a 網 b"), "reading", "pdf"), tmp_path)


HOSTILE = ['#read("/etc/passwd")', '"#panic()"', "\\", '\\"; panic("x")', "$x$ *b* _u_ `c` <label> @ref // /* */", "})"]


@needs_poppler
@pytest.mark.parametrize("text", HOSTILE)
def test_text_is_never_a_command(text: str, tmp_path: Path) -> None:
    tree = paragraph("x")
    for place in (f".//{{{TEI}}}sp/{{{TEI}}}p", f".//{{{TEI}}}title", f".//{{{TEI}}}surname", f".//{{{TEI}}}editor"):
        tree.find(place).text = f"x{text}x"
    printed = read_with("pdftotext", view(tree, "reading", "pdf"), tmp_path, "-layout")
    assert printed.count(f"x{text}x") >= 3


COMMANDS = ['"+panic()+"', '\\"+panic()+\\"', "#panic()", "}#panic()", "])#panic()//", "*/panic()/*"]


@pytest.mark.parametrize("name", VIEWS)
@pytest.mark.parametrize("text", COMMANDS)
def test_no_field_is_a_command(text: str, name: str) -> None:
    """Whatever stands in whatever field, in addresses and types as in the words: a command would stop Typst."""
    tree = english()
    for element in tree.iter(etree.Element):
        element.text = (element.text or "") + text
        element.tail = (element.tail or "") + text
        for key in list(element.attrib):
            element.set(key, element.get(key) + text)
    assert view(tree, name, "pdf").startswith(b"%PDF")


@pytest.mark.parametrize("path", ["/etc/passwd", "../views/reading.xsl", "../../pyproject.toml"])
def test_nothing_but_the_template_can_be_read(path: str) -> None:
    with pytest.raises(UnusableInput, match="cannot be typeset"):
        typeset(f'#set document(title: "x")\n#read("{path}")', {})


def test_struck_and_underlined_words_may_meet() -> None:
    for content in (
        '<del>a <hi rend="underline">b</hi></del>',
        '<hi rend="underline">a <del>b</del> <hi rend="double-underline">c</hi></hi>',
        '<restore><del><hi rend="underline">c</hi><del>d</del></del></restore>',
    ):
        assert view(paragraph(content), "diplomatic", "pdf").startswith(b"%PDF")


def test_the_same_document_is_the_same_file_in_another_process_and_second() -> None:
    program = (
        "import sys, hashlib; sys.path.insert(0, sys.argv[1]); from view_samples import english;"
        "from tei_protocols.views import VIEWS, view;"
        "print(*(hashlib.sha256(view(english(), name, to)).hexdigest() for name in VIEWS for to in ('html', 'pdf')))"
    )
    command = [sys.executable, "-c", program, str(Path(__file__).parent)]
    runs = [subprocess.run(command, capture_output=True, text=True, check=True).stdout for _ in range(2)]
    assert runs[0] == runs[1]
    assert len(set(runs[0].split())) == 2 * len(VIEWS)


@needs_poppler
@pytest.mark.parametrize(("stated", "expected"), [("", None), ("86400", "1970"), ("yesterday", None)])
def test_a_document_without_a_date_is_dated_only_by_whoever_builds_it(
    stated: str, expected: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", stated)
    tree = english()
    for date in tree.xpath("//t:creation | //t:meeting", namespaces={"t": TEI}):
        date.getparent().remove(date)
    facts = read_with("pdfinfo", view(tree, "reading", "pdf"), tmp_path)
    dates = [line for line in facts.splitlines() if line.startswith("CreationDate")]
    assert (dates == []) if expected is None else (expected in dates[0])


def test_the_signs_of_the_russian_alphabet_and_of_the_views_are_there() -> None:
    signs = "".join(map(chr, [*range(0xA0, 0x250), *range(0x400, 0x460)])) + "⟨⟩⟦⟧⟪⟫→†…—–«»„“”‘’№"
    assert [sign for sign in signs if not printing._has_sign(sign)] == []


@needs_poppler
def test_signs_stand_in_their_brackets_and_in_the_legend_as_signs(tmp_path: Path) -> None:
    tree = paragraph('25 <supplied reason="omitted-in-original">October</supplied> <pb n="31ob" type="leaf"/>1962.')
    printed = words(view(tree, "diplomatic", "pdf"), tmp_path)
    assert "25 ⟨‸October⟩" in printed and "⟨‸word⟩ omitted in the original" in printed
    assert "|leaf 31ob|" in printed, "a table has no margin in which the leaf could be named"


@needs_poppler
def test_the_head_of_a_page_has_no_marks_of_notes(tmp_path: Path) -> None:
    words = "".join(f"Sentence {number} of many. " for number in range(300))
    tree = paragraph(words)
    heading = tree.find(".//{*}div/{*}head")
    assert heading is not None
    heading.append(etree.fromstring(f'<note xmlns="{TEI}" xml:id="fn" n="8" place="end">N.</note>'))
    pages = read_with("pdftotext", view(tree, "reading", "pdf"), tmp_path).split("\f")
    assert pages[1].split()[:2] == ["Item", "9"], "the item, and the day of the session"


@needs_poppler
@pytest.mark.parametrize("name", VIEWS)
def test_a_list_of_contents_has_no_notes_of_headings(name: str, tmp_path: Path) -> None:
    items = "".join(
        f'<div type="agenda_item" n="{n}" xml:id="item-{n}"><head>Item {n}{note}</head><p n="o1">Words.</p></div>'
        for n, note in ((1, '<note xml:id="fn1" n="1" place="end">Told but once.</note>'), (2, ""))
    )
    printed = words(view(document(text_of(f"<body>{items}</body>")), name, "pdf"), tmp_path)
    assert printed.count("Told but once.") == 1


@needs_poppler
def test_the_head_of_a_page_amid_a_paragraph_ends_visibly(tmp_path: Path) -> None:
    tree = paragraph('A wo<pb n="2" type="copy"/><fw type="header">HEAD 2</fw>rd.')
    assert "HEAD 2|rd." in words(view(tree, "diplomatic", "pdf"), tmp_path)
    assert "A wo HEAD 2 rd." in words(view(tree, "published", "pdf"), tmp_path)
