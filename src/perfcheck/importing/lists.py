"""Lists of projects or activities with their budgets: no targets, but what they say can be checked (汇总表)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from perfcheck.importing.amounts import in_wan
from perfcheck.importing.column_words import Column
from perfcheck.importing.draft import Value
from perfcheck.importing.label_words import Label
from perfcheck.importing.marks import MarkKind
from perfcheck.importing.words import column_of, is_aside, is_total, label_of, money_unit_in, plain_word
from perfcheck.messages import msg

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from perfcheck.importing.draft import DraftProject
    from perfcheck.importing.header_rows import Heads
    from perfcheck.importing.matrix import Line, Slot
    from perfcheck.importing.reading import Reading

_FEWEST = 3
_KEYS = (Label.CODE, Label.NAME, Label.ACTIVITY)
_AS_LABEL = {
    Column.ACTIVITY: Label.ACTIVITY,
    Column.BUDGET: Label.TOTAL,
    Column.CONTENT: Label.PURPOSE,
    Column.OBJECTIVE: Label.OBJECTIVE,
    Column.NUMBER: Label.ASIDE,
}


@dataclass(frozen=True, slots=True)
class ListHead:
    """The columns of a list, how many rows its head has, and the unit of money that it states."""

    columns: Mapping[int, Label]
    height: int
    money_unit: str | None


@dataclass(frozen=True, slots=True)
class Listed:
    """A project of a list, with its budget and the unit of money of that."""

    code: str
    name: Value
    amount: Value | None


def list_head_of(heads: Heads | None, line: Line) -> ListHead | None:
    """The head of a list: side by side names and amounts, over one or two rows, and no indicators."""
    if heads is None:
        return None
    own = {column: slot for column, slot in heads.slots.items() if not slot.from_left}
    labels = {column: label for column, slot in own.items() if (label := _meaning(slot)) is not None}
    meanings = set(labels.values())
    is_list = Label.TOTAL in meanings and meanings & set(_KEYS) and len(labels) * 4 >= len(own) * 3
    if not is_list or len(labels) < _FEWEST or _has_values(line, own):
        return None
    units = [unit for slot in heads.slots.values() if (unit := money_unit_in(slot.text))]
    return ListHead(labels, heads.height, units[0] if units else None)


def _meaning(slot: Slot) -> Label | None:
    column = column_of(slot.text)
    return label_of(slot.text) if column is None else _AS_LABEL.get(column, label_of(slot.text))


def _has_values(line: Line, heads: Mapping[int, Slot]) -> bool:
    """Whether empty cells stand between the heads: they are labels then, and their values were left empty."""
    return any(slot.column < max(heads) and not slot.text.strip() for slot in line.own())


def read_list_row(reading: Reading, head: ListHead, line: Line) -> bool:
    """Whether a row belongs to the list; then it is noted."""
    filled = line.filled()
    if is_aside(filled[0].text) or any(is_total(slot.text) for slot in filled[:2]):
        return True
    cells = {label: slot for column, label in head.columns.items() if (slot := line.slots.get(column)) is not None}
    key = next((cells[label] for label in (Label.NAME, Label.ACTIVITY, Label.CODE) if label in cells), None)
    if key is None or any(label_of(slot.text) is not None for slot in filled) or not key.is_own or not key.text.strip():
        return False
    amount = cells.get(Label.TOTAL)
    value = None if amount is None else _amount(reading, head, amount)
    if Label.ACTIVITY in cells and key is cells[Label.ACTIVITY]:
        _activity(reading, key, cells.get(Label.PURPOSE), value)
    else:
        code = cells.get(Label.CODE)
        reading.listed.append(Listed("" if code is None else plain_word(code.text), _value(key), value))
    return True


def _amount(reading: Reading, head: ListHead, slot: Slot) -> Value:
    return Value(slot.text.strip(), slot.cell.spot, slot.cell.note, head.money_unit or reading.form.money_unit)


def _value(slot: Slot) -> Value:
    return Value(slot.text.strip(), slot.cell.spot, slot.cell.note)


def _activity(reading: Reading, key: Slot, content: Slot | None, amount: Value | None) -> None:
    """An activity or task of a list; where it is known already nothing is new."""
    known = reading.department(key.cell.spot).activity(_value(key))
    if content is not None and content.text.strip():
        known.texts.setdefault(Column.CONTENT, _value(content))
    if amount is not None:
        known.texts.setdefault(Column.BUDGET, amount)


def check_lists(reading: Reading) -> None:
    """Compare the lists with the projects of the document."""
    projects = [project for department in reading.departments for project in department.projects]
    known = {key: project for project in projects for key in _keys(project)}
    for one in reading.listed:
        project = known.get(one.code) or known.get(plain_word(one.name.text))
        if project is None:
            what = msg("it stands in a list only; the document has no targets of it")
            reading.doubt(MarkKind.UNPLACED_TEXT, one.name, what)
        elif one.amount is not None:
            _compare(reading, one.amount, project.values.get(Label.TOTAL))


def _keys(project: DraftProject) -> Iterator[str]:
    for label in (Label.CODE, Label.NAME):
        value = project.values.get(label)
        if value is not None and value.text.strip():
            yield plain_word(value.text)


def _compare(reading: Reading, listed: Value, own: Value | None) -> None:
    stated = in_wan(listed.text, listed.unit or "万元")
    told = None if own is None else in_wan(own.text, own.unit or listed.unit or "万元")
    if stated and told and _number(stated) != _number(told):
        what = msg("the list says {stated} and the form of the project {told}, in 万元", stated=stated, told=told)
        reading.doubt(MarkKind.WRONG_SUBTOTAL, listed, what)


def _number(text: str) -> str:
    return text.rstrip("0").rstrip(".") if "." in text else text
