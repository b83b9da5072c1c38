"""A document ends a page earlier or has enough on its last page, in the wanted type where that will do."""

from __future__ import annotations

from functools import partial

import pytest

from build_scripts.render.ending import ENOUGH, Type, last_filled, well_ended
from build_scripts.render.pdf import PdfPress
from build_scripts.render.press import Press
from tests.pdf_pages import letters, pages
from tests.projects import ROOT

STYLE = (
    "@page { size: 100mm 100mm; margin: 10mm } html { font-family: 'Banyan Sans'; line-height: 1.5 }"
    " body, p { margin: 0 }"
)
LINE = 20 * 1.5 * 25.4 / 72
"""Millimetres of a line in the wanted type: seven stand on a page of 80 mm."""
TYPE = Type(wanted=20.0, smallest=16.0, largest=26.0)


pytestmark = pytest.mark.usefixtures("fonts")


def _fill(size: float, lines: int) -> str:
    words = "".join("<p>一行</p>" for _ in range(lines))
    return (
        f'<html lang="zh"><head><title>一</title></head><body id="words" style="font-size:{size}pt">{words}'
        "</body></html>"
    )


def _made(lines: int, type: Type = TYPE) -> bytes:
    return well_ended(partial(_fill, lines=lines), STYLE, type, Press(ROOT))


def _size(pdf: bytes) -> float:
    return max(letter.points for letter in letters(pdf, 0))


def _lines_of_last_page(pdf: bytes) -> int:
    return len({round(letter.baseline) for letter in letters(pdf, pages(pdf) - 1)})


@pytest.mark.parametrize("lines", [1, 7, 10, 14])
def test_what_ends_well_keeps_its_type(lines: int) -> None:
    pdf = _made(lines)
    assert _size(pdf) == pytest.approx(20)
    assert pages(pdf) == -(-lines // 7)


@pytest.mark.parametrize("lines", [8, 15, 22])
def test_a_line_on_a_last_page_gets_on_the_page_before(lines: int) -> None:
    pdf = _made(lines)
    assert pages(pdf) == lines // 7
    assert TYPE.smallest <= _size(pdf) < TYPE.wanted


def test_where_type_must_not_be_smaller_the_last_page_gets_more() -> None:
    pdf = _made(15, Type(wanted=20.0, smallest=19.9, largest=26.0))
    assert 20 < _size(pdf) <= 26
    assert _lines_of_last_page(pdf) * _size(pdf) / 20 * LINE >= ENOUGH * 80


def test_where_nothing_helps_type_is_as_wanted() -> None:
    pdf = _made(15, Type(wanted=20.0, smallest=19.9, largest=20.1))
    assert _size(pdf) == pytest.approx(20)
    assert (pages(pdf), _lines_of_last_page(pdf)) == (3, 1)


def test_a_document_that_ends_well_is_laid_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
    count, layout = 0, PdfPress.layout

    def counted(*arguments: object) -> object:
        nonlocal count
        count += 1
        return layout(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(PdfPress, "layout", counted)
    _made(10)
    assert count == 1
    _made(15)
    assert count > 2


def _with_closing(size: float, lines: int) -> str:
    """Lines, and a closing of a page's height that stays whole."""
    closing = '<div style="break-inside: avoid; height: 75mm">二</div>'
    return (
        _fill(size, lines)
        .replace('">', '"><div id="lesson">', 1)
        .replace("</body>", f"</div>{closing}</body>")
    )


def test_before_a_closing_that_stays_whole_no_page_is_nearly_empty() -> None:
    pdf = well_ended(partial(_with_closing, lines=8), STYLE, TYPE, Press(ROOT))
    assert pages(pdf) == 2
    assert _size(pdf) < TYPE.wanted
    same = well_ended(partial(_with_closing, lines=11), STYLE, TYPE, Press(ROOT))
    assert pages(same) == 3
    assert _size(same) == pytest.approx(TYPE.wanted)


def test_where_a_size_changes_nothing_its_bound_is_tried_next(monkeypatch: pytest.MonkeyPatch) -> None:
    sizes: list[float] = []

    def fill(size: float) -> str:
        sizes.append(size)
        return _fill(20, 8)

    well_ended(fill, STYLE, TYPE, Press(ROOT))
    assert sizes[0] == sizes[-1] == TYPE.wanted
    smaller, larger = sizes[1:3]
    assert TYPE.smallest < smaller < TYPE.wanted < larger < TYPE.largest
    assert sizes[3:-1] == [TYPE.smallest, TYPE.largest]


def test_another_arrangement_is_taken_where_no_type_will_do() -> None:
    narrow = Type(wanted=20.0, smallest=19.9, largest=20.1)
    seven, ten = (partial(_fill, lines=lines) for lines in (7, 10))
    for others, last in (((), 1), ((partial(_fill, lines=22), ten, seven), 3), ((seven,), 7)):
        pdf = well_ended(partial(_fill, lines=15), STYLE, narrow, Press(ROOT), *others)
        assert _lines_of_last_page(pdf) == last
        assert _size(pdf) == pytest.approx(20)


def test_how_full_the_last_page_is() -> None:
    press = Press(ROOT)
    document = press.engine.layout(_fill(20, 10), STYLE, press.templates)
    assert last_filled(document) == pytest.approx(3 * LINE / 80, abs=0.001)


def test_the_same_words_give_the_same_bytes() -> None:
    assert _made(8) == _made(8)
