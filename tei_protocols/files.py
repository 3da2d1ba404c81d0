"""Files: written whole or not at all, so that nobody ever finds half of one; and which of a folder do not count."""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePath
from typing import BinaryIO


def is_incidental(path: PurePath) -> bool:
    """Is a file, by its path inside a folder that was named, none that somebody means: hidden, or in a hidden folder,
    or what a word processor puts beside a document while that is open (`~$minutes.docx`)?"""
    return any(part.startswith((".", "~$")) for part in path.parts)


def write_atomically(path: Path, data: bytes) -> None:
    """Put `data` at `path`, making its folders; an interruption leaves what was there before. Raises OSError.

    A file that is replaced keeps its permissions.
    """
    with writing_atomically(path) as file:
        file.write(data)


@contextmanager
def writing_atomically(path: Path) -> Iterator[BinaryIO]:
    """A file to write to, which comes to stand at `path` once all is written. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(descriptor, "wb") as file:
            yield file
        os.chmod(temporary, _mode(path))
        os.replace(temporary, path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _mode(path: Path) -> int:
    try:
        return stat.S_IMODE(path.stat().st_mode)
    except OSError:
        return 0o666 & ~_umask()


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
