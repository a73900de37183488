"""Labelled forms: rows of labels and values above a table of indicators (项目编码, 预算数, 资金支出计划 …)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from perfcheck.importing.amounts import IN_WAN
from perfcheck.importing.draft import Value
from perfcheck.importing.inline import inline_in, label_before, parts_of
from perfcheck.importing.label_words import AMOUNTS, Label
from perfcheck.importing.plans import plan_in
from perfcheck.importing.words import is_aside, label_of, money_unit_in, plain_word

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from perfcheck.importing.form import Spot
    from perfcheck.importing.matrix import Line, Slot

_PLANS = frozenset({Label.PLAN, Label.SHARES, Label.AMOUNTS})
_GROUPS = _PLANS | {Label.GROUP}
"""Labels of a whole row, or of several."""
_TEXTS = frozenset({Label.OBJECTIVE, Label.PURPOSE, Label.STATEMENT, Label.MEASURES, Label.MIDTERM, Label.ACTUAL})
"""Labels whose text may go on in the rows below."""
_FEWEST_HEADS = 2


@dataclass(frozen=True, slots=True)
class Said:
    """What a labelled cell says; an empty value is a cell that was left empty.

    ``more`` says that it goes on with the one before.
    """

    label: Label
    value: Value
    more: bool = False


@dataclass(slots=True)
class FormReader:
    """Reads the rows of a form. What stays from row to row: the unit of money, and the labels that rows stand below.

    ``group`` is the label of several rows, which ``has_purpose`` where it says so, ``text`` that of a text that may go
    on, ``total_unit`` is the unit in the label of a total, ``heads`` are labels above columns, ``midterm`` the columns
    in which amounts of the middle term stand.
    """

    money_unit: str | None = None
    group: Label | None = None
    group_unit: str | None = None
    total_unit: str | None = None
    has_purpose: bool = False
    text: Label | None = None
    heads: Mapping[int, Label] = field(default_factory=dict)
    midterm: frozenset[int] = frozenset()
    unplaced: list[Value] = field(default_factory=list)

    def read(self, line: Line) -> Iterator[Said]:
        """What the cells of a row say, in their order."""
        own = line.own()
        labels = [label_of(slot.text) for slot in own]
        self._begin_row(line, labels)
        if _are_heads(own, labels):
            yield from self._take_heads(own, labels)
        else:
            yield from self._cells(own, labels)

    def read_text(self, text: str, spot: Spot) -> tuple[Said, ...]:
        """What a line of its own says, where it is one or several labels with their values."""
        return tuple(self._inline(Value(text, spot)))

    def leave(self) -> None:
        """A table of indicators begins: no cell below it belongs to the labels above it."""
        self.group, self.group_unit, self.text = None, None, None
        self.heads, self.midterm = {}, frozenset()

    def _begin_row(self, line: Line, labels: Sequence[Label | None]) -> None:
        """Forget the group of the rows above, unless this row belongs to it: its first place is covered, or empty."""
        first = line.slots.get(min(line.slots))
        if first is not None and (first.from_above or not first.text.strip()):
            return
        self.group, self.group_unit, self.text = None, None, None
        if any(labels) or (first is not None and label_before(first.text) is not None):
            self.heads, self.midterm = {}, frozenset()

    def _take_heads(self, own: Sequence[Slot], labels: Sequence[Label | None]) -> Iterator[Said]:
        """A row of nothing but labels: their values stand below them."""
        first, rest = labels[0], [slot for slot in own if slot.text.strip()]
        if first in _GROUPS or (first is not None and first in _TEXTS):
            self.group, rest = (first, rest[1:]) if first in _GROUPS else (None, rest[1:])
            self.group_unit = money_unit_in(own[0].text)
        self.heads = {slot.column: label for slot in rest if (label := label_of(slot.text)) is not None}
        for slot in rest:
            if label_of(slot.text) is Label.ACTUAL:
                yield Said(Label.ACTUAL, _value(slot))

    def _cells(self, own: Sequence[Slot], labels: Sequence[Label | None]) -> Iterator[Said]:
        pending: tuple[Label, Slot] | None = None
        for slot, label in zip(own, labels, strict=True):
            if label in _GROUPS:
                self.group, self.group_unit, self.text = label, money_unit_in(slot.text), None
                self.has_purpose, pending = "用途" in slot.text, None
            elif label is not None:
                if pending is not None:
                    yield self._said(*pending, Value("", slot.cell.spot))
                pending = label, slot
                self._note(label, slot)
            elif pending is not None:
                if self._is_value_of(pending[0], slot):
                    yield from self._value_of(*pending, slot)
                    pending = None
            elif slot.text.strip():
                yield from self._unlabelled(slot)
        if pending is not None:
            yield self._said(*pending, Value("", pending[1].cell.spot))

    def _note(self, label: Label, slot: Slot) -> None:
        if label is Label.MIDTERM:
            self.midterm |= {slot.column}
        if label in _TEXTS and label is not Label.MIDTERM:
            self.text = label

    def _is_value_of(self, label: Label, slot: Slot) -> bool:
        """Where columns have heads, an amount is the one below 预算数, not below 执行数."""
        return label not in AMOUNTS or self.heads.get(slot.column, Label.TOTAL) is Label.TOTAL

    def _value_of(self, label: Label, head: Slot, slot: Slot) -> Iterator[Said]:
        """The value of a label; an amount may have its parts behind it."""
        value = _value(slot)
        text, parts = parts_of(value.text) if label in AMOUNTS else (value.text, ())
        yield self._said(label, head, Value(text, value.spot, value.note))
        for part, amount in parts:
            yield self._said(part, head, Value(amount, value.spot, value.note))

    def _said(self, label: Label, head: Slot, value: Value) -> Said:
        if label is Label.MONEY_UNIT and plain_word(value.text) not in IN_WAN:
            label = Label.UNIT
        if label not in AMOUNTS:
            return Said(label, value)
        if head.column in self.midterm:
            label = Label.MIDTERM
        unit = money_unit_in(head.text)
        if label is Label.TOTAL:
            self.total_unit = unit
        return Said(label, self._amount(value, unit or self.group_unit or self.total_unit))

    def _amount(self, value: Value, unit: str | None) -> Value:
        return Value(value.text, value.spot, value.note, unit or self.money_unit)

    def _inline(self, value: Value) -> Iterator[Said]:
        for label, text in inline_in(value.text):
            one = Value(text, value.spot, value.note)
            if label is Label.MONEY_UNIT:
                self.money_unit = text
            yield Said(
                label, self._amount(one, money_unit_in(value.text) or self.group_unit) if label in AMOUNTS else one
            )

    def _unlabelled(self, slot: Slot) -> Iterator[Said]:
        """A value without a label of its own: of the group or the column that it stands in, or with its label in it."""
        value = _value(slot)
        head = self.heads.get(slot.column)
        if self.group in _PLANS:
            yield from self._of_plan(value)
        elif head is not None:
            if head is not Label.ACTUAL:
                yield Said(
                    head, self._amount(value, self.group_unit) if head in AMOUNTS else value, more=head in _TEXTS
                )
        elif self.text is not None:
            yield Said(self.text, value, more=True)
        elif inline := tuple(self._inline(value)):
            yield from inline
        elif self.group is Label.GROUP and self.has_purpose:
            yield Said(Label.PURPOSE, value, more=True)
        elif not is_aside(slot.text):
            self.unplaced.append(value)

    def _of_plan(self, value: Value) -> Iterator[Said]:
        told = tuple(plan_in(value.text))
        if not told:
            self.unplaced.append(value)
        for label, text, unit in told:
            as_amount = label is Label.SHARES and (self.group is Label.AMOUNTS or self.group_unit is not None)
            yield Said(
                Label.AMOUNTS if as_amount else label,
                Value(text, value.spot, value.note, unit or self.group_unit or self.money_unit),
            )


def _are_heads(own: Sequence[Slot], labels: Sequence[Label | None]) -> bool:
    """Whether a row has labels only, two of them side by side and none with an empty cell of its own behind it."""
    filled = [index for index, slot in enumerate(own) if slot.text.strip()]
    if len(filled) < _FEWEST_HEADS or any(labels[index] is None for index in filled):
        return False
    behind = filled[1:] if labels[filled[0]] in _GROUPS | _TEXTS else filled
    return len(behind) >= _FEWEST_HEADS and behind[-1] - behind[0] == len(behind) - 1


def _value(slot: Slot) -> Value:
    return Value(slot.text, slot.cell.spot, slot.cell.note)
