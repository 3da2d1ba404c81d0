"""Printing: an element goes in, its characters as XML come out, or, of a whole document, the tree that they make."""

from __future__ import annotations

import re

from lxml import etree

from tei_protocols.tei.elements import Element, start_tag

# Elements that hold elements alone: here white space may be added for the eye.
_STRUCTURE_NAMES = (
    "TEI teiCorpus teiHeader fileDesc titleStmt publicationStmt notesStmt sourceDesc msDesc msIdentifier msContents "
    "history encodingDesc appInfo projectDesc editorialDecl refsDecl citeStructure classDecl taxonomy profileDesc "
    "abstract langUsage particDesc listPerson revisionDesc text body back div sp list"
)
_STRUCTURE = frozenset(_STRUCTURE_NAMES.split())
# what XML 1.0 refuses, in the text, or in a tag; a transcript may hold such characters all the same
_IN_TAG = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_FORBIDDEN = re.compile(f"(?P<tag><[^>]*>)|{_IN_TAG.pattern}")
# the declaration of the file, and the instructions that lead to its schemas
_LINES_ABOVE = "\n" * 3
# What was written here needs none of the limits for what strangers send. A repeated id is for the checks to name.
_PARSER = etree.XMLParser(collect_ids=False, huge_tree=True, resolve_entities=False, no_network=True)


def as_tree(root: Element) -> etree._Element:
    """The document, laid out for the eye, as a tree whose elements know the lines that they will have in the file.

    What XML forbids becomes `g` in the text, and the sign for a lost character in an attribute.
    """
    document = _LINES_ABOVE + laid_out(root)
    try:
        return etree.fromstring(document.encode(), _PARSER)
    except (etree.XMLSyntaxError, UnicodeEncodeError):  # to ask before would be to look at each character twice
        return etree.fromstring(_FORBIDDEN.sub(_allowed, document).encode(), _PARSER)


def laid_out(element: Element, depth: int = 0) -> str:
    """The characters of an element that stands so deep in the structure."""
    pieces: list[str] = []
    _print(element, pieces, "\n" + "  " * (depth + 1))
    return "".join(pieces)


def _print(element: Element, pieces: list[str], line: str) -> None:
    """Append the characters of an element. In structure each gets a line of its own, which begins like `line`."""
    name, content = element.name, element.content
    tag = start_tag(name, element.attributes)
    if not content:
        pieces.append(f"{tag[:-1]}/>")
        return
    pieces.append(tag)
    if name in _STRUCTURE:
        for child in content:
            pieces.append(line)
            if isinstance(child, str):
                pieces.append(child)
            else:
                _print(child, pieces, f"{line}  ")
        pieces.append(f"{line[:-2]}</{name}>")
        return
    for child in content:
        if isinstance(child, str):
            pieces.append(child)
        else:
            _print(child, pieces, line)
    pieces.append(f"</{name}>")


def _allowed(found: re.Match[str]) -> str:
    """What stands for a character that XML forbids, or for a tag with such characters."""
    return _IN_TAG.sub("\ufffd", found[0]) if found["tag"] else f'<g n="U+{ord(found[0]):04X}"/>'
