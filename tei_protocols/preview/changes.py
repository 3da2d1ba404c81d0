"""What changed: folders go in; each time that files in them were saved, which came out."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

from watchfiles import Change, watch

from tei_protocols import resources
from tei_protocols.edition import manifest
from tei_protocols.files import is_incidental
from tei_protocols.styles import script_parameters, style_parameters
from tei_protocols.xslt_engine import forget_stylesheets

# in milliseconds: files that are saved together come together, and nobody waits
_TOGETHER, _STEP = 80, 20


def changes(folder: Path, out: Path, ended: threading.Event | None = None) -> Iterator[Sequence[Path]]:
    """The files of a project in `folder`, or of our own stylesheets, each time that some were saved, until `ended`.

    What the edition in `out` consists of, hidden files, and what a word processor leaves beside a file are none.
    """
    ours = resources.stylesheet("").resolve()
    folder, out = folder.resolve(), out.resolve()

    def is_meant(_: Change, name: str) -> bool:
        path = Path(name)
        if path.is_relative_to(out):
            return False
        root = folder if path.is_relative_to(folder) else ours
        return path.is_relative_to(root) and not is_incidental(path.relative_to(root))

    for saved in watch(folder, ours, watch_filter=is_meant, debounce=_TOGETHER, step=_STEP, stop_event=ended):
        paths = sorted({Path(name) for _, name in saved})
        if any(path.is_relative_to(ours) for path in paths):
            forget()
        yield paths


def forget() -> None:
    """Forget what was made of stylesheets that have changed."""
    forget_stylesheets()
    style_parameters.cache_clear()
    script_parameters.cache_clear()
    manifest.program.cache_clear()
