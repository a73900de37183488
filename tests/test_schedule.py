"""The spending plan by days, and spending against it."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import CODE, PLAN, actuals, project, targets, texts
from perfcheck.assessment.plan import Point, planned_on, points_of
from perfcheck.assessment.results import CheckpointState, ScheduleResult
from perfcheck.assessment.scheduling import OutsideYearError, only_schedules, schedules
from perfcheck.measures.numbers import half_up
from perfcheck.model.lookup import ProjectLookupError
from perfcheck.model.targets import Targets
from perfcheck.reports.texts import gap_message

if TYPE_CHECKING:
    from collections.abc import Mapping


SPENT = {"2020-03-31": "52.00", "2020-06-30": "98.50", "2020-09-30": "141.20"}
MET, MISSED, UNREPORTED, NOT_DUE = CheckpointState


def plan(*, total: str = "200.00", schedule: dict[str, str] | None = None) -> Targets:
    """Targets with one project."""
    return targets(projects={CODE: project(total, schedule=PLAN if schedule is None else schedule)})


def schedule(
    spent: Mapping[str, object] | None = None,
    *,
    as_of: str | None = None,
    until: str = "2020-09-30",
    of: Targets | None = None,
    budget: dict[str, str] | None = None,
) -> ScheduleResult:
    """The schedule of the project with its spending; without any, the plan alone."""
    files = [] if spent is None else [actuals(until, projects={"EU89": {"spent": spent, "budget": budget}})]
    (result,) = schedules(
        plan() if of is None else of, files, as_of=None if as_of is None else date.fromisoformat(as_of)
    ).schedules
    return result


def percent(share: Fraction | None) -> str:
    """A share as reports show it."""
    return "" if share is None else str(half_up(share * 100, 2))


# ── the plan ─────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("day", "share"),
    [
        (date(2019, 12, 31), Fraction(0)),
        (date(2020, 1, 1), Fraction(25, 100) / 91),
        (date(2020, 1, 31), Fraction(25 * 31, 100 * 91)),
        (date(2020, 3, 31), Fraction(25, 100)),
        (date(2020, 6, 30), Fraction(50, 100)),
        (date(2020, 7, 31), Fraction(50, 100) + Fraction(25, 100) * Fraction(31, 123)),
        (date(2020, 9, 30), Fraction(8450, 12300)),
        (date(2020, 10, 31), Fraction(75, 100)),
        (date(2020, 12, 31), Fraction(1)),
    ],
)
def test_the_plan_runs_linearly_by_days(day: date, share: Fraction) -> None:
    assert planned_on(points_of(plan().projects[CODE], 2020), day, 2020) == share


@pytest.mark.parametrize(
    ("as_of", "shown"),
    [("2020-01-31", "8.52"), ("2020-07-31", "56.30"), ("2020-09-30", "68.70"), ("2020-12-31", "100.00")],
)
def test_where_the_plan_stands(as_of: str, shown: str) -> None:
    assert percent(schedule(as_of=as_of).planned_share) == shown


def test_the_amount_planned_is_exact() -> None:
    one = schedule(as_of="2020-09-30")
    assert one.planned == Fraction(200) * Fraction(8450, 12300)
    assert one.planned_share == Fraction(50, 100) + Fraction(25, 100) * Fraction(92, 123)


@pytest.mark.parametrize(
    ("written", "as_of", "share"),
    [
        ({"6月底": "60%"}, "2020-03-31", Fraction(60, 100) * Fraction(91, 182)),
        ({"6月底": "60%"}, "2020-09-30", Fraction(60, 100)),
        ({"12月底": "100%", "3月底": "25%", "6月底": "50%", "10月底": "75%"}, "2020-09-30", Fraction(8450, 12300)),
        ({"6月底": "60%", "12月底": "40%"}, "2020-09-30", Fraction(50, 100)),
        ({"2020-06-15": "33.3%"}, "2020-06-15", Fraction(333, 1000)),
        ({"2019-12-31": "10%", "12月底": "100%"}, "2020-12-31", Fraction(1)),
        ({"2月29日": "10%", "12月底": "100%"}, "2020-02-29", Fraction(10, 100)),
    ],
)
def test_plans_of_other_shapes(written: dict[str, str], as_of: str, share: Fraction) -> None:
    assert schedule(of=plan(schedule=written), as_of=as_of).planned_share == share


def test_nodes_are_in_the_order_of_their_days() -> None:
    one = schedule(of=plan(schedule={"12月底": "100%", "3月底": "25%"}))
    assert [point.label for point in one.checkpoints] == ["3月底", "12月底"]


def test_a_day_outside_of_the_year_is_told() -> None:
    one = schedule(of=plan(schedule={"2019-06-30": "25%", "12月底": "100%"}), as_of="2020-06-30")
    assert one.planned_share == Fraction(182, 366)
    assert texts(one.notes) == ["the plan has days outside of 2020: 2019-06-30"]


def test_nodes_of_a_broken_file_that_cannot_be_are_left_out_and_told() -> None:
    plan_of = {"2月29日": "10%", "年底": "90%", "12月底": "100%"}
    data = {
        "year": "2021",
        "department": {"code": "322", "name": "商务局"},
        "projects": {CODE: project(schedule=plan_of)},
    }
    one = schedules(Targets.model_validate(data, context={"lenient": True}), as_of=date(2021, 12, 31)).schedules[0]
    assert (one.planned_share, len(one.checkpoints)) == (Fraction(9, 10), 1)
    assert texts(one.notes) == [
        "2月29日 was left out of the plan: 2021 has no 2月29日",
        "12月底 was left out of the plan: 年底 and 12月底 are the same day",
    ]


def test_without_a_plan_and_without_a_budget() -> None:
    none = schedule(SPENT, of=plan(schedule={}))
    assert (none.planned_share, none.planned, none.gap, none.needed, none.checkpoints) == (None, None, None, None, ())
    assert texts(none.notes) == ["there is no spending plan"]
    zero = schedule({"2020-03-31": "0"}, of=plan(total="0"))
    assert (zero.spent_share, zero.gap, zero.planned, percent(zero.planned_share)) == (None, None, Fraction(0), "68.70")
    assert texts(zero.notes) == ["the budget is zero, so there are no shares"]
    assert [point.state for point in zero.checkpoints] == [MET, MET, NOT_DUE, NOT_DUE]
    assert zero.checkpoints[0].gap is None


days = st.dates(date(2019, 12, 31), date(2020, 12, 31))
increasing = st.lists(
    st.tuples(st.dates(date(2020, 1, 1), date(2020, 12, 31)), st.integers(0, 100)), min_size=1, max_size=6
).map(
    lambda drawn: tuple(
        Point(day.isoformat(), day, Decimal(share) / 100)
        for day, share in zip(sorted({day for day, _ in drawn}), sorted(share for _, share in drawn), strict=False)
    )
)


@given(increasing, days)
def test_an_increasing_plan_never_falls_and_hits_its_nodes(points: tuple[Point, ...], day: date) -> None:
    today, before = planned_on(points, day, 2020), planned_on(points, day - timedelta(days=1), 2020)
    assert today is not None
    assert before is not None
    assert before <= today
    assert [planned_on(points, point.day, 2020) for point in points] == [point.share for point in points]


# ── spending against it ──────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("gap", "told"),
    [
        (Fraction(19, 1000), "1.90 percentage points ahead of the plan"),
        (Fraction(0), "exactly on the plan"),
        (Fraction(-124, 1000), "12.40 percentage points behind the plan"),
    ],
)
def test_how_spending_keeps_to_its_plan_is_told(gap: Fraction, told: str) -> None:
    assert gap_message(gap).render() == told


def test_spending_ahead_of_its_plan() -> None:
    one = schedule(SPENT)
    assert (str(one.spent), one.spent_on, one.spent_share) == ("141.2万元", date(2020, 9, 30), Fraction(706, 1000))
    assert (percent(one.gap), str(one.needed)) == ("1.90", "8.8万元")
    assert [point.state for point in one.checkpoints] == [MET, MISSED, NOT_DUE, NOT_DUE]
    assert one.last_due is one.checkpoints[1]
    assert one.following is one.checkpoints[2]
    assert [percent(point.gap) for point in one.checkpoints] == ["1.00", "-0.75", "", ""]


def test_the_plan_alone() -> None:
    one = schedule()
    assert (one.as_of, one.planned_share, one.spent, one.needed, one.last_due) == (None, None, None, None, None)
    assert [str(point.planned) for point in one.checkpoints] == ["50万元", "100万元", "150万元", "200万元"]
    assert {point.state for point in one.checkpoints} == {NOT_DUE}
    assert one.following is one.checkpoints[0]


def test_a_day_without_any_figure() -> None:
    one = schedule(as_of="2020-09-30")
    assert [point.state for point in one.checkpoints] == [UNREPORTED, UNREPORTED, NOT_DUE, NOT_DUE]
    assert (one.spent, one.needed) == (None, None)


@pytest.mark.parametrize(
    ("spent", "state", "spent_on"),
    [
        ({"2020-06-30": "100"}, MET, date(2020, 6, 30)),
        ({"2020-06-30": "99.99"}, MISSED, date(2020, 6, 30)),
        ({"2020-05-31": "100"}, MET, date(2020, 5, 31)),
        ({"2020-05-31": "99.99"}, UNREPORTED, date(2020, 5, 31)),
        ({"2020-07-01": "150"}, UNREPORTED, None),
        ({"2020-05-31": "110", "2020-06-30": "90"}, MISSED, date(2020, 6, 30)),
        ({"2020-04-30": "110", "2020-05-31": "90"}, UNREPORTED, date(2020, 5, 31)),
    ],
)
def test_a_node_is_met_by_the_last_figure_until_its_day(
    spent: dict[str, object], state: CheckpointState, spent_on: date | None
) -> None:
    june = schedule(spent).checkpoints[1]
    assert (june.state, june.spent_on) == (state, spent_on)


@pytest.mark.parametrize(
    ("as_of", "spent_on", "needed"),
    [
        ("2020-03-30", None, None),
        ("2020-05-15", date(2020, 3, 31), "48万元"),
        ("2020-06-30", date(2020, 6, 30), "51.5万元"),
        ("2020-11-01", date(2020, 9, 30), "58.8万元"),
        ("2020-12-31", date(2020, 9, 30), None),
    ],
)
def test_spending_is_never_interpolated(as_of: str, spent_on: date | None, needed: str | None) -> None:
    one = schedule(SPENT, as_of=as_of)
    assert one.spent_on == spent_on
    assert (None if one.needed is None else str(one.needed)) == needed


def test_what_is_needed_is_never_negative() -> None:
    assert str(schedule({"2020-09-30": "160"}).needed) == "0万元"


def test_the_adjusted_budget_counts() -> None:
    one = schedule(SPENT, budget={"original": "200", "adjusted": "1900000元"})
    assert (str(one.budget), one.adjusted) == ("190万元", True)
    assert one.spent_share == Fraction(14120, 19000)
    assert [str(point.planned) for point in one.checkpoints] == ["50万元", "100万元", "142.5万元", "190万元"]
    assert (str(one.needed), str(one.reported_original), str(one.reported_adjusted)) == (
        "1.3万元",
        "200万元",
        "190万元",
    )
    assert texts(one.notes) == [
        "shares are of the adjusted budget",
        "shares of 3月底, 6月底 are of the budget of that time, 200万元",
    ]


def test_an_adjustment_never_rewrites_the_checkpoints_before_it() -> None:
    one = schedule({"2020-03-31": "40"}, budget={"adjusted": "150"})
    march = one.checkpoints[0]
    assert (march.state, str(march.budget), march.spent_share) == (MISSED, "200万元", Fraction(1, 5))
    assert (str(one.budget), one.adjusted, one.spent_share) == ("150万元", True, Fraction(40, 150))


@pytest.mark.parametrize(
    ("as_of", "budget", "adjusted"),
    [("2020-09-29", "200万元", False), ("2020-09-30", "150万元", True), ("2020-12-31", "150万元", True)],
)
def test_a_day_before_the_adjustment_has_the_original_budget(as_of: str, budget: str, adjusted: bool) -> None:  # noqa: FBT001
    one = schedule({"2020-03-31": "40"}, as_of=as_of, budget={"adjusted": "150"})
    assert (str(one.budget), one.adjusted) == (budget, adjusted)
    assert str(one.reported_adjusted) == "150万元"


def test_a_day_outside_of_the_year_is_refused() -> None:
    with pytest.raises(OutsideYearError, match="2021-01-01 is not in 2020") as refused:
        schedules(plan(), as_of=date(2021, 1, 1))
    assert (refused.value.day, refused.value.year) == (date(2021, 1, 1), 2020)


def test_all_projects_and_only_some() -> None:
    two = targets(projects={CODE: project(), "322-0601-JBN-S6XV": {"name": "招商费用", "budget": {"total": "57.73"}}})
    department = schedules(two, actuals(note="示例"))
    assert (department.year, department.figures_until, department.remarks) == (2020, date(2020, 9, 30), ("示例",))
    assert [one.code for one in department.schedules] == [CODE, "322-0601-JBN-S6XV"]
    assert [one.name for (only,) in [only_schedules([department], ["S6XV"])] for one in only.schedules] == ["招商费用"]
    with pytest.raises(ProjectLookupError, match="there is no project EU8; there are EU89 企业扶持资金, S6XV 招商费用"):
        only_schedules([department], ["EU8"])
    assert only_schedules([department, schedules(targets(projects={}))], ["EU89", "招商费用"]) == (department,)
