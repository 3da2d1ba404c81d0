"""`python -m tests.score [FOLDER] [-v] [-d NAME]`: what conversion finds in specimens against what a person finds.

The specimens and their gold files go in; precision, recall and F1 of each phenomenon come out.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from lxml import etree

from tei_protocols.pipeline import Conversion, convert
from tei_protocols.readers import read
from tests.gold import Count, Gold, alternatives, compared, read_gold
from tests.phenomena import phenomena, running_text, spaced, whole_passage, words

SPECIMENS = Path(__file__).parent / "specimens"


@dataclass(frozen=True, slots=True)
class Specimen:
    """A specimen, converted, and judged by its gold file."""

    name: str
    conversion: Conversion
    counts: dict[str, Count]
    false_deletions: tuple[str, ...]


def names(folder: Path = SPECIMENS) -> list[str]:
    """All specimens of a folder, in the order of the alphabet."""
    return sorted(path.stem for path in folder.glob("*.txt"))


@cache
def judged(name: str, folder: Path = SPECIMENS) -> Specimen:
    """Convert the specimen and compare it with its gold file."""
    source = read((folder / f"{name}.txt").read_bytes(), f"{name}.txt").source
    gold = read_gold(folder / f"{name}.toml")
    conversion = convert(source)
    root = conversion.root
    counts = {"sessions": _sessions(gold, root)} | compared(gold, phenomena(root)) | {"kept": _kept(gold, root)}
    return Specimen(name, conversion, counts, false_deletions(gold, root))


def _sessions(gold: Gold, root: etree._Element) -> Count:
    """Each session is a document of its own."""
    documents = len(root.findall("{*}TEI")) or 1
    right = min(documents, gold.sessions)
    return Count(right, ["a session"] * (gold.sessions - right), ["a session"] * (documents - right))


def _kept(gold: Gold, root: etree._Element) -> Count:
    """Characters that must stand in the text as they are."""
    text = spaced(" ".join(running_text(element) for element in root.iterfind(".//{*}text")))
    missing = [characters for characters in gold.kept if spaced(characters) not in text]
    return Count(len(gold.kept) - len(missing), missing)


def false_deletions(gold: Gold, root: etree._Element) -> tuple[str, ...]:
    """Words deleted of which no person would say that they were crossed out: the worst that can happen."""
    struck = (entry.fields[0] for key in ("deletions", "restorations") for entry in gold.entries.get(key, []))
    proper = {words(reading) for passage in struck for reading in alternatives(passage)}
    deleted = [
        whole_passage(element)
        for element in root.iterfind(".//{*}del")
        if _of_the_text(element) and not element.get("prev")
    ]
    return tuple(text for text in deleted if words(text) not in proper)


def _of_the_text(deletion: etree._Element) -> bool:
    return next(deletion.iterancestors("{*}note"), None) is None


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
    lines = [f"deletion that is none: {text}" for text in specimen.false_deletions]
    lines += [str(problem) for problem in specimen.conversion.proof.problems]
    for key, count in specimen.counts.items():
        lines += [f"{key:<16} missing  {line[:90]}" for line in count.missing]
        lines += [f"{key:<16} extra    {line[:90]}" for line in count.extra]
    return "\n".join(lines) or "no differences"


def main(arguments: list[str]) -> int:
    """Print the score; status 1 where a deletion is false or a proof fails."""
    parser = argparse.ArgumentParser(prog="python -m tests.score", description=__doc__)
    parser.add_argument("-v", "--verbose", action="store_true", help="a row for each specimen as well")
    parser.add_argument("-d", "--differences", metavar="NAME", help="what is missing and extra in this specimen")
    parser.add_argument("folder", metavar="FOLDER", nargs="?", type=Path, default=SPECIMENS, help="other specimens")
    options = parser.parse_args(arguments)
    known = names(options.folder)
    if options.differences:
        if options.differences not in known:
            parser.error(f"no specimen is called {options.differences}; there are {', '.join(known)}")
        print(_differences(judged(options.differences, options.folder)))
        return 0
    specimens = [judged(name, options.folder) for name in known]
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
