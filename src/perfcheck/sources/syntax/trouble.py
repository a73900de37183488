"""What is known of an error, and what is said about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from perfcheck.messages import Message


class Trouble(NamedTuple):
    """Where a parser gave up, in so far as all parsers say the same; places are offsets in the text.

    ``at`` is where it noticed, ``since`` where the thing began that it could not finish, ``bracket`` the innermost
    bracket that is open there, ``last`` the value before.
    """

    text: str
    at: int
    since: int | None
    problem: str
    context: str
    bracket: int | None
    last: tuple[int, int]

    @property
    def character(self) -> str:
        """The character at the place; nothing at the end of the text."""
        return self.text[self.at : self.at + 1]

    @property
    def beginning(self) -> str:
        """The character at which the unfinished thing began."""
        return "" if self.since is None else self.text[self.since : self.since + 1]

    @property
    def line_start(self) -> int:
        """Where the line of the place begins."""
        return self.text.rfind("\n", 0, self.at) + 1

    @property
    def before(self) -> str:
        """The line up to the place."""
        return self.text[self.line_start : self.at]

    @property
    def is_in_brackets(self) -> bool:
        """Whether a comma or the closing bracket was expected."""
        return "flow" in self.context and "',' or" in self.problem


class Explanation(NamedTuple):
    """What is wrong in the user's words, what to write instead, and where in the text."""

    message: Message
    hint: Message
    start: int
    end: int


def here(trouble: Trouble, message: Message, hint: Message) -> Explanation:
    """An explanation of the character at the place."""
    return Explanation(message, hint, trouble.at, trouble.at + len(trouble.character))
