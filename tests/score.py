"""`python -m tests.score [-v] [-d NAME]`: what conversion finds in the specimens against what a person finds in them.

The specimens and their gold files go in; precision, recall and F1 of each phenomenon come out.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from lxml import etree

from tei_protocols.pipeline import Conversion, convert
from tei_protocols.readers import read
from tests.phenomena import Found, Occurrence, phenomena, running_text, spaced, words

SPECIMENS = Path(__file__).parent / "specimens"
FIRST_WORDS = 5

# How the fields of an entry are compared: the characters, a name, all its words, or its first words.
_EXACT, _NAME, _ALL, _FIRST = "exact", "name", "all", "first"
FIELDS: dict[str, tuple[str, ...]] = {
    "dates": (_EXACT,),
    "number": (_EXACT,),
    "title": (_ALL,),
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
    "turns": (_FIRST,),
    "speakers": (_NAME, _FIRST),
    "manners": (_EXACT, _FIRST),
    "extents": (_EXACT, _FIRST),
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
_KEYS_BESIDE = {"language", "sessions", "unscored", "kept"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One occurrence in a gold file; an `optional` one may be found or not."""

    fields: Occurrence
    optional: bool

    def __str__(self) -> str:
        return " | ".join(self.fields)


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


@dataclass(frozen=True, slots=True)
class Specimen:
    """A specimen, converted, and judged by its gold file."""

    name: str
    conversion: Conversion
    sessions_expected: int
    counts: dict[str, Count]
    false_deletions: tuple[str, ...]

    @property
    def documents(self) -> list[etree._Element]:
        """The documents that came out, one for each session."""
        root = self.conversion.root
        return [root] if etree.QName(root).localname == "TEI" else root.findall("{*}TEI")


def names() -> list[str]:
    """All specimens, in the order of the alphabet."""
    return sorted(path.stem for path in SPECIMENS.glob("*.txt"))


@cache
def judged(name: str) -> Specimen:
    """Convert the specimen and compare it with its gold file."""
    source = read((SPECIMENS / f"{name}.txt").read_bytes(), f"{name}.txt").source
    gold = tomllib.loads((SPECIMENS / f"{name}.toml").read_text(encoding="utf-8"))
    if unknown := gold.keys() - FIELDS.keys() - _KEYS_BESIDE:
        raise ValueError(f"{name}.toml: no phenomenon is called {', '.join(sorted(unknown))}")
    conversion = convert(source)
    found = _with_parts_of_turns(phenomena(conversion.root))
    expected = _expected(gold)
    counts = {key: _compare(expected[key], found[key], FIELDS[key]) for key in FIELDS if key not in gold.get("unscored", ())}
    counts["kept"] = _kept(gold.get("kept", []), conversion.root)
    proper = {words(entry.fields[0]) for entry in [*expected["deletions"], *expected["restorations"]]}
    false = _false_deletions(conversion.root, proper)
    return Specimen(name, conversion, gold.get("sessions", 1), counts, tuple(false))


def _expected(gold: dict[str, Any]) -> dict[str, list[Entry]]:
    expected: dict[str, list[Entry]] = defaultdict(list)
    for key in FIELDS:
        for line in gold.get(key, ()):
            optional = line.startswith("? ")
            separator = ", " if key == "participants" else " | "
            entry = [part.strip() for part in line.removeprefix("? ").split(separator)]
            expected[key].append(Entry((*entry, *[""] * (2 - len(entry))) if key == "participants" else tuple(entry), optional))
    turns = expected.pop("turns", [])
    for turn in turns:
        for key, fields in _parts_of_turn((*turn.fields, *[""] * (4 - len(turn.fields)))):
            expected[key].append(Entry(fields, turn.optional))
        if len(turn.fields) < 4:
            expected["extents"].append(Entry(("", turn.fields[2]), True))
    return expected


def _with_parts_of_turns(found: Found) -> Found:
    turns = found.pop("turns", [])
    for turn in turns:
        for key, fields in _parts_of_turn(turn):
            found[key].append(fields)
    return found


def _parts_of_turn(turn: Occurrence) -> Iterable[tuple[str, Occurrence]]:
    speaker, manner, text, paragraphs = turn
    yield "turns", (text,)
    yield "speakers", (speaker, text)
    yield "manners", (manner, text)
    if paragraphs:
        yield "extents", (paragraphs, text)


def _compare(expected: list[Entry], found: list[Occurrence], manner: tuple[str, ...]) -> Count:
    """Each expected entry takes one occurrence that is the same; those that a person could read either way come last."""
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
    return all(_same_field(*pair) for pair in zip(expected, found, manner, strict=True))


def _same_field(expected: str, found: str, manner: str) -> bool:
    if manner == _FIRST:
        first = words(expected)[:FIRST_WORDS]
        return words(found)[: len(first)] == first
    if manner == _ALL:
        return words(expected) == words(found)
    if manner == _NAME:
        return _name(expected) == _name(found)
    return expected in {"", found} or (expected == "?")


def _name(text: str) -> str:
    return "".join(text.casefold().replace("–", "-").replace(".", "").split())


def _kept(strings: list[str], root: etree._Element) -> Count:
    text = spaced(" ".join(running_text(element) for element in root.iterfind(".//{*}text")))
    missing = [string for string in strings if spaced(string) not in text]
    return Count(len(strings) - len(missing), missing)


def _false_deletions(root: etree._Element, proper: set[tuple[str, ...]]) -> list[str]:
    """Deletions of words that no person would say were crossed out, the worst that can happen."""
    deletions = [element for element in root.iterfind(".//{*}del") if not any(True for _ in element.iterancestors("{*}note"))]
    return [running_text(element) for element in deletions if words(running_text(element)) not in proper]


def totals(specimens: Iterable[Specimen]) -> dict[str, Count]:
    """The counts of all specimens, phenomenon by phenomenon; those that occur nowhere are left out."""
    summed: dict[str, Count] = {}
    for specimen in specimens:
        for key, count in specimen.counts.items():
            summed.setdefault(key, Count()).add(count)
    return {key: count for key, count in summed.items() if count.seen}


def mean_f1(counts: dict[str, Count]) -> float:
    """The mean over phenomena, each counting the same."""
    return sum(count.f1 for count in counts.values()) / len(counts)


def _row(name: str, count: Count) -> str:
    asked, extra = count.right + len(count.missing), len(count.extra)
    return f"{name:<26}{count.precision:>10.3f}{count.recall:>8.3f}{count.f1:>8.3f}{asked:>8}{extra:>7}"


def _table(counts: dict[str, Count]) -> str:
    head = f"{'':<26}{'precision':>10}{'recall':>8}{'F1':>8}{'asked':>8}{'extra':>7}"
    return "\n".join([head, *(_row(key, count) for key, count in counts.items())])


def _of_specimen(specimen: Specimen) -> Count:
    every = Count()
    for count in specimen.counts.values():
        every.add(count)
    return every


def _differences(specimen: Specimen) -> str:
    lines = [f"deletion that is none: {words_deleted}" for words_deleted in specimen.false_deletions]
    for key, count in specimen.counts.items():
        lines += [f"{key:<16} missing  {line[:90]}" for line in count.missing]
        lines += [f"{key:<16} extra    {line[:90]}" for line in count.extra]
    return "\n".join(lines) or "no differences"


def main(arguments: list[str]) -> int:
    """Print the score; status 1 where a deletion is false or a proof fails."""
    parser = argparse.ArgumentParser(prog="python -m tests.score", description=__doc__)
    parser.add_argument("-v", "--verbose", action="store_true", help="a row for each specimen as well")
    parser.add_argument("-d", "--differences", metavar="NAME", help="what is missing and extra in this specimen")
    options = parser.parse_args(arguments)
    if options.differences:
        if options.differences not in names():
            parser.error(f"no specimen is called {options.differences}; there are {', '.join(names())}")
        print(_differences(judged(options.differences)))
        return 0
    specimens = [judged(name) for name in names()]
    counts = totals(specimens)
    if options.verbose:
        print(_table({specimen.name: _of_specimen(specimen) for specimen in specimens}), end="\n\n")
    print(_table(counts), end="\n\n")
    false = sum(len(specimen.false_deletions) for specimen in specimens)
    failed = sum(not specimen.conversion.proof.holds for specimen in specimens)
    print(f"mean F1 {mean_f1(counts):.3f}; false deletions {false}; failed proofs {failed}; specimens {len(specimens)}")
    return 1 if false or failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
