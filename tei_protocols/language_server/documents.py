"""Documents: a text as an editor holds it goes in, with its path; its problems come out, if it is TEI or a transcript.

The problems are those of `validate` and of `convert`. An editor may hand over any file of a kind; what is neither TEI
nor a transcript has none.
"""

from __future__ import annotations

import re
from pathlib import Path

from msgspec.structs import replace

from tei_protocols import validation
from tei_protocols.edition.settings import settings_beside
from tei_protocols.pipeline import convert
from tei_protocols.problems import Level, Problem, UnusableInput
from tei_protocols.project_places import PROJECT_FILE, TRANSCRIPTS
from tei_protocols.readers import read
from tei_protocols.repairs import transcripts, words
from tei_protocols.written import Written

# the first start tag, behind declarations, instructions and comments
_ROOT = re.compile(
    r"\A\ufeff?(?:\s|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>)*<(?:[\w.-]+:)?([\w.-]+)", re.DOTALL
)
_DECLARED = re.compile(r"""\A<\?xml[^>]*?encoding\s*=\s*["']([\w.-]+)["']""")
_ROOTS = ("TEI", "teiCorpus")


def problems(text: str, path: Path) -> list[Problem] | None:
    """What is wrong with the text of a file; None where it is neither TEI nor a transcript."""
    try:
        if is_tei(text, path):
            found = validation.problems(_encoded(text), str(path), path)
            return [problem for problem in found if problem.file == str(path)]
        if is_transcript(path):
            return _of_transcript(text, path)
    except UnusableInput as unusable:
        return [unusable.problem]
    except Exception as error:  # a fault of the program must not end the session of whoever is typing
        message = f"this text could not be checked: {type(error).__name__}: {error}"
        hint = "this is a fault of the program; please report it with the file"
        return [Problem("program.fault", Level.ERROR, message, str(path), 1, 1, hint)]
    return None


def is_tei(text: str, path: Path) -> bool:
    """Is this TEI that can be checked? An ODD has the same root, but describes an encoding."""
    root = _ROOT.match(text)
    return path.suffix.lower() == ".xml" and bool(root and root[1] in _ROOTS) and "<schemaSpec" not in text


def is_transcript(path: Path) -> bool:
    """Is this a text file that may be a transcript? In a project, those in its folder for transcripts are."""
    if path.suffix.lower() != ".txt":
        return False
    project = _project_file(path)
    return project is None or path.is_relative_to(project.with_name(TRANSCRIPTS))


def _project_file(path: Path) -> Path | None:
    """The file of the project in whose folder something stands."""
    return next((file for folder in path.parents if (file := folder / PROJECT_FILE).is_file()), None)


def _encoded(text: str) -> bytes:
    """The text as bytes, in the encoding that it says it has."""
    declared = _DECLARED.match(text)
    try:
        return text.encode(declared[1] if declared else "utf-8")
    except (LookupError, UnicodeEncodeError):
        return text.encode("utf-8", "replace")


def _of_transcript(text: str, path: Path) -> list[Problem]:
    stated = settings_beside(path)
    data = text.encode("utf-8", "replace")
    reading = read(data, str(path), "utf-8", stated.language or None, stated.settings.languages)
    found = [*reading.problems, *convert(reading.source, stated.settings, path.stem).problems]
    written = Written(data)
    project = _project_file(path)

    def with_repairs(problem: Problem) -> Problem:
        of_project = words.repairs(problem, project) if project else ()
        return replace(problem, repairs=(*transcripts.repairs(problem, written), *of_project))

    return [with_repairs(problem) for problem in found]
