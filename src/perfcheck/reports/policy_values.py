"""The effective values of a policy one by one: where each stands in it, and where it comes from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from perfcheck.model.base import Record
from perfcheck.model.policy import Policy
from perfcheck.reports.schema_label import ABOUT, MEMBER
from perfcheck.reports.schema_texts import LABELS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from perfcheck.model.policy import Provenance
    from perfcheck.reports.schema_label import Label

FAMILIES = ("weights", "scoring", "monitoring", "review")
"""The groups of rules, those first that people look for most often."""


@dataclass(frozen=True, slots=True)
class PolicyValue:
    """A value with the way to it; a member of a group is one of its own. ``data`` has texts, lists and groups."""

    path: tuple[str, ...]
    label: Label
    data: Any
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class PolicySection:
    """A record of the policy with its own values, those of the records below it left out."""

    path: tuple[str, ...]
    label: Label
    values: tuple[PolicyValue, ...]


def effective(policy: Policy) -> dict[str, Any]:
    """Everything that holds, as the plain data of a policy that extends none."""
    data = policy.model_dump(mode="json", exclude={"extends"}, exclude_none=True)
    return {key: data[key] for key in ("policy", "title", *FAMILIES) if key in data}


def sections(policy: Policy) -> Iterator[PolicySection]:
    """The records of a policy one after the other."""
    data = effective(policy)
    for family in FAMILIES:
        section = PolicySection((family,), LABELS[Policy][family], ())
        yield from _filled(section, policy, getattr(policy, family), data[family])


def _filled(section: PolicySection, policy: Policy, record: Record, data: Mapping[str, Any]) -> Iterator[PolicySection]:
    """The section with its values, if it has any, and those of the records below."""
    path = section.path
    labels = LABELS[type(record)]
    below = {name: value for name, value in record if isinstance(value, Record)}
    own = (
        PolicyValue(way, labels[key], value, policy.provenance(*way))
        for name in data
        if name not in below and name not in ABOUT
        for way, key, value in _members((*path, name), name, data[name])
    )
    values = tuple(own)
    if values:
        yield replace(section, values=values)
    for name, value in below.items():
        yield from _filled(PolicySection((*path, name), labels[name], ()), policy, value, data[name])


def _members(path: tuple[str, ...], key: str, data: Any) -> Iterator[tuple[tuple[str, ...], str, Any]]:  # noqa: ANN401 - plain data
    """A value, or the members of a group that has some."""
    if not isinstance(data, dict) or not data:
        yield path, key, data
        return
    for name, one in data.items():
        yield (*path, name), key + MEMBER, one
