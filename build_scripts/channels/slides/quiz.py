"""The questions of a lesson become slides: what is asked, then what is right and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from build_scripts.channels.slides import rich
from build_scripts.channels.slides.fit_questions import LETTERS
from build_scripts.channels.slides.records import Point, Run, Slide
from build_scripts.channels.slides.wording import WORDING
from build_scripts.model import Edition, ResolvedQuestion


def question_slides(edition: Edition) -> Iterator[Slide]:
    """Two slides for each question of the quiz."""
    for number, question in enumerate(edition.quiz, 1):
        yield _asked(edition, question, number)
        yield _answered(edition, question, number)


def _asked(edition: Edition, question: ResolvedQuestion, number: int) -> Slide:
    words = WORDING[edition.language]
    title = rich.plain(question.ask, edition)
    section = f"question-{question.id}"
    why = words.note_why + rich.plain(question.explain, edition)
    if question.type == "matching":
        left = tuple(_even(rich.one(left, edition)) for left, _ in question.pairs)
        right = tuple(_even(rich.one(right, edition)) for _, right in question.pairs)
        pairs = tuple(f"{a.text} – {b.text}" for a, b in zip(left, right, strict=True))
        notes = (words.note_pairs, words.note_answer.strip(), *pairs, why)
        return Slide("matching", title, section, left, right, number=number, notes=notes)
    if question.type == "open":
        answer = words.note_answer + rich.plain(question.answer, edition)
        asked = (rich.one(question.ask, edition),)
        short = words.question.format(number=number)
        return Slide("question", short, section, asked, number=number, notes=(words.note_open, answer, why))
    options = tuple(
        replace(_even(rich.one(option.text, edition)), marker="letter", number=place)
        for place, option in enumerate(question.options, 1)
    )
    several = question.type == "multiple"
    hint = words.note_all_right if several else words.note_choose
    letters = _letters(edition, question)
    listed = tuple(
        f"{LETTERS[place]}. {rich.plain(option.text, edition)}"
        for place, option in enumerate(question.options)
        if option.right and question.type != "true-false"
    )
    return Slide(
        "question",
        title,
        section,
        points=options,
        number=number,
        notes=(hint, words.note_answer + letters, *listed, why),
        answer=words.answer.format(letters=letters),
    )


def _answered(edition: Edition, question: ResolvedQuestion, number: int) -> Slide:
    """What is right, then why; the answer to an open question waits for a click."""
    words = WORDING[edition.language]
    explain = rich.one(question.explain, edition)
    section = f"answer-{question.id}"
    points: tuple[Point, ...]
    if question.type == "open":
        title, points = words.one_answer, (rich.one(question.answer, edition), explain)
    elif question.type == "matching":
        title = words.question.format(number=number) + words.colon + words.why
        points = (*(_pair(edition, pair) for pair in question.pairs), explain)
    else:
        title = words.answer.format(letters=_letters(edition, question))
        right = (rich.one(option.text, edition) for option in question.options if option.right)
        shown = () if question.type == "true-false" else tuple(_strong(point) for point in right)
        points = (*shown, explain)
    resting = _rests_on(edition, question, explain)
    points = (*points[:-1], replace(points[-1], sources=resting))
    return Slide("answer", title, section, points, number=number, hidden=question.type == "open")


def _letters(edition: Edition, question: ResolvedQuestion) -> str:
    """A、C; of a sentence that is true or false, which."""
    if question.type == "true-false":
        return next(rich.plain(option.text, edition) for option in question.options if option.right)
    letters = (LETTERS[place] for place, option in enumerate(question.options) if option.right)
    return WORDING[edition.language].letters_stop.join(letters)


def _rests_on(edition: Edition, question: ResolvedQuestion, explain: Point) -> tuple[int, ...]:
    """The sources that its explanation, options and pairs quote."""
    texts = [question.ask, question.answer, *(option.text for option in question.options)]
    texts += [side for pair in question.pairs for side in pair]
    quoted = (number for text in texts if text for number in rich.one(text, edition).sources)
    return tuple(dict.fromkeys([*explain.sources, *quoted]))


def _even(point: Point) -> Point:
    """Without bold type: a figure in one option alone would point at it."""
    return replace(point, runs=(Run(point.text),))


def _strong(point: Point) -> Point:
    return replace(point, marker="bullet", runs=(Run(point.text, bold=True),))


def _pair(edition: Edition, pair: tuple[str, str]) -> Point:
    left, right = (rich.one(side, edition) for side in pair)
    colon = WORDING[edition.language].colon
    sources = tuple(dict.fromkeys((*left.sources, *right.sources)))
    facts = tuple(dict.fromkeys((*left.facts, *right.facts)))
    return Point((Run(left.text + colon, bold=True), *right.runs), "bullet", 0, facts, sources)
