"""The ledger as a file: rows go in, bytes come out: a table for spreadsheets, JSON for programs, a page for reading.

`ledger.md` beside this module says what the columns mean.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby

from lxml import etree

from tei_protocols import resources
from tei_protocols.exports.ledger import Row, Speaker, counted
from tei_protocols.exports.showing import shown
from tei_protocols.styles import style_parameters
from tei_protocols.xslt_engine import engine

COLUMNS = (
    "document",
    "session",
    "address",
    "line",
    "column",
    "speaker",
    "name",
    "why",
    "certainty",
    "rule",
    "rivals",
    "words",
)
"""The columns of the table; JSON has the same keys, but `speakers` in place of speaker and name."""

_PAGE = "exports/ledger.xsl"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
# What a spreadsheet may take for the beginning of a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_csv(rows: Iterable[Row], language: str = "") -> bytes:
    """A table in UTF-8, with CRLF at the ends of lines as RFC 4180 has it.

    It begins with a byte order mark, because without it spreadsheets take the letters for those of their own country.
    A cell that a spreadsheet could take for a formula gets an apostrophe before it.
    """
    table = io.StringIO()
    writer = csv.writer(table)
    writer.writerow(COLUMNS)
    for row in rows:
        writer.writerow([_defused(cell) for cell in _cells(row)])
    return b"\xef\xbb\xbf" + table.getvalue().encode()


def _cells(row: Row) -> tuple[str, ...]:
    return (
        shown(row.document),
        str(row.session),
        row.address,
        str(row.line),
        str(row.column),
        " ".join(speaker.id for speaker in row.speakers if speaker.id),
        "; ".join(shown(speaker.name) for speaker in row.speakers),
        str(row.why),
        str(row.certainty or ""),
        row.rule,
        "; ".join(shown(rival.name) for rival in row.rivals),
        shown(row.words),
    )


def _defused(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def as_json(rows: Sequence[Row], language: str = "") -> bytes:
    """One object: `counts`, and `rows` with the columns as keys. Lists are lists, and what is empty is null."""
    data = {"counts": counted(rows), "rows": [row_as_data(row) for row in rows]}
    return json.dumps(data, ensure_ascii=False, indent=1).encode() + b"\n"


def row_as_data(row: Row) -> dict[str, object]:
    """A row as JSON has it."""
    return {
        "document": shown(row.document),
        "session": row.session,
        "address": row.address,
        "line": row.line,
        "column": row.column,
        "speakers": [_speaker_as_data(speaker) for speaker in row.speakers],
        "why": str(row.why),
        "certainty": str(row.certainty) if row.certainty else None,
        "rule": row.rule,
        "rivals": [_speaker_as_data(rival) for rival in row.rivals],
        "words": shown(row.words),
    }


def _speaker_as_data(speaker: Speaker) -> dict[str, str | None]:
    return {"id": speaker.id or None, "name": shown(speaker.name)}


def as_html(rows: Sequence[Row], language: str = "en") -> bytes:
    """One page that needs nothing else, in the `language` of the documents where the interface speaks it."""
    page = etree.Element("ledger", {_LANGUAGE: language, **_counts(rows)})
    for document, of_document in groupby(rows, key=lambda row: row.document):
        listed = list(of_document)
        part = etree.SubElement(page, "document", {"name": shown(document), **_counts(listed)})
        for row in listed:
            cells = dict(zip(COLUMNS[2:], _cells(row)[2:], strict=True))
            etree.SubElement(part, "row", {**cells, "standing": row.standing})
    stylesheet = resources.stylesheet(_PAGE)
    saxon = engine(stylesheet)
    return saxon.run(stylesheet, saxon.document(page), style_parameters("edition", "ledger")).encode()


def _counts(rows: Iterable[Row]) -> dict[str, str]:
    return {standing: str(count) for standing, count in counted(rows).items()}


FORMATS: Mapping[str, Callable[[Sequence[Row], str], bytes]] = {".csv": as_csv, ".json": as_json, ".html": as_html}
"""What makes a file of each kind, by its ending."""
