"""Steps of a rate, as data: what is earned from each on, and below which the total is limited."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from perfcheck.messages import Message, msg
from perfcheck.model.base import Record
from perfcheck.model.cells import Number, Percent
from perfcheck.model.sourced import ALL, WHOLE

if TYPE_CHECKING:
    from perfcheck.findings import KeyPath


class Step(Record):
    """From a rate on (``least``, inclusive) a share of the points is earned."""

    least: Percent
    earns: Percent


class Cap(Record):
    """Below an execution rate the total is at most so many points."""

    below: Percent
    at_most: Number


def step_problems(steps: tuple[Step, ...], *, required: bool) -> dict[KeyPath, Message]:
    """What is wrong with steps: they stand from the best to the worst, the last from 0 % on, so that none is left."""
    if not steps:
        return {("steps",): msg("steps are needed here")} if required else {}
    problems: dict[KeyPath, Message] = {}
    if steps[0].earns.magnitude > ALL:
        problems["steps", 0, "earns"] = msg("nothing earns more than 100% of its points")
    for number, (above, step) in enumerate(pairwise(steps), start=1):
        if step.least.magnitude >= above.least.magnitude:
            problems["steps", number, "least"] = msg(
                "the steps must stand from the highest rate to the lowest, none twice"
            )
        elif step.earns.magnitude > above.earns.magnitude:
            problems["steps", number, "earns"] = msg("a lower rate cannot earn more than the one above it")
    if steps[-1].least.magnitude != 0:
        last = len(steps) - 1
        problems.setdefault(
            ("steps", last, "least"), msg("the last step must begin at 0%, or lower rates have no points")
        )
    return problems


def cap_problems(caps: tuple[Cap, ...]) -> dict[KeyPath, Message]:
    """What is wrong with caps: each reaches farther up than the one before it, and allows more points."""
    problems: dict[KeyPath, Message] = {
        ("caps", number, "at_most"): msg("a project has at most 100 points")
        for number, cap in enumerate(caps)
        if cap.at_most > WHOLE
    }
    for number, (before, cap) in enumerate(pairwise(caps), start=1):
        if cap.below.magnitude <= before.below.magnitude:
            problems["caps", number, "below"] = msg(
                "the caps must stand from the lowest rate to the highest, none twice"
            )
        elif cap.at_most <= before.at_most:
            problems["caps", number, "at_most"] = msg("a higher rate must have a higher cap")
    return problems
