"""The rows of an explanation, before they are laid out, and those that indicators and projects have in common."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from perfcheck.messages import N_, Message, msg
from perfcheck.reports.monitor_texts import BASIS_WORDS, light_word, rate_percent
from perfcheck.reports.policy_text import value_text
from perfcheck.reports.policy_values import sections
from perfcheck.reports.texts import percent
from perfcheck.sources.inheritance import SHIPPED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from perfcheck.assessment.explanation import PolicyUse
    from perfcheck.assessment.monitoring_results import Signal
    from perfcheck.assessment.results import Verdict
    from perfcheck.findings import Place
    from perfcheck.messages import Translate
    from perfcheck.model.policy import Policy


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that is said: what it is about, the text, where it stands in which file."""

    label: str
    text: str
    place: str = ""
    style: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of an explanation with its heading."""

    title: str
    rows: tuple[Row, ...]
    style: str = "group"


def row(label: str, text: Message | str, translate: Translate, place: Place | None = None, style: str = "") -> Row:
    """A row in the reader's language."""
    shown = text.render(translate) if isinstance(text, Message) else text
    return Row(translate(label), shown, "" if place is None else str(place), style)


def policy_rows(uses: Iterable[PolicyUse], policy: Policy | None, translate: Translate) -> Iterator[Row]:
    """The values of the policy that were used, each with where it comes from."""
    if policy is None:
        return
    labels = {value.path: value.label.title for section in sections(policy) for value in section.values}
    for (name, source, uncertain), used in groupby(uses, key=_said):
        for use in used:
            path = tuple(map(str, use.path))
            title = next((labels[path[:end]] for end in range(len(path), 0, -1) if path[:end] in labels), "")
            value = value_text(use.value, translate)
            told = msg("{key} ({title}): {value}", key=".".join(path), title=msg(title), value=value)
            yield Row(translate(N_("value")), told.render(translate), policy_place(use.provenance.place))
        after = msg("{policy}, after {source}", policy=name, source=source or "")
        without = msg("{policy}, which names no source", policy=name)
        yield row(N_("source"), after if source else without, translate)
        if uncertain:
            yield row(N_("not certain"), uncertain, translate, style="warning")


def policy_place(place: Place) -> str:
    """Where a value stands; a policy of perfcheck itself is named without the folder that it is installed in."""
    text = str(place)
    return text.removeprefix(f"{SHIPPED}/") if place.file is not None else text


def _said(use: PolicyUse) -> tuple[str, str | None, str | None]:
    origin = use.provenance
    return origin.policy, origin.source, origin.uncertain


def signal_rows(signal: Signal | None, translate: Translate, verdict: Verdict | None = None) -> Iterator[Row]:
    """The light during the year and what it rests on."""
    if signal is None:
        return
    rate, word = rate_percent(signal), msg(light_word(signal.light, verdict))
    if signal.basis is None:
        yield row(N_("light"), word, translate)
    elif rate and signal.achieved is not None and signal.due is not None:
        told = msg(
            "{light}, by the {basis}: {done} ÷ {due} = {rate}",
            light=word,
            basis=msg(BASIS_WORDS[signal.basis]),
            done=percent(signal.achieved),
            due=percent(signal.due),
            rate=rate,
        )
        yield row(N_("light"), told, translate)
    else:
        basis = msg(BASIS_WORDS[signal.basis])
        yield row(N_("light"), msg("{light}, by the {basis}", light=word, basis=basis), translate)
    for reason in signal.reasons:
        yield row(N_("because"), reason, translate)
