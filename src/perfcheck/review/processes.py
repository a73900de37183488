"""Work on many files shared among processes, where that pays; the results in the order of the files."""

from __future__ import annotations

import gc
import os
import signal
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from concurrent.futures import ProcessPoolExecutor
    from pathlib import Path

    from perfcheck.messages import Watch

    Pool = ProcessPoolExecutor | None
    """Processes that share work; None where one does it all."""

PAYS_FROM = 1024 * 1024
"""Bytes to read from which several processes are faster than one."""
_CHUNK = 16
"""How many files a process gets at once at most."""
_SHARES = 4
"""In how many parts a process gets its files at least, so that all are busy to the end."""
_FILES_OF_A_POOL = 64

T = TypeVar("T")
R = TypeVar("R")


def done(
    work: Callable[[Sequence[T]], Iterable[R]], items: Sequence[T], pool: Pool, watch: Watch | None
) -> Iterator[R]:
    """The results of all items, in their order, as they come; ``watch`` is told of each item that is done."""
    if pool is None:
        for found in work(items):
            if watch is not None:
                watch(1, len(items))
            yield found
        return
    size = max(1, min(_CHUNK, len(items) // (_cores() * _SHARES)))
    chunks = [items[start : start + size] for start in range(0, len(items), size)]
    for chunk, some in zip(chunks, pool.map(partial(_all_of, work), chunks), strict=True):
        if watch is not None:
            watch(len(chunk), len(items))
        yield from some


def _all_of(work: Callable[[Sequence[T]], Iterable[R]], items: Sequence[T]) -> list[R]:
    """What a process sends back."""
    return list(work(items))


@contextmanager
def shared_among(files: Sequence[Path]) -> Iterator[Pool]:
    """Processes to share the files among; None where one is enough."""
    processes = min(_cores(), len(files))
    if processes < 2 or sum(map(_size, files)) < PAYS_FROM or not _may_open_many():  # noqa: PLR2004 - this one
        yield None
        return
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - a call with few files needs none

    pool = ProcessPoolExecutor(processes, initializer=_begin)
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


def _begin() -> None:
    """A process of the pool: what it builds has no cycles, and an interrupt is the business of the first one."""
    gc.disable()
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _may_open_many() -> bool:
    """Whether the system allows the files that a pool holds open; where it tells no limit, there is none."""
    try:
        import resource  # noqa: PLC0415 - not on every system
    except ImportError:
        return True
    return resource.getrlimit(resource.RLIMIT_NOFILE)[0] >= _FILES_OF_A_POOL


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except (OSError, ValueError):
        return 0
