"""Why a project scores what it does: its money, its indicators, the sum, the cap and the grade."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcheck.assessment.arithmetic import execution_sum
from perfcheck.assessment.results import verdict_word
from perfcheck.assessment.scores import ProjectScore
from perfcheck.measures.numbers import plain
from perfcheck.measures.standard import LEVEL_WORDS
from perfcheck.messages import N_, msg
from perfcheck.reports.explain_rows import Part, Row, policy_rows, row, signal_rows
from perfcheck.reports.score_texts import points_text, total_message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcheck.assessment.explanation import ProjectExplanation
    from perfcheck.assessment.results import IndicatorResult
    from perfcheck.messages import Translate


def project_parts(one: ProjectExplanation, translate: Translate) -> Iterator[Part]:
    """Everything that there is to say about the score of a project."""
    project, score = one.project, one.project.score
    label = f"{project.schedule.short_code} {project.name}"
    assessment = one.assessment
    told = msg("not scored: {reason}", reason=msg("no policy was given")) if score is None else total_message(score)
    grade = score.grade.value if isinstance(score, ProjectScore) and score.grade is not None else ""
    head = (
        row(N_("where"), project.code, translate),
        row(N_("result"), told, translate, style=grade),
        row(
            N_("department"), f"{assessment.department.code} {assessment.department.name} {assessment.year}", translate
        ),
    )
    yield Part(label, head, "heading")
    if isinstance(score, ProjectScore):
        yield Part(translate(N_("Budget execution")), tuple(_execution_rows(score, translate)))
        rows = tuple(_indicator_row(result, translate) for result in project.results)
        yield Part(translate(N_("Points of the indicators")), rows)
        yield Part(translate(N_("Total")), tuple(_total_rows(one, score, translate)))
    light = tuple(signal_rows(one.signal, translate))
    if light:
        yield Part(translate(N_("Light of the money")), light)
    rules = tuple(policy_rows(one.policy_values, assessment.policy, translate))
    if rules:
        yield Part(translate(N_("Rules used")), rules)


def _execution_rows(score: ProjectScore, translate: Translate) -> Iterator[Row]:
    written = execution_sum(score.execution)
    if written is None:
        points = f"{points_text(score.execution.score)}/{plain(score.execution.points)}"
        yield row(N_("score"), msg("budget execution: {points}", points=points), translate)
    else:
        rate, points = written.split("; ")
        yield row(N_("rate"), rate, translate)
        yield row(N_("score"), points, translate)
    for reason in score.execution.reasons:
        yield row(N_("because"), reason, translate)


def _indicator_row(result: IndicatorResult, translate: Translate) -> Row:
    score = result.score
    word = msg(verdict_word(result.verdict))
    if score is None:
        return Row(points_text(None), msg("{name}: {level}", name=result.name, level=word).render(translate))
    label = f"{points_text(score.score)}/{plain(score.weight)}"
    return Row(label, msg("{name}: {level}", name=result.name, level=word).render(translate))


def _total_rows(one: ProjectExplanation, score: ProjectScore, translate: Translate) -> Iterator[Row]:
    """The sum of the scores as printed, what limits it, and its grade."""
    own = [result.score.score for result in one.project.results if result.score is not None]
    parts = [points_text(part) for part in (score.execution.score, *own) if part is not None]
    if score.cap is None:
        yield row(N_("sum"), f"{' + '.join(parts) or '0'} = {points_text(score.total)}", translate)
    else:
        yield row(N_("sum"), " + ".join(parts) or "0", translate)
        cap = msg("the execution rate allows at most {cap} points", cap=plain(score.cap))
        yield row(N_("cap"), cap, translate)
        yield row(N_("total"), points_text(score.total), translate)
    if not score.is_complete:
        range_ = f"{points_text(score.least)}-{points_text(score.most)}"
        told = msg(
            "{reported} of 100 points are reported; {range} is possible", reported=plain(score.reported), range=range_
        )
        yield row(N_("open"), told, translate)
    if score.grade is not None:
        yield row(N_("grade"), msg(LEVEL_WORDS[score.grade]), translate, style=score.grade.value)
    for note in score.notes:
        yield row(N_("note"), note, translate)
