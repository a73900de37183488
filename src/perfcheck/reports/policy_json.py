"""Policies as JSON: the list of those that there are, and one with all its values and what each rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcheck.reports.json_values import json_document, place_record
from perfcheck.reports.policy_values import effective, sections

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfcheck.model.policy import Policy
    from perfcheck.reports.json_values import Json
    from perfcheck.reports.policy_values import PolicyValue


def policy_list_json(policies: Sequence[Policy]) -> str:
    """The policies by name."""
    return json_document({"kind": "policies", "policies": [_head(one) for one in policies]})


def policy_json(policy: Policy) -> str:
    """A policy with all its values, and where each comes from."""
    values = [_value(value) for section in sections(policy) for value in section.values]
    return json_document({"kind": "policy", **_head(policy), "effective": effective(policy), "values": values})


def _head(policy: Policy) -> dict[str, Json]:
    return {"policy": policy.policy, "title": policy.title, "extends": policy.extends, "file": policy.file}


def _value(value: PolicyValue) -> Json:
    origin = value.provenance
    return {
        "path": list(value.path),
        "value": value.data,
        "policy": origin.policy,
        "source": origin.source,
        "uncertain": origin.uncertain,
        "place": place_record(origin.place),
    }
