"""Files: written whole or not at all, so that nobody ever finds half of one; and which of a folder do not count."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path, PurePath
from typing import BinaryIO

# before the process takes away what it wants no new file to allow
_USUAL = 0o666


def is_incidental(path: PurePath | str) -> bool:
    """Is a file, by its path inside a folder that was named, or by its name, none that somebody means: hidden, or in a
    hidden folder, or what a word processor puts beside a document while that is open (`~$minutes.docx`)?"""
    parts = (path,) if isinstance(path, str) else path.parts
    return any(part.startswith((".", "~$")) for part in parts)


def write_atomically(path: Path, data: bytes) -> None:
    """Put `data` at `path`, making its folders; an interruption leaves what was there before. Raises OSError.

    A file that is replaced keeps its permissions.
    """
    with writing_atomically(path) as file:
        file.write(data)


@contextmanager
def writing_atomically(path: Path) -> Iterator[BinaryIO]:
    """A file to write to, which comes to stand at `path` once all is written. Raises OSError."""
    permissions = _permissions(path)
    descriptor, temporary = _new_beside(path, permissions)
    try:
        with open(descriptor, "wb") as file:
            yield file
        if permissions is not None:
            os.chmod(temporary, permissions)
        os.replace(temporary, path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _permissions(path: Path) -> int | None:
    """Those of a file; None where there is none."""
    try:
        return stat.S_IMODE(os.stat(path).st_mode)
    except OSError:
        return None


def _new_beside(path: Path, permissions: int | None) -> tuple[int, str]:
    """A new file in the folder of another, as its descriptor and its path. As long as it is written, nobody may do more
    with it than with the one that it replaces."""
    folder, name = os.path.split(path)
    mode = _USUAL if permissions is None else permissions
    for number in count():
        temporary = os.path.join(folder, f".{name}.{os.getpid()}-{number}")
        try:
            return _new(temporary, mode), temporary
        except FileExistsError:  # of a process that was killed
            continue
        except FileNotFoundError:
            os.makedirs(folder, exist_ok=True)
            return _new(temporary, mode), temporary
    raise AssertionError  # numbers do not end


def _new(path: str, mode: int) -> int:
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)
