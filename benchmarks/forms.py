"""How long the forms of many projects take, against openpyxl alone writing the same cells.

    python -m benchmarks.forms [PROJECTS] [FORM]

The department is that of ``departments.py``; assessing it is told apart from writing.
"""

from __future__ import annotations

import sys
import time
from datetime import date
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from openpyxl import Workbook, load_workbook

import perfcheck
from benchmarks.files import write
from perfcheck.i18n import Language, translator
from perfcheck.model.actuals import Actuals
from perfcheck.reports.forms.catalogue import KINDS, filled_forms
from perfcheck.reports.forms.writing import form_workbook
from perfcheck.review.form_case import case_with_figures
from perfcheck.sources.bundles import Bundle
from perfcheck.sources.policies import DEFAULT_POLICY, policy

if TYPE_CHECKING:
    from perfcheck.model.targets import Targets
    from perfcheck.review.form_case import FormCase

PROJECTS, FORM = 1000, "self-evaluation"


def main(projects: int = PROJECTS, form: str = FORM) -> None:
    """Print the seconds, the rows a second, and the ratio."""
    start = time.perf_counter()
    case = invented(projects)
    assessed = time.perf_counter()
    chinese = translator(Language.ZH)
    content = form_workbook(filled_forms(KINDS[form], [case], chinese), [], chinese)
    written = time.perf_counter()
    rows, cells, bare = written_bare(content)
    seconds = written - assessed
    print(f"{form}, {projects} projects: {rows} rows, {cells} cells, {len(content) / 1e6:.1f} MB")
    print(f"reading and assessing {assessed - start:.1f} s")
    print(f"forms {seconds:.1f} s, {rows / seconds:.0f} rows/s, {cells / seconds:.0f} cells/s")
    print(f"openpyxl alone {bare:.1f} s; ratio {seconds / bare:.2f}")


def invented(projects: int) -> FormCase:
    """An invented department with figures for all its indicators."""
    with TemporaryDirectory() as folder:
        write(Path(folder), 1, projects)
        targets = perfcheck.read_targets(next((Path(folder) / "targets").iterdir()))
    return case_with_figures(Bundle(targets, (figures(targets),)), policy(DEFAULT_POLICY))


def figures(targets: Targets) -> Actuals:
    """Every indicator as its target has it, everything spent."""
    reports = {
        code: {
            "spent": {"2020-12-31": str(project.budget.total.number)},
            "indicators": {f"{row.level2}/{row.key}": str(row.indicator.target) for row in project.rows()},
        }
        for code, project in targets.projects.items()
    }
    as_of = date(targets.year, 12, 31).isoformat()
    return Actuals.model_validate({"as_of": as_of, "department": targets.department.code, "projects": reports})


def written_bare(content: bytes) -> tuple[int, int, float]:
    """The rows and the cells of a workbook, and the seconds that openpyxl takes to write their values alone."""
    sheets = [[[cell.value for cell in row] for row in sheet.iter_rows()] for sheet in load_workbook(BytesIO(content))]
    start = time.perf_counter()
    workbook = Workbook()
    for values in sheets:
        sheet = workbook.create_sheet()
        for number, row in enumerate(values, start=1):
            for column, value in enumerate(row, start=1):
                sheet.cell(number, column, value)
    workbook.save(BytesIO())
    seconds = time.perf_counter() - start
    return sum(map(len, sheets)), sum(len(row) for values in sheets for row in values), seconds


if __name__ == "__main__":
    main(*(int(one) if one.isdecimal() else one for one in sys.argv[1:]))  # type: ignore[arg-type]
