"""A filled document of the organiser's becomes the PDF that is printed and the DOCX that an office changes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from lxml import html as lxml_html
from markupsafe import Markup

from build_scripts.channels.kit import prose
from build_scripts.channels.kit.details import OwnSheet
from build_scripts.channels.kit.items import STYLES, detail_of, filled
from build_scripts.channels.kit.office.document import OfficeDocument, Run
from build_scripts.channels.kit.wording import WORDING
from build_scripts.model import Job, Language
from build_scripts.render import markdown
from build_scripts.render.parts import Part
from build_scripts.render.plain import columns
from build_scripts.render.press import Press
from build_scripts.render.source_lines import SourceLine, source_lines

OWN_STYLES = (*STYLES, "kit/own.css")
_SIZES = (13.0, 12.5, 12.0, 11.5, 11.0)
"""Points of a letter, the largest with which each person's fits one page; else the largest."""
_TOGETHER = 4
"""Letters that are laid out at once: one alone costs little less, and a changed name changes no more than these."""
_BLANK = re.compile(r"【([^】]*)】")


def own_pdf(job: Job, press: Press) -> bytes:
    """The PDF: every participant's page begins a sheet."""
    sheet = detail_of(job, OwnSheet)
    style = press.style(*OWN_STYLES)
    sources = _sources(job)

    def fill(size: float, pages: Sequence[str]) -> str:
        texts = [_with_blanks(prose.blocks(page, job.language), job.language) for page in pages]
        return filled(press, "own", job, sheet=sheet, texts=texts, size=size, sources=sources)

    def largest() -> bytes:
        for size in _SIZES:
            if len(press.engine.layout(fill(size, [longest]), style, press.templates).pages) == 1:
                return str(size).encode()
        return str(_SIZES[0]).encode()

    # Measured on the longest text: all the others fit in the type in which it does.
    longest = max(sheet.pages, key=len, default="")
    same_for_all = fill(_SIZES[0], ["…"])
    size = float(press.noted("\0".join(("size", style, same_for_all, longest)), largest))
    groups = (sheet.pages[at : at + _TOGETHER] for at in range(0, len(sheet.pages), _TOGETHER))
    parts = [
        Part("\0".join((str(size), same_for_all, *group)), partial(fill, size, group)) for group in groups
    ]
    return press.joined(parts, partial(fill, size, sheet.pages), style)


def own_docx(job: Job) -> bytes:
    """The same as a DOCX."""
    sheet = detail_of(job, OwnSheet)
    centred = sheet.layout == "certificate"
    # The seventeenth person's letter is no page 17.
    alone = len(sheet.pages) == 1
    document = OfficeDocument(
        job.language, sheet.title, job.programme.publisher, numbered=alone, wide=centred
    )
    for place, page in enumerate(sheet.pages):
        if place:
            document.page_break()
        document.heading(sheet.title, 0, centred=True)
        tree = lxml_html.fragment_fromstring(markdown.to_html(page), create_parent="div")
        for element in tree:
            # Most of a letter is the same for everybody.
            said = lxml_html.tostring(element, with_tail=False)
            document.repeated(said, partial(_block, document, element, centred))
        for line in _sources(job):
            said = f"{line.title}{WORDING[job.language].colon}{line.figures}" if line.figures else line.title
            document.rich([Run(f"{line.number} {said}")], small=True)
    return document.data()


def _sources(job: Job) -> tuple[SourceLine, ...]:
    """The sources of the figures that it quotes."""
    return source_lines(job.quoted(), WORDING[job.language].stop)


def _with_blanks(text: str, language: Language) -> Markup:
    """What is to be filled in by hand, 【…】, is set apart."""
    left, right = ("【", "】") if language == "zh" else ("[", "]")
    html = _BLANK.sub(lambda found: f'<span class="blank">{left}{found[1]}{right}</span>', text)
    return Markup(html)  # noqa: S704 -- made by render.markdown


def _block(document: OfficeDocument, element: Any, centred: bool) -> None:
    """A paragraph, heading, list, table or signature."""
    tag = element.tag
    if tag in {"h1", "h2", "h3", "h4"}:
        document.heading(_words(element), 1 if tag < "h3" else 2)
    elif tag in {"ul", "ol"}:
        for number, item in enumerate(element.iter("li"), 1):
            runs = list(_runs(item))
            # Word goes on counting from list to list: the number is written instead.
            document.rich([Run(f"{number}. "), *runs] if tag == "ol" else runs, bullet=tag == "ul")
    elif tag == "table":
        rows = [[_words(cell) for cell in row.iter("th", "td")] for row in element.iter("tr")]
        if rows:
            head = rows[0] if any(rows[0]) else []
            document.table(head, rows[1:], _widths(rows))
    elif tag == "hr":
        document.rich([Run("- " * 45)], centred=True)
    elif tag == "blockquote":
        # A signature: who signs, and when.
        for child in element:
            document.rich(list(_runs(child)), right=not centred, centred=centred)
    else:
        document.rich(list(_runs(element)), centred=centred)


def _widths(rows: list[list[str]]) -> list[float]:
    """Shares of the width by what stands in the columns, none too narrow and none too wide."""
    longest = (max(columns(cell) for cell in column) for column in zip(*rows, strict=True))
    return [float(min(max(width, 7), 30)) for width in longest]


def _words(element: Any) -> str:
    return " ".join("".join(run.text for run in _runs(element)).split())


def _runs(element: Any, *, bold: bool = False, missing: bool = False) -> Iterator[Run]:
    """The pieces of one paragraph; a line break is a run of its own."""
    if element.text:
        yield Run(element.text, bold, missing)
    for child in element:
        if child.tag == "br":
            yield Run("\n")
        elif child.tag not in {"ul", "ol"}:
            strong = child.tag in {"strong", "em", "b"} or child.get("class") == "fact"
            yield from _runs(child, bold=bold or strong, missing=missing or child.get("class") == "missing")
        if child.tail:
            yield Run(child.tail, bold, missing)
