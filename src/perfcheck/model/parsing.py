"""How a cell becomes a value: its text is parsed, and what goes wrong is an error in the user's words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from pydantic_core import CoreSchema, InitErrorDetails, PydanticCustomError, ValidationError, core_schema

from perfcheck.measures.errors import MeasureError
from perfcheck.measures.numbers import plain
from perfcheck.measures.quantity import Quantity
from perfcheck.measures.units import Unit
from perfcheck.messages import Message, msg

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pydantic import GetCoreSchemaHandler, ValidationInfo

    from perfcheck.findings import KeyPath


@dataclass(frozen=True, slots=True)
class Cell:
    """How pydantic reads one kind of cell: by this function and by nothing else; written back as its text."""

    read: Callable[[object, ValidationInfo], object]

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """The core schema: a plain call, so that pydantic never looks into our value types."""
        return core_schema.with_info_plain_validator_function(
            self.read, serialization=core_schema.to_string_ser_schema(when_used="unless-none")
        )


def parsed(parse: Callable[[str], object], *, optional: bool = False) -> Cell:
    """A cell that is parsed from its text; an empty one is None where it is ``optional``."""

    def read(value: object, _info: ValidationInfo) -> object:
        text = text_of(value)
        if optional and not text.strip():
            return None
        try:
            return parse(text)
        except MeasureError as error:
            raise problem(error.message) from None

    return Cell(read)


def text_of(value: object) -> str:
    """The text of a cell, empty for None; a value that was made in Python stands for the text that it would have.

    Raises:
        PydanticCustomError: it is neither a text nor a number.
    """
    if isinstance(value, str):
        return value
    if isinstance(value, Quantity):
        return f"{plain(value.number)}{value.unit}"
    if isinstance(value, Decimal):
        return plain(value) if value.is_finite() else str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int | Unit) and not isinstance(value, bool):
        return str(value)
    if value is None:
        return ""
    raise problem(msg("a text or a number is expected here, not a list or key: value pairs"))


def problem(message: Message) -> PydanticCustomError:
    """A validation error that carries a message in the user's words."""
    return PydanticCustomError("problem", "{text}", {"text": message.render(), "message": message})


def incomplete(message: Message) -> PydanticCustomError:
    """A validation error for a record that lacks keys, in the user's words."""
    return PydanticCustomError("incomplete", "{text}", {"text": message.render(), "message": message})


def is_lenient(info: ValidationInfo) -> bool:
    """Whether this is the second reading of a broken file, which keeps what it can: the first one has told the errors.

    Unreadable demands are kept as such then, and what only a whole record can tell is left to those who use it.
    """
    return bool(info.context and info.context.get("lenient"))


def refuse(problems: Mapping[KeyPath, Message]) -> None:
    """Refuse a record for what only the whole of it can tell, each problem at its own way; nothing without any.

    Raises:
        ValidationError: there are problems.
    """
    if problems:
        errors = [InitErrorDetails(type=problem(message), loc=way, input=way[-1]) for way, message in problems.items()]
        raise ValidationError.from_exception_data(title=__name__, line_errors=errors)
