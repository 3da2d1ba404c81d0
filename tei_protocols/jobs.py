"""Independent tasks go in, their results come out: one after another here, or spread over processes.

Whatever has the interface of `concurrent.futures.Executor` can do the work, that of a cluster as well. Tasks are
handed over in groups, because handing over costs more than a small task.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future, as_completed
from typing import TypeVar

from tei_protocols.kept import keep

Task = TypeVar("Task")
Result = TypeVar("Result")

# A group is small enough that no process waits long for the last one, and large enough that it hardly shows.
_LARGEST_GROUP = 16
# For fewer tasks than this another process costs more than it saves.
_FEWEST_PER_PROCESS = 8


def process_pool(count: int, modules: Sequence[str] = ()) -> Executor:
    """So many processes of this machine; the `modules` that all of them need are loaded once, where that can be."""
    # not needed where one process does all, or there is nothing to do
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_all_start_methods, get_context

    # not forked from this one: the libraries for XSLT and PDF keep state that must not be copied half-way
    if "forkserver" not in get_all_start_methods():
        return ProcessPoolExecutor(count, mp_context=get_context("spawn"), initializer=_keep_at_end)
    context = get_context("forkserver")
    context.set_forkserver_preload(["__main__", *modules])
    return ProcessPoolExecutor(count, mp_context=context, initializer=_keep_at_end)


def _keep_at_end() -> None:
    """Let a process of a pool keep what it made when it ends: what is to be done at the end of Python is not done in
    it."""
    from multiprocessing.util import Finalize

    Finalize(None, keep, exitpriority=0)


def processes(tasks: int, wanted: int | None = None, fewest: int = _FEWEST_PER_PROCESS) -> int:
    """How many processes to use for so many tasks: as many as `wanted`, otherwise what the machine has, if it pays.

    It pays where each process has `fewest` tasks or more.
    """
    if wanted:
        return min(wanted, max(tasks, 1))
    return max(1, min(_processors(), tasks // fewest))


def _processors() -> int:
    """Those that this process may use; a container or a batch system may give it fewer than the machine has."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def spread(
    work: Callable[[Sequence[Task]], Sequence[Result]],
    tasks: Sequence[Task],
    count: int,
    lost: Callable[[Task], Result],
    pool: Callable[[int], Executor] = process_pool,
    in_order: bool = False,
) -> Iterator[Result]:
    """The results of `work`, which does several tasks at a time and has one for each, as they are ready, from `count`
    processes of a `pool`; 1 means this process.

    `in_order`, they come in the order of the tasks, and what is ready early waits. `work` must be at the top level of a
    module. Where a process dies over a task (out of memory, say), the result is `lost(task)`, and the other tasks are
    still done.
    """
    size = max(1, min(_LARGEST_GROUP, len(tasks) // (count * 4)))
    if count == 1:
        for start in range(0, len(tasks), size):
            yield from work(tasks[start : start + size])
        return
    from concurrent.futures.process import BrokenProcessPool

    left = set(range(len(tasks)))
    try:
        with pool(count) as executor:
            for number, result in _in_groups(executor, work, tasks, size, in_order):
                left.discard(number)
                yield result
    except BrokenProcessPool:
        # Nobody can say which task did it: each that is left gets a process of its own.
        for number in sorted(left):
            yield _alone(work, tasks[number], lost, pool)


def _in_groups(
    executor: Executor,
    work: Callable[[Sequence[Task]], Sequence[Result]],
    tasks: Sequence[Task],
    size: int,
    in_order: bool,
) -> Iterator[tuple[int, Result]]:
    starts = range(0, len(tasks), size)
    futures = {executor.submit(work, tasks[start : start + size]): start for start in starts}
    for future in _first_ones(futures) if in_order else as_completed(futures):
        # what is handed on is kept here no longer: many results must not fill the memory
        yield from enumerate(future.result(), futures.pop(future))


def _first_ones(left: Mapping[Future[Sequence[Result]], int]) -> Iterator[Future[Sequence[Result]]]:
    """The first of those that are left, as long as there are any."""
    while left:
        yield next(iter(left))


def _alone(
    work: Callable[[Sequence[Task]], Sequence[Result]],
    task: Task,
    lost: Callable[[Task], Result],
    pool: Callable[[int], Executor],
) -> Result:
    from concurrent.futures.process import BrokenProcessPool

    with pool(1) as executor:
        try:
            return executor.submit(work, [task]).result()[0]
        except BrokenProcessPool:
            return lost(task)


def one_by_one(work: Callable[[Task], Result], tasks: Sequence[Task]) -> list[Result]:
    """The results of `work` for each of several tasks."""
    return [work(task) for task in tasks]


def verdicts(look: Callable[[Task], bool], tasks: Sequence[Task], count: int) -> list[bool]:
    """What `look`, which changes nothing, says of each task, looked at by `count` processes.

    The others are copies of this one, which begin in milliseconds; where it cannot be copied, it does all alone.
    """
    if count == 1 or not _can_be_copied():
        return [look(task) for task in tasks]
    copies = [_copy(look, tasks[number::count]) for number in range(1, count)]
    said = bytearray(len(tasks))
    said[::count] = bytes(map(look, tasks[::count]))
    for number, (process, answer) in enumerate(copies, 1):
        with open(answer, "rb") as written:
            share = written.read()
        os.waitpid(process, 0)
        # one that was stopped has not said all
        whole = len(share) == len(range(number, len(tasks), count))
        said[number::count] = share if whole else bytes(map(look, tasks[number::count]))
    return list(map(bool, said))


def _can_be_copied() -> bool:
    """Is this the only thread of the process, and is there no library in it that keeps state of its own?"""
    return hasattr(os, "fork") and threading.active_count() == 1 and "saxonche" not in sys.modules


def _copy(look: Callable[[Task], bool], tasks: Sequence[Task]) -> tuple[int, int]:
    """Another process that looks at these tasks, and where its answer can be read: a byte for each."""
    reading, writing = os.pipe()
    if process := os.fork():
        os.close(writing)
        return process, reading
    try:
        answer = bytes(map(look, tasks))
        with open(writing, "wb") as file:
            file.write(answer)
    finally:
        # not a word of what this process would do or say at its end
        os._exit(0)
