"""A progress bar on a terminal, for work that takes longer than a moment; nothing in a pipe."""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.progress import Progress, TaskID

    from perfcheck.cli.session import Session
    from perfcheck.messages import Message

A_MOMENT = 0.5
"""Seconds after which a bar appears."""
AGAIN = 0.1
"""Seconds after which it is drawn again."""


@contextmanager
def progress(session: Session, title: Message) -> Iterator[Bar | None]:
    """What is told of each step (how many more are done, of how many); None where nobody looks."""
    if not sys.stderr.isatty() or session.environment.get("TERM") == "dumb":
        yield None
        return
    bar = Bar(title.render(session.translate))
    try:
        yield bar
    finally:
        bar.clear()


class Bar:
    """A bar that appears when the work turns out to be long."""

    def __init__(self, title: str) -> None:
        self._title = title
        self._begun = time.monotonic()
        self._due = self._begun + A_MOMENT
        self._done = 0
        self._shown: tuple[Progress, TaskID] | None = None

    def __call__(self, count: int, total: int) -> None:
        """Note that more is done."""
        self._done += count
        now = time.monotonic()
        if now < self._due or (self._shown is None and self._done >= total):
            return
        self._due = now + AGAIN
        if self._shown is None:
            self._shown = _bar(self._title)
        shown, task = self._shown
        rate = self._done / (now - self._begun)
        left = clock((total - self._done) / rate)
        shown.update(task, completed=self._done, total=total, rate=f"{rate:,.0f}/s", left=left, refresh=True)

    def clear(self) -> None:
        """Take the bar away until the next step, because something else is to be shown."""
        if self._shown is not None:
            self._shown[0].stop()
            self._shown = None


def clock(seconds: float) -> str:
    """A time that remains: ``1:05``."""
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}:{rest:02d}"


def _bar(title: str) -> tuple[Progress, TaskID]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    fields = (TextColumn(f"{{task.fields[{name}]}}", markup=False) for name in ("rate", "left"))
    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn(), *fields)
    # Without a thread of its own: processes may be forked while it stands.
    bar = Progress(*columns, console=Console(stderr=True), transient=True, auto_refresh=False)
    task = bar.add_task(title, total=None, rate="", left="")
    bar.start()
    return bar, task
