"""Keep the Chinese catalogue in step with the code: take new texts in, drop old ones, compile.

``python scripts/catalogue.py`` updates the files; with ``--check`` it changes nothing and tells what is out of step.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from string import Formatter

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "perfcheck"
FOLDER = SOURCE / "locale" / "zh" / "LC_MESSAGES"
PO, MO = FOLDER / "perfcheck.po", FOLDER / "perfcheck.mo"
KEYWORDS = {"msg": None, "N_": None, "translate": None}
EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
HEADER = 'msgid ""\nmsgstr ""\n"Language: zh\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n'


def texts_in_code() -> set[str]:
    """Every text that can be shown."""
    extracted = extract_from_dir(SOURCE, [("**.py", "python")], keywords=KEYWORDS)
    return {text for _, _, text, _, _ in extracted if isinstance(text, str) and text}


def translations(text: str) -> dict[str, str]:
    """The translations that a catalogue has, by the English text."""
    catalogue = read_po(BytesIO(text.encode()), locale="zh")
    return {str(entry.id): str(entry.string) for entry in catalogue if entry.id}


def po_text(texts: set[str], known: dict[str, str]) -> str:
    """The catalogue as text, in alphabetical order, so that a change is a small difference."""
    entries = (f"\nmsgid {_quoted(text)}\nmsgstr {_quoted(known.get(text, ''))}\n" for text in sorted(texts))
    return HEADER + "".join(entries)


def mo_bytes(known: dict[str, str]) -> bytes:
    """The catalogue compiled; the dates are fixed, so that the same texts give the same file."""
    catalogue = Catalog(locale="zh", charset="utf-8", fuzzy=False, creation_date=EPOCH, revision_date=EPOCH)
    for text in sorted(known):
        catalogue.add(text, known[text])
    target = BytesIO()
    write_mo(target, catalogue)
    return target.getvalue()


def compiled() -> dict[str, str]:
    """The translations in the compiled file."""
    with MO.open("rb") as file:
        return {str(entry.id): str(entry.string) for entry in read_mo(file) if entry.id}


def problems() -> list[str]:
    """What is out of step: texts missing, untranslated, unused, with other parameters, or not compiled."""
    texts, known = texts_in_code(), translations(PO.read_text(encoding="utf-8"))
    found = [f"not in the catalogue: {text}" for text in sorted(texts - known.keys())]
    found += [f"no longer used: {text}" for text in sorted(known.keys() - texts)]
    found += [f"not translated: {text}" for text, translated in known.items() if not translated]
    found += [
        f"other parameters: {text}"
        for text, translated in known.items()
        if translated and _parameters(text) != _parameters(translated)
    ]
    if not MO.is_file() or compiled() != known:
        found.append(f"not compiled: {MO.name}")
    return found


def update() -> None:
    """Bring both files in step with the code, keeping every translation that is still used."""
    texts = texts_in_code()
    known = translations(PO.read_text(encoding="utf-8")) if PO.is_file() else {}
    FOLDER.mkdir(parents=True, exist_ok=True)
    PO.write_text(po_text(texts, known), encoding="utf-8")
    MO.write_bytes(mo_bytes({text: known.get(text, "") for text in texts}))


def _parameters(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{escaped}"'


if __name__ == "__main__":
    if "--check" not in sys.argv:
        update()
    out_of_step = problems()
    sys.stdout.write("".join(f"{line}\n" for line in out_of_step))
    sys.exit(1 if out_of_step else 0)
