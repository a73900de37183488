"""Departments and spending units: a code and a name in one text."""

from __future__ import annotations

import re

from perfcheck.measures.numbers import fold

_LONGEST = 60
_COUNTED = re.compile(r"^[0-9]+(?:[年月日%.、,:号]|个|项|家|次|人|万|亿|元)")
_WHO = re.compile(r"^[\[(（【]?(?P<code>[0-9０-９]{3,})[\])）】]?[-_—－ 　]*(?P<name>[^0-9０-９].*)$", re.DOTALL)
_CODE_BEHIND = re.compile(
    r"^(?P<name>.*[^0-9０-９\[(（【\-－ 　])[\[(（【\-－ 　]*(?P<code>[0-9０-９]{3,})[\])）】]?$", re.DOTALL
)
_OFFICE = re.compile(
    r"[局委办厅院校所站会部处队馆室署园场社]$|中心|政府|公司|法院|学校|医院|本级|机关|委员会|街道|办事处"
    r"|[镇乡区县市](?:$|[^0-9])|集团|协会|总队|支队"
)
"""What the name of a department or unit ends with, or has in it."""
_TITLE_BEHIND = re.compile(r"(?:20[0-9]{2}年.*|(?:部门)?(?:预算|整体)?(?:绩效目标|绩效评价).*)$", re.DOTALL)
_OF_DEPARTMENT = re.compile(r"20[0-9]{2}年度?部门(?:预算|整体|支出|年度)*绩效目标(?:文本|公开|申报表|汇总表|表)?$")
_IN_TITLE = re.compile(r"^(?P<name>[^0-9，。、；：:\s]{2,30}?)(?:关于|部门)?20[0-9]{2}年")


def department_in_title(text: str) -> str | None:
    """The department without a code that the title of a document names: 交通局2021年部门预算绩效目标."""
    found = _IN_TITLE.match(text.strip())
    return found["name"] if found and _OFFICE.search(found["name"]) else None


def is_of_department(text: str) -> bool:
    """Whether a title says that the targets of a whole department follow: 2021年部门预算绩效目标."""
    return len(text) <= _LONGEST * 2 and bool(_OF_DEPARTMENT.search(text.strip()))


def is_department(text: str) -> bool:
    """Whether a text is the code and the name of a department or unit."""
    if len(text) > _LONGEST * 2:
        return False
    folded = fold(text)
    if len(folded) > _LONGEST or _COUNTED.match(folded):
        return False
    found = _WHO.match(folded)
    return found is not None and bool(_OFFICE.search(_name(found["name"])))


def department_in(text: str) -> tuple[str | None, str]:
    """The code and the name of a department or spending unit; None without a code."""
    found = _WHO.match(text.strip()) or _CODE_BEHIND.match(text.strip())
    return (fold(found["code"]), _name(found["name"])) if found else (None, _name(text))


def _name(text: str) -> str:
    """The name alone, where a title goes on behind it: 交通局2021年部门预算绩效目标."""
    return _TITLE_BEHIND.sub("", text.strip()).strip() or text.strip()
