"""What stands before a demand: whose number it is (满意度≥90%), since when (全年10次), for each of what (每月1次)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfcheck.measures.amounts import NUM, in_unit, one_sided
from perfcheck.measures.operators import PREFIXES, STRONG, any_of
from perfcheck.measures.ranges import two_sided
from perfcheck.measures.units import parse_unit

if TYPE_CHECKING:
    from perfcheck.measures.criterion import Amount

SCOPE = "(?:全年|本年度?|当年|年内|年度|累计|共计?|总计|合计)"
"""Words for the whole year or the whole amount, which a target is about anyway."""

_VERB = (
    "(?:完成|实现|保持在|保持|为|增长|增加|提高|提升|上升|新增|扩大|培训|举办|开展|组织|召开|引进|建成|新建|改造|购置|采购"
    "|发放|支付|支出|投入|投资|收入)"
)
_SINCE = "(?:同比|环比|[较比](?:上|去)一?年(?:度|同期|同期水平)?)(?=增|提|上升|扩)"
_LEAD = re.compile(rf"{SCOPE}?(?:{_SINCE})?{_VERB}*(?:[至到])?")
_CORE = re.compile(rf"(?:{any_of(PREFIXES)}){{0,3}}(?=[0-9])|[±\[]|[<>≤≥=]")

_NAME = re.compile("[^0-9<>≤≥=±,;。!?]{1,16}")
_MEASURE = re.compile(
    "(?:率|(?<![季年月])度|数|量|额|比例|比重|占比|得分|分值|成本|费用|金额|单价|价格|时间|时长|时限|周期|面积|里程|长度|规模|产值|人次)"
    "(?:应|须|要|为|是|在|:)*"
)
_NOT_A_NAME = re.compile("[每第前约近]|左右|人均|平均|力争|预计|争取|确保|保证|避免|防止|严禁|杜绝|其中|如果|若")
_NEGATIVE = re.compile("[不未无非没勿]|差错|失误|错误|事故|投诉|违|逾|超|损|误差|[减降]|下滑|流失")
_CHANGED_TO = re.compile("[至到]$")
_EACH = re.compile(rf"{SCOPE}?((?:每个?[\u4e00-\u9fff]{{1,3}}?)+){_VERB}?(?:应|须|要|为|:)*")
_DAYS_OF = frozenset({"日", "月", "号"})


def headed(demand: str, text: str) -> Amount | None:
    """The amount behind a head that leaves its number alone; None where the head may change what it means.

    Raises:
        MeasureError: the demand contradicts itself, or its number cannot be meant.
    """
    lead = _LEAD.match(demand)
    if lead and lead.end() and (amount := _demand(demand[lead.end() :], text)) is not None:
        return amount
    core = _CORE.search(demand)
    if core is None or core.start() == 0:
        return None
    head = demand[: core.start()]
    each = _EACH.fullmatch(head)
    amount = _demand(demand[core.start() :], text) if each or _NAME.fullmatch(head) else None
    if amount is None or each:
        return _for_each(amount, each[1]) if amount and each else None
    return amount if _is_name(head, bare=amount.bare) else None
