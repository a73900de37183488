"""The workbook, read back with openpyxl: values, types, formats, and how it prints."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from perfcheck.messages import msg
from perfcheck.reports.cells import LONGEST_TEXT, cell_value, cut, line_count, text_width
from perfcheck.reports.list_sheets import WIDEST_SHEET, narrowed, sheet_title
from perfcheck.reports.records import Kind, printable
from perfcheck.reports.schedule_columns import spending_of
from perfcheck.reports.styles import row_height
from perfcheck.reports.workbook import grade_workbook, schedule_workbook
from test_records import ACTUALS, FINDING, HOSTILE, SCHEDULE, TARGETS, assessed, hostile, just_below, plan_of, upper

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from openpyxl import Workbook
    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

    from perfcheck.assessment.results import Assessment
    from perfcheck.reports.records import Value

    AnyCell = Cell | MergedCell

SHEETS = ["Summary", "Overall targets", "Activities", "Projects", "Schedule"]


def workbook_of(*assessments: Assessment) -> Workbook:
    """The workbook of these departments, read back."""
    return load_workbook(BytesIO(grade_workbook(assessments, str)))


def sheet_of(workbook: Workbook, name: str) -> Worksheet:
    """One of its sheets."""
    sheet = workbook[name]
    assert hasattr(sheet, "auto_filter")
    return sheet


def row_of(sheet: Worksheet, text: str) -> dict[str, AnyCell]:
    """The cells of the first row that has this text, by the heading in the first row of the sheet."""
    heads = [str(cell.value).replace("\n", " ") for cell in sheet[1]]
    cells = next(row for row in sheet.iter_rows(min_row=2) if any(cell.value == text for cell in row))
    return dict(zip(heads, cells, strict=True))


def summary_row(sheet: Worksheet, text: str) -> list[object]:
    """The values of the first row of the summary that begins with this text."""
    cells = next(row for row in sheet.iter_rows() if row[0].value == text)
    return [cell.value for cell in cells if cell.value is not None]


def all_cells(workbook: Workbook) -> Iterator[AnyCell]:
    """Every cell of every sheet."""
    for sheet in workbook.worksheets:
        for row in sheet.iter_rows():
            yield from row


def test_a_sheet_for_each_part() -> None:
    assert workbook_of(assessed()).sheetnames == SHEETS


def test_parts_that_are_not_there_have_no_sheet() -> None:
    assessment = replace(assessed(), overall=(), activities=())
    assert workbook_of(assessment).sheetnames == ["Summary", "Projects", "Schedule"]
    assert workbook_of().sheetnames == ["Summary"]


def test_numbers_are_numbers_with_formats() -> None:
    row = row_of(sheet_of(workbook_of(assessed()), "Overall targets"), "新引进项目")
    assert {head: row[head].value for head in ("Target", "Actual", "Number", "Unit", "Level", "Completion")} == {
        "Target": "3个",
        "Actual": "2个",
        "Number": 2,
        "Unit": "个",
        "Level": "fair",
        "Completion": 0.6667,
    }
    assert (row["Completion"].data_type, row["Completion"].number_format) == ("n", "0.00%")
    gap = row["Gap to the year (percentage points)"]
    assert (gap.value, gap.number_format) == (-8.2, "+0.00;[Red]-0.00;0.00")
    assert (row["Number"].data_type, row["Actual"].data_type) == ("n", "s")


def test_the_standard_and_the_next_step_of_an_activity() -> None:
    row = row_of(sheet_of(workbook_of(assessed()), "Activities"), "招商次数")
    assert [row[head].value for head in ("excellent", "good", "fair", "poor")] == [
        "10次以上",
        "5次以上",
        "3次以上",
        "2次以下",
    ]
    assert row["To the next level"].value == "2次 more reach excellent"


def test_money_of_the_schedule() -> None:
    sheet = sheet_of(workbook_of(assessed()), "Schedule")
    row = row_of(sheet, "as-of day")
    assert [row[head].value for head in ("Planned share", "Planned (万元)", "Spent share", "Spent (万元)")] == [
        0.687,
        137.4,
        0.6565,
        131.3,
    ]
    assert row["Planned (万元)"].number_format == "#,##0.00"
    assert (row["Day"].value, row["Day"].number_format) == (datetime(2020, 9, 30), "yyyy-mm-dd")  # noqa: DTZ001
    assert row_of(sheet, "10月底")["Still to be spent (万元)"].value == 18.7


def test_columns_without_any_value_are_left_out_except_the_needed_ones() -> None:
    workbook = workbook_of(assessed())
    heads = [cell.value for cell in sheet_of(workbook, "Activities")[1]]
    assert "Forecast\nfor the year" not in heads
    assert "Target" not in heads
    unreported = assessed(TARGETS, {**ACTUALS, "overall": {}, "activities": {}, "projects": {}})
    heads = [cell.value for cell in sheet_of(workbook_of(unreported), "Overall targets")[1]]
    assert heads == ["Indicator", "Target", "Actual", "Number", "Unit", "Level", "Explanation"]


def test_the_day_of_a_figure_has_a_column_where_some_are_older() -> None:
    assessment = assessed()
    assert "Figure as of" not in [cell.value for cell in sheet_of(workbook_of(assessment), "Projects")[1]]
    later = replace(assessment, as_of=assessment.as_of.replace(month=12))
    assert "Figure as of" in [cell.value for cell in sheet_of(workbook_of(later), "Projects")[1]]


def test_the_summary_counts_and_follows_the_money() -> None:
    sheet = sheet_of(workbook_of(assessed()), "Summary")
    assert summary_row(sheet, "322 南堡经济开发区商务局") == [
        "322 南堡经济开发区商务局",
        2020,
        datetime(2020, 9, 30),  # noqa: DTZ001
        0.7486,
        "274 of 366 days",
    ]
    assert summary_row(sheet, "Note") == ["Note", "示例数据"]
    assert summary_row(sheet, "Targets") == ["Targets", "targets/2020.yaml"]
    assert summary_row(sheet, "Part")[:6] == ["Part", "Indicators", "excellent", "good", "fair", "poor"]
    assert summary_row(sheet, "Total") == ["Total", 9, 1, 1, 3, 1, 1, 1, 0, 1]
    assert summary_row(sheet, "招商引资") == ["招商引资", 57.73, 0, 1, 1, 0, 1, 0, 0, 0]
    assert summary_row(sheet, "综合事务") == ["综合事务", *[0] * 8]
    assert summary_row(sheet, "EU89 企业扶持资金") == [
        "EU89 企业扶持资金",
        200,
        0.687,
        137.4,
        0.6565,
        131.3,
        datetime(2020, 9, 30),  # noqa: DTZ001
        -3.05,
        "10月底",
        18.7,
    ]


def test_the_summary_lists_the_findings() -> None:
    lost = replace(FINDING, hint=None, message=msg("+1"), rule=replace(FINDING.rule, code="PC998"))
    sheet = sheet_of(workbook_of(replace(assessed(), findings=(FINDING, lost))), "Summary")
    assert summary_row(sheet, "PC999 some-rule") == [
        "PC999 some-rule",
        "warning",
        "=1+1 is odd",
        "write a|b",
        "actuals/q3.yaml:3:5",
    ]
    assert summary_row(sheet, "PC998 some-rule")[2:] == ["+1", "actuals/q3.yaml:3:5"]


def test_the_summary_tells_what_is_special_about_the_money() -> None:
    actuals = {**ACTUALS, "projects": {"EU89": {"budget": {"adjusted": "190"}, "completion": "=已完成"}}}
    sheet = sheet_of(workbook_of(assessed(TARGETS, actuals)), "Summary")
    notes = [[cell.value for cell in row][:2] for row in sheet.iter_rows()]
    note = "shares are of the adjusted budget; shares of 3月底, 6月底 are of the budget of that time, 200万元"
    assert ["EU89 企业扶持资金", note] in notes
    assert ["EU89 企业扶持资金", "completion: =已完成"] in notes


def test_a_checkpoint_shows_the_budget_of_its_day() -> None:
    actuals = {**ACTUALS, "projects": {"EU89": {"budget": {"adjusted": "190"}}}}
    sheet = sheet_of(workbook_of(assessed(TARGETS, actuals)), "Schedule")
    budgets = [row_of(sheet, label)["Budget (万元)"].value for label in ("3月底", "as-of day", "12月底")]
    assert budgets == [200, 190, 190]


def test_findings_of_files_that_are_in_no_assessment_end_the_summary() -> None:
    summaries = (
        grade_workbook([assessed()], str, findings=[FINDING]),
        grade_workbook([], str, findings=[FINDING]),
        schedule_workbook([spending_of(assessed())], str, findings=[FINDING]),
    )
    for content in summaries:
        sheet = sheet_of(load_workbook(BytesIO(content)), "Summary")
        first = [row[0].value for row in sheet.iter_rows()]
        assert first[-3:] == ["Findings in other files", "Code", "PC999 some-rule"]


def test_a_completion_is_never_shown_as_a_level_that_is_not_reached() -> None:
    workbook = workbook_of(just_below())
    cells = [
        row_of(sheet_of(workbook, "Projects"), "购买数量"),
        row_of(sheet_of(workbook, "Overall targets"), "新引进项目"),
    ]
    assert [(row["Level"].value, row["Completion"].value) for row in cells] == [("good", "89.996%"), ("fair", 0.6667)]


def test_several_departments_share_the_sheets() -> None:
    workbook = workbook_of(assessed(), hostile("101"))
    assert workbook.sheetnames == SHEETS
    for name in SHEETS[1:]:
        sheet = sheet_of(workbook, name)
        assert sheet["A1"].value == "Department"
        assert {sheet["A2"].value, sheet.cell(sheet.max_row, 1).value} == {"322 南堡经济开发区商务局", "101 =1+1"}
    assert summary_row(sheet_of(workbook, "Summary"), "Total")[1] == 9 + 3 * len(HOSTILE)


def test_hostile_text_stays_text() -> None:
    workbook = workbook_of(hostile())
    assert {cell.data_type for cell in all_cells(workbook)} <= {"s", "n", "d"}
    names = [cell.value for cell in sheet_of(workbook, "Overall targets")["A"]][1:]
    expected = [printable(name).replace("_x0041_", "_x005F_x0041_") for name in HOSTILE]
    assert names == expected
    assert "bell and escape[31m" in names
    assert "two\nlines" in names


def test_what_looks_like_a_formula_stays_text_when_it_is_edited() -> None:
    for cell in sheet_of(workbook_of(hostile()), "Overall targets")["A"]:
        assert bool(cell.quotePrefix) == str(cell.value).startswith(("=", "+", "-", "@"))


def test_every_number_of_a_hostile_file_is_still_one() -> None:
    row = row_of(sheet_of(workbook_of(hostile()), "Overall targets"), "-1")
    assert (row["Number"].value, row["Number"].data_type) == (-3, "n")
    assert (row["Actual"].value, row["Actual"].data_type) == ("-3", "s")


@pytest.mark.parametrize(
    ("value", "kind", "expected"),
    [
        (None, Kind.MONEY, None),
        (Fraction(2, 3), Kind.SHARE, Decimal("0.6667")),
        (Fraction(1, 3), Kind.POINTS, Decimal("33.33")),
        (Fraction(-1, 8), Kind.MONEY, Decimal("-0.13")),
        (Decimal("10.7975"), Kind.MONEY, Decimal("10.7975")),
        (Decimal(123456789012345), Kind.NUMBER, Decimal(123456789012345)),
        (Decimal(1234567890123456), Kind.NUMBER, "1234567890123456"),
        (Decimal("-0.00000000000000012345"), Kind.NUMBER, Decimal("-0.00000000000000012345")),
        (Fraction(12345678901234567), Kind.SHARE, "1234567890123456700.00%"),
        (7, Kind.COUNT, Decimal(7)),
        ("_x0041_ _x00_ _X0041_", Kind.TEXT, "_x005F_x0041_ _x00_ _X0041_"),
    ],
)
def test_what_a_cell_holds(value: Value, kind: Kind, expected: object) -> None:
    assert cell_value(value, kind) == expected


def test_a_number_too_long_for_a_spreadsheet_is_text_to_the_last_digit() -> None:
    actuals = {**ACTUALS, "overall": {"新引进项目": "12345678901234567.25个"}}
    cell = row_of(sheet_of(workbook_of(assessed(TARGETS, actuals)), "Overall targets"), "新引进项目")["Number"]
    assert (cell.value, cell.data_type, cell.alignment.wrap_text) == ("12345678901234567.25", "s", True)


@pytest.mark.parametrize("char", ["长", "𠀀"])
def test_text_is_cut_visibly_where_a_cell_is_full(char: str) -> None:
    text = cut(char * (LONGEST_TEXT + 1))
    assert len(text.encode("utf-16-le")) // 2 <= LONGEST_TEXT
    assert text.endswith(f"{char}…")
    assert cut("长" * LONGEST_TEXT) == "长" * LONGEST_TEXT


@pytest.mark.parametrize("name", SHEETS[1:])
def test_lists_have_a_frozen_header_that_is_printed_on_each_page(name: str) -> None:
    sheet = sheet_of(workbook_of(assessed()), name)
    assert sheet.freeze_panes is not None
    assert sheet.freeze_panes.endswith("2")
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.auto_filter.ref == sheet.dimensions


@pytest.mark.parametrize(
    ("name", "first"), [("Overall targets", "B2"), ("Activities", "C2"), ("Projects", "E2"), ("Schedule", "C2")]
)
def test_the_name_stays_in_sight(name: str, first: str) -> None:
    assert sheet_of(workbook_of(assessed()), name).freeze_panes == first


@pytest.mark.parametrize("name", SHEETS)
def test_pages_are_a4_landscape_as_wide_as_the_paper(name: str) -> None:
    sheet = sheet_of(workbook_of(assessed()), name)
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.page_setup.fitToWidth == 1
    assert sheet.sheet_properties.pageSetUpPr is not None
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.oddFooter is not None
    assert sheet.oddFooter.center.text == "page &P of &N"
    assert sheet.page_margins.bottom >= 0.75


def test_levels_are_coloured_by_rules_on_their_words() -> None:
    sheet = sheet_of(workbook_of(assessed()), "Overall targets")
    (cells,) = sheet.conditional_formatting
    level = row_of(sheet, "新引进项目")["Level"]
    assert level.coordinate in cells.sqref
    assert [rule.formula for rule in cells.rules][:4] == [['"excellent"'], ['"good"'], ['"fair"'], ['"poor"']]
    assert all(rule.dxf.fill.bgColor.rgb for rule in cells.rules)


def test_words_follow_the_language() -> None:
    workbook = load_workbook(BytesIO(grade_workbook([assessed()], upper)))
    assert workbook.sheetnames == [name.upper() for name in SHEETS]
    assert row_of(sheet_of(workbook, "OVERALL TARGETS"), "新引进项目")["LEVEL"].value == "FAIR"


@pytest.mark.parametrize("departments", [("322",), ("101",), ("322", "101")])
def test_every_text_fits_its_cell(departments: Sequence[str]) -> None:
    assessments = {"322": assessed(), "101": hostile("101")}
    for sheet in workbook_of(*(assessments[code] for code in departments)).worksheets[1:]:
        for row in sheet.iter_rows():
            height = sheet.row_dimensions[row[0].row or 1].height
            for cell in row:
                width = sheet.column_dimensions[get_column_letter(cell.column or 1)].width
                if isinstance(cell.value, str):
                    assert height is not None
                    assert row_height(line_count(cell.value, int(width) - 3)) <= height + 16
                elif cell.value is not None:
                    assert len(f"{cell.value:,.2f}" if isinstance(cell.value, float) else str(cell.value)[:10]) <= width


def test_sheets_are_not_wider_than_can_be_read() -> None:
    for sheet in workbook_of(assessed(), hostile("101")).worksheets:
        assert sum(column.width for column in sheet.column_dimensions.values()) <= WIDEST_SHEET * 1.1


def test_merged_cells_of_the_summary_do_not_overlap() -> None:
    sheet = sheet_of(workbook_of(hostile(), assessed()), "Summary")
    cells = [place for merged in sheet.merged_cells.ranges for place in merged.cells]
    assert len(cells) == len(set(cells)) > 0


def test_the_same_input_gives_the_same_bytes() -> None:
    assert grade_workbook([assessed()], str) == grade_workbook([assessed()], str)


def test_the_parts_that_openpyxl_cannot_write() -> None:
    archive = ZipFile(BytesIO(grade_workbook([assessed()], str)))
    sheets = [archive.read(name).decode() for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]
    assert len(sheets) == len(SHEETS)
    for xml in sheets:
        assert (
            len(re.findall(r"</headerFooter><ignoredErrors><ignoredError [^>]*/></ignoredErrors></worksheet>", xml))
            == 1
        )
    assert b"dcterms" not in re.sub(rb'xmlns:\w+="[^"]*"', b"", archive.read("docProps/core.xml"))


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("汇总", "汇总"),
        ("a/b\\c?d*e[f]g:h", "a b c d e f g h"),
        ("长" * 40, "长" * 31),
        ("'quoted'", "quoted"),
        ("///", "-"),
    ],
)
def test_sheet_titles_are_accepted_everywhere(text: str, title: str) -> None:
    assert sheet_title(text) == title


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 10, 1),
        ("招商引资", 8, 1),
        ("招商引资", 7, 2),
        ("two words", 5, 2),
        ("one two three", 7, 2),
        ("a\nb\nc", 10, 3),
        ("x" * 25, 10, 3),
        ("招商 x" + "y" * 9, 10, 2),
        ("招商", 1, 2),
    ],
)
def test_lines_of_wrapped_text(text: str, width: int, lines: int) -> None:
    assert line_count(text, width) == lines


@pytest.mark.parametrize(("text", "width"), [("abc", 3), ("招商", 4), ("“”", 4), ("ａ", 2), ("5次", 3)])
def test_chinese_characters_take_two_columns(text: str, width: int) -> None:
    assert text_width(text) == width


def test_only_wide_columns_of_text_give_way() -> None:
    widths = [100, 100, 10, 16]
    kinds = [Kind.TEXT, Kind.TEXT, Kind.TEXT, Kind.MONEY]
    assert narrowed(widths, kinds) == [92, 92, 10, 16]
    assert narrowed([100] * 3, [Kind.MONEY] * 3) == [100] * 3
    assert narrowed([20] * 30, [Kind.TEXT] * 30) == [13] * 30


def test_a_long_text_gets_a_wider_column_and_a_row_is_never_too_tall() -> None:
    actuals = {**ACTUALS, "overall": {"新引进项目": {"value": "2个", "reason": "很长的原因" * 200}}}
    sheet = sheet_of(workbook_of(assessed(TARGETS, actuals)), "Overall targets")
    cell = row_of(sheet, "新引进项目")["Reason given"]
    assert sheet.column_dimensions[get_column_letter(cell.column or 1)].width > 40
    assert sheet.row_dimensions[2].height == 409


def test_spending_plans_alone() -> None:
    department = replace(spending_of(assessed()), findings=(FINDING,))
    workbook = load_workbook(BytesIO(schedule_workbook([department], str)))
    assert workbook.sheetnames == ["Summary", "Schedule"]
    summary = sheet_of(workbook, "Summary")
    assert summary_row(summary, "Spending plans") == ["Spending plans"]
    assert summary_row(summary, "EU89 企业扶持资金")[1:4] == [200, 0.687, 137.4]
    assert summary_row(summary, "PC999 some-rule")[1] == "warning"
    assert row_of(sheet_of(workbook, "Schedule"), "6月底")["State"].value == "missed"


def test_spending_plans_without_figures() -> None:
    department = plan_of(None, schedule=SCHEDULE)
    workbook = load_workbook(BytesIO(schedule_workbook([department, department], str)))
    assert summary_row(sheet_of(workbook, "Summary"), "322 南堡经济开发区商务局") == ["322 南堡经济开发区商务局", 2020]
    heads = [cell.value for cell in sheet_of(workbook, "Schedule")[1]]
    assert heads[0] == "Department"
    assert "Figure as of" not in heads
