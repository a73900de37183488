"""What stays empty on forms because nobody told it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from perfcheck.messages import msg

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from perfcheck.messages import Message
    from perfcheck.reports.forms.layout import Form

MOST_LINES = 20
"""More are summarised by field."""
MOST_ITEMS = 6


@dataclass(frozen=True, slots=True)
class Gap:
    """A field that is unknown on the form of a subject, and of which items (indicators), if it has any."""

    subject: str
    field: str
    items: tuple[str, ...] = ()


def gaps_of(form: Form) -> tuple[Gap, ...]:
    """The unknown fields of a form in their order."""
    unknown: dict[str, list[str]] = {}
    for row in form.rows:
        for cell in row:
            if cell.field and cell.value is None:
                unknown.setdefault(cell.field, []).extend((cell.item,) if cell.item else ())
    return tuple(Gap(form.subject, field, tuple(items)) for field, items in unknown.items())


def gap_messages(gaps: Sequence[Gap]) -> Iterator[Message]:
    """A line for each field of each form; where these are many, for each field with the number of forms."""
    if len(gaps) <= MOST_LINES:
        yield from map(_line, gaps)
        return
    by_field: dict[str, list[Gap]] = {}
    for gap in gaps:
        by_field.setdefault(gap.field, []).append(gap)
    for field, own in by_field.items():
        yield (
            _line(own[0])
            if len(own) == 1
            else msg(
                "{field} is not known and was left empty on {count} forms ({subjects})",
                field=field,
                count=len(own),
                subjects=_listed(gap.subject for gap in own),
            )
        )


def _line(gap: Gap) -> Message:
    if not gap.items:
        return msg("{subject}: {field} is not known and was left empty", subject=gap.subject, field=gap.field)
    return msg(
        "{subject}: {field} is not known and was left empty ({items})",
        subject=gap.subject,
        field=gap.field,
        items=_listed(gap.items),
    )


def _listed(names: Iterable[str]) -> Message | tuple[str, ...]:
    known = tuple(names)
    if len(known) <= MOST_ITEMS:
        return known
    return msg("{names} and {count} more", names=known[:MOST_ITEMS], count=len(known) - MOST_ITEMS)
