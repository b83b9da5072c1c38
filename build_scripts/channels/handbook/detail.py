"""What a handbook or an offprint is made of beside its lessons, as values: the records in ``Job.detail``."""

from __future__ import annotations

from dataclasses import dataclass

from build_scripts.channels.handbook.form import FormName
from build_scripts.vocabulary import Entry


@dataclass(frozen=True, slots=True)
class Group:
    """Lessons under one heading of a part; the heading is empty where the part itself is the module."""

    title: str
    lessons: tuple[str, ...]
    """Slugs, in the order of the index."""


@dataclass(frozen=True, slots=True)
class Part:
    """What one title page announces."""

    title: str
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """Which law a fact comes from, and which article: the two halves of ``ResolvedFact.source``."""

    lesson: str
    fact: str
    number: int
    """Of the law in the register of sources: the same in every book, so that pages serve in all of them."""
    law: str
    """《工伤保险条例》, Regulation on Work Injury Insurance."""
    article: str
    """第17条, Art. 17; empty where the whole document is meant."""


@dataclass(frozen=True, slots=True)
class Detail:
    """A book without its lessons, which are the job's editions in the order of the parts."""

    handbook: str
    """Id; empty for the offprint of one lesson."""
    title: str
    about: str
    place: str
    readers: tuple[str, ...]
    """Names of the audiences that it is written for."""
    site: str
    """Address of the site of its language and region."""
    parts: tuple[Part, ...]
    terms: tuple[Entry, ...]
    """In the order of look-up."""
    origins: tuple[Origin, ...]
    numbers: tuple[tuple[str, int], ...]
    """(lesson, its number) of every lesson that a link leads to."""
    code: str
    """Edition code: ``H-workers-QY-zh-3F9A2C``."""
    checked: str
    """The oldest check of its facts (ISO), or empty."""
    review_by: str
    """The day by which the first of its facts wants to be checked again (ISO), or empty."""
    form: FormName
