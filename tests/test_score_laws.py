"""Laws of the score, whatever the figures: its bounds, that better figures never cost points, that nothing is lost."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import CODE, actuals, project, standard, targets
from perfcheck.assessment.grading import grade
from perfcheck.assessment.scores import ProjectScore
from perfcheck.assessment.shares import shared
from perfcheck.measures.quantity import parse_quantity
from perfcheck.model.scoring_rules import SatisfactionRules
from perfcheck.sources.policies import policy, shipped_policies

if TYPE_CHECKING:
    from random import Random

    from perfcheck.assessment.results import ProjectResult
    from perfcheck.assessment.scores import IndicatorScore
    from perfcheck.model.policy import Policy

Rows: TypeAlias = "dict[str, list[Row]]"

LEVEL1 = ("产出指标", "效益指标", "满意度指标")
WITH_COSTS = ("成本指标", *LEVEL1)
STEP = Decimal("0.01")
DAYS = st.dates(date(2020, 1, 1), date(2020, 12, 31))
SATISFACTION = SatisfactionRules.model_validate(
    {
        "source": "例",
        "steps": [{"least": "90%", "earns": "100%"}, {"least": "60%", "earns": "50%"}, {"least": "0%", "earns": "0%"}],
    }
)
FEW = settings(max_examples=60)


@dataclass(frozen=True)
class Row:
    """An indicator of a project with its figure; None where it is not reported, 不适用 where it does not apply."""

    target: str
    weight: str | None
    figure: str | None

    @property
    def cells(self) -> object:
        """The indicator in the target file."""
        return {"target": self.target} | ({} if self.weight is None else {"weight": self.weight})

    @property
    def report(self) -> object:
        """The figure in the file of actuals."""
        return {"not_applicable": "没有开展"} if self.figure == "不适用" else self.figure


NUMBERS = st.integers(0, 300)
TARGETS = st.sampled_from(["≥100次", "100次", "＞7次", "=30次", "≤50次", "＜50次", "50-80次", "≤0次", "不发生", "0次"])
FIGURES = NUMBERS.map(lambda number: f"{number}次")
WEIGHTS = st.decimals(Decimal("0.01"), Decimal(40), places=2).map(str)
REPORTS = FIGURES | st.none() | st.just("不适用")


def rows_of(weights: st.SearchStrategy[str | None], reports: st.SearchStrategy[str | None]) -> st.SearchStrategy[Row]:
    """Indicators with such weights and figures."""
    return st.builds(Row, TARGETS, weights, reports)


def projects(rows: st.SearchStrategy[Row], groups: tuple[str, ...] = LEVEL1) -> st.SearchStrategy[dict[str, list[Row]]]:
    """Projects with a few indicators in some of the groups."""
    return st.dictionaries(st.sampled_from(groups), st.lists(rows, min_size=1, max_size=4), min_size=1)


def result_of(rows: Rows, rules: Policy, spent: str | None = "120") -> ProjectResult:
    """The project, assessed at the end of the year."""
    (one,) = results_of({CODE: rows}, rules, spent)
    return one


def results_of(several: dict[str, Rows], rules: Policy, spent: str | None = "120") -> tuple[ProjectResult, ...]:
    """The projects of a department, assessed at the end of the year."""
    declared: dict[str, object] = {}
    reported: dict[str, object] = {}
    money = {} if spent is None else {"spent": {"2020-12-31": spent}}
    for code, rows in several.items():
        names = {group: [f"{code}{group}{n}" for n in range(len(own))] for group, own in rows.items()}
        declared[code] = project(
            indicators={
                group: {"各项": {name: row.cells for name, row in zip(names[group], own, strict=True)}}
                for group, own in rows.items()
            }
        )
        figures = {name: row.report for group, own in rows.items() for name, row in zip(names[group], own, strict=True)}
        reports = {name: report for name, report in figures.items() if report is not None}
        reported[code] = {**money, "indicators": reports}
    return grade(targets(projects=declared), actuals("2020-12-31", projects=reported), rules).projects


def scores(result: ProjectResult) -> list[IndicatorScore]:
    """The scores of the indicators that count."""
    return [one.score for one in result.results if one.score is not None]


def changed(rules: Policy, **keys: object) -> Policy:
    """A policy with other rules for quantities or for what is over-fulfilled."""
    scoring = rules.scoring
    records = {key: getattr(scoring, key).model_copy(update=value) for key, value in keys.items()}
    return rules.model_copy(update={"scoring": scoring.model_copy(update=records)})


def caps(rules: Policy) -> Policy:
    """A policy that limits the total where little was spent."""
    table = ({"below": "50%", "at_most": "59"}, {"below": "80%", "at_most": "89"})
    execution = rules.scoring.execution.model_dump() | {"caps": table}
    whole = type(rules.scoring.execution).model_validate(execution)
    return rules.model_copy(update={"scoring": rules.scoring.model_copy(update={"execution": whole})})


POLICIES = {name: policy(name) for name in shipped_policies()}
POLICIES |= {
    "linear": changed(POLICIES["mof-2020"], quantity={"at_most": "linear"}),
    "deduct": changed(POLICIES["mof-2020"], over_fulfilment={"then": "deduct"}),
    "not counted": changed(POLICIES["mof-2020"], over_fulfilment={"then": "not_counted"}),
    "capped": caps(POLICIES["mof-2020"]),
}
RULES = st.sampled_from(sorted(POLICIES)).map(POLICIES.__getitem__)
SPENT = st.none() | st.integers(0, 25000).map(lambda cents: f"{cents / Decimal(100)}")


@FEW
@given(RULES, projects(rows_of(st.none() | WEIGHTS, REPORTS)), SPENT)
def test_a_total_lies_within_0_and_100_and_is_the_sum_of_what_is_printed(
    rules: Policy, rows: Rows, spent: str | None
) -> None:
    result = result_of(rows, rules, spent)
    score = result.score
    if not isinstance(score, ProjectScore):
        assert scores(result) == []
        return
    assert 0 <= score.least <= score.total <= score.most <= 100
    printed = [one.score for one in scores(result) if one.score is not None]
    printed += [] if score.execution.score is None else [score.execution.score]
    assert all(own == own.quantize(STEP) for own in printed)
    assert score.total == (sum(printed) if score.cap is None else min(sum(printed), score.cap))
    assert all(0 <= one.score <= one.weight for one in scores(result) if one.score is not None)


@FEW
@given(RULES, projects(rows_of(st.none() | WEIGHTS, REPORTS)), st.lists(REPORTS, min_size=12, max_size=12))
def test_a_project_scores_what_it_scores_alone_beside_another_that_is_weighted_alike(
    rules: Policy, rows: Rows, figures: list[str | None]
) -> None:
    others = iter(figures)
    twin = {group: [replace(row, figure=next(others)) for row in own] for group, own in rows.items()}
    together = results_of({"A": rows, "B": twin}, rules)
    alone = (*results_of({"A": rows}, rules), *results_of({"B": twin}, rules))
    for one, other in zip(together, alone, strict=True):
        assert one.score == other.score
        assert scores(one) == scores(other)


@FEW
@given(st.sampled_from(shipped_policies()), projects(rows_of(st.none() | WEIGHTS, REPORTS), WITH_COSTS))
def test_weights_make_exactly_90_however_they_are_given(name: str, rows: Rows) -> None:
    result = result_of(rows, POLICIES[name])
    weights = [one.weight for one in scores(result)]
    assert (sum(weights) == 90) == isinstance(result.score, ProjectScore)
    assert all(weight == weight.quantize(STEP) for weight in weights)


@FEW
@given(projects(rows_of(WEIGHTS, FIGURES | st.just("不适用"))))
def test_rescaling_keeps_proportions(rows: Rows) -> None:
    given_weights = [Fraction(row.weight or 0) for own in rows.values() for row in own if row.figure != "不适用"]
    heir_alone = "满意度指标" not in rows and sum(Fraction(row.weight or 0) for row in rows.get("效益指标", [])) == 30
    weights = [Fraction(one.weight) for one in scores(result_of(rows, POLICIES["mof-2020"]))]
    if not weights or heir_alone:
        return
    scale = Fraction(90) / sum(given_weights)
    # One step where the groups share the whole, one where the indicators share their group's.
    assert all(abs(own - due * scale) < 2 * Fraction(STEP) for own, due in zip(weights, given_weights, strict=True))


@given(st.integers(0, 10**5), st.lists(st.fractions(0, 10**4, max_denominator=10**3), min_size=1, max_size=9))
def test_shares_make_the_whole_and_none_is_a_step_away(cents: int, parts: list[Fraction]) -> None:
    whole = Decimal(cents) * STEP
    if not sum(parts):
        return
    shares = shared(whole, parts)
    assert sum(shares) == whole
    exact = [Fraction(whole) * part / sum(parts) for part in parts]
    assert all(abs(Fraction(share) - due) < Fraction(STEP) for share, due in zip(shares, exact, strict=True))
    for one, share in zip(parts, shares, strict=True):
        assert all(share >= other for part, other in zip(parts, shares, strict=True) if part < one)


# ── a better figure never costs points ───────────────────────────────────

PATIENT = ["mof-2020", "linear", "each day", "satisfaction"]
POLICIES |= {
    "each day": changed(POLICIES["mof-2020"], quantity={"late": "each_day", "each_day": parse_quantity("2%")}),
    "satisfaction": POLICIES["mof-2020"].model_copy(
        update={"scoring": POLICIES["mof-2020"].scoring.model_copy(update={"satisfaction": SATISFACTION})}
    ),
}
"""Policies that take nothing off for being far above a target."""


def one_score(cells: object, report: object, rules: Policy, group: str = "产出指标") -> Decimal:
    """The score of the only indicator of a project."""
    assessment = grade(
        targets(projects={CODE: project(indicators={group: {"各项": {"甲": cells}}})}),
        actuals("2020-12-31", projects={CODE: {"spent": {"2020-12-31": "120"}, "indicators": {"甲": report}}}),
        rules,
    )
    (score,) = scores(assessment.projects[0])
    assert score.score is not None
    return score.score


@FEW
@given(st.sampled_from(PATIENT), st.sampled_from(["≥100%", "100%", "＞7%", "=30%"]), NUMBERS, NUMBERS)
def test_more_is_never_worse_where_more_is_better(name: str, target: str, one: int, other: int) -> None:
    worse, better = sorted((one, other))
    for group in LEVEL1:
        low, high = (one_score(target, f"{figure}%", POLICIES[name], group) for figure in (worse, better))
        assert low <= high


@FEW
@given(st.sampled_from(PATIENT), st.sampled_from(["≤50次", "＜50次", "≤0次", "不发生"]), NUMBERS, NUMBERS)
def test_less_is_never_worse_where_less_is_better(name: str, target: str, one: int, other: int) -> None:
    better, worse = sorted((one, other))
    low, high = (one_score(target, f"{figure}次", POLICIES[name]) for figure in (worse, better))
    assert low <= high


@FEW
@given(st.sampled_from(PATIENT), DAYS, DAYS)
def test_earlier_is_never_worse(name: str, one: date, other: date) -> None:
    better, worse = sorted((one, other))
    low, high = (one_score("6月底前", day.isoformat(), POLICIES[name]) for day in (worse, better))
    assert low <= high


@FEW
@given(NUMBERS, NUMBERS)
def test_a_better_level_is_never_worse(one: int, other: int) -> None:
    worse, better = sorted((one, other))
    cells = standard("200次以上", "100次以上", "50次以上", "50次以下")
    low, high = (one_score(cells, f"{figure}次", POLICIES["mof-2020"]) for figure in (worse, better))
    assert low <= high


@FEW
@given(st.sampled_from(["mof-2020", "mof-2021", "capped"]), st.integers(0, 200), st.integers(0, 200))
def test_spending_more_of_the_budget_never_costs_points(name: str, one: int, other: int) -> None:
    rows = {"产出指标": [Row("10次", None, "7次")]}
    less, more = (result_of(rows, POLICIES[name], str(spent)).score for spent in sorted((one, other)))
    assert isinstance(less, ProjectScore)
    assert isinstance(more, ProjectScore)
    assert less.total <= more.total


@pytest.mark.parametrize(
    ("figure", "points"), [("13次", "90.00"), ("14次", "81.00"), ("23次", "0.00"), ("50次", "0.00")]
)
def test_only_a_deduction_for_going_too_far_makes_a_better_figure_worse(figure: str, points: str) -> None:
    assert str(one_score("10次", figure, POLICIES["deduct"])) == points


# ── what is reported later, and in which order ───────────────────────────

REPORTED = st.tuples(rows_of(st.none() | WEIGHTS, FIGURES), st.booleans())
WITHOUT_REMOVAL = st.sampled_from(["mof-2020", "mof-2021", "linear", "deduct", "capped"]).map(POLICIES.__getitem__)


@FEW
@given(
    WITHOUT_REMOVAL,
    st.dictionaries(st.sampled_from(LEVEL1), st.lists(REPORTED, min_size=1, max_size=3), min_size=1),
    st.tuples(st.integers(0, 210).map(str), st.booleans()),
)
def test_reporting_the_rest_ends_within_the_range(
    rules: Policy, rows: dict[str, list[tuple[Row, bool]]], money: tuple[str, bool]
) -> None:
    spent, is_known = money
    known = {group: [row if now else replace(row, figure=None) for row, now in own] for group, own in rows.items()}
    before = result_of(known, rules, spent if is_known else None).score
    after = result_of({group: [row for row, _ in own] for group, own in rows.items()}, rules, spent).score
    assert type(before) is type(after)
    if isinstance(before, ProjectScore) and isinstance(after, ProjectScore):
        assert after.is_complete
        assert before.least <= before.total <= before.most
        assert before.least <= after.total <= before.most
        assert before.grade in (None, after.grade)


@FEW
@given(st.randoms(use_true_random=False))
def test_the_order_of_files_and_of_keys_changes_nothing(random: Random) -> None:
    indicators = {
        "产出指标": {"各项": {f"产出{n}": f"{n + 3}次" for n in range(4)}},
        "效益指标": {"各项": {"效益": "100人"}},
    }
    reports: dict[str, object] = {f"产出{n}": f"{n}次" for n in range(4)}
    reports["效益"] = {"not_applicable": "没有开展"}
    spent = {"2020-03-31": "46", "2020-06-30": "98.5", "2020-12-31": "180"}
    parts: list[tuple[str, dict[str, object]]] = [
        ("2020-06-30", {"spent": spent, "indicators": {"产出0": "1次"}}),
        ("2020-12-31", {"indicators": reports}),
    ]
    parts.append(("2020-12-31", {"budget": {"adjusted": "190"}}))

    def score(*, shuffled: bool) -> object:
        files = []
        for as_of, cells in parts:
            own = {key: _shuffled(value, random) if shuffled else value for key, value in cells.items()}
            files.append(actuals(as_of, f"{as_of}{'、'.join(cells)}.yaml", projects={CODE: own}))
        if shuffled:
            random.shuffle(files)
        assessment = grade(targets(projects={CODE: project(indicators=indicators)}), files, POLICIES["mof-2020"])
        (one,) = assessment.projects
        return one.score, [result.score for result in one.results], assessment.findings

    assert score(shuffled=True) == score(shuffled=False)


def _shuffled(value: object, random: Random) -> object:
    if not isinstance(value, dict):
        return value
    keys = list(value)
    random.shuffle(keys)
    return {key: value[key] for key in keys}
