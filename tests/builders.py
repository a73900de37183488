"""Targets and actual figures from short plain dicts of text, as a file would have them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from perfcheck.assessment.grading import grade
from perfcheck.findings import Finding, Origin
from perfcheck.measures.criterion import Amount
from perfcheck.measures.grammar import parse_criterion
from perfcheck.measures.quantity import parse_quantity
from perfcheck.model.actuals import Actuals
from perfcheck.model.indicators import Indicator
from perfcheck.model.targets import Targets

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from perfcheck.assessment.results import IndicatorResult, Outcome
    from perfcheck.findings import Marks, Span
    from perfcheck.measures.quantity import Quantity
    from perfcheck.messages import Message

CODE = "322-0402-JBN-EU89"
PLAN = {"3月底": "25%", "6月底": "50%", "10月底": "75%", "12月底": "100%"}
"""The spending plan of both projects of the seed."""


@dataclass(frozen=True)
class OnePlace:
    """Marks of a document all of whose parts stand at one place."""

    value: Span
    key: Span | None = None
    children: Mapping[str | int, Marks] = field(default_factory=dict)

    def below(self, step: str | int) -> Marks | None:
        """The marks of a part."""
        return self.children.get(step)


def targets(year: str = "2020", **keys: object) -> Targets:
    """Targets of the department 322."""
    department = {"code": "322", "name": "南堡经济开发区商务局"}
    return Targets.model_validate({"year": year, "department": department, **keys})


def actuals(as_of: str = "2020-09-30", file: str | None = None, **keys: object) -> Actuals:
    """Actual figures of the department 322, as if they were read from ``file``."""
    data = {"as_of": as_of, "department": "322", **keys}
    return Actuals.model_validate(data, context={"origin": Origin(file)})


def project(total: str = "200.00", **keys: object) -> dict[str, object]:
    """A project with its budget."""
    return {"name": "企业扶持资金", "budget": {"total": total}, **keys}


def indicator(cells: object) -> Indicator:
    """An indicator from its keys, or from nothing but its target."""
    return Indicator.model_validate(cells if isinstance(cells, dict) else {"target": cells})


def standard(*levels: str) -> dict[str, str]:
    """The four cells of a standard, best first."""
    return dict(zip(("excellent", "good", "fair", "poor"), levels, strict=True))


def amount(text: str) -> Amount:
    """A cell that demands a number."""
    criterion = parse_criterion(text)
    assert isinstance(criterion, Amount)
    return criterion


def quantity(text: str) -> Quantity:
    """A number with its unit."""
    return parse_quantity(text)


@dataclass(frozen=True)
class Graded:
    """How one indicator came out, and what was found wrong with its figure."""

    result: IndicatorResult
    findings: tuple[Finding, ...]

    @property
    def outcome(self) -> Outcome:
        """The outcome."""
        return self.result.outcome

    @property
    def verdict(self) -> str:
        """The verdict as a plain word."""
        return self.result.verdict.value

    @property
    def codes(self) -> list[str]:
        """The readable names of the findings."""
        return [finding.rule.name for finding in self.findings]

    @property
    def reasons(self) -> list[str]:
        """The reasons in English."""
        return texts(self.outcome.reasons)

    @property
    def assumptions(self) -> list[str]:
        """The assumptions in English."""
        return texts(self.outcome.assumptions)

    @property
    def step(self) -> tuple[str, str, str | None, bool] | None:
        """The next step: level, bound, what is missing, whether the bound belongs to the level."""
        step = self.outcome.next_step
        if step is None:
            return None
        return step.level.value, str(step.bound), None if step.missing is None else str(step.missing), step.inclusive


def graded(
    cells: object,
    report: object,
    *,
    name: str = "购买数量",
    levels: tuple[str, str] = ("产出指标", "数量指标"),
    as_of: str = "2020-09-30",
    year: str = "2020",
) -> Graded:
    """Grade one indicator of a project."""
    level1, level2 = levels
    assessment = grade(
        targets(year, projects={CODE: project(indicators={level1: {level2: {name: cells}}})}),
        actuals(as_of, projects={"EU89": {"indicators": {name: report}}}),
    )
    (result,) = assessment.results()
    return Graded(result, assessment.findings)


def texts(messages: Iterable[Message]) -> list[str]:
    """Messages in English."""
    return [message.render() for message in messages]


def said(findings: Iterable[Finding]) -> list[tuple[str, str, str]]:
    """Findings as the name of their rule, message and hint in English."""
    return [(one.rule.name, str(one.message), "" if one.hint is None else str(one.hint)) for one in findings]
