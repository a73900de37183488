"""Days as forms write them: ``2020-12-31``, ``6月底``, ``年底``; the year may be left to the document."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, field
from datetime import date

from perfcheck.measures.errors import MeasureError
from perfcheck.measures.numbers import fold
from perfcheck.messages import msg

FIRST_YEAR, LAST_YEAR = 1949, 2199

_YEAR = r"(?:(?P<year>\d{4})年)?(?:度)?"
_NUMERIC = re.compile(r"(?P<year>\d{4})([-/.])(?P<month>\d{1,2})\2(?P<day>\d{1,2})日?")
_CHINESE_DAY = re.compile(_YEAR + r"(?P<month>\d{1,2})月(?P<day>\d{1,2})[日号]")
_MONTH_END = re.compile(_YEAR + r"(?P<month>\d{1,2})月份?(?:底|末|月底|月末)")
_MONTH = re.compile(r"(?P<year>\d{4})年(?P<month>\d{1,2})月份?")
_QUARTER = re.compile(_YEAR + r"第?(?P<quarter>[一二三四1-4])季度?(?:底|末)?")
_HALF = re.compile(_YEAR + r"上半年(?:底|末)?")
_YEAR_END = re.compile(r"(?:(?P<year>\d{4})年|本年度?|当年|今年|全年)?(?:年?[底末]|年终|年内|下半年)?")
_QUARTERS = "一二三四"


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
        last = calendar.monthrange(in_year, self.month)[1]
        day = last if self.day is None else self.day
        if day > last:
            raise no_such_day(self.text)
        return date(in_year, self.month, day)


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


def match_day(folded: str) -> CalendarDay | None:
    """The day that a folded text is as a whole, or None.

    Raises:
        MeasureError: it is a date, but one that does not exist.
    """
    if found := _NUMERIC.fullmatch(folded) or _CHINESE_DAY.fullmatch(folded):
        return _checked(folded, found["year"], int(found["month"]), int(found["day"]))
    if found := _MONTH_END.fullmatch(folded) or _MONTH.fullmatch(folded):
        return _checked(folded, found["year"], int(found["month"]), None)
    if found := _QUARTER.fullmatch(folded):
        quarter = found["quarter"]
        number = int(quarter) if quarter.isdecimal() else _QUARTERS.index(quarter) + 1
        return _checked(folded, found["year"], number * 3, None)
    if found := _HALF.fullmatch(folded):
        return _checked(folded, found["year"], 6, None)
    if folded and (found := _YEAR_END.fullmatch(folded)):
        return _checked(folded, found["year"], 12, None)
    return None


def no_such_day(text: str) -> MeasureError:
    """The error for a day that no calendar has."""
    return MeasureError(msg("{text} does not exist in the calendar", text=text[:60]))


def _checked(text: str, year: str | None, month: int, day: int | None) -> CalendarDay:
    number = None if year is None else int(year)
    if not 1 <= month <= 12 or (number is not None and not FIRST_YEAR <= number <= LAST_YEAR):
        raise no_such_day(text)
    longest = calendar.monthrange(number or 2000, month)[1]
    if day is not None and not 1 <= day <= longest:
        raise no_such_day(text)
    return CalendarDay(month, day, number, text)
