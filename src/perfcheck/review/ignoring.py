"""Comments that silence a rule on their line: ``# perfcheck: ignore PC203 reason``."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfcheck.findings import Finding, Ignored, Place
from perfcheck.measures.lazy import Lazy
from perfcheck.messages import msg
from perfcheck.review.rules import COMMENT_RULES, IGNORE_WITHOUT_REASON, UNKNOWN_COMMENT, UNUSED_IGNORE
from perfcheck.sources.comments import comments_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from perfcheck.findings import Rule, Span
    from perfcheck.messages import Message
    from perfcheck.source_text import SourceText
    from perfcheck.sources.comments import Comment

_IGNORE = Lazy(r"(?s)ignore\b[\s:：]*(?P<rest>.*)")
_NAME = Lazy(r"(?P<name>[A-Za-z][A-Za-z0-9-]*)[\s,，、:：]*")
_CODE = Lazy(r"(?i)PC[0-9]+")


class Ignore(NamedTuple):
    """A comment that silences one rule on its lines; ``reason`` is empty where none is given."""

    rule: Rule
    reason: str
    lines: frozenset[int]
    span: Span

    def silences(self, finding: Finding) -> bool:
        """Whether it is about this finding; what makes a file unreadable cannot be silenced, nor a wrong comment."""
        span, rule = finding.place.span, finding.rule
        if span is None or rule.unreadable or rule in COMMENT_RULES:
            return False
        return bool(self.reason) and rule.code == self.rule.code and span.line in self.lines


def sifted(
    findings: Sequence[Finding], source: SourceText, file: str, takes: Callable[[Rule], bool], *, judged: bool
) -> tuple[tuple[Finding, ...], tuple[Ignored, ...]]:
    """The findings that remain, with those about the comments themselves, and those that a comment silences.

    Of what no use a comment is can only be told where the whole file was ``judged``.
    """
    ignores, wrong = _ignores(source, file)
    kept: list[Finding] = []
    ignored: list[Ignored] = []
    used: set[Ignore] = set()
    for finding in findings:
        own = finding.place.file == file
        by = next((one for one in ignores if own and one.silences(finding)), None)
        if by is None:
            kept.append(finding)
        else:
            used.add(by)
            ignored.append(Ignored(finding, by.reason))
    # A rule that nobody asked for found nothing either, so its comment is not known to be of no use.
    unused = (one for one in ignores if judged and one.reason and one not in used and takes(one.rule))
    kept.extend(finding for finding in (*wrong, *(_unused(one, file) for one in unused)) if takes(finding.rule))
    return tuple(kept), tuple(ignored)


def _ignores(source: SourceText, file: str) -> tuple[tuple[Ignore, ...], tuple[Finding, ...]]:
    ignores: list[Ignore] = []
    wrong: list[Finding] = []
    for comment in comments_in(source):
        found = tuple(_read(comment, file))
        ignores.extend(one for one in found if isinstance(one, Ignore))
        wrong.extend(one for one in found if isinstance(one, Finding))
    return tuple(ignores), tuple(wrong)


def _read(comment: Comment, file: str) -> Iterator[Ignore | Finding]:
    place = Place(file, comment.span)
    found = _IGNORE.match(comment.text)
    if found is None:
        why = msg("perfcheck does not understand this comment: {text}", text=comment.text[:60])
        yield Finding(UNKNOWN_COMMENT, why, _form(), place)
        return
    rules, unknown, reason = _rules(found["rest"])
    for code in unknown:
        yield Finding(UNKNOWN_COMMENT, msg("there is no rule {code}", code=code), _form(), place)
    if not rules and not unknown:
        yield Finding(UNKNOWN_COMMENT, msg("this comment names no rule"), _form(), place)
    for rule in rules:
        yield Ignore(rule, reason, comment.lines, comment.span)
    if rules and not reason:
        why = msg("this comment gives no reason, so it silences nothing")
        yield Finding(IGNORE_WITHOUT_REASON, why, _form(), place)


def _rules(text: str) -> tuple[tuple[Rule, ...], tuple[str, ...], str]:
    """The rules that a comment begins with, by code or name, the codes that there are not, and the reason behind."""
    from perfcheck.review.catalogue import rule_called  # noqa: PLC0415 - few files silence anything

    rules: list[Rule] = []
    unknown: list[str] = []
    while found := _NAME.match(text):
        rule = rule_called(found["name"])
        if rule is not None:
            rules.append(rule)
        elif _CODE.fullmatch(found["name"]):
            unknown.append(found["name"])
        else:
            break
        text = text[found.end() :]
    return tuple(rules), tuple(unknown), text.strip()


def _unused(ignore: Ignore, file: str) -> Finding:
    why = msg("there is no {code} here that this comment could silence", code=ignore.rule.code)
    return Finding(UNUSED_IGNORE, why, msg("delete the comment"), Place(file, ignore.span))


def _form() -> Message:
    return msg("write # perfcheck: ignore PC203 and the reason")
