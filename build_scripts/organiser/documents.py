"""The documents of a real event → what they lack, by rows of the roster and never by names."""

from __future__ import annotations

from pathlib import Path

from build_scripts.diagnostics import Findings
from build_scripts.model import Catalogue, Language, Workshop
from build_scripts.register import Register
from build_scripts.validate.documents import check_own, check_texts
from build_scripts.validate.places import Places


def found_in_documents(
    catalogue: Catalogue,
    register: Register,
    workshop: Workshop,
    languages: tuple[Language, ...],
    root: Path,
    *,
    preview: bool,
) -> tuple[Findings, Findings]:
    """What stands in the way; and, for a preview, what it shows in red instead."""
    findings, shown = Findings(), Findings()
    if workshop.documents:
        check_own(catalogue, workshop, findings, languages, private=True, shown=shown if preview else None)
        check_texts(catalogue, register, workshop, Places(root), findings)
    return findings, shown
