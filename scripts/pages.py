"""Keep the pages of the rules in step with the code.

The docstring of a check is its English page under ``src/perfcheck/pages/en``; all pages together are ``docs/rules.md``
and ``docs/rules.zh.md``. ``python scripts/pages.py`` writes them; ``--check`` changes nothing and tells what differs.
"""

from __future__ import annotations

import inspect
import re
import sys
from pathlib import Path

from perfcheck.i18n import Language, translator
from perfcheck.reports.rule_pages import about
from perfcheck.review.catalogue import ALL_RULES
from perfcheck.review.figures import FIGURE_CHECKS
from perfcheck.sources.pages import PAGES, page, summary
from perfcheck.validation.registry import CHECKS

ROOT = Path(__file__).parents[1]
SECTIONS = ("Why it matters", "Example", "Write instead", "Source")
FENCED = ("Example", "Write instead")
NO_EDIT = "<!-- Made by scripts/pages.py from the pages in src/perfcheck/pages. -->"
HEADS = {
    Language.EN: """# Rules

Every kind of finding has a stable code, a readable name and a severity; the checks of the content also have a head of
review and a source. `perfcheck rule PC203` prints a page. Chinese: [rules.zh.md](rules.zh.md).
""",
    Language.ZH: """# 规则

每一种问题都有固定的代码、名称和级别；审核内容的规则还有审核方面和依据。
`perfcheck rule PC203` 显示一条规则的说明。English: [rules.md](rules.md)。
""",
}
DOCS = {Language.EN: "docs/rules.md", Language.ZH: "docs/rules.zh.md"}
FAMILIES = {
    "PC0": ("Files and what they say", "文件和写法"),
    "PC1": ("Completeness and wording", "完整和用语"),
    "PC2": ("Standards", "评价标准"),
    "PC3": ("Indicators", "绩效指标"),
    "PC4": ("Consistency of the document", "前后一致"),
    "PC5": ("Money and spending plans", "资金和支出计划"),
    "PC6": ("Weights", "权重"),
    "PC7": ("Actual figures", "实际完成值"),
    "PC8": ("Comments in a file", "文件里的注释"),
}


def english_page(docstring: str) -> str:
    """The page that a docstring is."""
    parts = re.split(rf"(?m)^({'|'.join(SECTIONS)}):$\n?", inspect.cleandoc(docstring))
    sections = (_section(title, text) for title, text in zip(parts[1::2], parts[2::2], strict=True))
    return "\n\n".join((parts[0].strip(), *sections)) + "\n"


def _section(title: str, text: str) -> str:
    body = inspect.cleandoc(text.rstrip()).strip("\n")
    return f"## {title}\n\n```yaml\n{body}\n```" if title in FENCED else f"## {title}\n\n{body}"


def expected() -> dict[Path, str]:
    """Every generated file with its content."""
    checks = (*((one.rule, one.find) for one in CHECKS), *((one.rule, one.find) for one in FIGURE_CHECKS))
    return {PAGES / "en" / f"{rule.code}.md": english_page(find.__doc__ or "") for rule, find in checks}


def documents() -> dict[Path, str]:
    """The documents made of all pages."""
    return {ROOT / name: _document(language) for language, name in DOCS.items()}


def _document(language: Language) -> str:
    return "\n".join((NO_EDIT, "", HEADS[language], _index(language), *_families(language)))


def _index(language: Language) -> str:
    """All rules in one table."""
    translate = translator(language)
    titles = ("code", "name", "severity", "finds") if language is Language.EN else ("代码", "名称", "级别", "查什么")
    rows = [
        (
            f"[{rule.code}](#{rule.code.lower()}-{rule.name})",
            rule.name,
            about(rule, translate),
            _cell(rule.code, language),
        )
        for rule in ALL_RULES
    ]
    lines = (" | ".join(row) for row in (titles, ("---",) * len(titles), *rows))
    return "\n".join(f"| {line} |" for line in lines) + "\n"


def _cell(code: str, language: Language) -> str:
    return summary(code, language.value).replace("|", "\\|")


def _families(language: Language) -> list[str]:
    texts: list[str] = []
    family = ""
    for rule in ALL_RULES:
        if rule.code[:3] != family:
            family = rule.code[:3]
            texts.append(f"## {family}nn {FAMILIES[family][language is Language.ZH]}\n")
        body = re.sub(r"(?m)^## ", "#### ", page(rule.code, language.value))
        texts.append(f"### {rule.code} {rule.name}\n\n{about(rule, translator(language))}\n\n{body}")
    return texts


def main(*, check: bool) -> int:
    """Write the files, or tell which are out of step."""
    wrong = []
    for make in (expected, documents):  # the documents are made of the pages
        for path, text in make().items():
            if path.is_file() and path.read_text(encoding="utf-8") == text:
                continue
            wrong.append(path)
            if not check:
                path.write_text(text, encoding="utf-8")
    known = {f"{rule.code}.md" for rule in ALL_RULES}
    stray = [path for path in PAGES.glob("*/*.md") if path.name not in known]
    for path in (*wrong, *stray):
        sys.stdout.write(f"{'out of step' if check else 'written'}: {path.relative_to(ROOT)}\n")
    return int(check and bool(wrong or stray))


if __name__ == "__main__":
    sys.exit(main(check="--check" in sys.argv[1:]))
