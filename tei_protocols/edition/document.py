"""One document of an edition: transcript, corrected TEI or both go in; its files come out, and what to know of them.

All files of a document are made before the first is written, so that one that fails leaves its old ones standing.
Messages name files by their path in the project, so that an edition does not depend on where the project lies.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path, PurePosixPath

from lxml import etree
from msgspec import Struct
from msgspec.structs import replace

from tei_protocols import tei
from tei_protocols.checks import Document, Options, checking, schematron
from tei_protocols.checks.fidelity import prove
from tei_protocols.edition import manifest, places, schemas
from tei_protocols.edition.registered import linked, told, unlinked
from tei_protocols.edition.settings import OfDocument, settings_of
from tei_protocols.edition.task import Outcome, Task, fault
from tei_protocols.exports.site import entry_of, stylesheet_of_entries
from tei_protocols.files import write_atomically
from tei_protocols.model.accounted import Accounted
from tei_protocols.pipeline import convert
from tei_protocols.problems import Level, Problem, UnusableInput, worst
from tei_protocols.readers import Reading, read
from tei_protocols.secure_xml import parse_xml
from tei_protocols.steps import Steps, in_step
from tei_protocols.tei.digest import is_as_converted
from tei_protocols.views import own_of, showing, stylesheets, unknown_elements
from tei_protocols.xslt_engine import handed_over_once

# that of a site whose project states none
_LANGUAGE = "en"


class _Made(Struct, frozen=True):
    """A document in memory: the TEI as bytes and as a tree, whether a person corrected it, and what was found out.

    `listed` is the tree of which the site speaks, where the register knows more than the document.
    """

    data: bytes
    tree: etree._ElementTree
    corrected: bool
    problems: tuple[Problem, ...]
    accounted: Accounted | None
    listed: etree._ElementTree | None = None


def build_documents(tasks: Sequence[Task]) -> list[Outcome]:
    """Build several documents, which are all in memory at once. Whatever is wrong with one becomes a problem of its
    outcome; nothing is raised."""
    return in_step(map(_building, tasks))


def _building(task: Task) -> Steps[Outcome]:
    try:
        return (yield from _build(task))
    except UnusableInput as unusable:
        problem = unusable.problem
    except OSError as error:
        message = f"a file cannot be read or written: {error.strerror or error} ({error.filename})"
        problem = Problem("file.unusable", Level.ERROR, message, task.source)
    except Exception as error:  # a fault of the program in one document must not cost the others
        problem = fault(task, f"{type(error).__name__}: {error}")
    return Outcome(task.document.name, (problem,), None, False)


def _build(task: Task) -> Steps[Outcome]:
    transcript, corrected = task.sources()
    inputs = task.inputs(transcript, corrected)
    if corrected is not None:
        return (yield from _from_tei(task, inputs, corrected, transcript))
    return (yield from _from_transcript(task, inputs, transcript or b""))


def _stylesheets(task: Task) -> list[Path]:
    """All that are run over one document: for its check, what the site says of it, and its views."""
    return [schematron.stylesheet(), stylesheet_of_entries(), *stylesheets(_views(task).values(), task.project.folder)]


def _written(task: Task, inputs: str, made: _Made) -> Steps[Outcome]:
    """The files of a document, made and then written, unless there is an error in it."""
    name = task.document.name
    if worst(made.problems) is Level.ERROR:
        return Outcome(name, made.problems, None, False)
    files = yield from _files(task, made)
    problems = (*made.problems, *_not_shown(files, task.source))
    for path, data in files.items():
        write_atomically(task.out / path, data)
    outputs = {path: manifest.sha256(data) for path, data in files.items()}
    entry = manifest.Entry(inputs, outputs, problems, made.accounted, made.corrected)
    return Outcome(name, problems, entry, True)


def _from_transcript(task: Task, inputs: str, data: bytes) -> Steps[Outcome]:
    """The edition as the program makes it; its TEI is checked like any other."""
    name = task.document.name
    stated = settings_of(task.project, task.document)
    reading = _read(task, stated, data)
    conversion = convert(reading.source, stated.settings, PurePosixPath(name).name)
    tree, data = conversion.root.getroottree(), tei.serialise(conversion.root, places.schemas_from(name))
    yield
    with handed_over_once(tree, _stylesheets(task)):
        yield
        checked = yield from checking(tree, Document(data, task.source))
        found = [_about_conversion(problem, task.source) for problem in checked]
        problems = (*reading.problems, *conversion.problems, *found)
        return (yield from _written(task, inputs, _Made(data, tree, False, problems, conversion.proof.accounted)))


def _about_conversion(problem: Problem, source: str) -> Problem:
    """A problem of TEI that stands in no file yet: its line would mislead in the transcript."""
    message = f"in the TEI made of this transcript, line {problem.line}: {problem.message}"
    return replace(problem, message=message, file=source, line=0, column=0)


def _from_tei(task: Task, inputs: str, data: bytes, transcript: bytes | None) -> Steps[Outcome]:
    """The edition as people left it, checked against the schemas and, where there is one, against the transcript."""
    file = task.document.tei
    tree = parse_xml(data, task.source)
    options = Options(folder=file.parent if file else None, project=task.project.folder, stage=task.project.stage)
    yield
    with handed_over_once(tree, _stylesheets(task)):
        yield
        found = yield from checking(tree, Document(data, task.source, options))
        stated = settings_of(task.project, task.document)
        accounted, compared = _against_transcript(task, stated, tree, transcript)
        pointed = schemas.pointed_to(data, tree, places.schemas_from(task.document.name))
        corrected = not is_as_converted(tree.getroot())
        register = stated.settings.register
        people = unlinked(tree, register)
        problems = (*found, *compared, *told(people, register, task.source))
        made = _Made(pointed, tree, corrected, problems, accounted, linked(tree, people, register))
        return (yield from _written(task, inputs, made))


def _against_transcript(
    task: Task, stated: OfDocument, tree: etree._ElementTree, data: bytes | None
) -> tuple[Accounted | None, tuple[Problem, ...]]:
    """The characters that a TEI which people may have changed accounts for, and what is wrong with it."""
    if data is None:
        message = "there is no transcript to compare with"
        hint = f"put it into transcripts/ under the name {task.document.name}"
        return None, (Problem("fidelity.no-transcript", Level.NOTICE, message, task.source, hint=hint),)
    reading = _read(task, stated, data)
    proof = prove(reading.source, tree)
    return proof.accounted, (*reading.problems, *proof.problems)


def _read(task: Task, stated: OfDocument, data: bytes) -> Reading:
    name = task.in_project(task.document.transcript)
    return read(data, name, stated.encoding or None, stated.language or None, task.project.languages)


def _views(task: Task) -> Mapping[str, tuple[str, str]]:
    """The files of a document that are views, each with view and format, by their path in the edition."""
    return places.views(task.document.name, task.project.formats, own_of(task.project.folder).views)


def _files(task: Task, made: _Made) -> Steps[Mapping[str, bytes]]:
    """All files of a document by their path in the edition."""
    name = task.document.name
    own = {places.tei(name): made.data, places.facts(name): entry_of(made.tree if made.listed is None else made.listed)}
    yield
    wanted = _views(task)
    # a site speaks one language; what is quoted in another says so
    language = task.project.language or _LANGUAGE
    shown = yield from showing(made.tree, wanted.values(), task.project.folder, places.home_from(name), language)
    return own | {path: shown[kind] for path, kind in wanted.items()}


def _not_shown(files: Mapping[str, bytes], source: str) -> Iterable[Problem]:
    """What the views do not know, said once for all of them."""
    pages = (data for path, data in files.items() if path.endswith(".html"))
    return dict.fromkeys(problem for page in pages for problem in unknown_elements(page, source))
