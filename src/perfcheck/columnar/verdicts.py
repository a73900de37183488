"""The second step: the verdict of every row, numbers in columns, all else once for all rows that claim the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import narwhals as nw

from perfcheck.columnar.cells import CLAIM, FILE, NAMES, ORDER, ROW
from perfcheck.columnar.lookups import APART, CONTROL_CHARACTER, PROBLEM, Known, first_text, key_of, looked_up
from perfcheck.columnar.rating import BY_STANDARD, BY_TARGET, EARNED, OUTCOME, with_results
from perfcheck.columnar.readings import NUMBERS
from perfcheck.columnar.totals import FEN
from perfcheck.messages import Message

if TYPE_CHECKING:
    from perfcheck.columnar.desk import Desk
    from perfcheck.columnar.engines import Frame
    from perfcheck.columnar.intake import Intake
    from perfcheck.columnar.reader import Reader

_FIGURE_ALONE = ("completed_on", "score", "not_applicable")
"""What must be empty where a figure is to be rated in columns."""
_STILL_NEEDED = (FILE, ROW, ORDER, *NAMES, "actual", "slot", *FEN, PROBLEM)
_CLAIMED = {"claim": int, "c_verdict": str, "c_completion": int, "c_left_out": bool, "reason": str, "wrong": str}


class Verdicts(NamedTuple):
    """The rows with their verdicts, and the claims of those that columns could not rate, each by its number."""

    rows: Frame
    claims: tuple[tuple[int, tuple[str, ...]], ...]
    """Each with the number of its reading, as text: there may be millions."""


def rated(desk: Desk, reader: Reader, intake: Intake) -> Verdicts:
    """Rate every row that can be read."""
    in_columns = ~nw.col(BY_TARGET).is_null() & (nw.col(PROBLEM) == "")
    for name in _FIGURE_ALONE:
        in_columns &= nw.col(name) == ""
    key = key_of("claim_cells", (nw.col("reading").cast(nw.String), *(nw.col(name) for name in CLAIM)))
    rows = desk.engine.keep(
        with_results(_measured(desk, reader, intake), desk.policy)
        .with_columns(in_columns=in_columns)
        .with_columns(nw.when(~nw.col("in_columns") & (nw.col(PROBLEM) == "")).then(key).alias("claim_cells"))
        .select(*_STILL_NEEDED, *OUTCOME, *EARNED, "in_columns", "claim_cells")
    )
    return _with_claims(desk, reader, intake, rows)


def _measured(desk: Desk, reader: Reader, intake: Intake) -> Frame:
    """The rows with the numbers of their readings, and their figures in the units of these."""

    def figure(text: str, yardstick: int) -> tuple[int | None, int | None]:
        return reader.steps(text, intake.yardsticks[yardstick]) or (None, None)

    alone = intake.rows.filter(nw.col("yardstick") >= 0, nw.col("actual") != "")
    figures = looked_up(desk.engine, alone, ["actual", "yardstick"], figure, {BY_STANDARD: int, BY_TARGET: int})
    numbers = desk.engine.table(
        {"reading": int, **NUMBERS},
        [(at, *one.numbers) for at, one in enumerate(intake.readings) if one.numbers is not None],
    )
    measured = desk.engine.matched(intake.rows, figures, ["actual", "yardstick"])
    return desk.engine.matched(measured, numbers, ["reading"])


def _with_claims(desk: Desk, reader: Reader, intake: Intake, rows: Frame) -> Verdicts:
    claims = Known[tuple[int, tuple[str, ...]]](desk.render)

    def claim(key: str) -> tuple[object, ...]:
        number, *cells = key.split(APART)
        if len(cells) != len(CLAIM):
            return (*(None,) * 4, "", desk.render(CONTROL_CHARACTER))
        own = reader.claimed(intake.readings[int(number)], tuple(cells))
        at, problem = claims.add(own if isinstance(own, Message) else (int(number), tuple(cells)))
        if isinstance(own, Message):
            return (*(None,) * 4, "", problem)
        verdict, completion, left_out, reasons = own
        return at, verdict.value, completion, left_out, "; ".join(map(desk.render, reasons)), ""

    alone = rows.filter(~nw.col("claim_cells").is_null())
    found = looked_up(desk.engine, alone, ["claim_cells"], claim, _CLAIMED)
    own = [nw.when("in_columns").then(nw.col(name)).otherwise(nw.col(f"c_{name}")).alias(name) for name in OUTCOME]
    problem = first_text(nw.col(PROBLEM), nw.col("wrong").fill_null("")).alias(PROBLEM)
    joined = desk.engine.matched(rows, found, ["claim_cells"]).with_columns(*own, problem)
    return Verdicts(
        desk.engine.keep(joined.drop("claim_cells", "wrong", *(f"c_{name}" for name in OUTCOME))), tuple(claims.things)
    )
