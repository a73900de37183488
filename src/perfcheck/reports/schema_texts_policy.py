"""What editors show over the keys of a policy."""

from __future__ import annotations

from types import MappingProxyType

from perfcheck.messages import N_
from perfcheck.model.policy import Policy
from perfcheck.model.review_rules import CompletenessRules, MoneyRules, ReviewRules
from perfcheck.reports.schema_label import ABOUT, SELF, Label, Labels

POLICY_LABELS: Labels = MappingProxyType(
    {
        Policy: {
            SELF: Label(N_("Policy file"), N_("The rules of a place: what its reviewers ask for.")),
            "policy": Label(N_("Policy name"), N_("The short name of these rules, for example mof-2020.")),
            "title": Label(
                N_("Source of the rules"), N_("The documents that they come from, for example 财预〔2015〕88号.")
            ),
            "extends": Label(
                N_("Policy that is extended"),
                N_("A policy of perfcheck (mof-2020) or a file, whose values hold where this one says nothing."),
            ),
            "review": Label(N_("Rules of review"), N_("The words and thresholds of the checks.")),
            "weights": Label(N_("Rules for weights"), N_("The points by level 1, and their total.")),
            "scoring": Label(N_("Rules of scoring"), N_("How figures become points.")),
            "monitoring": Label(N_("Rules of monitoring"), N_("How a project is watched during the year.")),
        },
        ReviewRules: {
            SELF: Label(N_("Rules of review"), N_("The words and thresholds of the checks, by family.")),
            "completeness": Label(N_("Rules for completeness"), N_("What must be there, and in what words.")),
            "indicators": Label(N_("Rules for indicators"), N_("What an indicator must look like.")),
            "consistency": Label(N_("Rules for consistency"), N_("How what stands in several places is compared.")),
            "money": Label(N_("Rules for money"), N_("What budgets and spending plans must look like.")),
        },
        CompletenessRules: {
            SELF: Label(N_("Rules for completeness"), N_("What must be there, and in what words.")),
            **ABOUT,
            "required": Label(
                N_("Required indicators"),
                N_("The level-1 indicators of a project, each with the level-2 ones it needs."),
            ),
            "required.*": Label(
                N_("Required below it"), N_("A list of the level-2 indicators that must be there; it may be empty: [].")
            ),
            "other_names": Label(
                N_("Other names of indicators"),
                N_("What the required indicators are called elsewhere, for example 效益指标: [效果指标]."),
            ),
            "other_names.*": Label(N_("Other names"), N_("A list of the other names of this indicator.")),
            "vague_words": Label(
                N_("Vague words"), N_("Words that say nothing without a number, for example 力求, 进一步.")
            ),
            "concrete_names": Label(
                N_("Names with a vague word in them"),
                N_("Words in which a vague word is only a part, for example 有效期."),
            ),
            "concrete_words": Label(
                N_("Words as good as a number"), N_("What says as much as a number does, for example 零事故, 全覆盖.")
            ),
            "action_verbs": Label(
                N_("Verbs of action"), N_("Verbs by which an objective says what is done: 完成, 引进.")
            ),
            "label_ends": Label(
                N_("Ends of a label"), N_("What makes a name of the verb before it, for example 率, 情况.")
            ),
            "longest_label": Label(
                N_("Longest label"),
                N_("A text without a verb of up to this many characters is only a label, for example 15."),
            ),
            "past_marks": Label(
                N_("Marks of the past"), N_("What tells that something is over already, for example 了.")
            ),
            "past_names": Label(
                N_("Words with such a mark in them"),
                N_("Words in which a mark of the past is only a part, for example 了解."),
            ),
            "past_words": Label(
                N_("Words that look back"), N_("What tells that a text reports on the past, for example 去年, 截至.")
            ),
            "present_words": Label(
                N_("Words that plan"), N_("What tells that a text plans again, for example 今年, 下一步.")
            ),
            "condition_starts": Label(
                N_("Beginnings of a condition"),
                N_("What a clause begins with that names a condition, for example 凡, 如果."),
            ),
            "condition_ends": Label(
                N_("Ends of a condition"), N_("What a clause ends in that names a condition, for example 之后, 的企业.")
            ),
            "placeholders": Label(
                N_("Placeholders"), N_("What stands where nothing was filled in, for example 请填写.")
            ),
        },
        MoneyRules: {
            SELF: Label(N_("Rules for money"), N_("What budgets and spending plans must look like.")),
            **ABOUT,
            "total_cost_names": Label(
                N_("Names of the whole cost"), N_("What the cost of a whole project is called, for example 项目总成本.")
            ),
            "general_cost_names": Label(
                N_("Names of a cost"),
                N_("What the cost of a whole project or of a part of it is called, for example 项目成本."),
            ),
            "other_cost_groups": Label(
                N_("Groups of other costs"),
                N_("Level-2 indicators whose costs are no spending of the budget, for example 社会成本."),
            ),
            "other_cost_words": Label(
                N_("Words of other costs"),
                N_("What tells that a cost is no spending of the budget, for example 节约, 总投资."),
            ),
            "piece_words": Label(
                N_("Words of a piece"), N_("What tells that a cost is that of each piece, for example 人均, 单价.")
            ),
            "payment_words": Label(
                N_("Words of payment"), N_("What tells that an indicator is about paying, for example 支付.")
            ),
            "part_payment_words": Label(
                N_("Words of paying a part"),
                N_("What tells that only a part of the money is paid, for example 首批, 预付."),
            ),
            "fewest_plans": Label(
                N_("Fewest equal plans"),
                N_("From how many projects on equal spending plans are remarked, for example 2."),
            ),
            "running_activities": Label(
                N_("Running activities"),
                N_("Words of activities that live on the running costs of the office, for example 综合事务."),
            ),
        },
    }
)
