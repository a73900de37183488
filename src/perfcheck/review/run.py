"""All files of a call under review, in several processes where that pays; the results in the order of the files."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from perfcheck.findings import Checked
from perfcheck.review.files import Desk, Figures, Wishes, check_file
from perfcheck.review.processes import done, shared_among
from perfcheck.sources.discovery import files_in, itself

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from perfcheck.findings import Finding
    from perfcheck.messages import Watch
    from perfcheck.review.held import Group
    from perfcheck.review.processes import Pool


def validate(
    *paths: Path | str,
    select: Sequence[str] | None = None,
    ignore: Sequence[str] | None = None,
    policy: str | Path | None = None,
) -> tuple[Finding, ...]:
    """Everything that is wrong with the files, and with all YAML files of the folders, file by file.

    ``select`` and ``ignore`` name rules by code, by the beginning of codes (``PC2``) or by name; ``policy`` is the
    name of a shipped policy or a file. What is None is up to the settings of each file's folder.
    """
    wishes = Wishes(None if select is None else tuple(select), None if ignore is None else tuple(ignore), policy)
    return tuple(finding for checked in check_paths(map(Path, paths), wishes) for finding in checked.findings)


def check_paths(paths: Iterable[Path], wishes: Wishes, watch: Watch | None = None) -> tuple[Checked, ...]:
    """Check files, and all YAML files of folders; each file once, whatever it is called."""
    files, closed = _files(paths)
    with shared_among(files) as pool:
        first = list(done(partial(_check_files, wishes=wishes), files, pool, watch))
        figures = tuple(one for one in first if isinstance(one, Figures))
        held = _held(figures, wishes, pool) if figures else []
    by_file = {checked.file: checked for checked in held}
    results = (by_file.get(one.file, one) if isinstance(one, Figures) else one for one in first)
    # What is wrong with a folder's settings comes up with each of its files.
    return _each_told_once(tuple(dict.fromkeys((*closed, *(one for one in results if isinstance(one, Checked))))))


def _each_told_once(results: tuple[Checked, ...]) -> tuple[Checked, ...]:
    """The results without what one file tells of another that is checked itself: of the policy that it extends."""
    files = {one.file for one in results}
    return tuple(
        replace(one, findings=tuple(found for found in one.findings if found.place.file not in files - {one.file}))
        for one in results
    )


def _files(paths: Iterable[Path]) -> tuple[tuple[Path, ...], tuple[Checked, ...]]:
    files: dict[Path, Path] = {}
    closed: list[Checked] = []
    for path in paths:
        found = files_in(path)
        closed.extend(Checked(finding.place.file or "", (finding,)) for finding in found.findings)
        for file in found.files:
            files.setdefault(itself(file), file)
    return tuple(files.values()), tuple(closed)


def _check_files(files: Sequence[Path], wishes: Wishes) -> Iterator[Checked | Figures]:
    desk = Desk(wishes)
    return (check_file(path, desk) for path in files)


def _held(figures: Sequence[Figures], wishes: Wishes, pool: Pool) -> list[Checked]:
    from perfcheck.review.held import groups_of  # noqa: PLC0415 - targets alone need no assessment

    return list(done(partial(_check_groups, wishes=wishes), groups_of(figures), pool, None))


def _check_groups(groups: Sequence[Group], wishes: Wishes) -> Iterator[Checked]:
    from perfcheck.review.held import check_figures  # noqa: PLC0415 - as above

    desk = Desk(wishes)
    return (checked for group in groups for checked in check_figures(group, desk))
