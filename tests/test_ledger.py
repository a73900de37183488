"""Spending from a file of payments: every row is summed once, or told."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from perfcheck.sources.ledger import table
from perfcheck.sources.ledger.payments import Payment
from perfcheck.sources.ledger.sums import sums_of
from perfcheck.sources.ledger.tellings import row_numbers

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from conftest import Ran, Run

HEAD = "支付日期,项目编码,收款人,支付金额（元）\n"
FULL = "322-0402-JBN-EU89"
Graded = tuple["Ran", dict[str, dict[str, Any]], list[str]]
"""The run, the spending of each project by its short code, and what was found in the ledger."""


def graded(
    perfcheck: Run, folder: Path, *, wishes: str = "payments.csv", more: str = "", as_of: str = "2020-09-30"
) -> Graded:
    """Grade figures whose spending comes from a ledger."""
    text = f"as_of: {as_of}\ndepartment: 322\nspent_from: {wishes}\n{more}"
    (folder / "actuals" / "new.yaml").write_text(text, encoding="utf-8")
    ran = perfcheck("grade", "actuals/new.yaml", "--format", "json")
    schedules: dict[str, dict[str, Any]] = {}
    if ran.out:
        projects = json.loads(ran.out)["assessments"][0]["projects"]
        schedules = {one["code"].rpartition("-")[2]: one["schedule"] for one in projects}
    return ran, schedules, [line for line in ran.err.splitlines() if "payments." in line]


def spent(schedule: dict[str, Any]) -> list[str | None]:
    """The spending at each checkpoint in 万元, then that of the as-of day."""
    amounts = [point["spent"] for point in schedule["checkpoints"]]
    return [*amounts, schedule["spent"]]


def csv_file(folder: Path, text: str, encoding: str = "utf-8") -> None:
    """A ledger as csv."""
    (folder / "actuals" / "payments.csv").write_bytes(text.encode(encoding))


def fill(sheet: Any, rows: Sequence[Sequence[object]]) -> None:  # noqa: ANN401 - openpyxl's own type takes no objects
    """Write rows."""
    for row in rows:
        sheet.append(list(row))


def workbook(
    folder: Path, rows: Sequence[Sequence[object]], change: Callable[[Workbook], object] = lambda _: None
) -> None:
    """A ledger as a workbook."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "支付明细"
    fill(sheet, rows)
    change(book)
    book.save(folder / "actuals" / "payments.xlsx")


PAYMENTS = (
    "2020-01-15,EU89,甲公司,300000\n"
    f'2020-03-31,{FULL},乙公司,"200,000.50"\n'
    "2020-06-30,企业扶持资金,丙公司,400000\n"
    "2020-07-01,EU89,丁公司,100000\n"
    "2020-02-01,S6XV,甲公司,100000.01\n"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_payments_are_summed_up_to_each_checkpoint_and_the_day_of_the_report(
    perfcheck: Run, workspace: Path, encoding: str, delimiter: str
) -> None:
    text = HEAD + PAYMENTS
    csv_file(
        workspace,
        text if delimiter == "," else text.replace('"200,000.50"', "200000.50").replace(",", delimiter),
        encoding,
    )
    ran, schedules, found = graded(perfcheck, workspace)
    assert ran.code == 0
    assert spent(schedules["EU89"]) == ["50.00005", "90.00005", None, None, "100.00005"]
    assert spent(schedules["S6XV"]) == ["10.000001", "10.000001", None, None, "10.000001"]
    assert found == [
        (
            "actuals/payments.csv:1:1: info PC048 payments-total: 5 payments of 110.000051万元 in all; 5 payments of"
            " 110.000051万元 were taken for 2 projects (columns 支付日期, 项目编码, 支付金额(元), in 元)"
        )
    ]


def test_a_workbook_gives_the_same(perfcheck: Run, workspace: Path) -> None:
    rows: list[list[object]] = [
        ["2020年支付明细表"],
        ["编制单位：商务局", None, None, "金额单位：万元"],
        ["支付日期", "项目代码", "摘要", "支付金额"],
        [date(2020, 1, 15), "EU89", "一季度", 30],
        [date(2020, 3, 31), FULL, "一季度", 20.00005],
        ["2020.06.30", "企业扶持资金", "", "40万元"],
        [44013, "EU89", "", "１０"],
        [date(2020, 2, 1), "S6XV", "", 10.000001],
    ]
    workbook(workspace, rows)
    ran, schedules, found = graded(perfcheck, workspace, wishes="payments.xlsx")
    assert ran.code == 0
    assert spent(schedules["EU89"]) == ["50.00005", "90.00005", None, None, "100.00005"]
    assert spent(schedules["S6XV"]) == ["10.000001", "10.000001", None, None, "10.000001"]
    assert [line.partition(" info ")[0] for line in found] == [
        "actuals/payments.xlsx!支付明细!D3:",
        "actuals/payments.xlsx!支付明细!D6:",
    ]
    assert '2 payments were converted, the first: "2020.06.30" was read as 2020-06-30' in found[1]


def test_equal_to_the_same_figures_written_by_hand(perfcheck: Run, workspace: Path) -> None:
    csv_file(workspace, HEAD + PAYMENTS)
    _, ledger, _ = graded(perfcheck, workspace)
    written = (
        "projects:\n  EU89: {spent: {2020-03-31: 50.00005, 2020-06-30: 90.00005, 2020-09-30: 100.00005}}\n"
        "  S6XV: {spent: {2020-03-31: 10.000001, 2020-06-30: 10.000001, 2020-09-30: 10.000001}}\n"
    )
    _, by_hand, _ = graded(perfcheck, workspace, wishes="", more=written)
    assert ledger == by_hand


def test_refunds_are_negative_and_a_fall_is_a_warning(perfcheck: Run, workspace: Path) -> None:
    csv_file(workspace, HEAD + "2020-01-15,EU89,甲,300000\n2020-05-06,EU89,退回,-100000\n")
    ran, schedules, _ = graded(perfcheck, workspace)
    assert spent(schedules["EU89"]) == ["30", "20", None, None, "20"]
    assert "actuals/payments.csv:3:1: warning PC711 spending-falls" in ran.err


def test_more_refunds_than_payments_are_no_spending(perfcheck: Run, workspace: Path) -> None:
    csv_file(workspace, HEAD + "2020-01-15,EU89,退回,-100000\n2020-05-06,EU89,甲,300000\n")
    _, schedules, found = graded(perfcheck, workspace)
    assert spent(schedules["EU89"]) == [None, "20", None, None, "20"]
    assert any("until 2020-03-31 add up to -10万元; the amount was left out" in line for line in found)


def test_a_project_without_payments_is_not_reported_and_said(perfcheck: Run, workspace: Path) -> None:
    csv_file(workspace, HEAD + "2020-07-15,EU89,甲,300000\n")
    _, schedules, found = graded(perfcheck, workspace)
    assert spent(schedules["EU89"]) == ["0", "0", None, None, "30"]
    assert spent(schedules["S6XV"]) == [None] * 5
    assert any("no payments of S6XV; their spending is not reported" in line for line in found)


LEFT_OUT: tuple[tuple[str, str], ...] = (
    (
        "2020-01-15,X1,甲,10000",
        "PC047 payment-left-out: 1 payments of 1万元 were left out, because the targets have no project X1: rows 3",
    ),
    (
        "2019-12-31,EU89,甲,10000",
        "PC047 payment-left-out: 1 payments of 1万元 were left out, because they are not of 2020: rows 3",
    ),
    (
        "2020-10-01,EU89,甲,10000",
        (
            "PC047 payment-left-out: 1 payments of 1万元 were left out, because they are after 2020-09-30, the day of"
            " the report: rows 3"
        ),
    ),
    ("2020-02-30,EU89,甲,1", "PC046 payment-unreadable: row 3 was left out: 2020-02-30 does not exist in the calendar"),
    ("1月15日,EU89,甲,1", 'PC046 payment-unreadable: row 3 was left out: "1月15日" needs its year'),
    ("2020年1月,EU89,甲,1", 'PC046 payment-unreadable: row 3 was left out: "2020年1月" is not a day'),
    (",EU89,甲,1", "PC046 payment-unreadable: row 3 was left out: there is no day"),
    ("2020-01-15,,甲,1", "PC046 payment-unreadable: row 3 was left out: there is no project"),
    ("2020-01-15,EU89,甲,", "PC046 payment-unreadable: row 3 was left out: there is no amount"),
    ("2020-01-15,EU89,甲,约五千", 'PC046 payment-unreadable: row 3 was left out: "约五千" is not a plain number'),
    (
        "2020-01-15,EU89,甲,-",
        'PC046 payment-unreadable: row 3 was left out: "-" may mean that there is no figure, or that it is zero',
    ),
    ("2020-01-15,EU89,甲,5美元", "PC046 payment-unreadable: row 3 was left out: 5美元 is not an amount of 元"),
    (",,制表人：王,", "PC048 payments-total: rows without a day, a project and an amount are no payments: rows 3"),
    (
        "支付日期,项目编码,收款人,支付金额（元）",
        "PC048 payments-total: rows without a day, a project and an amount are no payments: rows 3",
    ),
    (
        "合计,,,10000",
        "PC047 payment-left-out: the total in row 3 says 1万元, but the payments that can be read add up to 5万元",
    ),
    ("合计,,,50000", "PC048 payments-total: lines with totals are no payments: rows 3"),
    ("小计,,,10000", "PC048 payments-total: lines with totals are no payments: rows 3"),
    ("合计,,,?", "PC047 payment-left-out: the total in row 3 cannot be read"),
)


@pytest.mark.parametrize(("row", "said"), LEFT_OUT)
def test_no_row_is_dropped_in_silence(perfcheck: Run, workspace: Path, row: str, said: str) -> None:
    csv_file(workspace, f"{HEAD}2020-01-15,EU89,甲,50000\n{row}\n")
    ran, schedules, found = graded(perfcheck, workspace)
    assert spent(schedules["EU89"])[0] == "5"
    assert [line for line in found if line.endswith(said) and ".csv:3:1:" in line]
    assert ran.code == (1 if "PC046" in said else 0)


def test_many_bad_rows_are_told_together(perfcheck: Run, workspace: Path) -> None:
    bad = "".join(f"2020-13-{number},EU89,甲,1\n" for number in range(30))
    strange = "".join(f"2020-01-01,X{number},甲,1\n" for number in range(30))
    csv_file(workspace, HEAD + bad + strange + "2020-01-15,EU89,甲,50000\n")
    _, _, found = graded(perfcheck, workspace)
    assert len([line for line in found if "PC046" in line]) == 21
    assert any("10 more rows were left out, because they cannot be read: rows 22-31" in line for line in found)
    assert any(
        "10 payments of 0.001万元 were left out, because the targets have none of their 10 projects: rows 52-61" in line
        for line in found
    )


def test_one_code_for_two_projects_is_not_guessed(perfcheck: Run, workspace: Path) -> None:
    targets = workspace / "targets" / "2020.yaml"
    text = targets.read_text(encoding="utf-8")
    targets.write_text(text.replace("322-0601-JBN-S6XV", "322-0601-JBN-EU89"), encoding="utf-8")
    csv_file(workspace, HEAD + "2020-01-15,EU89,甲,50000\n")
    ran, _, found = graded(perfcheck, workspace)
    assert ran.code == 1
    assert any("PC046 payment-unreadable: row 2 was left out: EU89 can be any of" in line for line in found)


def test_spending_by_hand_and_in_the_ledger_is_an_error(perfcheck: Run, workspace: Path) -> None:
    csv_file(workspace, HEAD + PAYMENTS)
    ran, schedules, found = graded(perfcheck, workspace, more="projects: {EU89: {spent: {2020-06-30: 7}}}\n")
    assert ran.code == 1
    assert "actuals/new.yaml:4:19: error PC049 spent-twice: the spending of EU89 is written here" in ran.err
    assert spent(schedules["EU89"]) == [None, "7", None, None, "7"]
    assert spent(schedules["S6XV"])[0] == "10.000001"
    assert any(
        "4 payments of 100.00005万元 were left out, because the spending of their projects is written" in line
        for line in found
    )


UNITS: tuple[tuple[str, str, str], ...] = (
    ("日期,项目,金额（万元）\n", "payments.csv", "5"),
    ("日期,项目,金额(单位：元)\n", "payments.csv", "0.0005"),
    ("日期,项目,金额/千元\n", "payments.csv", "0.5"),
    ("日期,项目,支付金额万元\n", "payments.csv", "5"),
    ("单位：万元\n日期,项目,金额\n", "payments.csv", "5"),
    ("日期,项目,金额\n", "{file: payments.csv, unit: 万元}", "5"),
    ("日期,项目,金额（万元）\n", "{file: payments.csv, unit: 万元}", "5"),
    ("记账,归口,借方\n", "{file: payments.csv, unit: 万元, date: 记账, project: 归口, amount: 借方}", "5"),
)


@pytest.mark.parametrize(("head", "wishes", "number"), UNITS)
def test_the_unit_is_stated_somewhere(perfcheck: Run, workspace: Path, head: str, wishes: str, number: str) -> None:
    csv_file(workspace, f"{head}2020-01-15,EU89,5\n")
    ran, schedules, _ = graded(perfcheck, workspace, wishes=wishes)
    assert ran.code == 0
    assert schedules["EU89"]["spent"] == number


UNUSABLE: tuple[tuple[str, str, str], ...] = (
    ("日期,项目,金额\n", "payments.csv", "the file does not say whether the amounts are in 元 or 万元"),
    ("单位：商务局\n日期,项目,金额\n", "payments.csv", "the file does not say whether the amounts are in 元 or 万元"),
    (
        "日期,项目,金额（元）\n",
        "{file: payments.csv, unit: 万元}",
        "the unit of the amounts is stated differently: 万元, 元",
    ),
    (
        "单位：元\n单位：万元\n日期,项目,金额\n",
        "payments.csv",
        "the unit of the amounts is stated differently: 元, 万元",
    ),
    ("日期,项目,金额（元）,金额（元）\n", "payments.csv", "two columns are called 金额(元)"),
    (
        "日期,单位,数额\n",
        *("payments.csv", "no row has a column for the day, the project and the amount (支付日期, 项目编码, 支付金额)"),
    ),
    (
        "日期,项目,金额（元）\n",
        *(
            "{file: payments.csv, date: 制单日}",
            "no row has a column for the day, the project and the amount (制单日, 项目编码, 支付金额)",
        ),
    ),
    (
        '日期,项目,金额（元）\n2020-01-01,EU89,"5\n',
        "payments.csv",
        "the csv file is broken below line 1: a quotation mark stands alone",
    ),
    ("", "payments.csv", "no row has a column for the day, the project and the amount (支付日期, 项目编码, 支付金额)"),
    ("\x00\x01", "payments.csv", "the file is neither a workbook (.xlsx) nor plain text in UTF-8 or GB18030"),
    ("", "none.csv", "there is no such file"),
    ("<html>", "payments.xlsx", "there is no such file"),
)


@pytest.mark.parametrize(("text", "wishes", "said"), UNUSABLE)
def test_a_ledger_that_cannot_be_used_is_refused_as_a_whole(
    perfcheck: Run, workspace: Path, text: str, wishes: str, said: str
) -> None:
    csv_file(workspace, text)
    ran, schedules, _ = graded(perfcheck, workspace, wishes=wishes)
    assert ran.code == 2
    assert said in ran.err
    assert "Traceback" not in ran.err
    assert spent(schedules["EU89"]) == [None] * 5


def test_the_sheet_with_the_payments_is_found_or_asked_for(perfcheck: Run, workspace: Path) -> None:
    rows: list[list[object]] = [["日期", "项目", "金额（元）"], [date(2020, 1, 15), "EU89", 50000]]

    def another(book: Workbook) -> None:
        book.create_sheet("说明").append(["本表由系统导出"])
        fill(book["说明"], rows)
        book["说明"].sheet_state = "hidden"
        book.create_sheet("附注").append([date(2020, 1, 16), "EU89", 70000])

    workbook(workspace, rows, another)
    ran, schedules, found = graded(perfcheck, workspace, wishes="payments.xlsx")
    assert (ran.code, schedules["EU89"]["spent"]) == (0, "5")
    assert sorted(line.partition(": ")[2] for line in found if " sheet " in line) == [
        "info PC048 payments-total: the sheet 附注 has no heading of payments, so it was not read",
        "warning PC047 payment-left-out: the hidden sheet 说明 looks like payments, but it was not read",
    ]
    workbook(workspace, rows, lambda book: fill(book.create_sheet("二"), rows[:1]))
    ran, _, _ = graded(perfcheck, workspace, wishes="payments.xlsx")
    assert ran.code == 2
    assert "several sheets look like payments: 支付明细, 二" in ran.err
    ran, schedules, _ = graded(perfcheck, workspace, wishes="{file: payments.xlsx, sheet: 支付明细}")
    assert (ran.code, schedules["EU89"]["spent"]) == (0, "5")
    ran, _, _ = graded(perfcheck, workspace, wishes="{file: payments.xlsx, sheet: 三}")
    assert ran.code == 2
    assert "the workbook has no sheet 三; there are 支付明细, 二" in ran.err


def test_hidden_rows_are_payments_and_cells_without_values_are_not(perfcheck: Run, workspace: Path) -> None:
    rows: list[list[object]] = [
        ["日期", "项目", "金额（元）"],
        [date(2020, 1, 15), "EU89", 50000],
        [date(2020, 1, 16), "EU89", "=1+1"],
        [date(2020, 1, 17), "EU89", "#REF!"],
    ]

    def hide(book: Workbook) -> None:
        book["支付明细"].row_dimensions[2].hidden = True

    workbook(workspace, rows, hide)
    ran, schedules, found = graded(perfcheck, workspace, wishes="payments.xlsx")
    assert ran.code == 1
    assert schedules["EU89"]["spent"] == "5"
    assert [line.partition(": ")[2].partition(" ")[2] for line in found if "row" in line] == [
        "PC048 payments-total: payments in hidden rows were taken as well: rows 2",
        "PC046 payment-unreadable: row 3 was left out: the formula in this cell was never computed",
        "PC046 payment-unreadable: row 4 was left out: the cell shows the error #REF!",
    ]


def test_reports_and_validate_tell_of_it_as_well(perfcheck: Run, workspace: Path) -> None:
    csv_file(workspace, HEAD + PAYMENTS + "2020-01-15,X1,甲,10000\n")
    ran, _, _ = graded(perfcheck, workspace)
    findings = json.loads(ran.out)["assessments"][0]["findings"]
    assert {"payments-total", "payment-left-out"} <= {one["name"] for one in findings}
    checked = perfcheck("validate", "actuals/new.yaml")
    assert "actuals/payments.csv:7:1: warning PC047 payment-left-out" in checked.err + checked.out
    shown = perfcheck("schedule", "--actuals", "actuals/new.yaml", "--format", "json")
    assert json.loads(shown.out)["departments"][0]["schedules"][0]["spent"] == "100.00005"


def test_many_payments_are_summed_exactly(perfcheck: Run, workspace: Path) -> None:
    csv_file(workspace, HEAD + "2020-01-15,EU89,甲公司,1.10\n" * 20_000)
    ran, schedules, _ = graded(perfcheck, workspace)
    assert ran.code == 0
    assert schedules["EU89"]["spent"] == "2.2"


def test_a_csv_file_has_so_many_cells_at_most(perfcheck: Run, workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table, "CELL_LIMIT", 8)
    csv_file(workspace, HEAD + "2020-01-15,EU89,甲公司,1.10\n")
    assert graded(perfcheck, workspace)[0].code == 0
    csv_file(workspace, HEAD + "2020-01-15,EU89,甲公司,1.10\n1\n")
    ran, _, _ = graded(perfcheck, workspace)
    assert ran.code == 2
    assert "the file has more than 8 cells" in ran.err


@given(st.lists(st.tuples(st.dates(date(2020, 1, 1), date(2020, 12, 31)), st.decimals(-(10**6), 10**6, places=2))))
def test_the_sum_of_a_day_is_that_of_all_payments_until_then(payments: list[tuple[date, Decimal]]) -> None:
    days = [date(2020, 3, 31), date(2020, 12, 31), date(2020, 6, 30)]
    rows = [Payment(row, 4, day, "EU89", amount) for row, (day, amount) in enumerate(payments)]
    sums = sums_of(rows, days)
    for day in days:
        assert sums[day].amount == sum((amount for paid, amount in payments if paid <= day), Decimal(0))


@given(st.sets(st.integers(1, 60)))
def test_row_numbers_in_short_are_the_same_rows(rows: set[int]) -> None:
    text = str(row_numbers(list(rows))).removeprefix("rows ")
    ends = [part.split("-") for part in text.split(", ") if part]
    assert {row for part in ends for row in range(int(part[0]), int(part[-1]) + 1)} == rows


def test_commas_in_amounts_are_no_delimiters(perfcheck: Run, workspace: Path) -> None:
    csv_file(workspace, "日期\t项目\t金额（元）\n2020-01-15\tEU89\t1,234,567.00\n2020-01-16\tEU89\t1,000,000.00")
    _, schedules, _ = graded(perfcheck, workspace)
    assert schedules["EU89"]["spent"] == "223.4567"
