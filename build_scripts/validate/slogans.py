"""Slogans → those that lead to no lesson (X207, X226), or that nobody reads in passing (L513)."""

from __future__ import annotations

from build_scripts import references
from build_scripts.diagnostics import Findings
from build_scripts.model import LANGUAGES, Catalogue, Language
from build_scripts.register import Register
from build_scripts.validate.index import indexed_lessons
from build_scripts.validate.lengths import Shown
from build_scripts.validate.near import listed
from build_scripts.validate.places import Places
from build_scripts.validate.prose import both

LONGEST: dict[Language, int] = {"zh": 16, "en": 48}
"""Characters."""


def check_slogans(catalogue: Catalogue, register: Register, places: Places, findings: Findings) -> None:
    """Counts what readers of the first region see."""
    known = indexed_lessons(catalogue)
    on_site = {lesson.id for lesson in catalogue.lessons if "site" in lesson.channels}
    shown = Shown(catalogue, register)
    for slogan in catalogue.slogans:
        for name in slogan.lessons:
            if name not in known:
                at = places.find(slogan.location, name, near=4)
                findings.add("X207", at, lesson=name, **listed(name, known))
        first = slogan.lessons[0] if slogan.lessons else ""
        if not first or (first in known and catalogue.lessons and first not in on_site):
            findings.add("X226", slogan.location, id=slogan.id)
        for language in LANGUAGES:
            for piece in both(slogan.say, "slogan", slogan.location):
                if piece.language != language:
                    continue
                bare = piece.text
                for reference in reversed(tuple(references.find(bare))):
                    if reference.kind == "cite":
                        bare = bare[: reference.start] + bare[reference.end :]
                count = len(shown.words(bare, piece).strip())
                if count > LONGEST[language]:
                    findings.add(
                        "L513",
                        piece.at(0, places),
                        key="say",
                        count=count,
                        limit=LONGEST[language],
                        unit_zh="个字符",
                        unit="characters",
                    )
