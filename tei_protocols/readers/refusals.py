"""Refusals: files that hold no text we can read go in; a word on how to save them comes out."""

from __future__ import annotations

from pathlib import PurePath

from tei_protocols.problems import Level, Problem, UnusableInput

_WORD = "open it in a word processor and save it as .docx, .odt or plain text"
_PDF = "save its text as plain text or as .docx, and compare it with the pages"
_OTHER = "give the transcript as plain text, Markdown, HTML, .docx or .odt"

# How such files begin, whatever they are called.
_BEGINNINGS = (
    (b"%PDF-", "a PDF file", _PDF),
    (b"{\\rtf", "an RTF file", _WORD),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a Word document of the old kind (.doc), or one with a password", _WORD),
    (b"\x89PNG", "a picture", _OTHER),
    (b"\xff\xd8\xff", "a picture", _OTHER),
    (b"GIF8", "a picture", _OTHER),
    (b"II*\0", "a picture", _OTHER),
    (b"MM\0*", "a picture", _OTHER),
    (b"AT&TFORM", "a DjVu file", _PDF),
    (b"\x1f\x8b", "a compressed file", "unpack it first"),
    (b"7z\xbc\xaf", "a compressed file", "unpack it first"),
    (b"Rar!", "a compressed file", "unpack it first"),
)
# What such files are called, where they do not begin like one.
_SUFFIXES = {
    ".pdf": ("a PDF file", _PDF),
    ".djvu": ("a DjVu file", _PDF),
    ".rtf": ("an RTF file", _WORD),
    ".doc": ("a Word document of the old kind (.doc)", _WORD),
    ".pages": ("a Pages document", _WORD),
    ".wpd": ("a WordPerfect document", _WORD),
    ".mht": ("a web page in one file with its pictures", "save it as HTML only"),
    ".mhtml": ("a web page in one file with its pictures", "save it as HTML only"),
    ".epub": ("an e-book", _OTHER),
    ".xlsx": ("a spreadsheet", _OTHER),
    ".xls": ("a spreadsheet", _OTHER),
    ".pptx": ("a presentation", _OTHER),
    ".ods": ("a spreadsheet", _OTHER),
    ".zip": ("an archive of files", "unpack it first"),
}


def refuse_by_beginning(data: bytes, name: str) -> None:
    """Raise UnusableInput where `data` begins like a file of a kind that is not read."""
    for beginning, kind, hint in _BEGINNINGS:
        if data.startswith(beginning):
            raise refusal(kind, hint, name)


def refuse_by_name(name: str) -> None:
    """Raise UnusableInput where the file is called like one of a kind that is not read."""
    if PurePath(name).suffix.lower() in _SUFFIXES:
        raise refusal(*_SUFFIXES[PurePath(name).suffix.lower()], name)


def unknown_archive(name: str) -> UnusableInput:
    """The problem that a zip archive is not a document that is read; it says what it is by its name."""
    kind, hint = _SUFFIXES.get(PurePath(name).suffix.lower(), ("an archive, but neither .docx nor .odt", _OTHER))
    return refusal(kind, hint, name)


def refusal(kind: str, hint: str, name: str) -> UnusableInput:
    """The problem that `kind` of file is not read."""
    return UnusableInput(Problem("input.format", Level.ERROR, f"this is {kind}, which is not read", name, hint=hint))
