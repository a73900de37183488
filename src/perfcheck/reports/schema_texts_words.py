"""What editors show over the word lists of a policy: those for indicators and for consistency."""

from __future__ import annotations

from types import MappingProxyType

from perfcheck.messages import N_
from perfcheck.model.review_rules import ConsistencyRules, IndicatorRules
from perfcheck.reports.schema_label import ABOUT, SELF, Label, Labels

WORDS_LABELS: Labels = MappingProxyType(
    {
        IndicatorRules: {
            SELF: Label(N_("Rules for indicators"), N_("What an indicator must look like.")),
            **ABOUT,
            "measure_nouns": Label(
                N_("Words of a measure"), N_("What the name of something measurable ends in, for example 率, 数, 额.")
            ),
            "rate_nouns": Label(N_("Words of a rate"), N_("What the name of a rate ends in, for example 率, 比例.")),
            "rate_ends": Label(
                N_("Other ends of a rate"),
                N_("Other ends of a name that a percentage goes with, for example 完成, 覆盖."),
            ),
            "rate_words": Label(
                N_("Words inside the name of a rate"),
                N_("Words anywhere in a name that a percentage goes with, for example 及时, 足额."),
            ),
            "no_measures": Label(
                N_("Words that only look like a measure"),
                N_("Words that end like a measure and are none, for example 效率, 质量."),
            ),
            "topic_nouns": Label(
                N_("Measures that are also topics"),
                N_("Measures that are as often what is worked on, for example 价格, 标准."),
            ),
            "joining_words": Label(N_("Joining words"), N_("What joins two measures in one name, for example 及, 和.")),
            "joined_names": Label(
                N_("Words that join nothing"),
                N_("Words in which a joining word is only a part, for example 和谐, 及时."),
            ),
            "slogan_adverbs": Label(
                N_("Adverbs of a slogan"), N_("What may stand before the verb of a slogan, for example 有效, 不断.")
            ),
            "slogan_verbs": Label(N_("Verbs of a slogan"), N_("What a slogan begins with, for example 树立, 促进.")),
            "ideals": Label(
                N_("Ends of a slogan"),
                N_("Wishes that cannot be measured, in which a slogan ends, for example 形象, 发展."),
            ),
            "change_words": Label(
                N_("Words of change"), N_("What tells that a percentage may be a change, for example 提高, 同比.")
            ),
            "cost_shares": Label(
                N_("Costs in percent"), N_("What tells that a cost may be a percentage, for example 控制, 节约.")
            ),
            "savings": Label(
                N_("Savings"), N_("Words among the costs of which more is better, for example 节约, 收益.")
            ),
            "lessening": Label(
                N_("Words of lessening"), N_("What tells that something is to become less, for example 减少, 下降.")
            ),
            "harms": Label(N_("Harms"), N_("Things of which less is better, for example 事故, 投诉.")),
            "harm_tails": Label(
                N_("Words behind a harm"),
                N_("What may stand behind a harm in a name that counts it, for example 次, 件, 率."),
            ),
            "deeds_against": Label(
                N_("Deeds against a harm"),
                N_("What is done about a harm, of which more is better, for example 查处, 防范."),
            ),
            "vague_terms": Label(
                N_("Terms with a vague word in them"),
                N_("Terms of the field in which a vague word is only a part, for example 有效专利."),
            ),
            "vague_targets": Label(
                N_("Vague targets"), N_("Words that say nothing as a target, for example 有所, 较好.")
            ),
            "basis_words": Label(
                N_("Words of a basis"), N_("What the basis of a target names, for example 行业, 历史, 标准.")
            ),
            "same_share": Label(
                N_("Share of equal cells"),
                N_("From which share of a project's rows on equal cells are remarked, for example 80%."),
            ),
            "copied_share": Label(
                N_("Share of copied rows"),
                N_("From which share on two projects' equal rows are remarked, for example 60%."),
            ),
        },
        ConsistencyRules: {
            SELF: Label(N_("Rules for consistency"), N_("How what stands in several places is compared.")),
            **ABOUT,
            "fewest_rows": Label(
                N_("Fewest rows"), N_("Projects with fewer rows than this are not compared, for example 5.")
            ),
            "neutral_words": Label(
                N_("Neutral words"), N_("What may stand before the name of a metric, for example 全年, 我局.")
            ),
            "link_words": Label(
                N_("Linking words"), N_("What may stand between a name and its number, for example 总额, 完成.")
            ),
            "new_words": Label(
                N_("Words for what is new"), N_("Words that mean the same here, for example 新增, 新引进.")
            ),
            "part_words": Label(
                N_("Words of a part"),
                N_("What tells that a sentence is about a part or another time, for example 其中, 上年."),
            ),
            "whole_words": Label(
                N_("Words of the whole"), N_("What tells that a sentence is about the whole, for example 全区, 合计.")
            ),
            "measure_endings": Label(
                N_("Endings of a measure"),
                N_("What a text leaves out of a name where it says the number, for example 场次, 数量."),
            ),
            "deeds": Label(
                N_("Deeds"), N_("Words that may change their place in a name, for example 购置: 设备购置 and 购置设备.")
            ),
            "common_names": Label(
                N_("Common names"), N_("Names that every project has for something of its own, for example 完成率.")
            ),
            "longer_plans": Label(
                N_("Longer plans"), N_("What tells that a text is about more than the year, for example 中期, 三年.")
            ),
            "time_words": Label(
                N_("Words of time"), N_("What tells that an indicator is about time, for example 时限, 工期.")
            ),
            "money_endings": Label(
                N_("Endings of money"), N_("What the name of an amount of money ends in, for example 投资额, 产值.")
            ),
            "generic_words": Label(
                N_("Generic words"), N_("Words that do not tell what a target is about, for example 完成情况.")
            ),
            "routine_words": Label(
                N_("Words of routine"), N_("What tells of an activity that serves all others, for example 党务, 后勤.")
            ),
            "firm_ends": Label(
                N_("Ends of a firm's name"), N_("What the name of a firm ends in, for example 公司, 化学.")
            ),
            "firm_lists": Label(
                N_("Words before a list of firms"), N_("What tells that firms are listed, for example 企业, 厂商.")
            ),
            "contrasts": Label(N_("Contrasts"), N_("Characters by which two things differ, together: 东西南北中.")),
            "confusables": Label(
                N_("Confusable characters"), N_("Pairs of characters that are mistaken for each other: 奥澳.")
            ),
        },
    }
)
