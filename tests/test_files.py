"""The bytes of a file as text, or the finding that says why it has none."""

from __future__ import annotations

import codecs
import io
import os
import sys
import zipfile
from typing import TYPE_CHECKING

import pytest

from perfcheck.findings import Finding, Span
from perfcheck.source_text import SourceText
from perfcheck.sources.files import read_text

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "year: 2020\nname: 南堡经济开发区商务局 😀\n"


def read(path: Path, content: bytes, *, limit: int = 1000) -> str | Finding:
    """What is read of a file with this content."""
    path.write_bytes(content)
    return read_text(path, "shown.yaml", limit=limit)


def refused(path: Path, content: bytes) -> Finding:
    """The finding for a file with this content."""
    found = read(path, content)
    assert isinstance(found, Finding)
    assert found.rule.unreadable
    assert found.place.file == "shown.yaml"
    return found


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the file of the test stands."""
    return tmp_path / "targets.yaml"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings(path: Path, encoding: str) -> None:
    """A byte order mark is dropped."""
    assert read(path, TEXT.encode(encoding)) == TEXT


def test_big_endian(path: Path) -> None:
    """UTF-16 comes in two orders."""
    assert read(path, codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be")) == TEXT


@pytest.mark.parametrize("content", [b"", codecs.BOM_UTF8])
def test_empty(path: Path, content: bytes) -> None:
    """An empty file is an empty text; what that means is for others to say."""
    assert read(path, content) == ""


def test_line_breaks_are_kept(path: Path) -> None:
    """The offsets of the text are those of the file."""
    assert read(path, b"a: 1\r\nb: 2\r") == "a: 1\r\nb: 2\r"


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("year: 2020\nname: 企业扶持资金\n", 2, 7),
        ("名: 1\n", 1, 1),
        ("a: 1\r\nb: 2\r\nname: 通联公司\r\n", 3, 8),  # 通 is UTF-8 as well
    ],
)
def test_gbk(path: Path, text: str, line: int, column: int) -> None:
    """GBK is named, with the place of the first byte that UTF-8 does not have."""
    found = refused(path, text.encode("gb18030"))
    assert found.rule.code == "PC004"
    assert "GBK" in str(found.message)
    assert "UTF-8" in str(found.hint)
    assert found.place.span == Span(line, column, line, column + 1)


def test_damaged_utf8(path: Path) -> None:
    """A text that is UTF-8 for long is not taken for GBK."""
    found = refused(path, "name: 企业扶持资金".encode()[:-1])
    assert found.rule.code == "PC004"
    assert "damaged" in str(found.message)
    assert found.place.span == Span(1, 12, 1, 13)


def test_damaged_utf16(path: Path) -> None:
    """Half a character at the end."""
    found = refused(path, codecs.BOM_UTF16_LE + b"a\0b")
    assert (found.rule.code, found.place.span) == ("PC004", None)


def zipped(name: str) -> bytes:
    """An archive with one file."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr(name, "x")
    return content.getvalue()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (zipped("xl/workbook.xml"), "Excel workbook"),
        (zipped("word/document.xml"), "Word document"),
        (zipped("a.yaml"), "zip archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100, ".xls"),
        (b"%PDF-1.7\n", "PDF"),
        (b"a: 1\0\n", "not text"),
        (b"\xff\xff\xff", "not text"),
        (b"caf\xe9\n", "not text"),
        ("a: 1\n".encode("utf-16-le"), "not text"),
        ("a: 1\n".encode("utf-32"), "not text"),
    ],
)
def test_not_text(path: Path, content: bytes, words: str) -> None:
    """What is known by its first bytes is called by its name."""
    found = refused(path, content)
    assert found.rule.code == "PC005"
    assert words in str(found.message)
    assert found.hint is not None


def test_limit(path: Path) -> None:
    """A file may be as large as the limit."""
    assert read(path, b"a: 123\n", limit=7) == "a: 123\n"
    found = read(path, b"a: 1234\n", limit=7)
    assert isinstance(found, Finding)
    assert found.rule.code == "PC003"
    assert "7 B" in str(found.message)


def test_large(path: Path) -> None:
    """A file that is too large is not read to find that out."""
    with path.open("wb") as file:
        file.truncate(3 * 1024**3)
    found = read_text(path, "shown.yaml")
    assert isinstance(found, Finding)
    assert found.rule.code == "PC003"
    assert "50 MB" in str(found.message)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="/proc has files that say they are empty")
def test_untrue_size(tmp_path: Path) -> None:
    """The limit holds for the reading as well."""
    found = read_text(tmp_path.__class__("/proc/cpuinfo"), "cpuinfo", limit=3)
    assert isinstance(found, Finding)
    assert found.rule.code == "PC003"


@pytest.mark.parametrize("name", ["missing.yaml", "file/below.yaml", "nul\0.yaml"])
def test_missing(tmp_path: Path, name: str) -> None:
    """Neither a wrong folder nor an impossible name is another kind of error."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    found = read_text(tmp_path / name, "shown.yaml")
    assert isinstance(found, Finding)
    assert found.rule.code == "PC001"


def test_folder(tmp_path: Path) -> None:
    """A folder is called so."""
    found = read_text(tmp_path, "folder")
    assert isinstance(found, Finding)
    assert (found.rule.code, str(found.place)) == ("PC002", "folder")
    assert "folder" in str(found.message)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_pipe(path: Path) -> None:
    """Nobody writes into the pipe, so reading it would wait for ever."""
    os.mkfifo(path)
    found = read_text(path, "pipe")
    assert isinstance(found, Finding)
    assert found.rule.code == "PC002"
    assert "pipe" in str(found.message)


def test_permission(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file may be there and closed to us."""

    def forbidden(*_: object, **__: object) -> None:
        raise PermissionError

    path.write_text(TEXT, encoding="utf-8")
    monkeypatch.setattr(type(path), "open", forbidden)
    found = read_text(path, "shown.yaml")
    assert isinstance(found, Finding)
    assert found.rule.code == "PC002"
    assert "permission" in str(found.message)


def test_other_trouble(tmp_path: Path) -> None:
    """What else the system says is passed on."""
    (tmp_path / "loop").symlink_to("loop")
    found = read_text(tmp_path / "loop", "shown.yaml")
    assert isinstance(found, Finding)
    assert found.rule.code == "PC002"
    assert "cannot be read" in str(found.message)


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r", "\x85", "\u2028", "\u2029"])
def test_lines(line_break: str) -> None:
    """Columns count code points, and lines end where YAML ends them."""
    text = line_break.join(["甲", "乙😀丙", ""])
    start = text.index("😀")
    assert SourceText(text).span(start, start + 1) == Span(2, 2, 2, 3)
    assert SourceText(text).span(len(text), len(text)) == Span(3, 1, 3, 1)
