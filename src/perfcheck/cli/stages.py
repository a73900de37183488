"""The stages of long work that others do for us: they tell little while they run, so a clock shows that they do."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from threading import Timer
from typing import TYPE_CHECKING

from perfcheck.cli.progress import A_MOMENT, clock

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.progress import Progress, Task

    from perfcheck.cli.session import Session
    from perfcheck.messages import Message, Watch


@contextmanager
def stage(session: Session, title: Message) -> Iterator[Watch | None]:
    """What is told of each step, as by :func:`~perfcheck.cli.progress.progress`; before the first one time is shown."""
    if not sys.stderr.isatty() or session.environment.get("TERM") == "dumb":
        yield None
        return
    bar = _bar()
    task = bar.add_task(title.render(session.translate), total=None, at=0.0)

    def step(count: int, total: int) -> None:
        bar.update(task, advance=count, total=total, at=bar.tasks[0].elapsed)

    # The engine holds this thread, so that another one has to see when the moment is over.
    begin = Timer(A_MOMENT, bar.start)
    begin.daemon = True
    begin.start()
    try:
        yield step
    finally:
        begin.cancel()
        begin.join()
        bar.stop()


def told(task: Task) -> str:
    """How far it is: the steps, their rate so far, and what remains by that; only the time where none is done yet."""
    elapsed, at = task.elapsed or 0.0, task.fields["at"]
    if not task.total or not at:
        return clock(elapsed)
    rate = task.completed / at
    left = (task.total - task.completed) / rate - (elapsed - at)
    return f"{task.completed:,.0f}/{task.total:,.0f} {rate:,.0f}/s {clock(max(left, 0))}"


def _bar() -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, ProgressColumn, TextColumn
    from rich.text import Text

    class Told(ProgressColumn):
        def render(self, task: Task) -> Text:
            return Text(told(task))

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), Told())
    # What is drawn goes to stderr by itself; nothing else is written meanwhile.
    return Progress(
        *columns, console=Console(stderr=True), transient=True, redirect_stdout=False, redirect_stderr=False
    )
