"""The items of a kit, in the order in which the box is unpacked and printed, and how many copies of each."""

from __future__ import annotations

from build_scripts.channels.kit.kinds import Kind, Phase, plain_name
from build_scripts.channels.kit.kinds_of_the_day import DOOR, FACILITATORS, ROOM, TABLES
from build_scripts.channels.kit.kinds_of_the_office import AFTER, BEFORE
from build_scripts.model import Language, PlanWork, Text

PHASES: dict[Phase, Text] = {
    "before": Text("1-会前", "1-before"),
    "door": Text("2-签到", "2-door"),
    "room": Text("3-会场", "3-room"),
    "tables": Text("4-每桌", "4-tables"),
    "facilitators": Text("5-主持人", "5-facilitators"),
    "after": Text("6-会后", "6-after"),
}
"""Folders of the box, in the order in which it is unpacked."""
KINDS: tuple[Kind, ...] = (*BEFORE, *DOOR, *ROOM, *TABLES, *FACILITATORS, *AFTER)
BY_ID: dict[str, Kind] = {one.id: one for one in KINDS}
_PLANS: dict[str, tuple[PlanWork, ...]] = {
    "action-plan": ("kept", "continued"),
    "dot-board": ("kept",),
    "voting-dots": ("kept",),
}
"""Items that are of use only where the day does this with plans."""
NAMED = frozenset(one.id for one in KINDS if one.named)
COMMON: tuple[str, ...] = tuple(one.id for one in KINDS if one.common)


def kinds_for(plans: PlanWork) -> tuple[Kind, ...]:
    """The items of a day that does this with plans, in their order."""
    return tuple(one for one in KINDS if plans in _PLANS.get(one.id, (plans,)))


def file_name(item: str, language: Language, title: str = "") -> str:
    """Where it lies in the box: ``2-签到/胸牌.pdf``. An activity sheet is named by the title of its lesson."""
    return name_in_box(BY_ID[item], language, title)


def name_in_box(kind: Kind, language: Language, title: str = "") -> str:
    """The same of an item that need not be one of KINDS."""
    stem = kind.file[language] + (f"-{plain_name(title)}" if title else "")
    return f"{PHASES[kind.phase][language]}/{stem}.{kind.ending}"
