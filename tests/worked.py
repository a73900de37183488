"""Worked examples: YAML cases whose arithmetic is written out by hand, and checked as well.

A file is named after its policy. A case has a ``name``, a ``source``, the ``targets`` and ``actuals`` of one project
(as in the files of perfcheck), what is ``expected``, and ``arithmetic``: what was computed by hand, by what it gives.
``overrides`` are values of the policy that the case sets otherwise; ``as_of`` is the end of the year unless it says so.
"""

from __future__ import annotations

import ast
import operator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeAlias

import yaml

from builders import CODE
from perfcheck import grade
from perfcheck.model.actuals import Actuals
from perfcheck.model.targets import Targets

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcheck import Assessment

ROOT = Path(__file__).parent
Cells: TypeAlias = "dict[str, Any]"

_SIGNS = str.maketrans({"×": "*", "÷": "/", "−": "-", "（": "(", "）": ")"})
_OPERATORS = MappingProxyType(
    {ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Div: operator.truediv}
)


@dataclass(frozen=True)
class Case:
    """One worked example of a policy."""

    policy: str
    cells: Cells

    @property
    def label(self) -> str:
        """Its name in the list of tests."""
        return f"{self.policy}: {self.cells['name']}"

    @property
    def expected(self) -> Cells:
        """What has to come out."""
        cells: Cells = self.cells["expected"]
        return cells

    @property
    def arithmetic(self) -> dict[str, str]:
        """What was computed by hand: expressions, by what they give."""
        cells: dict[str, str] = self.cells.get("arithmetic", {})
        return cells

    def assessment(self, folder: Path) -> Assessment:
        """What perfcheck makes of it; a policy with other values is written to ``folder``."""
        department = {"code": "1", "name": "示例局"}
        project = {"name": "示例项目", "budget": {"total": "200"}, **self.cells["targets"]}
        targets = Targets.model_validate({"year": "2020", "department": department, "projects": {CODE: project}})
        figures = {"as_of": self.cells.get("as_of", "2020-12-31"), "department": "1"}
        actuals = Actuals.model_validate({**figures, "projects": {CODE: self.cells["actuals"]}})
        return grade(targets, actuals, self._policy(folder))

    def _policy(self, folder: Path) -> str | Path:
        overrides = self.cells.get("overrides")
        if overrides is None:
            return self.policy
        path = folder / "policy.yaml"
        own = {"policy": "own", "extends": self.policy, **overrides}
        path.write_text(yaml.safe_dump(own, allow_unicode=True), encoding="utf-8")
        return path


def cases(folder: str) -> Iterator[Case]:
    """The worked examples of a folder of tests, everything in them as text."""
    for path in sorted((ROOT / folder).glob("*.yaml")):
        listed = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - makes nothing but text
        for cells in listed:
            yield Case(path.stem, cells)


def computed(expression: str) -> Fraction:
    """What an expression of numbers and + − × ÷ gives, exactly."""
    return _value(ast.parse(expression.translate(_SIGNS), mode="eval").body, expression)


def _value(node: ast.expr, expression: str) -> Fraction:
    if isinstance(node, ast.BinOp):
        left, right = _value(node.left, expression), _value(node.right, expression)
        result: Fraction = _OPERATORS[type(node.op)](left, right)
        return result
    text = ast.get_source_segment(expression.translate(_SIGNS), node)
    assert isinstance(node, ast.Constant), expression
    assert text is not None
    return Fraction(text)
