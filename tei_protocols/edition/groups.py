"""Groups: the documents that are built together, as many as memory has room for.

Whoever only hands them to other processes need not load what builds them.
"""

from __future__ import annotations

from collections.abc import Sequence

from tei_protocols.edition.task import Outcome, Task
from tei_protocols.steps import in_groups

# So many bytes of sources are worked on together; what is made of them takes a hundred times as much memory.
_TOGETHER = 400_000


def built(tasks: Sequence[Task]) -> list[Outcome]:
    """Build documents, in whatever process this is called: there all is loaded that it takes."""
    from tei_protocols.edition.document import build_documents

    groups = in_groups(tasks, lambda task: task.size, _TOGETHER)
    return [outcome for group in groups for outcome in build_documents(group)]
