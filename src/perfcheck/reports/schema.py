"""JSON Schema (draft-07) of the files, made from the models, with the words that editors show over each key."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from types import MappingProxyType, UnionType
from typing import TYPE_CHECKING, Annotated, Any, Literal, Union, get_args, get_origin

from perfcheck import __version__
from perfcheck.model.actuals import Actuals
from perfcheck.model.base import Document, Record
from perfcheck.model.policy import Policy
from perfcheck.model.targets import Targets
from perfcheck.reports.schema_forms import BARE, CELLS, MORE, NAMES, NAMES_OF, SAID, Form
from perfcheck.reports.schema_heirs import EXTENDS, OWN, heritable, required_keys, whole
from perfcheck.reports.schema_label import MEMBER, SELF
from perfcheck.reports.schema_texts import LABELS

if TYPE_CHECKING:
    from perfcheck.messages import Translate
    from perfcheck.reports.json_values import Json

DRAFT = "http://json-schema.org/draft-07/schema#"
KINDS: Mapping[str, type[Document]] = MappingProxyType({"targets": Targets, "actuals": Actuals, "policy": Policy})
"""The kinds of files that have a schema."""


def schema_json(kind: str, translate: Translate) -> str:
    """The schema of a kind of file, as the text of a JSON file."""
    return json.dumps(schema(kind, translate), ensure_ascii=False, indent=2) + "\n"


def schema(kind: str, translate: Translate) -> Form:
    """The schema of a kind of file."""
    model = KINDS[kind]
    version = ".".join(__version__.split(".")[:2])
    below = [record for record in records(model) if record is not model]
    return {
        "$schema": DRAFT,
        "$id": f"urn:perfcheck:perfcheck-{kind}-{version}.json",
        **_record(model, translate),
        "definitions": {record.__name__: _record(record, translate) for record in below},
    }


def records(model: type[Record]) -> tuple[type[Record], ...]:
    """A record and all records below it, each once."""
    found: dict[type[Record], None] = {}
    waiting = [model]
    while waiting:
        record = waiting.pop(0)
        if record not in found:
            found[record] = None
            waiting += [one for _, kind in fields(record) for one in _inside(kind)]
    return tuple(found)


def fields(model: type[Record]) -> Iterator[tuple[str, Any]]:
    """The fields of a record with their annotations as they were written."""
    for name, field in model.model_fields.items():
        yield name, Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation


def label_keys(model: type[Record]) -> Iterator[str]:
    """What needs a label in a record: itself, its fields, and the members of fields that are no records."""
    yield SELF
    for name, kind in fields(model):
        key, member = name, kind
        yield key
        while _is_group(member := _without_validators(member)):
            key, member = key + MEMBER, get_args(member)[1]
            if not _is_record(_without_validators(member)):
                yield key


def _record(model: type[Record], translate: Translate) -> Form:
    required = required_keys(model)
    bare = _spoken(BARE.get(model, {} if required and model not in heritable() else {"type": ["null"]}), translate)
    kinds = ["object", *_listed(bare.get("type"))]
    properties = {
        # Validators overlook a label beside a reference; editors show it.
        name: {**_label(model, name, translate), **_member(kind, model, name, translate)}
        for name, kind in fields(model)
    }
    return {
        **_label(model, SELF, translate),
        **bare,
        "type": kinds if len(kinds) > 1 else "object",
        "properties": properties,
        **_required(model, required),
        "additionalProperties": False,
        **MORE.get(model, {}),
    }


def _required(model: type[Record], required: list[str]) -> Form:
    """The keys that a record must have; where it may extend another one, only without that."""
    if model in KINDS.values() and model in heritable():
        return {
            "required": [key for key in required if key in OWN],
            "if": {"required": [EXTENDS], "properties": {EXTENDS: {"type": "string", "pattern": r"\S"}}},
            "else": whole(model),
        }
    return {"required": required} if required and model not in heritable() else {}


def _member(kind: Any, model: type[Record], key: str, translate: Translate) -> Form:  # noqa: ANN401 - an annotation
    """The form of a value of a record; an empty one takes back what another record has, where it may extend one."""
    form = _form(kind, model, key, translate)
    return _or_nothing(form) if model in heritable() and "$ref" not in form and key not in OWN else form


def _form(kind: Any, model: type[Record], key: str, translate: Translate) -> Form:  # noqa: ANN401 - an annotation
    """The form of a value; ``key`` is where its labels stand among those of the record."""
    if kind in CELLS:
        return _spoken(CELLS[kind], translate)
    if _is_record(kind):
        return {"$ref": f"#/definitions/{kind.__name__}"}
    if _is_group(kind):
        return _group(kind, model, key, translate)
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Annotated:
        # A validator before a list takes one value for a list of one.
        if get_origin(inner[0]) is tuple:
            return _one_or_more(_form(get_args(inner[0])[0], model, key, translate))
        return _form(inner[0], model, key, translate)
    if origin is tuple:
        return _list_of(_form(inner[0], model, key, translate))
    if origin is Literal:
        return {"enum": inner}
    if origin in (Union, UnionType):
        (some,) = (one for one in inner if one is not type(None))
        return _or_nothing(_form(some, model, key, translate))
    message = f"no form for {kind}"
    raise TypeError(message)


def _group(kind: Any, model: type[Record], key: str, translate: Translate) -> Form:  # noqa: ANN401 - an annotation
    """The form of values by name."""
    name, value = get_args(kind)
    below = _without_validators(value)
    names = NAMES.get(name) or (NAMES_OF.get(below) if _is_record(below) else None)
    form = _member(value, model, key + MEMBER, translate)
    if not _is_record(below):
        form = {**_label(model, key + MEMBER, translate), **form}
    return {
        "type": ["object", "null"],
        **({"propertyNames": _spoken(names, translate)} if names else {}),
        "additionalProperties": form,
    }


def _one_or_more(form: Form) -> Form:
    """One value, a list of them, or an empty cell."""
    return {"anyOf": [_or_nothing(form), _list_of(form)]}


def _list_of(form: Form) -> Form:
    return {"type": "array", "items": form}


def _or_nothing(form: Form) -> Form:
    """The form, or an empty cell."""
    if "enum" in form:
        return {**form, "enum": [*_listed(form["enum"]), None]}
    if "type" in form:
        return {**form, "type": list(dict.fromkeys((*_listed(form["type"]), "null")))}
    if "anyOf" in form:
        return {**form, "anyOf": [*_listed(form["anyOf"]), {"type": "null"}]}
    return {"anyOf": [form, {"type": "null"}]}


def _label(model: type[Record], key: str, translate: Translate) -> Form:
    label = LABELS.get(model, {}).get(key)
    if label is None:  # a test tells
        return {}
    return {"title": translate(label.title), "description": translate(label.description)}


def _spoken(form: Form, translate: Translate) -> Form:
    """The form with what editors say of a text that does not fit in the reader's language."""
    said = form.get(SAID)
    return {**form, SAID: translate(said)} if isinstance(said, str) else form


def _listed(value: Json) -> list[Json]:
    """A value as a list of values, nothing as an empty one."""
    if value is None:
        return []
    return list(value) if isinstance(value, list | tuple) else [value]


def _inside(kind: Any) -> Iterator[type[Record]]:  # noqa: ANN401 - an annotation
    """The records that an annotation speaks of."""
    if _is_record(kind):
        yield kind
    for part in get_args(kind):
        yield from _inside(part)


def _without_validators(kind: Any) -> Any:  # noqa: ANN401 - an annotation
    return get_args(kind)[0] if get_origin(kind) is Annotated and kind not in CELLS else kind


def _is_record(kind: object) -> bool:
    return isinstance(kind, type) and issubclass(kind, Record)


def _is_group(kind: object) -> bool:
    origin = get_origin(kind)
    return isinstance(origin, type) and issubclass(origin, Mapping)
