"""A loaded catalogue → everything that is wrong with it, all at once."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from build_scripts.diagnostics import Findings
from build_scripts.model import Catalogue
from build_scripts.register import Register
from build_scripts.validate import amounts
from build_scripts.validate.calculators import check_calculators
from build_scripts.validate.classroom import check_classroom
from build_scripts.validate.consequences import causes
from build_scripts.validate.flows import check_flows
from build_scripts.validate.handbooks import check_handbooks
from build_scripts.validate.index import check_index
from build_scripts.validate.lengths import check_lengths
from build_scripts.validate.markdown import check_markdown
from build_scripts.validate.notices import check_notices
from build_scripts.validate.parity import check_parity
from build_scripts.validate.places import Places
from build_scripts.validate.posters import check_posters
from build_scripts.validate.privacy import check_privacy
from build_scripts.validate.prose import Piece, pieces
from build_scripts.validate.quiz import check_quiz
from build_scripts.validate.reading import check_reading
from build_scripts.validate.references import check_references
from build_scripts.validate.register import check_register
from build_scripts.validate.slogans import check_slogans
from build_scripts.validate.wechat import check_wechat
from build_scripts.validate.wording import check_wording
from build_scripts.validate.workshop import check_workshops


def validate(
    catalogue: Catalogue, as_of: date, root: Path, findings: Findings, channels: tuple[str, ...] = ()
) -> None:
    """Adds all findings.

    ``root`` is the folder that the catalogue was loaded from: places in its files are looked up there. ``channels``
    are the names of the channels that exist; when empty, those that the index's table of blocks names.
    """
    found = Findings()
    _check(catalogue, as_of, root, found, channels)
    for diagnostic in causes(tuple(findings), found):
        findings.add(diagnostic.code, diagnostic.location, **dict(diagnostic.values))


def _check(
    catalogue: Catalogue, as_of: date, root: Path, findings: Findings, channels: tuple[str, ...]
) -> None:
    places = Places(root)
    register = Register(catalogue, as_of)
    texts = tuple(pieces(catalogue, places))
    check_index(catalogue, channels, places, findings)
    check_handbooks(catalogue, places, findings)
    check_classroom(catalogue, places, findings)
    check_register(catalogue, places, findings)
    check_references(catalogue, register, texts, places, findings)
    check_markdown(catalogue, places, findings)
    check_lengths(catalogue, register, places, findings)
    check_posters(catalogue, register, places, findings)
    check_wechat(catalogue, root, findings)
    check_slogans(catalogue, register, places, findings)
    check_notices(catalogue, register, places, findings)
    check_reading(catalogue, register, places, findings)
    check_parity(catalogue, places, findings)
    check_quiz(catalogue, places, findings)
    check_workshops(catalogue, places, findings)
    check_flows(catalogue, register, places, findings)
    check_calculators(catalogue, register, places, findings)
    check_wording(catalogue, texts, places, findings)
    check_amounts(texts, places, findings)
    check_privacy(root, places, findings)


def check_amounts(texts: tuple[Piece, ...], places: Places, findings: Findings) -> None:
    """B401–B405 wherever an amount is printed that is not quoted."""
    for piece in texts:
        if piece.amounts:
            for bare in amounts.find(piece.text):
                found = piece.text[bare.start : bare.end]
                findings.add(bare.code, piece.at(bare.start, places), found=found)
