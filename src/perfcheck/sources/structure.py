"""From a tree to a model: every error of the structure becomes a finding at its place, and what is sound is kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from types import MappingProxyType, UnionType
from typing import TYPE_CHECKING, Annotated, Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError

from perfcheck.findings import Finding, KeyPath, Rule
from perfcheck.measures.lazy import Lazy
from perfcheck.messages import Message, msg
from perfcheck.model.base import Document
from perfcheck.sources.document_rules import MISSING_KEY, UNKNOWN_KEY, UNREADABLE_VALUE, WRONG_TYPE, WRONG_VALUE
from perfcheck.sources.traps import colon_hint

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

    from perfcheck.sources.yaml_tree import Plain, Tree

D = TypeVar("D", bound=Document)

ROUNDS = 100
"""A bound on how often what does not fit is taken out; each round removes something from every broken part."""

NOTHING_HANDED: Mapping[str, object] = MappingProxyType({})

_QUOTED = Lazy(r"'([^']*)'")
_OURS = MappingProxyType({"problem": UNREADABLE_VALUE, "incomplete": MISSING_KEY})
"""The kinds of our own errors, which bring their message along."""
_GROUP_EXPECTED = frozenset({"model_type", "dict_type", "mapping_type", "model_attributes_type"})
_LIST_EXPECTED = frozenset({"list_type", "tuple_type"})


def to_document(
    model: type[D], tree: Tree, handed: Mapping[str, object] = NOTHING_HANDED
) -> tuple[D | None, tuple[Finding, ...]]:
    """The document, as far as it can be made, and all that is wrong with its structure.

    ``handed`` goes to the model with the positions, in the context of the validation.
    """
    context = {"origin": tree.origin, **handed}
    try:
        return model.model_validate(tree.data, context=context), ()
    except ValidationError as error:
        errors = error.errors(include_url=False)
    document, later = _salvaged(model, _copy(tree.data), {**context, "lenient": True})
    known = {error["loc"] for error in errors}
    # What is missing only after something was taken out is no error of the file.
    errors += [error for error in later if error["loc"] not in known and error["type"] != "missing"]
    return document, tuple(_finding(model, tree, error) for error in errors)


def _salvaged(
    model: type[D],
    data: Any,  # noqa: ANN401 - parts of it are taken out by way
    context: dict[str, object],
) -> tuple[D | None, list[ErrorDetails]]:
    """The document without what cannot be used (None where nothing remains), and the errors found on the way."""
    found: list[ErrorDetails] = []
    for _ in range(ROUNDS):
        try:
            return model.model_validate(data, context=context), found
        except ValidationError as error:
            errors = error.errors(include_url=False)
        found += errors
        broken = {_whole_plan(_found(data, detail)) for detail in errors}
        if () in broken:
            break
        for way in sorted(broken, key=_deepest_and_last_first):
            del _value_at(data, way[:-1])[way[-1]]
    return None, found


def _whole_plan(way: KeyPath) -> KeyPath:
    """A spending plan without one of its checkpoints would be another plan: it goes as a whole."""
    return way[: way.index("schedule") + 1] if "schedule" in way else way


def _deepest_and_last_first(way: KeyPath) -> tuple[int, int]:
    """So that no removal moves or swallows a part that is still to be removed."""
    last = way[-1]
    return -len(way), -last if isinstance(last, int) else 0


def _found(data: Plain, error: ErrorDetails) -> KeyPath:
    """The part of an error's way that exists in the data; steps that pydantic adds of its own are left out."""
    found: list[str | int] = []
    at: Any = data
    for step in error["loc"]:
        if isinstance(at, dict) and str(step) in at:
            found.append(str(step))
            at = at[str(step)]
        elif isinstance(at, list) and isinstance(step, int) and step < len(at):
            found.append(step)
            at = at[step]
    return tuple(found)


def _copy(data: Plain) -> Any:  # noqa: ANN401 - parts of it are taken out by way
    if isinstance(data, dict):
        return {key: _copy(value) for key, value in data.items()}
    return [_copy(value) for value in data] if isinstance(data, list) else data


def _finding(model: type[Document], tree: Tree, error: ErrorDetails) -> Finding:
    found = _found(tree.data, error)
    rule, message, hint = _explained(model, tree.data, error, found)
    at_key = rule in (UNKNOWN_KEY, MISSING_KEY) or error["loc"][-1:] == ("[key]",)
    return Finding(rule, message, hint, tree.origin.place(*found, key=at_key))


def _explained(
    model: type[Document], data: Plain, error: ErrorDetails, found: KeyPath
) -> tuple[Rule, Message, Message | None]:
    kind, context = error["type"], error.get("ctx", {})
    name = str(error["loc"][-1]) if error["loc"] else ""
    if kind in _OURS:
        return _OURS[kind], context["message"], None
    if kind == "missing":
        return MISSING_KEY, msg("the key {key} is missing here", key=name), None
    if kind == "extra_forbidden":
        known = _known_keys(model, error["loc"][:-1])
        return UNKNOWN_KEY, msg("there is no key {key} here", key=name), _nearest(name, known)
    if kind == "literal_error":
        allowed = _QUOTED.findall(str(context.get("expected", "")))
        text = str(error["input"])[:60]
        return WRONG_VALUE, msg("{text} is none of {allowed}", text=text, allowed=tuple(allowed)), None
    if kind in _LIST_EXPECTED:
        return WRONG_TYPE, msg("{key}: a list is expected here", key=name), None
    if kind in _GROUP_EXPECTED:
        value = _value_at(data, found)
        hint = colon_hint(value) if isinstance(value, str) else None
        return WRONG_TYPE, msg("{key}: key: value pairs are expected here", key=name), hint
    return WRONG_VALUE, msg("{key} cannot be used: {problem}", key=name, problem=error["msg"]), None


def _value_at(data: Plain, way: KeyPath) -> Any:  # noqa: ANN401 - any part of a document
    value: Any = data
    for step in way:
        value = value[step]
    return value


def _nearest(key: str, known: Sequence[str]) -> Message:
    close = get_close_matches(key, known, n=1, cutoff=0.6)
    if close:
        return msg("did you mean {key}?", key=close[0])
    return msg("the keys here are {keys}", keys=tuple(known))


def _known_keys(model: type[BaseModel], way: tuple[int | str, ...]) -> list[str]:
    """The keys of the record at the end of a way through the model."""
    at: Any = model
    for step in way:
        at = _below(at, step)
    return list(at.model_fields) if isinstance(at, type) and issubclass(at, BaseModel) else []


def _below(kind: Any, step: int | str) -> Any:  # noqa: ANN401 - annotations have no common type
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return _bare(kind.model_fields[str(step)].annotation)
    origin = get_origin(kind)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return _bare(get_args(kind)[1])
    return _bare(get_args(kind)[0]) if get_args(kind) else kind


def _bare(kind: Any) -> Any:  # noqa: ANN401 - annotations have no common type
    """The annotation without its validators, and without the None of what may be absent."""
    while get_origin(kind) in (Annotated, Union, UnionType):
        kind = next(one for one in get_args(kind) if one is not type(None))
    return kind
