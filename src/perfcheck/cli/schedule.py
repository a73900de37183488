"""``perfcheck schedule``: spending plans, planned against spent."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from perfcheck.cli.options import (
    DEFAULT_SIZE,
    ENDINGS,
    MEGABYTE,
    ColourOption,
    ForceOption,
    Format,
    FormatOption,
    LanguageOption,
    OutputOption,
    ProjectsOption,
    SizeOption,
    StrictOption,
    TargetsOption,
    format_of,
)
from perfcheck.cli.session import Colour, UsageProblemError
from perfcheck.messages import N_, msg

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from perfcheck.assessment.scheduling import Schedules
    from perfcheck.cli.session import Session
    from perfcheck.findings import Finding
    from perfcheck.reports.canvas import Canvas
    from perfcheck.sources.bundles import Bundle, Collection

DayOption = Annotated[
    str | None, typer.Option("--as-of", metavar="DATE", help=N_("The day to look at; by default that of the figures."))
]
ActualsOption = Annotated[
    list[Path] | None,
    typer.Option("--actuals", "-a", help=N_("File of actual figures; by default the newest one under actuals/.")),
]


def schedule(
    context: typer.Context,
    *,
    project: ProjectsOption = None,
    as_of: DayOption = None,
    actuals: ActualsOption = None,
    targets: TargetsOption = None,
    form: FormatOption = None,
    output: OutputOption = None,
    force: ForceOption = False,
    strict: StrictOption = False,
    color: ColourOption = Colour.AUTO,
    max_size: SizeOption = DEFAULT_SIZE,
    lang: LanguageOption = None,  # noqa: ARG001 - read before the commands are known
) -> int:
    """Show spending plans, planned against spent."""
    from perfcheck.assessment.scheduling import only_schedules
    from perfcheck.cli.bundled import Ending, conclude, each_bundle, only_named
    from perfcheck.cli.output import prepare

    session: Session = context.obj
    shape = format_of(form, output, ENDINGS, Format.TABLE)
    prepare(output, force=force, inputs=(*(actuals or ()), *filter(None, (targets,))))
    day = _day(as_of)
    collection = _collected(actuals, targets, day, max_size * MEGABYTE, session)
    assessed = each_bundle(collection, lambda bundle: _scheduled(bundle, day), session)
    shown = only_named(assessed.results, project or (), only_schedules)
    report = partial(_report, shape, shown, assessed.unplaced) if shown else None
    return conclude(assessed, report, Ending(output, force, color, strict), session)


def _day(text: str | None) -> date | None:
    from perfcheck.measures.days import parse_date
    from perfcheck.measures.errors import MeasureError

    try:
        return None if text is None else parse_date(text)
    except MeasureError as error:
        raise UsageProblemError(msg("--as-of: {problem}", problem=error.message)) from None


def _collected(
    actuals: Sequence[Path] | None, targets: Path | None, day: date | None, limit: int, session: Session
) -> Collection:
    from perfcheck.cli.bundled import collected
    from perfcheck.sources.bundles import collect_newest

    if actuals:
        return collected(actuals, targets, session, limit)
    return collect_newest(Path(), targets, None if day is None else day.year, limit=limit)


def _scheduled(bundle: Bundle, day: date | None) -> Schedules:
    from perfcheck.assessment.scheduling import OutsideYearError, schedules

    try:
        return schedules(bundle.targets, bundle.actuals, as_of=day)
    except OutsideYearError as error:
        outside = msg(
            "--as-of: {day} is not in {year}, the year of the targets",
            day=error.day.isoformat(),
            year=str(error.year),
        )
        raise UsageProblemError(outside) from None


def _report(
    shape: Format, departments: Sequence[Schedules], unplaced: Sequence[Finding], canvas: Canvas
) -> str | bytes:
    """The schedules in the form that was asked for; only its own module is imported."""
    if shape is Format.JSON:
        from perfcheck.reports.json_report import schedule_json

        return schedule_json(departments, canvas.translate, findings=unplaced).encode()
    if shape is Format.CSV:
        from perfcheck.reports.csv_report import schedule_csv

        return schedule_csv(departments, canvas.translate)
    if shape is Format.MARKDOWN:
        from perfcheck.reports.markdown import schedule_markdown

        return schedule_markdown(departments, canvas.translate, findings=unplaced).encode()
    if shape is Format.XLSX:
        from perfcheck.reports.workbook import schedule_workbook

        return schedule_workbook(departments, canvas.translate, findings=unplaced)
    from perfcheck.reports.people import schedule_text

    return schedule_text(departments, canvas)
