"""HTML and style sheets become PDF; whatever WeasyPrint complains about is an error, because it would be printed."""

from __future__ import annotations

import gc
import hashlib
import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from build_scripts.render.faults import LayoutComplaint, Overflow
from build_scripts.render.layout_engine import (
    CSS,
    HTML,
    Document,
    FontConfiguration,
    URLFetcher,
    URLFetchingError,
)

__all__ = ["LayoutComplaint", "Overflow", "PdfPress"]

_LEFT = 100_000
"""Objects of earlier documents that may wait to be cleared away where the collector of garbage never runs by itself:
a handful of pages, which a process that makes no more need not look through."""
_LOGGERS = ("weasyprint", "fontTools", "fontTools.subset")


class _OnlyOurFiles(URLFetcher):
    """Reads files of this project and data: addresses, nothing else."""

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> Any:
        if not url.startswith(("file:", "data:")):
            raise URLFetchingError(f"outputs call no other host: {url}")
        return super().fetch(url, headers)


class PdfPress:
    """Lays out documents with parsed style sheets and one font configuration, both kept for the next document."""

    def __init__(self) -> None:
        self._fonts = FontConfiguration()
        self._sheets: dict[str, CSS] = {}
        self._laid_out: dict[tuple[str, str, Path], Document] = {}
        """What was laid out last, because who has measured a document mostly wants just that one printed; in a search
        everything that was tried."""
        self._searching = False

    @contextmanager
    def search(self) -> Iterator[None]:
        """Keeps every layout, so that of several tries (sizes of type, lines to write on) ``pages`` lays out each once
        and ``pdf`` the chosen one not again."""
        self._searching = True
        try:
            yield
        finally:
            self._searching = False
            self._laid_out.clear()

    def pages(self, html: str, style: str, base: Path) -> int:
        """How many pages a document has."""
        return len((self._laid_out.get((html, style, base)) or self.layout(html, style, base)).pages)

    def layout(self, html: str, style: str, base: Path) -> Document:
        """The laid-out document, for measuring and writing; relative addresses start at ``base``."""
        if not self._searching:
            self._laid_out.clear()
        if gc.isenabled() or gc.get_count()[0] > _LEFT:
            # The documents before this one, which nobody needs by now: memory stays flat. Where what was loaded is
            # frozen, as in workers, there is little else to look through with the oldest of them.
            gc.collect(2 if gc.get_freeze_count() else 1)
        with _complaints_are_errors(), _no_collection():
            document = HTML(string=html, base_url=base.as_uri() + "/", url_fetcher=_OnlyOurFiles()).render(
                stylesheets=[self._sheet(style, base)], font_config=self._fonts
            )
        self._laid_out[html, style, base] = document
        return document

    def pdf(self, html: str, style: str, base: Path) -> bytes:
        """A tagged PDF; the same HTML and style give the same bytes. LayoutComplaint where something is amiss."""
        document = self._laid_out.pop((html, style, base), None) or self.layout(html, style, base)
        return self.write(document, html + style)

    def write(self, document: Document, content: str, *, zoom: float = 1.0) -> bytes:
        """The PDF of a document laid out before; ``content`` is what its identifier is taken of, ``zoom`` makes the
        same page larger: the square root of 2 turns A3 into A2."""
        with _complaints_are_errors(), _no_collection():
            data = document.write_pdf(
                zoom=zoom,
                pdf_identifier=hashlib.sha256(content.encode()).digest()[:16],
                pdf_variant="pdf/ua-1",
                custom_metadata=False,
            )
        assert data is not None  # write_pdf gives bytes where it has no target
        return data

    def _sheet(self, style: str, base: Path) -> CSS:
        if style not in self._sheets:
            self._sheets[style] = CSS(
                string=style,
                base_url=base.as_uri() + "/",
                font_config=self._fonts,
                url_fetcher=_OnlyOurFiles(),
            )
        return self._sheets[style]


@contextmanager
def _no_collection() -> Iterator[None]:
    """Lets the collector of garbage rest: a layout makes hundreds of thousands of objects that live until it is
    written, and looking through them again and again costs a twentieth of its time."""
    on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if on:
            gc.enable()


@contextmanager
def _complaints_are_errors() -> Iterator[None]:
    """Collects warnings of the layout engine and raises them as one LayoutComplaint at the end."""
    complaints: list[str] = []

    class Collector(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            # An inlined picture would fill the screen.
            complaints.append(re.sub(r"data:[^\"\s]{60,}", "data:…", record.getMessage()))

    collector = Collector(logging.WARNING)
    loggers = [logging.getLogger(name) for name in _LOGGERS]
    before = [(logger.propagate, logger.level) for logger in loggers]
    for logger in loggers:
        logger.addHandler(collector)
        logger.propagate = False
        logger.setLevel(logging.WARNING)
    try:
        yield
    finally:
        for logger, (propagate, level) in zip(loggers, before, strict=True):
            logger.removeHandler(collector)
            logger.propagate = propagate
            logger.setLevel(level)
    if complaints:
        raise LayoutComplaint("; ".join(dict.fromkeys(complaints)))
