"""Where results go: stdout, or a file that is complete or absent."""

from __future__ import annotations

import os
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from perfcheck.cli.session import UsageProblemError
from perfcheck.messages import msg

if TYPE_CHECKING:
    from perfcheck.cli.session import Session


def prepare(path: Path | None, *, force: bool) -> None:
    """Refuse early what could not be written in the end.

    Raises:
        UsageProblemError: the file exists and ``force`` was not given, or its folder does not.
    """
    if path is None:
        return
    if path.is_dir():
        raise UsageProblemError(msg("{path} is a folder; name a file", path=str(path)))
    if path.exists() and not force:
        raise UsageProblemError(msg("{path} exists already and was left as it is; --force replaces it", path=str(path)))
    if not path.parent.is_dir():
        raise UsageProblemError(msg("there is no folder {path}", path=str(path.parent)))


def deliver(content: str | bytes, path: Path | None, session: Session) -> None:
    """Put a result into its file, or on stdout."""
    if path is None:
        _write_stdout(content)
        return
    _write_file(path, content.encode() if isinstance(content, str) else content)
    session.tell(msg("written: {path}", path=str(path)))


def _write_file(path: Path, content: bytes) -> None:
    """Write beside the file and rename, so that it is complete or absent.

    Raises:
        UsageProblemError: the system refuses.
    """
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            _give_usual_rights(Path(name))
            Path(name).replace(path)
        except BaseException:
            with suppress(OSError):
                Path(name).unlink()
            raise
    except OSError as error:
        why = msg("{path} cannot be written: {why}", path=str(path), why=error.strerror or str(error))
        raise UsageProblemError(why) from None


def _give_usual_rights(path: Path) -> None:
    """A temporary file is private; the result gets the rights that any new file would get."""
    mask = os.umask(0)
    os.umask(mask)
    path.chmod(0o666 & ~mask)


def _write_stdout(content: str | bytes) -> None:
    """Put a result on stdout; bytes go out as they are."""
    if isinstance(content, bytes):
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    else:
        sys.stdout.write(content)
