"""Currency: is the TEI of a transcript there, and what the transcript gives? Nothing is written.

TEI that a person corrected is not what the program would write again, and need not be: of it only the proof is asked,
that it still holds every character of its transcript.
"""

from __future__ import annotations

import shlex
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tei_protocols.cli.outputs import STDIN, STDOUT, Job, inputs, plan
from tei_protocols.problems import Level, Problem, UnusableInput
from tei_protocols.project_places import TRANSCRIPTS

if TYPE_CHECKING:
    from tei_protocols.model.source import Source
    from tei_protocols.pipeline import Conversion


def plan_check(transcripts: Sequence[str], output: str | None, patterns: Sequence[str]) -> list[Job]:
    """Say for every transcript where its TEI should be: where `output` says, otherwise in the folder of its project,
    where it may be missing; such a job has no `root`.

    Raises click.UsageError for what belongs to no project.
    """
    if output == STDOUT:
        raise click.UsageError(
            "what is to be compared stands in files; say with -o where, or leave it out in a project"
        )
    if output is not None:
        return plan(transcripts, output, ".xml", patterns, TRANSCRIPTS)
    return [Job(each, _in_its_project(each), None) for each in inputs(transcripts, patterns, TRANSCRIPTS)]


def _in_its_project(transcript: str) -> Path:
    from tei_protocols.edition.settings import tei_beside

    target = None if transcript == STDIN else tei_beside(Path(transcript))
    if target is None:
        raise click.UsageError(f"{transcript} is in no project; say with -o where its TEI is")
    return target


class Currency:
    """Compares one document after another, and counts how they were found."""

    def __init__(self) -> None:
        self._found: Counter[str] = Counter()

    def problems(self, job: Job, source: Source, conversion: Conversion) -> list[Problem]:
        """What is wrong with the TEI of a transcript, which was just converted again."""
        assert job.target is not None
        if not job.target.exists() and job.root is None:
            # what a project has no TEI of is built from the transcript
            return self._counted("without TEI of its own", [])
        if not job.target.exists():
            message = f"the TEI of this transcript is missing: {job.target}"
            problem = Problem("output.missing", Level.ERROR, message, job.source, hint=_again(job))
            return self._counted("missing", [problem])
        return self._compared(job, job.target, source, conversion)

    def _compared(self, job: Job, target: Path, source: Source, conversion: Conversion) -> list[Problem]:
        from tei_protocols.checks.fidelity import prove
        from tei_protocols.secure_xml import parse_xml_file
        from tei_protocols.tei.digest import is_as_converted, same_digest

        try:
            root = parse_xml_file(target).getroot()
        except UnusableInput as unusable:
            return self._counted("not readable", [unusable.problem])
        except OSError as error:
            problem = Problem("input.unreadable", Level.ERROR, f"cannot be read: {error.strerror}", str(target))
            return self._counted("not readable", [problem])
        if not is_as_converted(root):
            return self._counted("corrected by hand", list(prove(source, root).problems))
        if same_digest(root, conversion.root):
            return self._counted("as converted", [])
        message = f"this is not what {job.source} gives now: the transcript, the project or the program has changed"
        return self._counted("stale", [Problem("output.stale", Level.ERROR, message, str(target), hint=_again(job))])

    def _counted(self, standing: str, problems: list[Problem]) -> list[Problem]:
        self._found[standing] += 1
        return problems

    @property
    def summary(self) -> str:
        """How many documents were found how."""
        number = self._found.total()
        standings = ", ".join(f"{count:,} {standing}" for standing, count in sorted(self._found.items()))
        return f"{number:,} {'document' if number == 1 else 'documents'} compared: {standings or 'none could be read'}"


def _again(job: Job) -> str:
    return f"run: tei-protocols convert {shlex.quote(job.source)} -o {shlex.quote(str(job.target))}"
