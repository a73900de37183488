"""What is told and written of imported departments."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from perfcheck import __version__
from perfcheck.cli.session import Colour, UsageProblemError
from perfcheck.messages import msg

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from perfcheck.cli.session import Session
    from perfcheck.importing.marks import Mark
    from perfcheck.importing.run import Imported
    from perfcheck.sources.frames import Plain


def kept(results: Sequence[Imported], department: str | None) -> list[Imported]:
    """The departments that are wanted.

    Raises:
        UsageProblemError: there is none of this code or name.
    """
    if department is None:
        return list(results)
    chosen = [one for one in results if department in {one.code, one.name, f"{one.code}{one.name}"}]
    if results and not chosen:
        names = tuple(f"{one.code} {one.name}" for one in results)
        raise UsageProblemError(msg("there is no department {name}; there are {names}", name=department, names=names))
    return chosen


def tell_marks(marks: Sequence[Mark], session: Session) -> None:
    """Each mark on a line: where it is, what stands there, what was assumed."""
    for mark in marks:
        place = mark.spot.told()
        if mark.text.strip():
            session.tell(msg("{place}: {text}: {assumed}", place=place, text=mark.text, assumed=mark.assumed))
        else:
            session.tell(msg("{place}: {assumed}", place=place, assumed=mark.assumed))


def tell_summary(one: Imported, session: Session) -> None:
    """How much was read, and how much of it is to be looked at."""
    activities, projects = (len(one.data.get(key) or ()) for key in ("activities", "projects"))
    read = msg(
        "{name}: {activities} activities, {projects} projects", name=one.name, activities=activities, projects=projects
    )
    kinds = Counter(mark.kind.value for mark in one.marks)
    if not kinds:
        session.tell(read)
        return
    counts = tuple(f"{kind} {count}" for kind, count in kinds.most_common())
    session.tell(msg("{read}; {count} marks to look at: {kinds}", read=read, count=len(one.marks), kinds=counts))


def written_out(one: Imported, place: Path | None, session: Session, *, force: bool) -> bool:
    """Write a target file, unless it could not be read again; whether that was done."""
    from perfcheck.cli.findings_output import show_on_stderr
    from perfcheck.cli.output import deliver
    from perfcheck.model.targets import Targets
    from perfcheck.reports.target_yaml import target_yaml
    from perfcheck.sources.structure import to_document
    from perfcheck.sources.yaml_tree import build

    text = target_yaml(_with_marks(one, session), remarks=(_origin(one, session),))
    shown = one.name if place is None else str(place)
    tree, findings = build(text, shown)
    if tree is not None:
        document, more = to_document(Targets, tree)
        findings = (*findings, *more) if document is None else ()
    if tree is None or findings:
        show_on_stderr(findings, session, Colour.AUTO)
        session.tell(msg("{name} was not written: it could not be read again", name=shown))
        return False
    deliver(text, place, session, force=force)
    return True


def _origin(one: Imported, session: Session) -> str:
    today = datetime.now(UTC).astimezone().date().isoformat()
    told = {"version": __version__, "file": one.file, "digest": one.digest, "day": today}
    return msg("imported by perfcheck {version} from {file} (SHA-256 {digest}) on {day}", **told).render(
        session.translate
    )


def _with_marks(one: Imported, session: Session) -> dict[str, Plain]:
    marks: list[Plain] = [_record(mark, session) for mark in one.marks]
    return {**one.data, "review": marks} if marks else dict(one.data)


def _record(mark: Mark, session: Session) -> dict[str, Plain]:
    return {
        "kind": mark.kind.value,
        "place": mark.spot.told().render(session.translate),
        "text": mark.text or None,
        "assumed": mark.assumed.render(session.translate),
    }
