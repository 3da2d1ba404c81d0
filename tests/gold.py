"""Gold files, and the comparison with them: a file and what was found go in, the count of right and wrong comes out."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from tests.phenomena import Found, Occurrence, words

FIRST_WORDS = 5

# How a field is compared: the characters, a name, all its words, its first words, or all its words as an opening.
_EXACT, _NAME, _ALL, _FIRST, _OPENING = "exact", "name", "all", "first", "opening"
FIELDS: dict[str, tuple[str, ...]] = {
    "dates": (_EXACT,),
    "number": (_EXACT,),
    "title": (_OPENING,),
    "abstract": (_FIRST,),
    "links": (_EXACT, _EXACT),
    "shelfmark": (_NAME,),
    "classification": (_ALL,),
    "participants": (_NAME, _NAME),
    "roles": (_NAME, _EXACT),
    "chair": (_NAME,),
    "recorder": (_NAME,),
    "items": (_EXACT, _FIRST),
    "item_speakers": (_NAME,),
    "turns": (_NAME, _EXACT, _FIRST, _EXACT),
    "doubtful": (_NAME, _FIRST),
    "plain": (_FIRST,),
    "decisions": (_FIRST,),
    "supplied": (_ALL,),
    "deletions": (_ALL, _EXACT),
    "restorations": (_ALL, _EXACT),
    "additions": (_ALL, _EXACT),
    "underlinings": (_ALL, _EXACT),
    "glosses": (_ALL, _EXACT),
    "expansions": (_ALL,),
    "gaps": (_EXACT,),
    "notes": (_EXACT, _FIRST, _NAME),
    "repeated": (_EXACT,),
    "unresolved": (_EXACT,),
    "marks": (_EXACT,),
    "stage": (_ALL,),
    "closers": (_FIRST,),
}
# What of a turn is judged, each apart: the places of the fields in an entry of `turns`.
_PARTS_OF_TURNS = {"turns": (2,), "speakers": (0, 2), "manners": (1, 2), "extents": (3, 2)}
_ANYTHING = "?"
_OR = " ~ "
_TOGETHER = " + "
# what proves an act that no note testifies to: a sign or a remark of the text itself
_BY_THE_TEXT = "text"
_PROVED = ("deletions", "restorations", "additions", "underlinings")
# the number of a note is the same, raised or not
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


@dataclass(frozen=True, slots=True)
class Entry:
    """One occurrence that a person reads; an `optional` one may be found or not."""

    fields: Occurrence
    optional: bool

    def __str__(self) -> str:
        return " | ".join(self.fields)


@dataclass(frozen=True, slots=True)
class Gold:
    """A gold file: the entries of each phenomenon, and what holds of the whole specimen."""

    entries: dict[str, list[Entry]]
    kept: tuple[str, ...]
    sessions: int
    unscored: frozenset[str]


@dataclass(slots=True)
class Count:
    """What of one phenomenon was found, and what was missed or found too much."""

    right: int = 0
    missing: list[str] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)

    def add(self, other: Count) -> None:
        self.right += other.right
        self.missing += other.missing
        self.extra += other.extra

    @property
    def precision(self) -> float:
        return self.right / (self.right + len(self.extra)) if self.right + len(self.extra) else 1.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + len(self.missing)) if self.right + len(self.missing) else 1.0

    @property
    def f1(self) -> float:
        """Nothing to find and nothing found counts as one."""
        total = 2 * self.right + len(self.missing) + len(self.extra)
        return 2 * self.right / total if total else 1.0

    @property
    def seen(self) -> bool:
        return bool(self.right or self.missing or self.extra)


def read_gold(path: Path) -> Gold:
    """The gold file at `path`; raises ValueError where a key or an entry is none that the README knows."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    for key in ("language", "differs"):
        table.pop(key, None)
    kept, sessions, unscored = table.pop("kept", []), table.pop("sessions", 1), table.pop("unscored", [])
    if unknown := (table.keys() | set(unscored)) - FIELDS.keys() - _PARTS_OF_TURNS.keys():
        raise ValueError(f"{path.name}: no phenomenon is called {', '.join(sorted(unknown))}")
    entries = {key: [_entry(path.name, key, line) for line in lines] for key, lines in table.items()}
    return Gold(_in_parts(entries), tuple(kept), sessions, frozenset(unscored))


def _entry(file: str, key: str, line: str) -> Entry:
    parts = line.removeprefix("? ").split(", " if key == "participants" else " | ")
    if key == "participants" and len(parts) == 1:
        parts.append("")
    if key == "turns" and len(parts) == 3:
        parts.append(_ANYTHING)
    if key in _PROVED and (len(parts) == 1 or parts[1] == _BY_THE_TEXT):
        parts[1:] = [""]
    if len(parts) != len(FIELDS[key]):
        raise ValueError(f"{file}: an entry of {key} has {len(FIELDS[key])} fields, not {len(parts)}: {line}")
    return Entry(tuple(parts), line.startswith("? "))


def _in_parts(entries: dict[str, list[Entry]]) -> dict[str, list[Entry]]:
    """The entries of `turns` taken apart; an extent that is not stated may be any."""
    parted: dict[str, list[Entry]] = defaultdict(list, {key: list(those) for key, those in entries.items()})
    turns = parted.pop("turns", [])
    for key, places in _PARTS_OF_TURNS.items():
        for turn in turns:
            fields = tuple(turn.fields[place] for place in places)
            parted[key].append(Entry(fields, turn.optional or fields[0] == _ANYTHING))
    return parted


def compared(gold: Gold, found: Found) -> dict[str, Count]:
    """The count of each phenomenon that is judged; `found` as `phenomena` gives it."""
    turns = found.get("turns", [])
    counts = {}
    for key, manner in FIELDS.items():
        if key != "turns" and key not in gold.unscored:
            entries = gold.entries.get(key, [])
            if key == "roles":  # what the chair is besides, a person need not say
                chairs = gold.entries.get("chair", [])
                entries = [*entries, *(Entry((chair.fields[0], _ANYTHING), optional=True) for chair in chairs)]
            counts[key] = _count(entries, found.get(key, []), manner)
    for key, places in _PARTS_OF_TURNS.items():
        if key not in gold.unscored:
            manner = tuple(FIELDS["turns"][place] for place in places)
            # an act inside a paragraph has no paragraphs of its own
            judged = [turn for turn in turns if key != "extents" or turn[3]]
            parts = [tuple(turn[place] for place in places) for turn in judged]
            counts[key] = _count(gold.entries.get(key, []), parts, manner)
    return {key: counts[key] for key in _order() if key in counts}


def _order() -> Iterable[str]:
    for key in FIELDS:
        yield from _PARTS_OF_TURNS if key == "turns" else (key,)


def _count(expected: list[Entry], found: list[Occurrence], manner: tuple[str, ...]) -> Count:
    """Each expected entry takes one occurrence that is the same; those that may be read either way come last."""
    count, left = Count(), list(found)
    for entry in sorted(expected, key=lambda entry: entry.optional):
        partner = next((one for one in left if _same(entry.fields, one, manner)), None)
        if partner is not None:
            left.remove(partner)
            count.right += not entry.optional
        elif not entry.optional:
            count.missing.append(str(entry))
    count.extra = [" | ".join(one) for one in left]
    return count


def _same(expected: Occurrence, found: Occurrence, manner: tuple[str, ...]) -> bool:
    fields = zip(expected, found, manner, strict=True)
    return all(any(_same_field(one, there, how) for one in alternatives(wanted)) for wanted, there, how in fields)


def alternatives(field: str) -> list[str]:
    """The readings of a field, each of which is right."""
    return field.split(_OR)


def _same_field(expected: str, found: str, manner: str) -> bool:
    if expected == _ANYTHING:
        return True
    expected, found = expected.translate(_RAISED), found.translate(_RAISED)
    if manner == _EXACT:
        return expected == found
    if manner == _NAME:
        return _name(expected) == _name(found)
    wanted, there = words(expected), words(found)
    if manner == _FIRST:
        wanted = wanted[:FIRST_WORDS]
    return bool(wanted) and wanted == (there if manner == _ALL else there[: len(wanted)])


def _name(text: str) -> list[str]:
    """A name as it is compared, or several of persons who speak together, in whatever order."""
    names = text.casefold().replace("–", "-").replace(".", "").split(_TOGETHER)
    return sorted("".join(name.split()) for name in names)
