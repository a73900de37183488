"""What an assessment is made of: the targets of a year, with the files of figures that belong to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfcheck.assessment.matching import match
from perfcheck.assessment.rules import OTHER_TARGETS
from perfcheck.findings import Finding
from perfcheck.measures.numbers import fold
from perfcheck.messages import msg
from perfcheck.model.actuals import Actuals

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from perfcheck.assessment.matching import Matched
    from perfcheck.model.targets import Targets


class OtherTargetsError(ValueError):
    """Actual figures of another department or year than the targets; ``findings`` says of which."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__("\n".join(finding.message.render() for finding in findings))
        self.findings = findings


class Case(NamedTuple):
    """Targets with the files of figures in the order they were given, and the figures by their targets.

    ``until`` is the latest day that figures were reported for, ``remarks`` what the files say of themselves.
    """

    targets: Targets
    files: tuple[Actuals, ...]
    matched: Matched
    until: date | None
    remarks: tuple[str, ...]


def case_of(targets: Targets, actuals: Actuals | Iterable[Actuals]) -> Case:
    """The targets with one file of figures, or with several.

    Raises:
        OtherTargetsError: figures of another department or year.
    """
    files = (actuals,) if isinstance(actuals, Actuals) else tuple(actuals)
    foreign = tuple(finding for file in files for finding in _foreign(targets, file))
    if foreign:
        raise OtherTargetsError(foreign)
    until = max((file.as_of for file in files), default=None)
    remarks = tuple(dict.fromkeys(file.note for file in files if file.note))
    return Case(targets, files, match(targets, files), until, remarks)


def _foreign(targets: Targets, file: Actuals) -> Iterator[Finding]:
    """That figures are of another department or year than the targets."""
    own, other = targets.department.code, file.department.code
    if file.year != targets.year:
        why = msg("these figures are of {year}, the targets of {own}", year=str(file.year), own=str(targets.year))
        yield Finding(OTHER_TARGETS, why, place=file.place("as_of"))
    if fold(own) != fold(other):
        why = msg("these figures are of department {other}, the targets of {own}", other=other, own=own)
        yield Finding(OTHER_TARGETS, why, place=file.place("department"))
