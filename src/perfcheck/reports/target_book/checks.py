"""The visible check at the end of each row that people fill in: a formula, because pasting defeats validation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter, quote_sheetname

from perfcheck.messages import msg
from perfcheck.reports.fill_in.checks import DONE, MISSING, NUMBER_ONLY, colour_checks
from perfcheck.reports.target_book.columns import FIGURES
from perfcheck.reports.target_book.look import CHECK, HEAD
from perfcheck.sources.workbooks.target_layout import CHECK_HEAD, LEVELS, REQUIRED

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from perfcheck.messages import Translate
    from perfcheck.sources.workbooks.target_layout import Column, Layout

WIDTH = 12
COUNT_WIDTH = 34


def add_checks(
    sheet: Worksheet, layout: Layout, slots: Sequence[tuple[int, Column | str]], numbers: range, translate: Translate
) -> str:
    """Put the check at the end of rows, and give the cells that it stands in."""
    letter = get_column_letter(len(slots) + 1)
    sheet[f"{letter}1"] = CHECK_HEAD
    sheet[f"{letter}1"].style = HEAD
    sheet.column_dimensions[letter].width = WIDTH
    for number in numbers:
        sheet[f"{letter}{number}"] = formula(layout, slots, number, translate)
        sheet[f"{letter}{number}"].style = CHECK
    cells = f"{letter}{numbers.start}:{letter}{numbers.stop - 1}"
    colour_checks(sheet, cells, translate)
    return f"{quote_sheetname(sheet.title)}!{cells}"


def add_counts(sheet: Worksheet, checks: Mapping[str, str], translate: Translate) -> None:
    """Beside the lines of the first sheet: how many rows of each other sheet are begun, and how many are done."""
    sheet["C1"] = CHECK_HEAD
    sheet["C1"].style = HEAD
    sheet.column_dimensions["C"].width = COUNT_WIDTH
    for number, (title, cells) in enumerate(checks.items(), start=2):
        begin = f"{title} {msg('filled in: {count}', count='').render(translate)}".replace('"', '""')
        sheet[f"C{number}"] = f'="{begin}"&COUNTIF({cells},"{DONE}")&" / "&SUMPRODUCT(--(LEN({cells})>0))'
        sheet[f"C{number}"].style = CHECK


def formula(layout: Layout, slots: Sequence[tuple[int, Column | str]], number: int, translate: Translate) -> str:
    """Nothing beside an empty row; else whether what a row needs is there, and its amounts are numbers."""
    cells = {index: f"{get_column_letter(index)}{number}" for index, _ in slots}
    named = {".".join(slot.way): cells[index] for index, slot in slots if not isinstance(slot, str)}
    plan = [cells[index] for index, slot in slots if isinstance(slot, str)]
    needed = [f'{named[key]}=""' for key in REQUIRED[layout.title] if key in named]
    figures = [*(cell for key, cell in named.items() if key in FIGURES), *plan]
    wrong = [f'AND({cell}<>"",ISERROR(VALUE(SUBSTITUTE({cell},",",""))))' for cell in figures]
    told = f'"{DONE}"'
    if wrong:
        told = f"IF({_any(wrong)},{_text(NUMBER_ONLY, translate)},{told})"
    told = f"IF({_any([*needed, *_without_demand(named)])},{_text(MISSING, translate)},{told})"
    return f'=IF(COUNTA({cells[1]}:{cells[len(slots)]})=0,"",{told})'


def _without_demand(named: Mapping[str, str]) -> list[str]:
    """That an indicator has neither a target nor all four levels."""
    levels = [named[key] for key in LEVELS if key in named]
    parts = [f'{named["target"]}=""'] if "target" in named else []
    if levels:
        parts.append(f"COUNTA({','.join(levels)})<{len(LEVELS)}")
    return [f"AND({','.join(parts)})"] if parts else []


def _any(conditions: Iterable[str]) -> str:
    return f"OR({','.join(conditions)})"


def _text(word: str, translate: Translate) -> str:
    return '"' + translate(word).replace('"', '""') + '"'
