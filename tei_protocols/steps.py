"""Steps: work on one document that stops where another tool goes on, so that several documents are worked on in step.

Python, libxml2 and Saxon, and each stylesheet of Saxon's, find what they need at hand when they have just done the same
with another document; where they take turns at every document, all of them become slower, by a sixth of the time.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator
from typing import TypeVar

Result = TypeVar("Result")
Document = TypeVar("Document")

Steps = Generator[None, None, Result]
"""Work that stops after each step, and comes to a result."""


def in_step(several: Iterable[Steps[Result]]) -> list[Result]:
    """What each of several works comes to; none takes a step before all have taken the one before."""
    left = dict(enumerate(several))
    results: dict[int, Result] = {}
    while left:
        for number, steps in list(left.items()):
            try:
                next(steps)
            except StopIteration as end:
                results[number] = end.value
                del left[number]
    return [results[number] for number in sorted(results)]


def finished(steps: Steps[Result]) -> Result:
    """What a work comes to, done in one go."""
    return in_step([steps])[0]


def in_groups(documents: Iterable[Document], size: Callable[[Document], int], most: int) -> Iterator[list[Document]]:
    """The documents in groups to be worked on in step, each of the `most` bytes that may be in memory together; one
    that is larger is a group of its own."""
    group: list[Document] = []
    room = most
    for document in documents:
        bytes_of_it = size(document)
        if group and bytes_of_it > room:
            yield group
            group, room = [], most
        group.append(document)
        room -= bytes_of_it
    if group:
        yield group
