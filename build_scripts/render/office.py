"""A DOCX, XLSX or PPTX as a library saved it becomes one that is the same every time and names no person."""

from __future__ import annotations

import re
from html import escape

from build_scripts.model import Language
from build_scripts.render.archive import unzipped, zipped

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"

LATIN = "Arial"
HAN = "Microsoft YaHei"
"""Fonts that Windows, WPS and macOS have or replace by their own sans; an office file carries no font."""

_TYPES = "[Content_Types].xml"
_CORE = "docProps/core.xml"
_CORE_XML = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
    "<dc:title>{title}</dc:title><dc:creator>{author}</dc:creator><dc:language>{language}</dc:language>"
    "</cp:coreProperties>"
)
_THUMBNAIL = re.compile(rb"<Relationship [^>]*thumbnail[^>]*/>")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")


def settled(data: bytes, *, title: str, author: str, language: Language) -> bytes:
    """The file without the moment of saving, the library's picture of itself and any person's name.

    ``author`` is an organisation. The types stand first, where readers look for them; the rest keeps its order.
    """
    core = _CORE_XML.format(
        title=escape(title), author=escape(author), language="zh-CN" if language == "zh" else "en-GB"
    )
    files: list[tuple[str, bytes]] = []
    for name, content in unzipped(data):
        if name == _CORE:
            files.append((name, core.encode()))
        elif name == "_rels/.rels":
            files.append((name, _THUMBNAIL.sub(b"", content)))
        elif name != "docProps/thumbnail.jpeg":
            files.append((name, content))
    return zipped(sorted(files, key=lambda file: file[0] != _TYPES))


def printable(text: str) -> str:
    """The text without characters that XML cannot hold; a line break becomes a space."""
    return " ".join(_CONTROLS.sub("", text).split())
