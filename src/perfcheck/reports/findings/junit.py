"""Findings as JUnit XML, which nearly every build server shows: a suite a file, a case a finding."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from perfcheck.findings import Severity
from perfcheck.messages import visible
from perfcheck.reports.findings.rows import excerpt_of, found, ignored
from perfcheck.reports.records import printable

if TYPE_CHECKING:
    from collections.abc import Sequence
    from xml.etree.ElementTree import Element

    from perfcheck.findings import Checked
    from perfcheck.messages import Translate
    from perfcheck.reports.findings.rows import Row


def junit_report(files: Sequence[Checked], translate: Translate) -> str:
    """Errors and warnings fail, what is ignored is skipped, and a file with nothing of these passes."""
    root = ET.Element("testsuites", name="perfcheck")
    for checked in files:
        root.append(_suite(checked, translate))
    for outcome in ("tests", "failures", "errors", "skipped"):
        root.set(outcome, str(sum(int(suite.get(outcome, "0")) for suite in root)))
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _suite(checked: Checked, translate: Translate) -> Element:
    cases = [_found(row) for row in found([checked], translate)]
    cases += [_ignored(row) for row in ignored([checked], translate)]
    if not cases:
        cases = [ET.Element("testcase", classname=visible(checked.file), name=translate("nothing found"))]
    suite = ET.Element(
        "testsuite",
        name=visible(checked.file),
        tests=str(len(cases)),
        failures=str(_count(cases, "failure")),
        errors="0",
        skipped=str(_count(cases, "skipped")),
    )
    suite.extend(cases)
    return suite


def _found(row: Row) -> Element:
    case = _case(row)
    if row.rule.severity is Severity.INFO:
        ET.SubElement(case, "system-out").text = _details(row)
    else:
        failure = ET.SubElement(case, "failure", type=row.rule.severity.value, message=visible(row.message))
        failure.text = _details(row)
    return case


def _ignored(row: Row) -> Element:
    case = _case(row)
    ET.SubElement(case, "skipped", message=visible(row.reason or ""))
    return case


def _case(row: Row) -> Element:
    where = row.cell if row.span is None else f"{row.span.line}:{row.span.column}"
    name = visible(f"{row.title} {where}") if where else row.title
    return ET.Element("testcase", classname=visible(row.file), name=name)


def _details(row: Row) -> str:
    parts = (f"{row.finding.place}: {row.message}", excerpt_of(row.finding), row.advice)
    return printable("\n".join(part for part in parts if part))


def _count(cases: Sequence[Element], outcome: str) -> int:
    return sum(case.find(outcome) is not None for case in cases)
