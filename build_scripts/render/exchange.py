"""A marked file in printing inks becomes PDF/X-1a:2003, which a print shop takes without asking what it holds.

What the standard (ISO 15930-4) asks beside inks, embedded fonts and page boxes: PDF 1.4 without transparency, links,
forms and actions; a title, dates and whether it is trapped; and the printing condition that it is made for, by its name
in the registry of the International Color Consortium, so that no profile need be embedded. PDF/X-4 would need one, and
none may be passed on that fits both our papers.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import date

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream

from build_scripts.print_kinds import PrintingCondition
from build_scripts.render.saved import saved

VERSION = "PDF/X-1a:2003"
PDF_VERSION = "1.4"
REGISTRY = "http://www.color.org"
"""The name of the registry, as the standard has it; nothing is read there."""
_FOR_SCREENS = (
    Name.StructTreeRoot,
    Name.MarkInfo,
    Name.Outlines,
    Name.Names,
    Name.Metadata,  # says that the file is PDF/UA
    Name.OpenAction,
    Name.AcroForm,
)
_IN_XMP = re.compile(rb"""GTS_PDFXVersion(?:>|\s*=\s*["'])([^<"']+)""")


def exchanged(pdf: bytes, condition: PrintingCondition, day: date) -> bytes:
    """The file as PDF/X-1a, or as it is where something on it shows through: flattening could change how it looks.

    ``pdf`` is in CMYK, with page boxes. ``day`` stands for the day it was made, so that no clock is read. Tags,
    links and bookmarks go: they are for screens, and the published file has them.
    """
    with Pdf.open(io.BytesIO(pdf)) as document:
        if next(mixtures(document), None) is not None:
            return pdf
        for holder in groups(document):
            del holder[Name.Group]
        for key in _FOR_SCREENS:
            if key in document.Root:
                del document.Root[key]
        for one in document.objects:
            if isinstance(one, Dictionary | Stream):
                for key in (Name.Annots, Name.Tabs, Name.StructParents, Name.StructParent):
                    if key in one:
                        del one[key]
        _declare(document, condition, day)
        return saved(document, version=PDF_VERSION)


def claim(document: Pdf) -> str:
    """The PDF/X standard that a file says it keeps; empty where it says none."""
    said = document.docinfo.get("/GTS_PDFXVersion")
    if said is not None:
        return str(said)
    metadata = document.Root.get(Name.Metadata)
    found = _IN_XMP.search(metadata.read_bytes()) if isinstance(metadata, Stream) else None
    return found[1].decode("utf-8", "replace").strip() if found else ""


def mixtures(document: Pdf) -> Iterator[str]:
    """What lets through what lies below, by the names of PDF, such as ``ca 0.5``; may name one thing twice."""
    for one in document.objects:
        if not isinstance(one, Dictionary | Stream):
            continue
        if isinstance(one.get(Name.SMask), Dictionary | Stream):
            yield "SMask"
        for state in _states(one):
            for key in (Name.ca, Name.CA):
                if float(state.get(key, 1)) != 1:
                    yield f"{str(key)[1:]} {float(state[key]):g}"
            if isinstance(state.get(Name.SMask), Dictionary):
                yield "SMask"
            mode = state.get(Name.BM, Name.Normal)
            if mode not in (Name.Normal, Name.Compatible):
                yield f"BM {mode}"


def groups(document: Pdf) -> Iterator[pikepdf.Object]:
    """Pages and forms that say they are mixed by themselves; where all is opaque, that changes nothing."""
    for one in document.objects:
        if isinstance(one, Dictionary | Stream) and isinstance(one.get(Name.Group), Dictionary):
            yield one


def _states(holder: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """The graphics states of resources, whether these stand by themselves or within a page or form."""
    for resources in (holder, holder.get(Name.Resources)):
        states = resources.get(Name.ExtGState) if isinstance(resources, Dictionary | Stream) else None
        if isinstance(states, Dictionary):
            yield from (state for _, state in states.items())


def _declare(document: Pdf, condition: PrintingCondition, day: date) -> None:
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFX,
        OutputConditionIdentifier=pikepdf.String(condition.name),
        OutputCondition=pikepdf.String(condition.said.en),
        RegistryName=pikepdf.String(REGISTRY),
    )
    document.Root.OutputIntents = Array([document.make_indirect(intent)])
    made = pikepdf.String(f"D:{day:%Y%m%d}000000Z")
    document.docinfo["/CreationDate"] = made
    document.docinfo["/ModDate"] = made
    document.docinfo["/Creator"] = pikepdf.String("Banyan")
    document.docinfo["/GTS_PDFXVersion"] = pikepdf.String(VERSION)
    document.docinfo["/Trapped"] = Name("/False")
