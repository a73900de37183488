"""What all reports say of a department as a whole in the same words: levels, average score, budget execution."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcheck.assessment.results import Section, Verdict
from perfcheck.measures.numbers import half_up
from perfcheck.measures.standard import LEVEL_WORDS
from perfcheck.measures.units import WAN_YUAN
from perfcheck.messages import N_, msg
from perfcheck.reports.texts import SECTION_TITLES, amount, percent, verdict_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from fractions import Fraction

    from perfcheck.assessment.department_score import AverageScore, DepartmentScore, ExecutionTotal, LeftOut
    from perfcheck.messages import Message, Translate

AS_A_WHOLE = N_("The department as a whole")
"""The heading of what is said of a department."""
MOST_NAMED = 6
"""How many projects are named before the rest is counted."""
LEAST_PLACES = 2


def department_messages(score: DepartmentScore | None, translate: Translate) -> Iterator[Message]:
    """The levels of each part, then what the projects score and spent together; nothing of some projects alone."""
    if score is None:
        return
    parts = zip(Section, (score.overall, score.activities, score.projects), strict=True)
    for section, counts in parts:
        words = tuple(
            f"{verdict_text(verdict, translate)} {counts[verdict]}" for verdict in Verdict if counts.get(verdict)
        )
        if words:
            yield msg("{part}: {counts}", part=msg(SECTION_TITLES[section]), counts=words)
    yield from project_messages(score)


def project_messages(score: DepartmentScore | None) -> Iterator[Message]:
    """What the projects score and spent together; no scores without a policy, nothing without projects."""
    if score is not None and score.average.projects:
        if score.average.begins:
            yield from _average(score.average)
        yield from _execution(score.execution)
        yield from without_messages(score)


def _average(average: AverageScore) -> Iterator[Message]:
    """The average score, or how far it is; which projects have no complete score stands with each of them."""
    if average.points is not None and average.grade is not None:
        yield msg(
            "average score {points}: {grade} ({count} projects, by their budgets)",
            points=average_text(average),
            grade=msg(LEVEL_WORDS[average.grade]),
            count=len(average.scored),
        )
    elif average.points is None:
        yield msg("no average score yet: no project has a complete score and a budget")
    else:
        yield msg("average score so far {points}, of {some} of {count} projects", **_so_far(average))


def so_far_message(average: AverageScore) -> Message | None:
    """The average of the projects that have a complete score, where others have none."""
    if average.points is None or not average.incomplete:
        return None
    return msg("so far {points}, of {some} of {count} projects", **_so_far(average))


def _so_far(average: AverageScore) -> dict[str, str | int]:
    return {"points": average_text(average), "some": len(average.scored), "count": average.projects}


def _execution(execution: ExecutionTotal) -> Iterator[Message]:
    if execution.rate is None:
        yield msg("no budget execution in total yet")
    else:
        yield msg(
            "budget execution in total {rate} ({spent} of {budget})",
            rate=percent(execution.rate),
            spent=f"{amount(execution.spent)}{WAN_YUAN}",
            budget=f"{amount(execution.budget)}{WAN_YUAN}",
        )


def without_messages(score: DepartmentScore) -> Iterator[Message]:
    """The projects that change neither the average nor the execution in total, each once."""
    weightless = score.average.weightless
    for names, reason in _by_reason(weightless):
        yield msg("score without {names}: {reason}", names=names, reason=reason)
    codes = {one.code for one in weightless}
    for names, reason in _by_reason(one for one in score.execution.left_out if one.code not in codes):
        yield msg("execution without {names}: {reason}", names=names, reason=reason)


def incomplete_messages(average: AverageScore) -> Iterator[Message]:
    """The projects without a complete score, by their reason."""
    for names, reason in _by_reason(average.incomplete):
        yield msg("no complete score for {names}: {reason}", names=names, reason=reason)


def _by_reason(projects: Iterable[LeftOut]) -> Iterator[tuple[Message, Message]]:
    """The names of the projects that share a reason; of many the first ones, and how many more there are."""
    by_reason: dict[Message, list[str]] = {}
    for one in projects:
        by_reason.setdefault(one.reason, []).append(f"{one.code} {one.name}")
    for reason, names in by_reason.items():
        shown, rest = tuple(names[:MOST_NAMED]), len(names) - MOST_NAMED
        if rest > 0:
            yield msg("{names} and {rest} more", names=shown, rest=rest), reason
        else:
            yield msg("{names}", names=shown), reason


def average_text(average: AverageScore, others: Iterable[Fraction] = ()) -> str:
    """The points with two decimals, more where two would show a grade that is not reached: ``89.996``.

    The same goes for ``others``: what is not equal does not look so.
    """
    points = average.points
    if points is None:
        return ""
    apart = [one for one in others if one != points]
    places = LEAST_PLACES
    while any(points < begin <= half_up(points, places) for begin in average.begins) or any(
        half_up(one, places) == half_up(points, places) for one in apart
    ):
        places += 1
    return str(half_up(points, places))
