"""What the inks of a printed PDF are: no colour is left, text is solid, and nothing else changes."""

from __future__ import annotations

import io
from functools import lru_cache
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from build_scripts.contrast import contrast, luminance
from build_scripts.fonts import activate
from build_scripts.render.ink_raster import in_four_inks
from build_scripts.render.ink_table import TOTAL_INK, inks
from build_scripts.render.inks import Unprintable, in_black, in_process
from build_scripts.render.press import Press
from tests.projects import ROOT

STYLE = """
@page { size: 100mm 80mm; margin: 0 }
html { font-family: "Banyan Sans"; font-size: 10pt; color: #111 }
h1 { color: #14502f; font-size: 14pt; margin: 4mm }
p { margin: 0 4mm }
.box { background: #eef3ee; border: 1pt solid #777; height: 8mm; margin: 2mm }
.sweep { background: linear-gradient(to right, #14502f, #fff); height: 8mm; margin: 2mm }
.faint { opacity: 0.5; color: #a2401a }
"""
HTML = """<!doctype html><html lang="en"><head><title>Inks</title></head><body><h1>Green</h1>
<p>Black <a href="https://example.org/">link</a> <span class="faint">faint</span></p><div class="box"></div>
<div class="sweep"></div><svg width="10mm" height="10mm" viewBox="0 0 10 10"><title>Red</title>
<rect width="10" height="10" fill="#c02010"/></svg><img alt="Dots" src="{picture}" style="width:8mm"></body></html>"""


@lru_cache(maxsize=1)
def sample() -> bytes:
    """A page with type, a tint, a rule, a gradient, transparency, a drawing and a picture."""
    import base64

    activate(ROOT / "templates/_shared/fonts", ROOT / ".cache/fonts")
    picture = io.BytesIO()
    colours = [(200, 30, 20), (128, 128, 128), (0, 0, 0), (250, 250, 250)]
    image = Image.new("RGB", (16, 16))
    image.putdata([colours[(x // 8) + 2 * (y // 8)] for y in range(16) for x in range(16)])
    image.save(picture, "PNG")
    address = "data:image/png;base64," + base64.b64encode(picture.getvalue()).decode()
    return Press(ROOT).pdf(HTML.format(picture=address), STYLE)


def operators(pdf: bytes) -> set[tuple[Any, ...]]:
    """Every colour that is set, on pages and in what they draw."""
    found: set[tuple[Any, ...]] = set()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        forms = [
            o for o in document.objects if isinstance(o, pikepdf.Stream) and o.get("/Subtype") == "/Form"
        ]
        for holder in [*(page.obj for page in document.pages), *forms]:
            for instruction in pikepdf.parse_content_stream(holder):
                name = str(instruction.operator)
                if name in {"g", "G", "rg", "RG", "k", "K", "cs", "CS", "sc", "SC", "scn", "SCN"}:
                    found.add((name, *(str(operand) for operand in instruction.operands)))
    return found


def spaces(pdf: bytes) -> set[str]:
    """The colour spaces of pictures (their soft masks aside), shadings and groups."""
    found = set()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        masks = {o.SMask.objgen for o in document.objects if isinstance(o, pikepdf.Stream) and "/SMask" in o}
        for one in document.objects:
            if not isinstance(one, pikepdf.Dictionary | pikepdf.Stream) or one.objgen in masks:
                continue
            if "/ShadingType" in one or one.get("/Subtype") == "/Image":
                found.add(str(one.ColorSpace))
            if one.get("/PatternType") == 2:
                found.add(str(one.Shading.ColorSpace))
            if "/Group" in one and "/CS" in one.Group:
                found.add(str(one.Group.CS))
    return found


def pixels(pdf: bytes) -> Image.Image:
    document = pypdfium2.PdfDocument(pdf)
    try:
        image: Image.Image = document[0].render(scale=2).to_pil().convert("RGB")
        return image
    finally:
        document.close()


def test_black_leaves_no_colour() -> None:
    black = in_black(sample())
    assert {name for name, *_ in operators(black)} <= {"g", "G", "cs", "scn"}
    assert {operand for name, operand in (o[:2] for o in operators(black)) if name == "cs"} <= {"/Pattern"}
    assert "/DeviceRGB" in spaces(sample())
    assert spaces(black) == {"/DeviceGray"}
    assert all(red == green == blue for red, green, blue in set(pixels(black).getdata()))


def test_black_makes_type_solid_and_tints_white() -> None:
    shares = {share for name, share, *_ in operators(in_black(sample())) if name in {"g", "G"}}
    assert "0" in shares  # the body and the green heading
    assert "1" in shares  # the tint
    assert "0.4" in shares  # rules
    assert not {share for share in shares if 0 < float(share) < 0.3}  # no dark grey screen


def test_process_is_cmyk_with_black_text_in_black_ink_alone() -> None:
    process = in_process(sample())
    assert {name for name, *_ in operators(process)} <= {"k", "K", "cs", "scn"}
    assert spaces(process) == {"/DeviceCMYK"}
    assert ("k", "0", "0", "0", "1") in operators(process)
    assert ("k", "0.8", "0.2", "0.75", "0.55") in operators(process)


def test_everything_else_stays() -> None:
    with pikepdf.open(io.BytesIO(sample())) as before:
        for made in (in_black(sample()), in_process(sample())):
            with pikepdf.open(io.BytesIO(made)) as after:
                assert after.docinfo.Title == before.docinfo.Title
                assert after.Root.Metadata.read_bytes() == before.Root.Metadata.read_bytes()
                assert after.Root.Lang == before.Root.Lang
                assert after.Root.MarkInfo.Marked
                assert after.Root.StructTreeRoot.K is not None
                assert after.pages[0].mediabox == before.pages[0].mediabox
                assert after.pages[0].Annots[0].A.URI == before.pages[0].Annots[0].A.URI
                assert after.check_pdf_syntax() == []
    texts = []
    for pdf in (sample(), in_black(sample()), in_process(sample())):
        document = pypdfium2.PdfDocument(pdf)
        texts.append(document[0].get_textpage().get_text_bounded())
        document.close()
    assert "Green" in texts[0]
    assert texts[0] == texts[1] == texts[2]


def test_the_same_bytes_twice_and_nothing_new_in_a_second_pass() -> None:
    black, process = in_black(sample()), in_process(sample())
    assert (in_black(sample()), in_process(sample())) == (black, process)
    assert operators(in_black(black)) == operators(black)
    # Through RGB and back, a colour of three inks may take other shares, black type may not.
    assert ("k", "0", "0", "0", "1") in operators(in_process(process))


def test_what_is_black_for_a_laser_is_black_for_the_shop() -> None:
    shares = operators(in_process(in_black(sample())))
    assert {o[1:4] for o in shares if o[0] in {"k", "K"}} == {("0", "0", "0")}


def test_a_printed_page_looks_like_itself() -> None:
    """The gradient of the original and of the black version run the same way, from dark to paper."""
    black = pixels(in_black(sample())).convert("L")
    width, height = black.size
    rows = [black.crop((40, y, width - 40, y + 1)).tobytes()[::20] for y in range(height)]
    values = max(rows, key=lambda row: len(set(row)))  # the sweep has more tones than anything else
    assert len(set(values)) > 12
    assert list(values) == sorted(values)
    assert values[0] < 60
    assert values[-1] > 220


@pytest.mark.parametrize(
    ("colour", "grey"),
    [((17, 17, 17), 0), ((68, 68, 68), 0), ((20, 80, 47), 0), ((238, 243, 238), 1), ((122, 31, 18), 0)],
)
def test_colours_of_the_style_sheets(colour: tuple[int, int, int], grey: float) -> None:
    red, green, blue = (share / 255 for share in colour)
    assert inks(red, green, blue).grey == grey


def test_shares_that_the_engine_cut_off_are_known() -> None:
    assert inks(0.07843, 0.31372, 0.18431) == inks(20 / 255, 80 / 255, 47 / 255)
    assert inks(0.06666, 0.06666, 0.06666).process == (0, 0, 0, 1)


SHARE = st.floats(0, 1)


@given(SHARE, SHARE, SHARE)
def test_no_colour_needs_too_much_ink(red: float, green: float, blue: float) -> None:
    assert all(0 <= share <= 1 for share in inks(red, green, blue).process)
    assert sum(inks(red, green, blue).process) <= TOTAL_INK


@given(SHARE, SHARE, SHARE)
def test_black_never_makes_type_paler(red: float, green: float, blue: float) -> None:
    light = luminance(red, green, blue)
    grey = inks(red, green, blue).grey
    if contrast(light, 1) >= 4.5:
        assert contrast(luminance(grey, grey, grey), 1) >= contrast(light, 1) - 0.5


@given(SHARE)
def test_a_grey_is_black_ink_alone(share: float) -> None:
    cyan, magenta, yellow, black = inks(share, share, share).process
    assert (cyan, magenta, yellow) == (0, 0, 0)
    assert 0 <= black <= 1


@given(st.tuples(*[st.integers(0, 255)] * 3))
def test_pictures_keep_grey_in_black_ink(colour: tuple[int, int, int]) -> None:
    four = in_four_inks(Image.new("RGB", (1, 1), colour)).getpixel((0, 0))
    assert isinstance(four, tuple)
    assert sum(four) <= TOTAL_INK * 255
    assert min(four[:3]) == 0
    if len(set(colour)) == 1:
        assert four == (0, 0, 0, 255 - colour[0])


def _page(content: bytes, resources: pikepdf.Dictionary) -> bytes:
    document = pikepdf.new()
    page = document.add_blank_page(page_size=(100, 100))
    page.obj.Contents = document.make_stream(content)
    page.obj.Resources = resources
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"/DeviceRGB cs 1 0 0 scn 0 0 9 9 re f", {("k", "0", "0", "0", "1"), ("k", "0", "1", "1", "0")}),
        (b"/lab cs 100 0 0 sc 0 0 9 9 re f", {("k", "0", "0", "0", "1"), ("k", "0", "0", "0", "0")}),
        (b"q /DeviceRGB CS Q 0 G 0 0 9 9 re s", {("K", "0", "0", "0", "1")}),
        (b"0.5 g 0 0 9 9 re f", {("k", "0", "0", "0", "0.5")}),
        (b"0 0 0 0.25 K 0 0 9 9 re s", {("K", "0", "0", "0", "0.25")}),
    ],
)
def test_colours_set_by_their_space(content: bytes, expected: set[tuple[str, ...]]) -> None:
    lab = pikepdf.Array([pikepdf.Name.Lab, pikepdf.Dictionary(WhitePoint=[0.95, 1, 1.09])])
    made = operators(
        in_process(_page(content, pikepdf.Dictionary(ColorSpace=pikepdf.Dictionary({"/lab": lab}))))
    )
    assert made == expected


def test_a_spot_colour_has_no_rule() -> None:
    spot = pikepdf.Array([pikepdf.Name.Separation, pikepdf.Name("/Gold"), pikepdf.Name.DeviceRGB])
    resources = pikepdf.Dictionary(ColorSpace=pikepdf.Dictionary({"/spot": spot}))
    with pytest.raises(Unprintable, match="Separation"):
        in_black(_page(b"/spot cs 1 scn 0 0 9 9 re f", resources))


def test_the_doors_of_the_press() -> None:
    press = Press(Path(ROOT))
    assert press.in_black(sample()) == in_black(sample())
    assert press.in_process(sample()) == in_process(sample())
