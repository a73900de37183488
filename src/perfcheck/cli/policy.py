"""``perfcheck policy``: the rules of a place with their sources."""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated

import typer

from perfcheck.cli.options import ColourOption, ForceOption, LanguageOption, OutputOption, format_of
from perfcheck.cli.session import Colour, UsageProblemError
from perfcheck.messages import N_, msg

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from perfcheck.cli.session import Session
    from perfcheck.findings import Finding
    from perfcheck.model.policy import Policy
    from perfcheck.reports.canvas import Canvas


class PolicyFormat(StrEnum):
    """The forms in which a policy can be had."""

    TEXT = "text"
    YAML = "yaml"
    JSON = "json"


ENDINGS: Mapping[str, PolicyFormat] = MappingProxyType(
    {
        ".txt": PolicyFormat.TEXT,
        ".yaml": PolicyFormat.YAML,
        ".yml": PolicyFormat.YAML,
        ".json": PolicyFormat.JSON,
    }
)
"""What the ending of an output file says."""

NameArgument = Annotated[
    str | None, typer.Argument(metavar="[NAME|FILE]", help=N_("A policy by its name, or a file; all without one."))
]
PolicyFormatOption = Annotated[PolicyFormat | None, typer.Option("--format", help=N_("Form of the output."))]


def policy(
    context: typer.Context,
    name: NameArgument = None,
    *,
    form: PolicyFormatOption = None,
    output: OutputOption = None,
    force: ForceOption = False,
    color: ColourOption = Colour.AUTO,
    lang: LanguageOption = None,  # noqa: ARG001 - read before the commands are known
) -> int:
    """Show the rules of a place with their sources, or list all policies."""
    from perfcheck.cli.exits import code_for
    from perfcheck.cli.findings_output import show_on_stderr
    from perfcheck.cli.output import deliver, prepare

    session: Session = context.obj
    shape = format_of(form, output, ENDINGS, PolicyFormat.TEXT)
    if name is None and shape is PolicyFormat.YAML:
        raise UsageProblemError(msg("name the policy that you want as YAML, for example mof-2020"))
    prepare(output, force=force)
    policies, findings = _policies(name)
    if not findings:
        canvas = session.canvas(color, output)
        report = _list(shape, policies, canvas) if name is None else _page(shape, policies[0], canvas)
        deliver(report, output, session, force=force)
    show_on_stderr(findings, session, color)
    return code_for(findings)


def _policies(name: str | None) -> tuple[tuple[Policy, ...], tuple[Finding, ...]]:
    """The policy of this name, or all; or what is wrong with it."""
    from perfcheck.findings import Checked
    from perfcheck.review.policies import Policies
    from perfcheck.sources.policies import policy as shipped
    from perfcheck.sources.policies import shipped_policies

    if name is None:
        return tuple(shipped(one) for one in shipped_policies()), ()
    found = Policies(name).named(None)
    return ((), found.findings) if isinstance(found, Checked) else ((found,), ())


def _list(shape: PolicyFormat, policies: Sequence[Policy], canvas: Canvas) -> str | bytes:
    if shape is PolicyFormat.JSON:
        from perfcheck.reports.policy_json import policy_list_json

        return policy_list_json(policies).encode()
    from perfcheck.reports.policy_text import policy_list

    return policy_list(policies, canvas)


def _page(shape: PolicyFormat, one: Policy, canvas: Canvas) -> str | bytes:
    """The policy in the form that was asked for; only its own module is imported."""
    if shape is PolicyFormat.JSON:
        from perfcheck.reports.policy_json import policy_json

        return policy_json(one).encode()
    if shape is PolicyFormat.YAML:
        from perfcheck.reports.policy_yaml import policy_yaml

        return policy_yaml(one, canvas.translate).encode()
    from perfcheck.reports.policy_text import policy_page

    return policy_page(one, canvas)
