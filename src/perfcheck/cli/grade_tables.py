"""``perfcheck grade --from``: tables of indicators, graded by an engine."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType
from typing import TYPE_CHECKING

from perfcheck.cli.exits import ExitCode, code_for
from perfcheck.cli.output import deliver, place, prepare
from perfcheck.cli.session import UsageProblemError
from perfcheck.columnar.engines import Engine, EngineMissingError, EngineName, Form, engine_named
from perfcheck.findings import Checked
from perfcheck.measures.days import parse_date
from perfcheck.measures.errors import MeasureError
from perfcheck.messages import msg

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from perfcheck.cli.session import Colour, Session
    from perfcheck.columnar.desk import Desk
    from perfcheck.columnar.run import Counts, GradedTable, Sheet

_FORMS = MappingProxyType({".parquet": Form.PARQUET, ".csv": Form.CSV})


@dataclass(frozen=True, slots=True)
class TableWishes:
    """What a call asks for."""

    source: str
    engine: str
    as_of: str | None
    policy: str | None
    output: Path | None
    rejects: Path | None
    force: bool


def refuse(options: Mapping[str, object], *, with_from: bool) -> None:
    """Refuse options that mean nothing with ``--from``, or nothing without it.

    Raises:
        UsageProblemError: one of them was given.
    """
    given = next((name for name, value in options.items() if value), None)
    if given is not None:
        template = msg("{option} does not go with --from", option=given)
        raise UsageProblemError(template if with_from else msg("{option} needs --from", option=given))


def grade_tables(paths: Sequence[Path], wishes: TableWishes, session: Session, color: Colour) -> int:
    """Grade tables, write or show what they came to, and tell how many rows there were.

    Raises:
        UsageProblemError: the call or a table cannot be used.
    """
    from perfcheck.cli.findings_output import show_on_stderr
    from perfcheck.review.policies import Policies

    stated = None if wishes.as_of is None else _day(wishes.as_of)
    files = _files_to_write(wishes)
    for file in files.values():
        _form_of(file)
        prepare(file, force=wishes.force, inputs=paths)
    policy = Policies(wishes.policy).named(None)
    if isinstance(policy, Checked):
        show_on_stderr(policy.findings, session, color)
        return code_for(policy.findings)
    with ExitStack() as stack:
        # Beside the result, where there is room for it, and from where it can be moved into place.
        beside = next((file.parent for file in files.values()), None)
        folder = Path(stack.enter_context(TemporaryDirectory(prefix=".perfcheck-", dir=beside)))
        engine = _engine(wishes, folder)
        stack.callback(engine.close)
        from perfcheck.columnar.desk import Desk

        try:
            as_of = _day_of(engine, paths, Form(wishes.source), stated)
            desk = Desk(engine, policy, as_of, lambda message: message.render(session.translate))
            table = _graded(desk, paths, Form(wishes.source))
            for name, file in files.items():
                _write(engine, getattr(table, name), folder / file.name, _form_of(file))
        except engine.errors as error:
            raise UsageProblemError(msg("the engine cannot read this: {why}", why=_first_line(error))) from None
        for file in files.values():
            place(folder / file.name, file, session, force=wishes.force)
    return _told(table.counts, wishes, session)


def _told(counts: Counts, wishes: TableWishes, session: Session) -> ExitCode:
    """Show the summary where there is no file for the result, and the counts in any case."""
    if wishes.output is None:
        from perfcheck.reports.tables_text import counts_text

        deliver(counts_text(counts, session.translate), None, session, force=wishes.force)
    session.tell(
        msg(
            "{rows} rows: {graded} graded, {ungraded} without a level, {rejected} rejected",
            rows=counts.rows,
            graded=counts.graded,
            ungraded=counts.ungraded,
            rejected=counts.rejected,
        )
    )
    if counts.rejected and wishes.rejects is None:
        session.tell(msg("--rejects FILE writes the rejected rows with the reasons"))
    return ExitCode.FOUND if counts.rejected else ExitCode.FINE


def _graded(desk: Desk, paths: Sequence[Path], form: Form) -> GradedTable:
    from perfcheck.columnar.cells import TableProblemError
    from perfcheck.columnar.opening import opened
    from perfcheck.columnar.run import grade_tables as graded

    try:
        return graded(desk, opened(desk.engine, paths, form))
    except TableProblemError as problem:
        raise UsageProblemError(*problem.messages) from None


def _engine(wishes: TableWishes, folder: Path) -> Engine:
    try:
        return engine_named(EngineName(wishes.engine), folder)
    except EngineMissingError as missing:
        raise UsageProblemError(missing.message) from None


def _write(engine: Engine, sheet: Sheet, path: Path, form: Form) -> None:
    engine.write(sheet.frame, path, form, sheet.hundredths)


def _files_to_write(wishes: TableWishes) -> dict[str, Path]:
    """The files by the name of their table; projects and departments stand beside the indicators."""
    return dict(_named_files(wishes))


def _named_files(wishes: TableWishes) -> Iterator[tuple[str, Path]]:
    output = wishes.output
    if output is not None:
        yield "indicators", output
        for name in ("projects", "departments"):
            yield name, output.with_suffix(f".{name}{output.suffix}")
    if wishes.rejects is not None:
        yield "rejects", wishes.rejects


def _form_of(path: Path) -> Form:
    form = _FORMS.get(path.suffix.lower())
    if form is None:
        raise UsageProblemError(
            msg("{path}: the ending must be one of {endings}", path=str(path), endings=tuple(_FORMS))
        )
    return form


def _day_of(engine: Engine, paths: Sequence[Path], form: Form, stated: date | None) -> date:
    """The day that the call and the tables agree on.

    Raises:
        UsageProblemError: none of them names one, or they name several.
    """
    from perfcheck.columnar.opening import days_in

    _all_there(paths)
    days = {_day(text) for text in days_in(engine, paths, form)} | ({stated} if stated else set())
    if not days:
        raise UsageProblemError(
            msg("of which day the figures are has to be said, by --as-of 2020-12-31 or in a column as_of")
        )
    if len(days) > 1:
        shown = tuple(day.isoformat() for day in sorted(days))
        raise UsageProblemError(msg("the figures are of several days, which are graded one by one: {days}", days=shown))
    return days.pop()


def _all_there(paths: Sequence[Path]) -> None:
    missing = next((path for path in paths if not path.exists()), None)
    if missing is not None:
        raise UsageProblemError(msg("there is no file {path}", path=str(missing)))


def _day(text: str) -> date:
    try:
        return parse_date(text)
    except MeasureError as error:
        raise UsageProblemError(error.message) from None


def _first_line(error: Exception) -> str:
    return next(iter(str(error).splitlines()), type(error).__name__)
