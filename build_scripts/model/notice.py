"""What is written in content/notices.yml: a notice for bulletin boards, which goes up and comes down again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from build_scripts.model.source import Location, Text


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to hang out for a time."""

    id: str
    lesson: str
    """The code leads to it; its title and key messages stand in for a title and text of the notice's own."""
    title: Text | None
    """Quotes nothing: it stands on lists too."""
    text: tuple[Text, ...]
    """Paragraphs; may quote facts."""
    where: Text
    """The boards on which it belongs."""
    office: str
    """Who puts it up, takes it down and answers: a contact of the regions, or a fact of kind phone."""
    put_up: date
    take_down: date
    """The day on which it comes down: the first on which it hangs no more."""
    location: Location
