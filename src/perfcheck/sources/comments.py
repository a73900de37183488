"""Comments that speak to perfcheck, ``# perfcheck: ignore PC203 reason``: beside the data, never in a text."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import yaml

from perfcheck.measures.lazy import Lazy
from perfcheck.sources.events import FASTEST

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcheck.source_text import SourceText, Span

_BEGIN = r"#[ \t]*perfcheck[ \t]*[:：]"
_MARK = Lazy(f"(?i){_BEGIN}")
_COMMENT = Lazy(rf"(?im)(?:^|(?<=[ \t])){_BEGIN}(?=[ \t]*((?:(?![ \t]{_BEGIN})[^\r\n])*))")
"""Typed on a Chinese keyboard the colon is full-width; another such comment on the line ends this one."""
_ANY_COMMENT = Lazy(r"(?:^|(?<=[ \t\r\n]))#[^\r\n]*")
_FOR_EDITORS = Lazy(r"#[ \t]*(?:yaml-language-server:|\$schema:)")
_ALONE = Lazy(r"[ \t]*#|[ \t]*$")


class Comment(NamedTuple):
    """What a comment says behind ``perfcheck:``, where it stands, and the lines that it speaks of.

    These are its own line with all lines of a text that begins or ends on it; for a comment that stands alone, the
    next line that is none.
    """

    text: str
    span: Span
    lines: frozenset[int]


def comments_in(source: SourceText) -> tuple[Comment, ...]:
    """The comments of a YAML text that speak to perfcheck, in their order."""
    if not _MARK.search(source.text):
        return ()
    scalars = tuple(_scalars(source))
    return tuple(
        Comment(found[1].strip(), span, _lines(source, span, scalars))
        for found in _COMMENT.finditer(source.text)
        if not any(_is_text(scalar, found.start(), source) for scalar in scalars)
        for span in (source.span(found.start(), found.end(1)),)
    )


def comments_of_people(source: SourceText) -> int:
    """How many comments a YAML text has, without those that tell editors its schema."""
    if "#" not in source.text:
        return 0
    scalars = tuple(_scalars(source))
    return sum(
        not _FOR_EDITORS.match(found[0]) and not any(_is_text(scalar, found.start(), source) for scalar in scalars)
        for found in _ANY_COMMENT.finditer(source.text)
    )


class _Scalar(NamedTuple):
    """A value in the text: its offsets, its lines, and whether it is a block (| or >)."""

    start: int
    end: int
    span: Span
    block: bool


def _scalars(source: SourceText) -> Iterator[_Scalar]:
    """The values, as far as the text can be read."""
    parser = FASTEST(source.text)
    try:
        while parser.check_token():
            token = parser.get_token()
            if isinstance(token, yaml.ScalarToken):
                start, end = token.start_mark.index, token.end_mark.index
                yield _Scalar(start, end, source.span(start, end), token.style in {"|", ">"})
    except yaml.YAMLError:
        return


def _is_text(scalar: _Scalar, at: int, source: SourceText) -> bool:
    """Whether a place lies inside a text; the first line of a block belongs to its mark, where comments may stand."""
    if not scalar.start <= at < scalar.end:
        return False
    return not scalar.block or source.span(at, at).line > scalar.span.line


def _lines(source: SourceText, span: Span, scalars: tuple[_Scalar, ...]) -> frozenset[int]:
    line = span.line
    if source.line(line)[: span.column - 1].strip() == "":
        line = _next_line(source, line)
    touching = (one for one in scalars if one.span.line <= line <= _last_line(one))
    return frozenset({line, *(number for one in touching for number in range(one.span.line, _last_line(one) + 1))})


def _last_line(scalar: _Scalar) -> int:
    """The last line of a value; a block ends before the line that follows it."""
    return scalar.span.end_line - 1 if scalar.block and scalar.span.end_column == 1 else scalar.span.end_line


def _next_line(source: SourceText, line: int) -> int:
    """The next line that holds more than a comment."""
    last = source.text.count("\n") + 1
    return next((number for number in range(line + 1, last + 1) if not _ALONE.match(source.line(number))), line)
