"""Documents made by script: the same tables as Word, Excel, PDF, web page and text."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from io import BytesIO
from xml.sax.saxutils import escape

from openpyxl import Workbook

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
Row = tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """A table; a cell that is None goes on with the one above it."""

    rows: tuple[tuple[str | None, ...], ...]


Part = str | Table


def national_form(number: int = 1, *, year: int = 2020, department: str = "901测试局") -> tuple[Part, ...]:
    """The form of one project in the national layout."""
    return (
        "项目支出绩效目标申报表",
        f"（{year}年度）",
        f"部门名称：{department}",
        "金额单位：万元",
        Table(
            (
                ("项目名称", f"设备更新{number}", "项目编码", f"{department[:3]}-P{number:04}"),
                ("预算数", "120", "其中：财政资金", "120"),
                ("绩效目标", f"更新设备{number + 9}台", "", ""),
            )
        ),
        Table(
            (
                ("一级指标", "二级指标", "三级指标", "指标值", "分值"),
                ("产出指标", "数量指标", "更新设备数量", f"≥{number + 9}台", "20"),
                (None, "质量指标", "验收合格率", "100%", "20"),
                (None, "时效指标", "完成时间", "2020年12月底前", "10"),
                ("效益指标", "社会效益指标", "服务群众人次", "≥5000人次", "30"),
                ("满意度指标", "服务对象满意度指标", "群众满意度", "≥90%", "10"),
            )
        ),
    )


def zipped(members: dict[str, str | bytes]) -> bytes:
    """A zip archive."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return target.getvalue()


def docx(*parts: Part | str, body: str = "", more: dict[str, str] | None = None) -> bytes:
    """A Word document; ``body`` is XML that stands behind the parts, ``more`` are other parts of the archive."""
    inside = "".join(_word_table(part) if isinstance(part, Table) else paragraph(part) for part in parts)
    main = f'<w:document xmlns:w="{WORD}"><w:body>{inside}{body}</w:body></w:document>'
    return zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": main, **(more or {})})


def paragraph(text: str) -> str:
    """A paragraph of Word."""
    return f"<w:p>{run(text)}</w:p>"


def run(text: str, properties: str = "") -> str:
    """A run of Word."""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _word_table(table: Table) -> str:
    rows = (
        "".join(_word_cell(table, row, column) for column in range(len(cells))) for row, cells in enumerate(table.rows)
    )
    return "<w:tbl>" + "".join(f"<w:tr>{cells}</w:tr>" for cells in rows) + "</w:tbl>"


def _word_cell(table: Table, row: int, column: int) -> str:
    text = table.rows[row][column]
    below = table.rows[row + 1][column] if row + 1 < len(table.rows) else ""
    merge = "<w:vMerge/>" if text is None else '<w:vMerge w:val="restart"/>' if below is None else ""
    return f"<w:tc><w:tcPr>{merge}</w:tcPr>{''.join(paragraph(line) for line in (text or '').split(chr(10)))}</w:tc>"


def xlsx(*parts: Part) -> bytes:
    """A workbook with everything on one sheet."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    row = 1
    for part in parts:
        if isinstance(part, str):
            sheet.cell(row, 1, part)
            row += 1
            continue
        for number, cells in enumerate(part.rows):
            for column, text in enumerate(cells, start=1):
                if text is not None:
                    sheet.cell(row + number, column, text)
                    height = _height(part, number, column - 1)
                    if height > 1:
                        sheet.merge_cells(None, row + number, column, row + number + height - 1, column)
        row += len(part.rows) + 1
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def _height(table: Table, row: int, column: int) -> int:
    below = 1
    while row + below < len(table.rows) and table.rows[row + below][column] is None:
        below += 1
    return below


def dump(*parts: Part) -> str:
    """A text in which a tab stands before each cell."""
    lines = (
        part
        if isinstance(part, str)
        else "\n\n".join("\t" + "\n\t".join(cell or "" for cell in row) for row in part.rows)
        for part in parts
    )
    return "\n\n".join(lines) + "\n"


def html(*parts: Part) -> str:
    """A web page as programs save it under .xls."""
    return "<html><body>" + "".join(_page_part(part) for part in parts) + "</body></html>"


def _page_part(part: Part) -> str:
    if isinstance(part, str):
        return f"<p>{escape(part)}</p>"
    rows = (
        "".join(
            f'<td rowspan="{_height(part, row, column)}">{escape(text)}</td>'
            for column, text in enumerate(cells)
            if text is not None
        )
        for row, cells in enumerate(part.rows)
    )
    return "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"


LEFT, TOP, WIDTH, HEIGHT, SIZE = 50, 790, 500, 22, 10


CID_FONT = (
    b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000"
    b" /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >>"
    b" /FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light /Ascent 880 /Descent -120 /Flags 4"
    b" /FontBBox [0 -120 1000 880] >> >>"
)


def pdf(*pages: tuple[Part, ...]) -> bytes:
    """A PDF with a page for each group of parts; the tables have lines."""
    kids = " ".join(f"{5 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{kids}] >>".encode(),
        b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>",
        CID_FONT,
    ]
    for number, parts in enumerate(pages):
        drawn = _drawn(parts).encode()
        sheet = f"/Parent 2 0 R /MediaBox [0 0 595 842] /Contents {6 + 2 * number} 0 R"
        objects += [
            f"<< /Type /Page {sheet} /Resources << /Font << /F 3 0 R >> >> >>".encode(),
            f"<< /Length {len(drawn)} >>\nstream\n".encode() + drawn + b"\nendstream",
        ]
    return _file_of(objects)


def _file_of(objects: list[bytes]) -> bytes:
    content, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, start=1):
        places.append(len(content))
        content += f"{number} 0 obj\n".encode() + one + b"\nendobj\n"
    table = b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    head = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    tail = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(content)}\n%%EOF\n".encode()
    return content + head + table + tail


def _drawn(parts: tuple[Part, ...]) -> str:
    commands: list[str] = []
    top = TOP
    for part in parts:
        if isinstance(part, str):
            commands.append(_written(part, LEFT, top - 15))
            top -= HEIGHT
            continue
        width = WIDTH / max(len(row) for row in part.rows)
        for row, cells in enumerate(part.rows):
            for column, text in enumerate(cells):
                if text is None:
                    continue
                tall = _height(part, row, column) * HEIGHT
                left, upper = LEFT + column * width, top - row * HEIGHT
                commands.append(f"{left:.1f} {upper - tall:.1f} {width:.1f} {tall} re S")
                commands.append(_written(text, left + 3, upper - 15))
        top -= len(part.rows) * HEIGHT + 10
    return "\n".join(commands)


def _written(text: str, left: float, base: float) -> str:
    return f"BT /F {SIZE} Tf {left:.1f} {base:.1f} Td <{text.encode('utf-16-be').hex()}> Tj ET"
