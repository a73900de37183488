"""``perfcheck trend``: how figures and spending went from file to file of a year."""

from __future__ import annotations

from enum import StrEnum
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated

import typer

from perfcheck.cli.options import (
    DEFAULT_SIZE,
    MEGABYTE,
    ColourOption,
    ForceOption,
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
from perfcheck.messages import N_

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from perfcheck.assessment.trend_results import Trend
    from perfcheck.cli.session import Session
    from perfcheck.findings import Finding
    from perfcheck.reports.canvas import Canvas


class TrendFormat(StrEnum):
    """The forms in which a trend can be had."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


ENDINGS: Mapping[str, TrendFormat] = MappingProxyType(
    {".txt": TrendFormat.TABLE, ".json": TrendFormat.JSON, ".csv": TrendFormat.CSV}
)
"""What the ending of an output file says."""

ActualsArgument = Annotated[
    list[Path], typer.Argument(metavar="ACTUALS...", help=N_("Files of actual figures, or folders of them."))
]
TrendFormatOption = Annotated[TrendFormat | None, typer.Option("--format", help=N_("Form of the output."))]


def trend(
    context: typer.Context,
    actuals: ActualsArgument,
    *,
    targets: TargetsOption = None,
    project: ProjectsOption = None,
    policy: PolicyOption = None,
    form: TrendFormatOption = None,
    output: OutputOption = None,
    force: ForceOption = False,
    strict: StrictOption = False,
    color: ColourOption = Colour.AUTO,
    max_size: SizeOption = DEFAULT_SIZE,
    lang: LanguageOption = None,  # noqa: ARG001 - read before the commands are known
) -> int:
    """Show how figures and spending went from file to file of a year."""
    from perfcheck.assessment.trends import only_series
    from perfcheck.assessment.trends import trend as course
    from perfcheck.cli.bundled import Ending, collected, conclude, each_bundle, only_named
    from perfcheck.cli.output import prepare
    from perfcheck.review.policies import Policies

    session: Session = context.obj
    shape = format_of(form, output, ENDINGS, TrendFormat.TABLE)
    prepare(output, force=force, inputs=(*actuals, *filter(None, (targets,))))
    collection = collected(actuals, targets, session, max_size * MEGABYTE)
    policies = Policies(policy)
    assessed = each_bundle(
        collection, lambda bundle: course(bundle.targets, bundle.actuals, policies.of_bundle(bundle)), session
    )
    shown = only_named(assessed.results, project or (), only_series)
    report = partial(_report, shape, shown, assessed.unplaced) if shown else None
    return conclude(assessed, report, Ending(output, force, color, strict), session)


def _report(shape: TrendFormat, trends: Sequence[Trend], unplaced: Sequence[Finding], canvas: Canvas) -> str | bytes:
    """The trends in the form that was asked for; only its own module is imported."""
    if shape is TrendFormat.JSON:
        from perfcheck.reports.trend_json import trend_json

        return trend_json(trends, canvas.translate, findings=unplaced).encode()
    if shape is TrendFormat.CSV:
        from perfcheck.reports.trend_csv import trend_csv

        return trend_csv(trends, canvas.translate)
    from perfcheck.reports.trend_people import trend_text

    return trend_text(trends, canvas)
