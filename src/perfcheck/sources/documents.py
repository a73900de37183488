"""Files become documents: what kind of file it is, its model, and every problem of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from perfcheck.findings import Finding, Place
from perfcheck.messages import Message, msg
from perfcheck.model.actuals import Actuals
from perfcheck.model.base import Document
from perfcheck.model.targets import Targets
from perfcheck.sources.discovery import files_in
from perfcheck.sources.document_rules import UNKNOWN_KIND, WRONG_KIND
from perfcheck.sources.files import DEFAULT_SIZE_LIMIT, read_text
from perfcheck.sources.structure import to_document
from perfcheck.sources.yaml_tree import Tree, build

D = TypeVar("D", bound=Document)


@dataclass(frozen=True, slots=True)
class Reading(Generic[D]):
    """What came of reading one file: the document as far as it could be read, and all findings in their order."""

    file: str
    document: D | None
    findings: tuple[Finding, ...] = ()


class ReadError(ValueError):
    """A file with problems; ``findings`` has every one of them."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__("\n".join(f"{finding.place}: {finding.message}" for finding in findings))
        self.findings = findings


def read_document(path: Path, *, limit: int = DEFAULT_SIZE_LIMIT) -> Reading[Document]:
    """Read a file of either kind: actuals have ``as_of``, targets have ``year``."""
    tree, findings = _tree(path, limit)
    if tree is None:
        return Reading(str(path), None, findings)
    kind = _kind(tree)
    if kind is None:
        unknown = Finding(
            UNKNOWN_KIND,
            msg("this is neither a target file (it has no year) nor a file of actual figures (it has no as_of)"),
            place=tree.origin.place(),
        )
        return Reading(str(path), None, (*findings, unknown))
    return _reading(kind, path, tree, findings)


def read_as(kind: type[D], path: Path, *, limit: int = DEFAULT_SIZE_LIMIT) -> Reading[D]:
    """Read a file that must be of one kind."""
    tree, findings = _tree(path, limit)
    if tree is None:
        return Reading(str(path), None, findings)
    found = _kind(tree)
    if found is not None and found is not kind:
        wrong = Finding(WRONG_KIND, _mistaken(found), place=Place(str(path)))
        return Reading(str(path), None, (*findings, wrong))
    return _reading(kind, path, tree, findings)


def read_targets(path: Path | str) -> Targets:
    """The targets in a file.

    Raises:
        ReadError: the file has problems; the error has all of them, with their places.
    """
    return _sound(Targets, path)


def read_actuals(path: Path | str) -> Actuals:
    """The actual figures in a file.

    Raises:
        ReadError: the file has problems; the error has all of them, with their places.
    """
    return _sound(Actuals, path)


def validate(*paths: Path | str, limit: int = DEFAULT_SIZE_LIMIT) -> tuple[Finding, ...]:
    """Everything that is wrong with the files, and with all YAML files of the folders, file by file."""
    findings: list[Finding] = []
    for path in paths:
        found = files_in(Path(path))
        findings.extend(found.findings)
        for file in found.files:
            findings.extend(read_document(file, limit=limit).findings)
    return tuple(findings)


def _sound(kind: type[D], path: Path | str) -> D:
    reading = read_as(kind, Path(path))
    if reading.document is None or reading.findings:
        raise ReadError(reading.findings)
    return reading.document


def _tree(path: Path, limit: int) -> tuple[Tree | None, tuple[Finding, ...]]:
    text = read_text(path, str(path), limit=limit)
    return (None, (text,)) if isinstance(text, Finding) else build(text, str(path))


def _kind(tree: Tree) -> type[Targets | Actuals] | None:
    keys = tree.data if isinstance(tree.data, dict) else {}
    if "as_of" in keys:
        return Actuals
    return Targets if "year" in keys else None


def _mistaken(found: type[Document]) -> Message:
    if found is Actuals:
        return msg("this is a file of actual figures (it has as_of); a target file is expected here")
    return msg("this is a target file (it has year); a file of actual figures is expected here")


def _reading(kind: type[D], path: Path, tree: Tree, findings: tuple[Finding, ...]) -> Reading[D]:
    document, more = to_document(kind, tree)
    return Reading(str(path), document, tuple(sorted((*findings, *more), key=_position)))


def _position(finding: Finding) -> tuple[int, int]:
    span = finding.place.span
    return (span.line, span.column) if span else (0, 0)
