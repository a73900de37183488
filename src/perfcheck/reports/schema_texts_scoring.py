"""What editors show over the keys of the scoring and of the monitoring in a policy."""

from __future__ import annotations

from types import MappingProxyType

from perfcheck.messages import N_
from perfcheck.model.monitoring_rules import LightRules, LightStep, MonitoringRules
from perfcheck.model.scoring_rules import (
    Cap,
    ExecutionRules,
    GradeRules,
    LevelRules,
    OverRules,
    QualityRules,
    QuantityRules,
    SatisfactionRules,
    ScoreBand,
    ScoringRules,
    Step,
    WeightRules,
)
from perfcheck.reports.schema_label import ABOUT, SELF, Label, Labels

_EXECUTION = Label(N_("Budget execution"), N_("How the rate of budget execution becomes points."))
_QUANTITY = Label(N_("Quantified indicators"), N_("What is earned where a target in numbers is missed."))
_LEVELS = Label(N_("Levels of a standard"), N_("What each of 优良中差 earns, as a share of the points."))
_QUALITY = Label(N_("Results in words"), N_("In which band a person's score for a result in words must lie."))
_OVER = Label(N_("Over-fulfilment"), N_("What becomes of results far above their target."))
_GRADES = Label(N_("Grades"), N_("From how many points on a total is 优, 良 or 中; below is 差."))
_SATISFACTION = Label(N_("Satisfaction"), N_("Steps of a satisfaction rate, in place of its ratio to the target."))

SCORING_LABELS: Labels = MappingProxyType(
    {
        WeightRules: {
            SELF: Label(N_("Rules for weights"), N_("The points by level 1, and their total.")),
            **ABOUT,
            "execution": Label(
                N_("Points of the budget execution"), N_("With those by level 1 they make 100, for example 10.")
            ),
            "level1": Label(N_("Points by level 1"), N_("The level-1 indicators with their points: 产出指标: 50.")),
            "level1.*": Label(
                N_("Points of this level 1"), N_("The points of this level-1 indicator, for example 50.")
            ),
            "without": Label(
                N_("Points without an indicator"),
                N_("The points by level 1 of a project that does without this level-1 indicator."),
            ),
            "without.*": Label(
                N_("Points without this one"), N_("The other level-1 indicators with their points: 产出指标: 50.")
            ),
            "without.*.*": Label(
                N_("Points of this level 1"), N_("The points of this level-1 indicator, for example 50.")
            ),
            "heirs": Label(
                N_("Heirs of the points"),
                N_("Who gets the points of an indicator that is left out: 满意度指标: 效益指标."),
            ),
            "heirs.*": Label(N_("Heir"), N_("The level-1 indicator that gets the points, for example 效益指标.")),
            "apart": Label(
                N_("Points of their own"), N_("Words of level-1 indicators with points of their own, for example 执行.")
            ),
            "totals": Label(
                N_("Possible totals"), N_("A list of what the points may add up to, for example 90 and 100.")
            ),
        },
        ScoringRules: {
            SELF: Label(N_("Rules of scoring"), N_("How figures become points.")),
            "execution": _EXECUTION,
            "quantity": _QUANTITY,
            "levels": _LEVELS,
            "quality": _QUALITY,
            "over_fulfilment": _OVER,
            "grades": _GRADES,
            "satisfaction": _SATISFACTION,
        },
        ExecutionRules: {
            SELF: _EXECUTION,
            **ABOUT,
            "method": Label(
                N_("Method"), N_("linear: in proportion to the rate; steps: by the steps below, nothing in between.")
            ),
            "denominator": Label(
                N_("Budget that counts"),
                N_("adjusted: the adjusted budget of the year; original: that of its beginning."),
            ),
            "steps": Label(N_("Steps"), N_("A list from the highest rate to the lowest, which begins at 0%.")),
            "caps": Label(
                N_("Caps"), N_("A list from the lowest rate up: below it the total is limited; empty without limits.")
            ),
        },
        Step: {
            SELF: Label(N_("Step"), N_("What is earned from a rate on.")),
            "least": Label(N_("From this rate on"), N_("The least rate, included, for example 80%.")),
            "earns": Label(N_("Earns"), N_("The share of the points, for example 70%.")),
        },
        Cap: {
            SELF: Label(N_("Cap"), N_("The most points that a project can have below a rate of execution.")),
            "below": Label(N_("Below this rate"), N_("The rate, not included, for example 60%.")),
            "at_most": Label(N_("At most"), N_("The most points of the total, for example 79.")),
        },
        QuantityRules: {
            SELF: _QUANTITY,
            **ABOUT,
            "at_most": Label(
                N_("Beyond a limit"), N_("inverse: target ÷ actual; linear: less by the share that it is beyond.")
            ),
            "late": Label(
                N_("After a deadline"), N_("zero: nothing; each_day: less by the share of each_day for each day.")
            ),
            "each_day": Label(
                N_("Cost of a day"), N_("The share of the points that each day of delay costs, for example 5%.")
            ),
        },
        LevelRules: {
            SELF: _LEVELS,
            **ABOUT,
            "excellent": Label(N_("Excellent (优)"), N_("The share that 优 earns, for example 100%.")),
            "good": Label(N_("Good (良)"), N_("The share that 良 earns, for example 80%.")),
            "fair": Label(N_("Fair (中)"), N_("The share that 中 earns, for example 60%.")),
            "poor": Label(N_("Poor (差)"), N_("The share that 差 earns, for example 0%.")),
        },
        QualityRules: {
            SELF: _QUALITY,
            **ABOUT,
            "bands": Label(N_("Score bands"), N_("A list: what a result in words may score, the best band first.")),
        },
        ScoreBand: {
            SELF: Label(N_("Score band"), N_("What a result in these words may score.")),
            "words": Label(N_("Words of the band"), N_("A list of the words for the result, for example 部分达成.")),
            "least": Label(N_("Least score"), N_("The least share of the points, included, for example 60%.")),
            "most": Label(
                N_("Greatest score"),
                N_("The greatest share of the points, for example 80%; it is included only at 100%."),
            ),
        },
        OverRules: {
            SELF: _OVER,
            **ABOUT,
            "above": Label(N_("Far above"), N_("How far above its target a result is, for example 30%.")),
            "then": Label(
                N_("What then"),
                N_(
                    "nothing; explain: a reason is needed; deduct: the share above the limit is taken off; "
                    "not_counted: the indicator is left out."
                ),
            ),
        },
        GradeRules: {
            SELF: _GRADES,
            **ABOUT,
            "excellent": Label(N_("Excellent (优) from"), N_("The least points for 优, for example 90.")),
            "good": Label(N_("Good (良) from"), N_("The least points for 良, for example 80.")),
            "fair": Label(N_("Fair (中) from"), N_("The least points for 中, for example 60; below is 差.")),
        },
        SatisfactionRules: {
            SELF: _SATISFACTION,
            **ABOUT,
            "steps": Label(N_("Steps"), N_("A list from the highest rate to the lowest, which begins at 0%.")),
        },
        MonitoringRules: {
            SELF: Label(N_("Rules of monitoring"), N_("How a project is watched during the year.")),
            **ABOUT,
            "elapsed": Label(N_("Part of the year"), N_("days: by the days that are over; months: by whole months.")),
            "indicators": Label(N_("Lights of indicators"), N_("By what was reached of what is due.")),
            "budget": Label(N_("Lights of the budget"), N_("By what was spent of what is planned.")),
            "whole": Label(
                N_("Held against the whole target"),
                N_("Words of indicators that are not pro-rated during the year, for example 质量, 时效."),
            ),
            "reasons": Label(N_("Lights that need a reason"), N_("A list of lights, for example red and yellow.")),
            "deviation": Label(
                N_("Deviation that needs a reason"),
                N_("From which share on a deviation needs a reason, for example 15%."),
            ),
            "checkpoints": Label(
                N_("Checkpoints of spending"), N_("The days up to which spending is planned, for example 3月底, 6月底.")
            ),
        },
        LightRules: {
            SELF: Label(N_("Lights"), N_("Lights by a rate: done against due.")),
            **ABOUT,
            "steps": Label(N_("Steps of the lights"), N_("A list from the lowest rate up; the last has no upper end.")),
        },
        LightStep: {
            SELF: Label(N_("Step of a light"), N_("A light, and up to where it shows.")),
            "light": Label(N_("Light"), N_("red, yellow, green or blue.")),
            "below": Label(N_("Below this rate"), N_("The rate, not included, for example 60%.")),
        },
    }
)
