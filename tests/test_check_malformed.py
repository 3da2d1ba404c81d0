"""What is no XML: for any damage to a document it is said where it is, in words, and nothing is made worse."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from lxml import etree

from tei_protocols.checks import Options, check
from tei_protocols.problems import Problem
from tei_protocols.repairs.fixing import fixed

SKELETON = (Path(__file__).parent / "snippets" / "skeleton.xml").read_text("utf-8")
TEI = '<TEI xmlns="http://www.tei-c.org/ns/1.0">'
ACTIVE = [
    *"<>&\"'/=;“”!-[]?# \nа\x0c",
    *("<p>", "</p>", "<hi>", "</hi>", "<!--", "-->", "<![CDATA[", "]]>", "&nbsp;", "&amp", "<?x", "?>", "<pb>"),
    *('xmlns=""', "who=", "<a:b>", "</a:b>", "<!DOCTYPE TEI [<!ENTITY a 'b'>]>", "&a;"),
]
TRIED = 150


def damaged(random: Random) -> str:
    """The skeleton with something put in, taken out, cut off or moved."""
    text = SKELETON
    for _ in range(random.randint(1, 3)):
        place, kind = random.randrange(len(text)), random.random()
        if kind < 0.6:
            text = text[:place] + random.choice(ACTIVE) + text[place:]
        elif kind < 0.8:
            text = text[:place] + text[place + random.randint(1, 8) :]
        elif kind < 0.9:
            text = text[:place]
        else:
            text = text[:place] + text[place + 40 : place + 90] + text[place : place + 40] + text[place + 90 :]
    return text


def problems(data: bytes) -> list[Problem]:
    return check(data, "file.xml", Options())


def test_any_damage_is_told_and_never_made_worse() -> None:
    random = Random(61)
    unnamed = 0
    for number in range(TRIED):
        data = damaged(random).encode()
        found = problems(data)
        try:
            etree.fromstring(data, etree.XMLParser(collect_ids=False))
        except etree.XMLSyntaxError:
            (problem,) = found
            assert problem.rule.startswith("xml.") and problem.hint, number
            assert 1 <= problem.line <= data.count(b"\n") + 1
            unnamed += "not well-formed" in problem.message
        result = fixed(data, problems)
        assert len(result.left) <= len(found) or found[0].rule.startswith("xml."), number
        assert result.after == data or result.done
    assert unnamed <= TRIED // 50, "what the parser says is for what nothing else explains"


def told(inside: str) -> tuple[str, str, str]:
    (problem,) = problems(f"{TEI}\n{inside}\n</TEI>".encode())
    return problem.rule, problem.message, problem.hint


@pytest.mark.parametrize(
    ("inside", "rule", "words"),
    [
        ("<p><hi>a</p>", "xml.unclosed", "before the </p> of line 2"),
        ("<p><hi>a</p>\n<p><hi>b</p>", "xml.unclosed", "before the </p> of line 2"),
        ("<div>\n <div>\n  <p/>\n</div>", "xml.unclosed", "before line 5: the </div> there stands under another"),
        ("<p><a><b>x</a> y</b></p>", "xml.crossing", "end <b> before </a>"),
        ("<p><a><b>x</a></b></p>", "xml.crossing", "write </b></a>"),
        ("<p><a><p>x</a></p></p>", "xml.crossing", "write </p></a>"),
        ("</p>", "xml.closing", "write </TEI>, if that is meant"),
        ("<p>a</P>", "xml.closing", "write </p>; small and capital letters differ"),
        ("<p>a<lb></p>", "xml.unclosed", "write <lb/>"),
        ("<p\xa0n='1'>a</p>", "xml.attribute", "write a plain space"),
        ("<p>a<lb/ ></p>", "xml.attribute", "write <lb/>"),
        ("<p n='1'/>a</p>", "xml.closing", "write <p n='1'>, or take </p> away"),
        ('<p n="a "b" c">d</p>', "xml.attribute", "write &quot; for it"),
        ("<p n=\"1'>a</p>", "xml.attribute", 'write n="1"'),
        ("<p n '1'>a</p>", "xml.attribute", "write n='1'"),
        ("<p n:'1'>a</p>", "xml.attribute", "write n='1'"),
        ("<p n='1', m='2'>a</p>", "xml.attribute", "take it away"),
        ("<p><<a>></p>", "xml.character", "« for both"),
        ("<p>a <-- b --></p>", "xml.character", "<!--, if it begins a comment"),
        ("<p>a<br></p>", "xml.unclosed", "write <br/>"),
        ("<p>a<p>\n<p>b</p>", "xml.unclosed", "if it is to end the <p> of line 2; otherwise </p> where it ends"),
        ("<p>a</ p>", "xml.tag", "write </p>"),
        ("<p>a</p <p>b</p>", "xml.tag", "write </p>"),
        ("<p>a< hi rend='x'>b</hi></p>", "xml.tag", "write <hi rend='x'>"),
        ("<p>a< hi>b</hi></p>", "xml.tag", "write <hi>"),
        ("<p>a < b and c > d</p>", "xml.character", "write &lt;"),
        ("<p n='1'>a</p n='1'>", "xml.tag", "write </p>"),
        ("<p n='a<b'>c</p>", "xml.attribute", "write n='a&lt;b'"),
        ("<p n='1' <!-- a -->>b</p>", "xml.attribute", "move it behind the tag"),
        ("<p n='1' n='2'/>", "xml.attribute", 'keep "1" or "2"'),
        ("<p who='#a' who='#b'/>", "xml.attribute", 'write who="#a #b"'),
        ("<p n='1' n='1'/>", "xml.attribute", "keep one of the two"),
        ("<p n = 1>a</p>", "xml.attribute", 'write n="1"'),
        ("<p n=»1«>a</p>", "xml.attribute", 'write n="1"'),
        ('<p n="1>a</p>', "xml.attribute", 'write n="1"'),
        ('<p n="a b>c</p>', "xml.attribute", 'write it as n="…"'),
        ("<p n='1'm='2'/>", "xml.attribute", "write a space before m"),
        ("<p n>a</p>", "xml.attribute", 'write n="…"'),
        ("<p 1n='x'>a</p>", "xml.attribute", "take it away"),
        ("<p n='1' <hi>a</hi></p>", "xml.attribute", "write <p n='1'>"),
        ("<p>a &b c</p>", "xml.character", "write &amp;"),
        ("<p>a &amp c</p>", "xml.character", "write &amp;"),
        ("<p>a&nbsp c</p>", "xml.character", "or &nbsp; with its semicolon"),
        ("<p n='a & b'/>", "xml.character", "write &amp;"),
        ("<p>a <- b</p>", "xml.character", "write &lt;"),
        ("<p>&mdash;</p>", "xml.entity", "write &#8212;"),
        ("<p>&who;</p>", "xml.entity", "write the characters themselves"),
        ("<p>]]></p>", "xml.malformed", "write ]]&gt;"),
        ("<!-- a -- b -->", "xml.malformed", "write one hyphen alone"),
        ("<!-- a", "xml.unclosed", "write --> behind it"),
        ("<x:p/>", "xml.prefix", 'xmlns:x="…"'),
        ("<ref xlink:href='a'/>", "xml.prefix", 'write target="…"'),
    ],
)
def test_what_is_to_be_done(inside: str, rule: str, words: str) -> None:
    found, _, hint = told(inside)
    assert found == rule
    assert words in hint


def test_what_is_a_character_elsewhere_is_no_mistake() -> None:
    inside = "<!-- & < --><![CDATA[ & < ]]><?x & < ?><p n='>'>“&amp;”</p>"
    assert {problem.rule.partition(".")[0] for problem in problems(f"{TEI}{inside}</TEI>".encode())} == {"schema"}


def test_the_first_mistake_comes_first() -> None:
    assert told("<p>a & b</p><p n=1/>")[0] == "xml.character"
    assert told("<p n=1/><p>a & b</p>")[0] == "xml.attribute"
    assert told("<p><hi></p><p>a & b</p>")[0] == "xml.unclosed"


@pytest.mark.parametrize(
    ("data", "line", "words"),
    [
        ("<TEI>\nХрущев</TEI>".encode("windows-1251"), 2, "windows-1251"),
        (b"<TEI>\n\n\xff</TEI>", 3, "save the file in UTF-8"),
        (b'<?xml version="1.0" encoding="klingon"?><TEI/>', 1, "save the file in UTF-8"),
        (b"\xef\xbb\xbf<TEI>\n\xff</TEI>", 2, "save the file in UTF-8"),
        (b'<?xml version="1.0" encoding="ascii"?>\n<TEI>\xe9</TEI>', 2, "save the file in UTF-8"),
    ],
)
def test_encodings(data: bytes, line: int, words: str) -> None:
    (problem,) = problems(data)
    assert (problem.rule, problem.line) == ("xml.encoding", line)
    assert words in problem.hint


@pytest.mark.parametrize(
    ("whole", "line", "words"),
    [
        ("Protocol No. 7\n\nPresent: Orlov.\n", 1, "this is no XML"),
        ("Protocol No. 7\n<TEI/>", 1, "text stands before the first element"),
        ("Protocol No. 7\n\nIt was <a hall/>.", 1, "this is no XML"),
        ("\x93\x8c\x01\x1f<a\x02\x7f\0", 1, "this is no XML"),
        ("\x89PNG\n\x1a\0\0<Gx8 \x03", 1, "this is no XML"),
        ("\x7fELF\x02\x01\0<p/>", 1, "this is no XML"),
        ("<!DOCTYPE html>\n<html><p>a<br></html>", 1, "a page of HTML"),
        ("", 1, "it is empty"),
        (
            '<?xml version="1.0"?>\n<?xml version="1.0"?>\n<TEI xmlns="http://www.tei-c.org/ns/1.0"/>',
            2,
            "a second <?xml",
        ),
        (f"<?xml version=“1.0”?>\n{TEI}</TEI>", 1, "typographic quotation marks"),
        (f'<?xml encoding="UTF-8"?>\n{TEI}</TEI>', 1, "it lacks its version"),
        (f'\n<?xml version="1.0"?>\n{TEI}</TEI>', 2, "white space stands before <?xml"),
    ],
)
def test_how_a_file_begins(whole: str, line: int, words: str) -> None:
    (problem,) = problems(whole.encode())
    assert (problem.rule, problem.line) == ("xml.malformed", line)
    assert words in problem.message
    if problem.repairs:
        assert not fixed(whole.encode(), problems).left[0].rule.startswith("xml.")
