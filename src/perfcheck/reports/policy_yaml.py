"""A policy as YAML with everything that holds, to be copied and changed; it needs no other policy."""

from __future__ import annotations

import json
import re
from functools import reduce
from typing import TYPE_CHECKING, Any

from perfcheck.messages import msg, visible
from perfcheck.reports.policy_values import effective, sections

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from perfcheck.messages import Translate
    from perfcheck.model.policy import Policy

WIDTH = 120
"""Longer lists are folded."""
_PLAIN = re.compile(r"[0-9A-Za-z一-鿿〔（《“][0-9A-Za-z一-鿿〔〕（）《》“”、。，；：？！·％%._\-/+ ]*(?<! )")
_WORDS = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})
Path = tuple[str, ...]


def policy_yaml(policy: Policy, translate: Translate) -> str:
    """The text of a policy file with all values; comments tell which come from another policy."""
    data = effective(policy)
    notes = _notes(policy, data, translate)
    lines = [f"# {_line(_head(policy, translate))}", ""]
    for key, value in data.items():
        if isinstance(value, dict):
            lines.append("")
        lines.extend(_pair((key,), value, notes))
    return "\n".join(lines) + "\n"


def _head(policy: Policy, translate: Translate) -> str:
    if policy.extends:
        made = msg(
            "{policy} with all values that hold, those of {base} included", policy=policy.policy, base=policy.extends
        )
    else:
        made = msg("{policy} with all values that hold", policy=policy.policy)
    return made.render(translate)


def _notes(policy: Policy, data: Mapping[str, Any], translate: Translate) -> dict[Path, str]:
    """What is said beside a record, its title, and beside values that another document gives than the record's own."""
    notes: dict[Path, str] = {}
    for section in sections(policy):
        notes[section.path] = translate(section.label.title)
        source = reduce(lambda record, step: record[step], section.path, data).get("source")
        for value in section.values:
            origin = value.provenance
            if origin.source != source:
                notes[value.path] = ": ".join(part for part in (origin.policy, origin.source) if part)
    return notes


def _pair(path: Path, value: Any, notes: Mapping[Path, str]) -> Iterator[str]:  # noqa: ANN401 - plain data
    indent = "  " * (len(path) - 1)
    key, note = f"{indent}{_scalar(path[-1])}:", notes.get(path)
    remark = f"  # {_line(note)}" if note else ""
    if isinstance(value, dict) and value:
        yield key + remark
        for name, one in value.items():
            yield from _pair((*path, name), one, notes)
    elif isinstance(value, list) and any(isinstance(one, dict) for one in value):
        yield key + remark
        yield from (f"{indent}  - {_flow(one)}" for one in value)
    elif len(key) + len(_flow(value)) < WIDTH or not isinstance(value, list):
        yield f"{key} {_flow(value)}{remark}"
    else:
        yield f"{key} [{remark}"
        yield from _folded([_scalar(str(one)) for one in value], indent + "  ")
        yield f"{indent}]"


def _folded(items: list[str], indent: str) -> Iterator[str]:
    """The items of a list in lines."""
    line = indent
    for item in items:
        if len(line) > len(indent) and len(line) + len(item) > WIDTH:
            yield line.rstrip()
            line = indent
        line += f"{item}, "
    yield line.rstrip()


def _flow(value: Any) -> str:  # noqa: ANN401 - plain data
    """A value on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_scalar(key)}: {_flow(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_flow(one) for one in value) + "]"
    return _scalar(str(value))


def _scalar(text: str) -> str:
    """A text, in quotes where it would be read as something else."""
    is_plain = _PLAIN.fullmatch(text) is not None and text.lower() not in _WORDS
    return text if is_plain else json.dumps(text, ensure_ascii=False)


def _line(text: str) -> str:
    return " ".join(visible(text).split())
