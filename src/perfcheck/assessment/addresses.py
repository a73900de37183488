"""Where each indicator stands in its targets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcheck.assessment.results import Section

if TYPE_CHECKING:
    from collections.abc import Mapping

    from perfcheck.findings import KeyPath
    from perfcheck.model.targets import Indicator, Project, Targets

Address = tuple[str, ...]
"""An indicator's key with the levels above it, where there are any: ``(产出指标, 数量指标, 购买数量)``."""


def by_key(indicators: Mapping[str, Indicator]) -> dict[Address, Indicator]:
    """Indicators without levels above them."""
    return {(key,): indicator for key, indicator in indicators.items()}


def by_levels(project: Project) -> dict[Address, Indicator]:
    """The indicators of a project, each below level 1 and level 2."""
    return {
        (level1, level2, key): indicator
        for level1, groups in project.indicators.items()
        for level2, named in groups.items()
        for key, indicator in named.items()
    }


def indicators_below(targets: Targets, above: Address) -> dict[Address, Indicator]:
    """The indicators of a group: of a section, with its activity or the code of its project."""
    match above:
        case (Section.PROJECTS, code):
            return by_levels(targets.projects[code])
        case (Section.ACTIVITIES, key):
            return by_key(targets.activities[key].indicators)
    return by_key(targets.overall.targets)


def way_to(section: Section, above: tuple[str, ...], address: Address) -> KeyPath:
    """The way to an indicator in the target file; ``above`` is its activity or the code of its project."""
    if section is Section.OVERALL:
        return ("overall", "targets", *address)
    return (section.value, *above, "indicators", *address)
