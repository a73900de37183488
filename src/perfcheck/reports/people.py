"""The report for people, in the layout that its place asks for."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from perfcheck.reports.monitor_outline import monitor_blocks
from perfcheck.reports.monitor_texts import LEGEND
from perfcheck.reports.outline import Paragraph, closing, opening, schedule_blocks, sections
from perfcheck.reports.plain import plain_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from perfcheck.assessment.monitoring_results import Monitoring
    from perfcheck.assessment.results import Assessment
    from perfcheck.assessment.scheduling import Schedules
    from perfcheck.reports.canvas import Canvas
    from perfcheck.reports.outline import Block


def grade_text(assessments: Sequence[Assessment], canvas: Canvas) -> str:
    """Assessments one below the other."""
    blocks = chain.from_iterable(
        (*opening(one, canvas.translate), *sections(one, canvas.translate), *closing(one, canvas.translate))
        for one in assessments
    )
    return _laid_out(blocks, canvas)


def schedule_text(departments: Sequence[Schedules], canvas: Canvas) -> str:
    """Schedules one below the other."""
    blocks = chain.from_iterable(schedule_blocks(one, canvas.translate) for one in departments)
    return _laid_out(blocks, canvas)


def monitor_text(monitorings: Sequence[Monitoring], canvas: Canvas) -> str:
    """What monitoring says of departments, one below the other."""
    blocks = chain.from_iterable(monitor_blocks(one, canvas.translate) for one in monitorings)
    return _laid_out(blocks, canvas, watched=True)


def _laid_out(blocks: Iterable[Block], canvas: Canvas, *, watched: bool = False) -> str:
    if canvas.width is None and not canvas.colour:
        return plain_text(blocks, canvas.translate)
    from perfcheck.reports.narrow import narrow_lines  # noqa: PLC0415 - a pipe needs none of it
    from perfcheck.reports.paint import painted  # noqa: PLC0415
    from perfcheck.reports.wide import GRADES, LIGHTS, WIDE, wide_lines  # noqa: PLC0415

    width, translate = canvas.width or NARROW, canvas.translate
    if width >= WIDE:
        legend = (Paragraph(translate(LEGEND), aside=True),) if watched else ()
        lines = wide_lines(chain(blocks, legend), width, translate, LIGHTS if watched else GRADES)
    else:
        lines = narrow_lines(blocks, width, translate)
    return painted(lines, colour=canvas.colour)


NARROW = 80
"""The width where colour is asked for and no terminal tells one."""
