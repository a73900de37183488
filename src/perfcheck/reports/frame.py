"""A report that is written department by department, so that it can begin before all of them are graded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from perfcheck.assessment.results import Assessment
    from perfcheck.findings import Finding


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands before, between and behind the parts of a report, of which each department has one.

    ``tail`` is told of the findings of files that came into no assessment. ``is_data`` is text that programs read,
    which is UTF-8 whatever the terminal is.
    """

    part: Callable[[Assessment], str]
    tail: Callable[[Sequence[Finding]], str]
    head: str = ""
    between: str = ""
    is_data: bool = True


def framed(frame: Frame, assessments: Iterable[Assessment], findings: Sequence[Finding] = ()) -> str:
    """The whole report."""
    return "".join((frame.head, frame.between.join(map(frame.part, assessments)), frame.tail(findings)))


def nothing(_: Sequence[Finding]) -> str:
    """The end of a report that tells no findings."""
    return ""
