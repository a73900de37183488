"""Names of files as the services want them that show findings beside a change."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from pathlib import PurePath


def relative(file: str, base: PurePath) -> PurePath:
    """The file as seen from ``base``; as it was named where it is not below it."""
    path = type(base)(file)
    return path.relative_to(base) if path.is_relative_to(base) else path


def uri(path: PurePath) -> str:
    """The path as a URI, or as a reference relative to one."""
    return path.as_uri() if path.is_absolute() else quote(os.fsencode(path.as_posix()))
