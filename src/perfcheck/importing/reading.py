"""The state of a reading: what was found in a document so far, and where in it the reading stands."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from perfcheck.importing.draft import DraftDepartment, DraftProject, Value
from perfcheck.importing.forms import FormReader
from perfcheck.importing.headings import Headings
from perfcheck.importing.label_words import Label
from perfcheck.importing.marks import Mark, MarkKind
from perfcheck.importing.running_sums import RunningSums
from perfcheck.importing.who import department_in, department_in_title, is_of_department
from perfcheck.importing.words import plain_word
from perfcheck.messages import msg

if TYPE_CHECKING:
    from perfcheck.importing.draft import DraftActivity, DraftRow
    from perfcheck.importing.form import Spot
    from perfcheck.importing.forms import Said
    from perfcheck.importing.headers import Header
    from perfcheck.importing.lists import Listed, ListHead
    from perfcheck.messages import Message

_YEAR = re.compile(r"(20[0-9]{2})\s*年")
_OF_TARGETS = re.compile(r"20[0-9]{2}\s*年度?(?:[^，。；]{0,20}(?:预算|绩效|目标)|[)）]$)")
_SHORTEST_NAME = 3
_NO_DEPARTMENT = ""


@dataclass(slots=True)
class Table:
    """A table that is being read: its head, and the last of its rows.

    ``sums`` are those of its rows so far, ``before`` is the sum of the projects above, ``budgets`` are of the projects
    of each department, and under ``None`` of all; ``counted`` rows are in a subtotal already, ``level_start`` is the
    first row of the level-1 group; ``is_cut`` says that a page ended just before the row that comes next, ``left_out``
    are the heads of columns that were said to be left out.
    """

    header: Header
    level1: Value | None = None
    level2: Value | None = None
    last: DraftRow | None = None
    counted: int = 0
    level_start: int = 0
    sums: RunningSums = field(default_factory=RunningSums)
    before: Decimal = Decimal(0)
    budgets: dict[str | None, RunningSums] = field(default_factory=dict)
    is_cut: bool = False
    left_out: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Reading:
    """Everything that is sure is in ``departments``, every doubt in ``marks``; the rest says where the reading stands.

    ``current`` is the department of what comes next, ``closed`` the last table that was left, ``pending`` what was said
    before it was clear of which project, ``title`` the name in the last title of a project's table, ``titled`` the
    department in the title of the document, ``department_code`` a code before its name, ``grids`` counts tables.
    """

    departments: list[DraftDepartment] = field(default_factory=list)
    by_name: dict[str, DraftDepartment] = field(default_factory=dict)
    current: DraftDepartment | None = None
    marks: list[Mark] = field(default_factory=list)
    headings: Headings = field(default_factory=Headings)
    form: FormReader = field(default_factory=FormReader)
    year: int | None = None
    is_year_told: bool = False
    projects: list[DraftProject] = field(default_factory=list)
    project: DraftProject | None = None
    activity: DraftActivity | None = None
    activity_grid: int = 0
    table: Table | None = None
    closed: Table | None = None
    list_head: ListHead | None = None
    listed: list[Listed] = field(default_factory=list)
    pending: list[Said] = field(default_factory=list)
    unit: Value | None = None
    department_code: str = ""
    title: Value | None = None
    titled: Value | None = None
    of_department: bool = False
    grids: int = 0

    def doubt(self, kind: MarkKind, value: Value, assumed: Message) -> None:
        """Note a doubt at the place of the value."""
        self.marks.append(Mark(kind, value.spot, value.text, assumed))

    def close_table(self) -> None:
        """No row below belongs to the table any more, unless it goes on under a head of its own."""
        if self.table is not None:
            self.closed, self.table = self.table, None
        self.list_head = None

    def note_year(self, text: str) -> None:
        """Take the first year that a document names, or rather the first one of a title of targets."""
        found = _YEAR.search(text)
        is_told = bool(found and _OF_TARGETS.search(text))
        if found and (self.year is None or (is_told and not self.is_year_told)):
            self.year, self.is_year_told = int(found[1]), is_told

    def department(self, spot: Spot) -> DraftDepartment:
        """The department that is being read; one without a name where none was named yet."""
        if self.current is None:
            self.current = DraftDepartment("", _NO_DEPARTMENT, spot, self.year)
            self.departments.append(self.current)
        return self.current

    def note_titled(self, text: str, spot: Spot) -> None:
        """Take the first department that a title names; it counts where no other line says whose document it is.

        A title below the targets of one department may begin those of another.
        """
        name = department_in_title(text)
        if name is None:
            return
        if self.departments and is_of_department(text):
            self.name_department()
            if not _is_same(name, self.department(spot).name):
                self.enter_department(Value(name, spot))
        if self.titled is None:
            self.titled = Value(name, spot)

    def name_department(self) -> None:
        """Name the only department by the title of the document or a unit, where nothing else has named it."""
        if len(self.departments) != 1 or self.departments[0].name != _NO_DEPARTMENT:
            return
        department = self.departments[0]
        units = (project.values.get(Label.UNIT) for project in department.projects)
        named = self.titled or next((unit for unit in units if unit is not None), self.unit)
        if named is not None:
            code, department.name = department_in(named.text)
            department.code, department.spot = code or "", named.spot
            if code is not None:
                what = msg("no line names the department; {name} was taken", name=department.name)
                self.doubt(MarkKind.NO_CODE, named, what)

    def enter_department(self, value: Value) -> bool:
        """Whether the value names a department; a new one where the document goes on to another."""
        code, name = department_in(value.text)
        code, self.department_code = code or self.department_code or None, ""
        current = self.department(value.spot)
        if current.name == _NO_DEPARTMENT:
            current.code, current.name, current.spot = code or "", name, value.spot
            self.by_name.setdefault(plain_word(name), current)
            return True
        if code is not None and current.code and code.startswith(current.code) and code != current.code:
            return False
        if _is_same(name, current.name) or (code is not None and code == current.code):
            current.code = current.code or code or ""
            return True
        self._go_to(code or "", name, value.spot)
        return True

    def note_department_code(self, code: str) -> None:
        """A code in a cell of its own: of the department that was named, or of the one that is named next."""
        current = self.current
        if current is not None and current.name != _NO_DEPARTMENT and not current.code:
            current.code = code
        elif current is None or code != current.code:
            self.department_code = code

    def _go_to(self, code: str, name: str, spot: Spot) -> None:
        self.close_table()
        self.closed = self.project = self.activity = None
        known = self.by_name.get(plain_word(name))
        if known is None:
            known = self.by_name[plain_word(name)] = DraftDepartment(code, name, spot, self.year)
            self.departments.append(known)
        self.current = known

    def begin_project(self, spot: Spot) -> DraftProject:
        """A new project, with what was said of it before."""
        project = DraftProject(spot, self.unit)
        if self.unit is not None:
            project.values[Label.UNIT], self.unit = self.unit, None
        for said in self.pending:
            project.values.setdefault(said.label, said.value)
        self.pending.clear()
        self.department(spot).projects.append(project)
        self.projects.append(project)
        self.project, self.activity, self.closed, self.of_department = project, None, None, False
        return project


def _is_same(one: str, other: str) -> bool:
    """Whether two names are of one department: the same, or one the end of the other (商务局, 南堡开发区商务局)."""
    one, other = plain_word(one), plain_word(other)
    shorter, longer = sorted((one, other), key=len)
    return one == other or (len(shorter) >= _SHORTEST_NAME and longer.endswith(shorter))
