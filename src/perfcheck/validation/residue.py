"""A check for what a word processor or a form left in the texts: field codes, page numbers, invisible characters."""

from __future__ import annotations

import re
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from perfcheck.findings import Finding, Head, Rule, Severity
from perfcheck.messages import N_, msg
from perfcheck.validation.submission import RunningText, TextKind
from perfcheck.validation.wording import any_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from perfcheck.findings import KeyPath, Place
    from perfcheck.messages import Message
    from perfcheck.validation.submission import Submission

TEXT_RESIDUE = Rule("PC106", "text-residue", Severity.INFO, head=Head.COMPLETENESS, source=N_("review practice"))

_FIELDS = "TC|TOC|PAGE|NUMPAGES|SECTIONPAGES|PAGEREF|REF|SEQ|EQ|STYLEREF|DATE|TIME|FILENAME|INCLUDEPICTURE|FORMTEXT"
_SWITCH = r"\\[a-zA-Z*@#!]"
_FIELD = (
    rf"(?<![A-Za-z])(?:{_FIELDS})(?![A-Za-z])[^\n\\]{{0,80}}{_SWITCH}(?:[ \t]*(?:{_SWITCH}|[A-Z0-9]\b))*"
    r"|HYPERLINK[ \t]+(?:\"[^\"\n]*\"|\\[a-z])|MERGEFORMAT|_(?:Toc|Ref|Hlk)\d{3,}"
)
_MARKUP = r"_x00[0-9A-Fa-f]{2}_|&(?:nbsp|amp|lt|gt|quot);|<br[ \t]*/?>|#(?:REF!|VALUE!|NAME\?|DIV/0!|NUM!|N/A)"
_OF_ALL = r"[ \t]*[,，/]?[ \t]*共[ \t]*\d+[ \t]*页"
_PAGE = rf"(?m)^[ \t]*(?:[-–—－][ \t]*\d{{1,4}}[ \t]*[-–—－]|第[ \t]*\d+[ \t]*页(?:{_OF_ALL})?)[ \t]*$"
_INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff"
_PRIVATE = "\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd"
_BLANK = r"(?<![A-Za-z0-9])(?:X{2,}|x{2,})(?![A-Za-z0-9])|[×*＊]{2,}|_{3,}"
_ANY = rf"A-Za-z_×*＊页–—－\-{_INVISIBLE}{_PRIVATE}\ufffd"
_KINDS: Mapping[str, str] = MappingProxyType(
    {
        "field": _FIELD,
        "markup": _MARKUP,
        "page": _PAGE,
        "invisible": f"[{_INVISIBLE}]",
        "private": f"[{_PRIVATE}]",
        "broken": "\ufffd",
        "blank": _BLANK,
    }
)


class Residue(NamedTuple):
    """What is left of one kind in a text, and where it begins and ends for the first time."""

    kind: str
    words: tuple[str, ...]
    start: int
    end: int


def text_residue(submission: Submission) -> Iterator[Finding]:
    r"""A text or name has something left in it that does not belong there.

    Field codes of Word (TC … \f A \l 1, HYPERLINK, _Toc…), marks of HTML and errors of Excel (#REF!), page numbers
    on a line of their own, characters that cannot be seen or were broken on the way (U+FFFD), and blanks that nobody
    filled in (XX, ××).

    Why it matters:
        It is published as it stands. In a name it is worse: two names that look the same are not, so the figures do
        not find their targets.

    Example:
        objective: 一、总体绩效目标 TC 总体绩效目标 \f A \l 1

    Write instead:
        objective: 一、总体绩效目标

    Source:
        Review practice; no document says so.
    """
    placeholders = submission.rules.completeness.placeholders
    suspicious = _suspicious(placeholders).search
    for text in filter(lambda text: suspicious(text.text), submission.texts):
        for one in residues(text.text, placeholders):
            yield _finding(one, submission.place_within(text, one.start, one.end))
    for way, name in _names(submission):
        for one in residues(name, placeholders) if suspicious(name) else ():
            yield _finding(one, submission.place(*way, key=True))
    for way, value in _values(submission):
        for one in residues(value, placeholders) if suspicious(value) else ():
            text = RunningText(way, TextKind.DESCRIPTION, value)
            yield _finding(one, submission.place_within(text, one.start, one.end))


def residues(text: str, placeholders: tuple[str, ...]) -> tuple[Residue, ...]:
    """What is left in a text, one for each kind."""
    return tuple(
        Residue(kind, tuple(dict.fromkeys(one[0].strip() for one in found)), *found[0].span())
        for kind, pattern in _patterns(placeholders)
        if (found := tuple(pattern.finditer(text)))
    )


@lru_cache(maxsize=8)
def _suspicious(placeholders: tuple[str, ...]) -> re.Pattern[str]:
    """The characters that anything left begins with; most texts have none of them, which one search tells."""
    return re.compile(f"[{_ANY}{re.escape(''.join(word[:1] for word in placeholders))}]")


@lru_cache(maxsize=8)
def _patterns(placeholders: tuple[str, ...]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    blanks = f"{_BLANK}|{any_of(placeholders).pattern}"
    return tuple((kind, re.compile(pattern)) for kind, pattern in {**_KINDS, "blank": blanks}.items())


def _finding(residue: Residue, place: Place) -> Finding:
    return Finding(TEXT_RESIDUE, *_told(residue), place)


def _told(residue: Residue) -> tuple[Message, Message]:
    words = residue.words
    delete = msg("delete it")
    match residue.kind:
        case "field":
            return msg("a field code of a word processor was left here: {words}", words=words), delete
        case "markup":
            return msg("marks of another program were left here: {words}", words=words), msg("write the text itself")
        case "page":
            return msg("a page number was left here: {words}", words=words), delete
        case "invisible":
            return msg("a character that cannot be seen stands here: {codes}", codes=_codes(words)), delete
        case "private":
            write = msg("write an ordinary character instead, or delete it")
            return msg("a character that other programs cannot show stands here: {codes}", codes=_codes(words)), write
        case "broken":
            return msg("a character was lost here (U+FFFD)"), msg("write the character that stood in the original")
        case _:
            return msg("{words} was never filled in", words=words), msg("write the name or number that belongs here")


def _codes(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"U+{ord(word):04X}" for word in words)


def _names(submission: Submission) -> Iterator[tuple[KeyPath, str]]:
    """The names that are keys."""
    targets = submission.targets
    for group in ("activities", "measures"):
        for key in getattr(targets, group):
            yield (group, key), key
    for code, project in targets.projects.items():
        for level1, groups in project.indicators.items():
            yield ("projects", code, "indicators", level1), level1
            for level2 in groups:
                yield ("projects", code, "indicators", level1, level2), level2
    for entry in submission.entries:
        yield entry.way, str(entry.way[-1])


def _values(submission: Submission) -> Iterator[tuple[KeyPath, str]]:
    """Short texts: names that are values, and what an indicator has besides its description."""
    targets = submission.targets
    yield ("department", "name"), targets.department.name
    for key, activity in targets.activities.items():
        yield ("activities", key, "name"), activity.name or ""
    for code, project in targets.projects.items():
        yield ("projects", code, "name"), project.name
    for entry in submission.entries:
        for field in ("name", "basis", "definition", "score_rule"):
            if text := getattr(entry.indicator, field):
                yield (*entry.way, field), text
