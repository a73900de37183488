"""Workbooks and rows of text as grids: what a person sees in each cell, and what only the file knows."""

from __future__ import annotations

import subprocess
import zipfile
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from openpyxl import Workbook

import papers
from perfcheck.importing import office
from perfcheck.importing.form import Grid, Paper
from perfcheck.importing.readers import read_paper
from perfcheck.importing.run import import_file

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

LIMIT = 50 * 1024 * 1024
FORM = papers.national_form()
needs_office = pytest.mark.skipif(office.program() is None, reason="LibreOffice is not installed")


def grids(folder: Path, content: bytes) -> list[Grid]:
    """The tables of a file."""
    path = folder / "book"
    path.write_bytes(content)
    paper = read_paper(path, limit=LIMIT)
    assert isinstance(paper, Paper), str(paper.message)
    return [part for part in paper.parts if isinstance(part, Grid)]


def new() -> tuple[Workbook, Worksheet]:
    """An empty workbook and its sheet."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    return book, sheet


def saved(book: Workbook) -> bytes:
    """The bytes of a workbook."""
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def with_merges(content: bytes, *ranges: str) -> bytes:
    """The workbook with these ranges of merged cells, whatever is in them."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        members: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    merged = "".join(f'<mergeCell ref="{one}"/>' for one in ranges)
    sheet = members["xl/worksheets/sheet1.xml"]
    assert isinstance(sheet, bytes)
    part = f"</sheetData><mergeCells>{merged}</mergeCells>".encode()
    return papers.zipped({**members, "xl/worksheets/sheet1.xml": sheet.replace(b"</sheetData>", part)})


SHOWN: tuple[tuple[object, str, str, str], ...] = (
    ("行\r\n二", "General", "行\n二", ""),
    (0.95, "0%", "95%", "percent"),
    (0.955, "0.0%", "95.5%", "percent"),
    (57.73, "#,##0.00", "57.73", ""),
    (12, '0"次"', "12次", ""),
    (1.1 + 2.2, "General", "3.3", ""),
    (True, "General", "TRUE", ""),
    (date(2020, 12, 31), "yyyy-mm-dd", "2020-12-31", ""),
    (date(2020, 12, 31), 'yyyy"年"m"月"d"日"', "2020年12月31日", ""),
    (date(2020, 12, 31), 'm"月"d"日"', "12月31日", ""),
    (date(2020, 12, 31), 'yyyy"年"m"月"', "2020年12月", ""),
    ("=1+1", "General", "", "formula"),
)


@pytest.mark.parametrize(("value", "form", "text", "note"), SHOWN)
def test_a_cell_is_what_a_person_sees(tmp_path: Path, value: object, form: str, text: str, note: str) -> None:
    book, sheet = new()
    sheet["B2"] = value  # type: ignore[assignment]
    sheet["B2"].number_format = form
    ((cell,),) = (grid.cells for grid in grids(tmp_path, saved(book)))
    assert (cell.text, cell.note, str(cell.spot)) == (text, note, "book, Sheet!B2")


def test_hidden_rows_columns_and_sheets_are_noted(tmp_path: Path) -> None:
    book, sheet = new()
    sheet.append(["见", "列藏"])
    sheet.append(["行藏"])
    sheet.column_dimensions["B"].hidden = True
    sheet.row_dimensions[2].hidden = True
    other = book.create_sheet("藏")
    other["A1"] = "页藏"
    other.sheet_state = "hidden"
    found = [(cell.text, cell.note) for grid in grids(tmp_path, saved(book)) for cell in grid.cells if cell.text]
    assert found == [("见", ""), ("列藏", "hidden"), ("行藏", "hidden"), ("页藏", "hidden")]


def test_far_cells_and_endless_merges_take_no_room(tmp_path: Path) -> None:
    book, sheet = new()
    sheet["A1"], sheet["XFD1"], sheet["A1048576"] = "一", "二", "三"
    (grid,) = grids(tmp_path, with_merges(saved(book), "A2:B1048575", "A1:XFD1048576"))
    assert [(cell.text, cell.rows, cell.columns) for cell in grid.cells] == [("一", 2, 2)]


def test_merged_ranges_that_overlap_are_refused(tmp_path: Path) -> None:
    book, sheet = new()
    for _ in range(3):
        sheet.append(["x"] * 3)
    path = tmp_path / "book"
    path.write_bytes(with_merges(saved(book), "A1:C3", "B1:C3"))
    found = read_paper(path, limit=LIMIT)
    assert not isinstance(found, Paper)
    assert str(found.message) == "the merged cells of the sheet Sheet overlap"


@pytest.mark.parametrize("delimiter", ["\t", ","])
def test_rows_as_text(tmp_path: Path, delimiter: str) -> None:
    table = FORM[-1]
    assert isinstance(table, papers.Table)
    rows = ["2020年项目绩效目标", *(delimiter.join(f'"{cell or ""}"' for cell in row) for row in table.rows)]
    (grid,) = grids(tmp_path, "\n".join(rows).encode("gb18030"))
    assert grid.aligned
    assert [cell.text for cell in grid.cells if cell.row == 1] == list(table.rows[0])
    assert str(grid.cells[-1].spot) == "book, line 7"


@needs_office
@pytest.mark.parametrize("ending", ["xls", "ods"])
def test_old_workbooks(tmp_path: Path, ending: str) -> None:
    (tmp_path / "form.xlsx").write_bytes(papers.xlsx(*FORM))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [str(office.program()), "--headless", profile, "--convert-to", ending, "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / "form.xlsx")], check=True, capture_output=True, timeout=120)
    new_one, old_one = (import_file(tmp_path / f"form.{one}", limit=LIMIT) for one in ("xlsx", ending))
    assert isinstance(new_one, tuple)
    assert isinstance(old_one, tuple)
    assert old_one[0].data == new_one[0].data
