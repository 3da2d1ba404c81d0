"""Groups: the documents that are built together, as many as memory has room for.

Whoever only hands them to other processes need not load what builds them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tei_protocols.edition.task import Outcome, Task

# So many bytes of sources are worked on together; what is made of them takes a hundred times as much memory.
_TOGETHER = 400_000


def built(tasks: Sequence[Task]) -> list[Outcome]:
    """Build documents, in whatever process this is called: there all is loaded that it takes."""
    from tei_protocols.edition.document import build_documents

    return [outcome for group in _groups(tasks) for outcome in build_documents(group)]


def _groups(tasks: Sequence[Task]) -> Iterator[list[Task]]:
    """The documents in groups that memory has room for; a large one is a group of its own."""
    group: list[Task] = []
    room = _TOGETHER
    for task in tasks:
        room -= task.size
        if group and room < 0:
            yield group
            group, room = [], _TOGETHER - task.size
        group.append(task)
    if group:
        yield group
