"""The bytes of a file become everything in it that says words: text, source, notes, metadata, names of members."""

from __future__ import annotations

import html
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

import pikepdf
import pypdfium2

_ARCHIVES = {".zip", ".docx", ".pptx", ".xlsx", ".epub", ".odt", ".odp", ".ods", ".h5p"}
_PICTURES = {".png", ".jpg", ".jpeg", ".gif", ".ttf", ".otf", ".woff", ".woff2"}
_SHEET = re.compile(r"xl/(?:worksheets/[^/]+|sharedStrings)\.xml")
_DEEPEST = 3


@dataclass(frozen=True, slots=True)
class Layer:
    """Words of a file, and where in it they stand."""

    where: str
    text: str
    is_name: bool = False
    is_source: bool = False
    """With tags and code, not only what is read."""


def layers(path: str, data: bytes, depth: int = 0) -> Iterator[Layer]:
    """All layers of a file; what cannot be read as its kind is read as text."""
    if not depth:
        yield Layer("name", path, is_name=True)
    suffix = PurePosixPath(path).suffix.lower()
    if suffix == ".pdf":
        yield from _pdf(data)
    elif suffix in _ARCHIVES and zipfile.is_zipfile(io.BytesIO(data)) and depth < _DEEPEST:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if archive.comment:
                yield Layer("comment", archive.comment.decode("utf-8", "replace"))
            # The sheets of a workbook are read together: a survey has questions on one and their options on the next.
            sheets = [m for m in archive.infolist() if suffix == ".xlsx" and _SHEET.match(m.filename)]
            if sheets:
                source = "\n".join(_decoded(archive.read(member)) for member in sheets)
                yield Layer("sheets: source", source, is_source=True)
                yield Layer("sheets: text", _words(source))
            for member in archive.infolist():
                yield Layer(f"{member.filename} (name)", member.filename, is_name=True)
                if member in sheets:
                    continue
                for layer in layers(member.filename, archive.read(member), depth + 1):
                    yield Layer(
                        f"{member.filename}: {layer.where}", layer.text, layer.is_name, layer.is_source
                    )
    elif suffix in _PICTURES:
        # Pixels say nothing here; what is written beside them can.
        yield Layer("metadata", " ".join(m.decode() for m in re.findall(rb"[ -~]{12,}", data)))
    else:
        source = _decoded(data)
        yield Layer("source", source, is_source=True)
        yield Layer("text", _words(source))


def _decoded(data: bytes) -> str:
    for encoding in ("utf-8-sig", "utf-16" if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("utf-8", "replace")


def _words(source: str) -> str:
    """Without tags; escapes of HTML and JSON read."""
    text = html.unescape(re.sub(r"<[^>]*>", "", source))
    return re.sub(r"\\u([0-9a-fA-F]{4})", lambda m: chr(int(m[1], 16)), text)


def _pdf(data: bytes) -> Iterator[Layer]:
    with pypdfium2.PdfDocument(data) as document:
        for number, page in enumerate(document, 1):
            yield Layer(f"page {number}", page.get_textpage().get_text_range())
    with pikepdf.open(io.BytesIO(data)) as document:
        said = [str(value) for value in document.docinfo.values()]
        if "/Metadata" in document.Root:
            said.append(_words(document.Root.Metadata.read_bytes().decode("utf-8", "replace")))
        yield Layer("metadata", "\n".join(said))
        yield Layer("tags and notes", "\n".join(_strings(document)))
        for name, attached in document.attachments.items():
            yield Layer(f"{name} (name)", name, is_name=True)
            for layer in layers(name, attached.get_file().read_bytes(), 1):
                yield Layer(f"{name}: {layer.where}", layer.text, layer.is_name, layer.is_source)


def _strings(document: pikepdf.Pdf) -> Iterator[str]:
    """What tags, notes, fields and outlines say."""
    for thing in document.objects:
        if isinstance(thing, pikepdf.Dictionary):
            for key in ("/Alt", "/ActualText", "/E", "/Contents", "/T", "/TU", "/V", "/Title"):
                value = thing.get(key)
                if isinstance(value, pikepdf.String):
                    yield str(value)
