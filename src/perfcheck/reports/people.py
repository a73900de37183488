"""The report for people, in the layout that its place asks for."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from perfcheck.reports.outline import closing, opening, schedule_blocks, sections
from perfcheck.reports.plain import plain_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

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


def _laid_out(blocks: Iterable[Block], canvas: Canvas) -> str:
    if canvas.width is None and not canvas.colour:
        return plain_text(blocks, canvas.translate)
    from perfcheck.reports.narrow import narrow_lines  # noqa: PLC0415 - a pipe needs none of it
    from perfcheck.reports.paint import painted  # noqa: PLC0415
    from perfcheck.reports.wide import WIDE, wide_lines  # noqa: PLC0415

    width = canvas.width or NARROW
    lay_out = wide_lines if width >= WIDE else narrow_lines
    return painted(lay_out(blocks, width, canvas.translate), colour=canvas.colour)


NARROW = 80
"""The width where colour is asked for and no terminal tells one."""
