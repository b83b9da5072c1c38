"""A loaded catalogue → everything that is wrong with it, all at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from build_scripts.diagnostics import Findings
from build_scripts.model import Catalogue, Lesson
from build_scripts.register import Register
from build_scripts.shelf import BARE, LESSONS, Shelf
from build_scripts.validate.amounts import check_amounts
from build_scripts.validate.calculators import check_calculators
from build_scripts.validate.classroom import check_classroom
from build_scripts.validate.consequences import causes
from build_scripts.validate.documents import check_documents
from build_scripts.validate.flows import check_flows
from build_scripts.validate.handbooks import check_handbooks
from build_scripts.validate.index import check_index
from build_scripts.validate.lengths import check_lengths
from build_scripts.validate.markdown import check_markdown
from build_scripts.validate.notices import check_notices
from build_scripts.validate.parity import check_parity
from build_scripts.validate.places import Places
from build_scripts.validate.posters import check_posters
from build_scripts.validate.privacy import check_file, check_privacy
from build_scripts.validate.prose import Piece, lesson_pieces, pieces
from build_scripts.validate.quiz import check_quiz
from build_scripts.validate.reading import check_reading
from build_scripts.validate.references import check_references
from build_scripts.validate.register import check_register
from build_scripts.validate.slogans import check_slogans
from build_scripts.validate.wechat import check_wechat
from build_scripts.validate.wording import check_wording
from build_scripts.validate.workshop import check_workshops


def validate(
    catalogue: Catalogue,
    as_of: date,
    root: Path,
    findings: Findings,
    channels: tuple[str, ...] = (),
    shelf: Shelf = BARE,
) -> None:
    """Adds all findings.

    ``root`` is the folder that the catalogue was loaded from: places in its files are looked up there. ``channels``
    are the names of the channels that exist; when empty, those that the index's table of blocks names. ``shelf`` may
    have what was found in lessons that are still the same.
    """
    found = Findings()
    places = Places(root)
    _check_together(catalogue, Register(catalogue, as_of), root, channels, places, found)
    _check_privacy(root, places, found, shelf)
    if shelf.keeps:
        _check_one_by_one(catalogue, as_of, places, found, shelf)
    else:
        _check_texts(catalogue, as_of, tuple(pieces(catalogue, places)), places, found)
    for diagnostic in causes(tuple(findings), found):
        findings.add(diagnostic.code, diagnostic.location, **dict(diagnostic.values))


def _check_together(
    catalogue: Catalogue,
    register: Register,
    root: Path,
    channels: tuple[str, ...],
    places: Places,
    findings: Findings,
) -> None:
    """What wants to see everything, or is quickly done."""
    check_index(catalogue, channels, places, findings)
    check_handbooks(catalogue, places, findings)
    check_classroom(catalogue, places, findings)
    check_register(catalogue, places, findings)
    check_wechat(catalogue, root, findings)
    check_slogans(catalogue, register, places, findings)
    check_notices(catalogue, register, places, findings)
    check_workshops(catalogue, places, findings)
    check_documents(catalogue, findings)
    check_flows(catalogue, register, places, findings)
    check_calculators(catalogue, register, places, findings)


def _check_texts(
    catalogue: Catalogue, as_of: date, texts: tuple[Piece, ...], places: Places, findings: Findings
) -> None:
    """What is found in each lesson without a look at the others: all findings of a catalogue are those of its lessons
    one by one, and those of what it has without lessons. A check that compares lessons does not belong here."""
    register = Register(catalogue, as_of)
    check_references(catalogue, register, texts, places, findings)
    check_markdown(catalogue, places, findings)
    check_lengths(catalogue, register, places, findings)
    check_posters(catalogue, register, places, findings)
    check_reading(catalogue, register, places, findings)
    check_parity(catalogue, places, findings)
    check_quiz(catalogue, places, findings)
    check_wording(catalogue, texts, places, findings)
    check_amounts(texts, places, findings)


def _check_one_by_one(
    catalogue: Catalogue, as_of: date, places: Places, findings: Findings, shelf: Shelf
) -> None:
    """The same as ``_check_texts`` of the whole catalogue, with what is kept of each lesson."""

    def rest(found: Findings) -> None:
        alone = replace(catalogue, lessons=())
        _check_texts(alone, as_of, tuple(pieces(alone, places)), places, found)

    shelf.take(f"check {as_of}", rest, findings, rest=True)
    # Names are looked up in what remains.
    around = replace(catalogue, workshops=(), flows=(), calculators=(), slogans=(), notices=())
    for lesson in catalogue.lessons:

        def one(found: Findings, lesson: Lesson = lesson) -> None:
            alone = replace(around, lessons=(lesson,))
            _check_texts(alone, as_of, tuple(lesson_pieces(lesson, places)), places, found)

        shelf.take(f"check {as_of} {lesson.id}", one, findings, lesson=lesson.id, rest=True)


def _check_privacy(root: Path, places: Places, findings: Findings, shelf: Shelf) -> None:
    lessons = root / LESSONS

    def rest(found: Findings) -> None:
        for top in ("content", "workshops"):
            for path in sorted((root / top).rglob("*")):
                if lessons not in path.parents or path.parent == lessons:
                    check_file(path, places, found)

    shelf.take("privacy", rest, findings, rest=True)
    for folder in sorted(path for path in lessons.glob("*") if path.is_dir()):

        def one(found: Findings, folder: Path = folder) -> None:
            check_privacy(folder, places, found)

        shelf.take(f"privacy {folder.name}", one, findings, lesson=folder.name)
