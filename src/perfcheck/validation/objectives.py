"""Checks of what objectives and overall statements say: something, concretely, of what will be."""

from __future__ import annotations

from functools import cache, lru_cache, partial
from typing import TYPE_CHECKING

from perfcheck.findings import Finding, Head, Rule, Severity
from perfcheck.measures.lazy import Lazy
from perfcheck.measures.numbers import fold
from perfcheck.messages import Message, msg
from perfcheck.validation.names import folded
from perfcheck.validation.submission import RunningText, TextKind
from perfcheck.validation.unread import is_unread
from perfcheck.validation.wording import any_of, has_any, has_figure, hidden, without_numbering

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from perfcheck.findings import KeyPath, Place
    from perfcheck.model.review_rules import CompletenessRules
    from perfcheck.validation.submission import Submission

OBJECTIVE_EMPTY = Rule("PC102", "objective-empty", Severity.ERROR, head=Head.COMPLETENESS, source="财预〔2015〕88号")
VAGUE_OBJECTIVE = Rule("PC104", "vague-objective", Severity.WARNING, head=Head.COMPLETENESS, source="财预〔2015〕88号")

_PARTS = Lazy("[。；;，,\n]+")


def objective_empty(submission: Submission) -> Iterator[Finding]:
    """The objective of a project or activity is missing, or says nothing: no number and no verb, or only names.

    Names are the name of the project or activity, those of its indicators, and such words as 完成率 and 完成情况.

    Why it matters:
        The objective says what the money is to bring about. Without it nobody can tell whether the indicators fit.

    Example:
        objective: |-
          1、内贸招商指标完成情况。
          2、完成率

    Write instead:
        objective: 全年引进亿元以上内贸项目5个，完成投资12亿元。

    Source:
        财预〔2015〕88号 (targets are specific and quantified).
    """
    for way, name, objective in _objectives(submission):
        if objective is None or not objective.strip():
            what = msg("{name} has no objective", name=name)
        elif says_nothing(submission, RunningText(way, TextKind.OBJECTIVE, objective, str(way[1]))):
            what = msg("the objective of {name} says neither what will be done nor how much", name=name)
        else:
            continue
        hint = msg("write what will be done and how much of it, such as 建成高标准农田2万亩")
        yield Finding(OBJECTIVE_EMPTY, what, hint, _place(submission, way, objective))


def vague_objective(submission: Submission) -> Iterator[Finding]:
    """An objective or the overall statement has vague words (认真, 进一步, 加强 …) and no number.

    One finding for a text, with all its vague words. Silent where the text has a number or something as definite
    (全覆盖, 不发生), about a statement that has quantified targets beside it, and about names such as 有效期 and
    合理用药.

    Why it matters:
        Nobody can tell at the end of the year whether the work was "effectively strengthened".

    Example:
        objective: 进一步加强食品安全监管，切实保障群众健康

    Write instead:
        objective: 完成食品抽检800批次，不合格食品处置率100%

    Source:
        财预〔2015〕88号 (targets are specific and quantified); the words are data of the policy.
    """
    rules, concrete = submission.rules.completeness, _concreteness(submission)
    for text in submission.texts:
        if not _should_be_concrete(submission, text) or concrete(text.text):
            continue
        if not has_any(text.text, rules.vague_words):
            continue
        found = tuple(any_of(rules.vague_words).finditer(hidden(text.text, rules.concrete_names)))
        if found and not _is_told_as_empty(submission, text):
            words = tuple(dict.fromkeys(one[0] for one in found))
            yield Finding(
                VAGUE_OBJECTIVE,
                msg("{text} has no number, only {words}", text=called(submission, text), words=words),
                msg("say how much, how many or until when, instead of {words}", words=words),
                submission.place_within(text, *found[0].span()),
            )


def called(submission: Submission, text: RunningText) -> Message:
    """What a message calls an objective or the statement."""
    if text.kind is TextKind.STATEMENT:
        return msg("the overall statement")
    return msg("the objective of {name}", name=holder_name(submission, text.way))


def holder_name(submission: Submission, way: KeyPath) -> str:
    """The name of the project or activity that the way leads through."""
    kind, key = str(way[0]), str(way[1])
    if kind == "projects":
        return submission.targets.projects[key].name
    return submission.targets.activities[key].name or key


def is_concrete(text: str, rules: CompletenessRules) -> bool:
    """Whether a text has a number, or words that are as definite as one."""
    return has_figure(text) or has_any(text, rules.concrete_words)


@lru_cache(maxsize=1)
def _concreteness(submission: Submission) -> Callable[[str], bool]:
    """Whether a text of the submission is concrete; several checks ask this of the same objectives."""
    return cache(partial(is_concrete, rules=submission.rules.completeness))


def says_nothing(submission: Submission, text: RunningText) -> bool:
    """Whether an objective has nothing but names."""
    rules = submission.rules.completeness
    if _concreteness(submission)(text.text):
        return False
    parts = (fold(part) for part in _PARTS.compiled.split(without_numbering(text.text)))
    return all(_is_label(part, rules) or part in _names(submission, text) for part in parts if part)


def _should_be_concrete(submission: Submission, text: RunningText) -> bool:
    """Whether a text must have figures: an objective, and a statement without quantified targets beside it."""
    return text.kind is TextKind.OBJECTIVE or (text.kind is TextKind.STATEMENT and not submission.overall)


def _is_told_as_empty(submission: Submission, text: RunningText) -> bool:
    return text.kind is TextKind.OBJECTIVE and says_nothing(submission, text)


def _objectives(submission: Submission) -> Iterator[tuple[KeyPath, str, str | None]]:
    """The objectives with the names of what they are of, those left out that could not be read."""
    targets = submission.targets
    for key, activity in targets.activities.items():
        if not is_unread(targets, activity, "activities", key, "objective"):
            yield ("activities", key, "objective"), activity.name or key, activity.objective
    for code, project in targets.projects.items():
        if not is_unread(targets, project, "projects", code, "objective"):
            yield ("projects", code, "objective"), project.name, project.objective


def _names(submission: Submission, text: RunningText) -> frozenset[str]:
    """The names of the holder and of its indicators, folded."""
    kind, key = str(text.way[0]), str(text.way[1])
    if kind == "projects":
        own = [entry.name for entry in submission.of_project[key]]
    else:
        own = [one.name or name for name, one in submission.targets.activities[key].indicators.items()]
    return frozenset(map(folded, (holder_name(submission, text.way), key, *own)))


def _is_label(part: str, rules: CompletenessRules) -> bool:
    """Whether a part of a text is a name: it ends in 完成率 or the like, or is short, and no verb is in the rest."""
    rest = part[: len(part) - _length_of_label_end(part, rules)]
    return not has_any(rest, rules.action_verbs) and (rest != part or len(part) <= rules.longest_label)


def _length_of_label_end(part: str, rules: CompletenessRules) -> int:
    """How long the longest verb with the end of a name behind it is that the part ends in: 完成情况, 2 + 2."""
    before = ((part[: len(part) - len(end)], end) for end in rules.label_ends if part.endswith(end))
    ends = (len(verb) + len(end) for rest, end in before for verb in rules.action_verbs if rest.endswith(verb))
    return max(ends, default=0)


def _place(submission: Submission, way: KeyPath, objective: str | None) -> Place:
    """The text, or the key that has none, or the name of what should have one."""
    if objective is not None:
        return submission.place(*way)
    missing = way[-1] not in submission.targets.keys_in_file(*way[:-1])
    return submission.place(*(way[:-1] if missing else way), key=True)
