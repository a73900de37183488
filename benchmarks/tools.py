"""Who can be compared: what is installed here, and in which version."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

OURS = "perfcheck"
PACKAGES: Mapping[str, str] = MappingProxyType(
    {name: name for name in ("check-jsonschema", "yamale", "frictionless", "pandas")}
)
PROGRAMS: Mapping[str, str] = MappingProxyType({"LibreOffice": "soffice", "hledger": "hledger"})
"""Peers that are programs of the system, and what they are called there."""
PEERS = (*PACKAGES, *PROGRAMS)
BENEATH = ("pydantic", "PyYAML", "openpyxl", "typer")
"""What we stand on, whose versions matter as well."""


class Tools:
    """The programs at hand, of the peers that are ``wanted``."""

    def __init__(self, wanted: Collection[str] = PEERS) -> None:
        self.wanted = frozenset(wanted)

    @property
    def perfcheck(self) -> str:
        """Our own command, of the same environment."""
        return str(Path(sys.executable).with_name("perfcheck"))

    def program(self, peer: str) -> str | None:
        """The program of a peer; None where it is not wanted or not installed."""
        if peer not in self.wanted:
            return None
        beside = str(Path(sys.executable).parent)
        return shutil.which(PROGRAMS.get(peer, peer), path=os.pathsep.join((beside, os.environ.get("PATH", ""))))

    def has_package(self, peer: str) -> bool:
        """Whether a peer that is a library can be used."""
        return peer in self.wanted and version_of(peer) is not None

    def missing(self) -> tuple[str, ...]:
        """The wanted peers that are not installed."""
        return tuple(peer for peer in PEERS if peer in self.wanted and not self._is_there(peer))

    def versions(self) -> dict[str, str]:
        """The versions of ourselves, of what we stand on, and of the peers that are there."""
        own = {name: found for name in (OURS, *BENEATH) if (found := version_of(name))}
        return {"Python": platform.python_version()} | own | {p: self._version(p) for p in PEERS if self._is_there(p)}

    def _is_there(self, peer: str) -> bool:
        return self.has_package(peer) if peer in PACKAGES else self.program(peer) is not None

    def _version(self, peer: str) -> str:
        program = self.program(peer)
        if peer in PACKAGES or program is None:
            return version_of(peer) or ""
        told = subprocess.run([program, "--version"], stdout=subprocess.PIPE, check=True, text=True).stdout
        return next(word for word in told.replace(",", " ").split() if word[0].isdigit())


def version_of(package: str) -> str | None:
    """The installed version of a package; None without one."""
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def machine() -> str:
    """What the run was made on, without a name of it."""
    cores = len(os.sched_getaffinity(0))
    return f"{cores} cores, {platform.system()} on {platform.machine()}, Python {platform.python_version()}"
