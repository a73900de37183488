"""Demands on a time: 年底前, 2020年12月31日前完成, 7月1日至7月31日, 及时; and times that are none: 年初, 6月前."""

from __future__ import annotations

from perfcheck.measures.amounts import DONE
from perfcheck.measures.criterion import Approximate, Deadline, Words
from perfcheck.measures.days import CalendarDay, leading_day
from perfcheck.measures.lazy import Lazy

_IN_TIME = Lazy("(?:及时|按时|按期|如期|准时)(?:足额|全额|全部)?(?:完成|支付|到位|办结|拨付|发放|兑现|交付|上报|报送)?")
_START = Lazy(
    "[0-9]|[一二三四五六七八九十〇]+[年月季]|第[一二三四1-4]季|[上下]半年|本年|当年|今年|年[底末终内]|年度[底末内]"
)
_HEAD = Lazy(
    "[^0-9<>=每次第下去上前隔翌跨不未无后逾晚迟早或若约近]{0,12}?(?:不得?[晚迟]于|最[迟晚]|截至|截止到?|于|在|<=)?:?"
)
_COMPARED = Lazy("[<>]|>=|[早晚]于|超过|逾")
_VAGUE = Lazy(
    "(?:(?:[0-9]{4}年)?[0-9]{1,2}月份?(?:(?:初|中(?!旬))前?|[之以]?前)|[0-9]{1,2}月[之以]?内|年[初中]前?|年前)[^0-9]{0,8}"
)
_MONTH = Lazy(rf"(?<![0-9])([0-9]{{1,2}}月)(?={DONE}|\Z)")
_TAIL = Lazy("(?P<before>[之以]?前)?(?P<what>[之以]?内?[^0-9]{0,12})")
_DONE = Lazy(rf"(?:[之以]?内)?(?:全部|全面|全额|足额)?{DONE}{{0,2}}")
_NOT_ALL = Lazy("[不未无非禁停半后或]|部分")
_EXACT_END = Lazy("[底末终日号内0-9]\\Z")
_TO = "-~至到"


def time_demand(demand: str, text: str) -> Deadline | Approximate | Words | None:
    """The deadline that a cell sets, its day included; a span of days ends with its last one.

    Approximate where the day is uncertain: 6月前 may mean before June or before its end, 年前 may mean new year.
    A comparison with a date (＞12月31日) is words: only a standard's 差 says it.

    Raises:
        MeasureError: it names a day that does not exist.
    """
    if _IN_TIME.fullmatch(demand):
        return Deadline(text)
    if _VAGUE.fullmatch(demand):
        return Approximate(text)
    start = _START.search(demand)
    if start is None:
        return None
    head, rest = demand[: start.start()], _MONTH.sub(r"\1份", demand[start.start() :])
    found = leading_day(rest)
    if found is None:
        return None
    if _COMPARED.fullmatch(head):
        return Words(text)
    return _deadline(text, *_last_day(*found)) if _HEAD.fullmatch(head) else None


def _last_day(day: CalendarDay, rest: str) -> tuple[CalendarDay, str]:
    """Of a span of days, the last one and what follows it."""
    last = leading_day(rest[1:]) if rest and rest[0] in _TO else None
    return last if last and _order(day) <= _order(last[0]) else (day, rest)


def _order(day: CalendarDay) -> tuple[int, int, int]:
    return day.year or 0, day.month, day.day or 31


def _deadline(text: str, day: CalendarDay, rest: str) -> Deadline | Approximate | None:
    tail = _TAIL.fullmatch(rest)
    if tail is None or (not tail["before"] and not _DONE.fullmatch(tail["what"])) or _NOT_ALL.search(tail["what"]):
        return None
    if tail["before"] and not _EXACT_END.search(day.text):
        return Approximate(text)
    return Deadline(text, day)
