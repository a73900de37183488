"""Tables of what Python has to say of texts that many rows share: each is read once, and joined."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

import narwhals as nw

from perfcheck.columnar.integers import first_of
from perfcheck.messages import Message, msg

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from perfcheck.columnar.engines import Engine, Frame, Kind

T = TypeVar("T")

APART = "\x1f"
"""Stands between the cells of a key. A cell that has it itself makes a key that says something else, which is told."""
CONTROL_CHARACTER = msg("a cell has a control character")
PROBLEM = "problem"
"""Why a row cannot be read; empty where it can."""


def first_text(*texts: nw.Expr) -> nw.Expr:
    """The first text that is not empty."""
    return first_of([(text != "", text) for text in texts], nw.lit(""))


def key_of(name: str, columns: Iterable[str | nw.Expr]) -> nw.Expr:
    """The cells of a row in one text."""
    return nw.concat_str(*columns, separator=APART).alias(name)


def parted(key: str, names: Sequence[str]) -> dict[str, str] | None:
    """The cells of a key; None where one of them has a character that no form has."""
    cells = key.split(APART)
    return dict(zip(names, cells, strict=True)) if len(cells) == len(names) else None


class Known(Generic[T]):
    """What was read of keys: each thing has a number, by which rows refer to it."""

    def __init__(self, render: Callable[[Message], str]) -> None:
        self.things: list[T] = []
        self._render = render

    def add(self, thing: T | Message) -> tuple[int | None, str]:
        """The number of the thing, or the reason why there is none."""
        if isinstance(thing, Message):
            return None, self._render(thing)
        self.things.append(thing)
        return len(self.things) - 1, ""


def looked_up(
    engine: Engine, frame: Frame, keys: Sequence[str], say: Callable[..., tuple[Any, ...]], said: Mapping[str, Kind]
) -> Frame:
    """For each of the distinct keys of a frame what is said of it; keys are texts or whole numbers."""
    schema = frame.select(*keys).collect_schema()
    columns: dict[str, Kind] = {key: int if schema[key].is_integer() else str for key in keys}
    rows = engine.rows(frame.select(*keys).unique())
    return engine.table({**columns, **said}, list(_answered(rows, say)))


def _answered(rows: Iterable[tuple[Any, ...]], say: Callable[..., tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    return ((*row, *say(*row)) for row in rows)
