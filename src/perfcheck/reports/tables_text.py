"""What graded tables came to, for people: indicators by level, projects and departments by grade."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcheck.assessment.outcomes import Verdict, verdict_word
from perfcheck.measures.standard import LEVEL_WORDS
from perfcheck.messages import N_

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from perfcheck.columnar.run import Counts
    from perfcheck.messages import Translate

_NO_GRADE = N_("no grade yet")


def counts_text(counts: Counts, translate: Translate) -> str:
    """One line a number, its parts separated by tabs."""
    verdicts = {translate(verdict_word(verdict)): counts.verdicts.get(verdict, 0) for verdict in Verdict}
    verdicts[translate(N_("rejected"))] = counts.rejected
    lines = (
        *_lines(translate(N_("Indicators")), verdicts),
        *_lines(translate(N_("Projects")), _grades(counts.projects, translate)),
        *_lines(translate(N_("Departments")), _grades(counts.departments, translate)),
    )
    return "".join(f"{line}\n" for line in lines)


def _grades(grades: Mapping[str, int], translate: Translate) -> dict[str, int]:
    named = {translate(word): grades.get(level.value, 0) for level, word in LEVEL_WORDS.items()}
    return {**named, translate(_NO_GRADE): grades.get("", 0)}


def _lines(title: str, counts: Mapping[str, int]) -> Iterator[str]:
    yield f"{title}\t{sum(counts.values())}"
    yield from (f"{title}\t{name}\t{count}" for name, count in counts.items() if count)
