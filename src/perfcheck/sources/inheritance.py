"""A policy that extends another one: the values of both, its own on top, each with its place."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from perfcheck.findings import Finding
from perfcheck.messages import msg
from perfcheck.model.policy import Policy
from perfcheck.sources.document_rules import MISSING_KEY, WRONG_VALUE
from perfcheck.sources.structure import to_document
from perfcheck.sources.yaml_tree import Tree

if TYPE_CHECKING:
    from collections.abc import Mapping

    from perfcheck.messages import Message
    from perfcheck.sources.documents import Reading
    from perfcheck.sources.yaml_tree import Plain

SHIPPED = Path(__file__).parents[1] / "policies"
"""The folder of the policies that come with perfcheck."""
_EXTENDS = "extends"
_OWN = frozenset({"policy", "title", _EXTENDS})
"""What a policy says of itself, which none takes over from another."""
_ABOUT = frozenset({"source", "uncertain"})
"""What a record says of its values."""
_JOINED = "；"


def shipped_policies() -> tuple[str, ...]:
    """The names of the policies that come with perfcheck."""
    return tuple(sorted(path.stem for path in SHIPPED.glob("*.yaml")))


def extends(tree: Tree) -> bool:
    """Whether the document names a policy that it extends."""
    return isinstance(tree.data, dict) and tree.data.get(_EXTENDS) is not None


def base_of(tree: Tree, path: Path, heirs: tuple[Path, ...]) -> Path | Finding:
    """The file of the policy that this one extends: a shipped one by its name, or a file named from this one.

    ``heirs`` are the policies that extend this one.
    """
    name = tree.data.get(_EXTENDS) if isinstance(tree.data, dict) else None
    if not isinstance(name, str):
        return _wrong(tree, msg("extends: a text is expected here, the name of a policy or a file"))
    base = SHIPPED / f"{name}.yaml" if name in shipped_policies() else path.parent / name
    if not base.is_file():
        there_are = msg(
            "the policies of perfcheck are {names}; a file is named from this one", names=shipped_policies()
        )
        return _wrong(tree, msg("there is no policy {name} to extend", name=name), there_are)
    circle = (*heirs, path)
    if base.resolve() in {one.resolve() for one in circle}:
        files = tuple(str(one) for one in (*circle, base))
        return _wrong(tree, msg("these policies extend each other in a circle: {files}", files=files))
    return base


def extended(tree: Tree, base: Reading[Policy]) -> tuple[Policy | None, tuple[Finding, ...]]:
    """The policy with all values of the one that it extends, and what is wrong with either.

    Where the base is sound, whatever is wrong is so through the policy's own values, and is told there.
    """
    own = tree.data
    if not isinstance(own, dict) or base.document is None:
        return None, (_unsound(tree), *base.findings)
    below = base.document.model_dump(mode="json", exclude=set(_OWN), exclude_none=True)
    merged = Tree(overlaid(own, below, str(own.get("title") or own.get("policy") or "")), tree.origin)
    policy, findings = to_document(Policy, merged, {"base": base.document, "own": own})
    if not base.findings:
        return policy, findings
    # What is wrong with the base is so in the policy too, and what is missing now may stand there, unusable.
    told = {(one.rule, one.message) for one in base.findings}
    own_findings = (one for one in findings if one.rule is not MISSING_KEY and (one.rule, one.message) not in told)
    return None, (_unsound(tree), *own_findings, *base.findings)


def _unsound(tree: Tree) -> Finding:
    return _wrong(tree, msg("this policy cannot be extended before it is corrected"))


def overlaid(own: Mapping[str, Plain], below: Mapping[str, Plain], name: str) -> dict[str, Plain]:
    """The group of pairs ``below`` with those of ``own`` on top.

    Groups are merged key by key, lists and single values replaced; an empty value takes back what is below. A record
    that changes names where all of its values come from; ``name`` stands for a source that is not given.
    """
    result: dict[str, Plain] = dict(below)
    for key, value in own.items():
        beneath = below.get(key)
        if value is None and key in below:
            del result[key]
        elif isinstance(value, dict) and isinstance(beneath, dict):
            result[key] = overlaid(value, beneath, name)
        else:
            result[key] = value
    result.update(_about(own, below, name))
    # Who writes a whole group anew orders it anew.
    return {key: result[key] for key in own if key in result} if own.keys() >= result.keys() else result


def _about(own: Mapping[str, Plain], below: Mapping[str, Plain], name: str) -> dict[str, Plain]:
    """Where the values of a merged record come from, and why they are not certain."""
    changed = _values(own, below)
    if not changed or _ABOUT.isdisjoint(below):
        return {}
    said = {"source": own.get("source") or name, "uncertain": own.get("uncertain")}
    if not changed >= _values(below, below):
        taken_back = {key for key, value in own.items() if value is None}
        said = {key: _both(value, below.get(key)) for key, value in said.items() if key not in taken_back}
    return {key: value for key, value in said.items() if value is not None}


def _values(record: Mapping[str, Plain], below: Mapping[str, Plain]) -> set[str]:
    """The keys of a record's values, without those of records that have sources of their own."""
    records = {key for key, value in below.items() if isinstance(value, dict) and "source" in value}
    return record.keys() - _ABOUT - records


def _both(upper: Plain, lower: Plain) -> Plain:
    parts = [part for part in (upper, lower) if isinstance(part, str) and part]
    return _JOINED.join(dict.fromkeys(parts)) or None


def _wrong(tree: Tree, message: Message, hint: Message | None = None) -> Finding:
    return Finding(WRONG_VALUE, message, hint, tree.origin.place(_EXTENDS))
