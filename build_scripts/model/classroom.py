"""What is written for schools: card sets of activities, courses, and profiles of schools."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from build_scripts.model.source import Lesson, Location, Setting, Text


@dataclass(frozen=True, slots=True)
class Card:
    """A card to cut out, or a square of a board."""

    front: Text
    note: Text | None
    """Below it, smaller."""
    back: Text | None
    """Printed on the other side."""
    location: Location


@dataclass(frozen=True, slots=True)
class CardSet:
    """What an activity of a lesson is played with."""

    id: str
    lesson: str
    title: Text
    use: Text
    """How it is used, in a sentence."""
    kind: str
    """``cards`` to cut, ``board`` of squares to walk, or ``record`` to write down a game."""
    cards: tuple[Card, ...]
    """Of a record: its columns."""
    copies: int
    """How many of each card a group needs."""
    rows: int
    """Of a record."""
    location: Location


@dataclass(frozen=True, slots=True)
class CoursePart:
    """A lesson of a course, and how many periods it takes."""

    lesson: str
    periods: int


@dataclass(frozen=True, slots=True)
class Curriculum:
    """An official curriculum that a course can be taught with."""

    source: str
    """Its id among the sources."""
    part: Text | None
    """The theme or module of it, where its name could be checked."""
    checked: date
    """When somebody last looked whether it is still the one in force."""
    location: Location


@dataclass(frozen=True, slots=True)
class CourseOutline:
    """A course for one audience or school year."""

    id: str
    title: Text
    years: Text
    """Who sits in it: 七至九年级."""
    about: Text
    minutes: int
    """Of one period."""
    audience: str
    """Set: every lesson of that audience, in as many periods as its minutes fill; then there are no parts."""
    parts: tuple[CoursePart, ...]
    location: Location
    curricula: tuple[Curriculum, ...] = ()


@dataclass(frozen=True, slots=True)
class CourseLink:
    """Where a lesson meets a school subject, by its official curriculum."""

    course: Text
    point: Text
    """What the curriculum asks there."""
    source: str
    """Id of the curriculum among the sources."""


@dataclass(frozen=True, slots=True)
class Teaching:
    """What the author of a lesson tells its teachers beside the script; empty where rules will do."""

    lesson: str
    board: tuple[Text, ...]
    """Stands on the board instead of the skeleton of the steps."""
    slow: tuple[Text, ...]
    fast: tuple[Text, ...]
    power: tuple[Text, ...]
    """Each added to what the rules say."""
    links: tuple[CourseLink, ...]
    location: Location


@dataclass(frozen=True, slots=True)
class Profile:
    """A school or other place that is built for: everything that differs from the common build."""

    id: str
    region: str
    school: Text
    setting: Setting | None
    levels: tuple[str, ...]
    """Empty: all."""
    minutes: tuple[int, ...]
    """Lengths of lessons; empty: those of every plan."""
    channels: tuple[str, ...]
    """Empty: all."""
    lessons: tuple[str, ...]
    """Empty: all of these levels."""
    languages: tuple[str, ...]
    """Empty: both."""
    location: Location

    def teaches(self, lesson: Lesson) -> bool:
        """Whether the lesson is among those that it names, or else of one of its levels."""
        if self.lessons:
            return lesson.id in self.lessons
        return not self.levels or lesson.level in self.levels
