"""Styles of a Word document get fonts for both scripts and the language that they are spoken in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from build_scripts.model import Language
from build_scripts.render.office import HAN, LATIN

_SCRIPTS = (("ascii", LATIN), ("hAnsi", LATIN), ("cs", LATIN), ("eastAsia", HAN))


def set_fonts(styles: Any, names: Iterable[str]) -> None:
    """These styles in our fonts, whatever the theme of the library's template says."""
    for name in names:
        fonts = styles[name].element.get_or_add_rPr().get_or_add_rFonts()
        for attribute in list(fonts.attrib):
            del fonts.attrib[attribute]
        for script, font in _SCRIPTS:
            fonts.set(qn(f"w:{script}"), font)


def set_language(styles: Any, language: Language) -> None:
    """For spelling and for a reading voice; every style inherits it from Normal.

    Chinese characters are Chinese in either language, and Latin letters in a Chinese document stand for themselves.
    """
    properties = styles["Normal"].element.get_or_add_rPr()
    for old in properties.findall(qn("w:lang")):
        properties.remove(old)
    spoken = OxmlElement("w:lang")
    spoken.set(qn("w:val"), "zh-CN" if language == "zh" else "en-GB")
    spoken.set(qn("w:eastAsia"), "zh-CN")
    properties.append(spoken)
