"""What the keys of a file of figures name: projects, activities, indicators; each key exactly one, or a finding."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from perfcheck.assessment.problems import ambiguous_name, named_twice, unknown_name
from perfcheck.assessment.rules import AMBIGUOUS_NAME, UNKNOWN_ACTIVITY, UNKNOWN_INDICATOR, UNKNOWN_PROJECT
from perfcheck.findings import Finding
from perfcheck.measures.later import Later
from perfcheck.measures.numbers import fold
from perfcheck.messages import msg
from perfcheck.model.lookup import last_part, lookup_of, no_project, several_projects

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from perfcheck.assessment.addresses import Address
    from perfcheck.findings import Place
    from perfcheck.model.targets import Activity, Indicator, Targets

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Names(Generic[T]):
    """What keys may name: all that a key can mean, and the finding for one that does not mean exactly one thing."""

    called: Callable[[str], Sequence[T]]
    misnamed: Callable[[str, Sequence[T], Place], Finding]


def assigned(
    keys: Iterable[str], names: Names[T], place: Callable[[str], Place]
) -> tuple[dict[T, str], tuple[Finding, ...]]:
    """Each thing with the key that names it, and a finding for every key that cannot be used."""
    own: dict[T, str] = {}
    findings: list[Finding] = []
    for key in keys:
        found = names.called(key)
        if len(found) != 1:
            findings.append(names.misnamed(key, found, place(key)))
        elif found[0] in own:
            findings.append(named_twice(own[found[0]], key, place(key)))
        else:
            own[found[0]] = key
    return own, tuple(findings)


def names_of_projects(targets: Targets) -> Names[str]:
    """Projects by their code, its last part or their name."""
    known = {code: project.name for code, project in targets.projects.items()}
    lost = {str(code) for code in targets.keys_in_file("projects")} - known.keys()

    def misnamed(key: str, found: Sequence[str], place: Place) -> Finding:
        if found:
            return Finding(AMBIGUOUS_NAME, several_projects(key, found), place=place)
        if key in lost or key in map(last_part, lost):
            why = msg("the project {name} was left out, because its targets cannot be used", name=key)
            return Finding(UNKNOWN_PROJECT, why, place=place)
        return Finding(UNKNOWN_PROJECT, no_project(known, key), place=place)

    return Names(lookup_of(known), misnamed)


def names_of_activities(targets: Targets) -> Names[str]:
    """Activities by their key or their name."""
    known = targets.activities
    by_name = Later(lambda: _activities_by_name(known))

    def called(key: str) -> Sequence[str]:
        return (key,) if key in known else by_name.value.get(fold(key), ())

    def misnamed(key: str, found: Sequence[str], place: Place) -> Finding:
        return ambiguous_name(key, found, place) if found else unknown_name(UNKNOWN_ACTIVITY, key, tuple(known), place)

    return Names(called, misnamed)


def _activities_by_name(activities: Mapping[str, Activity]) -> dict[str, list[str]]:
    by_name: dict[str, list[str]] = {}
    for key, activity in activities.items():
        for name in {fold(key), fold(activity.name or key)}:
            by_name.setdefault(name, []).append(key)
    return by_name


def names_of_indicators(indicators: Mapping[Address, Indicator]) -> Names[Address]:
    """Indicators by their key or name, alone or with the levels above: 购买数量, 数量指标/购买数量.

    The very same key goes before one that only looks the same.
    """
    keys: dict[str, list[Address]] = {}
    for address in indicators:
        keys.setdefault(address[-1], []).append(address)
    others = Later(lambda: _other_ways(indicators))

    def called(key: str) -> Sequence[Address]:
        return keys[key] if key in keys else others.value.get(fold(key), ())

    def misnamed(key: str, found: Sequence[Address], place: Place) -> Finding:
        if found:
            return ambiguous_name(key, ["/".join(address) for address in found], place)
        return unknown_name(UNKNOWN_INDICATOR, key, tuple(keys), place)

    return Names(called, misnamed)


def _other_ways(indicators: Mapping[Address, Indicator]) -> dict[str, list[Address]]:
    """The indicators by all that they may be called, folded."""
    others: dict[str, list[Address]] = {}
    for address, indicator in indicators.items():
        for way in dict.fromkeys(map(fold, _ways_to_call(address, indicator.name))):
            others.setdefault(way, []).append(address)
    return others


def _ways_to_call(address: Address, name: str | None) -> list[str]:
    """The key and the name, each alone and with the levels above."""
    lasts = dict.fromkeys((address[-1], name or address[-1]))
    return ["/".join((*address[start:-1], last)) for last in lasts for start in range(len(address))]
