"""A document from its file to the data of target files, one for each department, with all marks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from perfcheck.findings import Finding, Origin
from perfcheck.importing.assemble import Assembly
from perfcheck.importing.doubts import doubts_of, without_amounts
from perfcheck.importing.marks import Mark, MarkKind
from perfcheck.importing.order import Order
from perfcheck.importing.problems import finding_of, nothing
from perfcheck.importing.readback import marks_of_unreadable
from perfcheck.importing.readers import read_paper
from perfcheck.importing.recognise import Recogniser
from perfcheck.messages import msg
from perfcheck.model.targets import Targets
from perfcheck.sources.structure import to_document
from perfcheck.sources.yaml_tree import Tree

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from perfcheck.importing.draft import DraftDepartment
    from perfcheck.importing.form import Paper
    from perfcheck.importing.readers import Watch
    from perfcheck.sources.frames import Plain


@dataclass(frozen=True, slots=True)
class Imported:
    """What a document says of one department: the data of its target file, and what a person has to look at."""

    file: str
    digest: str
    code: str
    name: str
    data: Mapping[str, Plain]
    marks: tuple[Mark, ...]


def import_file(
    path: Path, *, limit: int, year: int | None = None, watch: Watch | None = None
) -> tuple[Imported, ...] | Finding:
    """The departments of a document of at most ``limit`` bytes; the one reason where it has none.

    ``year`` goes before the year that the document names. ``watch`` is told of each page that was read.
    """
    paper = read_paper(path, limit=limit, watch=watch)
    return paper if isinstance(paper, Finding) else recognised(paper, str(path), year)


def recognised(paper: Paper, shown: str, year: int | None = None) -> tuple[Imported, ...] | Finding:
    """What a document that was read says; the findings call it ``shown``."""
    recogniser = Recogniser()
    recogniser.read(paper)
    drafts = [one for one in recogniser.departments if one.activities or one.projects or one.statement or one.rows]
    if not drafts:
        hint = msg(
            "its tables need heads such as 三级指标 and 指标值, or 绩效指标 with 优 良 中 差; is it the right document?"
        )
        return finding_of(nothing(msg("the document has no table of targets that is known here"), hint), shown)
    known = year or recogniser.year
    if any((known or one.year) is None for one in drafts):
        why = nothing(msg("the document names no year"), msg("give it with --year, for example --year 2020"))
        return finding_of(why, shown)
    order = Order(paper)
    shares = order.shared((*paper.marks, *recogniser.marks), drafts)
    return tuple(_imported(paper, draft, known, (share, order)) for draft, share in zip(drafts, shares, strict=True))


def _imported(paper: Paper, draft: DraftDepartment, year: int | None, marked: tuple[Sequence[Mark], Order]) -> Imported:
    marks, order = marked
    assembly = Assembly(list(marks))
    data = assembly.of_department(draft, year)
    targets, _ = to_document(Targets, Tree(without_amounts(data), Origin()))
    doubts = () if targets is None else doubts_of(targets, assembly.spots)
    known = {mark.text for mark in assembly.marks if mark.kind is MarkKind.UNREADABLE_AMOUNT}
    unreadable = (one for one in marks_of_unreadable(data, assembly.spots, draft.spot) if one.text not in known)
    found = order.sorted(dict.fromkeys((*assembly.marks, *doubts, *unreadable, *_without_tables(draft))))
    who = data["department"]
    return Imported(paper.file, paper.digest, who["code"], who["name"], data, found)


def _without_tables(draft: DraftDepartment) -> tuple[Mark, ...]:
    """That only running text was found, as in a PDF whose tables have no lines."""
    if draft.activities or draft.projects or draft.rows:
        return ()
    what = msg("no table of targets was recognised; only running text was taken")
    return (Mark(MarkKind.NO_TABLE, draft.spot, draft.name, what),)
