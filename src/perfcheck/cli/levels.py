"""Levels as they may be written on the command line."""

from __future__ import annotations

from types import MappingProxyType

from perfcheck.cli.session import UsageProblemError
from perfcheck.measures.standard import Level
from perfcheck.messages import msg

CHINESE = MappingProxyType({"优": Level.EXCELLENT, "良": Level.GOOD, "中": Level.FAIR, "差": Level.POOR})


def level_named(text: str) -> Level:
    """The level with this name, in Chinese or English.

    Raises:
        UsageProblemError: there is none.
    """
    if text in CHINESE:
        return CHINESE[text]
    if text.lower() in set(Level):
        return Level(text.lower())
    names = tuple(f"{chinese} {level.value}" for chinese, level in CHINESE.items())
    raise UsageProblemError(msg("there is no level {name}; there are {levels}", name=text, levels=names))
