"""Documents of word processors, web pages and Markdown, made in memory for the tests of the readers.

A paragraph is a list of runs; `to_docx`, `to_odt`, `to_html` and `to_markdown` write the same paragraphs.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

from tei_protocols.model.formatting import Style
from tei_protocols.model.white_space import WHITE_SPACE
from tei_protocols.readers import Reading, read

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
OPEN = "urn:oasis:names:tc:opendocument:xmlns"
ODT_NAMES = " ".join(
    [
        *(f'xmlns:{name}="{OPEN}:{name}:1.0"' for name in ("office", "style", "text", "table")),
        f'xmlns:draw="{OPEN}:drawing:1.0" xmlns:fo="{OPEN}:xsl-fo-compatible:1.0"',
        'xmlns:dc="http://purl.org/dc/elements/1.1/"',
    ]
)


@dataclass(frozen=True)
class Run:
    """Characters that look alike; those struck or inserted may be so as tracked changes."""

    text: str
    styles: frozenset[Style] = frozenset()
    tracked: bool = False


Paragraphs = Sequence[Sequence[Run]]


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip archive of these parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, data in parts.items():
            archive.writestr(zipfile.ZipInfo(path), data, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def docx_parts(body: str, **parts: str) -> dict[str, str]:
    """The parts of a Word document: the inside of its body, and of `styles`, `footnotes`, `comments` and so on."""
    roots = {"header1": "hdr", "footer1": "ftr"}
    relations = "".join(
        f'<Relationship Id="r{number}" Type="{RELATIONS}/{name.rstrip("1")}" Target="{name}.xml"/>'
        for number, name in enumerate(parts)
    )
    return {
        "[Content_Types].xml": "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>",
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="d" Type="{RELATIONS}/officeDocument" '
        'Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}">{relations}</Relationships>',
        **{
            f"word/{name}.xml": f'<w:{roots.get(name, name)} xmlns:w="{W}">{inside}</w:{roots.get(name, name)}>'
            for name, inside in parts.items()
        },
    }


def docx(body: str, **parts: str) -> bytes:
    """A Word document; see `docx_parts`."""
    return zipped(docx_parts(body, **parts))


def odt(text: str, automatic: str = "", styles: str = "") -> bytes:
    """An OpenDocument text: the inside of its text, of its automatic styles and of `styles.xml`."""
    content = (
        f"<office:document-content {ODT_NAMES}><office:automatic-styles>{automatic}</office:automatic-styles>"
        f"<office:body><office:text>{text}</office:text></office:body></office:document-content>"
    )
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": content,
            "styles.xml": f"<office:document-styles {ODT_NAMES}>{styles}</office:document-styles>",
        }
    )


def to_docx(paragraphs: Paragraphs) -> bytes:
    """The paragraphs as a Word document."""
    return docx("".join(f"<w:p>{''.join(map(_docx_run, runs))}</w:p>" for runs in paragraphs))


_DOCX_PROPERTIES = {
    Style.STRUCK: "<w:strike/>",
    Style.UNDERLINED: '<w:u w:val="single"/>',
    Style.DOUBLE_UNDERLINED: '<w:u w:val="double"/>',
    Style.BOLD: "<w:b/>",
    Style.ITALIC: "<w:i/>",
    Style.SUPERSCRIPT: '<w:vertAlign w:val="superscript"/>',
}


def _docx_run(run: Run) -> str:
    struck = run.tracked and Style.STRUCK in run.styles
    direct = run.styles - {Style.INSERTED} - ({Style.STRUCK} if struck else set())
    properties = "".join(_DOCX_PROPERTIES[style] for style in sorted(direct, key=lambda style: style.value))
    name = "delText" if struck else "t"
    text = f'<w:r><w:rPr>{properties}</w:rPr><w:{name} xml:space="preserve">{escape(run.text)}</w:{name}></w:r>'
    if struck:
        text = f'<w:del w:author="A">{text}</w:del>'
    return f'<w:ins w:author="A">{text}</w:ins>' if Style.INSERTED in run.styles else text


_ODT_PROPERTIES = {
    Style.STRUCK: 'style:text-line-through-style="solid"',
    Style.UNDERLINED: 'style:text-underline-style="solid"',
    Style.DOUBLE_UNDERLINED: 'style:text-underline-style="solid" style:text-underline-type="double"',
    Style.BOLD: 'fo:font-weight="bold"',
    Style.ITALIC: 'fo:font-style="italic"',
    Style.SUPERSCRIPT: 'style:text-position="super 58%"',
}


def to_odt(paragraphs: Paragraphs) -> bytes:
    """The paragraphs as an OpenDocument text."""
    styles: list[str] = []
    changes: list[str] = []
    body = "".join(f"<text:p>{''.join(_odt_run(run, styles, changes) for run in runs)}</text:p>" for runs in paragraphs)
    regions = "".join(
        f'<text:changed-region text:id="c{number}">{change}</text:changed-region>'
        for number, change in enumerate(changes)
    )
    return odt(f"<text:tracked-changes>{regions}</text:tracked-changes>{body}", "".join(styles))


def _odt_run(run: Run, styles: list[str], changes: list[str]) -> str:
    struck = run.tracked and Style.STRUCK in run.styles
    direct = run.styles - {Style.INSERTED} - ({Style.STRUCK} if struck else set())
    properties = " ".join(_ODT_PROPERTIES[style] for style in sorted(direct, key=lambda style: style.value))
    name = f"T{len(styles)}"
    styles.append(
        f'<style:style style:name="{name}" style:family="text"><style:text-properties {properties}/></style:style>'
    )
    info = "<office:change-info><dc:creator>A</dc:creator></office:change-info>"
    characters = re.sub(" ", "<text:s/>", escape(run.text))
    text = f'<text:span text:style-name="{name}">{characters}</text:span>'
    if struck:
        changes.append(f"<text:deletion>{info}<text:p>{text}</text:p></text:deletion>")
        text = f'<text:change text:change-id="c{len(changes) - 1}"/>'
    if Style.INSERTED in run.styles:
        changes.append(f"<text:insertion>{info}</text:insertion>")
        mark = f'text:change-id="c{len(changes) - 1}"/>'
        text = f"<text:change-start {mark}{text}<text:change-end {mark}"
    return text


_ELEMENTS = {
    Style.STRUCK: "del",
    Style.INSERTED: "ins",
    Style.UNDERLINED: "u",
    Style.BOLD: "b",
    Style.ITALIC: "i",
    Style.SUPERSCRIPT: "sup",
}


def to_html(paragraphs: Paragraphs) -> bytes:
    """The paragraphs as a web page."""
    body = "\n".join(f"<p>{''.join(_tagged(run, escape(run.text)) for run in runs)}</p>" for runs in paragraphs)
    return f"<!DOCTYPE html><html><head><meta charset='utf-8'></head><body>{body}</body></html>".encode()


def to_markdown(paragraphs: Paragraphs) -> bytes:
    """The paragraphs in Markdown, with every sign in the text that could be one of Markdown escaped."""
    return "\n\n".join("".join(_tagged(run, _unsigned(run.text)) for run in runs) for runs in paragraphs).encode()


def _unsigned(text: str) -> str:
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", text)


def _tagged(run: Run, text: str) -> str:
    for style in sorted(run.styles, key=lambda style: style.value):
        if style is Style.DOUBLE_UNDERLINED:
            text = f'<span style="text-decoration: underline double">{text}</span>'
        else:
            text = f"<{_ELEMENTS[style]}>{text}</{_ELEMENTS[style]}>"
    return text


def reading(data: bytes, name: str) -> Reading:
    """What the readers make of a file; every span that they name lies in the text."""
    found = read(data, name)
    source = found.source
    spans = [*(each.span for each in (*source.formatting, *source.footnotes, *source.comments))]
    assert all(0 <= span.start <= span.end <= len(source.text) for span in spans)
    assert all(0 <= note.anchor <= len(source.text) for note in source.footnotes)
    assert all(source[each.span].strip(WHITE_SPACE) == source[each.span] != "" for each in source.formatting)
    return found


def paragraphs_of(found: Reading) -> list[str]:
    """The paragraphs of the text."""
    return [each.strip() for each in re.split(r"\n{2,}", found.source.text) if each.strip()]


def looks(found: Reading) -> list[tuple[str, str, str]]:
    """The formatting, as its style, its characters and its author."""
    return [(each.style.name, found.source[each.span], each.by) for each in found.source.formatting]


def notes(found: Reading) -> list[tuple[str, str, str]]:
    """The notes, as their number, the word before their mark, and their text."""
    text = found.source.text
    return [
        (note.number, (text[: note.anchor].split() or [""])[-1], found.source[note.span])
        for note in found.source.footnotes
    ]


def comments(found: Reading) -> list[tuple[str, str, str]]:
    """The comments, as what they are about, their words and their author."""
    return [(found.source[each.span], each.words, each.by) for each in found.source.comments]


def messages(found: Reading) -> list[str]:
    """The rules and messages of the problems, and their lines."""
    return [f"{problem.line}: {problem.message} [{problem.rule}]" for problem in found.problems]
