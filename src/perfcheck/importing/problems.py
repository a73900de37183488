"""Why a document cannot be imported, thrown from wherever in it that comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcheck.messages import msg
from perfcheck.sources.paper_rules import (
    DOCUMENT_DAMAGED,
    DOCUMENT_ENCRYPTED,
    NOT_A_DOCUMENT,
    NOTHING_TO_IMPORT,
    READER_MISSING,
)
from perfcheck.sources.rules import FILE_TOO_LARGE
from perfcheck.sources.workbooks.problems import UnusableError
from perfcheck.sources.workbooks.rules import NOT_A_WORKBOOK, WORKBOOK_DAMAGED, WORKBOOK_ENCRYPTED

if TYPE_CHECKING:
    from perfcheck.findings import Finding
    from perfcheck.messages import Message

_OF_DOCUMENTS = (
    (WORKBOOK_DAMAGED, DOCUMENT_DAMAGED),
    (WORKBOOK_ENCRYPTED, DOCUMENT_ENCRYPTED),
    (NOT_A_WORKBOOK, NOT_A_DOCUMENT),
)


def finding_of(error: UnusableError, shown: str) -> Finding:
    """The finding about the document that is called ``shown``; what is said of workbooks is said of documents."""
    rule = next((ours for theirs, ours in _OF_DOCUMENTS if theirs is error.rule), error.rule)
    return UnusableError(rule, error.message, error.hint).finding(shown)


def not_a_document(message: Message, hint: Message | None = None) -> UnusableError:
    """A file of another kind."""
    return UnusableError(NOT_A_DOCUMENT, message, hint)


def encrypted() -> UnusableError:
    """A document with a password."""
    why = msg("the document is encrypted: it takes a password to open it")
    return UnusableError(DOCUMENT_ENCRYPTED, why, msg("open it with the password and save it without one"))


def damaged(message: Message) -> UnusableError:
    """A document with something broken in it."""
    hint = msg("open it in Office or WPS and save it again, or take a copy")
    return UnusableError(DOCUMENT_DAMAGED, message, hint)


def too_large(message: Message) -> UnusableError:
    """A document that holds more than any real one."""
    return UnusableError(FILE_TOO_LARGE, message, msg("split it, and import the parts one by one"))


def missing(message: Message, hint: Message) -> UnusableError:
    """A kind of document that takes a program or library which is not there."""
    return UnusableError(READER_MISSING, message, hint)


def nothing(message: Message, hint: Message) -> UnusableError:
    """A document without anything that could be imported."""
    return UnusableError(NOTHING_TO_IMPORT, message, hint)
