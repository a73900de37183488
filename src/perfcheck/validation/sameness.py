"""Checks that the rows of a project were thought of one by one: same values, and rows copied between projects."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, Generic, TypeVar

from perfcheck.findings import Finding, Head, Rule, Severity
from perfcheck.measures.criterion import Undetermined, Unreadable
from perfcheck.messages import N_, msg

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

    from perfcheck.measures.criterion import Criterion
    from perfcheck.measures.quantity import Quantity
    from perfcheck.validation.submission import Entry, Submission

SAME_VALUE_EVERYWHERE = Rule(
    "PC308", "same-value-everywhere", Severity.WARNING, head=Head.FEASIBILITY, source=N_("review practice")
)
COPIED_BETWEEN_PROJECTS = Rule(
    "PC310", "copied-between-projects", Severity.WARNING, head=Head.RELEVANCE, source=N_("review practice")
)

T = TypeVar("T", bound="Hashable")


@dataclass(frozen=True, slots=True)
class Shared(Generic[T]):
    """What most rows of a project have, and those that have it."""

    value: T
    having: tuple[Entry, ...]


def shared_by_most(submission: Submission, values: Sequence[tuple[Entry, T | None]]) -> Shared[T] | None:
    """The value that so many of a project's rows have as the policy lets pass no longer; rows may have none (None)."""
    if len(values) < submission.rules.consistency.fewest_rows:
        return None
    having: dict[T, list[Entry]] = defaultdict(list)
    for entry, value in values:
        if value is not None:
            having[value].append(entry)
    if not having:
        return None
    value, entries = max(having.items(), key=lambda item: len(item[1]))
    enough = len(entries) >= _same_share(submission) * len(values)
    return Shared(value, tuple(entries)) if enough else None


def same_value_everywhere(submission: Submission) -> Iterator[Finding]:
    """One target for (nearly) all indicators of a project.

    Why it matters:
        Where a number of things, a date, a cost and a satisfaction are all to be 100 %, nobody has asked of any of
        them how much it should be.

    Example:
        培训人次: 100%
        培训合格率: 100%
        完成时限: 100%
        培训成本: 100%
        学员满意度: 100%
    Write instead:
        培训人次: 500人次
        培训合格率: ≥95%
        完成时限: 10月31日前
        培训成本: ≤20万元
        学员满意度: ≥90%
    Source:
        Review practice; no document says so.
    """
    for entries in submission.of_project.values():
        shared = shared_by_most(submission, [(entry, _said(entry.indicator.target)) for entry in entries])
        if shared is not None:
            message = msg(
                "{count} of {rows} indicators have the same target, {value}",
                count=len(shared.having),
                rows=len(entries),
                value=str(shared.value),
            )
            hint = msg("set each target by itself: a number, a date, an amount, a rate that can be missed")
            yield Finding(SAME_VALUE_EVERYWHERE, message, hint, submission.place(*shared.having[0].way, "target"))


def copied_between_projects(submission: Submission) -> Iterator[Finding]:
    """A project whose indicators are, for the most part, those of another project word for word.

    A row is the same where levels, name, description, target and standard are.

    Why it matters:
        Two projects are two purposes. Indicators that fit both say nothing of either.

    Example:
        projects:
          A01: {name: 企业扶持资金, indicators: {产出指标: {数量指标: {购买数量: 100%}}}}
          A02: {name: 招商费用, indicators: {产出指标: {数量指标: {购买数量: 100%}}}}
    Write instead:
        projects:
          A01: {name: 企业扶持资金, indicators: {产出指标: {数量指标: {扶持企业数量: 20家}}}}
          A02: {name: 招商费用, indicators: {产出指标: {数量指标: {举办招商活动次数: 6次}}}}
    Source:
        Review practice; no document says so.
    """
    share, fewest = _share(submission.rules.indicators.copied_share), submission.rules.consistency.fewest_rows
    seen: dict[Hashable, tuple[str, ...]] = {}
    for code, entries in submission.of_project.items():
        rows = [_content(entry) for entry in entries]
        others = [seen.get(row, ()) for row in rows]
        like = Counter(chain.from_iterable(others))
        seen.update({row: (*before[:1], code) for row, before in zip(rows, others, strict=True)})
        if len(rows) < fewest or not like:
            continue
        other, count = like.most_common(1)[0]
        if count >= share * len(rows):
            yield _copied(submission, code, other, count)


def _copied(submission: Submission, code: str, other: str, count: int) -> Finding:
    projects = submission.targets.projects
    message = msg(
        "{count} of {rows} indicators of {name} are those of {other} ({code}) word for word",
        count=count,
        rows=len(submission.of_project[code]),
        name=projects[code].name,
        other=projects[other].name,
        code=other,
    )
    hint = msg("write indicators that measure what this project does and what it is for")
    return Finding(COPIED_BETWEEN_PROJECTS, message, hint, submission.place("projects", code, key=True))


def _content(entry: Entry) -> Hashable:
    one = entry.indicator
    cells = map(str, (one.target, one.excellent, one.good, one.fair, one.poor))
    return entry.levels, entry.name, (one.description or "").strip(), *cells


def _said(cell: Criterion | None) -> Criterion | None:
    return None if isinstance(cell, Undetermined | Unreadable) else cell


@lru_cache(maxsize=1)
def _same_share(submission: Submission) -> Fraction:
    return _share(submission.rules.indicators.same_share)


def _share(percent: Quantity) -> Fraction:
    return Fraction(percent.magnitude)
