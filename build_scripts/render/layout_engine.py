"""WeasyPrint becomes ready for our fonts, without what it loads for other fonts and other machines.

Our fonts are static and HarfBuzz cuts them, so that what fontTools has for reading and cutting fonts and for variable
ones is never called: 14 MiB and a sixth of a second of the processor in each process. And Linux knows libraries by
their full names, so that nobody need start a compiler and a linker fifty times to ask where they are. Both stand aside
while WeasyPrint is imported, and whoever wants something of it takes it from here.

Three things of WeasyPrint are done otherwise, for the same PDF: a declaration in C is not read again for each number of
glyphs that a font is cut to, which took a hundredth of a second for each font of a PDF; a font file of some mebibytes
is not copied before it is cut; and what Pango was told of a text's features goes with the text, where it stayed for
good and a process grew with each page. ``tests/test_layout_engine.py`` tells when a new WeasyPrint does it differently.
"""

from __future__ import annotations

import ctypes.util
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from types import ModuleType
from typing import Any

from build_scripts.render.faults import LayoutComplaint

__all__ = ["CSS", "HTML", "Document", "FontConfiguration", "URLFetcher", "URLFetchingError"]

_NEVER_CALLED = ("fontTools.subset", "fontTools.ttLib", "fontTools.varLib.instancer")


class _NeverCalled(ModuleType):
    """Stands where a module would; LayoutComplaint where something of it is called all the same."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # Python itself asks what there is
            raise AttributeError(name)

        def refuse(*_: object, **__: object) -> Any:
            raise LayoutComplaint(
                f"{self.__name__}.{name}: a font that HarfBuzz cannot cut, or no HarfBuzz-Subset"
            )

        return refuse


@contextmanager
def _without_what_is_not_used() -> Iterator[None]:
    absent = [name for name in _NEVER_CALLED if name not in sys.modules]
    find_library = ctypes.util.find_library
    sys.modules.update((name, _NeverCalled(name)) for name in absent)
    if sys.platform == "linux":
        ctypes.util.find_library = _found_by_its_full_name
    try:
        yield
    finally:
        ctypes.util.find_library = find_library
        for name in absent:
            del sys.modules[name]


def _found_by_its_full_name(name: str) -> str | None:
    """Nothing: the next name that WeasyPrint tries is the one under which the loader knows the library."""
    return None


class _AnyLength:
    """The interface to libraries in C, to which an array of 60 numbers and one of 61 are of one kind."""

    def __init__(self, interface: Any) -> None:
        self._interface = interface

    def __getattr__(self, name: str) -> Any:
        return getattr(self._interface, name)

    def new(self, declaration: str, *initial: Any) -> Any:
        """What ``cffi.FFI.new`` gives: an array that is given all its items is as long as they are many."""
        length = _LENGTH.search(declaration)
        if length is not None and initial and len(initial[0]) == int(length[1]):
            declaration = declaration[: length.start()] + "[]"
        return self._interface.new(declaration, *initial)


_LENGTH = re.compile(r"\[(\d+)\]$")

with _without_what_is_not_used():
    from weasyprint import CSS, HTML
    from weasyprint.document import Document
    from weasyprint.pdf import fonts as fonts_of_pdfs
    from weasyprint.text import line_break
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import URLFetcher, URLFetchingError

fonts_of_pdfs.ffi = _AnyLength(fonts_of_pdfs.ffi)


read = fonts_of_pdfs.get_hb_object_data
"""The bytes of a font face, copied."""


def _read_later(face: Any) -> Callable[[], bytes]:
    return partial(read, face)


def _content(font: Any) -> bytes:
    """Of a font of a PDF: its file, or what it was cut to since; read when somebody asks, which nobody does before."""
    if not isinstance(font.read_or_to_read, bytes):
        font.read_or_to_read = font.read_or_to_read()
    content: bytes = font.read_or_to_read
    return content


def _keep(font: Any, content: bytes | Callable[[], bytes]) -> None:
    font.read_or_to_read = content


fonts_of_pdfs.get_hb_object_data = _read_later
fonts_of_pdfs.Font.file_content = property(_content, _keep)

_set_up = line_break.Layout.setup


def _set_up_without_leaving_anything(layout: Any, style: Any) -> None:
    """Pango's list of attributes belongs to the layout alone, and what is in the list to it alone."""
    style.font_config.font_features.clear()
    _set_up(layout, style)
    attributes = line_break.pango.pango_layout_get_attributes(layout.layout)
    if attributes != line_break.ffi.NULL:
        line_break.pango.pango_attr_list_unref(attributes)


line_break.Layout.setup = _set_up_without_leaving_anything
