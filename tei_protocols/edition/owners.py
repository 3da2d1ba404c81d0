"""Owners: a folder with an edition and a project go in; why it is the edition of another project comes out.

An edition does not say where its project lies, so that it is the same wherever it is built. A project is known by its
title and by the names of its documents.
"""

from __future__ import annotations

from pathlib import Path

from tei_protocols.edition.manifest import Manifest, read_manifest
from tei_protocols.project import Project

_MOST_NAMES = 3


def of_another(out: Path, project: Project) -> str:
    """Why the edition in `out` is not that of `project`; empty where it is, or where there is none."""
    before = read_manifest(out)
    if before.documents and (reason := _reason(before, project)):
        advice = f"name another folder with --out; if it is this project, renamed, remove {out} and build again"
        return f"{out} holds the edition of another project, {reason}; {advice}"
    return ""


def _reason(before: Manifest, project: Project) -> str:
    if before.title and project.title and before.title != project.title:
        return f"“{before.title}”"
    if before.documents.keys() & {document.name for document in project.documents}:
        return ""
    names = sorted(before.documents)
    return f"with {', '.join(names[:_MOST_NAMES])}{' …' if len(names) > _MOST_NAMES else ''}"
