"""What the records of a policy have in common: each says what its values rest on."""

from __future__ import annotations

from decimal import Decimal

from perfcheck.model.base import Record
from perfcheck.model.cells import Name, Text

WHOLE = Decimal(100)
"""The points of a self-evaluation."""
ALL = Decimal(1)
"""All of a share."""


class Sourced(Record):
    """Values with the document (and article) that they come from; ``uncertain`` says why they may be others."""

    source: Name
    uncertain: Text = None
