"""The lessons of one language and region become the words that tell an answer, to be looked for in pupils' files."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

from build_scripts.channels.protocol import World
from build_scripts.channels.worksheet.sheet import LETTERS
from build_scripts.channels.worksheet.tasks import GAP, Worksheet, worksheet
from build_scripts.model import Edition, Language, ResolvedQuestion
from build_scripts.teaching.prose import plain

Kind = Literal["explanation", "answer", "right-option", "worksheet"]
PUBLIC = "site"
_LEAST: dict[Language, int] = {"zh": 8, "en": 24}
"""Letters of a sentence that can be told from any other; a shorter one may stand anywhere."""
_SENTENCE = re.compile(r"[^。！？；.!?;]+[。！？；.!?;]?")
_DROPPED = re.compile(r"[\s\u200b\u2060\u00ad\ufeff【】_]+")


@dataclass(frozen=True, slots=True)
class Answer:
    """One way in which a file could tell the answer to one question; all words are squeezed."""

    kind: Kind
    lesson: str
    question: str
    words: str
    """What must not stand there."""
    only_with: str = ""
    """Set: it tells only where this stands too (the question)."""
    unless: tuple[str, ...] = ()
    """Set: it tells only where none of these stands (the other options)."""


def squeezed(text: str) -> str:
    """One form of everything that looks alike, without white space: files break lines as they like."""
    flat = unicodedata.normalize("NFKC", text).casefold().replace("’", "'").replace("‘", "'")
    return _DROPPED.sub("", flat.replace("“", '"').replace("”", '"'))


def answers(world: World, language: Language, region: str) -> tuple[Answer, ...]:
    """Of every lesson that has a page."""
    editions = [world.edition(lesson.id, PUBLIC, language, region) for lesson in world.lessons(PUBLIC)]
    texts = [squeezed(" ".join(plain_block(p.markdown) for p in edition.passages)) for edition in editions]
    everywhere = "\n".join(texts)
    found: list[Answer] = []
    for edition, common in zip(editions, texts, strict=True):
        for question in edition.quiz:
            found += [
                answer
                for answer in _of_question(edition, question, common)
                # A short sentence that another lesson says is common knowledge there.
                if len(answer.words) >= 2 * _LEAST[language]
                or answer.words not in everywhere
                or answer.only_with
            ]
        found += _of_worksheet(edition, worksheet(edition))
    return tuple(found)


def plain_block(markdown: str) -> str:
    """The words of several paragraphs."""
    return " ".join(plain(row.lstrip("-*0123456789. ")) for row in markdown.splitlines())


def _of_question(edition: Edition, question: ResolvedQuestion, common: str) -> list[Answer]:
    ask = squeezed(plain(question.ask))
    found = [
        Answer("explanation", edition.lesson, question.id, words)
        for words in _sentences(question.explain, edition.language)
        if words not in common
    ]
    found += [
        Answer("answer", edition.lesson, question.id, words)
        for words in _sentences(question.answer, edition.language)
        if words not in common
    ]
    if question.pairs:
        for link in ("", "→", "-", "–", ":"):
            pairs = "".join(f"{plain(left)}{link}{plain(right)}" for left, right in question.pairs)
            found.append(Answer("answer", edition.lesson, question.id, squeezed(pairs), only_with=ask))
    right = [squeezed(plain(option.text)) for option in question.options if option.right]
    wrong = tuple(squeezed(plain(option.text)) for option in question.options if not option.right)
    if question.type in {"single", "multiple"}:
        found += [
            Answer("right-option", edition.lesson, question.id, words, only_with=ask, unless=wrong)
            for words in right
        ]
    return found


def _sentences(markdown: str, language: Language) -> list[str]:
    """Those long enough to be nobody else's; of a short text the whole."""
    whole = plain(markdown)
    found = dict.fromkeys(squeezed(part) for part in (*_SENTENCE.findall(whole), whole))
    return [words for words in found if len(words) >= _LEAST[language]]


def _of_worksheet(edition: Edition, made: Worksheet) -> list[Answer]:
    found: list[str] = []
    if made.gaps:
        for sentence, missing in zip(made.gaps.sentences, made.gaps.answers, strict=True):
            for answer in missing:
                sentence = sentence.replace(GAP, answer, 1)
            found.append(squeezed(sentence))
    if made.match:
        letters = [LETTERS[place] for place in made.match.key]
        found += [
            squeezed(f"({letter}){word}") for letter, word in zip(letters, made.match.left, strict=True)
        ]
        found.append(squeezed(" ".join(f"{n}{letter}" for n, letter in enumerate(letters, 1))))
    if made.order:
        found.append(
            squeezed(
                "".join(f"{n}{words}" for n, words in zip(made.order.key, made.order.shown, strict=True))
            )
        )
    return [Answer("worksheet", edition.lesson, "", words) for words in found]
