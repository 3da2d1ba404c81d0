"""What is no XML: a file that cannot be parsed goes in, why and what to do about it comes out.

A parser knows where it had to stop, seldom where the mistake is. So the file is looked at again, as it is written: its
characters, the start tag in which the parser stopped, and which tags close which. Each module knows a kind of mistake.
"""

from __future__ import annotations

from tei_protocols.malformed import beginnings, characters, encoding, nesting, prefixes, start_tags, unfinished_tags
from tei_protocols.malformed.mistake import Mistake
from tei_protocols.malformed.parser_words import is_limit, meaning
from tei_protocols.problems import Level, Place, Problem
from tei_protocols.written import Written, encoding_of


def problem(data: bytes, name: str, place: Place, said: str) -> Problem:
    """The first mistake in the file `name`, where the parser stopped at a place and said something about it."""
    if is_limit(said):
        message, hint = meaning(said)
        return Problem("xml.malformed", Level.ERROR, message, name, *place, hint)
    mark, declared = encoding_of(data)
    written = Written(data[len(mark) :], declared)
    if mistake := beginnings.mistake(written):
        return _problem(mistake, written, name)
    if mistake := encoding.mistake(data):
        return _problem(mistake, Written(data), name)
    stopped = written.offset(place)
    found = [
        mistake
        for mistake in (
            unfinished_tags.mistake(written),
            characters.mistake(written),
            start_tags.mistake(written, stopped),
            nesting.mistake(written),
            prefixes.mistake(written, stopped, said),
        )
        if mistake is not None
    ]
    if found:
        return _problem(min(found, key=lambda mistake: mistake.noticed), written, name)
    message, hint = meaning(said)
    return Problem("xml.malformed", Level.ERROR, message, name, *place, hint)


def _problem(mistake: Mistake, written: Written, name: str) -> Problem:
    line, column = written.place(mistake.start)
    end = written.place(mistake.end) if mistake.end > mistake.start else (0, 0)
    repairs = tuple(repair.placed(written) for repair in mistake.repairs)
    return Problem(mistake.rule, Level.ERROR, mistake.message, name, line, column, mistake.hint, end, repairs)
