"""Everything that was loaded, in one record."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from build_scripts.model.calculator import Calculator
from build_scripts.model.classroom import CardSet, CourseOutline, Profile, Teaching
from build_scripts.model.flow import Flow
from build_scripts.model.handbook import Handbook
from build_scripts.model.notice import Notice
from build_scripts.model.slogan import Slogan
from build_scripts.model.source import (
    Audience,
    Fact,
    Language,
    Lesson,
    Location,
    Programme,
    Region,
    Source,
    Strand,
    Term,
    Text,
)
from build_scripts.model.wechat import WeChatSettings
from build_scripts.model.workshop import Workshop


@dataclass(frozen=True, slots=True)
class BlockRule:
    """Which channels may carry a kind of block that does not say so itself."""

    kind: str
    channels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReadingLimit:
    """How hard lessons of a level may be to read in one language, by one measure."""

    level: str
    language: Language
    measure: str
    """``average`` and ``longest``: characters (zh) or words (en) a sentence; ``uncommon``: per cent of characters
    (zh); ``grade``: Flesch–Kincaid (en)."""
    most: Decimal
    location: Location


@dataclass(frozen=True, slots=True)
class LengthLimit:
    """How long the body of every lesson is in one language: characters (zh) or words (en)."""

    language: Language
    least: int
    most: int
    location: Location


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything that was loaded, in both languages, for all regions and dates."""

    programme: Programme
    regions_built: tuple[str, ...]
    """In the order of the index; the first is the one the site opens with."""
    audiences: tuple[Audience, ...]
    levels: tuple[tuple[str, Text], ...]
    block_rules: tuple[BlockRule, ...]
    strands: tuple[Strand, ...]
    lessons: tuple[Lesson, ...]
    """In the order of the index."""
    facts: tuple[Fact, ...]
    sources: tuple[Source, ...]
    terms: tuple[Term, ...]
    regions: tuple[Region, ...]
    workshops: tuple[Workshop, ...]
    reading: tuple[ReadingLimit, ...] = ()
    flows: tuple[Flow, ...] = ()
    calculators: tuple[Calculator, ...] = ()
    """Both in the order of their files' names."""
    lengths: tuple[LengthLimit, ...] = ()
    """At most one for each language."""
    handbooks: tuple[Handbook, ...] = ()
    """In the order of their file."""
    slogans: tuple[Slogan, ...] = ()
    """In the order of their file."""
    notices: tuple[Notice, ...] = ()
    """In the order of their file."""
    wechat: WeChatSettings = field(default_factory=WeChatSettings)
    card_sets: tuple[CardSet, ...] = ()
    courses: tuple[CourseOutline, ...] = ()
    """Both in the order of their files."""
    profiles: tuple[Profile, ...] = ()
    """In the order of their files' names."""
    teaching: tuple[Teaching, ...] = ()
    """At most one for each lesson."""
