"""The same source on two days becomes what a reader sees change, lesson by lesson, then flows and calculators."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from build_scripts.channels.protocol import World
from build_scripts.facts import said
from build_scripts.model import Language, Lesson, ResolvedCalculator, ResolvedFact, ResolvedFlow

SubjectKind = Literal["lesson", "flow", "calculator"]


@dataclass(frozen=True, slots=True)
class SentenceChange:
    """Sentences that give way to others at one place; one side may be empty."""

    place: str
    """Kind of block, ``title``, ``quiz:ID``, ``node:ID``, ``result:ID``, ``example:LABEL``, ``contacts`` …"""
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FactChange:
    """A fact that is worth something else, or rests on another source. Empty: not quoted that day."""

    id: str
    label: str
    before: str
    after: str
    source_before: str
    source_after: str


@dataclass(frozen=True, slots=True)
class Change:
    """What changes in a lesson, flow or calculator for the readers of one language and region."""

    kind: SubjectKind
    subject: str
    """Its id."""
    title: str
    language: Language
    region: str
    sentences: tuple[tuple[SentenceChange, tuple[str, ...]], ...]
    """Each with the channels whose readers see it."""
    facts: tuple[FactChange, ...]


def changes(
    before: World, after: World, languages: Iterable[Language], regions: Iterable[str]
) -> tuple[Change, ...]:
    """All changes between two worlds of one source: lessons in the order of the index, flows, calculators; those
    without any are left out."""
    readers = [(region, language) for region in regions for language in languages]
    found: list[Change] = []
    for lesson in after.catalogue.lessons:
        for region, language in readers:
            found += _lesson(lesson, before, after, language, region)
    guides = [_guides(before, after, language, region) for region, language in readers]
    # Guide by guide, as lessons are: first all readers of the first.
    found += sorted((change for one in guides for change in one), key=lambda c: (c.kind != "flow", c.subject))
    return tuple(found)


def _lesson(lesson: Lesson, before: World, after: World, language: Language, region: str) -> Iterator[Change]:
    seen: dict[SentenceChange, list[str]] = {}
    facts: dict[FactChange, None] = {}
    for channel in lesson.channels:
        # A kit is read by the facilitator too.
        internal = channel == "kit"
        old = before.edition(lesson.id, channel, language, region, internal=internal)
        new = after.edition(lesson.id, channel, language, region, internal=internal)
        for sentence in _sentences(said.of_edition(old), said.of_edition(new)):
            seen.setdefault(sentence, []).append(channel)
        facts |= dict.fromkeys(_facts(old.facts, new.facts))
    if seen or facts:
        title = lesson.text(language).title
        told = tuple((sentence, tuple(channels)) for sentence, channels in seen.items())
        yield Change("lesson", lesson.id, title, language, region, told, tuple(facts))


def _guides(before: World, after: World, language: Language, region: str) -> Iterator[Change]:
    """Flows, then calculators; both worlds have the same ones in the same order."""
    flows = zip(before.flows(language, region), after.flows(language, region), strict=True)
    for old, new in flows:
        yield from _guide("flow", new.flow, old, new, said.of_flow(old), said.of_flow(new))
    calculators = zip(before.calculators(language, region), after.calculators(language, region), strict=True)
    for was, now in calculators:
        told = said.of_calculator(was), said.of_calculator(now)
        yield from _guide("calculator", now.calculator, was, now, *told)


def _guide(
    kind: SubjectKind,
    subject: str,
    old: ResolvedFlow | ResolvedCalculator,
    new: ResolvedFlow | ResolvedCalculator,
    told_before: said.Sentences,
    told_after: said.Sentences,
) -> Iterator[Change]:
    """Its page and its sheet say the same."""
    sentences = tuple((sentence, ("site", kind)) for sentence in _sentences(told_before, told_after))
    facts = tuple(_facts(old.facts, new.facts))
    if sentences or facts:
        yield Change(kind, subject, new.title, new.language, new.region, sentences, facts)


def _facts(old: Iterable[ResolvedFact], new: Iterable[ResolvedFact]) -> Iterator[FactChange]:
    was = {fact.id: fact for fact in old}
    now = {fact.id: fact for fact in new}
    for name in dict.fromkeys([*was, *now]):
        a, b = was.get(name), now.get(name)
        text_a, text_b = (fact.text if fact is not None else "" for fact in (a, b))
        source_a, source_b = (fact.source if fact is not None else "" for fact in (a, b))
        if (text_a, source_a) != (text_b, source_b):
            label = (b or a).label  # type: ignore[union-attr]  # the name comes from one of the two
            yield FactChange(name, label, text_a, text_b, source_a, source_b)


def _sentences(old: said.Sentences, new: said.Sentences) -> Iterator[SentenceChange]:
    was, now = list(old), list(new)
    places = dict.fromkeys(place for place, _ in [*now, *was])
    for place in places:
        a = [words for p, words in was if p == place]
        b = [words for p, words in now if p == place]
        matcher = difflib.SequenceMatcher(None, a, b, autojunk=False)
        for tag, a1, a2, b1, b2 in matcher.get_opcodes():
            if tag != "equal":
                yield SentenceChange(place, tuple(a[a1:a2]), tuple(b[b1:b2]))


def as_text(found: tuple[Change, ...]) -> str:
    """Lines for a terminal: lesson (or flow, or calculator), region and language, then before (-) and after (+)."""
    lines: list[str] = []
    for kind, subject in dict.fromkeys((change.kind, change.subject) for change in found):
        here = [change for change in found if (change.kind, change.subject) == (kind, subject)]
        name = subject if kind == "lesson" else f"{kind} {subject}"
        lines += ["", f"{name}  {here[0].title}"] if lines else [f"{name}  {here[0].title}"]
        for change in here:
            lines.append(f"  {change.region} {change.language}")
            for sentence, channels in change.sentences:
                lines.append(f"    {sentence.place}  ({', '.join(channels)})")
                lines += [f"      - {words}" for words in sentence.before]
                lines += [f"      + {words}" for words in sentence.after]
            lines += [f"    {line}" for fact in change.facts for line in _fact_lines(fact)]
    return "\n".join(lines)


def counted(found: tuple[Change, ...]) -> str:
    """How many lessons, flows and calculators change, in both languages."""
    subjects = {(change.kind, change.subject) for change in found}
    lessons, flows, calculators = (
        sum(1 for kind, _ in subjects if kind == wanted) for wanted in ("lesson", "flow", "calculator")
    )
    return (
        f"{lessons} 课、{flows} 个流程、{calculators} 个计算器有变 · "
        f"{lessons} lessons, {flows} flows, {calculators} calculators change"
    )


def _fact_lines(fact: FactChange) -> Iterator[str]:
    yield f"{fact.id}  {fact.label}：{fact.before or '–'} → {fact.after or '–'}"
    if fact.source_before != fact.source_after:
        yield f"  {fact.source_before or '–'} → {fact.source_after or '–'}"
