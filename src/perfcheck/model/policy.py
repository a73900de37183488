"""The rules of a place as data: what a reviewer asks for, how figures are scored, when a light turns red."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from pydantic import PrivateAttr

from perfcheck.messages import msg
from perfcheck.model.base import Document, Record
from perfcheck.model.cells import Name, Text
from perfcheck.model.monitoring_rules import MonitoringRules
from perfcheck.model.review_rules import ReviewRules
from perfcheck.model.scoring_rules import ScoringRules
from perfcheck.model.weight_rules import WeightRules

if TYPE_CHECKING:
    from perfcheck.findings import Place

__all__ = ["MonitoringRules", "Policy", "Provenance", "ReviewRules", "ScoringRules", "WeightRules"]


class Provenance(NamedTuple):
    """Where a value of a policy comes from: the policy that sets it, the document that this one names, the place.

    ``source`` is None where the policy names none for it.
    """

    policy: str
    source: str | None
    uncertain: str | None
    place: Place


class Policy(Document):
    """The rules of a place: ``policy`` is their name, ``title`` says whose they are.

    ``extends`` names the policy (or the file) whose values hold where this one says nothing; a policy that was read
    from a file has them already, and keeps the other one as ``base``.
    """

    called = msg("a policy (it has policy, and review or extends)")

    policy: Name
    title: Text = None
    extends: Text = None
    review: ReviewRules
    weights: WeightRules
    scoring: ScoringRules
    monitoring: MonitoringRules
    _base: Policy | None = PrivateAttr(default=None)
    _own: object = PrivateAttr(default=None)

    def model_post_init(self, context: Any, /) -> None:  # noqa: ANN401 - pydantic's signature
        """Keep the policy that this one extends and what it says itself, which the reader hands over."""
        super().model_post_init(context)
        if isinstance(context, dict):
            self._base = context.get("base")
            self._own = context.get("own")

    @property
    def base(self) -> Policy | None:
        """The policy that this one extends."""
        return self._base

    def place(self, *path: str | int, key: bool = False) -> Place:
        """Where the value at ``path`` stands: in the file of this policy, or of the one that it comes from."""
        return Document.place(self.setter(*path), *path, key=key)

    def provenance(self, *path: str | int) -> Provenance:
        """Where the value at ``path`` comes from."""
        setter = self.setter(*path)
        source, uncertain = setter.says_of(*path)
        return Provenance(setter.policy, source, uncertain, self.place(*path))

    def setter(self, *path: str | int) -> Policy:
        """The policy that sets the value at ``path``: this one, or one of those that it rests on."""
        if self._base is None or self._origin.has(*path):
            return self
        return self._base.setter(*path)

    def says_of(self, *path: str | int) -> tuple[str | None, str | None]:
        """Source and uncertainty of the value at ``path`` in this policy's own words, of the nearest record around."""
        at: object = self if self._base is None else self._own
        said: tuple[str | None, str | None] = (None, None)
        for step in path:
            source, uncertain = _text(_below(at, "source")), _text(_below(at, "uncertain"))
            said = (source, uncertain) if source or uncertain else said
            at = _below(at, step)
        return said


def _below(at: object, step: str | int) -> object:
    if isinstance(at, Mapping):
        return at.get(step)
    return getattr(at, str(step), None) if isinstance(at, Record) else None


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None
