"""Where imported departments go: a file each."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from perfcheck.cli.session import UsageProblemError
from perfcheck.messages import msg

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from perfcheck.importing.run import Imported

_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]+|^\.+')
_ENDINGS = frozenset({".yaml", ".yml"})


def destinations(chosen: Sequence[Imported], output: Path | None) -> tuple[Path | None, ...]:
    """The file of each department; None for stdout.

    Raises:
        UsageProblemError: there are several and only one place for them, or the ending is not that of YAML.
    """
    if output is None:
        if len(chosen) > 1:
            names = tuple(f"{one.code} {one.name}" for one in chosen)
            raise UsageProblemError(
                msg(
                    "there are {count} departments: {names}; give -o FOLDER, or --department",
                    count=len(chosen),
                    names=names,
                )
            )
        return (None,) * len(chosen)
    if output.is_dir():
        return _different([output / f"{one.data['year']}-{_name(one.code)}.yaml" for one in chosen])
    if output.suffix.lower() not in _ENDINGS:
        endings = tuple(sorted(_ENDINGS))
        raise UsageProblemError(msg("{path}: the ending must be one of {endings}", path=str(output), endings=endings))
    if len(chosen) == 1:
        return (output,)
    return _different([output.with_name(f"{output.stem}-{_name(one.code)}{output.suffix}") for one in chosen])


def _different(places: list[Path]) -> tuple[Path, ...]:
    twice = tuple(str(place) for place, count in Counter(places).items() if count > 1)
    if twice:
        raise UsageProblemError(
            msg(
                "several results would go to {paths}; import the documents one by one, each with its own -o",
                paths=twice,
            )
        )
    return tuple(places)


def _name(code: str) -> str:
    """A code as a part of a file name."""
    return _FORBIDDEN.sub("_", code).strip() or "_"
