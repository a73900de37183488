"""Policies: those that are shipped, policies that extend others, what is refused, and ``perfcheck policy``."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from perfcheck.findings import Severity
from perfcheck.i18n import Language, translator
from perfcheck.model.base import Record
from perfcheck.model.policy import Policy
from perfcheck.model.sourced import Sourced
from perfcheck.reports.canvas import Canvas
from perfcheck.reports.policy_text import policy_page
from perfcheck.reports.policy_values import effective, sections
from perfcheck.reports.policy_yaml import policy_yaml
from perfcheck.sources.documents import ReadError, read_document
from perfcheck.sources.inheritance import overlaid
from perfcheck.sources.policies import policy, read_policy, shipped_policies

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from conftest import Run

ROOT = Path(__file__).parents[1]
HEAD = "policy: county\nextends: mof-2020\n"


def written(folder: Path, text: str, name: str = "own.yaml") -> Path:
    """A policy of one's own."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def problems(path: Path) -> list[tuple[str, str]]:
    """What is wrong with a policy: where, without the folder, and what."""
    return [
        (str(one.place).removeprefix(f"{path.parent}/"), f"{one.rule.code} {one.message}")
        for one in read_policy(path).findings
    ]


# ── the shipped ones ─────────────────────────────────────────────────────


def test_the_shipped_policies() -> None:
    assert shipped_policies() == ("hebei", "mof-2020", "mof-2021")


@pytest.mark.parametrize("name", shipped_policies())
def test_a_shipped_policy_has_no_problems(name: str) -> None:
    reading = read_policy(name)
    assert reading.findings == ()
    assert reading.document is not None
    assert reading.document.policy == name


def _records(record: Record) -> Iterator[Record]:
    yield record
    for _, value in record:
        if isinstance(value, Record):
            yield from _records(value)


@pytest.mark.parametrize("name", shipped_policies())
def test_every_value_has_a_source(name: str) -> None:
    sourced = [one for one in _records(policy(name)) if isinstance(one, Sourced)]
    assert len(sourced) > 8
    assert [value.path for part in sections(policy(name)) for value in part.values if not value.provenance.source] == []


def test_hebei_is_mof_2020_but_for_what_it_says_itself() -> None:
    hebei, mof = effective(policy("hebei")), effective(policy("mof-2020"))
    own = hebei["monitoring"]
    assert (own.pop("deviation"), own.pop("checkpoints")) == ("15%", ["3月底", "6月底", "10月底", "12月底"])
    assert own.pop("source") == "河北省的做法；财预〔2019〕136号"
    assert "没有核对文件" in own.pop("uncertain")
    for key in ("checkpoints", "source", "uncertain"):
        del mof["monitoring"][key]
    del hebei["policy"], hebei["title"], mof["policy"], mof["title"]
    assert hebei == mof


def test_mof_2021_has_points_for_costs() -> None:
    rules = policy("mof-2021")
    assert list(rules.weights.level1.items()) == [
        ("成本指标", Decimal(20)),
        ("产出指标", Decimal(40)),
        ("效益指标", Decimal(20)),
        ("满意度指标", Decimal(10)),
    ]
    steps = [(str(step.least), str(step.earns)) for step in rules.scoring.execution.steps]
    assert steps == [("100%", "100%"), ("80%", "70%"), ("60%", "50%"), ("0%", "0%")]
    assert rules.weights.uncertain is not None
    assert rules.scoring.grades == policy("mof-2020").scoring.grades


@pytest.mark.parametrize(
    ("name", "present", "due"),
    [
        ("mof-2020", "产出 效益 满意度", {"产出": 50, "效益": 30, "满意度": 10}),
        ("mof-2020", "产出 效益", {"产出": 50, "效益": 40}),
        ("mof-2020", "产出 满意度", {"产出": 50, "效益": 30, "满意度": 10}),
        ("mof-2020", "产出", {"产出": 50, "效益": 40}),
        ("mof-2021", "成本 产出 效益 满意度", {"成本": 20, "产出": 40, "效益": 20, "满意度": 10}),
        ("mof-2021", "成本 产出 效益", {"成本": 20, "产出": 40, "效益": 30}),
        ("mof-2021", "产出 效益 满意度", {"产出": 50, "效益": 30, "满意度": 10}),
        ("mof-2021", "产出 效益", {"产出": 50, "效益": 40}),
    ],
)
def test_points_by_the_groups_that_a_project_has(name: str, present: str, due: dict[str, int]) -> None:
    points = policy(name).weights.due({f"{one}指标" for one in present.split()})
    assert points == {f"{group}指标": Decimal(number) for group, number in due.items()}


@given(
    st.sampled_from(shipped_policies()), st.sets(st.sampled_from(["成本指标", "产出指标", "效益指标", "满意度指标"]))
)
def test_points_always_make_100(name: str, present: set[str]) -> None:
    rules = policy(name).weights
    assert sum(rules.due(present).values()) + rules.execution == Decimal(100)


# ── extending ────────────────────────────────────────────────────────────


def test_a_policy_with_nothing_of_its_own_is_the_one_that_it_extends(tmp_path: Path) -> None:
    own = policy(written(tmp_path, HEAD))
    assert (own.policy, own.title, own.extends) == ("county", None, "mof-2020")
    assert own.base == policy("mof-2020")
    for family in ("review", "weights", "scoring", "monitoring"):
        assert getattr(own, family) == getattr(policy("mof-2020"), family)


def test_a_single_value_may_be_overridden(tmp_path: Path) -> None:
    own = policy(written(tmp_path, HEAD + "scoring: {grades: {source: 通知, good: 85}}\n"))
    grades = own.scoring.grades
    assert (grades.excellent, grades.good, grades.fair) == (Decimal(90), Decimal(85), Decimal(60))
    assert grades.source == "通知；财预〔2020〕10号"
    assert own.scoring.execution == policy("mof-2020").scoring.execution


def test_groups_are_merged_and_lists_replaced(tmp_path: Path) -> None:
    text = HEAD + (
        "review:\n  completeness:\n    vague_words: [力求]\n"
        "    required: {成本指标: [经济成本指标], 效益指标: [社会效益]}\n"
    )
    rules = policy(written(tmp_path, text)).review.completeness
    assert rules.vague_words == ("力求",)
    assert dict(rules.required) == {
        "产出指标": ("数量指标", "质量指标", "时效指标"),
        "效益指标": ("社会效益",),
        "满意度指标": (),
        "成本指标": ("经济成本指标",),
    }


def test_an_empty_value_takes_back_what_is_below(tmp_path: Path) -> None:
    text = HEAD + "weights: {heirs: }\nreview: {completeness: {required: {满意度指标: }}}\nmonitoring: {uncertain: }\n"
    own = policy(written(tmp_path, text))
    assert dict(own.weights.heirs) == {}
    assert list(own.review.completeness.required) == ["产出指标", "效益指标"]
    assert own.monitoring.uncertain is None


def test_several_steps_each_with_its_places(tmp_path: Path) -> None:
    (tmp_path / "city").mkdir()
    written(
        tmp_path, "policy: province\nextends: hebei\nmonitoring:\n  source: 省\n  deviation: 10%\n", "province.yaml"
    )
    written(tmp_path / "city", "policy: city\nextends: ../province.yaml\nweights:\n  totals: [100]\n", "city.yaml")
    county = "policy: county\nextends: city/city.yaml\nscoring:\n  grades: {source: 县, uncertain: 试行, fair: 70}\n"
    own = policy(written(tmp_path, county))
    found = {
        way: (origin.policy, origin.source, origin.uncertain, Path(origin.place.file or "").name, str(origin.place))
        for way in (
            ("scoring", "grades", "fair"),
            ("scoring", "grades", "good"),
            ("weights", "totals"),
            ("monitoring", "deviation"),
            ("monitoring", "checkpoints"),
            ("monitoring", "budget", "steps"),
        )
        for origin in [own.provenance(*way)]
    }
    assert {way: one[:4] for way, one in found.items()} == {
        ("scoring", "grades", "fair"): ("county", "县", "试行", "own.yaml"),
        ("scoring", "grades", "good"): ("mof-2020", "财预〔2020〕10号", None, "mof-2020.yaml"),
        ("weights", "totals"): ("city", None, None, "city.yaml"),
        ("monitoring", "deviation"): ("province", "省", None, "province.yaml"),
        ("monitoring", "checkpoints"): (
            "hebei",
            "河北省的做法",
            "见于个别地方，没有核对文件，以当地财政部门的通知为准",
            "hebei.yaml",
        ),
        ("monitoring", "budget", "steps"): ("mof-2020", "各地惯例", "红黄绿的分档，文件没有规定", "mof-2020.yaml"),
    }
    assert found["scoring", "grades", "fair"][4].endswith("own.yaml:4:44")
    assert found["monitoring", "deviation"][4].endswith("province.yaml:5:14")
    assert (own.weights.source, own.weights.totals) == ("city；财预〔2020〕10号", (Decimal(100),))


def test_a_record_that_is_written_anew_has_no_other_source(tmp_path: Path) -> None:
    text = HEAD + "scoring: {grades: {source: 通知, excellent: 85, good: 75, fair: 60}}\n"
    own = policy(written(tmp_path, text)).scoring
    assert own.grades.source == "通知"
    assert own.over_fulfilment.source == "财预〔2020〕10号"


def test_a_base_in_a_circle(tmp_path: Path) -> None:
    written(tmp_path, "policy: a\nextends: b.yaml\n", "a.yaml")
    found = problems(written(tmp_path, "policy: b\nextends: a.yaml\n", "b.yaml"))
    folder = f"{tmp_path}/"
    circle = ", ".join(f"{folder}{one}" for one in ("b.yaml", "a.yaml", "b.yaml"))
    assert found == [
        ("b.yaml:2:10", "PC023 this policy cannot be extended before it is corrected"),
        ("a.yaml:2:10", f"PC023 these policies extend each other in a circle: {circle}"),
    ]


def test_own_problems_are_told_beside_those_of_the_base(tmp_path: Path) -> None:
    written(tmp_path, HEAD + "weights: {execution: 20}\n", "base.yaml")
    own = "policy: own\nextends: base.yaml\nscoring:\n  levels: {best: 100%}\n"
    assert problems(written(tmp_path, own)) == [
        ("own.yaml:2:10", "PC023 this policy cannot be extended before it is corrected"),
        ("own.yaml:4:12", "PC021 there is no key best here"),
        ("base.yaml:3:10", "PC024 the weights add up to 110, not to 100"),
    ]


def test_a_policy_that_extends_itself(tmp_path: Path) -> None:
    found = problems(written(tmp_path, "policy: a\nextends: ./own.yaml\n"))
    assert [place for place, _ in found] == ["own.yaml:2:10"]
    assert "in a circle" in found[0][1]


def test_a_base_that_is_broken(tmp_path: Path) -> None:
    written(tmp_path, HEAD + "weights: {execution: 20}\nscoring: {levels: {good: 5 points}}\n", "base.yaml")
    assert problems(written(tmp_path, "policy: own\nextends: base.yaml\n")) == [
        ("own.yaml:2:10", "PC023 this policy cannot be extended before it is corrected"),
        ("base.yaml:3:10", "PC024 the weights add up to 110, not to 100"),
        ("base.yaml:4:26", "PC024 5 points is not a percentage"),
    ]


@pytest.mark.parametrize(
    ("base", "expected"),
    [
        ("nowhere.yaml", ["own.yaml:2:10 PC023 there is no policy nowhere.yaml to extend"]),
        ("mof-2019", ["own.yaml:2:10 PC023 there is no policy mof-2019 to extend"]),
        ("[mof-2020]", ["own.yaml:2:10 PC023 extends: a text is expected here, the name of a policy or a file"]),
        (
            "t.yaml",
            [
                "own.yaml:2:10 PC023 this policy cannot be extended before it is corrected",
                "t.yaml PC031 this is a target file (it has year); a policy (it has policy, and review or extends)",
            ],
        ),
        (
            "x.yaml",
            [
                "own.yaml:2:10 PC023 this policy cannot be extended before it is corrected",
                "x.yaml:1:4 PC007",
            ],
        ),
    ],
)
def test_a_base_that_is_none(tmp_path: Path, base: str, expected: list[str]) -> None:
    written(tmp_path, "year: 2020\ndepartment: {code: 1, name: 局}\n", "t.yaml")
    written(tmp_path, "a: [\n", "x.yaml")
    found = [" ".join(one) for one in problems(written(tmp_path, f"policy: own\nextends: {base}\n"))]
    assert len(found) == len(expected)
    assert all(one.startswith(start) for one, start in zip(found, expected, strict=True)), found


def test_reading_a_policy_of_any_kind(tmp_path: Path) -> None:
    path = written(tmp_path, HEAD + "scoring: {grades: {good: 95}}\n")
    reading = read_document(path)
    assert isinstance(reading.document, Policy)
    assert [str(one.place) for one in reading.findings] == [f"{path}:3:26"]
    with pytest.raises(ReadError, match="each grade must begin below the one above it"):
        policy(path)


PLAIN = st.recursive(
    st.text(alphabet="ab", min_size=1, max_size=2) | st.lists(st.sampled_from("xy"), max_size=2),
    lambda below: st.dictionaries(st.sampled_from("abcd"), below, max_size=3),
    max_leaves=8,
)
GROUPS = st.dictionaries(st.sampled_from("abcd"), PLAIN, max_size=4)


@given(GROUPS)
def test_nothing_on_top_changes_nothing(below: dict[str, Any]) -> None:
    assert overlaid({}, below, "own") == below
    assert overlaid(below, {}, "own") == below
    assert overlaid(below, below, "own") == below


@given(GROUPS, GROUPS)
def test_what_is_on_top_holds(top: dict[str, Any], below: dict[str, Any]) -> None:
    both = overlaid(top, below, "own")
    assert both.keys() == top.keys() | below.keys()
    assert all(both[key] == below[key] for key in below.keys() - top.keys())
    assert all(both[key] == value for key, value in top.items() if not isinstance(value, dict))
    assert overlaid(top, both, "own") == both


# ── what is refused ──────────────────────────────────────────────────────

WRONG: list[tuple[str, str, str]] = [
    ("weights: {execution: 20}", "1:10", "the weights add up to 110, not to 100"),
    ("weights: {level1: {产出指标: 40}}", "1:19", "the weights add up to 90, not to 100"),
    ("weights: {level1: {成本指标: 20}}", "1:19", "the weights add up to 120, not to 100"),
    ("weights: {without: {产出指标: {效益指标: 80}}}", "1:27", "the weights add up to 90, not to 100"),
    ("weights: {without: {成本指标: {产出指标: 90}}}", "1:27", "成本指标 is no level-1 group of these weights"),
    ("weights: {without: {产出指标: {产出指标: 90}}}", "1:34", "产出指标 is no other level-1 group of these weights"),
    ("weights: {execution: 10.005, level1: {产出指标: 49.995}}", "1:22", "points go in steps of 0.01"),
    ("weights: {heirs: {满意度指标: 效果}}", "1:26", "满意度指标 and 效果 must both be level-1 groups"),
    ("weights: {heirs: {成本指标: 效益指标}}", "1:25", "成本指标 and 效益指标 must both be level-1 groups"),
    (
        "weights: {heirs: {效益指标: 满意度指标}}",
        "1:18",
        "效益指标 cannot be an heir, because it has one itself",
    ),
    ("weights: {totals: [九O]}", "1:20", "九O is not a number"),
    ("scoring: {execution: {method: ratio}}", "1:31", "ratio is none of linear, steps"),
    ("scoring: {execution: {denominator: 年初}}", "1:36", "年初 is none of adjusted, original"),
    ("scoring: {execution: {method: steps}}", "1:22", "steps are needed here"),
    (
        "scoring: {execution: {steps: [{least: 60%, earns: 50%}, {least: 80%, earns: 0%}]}}",
        "1:65",
        "the steps must stand from the highest rate to the lowest, none twice",
    ),
    (
        "scoring: {execution: {steps: [{least: 60%, earns: 50%}]}}",
        "1:39",
        "the last step must begin at 0%, or lower rates have no points",
    ),
    (
        "scoring: {execution: {steps: [{least: 60%, earns: 50%}, {least: 0%, earns: 60%}]}}",
        "1:76",
        "a lower rate cannot earn more than the one above it",
    ),
    (
        "scoring: {execution: {steps: [{least: 0%, earns: 110%}]}}",
        "1:50",
        "nothing earns more than 100% of its points",
    ),
    (
        "scoring: {execution: {caps: [{below: 60%, at_most: 79}, {below: 60%, at_most: 89}]}}",
        "1:65",
        "the caps must stand from the lowest rate to the highest, none twice",
    ),
    (
        "scoring: {execution: {caps: [{below: 60%, at_most: 79}, {below: 70%, at_most: 79}]}}",
        "1:79",
        "a higher rate must have a higher cap",
    ),
    ("scoring: {execution: {caps: [{below: 60%, at_most: 101}]}}", "1:52", "a project has at most 100 points"),
    ("scoring: {quantity: {late: each_day}}", "1:28", "each_day must say what share a day of delay costs"),
    ("scoring: {levels: {good: 100%}}", "1:26", "each level must earn less than the one above it"),
    ("scoring: {levels: {excellent: 120%}}", "1:31", "nothing earns more than 100% of its points"),
    ("scoring: {levels: {good: 0.8}}", "1:26", "0.8 is doubtful: write 0.8% or 80%"),
    (
        "scoring: {quality: {bands: [{words: [好], least: 70%, most: 100%}, {words: [差], least: 0%, most: 80%}]}}",
        "1:97",
        "this band overlaps the one above it",
    ),
    (
        "scoring: {quality: {bands: [{words: [好], least: 70%, most: 100%}, {words: [差], least: 0%, most: 60%}]}}",
        "1:97",
        "between this band and the one above it there is a hole",
    ),
    (
        "scoring: {quality: {bands: [{words: [好], least: 0%, most: 90%}]}}",
        "1:59",
        "between this band and the one above it there is a hole",
    ),
    ("scoring: {quality: {bands: [{words: [好], least: 70%, most: 100%}]}}", "1:49", "the bands must reach down to 0%"),
    ("scoring: {quality: {bands: []}}", "1:28", "the bands must reach down to 0%"),
    (
        "scoring: {quality: {bands: [{words: [好], least: 70%, most: 100%}, {words: [好], least: 0%, most: 70%}]}}",
        "1:75",
        "each band needs words that no other band has",
    ),
    ("scoring: {over_fulfilment: {then: 扣分}}", "1:35", "扣分 is none of nothing, explain, deduct, not_counted"),
    ("scoring: {grades: {excellent: 101}}", "1:31", "a project has at most 100 points"),
    ("scoring: {grades: {good: 90}}", "1:26", "each grade must begin below the one above it"),
    ("scoring: {grades: {fair: 0}}", "1:26", "the last grade must begin above 0, or none is left for 差"),
    ("scoring: {satisfaction: {source: 例, steps: []}}", "1:44", "steps are needed here"),
    ("scoring: {satisfaction: {steps: [{least: 0%, earns: 0%}]}}", "1:11", "the key source is missing here"),
    ("scoring: {bonus: 5}", "1:11", "there is no key bonus here"),
    ("monitoring: {elapsed: weeks}", "1:23", "weeks is none of days, months"),
    ("monitoring: {reasons: [orange]}", "1:24", "orange is none of red, yellow, green, blue"),
    ("monitoring: {checkpoints: [中旬]}", "1:28", "中旬 is not a date; write 2020-06-30 or 6月底"),
    ("monitoring: {indicators: {steps: []}}", "1:34", "steps are needed here"),
    (
        "monitoring: {indicators: {steps: [{light: red, below: 60%}]}}",
        "1:55",
        "the last light must have no upper end, or higher rates have none",
    ),
    (
        "monitoring: {budget: {steps: [{light: red, below: 60%}, {light: yellow, below: 60%}, {light: green}]}}",
        "1:80",
        "the lights must stand from the lowest rate to the highest, none twice",
    ),
    (
        "monitoring: {budget: {steps: [{light: red}, {light: green}]}}",
        "1:31",
        "only the last light may be without an upper end",
    ),
    ("gradings: {}", "1:1", "there is no key gradings here"),
]


@pytest.mark.parametrize(("text", "where", "what"), WRONG, ids=[f"{text[:60]}" for text, _, _ in WRONG])
def test_what_is_refused_in_a_policy_that_extends_another(tmp_path: Path, text: str, where: str, what: str) -> None:
    path = written(tmp_path, f"{text}\n{HEAD}")
    found = read_policy(path).findings
    assert (f"{path}:{where}", what) in [(str(one.place), str(one.message)) for one in found]
    assert all(one.rule.severity is Severity.ERROR for one in found)


def _line_of(text: str, part: str) -> int:
    return text[: text.index(part)].count("\n") + 1


@pytest.mark.parametrize(
    ("part", "instead", "at", "what"),
    [
        ("policy: mof-2020\n", "", None, "the key policy is missing here"),
        (
            "  source: 财预〔2020〕10号\n  execution: 10",
            "  execution: 10",
            "weights:",
            "the key source is missing here",
        ),
        ("  grades:\n    source: 财预〔2020〕10号", "  grades:", "  grades:", "the key source is missing here"),
        ("  execution: 10\n", "", "weights:", "the key execution is missing here"),
        ("  execution: 10\n", "  execution: 5\n", "  level1:", "the weights add up to 95, not to 100"),
        ("    good: 80\n", "    good: 90\n", "    good: 90\n", "each grade must begin below the one above it"),
        ("    good: 80\n", "    god: 80\n", "    god: 80\n", "there is no key god here"),
        ("    method: linear", "    method: stairs", "    method: stairs", "stairs is none of linear, steps"),
    ],
)
def test_what_is_refused_in_a_whole_policy(tmp_path: Path, part: str, instead: str, at: str | None, what: str) -> None:
    whole = (Path(read_policy("mof-2020").file)).read_text(encoding="utf-8")
    assert part in whole
    broken = whole.replace(part, instead, 1)
    path = written(tmp_path, broken)
    told = {str(one.message): one.place.span for one in read_policy(path).findings}
    span = told[what]
    assert span is not None
    assert span.line == (_line_of(broken, at) if at else _line_of(broken, "title:"))


def test_the_command_line_refuses_it_at_its_place(perfcheck: Run, workspace: Path) -> None:
    written(workspace, HEAD + "scoring: {grades: {good: 95}}\n")
    for arguments in (
        ["validate", "own.yaml"],
        ["validate", "targets", "--policy", "own.yaml"],
        ["policy", "own.yaml"],
    ):
        ran = perfcheck(*arguments)
        assert ran.code == (1 if arguments[1] == "own.yaml" and arguments[0] == "validate" else 2)
        assert "own.yaml:3:26" in ran.out + ran.err
        assert "each grade must begin below the one above it" in ran.out + ran.err


def test_the_command_line_takes_a_policy_that_extends_another(perfcheck: Run, workspace: Path) -> None:
    written(workspace, HEAD + "review: {completeness: {required: {安全指标: []}}}\n")
    (workspace / "perfcheck.toml").write_text('policy = "own.yaml"\n', encoding="utf-8")
    assert perfcheck("validate", "own.yaml").code == 0
    ran = perfcheck("validate", "targets", "--select", "PC101")
    assert "has no indicators of 安全指标" in ran.out


def test_what_is_wrong_with_a_base_is_told_once(perfcheck: Run, workspace: Path) -> None:
    (workspace / "rules").mkdir()
    written(workspace / "rules", HEAD + "weights: {execution: 20}\n", "base.yaml")
    comment = "monitoring: {deviation: 5%}  # perfcheck: ignore PC024 of this file alone\n"
    written(workspace / "rules", f"policy: own\nextends: base.yaml\n{comment}")
    of_base, of_own = ["rules/base.yaml:3:10"], ["rules/own.yaml", "rules/own.yaml:2:10"]
    both = perfcheck("validate", "rules", "--format", "concise").out.splitlines()
    assert [line.split(": ")[0] for line in both] == [*of_base, *of_own]
    alone = perfcheck("validate", "rules/own.yaml", "--format", "concise").out.splitlines()
    assert [line.split(": ")[0] for line in alone] == [*of_own, *of_base]


# ── perfcheck policy ─────────────────────────────────────────────────────


def test_the_list_in_a_pipe(perfcheck: Run) -> None:
    ran = perfcheck("policy")
    assert ran.code == 0
    assert [line.split("\t")[::2] for line in ran.out.splitlines()] == [
        ["hebei", "mof-2020"],
        ["mof-2020", ""],
        ["mof-2021", "mof-2020"],
    ]


@pytest.mark.parametrize("name", shipped_policies())
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_policy_as_yaml_is_whole(perfcheck: Run, workspace: Path, name: str, lang: str) -> None:
    assert perfcheck("policy", name, "-o", "whole.yaml", lang=lang).code == 0
    whole = policy(workspace / "whole.yaml")
    assert whole.extends is None
    assert effective(whole) == effective(policy(name))
    assert perfcheck("validate", "whole.yaml").code == 0
    assert perfcheck("policy", name, "-o", "whole.yaml").code == 2


@pytest.mark.parametrize(
    "word",
    ["a: b", "# x", "- x", "true", "null", "~", "[", "{a}", "'", '"', "a, b", " x ", "a #b", "%", "@", "-", "*a"],
)
def test_any_text_survives_as_yaml(tmp_path: Path, word: str) -> None:
    quoted = json.dumps(word)
    text = (
        HEAD
        + f"title: {quoted}\nreview: {{completeness: {{vague_words: [{quoted}], other_names: {{{quoted}: []}}}}}}\n"
    )
    own = policy(written(tmp_path, text))
    again = policy(written(tmp_path, policy_yaml(own, str), "again.yaml"))
    assert effective(again) == effective(own)
    assert word in again.review.completeness.vague_words


def test_yaml_says_what_comes_from_elsewhere(tmp_path: Path) -> None:
    own = policy(written(tmp_path, HEAD + "scoring: {grades: {source: 通知, good: 85}}\n"))
    lines = [line.strip() for line in policy_yaml(own, str).splitlines()]
    assert "excellent: 90  # mof-2020: 财预〔2020〕10号" in lines
    assert "good: 85  # county: 通知" in lines
    assert "method: linear" in lines


def test_json(perfcheck: Run) -> None:
    listed = json.loads(perfcheck("policy", "--format", "json").out)
    assert [one["policy"] for one in listed["policies"]] == list(shipped_policies())
    content = json.loads(perfcheck("policy", "hebei", "--format", "json").out)
    assert content["effective"] == effective(policy("hebei"))
    by_path = {".".join(one["path"]): one for one in content["values"]}
    deviation = by_path["monitoring.deviation"]
    assert (deviation["value"], deviation["policy"], deviation["source"]) == ("15%", "hebei", "河北省的做法")
    assert Path(deviation["place"]["file"]).name == "hebei.yaml"
    assert by_path["weights.level1.产出指标"]["policy"] == "mof-2020"


def test_every_value_is_told(perfcheck: Run) -> None:
    told = {line.split("\t")[0] for line in perfcheck("policy", "mof-2021").out.splitlines()}
    assert told == {".".join(value.path) for part in sections(policy("mof-2021")) for value in part.values}
    assert {"weights.without.成本指标", "scoring.execution.caps", "review.money.fewest_plans"} <= told


@pytest.mark.parametrize(("language", "width"), [("zh", 80), ("en", 80), ("zh", 40), ("en", 120)])
def test_the_page_fits_its_width(language: str, width: int) -> None:
    page = policy_page(policy("hebei"), Canvas(translator(Language(language)), width))
    assert max(cell_len(line) for line in page.splitlines()) <= width
    assert "财预〔2019〕136号" in page


def test_the_page_of_hebei(golden: Callable[[str, str], None]) -> None:
    for language in Language:
        page = policy_page(policy("hebei"), Canvas(translator(language), 80))
        golden(f"policy-80.{language.value}.txt", page[: page.index("\nreview.")] + "\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["policy", "hebie"], "the policies of perfcheck are hebei, mof-2020, mof-2021"),
        (["policy", "--format", "yaml"], "name the policy that you want as YAML"),
        (["policy", "hebei", "-o", "x.csv"], "the ending must be one of"),
        (["policy", "targets/2020.yaml"], "this is a target file"),
    ],
)
def test_calls_that_make_no_sense(perfcheck: Run, arguments: list[str], said: str) -> None:
    ran = perfcheck(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


# ── the documentation ────────────────────────────────────────────────────

PAGE = (ROOT / "docs" / "policies.md").read_text(encoding="utf-8")


def test_the_example_of_the_documentation(perfcheck: Run, workspace: Path) -> None:
    (example,) = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
    own = policy(written(workspace, example, "our-county.yaml"))
    assert [str(cap.below) for cap in own.scoring.execution.caps] == ["50%", "60%", "70%", "80%"]
    assert own.provenance("monitoring", "deviation").source is None
    assert own.provenance("monitoring", "checkpoints").policy == "hebei"
    commands = re.findall(r"(?m)^perfcheck (.*?)(?:\s+#.*)?$", PAGE)
    assert len(commands) > 5
    for command in commands:
        assert perfcheck(*command.split()).code == 0


def test_the_documentation_lists_the_shipped_policies() -> None:
    table = PAGE[PAGE.index("## What comes") : PAGE.index("Where the values come from")]
    listed = re.findall(r"(?m)^\| `([\w-]+)` \|.*\| (?:`([\w-]+)` )?\|$", table)
    assert sorted(listed) == [(name, policy(name).extends or "") for name in shipped_policies()]


def test_the_documentation_lists_the_keys_of_the_records() -> None:
    table = PAGE[PAGE.index("## What there is") : PAGE.index("## JSON")]
    for record, keys in re.findall(r"(?m)^\| `([\w.]+)` \| (.*) \|$", table):
        kind: Any = Policy
        for step in record.split("."):
            field = kind.model_fields[step].annotation
            kind = next((one for one in get_args(field) if one is not type(None)), field)
        own = [key for key in kind.model_fields if key not in {"source", "uncertain"}]
        assert [key for key in re.findall(r"`(\w+)`", keys) if key in kind.model_fields] == own, record


def test_the_documentation_lists_the_keys_of_json(perfcheck: Run) -> None:
    content = json.loads(perfcheck("policy", "hebei", "--format", "json").out)
    documented = re.findall(r"(?m)^\| `(\w+)` \|", PAGE[PAGE.index("## JSON") :])
    found = [*content, *content["values"][0]]
    assert documented == list(dict.fromkeys(found))
