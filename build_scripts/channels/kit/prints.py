"""An occasion becomes the further prints of a kit: plans, signs, cards, forms, guides and posters."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import TypeVar

from build_scripts.channels.kit import badges
from build_scripts.channels.kit.catalogue import PHASES, kinds_for
from build_scripts.channels.kit.guide import GUIDE, ROLES_OF_STAFF, STEPS
from build_scripts.channels.kit.items import STYLES, detail_of, filled
from build_scripts.channels.kit.kinds import DOTS, Amounts
from build_scripts.channels.kit.occasion import LATE, SAID_ON_CARD, WORKING, Occasion, named, said, spoken
from build_scripts.channels.kit.room_plan import room_plan
from build_scripts.channels.kit.texts import ASKED_LESSONS, GROUND_RULES, ROLES, SIGNS, STATEMENTS
from build_scripts.formats import format_amount
from build_scripts.model import Job, Language, Text
from build_scripts.render.press import Press

PRINT_STYLES = (*STYLES, "kit/more.css")
_MM = 25.4 / 72
_CERTIFIED = (34.0, 156.0)
"""Points of a name on a certificate at most, and millimetres that it may take."""
_CARDS = 4
"""Session cards on a sheet."""
_CARD_SIZES = (
    *((24.0, 44.0), (22.0, 58.0), (20.0, 70.0), (18.0, 90.0)),
    *((16.0, 122.0), (14.0, 164.0), (12.0, float("inf"))),
)
"""Points of a card's sentences, and the most ems of text with which they fit."""
_ROOMY_ROWS = 17
"""Sessions on a table card, up to which its type is larger."""
_TWO_PAGES = (13.0, 12.5, 12.0, 11.5, 11.0, 10.5, 10.0)
_ASK_STEP, _ASK_LINE = 22.0, 5.3
"""Millimetres from one statement to the next, and of a line of it: four lines, more than the longest title of a lesson
takes in English, fit between two rules."""
_ASK_EMS: dict[Language, float] = {"zh": 14.2, "en": 16.0}
"""Ems that a line of a statement holds: ``ems`` takes English for wider than most of it is."""
_PLANS = 8
"""Columns of the dot board: fifty people at tables of eight make seven plans, and one more may come up."""
_STRIP = 560.0
"""Millimetres that a title may take on the banner for a print shop."""
_SIGN, _WORD = 190.0, 150.0
"""Millimetres of an em of a character, and of a word at most, on a sheet of the hall banner."""


T = TypeVar("T")


def on_sheets(things: Sequence[T], size: int) -> list[Sequence[T]]:
    """The things, so many to a sheet."""
    return [things[at : at + size] for at in range(0, len(things), size)]


def print_pdf(job: Job, press: Press) -> bytes:
    """The PDF of an item of PRINTS."""
    values = _VALUES[job.part](job) if job.part in _VALUES else {}
    language = job.language

    def say(zh: str, en: str) -> str:
        return zh if language == "zh" else en

    style = press.style(*PRINT_STYLES)

    def fill(size: float) -> str:
        return filled(press, job.part, job, say=say, size=size, **values)

    if job.part not in _FITTED:
        html = fill(_TWO_PAGES[-1])
        return press.pdf_of_parts(html, style, together=_TOGETHER.get(job.part, 1))
    for size in _TWO_PAGES:
        html = fill(size)
        document = press.engine.layout(html, style, press.templates)
        if len(document.pages) <= _FITTED[job.part]:
            break
    return press.engine.write(document, html + style)


def _day(job: Job) -> dict[str, object]:
    return {"day": detail_of(job, Occasion)}


def _how_to_run(job: Job) -> dict[str, object]:
    language = job.language
    day = detail_of(job, Occasion)
    kinds = [*(kind for kind in kinds_for(day.plans) if kind.id not in day.replaced), *day.own]
    box = [(PHASES[phase][language], [kind for kind in kinds if kind.phase == phase]) for phase in PHASES]
    return {
        "day": day,
        "steps": [(section, _by(day.date, section.before, language)) for section in STEPS],
        "staff": ROLES_OF_STAFF,
        "box": box,
        "everybody": Amounts(day.guests, len(day.tables)).everybody,
    }


def _by(day: str, before: int, language: Language) -> str:
    """So many days before a day: 2026年11月7日; empty where there is none."""
    if not day or not before:
        return ""
    return format_amount(date.fromisoformat(day) - timedelta(before), "date", language)


def _room_plan(job: Job) -> dict[str, object]:
    day = detail_of(job, Occasion)
    return {"day": day, "plan": room_plan(day.tables, -(-day.guests // len(day.tables)))}


def banner_pieces(title: str, language: Language) -> tuple[str, ...]:
    """What each sheet of the hall banner shows: a character (zh) or a word (en), without pauses."""
    return tuple(re.findall(r"[^\s，、；：。]", title)) if language == "zh" else tuple(title.split())


def _hall_banner(job: Job) -> dict[str, object]:
    day = detail_of(job, Occasion)
    pieces = banner_pieces(said(day.head.title, job.language), job.language)
    widest = max(badges.ems(piece) for piece in pieces)
    size = _SIGN / max(1.0, widest) if job.language == "zh" else min(_WORD, 277.0 / widest)
    return {"day": day, "pieces": pieces, "size_mm": size}


def _hall_banner_strip(job: Job) -> dict[str, object]:
    day = detail_of(job, Occasion)
    titles = [said(day.head.title, one) for one in (job.language, "en" if job.language == "zh" else "zh")]
    # Latin letters reach below their line.
    highest = (36.0 if job.language == "zh" else 31.0, 15.0)
    sizes = tuple(min(most, _STRIP / badges.ems(title)) for most, title in zip(highest, titles, strict=True))
    return {"day": day, "titles": titles, "sizes": sizes}


def _name_tents(job: Job) -> dict[str, object]:
    day = detail_of(job, Occasion)
    tents = []
    for person in day.people:
        large = named(person, person.language)
        other = person.name_other if large == person.name else person.name
        sizes = [min(most, 178.0 / _MM / badges.ems(name)) for name, most in ((large, 96.0), (other, 20.0))]
        tents.append((person, large, other, *sizes))
    return {"day": day, "sheets": list(on_sheets(tents, 2))}


def _before_after(job: Job) -> dict[str, object]:
    day = detail_of(job, Occasion)
    count = Amounts(day.guests, len(day.tables)).everybody
    digits = max(3, len(str(count)))
    explain = Text("我能给别人讲清楚：{lesson}", "I can explain to others: {lesson}")[job.language]
    asked = [text[job.language] for text in STATEMENTS]
    asked += [explain.format(lesson=lesson) for lesson in day.lessons[:ASKED_LESSONS]]
    scale = Text("不是 不太是 差不多 是", "No Hardly Mostly Yes")[job.language].split()
    lines = [math.ceil(badges.ems(statement) / _ASK_EMS[job.language]) for statement in asked]
    return {
        "day": day,
        "numbers": [f"{number:0{digits}}" for number in range(1, count + 1)],
        "asked": [
            (statement, max(0.0, _ASK_STEP - _ASK_LINE * count) / 2)
            for statement, count in zip(asked, lines, strict=True)
        ],
        "scale": scale,
        "step": _ASK_STEP,
    }


def _session_cards(job: Job) -> dict[str, object]:
    day = detail_of(job, Occasion)
    cards = []
    for row in day.rows:
        if row.row.kind in WORKING:
            quotes, cut = spoken(row.script, job.language)[:SAID_ON_CARD], late(row.script, job.language)
            length = sum(badges.ems(text) for text in (*quotes, cut) if text)
            size = next(points for points, most in _CARD_SIZES if length <= most)
            cards.append((row, quotes, cut, size))
    return {"day": day, "sheets": list(on_sheets(cards, _CARDS))}


def late(script: str, language: Language) -> str:
    """What a script says to cut when time is short; empty where it says nothing."""
    for line in script.splitlines():
        if LATE[language] in line:
            return re.sub(r"^[^：:]*[：:]\s*", "", said(line.lstrip("- "), language))
    return ""


def _guide(job: Job) -> dict[str, object]:
    day = detail_of(job, Occasion)
    rows = [(row, _sentence(late(row.script, job.language))) for row in day.rows if row.row.kind in WORKING]
    return {"day": day, "sections": GUIDE, "rows": rows}


def _sentence(words: str) -> str:
    """Words that stood behind a colon, as a sentence of their own."""
    return words[:1].upper() + words[1:]


def _certificates(job: Job) -> dict[str, object]:
    day = detail_of(job, Occasion)
    names = []
    for person in day.people:
        large = named(person, job.language)
        other = person.name_other if large == person.name else person.name
        names.append((large, other, min(_CERTIFIED[0], _CERTIFIED[1] / _MM / badges.ems(large))))
    return {"day": day, "names": [*names, ("", "", _CERTIFIED[0])]}


def _table_cards(job: Job) -> dict[str, object]:
    day = detail_of(job, Occasion)
    return {"day": day, "roles": ROLES, "rules": GROUND_RULES, "roomy": len(day.rows) <= _ROOMY_ROWS}


_VALUES: dict[str, Callable[[Job], dict[str, object]]] = {
    "how-to-run": _how_to_run,
    "room-plan": _room_plan,
    "hall-banner": _hall_banner,
    "hall-banner-strip": _hall_banner_strip,
    "name-tents": _name_tents,
    "table-cards": _table_cards,
    "before-after": _before_after,
    "facilitator-guide": _guide,
    "session-cards": _session_cards,
    "certificates": _certificates,
    "ground-rules": lambda _: {"rules": GROUND_RULES},
    "direction-signs": lambda _: {"signs": SIGNS},
    "voting-dots": lambda _: {"dots": DOTS},
    "dot-board": lambda _: {"plans": _PLANS},
    "photo-consent": lambda _: {},
    "action-plan": lambda _: {"sentences": ACTION_PLAN},
}
PRINTS = frozenset(_VALUES)
_TOGETHER = {"certificates": 6, "name-tents": 3}
"""Items in parts, by how many pages of them are laid out anew when a name changes. Single pages would change less, but
each part costs as much again as a page."""
_FITTED = {"how-to-run": 2}
"""Items in the largest type with which they have so many pages."""

ACTION_PLAN: tuple[tuple[Text, Text], ...] = (
    (Text("帮谁", "Whom it helps"), Text("哪些人？大约多少？", "Which people, and about how many?")),
    (Text("修哪一处", "What it mends"), Text("他们现在卡在哪里？", "Where are they stuck today?")),
    (Text("怎么做", "How"), Text("分三步写，越具体越好", "Three steps, as concrete as can be")),
    (
        Text("谁来做", "Who does it"),
        Text("单位和人，在场的点了头再写", "Office or group; only who has agreed"),
    ),
    (Text("第一步", "The first step"), Text("哪一天，做什么", "On which day, doing what")),
)
"""The five sentences of a plan, with what each asks."""
