"""Checks that the name of an indicator is that of one measure, and says it in plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcheck.findings import Finding, Head, Rule, Severity
from perfcheck.messages import N_, msg
from perfcheck.validation.cells import is_countable, is_whole, percent_cell, place_of_name
from perfcheck.validation.clauses import Clauses
from perfcheck.validation.joints import joints_of
from perfcheck.validation.names import names_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcheck.messages import Message
    from perfcheck.validation.names import Names
    from perfcheck.validation.submission import Entry, Submission

NOT_A_MEASURE = Rule("PC302", "not-a-measure", Severity.ERROR, head=Head.RELEVANCE, source="财预〔2015〕88号")
COMPOUND_INDICATOR = Rule(
    "PC303", "compound-indicator", Severity.WARNING, head=Head.RELEVANCE, source=N_("review practice")
)


def not_a_measure(submission: Submission) -> Iterator[Finding]:
    """The name of an indicator that is no measure: a sentence, a slogan, or a clause of the objective.

    A thing that is counted (引进企业 4个) needs no noun of a measure. What is judged in words (促进就业: 效果明显) is
    left to PC311.

    Why it matters:
        节约经费，认真完成工作 100% can be neither counted nor disproved. An indicator names what is measured; what
        shall be done stands in the objective.

    Example:
        经济效益指标:
          节约经费，认真完成工作: 100%
        社会效益指标:
          树立良好形象: 100%
    Write instead:
        经济效益指标:
          经费节约率: ≥5%
        社会效益指标:
          新增就业人数: ≥50人
    Source:
        财预〔2015〕88号: indicators quantify the objective and are specific.
    """
    names, clauses = names_of(submission.rules.indicators), Clauses(submission)
    for entry in submission.entries:
        why = _why_no_measure(entry, names, clauses)
        if why is not None:
            hint = msg("name what is counted or measured, such as …数量, …率, …金额, with its unit in the target")
            yield Finding(NOT_A_MEASURE, why, hint, place_of_name(submission, entry))


def compound_indicator(submission: Submission) -> Iterator[Finding]:
    """One indicator that holds two measures, joined by 及, 和, 与 or 、.

    One measure of several things (道路和桥梁养护里程, 培训、会议次数) is none.

    Why it matters:
        Two measures have two units and two targets; one value cannot say which of them was reached.

    Example:
        商贸物流企业注册数量及贸易金额: 20家
    Write instead:
        商贸物流企业注册数量: 20家
        商贸物流企业贸易金额: 3000万元
    Source:
        Review practice; no document says so.
    """
    joints = joints_of(submission.rules.indicators)
    for entry in submission.entries:
        two = joints.measures(entry.name)
        if two is not None:
            message = msg(
                "{name} holds two measures: {first} and {second}", name=entry.name, first=two[0], second=two[1]
            )
            hint = msg("make two indicators of it, each with its own target")
            yield Finding(COMPOUND_INDICATOR, message, hint, place_of_name(submission, entry))


def _why_no_measure(entry: Entry, names: Names, clauses: Clauses) -> Message | None:
    if names.is_plain_measure(entry.name):
        return None
    if names.is_sentence(entry.name, countable=is_countable(entry.indicator)):
        return msg("{name} is a sentence, not the name of a measure", name=entry.name)
    percent = percent_cell(entry.indicator)
    if percent is None:
        return None
    changes = names.is_change(entry.name) and not is_whole(entry.indicator)
    if names.is_slogan(entry.name) and not changes:
        return msg("{name} is a slogan: {value} of what?", name=entry.name, value=str(percent[1]))
    if names.measure(entry.name) is None and not names.is_rate(entry.name) and clauses.has(entry):
        return msg("{name} is a clause of the objective, not the name of a measure", name=entry.name)
    return None
