"""The leaflet's own words in both languages."""

from __future__ import annotations

from dataclasses import dataclass

from build_scripts.model import Language


@dataclass(frozen=True, slots=True)
class Wording:
    """What a leaflet says beside the lesson's own text and the imprint."""

    remember: str
    notes: str
    next_steps: str
    """Above lines to tick off."""
    who: str
    """Heading of the back panel when the lesson has no block of its own."""
    more_on_page: str
    """Beside the QR code of a sheet that leaves something out."""
    picture: str
    """What the picture on the cover shows."""


WORDING: dict[Language, Wording] = {
    "zh": Wording(
        remember="记住这三句",
        notes="我想问的、要记的",
        next_steps="我接下来要做的",
        who="找谁帮忙",
        more_on_page="没印下的，网页上有",
        picture="一棵榕树，树荫下坐着几个人",
    ),
    "en": Wording(
        remember="Three things to remember",
        notes="My questions and notes",
        next_steps="What I will do next",
        who="Who can help",
        more_on_page="The page says more than this sheet",
        picture="A banyan tree with people sitting in its shade",
    ),
}
