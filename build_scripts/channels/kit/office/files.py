"""A job of an office file becomes its bytes and media type."""

from __future__ import annotations

from collections.abc import Callable

from build_scripts.channels.kit.occasion import Occasion
from build_scripts.model import Job
from build_scripts.render.office import DOCX, PPTX, XLSX

_MEDIA_TYPES = {
    "invitation": DOCX,
    "thank-you": DOCX,
    "press-note": DOCX,
    "minutes": DOCX,
    "report": DOCX,
    "materials": XLSX,
    "participants-table": XLSX,
    "slides": PPTX,
}
OFFICE_ITEMS = tuple(_MEDIA_TYPES)


def office_file(job: Job) -> tuple[bytes, str]:
    """The file and its media type."""
    if not isinstance(job.detail, Occasion):
        raise TypeError(f"{job.id} carries {type(job.detail).__name__}")
    media_type = _MEDIA_TYPES[job.part]
    return _MAKERS[media_type](job.part)(job, job.detail), media_type


Maker = Callable[[Job, Occasion], bytes]
# Each library takes as long to load as a small kit's file to make, so that it is loaded when it is wanted.


def _documents(item: str) -> Maker:
    from build_scripts.channels.kit.office import letters, records

    return {
        "invitation": letters.invitation,
        "thank-you": letters.thank_you,
        "press-note": letters.press_note,
        "minutes": records.minutes,
        "report": records.report,
    }[item]


def _workbooks(item: str) -> Maker:
    from build_scripts.channels.kit.office import sheets

    return {"materials": sheets.materials, "participants-table": sheets.participants_table}[item]


def _decks(_: str) -> Maker:
    from build_scripts.channels.kit.office import slides

    return slides.slides


_MAKERS: dict[str, Callable[[str], Maker]] = {DOCX: _documents, XLSX: _workbooks, PPTX: _decks}
