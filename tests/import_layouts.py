"""One document of targets in ever other layouts: columns moved, nothing merged, all merged, cut by pages and so on."""

from __future__ import annotations

import random
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from import_table_changes import cut, dumped, widened
from perfcheck.importing.form import Cell, Grid, Paragraph, Spot

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

FILE = "t.docx"
LEVELS = {"excellent": "优", "good": "良", "fair": "中", "poor": "差"}
ACTIVITY_KEYS = ("activity", "budget", "content", "objective")
PROJECT_KEYS = ("level1", "level2", "level3", "description", "target", "basis", "weight")
FORM_WIDTH = 9
Places = dict[tuple[int, int], tuple[int, int]]
"""The merged cells of a table: how many rows and columns the cell at a place covers."""


@dataclass(frozen=True)
class Options:
    """How a document looks."""

    unit: Literal["元", "千元", "万元", "亿元"] = "万元"
    unit_in: Literal["line", "header"] = "line"
    amounts: Literal["plain", "grouped", "spaced", "yuan sign"] = "plain"
    reverse: bool = False
    moved: bool = False
    numbered: bool = False
    title: bool = False
    two_rows: bool = False
    merged_head: bool = True
    spaced: Literal["", " ", "　", "\n"] = ""
    merge: Literal["merged", "blank", "repeat"] = "merged"
    total: bool = False
    note: bool = False
    plan: Literal["rows", "sentence", "pairs", "quarters"] = "rows"
    side: bool = False
    form: Literal["apart", "one", "nested", "flat", "inline"] = "apart"
    full_width: bool = False
    wide: bool = False
    cut: Literal["", "bare", "head again", "titled"] = ""
    contents: bool = False
    as_dump: bool = False
    seed: int = 0


@dataclass(frozen=True)
class Project:
    """A project of the document."""

    code: str
    name: str
    unit: tuple[str, str]
    money: tuple[str, str, str]
    purpose: str
    plan: tuple[tuple[str, str], ...]
    objective: str
    rows: tuple[tuple[str, ...], ...]


ACTIVITIES: tuple[tuple[str, str, str, str, tuple[tuple[str, tuple[str, ...]], ...]], ...] = (
    (
        "道路养护",
        "120.5",
        "养护县道",
        "养护县道300公里",
        (
            ("养护里程", ("300公里以上", "280公里以上", "250公里以上", "不足250公里")),
            ("路面完好率", ("95%以上", "90%以上", "85%以上", "85%以下")),
        ),
    ),
    ("安全监管", "", "检查工地", "全年不发生事故", (("检查次数", ("40次以上", "30次以上", "20次以上", "不足20次")),)),
    ("综合事务", "30", "", "", (("保障率", ("未定", "未定", "未定", "未定")),)),
)
PROJECTS = (
    Project(
        "210-0101-A1",
        "县道养护",
        ("210001", "养护中心"),
        ("90.00", "60.00", "30.00"),
        "购置沥青。",
        (("3月底", "20%"), ("6月底", "50%"), ("10月底", "80%"), ("12月底", "100%")),
        "完成县道养护300公里。",
        (
            ("产出指标", "数量指标", "养护里程", "完成里程", "≥300公里", "计划", "20"),
            ("产出指标", "数量指标", "标线里程", "施划标线", "≥50公里", "计划", "10"),
            ("产出指标", "质量指标", "合格率", "验收", "100%", "行业", "10"),
            ("产出指标", "时效指标", "完工时间", "", "10月31日前", "合同", "10"),
            ("效益指标", "社会效益指标", "受益人数", "沿线", "5万人", "统计", "30"),
            ("满意度指标", "服务对象满意度指标", "群众满意度", "问卷", "≥90%", "历史", "10"),
        ),
    ),
    Project(
        "210-0102-B2",
        "工地检查",
        ("210001", "养护中心"),
        ("15.00", "15.00", ""),
        "租车。",
        (("3月底", "25%"), ("12月底", "100%")),
        "检查40次。",
        (
            ("产出指标", "数量指标", "检查次数", "", "≥40次", "计划", "50"),
            ("效益指标", "社会效益指标", "事故下降率", "", "≥5%", "历史", "40"),
        ),
    ),
)


def document(options: Options) -> tuple[Paragraph | Grid, ...]:
    """The document in this layout."""
    chosen = random.Random(options.seed)  # noqa: S311 - a layout, no secret
    lines = ["210交通局2021年部门预算绩效目标"]
    if options.contents:
        lines += ["目　录", "第一部分 部门整体绩效目标", "二、预算项目绩效目标......3", *lines]
        lines += ["第一部分 部门整体绩效目标"]
    parts: list[Paragraph | Grid] = [Paragraph(line, Spot(FILE)) for line in lines]
    parts.append(Paragraph(f"部门：210交通局　　单位：{options.unit}", Spot(FILE)))
    parts.append(_activity_table(options, chosen))
    parts += [Paragraph("二、预算项目绩效目标", Spot(FILE))]
    parts += _long_table(options) if options.form == "flat" else _forms(options, chosen)
    return tuple(_changed(parts, options, chosen))


def _forms(options: Options, chosen: random.Random) -> Iterator[Paragraph | Grid]:
    for number, project in enumerate(PROJECTS, start=1):
        if chosen.random() < 0.5:
            yield Paragraph(f"{number}、{project.name}绩效目标表", Spot(FILE))
        yield from _project_tables(options, chosen, project)


def _changed(parts: Iterable[Paragraph | Grid], options: Options, chosen: random.Random) -> Iterator[Paragraph | Grid]:
    for part in parts:
        if isinstance(part, Paragraph):
            yield part
            continue
        for number, piece in enumerate(cut(part, options.cut, chosen)):
            if number and options.cut == "titled":
                yield Paragraph("续表", Spot(FILE))
            wide = widened(piece, chosen) if options.wide else piece
            yield dumped(wide) if options.as_dump else wide


def _grid(rows: list[list[str]], merged: Places, nested: dict[tuple[int, int], Grid] | None = None) -> Grid:
    covered = {
        (row + below, column + right)
        for (row, column), (height, width) in merged.items()
        for below in range(height)
        for right in range(width)
    } - set(merged)
    return Grid(
        tuple(
            Cell(
                text,
                row,
                column,
                Spot(FILE, "", 1, row + 1, column + 1),
                *merged.get((row, column), (1, 1)),
                tuple(one for one in [(nested or {}).get((row, column))] if one is not None),
            )
            for row, texts in enumerate(rows)
            for column, text in enumerate(texts)
            if (row, column) not in covered
        )
    )


def _amount(options: Options, text: str) -> str:
    """An amount of 万元 in the unit of the document, as it is written there."""
    if not text:
        return ""
    factor = {"元": Decimal(10000), "千元": Decimal(10), "万元": Decimal(1), "亿元": Decimal("0.0001")}[options.unit]
    number = Decimal(text) * factor
    plain = f"{number:f}" if options.unit == "亿元" else f"{number:.2f}"
    grouped = f"{Decimal(plain):,}"
    return {"plain": plain, "grouped": grouped, "spaced": grouped.replace(",", " "), "yuan sign": f"￥{plain}"}[
        options.amounts
    ]


def _head(options: Options, text: str) -> str:
    return options.spaced.join(text)


def _activity_table(options: Options, chosen: random.Random) -> Grid:
    heads = {"number": "序号", "activity": "职责活动", "budget": "年度预算数", "content": "内容描述"}
    heads |= {"objective": "绩效目标", "indicator": "绩效指标", **LEVELS}
    if options.unit_in == "header":
        heads["budget"] += f"（{options.unit}）"
    groups = [[key] for key in (*ACTIVITY_KEYS, "indicator")] + [list(reversed(LEVELS) if options.reverse else LEVELS)]
    if options.moved:
        chosen.shuffle(groups)
    order = ["number"] * options.numbered + [key for group in groups for key in group]
    rows, merged = _activity_head(options, heads, order)
    number = 0
    for name, budget, content, objective, indicators in ACTIVITIES:
        start = len(rows)
        for index, (indicator, standard) in enumerate(indicators):
            number += 1
            cells = dict(zip(ACTIVITY_KEYS, (name, _amount(options, budget), content, objective), strict=True))
            if index and options.merge != "repeat":
                cells = dict.fromkeys(ACTIVITY_KEYS, "")
            cells |= {"number": str(number), "indicator": indicator, **dict(zip(LEVELS, standard, strict=True))}
            rows.append([cells[key] for key in order])
        if options.merge == "merged" and len(indicators) > 1:
            merged |= {(start, order.index(key)): (len(indicators), 1) for key in ACTIVITY_KEYS}
    if options.total:
        cells = {"activity": "合　计", "budget": _amount(options, "150.5")}
        rows.append([cells.get(key, "") for key in order])
    if options.note:
        rows.append(["注：本表由各部门填写", *[""] * (len(order) - 1)])
    return _grid(rows, merged)


def _activity_head(options: Options, heads: dict[str, str], order: list[str]) -> tuple[list[list[str]], Places]:
    rows: list[list[str]] = []
    merged: Places = {}
    if options.title:
        rows.append(["某局2021年分项绩效目标", *[""] * (len(order) - 1)])
        merged[0, 0] = (1, len(order))
    top = len(rows)
    if not options.two_rows:
        return [*rows, [_head(options, heads[key]) for key in order]], merged
    first = min(order.index(key) for key in LEVELS)
    above = ["" if key in LEVELS else _head(options, heads[key]) for key in order]
    above[first] = "评价标准"
    rows += [above, [_head(options, heads[key]) if key in LEVELS else "" for key in order]]
    if options.merged_head:
        merged |= {(top, index): (2, 1) for index, key in enumerate(order) if key not in LEVELS}
        merged[top, first] = (1, 4)
    return rows, merged


def _project_tables(options: Options, chosen: random.Random, project: Project) -> list[Grid]:
    form, merged = _inline_form(options, project) if options.form == "inline" else _form(options, project)
    rows, below = _indicator_table(options, chosen, project)
    if options.form == "one":
        width = max(FORM_WIDTH, len(rows[0]))
        moved = {(row + len(form), column): size for (row, column), size in below.items()}
        return [_grid([[*row, *[""] * (width - len(row))] for row in (*form, *rows)], {**merged, **moved})]
    if options.form == "nested" and not options.as_dump:
        side = [["绩\n效\n指\n标", *[""] * (FORM_WIDTH - 1)]]
        merged[len(form), 1] = (1, FORM_WIDTH - 1)
        return [_grid(form + side, merged, {(len(form), 1): _grid(rows, below)})]
    return [_grid(form, merged), _grid(rows, below)]


def _code(options: Options, project: Project) -> str:
    wide = str.maketrans("0123456789-AB", "０１２３４５６７８９－ＡＢ")
    return project.code.translate(wide) if options.full_width else project.code


def _form(options: Options, project: Project) -> tuple[list[list[str]], Places]:
    total, fiscal, other = (_amount(options, text) for text in project.money)
    unit = "".join(project.unit)
    rows = [["项目编码", _code(options, project), _head(options, "项目名称"), project.name]]
    rows += [["实施单位", unit]]
    rows += [
        ["预算规模及资金用途", "预算数", total, "其中：财政资金", fiscal, "其他资金", other],
        ["", project.purpose],
    ]
    rows += _plan(options, project)
    rows += [[_head(options, "绩效目标"), project.objective]]
    return [[*row, *[""] * (FORM_WIDTH - len(row))] for row in rows], {}


def _inline_form(options: Options, project: Project) -> tuple[list[list[str]], Places]:
    """The same with every label in one cell with its value."""
    total, fiscal, other = (_amount(options, text) for text in project.money)
    rows = [
        [f"项目编码：{_code(options, project)}", f"项目名称：{project.name}"],
        [f"实施单位：{''.join(project.unit)}", f"预算数：{total}"],
        [f"其中：财政资金：{fiscal}", f"其他资金：{other}"],
        [f"资金用途：{project.purpose}", f"绩效目标：{project.objective}"],
    ]
    rows += _plan(options, project)
    return [[*row, *[""] * (FORM_WIDTH - len(row))] for row in rows], {}


def _plan(options: Options, project: Project) -> list[list[str]]:
    head = "资金支出计划（%）"
    if options.plan == "rows":
        return [[head, *(day for day, _ in project.plan)], ["", *(share for _, share in project.plan)]]
    if options.plan == "pairs":
        return [[head, *(text for node in project.plan for text in node)]]
    if options.plan == "quarters":
        return [[head, "，".join(f"{quarter(day)}累计支出达到{share}" for day, share in project.plan)]]
    return [["资金支出计划", "；".join(f"{day}前支出{share}" for day, share in project.plan)]]


def quarter(day: str) -> str:
    """The day of a node as a quarter, where it ends one."""
    return {"3月底": "一季度末", "6月底": "二季度末", "10月底": "10月底", "12月底": "四季度末"}[day]


def _indicator_table(options: Options, chosen: random.Random, project: Project) -> tuple[list[list[str]], Places]:
    heads = {"level1": "一级指标", "level2": "二级指标", "level3": "三级指标", "basis": "指标值确定依据"}
    heads["description"] = chosen.choice(["绩效指标描述", "指标说明", "指标解释"])
    heads["target"] = chosen.choice(["指标值", "目标值", "年度指标值", "2021年度目标值"])
    heads["weight"] = chosen.choice(["分值", "权重", "分值权重", "分值权重（90）"])
    order = list(PROJECT_KEYS)
    if options.moved:
        chosen.shuffle(order)
    merged: Places = {}
    rows = [[_head(options, heads[key]) for key in order]]
    for cells, sizes in _levels(options, project, order):
        merged |= {(len(rows), column): size for column, size in sizes.items()}
        rows.append(cells)
    if options.total:
        total = str(sum(int(row[-1]) for row in project.rows))
        rows.append([{"level1": "合计", "weight": total}.get(key, "") for key in order])
    if options.side:
        rows = [["" if index else "绩\n效\n指\n标", *row] for index, row in enumerate(rows)]
        merged = {(row, column + 1): size for (row, column), size in merged.items()}
        if options.merge != "blank":
            merged[0, 0] = (len(rows), 1)
    return rows, merged


def _levels(
    options: Options, project: Project, order: list[str]
) -> Iterator[tuple[list[str], dict[int, tuple[int, int]]]]:
    """The rows of indicators, with how far the names of the levels reach down from them."""
    for number, row in enumerate(project.rows):
        cells, sizes = dict(zip(PROJECT_KEYS, row, strict=True)), {}
        for depth, key in enumerate(PROJECT_KEYS[:2], start=1):
            same = [one[:depth] == row[:depth] for one in project.rows]
            if options.merge != "repeat" and number and same[number - 1]:
                cells[key] = ""
            elif options.merge == "merged" and same.count(True) > 1:
                sizes[order.index(key)] = (same.count(True), 1)
        yield [cells[key] for key in order], sizes


def _long_table(options: Options) -> list[Grid]:
    """All projects in one table: what is told of the project stands in each row beside the indicator."""
    about = ["项目编码", "项目名称", "实施单位", "预算数", "其中：财政资金", "其他资金", "资金用途", "绩效目标"]
    heads = ["一级指标", "二级指标", "三级指标", "指标说明", "指标值", "指标值确定依据", "分值"]
    merged: Places = {}
    rows = [[_head(options, head) for head in (*about, *heads)]]
    for project in PROJECTS:
        start = len(rows)
        money = [_amount(options, text) for text in project.money]
        told = [_code(options, project), project.name, "".join(project.unit), *money]
        told += [project.purpose, project.objective]
        for number, (cells, _) in enumerate(_levels(options, project, list(PROJECT_KEYS))):
            rows.append([*(["" for _ in told] if number and options.merge != "repeat" else told), *cells])
        if options.merge == "merged" and not options.as_dump:
            merged |= {(start, column): (len(project.rows), 1) for column in range(len(told))}
    return [_grid(rows, merged)]
