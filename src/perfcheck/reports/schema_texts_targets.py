"""What editors show over the keys of a target file."""

from __future__ import annotations

from types import MappingProxyType

from perfcheck.messages import N_
from perfcheck.model.targets import (
    Activity,
    Budget,
    Contribution,
    Department,
    Measure,
    Overall,
    Project,
    ReviewMark,
    Targets,
)
from perfcheck.reports.schema_label import SELF, Label, Labels

TARGETS_LABELS: Labels = MappingProxyType(
    {
        Targets: {
            SELF: Label(N_("Target file"), N_("The performance targets of a department for one year.")),
            "year": Label(N_("Budget year"), N_("The year of the targets in four digits, for example 2020.")),
            "department": Label(N_("Department"), N_("The department that the targets belong to: its code and name.")),
            "money_unit": Label(
                N_("Money unit"),
                N_("The unit of every amount that names none itself: 元, 万元 or 亿元; 万元 where this is left out."),
            ),
            "status": Label(
                N_("State of the file"),
                N_("Where the targets stand: declared (申报), approved (批复) or adjusted (调整)."),
            ),
            "overall": Label(
                N_("Overall objective"), N_("What the department wants to reach in the year, in words and in numbers.")
            ),
            "activities": Label(
                N_("Activities"), N_("The activities of the department by their names, each with its indicators.")
            ),
            "measures_statement": Label(
                N_("Introduction of the measures"), N_("The text that stands above the measures, word for word.")
            ),
            "measures": Label(
                N_("Measures"), N_("What the department does so that the targets are reached, by the name of the work.")
            ),
            "projects": Label(N_("Projects"), N_("The budget projects by their codes, for example 322-0402-JBN-EU89.")),
            "review": Label(
                N_("Marks of an import"),
                N_("What an import assumed and nobody has looked at yet; delete each mark once that is done."),
            ),
        },
        Department: {
            SELF: Label(N_("Department or unit"), N_("A department or a spending unit.")),
            "code": Label(N_("Department code"), N_("The code of the department or unit, for example 322 or 322002.")),
            "name": Label(N_("Department name"), N_("The full name, for example 南堡经济开发区商务局.")),
        },
        Overall: {
            SELF: Label(N_("Overall objective"), N_("The statement and the numbers that it promises.")),
            "statement": Label(N_("Statement of the objective"), N_("The overall objective word for word.")),
            "targets": Label(
                N_("Overall targets"),
                N_("The numbers of the statement by their names, for example 实际利用外资: 1亿美元以上."),
            ),
        },
        Activity: {
            SELF: Label(N_("Activity"), N_("An activity of the department, with its money and its indicators.")),
            "name": Label(
                N_("Activity name"), N_("The name in the form, where it is not the key: two rows have the same name.")
            ),
            "budget": Label(
                N_("Activity budget"), N_("The money for the activity, for example 57.73. Empty is not zero.")
            ),
            "content": Label(N_("Content of the activity"), N_("The content of the activity, word for word.")),
            "objective": Label(N_("Activity objective"), N_("The objective of the activity, word for word.")),
            "indicators": Label(
                N_("Performance indicators"),
                N_("The indicators of the activity by their names, each with its four levels or its target."),
            ),
        },
        Measure: {
            SELF: Label(
                N_("Measure behind the targets"), N_("Work that the targets rest upon, and what it adds to them.")
            ),
            "text": Label(N_("Text of the measure"), N_("The text of the measure, word for word.")),
            "contributions": Label(
                N_("Contributions"),
                N_("What is planned to add up to an overall target, by the name of that target, for example 进出口."),
            ),
            "contributions.*": Label(
                N_("Contributions to this target"),
                N_("A list: each entry has the source and the amount that it is planned to add."),
            ),
        },
        Contribution: {
            SELF: Label(N_("Planned contribution"), N_("What one source is planned to add to an overall target.")),
            "source": Label(
                N_("Source of the contribution"),
                N_("Who or what adds it, in the words of the text, for example 三友集团."),
            ),
            "amount": Label(N_("Contributed amount"), N_("How much it adds, with its unit, for example 6.2亿美元.")),
            "note": Label(N_("Note"), N_("Anything else to say about it.")),
        },
        Project: {
            SELF: Label(N_("Project"), N_("A budget project with its spending plan and its indicators.")),
            "name": Label(N_("Project name"), N_("The name of the project, for example 企业扶持资金.")),
            "unit": Label(N_("Spending unit"), N_("The unit that carries the project out: its code and name.")),
            "activity": Label(N_("Activity of the project"), N_("The name of the activity that it belongs to.")),
            "budget": Label(N_("Project budget"), N_("The money of the project: the total, and its parts by source.")),
            "purpose": Label(N_("Use of the money"), N_("What the money is for, word for word.")),
            "schedule": Label(
                N_("Spending plan"),
                N_("How much of the budget is to be spent until each day, cumulative: 3月底: 25%, 6月底: 50%."),
            ),
            "schedule.*": Label(
                N_("Cumulative share"), N_("The share of the budget until the end of this day, for example 50%.")
            ),
            "objective": Label(N_("Project objective"), N_("The objective of the project, word for word.")),
            "indicators": Label(
                N_("Performance indicators of the project"),
                N_("Three levels: level 1 such as 产出指标, below it level 2 such as 数量指标, then the indicators."),
            ),
            "indicators.*": Label(
                N_("Level-1 indicator"), N_("The level-2 indicators below it, for example 数量指标, 质量指标.")
            ),
            "indicators.*.*": Label(N_("Level-2 indicator"), N_("The level-3 indicators below it, by their names.")),
        },
        Budget: {
            SELF: Label(N_("Project budget"), N_("The money of the project by source.")),
            "total": Label(N_("Budget total"), N_("All money of the project, for example 200.00.")),
            "fiscal": Label(N_("Fiscal funds"), N_("The part that the treasury pays. Empty is not zero.")),
            "carry_over": Label(N_("Carried over"), N_("The part left from earlier years. Empty is not zero.")),
            "other": Label(N_("Other funds"), N_("The part from elsewhere. Empty is not zero.")),
        },
        ReviewMark: {
            SELF: Label(N_("Mark of an import"), N_("What an import assumed, or what a person has to look at in it.")),
            "kind": Label(N_("Kind of the mark"), N_("What is doubtful, for example range_value.")),
            "place": Label(N_("Place in the document"), N_("Where it stands in the document that was imported.")),
            "text": Label(N_("Text in the document"), N_("What stands there, word for word.")),
            "assumed": Label(N_("What was assumed"), N_("How it was read, or what was left out.")),
        },
    }
)
