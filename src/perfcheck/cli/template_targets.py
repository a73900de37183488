"""``perfcheck template targets``: a workbook for the targets of a year, to be filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from perfcheck.cli.options import ColourOption, ForceOption, LanguageOption, OutputOption, PolicyOption
from perfcheck.cli.session import Colour, UsageProblemError
from perfcheck.messages import N_, msg

if TYPE_CHECKING:
    from perfcheck.cli.session import Session
    from perfcheck.sources.frames import Plain

YearOption = Annotated[str, typer.Option("--year", metavar="YEAR", help=N_("Budget year of the targets: 2027."))]
DepartmentOption = Annotated[
    str | None, typer.Option("--department", metavar="CODE", help=N_("Code of the department, for example 322."))
]
NameOption = Annotated[str | None, typer.Option("--name", help=N_("Name of the department."))]


def targets(
    context: typer.Context,
    *,
    year: YearOption,
    department: DepartmentOption = None,
    name: NameOption = None,
    policy: PolicyOption = None,
    output: OutputOption = None,
    force: ForceOption = False,
    color: ColourOption = Colour.AUTO,
    lang: LanguageOption = None,  # noqa: ARG001 - read before the commands are known
) -> int:
    """Make a workbook for the targets of a year."""
    from perfcheck.cli.exits import ExitCode, code_for
    from perfcheck.cli.findings_output import show_on_stderr
    from perfcheck.cli.output import deliver, prepare
    from perfcheck.findings import Checked
    from perfcheck.reports.target_book.book import target_workbook
    from perfcheck.review.policies import Policies

    session: Session = context.obj
    _check_year(year)
    if output is None or output.suffix.lower() != ".xlsx":
        raise UsageProblemError(msg("a workbook needs a file: -o FILE.xlsx"))
    prepare(output, force=force)
    rules = Policies(policy).named(None)
    if isinstance(rules, Checked):
        show_on_stderr(rules.findings, session, color)
        return code_for(rules.findings)
    data: dict[str, Plain] = {"year": year, "department": {"code": department, "name": name}, "money_unit": "万元"}
    deliver(target_workbook(data, rules, session.translate, to_fill_in=True), output, session, force=force)
    return ExitCode.FINE


def _check_year(text: str) -> None:
    """Refuse what is no budget year.

    Raises:
        UsageProblemError: it is none.
    """
    from pydantic import TypeAdapter, ValidationError

    from perfcheck.model.cells import Year

    try:
        TypeAdapter(Year).validate_python(text)
    except ValidationError as error:
        raise UsageProblemError(error.errors()[0]["ctx"]["message"]) from None
