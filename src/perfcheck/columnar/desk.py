"""What all steps of grading a table have at hand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from perfcheck.columnar.engines import Engine
    from perfcheck.messages import Message
    from perfcheck.model.policy import Policy


@dataclass(frozen=True, slots=True)
class Desk:
    """The engine, the rules, the day that the figures speak of, and how a message becomes a text."""

    engine: Engine
    policy: Policy
    as_of: date
    render: Callable[[Message], str]
