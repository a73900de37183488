"""Days as forms write them: ``2020-12-31``, ``6月底``, ``年底``; the year may be left to the document."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from perfcheck.measures.errors import MeasureError
from perfcheck.measures.lazy import Lazy
from perfcheck.measures.numbers import chinese_number, fold
from perfcheck.messages import msg

if TYPE_CHECKING:
    import re

FIRST_YEAR, LAST_YEAR = 1949, 2199

_LEAP_YEAR = 2000
_DECEMBER = 12
_QUARTERS = "一二三四"
_TEN_DAYS = {"上": 10, "中": 20, "下": None}

_YEAR = r"(?:(?P<year>[0-9]{4})年度?|本年度?|当年度?|今年)"
_END = "年?[底末终内]"
_PATTERNS = (
    Lazy(r"(?P<year>[0-9]{4})([-/.])(?P<month>[0-9]{1,2})\2(?P<day>[0-9]{1,2})(?![0-9])日?"),
    Lazy(r"(?P<year>(?:19|20|21)[0-9]{2})(?P<month>0[1-9]|1[0-2])(?P<day>[0-3][0-9])(?![0-9])"),
    Lazy(rf"{_YEAR}?(?P<month>[0-9]{{1,2}})月(?P<day>[0-9]{{1,2}})[日号]"),
    Lazy(rf"{_YEAR}?(?P<month>[0-9]{{1,2}})月份?(?P<ten>[上中下])旬[底末]?"),
    Lazy(rf"{_YEAR}?(?P<month>[0-9]{{1,2}})月份?月?[底末]"),
    Lazy(rf"{_YEAR}(?P<month>[0-9]{{1,2}})月份?|(?P<named>[0-9]{{1,2}})月份"),
    Lazy(r"(?P<year>[0-9]{4})[-/](?P<month>0?[1-9]|1[0-2])(?![0-9])"),
    Lazy(rf"{_YEAR}?第?(?P<quarter>[一二三四1-4])季(?:度[底末]?|[底末])"),
    Lazy(rf"{_YEAR}?(?P<half>[上下])半年[底末]?"),
    Lazy(rf"{_YEAR}(?:{_END})?|年[底末终内]|年度[底末内]"),
)
_NUMERALS = Lazy("[〇零一二三四五六七八九十]+(?=[年月日号])")


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A day of some year; ``year`` None means the document's year, ``day`` None the last day of the month."""

    month: int
    day: int | None = None
    year: int | None = None
    text: str = field(default="", compare=False)

    def __str__(self) -> str:
        return self.text

    def on(self, year: int) -> date:
        """The date, in ``year`` where the cell names none.

        Raises:
            MeasureError: there is no such day (29 February of a common year).
        """
        in_year = self.year or year
        last = _last_day(in_year, self.month)
        day = last if self.day is None else self.day
        if day > last:
            raise _no_such_day(self.text)
        return date(in_year, self.month, day)


@lru_cache(maxsize=1024)
def _last_day(year: int, month: int) -> int:
    return calendar.monthrange(year, month)[1]


@lru_cache(maxsize=1024)
def parse_day(text: str) -> CalendarDay:
    """The day that a cell names.

    Raises:
        MeasureError: it names none, or one that does not exist.
    """
    day = match_day(fold(text))
    if day is None:
        raise MeasureError(msg("{text} is not a date; write 2020-06-30 or 6月底", text=text[:60] or '""'))
    return CalendarDay(day.month, day.day, day.year, text)


def parse_date(text: str) -> date:
    """The date that a cell names with its year.

    Raises:
        MeasureError: it names none, one without a year, or one that does not exist.
    """
    day = parse_day(text)
    if day.year is None:
        raise MeasureError(msg("{text} needs its year: write 2020-06-30", text=text[:60]))
    return day.on(day.year)


def is_year(digits: str) -> bool:
    """Whether a number names a year rather than counts years."""
    return len(digits) == len("2020") and digits.isdecimal() and FIRST_YEAR <= int(digits) <= LAST_YEAR


def match_day(folded: str) -> CalendarDay | None:
    """The day that a folded text is as a whole, or None.

    Raises:
        MeasureError: it is a date, but one that does not exist.
    """
    found = leading_day(folded)
    return found[0] if found and not found[1] else None


@lru_cache(maxsize=4096)
def leading_day(folded: str) -> tuple[CalendarDay, str] | None:
    """The day that a folded text begins with, and the rest of the text; None where it begins with none.

    A month, a quarter or a year stands for its last day.

    Raises:
        MeasureError: it begins with a date, but one that does not exist.
    """
    arabic = _NUMERALS.sub(_arabic, folded)
    for pattern in _PATTERNS:
        if found := pattern.match(arabic):
            return _day(found), arabic[found.end() :]
    return None


def _arabic(found: re.Match[str]) -> str:
    number = chinese_number(found[0])
    return found[0] if number is None else str(number)


def _day(found: re.Match[str]) -> CalendarDay:
    parts = found.groupdict()
    month, day = _DECEMBER, None
    if named := parts.get("month") or parts.get("named"):
        month, day = int(named), int(parts["day"]) if parts.get("day") else _TEN_DAYS.get(parts.get("ten") or "")
    elif quarter := parts.get("quarter"):
        month = 3 * (int(quarter) if quarter.isdecimal() else _QUARTERS.index(quarter) + 1)
    elif parts.get("half") == "上":
        month = _DECEMBER // 2
    return _checked(CalendarDay(month, day, int(parts["year"]) if parts.get("year") else None, found[0]))


def _checked(day: CalendarDay) -> CalendarDay:
    """The day, if some year has it.

    Raises:
        MeasureError: none has.
    """
    if not 1 <= day.month <= _DECEMBER or (day.year is not None and not FIRST_YEAR <= day.year <= LAST_YEAR):
        raise _no_such_day(day.text)
    if day.day is not None and not 1 <= day.day <= calendar.monthrange(day.year or _LEAP_YEAR, day.month)[1]:
        raise _no_such_day(day.text)
    return day


def _no_such_day(text: str) -> MeasureError:
    return MeasureError(msg("{text} does not exist in the calendar", text=text[:60]))
