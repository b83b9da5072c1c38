"""The door through which channels reach templates and rendering: templates and values in, HTML, PDF and PNG out."""

from __future__ import annotations

import base64
from collections.abc import Callable, Collection, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import jinja2
from markupsafe import Markup

from build_scripts.model import Output, Picture
from build_scripts.render import markdown, qr

if TYPE_CHECKING:
    from build_scripts.render.page_numbers import Numbers
    from build_scripts.render.parts import Kept, Part
    from build_scripts.render.pdf import PdfPress

_MEDIA_TYPES = {".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg"}


class Press:
    """Templates of ``templates/``, read once, and the PDF engine, started at first use."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.templates = root / "templates"
        self._needed: Callable[[str], tuple[Output, ...]] | None = None
        self._wanted: Collection[str] | None = None
        self._kept: Kept | None = None
        self._environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader(self.templates),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        self._environment.filters["inline"] = lambda text: Markup(markdown.to_inline_html(text))
        self._environment.globals["qr"] = lambda address, title: Markup(qr.svg(address, title))

    @cached_property
    def _pdf(self) -> PdfPress:
        # The engine takes half a second to import, which a build that renders nothing should not pay.
        from build_scripts.render.pdf import PdfPress

        return PdfPress()

    @property
    def engine(self) -> PdfPress:
        """The PDF engine, for channels that measure layouts."""
        return self._pdf

    def html(self, template: str, **values: object) -> str:
        """A filled template, ``leaflet/tri-fold.html.j2``: autoescaped; filter ``inline`` renders Markdown of one
        paragraph, ``qr(address, title)`` an inline SVG. A name that is not given is an error."""
        return self._environment.get_template(template).render(**values)

    def read(self, *templates: str) -> None:
        """Reads templates that will be filled later."""
        for template in templates:
            self._environment.get_template(template)

    def text(self, name: str) -> str:
        """A file below ``templates/`` as it is, such as a style sheet."""
        return (self.templates / name).read_text(encoding="utf-8")

    def style(self, *names: str) -> str:
        """Several style sheets below ``templates/``, one after another."""
        return "\n".join(self.text(name) for name in names)

    def pdf(self, html: str, style: str) -> bytes:
        """A PDF; relative addresses start at ``templates/``."""
        return self._pdf.pdf(html, style, self.templates)

    def pdf_of_parts(
        self, html: str, style: str, *, together: int = 1, numbers: Numbers | None = None
    ) -> bytes:
        """A PDF whose parts, marked in the template, are laid out by themselves and joined; see ``render/parts.py``."""
        from build_scripts.render.parts import pdf_of_parts

        kept = self._keeping()
        return pdf_of_parts(html, style, self.templates, self._pdf, kept, together=together, numbers=numbers)

    def joined(self, parts: Sequence[Part], whole: Callable[[], str], style: str) -> bytes:
        """The same of parts whose HTML is made only where they are not kept; ``whole`` makes that of all."""
        from build_scripts.render.parts import joined

        return joined(parts, whole, style, self.templates, self._pdf, self._keeping())

    def noted(self, source: str, find_out: Callable[[], bytes]) -> bytes:
        """What takes a layout to find out, kept beside the parts; ``source`` is all that it depends on."""
        from build_scripts.render.parts import noted

        return noted(source, find_out, self._keeping())

    def _keeping(self) -> Kept:
        from build_scripts.render.parts import NothingKept

        return NothingKept() if self._kept is None else self._kept

    def in_black(self, pdf: bytes) -> bytes:
        """The PDF for a laser printer: every colour as a grey, what may carry text as solid black."""
        from build_scripts.render import inks  # like the PDF engine, wanted only where something is printed

        return inks.in_black(pdf)

    def in_process(self, pdf: bytes) -> bytes:
        """The PDF for a print shop: every colour as CMYK, greys as black ink alone."""
        from build_scripts.render import inks

        return inks.in_process(pdf)

    def picture(self, picture: Picture) -> bytes:
        """The bytes of a lesson's picture."""
        return (self.root / picture.path).read_bytes()

    def picture_address(self, picture: Picture) -> str:
        """A lesson's picture as a ``data:`` address, for PDFs."""
        media_type = _MEDIA_TYPES[Path(picture.path).suffix.lower()]
        return f"data:{media_type};base64,{base64.b64encode(self.picture(picture)).decode()}"

    def keep_parts(self, kept: Kept | None) -> None:
        """Says where parts of PDFs are that were laid out before, and notes of what was measured; None: nowhere, and
        all is laid out."""
        self._kept = kept

    def pack(self, needed: Callable[[str], tuple[Output, ...]]) -> None:
        """Says where the outputs of needed jobs come from."""
        self._needed = needed

    def needed(self, job_id: str) -> tuple[Output, ...]:
        """The outputs of a job named in ``Job.needs``."""
        if self._needed is None:
            raise LookupError(job_id)
        return self._needed(job_id)

    def want(self, jobs: Collection[str] | None) -> None:
        """Says of which jobs of a group the outputs are wanted; None: of all."""
        self._wanted = jobs

    def wants(self, job_id: str) -> bool:
        """Whether the outputs of a job of a group are wanted; those of the others are known."""
        return self._wanted is None or job_id in self._wanted
