"""Banks become the list of what each format cannot hold, so that nothing is left out in silence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from build_scripts.canonical import edition_digest
from build_scripts.channels.bank import mini_quiz
from build_scripts.channels.bank.bank import Bank
from build_scripts.channels.bank.items import Item
from build_scripts.channels.bank.wording import WORDING
from build_scripts.model import Language, Text


@dataclass(frozen=True, slots=True)
class Format:
    """A file that the bank is written to."""

    id: str
    name: Text
    file: str
    holds: Callable[[Item], bool]
    lacks: tuple[Text, ...]
    """What it has no place for, of all questions."""


def _all(item: Item) -> bool:
    return True


def _in_table(item: Item) -> bool:
    return item.type in mini_quiz.HOLDS and len(item.options) <= mini_quiz.OPTIONS


_NO_POINTS = Text("每题的分值（导入后再设）", "points of a question (set them after import)")
_NOT_MARKED = Text("问答题不自动打分", "open questions are not marked by the machine")
FORMATS: tuple[Format, ...] = (
    Format(
        "gift",
        Text("GIFT 文本", "GIFT text"),
        "system/questions.gift",
        _all,
        (
            _NO_POINTS,
            Text("目标和依据只写成注释", "goals and sources stand in comments only"),
            Text(
                "“两样都要”一类的选项要排在最后：导入后关掉这几题的选项乱序",
                "options such as “both” stay last: after import, turn off the shuffling of those questions",
            ),
            _NOT_MARKED,
        ),
    ),
    Format("moodle", Text("Moodle XML", "Moodle XML"), "system/moodle.xml", _all, (_NOT_MARKED,)),
    Format("qti", Text("QTI 2.1 包", "QTI 2.1 package"), "system/qti21.zip", _all, (_NOT_MARKED,)),
    Format(
        "csv",
        Text("小程序答题表（CSV）", "table for mini-quiz tools (CSV)"),
        "system/mini-quiz.csv",
        _in_table,
        (Text("目标", "goals"),),
    ),
    Format(
        "form",
        Text("调查表（XLSForm）", "survey form (XLSForm)"),
        "pupil/form.xlsx",
        _all,
        (
            Text(
                "答案和解析不在表里（填表的人看得到），另见 teacher/form-key.csv",
                "answers and explanations, which respondents could see: they are in teacher/form-key.csv",
            ),
        ),
    ),
    Format("scorm", Text("SCORM 1.2 课件", "SCORM 1.2 course"), "system/scorm12.zip", _all, (_NOT_MARKED,)),
    Format(
        "kolibri",
        Text("Kolibri 网页包", "HTML5 zip for Kolibri"),
        "system/kolibri.zip",
        _all,
        (
            _NOT_MARKED,
            Text("成绩不上报，只显示在页面上", "the score is shown, not reported"),
        ),
    ),
)


def left_out(format_: Format, items: Iterable[Item]) -> tuple[Item, ...]:
    """The items that a format cannot hold."""
    return tuple(item for item in items if not format_.holds(item))


def report(banks: Iterable[Bank], language: Language) -> str:
    """Plain text: each format with what it lacks and the questions that are not in it."""
    return "\n".join(_lines(tuple(banks), language)) + "\n"


def _lines(banks: tuple[Bank, ...], language: Language) -> Iterator[str]:
    w = WORDING[language]
    total = sum(len(bank.items) for bank in banks)
    # New when any of the quizzes is.
    code = edition_digest(tuple(bank.edition.code for bank in banks))
    if language == "zh":
        yield f"题库：{len(banks)} 课，{total} 题，{w.edition} {code}。每种格式放不下的，都列在这里，一题不漏。"
    else:
        counted = f"Lessons: {len(banks)}, questions: {total}. {w.edition} {code}."
        yield f"Question bank. {counted} What a format cannot hold is listed here."
    for format_ in FORMATS:
        missing = [item for bank in banks for item in left_out(format_, bank.items)]
        held = total - len(missing)
        yield ""
        yield f"{format_.name[language]}  {format_.file}"
        yield f"  {held}/{total}"
        for lack in format_.lacks:
            yield f"  - {lack[language]}"
        for item in missing:
            yield f"  × {item.id}  {w.types[item.type]}{w.colon}{item.stem}"
