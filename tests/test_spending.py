"""What was reported as spent: summed, merged from several files, and checked."""

from __future__ import annotations

from datetime import date

import pytest

from builders import CODE, PLAN, actuals, project, said, targets
from perfcheck.assessment.scheduling import Schedules, schedules
from perfcheck.model.actuals import Actuals

TARGETS = targets(projects={CODE: project(schedule=PLAN)})


def report(as_of: str, spent: dict[str, object], file: str | None = None, **keys: object) -> Actuals:
    """A file that reports what the project EU89 spent."""
    return actuals(as_of, file, projects={"EU89": {"spent": spent, **keys}})


def spending(*files: Actuals) -> Schedules:
    """The schedules of the department."""
    return schedules(TARGETS, files)


@pytest.mark.parametrize(
    ("cell", "spent"),
    [
        ("141.20", "141.2万元"),
        ("1412000元", "141.2万元"),
        ("0.01412亿元", "141.2万元"),
        ("1,412千元", "141.2万元"),
        ({"total": "141.20"}, "141.2万元"),
        ({"fiscal": "100", "carry_over": "31.1", "other": "101000元"}, "141.2万元"),
        ({"fiscal": "141.2", "other": ""}, "141.2万元"),
        ("0", "0万元"),
        ("123456789012345678901234.567890", "123456789012345678901234.56789万元"),
        ("0.000000000000000000000000001元", "0.0000000000000000000000000000001万元"),
    ],
)
def test_amounts_are_added_up_in_wan_yuan(cell: object, spent: str) -> None:
    (one,) = spending(report("2020-09-30", {"2020-09-30": cell})).schedules
    assert str(one.spent) == spent


def test_the_money_unit_of_the_targets_is_that_of_the_figures() -> None:
    in_yuan = targets(money_unit="元", projects={CODE: project("2000000", schedule=PLAN)})
    (one,) = schedules(in_yuan, report("2020-09-30", {"2020-09-30": "1412000"})).schedules
    assert (str(one.budget), str(one.spent)) == ("200万元", "141.2万元")


def test_later_files_add_figures_and_correct_earlier_ones() -> None:
    q1 = report("2020-03-31", {"2020-03-31": "52"}, "q1.yaml")
    q2 = report("2020-06-30", {"2020-03-31": "53", "2020-06-30": "98.5"}, "q2.yaml")
    for files in ((q1, q2), (q2, q1)):
        done = spending(*files)
        (one,) = done.schedules
        assert [str(point.spent) for point in one.checkpoints[:2]] == ["53万元", "98.5万元"]
        assert done.findings == ()


def test_files_of_one_day_that_disagree_are_told_and_the_first_by_name_is_used() -> None:
    one = report("2020-03-31", {"2020-03-31": "52"}, "a.yaml", budget={"adjusted": "190"})
    other = report("2020-03-31", {"2020-03-31": "53"}, "b.yaml", budget={"adjusted": "180"})
    for files in ((one, other), (other, one)):
        done = spending(*files)
        assert (str(done.schedules[0].spent), str(done.schedules[0].budget)) == ("52万元", "190万元")
        assert said(done.findings) == [
            (
                "conflicting-files",
                "the adjusted budget is reported differently in another file of the same day",
                "the other figure stands at a.yaml; it was used",
            ),
            (
                "conflicting-files",
                "two different amounts are reported as spent until 2020-03-31",
                "the other figure stands at a.yaml; it was used",
            ),
        ]


def test_files_of_one_day_that_agree_in_other_words_are_no_conflict() -> None:
    one = report("2020-03-31", {"2020-03-31": "52"}, "a.yaml", budget={"adjusted": "190"})
    other = report("2020-03-31", {"2020年3月31日": "520000元"}, "b.yaml", budget={"adjusted": "1900000元"})
    assert spending(one, other).findings == ()


def test_documents_without_a_file_are_named_without_a_place() -> None:
    done = spending(report("2020-03-31", {"2020-03-31": "52"}), report("2020-03-31", {"2020-03-31": "53"}))
    assert [hint for _, _, hint in said(done.findings)] == ["the other figure was used"]


def test_days_that_cannot_be_are_left_out_and_told() -> None:
    spent = {"2019-12-31": "10", "2020-06-30": "98.5", "2020-12-31": "200"}
    done = spending(report("2020-09-30", dict(spent), "q3.yaml"))
    assert done.schedules[0].spent_on == date(2020, 6, 30)
    assert [(name, message) for name, message, _ in said(done.findings)] == [
        ("date-outside", "2019-12-31 is not in 2020; the amount was left out"),
        ("date-outside", "2020-12-31 is after 2020-09-30, the day of the report; the amount was left out"),
    ]


def test_spending_that_falls_is_a_warning() -> None:
    q1 = report("2020-03-31", {"2020-03-31": "52"}, "q1.yaml")
    done = spending(q1, report("2020-06-30", {"2020-06-30": "49.5"}, "q2.yaml"))
    (fall,) = done.findings
    assert said([fall]) == [
        (
            "spending-falls",
            "cumulative spending falls from 52万元 on 2020-03-31 to 49.5万元 on 2020-06-30",
            "a refund explains it; otherwise correct the figure",
        )
    ]
    assert (fall.rule.severity.value, fall.place.file) == ("warning", "q2.yaml")
    assert spending(report("2020-06-30", {"2020-03-31": "52", "2020-06-30": "52"})).findings == ()


def test_one_day_written_twice_in_a_broken_file_is_told() -> None:
    data = {"as_of": "2020-09-30", "department": "322"}
    spent = {"2020-03-31": "52", "2020年3月31日": "53"}
    broken = {**data, "projects": {"EU89": {"spent": spent}}}
    done = spending(Actuals.model_validate(broken, context={"lenient": True}))
    assert (str(done.schedules[0].spent), [name for name, _, _ in said(done.findings)]) == (
        "52万元",
        ["conflicting-files"],
    )


def test_each_adjustment_is_valid_from_the_day_of_its_file() -> None:
    june = report("2020-06-30", {}, "june.yaml", budget={"adjusted": "190"})
    september = report("2020-09-30", {}, "september.yaml", budget={"adjusted": "150"})
    again = report("2020-10-31", {}, "october.yaml", budget={"adjusted": "150"})
    for files in ((june, september, again), (again, september, june)):
        (one,) = spending(*files).schedules
        assert [str(point.budget) for point in one.checkpoints] == ["200万元", "190万元", "150万元", "150万元"]
        assert one.notes[0].render() == "shares are of the adjusted budget"


def test_spending_above_the_budget_of_its_day_is_a_warning() -> None:
    done = spending(report("2020-09-30", {"2020-06-30": "200", "2020-09-30": "250"}, "q3.yaml"))
    (over,) = done.findings
    assert said([over]) == [
        (
            "spending-over-budget",
            "250万元 spent until 2020-09-30 is more than the budget of that day, 200万元",
            "correct the figure, or report the adjusted budget",
        )
    ]
    assert (over.rule.code, over.rule.severity.value, over.place.file) == ("PC716", "warning", "q3.yaml")


@pytest.mark.parametrize(
    ("day", "spent", "adjusted", "told"),
    [
        ("2020-09-30", "180", "150", True),
        ("2020-06-30", "180", "150", False),
        ("2020-09-30", "250", "260", False),
        ("2020-06-30", "250", "260", True),
    ],
)
def test_spending_is_held_against_the_budget_that_was_valid(day: str, spent: str, adjusted: str, told: bool) -> None:  # noqa: FBT001
    done = spending(report("2020-09-30", {day: spent}, budget={"adjusted": adjusted}))
    assert [name for name, _, _ in said(done.findings)] == (["spending-over-budget"] if told else [])


def test_an_original_budget_that_is_not_that_of_the_targets_is_a_warning() -> None:
    done = spending(report("2020-09-30", {}, "q3.yaml", budget={"original": "180"}))
    (differs,) = done.findings
    assert said([differs]) == [
        (
            "budget-differs",
            "the original budget is 180万元 here, but 200万元 in the targets",
            "the budget of the targets was used",
        )
    ]
    assert (differs.rule.code, differs.rule.severity.value, differs.place.file) == ("PC717", "warning", "q3.yaml")
    assert str(done.schedules[0].budget) == "200万元"
    assert spending(report("2020-09-30", {}, budget={"original": "2000000元"})).findings == ()
