"""The grammar: what is wrong is told in the encoder's words, at the right element, with what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from tei_protocols.checks import Options, check
from tei_protocols.problems import Level, Problem

SKELETON = (Path(__file__).parent / "snippets" / "skeleton.xml").read_text("utf-8")
PLAIN = Options()
RNG = "http://relaxng.org/ns/structure/1.0"


def problems(old: str, new: str, options: Options = PLAIN) -> list[Problem]:
    """What is wrong with the skeleton once `old` is `new` in it; rules that no grammar knows are left out."""
    assert SKELETON.count(old) == 1, "the change must be certain"
    found = check(SKELETON.replace(old, new).encode(), "file.xml", options)
    return [problem for problem in found if problem.rule.startswith("schema.")]


def told(old: str, new: str) -> tuple[str, str, str, int]:
    (problem,) = problems(old, new)
    assert problem.level is Level.ERROR
    return problem.rule, problem.message, problem.hint, problem.line


def line_of(words: str) -> int:
    return SKELETON[: SKELETON.index(words)].count("\n") + 1


def test_an_element_that_does_not_exist() -> None:
    assert told("<?sp-p?>", '<persname ref="#orlov">Orlov</persname>') == (
        "schema.element.unknown",
        "<persname> is no element of this encoding",
        "did you mean <persName>?",
        line_of("<?sp-p?>"),
    )


def test_an_element_where_none_of_its_kind_can_stand() -> None:
    rule, message, hint, line = told("<?body?>", "<p>Late.</p>")
    assert (rule, message, line) == ("schema.element.misplaced", "<p> cannot stand in <body>", line_of("<?body?>"))
    assert hint == "put it into <div>"


def test_an_element_too_late() -> None:
    rule, message, hint, line = told("<?div?>", "<head>On trade</head>")
    assert (rule, line) == ("schema.element.misplaced", line_of("<?div?>"))
    assert message == "<head> comes too late in <div>"
    assert hint.startswith(f"move it before the <sp> of line {line_of('<sp ')}, or begin another <div> with it; here")


def test_an_element_of_which_there_is_one_already() -> None:
    rule, message, hint, _ = told("<?body?>", "<closer>One</closer><closer>Two</closer>")
    assert (rule, message) == ("schema.element.misplaced", "<body> has one <closer> too many")
    assert f"in line {line_of('<?body?>')}; join the two" in hint


def test_elements_in_the_wrong_order_are_told_once() -> None:
    publication = "<publicationStmt><publisher>not published</publisher><?publicationStmt?></publicationStmt>"
    notes = SKELETON[SKELETON.index("<notesStmt>") : SKELETON.index("</notesStmt>") + len("</notesStmt>")]
    middle = SKELETON[SKELETON.index(publication) : SKELETON.index("</notesStmt>") + len("</notesStmt>")]
    _, message, hint, line = told(middle, f"{notes}\n{publication}")
    assert message == "<publicationStmt> comes too late in <fileDesc>"
    assert hint.startswith(f"move it before the <notesStmt> of line {line - 1}")


def test_an_element_before_which_something_is_missing() -> None:
    assert told("<publicationStmt><publisher>not published</publisher><?publicationStmt?></publicationStmt>", "") == (
        "schema.incomplete",
        "<fileDesc> lacks <publicationStmt>",
        "write it before the <notesStmt>",
        line_of("<notesStmt>"),
    )


def test_an_element_that_is_not_complete() -> None:
    assert told("<?p?>", "<choice><sic>lait</sic></choice>") == (
        "schema.incomplete",
        "<choice> lacks <corr>",
        "add it",
        line_of("<?p?>"),
    )


def test_an_element_around_what_it_should_stand_in() -> None:
    _, message, hint, line = told("<?div?>", '<del evidence="internal" rend="x">\n<p>One</p><p>Two</p></del>')
    assert (message, line) == ("<del> cannot stand in <div>, around <p>", line_of("<?div?>"))
    assert hint == "write it inside each <p>: <p><del>…</del></p>"


def test_an_element_whose_neighbour_was_not_closed() -> None:
    assert told("<?p?>", "<p>Late.</p>")[1:3] == (
        "<p> cannot stand in <p>",
        f"end the <p> of line {line_of('<?p?>')} before it; <p> can stand in <div>",
    )


def test_an_element_of_html() -> None:
    assert told("<?p?>", "<b>Late</b>")[1:3] == (
        "<b> is no element of this encoding",
        'that is HTML; in TEI write <hi rend="bold">',
    )


@pytest.mark.parametrize("name", ["noise", "sound", "applause", "incident", "kinesic", "vocal"])
def test_what_was_heard_in_the_room_is_a_stage(name: str) -> None:
    assert told("<?p?>", f"<{name}>Noise in the hall.</{name}>")[1:3] == (
        f"<{name}> is no element of this encoding",
        "write <stage>",
    )


def test_an_element_of_another_namespace() -> None:
    rule, message, hint, _ = told("<?div?>", '<p xmlns="">Late.</p>')
    assert (rule, message) == ("schema.namespace", "<p> stands in no namespace")
    assert hint.startswith("take away its xmlns")


def test_an_attribute_that_is_missing() -> None:
    assert told(' ana="#speech.reported"', "") == (
        "schema.attribute.missing",
        "<sp> lacks @ana",
        'add ana="…"; a pointer begins with "#", or is a web address',
        line_of("<sp "),
    )
    _, message, hint, _ = told('<bibl type="digitalSource"', '<bibl type="digitalsource"')
    assert message == '@type of <bibl> cannot be "digitalsource"'
    assert hint == 'did you mean "digitalSource"?'


def test_an_attribute_that_does_not_exist() -> None:
    assert told('<p n="o1">', '<p n="o1" lang="en">') == (
        "schema.attribute.unknown",
        "<p> has no attribute @lang",
        "did you mean @xml:lang?",
        line_of('<p n="o1">'),
    )


@pytest.mark.parametrize(
    ("old", "new", "message", "hint"),
    [
        (
            '<meeting n="7"><date when="1960-02-11">',
            '<meeting n="7"><date when="11 Feb">',
            '@when of <date> cannot be "11 Feb"',
            "write a date as 1960-02-11, 1960-02 or 1960",
        ),
        ('type="agenda_item"', 'type="item"', '@type of <div> cannot be "item"', "agenda_item"),
        ('role="member"', 'role="chairman"', '@role of <person> cannot be "chairman"', 'write "chair"; one of: chair'),
        ('xml:id="item-1.1"', 'xml:id="1.1"', '@xml:id of <sp> cannot be "1.1": it begins with a digit', "\"n1.1\""),
        ('xml:id="item-1.1"', 'xml:id="item 1"', '@xml:id of <sp> cannot be "item 1": it holds a space', '"item-1"'),
        ('when="1960-02-11">11 February 1960</date></creation>', 'when="25.10.1960"></date></creation>',
         '@when of <date> cannot be "25.10.1960"', 'write "1960-10-25"'),
        ('when="1960-02-11">11 February 1960</date></creation>', 'when="11.2.1960"></date></creation>',
         '@when of <date> cannot be "11.2.1960"', 'write "1960-02-11", or "1960-11-02" if'),
        ('when="1960-02-11">11 February 1960</date></creation>', 'when="1960-13-11"></date></creation>',
         '@when of <date> cannot be "1960-13-11": there is no month 13', 'did you mean "1960-11-13"?'),
        ('when="1960-02-11">11 February 1960</date></creation>', 'when="1960-02-30"></date></creation>',
         '@when of <date> cannot be "1960-02-30": month 02 of 1960 has no day 30', "write a date as"),
        ('<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="protocol-7" xml:lang="en">',
         '<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="protocol-7" xml:lang="?">',
         '@xml:lang of <TEI> cannot be "?"', "write a code such as"),
    ],
)  # fmt: skip
def test_a_value_that_cannot_be(old: str, new: str, message: str, hint: str) -> None:
    rule, said, advised, _ = told(old, new)
    assert (rule, said) == ("schema.attribute.value", message)
    assert hint in advised


def test_text_where_there_can_be_none() -> None:
    assert told("<?div-end?>", "stray words") == (
        "schema.text",
        "text cannot stand directly in <div>: “stray words”",
        "put it into <p>, <stage>, <fw>, <note> or <closer>",
        line_of("<?div-end?>"),
    )


@pytest.mark.parametrize("data", [b"<report/>", b'<p xmlns="http://www.tei-c.org/ns/1.0">words</p>', b"<TEI/>"])
def test_what_is_no_tei_document(data: bytes) -> None:
    (problem,) = [problem for problem in check(data, "file.xml") if problem.rule.startswith("schema.")]
    assert problem.rule == "schema.root"
    assert "http://www.tei-c.org/ns/1.0" in problem.hint


@pytest.mark.parametrize(("name", "words"), [("html", "a page of HTML"), ("TEI.2", "TEI P4"), ("body", "a part of a")])
def test_what_is_another_document(name: str, words: str) -> None:
    (problem,) = check(f"<{name}/>".encode(), "file.xml")
    assert problem.rule == "schema.root"
    assert words in problem.hint


def test_all_errors_are_found_not_the_first_alone() -> None:
    document = SKELETON.replace("<?body?>", "<p/>").replace("<?sp-p?>", "<b/>").replace('role="member"', 'role="x"')
    rules = [problem.rule for problem in check(document.encode(), "file.xml")]
    assert rules == ["schema.attribute.value", "schema.element.unknown", "schema.element.misplaced"]


def test_the_xsd_has_nothing_more_to_say() -> None:
    assert check(SKELETON.encode(), "file.xml", Options(xsd=True)) == []
    assert len(problems("<?body?>", "<p/>", Options(xsd=True))) == 1


def test_many_attributes_are_judged_by_the_xsd() -> None:
    attributes = (
        'xml:id="d" rend="x" source="#fn1" evidence="external" resp="#belova" cert="low" hand="#d" prev="#d" next="#d"'
    )
    assert problems("<?p?>", f'<del {attributes} xml:lang="en">late</del>') == []
    (problem,) = problems("<?p?>", f'<del {attributes} xml:lang="en" who="#orlov">late</del>')
    assert problem.message == "<del> has no attribute @who"


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    path = tmp_path / "tiny.rng"
    path.write_text(
        f'<element name="letter" xmlns="{RNG}"><attribute name="n"/><oneOrMore><element name="line"><text/></element>'
        "</oneOrMore></element>"
    )
    return path


def test_a_schema_of_somebody_else(tiny: Path) -> None:
    assert check(b'<letter n="1"><line>words</line></letter>', "a.xml", Options(schema=tiny)) == []
    (problem,) = check(b'<letter n="1">\n<line>words</line>\n <hi/></letter>', "a.xml", Options(schema=tiny))
    assert (problem.rule, problem.line, problem.column) == ("schema.element.unknown", 3, 2)
    assert (problem.message, problem.hint) == ("<hi> is no element of tiny.rng", "here can stand: <line>")


def test_a_schema_that_is_none(tmp_path: Path) -> None:
    broken = tmp_path / "broken.rng"
    for text in ("no XML", "<p/>", f'<grammar xmlns="{RNG}"><start><ref name="x"/></start></grammar>'):
        broken.write_text(text)
        (problem,) = check(b"<letter/>", "a.xml", Options(schema=broken))
        assert (problem.file, problem.rule) == (str(broken), "schema.unusable")
