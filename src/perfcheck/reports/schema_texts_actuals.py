"""What editors show over the keys of a file of actual figures."""

from __future__ import annotations

from types import MappingProxyType

from perfcheck.messages import N_
from perfcheck.model.actuals import (
    Actuals,
    BudgetActuals,
    DepartmentReference,
    ProjectActuals,
    Report,
    Spent,
    SpentFrom,
)
from perfcheck.reports.schema_label import SELF, Label, Labels

ACTUALS_LABELS: Labels = MappingProxyType(
    {
        Actuals: {
            SELF: Label(N_("Actual figures"), N_("What a department has done and spent up to a day.")),
            "as_of": Label(N_("As of"), N_("The day up to whose end the figures count, for example 2020-09-30.")),
            "department": Label(
                N_("Department"), N_("The department that reports: its code, for example 322, or its code and name.")
            ),
            "targets": Label(
                N_("File of the targets"),
                N_("The target file, relative to this one, for example ../targets/2020.yaml. Usually left out."),
            ),
            "note": Label(N_("Remark above the reports"), N_("A sentence that stands above every report.")),
            "spent_from": Label(
                N_("File of payments"),
                N_(
                    "The export of payments that spending is summed from, project by project: payments.xlsx or a csv"
                    " file, relative to this one."
                ),
            ),
            "overall": Label(
                N_("Figures of the overall targets"), N_("The actual values by the names of the overall targets.")
            ),
            "activities": Label(
                N_("Figures of the activities"),
                N_("The activities by their names, each with the actual values of its indicators."),
            ),
            "activities.*": Label(N_("Activity"), N_("The actual values by the names of the activity's indicators.")),
            "projects": Label(
                N_("Figures of the projects"),
                N_("The projects by code, by the last part of the code (EU89), or by name."),
            ),
        },
        SpentFrom: {
            SELF: Label(
                N_("File of payments"),
                N_("A workbook or csv file of payments, with what its own words do not tell."),
            ),
            "file": Label(N_("File"), N_("The file, relative to this one, for example payments.xlsx.")),
            "date": Label(N_("Column of the day"), N_("The heading of the column, for example 支付日期.")),
            "project": Label(N_("Column of the project"), N_("The heading of the column, for example 项目编码.")),
            "amount": Label(N_("Column of the amount"), N_("The heading of the column, for example 支付金额.")),
            "unit": Label(N_("Unit of the amounts"), N_("元 or 万元, where the file does not say it.")),
            "sheet": Label(N_("Sheet"), N_("The sheet of the workbook, where several look like payments.")),
        },
        DepartmentReference: {
            SELF: Label(N_("Department"), N_("The department that reports: its code, or its code and name.")),
            "code": Label(N_("Department code"), N_("The code of the department, for example 322.")),
            "name": Label(N_("Department name"), N_("The full name; it may be left out.")),
        },
        ProjectActuals: {
            SELF: Label(N_("Figures of a project"), N_("What was done and spent in one project.")),
            "spent": Label(
                N_("Spending up to each day"),
                N_("What was spent since the beginning of the year up to each day: 2020-06-30: 98.50. Cumulative."),
            ),
            "indicators": Label(
                N_("Figures of the indicators"),
                N_(
                    "The actual values by the names of the indicators, with the level above where a name is not unique:"
                    " 数量指标/购买数量."
                ),
            ),
            "budget": Label(N_("Budget in the year"), N_("The budget at the start of the year and the adjusted one.")),
            "completion": Label(N_("State of completion"), N_("How far the project has come, in words.")),
        },
        Spent: {
            SELF: Label(
                N_("Cumulative spending"),
                N_("One amount, for example 98.50, or its parts by source: fiscal, carry_over, other."),
            ),
            "total": Label(N_("Spent in all"), N_("The total of all sources; give it or the parts, not both.")),
            "fiscal": Label(N_("Spent of fiscal funds"), N_("What was spent of the treasury's money.")),
            "carry_over": Label(N_("Spent of what was carried over"), N_("What was spent of earlier years' money.")),
            "other": Label(N_("Spent of other funds"), N_("What was spent of money from elsewhere.")),
        },
        BudgetActuals: {
            SELF: Label(N_("Budget in the year"), N_("The budget at the start of the year and the adjusted one.")),
            "original": Label(N_("Original budget"), N_("The budget at the start of the year, for example 200.00.")),
            "adjusted": Label(
                N_("Adjusted budget"), N_("The budget after its adjustment, which holds from the day of this file on.")
            ),
        },
        Report: {
            SELF: Label(
                N_("Actual figure"),
                N_("Nothing but the actual value, for example 8次, or key: value pairs with what there is to say."),
            ),
            "value": Label(
                N_("Actual value"), N_("What was reached, with its unit, for example 168亿元. Empty is not zero.")
            ),
            "completed_on": Label(
                N_("Day of completion"), N_("When it was finished, for a deadline, for example 2020-09-18.")
            ),
            "score": Label(
                N_("Score"), N_("The points that a person gives to an indicator in words, for example 8.5.")
            ),
            "not_applicable": Label(
                N_("Not applicable"), N_("Why the indicator does not apply this year; it is left out of the grading.")
            ),
            "forecast": Label(
                N_("Forecast for the year"), N_("What is expected at the end of the year, for example 215亿元.")
            ),
            "likelihood": Label(
                N_("Likelihood"), N_("Whether the target will be reached: 确定能, 有可能 or 完全不可能.")
            ),
            "cause": Label(
                N_("Cause"), N_("The kind of cause of a deviation, one or a list: 经费, 制度, 人员, 硬件条件, 其他.")
            ),
            "reason": Label(N_("Reason given"), N_("Why the value deviates from the target, in words.")),
            "improvement": Label(N_("Improvement"), N_("What will be done about it, by whom and until when.")),
            "evidence": Label(N_("Evidence"), N_("What proves the value, for example 项目协议台账.")),
            "note": Label(N_("Note"), N_("Anything else to say about it.")),
        },
    }
)
