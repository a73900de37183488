"""Where the file of payments is that a file of figures names."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from perfcheck.model.actuals import Actuals


def ledger_file(actuals: Actuals, file: str) -> Path | None:
    """The file of payments, relative to the file of figures, which is called ``file``; None where it names none."""
    return None if actuals.spent_from is None else Path(file).parent / actuals.spent_from.file
