"""Policies for people: the list of those that there are, and one with all its values and what each rests on."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from perfcheck.messages import N_, msg, visible
from perfcheck.reports.lines import EMPTY, Line, Span
from perfcheck.reports.policy_values import sections

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from perfcheck.messages import Translate
    from perfcheck.model.policy import Policy, Provenance
    from perfcheck.reports.canvas import Canvas
    from perfcheck.reports.policy_values import PolicySection, PolicyValue

NARROW = 80
"""The width where colour is asked for and no terminal tells one."""
INDENT = "  "
NOTHING = N_("none")


def policy_list(policies: Sequence[Policy], canvas: Canvas) -> str:
    """The policies by name, each with its title and what it extends."""
    rows = [(one.policy, one.title or "", one.extends or "") for one in policies]
    if canvas.width is None and not canvas.colour:
        return _tabbed(rows)
    from perfcheck.reports.layout import pad, wrap  # noqa: PLC0415 - a pipe needs none of it
    from perfcheck.reports.paint import painted  # noqa: PLC0415

    width = max(len(name) for name, _, _ in rows)
    room = (canvas.width or NARROW) - width - len(INDENT)
    lines: list[Line] = []
    for name, title, extends in rows:
        more = msg("extends {policy}", policy=extends).render(canvas.translate) if extends else ""
        first, *others = wrap(title, room) + (wrap(more, room) if more else [])
        lines.append((Span(pad(name, width) + INDENT, "place"), Span(first)))
        lines.extend((Span(" " * width + INDENT + line, "aside"),) for line in others)
    return painted(lines, colour=canvas.colour)


def policy_page(policy: Policy, canvas: Canvas) -> str:
    """A policy with all its values; in a pipe one line a value: way, value, policy, source, what is not certain."""
    if canvas.width is None and not canvas.colour:
        return _tabbed(_row(value, canvas.translate) for section in sections(policy) for value in section.values)
    from perfcheck.reports.paint import painted  # noqa: PLC0415 - a pipe needs none of it

    width = canvas.width or NARROW
    return painted(_page(policy, width, canvas.translate), colour=canvas.colour)


def _tabbed(rows: Iterable[Sequence[str]]) -> str:
    return "".join("\t".join(" ".join(visible(part).split()) for part in row) + "\n" for row in rows)


def _row(value: PolicyValue, translate: Translate) -> tuple[str, ...]:
    origin = value.provenance
    said = (origin.policy, origin.source or "", origin.uncertain or "")
    return (".".join(value.path), value_text(value.data, translate), *said)


def _page(policy: Policy, width: int, translate: Translate) -> Iterator[Line]:
    yield from _wrapped(f"{policy.policy}{INDENT}{policy.title or ''}".rstrip(), width, "heading")
    if policy.extends:
        yield from _wrapped(msg("extends {policy}", policy=policy.extends).render(translate), width)
    for section in sections(policy):
        yield EMPTY
        yield from _section(section, width, translate)


def _section(section: PolicySection, width: int, translate: Translate) -> Iterator[Line]:
    yield from _wrapped(f"{'.'.join(section.path)}{INDENT}{translate(section.label.title)}", width, "group")
    for origin, values in groupby(section.values, key=_said):
        yield from _origin(origin, width, translate)
        for value in values:
            yield from _value(value, section, width, translate)


def _said(value: PolicyValue) -> tuple[str, str | None, str | None]:
    origin: Provenance = value.provenance
    return origin.policy, origin.source, origin.uncertain


def _origin(said: tuple[str, str | None, str | None], width: int, translate: Translate) -> Iterator[Line]:
    """Where the values below come from."""
    policy, source, uncertain = said
    if source:
        text = msg("{policy}, after {source}", policy=policy, source=source)
    else:
        text = msg("{policy}, which names no source", policy=policy)
    yield from _wrapped(text.render(translate), width, "aside")
    if uncertain:
        yield from _wrapped(msg("not certain: {why}", why=uncertain).render(translate), width, "warning")


def _value(value: PolicyValue, section: PolicySection, width: int, translate: Translate) -> Iterator[Line]:
    key = ".".join(value.path[len(section.path) :])
    text = msg(
        "{key} ({title}): {value}",
        key=key,
        title=translate(value.label.title),
        value=value_text(value.data, translate),
    )
    first, *others = _lines(text.render(translate), width - 2 * len(INDENT))
    yield (Span(INDENT + first),)
    yield from ((Span(INDENT * 2 + line),) for line in others)


def _wrapped(text: str, width: int, style: str = "") -> Iterator[Line]:
    return ((Span(line, style),) for line in _lines(text, width))


def _lines(text: str, width: int) -> list[str]:
    from perfcheck.reports.layout import wrap  # noqa: PLC0415 - a pipe needs none of it

    return wrap(text, width)


def value_text(data: Any, translate: Translate) -> str:  # noqa: ANN401 - plain data
    """A value in a line: lists with commas, the records of a list with semicolons between them."""
    if isinstance(data, dict):
        return " · ".join(f"{key} {value_text(value, translate)}" for key, value in data.items()) or translate(NOTHING)
    if isinstance(data, list):
        between = translate("; ") if any(isinstance(one, dict) for one in data) else translate(", ")
        return between.join(value_text(one, translate) for one in data) or translate(NOTHING)
    return str(data)
