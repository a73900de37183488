"""The third step: the points of every row, weighted by the pattern of its project, and its score."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from perfcheck.columnar.cells import ORDER
from perfcheck.columnar.integers import first_of, rounded
from perfcheck.columnar.lookups import PROBLEM, looked_up
from perfcheck.columnar.totals import FEN, PROJECT
from perfcheck.columnar.weighing import LEFT_OUT, points_of
from perfcheck.messages import Message, msg

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfcheck.columnar.desk import Desk
    from perfcheck.columnar.engines import Frame
    from perfcheck.columnar.intake import Intake
    from perfcheck.columnar.reader import Reader
    from perfcheck.columnar.weighing import Slot

_UNREAD = msg("its indicators could not all be read")
_TWO_BUDGETS = msg("its rows name different budgets or different spending")


def weighed(desk: Desk, rows: Frame, standing: Frame, slots: tuple[Slot, ...]) -> tuple[Frame, Frame]:
    """The rows with their points, and the projects with the reason of those that have no score."""
    usable = rows.filter(nw.col(PROBLEM) == "")
    mark = nw.when("left_out").then(nw.lit(LEFT_OUT)).otherwise(nw.lit(""))
    marks = usable.select(*PROJECT, ORDER, pattern=nw.concat_str(nw.col("slot").cast(nw.String), mark))
    patterns = desk.engine.keep(desk.engine.joined(marks, PROJECT, "pattern", ORDER))
    numbers, points = _points(desk, patterns, slots)
    numbered = patterns.join(numbers, on="pattern").drop("pattern")
    projects = desk.engine.keep(
        standing.join(numbered, on=list(PROJECT), how="left").with_columns(reason=_why_unscored(desk))
    )
    scorable = projects.filter(nw.col("reason") == "").select(*PROJECT, "number")
    place = nw.col(ORDER).cum_count().over(*PROJECT, order_by=ORDER).cast(nw.Int64)
    placed = desk.engine.matched(usable.with_columns(place=place), scorable, PROJECT)
    pointed = desk.engine.matched(placed, points, ["number", "place"])
    return desk.engine.keep(pointed.drop("number", "place", *FEN, PROBLEM)), projects


def scored(
    desk: Desk, reader: Reader, rows: Frame, intake: Intake, claims: Sequence[tuple[int, tuple[str, ...]]]
) -> Frame:
    """The rows with their scores in 0.01."""

    def score_of(claim: int, slot: int, points: int) -> tuple[int | None]:
        reading, cells = claims[claim]
        return (reader.score(intake.readings[reading], cells, intake.slots[slot].indicator.weight, points),)

    alone = rows.filter(~nw.col("claim").is_null(), ~nw.col("points").is_null())
    keys = ["claim", "slot", "points"]
    scores = looked_up(desk.engine, alone, keys, score_of, {"c_score": int})
    own = rounded(nw.col("earned_part") * nw.col("points"), nw.col("earned_whole"))
    score = nw.when("in_columns").then(own).otherwise(nw.col("c_score"))
    return desk.engine.matched(rows, scores, keys).with_columns(score=score)


def _points(desk: Desk, patterns: Frame, slots: tuple[Slot, ...]) -> tuple[Frame, Frame]:
    """The patterns with a number and why some have no points, and the points of the places of each number."""
    texts = [text for (text,) in desk.engine.rows(patterns.select("pattern").unique())]
    found = [points_of(text, slots, desk.policy) for text in texts]
    reasons = [desk.render(one) if isinstance(one, Message) else "" for one in found]
    points = [
        (number, place, own)
        for number, weights in enumerate(found)
        if not isinstance(weights, Message)
        for place, own in enumerate(weights, start=1)
    ]
    numbered = list(zip(texts, range(len(texts)), reasons, strict=True))
    return (
        desk.engine.table({"pattern": str, "number": int, "why": str}, numbered),
        desk.engine.table({"number": int, "place": int, "points": int}, points),
    )


def _why_unscored(desk: Desk) -> nw.Expr:
    unread, budgets = nw.lit(desk.render(_UNREAD)), nw.lit(desk.render(_TWO_BUDGETS))
    different = nw.lit(value=False)
    for name in FEN:
        different |= nw.col(name) != nw.col(f"{name}_most")
    return first_of([(nw.col("rejected") > 0, unread), (different, budgets)], nw.col("why"))
