"""The fonts: complete, ours by name, checked before use, and the only ones that a layout can reach."""

from __future__ import annotations

import io
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from PIL import Image, ImageDraw, ImageFont, ImageStat
from pypdf import PdfReader
from weasyprint import HTML

from build_scripts.fonts import DIGESTS, FontMissing, activate, digest, verify
from build_scripts.tools.make_fonts import gb2312, general_standard

FONTS = Path(__file__).resolve().parents[1] / "templates" / "_shared" / "fonts"
REGULAR, BOLD = "BanyanSans-Regular.ttf", "BanyanSans-Bold.ttf"
EXT, EXT_BOLD = "BanyanSansExt-Regular.ttf", "BanyanSansExt-Bold.ttf"

SIGNS = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳❶☐☑☒✓✔✗✘✂☎⚠→←↑↓▲▼●○■□◆★※"
PUNCTUATION = "，。、；：？！“”‘’（）《》〈〉【】「」『』—…·～〇％￥¥€°№²³±×÷≈≠≤≥½¼¾«»–•éüßñÅ"
# Of names in Polish, Czech, Romanian, Hungarian, Turkish, Baltic languages, Maltese, Welsh; Greek; Ukrainian, Serbian;
# pinyin; Vietnamese.
NAMES = (
    "ĄąĆćĘęŁłŃńŚśŹźŻż ČčĎďĚěŇňŘřŠšŤťŮůŽž ĂăȘșȚțŞşŢţ ŐőŰű ĞğİıÇç ĀāĖėĢģĪīĶķĻļŅņŌōŖŗŪūŲų ĦħĠġĊċ ŴŵŶŷ ŒœẞŸÿ "
    "ΆΈΉΊΌΎΏάέήίΰϊϋόύώ ІіЇїЄєҐґЈјЉљЊњЋћЏџЂђ ǎǐǒǔǖǘǚǜǹ ơưẠạỄễỒồỰự"
)
SPACES = "\u00a0\u2002\u2003\u2009\u200b\u202f\u2060\u3000"


@pytest.fixture
def own_environment() -> Iterator[None]:
    """Puts back what activate changes for the process."""
    before = {
        name: os.environ.get(name) for name in ("FONTCONFIG_FILE", "FONTCONFIG_PATH", "FONTCONFIG_SYSROOT")
    }
    yield
    for name, value in before.items():
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A folder of fonts that a test may spoil."""
    return shutil.copytree(FONTS, tmp_path / "fonts")


def characters(name: str) -> set[int]:
    """The code points that a font has a glyph for."""
    return set(TTFont(FONTS / name, lazy=True).getBestCmap())


def embedded(pdf: bytes) -> set[str]:
    """The names of a PDF's fonts without the tag of their subset."""
    names: set[str] = set()
    for page in PdfReader(io.BytesIO(pdf)).pages:
        for font in page["/Resources"]["/Font"].values():  # type: ignore[index]
            names.add(str(font.get_object()["/BaseFont"]).lstrip("/").partition("+")[2])
    return names


def layout(html: str) -> bytes:
    """A PDF of a piece of HTML."""
    return bytes(HTML(string=html).write_pdf())


@pytest.mark.parametrize(
    ("file", "family", "style"),
    [
        (REGULAR, "Banyan Sans", "Regular"),
        (BOLD, "Banyan Sans", "Bold"),
        (EXT, "Banyan Sans Ext", "Regular"),
        (EXT_BOLD, "Banyan Sans Ext", "Bold"),
    ],
)
def test_names_are_ours_and_the_reserved_name_is_only_in_the_copyright_notice(
    file: str, family: str, style: str
) -> None:
    records = TTFont(FONTS / file, lazy=True)["name"].names
    names = {record.nameID: str(record) for record in records}
    assert (names[1], names[2], names[4]) == (family, style, f"{family} {style}")
    assert "SIL Open Font License" in names[13]
    assert [
        n for n, words in names.items() if n not in (0, 13) and ("Source" in words or "Noto" in words)
    ] == []


@pytest.mark.parametrize("file", [REGULAR, BOLD])
def test_both_weights_have_every_character_of_gb2312_and_of_the_general_standard(file: str) -> None:
    assert len(gb2312()) == 6763
    assert len(gb2312() | general_standard()) >= 8105
    assert gb2312() | general_standard() <= characters(file)


@pytest.mark.parametrize("file", [REGULAR, BOLD])
def test_both_weights_have_the_signs_that_leaflets_and_checklists_use(file: str) -> None:
    wanted = SIGNS + PUNCTUATION + SPACES + "".join(map(chr, range(0x20, 0x7F)))
    assert {ord(sign) for sign in wanted} - characters(file) == set()


@pytest.mark.parametrize(("main", "fallback"), [(REGULAR, EXT), (BOLD, EXT_BOLD)])
def test_the_two_families_share_nothing_but_spaces(main: str, fallback: str) -> None:
    assert characters(main) & characters(fallback) == {ord(space) for space in SPACES + " \ufeff"}


@pytest.mark.parametrize(("main", "fallback"), [(REGULAR, EXT), (BOLD, EXT_BOLD)])
def test_each_weight_has_the_letters_of_european_names(main: str, fallback: str) -> None:
    wanted = {ord(letter) for letter in NAMES} | set(range(0x100, 0x180))
    assert wanted - characters(main) - characters(fallback) == set()
    assert {ord(letter) for letter in NAMES} & characters(fallback)


def box(file: str, letter: str) -> tuple[int, int, int, int, int]:
    """Left, bottom, right, top and advance of a letter, in thousandths of an em."""
    font = TTFont(FONTS / file, lazy=True)
    name = font.getBestCmap()[ord(letter)]
    glyph = font["glyf"][name]
    return glyph.xMin, glyph.yMin, glyph.xMax, glyph.yMax, font["hmtx"][name][0]


@pytest.mark.parametrize(("main", "fallback"), [(REGULAR, EXT), (BOLD, EXT_BOLD)])
def test_letters_of_the_fallback_are_as_large_and_as_wide_as_their_neighbours(
    main: str, fallback: str
) -> None:
    bottom, top, advance = 1, 3, 4
    for letter, plain in zip("čśřžČŘŠ", "csrzCRS", strict=True):
        assert box(fallback, letter)[advance] == box(main, plain)[advance], letter
        assert box(fallback, letter)[bottom] == box(main, plain)[bottom], letter
    for letter, plain in zip("șțşŢȘȚģ", "stsTSTg", strict=True):
        assert box(fallback, letter)[advance] == box(main, plain)[advance], letter
    for letter, plain in zip("șțşŢȘȚķ", "stsTSTk", strict=True):
        assert box(fallback, letter)[top] == box(main, plain)[top], letter
    # Letters that are one with their mark are Source Sans's, and rounded.
    for letter, plain in zip("ıąęŁ", "xaeL", strict=True):
        assert abs(box(fallback, letter)[top] - box(main, plain)[top]) <= 3, letter
    # One word, one accent: ć beside ó, č beside ě.
    for letter, beside in zip("ćčĆČ", "óěÉĚ", strict=True):
        assert abs(box(fallback, letter)[top] - box(main, beside)[top]) <= 1, letter


@pytest.mark.parametrize(("main", "fallback"), [(REGULAR, EXT), (BOLD, EXT_BOLD)])
def test_strokes_of_the_fallback_are_as_thick_as_their_neighbours(main: str, fallback: str) -> None:
    def stem(file: str, letter: str) -> int:
        """Of a letter that stands on one stroke: how wide that is on the line."""
        font = TTFont(FONTS / file, lazy=True)
        points, _, _ = font["glyf"][font.getBestCmap()[ord(letter)]].getCoordinates(font["glyf"])
        feet = [x for x, y in points if y == 0]
        return int(max(feet) - min(feet))

    for letter, twin in (("ı", "i"), ("Ŧ", "T"), ("ґ", "г"), ("Ґ", "Г")):
        assert abs(stem(fallback, letter) - stem(main, twin)) <= 2, letter


def test_characters_are_drawn_the_simplified_way() -> None:
    """The inner corner of 骨 is on the left in mainland China and on the right elsewhere: weigh the ink."""
    image = Image.new("L", (200, 290))
    ImageDraw.Draw(image).text((0, 0), "骨", font=ImageFont.truetype(str(FONTS / REGULAR), 200), fill=255)
    box = image.getbbox()
    assert box is not None
    left, top, right, bottom = box
    width, upper = right - left, top + (bottom - top) * 35 // 100

    def ink(begin: float, end: float) -> float:
        return ImageStat.Stat(
            image.crop((int(left + width * begin), top, int(left + width * end), upper))
        ).mean[0]

    assert ink(0.3, 0.5) > 1.3 * ink(0.6, 0.7)


def test_the_layout_features_that_style_sheets_ask_for_are_there() -> None:
    font = TTFont(FONTS / REGULAR, lazy=True)
    features = {
        record.FeatureTag
        for table in ("GSUB", "GPOS")
        for record in font[table].table.FeatureList.FeatureRecord
    }
    assert {"pwid", "locl", "halt", "palt", "kern", "vert"} <= features


def test_the_committed_fonts_match_their_digests() -> None:
    verify(FONTS)
    assert len(digest(FONTS)) == 64


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda folder: (folder / BOLD).unlink(), BOLD),
        (lambda folder: (folder / REGULAR).write_bytes(b""), REGULAR),
        (lambda folder: (folder / "Other.ttf").write_bytes(b"x"), "Other.ttf"),
        (lambda folder: (folder / DIGESTS).unlink(), DIGESTS),
        (lambda folder: (folder / DIGESTS).write_text(""), DIGESTS),
        (lambda folder: (folder / DIGESTS).write_text("abc  ../x.ttf\n"), DIGESTS),
    ],
)
def test_a_missing_damaged_or_foreign_font_stops_the_build_by_name(
    copied: Path, tmp_path: Path, spoil: Callable[[Path], object], told: str
) -> None:
    spoil(copied)
    before = os.environ.get("FONTCONFIG_FILE")
    with pytest.raises(FontMissing, match=told):
        activate(copied, tmp_path / "cache")
    assert os.environ.get("FONTCONFIG_FILE") == before


def test_one_flipped_bit_is_noticed(copied: Path) -> None:
    data = bytearray((copied / EXT).read_bytes())
    data[len(data) // 2] ^= 1
    (copied / EXT).write_bytes(data)
    with pytest.raises(FontMissing, match=EXT):
        verify(copied)


def test_other_fonts_have_another_digest(copied: Path) -> None:
    lines = (copied / DIGESTS).read_text().splitlines(keepends=True)
    (copied / DIGESTS).write_text("".join(lines[1:]))
    assert digest(copied) != digest(FONTS)


@pytest.mark.usefixtures("own_environment")
def test_whatever_family_is_asked_for_only_our_fonts_are_embedded(tmp_path: Path) -> None:
    activate(FONTS, tmp_path / "cache & more")
    pdf = layout(
        """<body lang="zh"><h1>工伤 Work injury</h1><p style="font-family: 'Banyan Sans', 'Banyan Sans Ext'">30天
        <p style="font-family: serif">衬线 serif <code>等宽 mono</code> <i>italic</i> <b>粗 bold</b>
        <p style="font-family: 'Noto Sans CJK SC', DejaVu Sans">其他 other"""
    )
    assert embedded(pdf) == {"Banyan-Sans", "Banyan-Sans-Bold"}


@pytest.mark.usefixtures("own_environment")
def test_a_rare_character_in_a_name_comes_from_the_fallback_and_none_is_a_box(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    activate(FONTS, tmp_path / "cache")
    common = layout('<p style="font-family: Banyan Sans">参会者01 㛃𬭎䶮 喆')
    rare = layout('<p style="font-family: Banyan Sans">参会者02 靐 龘 臺灣 <b>靐 龘</b>')
    assert embedded(common) == {"Banyan-Sans"}
    assert "Banyan-Sans-Ext" in embedded(rare)
    assert [r.getMessage() for r in caplog.records if "notdef" in r.getMessage()] == []


@pytest.mark.usefixtures("own_environment")
@pytest.mark.parametrize(("tag", "weight"), [("p", ""), ("h1", "-Bold")])
def test_a_european_name_is_of_one_weight(
    tag: str, weight: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    activate(FONTS, tmp_path / "cache")
    pdf = layout(f"<{tag}>Participant Łódź 01, Šárka 参会者02</{tag}>")
    assert embedded(pdf) == {f"Banyan-Sans{weight}", f"Banyan-Sans-Ext{weight}"}
    assert "Participant Łódź 01, Šárka 参会者02" in PdfReader(io.BytesIO(pdf)).pages[0].extract_text()
    assert [r.getMessage() for r in caplog.records if "notdef" in r.getMessage()] == []


@pytest.mark.usefixtures("own_environment")
def test_a_character_that_no_font_has_is_reported_and_not_taken_from_the_system(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    activate(FONTS, tmp_path / "cache")
    pdf = layout("<p>ไทย")
    assert any(".notdef" in record.getMessage() for record in caplog.records)
    assert embedded(pdf) <= {"Banyan-Sans", "Banyan-Sans-Ext"}


@pytest.mark.usefixtures("own_environment")
def test_activating_twice_writes_the_settings_once(tmp_path: Path) -> None:
    activate(FONTS, tmp_path)
    settings = Path(os.environ["FONTCONFIG_FILE"])
    first = settings.stat().st_mtime_ns
    activate(FONTS, tmp_path)
    assert settings.stat().st_mtime_ns == first
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("fonts.conf")] == ["fonts.conf"]
