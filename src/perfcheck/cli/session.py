"""What a run of the command line knows of its surroundings: language, colour, width, and where output goes."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from perfcheck.i18n import Language, language_of_locale, translator
from perfcheck.messages import Message, Translate, msg, visible

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path
    from typing import TextIO

    from perfcheck.reports.canvas import Canvas

NARROWEST = 40
BLOCKS = "▁▂▃▄▅▆▇█│·"
"""What charts are drawn with."""
_PLAIN_LOCALES = ("C", "POSIX")
_COERCED = "C.UTF-8"
"""What Python itself puts into ``LC_CTYPE`` where the locale is C."""


class Colour(StrEnum):
    """When to use colour."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


class UsageProblemError(Exception):
    """A call that cannot be carried out, with what to say about it."""

    def __init__(self, *messages: Message) -> None:
        super().__init__(*(message.render() for message in messages))
        self.messages = messages


@dataclass(frozen=True, slots=True)
class Session:
    """The surroundings of one run."""

    language: Language
    environment: Mapping[str, str]

    @property
    def translate(self) -> Translate:
        """The catalogue of the run's language."""
        return translator(self.language)

    def width(self) -> int | None:
        """The columns of the terminal that stdout is; None where it is none."""
        if not sys.stdout.isatty():
            return None
        from shutil import get_terminal_size  # the help needs none of it

        return max(get_terminal_size().columns, NARROWEST)

    def colours(self, stream: TextIO, wanted: Colour = Colour.AUTO) -> bool:
        """Whether to colour a stream: the option, then NO_COLOR, then FORCE_COLOR, then whether it is a terminal."""
        if wanted is not Colour.AUTO:
            return wanted is Colour.ALWAYS
        if self.environment.get("NO_COLOR"):
            return False
        if self.environment.get("FORCE_COLOR") or self.environment.get("CLICOLOR_FORCE"):
            return True
        return stream.isatty() and self.environment.get("TERM") != "dumb"

    def blocks(self) -> bool:
        """Whether stdout can show block characters: not in the locale C, nor in an encoding without them."""
        names = (self.environment.get(key) for key in ("LC_ALL", "LC_CTYPE", "LANG"))
        if next((name for name in names if name and name != _COERCED), "") in _PLAIN_LOCALES:
            return False
        try:
            BLOCKS.encode(sys.stdout.encoding or "ascii")
        except (UnicodeEncodeError, LookupError):
            return False
        return True

    def canvas(self, wanted: Colour, output: Path | None) -> Canvas:
        """What a report is told: a file gets complete plain lines, as a pipe does."""
        from perfcheck.reports.canvas import Canvas

        if output is not None:
            return Canvas(self.translate)
        return Canvas(self.translate, self.width(), self.colours(sys.stdout, wanted), self.blocks())

    def tell(self, message: Message) -> None:
        """Say something that is no data, on stderr."""
        sys.stderr.write(visible(message.render(self.translate)) + "\n")


def session_for(arguments: Sequence[str], environment: Mapping[str, str] = os.environ) -> Session:
    """The session that ``--lang``, ``PERFCHECK_LANG`` or the locale ask for, in this order.

    Raises:
        UsageProblemError: ``PERFCHECK_LANG`` names a language that the tool does not speak.
    """
    wanted = _option(arguments, "--lang")
    if wanted in set(Language):
        return Session(Language(wanted), environment)
    wanted = environment.get("PERFCHECK_LANG")
    if not wanted:
        return Session(language_of_locale(environment), environment)
    if wanted not in set(Language):
        raise UsageProblemError(msg("PERFCHECK_LANG is {value}; it can be zh or en", value=wanted))
    return Session(Language(wanted), environment)


def _option(arguments: Sequence[str], name: str) -> str | None:
    """The value of an option before the parser knows the commands; the help must speak the language already."""
    for index, argument in enumerate(arguments):
        if argument == name:
            return arguments[index + 1] if index + 1 < len(arguments) else None
        if argument.startswith(f"{name}="):
            return argument.partition("=")[2]
    return None
