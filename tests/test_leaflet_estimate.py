"""Estimates of heights against the true ones, and lines against rules: what makes a leaflet one layout and no more."""

from __future__ import annotations

from dataclasses import replace

import pytest

from build_scripts.channels.leaflet import CHANNEL
from build_scripts.channels.leaflet.breaking import Paragraph, Unpredictable, paragraphs, typeface
from build_scripts.channels.leaflet.estimate import STYLES, Estimate
from build_scripts.channels.leaflet.formats import A5, FORMATS, MM_PER_POINT, TRI_FOLD, Format
from build_scripts.channels.leaflet.heights import TYPE
from build_scripts.channels.leaflet.parts import parts
from build_scripts.channels.leaflet.ruler import Measure
from build_scripts.model import Language
from build_scripts.render.pdf import PdfPress
from build_scripts.render.press import Press
from tests.leaflet_examples import crowded, dense, edition, job, with_passage
from tests.projects import ROOT

pytestmark = pytest.mark.usefixtures("fonts")

LANGUAGES: tuple[Language, ...] = ("zh", "en")
FONTS = ROOT / "templates/_shared/fonts"


class _Layouts:
    """Counts layouts."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.count = 0
        layout = PdfPress.layout

        def counted(*arguments: object) -> object:
            self.count += 1
            return layout(*arguments)  # type: ignore[arg-type]

        monkeypatch.setattr(PdfPress, "layout", counted)


each_language = pytest.mark.parametrize("language", LANGUAGES)
each_format = pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)


@each_format
def test_a_line_of_a_message_holds_what_its_format_says(form: Format) -> None:
    sizes = TYPE[form.name, "zh"]
    style, largest = STYLES[form.name], (sizes.flow if form is A5 else sizes.outer)[0] * MM_PER_POINT
    assert form.message_characters == int(
        (form.text_width - style.message_indent) / (style.message * largest)
    )


@each_language
@each_format
def test_estimates_are_true(form: Format, language: Language) -> None:
    """Of what has one size and of pieces: of twenty at most one is wrong in Chinese and two in English, by a line
    or two."""
    press, sizes = Press(ROOT), TYPE[form.name, language]
    wrong = total = 0
    for shown in (dense(language), crowded(language)):
        content = parts(job(language, shown, form.part), form, press)
        estimate, measure = Estimate(content, sizes, press), Measure(content, sizes, press)
        pairs = [
            (estimate.fixed, measure.fixed),
            *((estimate.text(s), measure.text(s)) for s in sizes.flow[2:5:2]),
        ]
        for guessed, true in pairs:
            assert set(guessed.pairs) == set(true.pairs)
            for name in guessed.pairs:
                total += 1
                wrong += abs(guessed[name] - true[name]) > 0.15
                assert abs(guessed[name] - true[name]) < 9, name
    assert wrong <= total * (0.05 if language == "zh" else 0.1), (wrong, total)


@each_language
@each_format
def test_a_leaflet_is_laid_out_once(
    form: Format, language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    layouts = _Layouts(monkeypatch)
    CHANNEL.render((job(language, part=form.part),), Press(ROOT))
    assert layouts.count == 1


@each_language
def test_an_estimate_that_is_wrong_is_found_out_and_the_parts_are_measured(
    language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown, press = dense(language), Press(ROOT)
    (right,) = CHANNEL.render((job(language, shown),), press)
    layouts = _Layouts(monkeypatch)
    monkeypatch.setattr(Paragraph, "lines", lambda self, width: 1)
    (found,) = CHANNEL.render((job(language, shown),), press)
    assert layouts.count > 2
    assert found == right


@each_language
@each_format
def test_a_table_is_measured_in_all_sizes_at_once(
    form: Format, language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = "先看表：\n\n| 天 | 钱 |\n|---|---|\n| 一 | 长长的一格，要写两行三行才写得下 |"
    shown, sizes = with_passage(edition(language), "what", table), TYPE[form.name, language]
    press = Press(ROOT)
    layouts = _Layouts(monkeypatch)
    CHANNEL.render((job(language, shown, form.part),), press)
    assert layouts.count == 2
    content = parts(job(language, shown, form.part), form, press)
    (piece,) = (piece for piece in content.flow if "<table" in piece.html)
    estimate, measure = Estimate(content, sizes, press), Measure(content, sizes, press)
    layouts.count = 0
    guessed = {size: estimate.text(size)[piece.id] for size in sizes.flow}
    assert layouts.count == 1
    for size in sizes.flow[::4]:
        assert guessed[size] == pytest.approx(measure.text(size)[piece.id], abs=0.01)
    assert guessed[sizes.flow[0]] > guessed[sizes.flow[-1]]


def test_a_table_among_the_key_messages_is_not_estimated() -> None:
    shown = with_passage(edition("zh"), "key-messages", "| 天 | 钱 |\n|---|---|\n| 一 | 二 |")
    content = parts(job("zh", shown), TRI_FOLD, Press(ROOT))
    with pytest.raises(Unpredictable):
        Estimate(content, TYPE["tri-fold", "zh"], Press(ROOT)).text(12.5)


@pytest.mark.parametrize(
    ("html", "width", "lines"),
    [
        ("一二三四五六七八", 4, 2),
        ("一二三四五六七八九", 4, 3),
        ("一二三四，五六七", 4, 3),  # the comma takes the character before it along
        ("一二三（四五六", 4, 2),
        ('一二三<span class="keep">四五六</span>七', 4, 2),
        ("一二三四<sup>1</sup>", 4, 2),
        ('一二<span class="halt">。</span>”三四', 4.5, 2),
        ("<p>一</p><p>二</p>", 4, 2),
        ("一<br>二", 4, 2),
        ("一二三四五六七八九十一二", 4, 3),
    ],
)
def test_chinese_lines(html: str, width: float, lines: int) -> None:
    found = paragraphs(html, typeface(FONTS), chinese=True)
    assert sum(paragraph.lines(width) for paragraph in found) == lines


def test_english_lines_end_at_spaces_and_hyphens_and_bold_is_wider() -> None:
    face = typeface(FONTS)

    def lines(html: str, width: float) -> int:
        return sum(p.lines(width) for p in paragraphs(html, face, chinese=False))

    word = sum(face.width(sign, bold=False) for sign in "insurance")
    assert lines("insurance", word + 0.01) == 1
    assert lines("insurance insurance", word + 0.01) == 2
    assert lines("insurance\u00a0insurance", word * 1.5) == 2  # longer than a line: broken where it ends
    assert lines("non-payment", word) == 2
    assert lines("<strong>insurance</strong> a", word + 0.85) > lines("insurance a", word + 0.85)


def test_a_leaflet_without_contacts_or_sources_is_set() -> None:
    shown = replace(edition("zh"), contacts=(), facts=())
    for form in FORMATS:
        ((output, _),) = CHANNEL.render((job("zh", shown, form.part),), Press(ROOT))
        assert output.data.startswith(b"%PDF")
