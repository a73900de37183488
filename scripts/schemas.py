"""Keep the schemas that come with the package in step with the models and the catalogue.

``python scripts/schemas.py`` writes them; with ``--check`` it changes nothing and tells which are out of step.
"""

from __future__ import annotations

import sys
from pathlib import Path

from perfcheck.i18n import Language, translator
from perfcheck.reports.schema import KINDS, schema_json

FOLDER = Path(__file__).parents[1] / "src" / "perfcheck" / "schemas"


def schemas() -> dict[Path, str]:
    """What each file should hold: the schema in Chinese."""
    translate = translator(Language.ZH)
    return {FOLDER / f"perfcheck-{kind}.schema.json": schema_json(kind, translate) for kind in KINDS}


def problems() -> list[str]:
    """The files that are missing, hold something else, or belong to no kind of file."""
    wanted = schemas()
    stray = [f"not needed: {path.name}" for path in sorted(FOLDER.iterdir()) if path not in wanted]
    return stray + [f"out of step: {path.name}" for path, text in wanted.items() if not _holds(path, text)]


def update() -> None:
    """Write every file."""
    FOLDER.mkdir(exist_ok=True)
    for path, text in schemas().items():
        path.write_text(text, encoding="utf-8")


def _holds(path: Path, text: str) -> bool:
    return path.is_file() and path.read_text(encoding="utf-8") == text


if __name__ == "__main__":
    if "--check" not in sys.argv:
        update()
    out_of_step = problems()
    sys.stdout.write("".join(f"{line}\n" for line in out_of_step))
    sys.exit(1 if out_of_step else 0)
