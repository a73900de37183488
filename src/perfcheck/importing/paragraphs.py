"""Lines of running text: headings, whose table comes next, the overall targets and the safeguard measures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfcheck.importing.draft import Value
from perfcheck.importing.headings import clean, is_whole_department, project_in
from perfcheck.importing.label_words import Label
from perfcheck.importing.labelled import say
from perfcheck.importing.who import is_department
from perfcheck.importing.words import is_aside, is_continued, money_unit_in, plain_word, same

if TYPE_CHECKING:
    from perfcheck.importing.form import Spot
    from perfcheck.importing.reading import Reading

_LONGEST_HEAD = 80
_WHO = re.compile(r"^(?:填报)?(?:主管)?(?:部门|单位)(?:[(（](?:单位|部门|盖章)[)）])?(?:名称)?[:：]\s*(?P<name>\S+)")
_PAGE_NUMBER = re.compile(r"^[-—–\s]*(?:第\s*)?[0-9]{1,4}(?:\s*页)?[-—–\s]*$")


def read_line(reading: Reading, text: str, spot: Spot) -> None:
    """Read a line of running text."""
    line = clean(text)
    if not line or is_aside(line) or _PAGE_NUMBER.match(line):
        return
    reading.note_year(line)
    reading.note_titled(line, spot)
    if is_continued(line):
        return
    if reading.headings.is_heading(text):
        _note_title(reading, line, spot)
        _note_department(reading, line, spot)
        if is_department(line):
            reading.enter_department(Value(line, spot))
    elif not _note_head(reading, line, spot) and not _note_department(reading, line, spot):
        _note_text(reading, line, spot)


def _note_text(reading: Reading, line: str, spot: Spot) -> None:
    section = reading.headings.section
    if section == "statement":
        reading.department(spot).statement.append(Value(line, spot))
    elif section == "measures":
        reading.department(spot).measures.append(Value(line, spot))


def _note_title(reading: Reading, line: str, spot: Spot) -> None:
    """A heading ends the table above it, and may name the project whose table comes next."""
    reading.close_table()
    if is_whole_department(line):
        reading.project, reading.of_department = None, True
        return
    name = project_in(line)
    known = None if reading.project is None else reading.project.values.get(Label.NAME)
    if name is not None and (known is None or not same(known.text, name)):
        reading.project, reading.closed, reading.of_department = None, None, False
        reading.title = Value(name, spot)


def _note_head(reading: Reading, line: str, spot: Spot) -> bool:
    """Whether a line stands above a table and says whose it is, or its unit of money."""
    if len(line) > _LONGEST_HEAD:
        return False
    unit = money_unit_in(line)
    if unit is not None:
        reading.form.money_unit = unit
    told = [said for piece in re.split(r"\s{2,}|\u3000", line) for said in reading.form.read_text(piece, spot)]
    for said in told:
        if said.label is not Label.UNIT or plain_word(said.value.text) not in {"万元", "元", "亿元"}:
            say(reading, said)
    return bool(told)


def _note_department(reading: Reading, line: str, spot: Spot) -> bool:
    """A line that names the department: 部门（单位）：901测试局　金额单位：万元."""
    found = _WHO.match(line)
    if found is None or money_unit_in(line[: found.end()]) is not None:
        return False
    reading.enter_department(Value(found["name"], spot))
    return True
