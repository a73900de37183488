"""The first sheet: whose year it is, how many indicators have each level, every project's money, what was found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.cell_range import CellRange

from perfcheck.messages import msg
from perfcheck.reports.cells import line_count, put
from perfcheck.reports.records import Kind, chosen, printable, shown, table
from perfcheck.reports.styles import HEAD, HEADING, LABEL, STYLES, TITLE, colour_levels, prepare_page, row_height
from perfcheck.reports.summary_columns import (
    COUNT_COLUMNS,
    FINDING_COLUMNS,
    MONEY_COLUMNS,
    VERDICTS,
    activity_counts,
    department_counts,
    section_counts,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from perfcheck.assessment.results import Assessment
    from perfcheck.findings import Finding
    from perfcheck.messages import Translate
    from perfcheck.reports.records import Table, Value
    from perfcheck.reports.summary_columns import CountRow

WIDTHS = (26, *(12,) * 9)
"""One grid for all its tables."""
MONEY = tuple(name for name in MONEY_COLUMNS if name != "notes")
FINDING_SPANS = {"rule": 1, "severity": 1, "message": 4, "hint": 2, "place": 2}
TALL = 2
"""Lines of a title or heading."""


@dataclass(frozen=True, slots=True)
class Part:
    """A value over ``span`` columns of the grid."""

    value: Value
    span: int = 1
    kind: Kind = Kind.TEXT
    style: str = ""


Line = tuple[Part, ...]
"""A row of the sheet from the left; an empty one is a gap."""


def fill_summary(
    sheet: Worksheet, assessments: Sequence[Assessment], findings: Sequence[Finding], translate: Translate
) -> None:
    """Write the summary of one or more departments."""
    lines = list(summary_lines(assessments, findings, translate))
    for number, line in enumerate(lines, start=1):
        _write(sheet, number, line)
    for index, width in enumerate(WIDTHS, start=1):
        sheet.column_dimensions[get_column_letter(index)].width = width
    sheet.sheet_view.showGridLines = False
    colour_levels(sheet, f"A1:{get_column_letter(len(WIDTHS))}{len(lines)}", translate)
    prepare_page(sheet, translate)


def summary_lines(
    assessments: Sequence[Assessment], findings: Sequence[Finding], translate: Translate
) -> Iterator[Line]:
    """The rows of the sheet: all departments in one table if there are several, then each, then the findings."""
    yield _wide(translate("Performance against targets"), TITLE)
    if len(assessments) > 1:
        yield from _counts(translate("Departments"), department_counts(assessments), "total", translate)
    for assessment in assessments:
        yield from _department(assessment, translate)
    if findings:
        columns = chosen(FINDING_COLUMNS, FINDING_SPANS)
        yield from _titled(translate("Findings"), table(columns, findings, translate), tuple(FINDING_SPANS.values()))


def _department(assessment: Assessment, translate: Translate) -> Iterator[Line]:
    yield ()
    yield from _facts(assessment, translate)
    yield from _counts(translate("Levels"), section_counts(assessment), "total", translate)
    if assessment.activities:
        yield from _counts(translate("Activities"), activity_counts(assessment), "budget", translate)
    if assessment.projects:
        schedules = [project.schedule for project in assessment.projects]
        yield from _titled(
            translate("Spending against the plan"), table(chosen(MONEY_COLUMNS, MONEY), schedules, translate)
        )
        notes = table(chosen(MONEY_COLUMNS, ("project", "notes")), schedules, translate)
        yield from (_fact(str(name), Part(note, 9)) for name, note in notes.rows if note is not None)


def _facts(assessment: Assessment, translate: Translate) -> Iterator[Line]:
    elapsed = assessment.elapsed
    days = msg("{days} of {of} days", days=elapsed.days, of=elapsed.of).render(translate)
    department = f"{assessment.department.code} {assessment.department.name}"
    yield _wide(printable(department), HEADING)
    yield _fact(translate("Year"), Part(str(assessment.year), 9))
    yield _fact(translate("As of"), Part(assessment.as_of.isoformat(), 9))
    yield _fact(translate("Year elapsed"), Part(elapsed.share, 1, Kind.SHARE), Part(days, 8))
    if assessment.targets_file is not None:
        yield _fact(translate("Targets"), Part(printable(assessment.targets_file), 9))
    if assessment.actuals_files:
        yield _fact(translate("Actual figures"), Part(printable("\n".join(assessment.actuals_files)), 9))
    yield from (_fact(translate("Note"), Part(printable(remark), 9)) for remark in assessment.remarks)


def _counts(title: str, rows: Iterable[CountRow], second: str, translate: Translate) -> Iterator[Line]:
    columns = chosen(COUNT_COLUMNS, ("title", second, *VERDICTS))
    yield from _titled(title, table(columns, rows, translate))


def _titled(title: str, content: Table, spans: Sequence[int] = (1,) * len(WIDTHS)) -> Iterator[Line]:
    """A gap, a heading, and the table below it."""
    yield ()
    yield _wide(title, HEADING)
    yield tuple(Part(head, span, style=HEAD) for head, span in zip(content.heads, spans, strict=True))
    for row in content.rows:
        yield tuple(Part(*cell) for cell in zip(row, spans, content.kinds, strict=True))


def _wide(text: str, style: str) -> Line:
    return (Part(text, len(WIDTHS), style=style),)


def _fact(label: str, *parts: Part) -> Line:
    return (Part(label, style=LABEL), *parts)


def _write(sheet: Worksheet, number: int, line: Line) -> None:
    column, lines = 1, 1
    for part in line:
        style = part.style or STYLES[part.kind]
        put(sheet, (number, column), part.value, part.kind, style)
        last = column + part.span - 1
        if part.span > 1:
            for other in range(column + 1, last + 1):
                sheet.cell(number, other).style = style
            # Not merge_cells(), which looks through all earlier ranges each time.
            sheet.merged_cells.ranges.add(CellRange(min_col=column, min_row=number, max_col=last, max_row=number))
        lines = max(lines, line_count(shown(part.value, part.kind), sum(WIDTHS[column - 1 : last]) - 1))
        column = last + 1
    tall = any(part.style in (TITLE, HEADING) for part in line)
    sheet.row_dimensions[number].height = row_height(max(lines, TALL) if tall else lines)
