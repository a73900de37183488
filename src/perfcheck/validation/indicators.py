"""Checks of the family indicators."""

from __future__ import annotations

from perfcheck.validation.check import Check

CHECKS: tuple[Check, ...] = ()
"""The checks of this family, in the order of their codes."""
