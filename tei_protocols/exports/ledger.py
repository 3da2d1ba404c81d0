"""The ledger: the protocol of a session goes in; out comes, for every paragraph of it, who speaks and how we know."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from enum import StrEnum

from msgspec import Struct

from tei_protocols.model.evidence import Certainty, Evidence
from tei_protocols.model.marks import Attribution
from tei_protocols.model.numbering import addressed, numbers
from tei_protocols.model.protocol import (
    Announced,
    Decision,
    Item,
    Manner,
    Part,
    Passage,
    Protocol,
    Stage,
    Turn,
    Unattributed,
)
from tei_protocols.model.span import Span
from tei_protocols.model.white_space import normal, shortened

_SIGNS_OF_LABELS = " .:—–-"


class Why(StrEnum):
    """Why a paragraph is somebody's, or nobody's."""

    NAMED = "named"
    CONTINUING = "continuing"
    COLLECTIVE = "collective"
    ASSENT = "assent"
    DECISION = "decision"
    STAGE = "stage"
    UNRESOLVED = "unresolved"
    WORDLESS = "wordless"
    AGENDA = "agenda"


# what nobody is said to have said
_NOBODYS = (Why.UNRESOLVED, Why.WORDLESS, Why.AGENDA)
# where a turn begins without anybody being named
_WHY_WITHOUT_NAME = {"speaker.assent": Why.ASSENT, "speaker.speaks-or-not": Why.CONTINUING}


class Speaker(Struct, frozen=True):
    """Who speaks: the id in the TEI, empty for a voice that is nobody's in particular, and the name."""

    id: str
    name: str


class Row(Struct, frozen=True):
    """One paragraph of the proceedings, in the order of the source.

    `address` is that of the TEI: item-1.2.3 is the third paragraph of the second turn; a paragraph outside any turn is
    item-1.o2, after its `n`. `line` and `column` count from 1 in `document`. `certainty` is empty where nobody is said
    to speak, otherwise high for what the text says by itself; of an unresolved paragraph it is that of the reading that
    was refused. `rule` is the id of the rule that decided, `rivals` are others whom the text allows, `words` the
    beginning of the paragraph, `label` the words that name the speaker, and `note` the place, among the notes, of the
    one that does.
    """

    document: str
    session: int
    address: str
    line: int
    column: int
    speakers: tuple[Speaker, ...]
    why: Why
    certainty: Certainty | None
    rule: str
    rivals: tuple[Speaker, ...]
    words: str
    span: Span
    label: str = ""
    note: int | None = None

    @property
    def standing(self) -> str:
        """How it is counted: certain, doubtful, unresolved, or wordless."""
        if self.why in _NOBODYS:
            return str(self.why)
        return "certain" if self.certainty is Certainty.HIGH else "doubtful"


def counted(rows: Iterable[Row]) -> dict[str, int]:
    """How many rows are certain, doubtful and unresolved; those without words are not counted."""
    found = Counter(row.standing for row in rows)
    return {standing: found[standing] for standing in ("certain", "doubtful", "unresolved")}


def ledger(protocols: tuple[Protocol, ...]) -> Iterator[Row]:
    """The rows of a document, session by session."""
    for session, protocol in enumerate(protocols, 1):
        yield from _Bookkeeper(protocol, session, f"s{session}." if len(protocols) > 1 else "").rows()


class _Bookkeeper:
    """Writes the rows of one session; `prefix` stands before its ids."""

    def __init__(self, protocol: Protocol, session: int, prefix: str) -> None:
        self._protocol = protocol
        self._source = protocol.source
        self._session = session
        self._prefix = prefix
        self._names = {person.id: person.name for person in protocol.people}
        self._names |= {f"group.{group.id}": normal(group.heading) for group in protocol.groups}
        self._names["list.participants"] = "those present"

    def rows(self) -> Iterator[Row]:
        """The rows, in order."""
        for division, number, _ in numbers(self._protocol.divisions):
            if isinstance(division, Item):
                for part, address in addressed(division.parts, f"{self._prefix}item-{number}"):
                    yield from self._part(part, address)

    def _part(self, part: Part, address: str) -> Iterator[Row]:
        match part:
            case Turn():
                yield from self._turn(part, address)
            case Decision():
                label = self._words(part.label)
                rule = part.evidence.rule if part.evidence else "decision.formula"
                start = part.label or part.paragraph
                yield self._row(
                    address, start, part.paragraph, Why.DECISION, rule, (), part.evidence, part.rivals, label
                )
            case Stage():
                yield self._stage(part, address)
            case Announced():
                start, label = part.label or part.passage, self._words(part.label)
                yield self._row(address, start, part.passage, Why.AGENDA, "agenda.announced", label=label)
            case Unattributed():
                why = Why.WORDLESS if part.rule == "speaker.wordless" else Why.UNRESOLVED
                yield self._row(address, part.passage, part.passage, why, part.rule, (), part.evidence, part.rivals)

    def _turn(self, turn: Turn, address: str) -> Iterator[Row]:
        paragraphs = [passage for passage in turn.paragraphs if isinstance(passage, Passage)]
        label = self._words(turn.label) or self._clause(paragraphs)
        speakers = self._speakers(turn.speakers) or self._voice(label)
        why = Why.COLLECTIVE if turn.manner is Manner.COLLECTIVE else _WHY_WITHOUT_NAME.get(turn.rule, Why.NAMED)
        first = paragraphs[0] if paragraphs else turn.label
        if first is None:
            return
        yield self._row(
            f"{address}.1", turn.label or first, first, why, turn.rule, speakers, turn.evidence, turn.rivals, label
        )
        number = 1
        for part in turn.paragraphs:
            if isinstance(part, Stage):
                yield self._stage(part, address)
            elif isinstance(part, Passage) and part is not first:
                number += 1
                rule, doubt = "speaker.continuing", (turn.evidence, turn.rivals)
                yield self._row(f"{address}.{number}", part, part, Why.CONTINUING, rule, speakers, *doubt)

    def _stage(self, stage: Stage, address: str) -> Row:
        """What happened in the room, with the brackets around it."""
        inside = stage.passage.span
        whole = Passage(Span(inside.start - stage.bracketed, inside.end + stage.bracketed))
        return self._row(address, whole, whole, Why.STAGE, "stage.business")

    def _row(
        self,
        address: str,
        start: Passage,
        passage: Passage,
        why: Why,
        rule: str,
        speakers: tuple[Speaker, ...] = (),
        evidence: Evidence | None = None,
        rivals: tuple[str, ...] = (),
        label: str = "",
    ) -> Row:
        """A row for a paragraph that begins, with its label, at `start`."""
        line, column = self._source.place(start.span.start)
        certain = None if why in _NOBODYS else Certainty.HIGH
        return Row(
            self._source.name,
            self._session,
            address,
            line,
            column,
            speakers,
            why,
            evidence.certainty if evidence else certain,
            rule,
            self._speakers(rivals),
            shortened(self._source[passage.span]),
            Span(start.span.start, max(start.span.end, passage.span.end)),
            label,
            evidence.note if evidence else None,
        )

    def _speakers(self, ids: tuple[str, ...]) -> tuple[Speaker, ...]:
        return tuple(Speaker(self._prefix + id_, self._names.get(id_, id_)) for id_ in ids)

    def _words(self, passage: Passage | None) -> str:
        return normal(self._source[passage.span]) if passage else ""

    def _clause(self, paragraphs: list[Passage]) -> str:
        """The clause that names who speaks, in reported speech."""
        marks = paragraphs[0].marks if paragraphs else ()
        clauses = (mark.span for mark in marks if isinstance(mark, Attribution))
        return next((normal(self._source[span]) for span in clauses), "")

    @staticmethod
    def _voice(label: str) -> tuple[Speaker, ...]:
        """A voice that is nobody's in particular, by what its label calls it."""
        return (Speaker("", label.strip(_SIGNS_OF_LABELS)),) if label else ()
