"""Invented documents for the tests of the views; the texts of `invented/` hold every element of the encoding."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

TEI = "http://www.tei-c.org/ns/1.0"
_FOLDER = Path(__file__).parent / "invented"


def part(name: str) -> etree._Element:
    """The header, or one of the texts."""
    return etree.parse(str(_FOLDER / f"{name}.xml")).getroot()


def document(text: etree._Element, language: str = "en") -> etree._ElementTree:
    """A whole document around its `text`, translated from the Russian unless it is in Russian itself."""
    root = etree.Element(f"{{{TEI}}}TEI", nsmap={None: TEI})
    root.set("{http://www.w3.org/XML/1998/namespace}id", "sample")
    root.set("{http://www.w3.org/XML/1998/namespace}lang", language)
    root.extend([part("header"), text])
    return root.getroottree()


def english() -> etree._ElementTree:
    """Every element of the encoding."""
    return document(part("english"))


def russian() -> etree._ElementTree:
    """A document in the language of its record."""
    return document(part("russian"), "ru")


def text_of(content: str) -> etree._Element:
    """A text with this content."""
    return etree.fromstring(f'<text xmlns="{TEI}">{content}</text>')


def paragraph(content: str) -> etree._ElementTree:
    """A document of one turn with one paragraph."""
    turn = f'<sp n="1" xml:id="item-1.1" who="#petrov"><p n="1">{content}</p></sp>'
    item = f'<div type="agenda_item" n="1" xml:id="item-1"><head>Item</head>{turn}</div>'
    return document(text_of(f"<body>{item}</body>"))
