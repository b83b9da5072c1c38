"""The facilitator's script of a lesson, resolved Markdown, becomes steps: what to do, what to say, how long."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from build_scripts.model import Edition

CueKind = Literal["do", "say"]
_KINDS: dict[str, CueKind] = {"做": "do", "DO": "do", "说": "say", "SAY": "say"}
_MARK = re.compile(
    r"\*\*(?P<kind>做|说|DO|SAY)\s*(?:[（(](?P<inside>[^）)]*)[）)])?\s*[：:]?\*\*"
    r"\s*(?:[（(](?P<after>[^）)]*)[）)])?\s*[：:]?\s*"
)
_MINUTES = re.compile(r"\s*(\d+)\s*(?:分钟|minutes?)\s*")
_LIST_MARK = re.compile(r"(?m)^\s*(?:[-*]|\d+\.)\s+(?=\*\*(?:做|说|DO|SAY)\b|\*\*(?:做|说))")


@dataclass(frozen=True, slots=True)
class Cue:
    """One thing to do or to say; Markdown."""

    kind: CueKind
    markdown: str


@dataclass(frozen=True, slots=True)
class ScriptStep:
    """What belongs together in time."""

    minutes: int
    """0 for what is done before the lesson or takes no time of its own."""
    cues: tuple[Cue, ...]


def script_steps(edition: Edition) -> tuple[ScriptStep, ...]:
    """The steps of the edition's script, in order; a cue without minutes belongs to the step before it.

    Empty where the edition carries no script.
    """
    steps: list[ScriptStep] = []
    for passage in edition.passages:
        if passage.kind != "script":
            continue
        for minutes, cue in _cues(passage.markdown):
            if minutes or not steps:
                steps.append(ScriptStep(minutes, (cue,)))
            else:
                last = steps[-1]
                steps[-1] = ScriptStep(last.minutes, (*last.cues, cue))
    return tuple(steps)


def _cues(markdown: str) -> list[tuple[int, Cue]]:
    text = _LIST_MARK.sub("", markdown)
    found: list[tuple[int, Cue]] = []
    marks = list(_MARK.finditer(text))
    bounds = [*(mark.start() for mark in marks), len(text)]
    for mark, end in zip(marks, bounds[1:], strict=True):
        words = text[mark.end() : end].strip()
        aside = mark["inside"] or mark["after"] or ""
        minutes = _MINUTES.fullmatch(aside)
        if aside and not minutes:
            words = f"({aside}) {words}" if aside.isascii() else f"（{aside}）{words}"
        found.append((int(minutes[1]) if minutes else 0, Cue(_KINDS[mark["kind"]], words)))
    return found
