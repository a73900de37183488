"""What all records of a document have in common."""

from __future__ import annotations

from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict, PrivateAttr, model_validator

from perfcheck.findings import Origin, Place
from perfcheck.messages import Message


class Record(BaseModel):
    """A part of a document: immutable, and a key that it does not know is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    @model_validator(mode="before")
    @classmethod
    def _nothing_as_empty(cls, value: object) -> object:
        return {} if value is None else value


class Document(Record):
    """A whole file. ``called`` is what messages call it, ``place`` tells where in it a value stands."""

    called: ClassVar[Message]

    _origin: Origin = PrivateAttr(default=Origin())
    _salvaged: bool = PrivateAttr(default=False)

    def model_post_init(self, context: Any, /) -> None:  # noqa: ANN401 - pydantic's signature
        """Keep the positions that the reader hands over in the validation context."""
        if isinstance(context, dict) and isinstance(context.get("origin"), Origin):
            self._origin = context["origin"]
            self._salvaged = bool(context.get("lenient"))

    @property
    def file(self) -> str | None:
        """The file that the document was read from, as the user named it; None where it was built in Python."""
        return self._origin.file

    @property
    def is_salvaged(self) -> bool:
        """Whether it is what remained of a file with errors: only then can something of the file be missing in it."""
        return self._salvaged

    def place(self, *path: str | int, key: bool = False) -> Place:
        """Where the value at ``path`` (or its key) stands in the file."""
        return self._origin.place(*path, key=key)

    def place_within(self, *path: str | int, value: str, start: int, end: int) -> Place:
        """Where ``value[start:end]`` of the text at ``path`` stands."""
        return self._origin.place_within(*path, value=value, start=start, end=end)

    def keys_in_file(self, *path: str | int) -> tuple[str | int, ...]:
        """The keys that the file has below ``path``, those included whose values could not be used."""
        return self._origin.keys(*path)

    def part_of_file(self, *path: str | int) -> Origin:
        """The part of the file at ``path`` alone, with the positions within it."""
        return self._origin.below(*path)
