"""Invented departments for the benchmarks: target files as people write them, a share of them with defects.

Every name and figure is made up from lists and a seeded generator, so that a run can be repeated::

    python benchmarks/departments.py FOLDER [FILES] [PROJECTS]
"""

from __future__ import annotations

import random
import sys
from dataclasses import dataclass
from pathlib import Path

FILES, PROJECTS, SEED = 1000, 10, 20200331
DEFECTS = 0.15
"""The share of rows, plans and standards that have a defect."""

TOWNS = ["临河", "青山", "永宁", "安平", "新城", "长乐", "东港", "西岭", "南湖", "北川"]
OFFICES = [
    "教育局",
    "卫生健康局",
    "交通运输局",
    "民政局",
    "农业农村局",
    "水利局",
    "文化和旅游局",
    "商务局",
    "应急管理局",
    "生态环境局",
]
WORKS = [
    "设备购置",
    "道路养护",
    "教师培训",
    "水源地保护",
    "困难群众救助",
    "老旧小区改造",
    "公共文化活动",
    "高标准农田",
    "疫苗接种",
    "信息系统运维",
]
QUANTITIES = [
    "购置设备数量",
    "养护里程",
    "培训人次",
    "巡查次数",
    "救助人数",
    "改造户数",
    "举办活动场次",
    "建设面积",
    "接种剂次",
    "运维系统数量",
]
UNITS = ["台", "公里", "人次", "次", "人", "户", "场", "亩", "剂", "个"]
EFFECTS = [
    "新增就业人数",
    "群众出行时间缩短率",
    "教师持证率",
    "水质达标率",
    "救助覆盖率",
    "节能率",
    "参与人次增长率",
    "亩均增产",
    "发病率下降",
    "系统可用率",
]
BASES = ["年度工作计划", "行业标准", "上年实际完成情况", "预算支出标准", "省厅下达的任务文件"]


@dataclass(frozen=True)
class Office:
    """One department with the generator that its figures come from."""

    code: int
    name: str
    projects: int
    dice: random.Random

    def spoiled(self) -> bool:
        """Whether the next thing has a defect."""
        return self.dice.random() < DEFECTS

    def text(self) -> str:
        """The whole file."""
        amounts = [self.dice.randrange(2000, 90000) for _ in range(self.projects)]
        works = [
            WORKS[number % len(WORKS)] + ("" if number < len(WORKS) else str(number)) for number in range(self.projects)
        ]
        parts = [
            f"# 示例：{self.name}的绩效目标，全部数字由程序编造。",
            "",
            "year: 2020",
            f"department: {{code: {self.code}, name: {self.name}}}",
            "money_unit: 万元",
            "",
            "overall:",
            "  statement: |-",
            f"    2020年，{self.name}围绕年度重点任务，确保完成以下目标：",
            *(
                f"    （{number + 1}）完成{work}{self.dice.randrange(5, 90)}项；"
                for number, work in enumerate(works[:3])
            ),
            "  targets:",
            *(f"    {work}任务: {self.dice.randrange(5, 90)}项" for work in works[:3]),
            "",
            "activities:",
            *(line for work, amount in zip(works, amounts, strict=True) for line in self.activity(work, amount)),
            "",
            "projects:",
            *(line for number, work in enumerate(works) for line in self.project(number, work, amounts[number])),
        ]
        return "\n".join(parts) + "\n"

    def activity(self, work: str, amount: int) -> list[str]:
        """An activity with one standard."""
        best = self.dice.randrange(6, 40)
        levels = [f"{best}次以上", f"{best - 2}次以上", f"{best - 4}次以上", f"{best - 4}次以下"]
        if not self.spoiled():
            levels[3] = f"不足{best - 4}次"
        cells = ", ".join(
            f"{key}: {cell}" for key, cell in zip(("excellent", "good", "fair", "poor"), levels, strict=True)
        )
        return [
            f"  {work}管理:",
            f"    budget: {'' if self.spoiled() else money(amount)}",
            f"    content: 组织实施{work}，制定年度方案，落实资金和人员，做好日常监督检查。",
            f"    objective: 全年组织{work}检查{best}次，保障各项任务按计划完成。",
            "    indicators:",
            f"      {work}检查次数: {{{cells}}}",
        ]

    def project(self, number: int, work: str, amount: int) -> list[str]:
        """A project with nine indicators and a spending plan."""
        plan = self.dice.choice((["20%", "45%", "80%", "100%"], ["25%", "50%", "75%", "100%"]))
        if self.spoiled():
            plan[3] = "95%"
        nodes = ", ".join(
            f"{day}: {share}" for day, share in zip(("3月底", "6月底", "10月底", "12月底"), plan, strict=True)
        )
        kind = number % len(QUANTITIES)
        done = self.dice.randrange(10, 900)
        return [
            f"  {self.code}-{1000 + number}-{self.code % 97:02d}{number:03d}:",
            f"    name: {work}",
            f"    unit: {{code: {self.code}001, name: {self.name}本级}}",
            f"    activity: {work}管理",
            f"    budget: {{total: {money(amount)}, fiscal: {money(amount)}, other: }}",
            f"    purpose: 用于{work}及相关的前期工作、监督检查和验收。",
            f"    schedule: {{{nodes}}}",
            f"    objective: 完成{work}{done}{UNITS[kind]}，质量合格，按期支付资金。",
            "    indicators:",
            "      产出指标:",
            "        数量指标:",
            *self.row(QUANTITIES[kind], f"全年完成{work}的数量", f"{done}{UNITS[kind]}以上"),
            "        质量指标:",
            *self.row("验收合格率", "验收合格的项数占完成项数的比例", f"≥{self.dice.randrange(90, 99)}%"),
            "        时效指标:",
            *self.row("资金支付时限", "按合同约定支付资金", "12月底前"),
            "        成本指标:",
            *self.row("项目总成本", "项目实际支出总额", f"≤{money(amount)}万元"),
            "      效益指标:",
            "        经济效益指标:",
            *self.row("带动社会投资", "项目带动的社会投资额", f"{self.dice.randrange(10, 500)}万元以上"),
            "        社会效益指标:",
            *self.row(EFFECTS[kind], "与上年相比的变化", f"{self.dice.randrange(3, 20)}%"),
            "        生态效益指标:",
            *self.row("资源综合利用率", "可回收物资的利用比例", f"≥{self.dice.randrange(60, 90)}%"),
            "        可持续影响指标:",
            *self.row("管理制度健全率", "已建立制度的事项占应建立事项的比例", f"≥{self.dice.randrange(80, 95)}%"),
            "      满意度指标:",
            "        服务对象满意度指标:",
            *self.row("服务对象满意度", "抽样调查的满意比例", f"≥{self.dice.randrange(85, 96)}%"),
        ]

    def row(self, name: str, description: str, target: str) -> list[str]:
        """A level-3 indicator."""
        cell = "100%" if self.spoiled() else target
        basis = "工作要求" if self.spoiled() else self.dice.choice(BASES)
        return [f"          {name}: {{description: {description}, target: {cell}, basis: {basis}}}"]


def money(hundredths: int) -> str:
    """An amount of 万元 with two decimals."""
    return f"{hundredths // 100}.{hundredths % 100:02d}"


def write(folder: Path, files: int = FILES, projects: int = PROJECTS, seed: int = SEED) -> int:
    """Write the files of so many departments; how many bytes they have."""
    folder.mkdir(parents=True, exist_ok=True)
    size = 0
    for number in range(files):
        name = TOWNS[number % len(TOWNS)] + OFFICES[number // len(TOWNS) % len(OFFICES)]
        text = Office(300 + number, name, projects, random.Random(seed + number)).text()  # noqa: S311 - no secret
        size += (folder / f"{300 + number}.yaml").write_text(text, encoding="utf-8")
    return size


if __name__ == "__main__":
    arguments = sys.argv[1:]
    counts = [int(argument) for argument in arguments[1:]]
    print(write(Path(arguments[0]), *counts), "characters")
