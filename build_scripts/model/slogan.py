"""What is written in content/slogans.yml: a sentence for a banner."""

from __future__ import annotations

from dataclasses import dataclass

from build_scripts.model.source import Location, Text


@dataclass(frozen=True, slots=True)
class Slogan:
    """A sentence of the programme's own, and the lessons that say more."""

    id: str
    say: Text
    """May quote facts; a rule that it rests on is cited."""
    lessons: tuple[str, ...]
    """The banner's code leads to the first."""
    location: Location
