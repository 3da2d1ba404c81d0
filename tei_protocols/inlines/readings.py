"""What a pair of square brackets means, as far as the text alone can tell: the conventions in their order."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from tei_protocols.conventions import expansions, gaps, glosses, remarks, supplied
from tei_protocols.conventions.brackets import Bracketed
from tei_protocols.model import marks
from tei_protocols.model.marks import Mark

# The more a reading asks of the text, the earlier it is tried; what is left is supplied.
_READINGS: tuple[Callable[[Bracketed], tuple[Mark, ...]], ...] = (
    gaps.read,
    expansions.read,
    glosses.signed,
    remarks.read,
    supplied.of_a_date,
    glosses.designation,
    glosses.original,
    glosses.translated,
    glosses.apposition,
)


def read_brackets(found: Bracketed) -> tuple[Mark, ...]:
    """The marks of the first reading that fits; none where no word stands between the brackets: `[?]`, `[!]`."""
    for read in _READINGS:
        if reading := read(found):
            return reading
    return supplied.read(found) if any(map(str.isalnum, found.content)) else ()


def read_signed(found: Bracketed) -> tuple[Mark, ...]:
    """The marks of what stands between round brackets, if its author signed it: those are the record's else."""
    reading = glosses.signed(found) or remarks.signed(found)
    return tuple(
        replace(mark, rounded=True) if isinstance(mark, (marks.Gloss, marks.InlineNote)) else mark for mark in reading
    )
