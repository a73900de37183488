"""Groups of named values, which keep the order of the file and cannot be changed."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, TypeVar

from pydantic import AfterValidator, BeforeValidator, SerializerFunctionWrapHandler, WrapSerializer

T = TypeVar("T")
K = TypeVar("K")
V = TypeVar("V")


def nothing_as_empty(value: object) -> object:
    """A ``key:`` with nothing behind it, where a group is expected, is an empty group."""
    return {} if value is None else value


def freeze(mapping: Mapping[K, V]) -> Mapping[K, V]:
    """The mapping in an unchangeable form, in the same order."""
    return MappingProxyType(dict(mapping))


def empty() -> Mapping[K, V]:
    """A group without members."""
    return MappingProxyType({})


def _thaw(mapping: Mapping[K, V], write: SerializerFunctionWrapHandler) -> object:
    return write(dict(mapping))


Frozen = Annotated[T, BeforeValidator(nothing_as_empty), AfterValidator(freeze), WrapSerializer(_thaw)]
"""A mapping that keeps the order of the file and cannot be changed."""
FrozenMap = Frozen[Mapping[str, T]]
"""Such a mapping by name."""
