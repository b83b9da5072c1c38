"""The PDF engine's memory: what was measured is not laid out again, and what nobody wants any more is let go."""

from __future__ import annotations

from pathlib import Path

import pytest

from build_scripts.render.pdf import PdfPress
from tests.projects import ROOT

pytestmark = pytest.mark.usefixtures("fonts")

BASE = ROOT / "templates"
STYLE = '@page { size: a6 } html { font: 10pt "Banyan Sans" }'


@pytest.fixture
def laid_out(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is laid out, in order."""
    found: list[str] = []
    layout = PdfPress.layout

    def noted(engine: PdfPress, html: str, style: str, base: Path) -> object:
        found.append(html)
        return layout(engine, html, style, base)

    monkeypatch.setattr(PdfPress, "layout", noted)
    return found


def _document(lines: int) -> str:
    return f"<html lang=en><title>x</title><body>{'<p>line</p>' * lines}</body></html>"


def test_a_search_lays_out_each_try_once_and_the_chosen_one_not_again(laid_out: list[str]) -> None:
    few, many = _document(1), _document(60)
    engine = PdfPress()
    with engine.search():
        assert [engine.pages(html, STYLE, BASE) for html in (few, many, few, many)] == [1, 5, 1, 5]
        found = engine.pdf(few, STYLE, BASE)
    assert laid_out == [few, many]
    assert found == PdfPress().pdf(few, STYLE, BASE)


def test_what_was_measured_last_is_printed_as_it_is_and_what_came_before_is_laid_out_anew(
    laid_out: list[str],
) -> None:
    first, second = _document(1), _document(2)
    engine = PdfPress()
    engine.layout(first, STYLE, BASE)
    engine.layout(second, STYLE, BASE)
    engine.pdf(second, STYLE, BASE)
    assert laid_out == [first, second]
    engine.pdf(first, STYLE, BASE)
    assert laid_out == [first, second, first]


def test_after_a_search_nothing_is_kept(laid_out: list[str]) -> None:
    engine = PdfPress()
    with engine.search():
        engine.pages(_document(1), STYLE, BASE)
    engine.pdf(_document(1), STYLE, BASE)
    assert len(laid_out) == 2
