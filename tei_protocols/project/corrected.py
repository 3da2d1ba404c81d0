"""The corrected documents of a project go in; what its file says of them in vain comes out."""

from __future__ import annotations

from collections.abc import Iterator

from tei_protocols.problems import Problem
from tei_protocols.project import Project
from tei_protocols.project.statements import Statements
from tei_protocols.project_places import PROJECT_FILE


def without_effect(project: Project) -> Iterator[Problem]:
    """A notice for each statement about a document whose TEI a person corrected, and that does not have it."""
    stated = [document for document in project.documents if document.tei and document.metadata]
    if not stated:
        return
    statements = Statements(project.folder / PROJECT_FILE, [])
    for document in stated:
        if document.tei and document.tei.is_file():
            yield from statements.without_effect(document.name, document.tei.read_text("utf-8", errors="replace"))
