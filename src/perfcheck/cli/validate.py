"""``perfcheck validate``: what a reviewer would send back, in every file."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path, PurePath
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
    SizeOption,
    StrictOption,
    format_of,
)
from perfcheck.cli.session import Colour, UsageProblemError
from perfcheck.messages import N_, msg

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from perfcheck.cli.session import Session
    from perfcheck.findings import Checked
    from perfcheck.reports.findings.formats import View


class FindingsFormat(StrEnum):
    """The forms in which findings can be had."""

    FULL = "full"
    CONCISE = "concise"
    JSON = "json"
    CSV = "csv"
    GITHUB = "github"
    GITLAB = "gitlab"
    SARIF = "sarif"
    JUNIT = "junit"
    XLSX = "xlsx"


ENDINGS: Mapping[str, FindingsFormat] = MappingProxyType(
    {
        ".txt": FindingsFormat.FULL,
        ".json": FindingsFormat.JSON,
        ".csv": FindingsFormat.CSV,
        ".sarif": FindingsFormat.SARIF,
        ".xml": FindingsFormat.JUNIT,
        ".xlsx": FindingsFormat.XLSX,
    }
)
"""What the ending of an output file says."""

PathsArgument = Annotated[
    list[Path], typer.Argument(metavar="PATH...", help=N_("Target files, files of actual figures, or folders of them."))
]
SelectOption = Annotated[
    list[str] | None,
    typer.Option("--select", metavar="RULE", help=N_("Only these rules: codes, PC2 for a family, or names.")),
]
IgnoreOption = Annotated[list[str] | None, typer.Option("--ignore", metavar="RULE", help=N_("All but these rules."))]
ShowIgnoredOption = Annotated[
    bool, typer.Option("--show-ignored", help=N_("Also list what comments in the files silence."))
]
FindingsFormatOption = Annotated[FindingsFormat | None, typer.Option("--format", help=N_("Form of the output."))]


def validate(
    context: typer.Context,
    paths: PathsArgument,
    *,
    select: SelectOption = None,
    ignore: IgnoreOption = None,
    strict: StrictOption = False,
    show_ignored: ShowIgnoredOption = False,
    policy: PolicyOption = None,
    form: FindingsFormatOption = None,
    output: OutputOption = None,
    force: ForceOption = False,
    color: ColourOption = Colour.AUTO,
    max_size: SizeOption = DEFAULT_SIZE,
    lang: LanguageOption = None,  # noqa: ARG001 - read before the commands are known
) -> int:
    """Find what a reviewer would send back in target files and files of actual figures."""
    from perfcheck.cli.exits import code_of_all
    from perfcheck.cli.findings_output import summary_of_all
    from perfcheck.cli.output import deliver, prepare
    from perfcheck.cli.progress import progress
    from perfcheck.review.files import Wishes
    from perfcheck.review.run import check_paths

    session: Session = context.obj
    shape = format_of(form, output, ENDINGS, FindingsFormat.FULL)
    prepare(output, force=force, inputs=paths)
    wishes = Wishes(_rules(select), _rules(ignore), policy, strict, max_size * MEGABYTE)
    with progress(session, msg("checking")) as watch:
        files = check_paths(paths, wishes, watch)
    if output is not None or shape not in _QUIET or _has_something(files, show_ignored=show_ignored):
        report = _report(shape, files, _view(session, color, output, show_ignored=show_ignored))
        deliver(report, output, session, force=force)
    session.tell(summary_of_all(files))
    return code_of_all(files)


_QUIET = frozenset({FindingsFormat.FULL, FindingsFormat.CONCISE, FindingsFormat.GITHUB})
"""Forms for people and for logs say nothing when all is well; the others are documents, which may be empty."""

_FOR_PROGRAMS = frozenset({FindingsFormat.JSON, FindingsFormat.GITLAB, FindingsFormat.SARIF, FindingsFormat.JUNIT})


def _has_something(files: Iterable[Checked], *, show_ignored: bool) -> bool:
    return any(one.findings or (show_ignored and one.ignored) for one in files)


def _rules(named: Sequence[str] | None) -> tuple[str, ...] | None:
    """The rules of an option, which may be given several times or with commas.

    Raises:
        UsageProblemError: a name means no rule.
    """
    if not named:
        return None
    from perfcheck.review.catalogue import unknown_names

    names = tuple(part for one in named for part in one.replace(",", " ").split())
    unknown = unknown_names(names)
    if unknown:
        raise UsageProblemError(msg("there is no rule {names}; perfcheck rule lists all", names=unknown))
    return names


def _view(session: Session, color: Colour, output: Path | None, *, show_ignored: bool) -> View:
    from perfcheck import __version__
    from perfcheck.reports.findings.formats import View
    from perfcheck.sources.pages import summary

    canvas = session.canvas(color, output)
    return View(
        canvas.translate,
        __version__,
        PurePath(Path.cwd()),
        show_ignored,
        canvas.width,
        canvas.colour,
        lambda code: summary(code, session.language.value),
    )


def _report(shape: FindingsFormat, files: Sequence[Checked], view: View) -> str | bytes:
    from perfcheck.reports.findings.formats import FORMATS

    report = FORMATS[shape.value](files, view)
    # What other programs read is UTF-8, whatever the terminal is.
    return report.encode(errors="replace") if isinstance(report, str) and shape in _FOR_PROGRAMS else report
