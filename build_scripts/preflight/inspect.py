"""The path and bytes of an artefact become its inspection; a ZIP becomes one for itself and one for each PDF in it."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Protocol

import pikepdf
import pypdfium2

from build_scripts.preflight import (
    checks_code,
    checks_exchange,
    checks_file,
    checks_inks,
    checks_sheet,
    checks_tags,
)
from build_scripts.preflight.checks_epub import epub
from build_scripts.preflight.fault import Fault, Inspection, Measures, fault
from build_scripts.preflight.survey import Survey, survey
from build_scripts.print_kinds import PrintKind, by_id, is_black, kind_of
from build_scripts.render.exchange import claim

SUFFIXES = (".pdf", ".epub", ".zip")
WITHIN = "!/"
"""Between the path of an archive and the name of a file in it."""
_UNSAFE = set('\\:*?"<>|')
_NOT_FOR_SCREENS = "2-up"
"""In the name of a file that holds everything twice."""


@dataclass(frozen=True, slots=True)
class Asked:
    """All that a path says about how its file is looked at: the same content asked the same is found the same."""

    suffix: str
    kind: PrintKind | None
    black: bool
    """Whether it is to be black alone."""
    doubled: bool
    """Whether it holds everything twice, for paper only."""
    packs_kit: bool
    """Whether what it holds are the sheets of a kit."""

    @property
    def for_screens(self) -> bool:
        """Whether it is read on a screen, perhaps aloud."""
        return (self.kind is None or self.kind.on_screen) and not self.doubled

    @property
    def with_size(self) -> Asked | None:
        """The same with the sizes that its kind may have, if none was asked for: see ``but_for_size``."""
        kind = by_id(self.kind.id) if self.kind is not None and not self.kind.sizes else None
        return replace(self, kind=kind) if kind is not None and kind.sizes else None


def but_for_size(found: tuple[Inspection, ...]) -> tuple[Inspection, ...]:
    """What was found of a file whose size was asked for, as if it had not been."""
    return tuple(
        replace(one, faults=tuple(fault for fault in one.faults if fault.code != "A202")) for one in found
    )


def asked(path: str) -> Asked:
    """What is asked of the file at a path."""
    packs_kit = path.endswith(".zip") and "kit" in PurePosixPath(path).parts
    return Asked(
        PurePosixPath(path).suffix, kind_of_path(path), is_black(path), _NOT_FOR_SCREENS in path, packs_kit
    )


class Look(Protocol):
    """Looks at a file in an archive, or recalls what was found."""

    def __call__(self, path: str, data: bytes) -> tuple[Inspection, ...]:
        """As ``inspected``."""


def inspected(path: str, data: bytes, look: Look | None = None) -> tuple[Inspection, ...]:
    """The artefact first, then what it holds, for which ``look`` is asked. ``path`` is said in the report and tells
    the kind."""
    if path.endswith(".zip"):
        return _archive(path, data, look or inspected)
    faults, measures = _book(data) if path.endswith(".epub") else _pdf(asked(path), data)
    return (_inspection(path, data, measures, faults),)


def kind_of_path(path: str) -> PrintKind | None:
    """The kind of a file wherever it lies: ``…/print-shop/leaflet/zh/QY/work-injury.pdf`` is a leaflet."""
    if WITHIN in path:
        outer, _, inner = path.rpartition(WITHIN)
        return kind_of_path(inner) or (_packed() if "kit" in PurePosixPath(outer).parts else None)
    parts = [part for part in path.split("/") if part]
    found = (kind_of("/".join(parts[start:])) for start in range(len(parts) - 1))
    return next((kind for kind in found if kind is not None), None)


def _packed() -> PrintKind | None:
    """A file in the ZIP of a kit, which has a name in the reader's language, so that only the file beside the ZIP tells
    which sheet it is to be; that one is held to its size."""
    kit = by_id("kit")
    return replace(kit, sizes=()) if kit is not None else None


def _inspection(path: str, data: bytes, measures: Measures, faults: tuple[Fault, ...]) -> Inspection:
    return Inspection(path, hashlib.sha256(data).hexdigest(), len(data), measures, faults)


# --- PDF ------------------------------------------------------------------------------------------------------------


def _pdf(wanted: Asked, data: bytes) -> tuple[tuple[Fault, ...], Measures]:
    try:
        with pikepdf.open(io.BytesIO(data)) as document:
            seen = survey(data)
            used = checks_file.fonts(document)
            faults = tuple(_pdf_faults(wanted, document, seen, used, data))
            return faults, _measures(used, seen, wanted.kind)
    except (pikepdf.PdfError, pypdfium2.PdfiumError) as error:
        return (fault("A101", problem=error),), Measures()


def _pdf_faults(
    wanted: Asked, document: pikepdf.Pdf, seen: Survey, used: tuple[checks_file.Font, ...], data: bytes
) -> Iterator[Fault]:
    kind = wanted.kind
    yield from checks_file.file(document, used, len(data), kind)
    yield from checks_file.pictures(seen.content)
    yield from checks_sheet.sheets(seen, kind)
    yield from checks_code.codes(seen, kind)
    to_exchange = claim(document) != ""
    if wanted.for_screens and not to_exchange:
        structure = checks_tags.structure(document)
        yield from checks_tags.tags(document, structure, headed=kind is None or kind.headed)
        yield from checks_file.untagged(seen.content, structure.marked)
    yield from checks_exchange.exchange(document, data)
    if to_exchange or checks_inks.is_for_shop(seen):
        yield from checks_inks.for_shop(seen)
    elif wanted.black:
        yield from checks_inks.for_black(seen)


def _measures(used: tuple[checks_file.Font, ...], seen: Survey, kind: PrintKind | None) -> Measures:
    letters = [(letter, side) for side in seen.sides for letter in checks_sheet.on_sheet(side)]
    codes = [code for side in seen.sides for code in side.codes]
    first = seen.sides[0] if seen.sides else None
    return Measures(
        kind=kind.id if kind is not None else "",
        pages=len(seen.sides),
        sheet=f"{first.width:g} × {first.height:g} mm" if first is not None else "",
        fonts=tuple(dict.fromkeys(font.name for font in used)),
        body=checks_sheet.running_size(seen.sides),
        smallest=round(min((letter.points for letter, _ in letters), default=0.0), 1),
        contrast=round(min((letter.contrast for letter, _ in letters), default=0.0), 1),
        edge=round(min((checks_sheet.edge_distance(*one) for one in letters), default=0.0), 1),
        codes=tuple(dict.fromkeys(code.text for code in codes)),
        module=min((code.module for code in codes), default=0.0),
        dpi=round(min((picture.dpi for picture in seen.content.pictures), default=0.0)),
        inks=tuple(sorted({space for _, space in checks_inks.spaces(seen.content, grey=True)})),
    )


# --- EPUB and ZIP ---------------------------------------------------------------------------------------------------


def _book(data: bytes) -> tuple[tuple[Fault, ...], Measures]:
    try:
        return (*_damaged(data), *epub(data)), Measures(kind="epub")
    except (zipfile.BadZipFile, OSError) as error:
        return (fault("A101", problem=error),), Measures()


def _damaged(data: bytes) -> Iterator[Fault]:
    """A701, A702."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for one in archive.infolist():
            if _unsafe(one):
                yield fault("A702", name=one.filename)
        bad = archive.testzip()
        if bad is not None:
            yield fault("A701", name=bad)


def _unsafe(one: zipfile.ZipInfo) -> bool:
    name = one.filename
    path = PurePosixPath(name)
    in_utf8 = bool(one.flag_bits & 0x800)
    return (
        path.is_absolute()
        or ".." in path.parts
        or bool(_UNSAFE & set(name))
        or not (name.isascii() or in_utf8)
    )


def _archive(path: str, data: bytes, look: Look) -> tuple[Inspection, ...]:
    try:
        faults = tuple(_damaged(data))
        found: list[Inspection] = []
        damaged = {dict(one.values).get("name") for one in faults if one.code == "A701"}
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for one in archive.infolist():
                if one.filename.endswith(SUFFIXES) and one.filename not in damaged:
                    found += look(f"{path}{WITHIN}{one.filename}", archive.read(one))
    except (zipfile.BadZipFile, OSError, EOFError) as error:
        return (_inspection(path, data, Measures(), (fault("A101", problem=error),)),)
    return (_inspection(path, data, Measures(kind="zip"), faults), *found)
