"""Days as people type them into cells, and as programs store them."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from perfcheck.measures.days import parse_day
from perfcheck.measures.errors import MeasureError
from perfcheck.measures.numbers import fold, plain
from perfcheck.messages import msg
from perfcheck.sources.workbooks.cells import day_of
from perfcheck.sources.workbooks.formats import names_the_day, names_the_year
from perfcheck.sources.workbooks.typed_results import BLANK, NO_FIGURE, Refused, Typed, converted, shown

if TYPE_CHECKING:
    from perfcheck.messages import Message
    from perfcheck.sources.workbooks.values import RawCell

FIRST_SERIAL, LAST_SERIAL = 32_874, 73_050
"""Numbers that count a day from 1990 to 2099."""
_COMPACT = range(19_000_101, 21_000_101)
"""20201218 as a number."""
_WITH_TIME = re.compile(r"(.*?[0-9日号])[ T]+[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?\Z", re.DOTALL)
_SEPARATED = re.compile("([0-9]{4})[、,。·_]([0-9]{1,2})[、,。·_]([0-9]{1,2})[。.]?")
_LOOKS_LIKE_A_DAY = re.compile("[0-9]+[-/.、,年][0-9]+.*|[0-9]{4,}")


def typed_day(cell: RawCell, year: int | None) -> Typed | Refused:
    """The day that a cell says, as ``2020-12-18``; words that no day stands in are left as they are."""
    value = cell.value
    if isinstance(value, date):
        return _stored(cell, value, year)
    if isinstance(value, int | Decimal):
        return _counted(value, year)
    text = str(value).strip().lstrip("'’‘`")
    if not text:
        return BLANK
    if text in NO_FIGURE:
        why = msg('"{text}" may mean that there is no day, or that it is not known', text=text)
        return Refused(why, msg("leave the cell empty where there is no day"))
    return _written(text, year)


def _stored(cell: RawCell, value: date, year: int | None) -> Typed | Refused:
    """A day that the workbook stores; what its format does not show, Excel has added by itself."""
    day = value.date() if isinstance(value, datetime) else value
    if not names_the_day(cell.number_format):
        why = msg("the cell shows a month only; the day {day} was added by Excel", day=day.isoformat())
        return Refused(why, _write_day())
    if names_the_year(cell.number_format):
        return Typed(day.isoformat())
    if year is not None and day.year != year:
        why = msg("the cell shows no year; Excel took it as {day}", day=day.isoformat())
        return Refused(why, _write_day())
    return Typed(day.isoformat(), (msg("a day without its year was read as {day}", day=day.isoformat()),))


def _counted(value: int | Decimal, year: int | None) -> Typed | Refused:
    """A number in the place of a day: 44183 as Excel counts days, or 20201218."""
    text = plain(Decimal(value))
    if value in _COMPACT:
        return _written(text, year)
    day = day_of(value) if FIRST_SERIAL <= value <= LAST_SERIAL else None
    day = day.date() if isinstance(day, datetime) else day
    if day is None or (year is not None and day.year != year):
        return Refused(msg("{text} is a number, not a certain day", text=text), _write_day())
    return converted(text, day.isoformat())


def _written(text: str, year: int | None) -> Typed | Refused:
    with_time = _WITH_TIME.fullmatch(text)
    folded = fold(with_time[1] if with_time else text)
    separated = _SEPARATED.fullmatch(folded)
    folded = "-".join(separated.groups()) if separated else folded.rstrip(".。")
    try:
        day = parse_day(folded)
        if day.day is None:
            return Typed(text)
        if day.year is None and year is None:
            return Refused(msg('"{text}" needs its year', text=shown(text)), _write_day())
        return converted(text, day.on(day.year or year or 0).isoformat())
    except MeasureError as error:
        if _LOOKS_LIKE_A_DAY.fullmatch(folded):
            return Refused(error.message, _write_day())
        return Typed(text)


def _write_day() -> Message:
    return msg("write the day as 2020-12-18")
