"""Where results go: stdout, or a file that is complete or absent."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from perfcheck.cli.session import UsageProblemError
from perfcheck.messages import msg

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from perfcheck.cli.session import Session


_STDOUT = "stdout"


def prepare(path: Path | None, *, force: bool, inputs: Iterable[Path] = ()) -> None:
    """Refuse early what could not be written in the end. Devices and pipes can always be written to.

    Raises:
        UsageProblemError: the file is one of the ``inputs``, it exists and ``force`` was not given, or its folder does
            not.
    """
    if path is None or _is_device(path):
        return
    if path.is_dir():
        raise UsageProblemError(msg("{path} is a folder; name a file", path=str(path)))
    keep_inputs(path, inputs)
    if path.exists() and not force:
        raise _exists(path)
    if not path.parent.is_dir():
        raise UsageProblemError(msg("there is no folder {path}", path=str(path.parent)))


def keep_inputs(path: Path | None, inputs: Iterable[Path]) -> None:
    """Refuse to write over what the call reads.

    Raises:
        UsageProblemError: the file is one of them.
    """
    if path is None or not path.exists():
        return
    if any(one.exists() and path.samefile(one) for one in inputs):
        raise UsageProblemError(msg("{path} is read by this call, so the result cannot replace it", path=str(path)))


def deliver(content: str | bytes, path: Path | None, session: Session, *, force: bool) -> None:
    """Put a result into its file, or on stdout."""
    deliver_pieces((content,), path, session, force=force)


def deliver_pieces(
    pieces: Iterable[str | bytes],
    path: Path | None,
    session: Session,
    *,
    force: bool,
    inputs: Callable[[], Iterable[Path]] = tuple,
) -> None:
    """The same with a result that comes piece by piece; one that has none is written nowhere.

    ``inputs`` tells in the end what was read, which no result may replace.

    Raises:
        UsageProblemError: the system refuses, or the file is one of the ``inputs``.
    """
    coming = iter(pieces)
    for first in coming:
        all_of_it = chain((first,), coming)
        if path is None:
            _write_stdout(all_of_it)
        elif _is_device(path):
            _write_device(path, all_of_it)
        else:
            _write_file(path, all_of_it, force=force, inputs=inputs)
            session.tell(msg("written: {path}", path=str(path)))


def place(source: Path, path: Path, session: Session, *, force: bool) -> None:
    """Put a finished file (or a folder of files) into its place.

    Raises:
        UsageProblemError: the system refuses, or the place has been taken meanwhile.
    """
    try:
        _move(source, path.resolve(), force=force)
    except FileExistsError:
        raise _exists(path) from None
    except OSError as error:
        raise not_written(str(path), error) from None
    session.tell(msg("written: {path}", path=str(path)))


def _is_device(path: Path) -> bool:
    """Whether it is a pipe or a device, which is written to as it is: /dev/stdout, a named pipe."""
    return path.exists() and not path.is_file() and not path.is_dir()


def _write_device(path: Path, pieces: Iterable[str | bytes]) -> None:
    try:
        with path.open("wb") as file:
            file.writelines(map(_encoded, pieces))
    except BrokenPipeError:
        raise
    except OSError as error:
        raise not_written(str(path), error) from None


def _write_file(
    path: Path, pieces: Iterable[str | bytes], *, force: bool, inputs: Callable[[], Iterable[Path]]
) -> None:
    """Write beside the file and move it into place, so that it is complete or absent.

    Raises:
        UsageProblemError: the system refuses, the file has come into being meanwhile, or it is one of the ``inputs``.
    """
    import tempfile

    target = path.resolve()
    try:
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.writelines(map(_encoded, pieces))
            keep_inputs(path, inputs())
            _give_usual_rights(Path(name))
            _move(Path(name), target, force=force)
        finally:
            with suppress(OSError):
                Path(name).unlink()
    except FileExistsError:
        raise _exists(path) from None
    except OSError as error:
        raise not_written(str(path), error) from None


def _encoded(piece: str | bytes) -> bytes:
    return piece.encode(errors="replace") if isinstance(piece, str) else piece


def _move(source: Path, target: Path, *, force: bool) -> None:
    """Put a finished file into its place; without ``force`` never over another."""
    if force:
        source.replace(target)
        return
    try:
        os.link(source, target)
    except FileExistsError:
        raise
    except (OSError, NotImplementedError):  # a file system without links
        if target.exists():
            raise FileExistsError(str(target)) from None
        source.replace(target)


def _exists(path: Path) -> UsageProblemError:
    return UsageProblemError(msg("{path} exists already and was left as it is; --force replaces it", path=str(path)))


def not_written(where: str, error: OSError) -> UsageProblemError:
    """That the system refuses to write."""
    return UsageProblemError(msg("{path} cannot be written: {why}", path=where, why=error.strerror or str(error)))


def _give_usual_rights(path: Path) -> None:
    """A temporary file is private; the result gets the rights that any new file would get."""
    mask = os.umask(0)
    os.umask(mask)
    path.chmod(0o666 & ~mask)


def _write_stdout(pieces: Iterable[str | bytes]) -> None:
    """Put a result on stdout at once; bytes go out as they are, text in the encoding of the terminal."""
    try:
        for piece in pieces:
            if isinstance(piece, bytes):
                sys.stdout.flush()
                sys.stdout.buffer.write(piece)
            else:
                sys.stdout.write(piece)
            sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise not_written(_STDOUT, error) from None
