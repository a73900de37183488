"""The schemas for editors say of a file what the reader says of its structure."""

from __future__ import annotations

import json
import re
import runpy
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, get_args, get_origin

import pytest
import yaml
from jsonschema import Draft7Validator
from pydantic import BeforeValidator

from perfcheck.findings import Finding
from perfcheck.i18n import Language, translator
from perfcheck.model.base import Record
from perfcheck.model.indicators import Indicator
from perfcheck.reports.schema import KINDS, fields, label_keys, records, schema, schema_json
from perfcheck.reports.schema_forms import BARE
from perfcheck.reports.schema_texts import LABELS
from perfcheck.sources.inheritance import base_of, extended, extends
from perfcheck.sources.policies import read_policy
from perfcheck.sources.structure import to_document
from perfcheck.sources.yaml_tree import build

if TYPE_CHECKING:
    from conftest import Run
    from perfcheck.sources.yaml_tree import Tree

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "tests" / "schemas"
RECORDS = {record for model in KINDS.values() for record in records(model)}
VALIDATORS = {kind: Draft7Validator(schema(kind, str)) for kind in KINDS}
FILES = [
    *(("targets", path) for path in [*sorted((ROOT / "targets").glob("*.yaml")), FOLDER / "targets.yaml"]),
    *(("actuals", path) for path in [*sorted((ROOT / "actuals").glob("*.yaml")), FOLDER / "actuals.yaml"]),
    *(("policy", path) for path in [*sorted((ROOT / "src/perfcheck/policies").glob("*.yaml")), FOLDER / "policy.yaml"]),
]


class EditorLoader(yaml.SafeLoader):
    """YAML 1.2 as editors read it: numbers, true and false, nothing; a date is a text."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012 - as the library has it


for _tag, _pattern, _first in (
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+", list("-+0123456789")),
    ("float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", list("-+.0123456789")),
):
    EditorLoader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(rf"^(?:{_pattern})$"), _first)


def as_editor(text: str) -> Any:  # noqa: ANN401 - any YAML
    """The data of a file as an editor holds them against a schema; every key is a text there."""
    return json.loads(json.dumps(yaml.load(text, EditorLoader)))  # noqa: S506 - a loader of plain values


def objections(kind: str, text: str) -> list[str]:
    """What the schema says against a file."""
    return [error.message for error in VALIDATORS[kind].iter_errors(as_editor(text))]


def codes(kind: str, text: str) -> set[str]:
    """What the reader finds in a file."""
    tree, findings = build(text, "t.yaml")
    assert tree is not None
    return {one.rule.code for one in (*findings, *_found(kind, tree))}


def _found(kind: str, tree: Tree) -> tuple[Finding, ...]:
    if kind != "policy" or not extends(tree):
        return to_document(KINDS[kind], tree)[1]
    base = base_of(tree, Path("t.yaml"), ())
    return (base,) if isinstance(base, Finding) else extended(tree, read_policy(base))[1]


def cases(name: str) -> list[Any]:
    """The cases in a file of this folder."""
    found = yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))
    return [pytest.param(one, id=f"{one['kind']}: {one['case']}") for one in found]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", Language)
def test_schemas_are_draft_07(kind: str, language: Language) -> None:
    made = schema_json(kind, translator(language))
    content = json.loads(made)
    Draft7Validator.check_schema(content)
    assert content["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert re.fullmatch(rf"urn:perfcheck:perfcheck-{kind}-\d+\.\d+\.json", content["$id"])
    assert not re.search(r'"(\$defs|prefixItems|dependentRequired|unevaluated\w+)":', made)


@pytest.mark.parametrize("record", sorted(RECORDS, key=str))
def test_everything_has_a_label(record: type[Record]) -> None:
    assert list(LABELS.get(record, {})) == list(label_keys(record))


def test_no_label_is_for_nothing() -> None:
    assert LABELS.keys() == RECORDS


def _with_validator(kind: Any) -> Iterator[type[Record]]:  # noqa: ANN401 - an annotation
    """The records before whose reading a validator looks at the value."""
    for part in get_args(kind):
        yield from _with_validator(part)
    if get_origin(kind) is Annotated and any(isinstance(one, BeforeValidator) for one in get_args(kind)[1:]):
        bare = get_args(kind)[0]
        if isinstance(bare, type) and issubclass(bare, Record):
            yield bare


def test_every_record_that_may_be_a_bare_cell_is_known() -> None:
    found = {one for record in RECORDS for _, kind in fields(record) for one in _with_validator(kind)}
    assert found == BARE.keys()


@pytest.mark.parametrize(("kind", "path"), FILES, ids=lambda value: getattr(value, "name", value))
def test_a_valid_file_is_valid(kind: str, path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert codes(kind, text) == set()
    assert objections(kind, text) == []


@pytest.mark.parametrize("case", cases("valid.yaml"))
def test_what_the_reader_takes_the_schema_takes(case: dict[str, str]) -> None:
    assert codes(case["kind"], case["file"]) == set()
    assert objections(case["kind"], case["file"]) == []


@pytest.mark.parametrize("case", cases("broken.yaml"))
def test_what_the_reader_refuses_the_schema_refuses(case: dict[str, Any]) -> None:
    assert codes(case["kind"], case["file"]) == {case["finds"], *case.get("also", [])}
    assert objections(case["kind"], case["file"]) != []


@pytest.mark.parametrize("kind", KINDS)
def test_the_files_use_every_key(kind: str) -> None:
    used = {key for of, path in FILES if of == kind for key in _keys(as_editor(path.read_text(encoding="utf-8")))}
    assert {name for record in records(KINDS[kind]) for name in record.model_fields} - used == set()


def _keys(data: object) -> Iterator[str]:
    if isinstance(data, Mapping):
        yield from data
    for value in data.values() if isinstance(data, Mapping) else data if isinstance(data, list) else ():
        yield from _keys(value)


@pytest.mark.parametrize(
    "text",
    ["≥", ">", "≤", "<", "=", "定性", ">=", "<=", "＞", "＜", "＝", "＞＝", "≧", "≦", "⩾", "⩽", "≠", "==", "以上"],
)
def test_operators_may_be_written_as_the_reader_reads_them(text: str) -> None:
    reads = _validates(Indicator, {"target": "5", "operator": text})
    head = "year: 2020\ndepartment: {code: 1, name: 局}\n"
    file = f"{head}overall: {{targets: {{出口: {{target: 5, operator: '{text}'}}}}}}"
    assert (objections("targets", file) == []) is reads


def _validates(model: type[Record], data: dict[str, str]) -> bool:
    try:
        model.model_validate(data)
    except ValueError:
        return False
    return True


def test_the_shipped_schemas_are_in_step(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["schemas.py", "--check"])
    with pytest.raises(SystemExit) as ended:
        runpy.run_path(str(ROOT / "scripts" / "schemas.py"), run_name="__main__")
    assert ended.value.code == 0


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", Language)
def test_the_command_prints_the_schema(perfcheck: Run, kind: str, language: Language) -> None:
    ran = perfcheck("schema", kind, lang=language.value)
    assert (ran.code, ran.out, ran.err) == (0, schema_json(kind, translator(language)), "")


def test_the_command_writes_a_file_once(perfcheck: Run, workspace: Path) -> None:
    assert perfcheck("schema", "targets", "-o", "t.json").code == 0
    assert json.loads((workspace / "t.json").read_text(encoding="utf-8"))["title"] == "Target file"
    again = perfcheck("schema", "actuals", "-o", "t.json")
    assert again.code == 2
    assert "--force" in again.err
    assert perfcheck("schema", "actuals", "-o", "t.json", "--force", lang="zh").code == 0


def test_the_command_knows_its_kinds(perfcheck: Run) -> None:
    ran = perfcheck("schema", "report")
    assert ran.code == 2
    assert "targets" in ran.err


@pytest.mark.parametrize("kind", KINDS)
def test_the_words_are_chinese(kind: str) -> None:
    words = list(_words(schema(kind, translator(Language.ZH))))
    assert words
    assert [text for text in words if not re.search("[一-鿿]", text)] == []


def _words(form: object) -> Iterator[str]:
    """All texts of a schema that are shown; the properties of a record are forms, whatever their names."""
    if not isinstance(form, Mapping):
        return
    for key, value in form.items():
        if key in {"title", "description", "patternErrorMessage"}:
            yield value
        elif key in {"properties", "definitions"}:
            for one in value.values():
                yield from _words(one)
        elif isinstance(value, Mapping):
            yield from _words(value)


def test_the_documentation_runs(perfcheck: Run, workspace: Path) -> None:
    text = (ROOT / "docs" / "editors.md").read_text(encoding="utf-8")
    for command in dict.fromkeys(re.findall(r"^perfcheck (schema .*)$", text, re.MULTILINE)):
        assert perfcheck(*command.split()).code == 0
    settings = [json.loads(one) for one in re.findall(r"```json\n(.*?)```", text, re.DOTALL)]
    named = {workspace / file for one in settings for file in one["yaml.schemas"]}
    assert named == set(workspace.glob("*.schema.json")) != set()


def _modelines() -> list[Any]:
    shipped = [path for _, path in FILES if FOLDER not in path.parents]
    return [pytest.param(path, id=path.name) for path in shipped]


@pytest.mark.parametrize("path", _modelines())
def test_our_files_name_their_schema(path: Path) -> None:
    first = path.read_text(encoding="utf-8").partition("\n")[0]
    named = first.removeprefix("# yaml-language-server: $schema=")
    kind = next(kind for kind, one in FILES if one == path)
    assert (path.parent / named).resolve() == ROOT / "src" / "perfcheck" / "schemas" / f"perfcheck-{kind}.schema.json"
