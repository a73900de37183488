"""Finding projects by what people call them: the whole code, its last part, or the name. Always compared whole."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from perfcheck.measures.later import Later
from perfcheck.measures.numbers import fold
from perfcheck.messages import Message, msg

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

MOST_SHOWN = 20
"""How many projects a message lists."""


class ProjectLookupError(LookupError):
    """A name that no project has, or more than one; ``message`` lists which there are."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.render())
        self.message = message


def last_part(code: str) -> str:
    """The part of a project code that people use: ``EU89`` of ``322-0402-JBN-EU89``."""
    return code.rpartition("-")[2]


def short_codes(codes: Iterable[str]) -> dict[str, str]:
    """How each project is called in a report: by the last part of its code, by the whole where others share that."""
    codes = tuple(codes)
    shared = Counter(map(last_part, codes))
    return {code: last_part(code) if shared[last_part(code)] == 1 else code for code in codes}


def lookup_of(names: Mapping[str, str]) -> Callable[[str], Sequence[str]]:
    """From what people call a project to the codes of all projects that it may be; ``names`` are by code.

    A whole code leaves no doubt, so it comes alone.
    """
    folded = Later(lambda: _folded(names))

    def called(text: str) -> Sequence[str]:
        if text in names:
            return (text,)
        (whole, others), wanted = folded.value, fold(text)
        return whole.get(wanted, others.get(wanted, ()))

    return called


def _folded(names: Mapping[str, str]) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """The codes by themselves, and by what else people call their projects."""
    whole: dict[str, list[str]] = {}
    others: dict[str, list[str]] = {}
    for code, name in names.items():
        whole.setdefault(fold(code), []).append(code)
        for other in {fold(last_part(code)), fold(name)}:
            others.setdefault(other, []).append(code)
    return whole, others


def pick(names: Mapping[str, str], text: str) -> str:
    """The code of the one project that ``text`` names.

    Raises:
        ProjectLookupError: there is none, or more than one.
    """
    codes = lookup_of(names)(text)
    if len(codes) == 1:
        return codes[0]
    raise ProjectLookupError(several_projects(text, codes) if codes else no_project(names, text))


def several_projects(text: str, codes: Sequence[str]) -> Message:
    """That a name leaves open which project is meant."""
    return msg("{name} can be any of {codes}; write the whole code", name=text, codes=tuple(codes))


def no_project(names: Mapping[str, str], text: str) -> Message:
    """That no project has this name, with those that there are."""
    if not names:
        return msg("there is no project {name}, nor any other", name=text)
    known = tuple(f"{short} {names[code]}" for code, short in short_codes(names).items())
    if len(known) <= MOST_SHOWN:
        return msg("there is no project {name}; there are {projects}", name=text, projects=known)
    more = len(known) - MOST_SHOWN
    return msg(
        "there is no project {name}; there are {projects} and {count} more",
        name=text,
        projects=known[:MOST_SHOWN],
        count=more,
    )
