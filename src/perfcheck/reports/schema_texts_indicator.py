"""What editors show over the keys of an indicator."""

from __future__ import annotations

from types import MappingProxyType

from perfcheck.messages import N_
from perfcheck.model.indicators import Indicator
from perfcheck.reports.schema_label import SELF, Label, Labels

INDICATOR_LABELS: Labels = MappingProxyType(
    {
        Indicator: {
            SELF: Label(
                N_("Indicator"),
                N_(
                    "What is measured. Nothing but its target, for example 5个, or key: value pairs with a target, or"
                    " with all of excellent, good, fair and poor. An empty cell is undetermined, not zero."
                ),
            ),
            "name": Label(
                N_("Indicator name"), N_("The name in the form, where it is not the key: two rows have the same name.")
            ),
            "description": Label(N_("Description"), N_("What the form says about the indicator, word for word.")),
            "target": Label(
                N_("Target"), N_("What is to be reached, for example 100%, ≥95%, 5个以上, 12月底前 or 未定.")
            ),
            "excellent": Label(
                N_("优: excellent"), N_("What is needed for excellent, for example 10次以上. All four levels or none.")
            ),
            "good": Label(N_("良: good"), N_("What is needed for good, for example 5次以上.")),
            "fair": Label(N_("中: fair"), N_("What is needed for fair, for example 3次以上.")),
            "poor": Label(N_("差: poor"), N_("What counts as poor, for example 2次以下.")),
            "basis": Label(
                N_("Basis of the target"),
                N_("By what standard the target was set, for example 行业标准, 历史标准 or a document's number."),
            ),
            "weight": Label(N_("Weight"), N_("The points of the indicator, for example 10.")),
            "unit": Label(
                N_("Unit of measurement"), N_("The unit where the cells name none, for example 个, 万元 or %.")
            ),
            "operator": Label(
                N_("Operator"),
                N_("How the actual value is compared with a target that does not say it: ≥, >, ≤, <, = or 定性."),
            ),
            "direction": Label(N_("Direction"), N_("Which way is better: higher (越高越好) or lower (越低越好).")),
            "score_rule": Label(N_("Scoring rule"), N_("How points are given or taken, word for word.")),
            "tolerance": Label(
                N_("Tolerance"), N_("How far an approximate target (约50次) may be missed, for example 5次 or 10%.")
            ),
            "definition": Label(N_("Definition"), N_("How the value is counted, for example 按时办结件数÷应办结件数.")),
        },
    }
)
