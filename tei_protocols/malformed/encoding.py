"""Encodings: bytes that are no text in the encoding that a file has, or says it has."""

from __future__ import annotations

import codecs
import re

from tei_protocols.code_pages import russian_code_page
from tei_protocols.malformed.mistake import Mistake
from tei_protocols.written import Written, encoding_of

_LETTERS = re.compile("[А-Яа-яЁё]{3}")


def mistake(data: bytes) -> Mistake | None:
    """The first bytes that cannot be read; None where all can."""
    mark, encoding = encoding_of(data)
    try:
        codecs.lookup(encoding)
        data[len(mark) :].decode(encoding)
    except LookupError:
        message = f"the encoding {encoding} is not known"
        return Mistake("xml.encoding", message, "save the file in UTF-8, and say so in its first line", 0, 0, 0)
    except UnicodeDecodeError as error:
        return _unreadable(data, encoding, mark, error)
    return None


def _unreadable(data: bytes, encoding: str, mark: bytes, error: UnicodeDecodeError) -> Mistake:
    # what stands before it is counted in the same way as all places are
    at = len(Written(data[len(mark) :][: error.start], encoding).text)
    says = f"in {encoding.upper()}, the encoding of this file" if mark or b"encoding" in data[:100] else "in UTF-8"
    message = f"these bytes are no text {says}"
    hint = "save the file in UTF-8"
    page = russian_code_page(data)
    if _LETTERS.search(data.decode(page, "replace")):
        hint += f', or, if it is in {page}, begin it with <?xml version="1.0" encoding="{page}"?>'
    return Mistake("xml.encoding", message, hint, at, at, at)
