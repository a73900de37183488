"""The jobs: what we do and what the peers do instead, as commands on the files of one size."""

from __future__ import annotations

import sys
from types import MappingProxyType
from typing import TYPE_CHECKING

from benchmarks.ground import FILES, PROJECTS, SCRIPTS
from benchmarks.measuring import Command, on_one_core
from benchmarks.tools import OURS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from benchmarks.ground import Ground
    from benchmarks.tools import Tools

    Commands = dict[str, Command]
    Job = Callable[[Ground, Tools], Commands]

PYTHON = "python -c pass"
PANDAS_YAML, PANDAS_XLSX, LIBRE, LEDGER = "pandas, from YAML", "pandas, from xlsx", "LibreOffice", "hledger"
ONE_CORE, ALL_CORES = f"{OURS}, one core", f"{OURS}, all cores"
VERSION, HELP = f"{OURS} --version", f"{OURS} --help"
FOUND = frozenset({0, 1})
"""The exit codes of checks: nothing found, something found."""
FORMS = ("table", "csv", "json")


def startup(ground: Ground, tools: Tools) -> Commands:  # noqa: ARG001 - one signature
    """How long it takes to say who one is."""
    commands = {
        PYTHON: Command((sys.executable, "-c", "pass")),
        VERSION: Command((tools.perfcheck, "--version")),
        HELP: Command((tools.perfcheck, "--help")),
    }
    for peer in (LEDGER, "yamale", "check-jsonschema", "frictionless"):
        program = tools.program(peer)
        if program:
            commands[f"{peer} --version"] = Command((program, "--version"))
    return commands


def validate(ground: Ground, tools: Tools) -> Commands:
    """Check a file of targets; the peers look at its shape only."""
    targets = str(ground.targets)
    commands = {OURS: Command((tools.perfcheck, "validate", targets, "--format", "concise"), FOUND)}
    if program := tools.program("check-jsonschema"):
        commands["check-jsonschema"] = Command((program, "--schemafile", str(ground.schema), targets), FOUND)
    if program := tools.program("yamale"):
        commands["yamale"] = Command((program, "-s", str(ground.of_peers("yamale.yaml")), targets), FOUND)
    if program := tools.program("frictionless"):
        # It refuses files outside of the folder that it runs in.
        schema = ground.of_peers("rows.json")
        words = (program, "validate", ground.rows.name, "--schema", schema.name, "--json")
        commands["frictionless, from csv"] = Command(words, FOUND, ground.folder)
    return commands


def grade(ground: Ground, tools: Tools) -> Commands:
    """Grade to a workbook."""
    words = (tools.perfcheck, "grade", str(ground.actuals), "--max-size", "500", "--force", "-o")
    commands = {OURS: Command((*words, str(ground.folder / "own.xlsx")))}
    if tools.has_package("pandas"):
        script = (sys.executable, str(SCRIPTS / "pandas_grade.py"))
        files = ("yaml", str(ground.sound_targets), str(ground.actuals))
        rows = ("xlsx", str(ground.workbook(formulas=False)))
        commands[PANDAS_YAML] = Command((*script, *files, str(ground.result(PANDAS_YAML))))
        commands[PANDAS_XLSX] = Command((*script, *rows, str(ground.result(PANDAS_XLSX))))
    if program := tools.program(LIBRE):
        target = ground.result(LIBRE)
        profile = f"-env:UserInstallation={(ground.folder / 'profile').as_uri()}"
        convert = ("--headless", profile, "--convert-to", "xlsx", "--outdir", str(target.parent))
        commands[LIBRE] = Command((program, *convert, str(ground.workbook(formulas=True))))
    return commands


def output(ground: Ground, tools: Tools) -> Commands:
    """Grade to the terminal and to files for programs."""
    words = (tools.perfcheck, "grade", str(ground.actuals), "--max-size", "500", "--format")
    return {f"{OURS}, {form}": Command((*words, form)) for form in FORMS}


def schedule(ground: Ground, tools: Tools) -> Commands:
    """Plans against spending."""
    words = (tools.perfcheck, "schedule", "--actuals", str(ground.actuals), "--max-size", "500", "--format", "json")
    commands = {OURS: Command(words, output=ground.schedule)}
    if program := tools.program(LEDGER):
        report = ("bal", "--budget", "project", "-b", "2020-01-01", "-e", "2021-01-01", "-O", "csv")
        commands[LEDGER] = Command((program, "-f", str(ground.journal), *report), output=ground.ledger)
    return commands


def folder(ground: Ground, tools: Tools) -> Commands:
    """Check a folder of many files, on one core and on all of them."""
    words = (tools.perfcheck, "validate", str(ground.many), "--format", "concise")
    return {ONE_CORE: Command(on_one_core(words), FOUND), ALL_CORES: Command(words, FOUND)}


def departments(ground: Ground, tools: Tools) -> Commands:
    """Grade a folder of many departments, on one core and on all of them."""
    words = (tools.perfcheck, "grade", str(ground.departments), "--format", "csv")
    return {ONE_CORE: Command(on_one_core(words)), ALL_CORES: Command(words)}


JOBS: Mapping[str, Job] = MappingProxyType(
    {
        "startup": startup,
        "validate": validate,
        "grade": grade,
        "output": output,
        "schedule": schedule,
        "folder": folder,
        "departments": departments,
    }
)
UNSIZED: Mapping[str, int] = MappingProxyType(
    {"startup": 1, "folder": FILES * PROJECTS, "departments": FILES * PROJECTS}
)
"""Jobs that are done once, whatever the sizes, and how many projects they are about."""
TITLES: Mapping[str, str] = MappingProxyType(
    {
        "startup": "Starting",
        "validate": "validate: one file of targets",
        "grade": "grade to xlsx",
        "output": "grade to the terminal, csv, json",
        "schedule": "schedule",
        "folder": f"validate: a folder of {FILES} files of {PROJECTS} projects",
        "departments": f"grade to csv: a folder of {FILES} departments of {PROJECTS} projects",
    }
)
