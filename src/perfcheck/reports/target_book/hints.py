"""What is shown beside a cell of a target workbook: a prompt, and a list to choose from where there is one."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, get_args

from openpyxl.utils import quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation

from perfcheck.messages import N_
from perfcheck.model.indicators import Indicator, Operator
from perfcheck.model.targets import Activity, Budget, Contribution, Department, Measure, Overall, Project, Targets
from perfcheck.reports.schema_texts_indicator import INDICATOR_LABELS
from perfcheck.reports.schema_texts_targets import TARGETS_LABELS
from perfcheck.sources.workbooks import target_layout as layouts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from openpyxl.worksheet.worksheet import Worksheet

    from perfcheck.messages import Translate
    from perfcheck.model.base import Record
    from perfcheck.model.policy import Policy
    from perfcheck.sources.workbooks.target_layout import Column, Layout

LAST_ROW = 5000
"""Lists take the names of other sheets up to this row."""
LONGEST_PROMPT, LONGEST_TITLE, LONGEST_LIST = 255, 32, 255
USUAL_LEVEL2: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "产出指标": ("数量指标", "质量指标", "时效指标", "成本指标"),
        "效益指标": ("经济效益指标", "社会效益指标", "生态效益指标", "可持续影响指标"),
        "满意度指标": ("服务对象满意度指标",),
    }
)
"""The kinds of 财预〔2015〕88号, for groups in which the policy names none."""
_PROMPTS: Mapping[tuple[str, str], str] = MappingProxyType(
    {
        ("总体目标", "indicator"): N_("One row for each number that the overall objective promises."),
        ("职责活动", "activity"): N_("The name of the activity, in every row of it. One row for each indicator."),
        ("职责活动", "activity_name"): N_("Only where two activities have the same name in the form: that name."),
        ("职责活动", "indicator"): N_("The name of the indicator; its four levels stand in the same row."),
        ("保障措施", "measure"): N_("The name of the work, once."),
        ("目标构成", "measure"): N_("The name of the work, as on the sheet 保障措施."),
        ("目标构成", "goal"): N_("The name of the overall target that the amount adds to."),
        ("项目", "code"): N_("The code of the project, once, for example 322-0402-JBN-EU89."),
        ("项目指标", "code"): N_("The code of the project, as on the sheet 项目, in every row."),
        ("项目指标", "level1"): N_("Level 1, in every row, for example 产出指标."),
        ("项目指标", "level2"): N_("Level 2, in every row, for example 数量指标."),
        ("项目指标", "indicator"): N_("Level 3: the name of the indicator. Different names within one level 2."),
    }
)
_ORIGINAL_NAME = N_("Only where two rows have the same name in the form: that name. Give them different names here.")
_DAY = N_("How much of the budget is to be spent until the end of this day, cumulative, for example 25%.")
_FIELDS: Mapping[str, type[Record]] = MappingProxyType(
    {
        "部门": Targets,
        "总体目标": Indicator,
        "职责活动": Activity,
        "保障措施": Measure,
        "目标构成": Contribution,
        "项目": Project,
        "项目指标": Indicator,
    }
)
_GROUPS: Mapping[str, type[Record]] = MappingProxyType(
    {"department": Department, "unit": Department, "budget": Budget, "overall": Overall}
)
_NAMES_ELSEWHERE: Mapping[tuple[str, str], str] = MappingProxyType(
    {
        (layout.title, key): f"{quote_sheetname(other.title)}!$A$2:$A${LAST_ROW}"
        for layout, key, other in (
            (layouts.PROJECTS, "activity", layouts.ACTIVITIES),
            (layouts.INDICATORS, "code", layouts.PROJECTS),
            (layouts.CONTRIBUTIONS, "measure", layouts.MEASURES),
            (layouts.CONTRIBUTIONS, "goal", layouts.OVERALL),
        )
    }
)
"""Columns in which the names of another sheet stand, the first of it."""


@dataclass(frozen=True, slots=True)
class Hints:
    """The hints of one workbook; ``policy`` says which kinds of indicators there are."""

    policy: Policy
    translate: Translate

    def add(self, sheet: Worksheet, layout: Layout, slot: Column | str, cells: str) -> None:
        """Put the hint of a column, or of a day of spending plans, beside its cells."""
        if isinstance(slot, str):
            validation = _validation(slot, self.translate(_DAY), None)
        else:
            validation = _validation(slot.head, self._prompt(layout, slot), self._list(layout, slot))
            # Of other lists the words are examples, not all that can be meant.
            validation.showErrorMessage = bool(slot.words)
        validation.add(cells)
        sheet.add_data_validation(validation)

    def _prompt(self, layout: Layout, column: Column) -> str:
        key = ".".join(column.way)
        if column.way == ("name",) and layout is not layouts.PROJECTS:
            return self.translate(_ORIGINAL_NAME)
        own = _PROMPTS.get((layout.title, key))
        if own is not None:
            return self.translate(own)
        *groups, field = column.way
        is_indicator = column in layouts.INDICATOR_COLUMNS
        record = _GROUPS[groups[0]] if groups else Indicator if is_indicator else _FIELDS[layout.title]
        labels = INDICATOR_LABELS if record is Indicator else TARGETS_LABELS
        return self.translate(labels[record][field].description)

    def _list(self, layout: Layout, column: Column) -> str | None:
        """The formula of a list: words, or the names on another sheet."""
        key = ".".join(column.way)
        if column.words:
            return _words(shown for _, shown in column.words)
        if key == "operator":
            return _words(get_args(Operator))
        if key == "money_unit":
            return _words(("元", "万元", "亿元"))
        if key == "level1":
            return _words(self._kinds())
        if key == "level2":
            return _words(name for names in self._kinds().values() for name in names)
        return _NAMES_ELSEWHERE.get((layout.title, key))

    def _kinds(self) -> dict[str, tuple[str, ...]]:
        """The kinds of indicators to choose from, by level 1."""
        required = self.policy.review.completeness.required
        return {level1: tuple(names) or USUAL_LEVEL2.get(level1, ()) for level1, names in required.items()}


def _validation(title: str, prompt: str, choice: str | None) -> DataValidation:
    validation = DataValidation(type=None if choice is None else "list", formula1=choice, allow_blank=True)
    validation.showInputMessage, validation.showErrorMessage = True, False
    validation.promptTitle, validation.prompt = title[:LONGEST_TITLE], prompt[:LONGEST_PROMPT]
    return validation


def _words(words: Iterable[str]) -> str | None:
    """A list of words, if a cell can have it; quotation marks or commas within them would break the workbook."""
    known = tuple(dict.fromkeys(words))
    text = ",".join(known)
    is_sound = 0 < len(text) <= LONGEST_LIST and '"' not in text and text.count(",") == len(known) - 1
    return f'"{text}"' if is_sound else None
