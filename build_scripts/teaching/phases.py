"""A lesson's two editions, for readers and for facilitators, become the phases of a lesson in school.

What the script times stays as it is; messages, reading, talk, quiz and an end are added around it by rule.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from build_scripts.model import Edition, Language
from build_scripts.teaching.script import Cue, ScriptStep, script_steps
from build_scripts.teaching.timing import Span, Timed, fit

PhaseKind = Literal[
    "opening",
    "messages",
    "read",
    "step",
    "activity",
    "show",
    "discussion",
    "quiz",
    "close",
    "recap",
    "bridge",
]
_QUIZ = re.compile(r"测验|测试|\bquiz\b|\btest yourself\b", re.IGNORECASE)
_FIRST_CLAUSE = re.compile(r"^(.*?[”’\"]?)(?:[。；：？！]|[.:;?!](?:\s|$))")
_LONGEST_LABEL: dict[Language, int] = {"zh": 24, "en": 60}
LENGTHS = (40, 45, 90)
"""Minutes of the lessons in one go that every plan is fitted to, besides two of HALF."""
HALF = 40


@dataclass(frozen=True, slots=True)
class Phase:
    """A part of a lesson."""

    id: str
    kind: PhaseKind
    label: str
    """Of a step of the script: what is done, in its own words (plain); otherwise empty, the kind says it."""
    span: Span
    cues: tuple[Cue, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """One way to teach it: a lesson, or two."""

    lessons: tuple[tuple[Timed, ...], ...]
    minutes: tuple[int, ...]
    """Length of each lesson."""


@dataclass(frozen=True, slots=True)
class Course:
    """All phases, in the order in which they are told, and every plan made of them."""

    phases: tuple[Phase, ...]
    plans: tuple[Plan, ...]
    before: tuple[Cue, ...]
    """What the script has done before the lesson begins."""


def course(public: Edition, internal: Edition, lengths: tuple[int, ...] = LENGTHS) -> Course:
    """``public`` carries the quiz, ``internal`` the script. A plan for each length, and one for two lessons of HALF
    minutes after those that are shorter than both together."""
    steps = script_steps(internal)
    timed = tuple(step for step in steps if step.minutes)
    untimed = tuple(cue for step in steps if not step.minutes for cue in step.cues)
    before = untimed if timed else ()
    phases = _phases(public, internal, timed, () if timed else untimed)
    plans = [Plan((fit(_spans(_single(phases)), length),), (length,)) for length in lengths]
    at = sum(1 for length in lengths if length < 2 * HALF)
    plans.insert(at, _double(phases))
    return Course(phases, tuple(plans), before)


def _phases(
    public: Edition, internal: Edition, steps: Sequence[ScriptStep], untimed: tuple[Cue, ...]
) -> tuple[Phase, ...]:
    """``untimed`` is told during the activity where the script times nothing."""
    activity = next((p for p in internal.passages if p.kind == "activity"), None)
    minutes = activity.minutes or 20 if activity is not None else 20
    main = _main(steps, minutes)
    if main is None:
        # A script without times: the activity has its own, and the rest is told around it.
        found: list[Phase] = []
        rest: list[Phase] = []
        acted = _phase("activity", "activity", activity.title if activity else "", minutes, untimed)
    else:
        found = [_of_step(n, steps[n], "opening" if n == 0 else "step", public) for n in range(main)]
        rest = [_of_step(n, steps[n], "step", public) for n in range(main + 1, len(steps))]
        title = activity.title if activity is not None else ""
        acted = _phase("activity", "activity", title, steps[main].minutes, steps[main].cues)
    first = found[:1] if found and found[0].kind == "opening" else []
    middle = found[len(first) :]
    last = [rest.pop()] if rest and rest[-1].span.wanted <= 5 else []
    talk = [_added("discussion", 6, 4, 15, 2)] if _has(public, "discussion") else []
    told = " ".join(cue.markdown for phase in (*found, acted, *rest, *last) for cue in phase.cues)
    quiz = [_added("quiz", 6, 4, 12, 1)] if public.quiz and not _QUIZ.search(told) else []
    return (
        _added("recap", 4, 2, 6),
        *first,
        _added("messages", 4, 3, 6),
        _added("read", 6, 4, 10, 3),
        *middle,
        *talk,
        _added("bridge", 2, 1, 4),
        acted,
        _added("show", 6, 4, 14, 4),
        *rest,
        *quiz,
        *last,
        _added("close", 2, 1, 4),
    )


def _main(steps: Sequence[ScriptStep], minutes: int) -> int | None:
    """The step that is the activity: the one as long as it, else the longest."""
    if not steps:
        return None
    same = [n for n, step in enumerate(steps) if step.minutes == minutes]
    return same[0] if same else max(range(len(steps)), key=lambda n: (steps[n].minutes, -n))


def _single(phases: Sequence[Phase]) -> list[Phase]:
    return [phase for phase in phases if phase.kind not in {"recap", "bridge"}]


def _double(phases: Sequence[Phase]) -> Plan:
    """The first lesson ends before the activity, the second looks back first."""
    cut = next(n for n, phase in enumerate(phases) if phase.kind == "activity")
    first = [phase for phase in phases[:cut] if phase.kind != "recap"]
    second = [phases[0], *phases[cut:]]
    return Plan((fit(_spans(first), HALF), fit(_spans(second), HALF)), (HALF, HALF))


def _spans(phases: Sequence[Phase]) -> list[Span]:
    return [phase.span for phase in phases]


def _has(edition: Edition, kind: str) -> bool:
    return any(passage.kind == kind for passage in edition.passages)


def _added(kind: PhaseKind, wanted: int, least: int, most: int, optional: int = 0) -> Phase:
    return Phase(kind, kind, "", Span(kind, wanted, least, most, optional))


def _phase(name: str, kind: PhaseKind, label: str, minutes: int, cues: tuple[Cue, ...] = ()) -> Phase:
    """A part that the script times: it bears three fifths of that, and half as much again."""
    least = max(min(2, minutes), -(-minutes * 3 // 5))
    return Phase(name, kind, label, Span(name, minutes, least, -(-minutes * 3 // 2)), cues)


def _of_step(number: int, step: ScriptStep, kind: PhaseKind, edition: Edition) -> Phase:
    return _phase(
        f"step-{number}", kind, _label(step.cues[0].markdown, edition.language), step.minutes, step.cues
    )


def _label(markdown: str, language: Language) -> str:
    """The first clause of what is done, without marks; cut at a comma where it is long."""
    words = " ".join(re.sub(r"<[^>]+>|\*\*|\[([^\]]*)\]\([^)]*\)", r"\1", markdown).split())
    clause = _FIRST_CLAUSE.match(words)
    label = clause[1] if clause is not None else words.rstrip("。.")
    limit = _LONGEST_LABEL[language]
    while len(label) > limit:
        cut = max(label.rfind("，"), label.rfind("、"), label.rfind(", "))
        if cut < limit // 4:
            break
        label = label[:cut]
    if label.count("“") != label.count("”"):
        label = re.sub("[“”]", "", label)
    return label
