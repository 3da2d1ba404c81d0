"""The book of a project: its documents go in, as people corrected them or as its transcripts give them; one file comes
out, of one of their views.
"""

from __future__ import annotations

from pathlib import PurePosixPath

from lxml import etree

from tei_protocols.edition.settings import settings_of
from tei_protocols.pipeline import convert
from tei_protocols.problems import Level, Problem, UnusableInput
from tei_protocols.project import Project, ProjectDocument
from tei_protocols.project_places import PRINT
from tei_protocols.readers import read
from tei_protocols.secure_xml import parse_xml
from tei_protocols.views.books import book

_STATEMENTS = ("title", "publisher", "rights", "licence", "language")


def book_of(project: Project, view: str, to: str) -> tuple[bytes, tuple[Problem, ...]]:
    """The book in the format `to`, and the errors of documents that are left out of it.

    Raises UnusableInput where there is none: no document can be used, or the book cannot be made.
    """
    documents, problems = {}, []
    for document in project.documents:
        try:
            documents[document.name] = _encoded(project, document)
        except UnusableInput as unusable:
            problems.append(unusable.problem)
    if not documents:
        raise UnusableInput(problems[0])
    statements = {key: str(getattr(project, key)) for key in _STATEMENTS}
    return book(documents, view, to, statements, project.folder / PRINT), tuple(problems)


def _encoded(project: Project, document: ProjectDocument) -> etree._ElementTree:
    """The TEI of a document. Raises UnusableInput, also where a transcript is not converted without error."""
    source = document.tei or document.transcript
    try:
        data = source.read_bytes() if source else b""
    except OSError as error:
        message = f"cannot be read: {error.strerror}"
        raise UnusableInput(Problem("input.unreadable", Level.ERROR, message, str(source))) from None
    if document.tei:
        return parse_xml(data, str(source))
    stated = settings_of(project, document)
    reading = read(data, str(source), stated.encoding or None, stated.language or None, project.languages)
    conversion = convert(reading.source, stated.settings, PurePosixPath(document.name).name)
    for problem in (*reading.problems, *conversion.problems):
        if problem.level is Level.ERROR:
            raise UnusableInput(problem)
    return conversion.root.getroottree()
