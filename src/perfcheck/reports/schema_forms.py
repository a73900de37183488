"""How cells look to an editor, which reads 57.73 as a number where perfcheck reads a text."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias, get_args

from perfcheck.measures.days import FIRST_YEAR, LAST_YEAR
from perfcheck.measures.standard import Level
from perfcheck.messages import N_
from perfcheck.model import cells
from perfcheck.model.actuals import DepartmentReference, Report, Spent, SpentFrom
from perfcheck.model.indicators import Indicator, Operator
from perfcheck.reports.json_values import Json

if TYPE_CHECKING:
    from perfcheck.model.base import Record

Form: TypeAlias = Mapping[str, Json]
"""A JSON Schema."""

_EMPTY = r"^\s*$"
_DIGIT = "[0-9０-９〇零一二三四五六七八九]"
_NUMBER = f"{_DIGIT}|[两十]"
_DAY = f"[年月季]|{_DIGIT}{{4}}"
_DATE = f"{_DIGIT}{{4}}"
_A_DAY = N_("Write a day, for example 6月底.")
_WITH_YEAR = N_("Write a day with its year, for example 2020-06-30.")

SAID = "patternErrorMessage"
"""What an editor says of a text that does not fit the pattern; others overlook this keyword."""

_TEXT: Form = MappingProxyType({"type": ["string", "number", "null"]})
_FILLED: Form = MappingProxyType({"pattern": r"\S", SAID: N_("This must not be empty.")})
_NAME: Form = MappingProxyType({"type": ["string", "number"], **_FILLED})
_COUNTED: Form = MappingProxyType({"pattern": _NUMBER, SAID: N_("A number is expected here, for example 57.73.")})
_AMOUNT: Form = MappingProxyType({"type": ["string", "number"], **_COUNTED, "minimum": 0})
_UNIT: Form = MappingProxyType({"type": "string", **_FILLED})
_COMPACT_DATES: Form = MappingProxyType({"minimum": FIRST_YEAR * 10000 + 101, "maximum": LAST_YEAR * 10000 + 1231})
"""20200930 without dashes is a number for an editor."""

CELLS: Mapping[object, Form] = MappingProxyType(
    {
        cells.Text: _TEXT,
        cells.Name: _NAME,
        cells.Demand: _TEXT,
        cells.OptionalDemand: _TEXT,
        cells.Money: _AMOUNT,
        cells.OptionalMoney: {**_AMOUNT, "type": ["string", "number", "null"], "pattern": f"{_EMPTY}|{_NUMBER}"},
        # 0.85 may be 0.85% or 85%, so it is refused.
        cells.Percent: {
            **_AMOUNT,
            "if": {"type": "number", "exclusiveMinimum": 0},
            "then": {"exclusiveMinimum": 1},
        },
        cells.Tolerance: {"type": ["string", "number"], **_COUNTED},
        cells.Number: _AMOUNT,
        cells.Year: {
            "type": ["integer", "string"],
            "minimum": FIRST_YEAR,
            "maximum": LAST_YEAR,
            "pattern": r"^\s*[0-9０-９]{4}\s*(年\s*度?)?\s*$",
            SAID: N_("Write the year in four digits, for example 2020."),
        },
        cells.UnitName: _UNIT,
        # The first choice is for completion; other units of money are read as well.
        cells.MoneyUnit: {
            "anyOf": [{"enum": ["元", "千元", "万元", "百万元", "亿元"]}, {"type": "string", "pattern": r"\S"}]
        },
        cells.Day: {"type": ["string", "integer"], "pattern": _DATE, SAID: _WITH_YEAR, **_COMPACT_DATES},
        cells.OptionalDay: {
            "type": ["string", "integer", "null"],
            "pattern": f"{_EMPTY}|{_DATE}",
            SAID: _WITH_YEAR,
            **_COMPACT_DATES,
        },
        cells.DayLabel: {"type": "string", "pattern": _DAY, SAID: _A_DAY},
        Operator: {
            "anyOf": [
                {"enum": get_args(Operator)},
                {"type": "string", "pattern": r"^\s*([>＞]\s*[=＝]|[<＜]\s*[=＝]|[＞≧⩾≮＜≦⩽≯＝])\s*$"},
            ]
        },
    }
)
"""The form of every kind of cell."""

NAMES: Mapping[object, Form] = MappingProxyType(
    {
        cells.DayLabel: {"pattern": _DAY, SAID: _A_DAY},
        cells.DateLabel: {"pattern": _DATE, SAID: _WITH_YEAR},
    }
)
"""The form of keys that are more than a name."""

BARE: Mapping[type[Record], Form] = MappingProxyType(
    {
        Indicator: CELLS[cells.OptionalDemand],
        Report: CELLS[cells.OptionalDemand],
        Spent: CELLS[cells.Money],
        DepartmentReference: CELLS[cells.Name],
        SpentFrom: CELLS[cells.Name],
    }
)
"""The records that a bare cell may stand for, with the form of that cell."""

_LEVELS = [level.value for level in Level]
_BEST, *_OTHERS = _LEVELS

MORE: Mapping[type[Record], Form] = MappingProxyType(
    {
        Indicator: {
            "if": {"not": {"anyOf": [{"required": [level]} for level in _LEVELS]}},
            "then": {"required": ["target"]},
            "dependencies": {_BEST: _OTHERS, **{level: [_BEST] for level in _OTHERS}},
        },
        Spent: {"minProperties": 1},
    }
)
"""What only a whole record can tell."""

NAMES_OF: Mapping[type[Record], Form] = MappingProxyType(
    {
        Indicator: {
            "pattern": f"^(?!({'|'.join(Indicator.model_fields)})$)",
            SAID: N_("The name of an indicator is expected here; write level 1, level 2 and the name above it."),
        }
    }
)
"""What the names of records cannot be: a key of an indicator in place of its name means that a level is missing."""
