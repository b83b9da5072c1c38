"""The large-print leaflet's own words in both languages."""

from __future__ import annotations

from dataclasses import dataclass

from build_scripts.model import Language


@dataclass(frozen=True, slots=True)
class Wording:
    """What the sheet says beside the lesson's own text and the imprint."""

    kind: str
    remember: str
    address: str
    """Before the address of the page, in the text file."""
    full_stop: str
    """Between what an office does and where it is, in the text file."""


WORDING: dict[Language, Wording] = {
    "zh": Wording(kind="大字版", remember="记住这三句", address="网页", full_stop="。"),
    "en": Wording(
        kind="Large print", remember="Three things to remember", address="Web page", full_stop=". "
    ),
}
