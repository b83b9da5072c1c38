"""Questions become words set for print; what pupils see is made of ``Asked`` alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from build_scripts.channels.bank.bank import Bank
from build_scripts.channels.bank.shuffle import Asked, Lettered
from build_scripts.channels.bank.wording import WORDING, Wording
from build_scripts.model import Language, ProgrammeText, QuestionType
from build_scripts.render.typography import typeset

STYLES = ("_shared/print.css", "bank/bank.css")


@dataclass(frozen=True, slots=True)
class SetOption:
    """An answer with its letter."""

    letter: str
    text: Markup


@dataclass(frozen=True, slots=True)
class SetQuestion:
    """A question of a paper or card, set for print."""

    number: int
    type: QuestionType
    stem: Markup
    options: tuple[SetOption, ...]
    lefts: tuple[Markup, ...]
    rights: tuple[SetOption, ...]
    points: str


@dataclass(frozen=True, slots=True)
class SetSection:
    """A section of a paper, set for print."""

    type: QuestionType
    title: str
    how: Markup
    questions: tuple[SetQuestion, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """What every sheet says of itself. No address: the page of the lesson has the answers."""

    w: Wording
    title: Markup
    plain_title: str
    programme: ProgrammeText
    code: str
    region: str


def sheet(bank: Bank) -> Sheet:
    """The sheet of a bank."""
    w = WORDING[bank.language]
    return Sheet(
        w=w,
        title=words(bank.title, bank.language, running=False),
        plain_title=bank.title,
        programme=bank.programme,
        code=bank.edition.code,
        region=w.for_region.format(bank.edition.region_name),
    )


def words(text: str, language: Language, *, running: bool = True) -> Markup:
    """A plain text set for print; ``running`` is false for labels and answers."""
    return Markup(typeset(str(Markup.escape(text)), language, running=running))  # noqa: S704 -- escaped


def question(asked: Asked, language: Language) -> SetQuestion:
    """A question set for print."""

    def lettered(answers: Sequence[Lettered]) -> tuple[SetOption, ...]:
        return tuple(SetOption(one.letter, words(one.text, language, running=False)) for one in answers)

    return SetQuestion(
        number=asked.number,
        type=asked.type,
        stem=words(asked.stem, language),
        options=lettered(asked.options),
        lefts=tuple(words(left, language, running=False) for left in asked.lefts),
        rights=lettered(asked.rights),
        points=WORDING[language].points_of.format(asked.points),
    )
