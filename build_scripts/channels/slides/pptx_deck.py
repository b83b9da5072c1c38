"""Fitted slides become a PPTX file: every text in a placeholder of its layout, notes, alternative texts, answers that
wait for a click."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from typing import Any

from lxml import etree
from pptx import Presentation
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn

from build_scripts.channels.slides import package
from build_scripts.channels.slides.click import appears_on_click
from build_scripts.channels.slides.drawing import Drawing
from build_scripts.channels.slides.fit import Fitter
from build_scripts.channels.slides.geometry import INDENT, Box
from build_scripts.channels.slides.package import emu
from build_scripts.channels.slides.pptx_table import fill_table
from build_scripts.channels.slides.records import Point, Slide, said
from build_scripts.channels.slides.wording import WORDING, Wording
from build_scripts.model import Job
from build_scripts.render.archive import unzipped, zipped
from build_scripts.render.press import Press

_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_P = "http://schemas.openxmlformats.org/presentationml/2006/main"
_FIELD = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"
"""What slide number fields are called."""
_APOSTROPHE = re.compile(r"(?<=\w)'")
_SCHEMES = {"number": "arabicPeriod", "letter": "alphaUcPeriod"}


def pptx_deck(
    job: Job, slides: tuple[Slide, ...], fitter: Fitter, drawn: dict[str, Drawing], press: Press
) -> bytes:
    """The file; the same slides give the same bytes."""
    presentation = Presentation(io.BytesIO(package.empty_presentation(job, fitter.form, press)))
    writer = _Writer(presentation, fitter, drawn, WORDING[job.language])
    for slide in slides:
        writer.add(slide)
    out = io.BytesIO()
    presentation.save(out)
    return zipped(unzipped(out.getvalue()))


@dataclass(frozen=True)
class _Writer:
    """Adds slides to a presentation. The library has no types for its elements."""

    presentation: Any
    fitter: Fitter
    drawn: dict[str, Drawing]
    words: Wording

    def add(self, slide: Slide) -> None:
        """One slide with its notes."""
        layout = self.presentation.slide_layouts[package.layout_number(slide.kind)]
        shown = self.presentation.slides.add_slide(layout)
        places = self.fitter.places(slide)
        held = {shape.placeholder_format.idx: shape for shape in shown.placeholders}
        self._write(shown.shapes.title, (said(slide.title),))
        points = (said(slide.figure),) if slide.figure else slide.points
        self._fill(held, package.BODY, points, places.body)
        self._fill(held, package.SECOND, slide.second, places.second)
        foot = self.words.source + self.words.stop.join(slide.sources) if slide.sources else ""
        self._fill(held, package.SOURCE, (said(foot),) if foot else (), places.source)
        self._fill(held, package.ANSWER, (said(slide.answer),) if slide.answer else (), None)
        layout_of_table = self.fitter.table_layout(slide) if slide.table else None
        if layout_of_table is not None and places.body is not None:
            leading = self.fitter.leading
            fill_table(held[package.TABLE], slide, layout_of_table, places.body, leading, self._paragraph)
        if slide.figure:
            _set_size(held[package.BODY], self.fitter.figure_size(slide))
        elif slide.points and package.BODY in held and self.fitter.size(slide) != self._usual(slide):
            _set_size(held[package.BODY], self.fitter.size(slide))
        if slide.second and slide.kind == "matching" and self.fitter.size(slide) != self._usual(slide):
            _set_size(held[package.SECOND], self.fitter.size(slide))
        if slide.picture is not None and places.picture is not None:
            self._draw(held[package.PICTURE], slide, places.picture)
        if places.number is not None:
            self._number(shown, layout)
        self._on_click(shown, held, slide)
        self._notes(shown, slide)

    def _usual(self, slide: Slide) -> float:
        return package.usual_size(slide.kind, self.fitter.form)

    def _on_click(self, shown: Any, held: dict[int, Any], slide: Slide) -> None:
        if slide.answer and package.ANSWER in held:
            shown._element.append(appears_on_click(held[package.ANSWER].shape_id))
        elif slide.hidden:
            shown._element.append(appears_on_click(held[package.BODY].shape_id))

    # --- placeholders

    def _fill(self, held: dict[int, Any], index: int, points: tuple[Point, ...], place: Box | None) -> None:
        """Writes points into a placeholder; one that stays empty goes, lest the screen asks to fill it."""
        shape = held.get(index)
        if shape is None:
            return
        if not points:
            shape._element.getparent().remove(shape._element)
            return
        self._write(shape, points)
        usual = shape.left, shape.top, shape.width, shape.height
        if place is not None:
            wanted = emu(place.x), emu(place.y), emu(place.width), emu(place.height)
            if wanted != usual:
                shape.left, shape.top, shape.width, shape.height = wanted

    def _write(self, shape: Any, points: tuple[Point, ...]) -> None:
        body = shape.text_frame._txBody
        for paragraph in body.findall(qn("a:p")):
            body.remove(paragraph)
        first: dict[str, int] = {}
        before: Point | None = None
        for point in points:
            if before is None or before.marker != point.marker or before.number != point.number - 1:
                first[point.marker] = point.number
            body.append(self._paragraph(point, first.get(point.marker, 1)))
            before = point

    def _paragraph(self, point: Point, first: int) -> etree._Element:
        paragraph = etree.Element(f"{{{_A}}}p")
        settings = etree.SubElement(paragraph, f"{{{_A}}}pPr")
        hangs = bool(point.marker)
        if hangs or point.runs_on:
            settings.set("marL", str(emu(INDENT)))
            settings.set("indent", str(-emu(INDENT) if hangs else 0))
        if point.marker == "bullet":
            etree.SubElement(settings, f"{{{_A}}}buFont", typeface="Arial")
            etree.SubElement(settings, f"{{{_A}}}buChar", char="•")
        elif hangs:
            etree.SubElement(settings, f"{{{_A}}}buFont", typeface="+mj-lt")
            numbering = etree.SubElement(settings, f"{{{_A}}}buAutoNum", type=_SCHEMES[point.marker])
            if first != 1:
                numbering.set("startAt", str(first))
        for run in point.runs:
            self._run(paragraph, run.text, bold=run.bold)
        return paragraph

    def _run(self, paragraph: etree._Element, text: str, *, bold: bool = False) -> None:
        run = etree.SubElement(paragraph, f"{{{_A}}}r")
        settings = etree.SubElement(run, f"{{{_A}}}rPr", lang=self.words.code)
        if self.words.code == "zh-CN":
            settings.set("altLang", "en-US")
        if bold:
            settings.set("b", "1")
        etree.SubElement(run, f"{{{_A}}}t").text = _APOSTROPHE.sub("’", text)

    # --- pictures, numbers, notes

    def _draw(self, shape: Any, slide: Slide, place: Box) -> None:
        """The whole picture as large as its place allows, in the middle of it."""
        assert slide.picture is not None
        drawing = self.drawn[slide.picture.name]
        picture = shape.insert_picture(io.BytesIO(drawing.data))
        picture.crop_left = picture.crop_right = picture.crop_top = picture.crop_bottom = 0
        box = drawing.within(place)
        picture.left, picture.top, picture.width, picture.height = map(
            emu, (box.x, box.y, box.width, box.height)
        )
        named = picture._element.nvPicPr.cNvPr
        named.set("descr", slide.picture.alt)

    def _number(self, shown: Any, layout: Any) -> None:
        """The library copies no number from the layout."""
        model = next(s for s in layout.placeholders if s.placeholder_format.idx == package.NUMBER)
        holder = (
            f'<p:nvSpPr><p:cNvPr id="{self._next_id(shown)}" name="{model.name}"/><p:cNvSpPr>'
            '<a:spLocks noGrp="1"/></p:cNvSpPr>'
            f'<p:nvPr><p:ph type="sldNum" idx="{package.NUMBER}"/></p:nvPr></p:nvSpPr>'
        )
        field = (
            f'<a:fld id="{_FIELD}" type="slidenum"><a:rPr lang="{self.words.code}"/><a:t>‹#›</a:t></a:fld>'
        )
        shape = (
            f'<p:sp xmlns:p="{_P}" xmlns:a="{_A}">{holder}<p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>'
            f"<a:p>{field}</a:p></p:txBody></p:sp>"
        )
        shown.shapes._spTree.append(parse_xml(shape))

    def _next_id(self, shown: Any) -> int:
        return max(int(i) for i in shown._element.xpath("//p:cNvPr/@id")) + 1

    def _notes(self, shown: Any, slide: Slide) -> None:
        if not slide.notes:
            return
        body = shown.notes_slide.notes_text_frame._txBody
        for paragraph in body.findall(qn("a:p")):
            body.remove(paragraph)
        for text in slide.notes:
            paragraph = etree.SubElement(body, f"{{{_A}}}p")
            self._run(paragraph, text)


def _set_size(shape: Any, size: float) -> None:
    for settings in shape._element.iter(qn("a:rPr")):
        settings.set("sz", str(round(size * 100)))
