"""The report for people, in the layout that its place asks for."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from perfcheck.reports.frame import Frame, nothing
from perfcheck.reports.monitor_outline import monitor_blocks
from perfcheck.reports.monitor_texts import LEGEND
from perfcheck.reports.outline import Paragraph, closing, opening, schedule_blocks, sections
from perfcheck.reports.plain import plain_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from perfcheck.assessment.monitoring_results import Monitoring
    from perfcheck.assessment.results import Assessment
    from perfcheck.assessment.scheduling import Schedules
    from perfcheck.messages import Translate
    from perfcheck.reports.canvas import Canvas
    from perfcheck.reports.outline import Block


def grade_text(canvas: Canvas) -> Frame:
    """Assessments one below the other."""
    return Frame(
        part=lambda one: _laid_out(_course(one, canvas.translate), canvas),
        between="" if _is_plain(canvas) else "\n",
        tail=nothing,
        is_data=False,
    )


def _course(assessment: Assessment, translate: Translate) -> Iterator[Block]:
    yield from opening(assessment, translate)
    yield from sections(assessment, translate)
    yield from closing(assessment, translate)


def schedule_text(departments: Sequence[Schedules], canvas: Canvas) -> str:
    """Schedules one below the other."""
    blocks = chain.from_iterable(schedule_blocks(one, canvas.translate) for one in departments)
    return _laid_out(blocks, canvas)


def monitor_text(monitorings: Sequence[Monitoring], canvas: Canvas) -> str:
    """What monitoring says of departments, one below the other."""
    blocks = chain.from_iterable(monitor_blocks(one, canvas.translate) for one in monitorings)
    return _laid_out(blocks, canvas, watched=True)


def _laid_out(blocks: Iterable[Block], canvas: Canvas, *, watched: bool = False) -> str:
    if _is_plain(canvas):
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


def _is_plain(canvas: Canvas) -> bool:
    """Whether it is for a pipe or a file."""
    return canvas.width is None and not canvas.colour


NARROW = 80
"""The width where colour is asked for and no terminal tells one."""
