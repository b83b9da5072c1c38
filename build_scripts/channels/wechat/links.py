"""Which lessons an edition's text links to."""

from __future__ import annotations

import re

from build_scripts.model import Edition


def links_to(edition: Edition, lesson: str) -> bool:
    """Whether the edition's text links to a lesson."""
    return any(re.search(rf"\(lesson:{re.escape(lesson)}[)#\s]", p.markdown) for p in edition.passages)
