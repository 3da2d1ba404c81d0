"""How often each rule was met: what tells somebody with hundreds of files where to begin."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from tei_protocols.problems import Level


def by_rule(counts: Counter[tuple[Level, str]]) -> Iterator[str]:
    """A line for each level that was met, the gravest first, with its rules and their numbers, the frequent first."""
    for level in reversed(Level):
        found = [(rule, count) for (of_level, rule), count in counts.most_common() if of_level is level]
        if found:
            number = sum(count for _, count in found)
            rules = ", ".join(f"{count:,} {rule}" for rule, count in found)
            yield f"{number:,} {level}{'s' if number > 1 else ''}: {rules}"
