"""Checks of 指标值确定依据: what a target rests on."""

from __future__ import annotations

from collections import defaultdict
from functools import cache, partial
from typing import TYPE_CHECKING

from perfcheck.findings import Finding, Head, Rule, Severity
from perfcheck.measures.lazy import Lazy
from perfcheck.messages import N_, msg
from perfcheck.validation.sameness import shared_by_most
from perfcheck.validation.wording import has_any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcheck.validation.submission import Entry, Submission

BASIS_NO_STANDARD = Rule(
    "PC306", "basis-no-standard", Severity.WARNING, head=Head.FEASIBILITY, source="财预〔2015〕88号"
)
SAME_BASIS_EVERYWHERE = Rule(
    "PC309", "same-basis-everywhere", Severity.WARNING, head=Head.FEASIBILITY, source=N_("review practice")
)

_YEAR = Lazy(r"(?<!\d)((?:19|20)[0-9]{2})(?=年|[-—~至])")


def basis_no_standard(submission: Submission) -> Iterator[Finding]:
    """A basis (指标值确定依据) that names no plan, trade, historical or budget standard.

    One finding for all indicators of a project with the same basis. Where some indicators of a project have a basis,
    those without one are found too.

    Why it matters:
        Whether a target is too low or out of reach can only be told by what it rests on. 工作指标要求 is no such thing:
        it says that the target is a target.

    Example:
        basis: 工作指标要求
    Write instead:
        basis: 《2020年度招商工作计划》
    Source:
        财预〔2015〕88号: targets rest on 计划标准, 行业标准, 历史标准 or other standards.
    """
    names_standard = cache(partial(_names_standard, submission))
    for entries in submission.of_project.values():
        by_basis = _by_basis(entries)
        if not any(by_basis):
            continue
        for basis, having in by_basis.items():
            if not basis:
                yield _missing(submission, having, len(entries))
            elif not names_standard(basis):
                yield _no_standard(submission, basis, having, len(entries))


def same_basis_everywhere(submission: Submission) -> Iterator[Finding]:
    """One basis for (nearly) all targets of a project. A basis that names no standard is left to PC306.

    Why it matters:
        A number of people, a rate of quality and a satisfaction do not come from one source; a basis that was copied
        down the column was not looked up.

    Example:
        indicators:
          产出指标:
            数量指标:
              培训人次: {target: 500人次, basis: 计划标准}
            质量指标:
              考试合格率: {target: ≥95%, basis: 计划标准}
    Write instead:
        indicators:
          产出指标:
            数量指标:
              培训人次: {target: 500人次, basis: 《2020年度培训计划》}
            质量指标:
              考试合格率: {target: ≥95%, basis: 近三年平均合格率93%}
    Source:
        Review practice; no document says so.
    """
    for entries in submission.of_project.values():
        shared = shared_by_most(
            submission, [(entry, (entry.indicator.basis or "").strip() or None) for entry in entries]
        )
        if shared is None or not _names_standard(submission, shared.value):
            continue
        message = msg(
            "{count} of {rows} indicators rest on the same basis, {basis}",
            count=len(shared.having),
            rows=len(entries),
            basis=shared.value,
        )
        hint = msg("write for each indicator what its own target rests on")
        yield Finding(SAME_BASIS_EVERYWHERE, message, hint, submission.place(*shared.having[0].way, "basis"))


def _by_basis(entries: tuple[Entry, ...]) -> dict[str, list[Entry]]:
    by_basis: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        by_basis[(entry.indicator.basis or "").strip()].append(entry)
    return by_basis


def _names_standard(submission: Submission, basis: str) -> bool:
    """Whether it says so in words, or names an earlier year: 2019年实际完成值 is a historical standard."""
    if has_any(basis, submission.rules.indicators.basis_words):
        return True
    return any(int(year) < submission.targets.year for year in _YEAR.findall(basis))


def _no_standard(submission: Submission, basis: str, having: list[Entry], rows: int) -> Finding:
    message = msg(
        "the basis {basis} names no standard ({count} of {rows} indicators have it)",
        basis=basis,
        count=len(having),
        rows=rows,
    )
    hint = msg("name the plan, trade, historical or budget standard, such as 2019年实际完成值 or 《…工作计划》")
    return Finding(BASIS_NO_STANDARD, message, hint, submission.place(*having[0].way, "basis"))


def _missing(submission: Submission, having: list[Entry], rows: int) -> Finding:
    message = msg(
        "{name} has no basis ({count} of {rows} indicators have none)",
        name=having[0].name,
        count=len(having),
        rows=rows,
    )
    hint = msg("write the plan, trade, historical or budget standard that its target rests on")
    return Finding(BASIS_NO_STANDARD, message, hint, submission.place(*having[0].way, key=True))
