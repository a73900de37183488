"""How fast many files are checked, against merely parsing the same files with the C loader of PyYAML, in one run.

Invented departments are written to a folder of their own; then every job runs in turn in a fresh process, round after
round, and the median of the ratios counts. Run it in the environment that perfcheck is installed in::

    python benchmarks/validation.py [FILES] [PROJECTS] [ROUNDS]
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from departments import FILES, PROJECTS, write

ROUNDS = 3
PARSE = """
import sys, yaml
from pathlib import Path
for path in sorted(Path(sys.argv[1]).glob("*.yaml")):
    with path.open("rb") as file:
        yaml.load(file, yaml.{loader})
"""
ONE = "import os, sys; os.sched_setaffinity(0, {0}); os.execv(sys.argv[1], sys.argv[1:])"
"""Runs a command on one core, so that it uses one process."""


def seconds(command: list[str]) -> float:
    """The wall time of one run; 1 is the exit code of files with findings."""
    start = time.perf_counter()
    ran = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    if ran.returncode not in {0, 1}:
        message = f"{command} ended with {ran.returncode}"
        raise RuntimeError(message)
    return time.perf_counter() - start


def jobs(folder: Path) -> dict[str, list[str]]:
    """What is timed; the first is what the others are compared with."""
    perfcheck = str(Path(sys.executable).with_name("perfcheck"))
    check = [perfcheck, "validate", str(folder), "--format", "concise"]
    return {
        "parse only, yaml.CSafeLoader": [sys.executable, "-c", PARSE.format(loader="CSafeLoader"), str(folder)],
        "parse only, yaml.CBaseLoader": [sys.executable, "-c", PARSE.format(loader="CBaseLoader"), str(folder)],
        "perfcheck validate, one core": [sys.executable, "-c", ONE, *check],
        "perfcheck validate": check,
    }


def main(files: int, projects: int, rounds: int) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        size = write(folder, files, projects)
        commands = jobs(folder)
        found: dict[str, list[float]] = {title: [] for title in commands}
        for _ in range(rounds):
            for title, command in commands.items():
                found[title].append(seconds(command))
    base, *_ = found.values()
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    print(f"{files} files of {projects} projects, {size / 1e6:.1f} million characters; medians of {rounds} rounds")
    for title, times in found.items():
        ratio = median(one / other for one, other in zip(times, base, strict=True))
        print(f"{title:30} {median(times):7.2f} s {files / median(times):8.0f} files/s {ratio:6.2f}x")
    print(f"the largest of these processes took {memory} MiB")


if __name__ == "__main__":
    main(*(int(one) for one in (*sys.argv[1:], *map(str, (FILES, PROJECTS, ROUNDS)[len(sys.argv) - 1 :]))))
