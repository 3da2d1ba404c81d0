"""The published view against the transcript: it prints every character that the source prints, where it prints it."""

from __future__ import annotations

import re
from itertools import takewhile
from pathlib import Path

import pytest
from lxml import etree
from test_views import page
from view_samples import document, english, russian, text_of

from tei_protocols import resources
from tei_protocols.pipeline import convert
from tei_protocols.readers import read
from tei_protocols.views import view
from tei_protocols.xslt_engine import engine
from tests.score import judged, names

CORPUS = Path(__file__).parent.parent / "corpus" / "transcripts"


def characters(text: str) -> str:
    return "".join(text.split())


def printed(tree: etree._ElementTree) -> str:
    """The characters of the published page, as printed, without what the page says about itself."""
    shown = page(tree, "published")
    for own in shown.xpath(
        '//*[@class="skip" or @class="masthead" or @class="about" or @class="cite" or @class="back" or @class="spoken"]'
    ):
        own.drop_tree()
    return characters(shown.find("body").text_content())


def stream(tree: etree._ElementTree) -> str:
    """The text as the export of the transcript has it, with a line feed before what begins a line."""
    stylesheet = resources.stylesheet("exports/transcript.xsl")
    saxon = engine(stylesheet)
    streams = etree.fromstring(saxon.run(stylesheet, saxon.document(tree)).encode())
    in_text = takewhile(lambda element: element.tag != "line", streams)
    return "".join((element.get("n") or "") + (element.tail or "") for element in in_text)


def without_asterisks(text: str) -> str:
    """The page shows in bold what a plain copy has between double asterisks; two may as well be the mark of a note."""
    return text.replace("**", "")


def is_printed_whole(tree: etree._ElementTree) -> bool:
    return without_asterisks(printed(tree)) == without_asterisks(characters(stream(tree)))


@pytest.mark.parametrize("tree", [english(), russian()], ids=["English", "Russian"])
def test_the_published_page_has_the_characters_of_the_transcript(tree: etree._ElementTree) -> None:
    assert is_printed_whole(tree)


@pytest.mark.parametrize("transcript", sorted(CORPUS.glob("*.txt")), ids=lambda path: path.stem)
def test_the_published_page_of_the_corpus_is_its_transcript(transcript: Path) -> None:
    reading = read(transcript.read_bytes(), transcript.name)
    tree = convert(reading.source, name=transcript.stem).root.getroottree()
    assert is_printed_whole(tree)


@pytest.mark.parametrize("name", names())
def test_the_published_page_of_a_specimen_is_its_transcript(name: str) -> None:
    assert is_printed_whole(judged(name).conversion.root.getroottree())


UNDERLINED = re.compile(r"^[=-]{3,}$", re.MULTILINE)


@pytest.mark.parametrize("name", names())
def test_the_published_text_has_each_line_of_a_specimen_in_order(name: str) -> None:
    tree = judged(name).conversion.root.getroottree()
    # two marks of notes behind one another look like the signs of bold
    plain = characters(UNDERLINED.sub("", view(tree, "published", "txt").decode())).replace("*", "")
    at = 0
    for line in stream(tree).replace("*", "").split("\n"):
        found = plain.find(characters(line), at)
        assert found >= 0, line
        at = found + len(characters(line))


SIGNS = [
    "bracketed",
    "parenthesised",
    "angled",
    "single-angled",
    "wide-angled",
    "braced",
    "bracket-opens",
    "braced-closes",
]

# where an element stands whose brackets may be kept in @rend
ENCLOSED = [
    "<sp><p>a <stage{}>b</stage> c</p></sp>",
    "<sp><p>a</p><stage{}>b</stage></sp>",
    "<stage{}>b</stage>",
    "<p{}>b</p>",
    "<head{}>b</head><p>c</p>",
    "<sp><speaker{}>P.</speaker><p>b</p></sp>",
    "<sp><speaker{}>P.</speaker></sp>",
    "<p><seg type='source'{}>b</seg></p>",
    "<closer><seg type='source'{}>b</seg> <dateline{}>c</dateline></closer>",
    "<opener><seg type='classification'{}>b</seg><salute{}>c</salute></opener>",
    "<list><label>1.</label><item{}>b</item></list>",
    "<list><label{}>1.</label><item>b</item></list>",
    "<p><del{}>a</del> <add{}>b</add> <supplied{}>c</supplied> <unclear{}>d</unclear> <gloss{}>e</gloss></p>",
    "<p><note place='inline'{}>a</note> <hi{}>b</hi> <expan><abbr>c</abbr><ex{}>d</ex></expan></p>",
]


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("content", ENCLOSED)
def test_what_encloses_an_element_is_printed_around_it(content: str, sign: str) -> None:
    enclosed = content.replace("{}", f' rend="{sign}"')
    tree = document(text_of(f"<body><div>{enclosed}</div></body>"))
    assert printed(tree) == characters(stream(tree))
