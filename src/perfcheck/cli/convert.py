"""``perfcheck convert``: a target file as a workbook, and a workbook as a target file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from perfcheck.cli.options import DEFAULT_SIZE, MEGABYTE, ColourOption, LanguageOption, SizeOption
from perfcheck.cli.session import Colour, UsageProblemError
from perfcheck.messages import N_, msg

if TYPE_CHECKING:
    from collections.abc import Mapping

    from perfcheck.cli.session import Session
    from perfcheck.findings import Finding
    from perfcheck.sources.frames import Plain
    from perfcheck.sources.yaml_tree import Tree

FileArgument = Annotated[Path, typer.Argument(metavar="FILE", help=N_("Targets: a YAML file or a workbook (.xlsx)."))]
OutputOption = Annotated[
    Path, typer.Option("--output", "-o", help=N_("The file to write: .xlsx for a YAML file, .yaml for a workbook."))
]
ForceOption = Annotated[
    bool, typer.Option("--force", help=N_("Replace the file if it exists; never a YAML file with comments."))
]

WORKBOOK = frozenset({".xlsx"})
YAML = frozenset({".yaml", ".yml"})


def convert(
    context: typer.Context,
    file: FileArgument,
    *,
    output: OutputOption,
    force: ForceOption = False,
    color: ColourOption = Colour.AUTO,
    max_size: SizeOption = DEFAULT_SIZE,
    lang: LanguageOption = None,  # noqa: ARG001 - read before the commands are known
) -> int:
    """Turn a target file into a workbook, or a workbook into a target file."""
    from perfcheck.cli.exits import ExitCode, code_for
    from perfcheck.cli.findings_output import show_on_stderr
    from perfcheck.cli.output import deliver, prepare

    session: Session = context.obj
    limit = max_size * MEGABYTE
    to_workbook = _direction(file, output)
    _keep_comments(output, limit)
    prepare(output, force=force, inputs=(file,))
    tree, findings = _read(file, limit)
    if tree is not None and to_workbook:
        from perfcheck.reports.target_book.limits import unfit

        findings = (*findings, *unfit(tree.data, tree.origin))
    show_on_stderr(findings, session, color)
    code = code_for(findings)
    if code is not ExitCode.FINE or tree is None or not isinstance(tree.data, dict):
        session.tell(msg("{path} was not written: correct these errors first", path=str(output)))
        return code or ExitCode.UNUSABLE
    content = _workbook(tree.data, session) if to_workbook else _yaml(tree.data)
    deliver(content, output, session, force=force)
    if to_workbook:
        _tell_comments(file, limit, session)
        _tell_marks(tree.data, file, session)
    return ExitCode.FINE


def _direction(file: Path, output: Path) -> bool:
    """Whether a workbook is to be made.

    Raises:
        UsageProblemError: both files are of one kind, or the ending of the result means neither.
    """
    from perfcheck.sources.workbooks.sniffing import is_workbook

    ending = output.suffix.lower()
    if ending not in WORKBOOK | YAML:
        endings = (".xlsx", ".yaml", ".yml")
        raise UsageProblemError(msg("{path}: the ending must be one of {endings}", path=str(output), endings=endings))
    from_workbook = is_workbook(file)
    if from_workbook and ending in WORKBOOK:
        raise UsageProblemError(msg("both are workbooks; a workbook is turned into YAML: -o FILE.yaml"))
    if not from_workbook and ending in YAML:
        raise UsageProblemError(msg("both are YAML files; a YAML file is turned into a workbook: -o FILE.xlsx"))
    return ending in WORKBOOK


def _keep_comments(output: Path, limit: int) -> None:
    """Leave a YAML file alone that has comments, which are nowhere else.

    Raises:
        UsageProblemError: there is such a file.
    """
    count = _comments(output, limit) if output.suffix.lower() in YAML and output.exists() else 0
    if count:
        raise UsageProblemError(
            msg(
                "{path} has {count} comments, which would be lost, and was left as it is; write to another file, or"
                " delete this one first",
                path=str(output),
                count=count,
            )
        )


def _comments(path: Path, limit: int) -> int:
    from perfcheck.source_text import SourceText
    from perfcheck.sources.comments import comments_of_people
    from perfcheck.sources.files import read_text

    text = read_text(path, str(path), limit=limit)
    return comments_of_people(SourceText(text)) if isinstance(text, str) else 0


def _read(file: Path, limit: int) -> tuple[Tree | None, tuple[Finding, ...]]:
    """The cells of a target file, and what is wrong with it.

    Raises:
        UsageProblemError: it is a file of another kind.
    """
    from perfcheck.model.actuals import Actuals
    from perfcheck.model.targets import Targets
    from perfcheck.sources.documents import read_document
    from perfcheck.sources.target_cells import target_cells

    reading = read_document(file, limit=limit)
    if reading.template is not None or isinstance(reading.document, Actuals):
        raise UsageProblemError(
            msg(
                "{path} has actual figures; convert is for targets. A workbook for figures is made by: perfcheck"
                " template actuals",
                path=str(file),
            )
        )
    if reading.document is not None and not isinstance(reading.document, Targets):
        raise UsageProblemError(msg("{path} has no targets; convert is for targets", path=str(file)))
    return (None if reading.document is None else target_cells(file, limit=limit)), reading.findings


def _workbook(data: Mapping[str, Plain], session: Session) -> bytes:
    from perfcheck.reports.target_book.book import target_workbook
    from perfcheck.sources.policies import policy

    return target_workbook(data, policy(), session.translate)


def _yaml(data: Mapping[str, Plain]) -> bytes:
    from perfcheck.reports.target_yaml import target_yaml

    return target_yaml(data).encode()


def _tell_comments(file: Path, limit: int, session: Session) -> None:
    count = _comments(file, limit)
    if count:
        session.tell(
            msg("{count} comments of {path} are not in the workbook; keep the YAML file", count=count, path=str(file))
        )


def _tell_marks(data: Mapping[str, Plain], file: Path, session: Session) -> None:
    count = len(data.get("review") or ())
    if count:
        session.tell(
            msg("{count} marks of an import are not in the workbook; they stay in {path}", count=count, path=str(file))
        )
