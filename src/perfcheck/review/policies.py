"""Which policy holds for a folder: the one that the call asks for, else that of the folder's settings."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from perfcheck.findings import Checked, Finding, Place
from perfcheck.messages import msg
from perfcheck.sources.document_rules import NOTHING_USABLE
from perfcheck.sources.policies import DEFAULT_POLICY, read_policy
from perfcheck.sources.settings import settings_for

if TYPE_CHECKING:
    from perfcheck.model.policy import Policy
    from perfcheck.sources.bundles import Bundle
    from perfcheck.sources.documents import Reading


class PolicyProblemError(ValueError):
    """A policy, or the settings that name it, cannot be used; ``findings`` has all that is wrong with it."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__("\n".join(finding.message.render() for finding in findings))
        self.findings = findings


class Policies:
    """The policies of a call, each read once. ``wanted`` is the one that it asks for."""

    def __init__(self, wanted: str | Path | None = None) -> None:
        self._wanted = wanted
        self._read: dict[str | Path, Policy | Checked] = {}

    def named(self, name: str | Path | None) -> Policy | Checked:
        """What the call asks for, else the policy of this name or file, else the default; or what is wrong with it."""
        key = self._wanted or name or DEFAULT_POLICY
        if key not in self._read:
            self._read[key] = _usable(read_policy(key))
        return self._read[key]

    def of_bundle(self, bundle: Bundle) -> Policy:
        """The policy for a department's figures, by the settings that hold for the first file of them.

        Raises:
            PolicyProblemError: the policy or the settings have problems.
        """
        files = (file.file for file in bundle.actuals if file.file is not None)
        settings = settings_for(Path(next(files, bundle.targets.file or "")).parent)
        if isinstance(settings, Finding):
            raise PolicyProblemError((settings,))
        policy = self.named(settings.policy)
        if isinstance(policy, Checked):
            raise PolicyProblemError(policy.findings)
        return policy


def _usable(reading: Reading[Policy]) -> Policy | Checked:
    if reading.document is not None and not reading.findings:
        return reading.document
    why = msg("nothing is checked before this policy is corrected")
    return Checked(reading.file, (*reading.findings, Finding(NOTHING_USABLE, why, place=Place(reading.file))))
