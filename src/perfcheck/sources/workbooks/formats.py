"""Number formats: which code a cell has, and what the code says of the number."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

GENERAL = "General"
LONGEST = 255
"""How many characters a format of Excel has at most."""

_DAY = 'm"月"d"日"'
_MONTH = 'yyyy"年"m"月"'
_DATE = 'yyyy"年"m"月"d"日"'
_TIME = 'h"时"mm"分"'
BUILT_IN: Mapping[int, str] = MappingProxyType(
    {
        0: GENERAL,
        1: "0",
        2: "0.00",
        3: "#,##0",
        4: "#,##0.00",
        5: "¥#,##0",
        6: "¥#,##0",
        7: "¥#,##0.00",
        8: "¥#,##0.00",
        9: "0%",
        10: "0.00%",
        11: "0.00E+00",
        12: "# ?/?",
        13: "# ??/??",
        14: "yyyy/m/d",
        15: "d-mmm-yy",
        16: "d-mmm",
        17: "mmm-yy",
        18: "h:mm AM/PM",
        19: "h:mm:ss AM/PM",
        20: "h:mm",
        21: "h:mm:ss",
        22: "yyyy/m/d h:mm",
        27: _MONTH,
        28: _DAY,
        29: _DAY,
        30: "m-d-yy",
        31: _DATE,
        32: _TIME,
        33: 'h"时"mm"分"ss"秒"',
        34: _TIME,
        35: _TIME,
        36: _MONTH,
        37: "#,##0",
        38: "#,##0",
        39: "#,##0.00",
        40: "#,##0.00",
        41: "#,##0",
        42: "¥#,##0",
        43: "#,##0.00",
        44: "¥#,##0.00",
        45: "mm:ss",
        46: "[h]:mm:ss",
        47: "mm:ss.0",
        48: "##0.0E+0",
        49: "@",
        50: _MONTH,
        51: _DAY,
        52: _MONTH,
        53: _DAY,
        54: _DAY,
        55: _TIME,
        56: _TIME,
        57: _MONTH,
        58: _DAY,
    }
)
"""The formats that files name by number only, as Excel shows them in Chinese."""

_LITERAL = re.compile(r'"[^"]*"|\\.|!.|_.|\*.|\[(?![hms]+\])[^\]]*\]|AM/PM|A/P|上午/下午|General', re.IGNORECASE)
_GENERAL = re.compile("General|G/通用格式", re.IGNORECASE)
_PADDING = re.compile(r"_.|\*.|\[[^\]]*\]")
_SECTION = re.compile(r'(?:"[^"]*"|\\.|!.|_.|\*.|[^;])*')
_BEHIND = re.compile(r'(?:.*[0#?])?((?:"[^"]*"|\\.|!.|[^0#?"\\!])*)\Z', re.DOTALL)
_ESCAPES = re.compile(r'"([^"]*)"|[\\!](.)')
_SCALED = re.compile("[0#?],+(?![0#?,])")
_PADDED = re.compile("00+")
_NAMED_MONEY = re.compile(r"\[\$([^\]-]+)")
_MONEY: Mapping[str, str] = MappingProxyType(
    {"¥": "元", "￥": "元", "CNY": "元", "RMB": "元", "$": "美元", "US$": "美元", "USD": "美元"}
)


def _bare(code: str) -> str:
    """The first section of a format without what it only shows as it is."""
    return _LITERAL.sub("", _first_section(code)).lower()


def _first_section(code: str) -> str:
    """What a format does with a number that is not negative; General shows its digits like any other."""
    found = _SECTION.match(code)
    return _GENERAL.sub("0", found[0] if found else code)


def is_date(code: str) -> bool:
    """Whether a format shows a number as a day; one of nothing but hours and minutes does not."""
    bare = _bare(code)
    if "0" in bare and "ss.0" not in bare:
        return False
    return any(letter in bare for letter in "yd") or ("m" in bare and not any(letter in bare for letter in "hs"))


def names_the_day(code: str) -> bool:
    """Whether a format of dates shows the day of the month."""
    return "d" in _bare(code)


def names_the_year(code: str) -> bool:
    """Whether a format of dates shows the year."""
    return any(letter in _bare(code) for letter in "ye")


def is_percent(code: str) -> bool:
    """Whether a format shows a number times 100, with a percent sign."""
    return "%" in _bare(code)


def shows_another_number(code: str) -> bool:
    """Whether a cell shows something else than its number: thousandths of it, painted digits, a time, or nothing."""
    bare = _bare(code)
    if _SCALED.search(bare) or any(char.isdecimal() or char == "." for char in _painted(_first_section(code))):
        return True
    return any(letter in bare for letter in "hs") or not any(sign in bare for sign in "0#?@")


def padding(code: str) -> int:
    """How many digits a format of codes shows at least: 4 of ``0000``; 0 for any other format."""
    return len(code) if _PADDED.fullmatch(code) else 0


def money_of(code: str) -> str:
    """The money whose sign a format shows, by its unit where that is known; empty where it shows none."""
    section = _first_section(code)
    bare = _PADDING.sub("", section)
    named = next((name.strip() for name in _NAMED_MONEY.findall(section)), "")
    sign = named or next((sign for sign in "¥￥$€£" if sign in bare), "")
    return _MONEY.get(sign, sign)


def behind(code: str) -> str:
    """What a format of numbers shows behind the number: ``次`` of ``0"次"``."""
    section = _PADDING.sub("", _first_section(code))
    found = _BEHIND.match(section) if any(digit in section for digit in "0#?") else None
    return "" if found is None else _painted(found[1]).strip()


def _painted(section: str) -> str:
    """The signs that a format shows whatever the number is."""
    return "".join(one[1] or one[2] or "" for one in _ESCAPES.finditer(_PADDING.sub("", section)))
