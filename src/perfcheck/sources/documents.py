"""Files become documents: what kind of file it is, its model, and every problem of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar, cast

from perfcheck.findings import Finding, Place, Severity
from perfcheck.messages import Message, msg
from perfcheck.model.base import Document
from perfcheck.model.policy import Policy
from perfcheck.model.targets import Targets
from perfcheck.source_text import SourceText
from perfcheck.sources.document_rules import UNKNOWN_KIND, WRONG_KIND
from perfcheck.sources.files import DEFAULT_SIZE_LIMIT, read_text
from perfcheck.sources.inheritance import base_of, extended, extends
from perfcheck.sources.structure import to_document
from perfcheck.sources.workbooks.sniffing import is_workbook
from perfcheck.sources.yaml_tree import Tree, build

if TYPE_CHECKING:
    from perfcheck.model.actuals import Actuals
    from perfcheck.sources.workbooks.fill_template import Template

D = TypeVar("D", bound=Document)


@dataclass(frozen=True, slots=True)
class Reading(Generic[D]):
    """What came of reading one file: the document as far as it could be read, all findings in their order, the text."""

    file: str
    document: D | None
    findings: tuple[Finding, ...] = ()
    source: SourceText | None = None
    template: Template | None = None
    """What a workbook that was filled in was made for."""
    kind: type[Document] | None = None
    """What a workbook was meant to be, even if nothing of it can be used."""


class ReadError(ValueError):
    """A file with problems; ``findings`` has every one of them."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__("\n".join(f"{finding.place}: {finding.message}" for finding in findings))
        self.findings = findings


def read_document(path: Path, *, limit: int = DEFAULT_SIZE_LIMIT) -> Reading[Document]:
    """Read a file of any kind: actuals have ``as_of``, targets have ``year``, policies have ``policy``."""
    if is_workbook(path):
        return _from_workbook(path, limit)
    source = _source(path, limit)
    if isinstance(source, Finding):
        return Reading(str(path), None, (source,))
    tree, findings = build(source.text, str(path))
    if tree is None:
        return Reading(str(path), None, findings, source)
    kind = _kind(tree)
    if kind is None:
        unknown = Finding(
            UNKNOWN_KIND,
            msg("this is neither a target file (it has no year) nor a file of actual figures (it has no as_of)"),
            place=tree.origin.place(),
        )
        return Reading(str(path), None, (*findings, unknown), source)
    return _reading(kind, _File(path, source, limit), tree, findings)


def read_as(kind: type[D], path: Path, *, limit: int = DEFAULT_SIZE_LIMIT, heirs: tuple[Path, ...] = ()) -> Reading[D]:
    """Read a file that must be of one kind. ``heirs`` are the policies that extend this one."""
    if is_workbook(path):
        return _of_kind(kind, _from_workbook(path, limit))
    source = _source(path, limit)
    if isinstance(source, Finding):
        return Reading(str(path), None, (source,))
    tree, findings = build(source.text, str(path))
    if tree is None:
        return Reading(str(path), None, findings, source)
    found = _kind(tree)
    if found is not None and found is not kind:
        wrong = Finding(WRONG_KIND, _mistaken(found, kind), place=Place(str(path)))
        return Reading(str(path), None, (*findings, wrong), source)
    return _reading(kind, _File(path, source, limit, heirs), tree, findings)


def _from_workbook(path: Path, limit: int) -> Reading[Document]:
    """The targets or the figures in a workbook that was filled in."""
    from perfcheck.sources.workbooks.reading import read_workbook  # noqa: PLC0415 - most files are YAML

    shown, book = str(path), read_workbook(path, limit=limit)
    if book.tree is None or book.kind is None:
        return Reading(shown, None, book.findings, kind=book.kind)
    document, more = to_document(book.kind, book.tree)
    found = tuple(sorted((*book.findings, *more), key=position))
    return Reading(shown, document, found, template=book.template, kind=book.kind)


def _of_kind(kind: type[D], reading: Reading[Document]) -> Reading[D]:
    """The reading, if it is of this kind; a workbook that cannot be read is of any."""
    if reading.kind is None or reading.kind is kind:
        return cast("Reading[D]", reading)
    wrong = _mistaken(reading.kind, kind)
    return Reading(reading.file, None, (Finding(WRONG_KIND, wrong, place=Place(reading.file)),))


def read_targets(path: Path | str) -> Targets:
    """The targets in a file.

    Raises:
        ReadError: the file has problems; the error has all of them, with their places.
    """
    return sound(read_as(Targets, Path(path)))


def read_actuals(path: Path | str) -> Actuals:
    """The actual figures in a file.

    Raises:
        ReadError: the file has problems; the error has all of them, with their places.
    """
    from perfcheck.model.actuals import Actuals  # noqa: PLC0415 - who reads targets needs none

    return sound(read_as(Actuals, Path(path)))


def sound(reading: Reading[D]) -> D:
    """The document of a file without any problem; notes on what was converted are none.

    Raises:
        ReadError: the file has problems; the error has all of them, with their places.
    """
    if reading.document is None or any(one.rule.severity is not Severity.INFO for one in reading.findings):
        raise ReadError(reading.findings)
    return reading.document


def _source(path: Path, limit: int) -> SourceText | Finding:
    text = read_text(path, str(path), limit=limit)
    return text if isinstance(text, Finding) else SourceText(text.removeprefix("\ufeff"))


_POLICY_KEYS = frozenset(Policy.model_fields)


def _kind(tree: Tree) -> type[Targets | Actuals | Policy] | None:
    keys = tree.data.keys() if isinstance(tree.data, dict) else frozenset[str]()
    if "as_of" in keys:
        from perfcheck.model.actuals import Actuals  # noqa: PLC0415 - as above

        return Actuals
    if "policy" in keys and not keys.isdisjoint({"review", "extends"}):
        return Policy
    if "year" in keys:
        return Targets
    return None if keys.isdisjoint(_POLICY_KEYS) else Policy


def _mistaken(found: type[Document], wanted: type[Document]) -> Message:
    return msg("this is {found}; {wanted} is expected here", found=found.called, wanted=wanted.called)


class _File(NamedTuple):
    """A file whose text was read; ``limit`` and ``heirs`` are for the policy that it may extend."""

    path: Path
    source: SourceText
    limit: int
    heirs: tuple[Path, ...] = ()


def _reading(kind: type[D], file: _File, tree: Tree, findings: tuple[Finding, ...]) -> Reading[D]:
    if issubclass(kind, Policy) and extends(tree):
        policy, more = _extended(file, tree)
        document = cast("D | None", policy)
    else:
        document, more = to_document(kind, tree)
    shown = str(file.path)
    found = sorted((*findings, *more), key=lambda one: (one.place.file != shown, position(one)))
    return Reading(shown, document, tuple(found), file.source)


def _extended(file: _File, tree: Tree) -> tuple[Policy | None, tuple[Finding, ...]]:
    """The policy with all values of the one that it extends, which is read first."""
    base = base_of(tree, file.path, file.heirs)
    if isinstance(base, Finding):
        return None, (base,)
    return extended(tree, read_as(Policy, base, limit=file.limit, heirs=(*file.heirs, file.path)))


def position(finding: Finding) -> tuple[int, int, int]:
    """Where a finding stands in its file."""
    return finding.place.order
