"""Spreading work: each task is done once, wherever it runs, and a process that dies takes one task with it, not all."""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest

from tei_protocols.jobs import one_by_one, processes, spread, verdicts

FATAL = 5


def square(number: int) -> int:
    return number * number


def square_or_die(number: int) -> int:
    if number == FATAL:
        os._exit(1)
    return number * number


def minus(number: int) -> int:
    return -number


@pytest.mark.parametrize("count", [1, 2])
def test_each_task_has_its_result(count: int) -> None:
    assert sorted(spread(partial(one_by_one, square), range(100), count, minus)) == sorted(map(square, range(100)))


@pytest.mark.parametrize("count", [1, 2])
def test_results_can_come_in_the_order_of_their_tasks(count: int) -> None:
    assert list(spread(partial(one_by_one, square), range(100), count, minus, in_order=True)) == list(
        map(square, range(100))
    )


def test_a_process_that_dies_does_not_disturb_the_order() -> None:
    results = list(spread(partial(one_by_one, square_or_die), range(40), 2, minus, in_order=True))
    assert results == [-number if number == FATAL else square(number) for number in range(40)]


def test_any_executor_can_do_the_work() -> None:
    results = spread(partial(one_by_one, square), range(10), 3, minus, pool=ThreadPoolExecutor)
    assert sorted(results) == sorted(map(square, range(10)))


def test_a_process_that_dies_takes_one_task_with_it() -> None:
    results = sorted(spread(partial(one_by_one, square_or_die), range(8), 2, minus))
    assert results == sorted(-number if number == FATAL else square(number) for number in range(8))


def test_processes_are_used_where_they_pay() -> None:
    assert processes(1) == processes(0) == 1
    assert 1 <= processes(10_000) <= (os.cpu_count() or 1)
    assert processes(3, wanted=8) == 3
    assert processes(0, wanted=8) == 1
    assert processes(99, fewest=50) == 1


def squares_or_die(numbers: Sequence[int]) -> list[int]:
    return [square_or_die(number) for number in numbers]


@pytest.mark.parametrize("count", [1, 2])
def test_work_may_take_several_tasks_at_a_time(count: int) -> None:
    sizes: list[int] = []

    def squares(numbers: Sequence[int]) -> list[int]:
        sizes.append(len(numbers))
        return [square(number) for number in numbers]

    results = spread(squares, range(100), count, minus, ThreadPoolExecutor, in_order=True)
    assert list(results) == list(map(square, range(100)))
    assert sum(sizes) == 100 and max(sizes) > 1


def test_of_a_group_over_which_a_process_dies_one_task_is_lost() -> None:
    results = list(spread(squares_or_die, range(40), 2, minus, in_order=True))
    assert results == [-number if number == FATAL else square(number) for number in range(40)]


@pytest.mark.parametrize("count", [1, 2, 3, 7])
def test_what_copies_of_this_process_look_at_is_told_in_order(count: int) -> None:
    assert verdicts(lambda number: number % 3 == 0, range(100), count) == [number % 3 == 0 for number in range(100)]
    assert verdicts(bool, [], count) == []


def test_a_copy_that_dies_is_stood_in_for() -> None:
    here = os.getpid()

    def look(number: int) -> bool:
        if os.getpid() != here and number == FATAL:
            os._exit(1)
        return number % 2 == 0

    assert verdicts(look, range(10), 2) == [True, False] * 5
