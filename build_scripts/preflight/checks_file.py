"""A PDF as a file becomes faults: syntax, fonts, pictures, size, and whatever it would load or run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pikepdf import Dictionary, Name, Pdf, Stream

from build_scripts.preflight.content import Content
from build_scripts.preflight.fault import Fault, fault
from build_scripts.print_kinds import PrintKind

LEAST_DPI = 200
OUR_FONTS = ("Banyan-Sans", "Banyan-Sans-Ext")
"""As PDFs name them; a weight follows."""
_FILES = (Name.FontFile, Name.FontFile2, Name.FontFile3)
_RUNS = {"/JavaScript", "/Launch", "/GoToR", "/ImportData", "/SubmitForm", "/Rendition", "/RichMedia"}


@dataclass(frozen=True, slots=True)
class Font:
    """A font of a file."""

    name: str
    """Without the prefix of a subset: ``Banyan-Sans-Bold``."""
    embedded: bool
    subset: bool
    readable: bool
    """Whether its letters can be copied."""


def fonts(document: Pdf) -> tuple[Font, ...]:
    """Every font, each once, sorted by name."""
    found: dict[str, Font] = {}
    for one in document.objects:
        if not isinstance(one, Dictionary) or one.get(Name.Type) != Name.Font or Name.Subtype not in one:
            continue
        if str(one.Subtype).startswith("/CIDFont"):
            continue  # seen through the font that it belongs to
        inner = one.DescendantFonts[0] if Name.DescendantFonts in one else one
        descriptor = inner.get(Name.FontDescriptor, Dictionary())
        whole = str(one.get(Name.BaseFont, "/Type3")).lstrip("/")
        prefix, plus, name = whole.partition("+")
        subset = bool(plus) and len(prefix) == 6 and prefix.isupper()
        embedded = one.Subtype == Name.Type3 or any(key in descriptor for key in _FILES)
        found[whole] = Font(name if subset else whole, embedded, subset, Name.ToUnicode in one)
    return tuple(found[key] for key in sorted(found))


def file(document: Pdf, used: Iterable[Font], size: int, kind: PrintKind | None) -> Iterator[Fault]:
    """A102–A105, A107–A109. ``used``: its fonts; ``size`` in bytes."""
    for problem in document.check_pdf_syntax():
        yield fault("A102", problem=problem)
    for font in used:
        yield from _font(font)
    if kind is not None:
        most = kind.kilobytes + kind.kilobytes_page * max(len(document.pages) - 2, 0)
        if size > most * 1024:
            yield fault("A107", found=round(size / 1024), most=most)
    for what in sorted(set(_loads(document))):
        yield fault("A108", what=what)


def _font(font: Font) -> Iterator[Fault]:
    if not font.embedded:
        yield fault("A103", font=font.name)
    elif not font.subset:
        yield fault("A104", font=font.name)
    family = font.name.removesuffix("-Bold").removesuffix("-Regular")
    if family not in OUR_FONTS:
        yield fault("A105", font=font.name, known=", ".join(OUR_FONTS))
    if not font.readable:
        yield fault("A409", font=font.name)


def _loads(document: Pdf) -> Iterator[str]:
    for one in document.objects:
        if isinstance(one, Stream) and Name.F in one:
            yield "stream"
        if isinstance(one, Dictionary):
            if str(one.get(Name.S, "")) in _RUNS:
                yield str(one.S).lstrip("/")
            if str(one.get(Name.Type, "")) in {"/Filespec", "/EmbeddedFile"}:
                yield "Filespec"
    if Name.OpenAction in document.Root and isinstance(document.Root.OpenAction, Dictionary):
        action = str(document.Root.OpenAction.get(Name.S, ""))
        if action not in {"", "/GoTo"}:
            yield action.lstrip("/")


def pictures(content: Content) -> Iterator[Fault]:
    """A106."""
    for picture in content.pictures:
        if picture.dpi < LEAST_DPI - 1:
            yield fault("A106", picture.page, dpi=round(picture.dpi), least=LEAST_DPI)


def untagged(content: Content, held: Iterable[tuple[int, int]]) -> Iterator[Fault]:
    """A406 and A411: content without a tag, and content whose tag is gone."""
    for page, count in content.untagged:
        if count:
            yield fault("A406", page, count=count)
    for page, number in sorted(content.marked - set(held))[:1]:
        yield fault("A411", page, number=number)


__all__ = ["LEAST_DPI", "OUR_FONTS", "Font", "file", "fonts", "pictures", "untagged"]
