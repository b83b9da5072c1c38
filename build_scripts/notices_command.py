"""``./banyan notices``: what should hang on the boards on a day, what comes down, what goes up next, and which WeChat
articles are to be withdrawn.

Everything that takes time to load is imported when the command runs.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from build_scripts.model import ArticleChoice, Notice

State = Literal["down", "soon", "up", "coming"]
_STATES: dict[State, str] = {
    "down": "该撤了 · take down now",
    "soon": "快到期 · comes down within a week",
    "up": "应当贴着 · should be up",
    "coming": "还没到日子 · goes up later",
}
_SOON = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Standing:
    """A notice on a day."""

    notice: Notice
    state: State


def add_notices(commands: Any, add_as_of: Callable[..., None]) -> None:
    """Adds ``notices`` to the commands; ``add_as_of`` adds the option --as-of."""
    notices = commands.add_parser(
        "notices", help="宣传栏：该贴的、该撤的 · what hangs on the boards and until when"
    )
    notices.set_defaults(run=_notices)
    notices.add_argument("--format", choices=("text", "json"), default="text", help="输出格式 · output")
    add_as_of(notices)


def standing(notices: Iterable[Notice], today: date) -> tuple[Standing, ...]:
    """Those to take down first, then by the day on which something is to be done. A notice hangs from the day on which
    it goes up, and no more on the day on which it comes down."""
    found = [Standing(notice, _state(notice, today)) for notice in notices]
    order = list(_STATES)

    def key(one: Standing) -> tuple[int, date, str]:
        day = one.notice.put_up if one.state == "coming" else one.notice.take_down
        return order.index(one.state), day, one.notice.id

    return tuple(sorted(found, key=key))


def ending(choices: Iterable[ArticleChoice], today: date) -> tuple[tuple[str, date, State], ...]:
    """WeChat articles with a last day: lesson, day and whether it is to be withdrawn now, soon or later."""
    found = [(one.withdraw, one.lesson) for one in choices if one.withdraw is not None]
    return tuple(
        (lesson, day, "down" if day <= today else "soon" if day - today <= _SOON else "up")
        for day, lesson in sorted(found)
    )


def as_text(
    found: tuple[Standing, ...], today: date, articles: tuple[tuple[str, date, State], ...] = ()
) -> str:
    """For a terminal, grouped by what is to be done."""
    lines = [f"{today.isoformat()}"]
    for state, words in _STATES.items():
        here = [one.notice for one in found if one.state == state]
        if here:
            lines += ["", f"{words}（{len(here)}）"]
        for notice in here:
            lines.append(f"  {notice.put_up} → {notice.take_down}  {notice.id}")
            lines.append(f"      {notice.where.zh} · {notice.where.en}（{notice.office}）")
    if articles:
        lines += ["", f"公众号文章到期（{len(articles)}）· WeChat articles that end"]
    for lesson, day, state in articles:
        mark = "！" if state == "down" else "  "
        words = {"down": "撤下 · withdraw now", "soon": "快到期 · within a week"}.get(state, "")
        lines.append(f"{mark}{day}  {lesson}  {words}".rstrip())
    if not found:
        lines += ["", "没有告知单：写在 content/notices.yml · no notices: they belong in content/notices.yml"]
    return "\n".join(lines)


def as_json(found: tuple[Standing, ...], articles: tuple[tuple[str, date, State], ...] = ()) -> str:
    """A list of objects in the same order; articles come last, each with ``article`` instead of ``id``."""
    rows = [
        {
            "id": one.notice.id,
            "state": one.state,
            "put_up": one.notice.put_up.isoformat(),
            "take_down": one.notice.take_down.isoformat(),
            "office": one.notice.office,
            "lesson": one.notice.lesson,
            "where": {"zh": one.notice.where.zh, "en": one.notice.where.en},
        }
        for one in found
    ]
    ends = [
        {"article": lesson, "state": state, "take_down": day.isoformat()} for lesson, day, state in articles
    ]
    return json.dumps([*rows, *ends], ensure_ascii=False, indent=2)


def _state(notice: Notice, today: date) -> State:
    if notice.take_down <= today:
        return "down"
    if notice.put_up > today:
        return "coming"
    return "soon" if notice.take_down - today <= _SOON else "up"


def _notices(options: argparse.Namespace) -> int:
    from build_scripts.pipeline import checked

    catalogue, _ = checked(options.root, options.as_of)
    found = standing(catalogue.notices, options.as_of)
    articles = ending(catalogue.wechat.choices, options.as_of)
    text = as_json(found, articles) if options.format == "json" else as_text(found, options.as_of, articles)
    print(text)
    return 0
