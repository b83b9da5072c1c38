"""What the jobs of the site's service pages carry: the directory, the learning paths, and pages of fixed words."""

from __future__ import annotations

from dataclasses import dataclass

from build_scripts.channels.site.details import Card, Frame
from build_scripts.model import ResolvedContact

WHERE = "where"
PATHS = "paths"
REPORT = "report"
ACCESSIBILITY = "accessibility"
TEACHING = "teaching"

SERVICES = (WHERE, PATHS, REPORT, ACCESSIBILITY, TEACHING)
"""Parts of jobs and folders of pages."""


@dataclass(frozen=True, slots=True)
class WhereDetail:
    """Detail of the directory of offices and hotlines."""

    frame: Frame
    contacts: tuple[ResolvedContact, ...]
    """The region's, then its parents'."""
    first: ResolvedContact | None
    """Whom to call when in doubt."""
    missing: tuple[str, ...]
    """What the region's file says is not known yet."""


@dataclass(frozen=True, slots=True)
class Path:
    """The lessons for one public."""

    id: str
    name: str
    about: str
    cards: tuple[Card, ...]
    """In the order of the index."""


@dataclass(frozen=True, slots=True)
class PathsDetail:
    """Detail of the learning paths."""

    frame: Frame
    paths: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class WordsDetail:
    """Detail of a page that is the same in every region but for its frame."""

    frame: Frame
    mail: str = ""
    """Where the slip may be sent to; empty when the programme has no mailbox."""
