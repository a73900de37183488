"""The lights that a job may fail on, as they may be written on the command line."""

from __future__ import annotations

from types import MappingProxyType

from perfcheck.assessment.monitoring_results import Light
from perfcheck.cli.session import UsageProblemError
from perfcheck.messages import msg

CHINESE = MappingProxyType({"红": Light.RED, "黄": Light.YELLOW})


def bad_light_named(text: str) -> Light:
    """Red or yellow, in Chinese or English.

    Raises:
        UsageProblemError: it is neither.
    """
    light = CHINESE.get(text.removesuffix("灯"))
    if light is None and text.lower() in CHINESE.values():
        light = Light(text.lower())
    if light is None:
        names = tuple(f"{chinese} {light.value}" for chinese, light in CHINESE.items())
        raise UsageProblemError(msg("a job cannot fail on {name}; it can fail on {lights}", name=text, lights=names))
    return light
