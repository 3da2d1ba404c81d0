"""Word documents: what Word shows is read, what it tracked is told apart, and nothing goes without a word."""

from __future__ import annotations

import pytest
from documents import comments, docx, docx_parts, looks, messages, notes, paragraphs_of, reading, zipped
from lxml import etree

from tei_protocols import resources
from tei_protocols.pipeline import convert
from tei_protocols.problems import UnusableInput

XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def test_paragraphs_are_lines_with_blank_lines_between() -> None:
    found = reading(docx(paragraph(run("One")) + paragraph() + paragraph(run("Two "), run("three"))), "a.docx")
    assert found.source.text == "One\n\nTwo three\n"
    assert not found.problems


def test_tracked_changes_are_deletions_and_insertions_with_their_authors() -> None:
    body = paragraph(
        run("Cde. Petrov "),
        '<w:del w:id="1" w:author="Anna"><w:r><w:delText>does not say</w:delText></w:r></w:del>',
        '<w:ins w:id="2" w:author="Boris">' + run("says ")
        + '<w:del w:id="3" w:author="Anna"><w:r><w:delText>loudly</w:delText></w:r></w:del></w:ins>',
        run(" yes."),
    )  # fmt: skip
    found = reading(docx(body), "a.docx")
    assert found.source.text == "Cde. Petrov does not saysays loudly yes.\n"
    assert looks(found) == [
        ("STRUCK", "does not say", "Anna"),
        ("INSERTED", "says loudly", "Boris"),
        ("STRUCK", "loudly", "Anna"),
    ]


def test_whoever_worked_on_the_file_answers_for_it_in_the_tei() -> None:
    body = paragraph(
        run("Cde. Petrov: It "),
        '<w:del w:id="1" w:author="Anna Smith"><w:r><w:delText>was</w:delText></w:r></w:del>',
        '<w:ins w:id="2" w:author="Анна Смит">' + run("is") + "</w:ins>",
        '<w:ins w:id="4" w:author="Anna  Smith!">' + run(" so") + "</w:ins>",
        '<w:commentRangeStart w:id="5"/>' + run(" late.") + '<w:commentRangeEnd w:id="5"/>',
    )
    comment = '<w:comment w:id="5" w:author="Anna Smith"><w:p><w:r><w:t>Really?</w:t></w:r></w:p></w:comment>'
    root = convert(reading(docx(body, comments=comment), "a.docx").source).root
    answering = {each.tag.rpartition("}")[2]: each.get("resp") for each in root.find(".//{*}sp/{*}p").iter("{*}*")}
    assert answering["del"] == answering["note"] == "#typist.anna-smith"
    added = [each.get("resp") for each in root.iterfind(".//{*}add")]
    assert added == ["#typist.anna-smit", "#typist.anna-smith-2"]
    named = {each.get(XML_ID): each.findtext("{*}name") for each in root.iterfind(".//{*}respStmt")}
    assert named["typist.anna-smith"] == "Anna Smith" and named["typist.anna-smit"] == "Анна Смит"
    grammar = etree.RelaxNG(etree.parse(resources.schema("presidium.rng")))
    assert grammar.validate(root), grammar.error_log


def test_moved_text_is_struck_where_it_was_and_inserted_where_it_is() -> None:
    body = paragraph(
        f'<w:moveFrom w:author="A">{run("here")}</w:moveFrom>', run(" or "),
        f'<w:moveTo w:author="A">{run("there")}</w:moveTo>',
    )  # fmt: skip
    found = reading(docx(body), "a.docx")
    assert looks(found) == [("STRUCK", "here", "A"), ("INSERTED", "there", "A")]
    assert "moves" in messages(found)[0]


@pytest.mark.parametrize(
    ("properties", "expected"),
    [
        ("<w:strike/>", ["STRUCK"]),
        ('<w:strike w:val="true"/>', ["STRUCK"]),
        ('<w:strike w:val="0"/>', []),
        ("<w:dstrike/>", ["STRUCK"]),
        ('<w:u w:val="single"/>', ["UNDERLINED"]),
        ('<w:u w:val="double"/>', ["DOUBLE_UNDERLINED"]),
        ('<w:u w:val="wave"/>', ["UNDERLINED"]),
        ('<w:u w:val="none"/>', []),
        ('<w:vertAlign w:val="superscript"/>', ["SUPERSCRIPT"]),
        ('<w:b/><w:i w:val="false"/>', ["BOLD"]),
        ("<w:b/><w:i/><w:strike/>", ["STRUCK", "BOLD", "ITALIC"]),
    ],
)
def test_direct_formatting(properties: str, expected: list[str]) -> None:
    found = reading(docx(paragraph(run("a "), run("word", properties), run(" b"))), "a.docx")
    assert looks(found) == [(style, "word", "") for style in expected]


STYLES = """
<w:docDefaults><w:rPrDefault><w:rPr><w:i w:val="0"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"/>
<w:style w:type="character" w:styleId="Crossed"><w:rPr><w:strike/></w:rPr></w:style>
<w:style w:type="character" w:styleId="CrossedToo"><w:basedOn w:val="Crossed"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Not"><w:basedOn w:val="Crossed"/><w:rPr><w:strike w:val="0"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Bold"><w:basedOn w:val="Round"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Round"><w:basedOn w:val="Bold"/></w:style>
<w:style w:type="paragraph" w:styleId="Heading1"><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="character" w:styleId="Hyperlink"><w:rPr><w:u w:val="single"/></w:rPr></w:style>
"""


@pytest.mark.parametrize(
    ("paragraph_style", "properties", "expected"),
    [
        ("", '<w:rStyle w:val="Crossed"/>', ["STRUCK"]),
        ("", '<w:rStyle w:val="CrossedToo"/>', ["STRUCK", "BOLD"]),
        ("", '<w:rStyle w:val="Not"/>', []),
        ("", '<w:rStyle w:val="Crossed"/><w:strike w:val="0"/>', []),
        ("Bold", "", ["BOLD"]),
        ("Bold", '<w:b w:val="0"/>', []),
        ("Bold", '<w:rStyle w:val="CrossedToo"/>', ["STRUCK"]),  # two toggles: off again
        ("Nowhere", '<w:rStyle w:val="Nowhere"/>', []),
    ],
)
def test_formatting_by_styles(paragraph_style: str, properties: str, expected: list[str]) -> None:
    style = f'<w:pStyle w:val="{paragraph_style}"/>'
    found = reading(docx(paragraph(run("word", properties), properties=style), styles=STYLES), "a.docx")
    assert looks(found) == [(each, "word", "") for each in expected]


def test_adjacent_runs_of_one_look_are_one_stretch() -> None:
    struck = "<w:strike/>"
    found = reading(docx(paragraph(run("all ", struck), run("this ", struck + "<w:b/>"), run("x"))), "a.docx")
    assert looks(found) == [("STRUCK", "all this", ""), ("BOLD", "this", "")]


FOOTNOTES = """
<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>
<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> Crossed </w:t></w:r>
<w:r><w:rPr><w:strike/></w:rPr><w:t>out</w:t></w:r></w:p><w:p><w:r><w:t>Twice.</w:t></w:r></w:p></w:footnote>
<w:footnote w:id="5"><w:p><w:r><w:footnoteRef/><w:t>By hand.</w:t></w:r></w:p></w:footnote>
"""


def test_footnotes_and_endnotes_are_anchored_and_numbered_as_word_does() -> None:
    body = paragraph(
        run("Petrov"), '<w:r><w:footnoteReference w:id="2"/></w:r>', run(" and Ivanov"),
        '<w:r><w:endnoteReference w:id="1"/></w:r>', run(" and Sidorov"), '<w:r><w:footnoteReference w:id="5"/></w:r>',
        run("."),
    )  # fmt: skip
    endnotes = '<w:endnote w:id="1"><w:p><w:r><w:t>At the end.</w:t></w:r></w:p></w:endnote>'
    found = reading(docx(body, footnotes=FOOTNOTES, endnotes=endnotes), "a.docx")
    assert paragraphs_of(found) == [
        "Petrov and Ivanov and Sidorov.", "Crossed out", "Twice.", "At the end.", "By hand.",
    ]  # fmt: skip
    assert notes(found) == [
        ("1", "Petrov", "Crossed out\n\nTwice."),
        ("i", "Ivanov", "At the end."),
        ("2", "Sidorov", "By hand."),
    ]
    assert looks(found) == [("STRUCK", "out", "")]


def test_notes_are_numbered_as_the_settings_say() -> None:
    settings = '<w:footnotePr><w:numFmt w:val="upperRoman"/><w:numStart w:val="4"/></w:footnotePr>'
    body = paragraph(run("Petrov"), '<w:r><w:footnoteReference w:id="5"/></w:r>')
    body += paragraph(run("Petrov"), '<w:r><w:footnoteReference w:id="2"/></w:r>')
    found = reading(docx(body, footnotes=FOOTNOTES, settings=settings), "a.docx")
    assert [number for number, _, _ in notes(found)] == ["IV", "V"]


def test_a_mark_of_ones_own_is_the_number_of_the_note() -> None:
    body = paragraph(run("Petrov"), '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="5"/><w:t>*</w:t></w:r>')
    found = reading(docx(body + paragraph(run("says.")), footnotes=FOOTNOTES), "a.docx")
    assert ("*", "Petrov", "By hand.") in notes(found)
    assert "*" not in found.source.text


def test_marks_and_notes_without_partners_are_kept_and_said() -> None:
    body = paragraph(run("Petrov"), '<w:r><w:footnoteReference w:id="9"/></w:r>', run(" says."))
    found = reading(docx(body, footnotes=FOOTNOTES), "a.docx")
    assert paragraphs_of(found) == ["Petrov says.", "Crossed out", "Twice.", "By hand."]
    assert not found.source.footnotes
    assert [(problem.rule, problem.line) for problem in found.problems] == [
        ("input.mark-without-note", 1),
        ("input.note-without-mark", 3),
        ("input.note-without-mark", 7),
    ]


def test_a_note_whose_mark_was_deleted_was_deleted_itself() -> None:
    mark = '<w:del w:author="A"><w:r><w:footnoteReference w:id="5"/></w:r></w:del>'
    found = reading(docx(paragraph(run("Petrov"), mark, run(" says.")), footnotes=FOOTNOTES), "a.docx")
    assert ("STRUCK", "By hand.", "A") in looks(found)


def test_comments_are_about_their_range_and_no_part_of_the_text() -> None:
    body = paragraph(
        run("Petrov "), '<w:commentRangeStart w:id="0"/>', run("says yes"), '<w:commentRangeEnd w:id="0"/>',
        '<w:r><w:commentReference w:id="0"/></w:r>', run(" now"), '<w:r><w:commentReference w:id="1"/></w:r>',
    )  # fmt: skip
    words = "<w:p><w:r><w:t>Sure?</w:t></w:r></w:p><w:p><w:r><w:t>Look it up.</w:t></w:r></w:p>"
    parts = f'<w:comment w:id="0" w:author="Anna">{words}</w:comment>'
    parts += '<w:comment w:id="1"><w:p><w:r><w:t>When?</w:t></w:r></w:p></w:comment>'
    found = reading(docx(body, comments=parts), "a.docx")
    assert found.source.text == "Petrov says yes now\n"
    assert comments(found) == [("says yes", "Sure?\nLook it up.", "Anna"), ("", "When?", "")]


def test_a_comment_in_a_note_and_one_that_never_ends() -> None:
    note = (
        '<w:footnote w:id="1"><w:p><w:r><w:t>A </w:t></w:r><w:commentRangeStart w:id="7"/><w:r><w:t>note.</w:t></w:r>'
    )
    note += '<w:commentRangeEnd w:id="7"/></w:p></w:footnote>'
    body = paragraph('<w:commentRangeStart w:id="8"/>', run("Petrov"), '<w:r><w:footnoteReference w:id="1"/></w:r>')
    parts = "".join(f'<w:comment w:id="{key}"><w:p><w:r><w:t>c{key}</w:t></w:r></w:p></w:comment>' for key in (7, 8))
    found = reading(docx(body, footnotes=note, comments=parts), "a.docx")
    assert comments(found) == [("note.", "c7", ""), ("Petrov\n\nA note.", "c8", "")]


def test_tables_are_read_row_by_row() -> None:
    def cell(*paragraphs: str) -> str:
        return f"<w:tc>{''.join(paragraphs)}</w:tc>"

    rows = [
        cell(paragraph(run("Name"))) + cell(paragraph(run("Vote"))),
        cell(paragraph()) + cell(paragraph(run("for"))),
        cell(paragraph(run("one")), paragraph(run("two"))) + cell(paragraph(run("three"))),
    ]
    table = f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"
    found = reading(docx(paragraph(run("Before")) + table + paragraph(run("After"))), "a.docx")
    assert paragraphs_of(found) == ["Before", "Name\tVote", "for", "one", "two", "three", "After"]


def test_a_deleted_row_is_struck() -> None:
    row = f'<w:tr><w:trPr><w:del w:author="A"/></w:trPr><w:tc>{paragraph(run("gone"))}</w:tc></w:tr>'
    found = reading(docx(f"<w:tbl>{row}</w:tbl>"), "a.docx")
    assert looks(found) == [("STRUCK", "gone", "A")]


def test_signs_that_are_no_letters() -> None:
    signs = "<w:t>a</w:t><w:tab/><w:t>b</w:t><w:noBreakHyphen/><w:t>c</w:t><w:softHyphen/><w:br/><w:t>d</w:t><w:cr/>"
    signs += '<w:sym w:font="Arial" w:char="2116"/><w:sym w:font="Wingdings" w:char="F04A"/><w:sym w:char="no"/>'
    found = reading(docx(f"<w:p><w:r>{signs}</w:r></w:p>"), "a.docx")
    assert found.source.text == "a\tb\u2011c\u00ad\nd\n№\uf04a\n"
    assert messages(found) == ["3: signs of a font of symbols: not kept, here [input.not-kept]"]


def field(*pieces: str) -> str:
    return "".join(f'<w:r><w:fldChar w:fldCharType="{piece}"/></w:r>' if piece.isalpha() else piece for piece in pieces)


def test_the_result_of_a_field_is_text_its_workings_are_not() -> None:
    instruction = '<w:r><w:instrText> REF x "y" </w:instrText></w:r>'
    nested = field("begin", instruction, run("hidden?"), "separate", run("shown"), "end")
    body = paragraph(run("a "), nested, run(" b ")) + paragraph(
        f'<w:fldSimple w:instr="DATE">{run("1962")}</w:fldSimple>', f"<w:hyperlink>{run(' link')}</w:hyperlink>"
    )
    assert reading(docx(body), "a.docx").source.text == "a shown b \n\n1962 link\n"


def test_a_field_that_never_ends_hides_nothing() -> None:
    body = paragraph(run("a "), field("begin"), run("b")) + paragraph(run("c"))
    assert reading(docx(body), "a.docx").source.text == "a b\n\nc\n"


def test_underlined_links_are_the_habit_of_word() -> None:
    link = "<w:hyperlink>" + run("link", '<w:rStyle w:val="Hyperlink"/>') + "</w:hyperlink>"
    found = reading(docx(paragraph(link, run(" x", '<w:u w:val="single"/>')), styles=STYLES), "a.docx")
    assert looks(found) == [("UNDERLINED", "x", "")]


NUMBERING = """
<w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2)"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="1">
<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="–"/></w:lvl>
<w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/><w:lvlText w:val="\uf0b7"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:numFmt w:val="russianLower"/><w:lvlText w:val="%1)"/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="0"/>
<w:lvlOverride w:ilvl="0"><w:startOverride w:val="8"/></w:lvlOverride></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="2"/></w:num>
"""


def test_numbers_that_word_counts_are_characters_of_the_text() -> None:
    def item(text: str, number: int, level: int = 0) -> str:
        properties = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
        return paragraph(run(text), properties=properties)

    body = "".join(
        [
            item("On Hungary", 1), item("first", 1, 1), item("second", 1, 1), paragraph(run("between")),
            item("On rye", 1), item("again", 1, 1), item("late", 2), item("later", 2),
            item("dash", 3), item("dot", 3, 1), item("а", 4), item("б", 4), item("none", 0),
        ]
    )  # fmt: skip
    found = reading(docx(body, numbering=NUMBERING), "a.docx")
    assert paragraphs_of(found) == [
        "I. On Hungary", "I.1) first", "I.2) second", "between", "II. On rye", "II.1) again", "VIII. late", "IX. later",
        "– dash", "dot", "а) а", "б) б", "none",
    ]  # fmt: skip


def test_a_style_may_number_its_paragraphs() -> None:
    style = (
        '<w:style w:type="paragraph" w:styleId="Point"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    point = '<w:pStyle w:val="Point"/>'
    body = paragraph(run("a"), properties=point) + paragraph(run("b"), properties=point)
    assert paragraphs_of(reading(docx(body, numbering=NUMBERING, styles=style), "a.docx")) == ["I. a", "II. b"]


def test_text_boxes_are_read_once_behind_their_paragraph() -> None:
    box = f"<w:txbxContent>{paragraph(run('boxed'))}</w:txbxContent>"
    both = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<mc:Choice><w:drawing><x>{box}</x></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><x>{box}</x></w:pict></mc:Fallback></mc:AlternateContent>"
    )
    body = paragraph(run("a "), f"<w:r>{both}</w:r>", run("b"))
    assert reading(docx(body), "a.docx").source.text == "a b\n\nboxed\n"


def test_what_is_not_read_or_not_kept_is_said_once_for_each_kind() -> None:
    body = paragraph(run("Title"), properties='<w:pStyle w:val="Heading1"/>') + paragraph(
        run("a", '<w:highlight w:val="yellow"/>'), run(" b "), run("c", '<w:highlight w:val="yellow"/><w:smallCaps/>'),
        "<w:r><w:drawing/></w:r>", run("secret", "<w:vanish/>"), run("d", '<w:vertAlign w:val="subscript"/>'),
    )  # fmt: skip
    header = paragraph(run("Running head"))
    found = reading(docx(body, styles=STYLES, header1=header, footer1=paragraph(run("- 1 -"))), "a.docx")
    assert found.source.text == "Title\n\na b cd\n"
    assert messages(found) == [
        "1: ranks of headings: not kept, here [input.not-kept]",
        "3: highlighting: not kept, in 2 places, the first of them here [input.not-kept]",
        "3: small capitals: not kept, here [input.not-kept]",
        "3: letters below the line: not kept, here [input.not-kept]",
        "1: running heads: not read, here [input.not-read]",
        "3: pictures: not read, here [input.not-read]",
        "3: hidden text: not read, here [input.not-read]",
    ]


def test_the_document_is_found_where_the_package_says() -> None:
    parts = docx_parts(paragraph(run("strict")))
    parts["word/document2.xml"] = parts.pop("word/document.xml").replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    parts["_rels/.rels"] = parts["_rels/.rels"].replace("word/document.xml", "/word/document2.xml")
    assert reading(zipped(parts), "a.docx").source.text == "strict\n"


def test_controls_and_other_wrappers_hold_text() -> None:
    inner = f"<w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent>{paragraph(run('in a control'))}</w:sdtContent></w:sdt>"
    body = inner + paragraph(f"<w:smartTag>{run('tagged')}</w:smartTag>")
    assert paragraphs_of(reading(docx(body), "a.docx")) == ["in a control", "tagged"]


@pytest.mark.parametrize(
    ("change", "rule", "words"),
    [
        ({"word/document.xml": None}, "input.damaged", "word/document.xml"),
        ({"word/document.xml": "<w:document"}, "input.damaged", "broken"),
        ({"word/document.xml": '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'}, "input.damaged", "entities"),
        ({"word/document.xml": "<a>" * 150 + "</a>" * 150}, "input.damaged", "deep"),
        ({"word/document.xml": "<x>" + " " * 101 * 1024 * 1024 + "</x>"}, "input.too-large", "far more"),
        ({"word/styles.xml": "<x>" + " " * 20 * 1024 * 1024 + "</x>"}, "input.too-large", "far more"),
    ],
    ids=["no document", "broken", "entities", "deep", "bomb", "bomb by its ratio"],
)
def test_a_document_that_cannot_be_read_says_why(change: dict[str, str | None], rule: str, words: str) -> None:
    parts = docx_parts(paragraph(run("text")), styles="")
    parts.update({path: data for path, data in change.items() if data is not None})
    for path in [path for path, data in change.items() if data is None]:
        del parts[path]
    with pytest.raises(UnusableInput) as refused:
        reading(zipped(parts), "a.docx")
    assert refused.value.problem.rule == rule
    assert words in refused.value.problem.message
    assert refused.value.problem.hint
