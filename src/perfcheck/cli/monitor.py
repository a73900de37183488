"""``perfcheck monitor``: the lights of targets and money during the year, and what to do."""

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
    PolicyOption,
    ProjectsOption,
    SizeOption,
    StrictOption,
    TargetsOption,
    format_of,
)
from perfcheck.cli.session import Colour
from perfcheck.messages import N_, msg

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfcheck.assessment.monitoring_results import Light, Monitoring
    from perfcheck.cli.session import Session
    from perfcheck.findings import Finding
    from perfcheck.reports.canvas import Canvas
    from perfcheck.review.policies import Policies
    from perfcheck.sources.bundles import Bundle


ActualsArgument = Annotated[
    list[Path], typer.Argument(metavar="ACTUALS...", help=N_("Files of actual figures, or folders of them."))
]
FailOnOption = Annotated[
    str | None,
    typer.Option("--fail-on", metavar="LIGHT", help=N_("Exit with 1 if a light is this one or a worse one.")),
]


def monitor(
    context: typer.Context,
    actuals: ActualsArgument,
    *,
    targets: TargetsOption = None,
    project: ProjectsOption = None,
    policy: PolicyOption = None,
    form: FormatOption = None,
    output: OutputOption = None,
    force: ForceOption = False,
    fail_on: FailOnOption = None,
    strict: StrictOption = False,
    color: ColourOption = Colour.AUTO,
    max_size: SizeOption = DEFAULT_SIZE,
    lang: LanguageOption = None,  # noqa: ARG001 - read before the commands are known
) -> int:
    """Watch targets and spending during the year: lights, forecasts, what to do."""
    from perfcheck.assessment.focus import only_watched
    from perfcheck.cli.bundled import Ending, collected, conclude, each_bundle, only_named
    from perfcheck.cli.lights import bad_light_named
    from perfcheck.cli.output import prepare
    from perfcheck.review.policies import Policies

    session: Session = context.obj
    worst = None if fail_on is None else bad_light_named(fail_on)
    shape = format_of(form, output, ENDINGS, Format.TABLE)
    prepare(output, force=force, inputs=(*actuals, *filter(None, (targets,))))
    collection = collected(actuals, targets, session, max_size * MEGABYTE)
    policies = Policies(policy)
    assessed = each_bundle(collection, lambda bundle: _watched(bundle, policies), session)
    shown = only_named(assessed.results, project or (), only_watched)
    report = partial(_report, shape, shown, assessed.unplaced) if shown else None
    code = conclude(assessed, report, Ending(output, force, color, strict), session)
    return code if worst is None else max(code, _lit(shown, worst, session))


def _watched(bundle: Bundle, policies: Policies) -> Monitoring:
    from perfcheck.assessment.grading import grade
    from perfcheck.assessment.monitoring import monitor as watch

    return watch(grade(bundle.targets, bundle.actuals), policies.of_bundle(bundle))


def _report(
    shape: Format, monitorings: Sequence[Monitoring], unplaced: Sequence[Finding], canvas: Canvas
) -> str | bytes:
    """What monitoring says in the form that was asked for; only its own module is imported."""
    if shape is Format.JSON:
        from perfcheck.reports.monitor_json import monitor_json

        return monitor_json(monitorings, canvas.translate, findings=unplaced).encode()
    if shape is Format.CSV:
        from perfcheck.reports.csv_report import monitor_csv

        return monitor_csv(monitorings, canvas.translate)
    if shape is Format.MARKDOWN:
        from perfcheck.reports.monitor_markdown import monitor_markdown

        return monitor_markdown(monitorings, canvas.translate, findings=unplaced).encode()
    if shape is Format.XLSX:
        from perfcheck.reports.monitor_workbook import monitor_workbook

        return monitor_workbook(monitorings, canvas.translate, findings=unplaced)
    from perfcheck.reports.people import monitor_text

    return monitor_text(monitorings, canvas)


def _lit(monitorings: Sequence[Monitoring], worst: Light, session: Session) -> int:
    """The exit code for lights that are as bad as the one that was asked for, which are counted."""
    from perfcheck.assessment.focus import lit
    from perfcheck.assessment.monitoring_results import LIGHT_WORDS, Light
    from perfcheck.cli.exits import ExitCode

    signals = lit(monitorings, worst)
    if not signals:
        return ExitCode.FINE
    counts = tuple(
        msg("{light} {count}", light=msg(LIGHT_WORDS[light]), count=count)
        for light in Light
        if (count := sum(signal.light is light for signal in signals))
    )
    session.tell(msg("--fail-on {light}: {counts}", light=worst.value, counts=counts))
    return ExitCode.FOUND
