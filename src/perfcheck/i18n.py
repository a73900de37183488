"""Chinese and English: which language to speak, and the catalogue of its texts."""

from __future__ import annotations

import gettext
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from perfcheck.messages import Translate

LOCALE_DIRECTORY = Path(__file__).parent / "locale"
DOMAIN = "perfcheck"


class Language(StrEnum):
    """The languages that the tool speaks."""

    ZH = "zh"
    EN = "en"


@cache
def translator(language: Language) -> Translate:
    """The catalogue of a language; the texts in the code are English and need none."""
    if language is Language.EN:
        return str
    return gettext.translation(DOMAIN, LOCALE_DIRECTORY, [language.value]).gettext


def language_of_locale(environment: Mapping[str, str]) -> Language:
    """The language that the locale asks for: Chinese where it is unset or ``C``, else English unless it says zh."""
    name = next((value for key in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := environment.get(key))), "C")
    stem = name.partition(".")[0].partition("@")[0]
    return Language.ZH if stem in {"C", "POSIX"} or stem.lower().startswith("zh") else Language.EN
