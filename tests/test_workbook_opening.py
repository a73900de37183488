"""Files that claim to be workbooks: read exactly, or refused with one clear finding, in bounded time and memory."""

from __future__ import annotations

import struct
import time
import tracemalloc
import zipfile
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from perfcheck.findings import Finding
from perfcheck.sources.workbooks import opening, sheets
from perfcheck.sources.workbooks.raw import RawBook, RawCell, read_book

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Run

LIMIT = 50 * 1024 * 1024
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def parts(
    rows: str = "", *, book: str = "", texts: str | None = None, styles: str | None = None, behind: str = ""
) -> dict[str, str | bytes]:
    """The parts of a workbook of one sheet, as small as it can be."""
    made: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="r" Type="{RELATIONS}/officeDocument"'
        ' Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}">{book}<sheets>'
        '<sheet name="付款" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}">'
        f'<Relationship Id="rId1" Type="{RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{RELATIONS}/sharedStrings" Target="/xl/sharedStrings.xml"/>'
        f'<Relationship Id="rId3" Type="{RELATIONS}/styles" Target="styles.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData>{behind}</worksheet>',
    }
    if texts is not None:
        made["xl/sharedStrings.xml"] = f'<sst xmlns="{MAIN}">{texts}</sst>'
    if styles is not None:
        made["xl/styles.xml"] = f'<styleSheet xmlns="{MAIN}">{styles}</styleSheet>'
    return made


def packed(members: dict[str, str | bytes]) -> bytes:
    """The zip archive of some parts."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return target.getvalue()


def opened(folder: Path, content: bytes, *, limit: int = LIMIT) -> RawBook | Finding:
    """What comes of a file with this content."""
    path = folder / "fill.xlsx"
    path.write_bytes(content)
    return read_book(path, limit=limit)


def cells(folder: Path, members: dict[str, str | bytes]) -> dict[str, RawCell]:
    """The cells of the first sheet by their addresses."""
    book = opened(folder, packed(members))
    assert isinstance(book, RawBook), str(book.message)
    return {cell.address: cell for row in book.sheets[0].rows for cell in row}


def refused(folder: Path, content: bytes, *, limit: int = LIMIT) -> tuple[str, str]:
    """The rule and the sentence about a file that is refused."""
    finding = opened(folder, content, limit=limit)
    assert isinstance(finding, Finding)
    assert finding.rule.unreadable
    assert str(finding.place) == str(folder / "fill.xlsx")
    return finding.rule.name, str(finding.message)


def saved(book: Workbook) -> bytes:
    """The bytes of a workbook."""
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def test_a_workbook_as_a_program_writes_it(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "三季度"
    sheet.append(["日期", 1.1 + 2.2, 12.0, 0.98, True, None, date(2020, 12, 18), datetime(2020, 1, 1, 12, 30)])  # noqa: DTZ001
    sheet["D1"].number_format = "0%"
    sheet["A3"], sheet["B3"] = "=1+1", "行\n二"
    sheet["C3"] = "#REF!"
    sheet.merge_cells("A7:B8")
    sheet.row_dimensions[3].hidden = True
    book.create_sheet("_meta").sheet_state = "veryHidden"
    read = opened(tmp_path, saved(book))
    assert isinstance(read, RawBook)
    assert [(one.title, one.is_hidden) for one in read.sheets] == [("三季度", False), ("_meta", True)]
    assert read.sheets[0].hidden_rows == frozenset({3})
    assert read.sheets[0].merged == ("A7:B8",)
    assert len(read.digest) == 64
    first = read.sheets[0]
    assert [cell.value for cell in first.rows[0]] == [
        *("日期", Decimal("3.3"), 12, Decimal("0.98"), True, date(2020, 12, 18)),
        datetime(2020, 1, 1, 12, 30),  # noqa: DTZ001
    ]
    assert first.cell(1, 4) == RawCell(1, 4, Decimal("0.98"), "0%")
    assert first.cell(1, 6) is None
    assert first.cell(3, 1) == RawCell(3, 1, None, is_formula_without_value=True)
    assert first.cell(3, 2) == RawCell(3, 2, "行\n二")
    assert first.cell(3, 3) == RawCell(3, 3, "#REF!", error=True)


WRITTEN: tuple[tuple[str, object], ...] = (
    ("<v>0.1</v>", Decimal("0.1")),
    ("<v>0.30000000000000004</v>", Decimal("0.3")),
    ("<v>57.730000000000004</v>", Decimal("57.73")),
    ("<v>1.5E-3</v>", Decimal("0.0015")),
    ("<v>130203199001011234</v>", 130203199001011000),
    ("<v> 7 </v>", 7),
    ("<v>-0</v>", 0),
    ("<v></v>", None),
    ("<f>A1</f><v>3</v>", 3),
)


@pytest.mark.parametrize(("inside", "value"), WRITTEN)
def test_numbers_have_the_digits_that_excel_keeps(tmp_path: Path, inside: str, value: object) -> None:
    read = cells(tmp_path, parts(f'<row r="1"><c r="A1">{inside}</c></row>'))
    assert (read["A1"].value if "A1" in read else None) == value


TEXTS: tuple[tuple[str, str | None], ...] = (
    ('<c t="inlineStr"><is><t>字</t></is></c>', "字"),
    ('<c t="inlineStr"><is><r><t>富</t></r><r><t xml:space="preserve"> 文本</t></r></is></c>', "富 文本"),
    ('<c t="s"><v>0</v></c>', "甲"),
    ('<c t="s"><v>1</v></c>', "富文本"),
    ('<c t="s"><v>2</v></c>', "a\rb_x"),
    ('<c t="str"><f>A1</f><v>算</v></c>', "算"),
    ('<c t="str"><f>A1</f><v></v></c>', None),
    ('<c t="d"><v>不是日期</v></c>', "不是日期"),
    ('<c t="str"><v>_xD83D__xDE00_ _xD83D_</v></c>', "\U0001f600 \ufffd"),
)


@pytest.mark.parametrize(("cell", "value"), TEXTS)
def test_texts_however_they_are_stored(tmp_path: Path, cell: str, value: str | None) -> None:
    shared = (
        "<si><t>甲</t></si><si><r><t>富</t></r><r><t>文本</t></r><rPh><t>fu</t></rPh></si><si><t>a_x000D_b_x</t></si>"
    )
    read = cells(tmp_path, parts(f"<row>{cell}</row>", texts=shared))
    assert (read["A1"].value if read else None) == value


STYLES = (
    '<numFmts><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="0&quot;日&quot;"/>'
    '<numFmt numFmtId="166" formatCode="[h]:mm"/>'
    '<numFmt numFmtId="167" formatCode="[$-804]e&quot;年&quot;m&quot;月&quot;"/>'
    '</numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/>'
    '<xf numFmtId="165"/><xf numFmtId="31"/><xf numFmtId="20"/><xf numFmtId="x"/>'
    '<xf numFmtId="166"/><xf numFmtId="167"/></cellXfs>'
)

DATES: tuple[tuple[str, str, object], ...] = (
    ("1", "44183", date(2020, 12, 18)),
    ("3", "44183", date(2020, 12, 18)),
    ("1", "44183.5", datetime(2020, 12, 18, 12)),  # noqa: DTZ001 - workbooks know no zones
    ("1", "59", date(1900, 2, 28)),
    ("1", "60", 60),
    ("1", "61", date(1900, 3, 1)),
    ("1", "0", 0),
    ("1", "-5", -5),
    ("1", "99999999", 99999999),
    ("2", "44183", 44183),
    ("4", "0.5", Decimal("0.5")),
    ("0", "44183", 44183),
    ("5", "44183", 44183),
    ("6", "44183", 44183),
    ("7", "44183", date(2020, 12, 18)),
    ("77", "44183", 44183),
    ("x", "44183", 44183),
)


@pytest.mark.parametrize(("style", "number", "value"), DATES)
def test_a_number_is_a_day_by_its_format(tmp_path: Path, style: str, number: str, value: object) -> None:
    read = cells(tmp_path, parts(f'<row><c s="{style}"><v>{number}</v></c></row>', styles=STYLES))
    assert read["A1"].value == value
    assert type(read["A1"].value) is type(value)


def test_days_count_from_1904_where_the_workbook_says_so(tmp_path: Path) -> None:
    rows = '<row><c s="1"><v>42721</v></c></row>'
    read = cells(tmp_path, parts(rows, book='<workbookPr date1904="1"/>', styles=STYLES))
    assert read["A1"].value == date(2020, 12, 18)


def test_cells_and_rows_without_addresses_count_on(tmp_path: Path) -> None:
    rows = '<row><c><v>1</v></c><c r="D1"><v>2</v></c><c><v>3</v></c></row><row r="9"/><row><c><v>4</v></c></row>'
    assert {address: cell.value for address, cell in cells(tmp_path, parts(rows)).items()} == {
        "A1": 1,
        "D1": 2,
        "E1": 3,
        "A10": 4,
    }


def test_a_wrong_dimension_hides_nothing(tmp_path: Path) -> None:
    """WPS writes a dimension of A1 over a full sheet."""
    members = parts('<row r="3"><c r="C3"><v>1</v></c></row>')
    sheet = str(members["xl/worksheets/sheet1.xml"])
    members["xl/worksheets/sheet1.xml"] = sheet.replace("<sheetData>", '<dimension ref="A1"/><sheetData>')
    assert set(cells(tmp_path, members)) == {"C3"}


def test_prefixes_strict_namespaces_and_macros_make_no_difference(tmp_path: Path) -> None:
    members = {
        name: text.replace("xmlns=", "xmlns:x=").replace("</", "</x:").replace("<x:", "<").replace("<", "<x:")
        if name.endswith("sheet1.xml") and isinstance(text, str)
        else text
        for name, text in parts('<row r="1"><c r="A1"><v>1</v></c></row>').items()
    }
    members["xl/worksheets/sheet1.xml"] = (
        str(members["xl/worksheets/sheet1.xml"]).replace("<x:/x:", "</x:").replace("<x:/", "</x:")
    )
    members["xl/vbaProject.bin"] = b"\xd0\xcf\x11\xe0"
    members = {
        name: text.replace(MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main") if isinstance(text, str) else text
        for name, text in members.items()
    }
    assert cells(tmp_path, members)["A1"].value == 1


def test_protected_sheets_are_read(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = 1
    sheet.protection.set_password("x")
    sheet.protection.enable()
    read = opened(tmp_path, saved(book))
    assert isinstance(read, RawBook)
    assert read.sheets[0].rows[0][0].value == 1


def ole(stream: str) -> bytes:
    """The beginning of an old container with a stream of this name."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + stream.encode("utf-16-le") + b"\0" * 512


NORMAL = packed(parts('<row r="1"><c r="A1"><v>1</v></c></row>'))

FOREIGN: dict[str, tuple[bytes, str, str]] = {
    "empty": (b"", "not-a-workbook", "the file is empty: 0 bytes"),
    "encrypted": (
        *(ole("EncryptedPackage"), "workbook-encrypted"),
        "the workbook is encrypted: it takes a password to open it",
    ),
    "xls": (ole("Workbook"), "not-a-workbook", "the file is a workbook of the old kind (.xls, .et)"),
    "doc": (ole("WordDocument"), "not-a-workbook", "the file is an old Word document (.doc), not a workbook"),
    "ole": (ole("Other"), "not-a-workbook", "the file is of an old Office kind, not an .xlsx workbook"),
    "html": (
        *("<html><table><tr><td>日期</td></tr></table></html>".encode(), "not-a-workbook"),
        "the file is a web page (HTML), only called a workbook",
    ),
    "html with a mark": (
        *("\ufeff \n<TABLE>".encode("utf-16"), "not-a-workbook"),
        "the file is a web page (HTML), only called a workbook",
    ),
    "mht": (
        *(b"MIME-Version: 1.0\r\n", "not-a-workbook"),
        "the file is a web page (HTML), only called a workbook",
    ),
    "xml 2003": (
        *(b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>', "not-a-workbook"),
        "the file is an XML table of Excel 2003, only called a workbook",
    ),
    "fods": (
        *(
            b'<?xml version="1.0"?><office:document xmlns="urn:oasis:names:tc:opendocument:xmlns"><style/>',
            "not-a-workbook",
        ),
        "the file is an OpenDocument file (.ods), which is not read here",
    ),
    "csv": (
        *("日期,金额\n2020-01-01,5\n".encode("gb18030"), "not-a-workbook"),
        "the file is plain text such as CSV, only called a workbook",
    ),
    "pdf": (b"%PDF-1.7\n\x00", "not-a-workbook", "the file is a PDF document, not a workbook"),
    "png": (b"\x89PNG\r\n\x1a\n", "not-a-workbook", "the file is a picture, not a workbook"),
    "rar": (b"Rar!\x1a\x07", "not-a-workbook", "the file is a RAR archive, not a workbook"),
    "noise": (bytes(range(256)), "not-a-workbook", "the file is no workbook, or it is damaged at its beginning"),
    "docx": (
        *(packed({"[Content_Types].xml": "", "word/document.xml": "", "word/embeddings/xl/x": ""}), "not-a-workbook"),
        "the file is a Word document (.docx), not a workbook",
    ),
    "ods": (
        *(packed({"mimetype": "", "content.xml": ""}), "not-a-workbook"),
        "the file is an OpenDocument file (.ods), which is not read here",
    ),
    "xlsb": (
        *(packed({"[Content_Types].xml": "", "xl/workbook.bin": ""}), "not-a-workbook"),
        "the file is a binary workbook (.xlsb), which is not read here",
    ),
    "zip": (
        *(packed({"readme.txt": "x"}), "not-a-workbook"),
        "the file is a zip archive of something else, not a workbook",
    ),
    "no sheets": (packed({"[Content_Types].xml": ""}), "workbook-damaged", "the workbook is damaged: it has no sheets"),
    "cut off": (
        *(NORMAL[: len(NORMAL) // 2], "workbook-damaged"),
        "the file is cut off or damaged: its list of parts cannot be read",
    ),
}


@pytest.mark.parametrize("kind", FOREIGN)
def test_what_only_is_called_a_workbook_is_named(tmp_path: Path, kind: str) -> None:
    content, rule, sentence = FOREIGN[kind]
    assert refused(tmp_path, content) == (rule, sentence)


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    for path, rule in ((tmp_path / "none.xlsx", "file-missing"), (tmp_path, "file-unreadable")):
        finding = read_book(path, limit=LIMIT)
        assert isinstance(finding, Finding)
        assert finding.rule.name == rule


def with_password() -> bytes:
    """An archive whose parts are marked as encrypted."""
    content = bytearray(NORMAL)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.find(mark)
        while at >= 0:
            content[at + offset] |= 1
            at = content.find(mark, at + 4)
    return bytes(content)


def damaged_part() -> bytes:
    """A workbook whose sheet has a wrong checksum."""
    content = bytearray(NORMAL)
    at = content.rfind(b"xl/worksheets/sheet1.xml") - 46
    content[at + 16 : at + 20] = struct.pack("<I", 1)
    return bytes(content)


BROKEN: dict[str, tuple[Callable[[], bytes], str, str]] = {
    "password": (with_password, "workbook-encrypted", "the file is a zip archive with a password"),
    "checksum": (
        *(damaged_part, "workbook-damaged"),
        "the file is damaged: its part xl/worksheets/sheet1.xml cannot be unpacked",
    ),
    "no sheet part": (
        lambda: packed({key: text for key, text in parts().items() if "sheet1" not in key}),
        *("workbook-damaged", "the file is damaged: its part xl/worksheets/sheet1.xml is missing"),
    ),
    "no relations": (
        lambda: packed({key: text for key, text in parts().items() if "workbook.xml.rels" not in key}),
        *("workbook-damaged", "the file is damaged: its part xl/_rels/workbook.xml.rels is missing"),
    ),
    "no such relation": (
        lambda: packed(parts() | {"xl/_rels/workbook.xml.rels": "<Relationships/>"}),
        *("workbook-damaged", "the workbook is damaged: its sheet 付款 is missing"),
    ),
    "no list of sheets": (
        lambda: packed(parts() | {"xl/workbook.xml": "<workbook/>"}),
        *("workbook-damaged", "the workbook is damaged: it has no sheets, or more than 1000"),
    ),
    "cut xml": (
        lambda: packed(parts("<row><c>")),
        *("workbook-damaged", "the file is damaged: its part xl/worksheets/sheet1.xml is no valid XML"),
    ),
    "entities": (
        lambda: packed(
            parts() | {"xl/worksheets/sheet1.xml": '<!DOCTYPE x [<!ENTITY a "b"><!ENTITY c "&a;&a;">]><x>&c;</x>'}
        ),
        *("workbook-damaged", "the file has a document type (x), which none has that a program wrote"),
    ),
    "outer entity": (
        lambda: packed(parts(texts="") | {"xl/sharedStrings.xml": '<!DOCTYPE sst SYSTEM "file:///etc/passwd"><sst/>'}),
        *("workbook-damaged", "the file has a document type (sst), which none has that a program wrote"),
    ),
    "encoding": (
        lambda: packed(parts() | {"xl/worksheets/sheet1.xml": b'<?xml version="1.0" encoding="klingon"?><x/>'}),
        *("workbook-damaged", "the file is damaged: its part xl/worksheets/sheet1.xml is no valid XML"),
    ),
    "no text": (
        lambda: packed(parts('<row><c t="s"><v>3</v></c></row>', texts="<si><t>x</t></si>")),
        *("workbook-damaged", "the workbook is damaged: a text that a cell refers to is missing"),
    ),
    "no texts": (
        lambda: packed(parts('<row><c t="s"><v>0</v></c></row>')),
        *("workbook-damaged", "the workbook is damaged: a text that a cell refers to is missing"),
    ),
    "cells twice": (
        lambda: packed(parts('<row><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>')),
        *("workbook-damaged", "the workbook is damaged: the rows or cells of its sheet 付款 are in disorder"),
    ),
    "rows twice": (
        lambda: packed(parts('<row r="2"/><row r="2"/>')),
        *("workbook-damaged", "the workbook is damaged: the rows or cells of its sheet 付款 are in disorder"),
    ),
    "a wrong address": (
        lambda: packed(parts('<row><c r="??"><v>1</v></c></row>')),
        *("workbook-damaged", "the workbook is damaged: the rows or cells of its sheet 付款 are in disorder"),
    ),
    "a row too many": (
        lambda: packed(parts('<row r="1048577"/>')),
        *("workbook-damaged", "the workbook is damaged: the rows or cells of its sheet 付款 are in disorder"),
    ),
}


@pytest.mark.parametrize("kind", BROKEN)
def test_what_is_broken_is_said(tmp_path: Path, kind: str) -> None:
    content, rule, sentence = BROKEN[kind]
    assert refused(tmp_path, content()) == (rule, sentence)


def test_numbers_that_excel_does_not_know_are_errors(tmp_path: Path) -> None:
    for text in ("NaN", "INF", "1E999999999", "-1E+400", "zwölf"):
        read = cells(tmp_path, parts(f"<row><c><v>{text}</v></c></row>"))
        assert (read["A1"].value, read["A1"].error) == (text, True)


def test_a_zip_bomb_is_refused_by_its_sizes_before_it_is_unpacked(tmp_path: Path) -> None:
    bomb = parts()
    bomb["xl/worksheets/sheet1.xml"] = b"\0" * (opening.UNPACKED_FACTOR * 2**20 + 1)
    content = packed(bomb)
    assert len(content) < 2**14
    assert refused(tmp_path, content, limit=2**20) == (*("file-too-large", "unpacked, the file is larger than 4 MB"),)


def test_a_zip_bomb_that_lies_about_its_size_unpacks_no_further(tmp_path: Path) -> None:
    members = parts()
    members["xl/worksheets/sheet1.xml"] = b" " * 2**26
    content = bytearray(packed(members))
    at = content.rfind(b"xl/worksheets/sheet1.xml") - 46
    content[at + 24 : at + 28] = struct.pack("<I", 100)
    tracemalloc.start()
    rule, _ = refused(tmp_path, bytes(content), limit=2**22)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert rule == "workbook-damaged"
    assert peak < 2**24


def test_too_many_parts_cells_and_merges_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    many = packed({f"xl/{number}": "" for number in range(opening.ENTRY_LIMIT + 1)})
    assert refused(tmp_path, many) == ("file-too-large", "the file has more than 10000 parts, which no document has")
    monkeypatch.setattr(sheets, "CELL_LIMIT", 3)
    monkeypatch.setattr(sheets, "MERGE_LIMIT", 2)
    row = "<row><c><v>1</v></c><c><v>1</v></c></row>"
    assert refused(tmp_path, packed(parts(row * 2))) == ("file-too-large", "the workbook has more than 3 cells")
    merges = '<mergeCells><mergeCell ref="A1:B1"/><mergeCell ref="A2:B2"/><mergeCell ref="A3:B3"/></mergeCells>'
    assert refused(tmp_path, packed(parts(behind=merges))) == (
        *("file-too-large", "a sheet has more than 2 merged ranges"),
    )


def test_a_tag_without_an_end_is_not_parsed_again_and_again(tmp_path: Path) -> None:
    long = packed(parts(f'<row a="{"x" * 2**20}"><c><v>1</v></c></row>'))
    assert isinstance(opened(tmp_path, long), RawBook)
    endless = packed(parts(f'<row a="{"x" * 2**25}"><c><v>1</v></c></row>'))
    start = time.perf_counter()
    assert refused(tmp_path, endless)[0] == "workbook-damaged"
    assert time.perf_counter() - start < 5


def test_the_size_limit_holds_for_the_file(tmp_path: Path) -> None:
    assert refused(tmp_path, NORMAL, limit=len(NORMAL) - 1)[0] == "file-too-large"


def test_empty_formatted_rows_take_no_memory(tmp_path: Path) -> None:
    count = 100_000
    rows = "".join(f'<row r="{row}"><c r="A{row}" s="1"/><c r="B{row}" s="1"/></row>' for row in range(1, count))
    content = packed(parts(f'{rows}<row r="{count}"><c r="C{count}"><v>7</v></c></row>'))
    tracemalloc.start()
    start = time.perf_counter()
    book = opened(tmp_path, content, limit=2**22)
    taken = time.perf_counter() - start
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert isinstance(book, RawBook)
    assert [len(row) for row in book.sheets[0].rows] == [1]
    assert peak < 2**24
    assert taken < 30


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("kind", [*FOREIGN, *BROKEN])
def test_the_command_line_says_it_in_one_line(perfcheck: Run, workspace: Path, kind: str, lang: str) -> None:
    content = FOREIGN[kind][0] if kind in FOREIGN else BROKEN[kind][0]()
    (workspace / "payments.xlsx").write_bytes(content)
    text = "as_of: 2020-09-30\ndepartment: 322\nspent_from: ../payments.xlsx\n"
    (workspace / "actuals" / "new.yaml").write_text(text, encoding="utf-8")
    for arguments in (("grade", "actuals/new.yaml"), ("grade", "payments.xlsx"), ("validate", "payments.xlsx")):
        ran = perfcheck(*arguments, lang=lang)
        assert ran.code == 2
        assert sum(" PC0" in line for line in (ran.out + ran.err).splitlines()) == 1


@settings(max_examples=150, deadline=None)
@given(st.integers(0, len(NORMAL) - 1), st.binary(min_size=1, max_size=4))
def test_no_damage_breaks_the_reading(tmp_path_factory: pytest.TempPathFactory, at: int, noise: bytes) -> None:
    """Whatever a byte is changed to: a book, or a finding."""
    content = NORMAL[:at] + noise + NORMAL[at + len(noise) :]
    assert isinstance(opened(tmp_path_factory.getbasetemp(), content), RawBook | Finding)


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet='<>/="cvrsft1A &;é', max_size=60))
def test_no_markup_breaks_the_reading(tmp_path_factory: pytest.TempPathFactory, markup: str) -> None:
    content = packed(parts(markup))
    assert isinstance(opened(tmp_path_factory.getbasetemp(), content), RawBook | Finding)
