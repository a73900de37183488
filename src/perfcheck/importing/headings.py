"""Headings: which section of a document follows, and whose table."""

from __future__ import annotations

import re
from dataclasses import dataclass

from perfcheck.importing.words import plain_word

_FIELD_CODE = re.compile(r"TC\s.*?\\f\s.*$|\\[a-z]\s.*$", re.DOTALL)
_LONGEST_CODED = 1000
"""Only headings have field codes behind them."""
_LONGEST = 60
_NUMBERED = re.compile(
    r"^(?P<number>第[一二三四五六七八九十]+[部分章篇节]+|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[)）]"
    r"|[0-9]+[、.．])?\s*(?P<title>.{2,40})$"
)
_PART = re.compile(r"^第[一二三四五六七八九十]+[部分章篇节]+$")
_PAGE = re.compile(r"(?:\.{3,}|…{2,}|\t|·{3,})\s*[0-9]+$")
_STATEMENT = re.compile(
    r"(?:总体|整体)(?:年度)?(?:绩效)?(?:总)?目标$|年度(?:总体)?(?:绩效)?(?:总)?目标$|^(?:部门|单位)(?:年度)?绩效目标$"
)
_MEASURES = re.compile(r"保障措施$|^(?:实现|完成)(?:年度)?(?:绩效)?目标的?(?:主要)?(?:保障)?措施$|^(?:工作|主要)措施$")
_OTHER = re.compile(
    r"(?:分项绩效目标|预算项目绩效目标|目标(?:申报|批复|审批)?表|职责活动|部门职责|绩效指标"
    r"|机构设置|预算安排|编制说明|职责分类|工作活动|汇总表|自评表)(?:情况|一览表)?(?:[(（][^()（）]*[)）])?$"
)
_TABLE = re.compile(
    r"^(?P<name>.+?)(?:支出)?(?:预算)?绩效(?:目标|自评)(?:申报|批复|审批|汇总)?表(?:[(（][^()（）]*[)）])?$"
)
_GENERIC = re.compile(r"部门|单位|预算|年度?|汇总|分项|总体|整体|[局委办厅院]$")
_WHOLE = re.compile(r"(?:部门|单位)(?:[(（](?:单位|部门)[)）])?(?:整体|总体).*(?:申报|批复|审批|目标|自评)表")
_SENTENCE = re.compile(r"[。；;，,！]")


def clean(text: str) -> str:
    """A line without the field codes that a dump of a Word document has."""
    has_code = "\\" in text and len(text) <= _LONGEST_CODED
    return (_FIELD_CODE.sub("", text) if has_code else text).strip()


@dataclass(slots=True)
class Headings:
    """Which section of the document a line stands in, and how the heading of the section is numbered."""

    section: str | None = None
    style: str | None = None

    def is_heading(self, text: str) -> bool:
        """Whether a line begins a section; the section stays for the lines that follow."""
        line = clean(text)
        if len(line) > _LONGEST:
            return False
        if _PART.match(line):
            self.section = None
            return True
        if _PAGE.search(line):
            return True
        found = _NUMBERED.match(line)
        if found is None or line.endswith(("。", "；", ";", "：", ":")):
            return False
        return self._begins(re.sub(r"\s", "", found["title"]), _style(found["number"]))

    def _begins(self, title: str, style: str | None) -> bool:
        if _SENTENCE.search(title):
            return False
        if _OTHER.search(title):
            self.section = None
        elif _MEASURES.search(title):
            self.section = "measures"
        elif _STATEMENT.search(title) and (style is not None or not _is_document_title(title)):
            self.section = "statement"
        elif style is None or style != self.style or self.section is None:
            return False
        else:
            self.section = None
        self.style = style
        return True


def _style(number: str | None) -> str | None:
    """How a heading is numbered: 一、 and 1、 and （一） are three ways."""
    if number is None:
        return None
    return re.sub("[0-9]+", "1", re.sub("[一二三四五六七八九十]+", "一", number)).replace("（", "(").replace("）", ")")


def _is_document_title(title: str) -> bool:
    """Whether an unnumbered line is the title of the whole document: 某局2021年部门整体绩效目标."""
    return bool(re.search(r"20[0-9]{2}|[局委办厅院]", title))


def project_in(line: str) -> str | None:
    """The project that a title names: 1、企业扶持资金绩效目标表; None in a title of any project."""
    found = _NUMBERED.match(line)
    named = _TABLE.match(re.sub(r"\s", "", found["title"])) if found else None
    if named is None:
        return None
    name = re.sub(r"^《|》$|项目支出$", "", named["name"])
    return name if name not in {"", "项目"} and not _GENERIC.search(name) else None


def is_whole_department(line: str) -> bool:
    """Whether a title says that the indicators below are of the department as a whole."""
    return bool(_WHOLE.search(plain_word(line)))
