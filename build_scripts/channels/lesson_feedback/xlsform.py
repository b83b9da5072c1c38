"""The questions become an XLSForm in both languages, for KoboToolbox, ODK and the like."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from build_scripts.channels.lesson_feedback.questions import LESSON, QUESTIONS, Ask
from build_scripts.model import LANGUAGES, Language, Text
from build_scripts.render.workbook import Table, workbook

COLUMNS: dict[Language, str] = {"zh": "中文 (zh)", "en": "English (en)"}
_ABOUT = Text(
    "课后填，三分钟。不写姓名，也不写学生的名字和家里的事。",
    "Three minutes after the lesson. No names, neither yours nor pupils', and nothing about families.",
)
_TITLE = Text("课后反馈", "After the lesson")


@dataclass(frozen=True, slots=True)
class FormLesson:
    """A lesson to choose."""

    id: str
    title: Text


def form(lessons: tuple[FormLesson, ...], names: Text, first: Language) -> bytes:
    """The XLSX; it opens in ``first``."""
    heads = tuple(f"label::{COLUMNS[language]}" for language in LANGUAGES)
    title = f"{names[first]} · {_TITLE[first]}"
    survey = [("type", "name", "required", "constraint", *heads)]
    survey.append(("note", "about", "", "", *_both(_ABOUT)))
    survey += [_row(ask) for ask in QUESTIONS]
    return workbook(
        (
            Table("survey", tuple(survey)),
            Table("choices", (("list_name", "name", *heads), *_choices(lessons))),
            Table(
                "settings",
                (
                    ("form_title", "form_id", "version", "default_language"),
                    (title, "banyan_lesson_feedback", "1", COLUMNS[first]),
                ),
            ),
        ),
        title,
        first,
    )


def _row(ask: Ask) -> tuple[str, ...]:
    constraint = ""
    if ask.id == LESSON or ask.choices:
        kind = f"select_one {_list_name(ask)}"
    elif ask.number is not None:
        kind = "integer"
        constraint = f". >= {ask.number[0]} and . <= {ask.number[1]}"
    else:
        kind = "text"
    return (kind, ask.id, "yes" if ask.required else "", constraint, *_both(ask.ask))


def _list_name(ask: Ask) -> str:
    return "scale" if ask.scale else f"{ask.id}_list"


def _choices(lessons: tuple[FormLesson, ...]) -> Iterator[tuple[str, ...]]:
    for lesson in lessons:
        yield ("lesson_list", lesson.id.replace("-", "_"), *_both(lesson.title))
    told: set[str] = set()
    for ask in QUESTIONS:
        name = _list_name(ask)
        if ask.choices and name not in told:
            told.add(name)
            for choice in ask.choices:
                yield (name, choice.id, *_both(choice.label))


def _both(text: Text) -> tuple[str, ...]:
    return tuple(text[language] for language in LANGUAGES)
