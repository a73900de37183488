"""The pages of the rules, which come with the package in both languages."""

from __future__ import annotations

from pathlib import Path

PAGES = Path(__file__).parents[1] / "pages"


def page(code: str, language: str) -> str:
    """The page of a rule: Markdown, what it finds first."""
    return (PAGES / language / f"{code}.md").read_text(encoding="utf-8")


def summary(code: str, language: str) -> str:
    """What a rule finds: the first sentence of its page."""
    paragraph = " ".join(page(code, language).partition("\n\n")[0].split())
    ends = (at for mark in (". ", "。") if (at := paragraph.find(mark)) >= 0)
    return paragraph[: min(ends, default=len(paragraph)) + 1].rstrip()
