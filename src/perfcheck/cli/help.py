"""Help and usage errors in the user's language; the texts in the commands are English."""

from __future__ import annotations

import gettext
import os
import re
from typing import TYPE_CHECKING, Any

from typer.core import TyperCommand, TyperGroup

from perfcheck.i18n import DOMAIN, LOCALE_DIRECTORY, Language
from perfcheck.messages import N_, msg

if TYPE_CHECKING:
    from perfcheck.messages import Message, Translate

FOREIGN = (
    N_("Options"),
    N_("Arguments"),
    N_("Commands"),
    N_("required"),
    N_("default: {default}"),
    N_("env var: {var}"),
    N_("(dynamic)"),
    N_("Missing command."),
    N_("No such command {name!r}."),
    N_("Install completion for the current shell."),
    N_("Show completion for the current shell, to copy it or customize the installation."),
)
"""Texts of the command-line library that our catalogues translate as well."""

OWN = (N_("Usage: "), N_("Show this message and exit."))
"""Texts that the library does not look up; they are replaced in what it has written."""


def spoken(text: str) -> str:
    """Help or a usage line with the library's fixed English put into the language of :func:`speak`."""
    for fixed in OWN:
        text = text.replace(fixed, gettext.gettext(fixed), 1)
    return text


class SpokenCommand(TyperCommand):
    """A command whose help speaks the user's language throughout."""

    def get_help(self, ctx: Any) -> str:  # noqa: ANN401 - the library exports no such type
        """The help text."""
        return spoken(super().get_help(ctx))


class SpokenGroup(TyperGroup):
    """A group of commands whose help speaks the user's language throughout."""

    def get_help(self, ctx: Any) -> str:  # noqa: ANN401 - the library exports no such type
        """The help text."""
        return spoken(super().get_help(ctx))


_USAGE_ERRORS = (
    (re.compile(r"No such option: (?P<option>\S+)"), N_("there is no option {option}")),
    (re.compile(r"Missing (?:argument|option|parameter) (?P<name>'.+?')"), N_("{name} is missing")),
    (re.compile(r"Option (?P<option>'.+?') requires an argument"), N_("the option {option} needs a value")),
    (re.compile(r"Option (?P<option>'.+?') does not take a value"), N_("the option {option} takes no value")),
    (
        re.compile(r"Got unexpected extra arguments? ?\(s?\)? ?\((?P<arguments>.+)\)"),
        N_("nothing is known to do with {arguments}"),
    ),
    (
        re.compile(
            r"Invalid value for (?P<name>'.+?'): (?:Value error, )?'(?P<value>.*)' is not one of (?P<choices>.+)"
        ),
        N_("{name} is {value}; it can be {choices}"),
    ),
    (re.compile(r"Invalid value for (?P<name>'.+?'): "), N_("{name} does not take this value")),
)


def speak(language: Language) -> None:
    """Let the command-line library look its own texts up in our catalogue."""
    gettext.bindtextdomain(DOMAIN, str(LOCALE_DIRECTORY))
    gettext.textdomain(DOMAIN)
    os.environ["LANGUAGE"] = language.value


def translate_help(command: Any, translate: Translate) -> None:  # noqa: ANN401 - the library exports no such type
    """Put the help of a command, its options and its subcommands into a language."""
    for name in ("help", "short_help", "epilog"):
        text = getattr(command, name, None)
        if text:
            setattr(command, name, translate(text))
    for parameter in command.params:
        if getattr(parameter, "help", None):
            parameter.help = translate(parameter.help)
    for below in getattr(command, "commands", {}).values():
        translate_help(below, translate)


def usage_message(error: Any) -> Message:  # noqa: ANN401 - the library exports no such type
    """What a usage error says, in a message of ours where it is one that we know."""
    text, _, suggestion = error.format_message().partition(" Did you mean ")
    problem = _known(text.rstrip(".。"))
    if not suggestion:
        return problem
    return msg("{problem}; did you mean {key}?", problem=problem, key=suggestion.strip("?'\" "))


def _known(text: str) -> Message:
    for pattern, template in _USAGE_ERRORS:
        if found := pattern.match(text):
            return msg(template, **found.groupdict())
    return msg("{text}", text=text)
