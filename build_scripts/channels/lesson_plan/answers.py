"""The quiz of an edition becomes its expected answers, short for the plan and whole for the background."""

from __future__ import annotations

from dataclasses import dataclass

from build_scripts.channels.lesson_plan.wording import Wording
from build_scripts.model import Edition, ResolvedQuestion


@dataclass(frozen=True, slots=True)
class Expected:
    """The answer to one question; Markdown of one paragraph."""

    number: str
    short: str


def expected(edition: Edition, words: Wording) -> tuple[Expected, ...]:
    """One for each question, numbered as the lesson shows them."""
    return tuple(
        Expected(str(number), short(question, words)) for number, question in enumerate(edition.quiz, 1)
    )


def short(question: ResolvedQuestion, words: Wording) -> str:
    """The right options with their letters, the pairs, or the answer that is given as an example."""
    if question.pairs:
        return "; ".join(f"{left} → {right}" for left, right in question.pairs)
    if question.options:
        letters = "ABCDEFGH"
        right = [(letters[n], option.text) for n, option in enumerate(question.options) if option.right]
        if question.type == "true-false":
            return right[0][1]
        return words.stop.join(f"{letter} {text}" for letter, text in right)
    return question.answer
