"""Commands measured in fresh processes: wall time, time on the processor, and the memory of the largest process."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

LAUNCHER = Path(__file__).with_name("launcher.py")
ROUNDS = 5
PATIENCE = 60.0
"""Seconds after which a command is not run again."""
MOST_ROUNDS = 25
A_WHILE = 8.0
"""Seconds for which quick commands are run again and again."""
_BYTES_OF_MAXRSS = 1 if sys.platform == "darwin" else 1024


class FailedError(RuntimeError):
    """A command that did not do its work."""


@dataclass(frozen=True, slots=True)
class Command:
    """What to run: its words, the exit codes of work that was done, the folder to run in, a file for its output."""

    words: tuple[str, ...]
    fine: frozenset[int] = frozenset({0})
    folder: Path | None = None
    output: Path | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """One run: seconds by the clock and on the processor, bytes of the largest process."""

    seconds: float
    processor: float
    memory: int


@dataclass(frozen=True, slots=True)
class Measured:
    """All runs of a command; the medians count."""

    runs: tuple[Run, ...]

    @property
    def seconds(self) -> float:
        """By the clock."""
        return median(run.seconds for run in self.runs)

    @property
    def processor(self) -> float:
        """On the processor."""
        return median(run.processor for run in self.runs)

    @property
    def memory(self) -> int:
        """Of the largest process, at its largest."""
        return max(run.memory for run in self.runs)


def run(command: Command) -> Run:
    """Run a command once.

    Raises:
        FailedError: its exit code is not one of those of work that was done.
    """
    launcher = [sys.executable, "-S", str(LAUNCHER), str(command.output or os.devnull)]
    words, env = [*launcher, *command.words], surroundings(os.environ)
    told = subprocess.run(words, stdout=subprocess.PIPE, check=True, cwd=command.folder, env=env)
    seconds, processor, memory, code = json.loads(told.stdout)
    if code not in command.fine:
        message = f"{' '.join(command.words)} ended with {code}"
        raise FailedError(message)
    return Run(seconds, processor, memory * _BYTES_OF_MAXRSS)


def surroundings(environment: Mapping[str, str]) -> dict[str, str]:
    """The environment of a user: UTF-8, Chinese, and Python as it is, which keeps what it has compiled."""
    kept = {name: value for name, value in environment.items() if not name.startswith(("PYTHON", "LC_"))}
    return kept | {"LC_ALL": "C.UTF-8", "PERFCHECK_LANG": "zh"}


def in_turn(
    commands: Mapping[str, Command], rounds: int = ROUNDS, at_least: float = 0
) -> dict[str, Measured | FailedError]:
    """Run the commands one after the other, round after round, so that a slow moment hits all of them alike.

    Quick ones are run more often, until ``at_least`` so many seconds have passed. A command that takes long is run less
    often, one that fails is not run again.
    """
    runs: dict[str, list[Run]] = {name: [] for name in commands}
    failed: dict[str, FailedError] = {}
    begun = time.monotonic()
    for number in range(MOST_ROUNDS):
        if number >= rounds and time.monotonic() - begun >= at_least:
            break
        for name, command in commands.items():
            if name not in failed and sum(one.seconds for one in runs[name]) < PATIENCE:
                try:
                    runs[name].append(run(command))
                except FailedError as error:
                    failed[name] = error
    return {name: failed.get(name) or Measured(tuple(found)) for name, found in runs.items()}


def on_one_core(words: Sequence[str]) -> tuple[str, ...]:
    """The command confined to one core, so that it uses one process."""
    core = min(os.sched_getaffinity(0))
    code = f"import os, sys; os.sched_setaffinity(0, {{{core}}}); os.execv(sys.argv[1], sys.argv[1:])"
    return (sys.executable, "-c", code, *words)
