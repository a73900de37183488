"""Errors of tabs, indentation and the dashes of lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcheck.messages import msg
from perfcheck.sources.syntax.trouble import here

if TYPE_CHECKING:
    from perfcheck.sources.syntax.trouble import Explanation, Trouble


def tab(trouble: Trouble) -> Explanation | None:
    """A tab in the indentation or before a key."""
    if trouble.character != "\t":
        return None
    message = msg("a tab stands here, where only spaces may stand")
    return here(trouble, message, msg("replace every tab by spaces; most editors can do so for a whole file"))


def list_beside_key(trouble: Trouble) -> Explanation | None:
    """``a: - 10``: a list in the line of its key, or a negative number with a space."""
    if "entries are not allowed" not in trouble.problem:
        return None
    message = msg("a list cannot begin in the line of its key")
    hint = msg("begin it in the next line; write a negative number without a space, as in -10")
    return here(trouble, message, hint)


def mixed_list(trouble: Trouble) -> Explanation | None:
    """A line without a dash in a list, or one with a dash among pairs."""
    if "block collection" in trouble.context:
        message = msg('this line stands among the entries of a list, but does not begin with "- "')
        return here(trouble, message, msg('begin it with "- ", or in the same column as the lines that it belongs to'))
    if "block mapping" in trouble.context and trouble.character == "-":
        message = msg('an entry of a list stands among "key: value" pairs')
        return here(trouble, message, msg("put it below the key of its list, or give it a key"))
    return None


def left_of_document(trouble: Trouble) -> Explanation | None:
    """A first line that is indented deeper than the others, or text after the end of the document."""
    if "document start" not in trouble.problem:
        return None
    if "\n..." in trouble.text[: trouble.at]:
        return here(trouble, msg('nothing may follow the line "..."'), msg("delete that line"))
    message = msg("this line begins further left than the first line of the file")
    return here(trouble, message, msg("let both begin in the same column"))


def indentation(trouble: Trouble) -> Explanation | None:
    """A line that stands between two levels."""
    if "block mapping" not in trouble.context:
        return None
    message = msg("the indentation of this line fits none of the lines above")
    return here(trouble, message, msg("let it begin in the same column as the pairs that it belongs to"))
