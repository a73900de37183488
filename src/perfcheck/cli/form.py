"""``perfcheck form``: the official forms, filled and ready to print."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from perfcheck.cli.options import (
    DEFAULT_SIZE,
    MEGABYTE,
    ColourOption,
    ForceOption,
    LanguageOption,
    PolicyOption,
    ProjectsOption,
    SizeOption,
    StrictOption,
    TargetsOption,
)
from perfcheck.cli.schedule import ActualsOption
from perfcheck.cli.session import Colour, UsageProblemError
from perfcheck.messages import N_, msg

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfcheck.cli.bundled import Assessed
    from perfcheck.cli.session import Session
    from perfcheck.reports.forms.catalogue import FormKind
    from perfcheck.reports.forms.layout import Form
    from perfcheck.review.form_case import FormCase
    from perfcheck.sources.bundles import Collection

NameArgument = Annotated[
    str | None,
    typer.Argument(
        metavar="[NAME]",
        help=N_(
            "The form: project-targets 项目支出绩效目标表, self-evaluation 项目支出绩效自评表, "
            "monitoring 项目支出绩效目标执行监控表, department-self-evaluation 部门整体支出绩效自评表, "
            "hebei-functions 部门职责绩效目标表, hebei-projects 项目绩效目标表, review 绩效目标审核表. "
            "Without a name all are listed."
        ),
    ),
]
AllOption = Annotated[bool, typer.Option("--all", help=N_("All projects, a sheet each; so too without --project."))]
OutputOption = Annotated[Path | None, typer.Option("--output", "-o", help=N_("The workbook to write (.xlsx)."))]


def form(
    context: typer.Context,
    name: NameArgument = None,
    *,
    actuals: ActualsOption = None,
    targets: TargetsOption = None,
    project: ProjectsOption = None,
    every: AllOption = False,
    policy: PolicyOption = None,
    output: OutputOption = None,
    force: ForceOption = False,
    strict: StrictOption = False,
    color: ColourOption = Colour.AUTO,
    max_size: SizeOption = DEFAULT_SIZE,
    lang: LanguageOption = None,  # noqa: ARG001 - read before the commands are known
) -> int:
    """Fill an official form, or list all forms."""
    from perfcheck.cli.bundled import only_named
    from perfcheck.cli.exits import ExitCode, code_for
    from perfcheck.cli.findings_output import show_on_stderr
    from perfcheck.cli.output import keep_inputs
    from perfcheck.reports.forms.catalogue import forms_text

    session: Session = context.obj
    if name is None:
        sys.stdout.write(forms_text())
        return ExitCode.FINE
    from perfcheck.review.form_case import only_cases

    kind = _kind(name, project or (), every=every)
    path = _checked_output(output, force=force)
    collection = _collected(kind, actuals, targets, max_size * MEGABYTE, session)
    assessed = _cases(kind, collection, policy, session)
    chosen = only_named(assessed.results, project or (), only_cases)
    if chosen:
        keep_inputs(path, assessed.files)
        _write(kind, chosen, path, session, force=force)
    # What is wrong counts even where only some projects are looked at.
    findings = assessed.findings()
    show_on_stderr(findings, session, color)
    return code_for(findings, strict=strict)


def _kind(name: str, projects: Sequence[str], *, every: bool) -> FormKind:
    """The form of this name, if the other options go with it.

    Raises:
        UsageProblemError: there is none, or they do not.
    """
    from perfcheck.reports.forms.catalogue import KINDS

    kind = KINDS.get(name)
    if kind is None:
        names = tuple(f"{one.name} {one.title}" for one in KINDS.values())
        raise UsageProblemError(msg("there is no form {name}; there are {names}", name=name, names=names))
    if projects and every:
        raise UsageProblemError(msg("--project and --all do not go together"))
    if projects and kind.is_of_department:
        raise UsageProblemError(
            msg("{name} is a form for the whole department; --project does not go with it", name=name)
        )
    return kind


def _checked_output(output: Path | None, *, force: bool) -> Path:
    from perfcheck.cli.output import prepare

    if output is None:
        raise UsageProblemError(msg("a workbook needs a file: -o FILE.xlsx"))
    if output.suffix.lower() != ".xlsx":
        raise UsageProblemError(msg("{path}: a form is a workbook; its name must end in .xlsx", path=str(output)))
    prepare(output, force=force)
    return output


def _collected(
    kind: FormKind, actuals: Sequence[Path] | None, targets: Path | None, limit: int, session: Session
) -> Collection:
    """The files; forms of targets alone read no figures that were not named."""
    from perfcheck.cli.bundled import collected
    from perfcheck.sources.bundles import collect_newest, collect_targets

    if actuals:
        return collected(actuals, targets, session, limit)
    if not kind.needs_figures:
        return collect_targets(Path(), targets, limit=limit)
    collection = collect_newest(Path(), targets, limit=limit)
    if any(not bundle.actuals for bundle in collection.bundles):
        raise UsageProblemError(msg("{name} needs actual figures; name their file with --actuals", name=kind.name))
    return collection


def _cases(kind: FormKind, collection: Collection, policy: str | None, session: Session) -> Assessed[FormCase]:
    from perfcheck.cli.bundled import each_bundle
    from perfcheck.review.form_case import case_of_targets, case_with_figures, reviewed
    from perfcheck.review.policies import Policies

    policies = Policies(policy)
    case_of = case_with_figures if kind.needs_figures else case_of_targets
    assessed = each_bundle(collection, lambda bundle: case_of(bundle, policies.of_bundle(bundle)), session)
    if kind.name == "review":
        return replace(assessed, results=tuple(reviewed(case, policy) for case in assessed.results))
    return assessed


def _write(kind: FormKind, cases: Sequence[FormCase], path: Path, session: Session, *, force: bool) -> None:
    """Forms speak Chinese whatever the session speaks."""
    from perfcheck.cli.output import deliver
    from perfcheck.i18n import Language, translator
    from perfcheck.reports.forms.catalogue import filled_forms
    from perfcheck.reports.forms.writing import form_workbook

    chinese = translator(Language.ZH)
    forms = tuple(filled_forms(kind, cases, chinese))
    drawn = [case.drawn for case in cases] if kind.needs_figures else []
    deliver(form_workbook(forms, drawn, chinese), path, session, force=force)
    _tell_gaps(forms, session)


def _tell_gaps(forms: Sequence[Form], session: Session) -> None:
    from perfcheck.reports.forms.gaps import gap_messages, gaps_of

    for line in gap_messages([gap for one in forms for gap in gaps_of(one)]):
        session.tell(line)
