"""targets/2020.yaml says what the published document says: every cell of it, and nothing besides.

The document is written anew from the YAML, row by row, and compared cell by cell with the raw text (tests/seed). What
the YAML has beyond the cells, our own reading of the sentences, is listed in OWN_READING and proved in other ways. That
these checks can fail is shown by changing, emptying, dropping and renaming every single value of the file.
"""

from __future__ import annotations

import hashlib
import re
from decimal import Decimal
from fnmatch import fnmatchcase
from itertools import chain, zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias, cast

import pytest
import yaml

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Node: TypeAlias = "str | list[Node] | dict[str, Node]"
Place: TypeAlias = "tuple[str | int, ...]"
Row: TypeAlias = "list[str]"  # the cells of a table row, or a paragraph as a row of one cell
Check: TypeAlias = "Callable[[Node, list[str]], list[str]]"  # (data, lines of the document) -> problems
Edit: TypeAlias = "Callable[[str, Node], dict[str, Node]]"  # a key and its value -> what stands there instead

HERE = Path(__file__).parent
SEED = HERE / "seed" / "nanbao-2020.txt"
TARGETS = HERE.parent / "targets" / "2020.yaml"

MISSING = "(missing)"
FIELD_NAME = re.compile(r"[a-z_]+")  # a key of ours, such as budget: not a word of the document
FIELD_CODE = re.compile(r" TC \S+ \\f [AC] \\l \d")

# Words of the document's layout. The YAML has the same information as structure, so they stand here and not there.
PART_1 = [["第一部分"], ["部门整体绩效目标"], ["一、总体绩效目标"]]
PART_1_ACTIVITIES = [["二、分项绩效目标"]]
ACTIVITY_HEADER = [
    ["职责活动", "年度预算数", "内容描述", "绩效目标", "绩效指标", "评价标准"],
    ["", "", "", "", "", "优", "良", "中", "差"],
]
PART_1_MEASURES = [["三、工作保障措施"]]
PART_2 = [["第二部分"], ["预算项目绩效目标"]]
INDICATOR_HEADER = [["一级指标", "二级指标", "三级指标", "绩效指标描述", "指标值", "指标值确定依据"]]
PAGE_NUMBER = [["2"]]
LEVELS = ("excellent", "good", "fair", "poor")

# What no cell and no paragraph of the document says in this form, and why it is in the file all the same.
OWN_READING = {
    "year": "the year stands within sentences only",
    "overall.targets.*": "the numbered paragraphs of the statement, taken apart into name and value",
    "measures.*.contributions.*": "the sentences of the plan, taken apart into source and amount",
    "projects.*.activity": "the document never says to which activity a project belongs; the amounts are the same",
}

# What the plan's own words add up to, worked out by hand. Most of it is less than the target: the document's own error.
PLANNED = {
    ("新引进硅系列项目", "个"): Decimal(5),
    ("新引进亿元以上项目协议总投资", "元"): Decimal(10_000_000_000),  # 65亿 + 35亿
    ("实际利用外资", "美元"): Decimal(1_500_000),
    ("进出口", "美元"): Decimal(740_000_000),  # 6.2亿 + 8000万 + 4000万
    ("出口", "美元"): Decimal(300_000_000),  # 2.7亿 + 2000万 + 500万 + 500万
    ("港口物流贸易经营额", "元"): Decimal(7_000_000_000),
}


# ── the two sides ────────────────────────────────────────────────────────────────────────────────────────────────────


def seed_lines() -> list[str]:
    """Return the lines of the document, without Word's field codes."""
    return [FIELD_CODE.sub("", line) for line in SEED.read_text(encoding="utf-8").split("\n")]


def seed_rows(lines: list[str]) -> list[Row]:
    """Read the document's layout: a tab opens a cell, a line without one goes on with it, a blank line ends the row."""
    rows: list[Row] = []
    in_table = False
    for line in lines:
        if line.startswith("\t"):
            if not in_table:
                rows.append([])
            rows[-1].append(line[1:].strip("\u3000"))
        elif line and in_table:
            rows[-1][-1] += "\n" + line
        elif line:
            rows.append([line.strip()])
        in_table = line.startswith("\t") or (in_table and bool(line))
    return rows


def source_text() -> str:
    """Return the YAML as it is written."""
    return TARGETS.read_text(encoding="utf-8")


def seed_data() -> Node:
    """Return the content of the file."""
    return load(source_text())


def load(source: str) -> Node:
    """Read YAML with every scalar as text."""
    return cast("Node", yaml.load(source, Loader=yaml.BaseLoader))  # noqa: S506 - this loader makes nothing but text


def get(node: Node, *path: str) -> Node:
    """Follow the keys; where one is missing, say so."""
    for key in path:
        if not isinstance(node, dict) or key not in node:
            return MISSING
        node = node[key]
    return node


def text(node: Node, *path: str) -> str:
    """Return the text at the end of the keys."""
    found = get(node, *path)
    return found if isinstance(found, str) else MISSING


def branch(node: Node, *path: str) -> dict[str, Node]:
    """Return the mapping at the end of the keys; where there is none, an empty one."""
    found = get(node, *path)
    return found if isinstance(found, dict) else {}


def nodes(node: Node, place: Place = ()) -> Iterator[tuple[Place, Node]]:
    """Walk through every text, mapping and list below a node, with its place."""
    if not isinstance(node, str):
        for key, value in node.items() if isinstance(node, dict) else enumerate(node):
            yield (*place, key), value
            yield from nodes(value, (*place, key))


def leaves(node: Node) -> list[tuple[Place, str]]:
    """Return every text, with its place."""
    return [(place, value) for place, value in nodes(node) if isinstance(value, str)]


def name_of(place: Place) -> str:
    """Write a place as in OWN_READING."""
    return ".".join(str(part) for part in place)


# ── the document, written anew from the YAML ─────────────────────────────────────────────────────────────────────────


def rebuilt_rows(data: Node) -> list[Row]:
    """Write the whole document from the data."""
    return [
        *PART_1,
        *paragraphs(data, "overall", "statement"),
        *PART_1_ACTIVITIES,
        title_row(data, get(data, "department")),
        *ACTIVITY_HEADER,
        *chain.from_iterable(activity_rows(name, body) for name, body in branch(data, "activities").items()),
        *PART_1_MEASURES,
        *paragraphs(data, "measures_statement"),
        *chain.from_iterable(measure_rows(*item) for item in enumerate(branch(data, "measures").items(), start=1)),
        *PART_2,
        *chain.from_iterable(project_rows(data, *item) for item in enumerate(branch(data, "projects"), start=1)),
        *PAGE_NUMBER,
    ]


def paragraphs(data: Node, *path: str) -> list[Row]:
    """Write a text of several paragraphs."""
    return [[line] for line in text(data, *path).splitlines()]


def title_row(data: Node, body: Node) -> Row:
    """Write the row above a table: who, and in which unit of money."""
    return [text(body, "code") + text(body, "name"), "单位：" + text(data, "money_unit")]


def activity_rows(name: str, body: Node) -> Iterator[Row]:
    """Write one activity: a row for each indicator, the first with the activity itself."""
    head = [name, text(body, "budget"), text(body, "content"), text(body, "objective")]
    for indicator, standard in branch(body, "indicators").items():
        yield [*head, indicator, *(text(standard, level) for level in LEVELS)]
        head = [""] * len(head)


def measure_rows(number: int, item: tuple[str, Node]) -> list[Row]:
    """Write one measure, whose first paragraph begins with its number and its name."""
    name, body = item
    opening = f"{number}.{name}"
    return [*([] if text(body, "text").startswith(opening) else [[opening]]), *paragraphs(body, "text")]


def project_rows(data: Node, number: int, code: str) -> list[Row]:
    """Write the table of one project."""
    body = get(data, "projects", code)
    name = text(body, "name")
    total, fiscal, other = (text(body, "budget", part) for part in ("total", "fiscal", "other"))
    schedule = branch(body, "schedule")
    return [
        [f"{number}、{name}绩效目标表"],
        title_row(data, get(body, "unit")),
        ["项目编码", code, "项目名称", name],
        ["预算规模及资金用途", "预算数", total, "其中：财政资金", fiscal, "其他资金", other],
        ["", text(body, "purpose")],
        ["资金支出计划（%）", *schedule],
        ["", *(text(schedule, day) for day in schedule)],
        ["绩效目标", text(body, "objective")],
        *INDICATOR_HEADER,
        *indicator_rows(branch(body, "indicators")),
    ]


def indicator_rows(level1: dict[str, Node]) -> Iterator[Row]:
    """Write the indicators of a project; a name of a higher level stands in its first row only."""
    for name1, level2 in level1.items():
        first = name1
        for name2, level3 in branch(level2).items():
            second = name2
            for name3, body in branch(level3).items():
                yield [first, second, name3, *(text(body, cell) for cell in ("description", "target", "basis"))]
                first = second = ""


# ── the checks: each returns a list of problems ──────────────────────────────────────────────────────────────────────


def foreign_words(data: Node, lines: list[str]) -> list[str]:
    """Find texts and names of the YAML that stand in no line of the document."""
    whole = "\n".join(lines)
    found = []
    for place, value in leaves(data):
        names = [part for part in place if isinstance(part, str) and not FIELD_NAME.fullmatch(part)]
        found += [f"{name_of(place)}: {words}" for words in (*names, *value.splitlines()) if words not in whole]
    return found


def different_cells(data: Node, lines: list[str]) -> list[str]:
    """Compare the document with the one written anew from the YAML, row by row and cell by cell."""
    found = []
    no_row: Row = []
    pairs = zip_longest(seed_rows(lines), rebuilt_rows(data), fillvalue=no_row)
    for number, (theirs, ours) in enumerate(pairs, start=1):
        for column, (expected, actual) in enumerate(zip_longest(theirs, ours, fillvalue=MISSING), start=1):
            if expected != actual:
                found.append(f"row {number}, cell {column}: the document has {expected!r}, the YAML {actual!r}")
    return found


def wrong_year(data: Node, lines: list[str]) -> list[str]:
    """Compare the year with the first words of the statement."""
    opening = f"{text(data, 'year')}年，我局将按照"
    return [] if any(line.startswith(opening) for line in lines) else [f"no paragraph begins with {opening}"]


def wrong_overall_targets(data: Node, lines: list[str]) -> list[str]:
    """Compare the overall targets with what the numbered paragraphs promise, in their order."""
    expected = list(promises(lines))
    actual = list(branch(data, "overall", "targets").items())
    return [f"the document has {a}, the YAML {b}" for a, b in zip_longest(expected, actual) if a != b]


def promises(lines: list[str]) -> Iterator[tuple[str, str]]:
    """Take the numbered paragraphs apart into name and value."""
    for line in lines:
        if not re.match("（[一二三四五六]）", line):
            continue
        for clause in re.split("[，；。]", re.sub("^（.）(2020年)?(实现)?", "", line)):
            if promise := re.fullmatch(r"(.+?)(?:计划完成)?(\d[\d.]*\D+)", clause):
                yield promise[1], promise[2]
            elif promise := re.fullmatch("确保全年(不出现)(.+)", clause):
                yield promise[2], promise[1]


def wrong_contributions(data: Node, _lines: list[str]) -> list[str]:
    """Find contributions that their own measure's text does not name, and sums that are not the plan's."""
    found = []
    sums: dict[tuple[str, str], Decimal] = {}
    for target, body, part in contributions(data):
        plan, source, amount = (text(body, "text"), text(part, "source"), text(part, "amount"))
        found += [
            f"{target}: the text does not say {words}" for words in (source, amount) if (words or MISSING) not in plan
        ]
        number, unit = amount_of(amount)
        sums[target, unit] = sums.get((target, unit), Decimal(0)) + number
    targets = branch(data, "overall", "targets")
    found += [f"{target}: not an overall target" for target, _ in sums if target not in targets]
    return found + ([] if sums == PLANNED else [f"the contributions add up to {sums}"])


def contributions(data: Node) -> Iterator[tuple[str, Node, Node]]:
    """Walk through the contributions: the overall target, the measure, source and amount."""
    for body in branch(data, "measures").values():
        for target, parts in branch(body, "contributions").items():
            for part in parts if isinstance(parts, list) else [parts]:
                yield target, body, part


def amount_of(written: str) -> tuple[Decimal, str]:
    """Read a number with 万 or 亿 and its unit, independently of perfcheck."""
    if not (amount := re.fullmatch(r"(\d+(?:\.\d+)?)([万亿]?)(\D+)", written)):
        return Decimal(0), written
    return Decimal(amount[1]) * {"": 1, "万": 10**4, "亿": 10**8}[amount[2]], amount[3]


def wrong_activities(data: Node, _lines: list[str]) -> list[str]:
    """Find projects whose activity has not the very amount of the project: the only ground for our reading."""
    found = []
    for code, body in branch(data, "projects").items():
        total = text(body, "budget", "total")
        budget = text(data, "activities", text(body, "activity"), "budget")
        if MISSING in {total, budget} or amount_of(total + "万元") != amount_of(budget + "万元"):
            found.append(f"{code}: {total} of the project, {budget} of the activity")
    return found


CHECKS: tuple[Check, ...] = (
    foreign_words,
    different_cells,
    wrong_year,
    wrong_overall_targets,
    wrong_contributions,
    wrong_activities,
)


# ── the file as it is ────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_seed_is_the_published_text_byte_for_byte() -> None:
    """No editor and no git setting has touched the document."""
    digest = hashlib.sha256(SEED.read_bytes()).hexdigest()
    assert digest == "6c3d9ad5c390db5e50f7093dab88c980639b2a9a212043e08d3ca6c7a3f622c4"


def test_the_seed_is_read_completely() -> None:
    """The rows below are all there are: no line of the document is lost on the way to them."""
    rows = seed_rows(seed_lines())
    assert "".join("".join(row) for row in rows).replace("\n", "") == re.sub(r"[\s\u3000]", "", "".join(seed_lines()))
    assert [sum(len(row) == width for row in rows) for width in (1, 2, 4, 5, 6, 7, 9)] == [25, 7, 2, 4, 21, 2, 8]


@pytest.mark.parametrize("check", CHECKS)
def test_the_yaml_says_what_the_document_says(check: Check) -> None:
    """Every check is content with the file."""
    assert check(seed_data(), seed_lines()) == []


def test_only_the_listed_values_are_our_own_reading() -> None:
    """A value is our own reading where changing it leaves the rewritten document as it was; each is listed."""
    assert [name for name in unwritten(seed_data()) if not any(fnmatchcase(name, entry) for entry in OWN_READING)] == []


@pytest.mark.parametrize("entry", OWN_READING)
def test_every_listed_reading_is_needed(entry: str) -> None:
    """An entry of OWN_READING that covers nothing, or covers a cell of the document, must go."""
    covered = {name_of(place) for place, _ in leaves(seed_data()) if fnmatchcase(name_of(place), entry)}
    assert covered
    assert covered <= set(unwritten(seed_data()))


def test_the_yaml_is_plain() -> None:
    """No anchors, aliases, tags or merge keys, and no key twice under one parent."""
    source = source_text()
    events = list(yaml.parse(source, Loader=yaml.BaseLoader))
    assert not [event for event in events if getattr(event, "anchor", None) or getattr(event, "tag", None)]
    assert twice(yaml.compose(source, Loader=yaml.BaseLoader)) == []


def twice(node: yaml.Node | None) -> list[str]:
    """Return the keys that stand twice in one mapping, and merge keys."""
    if isinstance(node, yaml.SequenceNode):
        return [key for item in node.value for key in twice(item)]
    if not isinstance(node, yaml.MappingNode):
        return []
    keys = [key.value for key, _ in node.value]
    here = [key for key in keys if key == "<<" or keys.count(key) > 1]
    return here + [key for _, value in node.value for key in twice(value)]


# ── the checks can fail ──────────────────────────────────────────────────────────────────────────────────────────────


def problems(node: Node) -> list[str]:
    """Run every check."""
    lines = seed_lines()
    return [problem for check in CHECKS for problem in check(node, lines)]


def edited(node: Node, place: Place, edit: Edit) -> Node:
    """Copy the data with one place of it edited."""
    copied: dict[str, Node] = {}
    for key, value in node.items() if isinstance(node, dict) else enumerate(node):
        if key != place[0]:
            copied[str(key)] = value
        elif place[1:]:
            copied[str(key)] = edited(value, place[1:], edit)
        else:
            copied |= edit(str(key), value)
    return copied if isinstance(node, dict) else list(copied.values())


def changed(key: str, value: Node) -> dict[str, Node]:
    """Change the last character: a digit to the next one, an empty cell to 0."""
    if not isinstance(value, str) or not value:
        return {key: "0"}
    last = str((int(value[-1]) + 1) % 10) if value[-1] in "0123456789" else "错"
    return {key: value[:-1] + last}


def emptied(key: str, value: Node) -> dict[str, Node]:
    """Leave the name and take the value away; where there was none, say 未定."""
    return {key: "" if value else "未定"}


def dropped(_key: str, _value: Node) -> dict[str, Node]:
    """Leave name and value out."""
    return {}


def renamed(key: str, value: Node) -> dict[str, Node]:
    """Change the name, in its place."""
    return {key + "错": value}


def unwritten(node: Node) -> list[str]:
    """Return the values that do not show in the document written anew."""
    before = rebuilt_rows(node)
    return [name_of(place) for place, _ in leaves(node) if rebuilt_rows(edited(node, place, changed)) == before]


@pytest.mark.parametrize("edit", [changed, emptied, dropped, renamed])
def test_no_value_can_be_wrong_unnoticed(edit: Edit) -> None:
    """Change, empty, drop and rename everything that has a name in the file: each time there is a problem."""
    original = seed_data()
    places = [place for place, _ in nodes(original) if edit is not renamed or isinstance(place[-1], str)]
    assert len(places) > len(leaves(original)) > 150
    assert [name_of(place) for place in places if not problems(edited(original, place, edit))] == []


@pytest.mark.parametrize(
    "path", ["overall.targets", "activities", "activities.招商引资.indicators", "measures", "projects"]
)
def test_the_order_of_the_document_is_kept(path: str) -> None:
    """A first entry that moves to the end is noticed."""
    moved = seed_data()
    entries = branch(moved, *path.split("."))
    first = next(iter(entries))
    entries[first] = entries.pop(first)
    assert problems(moved)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("制序", "秩序", "the document has '维护了市场经营制序，"),
        ("科澳化学", "科奥化学", "科澳化学"),
        ("budget: 57.73\n", "budget: 57.37\n", "the document has '57.73', the YAML '57.37'"),
        ("good: 1次, fair: 1次,", "good: 1次,", "the document has '1次', the YAML '(missing)'"),
        ("    budget:\n", "    budget: 0\n", "the document has '', the YAML '0'"),
        ("excellent: 未定", "excellent: 90%", "the document has '未定', the YAML '90%'"),
        ("activity: 招商引资 ", "activity: 市场监督管理 ", "322-0601-JBN-S6XV: 57.73 of the project,  of the activity"),
        ("amount: 6.2亿美元", "amount: 2.7亿美元", "the contributions add up to"),
        ("    进出口: 8亿美元", "    进出口总额: 8亿美元", "the document has ('进出口', '8亿美元')"),
    ],
)
def test_a_problem_is_told_in_plain_words(old: str, new: str, told: str) -> None:
    """Some mistakes that are likely when a document is typed in, and what the checks say."""
    assert old in source_text()
    assert told in "\n".join(problems(load(source_text().replace(old, new))))


def test_a_value_that_the_document_lacks_is_noticed() -> None:
    """A value may be made of the document's own words and yet have no place in it."""
    more = seed_data()
    branch(more, "projects", "322-0601-JBN-S6XV")["note"] = "招商费用"
    added = set(unwritten(more)) - set(unwritten(seed_data()))
    assert added == {"projects.322-0601-JBN-S6XV.note"}
    assert not any(fnmatchcase(name, entry) for name in added for entry in OWN_READING)
