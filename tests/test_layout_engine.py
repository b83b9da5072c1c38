"""What we do otherwise than WeasyPrint, held against the WeasyPrint that is installed."""

from __future__ import annotations

import gc
import io
import weakref
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from weasyprint.text import line_break

from build_scripts.channels.leaflet import sheet
from build_scripts.channels.leaflet.formats import Format
from build_scripts.render import layout_engine
from build_scripts.render.faults import Overflow
from build_scripts.render.pdf import PdfPress
from tests.leaflet_made import edition_called, rendered
from tests.projects import ROOT

pytestmark = pytest.mark.usefixtures("fonts")

BASE = ROOT / "templates"
STYLE = '@page { size: a6 } html { font: 10pt "Banyan Sans"; font-feature-settings: "halt" } b { font-weight: 700 }'
HTML = "<html lang=en><title>x</title><body><p>One line, <b>in two weights</b></p></body></html>"
OTHER = HTML.replace("One", "Another")


def test_a_font_is_read_when_it_is_cut_and_not_before(monkeypatch: pytest.MonkeyPatch) -> None:
    lengths: list[int] = []
    read = layout_engine.read

    def noted(face: Any) -> Any:
        data = read(face)
        lengths.append(len(data))
        return data

    monkeypatch.setattr(layout_engine, "read", noted)
    data = PdfPress().pdf(HTML, STYLE, BASE)
    with pikepdf.open(io.BytesIO(data)) as document:
        embedded = [
            int(found.FontFile2.Length1)
            for found in document.objects
            if isinstance(found, pikepdf.Dictionary) and "/FontFile2" in found
        ]
    assert len(embedded) == 2  # both weights
    assert sorted(lengths) == sorted(embedded)
    assert max(lengths) < 100_000


def test_what_pango_was_told_of_a_text_belongs_to_that_text_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """With more owners than one it stays for good; with none, or shared by two texts, the process falls."""
    pango, ffi = line_break.pango, line_break.ffi
    texts: list[Any] = []
    owners: set[int] = set()
    features: set[int] = set()

    class Watched(line_break.Layout):  # type: ignore[misc]
        def setup(self, style: Any) -> None:
            super().setup(style)
            texts.append(self)
            owners.add(ffi.cast("unsigned int *", pango.pango_layout_get_attributes(self.layout))[0])
            features.update(
                int(ffi.cast("uintptr_t", one)) for one in style.font_config.font_features.values()
            )

    monkeypatch.setattr(line_break, "Layout", Watched)
    PdfPress().layout(HTML, STYLE, BASE)
    assert len(texts) > 3
    assert owners == {1}
    assert len(features) == len(texts)  # all texts live, and no two of them have one between them


def test_where_libraries_are_frozen_no_layout_outlives_the_next() -> None:
    engine = PdfPress()
    engine.layout(OTHER, STYLE, BASE)
    gc.collect()
    gc.freeze()  # as a worker begins
    try:
        box = weakref.ref(engine.layout(HTML, STYLE, BASE).pages[0]._page_box)  # boxes refer to one another
        gc.collect()
        gc.collect()
        assert box() is not None  # kept for printing, and among the oldest objects by now
        engine.layout(OTHER, STYLE, BASE)
        assert box() is None
    finally:
        gc.unfreeze()


def test_a_leaflet_that_is_tried_again_holds_no_layout_of_the_try_before(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tries: list[weakref.ref[Any]] = []
    left: list[int] = []
    full, layout = sheet.too_full, PdfPress.layout

    def noted(engine: PdfPress, html: str, style: str, base: Path) -> Any:
        engine._laid_out.clear()  # as the engine itself does first
        gc.collect()
        left.append(sum(one() is not None for one in tries))
        return layout(engine, html, style, base)

    def at_first_too_full(document: Any, form: Format) -> Overflow | None:
        tries.append(weakref.ref(document))
        return Overflow("cover", "9 mm") if len(tries) == 1 else full(document, form)

    monkeypatch.setattr(PdfPress, "layout", noted)
    monkeypatch.setattr(sheet, "too_full", at_first_too_full)
    rendered(edition_called("zh", "short"))
    assert len(tries) > 1
    assert set(left) == {0}
