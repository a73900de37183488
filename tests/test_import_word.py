"""Word documents as they are: merged cells, tracked changes, hidden text, lists, text boxes; the old kind as well."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import old_word
import papers
from perfcheck.importing.form import Grid, Paper, Paragraph
from perfcheck.importing.readers import read_paper
from perfcheck.importing.word_numbers import numeral

if TYPE_CHECKING:
    from pathlib import Path

LIMIT = 50 * 1024 * 1024
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def read(folder: Path, content: bytes) -> Paper:
    """The document."""
    path = folder / "document"
    path.write_bytes(content)
    paper = read_paper(path, limit=LIMIT)
    assert isinstance(paper, Paper), str(paper.message)
    return paper


def body(folder: Path, xml: str, **more: str) -> Paper:
    """The document with this XML in it; ``styles`` and ``numbering`` are parts of it."""
    relations = "".join(f'<Relationship Id="{name}" Type="{RELATIONS}/{name}" Target="{name}.xml"/>' for name in more)
    parts = {f"word/{name}.xml": text for name, text in more.items()}
    listed = {"word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}">{relations}</Relationships>'}
    return read(folder, papers.docx(body=xml, more={**parts, **listed} if more else None))


def lines(paper: Paper) -> list[str]:
    """The paragraphs of a document."""
    return [part.text for part in paper.parts if isinstance(part, Paragraph)]


def grid(paper: Paper) -> list[tuple[str, int, int, int, int, str]]:
    """The cells of its first table: text, row, column, rows, columns, note."""
    (first, *_) = (part for part in paper.parts if isinstance(part, Grid))
    return [(cell.text, cell.row, cell.column, cell.rows, cell.columns, cell.note) for cell in first.cells]


def told(paper: Paper) -> list[tuple[str, str]]:
    """The marks of the reader: kind and text."""
    return [(mark.kind.value, mark.text) for mark in paper.marks]


def cell(inside: str, properties: str = "") -> str:
    """A cell."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    """A row."""
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


R, P = papers.run, papers.paragraph
SHOWN = '<w:rPr><w:vanish w:val="0"/></w:rPr>'

FORMULA = (
    '<w:p><m:oMath xmlns:m="m"><m:r><m:t>≥</m:t></m:r><m:f><m:num><m:r><m:t>5</m:t></m:r></m:num></m:f></m:oMath></w:p>'
)
FIELD = (
    '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TC x</w:instrText><w:t>code</w:t></w:r>'
    f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{R("三")}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
)
ASKING = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{R('请输入')}</w:sdtContent></w:sdt>"
RUBY = (
    "<w:p><w:r><w:ruby><w:rt><w:r><w:t>yi</w:t></w:r></w:rt>"
    "<w:rubyBase><w:r><w:t>一</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>"
)
TWO_WAYS = (
    '<w:p><w:r><mc:AlternateContent xmlns:mc="mc"><mc:Choice><w:t>一</w:t></mc:Choice>'
    "<mc:Fallback><w:t>二</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>"
)
TEXTS: dict[str, tuple[str, str]] = {
    "insertion": (f"<w:p>{R('一')}<w:ins>{R('二')}</w:ins></w:p>", "一二"),
    "deletion": (f"<w:p>{R('一')}<w:del><w:r><w:delText>二</w:delText></w:r></w:del></w:p>", "一"),
    "moved": (f"<w:p><w:moveFrom>{R('旧')}</w:moveFrom><w:moveTo>{R('新')}</w:moveTo></w:p>", "新"),
    "deleted end of a paragraph": (f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{R('一')}</w:p>{P('二')}", "一二"),
    "hidden": (f"<w:p>{R('一')}{R('二', '<w:rPr><w:vanish/></w:rPr>')}</w:p>", "一"),
    "not hidden": (f"<w:p>{R('一')}{R('二', SHOWN)}</w:p>", "一二"),
    "link": (f"<w:p><w:hyperlink>{R('一')}</w:hyperlink></w:p>", "一"),
    "line break": ("<w:p><w:r><w:t>一</w:t><w:br/><w:t>二</w:t><w:tab/><w:t>三</w:t></w:r></w:p>", "一\n二\t三"),
    "page break": ('<w:p><w:r><w:br w:type="page"/><w:t>二</w:t></w:r></w:p>', "二"),
    "hyphen": ("<w:p><w:r><w:t>5</w:t><w:noBreakHyphen/><w:t>7</w:t></w:r></w:p>", "5-7"),
    "symbol": ('<w:p><w:r><w:sym w:font="Symbol" w:char="F0B3"/><w:t>5</w:t></w:r></w:p>', "≥5"),
    "unknown symbol": ('<w:p><w:r><w:sym w:font="Webdings" w:char="F041"/></w:r></w:p>', "\uf041"),
    "broken symbol": ('<w:p><w:r><w:sym w:font="Webdings" w:char="x"/></w:r></w:p>', "\ufffd"),
    "formula": (FORMULA, "≥5"),
    "field": (FIELD, "三"),
    "simple field": (f"<w:p><w:fldSimple>{R('三')}</w:fldSimple></w:p>", "三"),
    "control": (f"<w:sdt><w:sdtContent>{P('一')}</w:sdtContent></w:sdt>", "一"),
    "control that nobody filled": (f"<w:p>{R('一')}{ASKING}</w:p>", "一"),
    "reading aid": (RUBY, "一"),
    "two ways": (TWO_WAYS, "一"),
}


@pytest.mark.parametrize("kind", TEXTS)
def test_the_text_is_what_a_reader_sees(tmp_path: Path, kind: str) -> None:
    xml, text = TEXTS[kind]
    assert lines(body(tmp_path, xml)) == [text]


def test_a_text_box_stands_behind_its_paragraph(tmp_path: Path) -> None:
    box = (
        '<mc:AlternateContent xmlns:mc="mc"><mc:Choice><w:drawing><wps:txbx xmlns:wps="wps"><w:txbxContent>'
        f"{P('框')}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>{P('旧框')}"
        "</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent>"
    )
    assert lines(body(tmp_path, f"<w:p>{R('一')}<w:r>{box}</w:r></w:p>{P('二')}")) == ["一", "框", "二"]
    inside = f"<w:p>{R('一')}<w:r>{box}</w:r></w:p>"
    paper = body(tmp_path, f"<w:tbl>{row(cell(inside))}</w:tbl>")
    assert grid(paper)[0][0] == "一\n框"


def test_merged_cells_of_both_kinds(tmp_path: Path) -> None:
    table = (
        row(cell(P("甲"), '<w:gridSpan w:val="2"/>'), cell(P("乙"), '<w:vMerge w:val="restart"/>'))
        + row(cell(P("丙"), '<w:hMerge w:val="restart"/>'), cell(P(""), "<w:hMerge/>"), cell(P(""), "<w:vMerge/>"))
        + row(cell(P("丁")), cell(P("戊")), properties='<w:gridBefore w:val="1"/>')
    )
    assert grid(body(tmp_path, f"<w:tbl>{table}</w:tbl>")) == [
        ("甲", 0, 0, 1, 2, ""),
        ("乙", 0, 2, 2, 1, ""),
        ("丙", 1, 0, 1, 2, ""),
        ("丁", 2, 1, 1, 1, ""),
        ("戊", 2, 2, 1, 1, ""),
    ]


def test_tables_in_cells_and_lines_in_cells(tmp_path: Path) -> None:
    inner = f"<w:tbl>{row(cell(P('内')))}</w:tbl>"
    paper = body(tmp_path, f"<w:tbl>{row(cell(P('一') + P('二') + inner + P('')))}</w:tbl>")
    (table,) = paper.parts
    assert isinstance(table, Grid)
    (outer,) = table.cells
    assert outer.text == "一\n二"
    assert outer.nested[0].cells[0].text == "内"


def test_changes_in_tables_are_noted(tmp_path: Path) -> None:
    table = (
        row(cell(f"<w:p>{R('一')}<w:del>{R('二')}</w:del></w:p>"))
        + row(cell(P("删")), properties="<w:del/>")
        + row(cell(P("增")), properties="<w:ins/>")
        + row(cell(P("藏")), properties="<w:hidden/>")
        + row(cell(P("去"), "<w:cellDel/>"))
    )
    paper = body(tmp_path, f"<w:tbl>{table}</w:tbl><w:p><w:ins>{R('三')}</w:ins></w:p>")
    assert [(text, note) for text, *_, note in grid(paper)] == [
        *(("一", "deleted"), ("增", "inserted"), ("藏", "hidden"), ("", "deleted")),
    ]
    assert told(paper) == [("tracked_change", "删"), ("tracked_change", "三")]


def w(name: str, inside: str) -> str:
    """A part of its own."""
    return f'<w:{name} xmlns:w="{papers.WORD}">{inside}</w:{name}>'


def level(number: int, form: str, text: str, more: str = "") -> str:
    """A level of a list."""
    return f'<w:lvl w:ilvl="{number}">{more}<w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'


def item(text: str, number: int = 1, at: int = 0) -> str:
    """A paragraph of a list."""
    properties = f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{number}"/></w:numPr>'
    return f"<w:p><w:pPr>{properties}</w:pPr>{R(text)}</w:p>"


NUMBERING = w(
    "numbering",
    '<w:abstractNum w:abstractNumId="0">'
    + level(0, "chineseCounting", "（%1）")
    + level(1, "decimal", "%1.%2", '<w:start w:val="3"/>')
    + level(2, "bullet", "●")
    + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2">'
    '<w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="9"/></w:lvlOverride></w:num>'
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:pStyle w:val="标题"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%1"/></w:lvl></w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num>',
)
STYLES = w(
    "styles",
    '<w:style w:styleId="标题"><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>'
    '<w:style w:styleId="底"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:styleId="藏"><w:basedOn w:val="底"/></w:style>'
    '<w:style w:styleId="环"><w:basedOn w:val="环"/></w:style>',
)


def test_numbers_of_lists_are_written_and_marked_once(tmp_path: Path) -> None:
    xml = item("甲") + item("乙", at=1) + item("丙", at=1) + item("丁") + item("戊", at=1) + item("点", at=2)
    xml += item("己", 2) + item("无", 7) + '<w:p><w:pPr><w:pStyle w:val="标题"/></w:pPr>' + R("题") + "</w:p>"
    paper = body(tmp_path, xml, numbering=NUMBERING, styles=STYLES)
    assert lines(paper) == ["（一）甲", "一.3 乙", "一.4 丙", "（二）丁", "二.3 戊", "点", "（九）己", "无", "1 题"]
    assert told(paper) == [("auto_number", "（一）甲")]


def test_styles_hide_texts(tmp_path: Path) -> None:
    hidden = '<w:rPr><w:rStyle w:val="藏"/></w:rPr>'
    xml = f'<w:p><w:pPr><w:pStyle w:val="藏"/></w:pPr>{R("一")}</w:p><w:p>{R("二", hidden)}{R("三")}</w:p>'
    xml += f'<w:p><w:pPr><w:pStyle w:val="环"/></w:pPr>{R("四")}</w:p>'
    paper = body(tmp_path, xml, styles=STYLES)
    assert lines(paper) == ["三", "四"]
    assert told(paper) == [("hidden", "三")]


NUMERALS = (
    *((10, "chineseCounting", "十"), (21, "chineseCounting", "二十一"), (103, "chineseCounting", "一百零三")),
    *((10000, "chineseCounting", "10000"), (2, "chineseLegalSimplified", "贰"), (3, "ideographTraditional", "丙")),
    *((2, "decimalEnclosedCircle", "②"), (21, "decimalEnclosedCircle", "21"), (4, "upperRoman", "IV")),
    *((27, "lowerLetter", "aa"), (2, "upperLetter", "B"), (7, "decimalZero", "07"), (1, "lowerRoman", "i")),
)


@pytest.mark.parametrize(("number", "form", "text"), NUMERALS)
def test_numerals(number: int, form: str, text: str) -> None:
    assert numeral(number, form) == text


def test_an_old_document_with_merged_cells(tmp_path: Path) -> None:
    restart, below, joined = 0x60, 0x20, 0x02
    marks = [
        old_word.Mark("绩效目标\r"),
        *old_word.row(("甲", "乙", "丙"), (0, 1000, 2000, 3000), (restart, 0, 0)),
        *old_word.row(("", "丁", ""), (0, 1010, 2000, 3000), (below, 0, joined)),
        old_word.Mark("行\x0b二\x13 TC x\x14三\x15\r"),
    ]
    text = "".join(mark.text for mark in marks)
    at = text.index("乙")
    deleted = ((at, at + 1, old_word.switch(0x0800)), (text.index("丙"), text.index("丙") + 1, old_word.switch(0x083C)))
    paper = read(tmp_path, old_word.document(marks, deleted))
    assert lines(paper) == ["绩效目标", "行\n二三"]
    assert grid(paper) == [
        ("甲", 0, 0, 2, 1, ""),
        ("", 0, 1, 1, 1, "deleted"),
        ("", 0, 2, 1, 1, "concealed"),
        ("丁", 1, 1, 1, 2, ""),
    ]


def test_an_old_document_that_is_cut_off(tmp_path: Path) -> None:
    content = old_word.document([old_word.Mark("绩效目标\r")])
    for share in (0.9, 0.5, 0.3):
        path = tmp_path / "cut.doc"
        path.write_bytes(content[: int(len(content) * share)])
        found = read_paper(path, limit=LIMIT)
        assert not isinstance(found, Paper)
        assert found.rule.name == "document-damaged"
