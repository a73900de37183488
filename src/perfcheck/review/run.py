"""All files of a call under review, in several processes where that pays; the results in the order of the files."""

from __future__ import annotations

import gc
import os
import signal
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from perfcheck.findings import Checked
from perfcheck.review.files import Desk, Figures, Wishes, check_file
from perfcheck.review.held import Group, check_figures, groups_of
from perfcheck.sources.discovery import files_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from perfcheck.findings import Finding

Watch = Callable[[int, int], None]
"""Is told that so many more files are done, and how many there are."""

PAYS_FROM = 1024 * 1024
"""Bytes to check from which several processes are faster than one."""
_CHUNK = 8
_FILES_OF_A_POOL = 64

T = TypeVar("T")
R = TypeVar("R")


def validate(
    *paths: Path | str,
    select: Sequence[str] | None = None,
    ignore: Sequence[str] | None = None,
    policy: str | Path | None = None,
) -> tuple[Finding, ...]:
    """Everything that is wrong with the files, and with all YAML files of the folders, file by file.

    ``select`` and ``ignore`` name rules by code, by the beginning of codes (``PC2``) or by name; ``policy`` is the
    name of a shipped policy or a file. What is None is up to the settings of each file's folder.
    """
    wishes = Wishes(None if select is None else tuple(select), None if ignore is None else tuple(ignore), policy)
    return tuple(finding for checked in check_paths(map(Path, paths), wishes) for finding in checked.findings)


def check_paths(paths: Iterable[Path], wishes: Wishes, watch: Watch | None = None) -> tuple[Checked, ...]:
    """Check files, and all YAML files of folders; each file once, whatever it is called."""
    files, closed = _files(paths)
    with _pool(files) as pool:
        first = _done(partial(_check_files, wishes=wishes), files, pool, watch)
        groups = groups_of(one for one in first if isinstance(one, Figures))
        held = _done(partial(_check_groups, wishes=wishes), groups, pool, None)
    by_file = {checked.file: checked for checked in held}
    results = (by_file.get(one.file, one) if isinstance(one, Figures) else one for one in first)
    # What is wrong with a folder's settings comes up with each of its files.
    return tuple(dict.fromkeys((*closed, *(one for one in results if isinstance(one, Checked)))))


def _files(paths: Iterable[Path]) -> tuple[tuple[Path, ...], tuple[Checked, ...]]:
    files: dict[Path, Path] = {}
    closed: list[Checked] = []
    for path in paths:
        found = files_in(path)
        closed.extend(Checked(finding.place.file or "", (finding,)) for finding in found.findings)
        for file in found.files:
            files.setdefault(_one(file), file)
    return tuple(files.values()), tuple(closed)


def _one(file: Path) -> Path:
    """The file itself, whatever it is called; a link that leads to itself stays what it is."""
    try:
        return file.resolve()
    except (OSError, RuntimeError):
        return file.absolute()


def _check_files(files: Sequence[Path], wishes: Wishes) -> list[Checked | Figures]:
    desk = Desk(wishes)
    return [check_file(path, desk) for path in files]


def _check_groups(groups: Sequence[Group], wishes: Wishes) -> list[Checked]:
    desk = Desk(wishes)
    return [checked for group in groups for checked in check_figures(group, desk)]


def _done(
    work: Callable[[Sequence[T]], list[R]], items: Sequence[T], pool: ProcessPoolExecutor | None, watch: Watch | None
) -> list[R]:
    """The results of all items, in their order."""
    chunks = [items[start : start + _CHUNK] for start in range(0, len(items), _CHUNK)]
    results: list[R] = []
    for chunk, found in zip(chunks, pool.map(work, chunks) if pool else map(work, chunks), strict=True):
        results.extend(found)
        if watch is not None:
            watch(len(chunk), len(items))
    return results


@contextmanager
def _pool(files: Sequence[Path]) -> Iterator[ProcessPoolExecutor | None]:
    """Processes to share the files among; None where one is enough."""
    processes = min(_cores(), -(-len(files) // _CHUNK))
    if processes < 2 or sum(map(_size, files)) < PAYS_FROM or not _may_open_many():  # noqa: PLR2004 - this one
        yield None
        return
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
