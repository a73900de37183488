"""A check for the marks of an import that nobody has looked at yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcheck.findings import Finding, Head, Rule, Severity
from perfcheck.messages import N_, msg

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcheck.messages import Message
    from perfcheck.model.targets import ReviewMark
    from perfcheck.validation.submission import Submission

REVIEW_MARK = Rule("PC108", "review-mark", Severity.ERROR, head=Head.COMPLETENESS, source=N_("review practice"))


def review_mark(submission: Submission) -> Iterator[Finding]:
    """An import left a mark: something was assumed, or could not be told, and nobody has looked at it yet.

    `perfcheck import` never guesses in silence. What it was not sure of stands in the file under `review`: the kind,
    the place in the document, the text there, and what was assumed.

    Why it matters:
        A wrong assumption is graded and published like a promise. Only a person with the document at hand can tell.

    Example:
        review:
          - {kind: range_value, place: 绩效目标.docx, text: 5-7个工作日, assumed: read as a range with both of its ends}

    Write instead:
        review: []

    Source:
        Review practice; no document says so. Compare the place in the document, correct the file if need be, and
        delete the mark.
    """
    for number, mark in enumerate(submission.targets.review or ()):
        hint = msg("compare it with the document, correct the file if need be, and delete this mark")
        yield Finding(REVIEW_MARK, _told(mark), hint, submission.place("review", number))


def _told(mark: ReviewMark) -> Message:
    parts = tuple(part for part in (mark.place, mark.text, mark.assumed) if part)
    return msg("nobody has looked at this yet: {kind}: {parts}", kind=mark.kind, parts=parts)
