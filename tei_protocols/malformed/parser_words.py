"""What the parser says, and what it means: the words of libxml2 go in; what is wrong and what to do about it, in an
encoder's words, comes out. This is for what nothing else explains."""

from __future__ import annotations

import re

_MEANINGS = (
    (
        r"Opening and ending tag mismatch: (\S+) line (\d+) and (\S+)",
        "<{0}>, opened in line {1}, is closed by </{2}>",
        "close <{0}> first, or correct one of the names",
    ),
    (
        r"Premature end of data in tag (\S+) line (\d+)",
        "<{0}>, opened in line {1}, is never closed",
        "add </{0}>, or get the rest of the file",
    ),
    (
        r"Entity '(.+)' not defined",
        "&{0}; is not defined",
        "write the characters themselves; other files are never read in their place",
    ),
    (
        r"Maximum entity amplification",
        "the entities of this file unfold beyond all measure",
        "write the text itself in their place",
    ),
    (
        r'failed to load "(.+?)"',
        "this file asks for {0}, and nothing is read from elsewhere",
        "remove the document type declaration",
    ),
    (
        r"xmlns(?::\S+)?: '(.*)' is not a valid URI",
        'the namespace "{0}" is no address',
        'that of the TEI is written xmlns="http://www.tei-c.org/ns/1.0"',
    ),
    (
        r"ParsePI: PI (\S+) space expected|xmlParsePI",
        "a processing instruction is not written as it should be",
        "write <?name words?>, or &lt;? for the characters",
    ),
    (
        r"StartTag: invalid element name",
        "behind < stands neither the name of an element nor a comment",
        "write &lt; for the character; a document type declaration stands before the root alone",
    ),
    (r"expected '>'", "an end tag does not end", "write > behind its name"),
    (r"Double hyphen within comment|Comment must not contain", "-- stands inside a comment", "write one hyphen alone"),
    (r"Sequence '\]\]>' not allowed", "]]> stands in the text", "write ]]&gt;"),
    (
        r"(?:PCDATA )?[Ii]nvalid (?:Char|char|xmlChar) value (\d+)|xmlParseCharRef: invalid xmlChar value (\d+)",
        "a character that cannot stand in XML is named here",
        'remove it, or name it as in <g n="U+000C"/>',
    ),
    (
        r"Invalid bytes|not proper UTF-8",
        "these bytes are no text in the encoding of this file",
        "save the file in UTF-8",
    ),
    (r"Document is empty", "there is no XML in this file", "give a TEI file"),
    (r"Start tag expected", "this is no XML: it does not begin with an element", "give a TEI file"),
    (r"Extra content at the end", "text stands behind the end of the document", "remove it, or move it inside"),
    (
        r".*(?:Buffer size limit|Text node too long|AttValue length too long)",
        "one text or attribute is longer than ten million characters",
        "split it, or correct a quotation mark that is never closed",
    ),
    (r"Excessive depth", "elements stand in one another more than 256 deep", "correct those that are never closed"),
)
# A file that goes beyond what is read: nothing in it is looked at again.
_LIMITS = re.compile(
    r"Maximum entity|failed to load|.*(?:Buffer size limit|Text node too long|AttValue length too long)"
    r"|Excessive depth"
)


def is_limit(said: str) -> bool:
    """Did the parser refuse the file as a whole?"""
    return bool(_LIMITS.match(said))


def meaning(said: str) -> tuple[str, str]:
    """What is wrong, and what to do."""
    for pattern, message, hint in _MEANINGS:
        if found := re.match(pattern, said):
            return message.format(*found.groups()), hint.format(*found.groups())
    return f"this is not well-formed XML: {said}", "look at this place and at what stands before it"
