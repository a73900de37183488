"""``perfcheck explain``: why an indicator or a project stands as it does, down to the source lines."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated

import typer

from perfcheck.cli.completion import indicator_names, project_names
from perfcheck.cli.options import (
    DEFAULT_SIZE,
    MEGABYTE,
    ColourOption,
    ForceOption,
    LanguageOption,
    OutputOption,
    PolicyOption,
    SizeOption,
    StrictOption,
    TargetsOption,
    format_of,
)
from perfcheck.cli.session import Colour, UsageProblemError
from perfcheck.messages import N_, msg

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from perfcheck.assessment.explanation import Explanation
    from perfcheck.assessment.results import Assessment
    from perfcheck.cli.session import Session
    from perfcheck.findings import Finding
    from perfcheck.reports.canvas import Canvas
    from perfcheck.review.policies import Policies
    from perfcheck.sources.bundles import Bundle


class ExplainFormat(StrEnum):
    """The forms in which an explanation can be had."""

    TEXT = "text"
    JSON = "json"


ENDINGS: Mapping[str, ExplainFormat] = MappingProxyType({".txt": ExplainFormat.TEXT, ".json": ExplainFormat.JSON})
"""What the ending of an output file says."""

NameArgument = Annotated[
    str | None,
    typer.Argument(
        metavar="[INDICATOR]",
        help=N_("An indicator by its name, or with what stands above it: EU89/数量指标/购买数量."),
        autocompletion=indicator_names,
    ),
]
ProjectOption = Annotated[
    str | None,
    typer.Option(
        "--project",
        "-p",
        help=N_("The project of the indicator, by code or name; alone, its score is explained."),
        autocompletion=project_names,
    ),
]
ActualsOption = Annotated[
    list[Path] | None,
    typer.Option("--actuals", "-a", help=N_("File of actual figures; by default the newest one under actuals/.")),
]
ExplainFormatOption = Annotated[ExplainFormat | None, typer.Option("--format", help=N_("Form of the output."))]


def explain(
    context: typer.Context,
    name: NameArgument = None,
    *,
    project: ProjectOption = None,
    actuals: ActualsOption = None,
    targets: TargetsOption = None,
    policy: PolicyOption = None,
    form: ExplainFormatOption = None,
    output: OutputOption = None,
    force: ForceOption = False,
    strict: StrictOption = False,
    color: ColourOption = Colour.AUTO,
    max_size: SizeOption = DEFAULT_SIZE,
    lang: LanguageOption = None,  # noqa: ARG001 - read before the commands are known
) -> int:
    """Explain why an indicator or a project stands as it does."""
    from perfcheck.cli.bundled import collected, each_bundle
    from perfcheck.cli.exits import code_for
    from perfcheck.cli.findings_output import show_on_stderr
    from perfcheck.cli.output import deliver, keep_inputs, prepare
    from perfcheck.review.policies import Policies
    from perfcheck.sources.bundles import collect_newest

    session: Session = context.obj
    if name is None and project is None:
        raise UsageProblemError(msg("name an indicator (perfcheck explain 购买数量) or a project (--project EU89)"))
    shape = format_of(form, output, ENDINGS, ExplainFormat.TEXT)
    prepare(output, force=force)
    limit = max_size * MEGABYTE
    if actuals:
        collection = collected(actuals, targets, session, limit)
    else:
        collection = collect_newest(Path(), targets, limit=limit)
    policies = Policies(policy)
    assessed = each_bundle(collection, lambda bundle: _assessed(bundle, policies), session)
    findings = assessed.unplaced
    if assessed.results:
        keep_inputs(output, assessed.files)
        explanation = _explained(assessed.results, name, project)
        findings = (*findings, *explanation.assessment.findings)
        deliver(_report(shape, explanation, findings, session.canvas(color, output)), output, session, force=force)
    show_on_stderr(findings, session, color)
    return code_for(findings, strict=strict)


def _assessed(bundle: Bundle, policies: Policies) -> Assessment:
    """The assessment of a department; how its targets are read where there are no figures."""
    from perfcheck.assessment.grading import grade, planned

    policy = policies.of_bundle(bundle)
    return grade(bundle.targets, bundle.actuals, policy) if bundle.actuals else planned(bundle.targets, policy)


def _explained(assessments: Sequence[Assessment], name: str | None, project: str | None) -> Explanation:
    from perfcheck.assessment.explanation import ChoiceError
    from perfcheck.assessment.explanation import explain as explained

    try:
        return explained(assessments, name, project=project)
    except ChoiceError as error:
        raise UsageProblemError(error.message) from None


def _report(shape: ExplainFormat, explanation: Explanation, findings: Sequence[Finding], canvas: Canvas) -> str | bytes:
    """The explanation in the form that was asked for; only its own module is imported."""
    if shape is ExplainFormat.JSON:
        from perfcheck.reports.explain_json import explain_json

        return explain_json(explanation, canvas.translate, findings=findings).encode()
    from perfcheck.reports.explain_text import explain_text

    return explain_text(explanation, canvas)
