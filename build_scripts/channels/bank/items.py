"""A lesson's resolved quiz becomes neutral items, the one source of every format of the question bank."""

from __future__ import annotations

import re
from dataclasses import dataclass

from build_scripts import references
from build_scripts.figures import facts_behind
from build_scripts.model import Edition, Language, Lesson, Question, QuestionType, ResolvedQuestion, Text
from build_scripts.render import plain
from build_scripts.render.source_lines import source_lines

_NOTE = re.compile(r'<sup class="cite">\d+</sup>')
_JOINT: dict[Language, str] = {"zh": "、", "en": ", "}
_COLON: dict[Language, str] = {"zh": "：", "en": ": "}
_POINTS: dict[QuestionType, int] = {"single": 1, "multiple": 2, "true-false": 1, "matching": 1, "open": 4}


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer to choose; the text has no markup, since a figure in bold would point to itself."""

    text: str
    right: bool
    last: bool = False
    """Stays behind the others."""


@dataclass(frozen=True, slots=True)
class Pairing:
    """Two sides that belong together."""

    left: str
    right: str


@dataclass(frozen=True, slots=True)
class Item:
    """A question in one language, with its key; all texts are plain, without notes."""

    id: str
    """Unique in the bank: ``work-injury.first-thing``."""
    question: str
    """Unique in the lesson: ``first-thing``."""
    number: int
    """Place in the lesson's quiz, from 1."""
    type: QuestionType
    stem: str
    options: tuple[Choice, ...]
    """In the source's order, which tells the answer: what pupils see is shuffled."""
    pairs: tuple[Pairing, ...]
    answer: str
    """What an open question expects; otherwise empty."""
    explanation: str
    goal: int
    goal_text: str
    facts: tuple[str, ...]
    """Ids of the facts that it asks about or quotes."""
    sources: tuple[str, ...]
    """Lines for teachers: ``《工伤保险条例》第17条：30天``."""

    @property
    def points(self) -> int:
        """What it counts in a test: 1, 2 where several are right, 1 a pair, 4 for an open one."""
        return len(self.pairs) if self.type == "matching" else _POINTS[self.type]

    @property
    def closed(self) -> bool:
        """Whether it has a right answer that a machine can mark."""
        return self.type != "open"

    @property
    def ends(self) -> bool:
        """Whether some of its options must stay behind the others."""
        return any(option.last for option in self.options)

    @property
    def rights(self) -> tuple[int, ...]:
        """Places of the right options, from 0."""
        return tuple(n for n, option in enumerate(self.options) if option.right)


def items(edition: Edition, lesson: Lesson) -> tuple[Item, ...]:
    """The items of an edition that carries its quiz; what the region cannot answer is not in it."""
    asked = {question.id: question for question in lesson.quiz}
    return tuple(
        _item(resolved, asked[resolved.id], number, edition, lesson)
        for number, resolved in enumerate(edition.quiz, start=1)
    )


def _item(resolved: ResolvedQuestion, asked: Question, number: int, edition: Edition, lesson: Lesson) -> Item:
    language = edition.language

    def words(markdown: str) -> str:
        # Raised numbers of sources count through a lesson, and an item stands alone.
        return plain.words(_NOTE.sub("", markdown), language)

    behind = _facts(asked, lesson, language)
    facts = tuple(fact for fact in edition.facts if fact.id in behind)
    return Item(
        id=f"{edition.lesson}.{resolved.id}",
        question=resolved.id,
        number=number,
        type=resolved.type,
        stem=words(resolved.ask),
        options=tuple(Choice(words(option.text), option.right, option.last) for option in resolved.options),
        pairs=tuple(Pairing(words(left), words(right)) for left, right in resolved.pairs),
        answer=words(resolved.answer),
        explanation=words(resolved.explain),
        goal=resolved.goal,
        goal_text=edition.goals[resolved.goal - 1] if resolved.goal <= len(edition.goals) else "",
        facts=tuple(fact.id for fact in facts),
        sources=tuple(
            line.title + (f"{_COLON[language]}{line.figures}" if line.figures else "")
            for line in source_lines(facts, _JOINT[language])
        ),
    )


def _facts(asked: Question, lesson: Lesson, language: Language) -> frozenset[str]:
    """Ids of the facts that a question names, quotes, or reckons with."""
    examples = {figure.id: figure for figure in lesson.figures}
    texts = [asked.ask, asked.explain, *(option.text for option in asked.options)]
    texts += [side for pair in asked.pairs for side in (pair.left, pair.right)]
    if isinstance(asked.answer, Text):
        texts.append(asked.answer)
    found = set(asked.facts)
    for text in texts:
        for reference in references.find(text[language]):
            if reference.kind in {"fact", "cite"}:
                found.add(reference.id)
            elif reference.kind == "figure":
                found.update(facts_behind(reference.id, examples))
    return frozenset(found)
