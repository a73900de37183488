"""Checks that a target is of the sort that the kind of its indicator wants: a number, a time, a limit of money."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcheck.findings import Finding, Head, Rule, Severity
from perfcheck.measures.criterion import Shape
from perfcheck.measures.lazy import Lazy
from perfcheck.messages import msg
from perfcheck.model.kinds import COST, is_cost
from perfcheck.validation.cells import cells, percent_cell, quantity_of, shape_of, wants_more
from perfcheck.validation.names import names_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcheck.measures.criterion import Criterion
    from perfcheck.messages import Message
    from perfcheck.model.indicators import Indicator
    from perfcheck.validation.names import Names
    from perfcheck.validation.submission import Entry, Submission

UNIT_UNFIT = Rule("PC301", "unit-unfit", Severity.ERROR, head=Head.RELEVANCE, source="财预〔2015〕88号")
COST_AT_LEAST = Rule("PC307", "cost-at-least", Severity.ERROR, head=Head.SOUNDNESS, source="财预〔2015〕88号")

_OF_WHAT = Lazy(r"[×xX*]\s*100\s*[%％]|÷|[^\W\d]{3,}/[^\W\d]{3,}|之比|比例|比率|比重|占.{1,20}的|率[。.]?\s*\Z")
_QUANTITY, _QUALITY, _TIME = "数量", "质量", "时效"
_WIDER_COSTS = ("社会", "生态", "环境")
"""Costs that are no money, such as 生态环境成本指标."""


def unit_unfit(submission: Submission) -> Iterator[Finding]:
    """A target whose unit does not fit the kind of its indicator.

    A 数量指标 wants a number of things, a 时效指标 a date or a time, a 成本指标 an amount of money. A percent fits them
    only where the name is that of a rate (覆盖率, 支付及时率, 成本节约率). Costs in counts of things are found as well.

    Why it matters:
        购买数量 100% does not say how much is bought, 项目总成本 100% not what it costs: whatever comes, it is
        fulfilled, and nobody can tell whether the money was worth it.

    Example:
        产出指标:
          数量指标:
            购买数量: 100%
          时效指标:
            资金支付时限: 100%
          成本指标:
            项目总成本: 100%
    Write instead:
        产出指标:
          数量指标:
            购买数量: 20台
          时效指标:
            资金支付时限: 12月31日前
          成本指标:
            项目总成本: ≤200万元
    Source:
        财预〔2015〕88号: the kinds of output indicators, and targets that are specific and quantified.
    """
    names = names_of(submission.rules.indicators)
    for entry in submission.of_projects:
        found = _unfit(entry, names)
        if found is None:
            continue
        key, cell, hint = found
        message = msg(
            "{name} is a {kind}, and {value} does not fit it", name=entry.name, kind=_kind(entry), value=str(cell)
        )
        yield Finding(UNIT_UNFIT, message, hint, submission.place(*entry.way, key))


def cost_at_least(submission: Submission) -> Iterator[Finding]:
    """A cost that is to be reached or exceeded: ≥ or 以上, or a standard by which more is better.

    What is saved (成本节约率) and rates such as an execution rate are none.

    Why it matters:
        A cost is a limit. With ≥ the target is met by spending more, and saving counts as failure.

    Example:
        成本指标:
          项目总成本: ≥200万元
    Write instead:
        成本指标:
          项目总成本: ≤200万元
    Source:
        财预〔2015〕88号: cost indicators reflect the cost that providing the outputs needs.
    """
    names = names_of(submission.rules.indicators)
    for entry in submission.of_projects:
        if not is_cost(entry.levels) or names.is_saved(entry.name):
            continue
        found = wants_more(submission, entry.indicator)
        if found is None or _is_share(entry, found[1], names):
            continue
        key, cell = found
        message = msg("{name} is a cost, and {value} asks for more of it", name=entry.name, value=str(cell))
        hint = msg("a cost is a limit: write ≤ or 以内")
        yield Finding(COST_AT_LEAST, message, hint, submission.place(*entry.way, key))


def _unfit(entry: Entry, names: Names) -> tuple[str, Criterion, Message] | None:
    """The cell that does not fit the kind of the indicator, and what to write."""
    kind = entry.levels[-1]
    if is_cost(entry.levels):
        return None if any(word in kind for word in _WIDER_COSTS) else _unfit_cost(entry, names)
    if not (_TIME in kind or _is_quantity(kind)) or names.is_rate(entry.name):
        return None
    percent = percent_cell(entry.indicator)
    if percent is None or _is_share_by_text(entry.indicator, percent[1], names):
        return None
    return *percent, _hint(kind)


def _is_quantity(kind: str) -> bool:
    return _QUANTITY in kind and _QUALITY not in kind


def _hint(kind: str) -> Message:
    """What to write instead of a percent."""
    if _TIME in kind:
        return msg("write a date or a time, such as 12月31日前, or name the rate that is meant, such as 完成及时率")
    return msg("write how many or how much, such as 20个, or name the rate that is meant, such as 完成率")


def _unfit_cost(entry: Entry, names: Names) -> tuple[str, Criterion, Message] | None:
    cell = percent_cell(entry.indicator)
    if cell is None or names.is_share_of_cost(entry.name) or _is_share_by_text(entry.indicator, cell[1], names):
        cell = _counted(entry.indicator)
    if cell is None:
        return None
    return *cell, msg("write the amount, such as ≤10万元, or name the rate that is meant, such as 成本节约率")


def _counted(indicator: Indicator) -> tuple[str, Criterion] | None:
    """The first cell of a cost that counts things; a limit (超支项目 ≤2个) may do so."""
    for key, cell in cells(indicator):
        quantity = quantity_of(indicator, cell)
        limit = shape_of(indicator, cell) in {Shape.AT_MOST, Shape.LESS_THAN}
        if quantity is not None and quantity.unit.is_count and quantity.number and not limit:
            return key, cell
    return None


def _is_share_by_text(indicator: Indicator, cell: Criterion, names: Names) -> bool:
    """Whether the cell (较上年增长8%) or the text that explains the indicator says what the percent is of."""
    if names.is_change(cell.text):
        return True
    return any(text and _OF_WHAT.search(text) for text in (indicator.description, indicator.definition))


def _is_share(entry: Entry, cell: Criterion, names: Names) -> bool:
    """Whether it is a share by which more can be better: 预算执行率 ≥95%."""
    quantity = quantity_of(entry.indicator, cell)
    return quantity is not None and quantity.unit.is_ratio and names.is_share_of_cost(entry.name)


def _kind(entry: Entry) -> str:
    """The level that tells the kind."""
    return next((level for level in reversed(entry.levels) if COST in level), entry.levels[-1])
