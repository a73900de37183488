"""``perfcheck grade --from``: tables of indicators, graded by an engine."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import shorten
from types import MappingProxyType
from typing import TYPE_CHECKING

from perfcheck.cli.exits import ExitCode, code_for
from perfcheck.cli.output import deliver, place, prepare
from perfcheck.cli.session import UsageProblemError
from perfcheck.cli.stages import stage
from perfcheck.columnar.engines import Engine, EngineMissingError, EngineName, Form, engine_named, is_address
from perfcheck.findings import Checked
from perfcheck.measures.days import parse_date
from perfcheck.measures.errors import MeasureError
from perfcheck.messages import msg

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from perfcheck.cli.session import Colour, Session
    from perfcheck.columnar.run import Counts, GradedTable, Sheet
    from perfcheck.model.policy import Policy

_LONGEST = 240
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


def grade_tables(sources: Sequence[str], wishes: TableWishes, session: Session, color: Colour) -> int:
    """Grade tables, write or show what they came to, and tell how many rows there were.

    Raises:
        UsageProblemError: the call or a table cannot be used.
    """
    from perfcheck.cli.findings_output import show_on_stderr
    from perfcheck.review.policies import Policies

    if wishes.as_of is not None:
        _day(wishes.as_of)
    sources = tuple(source if is_address(source) else str(Path(source)) for source in sources)
    files = _files_to_write(wishes)
    for file in files.values():
        _form_of(file)
        prepare(file, force=wishes.force, inputs=map(Path, sources))
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
        try:
            table = _graded(engine, sources, wishes, policy, session)
            with stage(session, msg("writing")):
                for name, file in files.items():
                    _write(engine, getattr(table, name), folder / file.name, _form_of(file))
        except engine.errors as error:
            raise UsageProblemError(msg("the engine cannot read this: {why}", why=_why(error))) from None
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


def _graded(
    engine: Engine, sources: Sequence[str], wishes: TableWishes, policy: Policy, session: Session
) -> GradedTable:
    from perfcheck.columnar.cells import TableProblemError
    from perfcheck.columnar.desk import Desk
    from perfcheck.columnar.opening import opened
    from perfcheck.columnar.run import grade_tables as graded

    with stage(session, msg("reading")):
        desk = Desk(engine, policy, _day_of(engine, sources, wishes), lambda message: message.render(session.translate))
        try:
            tables = opened(engine, sources, Form(wishes.source))
        except TableProblemError as problem:
            raise UsageProblemError(*problem.messages) from None
    with stage(session, msg("grading")) as watch:
        return graded(desk, tables, watch)


def _engine(wishes: TableWishes, folder: Path) -> Engine:
    try:
        return engine_named(EngineName(wishes.engine), folder)
    except EngineMissingError as missing:
        raise UsageProblemError(missing.message) from None


def _write(engine: Engine, sheet: Sheet, path: Path, form: Form) -> None:
    engine.write(sheet.frame(), path, form, sheet.hundredths)


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
    # A path has lost one of the two strokes of an address.
    if is_address(str(path).replace(":/", "://", 1)):
        raise UsageProblemError(msg("{path}: results go into a folder of this machine", path=str(path)))
    form = _FORMS.get(path.suffix.lower())
    if form is None:
        raise UsageProblemError(
            msg("{path}: the ending must be one of {endings}", path=str(path), endings=tuple(_FORMS))
        )
    return form


def _day_of(engine: Engine, sources: Sequence[str], wishes: TableWishes) -> date:
    """The day that the call and the tables agree on.

    Raises:
        UsageProblemError: none of them names one, or they name several.
    """
    days = set() if wishes.as_of is None else {_day(wishes.as_of)}
    for source in sources:
        days.update(map(_day, _days_in(engine, source, wishes)))
    if not days:
        raise UsageProblemError(
            msg("of which day the figures are has to be said, by --as-of 2020-12-31 or in a column as_of")
        )
    if len(days) > 1:
        shown = tuple(day.isoformat() for day in sorted(days))
        raise UsageProblemError(msg("the figures are of several days, which are graded one by one: {days}", days=shown))
    return days.pop()


def _days_in(engine: Engine, source: str, wishes: TableWishes) -> Iterable[str]:
    """The days of a table; the first time that the engine has to do with it."""
    from perfcheck.columnar.opening import days_in

    if not is_address(source) and not Path(source).exists():
        raise UsageProblemError(msg("there is no file {path}", path=source))
    unopened: tuple[type[Exception], ...] = (*engine.errors, OSError)
    try:
        return days_in(engine, source, Form(wishes.source))
    except unopened as error:
        told = msg("{engine} cannot open {path}: {why}", engine=wishes.engine, path=source, why=_why(error))
        raise UsageProblemError(told) from None


def _day(text: str) -> date:
    try:
        return parse_date(text)
    except MeasureError as error:
        raise UsageProblemError(error.message) from None


def _why(error: Exception) -> str:
    """What an engine says, in one line: some add pages, others break a sentence in two."""
    return shorten(str(error), _LONGEST, placeholder=" …") or type(error).__name__
