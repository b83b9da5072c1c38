"""What goes to the machine: boxes, marks, inks, two on a sheet; held against preflight, which knows printers."""

from __future__ import annotations

import io
from datetime import date
from functools import lru_cache

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from build_scripts.channels.banner import geometry
from build_scripts.diagnostics import Trouble
from build_scripts.preflight.inspect import inspected
from build_scripts.print_kinds import by_id
from build_scripts.print_order.choose import Item
from build_scripts.print_order.files import made, name_of, source_of
from build_scripts.print_order.reckon import Ink, Place, Work, reckoned
from build_scripts.render.finishing import MARGIN, POINTS, sheet_size, two_up, with_marks, within_sheet
from tests.preflight_examples import empty_slugs, leaflet, press, sheet

DAY = date(2026, 11, 21)
A5 = "@page { size: 148mm 210mm }"
BLEEDING = (
    "@page { bleed: 3mm } .ground { background: #cde; height: 33mm; left: -18mm; position: absolute; "
    "top: -18mm; width: 216mm }"
)


def work(kind_id: str, pdf: bytes, place: Place, ink: Ink | None = None, copies: int = 100) -> Work:
    kind = by_id(kind_id)
    assert kind is not None
    channel = {"a5": "leaflet", "poster-a2": "poster"}.get(kind_id, kind_id)
    ending = {"a5": "-a5", "poster-a2": "-a2"}.get(kind_id, "")
    item = Item(kind, "work-injury", copies, f"{channel}/zh/QY/work-injury{ending}.pdf", "")
    return reckoned(item, pdf, place, ink)


@lru_cache(maxsize=4)
def shop_leaflet() -> bytes:
    return made(work("leaflet", leaflet(), "shop"), leaflet(), DAY, press())


def pixels(pdf: bytes, page: int = 0, dpi: int = 72) -> Image.Image:
    document = pypdfium2.PdfDocument(pdf)
    try:
        image: Image.Image = document[page].render(scale=dpi / 72).to_pil().convert("L")
        return image
    finally:
        document.close()


def boxes(pdf: bytes, page: int = 0) -> dict[str, tuple[float, ...]]:
    """Page boxes in millimetres."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        obj = document.pages[page].obj
        return {
            name: tuple(round(float(value) / POINTS, 1) for value in obj[f"/{name}"])
            for name in ("MediaBox", "TrimBox", "BleedBox")
        }


def words(pdf: bytes, page: int = 0) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        text: str = document[page].get_textpage().get_text_bounded()
        return text
    finally:
        document.close()


def test_boxes_of_a_print_shops_file() -> None:
    assert boxes(shop_leaflet()) == {
        "TrimBox": (0, 0, 297, 210),
        "BleedBox": (-3, -3, 300, 213),
        "MediaBox": (-MARGIN, -MARGIN, 297 + MARGIN, 210 + MARGIN),
    }


def test_a_print_shops_file_passes_preflight() -> None:
    (one,) = inspected("print-shop/leaflet/zh/QY/work-injury.pdf", shop_leaflet())
    assert [f"{fault.code} {fault.message('en')}" for fault in one.faults] == []
    assert one.measures.inks == ("DeviceCMYK",)
    assert one.measures.sheet == "297 × 210 mm"


def test_crop_and_fold_marks_stand_outside_the_bleed() -> None:
    """Marks are where knife and fold go, and nothing is drawn between sheet and marks."""
    dpi = 144
    scale = dpi / 25.4
    for page in (0, 1):
        image = pixels(shop_leaflet(), page, dpi)
        # Above the sheet, between bleed and slug; fold marks are dashed, so more than one row.
        rows = range(round((MARGIN - 8) * scale), round((MARGIN - 5) * scale))
        dark = {x for x in range(image.width) if any(image.getpixel((x, row)) != 255 for row in rows)}
        folds = (97.67, 197.33) if page == 0 else (99.67, 199.33)
        wanted = {round((place + MARGIN) * scale) for place in (0, 297, *folds)}
        assert {x for x in wanted if dark & {x - 1, x, x + 1}} == wanted
        assert all(wanted & {x - 1, x, x + 1} for x in dark)
        bleed = image.crop((0, round((MARGIN - 3.5) * scale), image.width, round((MARGIN - 0.2) * scale)))
        assert bleed.getextrema() == (255, 255)


def test_the_slug_says_what_the_file_is() -> None:
    text = words(shop_leaflet())
    assert "work-injury.pdf" in text
    assert "297 × 210 mm" in text
    assert "CMYK" in text
    assert "100%" in text
    assert text.count("fold here") == 2
    assert "1/2" in text
    assert "2/2" in words(shop_leaflet(), 1)


def test_the_sheet_itself_is_not_moved() -> None:
    plain = pixels(press().in_process(leaflet()), 0, 72)
    marked = pixels(shop_leaflet(), 0, 72)
    margin = round(MARGIN * POINTS)
    part = marked.crop((margin, margin, margin + plain.width, margin + plain.height))
    different = sum(1 for a, b in zip(part.tobytes(), plain.tobytes(), strict=True) if abs(a - b) > 128)
    assert different < 0.002 * plain.width * plain.height  # a third of a point of rounding


def test_links_and_tags_stay_until_the_file_is_to_be_exchanged() -> None:
    with pikepdf.open(io.BytesIO(with_marks(leaflet(), (), empty_slugs(leaflet())))) as document:
        assert document.Root.MarkInfo.Marked
        assert document.Root.Lang == "zh-Hans"
    with pikepdf.open(io.BytesIO(shop_leaflet())) as document:
        assert "/StructTreeRoot" not in document.Root
        assert document.docinfo.Title == "折页"


def test_black_alone_for_a_shop() -> None:
    pdf = sheet('<p style="color:#14502f">绿</p>')
    made_black = made(work("flow", pdf, "shop", "black"), pdf, DAY, press())
    (one,) = inspected("print-shop/flow/zh/QY/work-injury-bw.pdf", made_black)
    assert one.faults == ()
    with pikepdf.open(io.BytesIO(made_black)) as document:
        for step in pikepdf.parse_content_stream(document.pages[0]):
            if str(step.operator) in {"k", "K"}:
                assert [float(share) for share in step.operands[:3]] == [0, 0, 0]


def test_a_ground_that_bleeds_goes_on_for_the_shop_and_not_for_the_office() -> None:
    pdf = sheet('<div class="ground"></div>', BLEEDING)
    shop = made(work("flow", pdf, "shop"), pdf, DAY, press())
    assert inspected("print-shop/flow/zh/QY/x.pdf", shop)[0].faults == ()
    scale = 2
    image = pixels(shop, 0, 72 * scale)
    beyond = round((MARGIN - 2) * POINTS * scale)
    assert image.getpixel((image.width // 2, beyond)) != 255
    office = made(work("flow", pdf, "office", "colour"), pdf, DAY, press())
    assert sheet_size(office) == ((210.0, 297.0),)
    assert boxes(office)["MediaBox"] == boxes(office)["TrimBox"] == boxes(office)["BleedBox"]


def _strip() -> bytes:
    """A page with a piece on it as a strip has it: 300 × 70 mm with 3 mm of ground around, and cut marks."""
    across = "".join(
        f'<i style="left:{x}mm;top:{y}mm;height:6mm;width:0.2mm"></i>' for x in (14, 314) for y in (4, 88)
    )
    return sheet(
        f'<b style="left:11mm;top:11mm;width:306mm;height:76mm"></b>{across}',
        "@page { size: 328mm 128mm; margin: 0 } i, b { background: #000; position: absolute } "
        "b { background: #0e5a37 }",
    )


def test_a_banner_at_a_tenth_is_cut_where_its_own_marks_stand_and_made_ten_times_as_large() -> None:
    strip = _strip()
    kind = by_id("banner-strip")
    assert kind is not None
    one = reckoned(Item(kind, "x", 2, "banner/zh/QY/x-strip.pdf", ""), strip, "shop", None)
    assert (one.size, one.spare, one.sheets, one.bleeds) == ("3 × 0.7 m", 0, 2, True)
    shop = made(one, strip, DAY, press())
    assert boxes(shop) == {
        "TrimBox": (14, 44, 314, 114),
        "BleedBox": (11, 41, 317, 117),
        "MediaBox": (-MARGIN, -MARGIN, 328 + MARGIN, 128 + MARGIN),
    }
    assert "3 × 0.7 m · CMYK · 1000%" in words(shop)
    scale = 2
    image = pixels(shop, 0, 72 * scale)

    def at(x: float, y: float) -> object:
        """The grey of a point of the sheet, in millimetres from its top left corner."""
        return image.getpixel((round((x + MARGIN) * POINTS * scale), round((y + MARGIN) * POINTS * scale)))

    assert at(11.8, 50) != 255  # ground beyond the edge, all round
    assert at(316.2, 50) != 255
    assert at(160, 11.8) != 255
    assert at(160, 86.2) != 255
    assert at(-6, 0) == at(0, -6) == at(334, 128) == 255  # no second set of marks around the sheet
    with pytest.raises(Trouble) as trouble:
        reckoned(Item(kind, "x", 2, "banner/zh/QY/x-strip.pdf", ""), strip, "office", None)
    assert "order banner:x, a word on each sheet of A4" in trouble.value.diagnostic.hint("en")


def test_the_piece_of_a_strip_is_where_the_channel_draws_it() -> None:
    kind = by_id("banner-strip")
    assert kind is not None
    assert kind.piece == (geometry.MARGIN, geometry.MARGIN, geometry.WIDTH, geometry.HEIGHT)
    assert kind.scale == geometry.SCALE


def test_slides_are_fitted_to_the_paper_of_an_office() -> None:
    pdf = sheet(style="@page { size: 338.67mm 190.5mm; margin: 20mm }")
    assert (work("slides", pdf, "office").size, work("slides", pdf, "office").fitted) == ("A4", True)
    assert work("flow", sheet(), "office").fitted is False
    assert work("slides", pdf, "shop").size == "338.7 × 190.5 mm"


def test_office_files_keep_their_bytes_where_nothing_bleeds() -> None:
    assert within_sheet(sheet()) == sheet()
    assert work("flow", sheet(), "office").bleeds is False
    assert work("flow", sheet('<div class="ground"></div>', BLEEDING), "office").bleeds is True


def test_two_on_a_sheet() -> None:
    pdf = sheet("<p style='break-before:page'>背面</p>", A5)
    double = two_up(pdf)
    assert sheet_size(double) == ((296.0, 210.0), (296.0, 210.0))
    for page, said in ((0, "一张好好的纸"), (1, "背面")):
        assert words(double, page).count(said) == 2
    image = pixels(double)
    half = image.width // 2
    left, right = (
        image.crop((0, 0, half - 4, image.height)),
        image.crop((half, 0, 2 * half - 4, image.height)),
    )
    different = sum(1 for a, b in zip(left.tobytes(), right.tobytes(), strict=True) if abs(a - b) > 160)
    assert different < 0.002 * half * image.height
    (one,) = inspected("office/leaflet/zh/QY/work-injury-a5-2-up.pdf", double)
    assert one.measures.codes == ("https://banyan.example/flows/sheet/",)


@pytest.mark.parametrize(
    ("kind", "place", "ink", "name"),
    [
        ("leaflet", "office", None, "office/leaflet/zh/QY/work-injury-bw.pdf"),
        ("leaflet", "shop", None, "print-shop/leaflet/zh/QY/work-injury.pdf"),
        ("leaflet", "office", "colour", "office/leaflet/zh/QY/work-injury.pdf"),
        ("a5", "office", None, "office/leaflet/zh/QY/work-injury-a5-bw-2-up.pdf"),
    ],
)
def test_names_tell_kind_and_ink(kind: str, place: Place, ink: Ink | None, name: str) -> None:
    pdf = leaflet() if kind == "leaflet" else sheet("<p style='break-before:page'>背面</p>", A5)
    assert name_of(work(kind, pdf, place, ink)) == name


def test_the_version_in_black_is_taken_where_there_is_one() -> None:
    kind = by_id("leaflet")
    assert kind is not None
    item = Item(kind, "x", 1, "leaflet/zh/QY/x.pdf", "leaflet/zh/QY/x-bw.pdf")
    assert source_of(reckoned(item, leaflet(), "office", None)) == "leaflet/zh/QY/x-bw.pdf"
    assert source_of(reckoned(item, leaflet(), "shop", None)) == "leaflet/zh/QY/x.pdf"
    black = press().in_black(leaflet())
    assert made(reckoned(item, leaflet(), "office", None), black, DAY, press()) == black


def test_the_same_bytes_twice() -> None:
    one = work("leaflet", leaflet(), "shop")
    assert made(one, leaflet(), DAY, press()) == made(one, leaflet(), DAY, press())
    pdf = sheet(style=A5)
    assert two_up(pdf) == two_up(pdf)
    with pytest.raises(ValueError, match="zip"):
        with_marks(leaflet(), (), sheet())  # a slug for each page
