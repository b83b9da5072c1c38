"""The poster's own words in both languages."""

from __future__ import annotations

from dataclasses import dataclass

from build_scripts.model import Language


@dataclass(frozen=True, slots=True)
class Wording:
    """What a poster says beside the lesson's own text and the imprint."""

    picture: str
    """What the picture shows."""
    scan: str
    """Above the address under the QR code."""
    phone: str
    """What the large number is, for screen readers."""


WORDING: dict[Language, Wording] = {
    "zh": Wording(
        picture="一棵榕树，树荫下坐着几个人",
        scan="扫码看整课",
        phone="电话",
    ),
    "en": Wording(
        picture="A banyan tree with people sitting in its shade",
        scan="Scan to read more",
        phone="Phone",
    ),
}
