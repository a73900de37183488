"""``perfcheck rule``: what a rule finds, why it matters, what to write instead."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from perfcheck.cli.options import ColourOption, LanguageOption
from perfcheck.cli.session import Colour, UsageProblemError
from perfcheck.messages import N_, msg

if TYPE_CHECKING:
    from perfcheck.cli.session import Session

CodeArgument = Annotated[
    str | None, typer.Argument(metavar="[CODE]", help=N_("Code or name of a rule; all rules without one."))
]


def rule(
    context: typer.Context,
    code: CodeArgument = None,
    *,
    color: ColourOption = Colour.AUTO,
    lang: LanguageOption = None,  # noqa: ARG001 - read before the commands are known
) -> int:
    """Explain a rule, or list all rules."""
    from perfcheck.cli.exits import ExitCode
    from perfcheck.reports.paint import painted
    from perfcheck.reports.rule_pages import list_lines, page_lines
    from perfcheck.review.catalogue import ALL_RULES, rule_called
    from perfcheck.sources.pages import page, summary

    session: Session = context.obj
    language = session.language.value
    if code is None:
        lines = list_lines(ALL_RULES, lambda one: summary(one.code, language), session.translate)
    else:
        wanted = rule_called(code)
        if wanted is None:
            raise UsageProblemError(msg("there is no rule {names}; perfcheck rule lists all", names=code))
        lines = page_lines(wanted, page(wanted.code, language), session.translate)
    sys.stdout.write(painted(lines, colour=session.colours(sys.stdout, color)))
    return ExitCode.FINE
