"""What stands before a demand: whose number it is (满意度≥90%), since when (全年10次), for each of what (每月1次)."""

from __future__ import annotations

from perfcheck.measures.amounts import in_unit, one_sided
from perfcheck.measures.criterion import Amount, Words
from perfcheck.measures.lazy import Lazy
from perfcheck.measures.operators import PREFIX
from perfcheck.measures.ranges import two_sided
from perfcheck.measures.units import parse_unit

SCOPE = "(?:全年|本年度?|当年|年内|年度|累计|共计?|总计|合计)"
"""Words for the whole year or the whole amount, which a target is about anyway."""

_DOING = "(?:完成|实现|新增|扩大|培训|举办|开展|组织|召开|引进|建成|新建|改造|购置|采购|发放|支付|支出|投入|投资)"
_VERB = f"(?:{_DOING}|保持在|保持|为|增长|增加|提高|提升|上升|收入)"
_SINCE = "(?:同比|环比|[较比](?:上|去)一?年(?:度|同期|同期水平)?)(?=增|提|上升|扩)"
_LEAD = Lazy(rf"{SCOPE}?(?:{_SINCE})?(?:{_VERB}+[至到]?)?")
_CORE = Lazy(rf"{PREFIX}{{0,3}}(?=[0-9])|[±\[<>=]")

_NAME = Lazy(r"[^\W0-9_][^0-9<>=±,;。!?+~*.-]{0,15}")
_NOT_A_NAME = Lazy(
    r"每|其中|如果|若|左右|半年|[一二三四]季|(?:第|前|[约近]为?)\Z|力争|预计|争取|确保|保证|避免|防止|严禁|禁止|杜绝"
    r"|[低少小高多大]于|超[过出]|至[少多]|不[足满到及]|未满|等于"
)
_MEASURE = Lazy(
    "(?:率|(?<![季年月])度|数|量|额|比例|比重|占比|得分|分值|成本|费用|金额|单价|价格|时间|时长|时限|周期|面积|里程|长度|规模"
    "|产值|人次|人口|标准)(?:应|须|要|为|是|在|:)*\\Z"
)
_NEGATION = Lazy("[不未无非没勿]|减少|降低|下降|[压缩削]减|下滑|回落")
_NEGATIVE = Lazy("[不未无非没勿减降违逾超损]|差错|失误|错误|误差|事故|投诉|下滑|流失")
_DOES = Lazy(rf"{SCOPE}?{_DOING}")
_CHANGED_TO = Lazy("[至到为]\\Z")

_EACH = (
    "每个?(年|月|季度?|半年|周|日|天|学期|[百千万]?人|户|村|社区|乡镇|镇|县|校|班|企业|项目|家|次|期|场|台|套|件|亩|公里"
    "|平方米|吨)"
)
_FOR_EACH = Lazy(rf"{SCOPE}?(?:{_EACH})+{_VERB}*(?:应|须|要|:)*")
_PARTS = Lazy(_EACH)
_DAYS_OF = frozenset({"日", "月", "号"})


def headed(demand: str, text: str) -> Amount | Words | None:
    """The amount behind a head that leaves its number alone; words where the head may change what it means.

    Raises:
        MeasureError: the demand contradicts itself, or its number cannot be meant.
    """
    lead = _LEAD.match(demand)
    amount = _demand(demand[lead.end() :], text) if lead and lead.end() else None
    return amount or _named(demand, text)


def _named(demand: str, text: str) -> Amount | Words | None:
    core = _CORE.search(demand)
    head = demand[: core.start()] if core else ""
    for_each = _FOR_EACH.fullmatch(head) is not None
    if core is None or not (for_each or _NAME.fullmatch(head)):
        return None
    amount = _demand(demand[core.start() :], text)
    if amount is None:
        return None
    if for_each:
        return _for_each(amount, _PARTS.findall(head))
    return amount if _is_name(head, bare=amount.bare) else Words(text)


def _demand(demand: str, text: str) -> Amount | None:
    return one_sided(demand, text) or two_sided(demand, text)


def _is_name(head: str, *, bare: bool) -> bool:
    """Whether a head only names what is measured.

    A bare number needs the name of a measure (完成率100%) or a deed (举办活动5场), and nothing bad: 差错率5% may be a
    limit. With an operator any name will do that does not turn the number round: 下降≥5% may be reported as 5% or -5%.
    """
    if _NOT_A_NAME.search(head):
        return False
    measure = _MEASURE.search(head) is not None
    if bare:
        return (measure or _DOES.match(head) is not None) and not _NEGATIVE.search(head)
    return measure or not _NEGATION.search(head) or _CHANGED_TO.search(head) is not None


def _for_each(amount: Amount, parts: list[str]) -> Amount | None:
    """每月1次 is 1次/月. 每月5日 is a day of the month and no amount."""
    units = {bound.quantity.unit for bound in (amount.low, amount.high) if bound}
    symbol = units.pop().symbol
    unit = None if units or symbol in _DAYS_OF else parse_unit("/".join((symbol, *parts)))
    return None if unit is None else in_unit(amount, unit)
