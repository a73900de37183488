"""Policies: those that are shipped, by name, and files of one's own."""

from __future__ import annotations

from pathlib import Path

from perfcheck.findings import Finding, Place
from perfcheck.messages import msg
from perfcheck.model.policy import Policy
from perfcheck.sources.documents import Reading, read_as, sound
from perfcheck.sources.inheritance import SHIPPED, shipped_policies
from perfcheck.sources.rules import FILE_MISSING

__all__ = ["DEFAULT_POLICY", "policy", "read_policy", "shipped_policies"]

DEFAULT_POLICY = "mof-2020"


def read_policy(name: str | Path = DEFAULT_POLICY) -> Reading[Policy]:
    """A shipped policy by its name, or a file."""
    if isinstance(name, str) and name in shipped_policies():
        return read_as(Policy, SHIPPED / f"{name}.yaml")
    if not Path(name).exists():
        there_are = msg("the policies of perfcheck are {names}", names=shipped_policies())
        missing = Finding(FILE_MISSING, msg("there is no such file"), there_are, Place(str(name)))
        return Reading(str(name), None, (missing,))
    return read_as(Policy, Path(name))


def policy(name: str | Path = DEFAULT_POLICY) -> Policy:
    """A shipped policy by its name, or the policy in a file.

    Raises:
        ReadError: the file has problems; the error has all of them, with their places.
    """
    return sound(read_policy(name))
