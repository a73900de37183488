"""Target files as plain data for property tests: every key that there is, and texts that are hard to keep."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from hypothesis import strategies as st

from perfcheck.findings import Origin
from perfcheck.model.indicators import Indicator
from perfcheck.model.targets import Targets
from perfcheck.sources.structure import to_document
from perfcheck.sources.yaml_tree import Tree

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Data = dict[str, Any]

HOSTILE = (
    "=1+1", "+1", "-1", "@x", "yes", "No", "null", "~", "0.10", "1e3", "0402", "1_000", "1:30", "0x1F", ".5", "12.",
    "2020-01-01", "2020-02-30", "# x", "a # b", "a: b", "a:", "a :b", "- x", "-", "? x", "{a}", "[b]", "a, b", "1,234",
    "'q'", '"q"', "it's", "&a", "*b", "!c", "%d", "`e`", "|", "|-", ">5", ">=5", "<<", "=", "...", "---", "x\ty",
    "两\n行", "两\n\n行\n", "\n首",
    "  缩进\n行",
    "尾 \n行", "末\n\n", " 前", "后 ", "_x0041_", "x005F_", "_x005F_x0041_",
    "（空）", "（（空））", "（空））", "😀👩‍👩‍👧", "\u202eabc", "\u200b零宽",
    "a\u2028b", "a\x85b", "a\xa0b", "a\u3000b", "\ufeffbom",
    "#N/A", "TRUE", "优：10", "c\\d", "http://x/y#z", "\\n", "{{ x }}", "%25",
)  # fmt: skip
"""Texts that some program takes for something else."""
TESTS = Path(__file__).parent
HEAD = "year: 2020\ndepartment: {code: 322, name: 商务局}\n"


def _documents() -> Iterator[tuple[str, str]]:
    """All target files without errors that the tests have: the seed, and those of the rules."""
    yield "seed", (TESTS.parent / "targets" / "2020.yaml").read_text(encoding="utf-8")
    for path in sorted((TESTS / "rules").glob("PC*.yaml")):
        for number, case in enumerate(yaml.safe_load(path.read_text(encoding="utf-8"))):
            text = case["file"]
            yield f"{path.stem}-{number}", text if "department:" in text else HEAD + text


DOCUMENTS = dict(_documents())
UNFIT = "".join(chr(code) for code in range(0x20) if chr(code) not in "\t\n") + "\ufffe\uffff"
"""Characters that no workbook can hold."""
DEMANDS = (
    "10次以上",
    "≥95%",
    "100%",
    "12月底前",
    "未定",
    "无",
    "优秀",
    "约50次",
    "5",
    "0.10万元",
    "1-2次",
    " 3个 ",
    "/",
)
AMOUNTS = ("200.00", "0.10", "57.73万元", "1亿元", "0")
DAYS = ("3月底", "6月底", "2020-09-30", "10月31日", "年底")

_letters = st.characters(exclude_categories=["Cs"], exclude_characters=UNFIT)
_free = st.text(_letters, max_size=12)


def texts(*, any_character: bool = False) -> st.SearchStrategy[str]:
    """Texts; with ``any_character`` also those that only YAML can hold."""
    free = st.text(st.characters(exclude_categories=["Cs"]), max_size=12) if any_character else _free
    return st.one_of(st.sampled_from(HOSTILE), free, st.just("长" * 2000))


def names() -> st.SearchStrategy[str]:
    """Names of rows: without blanks around them, which workbooks do not keep."""
    blanks = " \t\r\n\u3000\xa0\u200b\ufeff\x0b\x0c\x1c\x1d\x1e\x1f\x85\u2028\u2029"
    hostile = [text.strip(blanks) for text in HOSTILE]
    found = st.one_of(st.sampled_from(hostile), st.text(_letters, min_size=1, max_size=8))
    return found.filter(lambda text: text == text.strip(blanks) != "" and text.strip() == text != "<<").filter(
        lambda text: text not in Indicator.model_fields
    )


def _optional(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[Data]:
    return st.fixed_dictionaries({}, optional=fields)


def indicators(free: st.SearchStrategy[str]) -> st.SearchStrategy[Any]:
    """An indicator: nothing but its target, or a record with a target, four levels, or both."""
    demand = st.one_of(st.sampled_from(DEMANDS), st.none())
    others = _optional(
        name=free,
        description=free,
        basis=free,
        weight=st.sampled_from(("10", "2.50", "0")),
        unit=st.sampled_from(("个", "万元", "%")),
        operator=st.sampled_from(("≥", ">", "≤", "<", "=", "定性", ">=")),
        direction=st.sampled_from(("higher", "lower")),
        score_rule=free,
        tolerance=st.sampled_from(("5次", "10%")),
        definition=free,
    )
    levels = st.fixed_dictionaries(dict.fromkeys(("excellent", "good", "fair", "poor"), demand))
    target = st.fixed_dictionaries({"target": demand})
    both = st.builds(lambda one, two: {**one, **two}, target, levels)
    full = st.builds(lambda one, two: {**one, **two}, st.one_of(target, levels, both), others)
    return st.one_of(demand, full)


def trees(*, any_character: bool = False) -> st.SearchStrategy[Data]:
    """Target files without errors."""
    free = texts(any_character=any_character)
    filled = free.filter(lambda text: bool(text.strip()))
    named = st.dictionaries(names(), indicators(free), max_size=3)
    amount = st.one_of(st.sampled_from(AMOUNTS), st.none())
    unit = st.fixed_dictionaries({"code": filled, "name": filled})
    budget = st.builds(
        lambda total, parts: {"total": total, **parts},
        st.sampled_from(AMOUNTS),
        _optional(fiscal=amount, carry_over=amount, other=amount),
    )
    plan = st.permutations(DAYS).flatmap(
        lambda days: st.integers(0, len(days)).map(
            lambda count: {day: f"{5 * n}%" for n, day in enumerate(days[:count], 1)}
        )
    )
    activity = _optional(name=free, budget=amount, content=free, objective=free, indicators=named)
    contribution = st.builds(
        lambda source, size, more: {"source": source, "amount": size, **more},
        filled,
        st.sampled_from((*DEMANDS, None)),
        _optional(note=free),
    )
    contributions = st.dictionaries(names(), st.lists(contribution, max_size=3), max_size=2)
    groups = st.dictionaries(names(), st.dictionaries(names(), named, max_size=2), max_size=2)
    project = st.builds(
        lambda must, more: {**must, **more},
        st.fixed_dictionaries({"name": filled, "budget": budget}),
        _optional(unit=unit, activity=free, purpose=free, schedule=plan, objective=free, indicators=groups),
    )
    return st.builds(
        lambda must, more: {**must, **more},
        st.fixed_dictionaries({"year": st.sampled_from(("2020", "2027年度")), "department": unit}),
        _optional(
            money_unit=st.sampled_from(("万元", "元")),
            status=st.sampled_from(("declared", "approved", "adjusted")),
            overall=_optional(statement=free, targets=named),
            activities=st.dictionaries(names(), activity, max_size=3),
            measures_statement=free,
            measures=st.dictionaries(names(), _optional(text=free, contributions=contributions), max_size=2),
            projects=st.dictionaries(names(), project, max_size=3),
        ),
    )


def contents(tree: Tree | None) -> str:
    """Everything that a target file says, in its order; two files that say the same give the same."""
    assert tree is not None
    document, findings = to_document(Targets, tree)
    assert [str(finding.message) for finding in findings] == []
    assert document is not None
    return json.dumps(document.model_dump(mode="json"), ensure_ascii=False, indent=1)


def as_tree(data: Mapping[str, Any]) -> Tree:
    """The data as if it had been read from a file."""
    return Tree(dict(data), Origin("t.yaml"))
