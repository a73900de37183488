"""Which indicator or project a name means among all of an assessment's: exactly one, or what there is instead."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from perfcheck.assessment.naming import names_of_indicators
from perfcheck.assessment.problems import LIKENESS
from perfcheck.measures.numbers import fold
from perfcheck.messages import Message, msg
from perfcheck.model.lookup import MOST_SHOWN, last_part, lookup_of, no_project, pick, several_projects

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from perfcheck.assessment.results import Assessment, IndicatorResult, ProjectResult

OVERALL = "总体目标"
"""How an overall target is told from an indicator of the same name; ``overall`` says the same."""
_OVERALL_WORDS = ("overall", OVERALL, "总体绩效目标")
MOST_SUGGESTED = 5


class ChoiceError(LookupError):
    """A name that nothing has, or more than one thing; ``message`` says which there are."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.render())
        self.message = message


@dataclass(frozen=True, slots=True)
class Choice:
    """What a name means: an indicator, or a project as a whole where ``result`` is None."""

    assessment: Assessment
    project: ProjectResult | None
    result: IndicatorResult | None


@dataclass(frozen=True, slots=True)
class _Group:
    """Indicators that stand together, and what may stand before their names: ``label`` first of all."""

    assessment: Assessment
    heads: tuple[str, ...]
    results: tuple[IndicatorResult, ...]
    project: ProjectResult | None = None

    def called(self, text: str) -> Iterator[IndicatorResult]:
        """The indicators that a name means."""
        by_address = {result.address: result for result in self.results}
        names = names_of_indicators({address: result.indicator for address, result in by_address.items()})
        return (by_address[address] for address in names.called(text))

    def way_to(self, result: IndicatorResult) -> str:
        """How the indicator is named so that no other is meant."""
        return "/".join((self.heads[0], *result.address))


def chosen(assessments: Sequence[Assessment], name: str | None, project: str | None = None) -> Choice:
    """What is meant by the name of an indicator, within a project where one is named; a project alone without.

    Names are those that a file of figures may use; before them may stand the activity or the project: 招商引资/名称,
    EU89/数量指标/名称.

    Raises:
        ChoiceError: nothing is called so, or several things are.
    """
    if name is None:
        return _project(assessments, "" if project is None else project)
    groups = tuple(_groups(assessments)) if project is None else _of_project(assessments, project)
    found = _called(groups, name)
    if len(found) == 1:
        group, result = found[0]
        return Choice(group.assessment, group.project, result)
    if found:
        raise ChoiceError(_several(name, [group.way_to(result) for group, result in found]))
    if project is None and lookup_of(_names(assessments))(name):
        return _project(assessments, name)
    raise ChoiceError(_none(name, groups))


def _groups(assessments: Iterable[Assessment]) -> Iterator[_Group]:
    for assessment in assessments:
        yield _Group(assessment, (OVERALL, *_OVERALL_WORDS), assessment.overall)
        for activity in assessment.activities:
            keys = dict.fromkeys((activity.name, *(result.group[0] for result in activity.results)))
            yield _Group(assessment, tuple(keys), activity.results)
        for project in assessment.projects:
            yield _group_of(assessment, project)


def _group_of(assessment: Assessment, project: ProjectResult) -> _Group:
    heads = (project.schedule.short_code, project.code, last_part(project.code), project.name)
    return _Group(assessment, heads, project.results, project)


def _of_project(assessments: Sequence[Assessment], name: str) -> tuple[_Group, ...]:
    choice = _project(assessments, name)
    return () if choice.project is None else (_group_of(choice.assessment, choice.project),)


def _project(assessments: Sequence[Assessment], name: str) -> Choice:
    """The project of this name; ``LookupError`` where there is none, or more than one."""
    having = [one for one in assessments if lookup_of(_names((one,)))(name)]
    if not having:
        raise ChoiceError(no_project(_names(assessments), name))
    if len(having) > 1:
        raise ChoiceError(several_projects(name, [code for one in having for code in lookup_of(_names((one,)))(name)]))
    names = _names(having)
    codes = lookup_of(names)(name)
    if len(codes) > 1:
        raise ChoiceError(several_projects(name, codes))
    code = pick(names, name)
    return Choice(having[0], next(project for project in having[0].projects if project.code == code), None)


def _names(assessments: Iterable[Assessment]) -> dict[str, str]:
    return {project.code: project.name for assessment in assessments for project in assessment.projects}


def _called(groups: Sequence[_Group], text: str) -> list[tuple[_Group, IndicatorResult]]:
    """All that a name may mean; the very same name goes before one that only looks the same."""
    found = [(group, result) for group in groups for result in _within(group, text)]
    same = [(group, result) for group, result in found if text in (result.key, result.name)]
    return same or found


def _within(group: _Group, text: str) -> Iterator[IndicatorResult]:
    """What a name means in a group, by itself or behind what stands before it."""
    found = {result.address: result for result in group.called(text)}
    heads = set(map(fold, group.heads))
    parts = text.split("/")
    for cut in range(1, len(parts)):
        if fold("/".join(parts[:cut])) in heads:
            found.update((result.address, result) for result in group.called("/".join(parts[cut:])))
    return iter(found.values())


def _several(name: str, ways: Sequence[str]) -> Message:
    shown = tuple(dict.fromkeys(ways))
    if len(shown) == 1:
        return msg("{name} is in the targets of several departments; name one file with --targets", name=name)
    return msg("{name} can be any of {names}; write it like that, or name the project", name=name, names=shown)


def _none(name: str, groups: Sequence[_Group]) -> Message:
    """That nothing is called so, with what is called nearly so."""
    names = list(dict.fromkeys(result.name for group in groups for result in group.results))
    last = fold(name.rpartition("/")[2])
    near = [one for one in names if last and last in fold(one)]
    near += [one for one in get_close_matches(last, names, n=MOST_SUGGESTED, cutoff=LIKENESS) if one not in near]
    if near:
        return msg("there is no indicator {name}; did you mean {names}?", name=name, names=tuple(near[:MOST_SUGGESTED]))
    if not names:
        return msg("there is no indicator {name}, nor any other", name=name)
    if len(names) <= MOST_SHOWN:
        return msg("there is no indicator {name}; there are {names}", name=name, names=tuple(names))
    return msg(
        "there is no indicator {name}; there are {names} and {count} more",
        name=name,
        names=tuple(names[:MOST_SHOWN]),
        count=len(names) - MOST_SHOWN,
    )
