"""A progress bar on a terminal, for work that takes longer than a moment; nothing in a pipe."""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from perfcheck.messages import msg

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rich.progress import Progress, TaskID

    from perfcheck.cli.session import Session

A_MOMENT = 0.5
"""Seconds after which a bar appears."""


@contextmanager
def progress(session: Session) -> Iterator[Callable[[int, int], None] | None]:
    """What is told of each step (how many more are done, of how many); None where nobody looks."""
    if not sys.stderr.isatty() or session.environment.get("TERM") == "dumb":
        yield None
        return
    bar = _Bar(msg("checking").render(session.translate))
    try:
        yield bar.step
    finally:
        bar.stop()


class _Bar:
    """A bar that appears when the work turns out to be long."""

    def __init__(self, title: str) -> None:
        self._title = title
        self._begun = time.monotonic()
        self._done = 0
        self._shown: tuple[Progress, TaskID] | None = None

    def step(self, count: int, total: int) -> None:
        """Note that more is done."""
        self._done += count
        if self._shown is None and self._done < total and time.monotonic() - self._begun > A_MOMENT:
            self._shown = _bar(self._title, total)
        if self._shown is not None:
            shown, task = self._shown
            shown.update(task, completed=self._done, refresh=True)

    def stop(self) -> None:
        """Take the bar away."""
        if self._shown is not None:
            self._shown[0].stop()


def _bar(title: str, total: int) -> tuple[Progress, TaskID]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    # Without a thread of its own: processes may be forked while it stands.
    bar = Progress(*columns, console=Console(stderr=True), transient=True, auto_refresh=False)
    bar.start()
    return bar, bar.add_task(title, total=total)
