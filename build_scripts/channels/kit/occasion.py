"""The day as office files and further prints see it: what was planned for agenda, run sheet, lists and form, in one."""

from __future__ import annotations

import re
from dataclasses import dataclass

from build_scripts.channels.kit.details import Form, Head, Person, PublicGroup, RunRow
from build_scripts.channels.kit.kinds import Kind
from build_scripts.channels.kit.wording import WORDING
from build_scripts.documents.names import name_in_script
from build_scripts.model import Language, PlanWork, Text
from build_scripts.render import plain


@dataclass(frozen=True, slots=True)
class Occasion:
    """A workshop's day without names, unless ``people`` holds them."""

    head: Head
    rows: tuple[RunRow, ...]
    publics: tuple[PublicGroup, ...]
    tables: tuple[str, ...]
    guests: int
    """How many take part."""
    people: tuple[Person, ...] = ()
    """Only in items with names."""
    form: Form | None = None
    badge: str = ""
    """Size of its badges: 90 × 60; only in lists of materials."""
    lessons: tuple[str, ...] = ()
    """Titles of the lessons that the day works with, in this language."""
    plans: PlanWork = "kept"
    """What the day does with action plans."""
    date: str = ""
    """2026-12-05; empty: not settled."""
    large_print: int = 0
    """How many need large print."""
    other_language: int = 0
    """How many read the other language than that of the kit."""
    own: tuple[Kind, ...] = ()
    """The organiser's documents; only in what lists the box."""
    replaced: tuple[str, ...] = ()
    """Items whose place some of these take."""


SAY: dict[Language, str] = {"zh": "**说**", "en": "**SAY**"}
LATE: dict[Language, str] = {"zh": "**晚了**", "en": "**LATE**"}
"""With what lines of a script begin that say what to say, and what to cut when time is short."""
SAID_ON_CARD = 3
"""Sentences to say that a session card holds, at most."""
WORKING = ("session", "opening", "closing")
"""Kinds of sessions in which something is done together."""
_QUOTED = re.compile(r"[“](.+?)[”]")
_CITED = re.compile(r"\s*\[\d+\]")


def said(text: Text | str, language: Language) -> str:
    """A text of a definition without markup."""
    return plain.words(text if isinstance(text, str) else text[language], language)


def spoken(script: str, language: Language) -> tuple[str, ...]:
    """What a script has the moderator say to people, without its markup and the numbers of its sources."""
    found: list[str] = []
    for line in script.splitlines():
        if SAY[language] in line:
            found += _QUOTED.findall(_CITED.sub("", said(line.lstrip("- "), language)))
    return tuple(found)


def named(person: Person, language: Language) -> str:
    """The name in the script of a language, where the roster has it; else the name."""
    return name_in_script(person.name, person.name_other, language)


def publics_in_words(publics: tuple[PublicGroup, ...], language: Language) -> str:
    """劳动者、学生和工会; workers, students and unions."""
    names = [said(group.name, language) for group in publics if group.people]
    if language == "en":
        names = [name[:1].lower() + name[1:] for name in names]
    if len(names) < 2:
        return "".join(names)
    joint = "和" if language == "zh" else " and "
    return WORDING[language].stop.join(names[:-1]) + joint + names[-1]
