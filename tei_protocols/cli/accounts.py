"""What `convert` says of its conclusions beside the TEI: explanations on stderr; a ledger, a report and who is
absent from the register as files."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec import Struct, field

from tei_protocols.cli.outputs import STDIN, Job
from tei_protocols.cli.report import Report
from tei_protocols.problems import Level, Problem

if TYPE_CHECKING:
    from tei_protocols.exports.ledger import Row
    from tei_protocols.model.source import Source
    from tei_protocols.pipeline import Conversion

# the endings of the files; checked before anything is converted, without what makes them
LEDGERS = (".csv", ".json", ".html")


class Accounts(Struct):
    """What was asked for, and what is to be written when all is converted."""

    ledger: Path | None
    report: Path | None
    explain: bool
    absent: Path | None = None
    _absent: list[Problem] = field(default_factory=list)
    _rows: list[Row] = field(default_factory=list)
    _documents: list[dict[str, object]] = field(default_factory=list)
    _languages: set[str] = field(default_factory=set)

    def check(self, jobs: Iterable[Job]) -> None:
        """Raises click.UsageError for a ledger of an unknown kind, and for files that would replace one another."""
        if self.ledger and self.ledger.suffix.lower() not in LEDGERS:
            raise click.UsageError(
                f"{self.ledger}: the name of a ledger ends in {', '.join(LEDGERS[:-1])} or {LEDGERS[-1]}"
            )
        if not (self.ledger or self.report or self.absent):
            return
        taken = {Path(job.source).resolve() for job in jobs if job.source != STDIN}
        taken |= {job.target.resolve() for job in jobs if job.target}
        for path in (self.ledger, self.report, self.absent):
            if path is None:
                continue
            if path.is_dir():
                raise click.UsageError(f"{path} is a folder; name a file")
            if path.resolve() in taken:
                raise click.UsageError(f"{path} would replace another file of this command; choose another name")
            taken.add(path.resolve())

    def take(self, source: Source, conversion: Conversion, problems: Iterable[Problem]) -> None:
        """Note what was concluded about a document; say it now, if that is asked for."""
        if self.absent:
            self._absent += problems
        if self.ledger:
            from tei_protocols.exports.ledger import ledger

            self._rows += ledger(conversion.protocols)
            self._languages.add(source.language)
        if not (self.explain or self.report):
            return
        from tei_protocols.exports.conclusions import conclusions
        from tei_protocols.exports.report import report_on

        concluded = conclusions(conversion.protocols, conversion.crossing)
        if self.explain:
            for each in concluded:
                click.echo(each.line(conversion.source), err=True)
        if self.report:
            proof = conversion.proof
            found = proof.accounted
            characters = {"all": found.total, "text": found.text, "header": found.header, "discarded": found.discarded}
            self._documents.append(
                report_on(source.name, problems, conversion.source, characters, proof.holds, concluded)
            )

    def take_unread(self, name: str, problem: Problem) -> None:
        """Note that a document could not be read."""
        if self.report:
            from tei_protocols.exports.report import report_on

            self._documents.append(report_on(name, [problem]))

    def write(self, report: Report) -> None:
        """Write the files that were asked for."""
        if self.ledger:
            from tei_protocols.exports.ledger import counted
            from tei_protocols.exports.ledger_files import FORMATS

            language = next(iter(self._languages)) if len(self._languages) == 1 else "en"
            _write(self.ledger, FORMATS[self.ledger.suffix.lower()](self._rows, language), report)
            standings = counted(self._rows)
            counts = ", ".join(f"{count:,} {standing}" for standing, count in standings.items())
            if others := len(self._rows) - sum(standings.values()):
                counts += f", {others:,} that nobody says (the agenda announced, no letter)"
            report.summary(str(self.ledger), f"{len(self._rows):,} paragraphs: {counts}")
        if self.report:
            from tei_protocols.exports.report import as_json

            _write(self.report, as_json(self._documents), report)
        if self.absent:
            from tei_protocols.exports.absentees import as_list, entries_for

            entries = entries_for(self._absent)
            _write(self.absent, as_list(entries), report)
            report.summary(str(self.absent), f"{len(entries):,} entries to be copied into the register")


def _write(path: Path, data: bytes, report: Report) -> None:
    from tei_protocols.files import write_atomically

    try:
        write_atomically(path, data)
    except OSError as error:
        message = f"cannot be written: {error.strerror}"
        report.problems([Problem("output.unwritable", Level.ERROR, message, str(path))])
