"""A handbook as it is written: which lessons make a book, for whom and where."""

from __future__ import annotations

from dataclasses import dataclass

from build_scripts.model.source import Location, Text


@dataclass(frozen=True, slots=True)
class Handbook:
    """A book of lessons: those of a strand, those for an audience, or, where both are empty, all."""

    id: str
    title: Text
    about: Text
    """What it is for, in one or two sentences for the cover; plain words, no references."""
    strand: str
    audience: str
    regions: tuple[str, ...]
    """For which regions it is made; empty: for every region that the index builds."""
    large_print: bool
    """Whether older readers can have it in large print, for the home region."""
    location: Location
