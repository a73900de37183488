"""The settings of a folder: ``perfcheck.toml``, or the table ``[tool.perfcheck]`` of a ``pyproject.toml``."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from perfcheck.findings import Finding, Place
from perfcheck.measures.lazy import Lazy
from perfcheck.messages import Message, msg
from perfcheck.source_text import SourceText
from perfcheck.sources.discovery import near
from perfcheck.sources.document_rules import WRONG_SETTINGS
from perfcheck.sources.files import read_text

if TYPE_CHECKING:
    import tomllib
    from collections.abc import Mapping
    from pathlib import Path

OWN_FILE = "perfcheck.toml"
SHARED_FILE = "pyproject.toml"
_LISTS = ("select", "ignore")
_KEYS = ("select", "ignore", "strict", "policy")
_LINE = Lazy(r"\(at line ([0-9]+), column ([0-9]+)\)")


@dataclass(frozen=True, slots=True)
class Settings:
    """What a folder asks for: rules that are wanted or not, warnings that count, a policy by name or file.

    ``file`` is where it says so; None without any settings.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    strict: bool = False
    policy: str | Path | None = None
    file: Path | None = None
    text: str = field(default="", repr=False, compare=False)

    def place(self, word: str) -> Place:
        """Where a word of the settings stands."""
        found = re.search(rf"[\"']{re.escape(word)}[\"']", self.text)
        span = SourceText(self.text).span(*found.span()) if found else None
        return Place(None if self.file is None else str(near(self.file)), span)


def settings_for(folder: Path) -> Settings | Finding:
    """The settings of the nearest folder, from this one upwards, that has any."""
    resolved = folder.resolve()
    for holder in (resolved, *resolved.parents):
        for name in (OWN_FILE, SHARED_FILE):
            found = _settings_in(holder / name)
            if found is not None:
                return found
    return Settings()


def _settings_in(path: Path) -> Settings | Finding | None:
    try:
        if not path.is_file():
            return None
    except OSError:  # a folder that may not be entered: what is wrong with it is told with its files
        return None
    import tomllib  # noqa: PLC0415 - most folders have no settings

    text = read_text(path, str(near(path)))
    if isinstance(text, Finding):
        return Finding(WRONG_SETTINGS, text.message, text.hint, text.place)
    try:
        table: Any = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        # A broken pyproject.toml is the business of others, unless it speaks of us.
        own = path.name == OWN_FILE or "tool.perfcheck" in text
        return _broken(path, text, error) if own else None
    if path.name == SHARED_FILE:
        tools = table.get("tool")
        table = tools.get("perfcheck") if isinstance(tools, dict) else None
    return None if table is None else _settings(path, text, table)


def _settings(path: Path, text: str, table: object) -> Settings | Finding:
    if not isinstance(table, dict):
        return _wrong(path, text, "perfcheck", msg("settings are key = value pairs"))
    for key, value in table.items():
        problem = _problem(key, value)
        if problem is not None:
            return _wrong(path, text, key, problem)
    lists = {key: tuple(table.get(key, ())) for key in _LISTS}
    return Settings(**lists, strict=table.get("strict", False), policy=_policy(path, table), file=path, text=text)


def _problem(key: str, value: object) -> Message | None:
    if key == "tool":
        return msg("{file} has its settings at the top, without [tool.perfcheck]", file=OWN_FILE)
    if key not in _KEYS:
        return msg("there is no setting {key}; there are {keys}", key=key, keys=_KEYS)
    if key in _LISTS and not (isinstance(value, list) and all(isinstance(one, str) for one in value)):
        return msg('{key} is a list of rules such as ["PC203"]', key=key)
    if key == "strict" and not isinstance(value, bool):
        return msg("strict is true or false")
    if key == "policy" and not isinstance(value, str):
        return msg("policy is a name or a file")
    return None


def _policy(path: Path, table: Mapping[str, Any]) -> str | Path | None:
    """A file is meant from where the settings stand."""
    name: str | None = table.get("policy")
    return path.parent / name if name is not None and name.endswith((".yaml", ".yml")) else name


def _broken(path: Path, text: str, error: tomllib.TOMLDecodeError) -> Finding:
    why = msg("this is no valid TOML: {problem}", problem=_LINE.sub("", str(error)).strip())
    found = _LINE.search(str(error))
    if found is None:
        return Finding(WRONG_SETTINGS, why, place=Place(str(near(path))))
    line, column = int(found[1]), int(found[2])
    at = sum(len(one) + 1 for one in text.split("\n")[: line - 1]) + column - 1
    return Finding(WRONG_SETTINGS, why, place=Place(str(near(path)), SourceText(text).span(at, at + 1)))


def _wrong(path: Path, text: str, key: str, why: Message) -> Finding:
    found = re.search(rf"(?m)^[ \t]*[\[\"']?{re.escape(key)}\b", text)
    span = SourceText(text).span(*found.span()) if found else None
    return Finding(WRONG_SETTINGS, why, place=Place(str(near(path)), span))
