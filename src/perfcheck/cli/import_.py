"""``perfcheck import``: documents as target files, with marks for what a person has to look at."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from perfcheck.cli.options import DEFAULT_SIZE, MEGABYTE, ForceOption, LanguageOption, SizeOption
from perfcheck.messages import N_, msg

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfcheck.cli.session import Session
    from perfcheck.findings import Finding
    from perfcheck.importing.run import Imported
    from perfcheck.messages import Message

FilesArgument = Annotated[
    list[Path],
    typer.Argument(metavar="FILE...", help=N_("Documents with targets: Word, Excel, PDF, or a text dump of one.")),
]
OutputOption = Annotated[
    Path | None,
    typer.Option("--output", "-o", help=N_("The target file to write, or a folder; stdout where it is left out.")),
]
DepartmentOption = Annotated[
    str | None, typer.Option("--department", metavar="CODE|NAME", help=N_("Only this department: code or name."))
]
YearOption = Annotated[
    int | None,
    typer.Option("--year", min=2000, max=2099, help=N_("The budget year, instead of the one in the document.")),
]
StrictOption = Annotated[bool, typer.Option("--strict", help=N_("Write nothing while there is anything to look at."))]


def import_(
    context: typer.Context,
    files: FilesArgument,
    *,
    output: OutputOption = None,
    department: DepartmentOption = None,
    year: YearOption = None,
    strict: StrictOption = False,
    force: ForceOption = False,
    max_size: SizeOption = DEFAULT_SIZE,
    lang: LanguageOption = None,  # noqa: ARG001 - read before the commands are known
) -> int:
    """Turn documents into target files."""
    from perfcheck.cli.exits import ExitCode
    from perfcheck.cli.import_names import destinations
    from perfcheck.cli.import_output import kept, tell_marks, tell_summary, written_out
    from perfcheck.cli.output import prepare

    session: Session = context.obj
    results, code = _read(files, year, max_size * MEGABYTE, session)
    chosen = kept(results, department)
    places = destinations(chosen, output)
    for place in places:
        prepare(place, force=force, inputs=files)
    for one, place in zip(chosen, places, strict=True):
        tell_marks(one.marks, session)
        if strict and one.marks:
            session.tell(_refused(one, place))
            code = max(code, ExitCode.FOUND)
        elif not written_out(one, place, session, force=force):
            code = ExitCode.UNUSABLE
        tell_summary(one, session)
    return code


def _read(files: Sequence[Path], year: int | None, limit: int, session: Session) -> tuple[list[Imported], int]:
    """What the documents hold, and the exit code so far; what cannot be used is told in a line each."""
    from perfcheck.cli.exits import ExitCode
    from perfcheck.cli.progress import progress
    from perfcheck.importing.run import import_file

    results: list[Imported] = []
    code = ExitCode.FINE
    for path in dict.fromkeys(files):
        with progress(session, msg("reading {file}", file=path.name)) as watch:
            found = import_file(path, limit=limit, year=year, watch=watch)
        if isinstance(found, tuple):
            results.extend(found)
        else:
            session.tell(_line(found))
            code = ExitCode.UNUSABLE
    return results, code


def _line(finding: Finding) -> Message:
    code, message = finding.rule.code, finding.message
    said = msg("{place}: {code}: {message}", place=finding.place.file or "", code=code, message=message)
    return said if finding.hint is None else msg("{said}; {hint}", said=said, hint=finding.hint)


def _refused(one: Imported, place: Path | None) -> Message:
    name = one.name if place is None else str(place)
    return msg("{name} was not written: {count} marks stand, and --strict was given", name=name, count=len(one.marks))
