"""Beginnings: the first characters of a file that is no XML go in; what is wrong before its root comes out."""

from __future__ import annotations

import re

from tei_protocols.malformed.mistake import Mistake, Replacing
from tei_protocols.written import Written

# as much as stands before any root; a file that is no XML at all may be long
_LOOKED_AT = 4_000
_DECLARATION = re.compile(r"(?P<before>\s*)<\?xml(?P<words>\s[^<>]*?)\?>")
_CURLY = re.compile(r"[“”„‟″«»‘’‚‛′]")
_PAGE = re.compile(r"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*(?:<!doctype\s+html|<html[\s>])", re.IGNORECASE | re.DOTALL)
_TEXT = re.compile(r"\s*(?P<words>[^\s<][^<]*+)(?P<root><(?=[A-Za-z_][\w.:-]*+[\s/>]|[?!]))?")
# what no text has: the file is a picture, a program, an archive …
_NO_TEXT = re.compile(r"[\0-\x08\x0b\x0c\x0e-\x1f\ufffd]")
# what strays before a root is a word or a line; a sign like < further down in a transcript begins no element
_PARAGRAPHS = re.compile(r"\S\s*\n\s*\n\s*\S")
_LONGEST_STRAY = 200
_TRANSCRIPT = "if it is a transcript, `tei-protocols convert` makes TEI of it"


def mistake(written: Written) -> Mistake | None:
    """What is wrong before the root of a document; None where nothing is."""
    text = written.text[:_LOOKED_AT]
    if not text.strip():
        return Mistake("xml.malformed", "there is no XML in this file: it is empty", "give a TEI file", 0, 0, 0)
    if _PAGE.match(text):
        hint = f"give a TEI file; {_TRANSCRIPT}"
        return Mistake("xml.malformed", "this is a page of HTML, and no TEI", hint, 0, 0, 0)
    return _declaration(text) or _words(text)


def _words(text: str) -> Mistake | None:
    found = _TEXT.match(text)
    if not found:
        return None
    start, end = found.span("words")
    is_prose = _PARAGRAPHS.search(found["words"]) or len(found["words"]) > _LONGEST_STRAY
    if not found["root"] or is_prose or _NO_TEXT.search(text):
        message = "this is no XML: it does not begin with an element"
        return Mistake("xml.malformed", message, f"give a TEI file; {_TRANSCRIPT}", start, start, start)
    message = "text stands before the first element, where none can"
    return Mistake("xml.malformed", message, "take it away, or move it into the document", start, end, start)


def _declaration(text: str) -> Mistake | None:
    first = _DECLARATION.match(text)
    if not first:
        return None
    if first["before"]:
        at = first.end("before")
        repair = Replacing("Take away what stands before <?xml", ((0, at, ""),))
        message = "white space stands before <?xml, with which a file must begin"
        return Mistake("xml.malformed", message, "take it away", at, at + len("<?xml"), 0, (repair,))
    if again := _DECLARATION.match(text, first.end()):
        repair = Replacing("Take away the second <?xml … ?>", ((first.end(), again.end(), ""),))
        start = again.end("before")
        return Mistake(
            "xml.malformed", "a second <?xml … ?> stands here", "take it away", start, again.end(), 0, (repair,)
        )
    return _unusual(first)


def _unusual(declaration: re.Match[str]) -> Mistake | None:
    """A declaration with typographic quotation marks, or without its version, which comes first."""
    words, fault = _CURLY.sub('"', declaration["words"]), ""
    if words != declaration["words"]:
        fault = "its values stand in typographic quotation marks"
    if not re.match(r"\s+version\s*=", words):
        words, fault = f' version="1.0"{words}', "it lacks its version"
    if not fault:
        return None
    start, end = declaration.span("words")
    right = f"<?xml{words}?>"
    repair = Replacing(f"Write {right}", ((start, end, words),))
    message = f"the first line is not written as it should be: {fault}"
    return Mistake("xml.malformed", message, f"write {right}", 0, declaration.end(), 0, (repair,))
