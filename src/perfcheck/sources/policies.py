"""Policies: those that are shipped, by name, and files of one's own."""

from __future__ import annotations

from pathlib import Path

from perfcheck.model.policy import Policy
from perfcheck.sources.documents import Reading, read_as, sound

DEFAULT_POLICY = "mof-2020"
_SHIPPED = Path(__file__).parents[1] / "policies"


def shipped_policies() -> tuple[str, ...]:
    """The names of the policies that come with perfcheck."""
    return tuple(sorted(path.stem for path in _SHIPPED.glob("*.yaml")))


def read_policy(name: str | Path = DEFAULT_POLICY) -> Reading[Policy]:
    """A shipped policy by its name, or a file."""
    shipped = _SHIPPED / f"{name}.yaml"
    if isinstance(name, str) and name in shipped_policies():
        return read_as(Policy, shipped)
    return read_as(Policy, Path(name))


def policy(name: str | Path = DEFAULT_POLICY) -> Policy:
    """A shipped policy by its name, or the policy in a file.

    Raises:
        ReadError: the file has problems; the error has all of them, with their places.
    """
    return sound(read_policy(name))
