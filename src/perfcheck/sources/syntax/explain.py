"""From a parser's error to the one explanation that fits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcheck.messages import msg
from perfcheck.sources.syntax import brackets, colons, layout, values
from perfcheck.sources.syntax.trouble import Explanation, here

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from perfcheck.sources.syntax.trouble import Trouble

_ONE_BREAK: Mapping[int, str] = {ord(character): "\n" for character in "\r\x85\u2028\u2029"}


def explain(trouble: Trouble) -> Explanation:
    """The first explanation that fits; there is always one."""
    trouble = trouble._replace(text=trouble.text.translate(_ONE_BREAK))
    return next((found for trap in _TRAPS if (found := trap(trouble)) is not None), _anything(trouble))


def _anything(trouble: Trouble) -> Explanation:
    message = msg("the file cannot be read from here on: this is not valid YAML")
    hint = msg("check the spaces, colons, brackets and quotes of this line and of the one above")
    return here(trouble, message, hint)


_TRAPS: tuple[Callable[[Trouble], Explanation | None], ...] = (
    layout.tab,
    values.backslash,
    values.open_quote,
    values.after_closing,
    values.special_beginning,
    layout.list_beside_key,
    brackets.fullwidth_bracket,
    brackets.fullwidth_comma,
    colons.second_colon,
    colons.no_colon,
    colons.tight_colon,
    brackets.open_bracket,
    brackets.stray,
    colons.missing_key,
    layout.mixed_list,
    layout.left_of_document,
    layout.indentation,
)
"""From the particular to the general."""
