"""Archives: a zipped document goes in, its XML parts come out; damage, passwords and zip bombs are problems."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib

from lxml import etree

from tei_protocols.problems import Level, Problem, UnusableInput
from tei_protocols.secure_xml import parse_xml

MOST_BYTES = 100 * 1024 * 1024
"""What all parts that are read may unpack to, together; a transcript is far from it."""

_SUSPICIOUS_BYTES = 10 * 1024 * 1024
_SUSPICIOUS_RATIO = 500
# Word processors themselves stay far below; what reads the parts calls itself once for each level.
_DEEPEST = 120

# Whatever zipfile and zlib say about damaged data.
_DAMAGE = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, KeyError,
    RuntimeError, NotImplementedError, OverflowError, MemoryError,
)  # fmt: skip

_WHOLE_NUMBER = re.compile(r" *-?[0-9]{1,6} *")


class Archive:
    """The parts of the zipped document `data`, called `name` in messages. Raises UnusableInput, in all it does."""

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        self._left = MOST_BYTES
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self._parts = {part.filename: part for part in self._zip.infolist()}
        except _DAMAGE:
            raise self.damaged("it is not a complete zip archive, which such a file must be") from None

    def names(self) -> list[str]:
        """The paths of all parts, in the order of the archive."""
        return list(self._parts)

    def read(self, path: str) -> bytes | None:
        """The bytes of a part; None where there is no such part."""
        part = self._parts.get(path)
        if part is None:
            return None
        try:
            with self._zip.open(part) as stream:
                data = stream.read(self._left + 1)
        except _DAMAGE:
            reason = "it is protected by a password" if part.flag_bits & 1 else f"{path} in it cannot be unpacked"
            raise self.damaged(reason) from None
        self._left -= len(data)
        if self._left < 0 or (len(data) > _SUSPICIOUS_BYTES and len(data) > _SUSPICIOUS_RATIO * part.compress_size):
            message = f"this file unpacks to far more than a transcript can be ({path})"
            hint = "save its text as plain text, in parts if it is really that long"
            raise UnusableInput(Problem("input.too-large", Level.ERROR, message, self.name, hint=hint))
        return data

    def tree(self, path: str) -> etree._Element | None:
        """The root of an XML part; None where there is no such part."""
        data = self.read(path)
        if data is None:
            return None
        try:
            tree = parse_xml(data, self.name)
        except UnusableInput as malformed:
            raise self.damaged(f"{path} in it is broken: {malformed.problem.message}") from None
        if tree.docinfo.internalDTD is not None:
            raise self.damaged(f"{path} in it declares entities of its own, which no word processor does")
        root = tree.getroot()
        if depth(root) > _DEEPEST:
            raise self.damaged(f"{path} in it is nested more than {_DEEPEST} levels deep")
        return root

    def damaged(self, reason: str) -> UnusableInput:
        """The problem that this file cannot be read, for a `reason`."""
        hint = "open it in a word processor and save it again, as .docx or .odt or as plain text"
        message = f"this file cannot be read: {reason}"
        return UnusableInput(Problem("input.damaged", Level.ERROR, message, self.name, hint=hint))


def depth(root: etree._Element) -> int:
    """How many elements stand in one another at most."""
    deepest = level = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        level += 1 if event == "start" else -1
        deepest = max(deepest, level)
    return deepest


def local_name(element: etree._Element) -> str:
    """The name of an element without its namespace; empty for comments and processing instructions."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: etree._Element, name: str) -> str | None:
    """The value of an attribute by its name without namespace."""
    value = element.get(name)
    if value is not None:
        return value
    for key, each in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(each)
    return None


def children(element: etree._Element | None, name: str) -> list[etree._Element]:
    """The children of this name; none of nothing."""
    return [] if element is None else [child for child in element if local_name(child) == name]


def child(element: etree._Element | None, name: str) -> etree._Element | None:
    """The first child of this name."""
    return next(iter(children(element, name)), None)


def whole_number(text: str | None, default: int) -> int:
    """The number that `text` is, of at most six digits, or the default."""
    return int(text) if text is not None and _WHOLE_NUMBER.fullmatch(text) else default
