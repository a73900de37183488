"""Old documents by way of an installed LibreOffice, which saves them as .docx or .xlsx in a folder of its own."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType
from typing import TYPE_CHECKING

from perfcheck.importing.kinds import Kind
from perfcheck.importing.problems import damaged, missing, too_large
from perfcheck.messages import msg
from perfcheck.sources.files import shown_size

if TYPE_CHECKING:
    from collections.abc import Mapping

    from perfcheck.sources.workbooks.problems import UnusableError

SECONDS = 120
"""How long it may take to save a document."""
_PROGRAMS = ("soffice", "libreoffice")
_ENDINGS: Mapping[Kind, str] = MappingProxyType(
    {
        Kind.OLD_WORD: ".doc",
        Kind.RTF: ".rtf",
        Kind.OPEN_TEXT: ".odt",
        Kind.OLD_SHEET: ".xls",
        Kind.OPEN_SHEET: ".ods",
        Kind.BINARY_SHEET: ".xlsb",
        Kind.XML: ".xml",
    }
)
SHEETS = frozenset({Kind.OLD_SHEET, Kind.OPEN_SHEET, Kind.BINARY_SHEET})
_SETTING = (
    '<item oor:path="/org.openoffice.Office.Common/Security/Scripting">'
    '<prop oor:name="{}" oor:op="fuse"><value>{}</value></prop></item>'
)
_SETTINGS = (
    '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">'
    + _SETTING.format("MacroSecurityLevel", "3")
    + _SETTING.format("DisableMacrosExecution", "true")
    + _SETTING.format("BlockUntrustedRefererLinks", "true")
    + "</oor:items>"
)
"""No macros, and nothing fetched from where a document points to."""


def program() -> str | None:
    """The program, where it is installed."""
    return next((found for name in _PROGRAMS if (found := shutil.which(name)) is not None), None)


def saved_anew(content: bytes, kind: Kind, *, limit: int) -> bytes:
    """An old document as .docx, an old workbook as .xlsx, of at most ``limit`` bytes.

    Raises:
        UnusableError: LibreOffice is not there, or cannot read the document, or not in time.
    """
    office = program()
    ending = "xlsx" if kind in SHEETS or b"office:spreadsheet" in content[:4096] else "docx"
    if office is None or (ending == "docx" and _writer_is_missing(office)):
        raise not_readable(kind)
    with TemporaryDirectory(prefix="perfcheck-", ignore_cleanup_errors=True) as folder:
        source = Path(folder, f"document{_ENDINGS[kind]}")
        source.write_bytes(content)
        _settle(Path(folder, "profile"))
        _run(office, Path(folder), source, ending)
        result = Path(folder, "out", f"document.{ending}")
        if not result.is_file():
            raise damaged(msg("LibreOffice cannot read the document; it is damaged or has a password"))
        if result.stat().st_size > limit:
            raise too_large(msg("saved by LibreOffice, the document is larger than {limit}", limit=shown_size(limit)))
        return result.read_bytes()


def _writer_is_missing(office: str) -> bool:
    """Whether only other parts of LibreOffice are installed: on Linux each is a package of its own."""
    folder = Path(office).resolve().parent
    return any(folder.glob("libsclo.*")) and not any(folder.glob("libswlo.*"))


def not_readable(kind: Kind) -> UnusableError:
    """That nothing is installed that reads a kind of document, and what to do."""
    if kind in SHEETS:
        what = msg("workbooks of the old kind (.xls, .et) are read by xlrd or LibreOffice, and neither is installed")
        return missing(what, msg('install one of them: pip install "perfcheck[xls]"; or save the file as .xlsx'))
    what = msg("documents of this kind (RTF, OpenDocument, XML, Word 95) are read by LibreOffice with its part Writer")
    return missing(what, msg("install it, or open the file in Word or WPS and save it as .docx"))


def _settle(profile: Path) -> None:
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")


def _run(office: str, folder: Path, source: Path, ending: str) -> None:
    command = [
        office,
        *("--headless", "--norestore", "--nolockcheck", f"-env:UserInstallation={(folder / 'profile').as_uri()}"),
        *("--convert-to", ending, "--outdir", str(folder / "out"), str(source)),
    ]
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(  # noqa: S603 - its arguments are ours
        command, stdin=quiet, stdout=quiet, stderr=quiet, cwd=folder, start_new_session=os.name == "posix"
    )
    try:
        process.wait(SECONDS)
    except subprocess.TimeoutExpired:
        raise damaged(msg("LibreOffice did not read the document within {count} seconds", count=SECONDS)) from None
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """Take the program down with all that it started."""
    with suppress(OSError):
        if os.name == "posix":
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    process.wait()
