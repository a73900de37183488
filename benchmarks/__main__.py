"""``python -m benchmarks``: our jobs and the peers', in turn, in fresh processes; a table, and docs/performance.md."""

from __future__ import annotations

import argparse
import sys
import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.agreement import SMALL, not_comparable
from benchmarks.ground import Ground
from benchmarks.jobs import JOBS, TITLES, UNSIZED
from benchmarks.measuring import A_WHILE, ROUNDS, in_turn
from benchmarks.report import goals, into, tables
from benchmarks.tools import PEERS, Tools, machine

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from benchmarks.goals import Results
    from benchmarks.measuring import FailedError, Measured

PAGE = Path(__file__).parents[1] / "docs" / "performance.md"
SIZES, QUICK_SIZES = (1, 10, 100, 1000, 10_000), (1, 10, 100)
QUICK_ROUNDS = 3
QUICK_JOBS = tuple(name for name in JOBS if name not in {"folder", "departments"})


@dataclass(frozen=True, slots=True)
class Plan:
    """What a call asks for."""

    sizes: tuple[int, ...]
    jobs: tuple[str, ...]
    peers: tuple[str, ...]
    rounds: int
    a_while: float
    output: Path | None


def plan_of(arguments: Sequence[str]) -> Plan:
    """The plan of a command line; what it leaves open depends on whether it has to be quick."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--sizes", type=_sizes, help="numbers of projects: 10,1000")
    parser.add_argument("--jobs", type=_among(JOBS), help=f"of {', '.join(JOBS)}")
    parser.add_argument("--peers", type=_among(PEERS), default=PEERS, help=f"of {', '.join(PEERS)}; none")
    parser.add_argument("--rounds", type=int, help="how often each command is run")
    parser.add_argument("--quick", action="store_true", help="small sizes, few rounds: under three minutes")
    parser.add_argument("-o", "--output", type=Path, help="document for the tables; docs/performance.md if not quick")
    named = parser.parse_args(arguments)
    return Plan(
        named.sizes or (QUICK_SIZES if named.quick else SIZES),
        named.jobs or (QUICK_JOBS if named.quick else tuple(JOBS)),
        named.peers,
        named.rounds or (QUICK_ROUNDS if named.quick else ROUNDS),
        0 if named.quick else A_WHILE,
        named.output or (None if named.quick else PAGE),
    )


def _sizes(text: str) -> tuple[int, ...]:
    return tuple(sorted(max(int(part), 1) for part in text.split(",")))


def _among(known: Collection[str]) -> Callable[[str], tuple[str, ...]]:
    """A parser of an option that names some of these."""

    def names(text: str) -> tuple[str, ...]:
        named = tuple(part for part in text.split(",") if part not in {"", "none"})
        if unknown := [name for name in named if name not in known]:
            message = f"there is no {', '.join(unknown)}"
            raise argparse.ArgumentTypeError(message)
        return named

    return names


def measured(plan: Plan, folder: Path, tools: Tools, left_out: Collection[str]) -> Results:
    """Everything that the plan asks for, of those who can be compared."""
    results: dict[tuple[str, int], dict[str, Measured | FailedError]] = {}
    for name in plan.jobs:
        for size in (UNSIZED[name],) if name in UNSIZED else plan.sizes:
            print(f"{TITLES[name]}, {size} projects", file=sys.stderr)
            ground = Ground(folder / str(size), size)
            commands = {who: one for who, one in JOBS[name](ground, tools).items() if who not in left_out}
            results[name, size] = in_turn(commands, plan.rounds, plan.a_while)
    return results


def told(results: Results, tools: Tools, left_out: dict[str, str]) -> Iterator[str]:
    """The lines of the report."""
    versions = ", ".join(f"{name} {number}" for name, number in tools.versions().items())
    yield f"\nMeasured on {date.today().isoformat()} on {machine()}."  # noqa: DTZ011 - the day of whoever runs it
    yield f"Versions: {versions}."
    yield "" if not tools.missing() else f"Not installed, so skipped: {', '.join(tools.missing())}."
    yield from (f"Not compared: {peer}, because {why}." for peer, why in left_out.items())
    yield from goals(results)
    yield from tables(results)


def main(arguments: Sequence[str]) -> int:
    """Measure, print, write."""
    plan = plan_of(arguments)
    tools = Tools(plan.peers)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        left_out = not_comparable(Ground(folder / "agreement", SMALL), tools)
        results = measured(plan, folder, tools, left_out)
    lines = [*told(results, tools, left_out)]
    print("\n".join(lines))
    if plan.output is not None:
        into(plan.output, lines)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
