"""Asked again: what several stages ask of the same words of a record is answered once, and forgotten with it."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TypeVar

_Asked = TypeVar("_Asked", bound=Callable[..., object])

# whoever reads paragraphs without a record around them keeps no more of them
_MOST_ANSWERS = 1_000
_forget: list[Callable[[], None]] = []


def answered_once(find: _Asked) -> _Asked:
    """A function of a text whose answers are kept as long as one record is read. They must not be changed."""
    answers = lru_cache(maxsize=_MOST_ANSWERS)(find)
    _forget.append(answers.cache_clear)
    return answers  # type: ignore[return-value]  # it is called in the same way


def begin_record() -> None:
    """Forget what was answered for the record before: nothing is known of one before it is read."""
    for forget in _forget:
        forget()
