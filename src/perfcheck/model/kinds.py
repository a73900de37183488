"""What kind of indicator it is, read from its name and from the levels above it: cost, negative, growing or not."""

from __future__ import annotations

from functools import lru_cache

from perfcheck.measures.lazy import Lazy

COST = "成本"
"""The kind of which less is better: at level 2 in 财预〔2015〕88号, at level 1 in 财预〔2021〕101号."""
SATISFACTION = "满意度"
NOT_PRO_RATED = ("质量", "时效", COST, SATISFACTION)
"""Kinds that do not grow with the year: at any time they are held against the whole target."""

_BAD = Lazy(
    "减少|减低|降低|下降|事故|投诉|违规|违法|违约|差错|逾期|超期|消耗(?!品)|能耗|排放|伤亡|死亡|损失|损耗|发病|返贫"
    "|失业|不良|辍学|流失|缺陷|故障|拥堵|成本$"
)
_DEALT_WITH = Lazy(
    "(?!.*(?:成本|费用)$).*?(?:处理|处置|办结|办理|解决|整改|回复|回访|查处|化解|结案|调处|挽回|控制|排查|治理|防治|防范|预防|演练|宣传|培训|教育"
    "|检查|监测|监管|巡查|救援|救助|清收|采购|购置|满意|(?:降低|下降|减少|达标|降)(?:完成|及时)?(?:率|幅度?)$)"
)
_DURATION = Lazy("(?:时限|用时|耗时|(?:等待|响应|处理|处置|办理|办结|审批|到达)(?:时间|时长|天数))$")


@lru_cache(maxsize=1024)
def is_cost(levels: tuple[str, ...]) -> bool:
    """Whether one of the levels above is 成本指标."""
    return any(COST in level for level in levels)


@lru_cache(maxsize=1024)
def is_satisfaction(levels: tuple[str, ...]) -> bool:
    """Whether one of the levels above is 满意度指标."""
    return any(SATISFACTION in level for level in levels)


@lru_cache(maxsize=1024)
def grows_with_year(levels: tuple[str, ...]) -> bool:
    """Whether indicators below these levels add up over the year."""
    return not any(kind in level for level in levels for kind in NOT_PRO_RATED)


@lru_cache(maxsize=4096)
def is_negative(name: str) -> bool:
    """Whether less of what the name says is better: 投诉次数, 资源消耗.

    Dealing with such things is good, and more of it is better: 投诉处理率, 事故隐患排查次数, 能耗降低率.
    """
    bad = _BAD.search(name)
    return bad is not None and not _DEALT_WITH.match(name[bad.start() :])


def is_duration(name: str) -> bool:
    """Whether the name is that of a time which should be short: 办结时限, 平均响应时间."""
    return _DURATION.search(name) is not None
