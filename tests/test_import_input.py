"""Files that cannot be imported: one clear line, in bounded time and memory; and formats told by content alone."""

from __future__ import annotations

import os
import struct
import sys
import time
import tracemalloc
from typing import TYPE_CHECKING

import pytest

import papers
from perfcheck.findings import Finding
from perfcheck.importing import html, office, old_sheets, pdf_pages, sheets, text_dump
from perfcheck.importing.compound import Compound
from perfcheck.importing.form import Paper
from perfcheck.importing.readers import read_paper
from perfcheck.importing.run import import_file
from perfcheck.sources.workbooks.opening import UNPACKED_FACTOR

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Run

LIMIT = 50 * 1024 * 1024
FORM = papers.national_form()


def read(folder: Path, content: bytes, name: str = "document", *, limit: int = LIMIT) -> Paper | Finding:
    """What comes of a file with this content."""
    path = folder / name
    path.write_bytes(content)
    return read_paper(path, limit=limit)


def refused(folder: Path, content: bytes, *, limit: int = LIMIT) -> tuple[str, str]:
    """The rule and the sentence about a file that is refused."""
    found = read(folder, content, limit=limit)
    assert isinstance(found, Finding)
    assert found.rule.unreadable
    return found.rule.name, str(found.message)


def ole(stream: str, header: bytes = b"") -> bytes:
    """The beginning of an old container with a stream of this name."""
    begin = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
    return begin + header.ljust(512, b"\0") + stream.encode("utf-16-le") + b"\0" * 512


SAME = {
    "docx": papers.docx(*FORM),
    "xlsx": papers.xlsx(*FORM),
    "pdf": papers.pdf(FORM),
    "html": papers.html(*FORM).encode(),
    "html in gbk": papers.html(*FORM).replace("<html>", '<html><meta charset="gb2312">').encode("gb18030"),
    "mht": b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\nContent-Type: text/html\r\n"
    b"Content-Transfer-Encoding: 8bit\r\n\r\n" + papers.html(*FORM).encode() + b"\r\n--x--\r\n",
    "dump": papers.dump(*FORM).encode(),
    "dump in gbk": papers.dump(*FORM).encode("gb18030"),
    "dump in utf-16": papers.dump(*FORM).encode("utf-16"),
    "dump with a mark": papers.dump(*FORM).encode("utf-8-sig"),
}


@pytest.mark.parametrize("kind", SAME)
@pytest.mark.parametrize("name", ["targets.doc", "targets.xls", "targets.pdf", "targets"])
def test_the_kind_of_a_file_is_told_by_its_content(tmp_path: Path, kind: str, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(SAME[kind])
    found = import_file(path, limit=LIMIT)
    assert isinstance(found, tuple), str(found.message)
    (one,) = found
    projects = one.data["projects"]
    assert isinstance(projects, dict)
    assert list(projects) == ["901-P0001"]
    project = projects["901-P0001"]
    assert isinstance(project, dict)
    assert project["indicators"] == {
        "产出指标": {
            "数量指标": {"更新设备数量": {"target": "≥10台", "weight": "20"}},
            "质量指标": {"验收合格率": {"target": "100%", "weight": "20"}},
            "时效指标": {"完成时间": {"target": "2020年12月底前", "weight": "10"}},
        },
        "效益指标": {"社会效益指标": {"服务群众人次": {"target": "≥5000人次", "weight": "30"}}},
        "满意度指标": {"服务对象满意度指标": {"群众满意度": {"target": "≥90%", "weight": "10"}}},
    }
    assert project["budget"] == {"total": "120", "fiscal": "120"}
    assert (one.code, one.name, one.data["year"]) == ("901", "测试局", "2020")


FOREIGN: dict[str, tuple[bytes, str, str]] = {
    "empty": (b"", "nothing-to-import", "the file is empty: 0 bytes"),
    "encrypted": (
        *(ole("EncryptedPackage"), "document-encrypted"),
        "the document is encrypted: it takes a password to open it",
    ),
    "encrypted doc": (
        *(ole("WordDocument", b"\xec\xa5\xc1\0" + b"\0" * 6 + b"\0\x01"), "document-encrypted"),
        "the document is encrypted: it takes a password to open it",
    ),
    "damaged doc": (
        *(ole("WordDocument"), "document-damaged"),
        "the document is cut off or damaged: its parts cannot be found",
    ),
    "damaged xls": (ole("Workbook"), "document-damaged", "the workbook is damaged: it cannot be read"),
    "ppt": (
        *(ole("PowerPoint Document"), "not-a-document"),
        "the file is a presentation (.ppt); give the document with the tables of targets",
    ),
    "ole": (
        *(ole("Other"), "not-a-document"),
        "the file is of an old Office kind that is not known here; save it as .docx or .xlsx",
    ),
    "png": (
        *(b"\x89PNG\r\n\x1a\n", "not-a-document"),
        "the file is a picture; its text must be recognised (OCR) and saved as .docx or .xlsx first",
    ),
    "rar": (b"Rar!\x1a\x07", "not-a-document", "the file is an archive; unpack it and give the document itself"),
    "noise": (
        *(bytes(range(256)), "not-a-document"),
        "the file is no document that is known here, or it is damaged at its beginning",
    ),
    "zip": (
        *(papers.zipped({"readme.txt": "x"}), "not-a-document"),
        "the file is a zip archive of something else; unpack it and give the document itself",
    ),
    "pptx": (
        *(papers.zipped({"ppt/presentation.xml": ""}), "not-a-document"),
        "the file is a presentation (.pptx); give the document with the tables of targets",
    ),
    "cut docx": (
        *(SAME["docx"][: len(SAME["docx"]) // 2], "document-damaged"),
        "the file is cut off or damaged: its list of parts cannot be read",
    ),
    "cut xlsx": (
        *(SAME["xlsx"][: len(SAME["xlsx"]) // 2], "document-damaged"),
        "the file is cut off or damaged: its list of parts cannot be read",
    ),
    "cut pdf": (SAME["pdf"][: len(SAME["pdf"]) // 2], "document-damaged", "the PDF is cut off: its end is missing"),
    "no pdf": (
        *(b"%PDF-1.4\nnothing\n%%EOF\n", "document-damaged"),
        "the PDF is cut off or damaged: it cannot be read",
    ),
    "scan": (
        *(papers.pdf(()), "nothing-to-import"),
        "the PDF has no text: it is a scan, a picture of a document",
    ),
    "entities": (
        papers.zipped(
            {"word/document.xml": '<!DOCTYPE x [<!ENTITY a "b"><!ENTITY c "&a;&a;">]><document>&c;</document>'}
        ),
        *("document-damaged", "the file has a document type (x), which none has that a program wrote"),
    ),
    "cut xml": (
        papers.zipped({"word/document.xml": f'<w:document xmlns:w="{papers.WORD}"><w:body>'}),
        *("document-damaged", "the file is damaged: its part word/document.xml is no valid XML"),
    ),
    "one cell a line": (
        *("项目名称\n设备更新\n一级指标\n二级指标\n".encode(), "not-a-document"),
        "the file is a text without tables: nothing in it tells where a cell begins",
    ),
    "gbk without tabs": (
        *("项目名称\n设备更新\n".encode("gb18030"), "not-a-document"),
        "the file is a text without tables: nothing in it tells where a cell begins",
    ),
    "no encoding": (
        *("项目\t名称".encode() + b"\xff\xff\xff", "not-a-document"),
        "the file is no text in UTF-8, UTF-16 or GB18030, or it is damaged",
    ),
}


@pytest.mark.parametrize("kind", FOREIGN)
def test_what_cannot_be_read_is_said_in_one_sentence(tmp_path: Path, kind: str) -> None:
    content, rule, sentence = FOREIGN[kind]
    assert refused(tmp_path, content) == (rule, sentence)


def test_tables_without_targets_and_documents_without_a_year_are_nothing(tmp_path: Path) -> None:
    path = tmp_path / "x.docx"
    path.write_bytes(papers.docx("通知", papers.Table((("姓名", "电话"), ("甲", "1")))))
    found = import_file(path, limit=LIMIT)
    assert isinstance(found, Finding)
    assert str(found.message) == "the document has no table of targets that is known here"
    form = tuple(part.replace("2020", "") if isinstance(part, str) else part for part in FORM)
    last = form[-1]
    assert isinstance(last, papers.Table)
    rows = tuple(tuple(cell and cell.replace("2020年", "") for cell in row) for row in last.rows)
    path.write_bytes(papers.docx(*form[:-1], papers.Table(rows)))
    found = import_file(path, limit=LIMIT)
    assert isinstance(found, Finding)
    assert str(found.message) == "the document names no year"
    assert isinstance(import_file(path, limit=LIMIT, year=2021), tuple)


def test_folders_devices_and_missing_files(tmp_path: Path, perfcheck: Run) -> None:
    for path, said in (
        (tmp_path, "this is a folder, not a file"),
        (tmp_path / "none.docx", "there is no such file"),
        (os.devnull, "this is a pipe or a device, not a file on disk"),
    ):
        ran = perfcheck("import", str(path))
        assert ran.code == 2
        assert ran.out == ""
        assert len(ran.err.splitlines()) == 1
        assert said in ran.err


def test_a_zip_bomb_takes_neither_time_nor_memory(tmp_path: Path) -> None:
    limit = 2**20
    bomb = papers.zipped({"word/document.xml": b" " * (UNPACKED_FACTOR * limit + 1)})
    tracemalloc.start()
    start = time.monotonic()
    rule, _ = refused(tmp_path, bomb, limit=limit)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert rule == "file-too-large"
    assert time.monotonic() - start < 5
    assert peak < 2**24


def test_tables_in_tables_without_end_are_refused(tmp_path: Path) -> None:
    nested = "<w:tbl><w:tr><w:tc>" * 200 + papers.paragraph("x") + "</w:tc></w:tr></w:tbl>" * 200
    assert refused(tmp_path, papers.docx(body=nested))[0] == "document-damaged"
    page = "<html>" + "<table><tr><td>" * 100_000
    assert refused(tmp_path, page.encode())[0] == "document-damaged"


def test_spans_that_cover_millions_are_refused_or_cut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html, "PLACE_LIMIT", 10_000)
    rows = '<tr><td rowspan="60000" colspan="900">x</td></tr>' * 200
    assert refused(tmp_path, f"<table>{rows}</table>".encode())[0] == "file-too-large"
    wide = '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="9999"/></w:tcPr></w:tc></w:tr></w:tbl>'
    found = read(tmp_path, papers.docx(body=wide))
    assert isinstance(found, Paper)
    assert found.parts[0].cells[0].columns == 256  # type: ignore[union-attr]


def test_sheets_and_texts_of_too_many_cells_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "GRID_LIMIT", 10)
    assert refused(tmp_path, SAME["xlsx"])[0] == "file-too-large"
    monkeypatch.setattr(text_dump, "CELL_LIMIT", 10)
    assert refused(tmp_path, SAME["dump"])[0] == "file-too-large"


def test_what_reads_pdf_and_old_files_may_be_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_pages, "find_spec", lambda _: None)
    assert refused(tmp_path, SAME["pdf"]) == (
        *("reader-missing", "PDF documents are read by pdfplumber, which is not installed"),
    )
    monkeypatch.setattr(old_sheets, "is_installed", lambda: False)
    monkeypatch.setattr(office, "program", lambda: None)
    found = read(tmp_path, ole("Workbook"))
    assert isinstance(found, Finding)
    assert 'pip install "perfcheck[xls]"' in str(found.hint)
    found = read(tmp_path, b"{\\rtf1 x}")
    assert isinstance(found, Finding)
    assert found.rule.name == "reader-missing"


@pytest.mark.skipif(sys.platform == "win32", reason="its program is a shell script")
def test_an_office_that_hangs_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\nsleep 60\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setattr(office, "SECONDS", 0.3)
    monkeypatch.setattr(office, "program", lambda: str(program))
    start = time.monotonic()
    rule, sentence = refused(tmp_path, b"{\\rtf1 x}")
    assert rule == "document-damaged"
    assert "did not read the document" in sentence
    assert time.monotonic() - start < 10


@pytest.mark.skipif(sys.platform == "win32", reason="its program is a shell script")
def test_an_office_that_saves_the_document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "ready.docx").write_bytes(SAME["docx"])
    program = tmp_path / "soffice"
    program.write_text(f"#!/bin/sh\nmkdir out\ncp {tmp_path}/ready.docx out/document.docx\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setattr(office, "program", lambda: str(program))
    found = read(tmp_path, b"{\\rtf1 x}")
    assert isinstance(found, Paper)
    assert len(found.parts) == 6


def test_an_endless_pdf_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_pages, "told", _never)
    monkeypatch.setattr(pdf_pages, "SECONDS_OF_A_PAGE", 0.3)
    start = time.monotonic()
    assert refused(tmp_path, SAME["pdf"])[0] == "file-too-large"
    assert time.monotonic() - start < 10


def _never(*_: object) -> list[str]:
    time.sleep(60)
    return []


@pytest.mark.parametrize(("said", "rule"), [("locked", "document-encrypted"), ("memory", "file-too-large")])
def test_what_the_process_of_a_pdf_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: str, rule: str) -> None:
    monkeypatch.setattr(pdf_pages, "told", lambda *_: [said])
    assert refused(tmp_path, SAME["pdf"])[0] == rule


def test_many_pages_are_read_by_several_processes_and_stay_in_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf_pages, "PAYS_FROM", 0)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    seen: list[tuple[int, int]] = []
    path = tmp_path / "many.pdf"
    path.write_bytes(papers.pdf(*(papers.national_form(number) for number in range(1, 6))))
    found = import_file(path, limit=LIMIT, watch=lambda count, total: seen.append((count, total)))
    assert isinstance(found, tuple)
    assert list(found[0].data["projects"] or ()) == [f"901-P{number:04}" for number in range(1, 6)]
    assert seen == [(1, 5)] * 5


BROKEN_CONTAINERS: dict[str, Callable[[bytearray], None]] = {
    "sector size": lambda content: struct.pack_into("<H", content, 30, 60),
    "directory": lambda content: struct.pack_into("<I", content, 48, 0x00FFFFFF),
    "table": lambda content: struct.pack_into("<I", content, 76, 0x00FFFFFF),
}


@pytest.mark.parametrize("kind", BROKEN_CONTAINERS)
def test_broken_containers(tmp_path: Path, kind: str) -> None:
    content = bytearray(ole("WordDocument"))
    struct.pack_into("<HH", content, 30, 9, 6)
    struct.pack_into("<I", content, 76, 0)
    BROKEN_CONTAINERS[kind](content)
    assert refused(tmp_path, bytes(content))[0] == "document-damaged"
    with pytest.raises(Exception, match="cut off or damaged"):
        Compound(bytes(content)).stream("WordDocument")
