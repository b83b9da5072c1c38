"""A sound sheet, and for each fault of preflight one that has it."""

from __future__ import annotations

import base64
import io
import zipfile
from collections.abc import Callable
from datetime import date
from functools import lru_cache

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf
from PIL import Image

from build_scripts.fonts import activate
from build_scripts.print_kinds import UNCOATED
from build_scripts.render.exchange import exchanged
from build_scripts.render.finishing import BLEED, MARGIN, with_marks
from build_scripts.render.inks import in_black, in_process
from build_scripts.render.press import Press
from tests.projects import ROOT

FLOW = "flow/zh/GD/sheet.pdf"
"""A kind with A4 sheets, a QR code and at most four pages."""
SHOP = "print-shop/flow/zh/GD/sheet.pdf"
BLACK = "flow/zh/GD/sheet-bw.pdf"
LEAFLET = "leaflet/zh/GD/sheet.pdf"
BOOK = "handbook/zh/GD/book.epub"
ADDRESS = "https://banyan.example/flows/sheet/"
_STYLE = """
@page { size: A4; margin: 15mm }
html { color: #111; font-family: "Banyan Sans"; font-size: 11pt; line-height: 1.5 }
body, h1, h2, p { margin: 0 0 3mm }
.qr { display: block; height: 25mm; width: 25mm }
"""
_HEAD = "<h1>一张好好的纸</h1><p>工伤先救人，再留证据。30 天内申请。</p>"
_CODE = "{qr}<p>" + ADDRESS + "</p>"


@lru_cache(maxsize=1)
def press() -> Press:
    activate(ROOT / "templates/_shared/fonts", ROOT / ".cache/fonts")
    return Press(ROOT)


@lru_cache(maxsize=64)
def sheet(body: str = "", style: str = "", head: str = _HEAD, code: str = _CODE) -> bytes:
    """A tagged A4 sheet with a heading, a sentence, a QR code and its address, and whatever else is asked."""
    drawn = str(press()._environment.globals["qr"](ADDRESS, "二维码"))  # type: ignore[operator]
    html = (
        '<!doctype html><html lang="zh-Hans"><head><title>纸</title></head><body>'
        + head
        + code.replace("{qr}", drawn)
        + body
        + "</body></html>"
    )
    return press().pdf(html, _STYLE + style)


def changed(change: Callable[[Pdf], None], pdf: bytes | None = None) -> bytes:
    """A sheet after surgery."""
    with pikepdf.open(io.BytesIO(pdf or sheet())) as document:
        change(document)
        out = io.BytesIO()
        document.save(out)
        return out.getvalue()


@lru_cache(maxsize=8)
def for_shop(pdf: bytes) -> bytes:
    """The file for a print shop, with empty slugs."""
    return exchanged(with_marks(in_process(pdf), (), empty_slugs(pdf)), UNCOATED, date(2026, 11, 21))


def empty_slugs(pdf: bytes) -> bytes:
    """Nothing to stand around each page."""
    empty = pikepdf.new()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for page in document.pages:
            size = [float(value) + 2 * MARGIN * 72 / 25.4 for value in page.mediabox[2:]]
            empty.add_blank_page(page_size=(size[0], size[1]))
    out = io.BytesIO()
    empty.save(out)
    return out.getvalue()


# --- leaflets -------------------------------------------------------------------------------------------------------

_WIDE = "@page { size: 297mm 210mm; margin: 0 } .panel { position: absolute; width: 84mm; top: 25mm }"


def leaflet(title_at: str = "205mm", second: str = "8mm", third: str = "107mm") -> bytes:
    """A tri-fold with little on it; ``title_at`` is where the cover's title begins."""
    drawn = str(press()._environment.globals["qr"](ADDRESS, "二维码"))  # type: ignore[operator]
    html = f"""<!doctype html><html lang="zh-Hans"><head><title>折页</title></head><body>
    <div style="height:210mm;break-after:page;position:relative">
    <h1 class="panel" style="left:{title_at}">工伤</h1>
    <div class="panel" style="left:107mm">{drawn}<p>{ADDRESS}</p></div></div>
    <div style="height:210mm;position:relative"><p class="panel" style="left:{second}">先救人，再留证据。</p>
    <p class="panel" style="left:{third};top:40mm">三十天内申请。</p></div></body></html>"""
    return press().pdf(html, _STYLE + _WIDE + " h1 { font-size: 26pt }")


# --- surgery --------------------------------------------------------------------------------------------------------


def _font(document: Pdf) -> pikepdf.Object:
    return next(
        one for one in document.objects if isinstance(one, Dictionary) and one.get(Name.Subtype) == Name.Type0
    )


def _drop_font_file(document: Pdf) -> None:
    del _font(document).DescendantFonts[0].FontDescriptor.FontFile2


def _no_subset(document: Pdf) -> None:
    _font(document).BaseFont = Name("/Banyan-Sans")


def _other_font(document: Pdf) -> None:
    _font(document).BaseFont = Name("/ABCDEF+Comic-Sans")


def _no_unicode(document: Pdf) -> None:
    del _font(document)[Name.ToUnicode]


def _script(document: Pdf) -> None:
    document.Root.OpenAction = document.make_indirect(
        Dictionary(S=Name.JavaScript, JS=pikepdf.String("app.alert(1)"))
    )


def _no_marks(document: Pdf) -> None:
    document.Root.MarkInfo.Marked = False


def _no_language(document: Pdf) -> None:
    del document.Root[Name.Lang]


def _no_title(document: Pdf) -> None:
    del document.docinfo["/Title"]


def _no_bookmarks(document: Pdf) -> None:
    del document.Root[Name.Outlines]


def _no_metadata(document: Pdf) -> None:
    del document.Root[Name.Metadata]


def _no_alternative(document: Pdf) -> None:
    for one in document.objects:
        if isinstance(one, Dictionary) and one.get(Name.S) == Name.Figure:
            del one[Name.Alt]


def _untagged(document: Pdf) -> None:
    document.pages[0].contents_add(document.make_stream(b"\n0 g 60 60 30 30 re f\n"))


def _torn_tags(document: Pdf) -> None:
    document.Root.StructTreeRoot.K = Array()
    document.Root.StructTreeRoot.ParentTree = Dictionary(Nums=Array())


def _bad_link(document: Pdf) -> None:
    link = Dictionary(
        Type=Name.Annot,
        Subtype=Name.Link,
        Rect=[0, 0, 10, 10],
        A=Dictionary(S=Name.URI, URI=pikepdf.String("https://banyan.example/")),
    )
    document.pages[0].obj.Annots = Array([document.make_indirect(link)])


def _add(operators: bytes) -> Callable[[Pdf], None]:
    """Draws something more, in points from the lower left corner, whatever the page did to its coordinates."""

    def change(document: Pdf) -> None:
        page = document.pages[0]
        page.contents_add(document.make_stream(b"q\n"), prepend=True)
        page.contents_add(document.make_stream(b"\nQ\n/Artifact BMC\nq\n" + operators + b"\nQ\nEMC\n"))

    return change


def _black_of_many(document: Pdf) -> None:
    """The first solid black of the page becomes a black of four inks."""
    page = document.pages[0]
    data = (
        page.Contents.read_bytes()
        if not isinstance(page.Contents, Array)
        else b"\n".join(stream.read_bytes() for stream in page.Contents)
    )
    page.obj.Contents = document.make_stream(data.replace(b"0 0 0 1 k", b"0.5 0.4 0.4 1 k"))


def _no_trim(document: Pdf) -> None:
    page = document.pages[0]
    page.obj.BleedBox = page.obj.TrimBox


def _crop_marks_gone(document: Pdf) -> None:
    page = document.pages[0]
    page.contents_add(
        document.make_stream(b"\n/Artifact BMC\nq 0 0 0 0 k -60 -60 900 48 re f -60 854 900 60 re f Q\nEMC\n")
    )


def _claim(standard: str) -> Callable[[Pdf], None]:
    def change(document: Pdf) -> None:
        document.docinfo["/GTS_PDFXVersion"] = pikepdf.String(standard)

    return change


def _newer(pdf: bytes) -> bytes:
    """Saved again by a program that packs objects, as PDF 1.5 can."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        document.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def _not_said_whether_trapped(document: Pdf) -> None:
    document.docinfo["/Trapped"] = Name.Unknown


def _no_intent(document: Pdf) -> None:
    del document.Root[Name.OutputIntents]


def _shines_through(document: Pdf) -> None:
    states = Dictionary(Half=Dictionary({"/Type": Name.ExtGState, "/ca": 0.5}))
    document.pages[0].obj.Resources.ExtGState = states


def _broken_syntax() -> bytes:
    """The length of a stream is wrong: readers guess where it ends."""
    data = changed(lambda document: None)
    with pikepdf.open(io.BytesIO(data)) as document:
        out = io.BytesIO()
        document.save(out, object_stream_mode=pikepdf.ObjectStreamMode.disable, compress_streams=False)
    plain = out.getvalue()
    assert b"/Length " in plain
    return plain.replace(b"/Length ", b"/Length 9", 1)


def _picture(pixels: int, width: str) -> str:
    """Noise, which nothing compresses."""
    image = io.BytesIO()
    Image.effect_noise((pixels, pixels), 100).save(image, "PNG")
    address = "data:image/png;base64," + base64.b64encode(image.getvalue()).decode()
    return f'<img alt="点" style="width:{width}" src="{address}">'


_PAGES = "".join(f'<h2 style="break-before:page">第 {n} 节</h2><p>一句话。</p>' for n in range(9))
_BLEEDING = (
    ".ground { background: #cde; height: 30mm; left: -15mm; position: absolute; top: -15mm; width: 210mm }"
)
_SMALL_CODE = ".qr { height: 10mm; width: 10mm }"
_PALE_CODE = ".qr { opacity: 0.03 }"


def _crowded(document: Pdf) -> None:
    """A thick line along the code, a module away from it."""
    _add(b"0 g 44 300 2 500 re f")(document)


# --- EPUB and ZIP ---------------------------------------------------------------------------------------------------

_CONTAINER = (
    '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
)
_PACKAGE = """<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="id">banyan</dc:identifier>
<dc:title>手册</dc:title><dc:language>zh-Hans</dc:language></metadata>
<manifest><item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="one" href="one.xhtml" media-type="application/xhtml+xml"/></manifest>
<spine><itemref idref="one"/></spine></package>"""
_XHTML = '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body>{}</body></html>'


def epub(page: str = '<p id="a">一</p>', package: str = _PACKAGE, first: str = "mimetype") -> bytes:
    """A small book."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(first, "application/epub+zip")
        archive.writestr("META-INF/container.xml", _CONTAINER)
        archive.writestr("OEBPS/book.opf", package)
        archive.writestr("OEBPS/nav.xhtml", _XHTML.format('<nav><a href="one.xhtml#a">一</a></nav>'))
        archive.writestr("OEBPS/one.xhtml", _XHTML.format(page))
    return out.getvalue()


def zipped(name: str = "sheet.txt", *, damaged: bool = False) -> bytes:
    """A ZIP with one file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(name, "abcdefgh")
    return out.getvalue().replace(b"abcdefgh", b"abcdXfgh") if damaged else out.getvalue()


# --- one for each fault ---------------------------------------------------------------------------------------------

BROKEN: dict[str, Callable[[], tuple[str, bytes]]] = {
    "A101": lambda: (FLOW, sheet()[:900]),
    "A102": lambda: (FLOW, _broken_syntax()),
    "A103": lambda: (FLOW, changed(_drop_font_file)),
    "A104": lambda: (FLOW, changed(_no_subset)),
    "A105": lambda: (FLOW, changed(_other_font)),
    "A106": lambda: (FLOW, sheet(_picture(60, "50mm"))),
    "A107": lambda: (FLOW, sheet(_picture(800, "60mm"))),
    "A108": lambda: (FLOW, changed(_script)),
    "A201": lambda: (FLOW, sheet(_PAGES)),
    "A202": lambda: (FLOW, sheet(style="@page { size: A5 }")),
    "A203": lambda: (FLOW, sheet('<div style="break-before:page;height:1mm"></div>')),
    "A204": lambda: (FLOW, sheet('<p style="left:-13mm;position:absolute">靠边</p>')),
    "A205": lambda: (LEAFLET, leaflet(third="90mm")),
    "A206": lambda: (FLOW, sheet('<p style="font-size:5pt">太小了</p>')),
    "A207": lambda: (FLOW, sheet('<p style="font-size:8pt">' + "正文用字太小。" * 20 + "</p>")),
    "A208": lambda: (FLOW, sheet('<p style="color:#999">太浅</p>')),
    "A209": lambda: (FLOW, sheet('<p style="background:#666;color:#fff">不够深</p>')),
    "A210": lambda: (LEAFLET, leaflet(title_at="8mm")),
    "A301": lambda: (FLOW, sheet(style=_PALE_CODE)),
    "A302": lambda: (FLOW, sheet(style=_SMALL_CODE)),
    "A303": lambda: (FLOW, changed(_crowded)),
    "A304": lambda: (FLOW, sheet(code="{qr}")),
    "A305": lambda: (FLOW, sheet(style=".qr { opacity: 0.3 }")),
    "A401": lambda: (FLOW, changed(_no_marks)),
    "A402": lambda: (FLOW, changed(_no_language)),
    "A403": lambda: (FLOW, changed(_no_title)),
    "A404": lambda: (FLOW, changed(_no_bookmarks, sheet(_PAGES))),
    "A405": lambda: (FLOW, changed(_no_alternative)),
    "A406": lambda: (FLOW, changed(_untagged)),
    "A407": lambda: (FLOW, sheet("<h4>跳级</h4>")),
    "A408": lambda: (FLOW, changed(_bad_link)),
    "A409": lambda: (FLOW, changed(_no_unicode)),
    "A410": lambda: (FLOW, changed(_no_metadata)),
    "A411": lambda: (FLOW, changed(_torn_tags)),
    "A501": lambda: (SHOP, changed(_add(b"1 0 0 rg 60 60 30 30 re f"), for_shop(sheet()))),
    "A502": lambda: (SHOP, changed(_black_of_many, for_shop(sheet()))),
    "A503": lambda: (SHOP, changed(_add(b"1 1 1 0.5 k 60 60 30 30 re f"), for_shop(sheet()))),
    "A504": lambda: (SHOP, for_shop(sheet('<div class="ground"></div>', _BLEEDING))),
    "A505": lambda: (SHOP, changed(_no_trim, for_shop(sheet()))),
    "A506": lambda: (SHOP, changed(_crop_marks_gone, for_shop(sheet()))),
    "A507": lambda: (BLACK, sheet('<p style="color:#14502f">绿字</p>')),
    "A508": lambda: (SHOP, changed(_claim("PDF/X-4"), for_shop(sheet()))),
    "A509": lambda: (SHOP, _newer(for_shop(sheet()))),
    "A510": lambda: (SHOP, changed(_not_said_whether_trapped, for_shop(sheet()))),
    "A511": lambda: (SHOP, changed(_no_intent, for_shop(sheet()))),
    "A512": lambda: (SHOP, changed(_shines_through, for_shop(sheet()))),
    "A513": lambda: (SHOP, changed(_bad_link, for_shop(sheet()))),
    "A601": lambda: (BOOK, epub(first="first")),
    "A602": lambda: (BOOK, epub(package=_PACKAGE.replace("one.xhtml", "two.xhtml"))),
    "A603": lambda: (BOOK, epub("<p>开着")),
    "A604": lambda: (BOOK, epub('<p id="a"><img alt="" src="https://example.org/a.png"/></p>')),
    "A605": lambda: (BOOK, epub('<p id="a"><img src="a.png"/></p>')),
    "A606": lambda: (BOOK, epub('<p id="a"><a href="#b">去</a></p>')),
    "A701": lambda: ("kit/a.zip", zipped(damaged=True)),
    "A702": lambda: ("kit/a.zip", zipped("../a.txt")),
}

SOUND: dict[str, Callable[[], tuple[str, bytes]]] = {
    "sheet": lambda: (FLOW, sheet()),
    "black": lambda: (BLACK, in_black(sheet('<p style="color:#14502f">绿字</p>'))),
    "print shop": lambda: (SHOP, for_shop(sheet())),
    "print shop with a ground that bleeds": lambda: (
        SHOP,
        for_shop(
            sheet(
                '<div class="ground"></div>',
                "@page { bleed: 3mm } " + _BLEEDING.replace("-15mm", "-18mm").replace("210mm", "216mm"),
            )
        ),
    ),
    "leaflet": lambda: (LEAFLET, leaflet()),
    "book": lambda: (BOOK, epub()),
    "zip": lambda: ("kit/a.zip", zipped()),
}

__all__ = ["BLEED", "BROKEN", "SOUND"]
