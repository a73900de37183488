"""What a run found, as tables in Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from benchmarks.goals import GOALS, MIB
from benchmarks.jobs import TITLES, UNSIZED
from benchmarks.measuring import Measured

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from benchmarks.goals import Results
    from benchmarks.measuring import FailedError

BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"
NOTHING = "–"


def tables(results: Results) -> Iterator[str]:
    """A table for each job and size."""
    for (job, size), found in results.items():
        yield f"\n### {TITLES[job]}{'' if job in UNSIZED else f', {size} projects'}\n"
        yield from _table(("", "seconds", "ratio", "processor seconds", "MiB", "runs"), _rows(found))


def goals(results: Results) -> Iterator[str]:
    """The goals that the run shows, met or missed."""
    shown = [(goal, number) for goal in GOALS if (number := goal.measured(results)) is not None]
    if shown:
        yield "\n### Goals\n"
        yield from _table(
            ("job", "what", "goal", "measured", ""),
            (
                (goal.job, goal.says, _bound(goal.most, goal.least), _short(number), _verdict(met=goal.is_met(number)))
                for goal, number in shown
            ),
        )


def into(path: Path, lines: Iterable[str]) -> None:
    """Put the lines between the marks of a document, whose text around them stays; into a new one where none is."""
    measured = "\n".join((BEGIN, *lines, END))
    text = path.read_text(encoding="utf-8") if path.exists() else f"{BEGIN}{END}\n"
    path.write_text(re.sub(f"{BEGIN}.*{END}", lambda _: measured, text, count=1, flags=re.DOTALL), encoding="utf-8")


def _rows(found: Mapping[str, Measured | FailedError]) -> Iterator[Sequence[str]]:
    """Everyone's medians; the first is what the others are compared with."""
    first = next(iter(found.values()))
    for name, one in found.items():
        if not isinstance(one, Measured):
            yield (name, "failed", NOTHING, NOTHING, NOTHING, NOTHING)
            continue
        ratio = f"{one.seconds / first.seconds:.2f}" if isinstance(first, Measured) else NOTHING
        memory = f"{one.memory / MIB:.0f}"
        yield (name, f"{one.seconds:.3f}", ratio, f"{one.processor:.3f}", memory, str(len(one.runs)))


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield _line(heads)
    yield _line(["---", *("---:" for _ in heads[1:])])
    yield from map(_line, rows)


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _bound(most: float | None, least: float | None) -> str:
    return f"≤ {_short(most)}" if most is not None else f"≥ {_short(least or 0)}"


def _short(number: float) -> str:
    return f"{number:.0f}" if number >= 100 else f"{number:.3g}"  # noqa: PLR2004 - three digits either way


def _verdict(*, met: bool) -> str:
    return "met" if met else "missed"
