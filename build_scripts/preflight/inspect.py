"""The path and bytes of an artefact become its inspection; a ZIP becomes one for itself and one for each PDF in it."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath

import pikepdf
import pypdfium2

from build_scripts.preflight import checks_code, checks_file, checks_inks, checks_sheet, checks_tags
from build_scripts.preflight.checks_epub import epub
from build_scripts.preflight.fault import Fault, Inspection, Measures, fault
from build_scripts.preflight.survey import Survey, survey
from build_scripts.print_kinds import PrintKind, by_id, is_black, kind_of

SUFFIXES = (".pdf", ".epub", ".zip")
WITHIN = "!/"
"""Between the path of an archive and the name of a file in it."""
_UNSAFE = set('\\:*?"<>|')
_NOT_FOR_SCREENS = "2-up"
"""In the name of a file that holds everything twice."""


def inspected(path: str, data: bytes) -> tuple[Inspection, ...]:
    """The artefact first, then what it holds. ``path`` is said in the report and tells the kind."""
    if path.endswith(".zip"):
        return _archive(path, data)
    faults, measures = _book(data) if path.endswith(".epub") else _pdf(path, data)
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


def _pdf(path: str, data: bytes) -> tuple[tuple[Fault, ...], Measures]:
    kind = kind_of_path(path)
    try:
        with pikepdf.open(io.BytesIO(data)) as document:
            seen = survey(data)
            faults = tuple(_pdf_faults(path, document, seen, len(data), kind))
            return faults, _measures(document, seen, kind)
    except (pikepdf.PdfError, pypdfium2.PdfiumError) as error:
        return (fault("A101", problem=error),), Measures()


def _pdf_faults(
    path: str, document: pikepdf.Pdf, seen: Survey, size: int, kind: PrintKind | None
) -> Iterator[Fault]:
    yield from checks_file.file(document, size, kind)
    yield from checks_file.pictures(seen.content)
    yield from checks_sheet.sheets(seen, kind)
    yield from checks_code.codes(seen, kind)
    if (kind is None or kind.on_screen) and _NOT_FOR_SCREENS not in path:
        yield from checks_tags.tags(document, headed=kind is None or kind.headed)
        yield from checks_file.untagged(seen.content, checks_tags.structure(document).marked)
    if checks_inks.is_for_shop(seen):
        yield from checks_inks.for_shop(seen)
    elif is_black(path):
        yield from checks_inks.for_black(seen)


def _measures(document: pikepdf.Pdf, seen: Survey, kind: PrintKind | None) -> Measures:
    letters = [(letter, side) for side in seen.sides for letter in checks_sheet.on_sheet(side)]
    codes = [code for side in seen.sides for code in side.codes]
    first = seen.sides[0] if seen.sides else None
    return Measures(
        kind=kind.id if kind is not None else "",
        pages=len(seen.sides),
        sheet=f"{first.width:g} × {first.height:g} mm" if first is not None else "",
        fonts=tuple(dict.fromkeys(font.name for font in checks_file.fonts(document))),
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


def _archive(path: str, data: bytes) -> tuple[Inspection, ...]:
    try:
        faults = tuple(_damaged(data))
        found: list[Inspection] = []
        damaged = {dict(one.values).get("name") for one in faults if one.code == "A701"}
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for one in archive.infolist():
                if one.filename.endswith(SUFFIXES) and one.filename not in damaged:
                    found += inspected(f"{path}{WITHIN}{one.filename}", archive.read(one))
    except (zipfile.BadZipFile, OSError, EOFError) as error:
        return (_inspection(path, data, Measures(), (fault("A101", problem=error),)),)
    return (_inspection(path, data, Measures(kind="zip"), faults), *found)
