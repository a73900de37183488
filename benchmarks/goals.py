"""What we want to reach, and whether a run shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks.ground import FILES, PROJECTS
from benchmarks.jobs import ALL_CORES, FORMS, HELP, LIBRE, ONE_CORE, PANDAS_YAML, PYTHON, VERSION
from benchmarks.measuring import Measured
from benchmarks.tools import OURS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from benchmarks.measuring import FailedError

    Results = Mapping[tuple[str, int], Mapping[str, Measured | FailedError]]

KIB, MIB = 1024, 1024 * 1024
MANY = FILES * PROJECTS
LARGE = 10_000
SIZES = (10, 1000, LARGE)


@dataclass(frozen=True, slots=True)
class Goal:
    """A number to be reached in a job of a size: ``of`` computes it from ours and the one that we are held against."""

    job: str
    size: int
    says: str
    ours: str
    other: str
    of: Callable[[Measured, Measured], float]
    most: float | None = None
    least: float | None = None

    def measured(self, results: Results) -> float | None:
        """The number; None where the run does not show it."""
        found = results.get((self.job, self.size), {})
        ours, other = found.get(self.ours), found.get(self.other)
        return self.of(ours, other) if isinstance(ours, Measured) and isinstance(other, Measured) else None

    def is_met(self, number: float) -> bool:
        """Whether the number is good enough."""
        return (self.most is None or number <= self.most) and (self.least is None or number >= self.least)


def times(ours: Measured, other: Measured) -> float:
    """Our time by the other's."""
    return ours.seconds / other.seconds


def _goals() -> tuple[Goal, ...]:
    schema = dict(zip(SIZES, (1 / 2, 1 / 15, 1 / 25), strict=True))
    return (
        Goal("startup", 1, "--version, of python -c pass", VERSION, PYTHON, times, most=1.3),
        Goal("startup", 1, "--help, of python -c pass", HELP, PYTHON, times, most=6),
        *(
            Goal("validate", size, f"{size} projects, of check-jsonschema", OURS, "check-jsonschema", times, most=most)
            for size, most in schema.items()
        ),
        Goal(
            "validate", LARGE, "KiB a project, one file", OURS, OURS, lambda own, _: own.memory / LARGE / KIB, most=70
        ),
        Goal("folder", MANY, "MiB, many files", ONE_CORE, ONE_CORE, lambda own, _: own.memory / MIB, most=150),
        Goal(
            "folder",
            MANY,
            "all cores faster than one",
            ALL_CORES,
            ONE_CORE,
            lambda own, one: 1 / times(own, one),
            least=1.8,
        ),
        *(Goal("grade", size, f"{size} projects, of LibreOffice", OURS, LIBRE, times, most=1) for size in SIZES),
        *(Goal("grade", size, f"{size} projects, of pandas", OURS, PANDAS_YAML, times, most=1 / 3) for size in SIZES),
        *(
            Goal(
                "output", LARGE, f"{form}, projects a second", own, own, lambda own, _: LARGE / own.seconds, least=1500
            )
            for form, own in ((form, f"{OURS}, {form}") for form in FORMS)
        ),
    )


GOALS = _goals()
