"""The report of ``perfcheck grade``, written department by department where its form allows it."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from perfcheck.cli.options import Format
from perfcheck.i18n import Language, translator

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence
    from pathlib import Path

    from perfcheck.assessment.results import Assessment
    from perfcheck.cli.progress import Bar
    from perfcheck.cli.session import Colour, Session
    from perfcheck.findings import Finding
    from perfcheck.measures.standard import Level
    from perfcheck.reports.canvas import Canvas
    from perfcheck.reports.frame import Frame
    from perfcheck.review.departments import Graded, GradeWishes
    from perfcheck.sources.plans import Plan


@dataclass(frozen=True, slots=True)
class Look:
    """The form of a report and the place where it is shown; it travels between processes, which a canvas cannot."""

    shape: Format
    language: Language
    width: int | None
    colour: bool
    blocks: bool

    @property
    def canvas(self) -> Canvas:
        """What reports are told of the place."""
        from perfcheck.reports.canvas import Canvas

        return Canvas(translator(self.language), self.width, self.colour, self.blocks)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a call asks for: how to grade, how it looks, which projects, and the least level that is good enough."""

    wishes: GradeWishes
    look: Look
    projects: tuple[str, ...]
    least: Level | None


@dataclass(frozen=True, slots=True)
class Part:
    """What the report says of one department, and the names of its indicators that are below the least level."""

    text: str
    below: tuple[str, ...]


@dataclass(slots=True)
class Told:
    """What is known when all departments are graded."""

    findings: list[Finding] = field(default_factory=list)
    unplaced: list[Finding] = field(default_factory=list)
    files: list[Path] = field(default_factory=list)
    below: list[str] = field(default_factory=list)

    def take(self, graded: Graded[Part] | Graded[Assessment]) -> None:
        """Note what came of a department."""
        self.unplaced.extend(graded.unplaced)
        self.findings.extend(graded.findings)
        self.files.extend(graded.files)

    def loose(self) -> tuple[Finding, ...]:
        """The findings that came into no assessment. One policy is wrong for all departments alike."""
        return tuple(dict.fromkeys(self.unplaced))

    def every(self) -> tuple[Finding, ...]:
        """All findings."""
        return (*self.loose(), *self.findings)


def look_of(shape: Format, session: Session, color: Colour, output: Path | None) -> Look:
    """What the report will look like."""
    canvas = session.canvas(color, output)
    return Look(shape, session.language, canvas.width, canvas.colour, canvas.blocks)


def streamed(plans: Sequence[Plan], wanted: Wanted, told: Told, bar: Bar | None) -> Generator[str | bytes, None, None]:
    """The report piece by piece, while departments are graded; nothing where none can be."""
    from perfcheck.review.departments import graded_each

    frame = _frame(wanted.look)
    begun = False
    for graded in graded_each(plans, wanted.wishes, partial(_part, look=wanted.look, least=wanted.least), bar):
        told.take(graded)
        if graded.result is None:
            continue
        told.below.extend(graded.result.below)
        if bar is not None and sys.stdout.isatty():
            bar.clear()
        yield _sent((frame.between if begun else frame.head) + graded.result.text, frame)
        begun = True
    if begun:
        yield _sent(frame.tail(told.loose()), frame)


def held(plans: Sequence[Plan], wanted: Wanted, told: Told, bar: Bar | None) -> Generator[str | bytes, None, None]:
    """The report at once, where it needs all departments: a workbook, or some projects wherever they are."""
    from perfcheck.assessment.focus import only_projects
    from perfcheck.cli.bundled import only_named
    from perfcheck.review.departments import graded_each

    assessments: list[Assessment] = []
    for graded in graded_each(plans, wanted.wishes, _itself, bar, shared=False):
        told.take(graded)
        assessments.extend(() if graded.result is None else (graded.result,))
    shown = only_named(tuple(assessments), wanted.projects, only_projects)
    told.below.extend(_below(shown, wanted.least))
    if not shown:
        return
    if wanted.look.shape is Format.XLSX:
        from perfcheck.reports.workbook import grade_workbook

        yield grade_workbook(shown, wanted.look.canvas.translate, findings=told.loose())
        return
    from perfcheck.reports.frame import framed

    frame = _frame(wanted.look)
    yield _sent(framed(frame, shown, told.loose()), frame)


def _below(assessments: Sequence[Assessment], least: Level | None) -> tuple[str, ...]:
    """The names of the indicators below a level."""
    from perfcheck.assessment.focus import worse_than

    return () if least is None else tuple(result.name for result in worse_than(assessments, least))


def _part(assessment: Assessment, look: Look, least: Level | None) -> Part:
    return Part(_frame(look).part(assessment), _below((assessment,), least))


def _itself(assessment: Assessment) -> Assessment:
    return assessment


def _sent(text: str, frame: Frame) -> str | bytes:
    return text.encode(errors="replace") if frame.is_data else text


def _frame(look: Look) -> Frame:
    """The frame of the form; only its own module is imported."""
    canvas = look.canvas
    if look.shape is Format.JSON:
        from perfcheck.reports.json_report import grade_json

        return grade_json(canvas.translate)
    if look.shape is Format.CSV:
        from perfcheck.reports.csv_report import grade_csv

        return grade_csv(canvas.translate)
    if look.shape is Format.MARKDOWN:
        from perfcheck.reports.markdown import grade_markdown

        return grade_markdown(canvas.translate)
    from perfcheck.reports.people import grade_text

    return grade_text(canvas)
