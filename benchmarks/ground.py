"""The files that the jobs of one size work on, each made once and only where somebody needs it."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from benchmarks.departments import DEFECTS, Department
from benchmarks.files import write, written
from benchmarks.flat import journal_lines, write_csv

SCRIPTS = Path(__file__).with_name("peers")
FILES, PROJECTS = 1000, 10
"""The folder of many files: how many, of how many projects."""


@dataclass(frozen=True)
class Ground:
    """A folder for the files of one department of so many projects."""

    folder: Path
    size: int

    def __post_init__(self) -> None:
        """Make the folder."""
        self.folder.mkdir(parents=True, exist_ok=True)

    @property
    def department(self) -> Department:
        """The department."""
        return Department(0, self.size)

    @cached_property
    def sound(self) -> Path:
        """A folder with its targets and actuals, without defects."""
        write(self.folder / "sound", 1, self.size)
        return self.folder / "sound"

    @cached_property
    def targets(self) -> Path:
        """Its targets, with defects, to be checked."""
        write(self.folder / "defects", 1, self.size, defects=DEFECTS)
        return self.folder / "defects" / "targets" / self._name

    @property
    def actuals(self) -> Path:
        """Its figures."""
        return self.sound / "actuals" / self._name

    @property
    def sound_targets(self) -> Path:
        """The targets that they belong to."""
        return self.sound / "targets" / self._name

    @cached_property
    def many(self) -> Path:
        """A folder of many small files of targets."""
        write(self.folder / "many", FILES, PROJECTS, defects=DEFECTS)
        return self.folder / "many" / "targets"

    @cached_property
    def departments(self) -> Path:
        """A folder with the figures of many small departments, whose targets have no defects."""
        write(self.folder / "departments", FILES, PROJECTS)
        return self.folder / "departments" / "actuals"

    @cached_property
    def rows(self) -> Path:
        """Its indicators as rows of a CSV file."""
        path = self.folder / "rows.csv"
        write_csv(path, self.department)
        return path

    @cached_property
    def journal(self) -> Path:
        """Its plans and spending as a journal."""
        return written(self.folder / "plans.journal", journal_lines(self.department))

    @cached_property
    def schema(self) -> Path:
        """Our JSON Schema of targets."""
        words = [sys.executable, "-m", "perfcheck", "schema", "targets"]
        told = subprocess.run(words, stdout=subprocess.PIPE, check=True)
        path = self.folder / "targets.schema.json"
        path.write_text(json.dumps(json.loads(told.stdout)), encoding="utf-8")
        return path

    def workbook(self, *, formulas: bool) -> Path:
        """Its indicators as rows of a workbook."""
        from benchmarks.peers.workbooks import write_workbook  # noqa: PLC0415 - most jobs need none

        path = self.folder / ("formulas.xlsx" if formulas else "rows.xlsx")
        if not path.exists():
            write_workbook(path, self.department, formulas=formulas)
        return path

    @property
    def schedule(self) -> Path:
        """Where our schedules go."""
        return self.folder / "schedule.json"

    @property
    def ledger(self) -> Path:
        """Where hledger's report goes."""
        return self.folder / "ledger.csv"

    def result(self, peer: str) -> Path:
        """Where a peer puts its workbook; LibreOffice calls it as the one that it reads."""
        folder = self.folder / "results" / re.sub("[^a-z]+", "-", peer.lower())
        folder.mkdir(parents=True, exist_ok=True)
        return folder / "formulas.xlsx"

    def of_peers(self, name: str) -> Path:
        """A file that belongs to a peer, copied to where the others are."""
        return Path(shutil.copy(SCRIPTS / name, self.folder / name))

    @property
    def _name(self) -> str:
        return f"{self.department.code}.yaml"
