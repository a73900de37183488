"""Which rules are wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from perfcheck.findings import Rule


class Selection(NamedTuple):
    """Which findings are wanted: by code, by the beginning of codes (``PC2``) or by name; all where none is named.

    What makes a file unreadable is always told.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def takes(self, rule: Rule) -> bool:
        """Whether findings of a rule are wanted."""
        if rule.unreadable:
            return True
        wanted = not self.select or any(is_called(rule, name) for name in self.select)
        return wanted and not any(is_called(rule, name) for name in self.ignore)


def is_called(rule: Rule, name: str) -> bool:
    """Whether a name means this rule: its code or the beginning of it, or its name."""
    return rule.name == name or (len(name) > len("PC") - 1 and rule.code.startswith(name.upper()))
