"""An occasion becomes the moderator's slides: one for each session, large enough for the last row, its script below.

Lengths are inches of a slide of 13.33 by 7.5; no type is smaller than 24 points.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from lxml import etree
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Inches, Pt

from build_scripts.channels.kit import prose
from build_scripts.channels.kit.details import RunRow
from build_scripts.channels.kit.occasion import WORKING, Occasion, said, spoken
from build_scripts.channels.kit.texts import GROUND_RULES, SHORT_RULES
from build_scripts.channels.kit.wording import WORDING
from build_scripts.model import Job, Language
from build_scripts.render.office import HAN, LATIN, printable, settled

_LEAF, _INK = RGBColor(0x14, 0x50, 0x2F), RGBColor(0x11, 0x11, 0x11)  # type: ignore[no-untyped-call]
_WIDTH, _HEIGHT = 13.333, 7.5
_LEFT, _TEXT = 0.7, 11.93
SMALLEST = 24
_TITLE_ONLY = 5
_QUOTES = 2
_TITLE = {"zh": 20, "en": 38}
"""Characters of a title that stands on one line in its usual type."""
_ROOM = {"zh": 210, "en": 330}
"""Characters of the questions that fit a slide in the smallest type."""


def slides(job: Job, day: Occasion) -> bytes:
    """Title, ground rules, a slide for each session, and where to turn afterwards."""
    language = job.language
    zh = language == "zh"
    show = Presentation()
    show.slide_width, show.slide_height = Inches(_WIDTH), Inches(_HEIGHT)
    deck = _Deck(show, language)
    title = said(day.head.title, language)
    sources = [
        f"[{source.number}] {source.title}{WORDING[language].colon}{source.figures}"
        for edition in job.editions
        if edition.language == language
        for source in prose.sources(edition)
    ]
    when = f"{day.head.day[language]}  {day.head.hours}"
    deck.opening(title, when, said(day.head.place, language), sources)
    deck.rules("我们的约定" if zh else "Ground rules", [rule[language] for rule in GROUND_RULES])
    for place, row in enumerate(day.rows):
        following = day.rows[place + 1].row if place + 1 < len(day.rows) else None
        if row.row.kind in WORKING:
            deck.session(row, said(row.row.title, language), _task(row, language))
        else:
            go_on = ("开始", "we begin") if row.row.kind == "arrival" else ("回来", "we go on")
            back = f"{following.start} {go_on[0 if zh else 1]}" if following is not None else ""
            deck.pause(row, said(row.row.title, language), back)
    out = io.BytesIO()
    show.save(out)
    return settled(out.getvalue(), title=title, author=job.programme.publisher, language=language)


def _task(row: RunRow, language: Language) -> list[str]:
    method = said(row.row.method, language)
    lines = [method] if method else []
    room = _ROOM[language] - len(method)
    for quote in spoken(row.script, language)[:_QUOTES]:
        if len(quote) <= room:
            lines.append(f"“{quote}”")
            room -= len(quote)
    return lines


class _Deck:
    """Slides one after another."""

    def __init__(self, show: Any, language: Language) -> None:
        self._show = show
        self._language = language

    def opening(self, title: str, when: str, where: str, sources: Sequence[str]) -> None:
        slide = self._slide(title, top=2.0, height=2.4, size=48)
        self._box(slide, (when, where), top=4.6, height=1.6, size=28)
        if sources:
            slide.notes_slide.notes_text_frame.text = "\n".join((WORDING[self._language].sources, *sources))

    def rules(self, title: str, rules: Sequence[str]) -> None:
        slide = self._slide(title)
        self._box(
            slide, [f"{number}  {rule}" for number, rule in enumerate(rules, 1)], top=1.7, height=5.3, size=32
        )

    def session(self, row: RunRow, title: str, task: Sequence[str]) -> None:
        w = WORDING[self._language]
        slide = self._slide(
            title, time=f"{row.row.start}–{row.row.end}  {w.minutes.format(count=row.row.minutes)}"
        )
        share = sum(len(line) for line in task) / _ROOM[self._language]
        self._box(slide, task, top=2.25, height=4.3, size=40 if share < 0.35 else 34 if share < 0.65 else 28)
        self._box(slide, [SHORT_RULES[self._language]], top=6.65, height=0.6, size=SMALLEST)
        notes = "\n".join(
            said(line.lstrip("- "), self._language) for line in row.script.splitlines() if line.strip()
        )
        if notes:
            slide.notes_slide.notes_text_frame.text = notes

    def pause(self, row: RunRow, title: str, back: str) -> None:
        slide = self._slide(title, top=2.2, height=1.8, size=54)
        self._box(slide, [f"{row.row.start}–{row.row.end}", back], top=4.2, height=2.2, size=48)

    def _slide(
        self, title: str, *, top: float = 0.35, height: float = 1.2, size: int = 40, time: str = ""
    ) -> Any:
        slide = self._show.slides.add_slide(self._show.slide_layouts[_TITLE_ONLY])
        band = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, 0, 0, Inches(0.3), Inches(_HEIGHT))
        band.fill.solid()
        band.fill.fore_color.rgb = _LEAF
        band.line.fill.background()
        holder = slide.shapes.title
        holder.left, holder.top = Inches(_LEFT), Inches(top)
        holder.width, holder.height = Inches(_TEXT), Inches(height)
        frame = holder.text_frame
        frame.word_wrap = True
        frame.vertical_anchor = MSO_ANCHOR.MIDDLE
        most = _TITLE[self._language]
        self._write(
            frame, [title], size if len(title) <= most or height > 1.5 else 34, bold=True, colour=_LEAF
        )
        if time:
            self._box(slide, [time], top=1.6, height=0.6, size=28, bold=True)
        return slide

    def _box(
        self, slide: Any, lines: Sequence[str], *, top: float, height: float, size: int, bold: bool = False
    ) -> None:
        box = slide.shapes.add_textbox(Inches(_LEFT), Inches(top), Inches(_TEXT), Inches(height))
        box.text_frame.word_wrap = True
        self._write(box.text_frame, [line for line in lines if line], size, bold=bold, colour=_INK)

    def _write(self, frame: Any, lines: Sequence[str], size: int, *, bold: bool, colour: RGBColor) -> None:
        for number, line in enumerate(lines):
            paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
            paragraph.alignment = PP_ALIGN.LEFT
            paragraph.space_after = Pt(size * 0.35)
            run = paragraph.add_run()
            run.text = printable(line)
            run.font.size = Pt(max(size, SMALLEST))
            run.font.bold = bold
            run.font.color.rgb = colour
            run.font.name = LATIN
            properties = run._r.get_or_add_rPr()
            properties.set("lang", "zh-CN" if self._language == "zh" else "en-GB")
            etree.SubElement(properties, qn("a:ea")).set("typeface", HAN)
