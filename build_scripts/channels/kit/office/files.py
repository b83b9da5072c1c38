"""A job of an office file becomes its bytes and media type."""

from __future__ import annotations

from collections.abc import Callable

from build_scripts.channels.kit.occasion import Occasion
from build_scripts.channels.kit.office import letters, records, sheets, slides
from build_scripts.model import Job
from build_scripts.render.office import DOCX, PPTX, XLSX

_MADE: dict[str, tuple[Callable[[Job, Occasion], bytes], str]] = {
    "invitation": (letters.invitation, DOCX),
    "thank-you": (letters.thank_you, DOCX),
    "press-note": (letters.press_note, DOCX),
    "minutes": (records.minutes, DOCX),
    "report": (records.report, DOCX),
    "materials": (sheets.materials, XLSX),
    "participants-table": (sheets.participants_table, XLSX),
    "slides": (slides.slides, PPTX),
}
OFFICE_ITEMS = tuple(_MADE)


def office_file(job: Job) -> tuple[bytes, str]:
    """The file and its media type."""
    if not isinstance(job.detail, Occasion):
        raise TypeError(f"{job.id} carries {type(job.detail).__name__}")
    make, media_type = _MADE[job.part]
    return make(job, job.detail), media_type
