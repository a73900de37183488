"""What columns do not rate, word by word the work of :mod:`perfcheck.assessment`: once for all rows that are alike."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from pydantic import ValidationError

from perfcheck.assessment.earned import over_fulfilled
from perfcheck.assessment.indicator_score import score_of
from perfcheck.assessment.outcomes import Verdict
from perfcheck.assessment.rating import rate
from perfcheck.assessment.results import IndicatorResult, Reported, Section
from perfcheck.assessment.weight_origin import WeightOrigin
from perfcheck.columnar.cells import CLAIM
from perfcheck.columnar.readings import opened, problem_of
from perfcheck.measures.numbers import half_up
from perfcheck.model.actuals import Actuals, DepartmentReference, Report

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from decimal import Decimal

    from perfcheck.columnar.readings import Reading
    from perfcheck.messages import Message
    from perfcheck.model.policy import Policy

PERCENT_PLACES = 2


class Claimed(NamedTuple):
    """How a claim stands; ``completion`` is in 0.01%."""

    verdict: Verdict
    completion: int | None
    left_out: bool
    reasons: tuple[Message, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """An indicator with what was reported of it, rated."""

    result: IndicatorResult

    def shown(self, policy: Policy) -> Claimed:
        """How it stands."""
        outcome, rules = self.result.outcome, policy.scoring.over_fulfilment
        share = outcome.completion
        over = rules.then == "not_counted" and over_fulfilled(self.result, rules) is not None
        return Claimed(
            outcome.verdict,
            None if share is None else int(half_up(share * 100, PERCENT_PLACES).scaleb(PERCENT_PLACES)),
            over or outcome.verdict is Verdict.NOT_APPLICABLE,
            () if outcome.verdict.level else outcome.reasons,
        )

    def score(self, weight: Decimal, given: Decimal | None, policy: Policy) -> Decimal | None:
        """What it earns of so many points, where its own weight was ``given`` as that."""
        indicator = self.result.indicator.model_copy(update={"weight": given})
        origin = WeightOrigin("", weight, weight, Fraction(0), 1)
        return score_of(replace(self.result, indicator=indicator), weight, policy.scoring, origin).score


def claim_of(reading: Reading, cells: Sequence[str], as_of: date) -> Claim | Message:
    """What was reported of an indicator, rated; or why it cannot be read."""
    said = {key: text for key, text in zip(CLAIM, cells, strict=True) if text}
    if "actual" in said:
        said["value"] = said.pop("actual")
    try:
        report = Report.model_validate(said)
    except ValidationError as error:
        return problem_of(error)
    indicator, measured = opened(reading.name, reading.levels, reading.cells, as_of.year)
    rated = rate(measured, report, as_of)
    file = Actuals(as_of=as_of, department=DepartmentReference(code="-"))
    result = IndicatorResult(
        Section.PROJECTS,
        ("", *reading.levels),
        "",
        indicator,
        rated.outcome,
        measured,
        Reported(report, file, ()),
    )
    return Claim(result)
