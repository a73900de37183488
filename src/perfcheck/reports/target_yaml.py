"""Targets as a YAML file that people go on editing: blocks, with short records in braces, every cell word for word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcheck.messages import visible
from perfcheck.reports.yaml_scalars import LONGEST_KEY, literal, scalar
from perfcheck.sources.workbooks.target_layout import DEMANDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from perfcheck.sources.frames import Plain

SCHEMA = "perfcheck-targets.schema.json"
"""What ``perfcheck schema targets -o`` is told to write; editors look for it beside the file."""
WIDTH = 90
"""A record that is longer gets a line for each of its values."""
INDENT = "  "
SECTIONS = frozenset({"overall", "activities", "measures_statement", "measures", "projects", "review"})
SPACED = frozenset({("activities",), ("measures",), ("projects",)})
"""Groups whose members are set apart by an empty line."""
EMPTY_ON_PURPOSE = frozenset({*DEMANDS, "budget", "fiscal", "carry_over", "other", "amount"})
"""Cells of which it says something that they are empty."""

Way = tuple[str, ...]
ITEM: Way = ("item",)
"""The way to a record of a list; none of its keys means anything else elsewhere."""


def target_yaml(data: Mapping[str, Plain], schema: str = SCHEMA, remarks: Sequence[str] = ()) -> str:
    """The text of a target file with these cells. Empty cells that say nothing by it are left out.

    ``remarks`` are comments that stand above them, a line each.
    """
    lines = [f"# yaml-language-server: $schema={schema}", *(f"# {visible(remark)}" for remark in remarks), ""]
    for key, value in _told((), dict(data)).items():
        if key in SECTIONS:
            lines.append("")
        lines.extend(_pair((key,), value))
    return "\n".join(lines) + "\n"


def _pair(way: Way, value: Plain) -> Iterator[str]:
    """The lines of a key with its value."""
    indent = INDENT * (len(way) - 1)
    key = _key(way[-1], indent)
    value = _bare(_told(way, value)) if isinstance(value, dict) else value
    if isinstance(value, dict) and value:
        yield from _group(way, value, key)
    elif isinstance(value, list):
        yield from _items(value, key, indent)
    else:
        yield from _text(value, key, indent)


def _group(way: Way, value: dict[str, Plain], key: str) -> Iterator[str]:
    flow = f"{key} {_flow(value)}"
    if _is_short(way) and len(flow) <= WIDTH and not _has_lines(value):
        yield flow
        return
    yield key
    for number, (name, one) in enumerate(value.items()):
        if number and way in SPACED:
            yield ""
        yield from _pair((*way, name), one)


def _items(items: list[Plain], key: str, indent: str) -> Iterator[str]:
    """A list of records below its key."""
    yield key if items else f"{key} []"
    for item in items:
        record = _told(ITEM, item) if isinstance(item, dict) else {}
        flow = f"{indent}{INDENT}- {_flow(record)}"
        if len(flow) <= WIDTH and not _has_lines(record):
            yield flow
            continue
        inner = f"{indent}{INDENT}{INDENT}"
        lines = [line for name, one in record.items() for line in _text(one, _key(name, inner), inner)]
        yield f"{indent}{INDENT}- {lines[0].lstrip(' ')}"
        yield from lines[1:]


def _text(text: Plain, key: str, indent: str) -> Iterator[str]:
    """The lines of a key with a text, or with nothing."""
    if not isinstance(text, str):
        yield key
        return
    block = literal(text)
    if block is None:
        yield f"{key} {scalar(text)}"
        return
    head, *lines = block
    yield f"{key} {head}"
    yield from (f"{indent}{INDENT}{line}" if line else "" for line in lines)


def _key(name: str, indent: str) -> str:
    written = scalar(name)
    return f"{indent}{written}:" if len(written) <= LONGEST_KEY else f"{indent}? {written}\n{indent}:"


def _flow(record: Mapping[str, Plain]) -> str:
    """A record on one line."""
    pairs = (f"{scalar(key, in_flow=True)}: {_cell(value)}" for key, value in record.items())
    return "{" + ", ".join(pairs) + "}"


def _cell(value: Plain) -> str:
    return scalar(value, in_flow=True) if isinstance(value, str) else ""


def _has_lines(record: Mapping[str, Plain]) -> bool:
    """Whether a record has a text of several lines, or something that is no text."""
    return any(isinstance(value, dict | list) or (value is not None and "\n" in value) for value in record.values())


def _told(way: Way, value: dict[str, Plain]) -> dict[str, Plain]:
    """A group with all its members, a record without the cells that say nothing."""
    if _is_group(way):
        return value
    return {key: one for key, one in value.items() if key in EMPTY_ON_PURPOSE or _says_something((*way, key), one)}


def _says_something(way: Way, value: Plain) -> bool:
    if isinstance(value, dict):
        return bool(value) and bool(_told(way, value))
    return value is not None


def _bare(value: dict[str, Plain]) -> Plain:
    """An indicator with nothing but its target is written as that."""
    return value["target"] if value.keys() == {"target"} and not isinstance(value["target"], dict) else value


def _is_group(way: Way) -> bool:
    """Whether the keys below are names that the department chose."""
    match way:
        case ("overall", "targets") | ("activities" | "measures" | "projects",):
            return True
        case ("activities", _, "indicators") | ("measures", _, "contributions"):
            return True
        case ("projects", _, "schedule"):
            return True
        case ("projects", _, "indicators", *levels):
            return len(levels) <= len(("level1", "level2"))
    return False


def _is_short(way: Way) -> bool:
    """Whether it is a record, or a spending plan, that is written in braces."""
    match way:
        case ("department",) | ("projects", _, "unit" | "budget" | "schedule"):
            return True
        case ("overall", "targets", _) | ("activities", _, "indicators", _) | ("projects", _, "indicators", _, _, _):
            return True
    return False
