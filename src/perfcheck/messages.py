"""Messages as values: a template with its parameters, put into a language only where it is shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from unicodedata import category

Translate = Callable[[str], str]
"""From an English template to the same template in the reader's language."""
Watch = Callable[[int, int], None]
"""Is told that so many more are done, and how many there are."""


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence for the user, not yet in any language.

    ``template`` is English and the key of the catalogues; ``params`` fill its ``{names}``. A parameter may be a
    message itself, or a tuple of parameters, which is shown as a list.
    """

    template: str
    params: tuple[tuple[str, Param], ...] = ()

    def render(self, translate: Translate = str) -> str:
        """The sentence in the language of ``translate``; English without one."""
        text = translate(self.template)
        if not self.params and "{" not in text:
            return text
        return text.format_map({name: _shown(value, translate) for name, value in self.params})

    def __str__(self) -> str:
        return self.render()


Param = str | int | Message | tuple["Param", ...]


def msg(template: str, /, **params: Param) -> Message:
    """A message; the extraction of translatable texts looks for calls of this name."""
    return Message(template, tuple(params.items()))


def visible(text: str) -> str:
    """The text on one line and without control characters, which a terminal would obey instead of showing them."""
    if text.isprintable():
        return text
    return "".join(_shown_character(char) for char in text)


def _shown_character(char: str) -> str:
    if char.isspace():
        return char if category(char) == "Zs" else " "
    return "" if category(char).startswith("C") else char


def N_(text: str) -> str:  # noqa: N802 - gettext's customary name for "translate this later"
    """Mark a text for translation without translating it here."""
    return text


def _shown(value: Param, translate: Translate) -> str:
    if isinstance(value, Message):
        return value.render(translate)
    if isinstance(value, tuple):
        return translate(", ").join(_shown(item, translate) for item in value)
    return str(value)
