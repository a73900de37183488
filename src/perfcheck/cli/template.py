"""``perfcheck template``: workbooks for people to fill in, made from what is known already."""

from __future__ import annotations

import typer

from perfcheck.cli.help import SpokenCommand, SpokenGroup
from perfcheck.cli.options import LanguageOption
from perfcheck.cli.template_actuals import actuals
from perfcheck.cli.template_targets import targets
from perfcheck.messages import N_

template = typer.Typer(
    name="template",
    cls=SpokenGroup,
    help=N_("Make a workbook to fill in."),
    no_args_is_help=True,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@template.callback()
def common(*, lang: LanguageOption = None) -> None:
    """Options that stand before the command."""


template.command(name="actuals", cls=SpokenCommand, help=N_("Make a workbook for actual figures from the targets."))(
    actuals
)
template.command(name="targets", cls=SpokenCommand, help=N_("Make a workbook for the targets of a year."))(targets)
