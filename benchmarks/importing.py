"""How long a document of many projects takes to import, in Word, Excel and PDF.

    python -m benchmarks.importing [PROJECTS]

The documents are made by ``tests/papers.py``: a form of two tables for each project; in the PDF a page.
"""

from __future__ import annotations

import sys
import time
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from perfcheck.importing.run import import_file
from perfcheck.reports.target_yaml import target_yaml

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

import papers

PROJECTS = 500
LIMIT = 200 * 1024 * 1024


def main(projects: int = PROJECTS) -> None:
    """Print the seconds and the projects a second of each format."""
    forms = [papers.national_form(number) for number in range(1, projects + 1)]
    parts = tuple(part for form in forms for part in form)
    documents = {"docx": papers.docx(*parts), "xlsx": papers.xlsx(*parts)}
    if find_spec("pdfplumber") is not None:
        documents["pdf"] = papers.pdf(*forms)
    with TemporaryDirectory() as folder:
        for kind, content in documents.items():
            path = Path(folder, f"document.{kind}")
            path.write_bytes(content)
            print(f"{kind}: {timed(path, projects)}")


def timed(path: Path, projects: int) -> str:
    """The time from the file to the text of the target file."""
    start = time.perf_counter()
    found = import_file(path, limit=LIMIT)
    if not isinstance(found, tuple):
        return str(found.message)
    text = target_yaml(found[0].data)
    seconds = time.perf_counter() - start
    read = len(found[0].data.get("projects") or ())
    size = f"{len(text) / 1e6:.1f} MB YAML"
    return f"{read} of {projects} projects, {size}, {seconds:.1f} s, {read / seconds:.0f} projects/s"


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
