"""All forms by their names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from perfcheck.reports.forms.department_self_evaluation import department_self_evaluation
from perfcheck.reports.forms.hebei_functions import hebei_functions
from perfcheck.reports.forms.hebei_projects import hebei_projects
from perfcheck.reports.forms.monitoring import monitoring
from perfcheck.reports.forms.project_targets import project_targets
from perfcheck.reports.forms.review import review
from perfcheck.reports.forms.self_evaluation import self_evaluation

if TYPE_CHECKING:
    from perfcheck.messages import Translate
    from perfcheck.reports.forms.layout import Form
    from perfcheck.review.form_case import FormCase

Make = Callable[["FormCase", "Translate"], Iterator["Form"]]


@dataclass(frozen=True, slots=True)
class FormKind:
    """A kind of form: what it is called, whether it needs figures, whether it is one for the whole department."""

    name: str
    title: str
    make: Make
    needs_figures: bool = True
    is_of_department: bool = False


KINDS: Mapping[str, FormKind] = MappingProxyType(
    {
        kind.name: kind
        for kind in (
            FormKind("project-targets", "项目支出绩效目标表", project_targets, needs_figures=False),
            FormKind("self-evaluation", "项目支出绩效自评表", self_evaluation),
            FormKind("monitoring", "项目支出绩效目标执行监控表", monitoring),
            FormKind(
                "department-self-evaluation",
                "部门整体支出绩效自评表",
                department_self_evaluation,
                is_of_department=True,
            ),
            FormKind(
                "hebei-functions", "部门职责绩效目标表", hebei_functions, needs_figures=False, is_of_department=True
            ),
            FormKind("hebei-projects", "项目绩效目标表", hebei_projects, needs_figures=False),
            FormKind("review", "绩效目标审核表", review, needs_figures=False),
        )
    }
)


def filled_forms(kind: FormKind, cases: Iterable[FormCase], translate: Translate) -> Iterator[Form]:
    """The forms of a kind for departments; ``translate`` puts what is filled in into the language of the forms."""
    every = tuple(cases)
    for case in every:
        for form in kind.make(case, translate):
            yield form if len(every) == 1 else _with_department(form, case)


def _with_department(form: Form, case: FormCase) -> Form:
    """The form of a project under a name that says whose it is, because the codes of several departments may agree."""
    department = case.targets.department
    if form.subject == department.name:
        return form
    return replace(form, name=f"{department.code} {form.name}", subject=f"{department.name} {form.subject}")


def forms_text() -> str:
    """All forms, a line each."""
    width = max(map(len, KINDS))
    return "".join(f"{kind.name:<{width}}  {kind.title}\n" for kind in KINDS.values())
